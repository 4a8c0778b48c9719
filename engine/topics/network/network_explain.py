"""Where the numbers of a network come from, forward and backward, in symbols and in numbers.

A key is a kind and a place. Layers are counted from 1, units and rows from 0: ("score", "2", "0") is the score of the
output of a network with one hidden layer, for the row shown. What comes backwards is that of the row's loss E, or of
the cost where all rows are shown together.
"""

from collections.abc import Callable, Mapping

import numpy as np

from engine.core import class_counts_explain, initial, latex, parameter_explain, row_explain
from engine.core.asides import Explanation
from engine.core.classification import Classification
from engine.core.latex import MINUS, number
from engine.core.messages import Message
from engine.core.parameter_explain import NoSuchNumber, Told, mean_of, place_of
from engine.core.row_explain import row_of
from engine.topics.network import network_backward_explain
from engine.topics.network.network_places import (
    edge_of,
    is_squared,
    last_layer,
    output_of,
    row_shown,
    score_of,
    unit_of,
    weight_name,
)

_FAR = 30.0


def explain(run: Classification, key: tuple[str, ...]) -> Explanation:
    """The explanation of the number named by `key`; LearnerError if there is no such number."""
    return row_explain.explained(run, key, KINDS)


# ── forward


def _score(run: Classification, layer: str, unit: str) -> Told:
    at, j = unit_of(run, layer, unit)
    row = row_shown(run)
    a, W, b = run.forward.activations[at - 1][row], run.params[f"W{at}"][:, j], float(run.params[f"b{at}"][j])
    value = float(a @ W + b)
    digits = latex.digits_for(value, *(a * W), b)
    symbols = [rf"{latex.symbol(weight_name(run, at, i, j))}\,{output_of(run, at - 1, i)}" for i in range(len(W))]
    formula = latex.shortened(symbols, [latex.symbol(weight_name(run, at, len(W), j))])
    numbers = latex.shortened(latex.products(W, a, digits), [number(b, digits)])
    title = Message("explain_network_score", {"row": row + 1, "layer": at, "unit": j + 1})
    return Told(title, f"{score_of(at, j)} = {formula}", f"= {numbers}", value)


def _activation(run: Classification, layer: str, unit: str) -> Told:
    at, j = unit_of(run, layer, unit)
    row, last = row_shown(run), last_layer(run)
    z = float(run.forward.activations[at - 1][row] @ run.params[f"W{at}"][:, j] + run.params[f"b{at}"][j])
    value = float(run.forward.H[row, j] if at == last else run.forward.activations[at][row, j])
    key = "explain_output_unit" if at == last else "explain_network_output"
    title = Message(key, {"row": row + 1, "layer": at, "unit": j + 1})
    name = "sigmoid" if at == last else str(run.knobs.get("activation", "sigmoid"))
    return Told(title, f"{output_of(run, at, j)} = {_of(name, score_of(at, j))}", f"= {_of(name, None, z)}", value)


def _of(activation: str, symbol: str | None, z: float = 0.0) -> str:
    """An activation of a symbol, or of the number z."""
    of = symbol if symbol is not None else number(z)
    match activation:
        case "sigmoid" if symbol is None and z < -_FAR:
            return rf"\frac{{e^{{{of}}}}}{{1 + e^{{{of}}}}}"
        case "sigmoid":
            exponent = f"{MINUS}{of}" if symbol is not None else number(-z, latex.digits_for(1.0, z))
            return rf"\frac{{1}}{{1 + e^{{{exponent}}}}}"
        case "tanh":
            return rf"\tanh\left({of}\right)"
        case "relu":
            return rf"\max\left(0,\ {of}\right)"
        case _:
            return of


def _probability(run: Classification, row: str, column: str = "0") -> Told:
    i = row_of(run, row)
    if column not in ("0", "1"):
        raise NoSuchNumber
    z, value, last = float(run.forward.Z[i, 0]), float(run.forward.H[i, 0]), last_layer(run)
    title = Message("explain_probability", {"row": i + 1, "class": 1})
    return Told(title, f"H = {_of('sigmoid', score_of(last, 0))}", f"= {_of('sigmoid', None, z)}", value)


# ── what a row costs


