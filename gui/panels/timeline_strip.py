"""The years as a strip: a mark for each entry, and below it, lane by lane, what the idea waited for."""

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetricsF, QHelpEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from engine.core.parts_timeline import Lane, TimelinePart
from gui import language, theme
from gui.fonts import tabular
from gui.panels.canvas import Canvas

_GAP = 0.7  # between columns, in lines of text
_LANE = 1.25
# Rows from the top, in lines: years above, the axis, years below, the lanes.
_ABOVE, _AXIS, _BELOW, _LANES = 0.65, 1.6, 2.55, 3.3
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class TimelineStrip(Canvas):
    """Draws `TimelinePart` but for the words of its entry.

    Signals:
        chosen: the index of the entry that was clicked.
    """

    chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._part: TimelinePart | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def show_part(self, part: TimelinePart) -> None:
        """Draw the strip with the present entry marked."""
        self._part = part
        self.update()

    def spot(self, index: int) -> QPointF:
        """Where the mark of an entry is."""
        assert self._part is not None
        return QPointF(self._x(self._part.entries[index].year), _AXIS * self._line())

    def entry_at(self, position: QPointF) -> int:
        """The entry whose mark is nearest."""
        assert self._part is not None
        places = [abs(self._x(entry.year) - position.x()) for entry in self._part.entries]
        return places.index(min(places))

    # ── geometry

    def _metrics(self, *, bold: bool = False) -> QFontMetricsF:
        font = QFont(self.font())
        font.setBold(bold)
        return QFontMetricsF(tabular(font))

    def _line(self) -> float:
        return self._metrics().height()

    def _sides(self) -> tuple[float, float]:
        """Left and right end of the axis."""
        assert self._part is not None
        metrics, said = self._metrics(bold=True), language.current()
        lanes = self._part.lanes
        heads = max(metrics.horizontalAdvance(lane.name.in_language(said)) for lane in lanes)
        tails = max(
            metrics.horizontalAdvance(f"✓ {stage.words.in_language(said)}") for lane in lanes for stage in lane.stages
        )
        gap = _GAP * self._line()
        return 2 * gap + heads, self.width() - tails - 2 * gap

    def _x(self, year: float) -> float:
        assert self._part is not None
        left, right = self._sides()
        first, last = self._part.span
        return left + (year - first) / (last - first) * (right - left)

    def _lane_y(self, index: int) -> float:
        return (_LANES + (index + 0.5) * _LANE) * self._line()

    # ── drawing

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._part is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(tabular(self.font()))
        self._paint_axis(painter, self._part)
        for index, lane in enumerate(self._part.lanes):
            self._paint_lane(painter, self._part, index, lane)
        painter.end()

    def _paint_axis(self, painter: QPainter, part: TimelinePart) -> None:
        colors, line = theme.current(), self._line()
        left, right = self._sides()
        painter.setPen(QPen(colors.color("line"), 2))
        painter.drawLine(QPointF(left, _AXIS * line), QPointF(right, _AXIS * line))
        wide = self._metrics(bold=True).horizontalAdvance("0000")
        written: list[QRectF] = []
        # The present year first: where years are too near to each other, others give way.
        for index in sorted(range(len(part.entries)), key=lambda index: index != part.at):
            entry, here, past = part.entries[index], index == part.at, index < part.at
            place = self.spot(index)
            painter.setPen(QPen(colors.color("accent" if here else "muted"), 2))
            painter.setBrush(colors.color("accent" if here else "muted" if past else "base"))
            radius = (0.36 if here else 0.22) * line
            painter.drawEllipse(place, radius, radius)
            font = tabular(self.font())
            font.setBold(here)
            painter.setFont(font)
            painter.setPen(colors.color("accent" if here else "text" if past else "muted"))
            # Years near to each other stand above and below in turn.
            middle = (_ABOVE if index % 2 == 0 else _BELOW) * line
            box = QRectF(place.x() - wide / 2 - 2, middle - line / 2, wide + 4, line)
            if not any(box.intersects(other) for other in written):
                painter.drawText(box, Qt.AlignmentFlag.AlignCenter, str(entry.year))
                written.append(box)

    def _paint_lane(self, painter: QPainter, part: TimelinePart, index: int, lane: Lane) -> None:
        colors, line, said = theme.current(), self._line(), language.current()
        left, right = self._sides()
        y, reached, gap = self._lane_y(index), part.reached[index], _GAP * line
        painter.setFont(tabular(self.font()))
        painter.setPen(colors.color("text"))
        painter.drawText(QRectF(gap, y - line / 2, left, line), _LEFT, lane.name.in_language(said))
        painter.setPen(QPen(colors.color("line"), 1))
        painter.drawLine(QPointF(left, y), QPointF(right, y))
        for place, stage in enumerate(lane.stages[: reached + 1]):
            end = lane.stages[place + 1].year if place < reached else part.entry.year
            painter.setPen(_pen(enough=stage.enough))
            painter.drawLine(QPointF(self._x(stage.year), y), QPointF(max(self._x(end), self._x(stage.year) + 1), y))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colors.color("good" if stage.enough else "muted"))
            painter.drawEllipse(QPointF(self._x(stage.year), y), 0.2 * line, 0.2 * line)
        present = lane.stages[reached] if reached >= 0 else None
        enough = present is not None and present.enough
        words = "–" if present is None else present.words.in_language(said)
        font = tabular(self.font())
        font.setBold(enough)
        painter.setFont(font)
        painter.setPen(colors.color("good" if enough else "muted"))
        box = QRectF(right + gap, y - line / 2, self.width() - right - gap, line)
        painter.drawText(box, _LEFT, f"✓ {words}" if enough else words)

    # ── Qt

    def sizeHint(self) -> QSize:
        lanes = 3 if self._part is None else len(self._part.lanes)
        return QSize(480, round((_LANES + lanes * _LANE + 0.3) * self._line()))

    def minimumSizeHint(self) -> QSize:
        return QSize(300, self.sizeHint().height())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self._part is not None:
            self.chosen.emit(self.entry_at(event.position()))

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent) and self._part is not None:
            entry = self._part.entries[self.entry_at(QPointF(event.pos()))]
            QToolTip.showText(event.globalPos(), f"{entry.shown}  {entry.who}", self)
            return True
        return super().event(event)


def _pen(*, enough: bool) -> QPen:
    """Solid where it was enough, dashed where it was not."""
    pen = QPen(theme.current().color("good" if enough else "muted"), 5 if enough else 3)
    if not enough:
        pen.setDashPattern([2, 1.5])
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    return pen
