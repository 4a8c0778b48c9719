"""A board of ten by six for small pictures: nodes, arrows, points and words, in the colours of the theme."""

import math

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPen, QPolygonF

from gui import theme

ACROSS, DOWN = 10.0, 6.0
_HEAD = 0.28
_CENTER = Qt.AlignmentFlag.AlignCenter


class Board:
    """What pictures are made of; places are (x, y) on the board, y downwards."""

    def __init__(self, painter: QPainter, room: QRectF, font: QFont) -> None:
        self.painter = painter
        self.unit = min(room.width() / ACROSS, room.height() / DOWN)
        self._origin = room.center() - QPointF(ACROSS, DOWN) * self.unit / 2
        self.font = font

    def at(self, x: float, y: float) -> QPointF:
        """A place of the board in pixels."""
        return self._origin + QPointF(x, y) * self.unit

    def pen(self, color: str, *, wide: float = 2.0, dashed: bool = False) -> None:
        """Draw lines so from now on."""
        pen = QPen(theme.current().color(color), wide)
        if dashed:
            pen.setDashPattern([4, 3])
        self.painter.setPen(pen)

    def line(self, start: tuple[float, float], end: tuple[float, float]) -> None:
        """A straight line."""
        self.painter.drawLine(self.at(*start), self.at(*end))

    def path(self, *places: tuple[float, float]) -> None:
        """A line from place to place."""
        self.painter.setBrush(Qt.BrushStyle.NoBrush)
        self.painter.drawPolyline(QPolygonF([self.at(*place) for place in places]))

    def arrow(self, start: tuple[float, float], end: tuple[float, float], color: str, *, dashed: bool = False) -> None:
        """A line with a head at its end."""
        self.pen(color, dashed=dashed)
        self.line(start, end)
        angle = math.atan2(end[1] - start[1], end[0] - start[0])
        sides = [
            (end[0] - _HEAD * math.cos(angle + turn), end[1] - _HEAD * math.sin(angle + turn)) for turn in (0.5, -0.5)
        ]
        self.pen(color)
        self.painter.setBrush(theme.current().color(color))
        self.painter.drawPolygon(QPolygonF([self.at(*end), *(self.at(*side) for side in sides)]))

    def node(self, x: float, y: float, words: str = "", *, color: str = "text", radius: float = 0.62) -> None:
        """A circle with a sign in it."""
        self.pen(color)
        self.painter.setBrush(theme.current().color("raised"))
        self.painter.drawEllipse(self.at(x, y), radius * self.unit, radius * self.unit)
        self.words(x, y, words, color=color)

    def box(self, x: float, y: float, width: float, height: float, *, fill: str | None = None) -> None:
        """A rectangle with its upper left corner at (x, y)."""
        self.painter.setBrush(Qt.BrushStyle.NoBrush if fill is None else theme.current().color(fill))
        self.painter.drawRect(QRectF(self.at(x, y), self.at(x + width, y + height)))

    def point(self, x: float, y: float, kind: int) -> None:
        """A point of class 0 (a circle) or 1 (a cross)."""
        color = theme.current().color(f"class {kind}")
        reach = 0.22
        if kind == 0:
            self.painter.setPen(Qt.PenStyle.NoPen)
            self.painter.setBrush(color)
            self.painter.drawEllipse(self.at(x, y), reach * self.unit, reach * self.unit)
        else:
            self.painter.setPen(QPen(color, max(3.0, 0.1 * self.unit)))
            self.line((x - reach, y - reach), (x + reach, y + reach))
            self.line((x - reach, y + reach), (x + reach, y - reach))

    def ring(self, x: float, y: float, color: str) -> None:
        """A ring around a place."""
        self.pen(color, wide=3.0)
        self.painter.setBrush(Qt.BrushStyle.NoBrush)
        self.painter.drawEllipse(self.at(x, y), 0.45 * self.unit, 0.45 * self.unit)

    def width_of(self, words: str) -> float:
        """How much of the board `words` take in bold letters."""
        font = QFont(self.font)
        font.setBold(True)
        return (QFontMetricsF(font).horizontalAdvance(words) + 4) / self.unit

    def words(
        self,
        x: float,
        y: float,
        words: str,
        *,
        color: str = "text",
        side: Qt.AlignmentFlag = _CENTER,
        bold: bool = False,
    ) -> None:
        """Words around (x, y), or to one side of it."""
        font = QFont(self.font)
        font.setBold(bold)
        self.painter.setFont(font)
        self.painter.setPen(theme.current().color(color))
        metrics = QFontMetricsF(font)
        width, height = metrics.horizontalAdvance(words) + 4, metrics.height()
        left = {Qt.AlignmentFlag.AlignLeft: 0.0, Qt.AlignmentFlag.AlignRight: width}.get(side, width / 2)
        place = self.at(x, y) - QPointF(left, height / 2)
        self.painter.drawText(QRectF(place.x(), place.y(), width, height), _CENTER, words)
