"""The board of networks: a field for each activation and start, in it a bar for each depth: how many starts learn."""

import math
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFontMetricsF, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from engine.core.parts_depth import DepthBoardPart
from gui import theme
from gui.fonts import tabular
from gui.keys import keep_keys
from gui.panels.canvas import Canvas

_CENTER = Qt.AlignmentFlag.AlignCenter
_TURN = {
    Qt.Key.Key_Left: (0, 0, -1),
    Qt.Key.Key_Right: (0, 0, 1),
    Qt.Key.Key_Up: (-1, 0, 0),
    Qt.Key.Key_Down: (1, 0, 0),
}
_APART = 3
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


@dataclass(frozen=True, slots=True)
class Cell:
    """A bar by its indices in the part: activation, start, depth."""

    activation: int
    start: int
    depth: int

    @property
    def place(self) -> tuple[int, int, int]:
        """As the arrays of the part are asked."""
        return self.activation, self.start, self.depth


class DepthBoardCanvas(Canvas):
    """Draws DepthBoardPart.

    Signals:
        chosen: a Cell was clicked, or Enter pressed on it.
        pointed: the Cell under the mouse or chosen by arrow keys; None for none.
    """

    chosen = Signal(object)
    pointed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._part: DepthBoardPart | None = None
        self._names: tuple[tuple[str, ...], tuple[str, ...]] = ((), ())
        self.cursor_cell: Cell | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(220, 130)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        keep_keys(self, (*_TURN, *_ENTER))

    def show_part(self, part: DepthBoardPart) -> None:
        """Draw `part`."""
        self._part = part
        self.update()

    def set_names(self, activations: tuple[str, ...], starts: tuple[str, ...]) -> None:
        """What rows and columns are called."""
        self._names = (activations, starts)
        self.update()

    # ── places

    def _metrics(self) -> QFontMetricsF:
        return QFontMetricsF(tabular(self.font()))

    def field(self, activation: int, start: int) -> QRectF:
        """Where the bars of an activation and a start stand, without the numbers below."""
        part = self._part
        assert part is not None
        metrics = self._metrics()
        line = metrics.height()
        left = 10 + max((metrics.horizontalAdvance(name) for name in self._names[0]), default=0.0)
        width = (self.width() - left - 6) / len(part.initialisations)
        height = (self.height() - 1.3 * line) / len(part.activations)
        top = 1.3 * line + activation * height
        return QRectF(left + start * width + 5, top + 4, width - 10, height - 8 - 1.05 * line)

    def bar(self, cell: Cell) -> QRectF:
        """The whole room of a bar, from empty to full."""
        assert self._part is not None
        box = self.field(cell.activation, cell.start)
        width = box.width() / len(self._part.depths)
        return QRectF(box.left() + cell.depth * width, box.top(), width, box.height())

    def cell_at(self, point: QPointF) -> Cell | None:
        """The bar at a point; its number below belongs to it."""
        part = self._part
        if part is None:
            return None
        below = 1.05 * self._metrics().height()
        for a in range(len(part.activations)):
            for s in range(len(part.initialisations)):
                if self.field(a, s).adjusted(0, 0, 0, below).contains(point):
                    cells = [Cell(a, s, d) for d in range(len(part.depths))]
                    return next((c for c in cells if self.bar(c).adjusted(0, 0, 0, below).contains(point)), None)
        return None

    # ── drawing

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(tabular(self.font()))
        if self._part is not None:
            self._paint_names(painter, self._part)
            for a in range(len(self._part.activations)):
                for s in range(len(self._part.initialisations)):
                    self._paint_field(painter, self._part, a, s)
        painter.end()

    def _paint_names(self, painter: QPainter, part: DepthBoardPart) -> None:
        line = self._metrics().height()
        painter.setPen(theme.current().color("text"))
        for s, name in enumerate(self._names[1]):
            box = self.field(0, s)
            painter.drawText(QRectF(box.left(), 0, box.width(), 1.3 * line), _CENTER, name)
        for a, name in enumerate(self._names[0]):
            box = self.field(a, 0)
            place = QRectF(4, box.center().y() - line / 2, box.left() - 8, line)
            painter.drawText(place, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, name)

    def _paint_field(self, painter: QPainter, part: DepthBoardPart, a: int, s: int) -> None:
        colors, line = theme.current(), self._metrics().height()
        box = self.field(a, s)
        painter.fillRect(box, colors.color("raised"))
        for d, depth in enumerate(part.depths):
            cell = Cell(a, s, d)
            room = self.bar(cell).adjusted(1.5, 0, -1.5, 0)
            share = float(part.shares[cell.place])
            if share == share:
                height = max(2.0, share * room.height())
                fill = colors.color("accent" if share > 0 else "error")
                painter.fillRect(QRectF(room.left(), room.bottom() - height, room.width(), height), fill)
            if cell.place == part.here:
                painter.setPen(QPen(colors.color("text"), 2.0))
                painter.drawRect(room.adjusted(0, 1, 0, -1))
            elif self.cursor_cell == cell:
                painter.setPen(QPen(colors.color("muted"), 2.0, Qt.PenStyle.DotLine))
                painter.drawRect(room.adjusted(0, 1, 0, -1))
            self._paint_depth(painter, cell, depth, line)

    def _paint_depth(self, painter: QPainter, cell: Cell, depth: int, line: float) -> None:
        """The depth below a bar, where it has room."""
        room = self.bar(cell)
        part = self._part
        assert part is not None
        every = math.ceil((self._metrics().horizontalAdvance("12") + 4) / room.width())
        # Where they stand far apart, the first one would touch the last one of the field before.
        if (len(part.depths) - 1 - cell.depth) % every == 0 and (every < _APART or cell.depth > 0):
            painter.setPen(theme.current().color("muted"))
            place = QRectF(room.center().x() - room.width(), room.bottom() + 1, 2 * room.width(), line)
            painter.drawText(place, _CENTER, str(depth))

    # ── mouse and keys

    def _point_at(self, cell: Cell | None) -> None:
        if cell != self.cursor_cell:
            self.cursor_cell = cell
            self.pointed.emit(cell)
            self.update()

    def _turned(self, key: Qt.Key) -> Cell:
        """The bar beside the present one; past the last depth comes the next start."""
        part, cell = self._part, self.cursor_cell
        assert part is not None
        if cell is None:
            return Cell(*(part.here or (0, 0, 0)))
        down, _, right = _TURN[key]
        depths, starts = len(part.depths), len(part.initialisations)
        along = min(max(cell.start * depths + cell.depth + right, 0), depths * starts - 1)
        activation = min(max(cell.activation + down, 0), len(part.activations) - 1)
        return Cell(activation, along // depths, along % depths)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._point_at(self.cell_at(event.position()))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        cell = self.cell_at(event.position())
        if event.button() == Qt.MouseButton.LeftButton and cell is not None:
            self._point_at(cell)
            self.chosen.emit(cell)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if self._part is not None and key in _TURN:
            self._point_at(self._turned(key))
        elif key in _ENTER and self.cursor_cell is not None:
            self.chosen.emit(self.cursor_cell)
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._point_at(None)
