"""The formulas of a computational graph with their numbers, in plain signs: g = w × x = −2 × 5 = −10."""

import math
from collections.abc import Sequence

from engine.core.messages import Message, number
from engine.topics.graph.opgraph import Graph, Term

MINUS = "−"
SIGNS = {
    "add": "+", "multiply": "×", "negate": f"×({MINUS}1)", "exp": "exp", "increment": "+1", "reciprocal": "1/x",
    "sigmoid": "σ", "cross_entropy": f"{MINUS}log",
}  # fmt: skip
# Outside of these numbers are written with a power of ten.
_SMALL, _LARGE = 1e-3, 1e6


def title(name: str) -> str:
    """How a node is written: the steps of an opened sigmoid are u, e, s wherever they stand."""
    return name[0] if name[:2] in ("u·", "e·", "s·") else name


def written(value: float) -> str:
    """A number with four significant digits; whole numbers as they are."""
    if value == 0.0:
        return "0"
    if math.isfinite(value) and value == int(value) and abs(value) < _LARGE:
        return f"{int(value)}".replace("-", MINUS)
    text = f"{value:.4g}" if _SMALL <= abs(value) < _LARGE else number(float(value))
    return text.replace("-", MINUS)


def factor(value: float) -> str:
    """The same after a sign: negative numbers in brackets."""
    text = written(value)
    return f"({text})" if text.startswith(MINUS) else text


def total(values: Sequence[float]) -> str:
    """A sum with its signs: −10 + 3, 2 − 0.5."""
    text = written(values[0])
    for value in values[1:]:
        text += f" {MINUS} {written(-value)}" if value < 0 else f" + {written(value)}"
    return text


def forward_formula(graph: Graph, k: int, values: Sequence[float]) -> str:
    """How node `k` was computed."""
    node = graph.nodes[k]
    names = [title(graph.nodes[j].name) for j in node.inputs]
    numbers = [values[j] for j in node.inputs]
    symbols, with_numbers = _formula(node.rule, names, numbers)
    return f"{title(node.name)} = {symbols} = {with_numbers} = {written(values[k])}"


def _formula(rule: str, names: Sequence[str], a: Sequence[float]) -> tuple[str, str]:
    """What stands between the name and the result: symbols, and the same with numbers."""
    match rule:
        case "add":
            return " + ".join(names), total(a)
        case "multiply":
            return " × ".join(names), f"{written(a[0])} × {factor(a[1])}"
        case "negate":
            return f"{names[0]} × ({MINUS}1)", f"{written(a[0])} × ({MINUS}1)"
        case "exp":
            return f"exp({names[0]})", f"exp({written(a[0])})"
        case "increment":
            return f"{names[0]} + 1", f"{written(a[0])} + 1"
        case "reciprocal":
            return f"1/{names[0]}", f"1/{written(a[0])}"
        case "sigmoid":
            return f"σ({names[0]}) = 1/(1 + exp({MINUS}{names[0]}))", f"σ({written(a[0])})"
        case "cross_entropy":
            # The target is 0 or 1, and only one of the two terms is left.
            inside = names[0] if a[1] else f"1 {MINUS} {names[0]}"
            number_inside = written(a[0]) if a[1] else f"1 {MINUS} {written(a[0])}"
            return (
                (f"{MINUS}log {inside}", f"{MINUS}log {number_inside}")
                if a[1]
                else (f"{MINUS}log({inside})", f"{MINUS}log({number_inside})")
            )
    raise ValueError(rule)


def local_symbol(graph: Graph, user: int, slot: int) -> str:
    """∂ user / ∂ its input, in symbols."""
    node = graph.nodes[user]
    names = [title(graph.nodes[j].name) for j in node.inputs]
    own = title(node.name)
    match node.rule:
        case "add" | "increment":
            return "1"
        case "multiply":
            return names[1 - slot]
        case "negate":
            return f"{MINUS}1"
        case "exp":
            return own
        case "reciprocal":
            return f"{MINUS}1/{names[0]}²"
        case "sigmoid":
            return f"{own}(1 {MINUS} {own})"
        case "cross_entropy":
            p, y = names
            return f"({p} {MINUS} {y})/({p}(1 {MINUS} {p}))"
    raise ValueError(node.rule)


def backward_formula(graph: Graph, k: int, terms: Sequence[Term], slots: Sequence[int]) -> tuple[str, ...]:
    """How the gradient of node `k` was computed: its local derivatives, and the products that add up.

    Args:
        graph: the graph.
        k: the node.
        terms: of its gradient.
        slots: for each term which of the user's inputs node `k` is.
    """
    output = title(graph.nodes[-1].name)
    whole = f"∂{output}/∂{_below(title(graph.nodes[k].name))}"
    if not terms:
        return (f"{whole} = 1",)
    if len(terms) == 1:
        (term,), (slot,) = terms, slots
        user = title(graph.nodes[term.user].name)
        local = f"∂{_below(user)}/∂{_below(title(graph.nodes[k].name))}"
        behind = f"∂{output}/∂{_below(user)}"
        symbol = local_symbol(graph, term.user, slot)
        value = written(term.local)
        if term.user == len(graph.nodes) - 1:
            # The local derivative is the gradient, and both have one name.
            return (f"{whole} = {symbol} × {behind} = {value} × 1 = {written(term.product)}",)
        return (
            f"{local} = {symbol}" + ("" if symbol == value else f" = {value}"),
            f"{whole} = {local} × {behind} = {value} × {factor(term.behind)} = {written(term.product)}",
        )
    ways = [
        f"{title(graph.nodes[k].name)} → {title(graph.nodes[term.user].name)}: "
        f"{written(term.local)} × {factor(term.behind)} = {written(term.product)}"
        for term in terms
    ]
    added = sum(term.product for term in terms)
    return "      ".join(ways), f"{whole} = {total([term.product for term in terms])} = {written(added)}"


def _below(name: str) -> str:
    """A name under ∂: a product in brackets."""
    return f"({name})" if "·" in name else name


def forward_note(graph: Graph, k: int) -> Message:
    """What happens at node `k` in the forward pass."""
    return Message(f"opgraph_forward_{graph.nodes[k].rule}")


def backward_note(graph: Graph, k: int, terms: Sequence[Term]) -> Message:
    """What happens at node `k` in the backward pass."""
    if not terms:
        return Message("opgraph_backward_output", {"output": title(graph.nodes[k].name)})
    if len(terms) > 1:
        return Message("opgraph_backward_sum", {"count": len(terms)})
    return Message(f"opgraph_backward_{graph.nodes[terms[0].user].rule}")
