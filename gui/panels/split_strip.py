"""The rows in a line, coloured and marked by the set they belong to, with two handles that cut the line.

The handle between training and validation stands above the line, the one between validation and test below it, so
that both can be taken where the validation set is empty.
"""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from engine.core.parts_split import SplitPart
from gui import theme
from gui.fonts import tabular
from gui.keys import keep_keys
from gui.panels import set_dress
from gui.panels.set_dress import SETS, TRAINING

UPPER, LOWER = 0, 1
_EDGE = 10
_FAST = 10
_TINT = 70
_MARK_LINES = 0.8
# Height of the cells, and where room is short.
_BAND_LINES, _LEAST_BAND_LINES = 1.7, 0.6
# Of narrower cells a row is a stroke without a number.
_NUMBERED_PX = 18
_KEYS = (
    Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Home, Qt.Key.Key_End,
)  # fmt: skip


class SplitStrip(QWidget):
    """Draws the line of a `SplitPart`.

    Signals:
        cut_wanted: (handle, after how many rows it shall stand).
    """

    cut_wanted = Signal(int, int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._part: SplitPart | None = None
        self.chosen = UPPER
        # Cuts that were asked for and are not drawn yet: the next press of a key goes on from there.
        self._asked: tuple[int, int] | None = None
        self._dragged: int | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.SplitHCursor)
        keep_keys(self, _KEYS)

    def forget(self) -> None:
        """A new run has begun: what was asked for is drawn next, or was meant for another run."""
        self._asked = None

    def show_part(self, part: SplitPart) -> None:
        """Draw these rows."""
        old, self._part = self._part, part
        if old is None or (old.sizes, old.order.tobytes()) != (part.sizes, part.order.tobytes()):
            words = ", ".join(f"{set_dress.name(k)} {part.sizes[k]:,}" for k in SETS)
            self.setAccessibleName(words)
            self.update()

    # ── where things are

    def _line(self) -> int:
        return self.fontMetrics().height()

    def _band(self) -> QRectF:
        """Where the cells are, between the two rows of handles."""
        grip, line = _MARK_LINES * self._line(), self._line()
        high = min(_BAND_LINES * line, max(_LEAST_BAND_LINES * line, self.height() - 2 * grip - 4))
        return QRectF(_EDGE, grip + 2, max(1, self.width() - 2 * _EDGE), high)

    def _cell_px(self) -> float:
        assert self._part is not None
        return self._band().width() / len(self._part.order)

    def cuts(self) -> tuple[int, int]:
        """After how many rows each handle stands."""
        assert self._part is not None
        first = self._part.sizes[TRAINING]
        return first, first + self._part.sizes[1]

    def grip(self, handle: int) -> QPointF:
        """Where a handle is taken."""
        band = self._band()
        x = band.left() + self.cuts()[handle] * self._cell_px()
        half = 0.5 * _MARK_LINES * self._line()
        return QPointF(x, band.top() - half if handle == UPPER else band.bottom() + half)

    def _handle_at(self, at: QPointF) -> int:
        """The nearer handle; of two that stand at one place the one on whose side of the line the mouse is."""
        away = [abs(at.x() - self.grip(handle).x()) for handle in (UPPER, LOWER)]
        if abs(away[0] - away[1]) < 1.0:
            return UPPER if at.y() < self._band().center().y() else LOWER
        return UPPER if away[0] < away[1] else LOWER

    def _cut_at(self, x: float) -> int:
        return round((x - self._band().left()) / self._cell_px())

    def _ask(self, handle: int, cut: int) -> None:
        """Ask for a handle elsewhere, as far as every set keeps the rows it needs."""
        part = self._part
        assert part is not None
        first, second = wanted = self._asked or self.cuts()
        if handle == UPPER:
            cut = min(max(cut, part.least[0]), second)
        else:
            cut = min(max(cut, first), len(part.order) - part.least[2])
        if cut != wanted[handle]:
            self._asked = (cut, second) if handle == UPPER else (first, cut)
            self.cut_wanted.emit(handle, cut)

    # ── painting

    def _paint(self, painter: QPainter, part: SplitPart) -> None:
        band, width = self._band(), self._cell_px()
        font = tabular(self.font())
        painter.setFont(font)
        numbered = width >= max(_NUMBERED_PX, 1.1 * QFontMetrics(font).horizontalAdvance(str(len(part.order))))
        start = 0
        for place in SETS:
            for cell in range(start, start + part.sizes[place]):
                box = QRectF(band.left() + cell * width, band.top(), width, band.height())
                self._paint_cell(painter, place, box, str(int(part.order[cell]) + 1) if numbered else "")
            start += part.sizes[place]
        for handle in (UPPER, LOWER):
            self._paint_handle(painter, handle, band)

    def _paint_cell(self, painter: QPainter, place: int, box: QRectF, number: str) -> None:
        colors = theme.current()
        gap = 1.5 if number else 0.0
        tint = QColor(set_dress.color(place))
        tint.setAlpha(_TINT if number else 2 * _TINT)
        inner = box.adjusted(gap, 0, -gap, 0)
        painter.fillRect(inner, tint)
        if number:
            painter.fillRect(QRectF(inner.left(), inner.bottom() - 3, inner.width(), 3), set_dress.color(place))
            painter.setPen(colors.color("text"))
            painter.drawText(inner, Qt.AlignmentFlag.AlignCenter, number)

    def _paint_handle(self, painter: QPainter, handle: int, band: QRectF) -> None:
        colors, grip = theme.current(), self.grip(handle)
        size = 0.45 * _MARK_LINES * self._line()
        point = 1.0 if handle == UPPER else -1.0
        focused = self.hasFocus() and self.chosen == handle
        ink = colors.color("accent" if focused or self._dragged == handle else "text")
        painter.setPen(QPen(ink, 2.0))
        painter.drawLine(QPointF(grip.x(), band.top() - 1), QPointF(grip.x(), band.bottom() + 1))
        painter.setPen(QPen(ink, 1.0))
        painter.setBrush(ink)
        shape = [(-size, -size), (size, -size), (size, 0.2 * size), (0.0, size), (-size, 0.2 * size)]
        painter.drawPolygon(QPolygonF([QPointF(grip.x() + dx, grip.y() + point * dy) for dx, dy in shape]))
        painter.setBrush(Qt.BrushStyle.NoBrush)

    def sizeHint(self) -> QSize:
        return QSize(240, round((_BAND_LINES + 2 * _MARK_LINES) * self._line()) + 4)

    def minimumSizeHint(self) -> QSize:
        return QSize(120, round((_LEAST_BAND_LINES + 2 * _MARK_LINES) * self._line()) + 4)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.current().color("base"))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._part is not None:
            self._paint(painter, self._part)
        painter.end()

    # ── mouse and keys

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self._part is not None:
            self._dragged = self.chosen = self._handle_at(event.position())
            self._ask(self._dragged, self._cut_at(event.position().x()))
            self.update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._dragged is not None and self._part is not None:
            self._ask(self._dragged, self._cut_at(event.position().x()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._dragged = None
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._part is None:
            super().keyPressEvent(event)
            return
        by = _FAST if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1
        at = (self._asked or self.cuts())[self.chosen]
        match Qt.Key(event.key()):
            case Qt.Key.Key_Up:
                self.chosen = UPPER
            case Qt.Key.Key_Down:
                self.chosen = LOWER
            case Qt.Key.Key_Left:
                self._ask(self.chosen, at - by)
            case Qt.Key.Key_Right:
                self._ask(self.chosen, at + by)
            case Qt.Key.Key_Home:
                self._ask(self.chosen, 0)
            case Qt.Key.Key_End:
                self._ask(self.chosen, len(self._part.order))
            case _:
                super().keyPressEvent(event)
        self.update()
