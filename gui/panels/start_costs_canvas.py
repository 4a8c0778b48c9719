"""A histogram of costs on a logarithmic axis in which each start is a cell of its own, so that it can be pointed at."""

import math

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from engine.core.parts_starts import FinalCostsPart
from gui import theme
from gui.figures import fixed, power
from gui.fonts import tabular
from gui.hover import Spot
from gui.panels.start_share_canvas import draw_rest

_LEAST_CELL_PX = 2.2  # below this a bar is drawn as a whole
_NEAR_PX = 6.0
_CENTER = Qt.AlignmentFlag.AlignCenter
_RIGHT_MIDDLE = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class StartCostsCanvas(QWidget):
    """Draws `FinalCostsPart`.

    Signals:
        looked: the index of the start under the mouse.
        pressed: the index of the start that was clicked.
    """

    looked = Signal(int)
    pressed = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._part: FinalCostsPart | None = None
        self._cells: dict[tuple[int, int], int] = {}
        self._titles = ("", "")
        self._marks: dict[str, str] = {}
        self._focused = False
        self.setMouseTracking(True)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def set_words(self, cost: str, starts: str, marks: dict[str, str]) -> None:
        """Titles of the two axes, and why runs gather at each mark."""
        self._titles, self._marks = (cost, starts), marks
        self.update()

    def show_part(self, part: FinalCostsPart) -> None:
        """Draw these costs."""
        if self._part is None or part.places is not self._part.places:
            pairs = zip(part.places.astype(int).tolist(), part.ranks.astype(int).tolist(), strict=True)
            self._cells = {pair: index for index, pair in enumerate(pairs)}
        self._part = part
        self.update()

    def show_focus(self, focused: bool) -> None:
        """Frame the bars while keys go to them."""
        self._focused = focused
        self.update()

    # ---- where things are

    def _font(self) -> QFont:
        font = tabular(self.font())
        font.setPointSizeF(theme.point_size())
        return font

    def area(self) -> QRectF:
        """Where the bars are."""
        metrics = QFontMetrics(self._font())
        line = metrics.height()
        left = 8 + metrics.horizontalAdvance("1,000") + 6
        top = 6 + 3 * line if self._labelled() else 4 + line / 2
        bottom = self.height() - (2.2 if self._titled() else 1.2) * line - 2
        return QRectF(left, top, max(10.0, self.width() - left - 14), max(10.0, bottom - top))

    def _labelled(self) -> bool:
        return self.height() > 10 * QFontMetrics(self._font()).height()

    def _titled(self) -> bool:
        return self.height() > 8 * QFontMetrics(self._font()).height()

    def _bar(self, part: FinalCostsPart, place: float) -> float:
        """The left edge of a bar."""
        area = self.area()
        return area.left() + (place - part.first) / (part.last + 1 - part.first) * area.width()

    def x_of(self, cost: float) -> float:
        """Where a cost stands on the axis."""
        part = self._part
        assert part is not None
        low, high = float(part.edges[0]), float(part.edges[-1])
        whole = (len(part.edges) - 1) / math.log10(high / low)
        return self._bar(part, math.log10(cost / low) * whole)

    def cell(self, index: int) -> QRectF:
        """The cell of a start."""
        part = self._part
        assert part is not None
        area, place, rank = self.area(), float(part.places[index]), float(part.ranks[index])
        high = area.height() / part.top
        left = self._bar(part, place)
        return QRectF(left, area.bottom() - (rank + 1) * high, self._bar(part, place + 1) - left, high)

    def start_at(self, point: QPointF) -> int | None:
        """The start whose cell is at `point`, or a little below it."""
        part, area = self._part, self.area()
        if part is None or part.settings is None or not area.adjusted(0, -4, 0, 4).contains(point):
            return None
        share = (point.x() - area.left()) / area.width()
        place = part.first + math.floor(share * (part.last + 1 - part.first))
        high = area.height() / part.top
        rank = max(0, math.floor((area.bottom() - point.y()) / high))
        for below in range(1 + math.ceil(_NEAR_PX / high)):
            if (place, rank - below) in self._cells:
                return self._cells[place, rank - below]
        return None

    def spots(self) -> list[Spot]:
        """The names of the marks."""
        part = self._part
        if part is None or not self._labelled():
            return []
        return [Spot(("mark", mark.name), self, self._label(row, mark.cost)[0]) for row, mark in enumerate(part.marks)]

    def _label(self, row: int, cost: float) -> tuple[QRect, str]:
        """Where a mark's name stands, and the name: with the reason where there is room."""
        part = self._part
        assert part is not None
        metrics = QFontMetrics(self._font())
        right = round(self.x_of(cost)) - 4
        value, reason = fixed(cost, 3), self._marks.get(part.marks[row].name, "")
        words = f"{reason}: {value}" if reason else value
        if metrics.horizontalAdvance(words) > right - 8:
            words = value
        wide = metrics.horizontalAdvance(words) + 2
        # The mark furthest to the right stands on top: so no line goes through a name.
        top = 4 + (len(part.marks) - 1 - row) * metrics.height()
        return QRect(right - wide, top, wide, metrics.height()), words

    # ---- painting

    def _paint(self, painter: QPainter, part: FinalCostsPart) -> None:
        painter.setFont(self._font())
        self._paint_axes(painter, part)
        if part.settings is not None:
            self._paint_bars(painter, part)
        self._paint_marks(painter, part)
        if part.chosen is not None:
            self._paint_chosen(painter, self.cell(part.chosen.index))

    def _paint_axes(self, painter: QPainter, part: FinalCostsPart) -> None:
        colors, area, metrics = theme.current(), self.area(), QFontMetrics(self._font())
        line = metrics.height()
        painter.setPen(QPen(colors.color("line"), 1))
        painter.drawLine(area.bottomLeft(), area.bottomRight())
        low = round(math.log10(float(part.edges[part.first])))
        high = round(math.log10(float(part.edges[part.last + 1])))
        for decade in range(low, high + 1):
            x = self.x_of(10.0**decade)
            painter.setPen(QPen(colors.color("line"), 1))
            painter.drawLine(QPointF(x, area.top()), QPointF(x, area.bottom()))
            painter.setPen(colors.color("muted"))
            words = power(decade)
            wide = metrics.horizontalAdvance(words) + 4
            left = min(max(x - wide / 2, 0), self.width() - wide)
            painter.drawText(QRectF(left, area.bottom() + 1, wide, 1.2 * line), _CENTER, words)
        for count in (0, part.top):
            y = area.bottom() - count / part.top * area.height()
            place = QRectF(0, y - line / 2, area.left() - 6, line)
            painter.drawText(place, _RIGHT_MIDDLE, f"{count:,}")
        if self._titled():
            cost, starts = self._titles
            painter.drawText(QRectF(0, area.bottom() + 1.1 * line, self.width(), 1.1 * line), _CENTER, cost)
            painter.save()
            painter.translate(4 + line / 2, area.center().y())
            painter.rotate(-90)
            painter.drawText(QRectF(-area.height() / 2, -line / 2, area.height(), line), _CENTER, starts)
            painter.restore()

    def _paint_bars(self, painter: QPainter, part: FinalCostsPart) -> None:
        colors, area = theme.current(), self.area()
        if area.height() / part.top >= _LEAST_CELL_PX:
            gap = 0.5 if area.height() / part.top > 2 * _LEAST_CELL_PX else 0.3
            for index, solved in enumerate(part.solved.tolist()):
                box = self.cell(index).adjusted(0.5, gap, -0.5, -gap)
                if solved:
                    painter.fillRect(box, colors.color("positive"))
                else:
                    draw_rest(painter, box, colors.color("negative"))
            return
        heights: dict[tuple[int, bool], int] = {}
        for place, solved in zip(part.places.astype(int).tolist(), part.solved.tolist(), strict=True):
            heights[place, bool(solved)] = heights.get((place, bool(solved)), 0) + 1
        unit = area.height() / part.top
        for (place, solved), count in heights.items():
            below = 0 if solved else heights.get((place, True), 0)
            left = self._bar(part, place) + 0.5
            wide = self._bar(part, place + 1) - 0.5 - left
            box = QRectF(left, area.bottom() - (below + count) * unit, wide, count * unit)
            if solved:
                painter.fillRect(box, colors.color("positive"))
            else:
                draw_rest(painter, box, colors.color("negative"))

    def _paint_marks(self, painter: QPainter, part: FinalCostsPart) -> None:
        colors, area = theme.current(), self.area()
        for row, mark in enumerate(part.marks):
            x = self.x_of(mark.cost)
            place, words = self._label(row, mark.cost)
            top = float(place.center().y()) if self._labelled() else area.top()
            painter.setPen(theme.stroke(QPen(colors.color("text"), 1, Qt.PenStyle.DotLine)))
            painter.drawLine(QPointF(x, top), QPointF(x, area.bottom()))
            if self._labelled():
                painter.setPen(colors.color("muted"))
                painter.drawText(place, _RIGHT_MIDDLE, words)

    def _paint_chosen(self, painter: QPainter, box: QRectF) -> None:
        colors = theme.current()
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for color, width in (("base", 4.0), ("text", 2.0)):
            painter.setPen(theme.stroke(QPen(colors.color(color), width)))
            painter.drawRect(box)
        if self._focused:
            painter.setPen(QPen(colors.color("accent"), 2))
            painter.drawRect(self.area())

    # ---- Qt

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        found = self.start_at(event.position())
        self.setCursor(Qt.CursorShape.ArrowCursor if found is None else Qt.CursorShape.PointingHandCursor)
        if found is not None and event.buttons() == Qt.MouseButton.NoButton:
            self.looked.emit(found)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        found = self.start_at(event.position())
        if found is not None and event.button() == Qt.MouseButton.LeftButton:
            self.pressed.emit(found)

    def minimumSizeHint(self) -> QSize:
        return QSize(180, 6 * QFontMetrics(self._font()).height())

    def sizeHint(self) -> QSize:
        return self.minimumSizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.current().color("base"))
        if self._part is not None:
            self._paint(painter, self._part)
        painter.end()
