"""Where the numbers of a gradient check come from: the backward pass, the central difference, and how far apart."""

from collections.abc import Callable, Mapping
from itertools import pairwise

import numpy as np

from engine.core import initial, latex, parameter_explain, row_explain
from engine.core.asides import Explanation
from engine.core.latex import number
from engine.core.messages import Message
from engine.core.parameter_explain import NoSuchNumber, Told, mean_of, place_of
from engine.core.parts_check import FaultRun
from engine.core.types import Batch
from engine.topics.check.check_parts import epsilon_of
from engine.topics.check.check_run import CheckedRun
from engine.topics.check.gradient_check import forward_passes, relative_error

# Costs are written with so many digits that their difference can be seen.
_COST_DIGITS = 12
# Slopes that are compared: where they agree, more digits would only be the same once more.
_SLOPE_DIGITS = 6
_BACKPROP, _DIFFERENCE = r"\text{backprop}", r"\text{difference}"


def explain(run: CheckedRun, key: tuple[str, ...]) -> Explanation:
    """The explanation of the number named by `key`; LearnerError if there is no such number."""
    return row_explain.explained(run, key, _KINDS)


def _slopes(run: CheckedRun, name: str) -> tuple[float, float]:
    """What the backward pass and the central difference say of a parameter."""
    place = place_of(run, name)
    return float(run.backprop()[place]), float(run.measured(epsilon_of(run.looked_at)).slopes[place])


def _backprop(run: CheckedRun, name: str) -> Told:
    """Over the rows: each alone gives a gradient, and their mean is that of the cost."""
    place, value = place_of(run, name), _slopes(run, name)[0]
    slope = latex.slope(latex.symbol(name))
    title = Message(f"explain_backprop_{run.fault}", {"name": name})
    rows = [_alone(run, row, place) for row in range(len(run.batch.X))]
    of_row = slope.replace(r"\text{cost}", r"\text{loss}_{i}")
    if run.fault == "updated_weights":
        return Told(title, slope, "", value)
    if run.fault == "no_mean":
        terms = latex.shortened([number(term) for term in rows])
        return Told(title, rf"{slope} = \sum_{{i}} {of_row}", f"= {terms}", value)
    return Told(title, rf"{slope} = \frac{{1}}{{m}}\sum_{{i}} {of_row}", _mean(rows, value), value)


def _mean(terms: list[float], value: float) -> str:
    digits = latex.digits_for(value * len(terms), *terms)
    return mean_of([number(term, digits) for term in terms], sum(terms))


def _alone(run: CheckedRun, row: int, place: int) -> float:
    """The slope of one row's loss, by the same backward pass."""
    batch = Batch(run.batch.X[row : row + 1], run.batch.Y[row : row + 1])
    gradients = run.network.backward(run.params, batch, run.network.forward(run.params, batch))
    return float(initial.flat(gradients, run.shapes)[place])


def _difference(run: CheckedRun, name: str) -> Told:
    place, epsilon = place_of(run, name), epsilon_of(run.looked_at)
    found = run.measured(epsilon)
    raised, lowered = (number(float(costs[place]), _COST_DIGITS) for costs in (found.raised, found.lowered))
    symbol = latex.symbol(name)
    formula = (
        rf"\frac{{\text{{cost}}({symbol} + \varepsilon) - \text{{cost}}({symbol} - \varepsilon)}}{{2\,\varepsilon}}"
    )
    numbers = rf"= \frac{{{raised} - {lowered}}}{{2 \cdot {number(epsilon)}}}"
    return Told(Message("explain_difference", {"name": name}), formula, numbers, float(found.slopes[place]))


