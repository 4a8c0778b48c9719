"""Where the numbers of a gate come from, with one neuron or three. Units are counted through, the output is last."""

from collections.abc import Callable, Mapping

import numpy as np

from engine.core import classification_explain, initial, latex, parameter_explain, row_explain
from engine.core.asides import Explanation
from engine.core.classification import Classification
from engine.core.latex import number
from engine.core.messages import LearnerError, Message
from engine.core.model import Network, SingleLayer
from engine.core.parameter_explain import NoSuchNumber, Told, index, place_of
from engine.core.row_explain import row_of
from engine.core.types import Array
from engine.topics.gates import lines
from engine.topics.gates.gate_parts import layers, own_function


def explain(run: Classification, key: tuple[str, ...]) -> Explanation:
    """The explanation of the number named by `key`; LearnerError if there is no such number."""
    try:
        return row_explain.explained(run, key, _KINDS)
    except LearnerError:
        if isinstance(run.model, SingleLayer) and own_function(run) == "sigmoid":
            return classification_explain.explain(run, key)
        raise


def _unit(run: Classification, written: str | None) -> tuple[int, int]:
    """Layer and place in it of the unit that a key names; the output where it names none."""
    widths = [len(b) for _, b in layers(run)]
    place = sum(widths) - 1 if written is None else index(written, sum(widths))
    for layer, width in enumerate(widths):
        if place < width:
            return layer, place
        place -= width
    raise NoSuchNumber


def _flat(run: Classification, layer: int, unit: int) -> list[str]:
    """Flat names of what goes into a unit: its weights, then its bias."""
    first = sum(W.size + b.size for W, b in layers(run)[:layer])
    inputs, outputs = layers(run)[layer][0].shape
    return [run.names[first + j * outputs + unit] for j in range(inputs)] + [run.names[first + inputs * outputs + unit]]


def _sum_of(run: Classification, row: int, layer: int, unit: int) -> tuple[str, str, float]:
    """w · x + b of a unit: formula, numbers, value."""
    W, b = layers(run)[layer]
    values, weights, bias = run.forward.activations[layer][row], W[:, unit], float(b[unit])
    names = [latex.symbol(name) for name in _flat(run, layer, unit)]
    letter = "h" if layer else "x"
    terms = [rf"{name}\,{letter}_{{{j + 1}}}" for j, name in enumerate(names[:-1])]
    value = float(values @ weights + bias)
    digits = latex.digits_for(value, *(weights * values), bias)
    written = latex.shortened(latex.products(weights, values, digits), [number(bias, digits)])
    return latex.shortened(terms, names[-1:]), written, value


def _score(run: Classification, row: str, place: str | None = None) -> Told:
    i, (layer, unit) = row_of(run, row), _unit(run, place)
    formula, numbers, value = _sum_of(run, i, layer, unit)
    return Told(Message("gates_explain_score", {"row": i + 1}), f"z = {formula}", f"= {numbers}", value)


def _output(run: Classification, row: str, place: str | None = None) -> Told:
    i, (layer, unit) = row_of(run, row), _unit(run, place)
    z = _sum_of(run, i, layer, unit)[2]
    values = {"row": i + 1}
    if own_function(run) == "step":
        sign = ">" if z > 0 else r"\leq"
        return Told(Message("gates_explain_step", values), r"z > 0\,?", f"{number(z)} {sign} 0", float(z > 0))
    value = float(1.0 / (1.0 + np.exp(-z)))
    written = rf"= \frac{{1}}{{1 + e^{{{number(-z, latex.digits_for(1.0, z))}}}}}"
    return Told(Message("gates_explain_sigmoid", values), r"g = \frac{1}{1 + e^{-z}}", written, value)


def _called(run: Classification, row: str) -> Told:
    i = row_of(run, row)
    value, g = float(run.called(run.forward.H)[i]), float(run.forward.H[i, 0])
    if np.isnan(value):
        return Told(Message("gates_explain_half", {"row": i + 1}), r"g \approx 0.5", number(g), value)
    sign = ">" if value else r"\leq"
    return Told(Message("gates_explain_called", {"row": i + 1}), r"g > 0.5\,?", f"{number(g)} {sign} 0.5", value)


def _target(run: Classification, row: str) -> Told:
    i = row_of(run, row)
    return Told(Message("explain_target", {"row": i + 1}), "y", "", float(run.label[i]))


def _right(run: Classification) -> Told:
    called = run.called(run.forward.H)
    right = int(np.count_nonzero(called == run.label))
    return Told(Message("gates_explain_right", {"rows": len(called)}), r"\#\left(H = y\right)", "", float(right))


