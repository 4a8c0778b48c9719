"""Paints a network: edges by weight, values forward in blue and backward in vermilion, and how each weight moves on.

What is pointed at stays, the rest fades.
"""

import math
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen, QPolygonF

from engine.core.parts_network import NetworkPart
from gui import theme
from gui.drawing import network_edges
from gui.drawing.network_edges import Grades
from gui.drawing.network_layout import Column, Gap, NetworkLayout
from gui.panels import network_text as text
from gui.panels.network_text import Edge, Mode, Node

_CENTER = Qt.AlignmentFlag.AlignCenter
_FADED = 0.2
# How far edges go from the background's colour to their own. Transparent lines would take twenty times as long.
_FAINT, _STRONG = 0.5, 0.62
# The arrow of the next update: from this move on it is seen, and at that one it is as high as a line of text.
_LEAST_MOVE, _LARGEST_MOVE = 1e-4, 1.0


class Hot(NamedTuple):
    """What is pointed at, a node or an edge, and all nodes and edges that stay with it; empty for nothing."""

    at: Node | None = None
    on: Edge | None = None
    nodes: frozenset[Node] = frozenset()
    edges: frozenset[Edge] = frozenset()

    @property
    def nothing(self) -> bool:
        """Whether nothing is pointed at."""
        return self.at is None and self.on is None

    @classmethod
    def of_node(cls, part: NetworkPart, node: Node) -> "Hot":
        """A node, what comes into it, and where it goes on to."""
        into, onward = text.edges_into(part, node), text.edges_from(part, node)
        nodes = {node, *(text.ends(part, edge).source for edge in into), *(text.ends(part, e).target for e in onward)}
        return cls(node, None, frozenset(nodes), frozenset([*into, *onward]))

    @classmethod
    def of_edge(cls, part: NetworkPart, edge: Edge) -> "Hot":
        """An edge and its two nodes."""
        return cls(None, edge, frozenset(text.ends(part, edge)), frozenset([edge]))


NOTHING = Hot()


