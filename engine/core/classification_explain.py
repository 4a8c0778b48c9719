"""Where the numbers of logistic and softmax regression come from: formulas in symbols and in numbers.

A key is a kind and a place: ("score", "3") is the score of the row with index 3, ("score", "3", "1") its score for
class 1 where there are several outputs. What a row costs and how it is called stands here; what is counted over rows
in `class_counts_explain`.
"""

import math
from collections.abc import Callable, Mapping

import numpy as np

from engine.core import class_counts_explain, latex, parameter_explain, row_explain
from engine.core.asides import Explanation
from engine.core.classification import Classification
from engine.core.functions import ONE_VS_REST
from engine.core.latex import MINUS, number
from engine.core.messages import Message
from engine.core.parameter_explain import NoSuchNumber, Slope, Told, index, mean_of, penalty, penalty_added
from engine.core.row_explain import cell_of_product, feature_symbol, of_row, row_of
from engine.core.types import Array

# e to a power beyond this is no number that a reader can use: scores are written relative to the largest one.
_FAR = 30.0
# −log p is written with p between these; outside, p would be 0 or 1 in so many digits.
_HARDLY, _BY_FAR = 1e-3, 12.0


def explain(run: Classification, key: tuple[str, ...]) -> Explanation:
    """The explanation of the number named by `key`; LearnerError if there is no such number."""
    return row_explain.explained(run, key, _KINDS)


def _output(run: Classification, written: str | None) -> int:
    """Which output a key names; it need not where there is only one."""
    if written is None and not run.binary:
        raise NoSuchNumber
    return index(written or "0", run.batch.Y.shape[1])


def _letter(run: Classification) -> str:
    """The sigmoid's output is g, the softmax's p."""
    return "p" if _is_softmax(run) else "g"


def _is_softmax(run: Classification) -> bool:
    return not run.binary and run.layer.output is not ONE_VS_REST


# ── from features to the call


def _score(run: Classification, row: str, column: str | None = None) -> Told:
    i, k = row_of(run, row), _output(run, column)
    values = {"row": i + 1, "class": k + 1}
    title = Message("explain_score", values) if run.binary else Message("explain_score_of", values)
    return Told(title, *cell_of_product(run, "z", i, k))


def _product(run: Classification, row: str, column: str) -> Told:
    i, k = row_of(run, row), _output(run, column)
    return Told(Message("explain_product", {"row": i + 1, "column": k + 1}), *cell_of_product(run, "z", i, k))


def _probability(run: Classification, row: str, column: str | None = None) -> Told:
    i, k = row_of(run, row), _output(run, column)
    value, scores = float(run.forward.H[i, k]), [float(z) for z in run.forward.Z[i]]
    values = {"row": i + 1, "class": k + 1}
    if _is_softmax(run):
        largest = max(scores)
        shift = largest if abs(largest) > _FAR else 0.0
        shown = rf" - \max z_{{{i + 1}}}" if shift else ""
        formula = rf"\frac{{e^{{{of_row(run, 'z', i, k)}{shown}}}}}{{\sum_{{j}} e^{{z_{{{i + 1},j}}{shown}}}}}"
        numbers = _share([score - shift for score in scores], k)
        return Told(Message("explain_probability_of", values), f"{of_row(run, 'p', i, k)} = {formula}", numbers, value)
    title = Message("explain_probability", values) if run.binary else Message("explain_output_of", values)
    z, symbol = scores[k], of_row(run, "z", i, k)
    if z < -_FAR:
        formula, numbers = (
            rf"\frac{{e^{{{symbol}}}}}{{1 + e^{{{symbol}}}}}",
            rf"\frac{{{_power(z)}}}{{1 + {_power(z)}}}",
        )
    else:
        formula, numbers = rf"\frac{{1}}{{1 + e^{{-{symbol}}}}}", rf"\frac{{1}}{{1 + {_power(-z)}}}"
    return Told(title, f"{of_row(run, 'g', i, k)} = {formula}", f"= {numbers}", value)


def _power(z: float) -> str:
    """e^z; its exponent with four digits behind the point, so that the power has four in all."""
    return f"e^{{{number(z, latex.digits_for(1.0, z))}}}"


def _share(scores: list[float], k: int) -> str:
    """e^z of output k as a share of the sum over all outputs."""
    powers = latex.shortened([_power(z) for z in scores])
    written = rf"= \frac{{{_power(scores[k])}}}{{{powers}}}"
    if len(scores) > latex.MOST_TERMS:
        sizes = [math.exp(z) for z in scores]
        written += rf" = \frac{{{number(sizes[k])}}}{{{number(sum(sizes))}}}"
    return written


