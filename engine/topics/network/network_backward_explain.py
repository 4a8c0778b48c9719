"""Where the numbers come from that go backwards through a network: ∂E/∂z of each unit, ∂E/∂w of each weight.

E is the loss of the row shown; where all rows are shown together, the cost, which is the mean over the rows.
"""

from collections.abc import Callable, Mapping

from engine.core import initial, latex, rounding
from engine.core.classification import Classification
from engine.core.latex import number
from engine.core.messages import Message
from engine.core.parameter_explain import Told, mean_of, place_of
from engine.core.types import Array
from engine.topics.network.network_places import (
    edge_of,
    is_squared,
    last_layer,
    network_of,
    output_of,
    row_shown,
    score_of,
    slope_of,
    unit_of,
    weight_name,
)


def _behind_rows(run: Classification, layer: int) -> Array:
    """(m, width) ∂E/∂z of each row by itself, at one layer."""
    model, m = network_of(run), len(run.batch.X)
    # The slope of the cost is that of the row over m.
    dZ: Array = model.output.slope(run.forward.H, run.batch.Y) * m
    for at in range(last_layer(run) - 1, layer - 1, -1):
        dZ = dZ @ run.params[f"W{at + 1}"].T * model.activation.slope(run.forward.activations[at])
    return dZ


def _behind(run: Classification, layer: str, unit: str) -> Told:
    at, j = unit_of(run, layer, unit)
    of, values = score_of(at, j), {"layer": at, "unit": j + 1}
    rows = _behind_rows(run, at)[:, j]
    if run.looked_at.whole:
        value = float(rounding.gradients(run)[f"b{at}"][j])
        terms = [number(float(row)) for row in rows]
        formula = rf"{latex.slope(of)} = \frac{{1}}{{m}}\sum_{{i}} {slope_of('E_{i}', of)}"
        return Told(
            Message("explain_behind_whole", values), formula, mean_of(terms, float(rows.sum()) if value else 0.0), value
        )
    row, last = row_shown(run), last_layer(run)
    value, values = float(rows[row]), {**values, "row": row + 1}
    if at == last:
        title = Message("explain_behind_output", values)
        return Told(title, f"{slope_of('E', of)} = {_error(run)}", f"= {_error_numbers(run, row)}", value)
    behind, W = _behind_rows(run, at + 1)[row], run.params[f"W{at + 1}"][j]
    a = float(run.forward.activations[at][row, j])
    symbols = [
        rf"{latex.symbol(weight_name(run, at + 1, j, k))}\,{slope_of('E', score_of(at + 1, k))}" for k in range(len(W))
    ]
    total = float(W @ behind)
    digits = latex.digits_for(total, *(W * behind))
    numbers = latex.shortened(latex.products(W, behind, digits))
    sum_, written = latex.shortened(symbols), numbers
    if len(W) > 1:
        sum_, written = rf"\left({sum_}\right)", rf"\left({numbers}\right)"
    slope, slope_numbers = _activation_slope(run, at, j, a)
    if not slope:
        return Told(Message("explain_behind", values), f"{slope_of('E', of)} = {sum_}", f"= {written}", value)
    formula = rf"{slope_of('E', of)} = {sum_} \cdot {slope}"
    return Told(Message("explain_behind", values), formula, rf"= {written} \cdot {slope_numbers}", value)


def _error(run: Classification) -> str:
    if is_squared(run):
        return r"2\left(H - y\right) \cdot H\left(1 - H\right)"
    return "H - y"


def _error_numbers(run: Classification, row: int) -> str:
    H, y = float(run.forward.H[row, 0]), float(run.batch.Y[row, 0])
    digits = latex.digits_for(H - y, H, y)
    error = f"{number(H, digits)} - {number(y)}"
    if is_squared(run):
        rest = latex.digits_for(1.0 - H, 1.0)
        return rf"2\left({error}\right) \cdot {number(H)}\left(1 - {number(H, rest)}\right)"
    return error


def _activation_slope(run: Classification, layer: int, unit: int, a: float) -> tuple[str, str]:
    """σ′ from the unit's own output, in symbols and numbers; empty where it is 1 everywhere."""
    of = output_of(run, layer, unit)
    match str(run.knobs.get("activation", "sigmoid")):
        case "sigmoid":
            return (
                rf"{of}\left(1 - {of}\right)",
                rf"{number(a)}\left(1 - {number(a, latex.digits_for(1.0 - a, 1.0))}\right)",
            )
        case "tanh":
            return (
                rf"\left(1 - \left({of}\right)^2\right)",
                rf"\left(1 - {latex.square(a, latex.digits_for(1.0 - a * a, 1.0))}\right)",
            )
        case "relu":
            return rf"\left[{of} > 0\right]", "1" if a > 0 else "0"
        case _:
            return "", ""


def _row_slope(run: Classification, name: str) -> Told:
    """∂E/∂ a parameter for the row shown: what comes out of the edge's source times what comes back to its target."""
    layer, source, target = edge_of(run, name)
    row = row_shown(run)
    behind = float(_behind_rows(run, layer)[row, target])
    symbol, of = latex.symbol(name), slope_of("E", score_of(layer, target))
    title = Message("explain_row_slope", {"row": row + 1, "name": name})
    if source is None:
        return Told(title, f"{slope_of('E', symbol)} = {of}", "", behind)
    a = float(run.forward.activations[layer - 1][row, source])
    formula = rf"{slope_of('E', symbol)} = {output_of(run, layer - 1, source)} \cdot {of}"
    return Told(title, formula, f"= {latex.product(a, behind)}", a * behind)


def _gradient(run: Classification, name: str) -> Told:
    """∂cost/∂ a parameter: the mean over the rows."""
    layer, source, target = edge_of(run, name)
    behind = _behind_rows(run, layer)[:, target]
    value = float(initial.flat(rounding.gradients(run), run.shapes)[place_of(run, name)])
    symbol, of = latex.symbol(name), slope_of("E_{i}", f"z^{{({layer})}}_{{i,{target + 1}}}")
    title = Message("explain_gradient", {"name": name})
    if source is None:
        total = float(behind.sum()) if value else 0.0
        digits = latex.digits_for(total, *behind)
        formula = rf"{latex.slope(symbol)} = \frac{{1}}{{m}}\sum_{{i}} {of}"
        return Told(title, formula, mean_of([number(float(v), digits) for v in behind], total), value)
    a = run.forward.activations[layer - 1][:, source]
    total = float((a * behind).sum()) if value else 0.0
    digits = latex.digits_for(total, *(a * behind))
    out = f"x_{{i,{source + 1}}}" if layer == 1 else f"a^{{({layer - 1})}}_{{i,{source + 1}}}"
    formula = rf"{latex.slope(symbol)} = \frac{{1}}{{m}}\sum_{{i}} {out} \cdot {of}"
    return Told(title, formula, mean_of(latex.products(a, behind, digits), total), value)


# By kind and how many words its place has.
KINDS: Mapping[tuple[str, int], Callable[..., Told]] = {
    ("behind", 2): _behind,
    ("row_slope", 1): _row_slope,
    ("gradient", 1): _gradient,
}
