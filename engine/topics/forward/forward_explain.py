"""Where the numbers of a network set by hand come from: of the graph, the truth table and the matrix products.

A key is a kind and a place; layers are counted from 1, units and rows from 0.
"""

from collections.abc import Callable, Mapping

import numpy as np

from engine.core import latex
from engine.core.asides import Explanation
from engine.core.latex import number
from engine.core.messages import Message
from engine.core.parameter_explain import NoSuchNumber, Told, index, place_of
from engine.core.row_explain import explained, row_of
from engine.topics.forward.forward_walk import WIDTHS, ForwardWalk

_FAR = 30.0


def explain(run: ForwardWalk, key: tuple[str, ...]) -> Explanation:
    """The explanation of the number named by `key`; LearnerError if there is no such number."""
    return explained(run, key, _KINDS)


def _unit(layer: str, unit: str) -> tuple[int, int]:
    at = index(layer, len(WIDTHS))
    if at == 0:
        raise NoSuchNumber
    return at, index(unit, WIDTHS[at])


def _score_symbol(layer: int, unit: int) -> str:
    return f"z^{{({layer})}}_{{{unit + 1}}}" if layer == 1 else "z^{(2)}"


def _names(layer: int, unit: int) -> list[str]:
    """Symbols of the weights into a unit, and of its bias."""
    flat = [f"w1.{source}{unit + 1}" for source in (1, 2)] if layer == 1 else ["w2.1", "w2.2"]
    return [latex.symbol(name) for name in (*flat, f"b1.{unit + 1}" if layer == 1 else "b2")]


def score_of(run: ForwardWalk, row: int, layer: int, unit: int) -> Told:
    """Inputs times weights, added up, plus the bias."""
    inputs = run.forward.activations[layer - 1][row]
    W, b = run.params[f"W{layer}"][:, unit], float(run.params[f"b{layer}"][unit])
    value = float(inputs @ W + b)
    digits = latex.digits_for(value, *(inputs * W), b)
    *weights, bias = _names(layer, unit)
    letter = "x" if layer == 1 else "h"
    symbols = [rf"{weight}\,{letter}_{{{k + 1}}}" for k, weight in enumerate(weights)]
    return Told(
        Message("forward_score", {"row": row + 1, "unit": _unit_name(layer, unit)}),
        f"{_score_symbol(layer, unit)} = {latex.shortened(symbols, [bias])}",
        f"= {latex.shortened(latex.products(W, inputs, digits), [number(b, digits)])}",
        value,
    )


def _unit_name(layer: int, unit: int) -> str:
    return f"h{unit + 1}" if layer == 1 else "H"


def output_of(run: ForwardWalk, row: int, layer: int, unit: int) -> Told:
    """The activation of a unit's score; the output unit is always a sigmoid."""
    z = score_of(run, row, layer, unit).value
    value = float(run.forward.H[row, unit] if layer == 2 else run.forward.activations[1][row, unit])
    activation = str(run.knobs["activation"]) if layer == 1 else "sigmoid"
    symbol = f"h_{{{unit + 1}}}" if layer == 1 else "H"
    formula, numbers = _activated(activation, _score_symbol(layer, unit), z)
    title = Message(f"forward_output_{activation}", {"row": row + 1, "unit": _unit_name(layer, unit)})
    return Told(title, f"{symbol} = {formula}", f"= {numbers}", value)


def _activated(activation: str, symbol: str, z: float) -> tuple[str, str]:
    """The activation of a symbol and of a number."""
    match activation:
        case "sigmoid":
            formula = rf"\sigma\left({symbol}\right) = \frac{{1}}{{1 + e^{{{latex.MINUS}{symbol}}}}}"
            if z < -_FAR:
                return formula, rf"\frac{{e^{{{number(z)}}}}}{{1 + e^{{{number(z)}}}}}"
            return formula, rf"\frac{{1}}{{1 + e^{{{number(-z, latex.digits_for(1.0, z))}}}}}"
        case "step":
            sign = ">" if z > 0 else r"\leq"
            return (
                rf"\text{{step}}\left({symbol}\right)",
                rf"\text{{step}}\left({number(z)}\right),\ {number(z)} {sign} 0",
            )
        case _:
            return symbol, number(z)


