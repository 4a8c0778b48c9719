"""Paints one neuron or three as `units_layout` has laid them out. Sign is colour and dash, size is thickness."""

import math
from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPen, QPolygonF

from engine.core.parts_gates import UnitsPart
from gui import figures, theme
from gui.panels.units_layout import Layout, Node, Slide

_CENTER = Qt.AlignmentFlag.AlignCenter
# |w| from 0 to 5 is drawn 1.5 to 9 pixels thick.
_THIN_PX, _THICK_PX, _HEAVY = 1.5, 9.0, 5.0
_LONG = 1e4
_HANDLE = 0.42  # radius in lines of text


class UnitsPainter:
    """One picture.

    Args:
        painter: of the widget.
        part: what is drawn; `layout` where.
        font, bold: how it is written.
        chosen: index of the slide that keys move, or −1 − index of the input that they turn; None without focus.
        verdict: what is said under the output, and the colour it has.
    """

    def __init__(
        self,
        painter: QPainter,
        part: UnitsPart,
        layout: Layout,
        fonts: tuple[QFont, QFont],
        chosen: int | None,
        verdict: tuple[str, str],
    ) -> None:
        self._painter, self._part, self._layout = painter, part, layout
        self._font, self._bold = fonts
        self._chosen, self._verdict = chosen, verdict
        self._line = QFontMetricsF(self._font).height()

    def paint(self) -> None:
        """Everything: wires below, then fields, slides and nodes."""
        painter, colors = self._painter, theme.current()
        painter.setFont(self._font)
        for path in self._layout.onward:
            painter.setPen(QPen(colors.color("positive"), 1.8))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawPath(path)
            end = path.currentPosition()
            _head(painter, end - QPointF(10, 0), end)
        for k, slide in enumerate(self._layout.slides):
            painter.setPen(pen_of(slide.value))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawPath(slide.wire)
            self._paint_slide(k, slide)
        for k, node in enumerate(self._layout.nodes):
            self._paint_node(k, node)
        words, ink = self._verdict
        painter.setFont(self._bold)
        painter.setPen(colors.color(ink))
        painter.drawText(self._layout.verdict, _CENTER, words)

    def _paint_slide(self, k: int, slide: Slide) -> None:
        painter, colors, line = self._painter, theme.current(), self._line
        if not slide.field.isEmpty():
            painter.setPen(QPen(colors.color("accent" if self._chosen == -1 - k else "line"), 1.5))
            painter.setBrush(colors.color("raised"))
            painter.drawRoundedRect(slide.field, slide.field.height() / 2, slide.field.height() / 2)
            painter.setPen(colors.color("text"))
            given = "1" if slide.given is None else f"{slide.input} = {figures.plain(slide.given)}"
            painter.drawText(slide.field, _CENTER, _fitting(given, slide.field.width() - 8, painter, slide.given))
        y, limit = slide.y, self._part.limit
        zero, here = slide.at(0.0, limit), slide.at(slide.value, limit)
        painter.setPen(QPen(colors.color("line"), 3, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        painter.drawLine(QPointF(slide.left, y), QPointF(slide.right, y))
        painter.setPen(QPen(colors.color("muted"), 1))
        painter.drawLine(QPointF(zero, y - 0.3 * line), QPointF(zero, y + 0.3 * line))
        ink = colors.color("negative" if slide.value < 0 else "positive")
        painter.setPen(QPen(ink, 4, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap))
        painter.drawLine(QPointF(zero, y), QPointF(here, y))
        chosen = self._chosen == k
        painter.setPen(QPen(colors.color("accent" if chosen else "text"), 2.5 if chosen else 1.5))
        painter.setBrush(colors.color("base"))
        painter.drawEllipse(QPointF(here, y), _HANDLE * line, _HANDLE * line)
        painter.setPen(colors.color("text"))
        painter.drawText(slide.label, _CENTER, f"{slide.name} = {weight_words(slide.value)}")

    def _paint_node(self, k: int, node: Node) -> None:
        painter, colors, unit = self._painter, theme.current(), self._part.units[k]
        painter.setPen(QPen(colors.color("positive"), 2))
        for start, end in node.arrows:
            painter.drawLine(start, end)
            _head(painter, start, end)
        if node.sum is not None:
            self._paint_sum(node.sum)
        if node.function is not None:
            painter.setBrush(colors.color("base"))
            painter.drawRoundedRect(node.function, 6, 6)
            self._paint_function(node.function, unit.z, unit.output)
        self._paint_output(node.output, unit.name, unit.output)
        words = f"z = {weight_words(unit.z)}"
        # A wire passes behind the words.
        behind = QRectF(0, 0, painter.fontMetrics().horizontalAdvance(words) + 6, node.z.height())
        behind.moveCenter(node.z.center())
        painter.fillRect(behind, colors.color("base"))
        painter.setPen(colors.color("positive"))
        painter.drawText(node.z, _CENTER, words)

    def _paint_sum(self, box: QRectF) -> None:
        painter, colors = self._painter, theme.current()
        painter.setPen(QPen(colors.color("line"), 1.5))
        painter.setBrush(colors.color("raised"))
        painter.drawEllipse(box)
        painter.setFont(self._bold)
        painter.setPen(colors.color("text"))
        painter.drawText(box, _CENTER, "Σ")
        painter.setFont(self._font)

    def _paint_output(self, box: QRectF, name: str, output: float) -> None:
        """The output as a disc: full for 1, empty for 0, between them as full as it is."""
        painter, colors = self._painter, theme.current()
        full = colors.color("accent")
        full.setAlphaF(0.75 * min(max(output, 0.0), 1.0))
        painter.setPen(QPen(colors.color("accent"), 2))
        painter.setBrush(colors.color("base"))
        painter.drawEllipse(box)
        painter.setBrush(full)
        painter.drawEllipse(box)
        painter.setFont(self._bold)
        painter.setPen(colors.color("text"))
        painter.drawText(box, _CENTER, output_words(output))
        painter.setFont(self._font)
        if name:
            above = QRectF(box.center().x() - 3 * self._line, box.top() - self._line, 6 * self._line, self._line)
            painter.setPen(colors.color("muted"))
            painter.drawText(above, _CENTER, name)

    def _paint_function(self, box: QRectF, z: float, output: float) -> None:
        """The function's picture with the place where the neuron stands."""
        painter, colors, part = self._painter, theme.current(), self._part
        inner = box.adjusted(5, 5, -5, -5)
        z_low, z_high = float(part.curve_z[0]), float(part.curve_z[-1])
        low, high = float(part.curve_a.min()), float(part.curve_a.max())

        def spot(at: float, value: float) -> QPointF:
            x = (min(max(at, z_low), z_high) - z_low) / (z_high - z_low)
            y = (min(max(value, low), high) - low) / (high - low)
            return QPointF(inner.left() + x * inner.width(), inner.bottom() - y * inner.height())

        painter.setPen(QPen(colors.color("line"), 1))
        painter.drawLine(spot(0.0, low), spot(0.0, high))
        painter.drawLine(spot(z_low, 0.0), spot(z_high, 0.0))
        painter.setPen(QPen(colors.color("text"), 2))
        points = zip(part.curve_z.tolist(), part.curve_a.tolist(), strict=True)
        painter.drawPolyline(QPolygonF([spot(at, value) for at, value in points]))
        painter.setPen(QPen(colors.color("base"), 1))
        painter.setBrush(colors.color("positive"))
        painter.drawEllipse(spot(z, output), 5, 5)


def weight_words(value: float) -> str:
    """A weight, a bias or a sum: −1.5 where that is all of it, four digits where there is more."""
    if round(value, 2) != round(value, 9) or abs(value) >= _LONG:
        return figures.figure(value)
    return figures.fixed(value, 2).rstrip("0").rstrip(".")


def output_words(output: float) -> str:
    """An output in the few signs that a disc has room for."""
    whole = math.isnan(output) or output == round(output)
    return figures.plain(output) if whole else figures.fixed(output, 2)


def pen_of(weight: float) -> QPen:
    """Thick for a large weight; blue above 0, vermilion and dashed below, grey dots where nothing comes through."""
    thick = _THIN_PX + (_THICK_PX - _THIN_PX) * min(abs(weight), _HEAVY) / _HEAVY
    if weight == 0:
        return QPen(theme.current().color("line"), _THIN_PX, Qt.PenStyle.DotLine)
    ink = theme.current().color("negative" if weight < 0 else "positive")
    ink.setAlpha(150)
    pen = QPen(ink, thick, Qt.PenStyle.DashLine if weight < 0 else Qt.PenStyle.SolidLine)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    return pen


def _fitting(words: str, room: float, painter: QPainter, given: float | None) -> str:
    """The words, or the number alone with two decimals where they have no room."""
    if given is None or painter.fontMetrics().horizontalAdvance(words) <= room:
        return words
    return figures.fixed(given, 2)


def _head(painter: QPainter, start: QPointF, end: QPointF) -> None:
    """The head of an arrow that points to the right."""
    corners: Sequence[QPointF] = (end + QPointF(-7, -4), end, end + QPointF(-7, 4))
    painter.drawPolyline(QPolygonF(list(corners)))
