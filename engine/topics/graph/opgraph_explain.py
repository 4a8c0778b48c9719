"""Where a number of a computational graph comes from: a value, a gradient, a local derivative, a nudge, as formulas."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from engine.core import latex
from engine.core.asides import Explanation
from engine.core.messages import LearnerError, Message
from engine.core.parts_graph import Correction
from engine.topics.graph.opgraph import Graph, Term
from engine.topics.graph.opgraph_words import title

Key = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Known:
    """A graph with all its numbers."""

    graph: Graph
    given: Mapping[str, float]
    values: Sequence[float]
    gradients: Sequence[float]
    terms: Sequence[Sequence[Term]]


def explain(key: Key, known: Known) -> Explanation:
    """A number of the graph.

    Keys are ("value", node), ("gradient", node), ("local", user, slot), ("delta", input, size), ("ratio", input, size).

    Raises:
        LearnerError: there is no such number.
    """
    names = {node.name: k for k, node in enumerate(known.graph.nodes)}
    if len(key) < 2 or key[1] not in names:
        raise LearnerError("nothing_to_explain", found="/".join(key))
    k = names[key[1]]
    match key:
        case ("value", _):
            return _value(key, known, k)
        case ("gradient", _):
            return _gradient(key, known, k)
        case ("local", _, slot) if slot.isdigit() and int(slot) < len(known.graph.nodes[k].inputs):
            return _local(key, known, k, int(slot))
        case ("delta" | "ratio", name, size) if name in known.given:
            return _nudge(key, known, name, float(size))
    raise LearnerError("nothing_to_explain", found="/".join(key))


def explain_correction(key: Key, made: Correction, slopes: Sequence[float], update: int) -> Explanation:
    """A number of the next update: ("mean", parameter) of the rows' gradients, or ("update", parameter)."""
    name = symbol(made.name)
    slope = latex.slope(name)
    if key[0] == "mean":
        digits = latex.digits_for(made.mean * len(slopes), *slopes)
        terms = latex.total([latex.number(value, digits) for value in slopes])
        said = Message("explain_graph_mean", {"name": title(made.name), "rows": len(slopes)})
        formula = rf"{slope} = \frac{{1}}{{m}}\sum_{{i}} \frac{{\partial E_{{i}}}}{{\partial {name}}}"
        return Explanation(key, said, formula, rf"= \frac{{1}}{{{len(slopes)}}}\left({terms}\right)", made.mean)
    said = Message("explain_next", {"name": title(made.name), "step": update})
    digits = latex.digits_for(made.new, made.old, made.rate * made.mean)
    step = latex.product(made.rate, made.mean, digits)
    formula = rf"{name} \leftarrow {name} - \alpha\,{slope}"
    return Explanation(key, said, formula, f"= {latex.number(made.old, digits)} - {step}", made.new)


def symbol(name: str) -> str:
    """A node's name as LaTeX writes it."""
    return " ".join(latex.symbol(part) for part in title(name).split("·"))


def _below(name: str) -> str:
    text = symbol(name)
    return f"({text})" if "·" in title(name) else text


def _slope(output: str, name: str) -> str:
    return rf"\frac{{\partial {_below(output)}}}{{\partial {_below(name)}}}"


def _value(key: Key, known: Known, k: int) -> Explanation:
    node = known.graph.nodes[k]
    names = [symbol(known.graph.nodes[j].name) for j in node.inputs]
    a = [known.values[j] for j in node.inputs]
    left, value = symbol(node.name), known.values[k]
    if not node.rule:
        return Explanation(key, Message("explain_graph_given", {"name": title(node.name)}), left, "", value)
    formula, numbers = _formula(node.rule, names, a)
    said = Message("explain_graph_value", {"name": title(node.name)})
    return Explanation(key, said, f"{left} = {formula}", f"= {numbers}", value)