def _loss_of(run: Classification, i: int) -> Told:
    value = float(run.model.output.loss(run.forward.Z[i : i + 1], run.batch.Y[i : i + 1])[0])
    H, y = float(run.forward.H[i, 0]), float(run.batch.Y[i, 0])
    title = Message("explain_loss_squared" if is_squared(run) else "explain_loss", {"row": i + 1})
    if is_squared(run):
        digits = latex.digits_for(H - y, H, y)
        return Told(title, r"E = \left(H - y\right)^2", rf"= \left({number(H, digits)} - {number(y)}\right)^2", value)
    formula = rf"E = {MINUS}\left[y\log H + \left(1 - y\right)\log\left(1 - H\right)\right]"
    right = H if y else 1.0 - H
    inner = number(H, latex.digits_for(right, 1.0)) if y else rf"1 - {number(H, latex.digits_for(right, 1.0))}"
    return Told(title, formula, rf"= {MINUS}\log\left({inner}\right)", value)


def _loss(run: Classification, row: str | None = None) -> Told:
    if row is None and run.looked_at.whole:
        return _cost(run)
    return _loss_of(run, row_shown(run) if row is None else row_of(run, row))


def _cost(run: Classification) -> Told:
    losses = run.model.output.loss(run.forward.Z, run.batch.Y)
    numbers = mean_of([number(float(loss)) for loss in losses], float(losses.sum()))
    if is_squared(run):
        formula = r"\text{cost} = \frac{1}{m}\sum_{i}\left(H_{i} - y_{i}\right)^2"
        return Told(Message("explain_cost_network_squared"), formula, numbers, run.cost)
    inner = r"y_{i}\log H_{i} + \left(1 - y_{i}\right)\log\left(1 - H_{i}\right)"
    formula = rf"\text{{cost}} = {MINUS}\frac{{1}}{{m}}\sum_{{i}}\left[{inner}\right]"
    return Told(Message("explain_cost_classes"), formula, numbers, run.cost)


# ── rows


def _called(run: Classification, row: str) -> Told:
    i = row_of(run, row)
    threshold, H = run.looked_at.threshold, float(run.forward.H[i, 0])
    value = float(run.called(run.forward.H[i : i + 1], threshold)[0])
    tied = np.isnan(value)
    sign = "=" if tied else ">" if value else r"\leq"
    digits = latex.digits_for(H - threshold, H) if threshold != H else latex.DIGITS
    title = Message("explain_called_none" if tied else "explain_called", {"row": i + 1, "threshold": threshold})
    return Told(title, f"H {sign} {number(threshold)}", f"{number(H, digits)} {sign} {number(threshold)}", value)


def _target(run: Classification, row: str) -> Told:
    i = row_of(run, row)
    return Told(Message("explain_target", {"row": i + 1}), f"y_{{{i + 1}}}", "", float(run.label[i]))


def _original(run: Classification, name: str) -> Told:
    params = run.original()
    if params is None:
        raise NoSuchNumber
    layer, source, target = edge_of(run, name)
    value = float(initial.flat(params, run.shapes)[place_of(run, name)])
    title, symbol = Message("explain_original", {"name": name}), latex.symbol(name)
    if layer > 1:
        return Told(title, symbol, "", value)
    if source is None:
        return Told(title, rf"{symbol} - \sum_{{j}} \frac{{w_{{j}}}}{{s_{{j}}}}\,c_{{j}}", "", value)
    learned, scale = float(run.params["W1"][source, target]), float(run.scaling.scale[source])
    return Told(
        title, rf"\frac{{{symbol}}}{{s_{{{source + 1}}}}}", rf"= \frac{{{number(learned)}}}{{{number(scale)}}}", value
    )


# By kind and how many words its place has.
KINDS: Mapping[tuple[str, int], Callable[..., Told]] = {
    **row_explain.KINDS,
    **parameter_explain.KINDS,
    **class_counts_explain.KINDS,
    **network_backward_explain.KINDS,
    ("score", 2): _score,
    ("activation", 2): _activation,
    ("loss", 0): _loss,
    ("loss", 1): _loss,
    ("cost", 0): _cost,
    ("probability", 1): _probability,
    ("called", 1): _called,
    ("target", 1): _target,
    ("original", 1): _original,
}
