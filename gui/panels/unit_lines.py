"""Lines of units on a plane: where the score of each is 0, with its name and the side where it is above."""

from collections.abc import Sequence

import pyqtgraph as pg
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPainterPath, QPen, QPolygonF
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from engine.core.types import Array
from gui import class_marks, theme
from gui.drawing import half_plane
from gui.panels.plot import Plot

# Of more units only the lines are drawn, without names.
NAMED = 6
_LINE_PX, _HALO_PX, _THIN_PX = 2.4, 5.0, 1.2
# Where along its line a name may stand; the first place that is free is taken.
_AT = (0.12, 0.24, 0.76, 0.88, 0.36, 0.64, 0.5)
_FIRST = 2  # the first two colours are those of the classes


class UnitLines(QGraphicsItem):
    """The lines of several units, painted over a plot in pixels.

    Args:
        plot: whose view box they are drawn over.
        first: which of the theme's class colours the first line has; None for the colour of text.
    """

    def __init__(self, plot: Plot, first: int | None = _FIRST) -> None:
        super().__init__()
        self._plot, self._first = plot, first
        self._names: Sequence[str] = ()
        self._order: list[int] = []
        self._avoided: list[QPointF] = []
        self.lines: tuple[tuple[Array, tuple[QPointF, QPointF]], ...] = ()
        self._box = plot.getPlotItem().getViewBox()
        self.setParentItem(self._box)
        self.setZValue(8)
        self.setFlag(QGraphicsItem.GraphicsItemFlag.ItemHasNoContents, False)

    def show_lines(
        self,
        lines: Sequence[Array] | Array,
        names: Sequence[str],
        x: tuple[float, float],
        y: tuple[float, float],
        avoided: Array | None = None,
    ) -> None:
        """Draw those of `lines` (h, 3) that cross the rectangle.

        Args:
            lines: a, b, c with a·x + b·y + c = 0.
            names: what is so on the side of the arrow.
            x, y: limits of the rectangle.
            avoided: (r, 2) points that names do not cover.
        """
        self._avoided = [QPointF(*point) for point in avoided.tolist()] if avoided is not None else []
        crossing = ((line, half_plane.segment(line, x, y)) for line in lines)
        kept = [(k, line, ends) for k, (line, ends) in enumerate(crossing) if ends is not None]
        self._names = [names[k] for k, _, _ in kept]
        self._order = [k for k, _, _ in kept]
        self.lines = tuple((line, ends) for _, line, ends in kept)
        self.update()

    def names(self) -> list[str]:
        """Names of the lines that can be seen."""
        return list(self._names)

    def color(self, k: int) -> QColor:
        """The colour of line `k`."""
        return theme.current().color("text") if self._first is None else class_marks.color(self._first + k)

    def boundingRect(self) -> QRectF:
        return QRectF(self._box.rect())

    def shape(self) -> QPainterPath:
        return QPainterPath()

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setClipRect(self.boundingRect())
        font = QFont(self._plot.font())
        font.setPointSize(theme.point_size())
        font.setBold(True)
        painter.setFont(font)
        named = len(self.lines) <= NAMED
        taken = [self._around(self._pixel(point), painter) for point in self._avoided]
        for place, (line, ends) in enumerate(self.lines):
            start, end = (self._pixel(point) for point in ends)
            color = self.color(self._order[place]) if named else theme.current().color("muted")
            strokes = ((theme.current().color("base"), _HALO_PX), (color, _LINE_PX)) if named else ((color, _THIN_PX),)
            for ink, width in strokes:
                painter.setPen(theme.stroke(QPen(ink, width)))
                painter.drawLine(start, end)
            if named:
                taken.append(self._name(painter, self._names[place], line, (start, end), color, taken))

    def _around(self, at: QPointF, painter: QPainter) -> QRectF:
        """Where a point's marker is."""
        side = QFontMetricsF(painter.font()).height()
        return QRectF(at.x() - side / 2, at.y() - side / 2, side, side)

    def _pixel(self, point: QPointF) -> QPointF:
        return QPointF(self._box.mapFromView(point))

    def _name(
        self,
        painter: QPainter,
        name: str,
        line: Array,
        ends: tuple[QPointF, QPointF],
        color: QColor,
        taken: list[QRectF],
    ) -> QRectF:
        """An arrow to the side where the score is above 0, and the name at its tip; where it stands."""
        rise = half_plane.towards(line, self._box.viewPixelSize())
        metrics = QFontMetricsF(painter.font())
        tall, wide = metrics.height(), metrics.horizontalAdvance(name) + 4
        start, end = ends
        tries = [(at, self._box_of(at, rise, wide, tall)) for at in (start + (end - start) * share for share in _AT)]
        free = (found for found in tries if not any(found[1].intersects(other) for other in taken))
        at, box = next(free, tries[0])
        tip, across = at + rise * (0.9 * tall), QPointF(-rise.y(), rise.x())
        painter.setPen(QPen(color, 2))
        painter.drawLine(at, tip)
        painter.drawPolyline(
            QPolygonF([tip + (across * (0.7 * side) - rise) * (0.3 * tall * abs(side)) for side in (-1, 0, 1)])
        )
        back = theme.current().color("base")
        back.setAlpha(205)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(back)
        painter.drawRoundedRect(box, 3, 3)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(pg.mkPen(color))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, name)
        return box

    def _box_of(self, at: QPointF, rise: QPointF, wide: float, tall: float) -> QRectF:
        """Where the name stands for an arrow that begins at `at`."""
        tip = at + rise * (0.9 * tall)
        middle = tip + QPointF(rise.x() * (wide / 2 + 4), rise.y() * (tall / 2 + 2))
        box = QRectF(middle.x() - wide / 2, middle.y() - tall / 2, wide, tall)
        inside = self.boundingRect().adjusted(2, 2, -2, -2)
        box.moveLeft(min(max(box.left(), inside.left()), inside.right() - wide))
        box.moveTop(min(max(box.top(), inside.top()), inside.bottom() - tall))
        return box
