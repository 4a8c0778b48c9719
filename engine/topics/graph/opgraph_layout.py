"""Where the nodes of the lecture's graphs stand: columns from left to right, rows from top to bottom."""

from collections.abc import Mapping

from engine.topics.graph.opgraph import Graph

Places = Mapping[str, tuple[float, float]]

_UNIT_ROWS = 3.0


def straight() -> Places:
    """f = wx + b."""
    return {"w": (0, 0), "x": (0, 1.5), "g": (1, 0.75), "b": (1, 2.25), "f": (2, 1.5)}


def meeting() -> Places:
    """f = x·(x + w)."""
    return {"x": (0, 0), "w": (0, 1.5), "g": (1, 1.5), "f": (2, 0.75)}


def sigmoid(*, opened: bool) -> Places:
    """g = σ(z)."""
    return {"z": (0, 0), **_activation("g", 0, 0, opened=opened)[0]}


def neuron(inputs: int, *, opened: bool) -> Places:
    """g = σ(Σ w_i x_i + b)."""
    found: dict[str, tuple[float, float]] = {}
    for i in range(inputs):
        found[f"w{i + 1}"], found[f"x{i + 1}"] = (0, 2 * i), (0, 2 * i + 1)
        found[f"w{i + 1}·x{i + 1}"] = (1, 2 * i + 0.5)
    found["b"] = (1, 2 * inputs - 0.5)
    middle = float(inputs) - 0.5
    found["z"] = (2, middle)
    return {**found, **_activation("g", 2, middle, opened=opened)[0]}


def network(hidden: int, *, opened: bool) -> Places:
    """Two inputs, `hidden` units, one output, down to the loss: each unit has three rows, its bias in the last."""
    found: dict[str, tuple[float, float]] = {}
    after = 4.0
    for k in range(hidden):
        top = _UNIT_ROWS * k
        for i in range(2):
            name = f"w1.{i + 1}{k + 1}"
            found[name], found[f"{name}·x{i + 1}"] = (0, top + i), (2, top + i)
        found[f"b1.{k + 1}"], found[f"z1.{k + 1}"] = (2, top + 2), (3, top + 1)
        places, after = _activation(f"a1.{k + 1}", 3, top + 1, opened=opened)
        found |= places
        found[f"w2.{k + 1}"], found[f"w2.{k + 1}·a1.{k + 1}"] = (after, top), (after + 1, top + 1)
    middle = (_UNIT_ROWS * hidden - 1) / 2
    for i in range(2):
        # Between the straight edges from the weights to their products.
        found[f"x{i + 1}"] = (1, 0.5 + _UNIT_ROWS * i * (hidden - 1))
    found["b2"], found["z2.1"] = (after + 1, middle), (after + 2, middle)
    places, end = _activation("p", after + 2, middle, opened=opened)
    found |= places
    found["y"], found["E"] = (end, middle + 1.5), (end + 1, middle)
    return found


def extent(graph: Graph, places: Places) -> tuple[float, float]:
    """How many columns and rows the graph takes."""
    used = [places[node.name] for node in graph.nodes]
    return max(column for column, _ in used) + 1, max(row for _, row in used) + 1


def _activation(name: str, column: float, row: float, *, opened: bool) -> tuple[Places, float]:
    """The nodes after the one at (column, row), and the column of the last."""
    if not opened:
        return {name: (column + 1, row)}, column + 1
    steps = (f"u·{name}", f"e·{name}", f"s·{name}", name)
    return {step: (column + 1 + k, row) for k, step in enumerate(steps)}, column + 4
