"""The pictures of the angle view: a half dial on which 0° is the way all rows point, and a curve over batch sizes."""

import math

from PySide6.QtCore import QLineF, QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QMouseEvent, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QWidget

from engine.core.parts_batches import DialPart
from gui import theme
from gui.fonts import tabular
from gui.panels.canvas import Canvas

_CENTER = Qt.AlignmentFlag.AlignCenter
_STOPS = (1, 10, 32, 100, 400)
_NEAR_PX = 14.0
_TICKS = (0, 30, 60, 90)
_FEW_TICKS = (0, 90)
_ROOMY = 4.0  # radius in lines from which every 30° are written


class _Picture(Canvas):
    """A widget that paints a `DialPart`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.part: DialPart | None = None

    def show_dial(self, part: DialPart) -> None:
        """Draw `part`."""
        self.part = part
        self.update()

    def minimumSizeHint(self) -> QSize:
        line = self.fontMetrics().height()
        return QSize(7 * line, 5 * line)

    def sizeHint(self) -> QSize:
        return self.minimumSizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.part is not None:
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setFont(tabular(self.font()))
            self.paint(painter, self.part)

    def paint(self, painter: QPainter, part: DialPart) -> None:
        """Draw the picture."""
        raise NotImplementedError


class Dial(_Picture):
    """The way of all rows points to the right, that of the batch as many degrees away as was measured."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words: dict[str, str] = {}

    def _at(self, degrees: float, radius: float) -> QPointF:
        center, turned = self._center(), math.radians(degrees)
        return QPointF(center.x() + radius * math.cos(turned), center.y() - radius * math.sin(turned))

    def _line(self) -> float:
        return QFontMetricsF(tabular(self.font())).height()

    def _radius(self) -> float:
        line = self._line()
        return max(20.0, min(self.width() / 2 - 2.2 * line, self.height() - 2.6 * line))

    def _center(self) -> QPointF:
        line, radius = self._line(), self._radius()
        spare = max(0.0, self.height() - radius - 2.6 * line)
        return QPointF(self.width() / 2, 1.3 * line + radius + spare / 2)

    def paint(self, painter: QPainter, part: DialPart) -> None:
        colors, radius, center, line = theme.current(), self._radius(), self._center(), self._line()
        circle = QRectF(center.x() - radius, center.y() - radius, 2 * radius, 2 * radius)
        # Beyond 90° a step along the batch's gradient makes the cost of all rows larger.
        beyond = colors.color("negative")
        beyond.setAlphaF(0.10)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(beyond)
        painter.drawPie(circle, 90 * 16, 90 * 16)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(colors.color("line"), 1))
        painter.drawArc(circle, 0, 180 * 16)
        painter.drawLine(self._at(0, radius), self._at(180, radius))
        painter.drawLine(self._at(90, radius), center)
        painter.setPen(colors.color("muted"))
        for degrees in range(0, 181, 30 if radius > _ROOMY * line else 90):
            box = QRectF(0, 0, 3.4 * line, line)
            box.moveCenter(self._at(degrees, radius + 0.95 * line))
            if degrees in (0, 180):
                box.moveTop(center.y() - line / 2)
            painter.drawText(box, _CENTER, f"{degrees}°")
        painter.setPen(theme.stroke(QPen(colors.color("ghost"), 1.5)))
        for angle in part.others.tolist():
            painter.drawLine(self._at(angle, 0.86 * radius), self._at(angle, radius))
        self._arrow(painter, 0.0, 0.86 * radius, "positive", 3.0)
        if part.angle is not None:
            self._arrow(painter, part.angle, 0.8 * radius, "negative", 3.0, dashed=True)
            wedge = 0.3 * radius
            painter.setPen(theme.stroke(QPen(colors.color("text"), 1)))
            painter.drawArc(
                QRectF(center.x() - wedge, center.y() - wedge, 2 * wedge, 2 * wedge), 0, round(part.angle * 16)
            )
        painter.setPen(colors.color("text"))
        right = QRectF(center.x() + 2, center.y() + 2, radius - 2, 1.2 * line)
        left = QRectF(center.x() - radius, center.y() + 2, radius - 2, 1.2 * line)
        self._named(painter, right, "G", self.words["all"])
        if part.angle is not None:
            self._named(painter, left, "g", self.words["batch"])

    @staticmethod
    def _named(painter: QPainter, box: QRectF, letter: str, words: str) -> None:
        """A letter and what it stands for, if there is room for that."""
        whole = f"{letter}: {words}"
        painter.drawText(
            box, _CENTER, whole if painter.fontMetrics().horizontalAdvance(whole) < box.width() else letter
        )

    def _arrow(
        self, painter: QPainter, degrees: float, length: float, color: str, width: float, *, dashed: bool = False
    ) -> None:
        paint = theme.current().color(color)
        tip, turned = self._at(degrees, length), math.radians(degrees)
        head = min(14.0, 0.25 * length)
        back = QPointF(tip.x() - head * math.cos(turned), tip.y() + head * math.sin(turned))
        side = QPointF(math.sin(turned), math.cos(turned)) * (0.45 * head)
        painter.setPen(theme.stroke(QPen(paint, width, Qt.PenStyle.DashLine if dashed else Qt.PenStyle.SolidLine)))
        painter.drawLine(QLineF(self._center(), back))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(paint)
        painter.drawPolygon(QPolygonF([tip, back + side, back - side]))
        painter.setBrush(Qt.BrushStyle.NoBrush)