def _called(run: Classification, row: str) -> Told:
    i = row_of(run, row)
    threshold = run.looked_at.threshold
    value = float(run.called(run.forward.H[i : i + 1], threshold)[0])
    if run.binary:
        g, values = float(run.forward.H[i, 0]), {"row": i + 1, "threshold": f"{threshold:g}"}
        tied = math.isnan(value)
        sign = "=" if tied else ">" if value else r"\leq"
        digits = latex.digits_for(g - threshold, g) if g != threshold else latex.DIGITS
        numbers = f"{number(g, digits)} {sign} {number(threshold)}"
        title = Message("explain_called_none" if tied else "explain_called", values)
        return Told(title, f"{of_row(run, 'g', i)} {sign} {number(threshold)}", numbers, value)
    title = Message("explain_called_none" if math.isnan(value) else "explain_called_of", {"row": i + 1})
    letter = _letter(run)
    shown = [number(float(p)) for p in run.forward.H[i]]
    largest = number(float(run.forward.H[i].max()))
    listed = ",\\ ".join(shown if len(shown) <= latex.MOST_TERMS else [*shown[:3], r"\ldots"])
    return Told(title, rf"\arg\max_{{k}}\,{letter}_{{{i + 1},k}}", rf"\max\left({listed}\right) = {largest}", value)


def _target(run: Classification, row: str) -> Told:
    i = row_of(run, row)
    return Told(Message("explain_target", {"row": i + 1}), f"y_{{{i + 1}}}", "", float(run.label[i]))


def _feature(run: Classification, row: str, column: str) -> Told:
    """Products of two features are worked out before they are scaled."""
    told = row_explain.feature(run, row, column)
    i, j = row_of(run, row), int(column)
    own = len(run.features.used)
    if j < own or run.scaling.name != "none":
        return told
    first, second = ((0, 0), (1, 1), (0, 1))[j - own]
    symbols, (x, y) = [feature_symbol(run, i, k) for k in (first, second)], run.data.X[i, [first, second]]
    square = first == second
    made = f"{symbols[0]}^2" if square else rf"{symbols[0]} \cdot {symbols[1]}"
    numbers = latex.square(float(x)) if square else latex.product(float(x), float(y))
    title = Message("explain_feature_made", {"row": i + 1, "column": j + 1})
    return Told(title, f"{told.formula} = {made}", f"= {numbers}", told.value)


# ── what a row costs


def _loss(run: Classification, row: str) -> Told:
    i = row_of(run, row)
    Z, Y = run.forward.Z[i : i + 1], run.batch.Y[i : i + 1]
    value = float(run.layer.output.loss(Z, Y)[0])
    title = Message("explain_loss", {"row": i + 1})
    right = int(run.label[i])
    if run.binary:
        y, g = f"y_{{{i + 1}}}", of_row(run, "g", i)
        formula = rf"{MINUS}\left[{y}\log {g} + \left(1 - {y}\right)\log\left(1 - {g}\right)\right]"
        of = number(float(run.forward.H[i, 0]))
        written = rf"{MINUS}\left[{right} \cdot \log {of} + {1 - right} \cdot \log\left(1 - {of}\right)\right]"
        return Told(title, formula, f"= {written} = {_surprise(value, _behind(Z[0], Y[0]))}", value)
    if _is_softmax(run):
        formula = rf"{MINUS}\log {of_row(run, 'p', i, right)}"
        return Told(title, formula, f"= {_surprise(value, _behind(Z[0], Y[0]))}", value)
    formula = (
        rf"{MINUS}\log {of_row(run, 'g', i, right)} - \sum_{{k \neq {right + 1}}}\log\left(1 - g_{{{i + 1},k}}\right)"
    )
    # How probable the right answer of each output is by itself.
    signed = np.where(Y[0] == 1.0, Z[0], -Z[0])
    losses = [float(loss) for loss in np.logaddexp(0.0, -signed)]
    order = [right, *(k for k in range(len(losses)) if k != right)]
    terms = [_surprise(losses[k], max(0.0, -float(signed[k])), value) for k in order]
    if len(terms) > latex.MOST_TERMS:
        terms = [terms[0], number(sum(losses) - losses[right])]
    return Told(title, formula, f"= {latex.total(terms)}", value)


def _behind(Z: Array, Y: Array) -> float:
    """How far the right class's score is behind the largest one."""
    if len(Z) == 1:
        return max(0.0, float(-Z[0] if Y[0] else Z[0]))
    return float(Z.max() - Z[int(Y.argmax())])