def _error(run: CheckedRun, name: str) -> Told:
    backprop, difference = _slopes(run, name)
    value = float(relative_error(np.array([backprop]), np.array([difference]))[0])
    digits = min(12, max(_SLOPE_DIGITS, latex.digits_for(backprop - difference, backprop)))
    a, b = number(backprop, digits), number(difference, digits)
    numbers = (
        rf"= \frac{{\left|{a} - {latex.factor(difference, digits)}\right|}}{{\left|{a}\right| + \left|{b}\right|}}"
    )
    formula = (
        rf"\frac{{\left|{_BACKPROP} - {_DIFFERENCE}\right|}}{{\left|{_BACKPROP}\right| + \left|{_DIFFERENCE}\right|}}"
    )
    return Told(Message("explain_check_error", {"name": name}), formula, numbers, value)


def _ratio(run: CheckedRun, name: str) -> Told:
    backprop, difference = _slopes(run, name)
    if difference == 0.0:
        raise NoSuchNumber
    numbers = rf"= \frac{{{number(backprop, _SLOPE_DIGITS)}}}{{{number(difference, _SLOPE_DIGITS)}}}"
    formula = rf"\frac{{{_BACKPROP}}}{{{_DIFFERENCE}}}"
    return Told(Message("explain_check_ratio", {"name": name}), formula, numbers, backprop / difference)


def _worst(run: CheckedRun) -> Told:
    slopes = run.measured(epsilon_of(run.looked_at)).slopes
    errors = relative_error(run.backprop(), slopes)
    told = _error(run, run.names[int(errors.argmax())])
    title = Message("explain_check_worst", {"name": run.names[int(errors.argmax())]})
    return told._replace(title=title)


def _parameter_count(run: CheckedRun) -> Told:
    widths = run.network.widths
    terms = [rf"({inputs} + 1) \cdot {outputs}" for inputs, outputs in pairwise(widths)]
    formula = r"\sum_{l}\left(\text{in}_{l} + 1\right) \cdot \text{out}_{l}"
    value = float(len(run.names))
    return Told(Message("explain_parameter_count"), formula, f"= {latex.total(terms)}", value)


def _passes(run: CheckedRun) -> Told:
    count = len(run.names)
    return Told(Message("explain_passes"), r"2 \cdot n", rf"= 2 \cdot {count}", float(forward_passes(count)))


def _compared(run: CheckedRun, fault: str) -> FaultRun:
    found = next((made for made in run.compared.runs if made.fault == fault), None)
    if found is None:
        raise NoSuchNumber
    return found


def _fault_check(run: CheckedRun, fault: str) -> Told:
    made = _compared(run, fault)
    return Told(Message("explain_fault_check", {"count": made.parameters}), "k", "", float(made.failed))


def _fault_end(run: CheckedRun, fault: str) -> Told:
    made = _compared(run, fault)
    if made.diverged_at is not None:
        return Told(Message("explain_fault_diverged"), "t", "", float(made.diverged_at))
    if made.right_from is None:
        said = Message("explain_fault_cost", {"updates": run.compared.updates})
        return Told(said, r"\text{cost}", "", made.cost)
    said = Message("explain_fault_right", {"updates": run.compared.updates})
    return Told(said, "t", "", float(made.right_from))


def _cost(run: CheckedRun) -> Told:
    losses = run.network.output.loss(run.forward.Z, run.batch.Y)
    numbers = mean_of([number(float(loss)) for loss in losses], float(losses.sum()))
    return Told(Message("explain_cost_classes"), r"\frac{1}{m}\sum_{i} \text{loss}_{i}", numbers, run.cost)


# By kind and how many words its place has.
_KINDS: Mapping[tuple[str, int], Callable[..., Told]] = {
    ("backprop", 1): _backprop,
    ("difference", 1): _difference,
    ("check_error", 1): _error,
    ("check_ratio", 1): _ratio,
    ("check_worst", 0): _worst,
    ("parameter_count", 0): _parameter_count,
    ("passes", 0): _passes,
    ("fault_check", 1): _fault_check,
    ("fault_end", 1): _fault_end,
    ("cost", 0): _cost,
    ("gradient_norm", 0): parameter_explain.KINDS["gradient_norm", 0],
    ("step_rate", 0): row_explain.KINDS["step_rate", 0],
}