def _formula(rule: str, names: Sequence[str], a: Sequence[float]) -> tuple[str, str]:
    first = latex.number(a[0])
    match rule:
        case "add":
            return " + ".join(names), latex.total([latex.number(value) for value in a])
        case "multiply":
            return rf"{names[0]} \cdot {names[1]}", latex.product(a[0], a[1])
        case "negate":
            return f"{latex.MINUS}{names[0]}", f"{latex.MINUS}{latex.factor(a[0])}"
        case "exp":
            return f"e^{{{names[0]}}}", f"e^{{{first}}}"
        case "increment":
            return f"1 + {names[0]}", f"1 + {first}"
        case "reciprocal":
            return rf"\frac{{1}}{{{names[0]}}}", rf"\frac{{1}}{{{first}}}"
        case "sigmoid":
            return (
                rf"\sigma({names[0]}) = \frac{{1}}{{1 + e^{{-{names[0]}}}}}",
                rf"\frac{{1}}{{1 + e^{{-{latex.factor(a[0])}}}}}",
            )
        case "cross_entropy":
            p, y = names
            formula = rf"{latex.MINUS}[{y} \log {p} + (1 - {y}) \log(1 - {p})]"
            inside = first if a[1] else f"(1 - {first})"
            return formula, rf"{latex.MINUS}\log {inside}"
    raise ValueError(rule)


def _gradient(key: Key, known: Known, k: int) -> Explanation:
    output = known.graph.nodes[-1].name
    node, terms = known.graph.nodes[k], known.terms[k]
    left = _slope(output, node.name)
    said = Message("explain_graph_gradient", {"name": title(node.name), "output": title(output)})
    if not terms:
        return Explanation(key, said, left, "= 1", 1.0)
    users = [known.graph.nodes[term.user].name for term in terms]
    products = " + ".join(rf"{_slope(user, node.name)} \cdot {_slope(output, user)}" for user in users)
    numbers = latex.total([latex.product(term.local, term.behind) for term in terms])
    return Explanation(key, said, f"{left} = {products}", f"= {numbers}", known.gradients[k])


def _local(key: Key, known: Known, k: int, slot: int) -> Explanation:
    node = known.graph.nodes[k]
    used = known.graph.nodes[node.inputs[slot]].name
    own, other = symbol(node.name), [symbol(known.graph.nodes[j].name) for j in node.inputs]
    symbols = {
        "add": "1",
        "increment": "1",
        "negate": f"{latex.MINUS}1",
        "multiply": other[1 - slot] if len(other) == 2 else "",
        "exp": own,
        "reciprocal": rf"{latex.MINUS}\frac{{1}}{{{other[0]}^2}}",
        "sigmoid": f"{own}(1 - {own})",
        "cross_entropy": rf"\frac{{{other[0]} - {other[-1]}}}{{{other[0]}(1 - {other[0]})}}",
    }[node.rule]
    said = Message("explain_graph_local", {"user": title(node.name), "name": title(used)})
    value = known.graph.slopes(k, known.values)[slot]
    return Explanation(key, said, f"{_slope(node.name, used)} = {symbols}", "", value)


def _nudge(key: Key, known: Known, name: str, size: float) -> Explanation:
    output = symbol(known.graph.nodes[-1].name)
    before = known.values[-1]
    after = known.graph.forward({**known.given, name: known.given[name] + size})[-1]
    delta = after - before
    values = {"name": title(name), "output": title(known.graph.nodes[-1].name), "size": size}
    if key[0] == "delta":
        digits = latex.digits_for(delta, after, before)
        numbers = f"= {latex.total([latex.number(after, digits), latex.number(-before, digits)])}"
        return Explanation(key, Message("explain_graph_delta", values), rf"\Delta {output}", numbers, delta)
    formula = rf"\frac{{\Delta {output}}}{{\Delta {symbol(name)}}}"
    numbers = rf"= \frac{{{latex.number(delta)}}}{{{latex.number(size)}}}"
    return Explanation(key, Message("explain_graph_ratio", values), formula, numbers, delta / size)