def _most_right(run: Classification) -> Told:
    most, ways = lines.most_right(run.data.X, run.label), len(lines.partings(run.data.X))
    formula = r"\max_{w_{1},\,w_{2},\,b}\,\#\left(H = y\right)"
    return Told(Message("gates_explain_most_right", {"ways": ways}), formula, "", float(most))


def _cost(run: Classification) -> Told:
    losses = run.model.output.loss(run.forward.Z, run.batch.Y)
    if own_function(run) == "step":
        wrong, rows = int(losses.sum()), len(losses)
        formula, numbers = r"\frac{\text{wrong}}{m}", rf"= \frac{{{wrong}}}{{{rows}}}"
        return Told(Message("gates_explain_share_wrong"), formula, numbers, run.cost)
    surprise = r"y_i\log g_i + \left(1 - y_i\right)\log\left(1 - g_i\right)"
    formula = rf"{latex.MINUS}\frac{{1}}{{m}}\sum_{{i}}\left[{surprise}\right]"
    numbers = parameter_explain.mean_of([number(float(loss)) for loss in losses], float(losses.sum()))
    return Told(Message("explain_cost_classes"), formula, numbers, run.cost)


def _errors(run: Classification, layer: int) -> Array:
    """(m, units) ∂cost/∂z of each row in a layer."""
    dZ = run.model.output.slope(run.forward.H, run.batch.Y)
    if isinstance(run.model, Network) and layer == 0:
        dZ = (dZ @ run.params["W2"].T) * run.model.activation.slope(run.forward.activations[1])
    return dZ


def _gradient(run: Classification, name: str) -> Told:
    place_of(run, name)
    if own_function(run) == "step":
        return Told(Message("gates_explain_flat", {"name": name}), latex.slope(latex.symbol(name)), "", 0.0)
    for layer, (W, b) in enumerate(layers(run)):
        for unit in range(len(b)):
            names = _flat(run, layer, unit)
            if name in names:
                return _slope(run, name, layer, unit, names.index(name), len(W))
    raise NoSuchNumber


def _slope(run: Classification, name: str, layer: int, unit: int, place: int, inputs: int) -> Told:
    """Σ δ · input over the rows, of a bias Σ δ."""
    errors, bias = _errors(run, layer)[:, unit], place == inputs
    values = np.ones(len(errors)) if bias else run.forward.activations[layer][:, place]
    value = float(errors @ values)
    digits = latex.digits_for(value, *(errors * values))
    terms = [number(float(error), digits) for error in errors] if bias else latex.products(errors, values, digits)
    given = "" if bias else rf"\,{'h' if layer else 'x'}_{{i,{place + 1}}}"
    formula = rf"{latex.slope(latex.symbol(name))} = \sum_{{i}} \delta_i{given}"
    return Told(Message("gates_explain_gradient", {"name": name}), formula, f"= {latex.shortened(terms)}", value)


def _parameter(run: Classification, name: str) -> Told:
    """A parameter; where the perceptron rule has made it, from what."""
    made, place = run.made_from, place_of(run, name)
    if own_function(run) == "sigmoid" or run.steps_made == 0 or made is None:
        return parameter_explain.KINDS["parameter", 1](run, name)
    before, gradients, rate = made
    old, slope = (float(initial.flat(params, run.shapes)[place]) for params in (before, gradients))
    symbol = latex.symbol(name)
    formula = rf"{symbol} \leftarrow {symbol} + \alpha\left(y - H\right)" + ("" if name.startswith("b") else r"\,x")
    numbers = rf"= {number(old)} + {number(rate)} \cdot {latex.factor(-slope)}"
    title = Message("gates_explain_correction", {"name": name, "step": run.steps_made})
    return Told(title, formula, numbers, float(run.theta()[place]))


def _next(run: Classification, name: str) -> Told:
    """What gradient descent makes of a parameter; the perceptron rule has no gradient to tell of."""
    if own_function(run) == "step":
        raise NoSuchNumber
    return parameter_explain.KINDS["next", 1](run, name)


def _gradient_norm(run: Classification) -> Told:
    if own_function(run) == "step":
        return Told(Message("gates_explain_flat", {"name": "cost"}), r"\left|\nabla\right|", "", 0.0)
    return parameter_explain.KINDS["gradient_norm", 0](run)


_KINDS: Mapping[tuple[str, int], Callable[..., Told]] = {
    **row_explain.KINDS,
    **parameter_explain.KINDS,
    ("parameter", 1): _parameter,
    ("next", 1): _next,
    ("gradient_norm", 0): _gradient_norm,
    ("score", 1): _score,
    ("score", 2): _score,
    ("output", 1): _output,
    ("output", 2): _output,
    ("probability", 1): _output,
    ("called", 1): _called,
    ("target", 1): _target,
    ("right", 0): _right,
    ("most_right", 0): _most_right,
    ("cost", 0): _cost,
    ("gradient", 1): _gradient,
}