class AngleCurve(_Picture):
    """The typical angle of each batch size, on a logarithmic axis.

    Signals:
        chosen: the batch size that was pressed.
    """

    chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = ""
        self._focused = False

    def show_focus(self, focused: bool) -> None:
        """Frame the picture while keys go to the panel."""
        self._focused = focused
        self.update()

    def stops(self) -> list[int]:
        """The batch sizes that are written below the axis, from one to all."""
        if self.part is None:
            return []
        rows = self.part.rows
        return [*(size for size in _STOPS if size * 1.8 < rows), rows]

    def stop_after(self, by: int) -> int:
        """The next stop in this direction."""
        assert self.part is not None
        size, stops = self.part.size, self.stops()
        if by > 0:
            return next((stop for stop in stops if stop > size), stops[-1])
        return next((stop for stop in reversed(stops) if stop < size), stops[0])

    def _area(self) -> QRectF:
        metrics = QFontMetricsF(tabular(self.font()))
        line, left = metrics.height(), metrics.horizontalAdvance("90° ") + 2
        right = metrics.horizontalAdvance("1,437") / 2
        return QRectF(left, 1.5 * line, max(10.0, self.width() - left - right), max(10.0, self.height() - 2.8 * line))

    def _x(self, size: float) -> float:
        area, rows = self._area(), max(2, self.part.rows if self.part is not None else 2)
        return area.left() + area.width() * math.log(max(1.0, size)) / math.log(rows)

    def _y(self, degrees: float) -> float:
        area = self._area()
        return area.bottom() - area.height() * min(90.0, degrees) / 90.0

    def size_at(self, point: QPoint) -> int | None:
        """The written batch size that a point is near to."""
        found = min(self.stops(), key=lambda size: abs(self._x(size) - point.x()), default=None)
        return found if found is not None and abs(self._x(found) - point.x()) <= _NEAR_PX else None

    def box_of(self, size: int) -> QRectF:
        """The column of a batch size."""
        area = self._area()
        return QRectF(self._x(size) - _NEAR_PX, area.top(), 2 * _NEAR_PX, area.height())

    def paint(self, painter: QPainter, part: DialPart) -> None:
        colors, area = theme.current(), self._area()
        metrics = QFontMetricsF(painter.font())
        line = metrics.height()
        painter.setPen(colors.color("muted"))
        title = metrics.elidedText(self.title, Qt.TextElideMode.ElideRight, self.width() - 4)
        painter.drawText(QRectF(0, 0, self.width(), 1.2 * line), _CENTER, title)
        for degrees in _TICKS if area.height() > 3 * line else _FEW_TICKS:
            y = self._y(degrees)
            painter.setPen(QPen(colors.color("line"), 1))
            painter.drawLine(QPointF(area.left(), y), QPointF(area.right(), y))
            painter.setPen(colors.color("muted"))
            box = QRectF(0, y - line / 2, area.left() - 4, line)
            painter.drawText(box, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, f"{degrees}°")
        last = -math.inf
        for size in self.stops():
            words, x = f"{size:,}", self._x(size)
            half = metrics.horizontalAdvance(words) / 2
            if x - half > last + 4:
                painter.drawText(QRectF(x - half - 4, area.bottom() + 2, 2 * half + 8, line), _CENTER, words)
                last = x + half
        points = [
            QPointF(self._x(size), self._y(angle))
            for size, angle in zip(part.sizes.tolist(), part.typical.tolist(), strict=True)
        ]
        painter.setPen(theme.stroke(QPen(colors.color("positive"), 2)))
        painter.drawPolyline(QPolygonF(points))
        x = self._x(part.size)
        painter.setPen(theme.stroke(QPen(colors.color("muted"), 1, Qt.PenStyle.DotLine)))
        painter.drawLine(QPointF(x, area.top()), QPointF(x, area.bottom()))
        painter.setPen(QPen(colors.color("base"), 1))
        painter.setBrush(colors.color("positive"))
        painter.drawEllipse(QPointF(x, self._y(part.here)), 5, 5)
        if part.angle is not None:
            painter.setBrush(colors.color("negative"))
            y = self._y(part.angle)
            painter.drawPolygon(QPolygonF([QPointF(x, y - 6), QPointF(x + 6, y), QPointF(x, y + 6), QPointF(x - 6, y)]))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if self._focused:
            painter.setPen(QPen(colors.color("accent"), 2))
            painter.drawRect(self.rect().adjusted(1, 1, -1, -1))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        found = self.size_at(event.position().toPoint())
        if found is not None and event.button() == Qt.MouseButton.LeftButton:
            self.chosen.emit(found)
        event.ignore()
