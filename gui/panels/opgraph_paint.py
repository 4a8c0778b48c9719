"""Paints a computational graph: values in blue go forward, gradients in vermilion come back along dashed edges."""

import math

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen, QPolygonF

from engine.core.parts_graph import GraphNode, OpGraphPart
from gui import theme
from gui.panels.opgraph_geometry import Geometry, label, local_label
from gui.panels.opgraph_text import short

_CENTER = Qt.AlignmentFlag.AlignCenter
_FORWARD, _BACKWARD = "positive", "negative"


class GraphPainter:
    """One painting of one part.

    Args:
        painter: of the widget.
        part: what is drawn.
        at: where its nodes stand.
        font: of all writing.
        chosen: the node that keys work on, None for none.
        covered: nodes on whose number a field lies.
    """

    def __init__(
        self,
        painter: QPainter,
        part: OpGraphPart,
        at: Geometry,
        font: QFont,
        chosen: int | None,
        covered: frozenset[int],
    ) -> None:
        self._painter, self._part, self._at = painter, part, at
        self._chosen, self._covered = chosen, covered
        self._colors = theme.current()
        self._plain, self._bold = QFont(font), QFont(font)
        self._bold.setBold(True)
        self._metrics = QFontMetricsF(self._bold)

    def paint(self) -> None:
        """All edges, then the nodes, then what is written on edges."""
        self._painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        edges = [(user, slot) for user, node in enumerate(self._part.nodes) for slot in range(len(node.inputs))]
        for lit in (False, True):
            for user, slot in edges:
                if self._lit(user, slot) is lit:
                    self._edge(user, slot, lit=lit)
        for k, node in enumerate(self._part.nodes):
            self._node(k, node)
        for user, slot in edges:
            self._edge_label(user, slot)

    # ── edges

    def _lit(self, user: int, slot: int) -> bool:
        """Whether the present step goes along this edge."""
        part = self._part
        if part.phase == "forward":
            return user == part.present
        return part.phase == "backward" and part.nodes[user].inputs[slot] == part.present

    def _edge(self, user: int, slot: int, *, lit: bool) -> None:
        start, end = self._at.edge(user, self._part.nodes[user].inputs[slot])
        back = self._part.phase == "backward"
        passed = self._part.nodes[user].locals[slot] is not None
        ink = self._colors.color(_BACKWARD if back else _FORWARD) if lit else self._colors.color("ghost")
        pen = theme.stroke(QPen(ink, 2.6 if lit else 1.3))
        if passed or (lit and back):
            pen.setStyle(Qt.PenStyle.DashLine)
        self._painter.setPen(pen)
        self._painter.setBrush(Qt.BrushStyle.NoBrush)
        self._painter.drawLine(start, end)
        if lit and back:
            self._arrow(end, start, ink)
        elif lit or not passed:
            self._arrow(start, end, ink)

    def _arrow(self, start: QPointF, tip: QPointF, ink: QColor) -> None:
        """The head of an arrow that ends at `tip`."""
        way = tip - start
        way *= 0.5 * self._at.line / max(1.0, math.hypot(way.x(), way.y()))
        side = QPointF(-way.y(), way.x()) * 0.5
        self._painter.setPen(Qt.PenStyle.NoPen)
        self._painter.setBrush(ink)
        self._painter.drawPolygon(QPolygonF([tip, tip - way + side, tip - way - side]))

    def _edge_label(self, user: int, slot: int) -> None:
        """The local derivative on its edge, where there is room, and always beside the present node if there is any."""
        local = self._part.nodes[user].locals[slot]
        if local is None:
            return
        lit = self._lit(user, slot)
        font = self._bold if lit else self._plain
        text = local_label(local)
        box = self._at.edge_label(user, self._part.nodes[user].inputs[slot], self._metrics.horizontalAdvance(text))
        if box is None:
            return
        self._painter.setPen(Qt.PenStyle.NoPen)
        self._painter.setBrush(self._colors.color("base"))
        self._painter.drawRoundedRect(box.adjusted(-2, 0, 2, 0), 4, 4)
        self._write(box, text, self._colors.color(_BACKWARD), font)

    # ── nodes

    def _node(self, k: int, node: GraphNode) -> None:
        box, colors = self._at.boxes[k], self._colors
        present = k == self._part.present
        ink = colors.color("line") if node.kind == "operation" else colors.color("muted")
        width = 1.4
        if present:
            ink, width = colors.color(_BACKWARD if self._part.phase == "backward" else _FORWARD), 3.0
        pen = theme.stroke(QPen(ink, width))
        if node.kind == "data" and not present:
            pen.setStyle(Qt.PenStyle.DotLine)
        self._painter.setPen(pen)
        self._painter.setBrush(colors.color("raised" if node.kind == "operation" else "base"))
        corner = 0.7 * self._at.line if node.kind == "operation" else 3
        self._painter.drawRoundedRect(box, corner, corner)
        if k == self._chosen:
            self._painter.setPen(QPen(colors.color("accent"), 1.5, Qt.PenStyle.DashLine))
            self._painter.setBrush(Qt.BrushStyle.NoBrush)
            self._painter.drawRoundedRect(box.adjusted(-4, -4, 4, 4), corner + 3, corner + 3)
        self._write(self._at.title_box(k), label(node), colors.color("text"), self._plain)
        if node.turns:
            self._mark_turn(box)
        self._numbers(k, node)

    def _numbers(self, k: int, node: GraphNode) -> None:
        colors = self._colors
        if node.value is not None and not (k in self._covered and not node.of_gradient):
            if node.moved is None:
                self._write(self._at.value_box(k), short(node.value), colors.color(_FORWARD), self._bold)
            else:
                self._write(self._at.value_box(k), typed_short(node.moved), colors.color("good"), self._bold)
        elif node.value is None and k not in self._covered:
            self._write(self._at.value_box(k), "?" if node.asked else "·", colors.color("ghost"), self._plain)
        if node.gradient is not None:
            self._write(self._at.gradient_box(k), short(node.gradient), colors.color(_BACKWARD), self._bold)
        elif node.comes_back and not (k in self._covered and node.of_gradient):
            self._write(self._at.gradient_box(k), "∂", colors.color("ghost"), self._plain)
        if node.asked and node.right is not None:
            self._verdict(k, right=node.right)

    def _verdict(self, k: int, *, right: bool) -> None:
        """✓ or ✗ at the corner of a node that was filled in."""
        box, side = self._at.boxes[k], 0.95 * self._at.line
        ink = self._colors.color("good" if right else "error")
        place = QRectF(box.right() - 0.7 * side, box.top() - 0.35 * side, side, side)
        self._painter.setPen(QPen(ink, 1.5))
        self._painter.setBrush(self._colors.color("base"))
        self._painter.drawEllipse(place)
        self._write(place, "✓" if right else "✗", ink, self._plain)

    def _mark_turn(self, box: QRectF) -> None:
        """A small sign at the corner: + opens, − folds."""
        side = 0.62 * self._at.line
        place = QRectF(box.left() - 0.25 * side, box.top() - 0.25 * side, side, side)
        self._painter.setPen(QPen(self._colors.color("accent"), 1.4))
        self._painter.setBrush(self._colors.color("base"))
        self._painter.drawEllipse(place)
        middle, arm = place.center(), 0.28 * side
        self._painter.drawLine(middle - QPointF(arm, 0), middle + QPointF(arm, 0))
        if not self._part.opened:
            self._painter.drawLine(middle - QPointF(0, arm), middle + QPointF(0, arm))

    def _write(self, box: QRectF, text: str, ink: QColor, font: QFont) -> None:
        self._painter.setFont(font)
        self._painter.setPen(ink)
        self._painter.drawText(box, _CENTER, text)


def typed_short(value: float) -> str:
    """A value that was moved a little: with more digits, so that the change is seen."""
    return short(value) if value == 0 or not math.isfinite(value) else f"{value:.5g}".replace("-", "−")
