"""Where the numbers of the mini-batch lab come from: what is said of a batch as of any rows, and what is its own."""

import math
from collections.abc import Callable, Mapping

import numpy as np

from engine.core import classification_explain, latex, row_explain
from engine.core.asides import Explanation
from engine.core.latex import number
from engine.core.messages import Message
from engine.core.parameter_explain import NoSuchNumber, Told, index
from engine.core.row_explain import feature_symbol, row_of
from engine.core.types import Batch
from engine.topics.batches import count_explain
from engine.topics.batches.dial import angle_between, inner, spread, typical_angle
from engine.topics.batches.minibatches import MiniBatches


def explain(run: MiniBatches, key: tuple[str, ...]) -> Explanation:
    """The explanation of the number named by `key`; LearnerError if there is no such number."""
    if (key[0] if key else "", len(key) - 1) in _KINDS:
        return row_explain.explained(run, key, _KINDS)
    return classification_explain.explain(run, key)


def _pixel(run: MiniBatches, row: str, column: str) -> Told:
    i, j = row_of(run, row), index(column, run.batch.X.shape[1])
    value, symbol = float(run.batch.X[i, j]), feature_symbol(run, i, j)
    title = Message("explain_feature", {"row": i + 1, "column": j + 1})
    if run.largest == 1.0:
        return Told(title, symbol, "", value)
    return Told(
        Message("explain_pixel", {"row": i + 1, "column": j + 1, "largest": run.largest}),
        rf"{symbol} = \frac{{\text{{pixel}}}}{{{number(run.largest)}}}",
        rf"= \frac{{{number(round(value * run.largest, 9))}}}{{{number(run.largest)}}}",
        value,
    )


def _accuracy_on(run: MiniBatches, batch: Batch, title: Message) -> Told:
    if not len(batch.X):
        raise NoSuchNumber
    called = run.called(run.model.predict(run.params, batch.X))
    if np.isnan(called).all():
        title = Message("explain_accuracy_none", {"found": len(called), "rows": len(called)})
        return Told(title, r"\frac{\text{right}}{m}", "", float("nan"))
    right = int(np.count_nonzero(called == batch.Y.argmax(axis=1)))
    return Told(title, r"\frac{\text{right}}{m}", rf"= \frac{{{right}}}{{{len(called)}}}", right / len(called))


def _train_accuracy(run: MiniBatches) -> Told:
    return _accuracy_on(run, run.whole, Message("explain_train_accuracy", {"rows": len(run.whole.X)}))


def _test_accuracy(run: MiniBatches) -> Told:
    return _accuracy_on(run, run.test, Message("explain_test_accuracy", {"rows": len(run.test.X)}))


def _cost_on(run: MiniBatches, batch: Batch, title: Message) -> Told:
    if not len(batch.X):
        raise NoSuchNumber
    forward = run.model.forward(run.params, batch)
    total = float(run.model.output.loss(forward.Z, batch.Y).sum())
    formula = r"\text{cost} = -\frac{1}{m}\sum_{i=1}^{m}\log p_{i,\,\text{right}}"
    numbers = rf"= \frac{{{number(total)}}}{{{len(batch.X)}}}"
    if run.layer.l2:
        squares = float(np.vdot(run.params["W"], run.params["W"]))
        formula += r" + \lambda\sum w^2"
        numbers += rf" + {number(run.layer.l2)} \cdot {number(squares)}"
    return Told(title, formula, numbers, forward.cost)


def _whole_cost(run: MiniBatches) -> Told:
    return _cost_on(run, run.whole, Message("explain_whole_cost", {"rows": len(run.whole.X)}))


def _test_cost(run: MiniBatches) -> Told:
    return _cost_on(run, run.test, Message("explain_test_cost", {"rows": len(run.test.X)}))


def _wrong_right(run: MiniBatches, row: str) -> Told:
    """The probability that a test image gives to its right class."""
    i = index(row, len(run.test.X))
    forward = run.model.forward(run.params, Batch(run.test.X[i : i + 1], run.test.Y[i : i + 1]))
    k = int(run.test.Y[i].argmax())
    powers = np.exp(forward.Z[0] - forward.Z[0].max())
    title = Message("explain_test_right", {"row": i + 1, "class": run.data.classes[k]})
    formula = rf"p_{{{k + 1}}} = \frac{{e^{{z_{{{k + 1}}} - \max z}}}}{{\sum_{{j}} e^{{z_{{j}} - \max z}}}}"
    numbers = rf"= \frac{{{number(float(powers[k]))}}}{{{number(float(powers.sum()))}}}"
    return Told(title, formula, numbers, float(forward.H[0, k]))


def _angle(run: MiniBatches) -> Told:
    batch, whole = run.gradients(), run.whole_gradient()
    value = angle_between(batch, whole)
    if value is None:
        raise NoSuchNumber
    dot, one, two = inner(batch, whole), math.sqrt(inner(batch, batch)), math.sqrt(inner(whole, whole))
    return Told(
        Message("explain_angle", {"rows": len(run.batch.X), "of": len(run.whole.X)}),
        r"\theta = \arccos\frac{g \cdot G}{\left|g\right|\left|G\right|}",
        rf"= \arccos\frac{{{number(dot)}}}{{{latex.product(one, two)}}}",
        value,
    )


def _typical_angle(run: MiniBatches, size: str) -> Told:
    rows = len(run.train_rows)
    B = index(size, rows + 1)
    if not B:
        raise NoSuchNumber
    whole = run.whole_gradient()
    length, s = math.sqrt(inner(whole, whole)), spread(run)
    value = typical_angle(s, length, B, rows)
    left = rf"\sqrt{{\frac{{{rows} - {B}}}{{{B} \cdot {rows - 1}}}}}"
    return Told(
        Message("explain_typical_angle", {"rows": B}),
        r"\theta = \arctan\frac{s}{\left|G\right|}\sqrt{\frac{n - B}{B\left(n - 1\right)}}",
        rf"= \arctan\frac{{{number(s)}}}{{{number(length)}}}{left}",
        value,
    )


# By kind and how many words its place has.
_KINDS: Mapping[tuple[str, int], Callable[..., Told]] = {
    **count_explain.KINDS,
    ("feature", 2): _pixel,
    ("train_accuracy", 0): _train_accuracy,
    ("test_accuracy", 0): _test_accuracy,
    ("whole_cost", 0): _whole_cost,
    ("test_cost", 0): _test_cost,
    ("test_right", 1): _wrong_right,
    ("angle", 0): _angle,
    ("typical_angle", 1): _typical_angle,
}
