"""What is written in the picture of a network: names of nodes, and numbers as short as they can be read."""

import math
from typing import Literal, NamedTuple, TypeAlias

from PySide6.QtGui import QFontMetricsF

from engine.core.parts_network import NetworkPart
from engine.core.types import Array
from gui import figures
from gui.drawing.network_layout import Sizes
from gui.figures import MINUS
from gui.hover import Key

Mode: TypeAlias = Literal["forward", "backward", "both"]
Node: TypeAlias = tuple[int, int]
"""Layer, counted from the inputs as 0, and unit; a bias is the unit after the last one."""
Edge: TypeAlias = tuple[int, int]
"""The layer that an edge comes from, and which of its edges; the last ones are those of the bias."""

BACK = "◂"
UNKNOWN = "?"


class Ends(NamedTuple):
    """The two nodes of an edge."""

    source: Node
    target: Node


def sizes(metrics: QFontMetricsF, mode: Mode, inside: int) -> Sizes:
    """What this writing needs, with so many numbers in a node."""
    line, advance = metrics.height(), metrics.horizontalAdvance
    arrow = 0.0 if mode == "forward" else 0.55 * line
    weight, slope = advance("−11.99"), advance(f"{BACK}−0.012")
    label = {"forward": weight, "backward": slope, "both": weight + slope + 0.3 * line}[mode] + arrow
    beside = advance("h1 z −11.00") if mode != "backward" else advance(f"h1 {BACK}−0.012")
    least = slope if mode == "backward" else weight + arrow
    return Sizes(line, advance("−0.000") + 0.6 * line, beside, label, least, inside)


def node_name(part: NetworkPart, node: Node) -> str:
    """x1, h2 (h2.1 where there are several hidden layers), H; a bias is 1."""
    layer, unit = node
    last = len(part.widths) - 1
    if layer < last and unit == part.widths[layer]:
        return "1"
    if layer == last:
        return "H" if part.widths[last] == 1 else f"H{unit + 1}"
    if layer == 0:
        return f"x{unit + 1}"
    return f"h{unit + 1}" if last == 2 else f"h{layer}.{unit + 1}"


def edge_name(part: NetworkPart, edge: Edge) -> str:
    """The flat name of the parameter on an edge."""
    layer, k = edge
    before = sum((part.widths[at] + 1) * part.widths[at + 1] for at in range(layer))
    return part.names[before + k]


def edge_named(part: NetworkPart, name: str) -> Edge:
    """The edge whose parameter has this flat name."""
    place = part.names.index(name)
    for layer in range(len(part.widths) - 1):
        count = (part.widths[layer] + 1) * part.widths[layer + 1]
        if place < count:
            return layer, place
        place -= count
    raise AssertionError(name)


def ends(part: NetworkPart, edge: Edge) -> Ends:
    """The nodes that an edge joins."""
    layer, k = edge
    source, target = divmod(k, part.widths[layer + 1])
    return Ends((layer, source), (layer + 1, target))


def edges_into(part: NetworkPart, node: Node) -> list[Edge]:
    """The edges that end at a node."""
    layer, unit = node
    if layer == 0 or unit == part.widths[layer]:
        return []
    out = part.widths[layer]
    return [(layer - 1, source * out + unit) for source in range(part.widths[layer - 1] + 1)]


def edges_from(part: NetworkPart, node: Node) -> list[Edge]:
    """The edges that begin at a node."""
    layer, unit = node
    if layer == len(part.widths) - 1:
        return []
    out = part.widths[layer + 1]
    return [(layer, unit * out + target) for target in range(out)]


def weight_of(part: NetworkPart, edge: Edge) -> float:
    """The weight or bias on an edge."""
    return _of(part.weights, part.biases, edge)


def slope_of(part: NetworkPart, edge: Edge) -> float:
    """∂E/∂ the weight or bias on an edge."""
    return _of(part.weight_slopes, part.bias_slopes, edge)


def _of(weights: tuple[Array, ...], biases: tuple[Array, ...], edge: Edge) -> float:
    layer, k = edge
    W = weights[layer]
    return float(W.flat[k]) if k < W.size else float(biases[layer][k - W.size])


def node_keys(part: NetworkPart, node: Node) -> list[Key]:
    """What can be explained at a node: its output, its score, what comes back to it."""
    layer, unit = node
    if layer == 0 or unit == part.widths[layer]:
        return []
    place = (str(layer), str(unit))
    return [("activation", *place), ("score", *place), ("behind", *place)]


def edge_keys(part: NetworkPart, edge: Edge) -> list[Key]:
    """What can be explained at an edge: its weight, its slope, its next value."""
    name = edge_name(part, edge)
    return [("parameter", name), ("gradient" if part.row is None else "row_slope", name), ("next", name)]


def value(number: float) -> str:
    """An activation or a score: as few digits as say it; what is not computed yet is asked for."""
    if math.isnan(number):
        return UNKNOWN
    size = abs(number)
    if size != 0 and not 5e-4 <= size < 1e4:
        return brief(number)
    return figures.fixed(number, 3 if size < 1 else 2 if size < 100 else 0)


def weight(number: float) -> str:
    """A weight: two decimals."""
    return figures.fixed(number, 2) if abs(number) < 1e4 else brief(number)


def slope(number: float) -> str:
    """A slope, with the sign of what goes backwards."""
    size = abs(number)
    if number == 0:
        return f"{BACK}0"
    return BACK + (figures.fixed(number, 3 if size < 10 else 1) if 1e-3 <= size < 1e4 else brief(number))


def brief(number: float) -> str:
    """One digit and its power of ten: 3e−5."""
    if not math.isfinite(number):
        return figures.figure(number)
    mantissa, exponent = f"{number:.0e}".split("e")
    return f"{mantissa}e{int(exponent)}".replace("-", MINUS)


def whole_number(number: float) -> str:
    """An input: plain where it is short."""
    words = figures.plain(number)
    return words if len(words) <= 5 else value(number)
