"""Squared errors drawn as squares in table order, on one scale; beside them, outlined, the square of their mean."""

from dataclasses import dataclass
from math import ceil

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from engine.core.frames import RowsPart
from gui import figures, theme
from gui.panels.canvas import Canvas

_SMALLEST_PLACE_PX = 9.0
_FILLED = 0.9
_MOST_LINES = 4
_UNDER_PX = 4.0
_TOP = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop


@dataclass(frozen=True, slots=True)
class Places:
    """Where squares stand: `lines` lines of `columns` places, the mean to the right of them. Lengths in pixels.

    Attributes:
        rows: the rows that have a place: all, or where room is short the page that holds the chosen one.
        full: side that fills a place.
        label: height of the numbers below each line.
    """

    rows: range
    lines: int
    columns: int
    width: float
    height: float
    full: float
    label: float

    @classmethod
    def find(cls, area: tuple[float, float], rows: int, chosen: int, label: float, mean_width: float) -> "Places":
        """The arrangement of `rows` rows in `area` (width, height) that allows the largest squares."""
        width, height = area
        most_lines = min(_MOST_LINES, max(1, int(height / (3 * label))))
        capacity = most_lines * max(1, int((width - mean_width) / _SMALLEST_PLACE_PX))
        first = 0 if rows <= capacity else min(chosen, rows - 1) // capacity * capacity
        shown = range(first, min(rows, first + capacity))
        best: Places | None = None
        for lines in range(1, most_lines + 1):
            columns = max(1, ceil(len(shown) / lines))
            place = max(1.0, min((width - mean_width) / columns, width / (columns + 1.5)))
            line = height / lines
            full = max(1.0, min(place * _FILLED, line - label - _UNDER_PX))
            if best is None or full > best.full:
                best = cls(shown, lines, columns, place, line, full, label)
        assert best is not None
        return best

    def cell(self, row: int) -> QRectF:
        """The place of `row`, down to the ground its square stands on."""
        line, column = divmod(row - self.rows.start, self.columns)
        ground = (line + 1) * self.height - self.label - 2
        return QRectF(column * self.width, line * self.height, self.width, ground - line * self.height)

    def row_at(self, point: QPointF) -> int | None:
        """The row whose place, number included, `point` is in."""
        line, column = int(point.y() / self.height), int(point.x() / self.width)
        place = line * self.columns + column
        return self.rows[place] if column < self.columns and 0 <= place < len(self.rows) else None


class SquaresField(Canvas):
    """The squares. A side is |residual| × lens, on a scale where the span of the targets fills a place."""

    row_chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._part: RowsPart | None = None
        self._residuals: list[float] = []
        self.lens = 1
        self.mean_name = ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_part(self, part: RowsPart, lens: int) -> None:
        """Draw the squares of `part` under `lens`."""
        self._part, self.lens = part, lens
        self._residuals = part.residual.tolist()
        self.update()

    def places(self) -> Places:
        """How the rows stand at the present size."""
        metrics = self.fontMetrics()
        sample = self._part.sample if self._part is not None else 0
        mean_width = metrics.horizontalAdvance(self.mean_name) + 24.0
        return Places.find((self.width(), self.height()), len(self._residuals), sample, metrics.height(), mean_width)

    def squares(self) -> list[QRectF]:
        """The square of each row that has a place."""
        places = self.places()
        return [self._square(places.cell(row), abs(self._residuals[row]), places) for row in places.rows]

    def mean_square(self) -> QRectF:
        """The square whose area is the mean of all: the cost."""
        places = self.places()
        return self._square(self._mean_cell(places), self._part.root if self._part is not None else 0.0, places)

    def _mean_cell(self, places: Places) -> QRectF:
        left = places.columns * places.width
        return QRectF(left, 0, self.width() - left, self.height() - places.label - 2)

    def _square(self, cell: QRectF, length: float, places: Places) -> QRectF:
        """A square with a side of `length`, in units of the target, standing in the middle of `cell`."""
        assert self._part is not None
        low, high = self._part.limits
        side = min(length * self.lens * places.full / (high - low), 1e5)
        return QRectF(cell.center().x() - side / 2, cell.bottom() - side, side, side)

    def _paint_row(self, painter: QPainter, row: int, places: Places) -> None:
        assert self._part is not None
        colors, cell = theme.current(), places.cell(row)
        residual, chosen = self._residuals[row], row == self._part.sample
        square = self._square(cell, abs(residual), places)
        color = colors.color("positive" if residual > 0 else "negative")
        style = Qt.PenStyle.SolidLine if residual > 0 else Qt.PenStyle.DashLine
        painter.save()
        painter.setClipRect(cell.adjusted(0, 0, 0, 1))
        painter.setPen(QPen(color, 2 if chosen else 1, style))
        color.setAlpha(150 if chosen else 70)
        painter.setBrush(color)
        painter.drawRect(square)
        painter.restore()
        painter.setPen(colors.color("text"))
        if square.width() > cell.width() or square.height() > cell.height():
            # Only part of it is seen: said by an arrow, never by a smaller square.
            painter.drawText(cell, _TOP, "↑")
        elif square.width() > places.label:
            painter.drawText(square, Qt.AlignmentFlag.AlignCenter, "+" if residual > 0 else figures.MINUS)

    def _paint_number(self, painter: QPainter, row: int, places: Places) -> None:
        assert self._part is not None
        colors, cell = theme.current(), places.cell(row)
        metrics = painter.fontMetrics()
        wide = metrics.horizontalAdvance(str(places.rows.stop)) + 4
        every = 1 if places.width >= wide else 5 if 5 * places.width >= wide else 20
        chosen = row == self._part.sample
        hidden = every > 1 and abs(row - self._part.sample) * places.width < wide
        if not chosen and ((row + 1) % every or hidden):
            return
        font = painter.font()
        font.setBold(chosen)
        painter.setFont(font)
        painter.setPen(colors.color("text" if chosen else "muted"))
        room = max(places.width, 1.2 * wide)
        box = QRectF(cell.center().x() - room / 2, cell.bottom() + 2, room, places.label)
        painter.drawText(box, _TOP, str(row + 1))

    def _paint_mean(self, painter: QPainter, places: Places) -> None:
        colors, cell = theme.current(), self._mean_cell(places)
        painter.setPen(colors.color("line"))
        painter.drawLine(cell.topLeft(), cell.bottomLeft())
        painter.setPen(QPen(colors.color("text"), 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.save()
        painter.setClipRect(cell.adjusted(1, 0, 0, 1))
        mean = self.mean_square()
        painter.drawRect(mean)
        painter.restore()
        if mean.width() > cell.width() or mean.height() > cell.height():
            painter.drawText(cell, _TOP, "↑")
        painter.drawText(QRectF(cell.x(), cell.bottom() + 2, cell.width(), places.label), _TOP, self.mean_name)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        row = self.places().row_at(event.position()) if self._part is not None else None
        if row is not None:
            self.row_chosen.emit(row)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._part is None:
            return
        painter = QPainter(self)
        places = self.places()
        painter.setPen(theme.current().color("line"))
        for line in range(places.lines):
            ground = (line + 1) * places.height - places.label - 2
            right = self.width() if line == places.lines - 1 else places.columns * places.width
            painter.drawLine(QPointF(0, ground), QPointF(right, ground))
        for row in places.rows:
            self._paint_row(painter, row, places)
        self._paint_mean(painter, places)
        for row in places.rows:
            self._paint_number(painter, row, places)
