"""Rows of parameters with bars of value and gradient; the bars of the values can be moved by hand."""

import math

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFontMetricsF, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from engine.core.asides import Pin
from engine.core.frames import ParametersPart
from gui import theme
from gui.figures import figure
from gui.panels.canvas import Canvas
from gui.panels.parameter_columns import GAP, Columns, Edge, along, bar, columns, handle, tick, write, write_number


class ParameterBars(Canvas):
    """The rows of `ParametersPart`.

    Signals:
        moved: (name, value) that the learner's hand asks for.
        row_chosen: (top, bottom) of the row that is chosen now, in pixels.
    """

    moved = Signal(str, float)
    row_chosen = Signal(int, int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.pins: tuple[Pin, ...] = ()
        self._part: ParametersPart | None = None
        self._row = 0
        self._asked: dict[str, float] = {}  # by key, not answered by a part yet
        self._grabbed: tuple[int, float, float] | None = None  # row, value at pixel 0, axis units per pixel
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def show_part(self, part: ParametersPart) -> None:
        """Draw `part`."""
        last, self._part = self._part, part
        self._asked.clear()
        if last is None or len(last.names) != len(part.names):
            self._row = 0
            self.updateGeometry()
        if not part.can_drag:
            self._grabbed = None
        self.update()

    def columns(self) -> Columns:
        """The columns as they are now; the header takes the same."""
        part = self._part
        names, original = (part.names, part.original is not None) if part is not None else ((), False)
        return columns(self.width(), QFontMetricsF(self.font()), names, original=original)

    def limits(self) -> tuple[Edge, Edge]:
        """(low, high) of the value's axis and of the gradient's."""
        nothing = (0.0, 0.0)
        return (self._part.value_limits, self._part.gradient_limits) if self._part is not None else (nothing, nothing)

    def row_height(self) -> float:
        """Height of a row: rows share the room up to some times their text."""
        line = QFontMetricsF(self.font()).height()
        rows = len(self._part.names) if self._part is not None else 1
        return max(line + 8, min(line * 4.2, self.height() / max(rows, 1)))

    def spot(self, row: int, value: float) -> QPointF:
        """Where `value` of `row` is on its axis, in pixels of this widget."""
        assert self._part is not None
        return QPointF(along(self.columns().bar, self._part.value_limits, value), (row + 0.5) * self.row_height())

    def chosen_row(self) -> int:
        """The row that keys move."""
        return self._row

    # ---- moving by hand

    def _row_at(self, position: QPointF) -> int | None:
        """The row whose bar can be moved at `position`."""
        if self._part is None or not self._part.can_drag:
            return None
        left, width = self.columns().bar
        row = int(position.y() // self.row_height())
        inside = left - GAP / 2 <= position.x() <= left + width + GAP / 2 and 0 <= row < len(self._part.names)
        return row if inside else None

    def _nudge(self, share: float) -> None:
        part = self._part
        if part is None or not part.can_drag:
            return
        name, (low, high) = part.names[self._row], part.value_limits
        # Presses faster than the engine's answers add up.
        value = self._asked.get(name, float(part.values[self._row])) + share * (high - low)
        if math.isfinite(value):
            self._asked[name] = value
            self.moved.emit(name, value)

    def _choose(self, row: int) -> None:
        part = self._part
        if part is not None:
            self._row = row
            name = part.names[row]
            self.setAccessibleDescription(
                f"{name} = {figure(part.values[row])}, ∂cost/∂{name} = {figure(part.gradients[row])}"
            )
            self.row_chosen.emit(round(row * self.row_height()), round((row + 1) * self.row_height()))
            self.update()

    # ---- painting

    def _paint_row(self, painter: QPainter, part: ParametersPart, edges: Columns, row: int) -> None:
        colors = theme.current()
        height = self.row_height()
        box = QRectF(0, row * height, self.width(), height)
        if row == self._row and self.hasFocus():
            painter.fillRect(box, colors.color("raised"))
            painter.fillRect(QRectF(0, box.top(), 3, height), colors.color("accent"))
        value, gradient = float(part.values[row]), float(part.gradients[row])
        write(painter, edges.name, box, part.names[row], "text", Qt.AlignmentFlag.AlignLeft)
        bar(painter, edges.bar, box, part.value_limits, value)
        write_number(painter, edges.value, box, value, "text")
        if part.optimum is not None:
            tick(painter, edges.bar, box, part.value_limits, float(part.optimum[row]))
        for pin in self.pins:
            name = part.names[row]
            if name in pin.ghost.names:
                was = float(pin.ghost.values[pin.ghost.names.index(name)])
                tick(painter, edges.bar, box, part.value_limits, was, "ghost")
        if part.can_drag and math.isfinite(value):
            handle(painter, QPointF(along(edges.bar, part.value_limits, value), box.center().y()), height)
        if part.original is not None:
            write_number(painter, edges.original, box, float(part.original[row]), "muted")
        if edges.gradient_bar[1]:
            bar(painter, edges.gradient_bar, box, part.gradient_limits, gradient)
        if edges.gradient[1]:
            write_number(painter, edges.gradient, box, gradient, "text")

    # ---- Qt

    def sizeHint(self) -> QSize:
        rows = len(self._part.names) if self._part is not None else 3
        line = QFontMetricsF(self.font()).height()
        return QSize(round(line * 22), math.ceil(rows * (line + 12)))

    def minimumSizeHint(self) -> QSize:
        rows = len(self._part.names) if self._part is not None else 1
        line = QFontMetricsF(self.font()).height()
        return QSize(round(line * 9), math.ceil(rows * (line + 8)))

    def paintEvent(self, event: QPaintEvent) -> None:
        part = self._part
        if part is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        edges = self.columns()
        bottom = self.row_height() * len(part.names)
        for column, limits in ((edges.bar, part.value_limits), (edges.gradient_bar, part.gradient_limits)):
            if column[1]:
                zero = along(column, limits, 0.0)
                painter.setPen(QPen(theme.current().color("muted"), 1))
                painter.drawLine(QPointF(zero, 0), QPointF(zero, bottom))
        for row in range(len(part.names)):
            self._paint_row(painter, part, edges, row)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        row = self._row_at(event.position())
        part = self._part
        if row is None or part is None or event.button() != Qt.MouseButton.LeftButton:
            super().mousePressEvent(event)
            return
        low, high = part.value_limits
        per_pixel = (high - low) / self.columns().bar[1]
        # The bar moves by as much as the hand, wherever it was taken; the scale stays that of the first moment.
        self._grabbed = (row, float(part.values[row]) - event.position().x() * per_pixel, per_pixel)
        self._choose(row)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._grabbed is None:
            over = self._row_at(event.position()) is not None
            self.setCursor(Qt.CursorShape.SizeHorCursor if over else Qt.CursorShape.ArrowCursor)
        elif self._part is not None:
            row, offset, per_pixel = self._grabbed
            value = offset + event.position().x() * per_pixel
            if math.isfinite(value):
                self.moved.emit(self._part.names[row], value)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._grabbed = None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        rows = len(self._part.names) if self._part is not None else 0
        share = 0.1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 0.01
        match event.key():
            case Qt.Key.Key_Up if rows:
                self._choose(max(0, self._row - 1))
            case Qt.Key.Key_Down if rows:
                self._choose(min(rows - 1, self._row + 1))
            case Qt.Key.Key_Left:
                self._nudge(-share)
            case Qt.Key.Key_Right:
                self._nudge(share)
            case _:
                super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        # Shortcuts of the window (arrows step through the run) leave these keys to the view that has the focus.
        keys = (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down)
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and event.key() in keys:
            event.accept()
            return True
        return super().event(event)

    def focusNextPrevChild(self, next: bool) -> bool:
        rows = len(self._part.names) if self._part is not None else 0
        row = self._row + (1 if next else -1)
        if 0 <= row < rows:
            self._choose(row)
            return True
        return super().focusNextPrevChild(next)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        rows = len(self._part.names) if self._part is not None else 0
        if event.reason() == Qt.FocusReason.TabFocusReason:
            self._choose(0)
        elif event.reason() == Qt.FocusReason.BacktabFocusReason:
            self._choose(max(0, rows - 1))
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()
