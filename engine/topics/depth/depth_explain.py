"""Where the numbers of many layers come from: gradients, updates, the two factors of a layer and their product."""

from collections.abc import Callable, Mapping

import numpy as np

from engine.core import classification_explain, latex, parameter_explain
from engine.core.asides import Explanation
from engine.core.classification import Classification
from engine.core.latex import MINUS, number
from engine.core.messages import LearnerError, Message
from engine.core.parameter_explain import NoSuchNumber, Told, index, mean_of
from engine.topics.depth.depth_flow import flow, network_of, silent_units

_DOT = r" \cdot "


def explain(run: Classification, key: tuple[str, ...]) -> Explanation:
    """The explanation of the number named by `key`; LearnerError if there is no such number."""
    kind, *place = key or ("",)
    if (kind, len(place)) in _ROWS:
        return classification_explain.explain(run, key)
    try:
        told = _KINDS[kind, len(place)](run, *place)
    except (KeyError, NoSuchNumber):
        raise LearnerError("nothing_to_explain", found="/".join(key)) from None
    return Explanation(key, told.title, told.formula, told.numbers, told.value)


def _layer(run: Classification, written: str, *, hidden: bool = False) -> int:
    """The layer that a key names, from 1."""
    count = len(network_of(run).widths) - (2 if hidden else 1)
    if not written.isdecimal() or int(written) == 0:
        raise NoSuchNumber
    return index(str(int(written) - 1), count) + 1


def _length(of: str) -> str:
    return rf"\left\Vert {of} \right\Vert"


def _delta(layer: int) -> str:
    return rf"\delta^{{({layer})}}"


def _before(layer: int) -> str:
    """What comes to hidden layer `layer`, before its g′."""
    return rf"{_delta(layer + 1)}\,W^{{({layer + 1})\top}}"


def _share(above: float, below: float) -> str:
    return rf"\frac{{{number(above)}}}{{{number(below)}}}"


def _gradient(run: Classification, written: str) -> Told:
    layer = _layer(run, written)
    numbers = run.gradients()[f"W{layer}"].ravel()
    squares = latex.shortened([latex.square(float(slope)) for slope in numbers])
    matrix, single = latex.slope(f"W^{{({layer})}}"), latex.slope(f"w^{{({layer})}}_{{ij}}")
    return Told(
        Message("depth_explain_gradient", {"layer": layer, "count": len(numbers)}),
        rf"{_length(matrix)} = \sqrt{{\sum_{{i,j}}\left({single}\right)^2}}",
        rf"= \sqrt{{{squares}}}",
        float(flow(run).gradient[layer - 1]),
    )


def _update(run: Classification, written: str) -> Told:
    layer = _layer(run, written)
    found = flow(run)
    gradient, weights = float(found.gradient[layer - 1]), float(found.weights[layer - 1])
    symbol = f"W^{{({layer})}}"
    return Told(
        Message("depth_explain_update", {"layer": layer}),
        rf"\frac{{\alpha\,{_length(latex.slope(symbol))}}}{{{_length(symbol)}}}",
        rf"= \frac{{{number(run.rate)} \cdot {number(gradient)}}}{{{number(weights)}}}",
        float(found.update(run.rate)[layer - 1]),
    )


def _by_weights(run: Classification, written: str) -> Told:
    layer = _layer(run, written, hidden=True)
    found = flow(run)
    return Told(
        Message("depth_explain_by_weights", {"layer": layer, "next": layer + 1}),
        rf"\frac{{{_length(_before(layer))}}}{{{_length(_delta(layer + 1))}}}",
        f"= {_share(float(found.before_slope[layer - 1]), float(found.behind[layer]))}",
        float(found.by_weights[layer - 1]),
    )


def _by_slope(run: Classification, written: str) -> Told:
    layer = _layer(run, written, hidden=True)
    found = flow(run)
    activated = rf"\left({_before(layer)}\right) \odot g'(Z^{{({layer})}})"
    return Told(
        Message("depth_explain_by_slope", {"layer": layer}),
        rf"\frac{{{_length(activated)}}}{{{_length(_before(layer))}}}",
        f"= {_share(float(found.behind[layer - 1]), float(found.before_slope[layer - 1]))}",
        float(found.by_slope[layer - 1]),
    )