class Painter:
    """One picture of a part."""

    def __init__(
        self, painter: QPainter, layout: NetworkLayout, part: NetworkPart, mode: Mode, hot: Hot, font: QFont
    ) -> None:
        self._on, self._at, self._part, self._mode, self._hot = painter, layout, part, mode, hot
        self._plain, self._bold = font, QFont(font)
        self._bold.setBold(True)
        self._metrics = QFontMetricsF(font)
        self._line = self._metrics.height()
        self._colors = theme.current()

    def paint_edges(self, graded: tuple[Grades, ...], *, thin: bool) -> None:
        """All edges, without numbers."""
        self._on.setRenderHint(QPainter.RenderHint.Antialiasing)
        for gap, grades in zip(self._at.gaps, graded, strict=True):
            for bundle in network_edges.bundles(gap, grades, thin=thin):
                self._on.setPen(self._pen(bundle.negative, bundle.width, faint=thin))
                self._on.drawLines(bundle.lines)

    def paint(self, *, thin: bool) -> None:
        """Everything but the edges."""
        self._on.setRenderHint(QPainter.RenderHint.Antialiasing)
        if not self._hot.nothing:
            self._hot_edges(thin=thin)
        for layer, gap in enumerate(self._at.gaps):
            if gap.room:
                self._labels(layer, gap)
        for layer, column in enumerate(self._at.columns):
            for unit in range(len(column.sources)):
                self._fade(not self._hot.nothing and (layer, unit) not in self._hot.nodes)
                self._node((layer, unit), column)
        self._on.setOpacity(1.0)
        self._target()

    # ---- edges

    def _fade(self, faded: bool) -> None:
        self._on.setOpacity(_FADED if faded else 1.0)

    def _pen(self, negative: bool, width: float, *, faint: bool = False) -> QPen:
        strength = _FAINT if faint else _STRONG
        color = _towards(self._colors.base, self._colors.negative if negative else self._colors.positive, strength)
        pen = QPen(color, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap)
        if negative:
            pen.setDashPattern([7.0 / width, 4.0 / width])
        return pen

    def _hot_edges(self, *, thin: bool) -> None:
        """What is pointed at, over the faded picture."""
        for layer, k in sorted(self._hot.edges):
            gap = self._at.gaps[layer]
            weight = text.weight_of(self._part, (layer, k))
            self._on.setPen(self._pen(weight < 0, network_edges.width_px(weight, thin=thin) + (1.0 if thin else 0.0)))
            (x1, y1), (x2, y2) = gap.starts[k].tolist(), gap.ends[k].tolist()
            self._on.drawLine(QPointF(x1, y1), QPointF(x2, y2))

    def _labels(self, layer: int, gap: Gap) -> None:
        """The weights of a gap with the arrow of their next move, and their slopes: in one line, or in two.

        Where there is no room for both, the weights stay, and their arrows say where they go.
        """
        edges = [(layer, k) for k in range(len(gap.starts))]
        weights = [text.weight(text.weight_of(self._part, e)) if self._mode != "backward" else "" for e in edges]
        slopes = [text.slope(text.slope_of(self._part, e)) if self._mode != "forward" else "" for e in edges]
        advance = self._metrics.horizontalAdvance
        arrow = 0.55 * self._line if self._mode != "forward" else 0.0
        both = max(advance(w) + advance(s) for w, s in zip(weights, slopes, strict=True)) + arrow + 0.3 * self._line
        two = self._mode == "both" and both > gap.wide + 0.4 * self._line
        if two and gap.room < 2:
            slopes, two = [""] * len(edges), False
        for edge, weight, slope in zip(edges, weights, slopes, strict=True):
            self._fade(not self._hot.nothing and edge not in self._hot.edges)
            middle, move = gap.label(edge[1]), -self._part.rate * text.slope_of(self._part, edge)
            if two:
                half = QPointF(0, self._line / 2)
                self._label(middle - half, weight, "", arrow, move)
                self._label(middle + half, "", slope, 0.0, move)
            else:
                self._label(middle, weight, slope, arrow, move)

    def _label(self, middle: QPointF, weight: str, slope: str, arrow: float, move: float) -> None:
        """One line on an edge."""
        first, second = (self._metrics.horizontalAdvance(words) for words in (weight, slope))
        between = 0.3 * self._line if weight and slope else 0.0
        box = _box(middle, first + arrow + between + second, self._line)
        self._back(box)
        if weight:
            self._write(QRectF(box.left(), box.top(), first, box.height()), weight, "text")
        if arrow:
            self._arrow(box.left() + first + arrow / 2, box.center().y(), move)
        if slope:
            self._write(QRectF(box.right() - second, box.top(), second, box.height()), slope, "negative")

    def _back(self, box: QRectF) -> None:
        """What is written on an edge has the background's colour behind it."""
        color = QColor(self._colors.base)
        color.setAlpha(215)
        self._on.setPen(Qt.PenStyle.NoPen)
        self._on.setBrush(color)
        self._on.drawRoundedRect(box.adjusted(-2, 1, 2, -1), 3, 3)
        self._on.setBrush(Qt.BrushStyle.NoBrush)

    def _arrow(self, x: float, y: float, move: float) -> None:
        """Up where the next update makes the weight larger, down where it makes it smaller; the longer, the more."""
        if not abs(move) >= _LEAST_MOVE:
            return
        share = math.log10(min(abs(move), _LARGEST_MOVE) / _LEAST_MOVE) / math.log10(_LARGEST_MOVE / _LEAST_MOVE)
        half, up = (0.12 + 0.3 * share) * self._line, -1.0 if move > 0 else 1.0
        tip, side = QPointF(x, y + up * half), 0.16 * self._line
        head = min(2 * half, 0.3 * self._line)
        self._on.setPen(QPen(self._colors.color("text"), 1.4))
        self._on.drawLine(QPointF(x, y - up * half), tip)
        self._on.drawPolyline(QPolygonF([tip + QPointF(-side, -up * head), tip, tip + QPointF(side, -up * head)]))

    # ---- nodes

    def _node(self, node: Node, column: Column) -> None:
        layer, unit = node
        part, box = self._part, column.sources[unit]
        bias = unit == part.widths[layer]
        chosen = node == self._hot.at
        self._on.setPen(QPen(self._colors.color("accent" if chosen else "muted"), 2.0 if chosen else 1.2))
        self._on.setBrush(self._colors.color("raised"))
        radius = min(box.width(), box.height()) / 2
        self._on.drawRoundedRect(box, min(radius, 0.65 * self._line), min(radius, 0.65 * self._line))
        self._on.setBrush(Qt.BrushStyle.NoBrush)
        if bias:
            if column.inside:
                self._write(box, "1", "muted")
            return
        values = [float(row[unit]) for row in part.activations[layer]]
        if layer == 0 and column.inside:
            name = text.node_name(part, node)
            room = QRectF(box.left() - 2.0 * self._line, box.top(), 1.7 * self._line, box.height())
            self._write(room, name, "muted", Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._inside(box, column, layer, unit, values)
        if layer > 0:
            self._beside(box, column, node)

    def _inside(self, box: QRectF, column: Column, layer: int, unit: int, values: list[float]) -> None:
        if not column.inside:
            return
        if self._mode == "backward" and not column.lines and layer > 0:
            self._write(box, text.slope(float(self._part.behind[layer - 1][unit])), "negative")
            return
        written = [text.value(v) if layer else text.whole_number(v) for v in values]
        ink = "positive" if self._mode != "backward" or layer == 0 else "muted"
        if len(values) > column.inside:
            self._bars(box, values, ink)
            return
        top = box.center().y() - len(values) * self._line / 2
        for k, words in enumerate(written):
            line = QRectF(box.left(), top + k * self._line, box.width(), self._line)
            self._write(line, words, ink, bold=self._mode != "backward" and layer > 0)

    def _bars(self, box: QRectF, values: list[float], ink: str) -> None:
        """Values of several rows where there is no room to write them: a bar each."""
        most, signed = max(1.0, *(abs(v) for v in values)), min(values) < 0
        zero = box.center().y() if signed else box.bottom() - 3
        reach = (box.height() - 6) / (2 if signed else 1)
        step = (box.width() - 8) / len(values)
        for k, v in enumerate(values):
            tall = v / most * reach if math.isfinite(v) else 0.0
            bar = QRectF(box.left() + 4 + (k + 0.15) * step, zero, 0.7 * step, -tall).normalized()
            self._on.fillRect(bar.adjusted(0, -0.5, 0, 0.5), self._colors.color(ink))

    def _beside(self, box: QRectF, column: Column, node: Node) -> None:
        """Name and score above the node, what comes from behind below it."""
        if not column.lines:
            return
        layer, unit = node
        part, name = self._part, text.node_name(self._part, node)
        scores = part.scores[layer - 1]
        back = text.slope(float(part.behind[layer - 1][unit]))
        score = f"z {text.value(float(scores[0, unit]))}" if len(scores) == 1 else ""
        above = QRectF(box.center().x() - 6 * self._line, box.top() - self._line, 12 * self._line, self._line)
        if self._mode == "backward" and column.lines == 1:
            self._pair(above, name, back, "negative")
        else:
            self._pair(above, name, score if self._mode != "backward" else "", "positive")
        if column.lines == 2 and self._mode != "forward":
            self._write(QRectF(above.left(), box.bottom(), above.width(), self._line), back, "negative")

    def _target(self) -> None:
        """What is right, and what the row costs, under the output."""
        part, column = self._part, self._at.columns[-1]
        box = column.nodes[-1]
        top = box.bottom() + (1.1 if column.lines == 2 and self._mode != "forward" else 0.1) * self._line
        if len(column.nodes) > 1 or top + 2 * self._line > box.center().y() + column.pitch / 2:
            return
        if part.row is not None:
            self._write(target_box(box, top, self._line), f"y = {text.whole_number(float(part.label[0]))}", "text")
            top += self._line
        if not math.isnan(part.loss):
            self._write(target_box(box, top, self._line), f"E = {text.value(part.loss)}", "negative")

    def _pair(self, box: QRectF, name: str, words: str, ink: str) -> None:
        """A name and a number, in the middle of `box`."""
        advance = self._metrics.horizontalAdvance
        gap = 0.3 * self._line if words else 0.0
        left = box.center().x() - (advance(name) + gap + advance(words)) / 2
        side = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        self._write(QRectF(left, box.top(), advance(name), box.height()), name, "muted", side)
        if words:
            self._write(QRectF(left + advance(name) + gap, box.top(), advance(words), box.height()), words, ink, side)

    def _write(
        self, box: QRectF, words: str, ink: str, side: Qt.AlignmentFlag = _CENTER, *, bold: bool = False
    ) -> None:
        self._on.setFont(self._bold if bold else self._plain)
        self._on.setPen(self._colors.color(ink))
        self._on.drawText(box, side | Qt.TextFlag.TextDontClip, words)


def target_box(node: QRectF, top: float, line: float) -> QRectF:
    """A line of text under the output node."""
    return QRectF(node.center().x() - 6 * line, top, 12 * line, line)


def _towards(base: str, color: str, share: float) -> QColor:
    """A colour between two others."""
    start, end = QColor(base), QColor(color)
    pairs = ((start.red(), end.red()), (start.green(), end.green()), (start.blue(), end.blue()))
    return QColor(*(round(a + share * (b - a)) for a, b in pairs))


def _box(middle: QPointF, wide: float, high: float) -> QRectF:
    return QRectF(middle.x() - wide / 2, middle.y() - high / 2, wide, high)