# ── keys


def _activation(run: ForwardWalk, layer: str, unit: str) -> Told:
    return output_of(run, run.shown_row(run.looked_at), *_unit(layer, unit))


def _score(run: ForwardWalk, layer: str, unit: str) -> Told:
    return score_of(run, run.shown_row(run.looked_at), *_unit(layer, unit))


def _hidden(run: ForwardWalk, row: str, unit: str) -> Told:
    return output_of(run, row_of(run, row), *_unit("1", unit))


def _row_score(run: ForwardWalk, row: str) -> Told:
    return score_of(run, row_of(run, row), 2, 0)


def _row_output(run: ForwardWalk, row: str) -> Told:
    return output_of(run, row_of(run, row), 2, 0)


def _called(run: ForwardWalk, row: str) -> Told:
    i = row_of(run, row)
    H, value = float(run.forward.H[i, 0]), float(run.called(run.forward.H[i : i + 1])[0])
    undecided = np.isnan(value)
    sign = "=" if undecided else ">" if value else "<"
    title = Message("forward_called_none" if undecided else "forward_called", {"row": i + 1})
    return Told(title, rf"H {sign} 0.5", rf"{number(H)} {sign} 0.5", value)


def _feature(run: ForwardWalk, row: str, column: str) -> Told:
    i, k = row_of(run, row), index(column, WIDTHS[0])
    return Told(
        Message("explain_feature", {"row": i + 1, "column": k + 1}), f"x_{{{k + 1}}}", "", float(run.batch.X[i, k])
    )


def _target(run: ForwardWalk, row: str) -> Told:
    i = row_of(run, row)
    return Told(Message("explain_target", {"row": i + 1}), "y", "", float(run.label[i]))


def _parameter(run: ForwardWalk, name: str) -> Told:
    value = float(run.theta()[place_of(run, name)])
    return Told(Message("forward_parameter", {"name": name}), latex.symbol(name), "", value)


def _product(run: ForwardWalk, layer: str, row: str, column: str) -> Told:
    """A cell of a layer's product; of layer 0, the two weight matrices as one."""
    if layer == "0":
        return _collapsed(run, index(row, WIDTHS[0]))
    return score_of(run, row_of(run, row), *_unit(layer, column))


def _collapsed(run: ForwardWalk, source: int) -> Told:
    first, second = run.params["W1"][source], run.params["W2"][:, 0]
    value = float(first @ second)
    digits = latex.digits_for(value, *(first * second))
    one = [latex.symbol(f"w1.{source + 1}{k}") for k in (1, 2)]
    two = [latex.symbol(f"w2.{k}") for k in (1, 2)]
    formula = latex.total(rf"{a}\,{b}" for a, b in zip(one, two, strict=True))
    numbers = f"= {latex.shortened(latex.products(first, second, digits))}"
    return Told(Message("forward_collapsed", {"input": source + 1}), formula, numbers, value)


def _right(run: ForwardWalk) -> Told:
    return Told(Message("forward_right", {"rows": len(run.label)}), "", "", float(run.right))


# By kind and how many words its place has.
_KINDS: Mapping[tuple[str, int], Callable[..., Told]] = {
    ("activation", 2): _activation,
    ("score", 2): _score,
    ("score", 1): _row_score,
    ("hidden", 2): _hidden,
    ("output", 1): _row_output,
    ("called", 1): _called,
    ("feature", 2): _feature,
    ("target", 1): _target,
    ("parameter", 1): _parameter,
    ("product", 3): _product,
    ("right", 0): _right,
}