def _surprise(loss: float, behind: float, whole: float | None = None) -> str:
    """−log p in numbers, where p is −log p = `loss`; of the sum `whole` it is a term.

    Args:
        loss: the number.
        behind: how far the right score is behind the largest: where p is tiny, the loss is this and a little more.
        whole: of which the digits are to be seen.
    """
    if loss > _BY_FAR:
        return rf"{number(behind)} + \log\left({number(math.exp(loss - behind))}\right)"
    if loss < _HARDLY:
        return rf"\log\left(1 + {number(math.expm1(loss))}\right)"
    digits = latex.digits_for(min(1.0, loss if whole is None else whole), 1.0)
    return rf"{MINUS}\log\left({number(math.exp(-loss), digits)}\right)"


def _slope(run: Classification, row: str, column: str | None = None) -> Told:
    i, k = row_of(run, row), _output(run, column)
    y, g = float(run.batch.Y[i, k]), float(run.forward.H[i, k])
    digits = latex.digits_for(g - y, g, y)
    return Told(
        Message("explain_slope", {"row": i + 1}),
        rf"\frac{{\partial\,\text{{loss}}}}{{\partial {of_row(run, 'z', i, k)}}}"
        rf" = {of_row(run, _letter(run), i, k)} - {of_row(run, 'y', i, k)}",
        f"= {number(g, digits)} - {number(y)}",
        g - y,
    )


def _row_gradient(run: Classification, row: str, column: str) -> Told:
    """What a row adds to m times the gradient of a weight, with one output."""
    i, j = row_of(run, row), index(column, run.batch.X.shape[1])
    if not run.binary:
        raise NoSuchNumber
    error, x = float(run.forward.H[i, 0] - run.batch.Y[i, 0]), float(run.batch.X[i, j])
    return Told(
        Message("explain_row_gradient", {"row": i + 1, "name": run.names[j]}),
        rf"\left(g_{{{i + 1}}} - y_{{{i + 1}}}\right)\,{feature_symbol(run, i, j)}",
        f"= {latex.product(error, x)}",
        error * x,
    )


def _output_sum(run: Classification, row: str) -> Told:
    i = row_of(run, row)
    outputs = [float(g) for g in run.forward.H[i]]
    numbers = f"= {latex.total([number(g) for g in outputs])}" if len(outputs) <= latex.MOST_TERMS else ""
    title = Message("explain_output_sum", {"row": i + 1})
    return Told(title, rf"\sum_{{k}} {_letter(run)}_{{{i + 1},k}}", numbers, sum(outputs))


def _cost(run: Classification) -> Told:
    losses = run.layer.output.loss(run.forward.Z, run.batch.Y)
    numbers = mean_of(
        [number(float(loss)) for loss in losses], float(losses.sum()), penalty(run), run.params["W"].ravel().tolist()
    )
    formula = rf"\text{{cost}} = {MINUS}\frac{{1}}{{m}}{_sum(run)}{penalty_added(run)}"
    return Told(Message("explain_cost_classes"), formula, numbers, run.cost)


def _sum(run: Classification) -> str:
    if _is_softmax(run):
        return r"\sum_{i}\sum_{k} y_{i,k}\log p_{i,k}"
    over, at = (r"\sum_{i}", "i") if run.binary else (r"\sum_{i}\sum_{k}", "i,k")
    g, y = f"g_{{{at}}}", f"y_{{{at}}}"
    return rf"{over}\left[{y}\log {g} + \left(1 - {y}\right)\log\left(1 - {g}\right)\right]"


def _gradient(run: Classification, name: str) -> Told:
    rows, letter = len(run.batch.X), _letter(run)

    def error(output: int) -> str:
        at = "i" if run.binary else f"i,{output + 1}"
        return f"{letter}_{{{at}}} - y_{{{at}}}"

    slope = Slope(r"\frac{1}{m}", rf"\frac{{1}}{{{rows}}}", 1.0 / rows, error, run.forward.H - run.batch.Y)
    return parameter_explain.gradient(run, name, slope)


# By kind and how many words its place has.
_KINDS: Mapping[tuple[str, int], Callable[..., Told]] = {
    **row_explain.KINDS,
    **parameter_explain.KINDS,
    **class_counts_explain.KINDS,
    ("score", 1): _score,
    ("score", 2): _score,
    ("product", 2): _product,
    ("probability", 1): _probability,
    ("probability", 2): _probability,
    ("called", 1): _called,
    ("target", 1): _target,
    ("feature", 2): _feature,
    ("loss", 1): _loss,
    ("slope", 1): _slope,
    ("slope", 2): _slope,
    ("row_gradient", 2): _row_gradient,
    ("output_sum", 1): _output_sum,
    ("cost", 0): _cost,
    ("gradient", 1): _gradient,
}
