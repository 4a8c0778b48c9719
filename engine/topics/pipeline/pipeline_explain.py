"""Where the numbers on the way from scores to a cost come from: formulas in symbols and in numbers."""

from engine.core import latex
from engine.core.asides import Explanation
from engine.core.messages import LearnerError, Message
from engine.core.parts_pipeline import JacobianPart, PipelinePart, TwoClassesPart

Key = tuple[str, ...]


def explain_pipeline(key: Key, part: PipelinePart) -> Explanation:
    """A number of the pipeline: exponent, power, sum, p, loss, term (with the class's index) or cost.

    Raises:
        LearnerError: there is no such number.
    """
    kind, *place = key
    if kind == "sum":
        return _sum(key, part)
    if kind == "cost":
        return _cost(key, part)
    k = _index(key, place, len(part.names))
    name = part.names[k]
    match kind:
        case "score":
            title = Message("explain_softmax_score", {"name": name})
            return Explanation(key, title, f"y_{{{name}}}", "", float(part.scores[k]))
        case "power":
            formula, numbers = rf"e^{{{_exponent(name, part)}}}", f"= e^{{{latex.number(float(part.exponents[k]))}}}"
            return Explanation(
                key, Message("explain_softmax_power", {"name": name}), formula, numbers, float(part.powers[k])
            )
        case "p":
            top, below = (latex.number(float(value)) for value in (part.powers[k], part.total))
            formula = rf"p_{{{name}}} = \frac{{e^{{{_exponent(name, part)}}}}}{{\sum_j e^{{{_exponent('j', part)}}}}}"
            title = Message("explain_softmax_share", {"name": name})
            return Explanation(key, title, formula, rf"= \frac{{{top}}}{{{below}}}", float(part.probabilities[k]))
        case "loss":
            numbers = rf"= {latex.MINUS}\log {latex.number(float(part.probabilities[k]))}"
            title = Message("explain_softmax_loss", {"name": name})
            return Explanation(key, title, rf"{latex.MINUS}\log p_{{{name}}}", numbers, float(part.losses[k]))
        case "term":
            formula = rf"{latex.MINUS}L_{{{name}}} \log p_{{{name}}}"
            numbers = rf"= {latex.product(float(part.label[k]), float(part.losses[k]))}"
            title = Message("explain_softmax_term", {"name": name})
            return Explanation(key, title, formula, numbers, float(part.terms[k]))
    raise LearnerError("nothing_to_explain", found="/".join(key))


def _exponent(name: str, part: PipelinePart) -> str:
    top = f"y_{{{name}}}" if part.shift is None else rf"y_{{{name}}} - {latex.factor(part.shift)}"
    if part.temperature == 1.0:
        return top
    top = top if part.shift is None else f"({top})"
    return f"{top} / {latex.number(part.temperature)}"


def _sum(key: Key, part: PipelinePart) -> Explanation:
    formula = rf"\sum_j e^{{{_exponent('j', part)}}}"
    numbers = f"= {latex.total(latex.number(float(power)) for power in part.powers)}"
    return Explanation(key, Message("explain_softmax_power_sum"), formula, numbers, part.total)


def _cost(key: Key, part: PipelinePart) -> Explanation:
    name = part.names[part.right]
    formula = rf"\text{{cost}} = {latex.MINUS}\sum_k L_k \log p_k = {latex.MINUS}\log p_{{{name}}}"
    numbers = rf"= {latex.MINUS}\log {latex.number(float(part.probabilities[part.right]))}"
    return Explanation(key, Message("explain_softmax_cross_entropy", {"name": name}), formula, numbers, part.cost)


def explain_slope(key: Key, part: JacobianPart) -> Explanation:
    """A cell of the Jacobian: ("slope", i, j).

    Raises:
        LearnerError: there is no such cell.
    """
    _, *place = key
    classes = len(part.names)
    if len(place) != 2:
        raise LearnerError("nothing_to_explain", found="/".join(key))
    i, j = (_index(key, [index], classes) for index in place)
    one, other = part.names[i], part.names[j]
    p, q = float(part.probabilities[i]), float(part.probabilities[j])
    heated = part.temperature != 1.0
    divided = rf" / {latex.number(part.temperature)}" if heated else ""
    symbol = " / T" if heated else ""
    left = rf"\frac{{\partial p_{{{one}}}}}{{\partial y_{{{other}}}}} = "
    if i == j:
        formula = rf"{left}p_{{{one}}}\,(1 - p_{{{one}}}){symbol}"
        numbers = rf"= {latex.number(p)} \cdot (1 - {latex.number(p)}){divided}"
    else:
        formula = rf"{left}{latex.MINUS}p_{{{one}}}\,p_{{{other}}}{symbol}"
        numbers = rf"= {latex.MINUS}{latex.product(p, q)}{divided}"
    title = Message(
        "explain_softmax_slope_own" if i == j else "explain_softmax_slope_other", {"one": one, "other": other}
    )
    return Explanation(key, title, formula, numbers, float(part.slopes[i, j]))


def explain_two(key: Key, part: TwoClassesPart) -> Explanation:
    """A number of the two-class case: difference, sigmoid or logistic_cost.

    Raises:
        LearnerError: there is no such number.
    """
    one, other = part.names
    divided = "" if part.temperature == 1.0 else rf" / {latex.number(part.temperature)}"
    a, b = (float(score) for score in part.scores)
    match key:
        case ("difference",):
            inner, numbers = rf"y_{{{one}}} - y_{{{other}}}", rf"{latex.number(a)} - {latex.factor(b)}"
            if divided:
                inner, numbers = f"({inner}) / T", f"({numbers}){divided}"
            return Explanation(
                key, Message("explain_softmax_difference"), f"z = {inner}", f"= {numbers}", part.difference
            )
        case ("sigmoid",):
            formula = r"\sigma(z) = \frac{1}{1 + e^{-z}}"
            numbers = rf"= \frac{{1}}{{1 + e^{{{latex.number(-part.difference)}}}}}"
            return Explanation(
                key, Message("explain_softmax_sigmoid", {"name": one}), formula, numbers, float(part.sigmoid[0])
            )
        case ("logistic_cost",):
            formula = rf"{latex.MINUS}\left[y \log H + (1 - y) \log (1 - H)\right]"
            shown = "H" if part.target else "(1 - H)"
            numbers = (
                rf"= {latex.MINUS}\log {shown} = {latex.MINUS}\log {latex.number(float(part.sigmoid[part.right]))}"
            )
            title = Message("explain_softmax_logistic_cost", {"y": part.target})
            return Explanation(key, title, formula, numbers, part.logistic_cost)
    raise LearnerError("nothing_to_explain", found="/".join(key))


def _index(key: Key, place: list[str], classes: int) -> int:
    if len(place) != 1 or place[0] not in map(str, range(classes)):
        raise LearnerError("nothing_to_explain", found="/".join(key))
    return int(place[0])
