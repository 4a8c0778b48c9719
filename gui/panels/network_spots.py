"""Where the numbers in the picture of a network are, with the keys by which they are explained."""

from PySide6.QtCore import QRectF
from PySide6.QtWidgets import QWidget

from engine.core.parts_network import NetworkPart
from gui.drawing.network_layout import NetworkLayout
from gui.hover import Spot
from gui.panels import network_text as text
from gui.panels.network_text import Edge, Mode, Node

TARGET_PX = 12


def of_node(
    part: NetworkPart, layout: NetworkLayout, node: Node, mode: Mode, line: float, field: QWidget
) -> list[Spot]:
    """The numbers of a node: in it, above and below it; none of a bias."""
    layer, unit = node
    column = layout.columns[layer]
    if unit >= len(column.nodes):
        return []
    box = column.nodes[unit]
    if layer == 0:
        return [] if part.row is None else [Spot(("feature", str(part.row), str(unit)), field, box.toAlignedRect())]
    activation, score, behind = text.node_keys(part, node)
    # The lines above and below a node are wider than it.
    above = QRectF(box.left() - line, box.top() - line, box.width() + 2 * line, line)
    below = QRectF(box.left() - 0.5 * line, box.bottom(), box.width() + line, line)
    backward = mode == "backward"
    # A small node is pointed at from a little further away.
    more = max(0.0, (TARGET_PX - box.height()) / 2)
    found = [
        Spot(
            behind if backward and not column.lines else activation,
            field,
            box.adjusted(-more, -more, more, more).toAlignedRect(),
        )
    ]
    if column.lines and not (backward and column.lines == 2):
        found.append(Spot(behind if backward else score, field, above.toAlignedRect()))
    if column.lines == 2 and mode != "forward":
        found.append(Spot(behind, field, below.toAlignedRect()))
    return found


def of_edge(part: NetworkPart, layout: NetworkLayout, edge: Edge, mode: Mode, line: float, field: QWidget) -> Spot:
    """The number of an edge: its slope where only slopes are drawn, otherwise its weight."""
    layer, k = edge
    gap = layout.gaps[layer]
    parameter, gradient, _ = text.edge_keys(part, edge)
    wide = max(TARGET_PX, 0.9 * gap.wide) if gap.room else TARGET_PX
    box = QRectF(0, 0, min(wide, 6 * line), max(TARGET_PX, line))
    box.moveCenter(gap.label(k))
    return Spot(gradient if mode == "backward" else parameter, field, box.toAlignedRect())