def _product(run: Classification, written: str) -> Told:
    layer = _layer(run, written)
    found, last = flow(run), len(network_of(run).widths) - 1
    factors = (found.by_weights * found.by_slope)[layer - 1 :][::-1]
    written_out = [latex.factor(float(one)) if k else number(float(one)) for k, one in enumerate(factors)]
    value = float(found.product[layer - 1])
    return Told(
        Message("depth_explain_product", {"layer": layer, "last": last}),
        rf"\frac{{{_length(_delta(layer))}}}{{{_length(_delta(last))}}}",
        f"= {_DOT.join(written_out)}" if written_out else f"= {number(1.0)}",
        value,
    )


def _spread(run: Classification, written: str) -> Told:
    layer = _layer(run, written, hidden=True)
    A = run.forward.activations[layer]
    spreads = A.std(axis=0)
    terms = [number(float(one)) for one in spreads]
    return Told(
        Message("depth_explain_spread", {"layer": layer}),
        rf"\frac{{1}}{{n}}\sum_{{j}} \text{{std}}_{{i}}\left(a^{{({layer})}}_{{ij}}\right)",
        rf"= \frac{{1}}{{{len(terms)}}}\left({latex.shortened(terms)}\right)",
        float(spreads.mean()),
    )


def _silent(run: Classification, written: str) -> Told:
    layer = _layer(run, written, hidden=True)
    silent = silent_units(run, layer)
    count = int(np.count_nonzero(silent))
    return Told(
        Message("depth_explain_silent", {"layer": layer, "count": count, "units": len(silent)}),
        rf"\max_{{i}}\, g'(z^{{({layer})}}_{{ij}}) < 0.01 \cdot g'_{{\max}}",
        rf"\frac{{{count}}}{{{len(silent)}}}",
        count / len(silent),
    )


def _cost(run: Classification) -> Told:
    losses = run.model.output.loss(run.forward.Z, run.batch.Y)
    inner = r"y_{i}\log g_{i} + \left(1 - y_{i}\right)\log\left(1 - g_{i}\right)"
    return Told(
        Message("explain_cost_classes"),
        rf"\text{{cost}} = {MINUS}\frac{{1}}{{m}}\sum_{{i}}\left[{inner}\right]",
        mean_of([number(float(loss)) for loss in losses], float(losses.sum())),
        run.cost,
    )


def _gradient_norm(run: Classification) -> Told:
    numbers = np.concatenate([gradient.ravel() for gradient in run.gradients().values()])
    slope = latex.slope(r"\theta")
    squares = latex.shortened([latex.square(float(slope)) for slope in numbers])
    return Told(
        Message("explain_gradient_norm"),
        rf"\left|\nabla\right| = \sqrt{{\sum_{{\theta}}\left({slope}\right)^2}}",
        rf"= \sqrt{{{squares}}}",
        run.gradient_norm,
    )


def _step_rate(run: Classification) -> Told:
    return Told(Message("explain_step_rate", {"step": run.steps_made + 1}), r"\alpha", "", run.rate)


# What is said of a row is the same for every classifier with one output.
_ROWS = frozenset({("probability", 1), ("called", 1), ("target", 1)})
# By kind and how many words its place has.
_KINDS: Mapping[tuple[str, int], Callable[..., Told]] = {
    ("parameter", 1): parameter_explain.KINDS["parameter", 1],
    ("next", 1): parameter_explain.KINDS["next", 1],
    ("layer_gradient", 1): _gradient,
    ("layer_update", 1): _update,
    ("by_weights", 1): _by_weights,
    ("by_slope", 1): _by_slope,
    ("layer_product", 1): _product,
    ("layer_spread", 1): _spread,
    ("layer_silent", 1): _silent,
    ("cost", 0): _cost,
    ("gradient_norm", 0): _gradient_norm,
    ("step_rate", 0): _step_rate,
}
