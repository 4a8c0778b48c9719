"""The whole run as a line that can be dragged: how far it has come, where it stands, where something was changed."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QSizePolicy

from engine.core.status import Status
from gui import theme
from gui.keys import keep_keys
from gui.live_widget import LiveWidget

_HANDLE = 8.0
_KEYS = (
    Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_PageDown, Qt.Key.Key_PageUp, Qt.Key.Key_Home, Qt.Key.Key_End,
)  # fmt: skip


class Timeline(LiveWidget):
    """Draws a status and asks for steps.

    Signals:
        seek_requested: the step to go to.
    """

    seek_requested = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        # Opaque, so that nothing behind it is painted with each frame.
        self.setAutoFillBackground(True)
        self.setBackgroundRole(QPalette.ColorRole.Window)
        self._status: Status | None = None
        self._asked: int | None = None  # by a key, and not answered by a status yet
        # A click leaves the keyboard where it was; whoever comes by Tab moves along the line by keys.
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        keep_keys(self, _KEYS)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.retranslate()

    def show_status(self, status: Status) -> None:
        """Draw where the run stands."""
        self._status = status
        self._asked = None
        self.update()

    def x_of(self, step: int) -> float:
        """Where the step is, in pixels from the left edge."""
        return _HANDLE + (self.width() - 2 * _HANDLE) * min(1.0, step / self._end())

    def _end(self) -> int:
        return max(1, self._status.goal, self._status.last) if self._status else 1

    def _step_at(self, x: float) -> int:
        share = (x - _HANDLE) / max(1.0, self.width() - 2 * _HANDLE)
        return round(min(max(share, 0.0), 1.0) * self._end())

    def _seek(self, step: int) -> None:
        if self._status is not None:
            self.seek_requested.emit(min(max(step, 0), self._status.last))

    def restyle(self) -> None:
        self.updateGeometry()
        self.update()

    def retranslate(self) -> None:
        self.setToolTip(self.tr("Drag to go back to any update, exactly"))
        self.setAccessibleName(self.tr("Timeline"))

    def sizeHint(self) -> QSize:
        return QSize(240, theme.point_size() * 2 + 6)

    def minimumSizeHint(self) -> QSize:
        return QSize(80, theme.point_size() * 2 + 6)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._seek(self._step_at(event.position().x()))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._seek(self._step_at(event.position().x()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._status is None:
            return
        # Presses faster than the engine's answers add up.
        step, far = self._status.step if self._asked is None else self._asked, max(1, self._end() // 10)
        moves = {
            Qt.Key.Key_Left: step - 1,
            Qt.Key.Key_Right: step + 1,
            Qt.Key.Key_PageDown: step - far,
            Qt.Key.Key_PageUp: step + far,
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: self._status.last,
        }
        target = moves.get(Qt.Key(event.key()))
        if target is None:
            super().keyPressEvent(event)
        else:
            self._asked = min(max(target, 0), self._status.last)
            self._seek(target)

    def paintEvent(self, event: QPaintEvent) -> None:
        colors = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        middle = self.height() / 2
        status = self._status
        for step, name in ((self._end(), "line"), (status.last if status else 0, "ghost"), (0, "accent")):
            end = self.x_of(status.step if name == "accent" and status else step)
            painter.setBrush(colors.color(name))
            painter.drawRoundedRect(QRectF(_HANDLE, middle - 3, max(0.0, end - _HANDLE), 6), 3, 3)
        if status is not None:
            painter.setBrush(colors.color("warning"))
            for at in status.events[-200:]:
                painter.drawRect(QRectF(self.x_of(at) - 1, middle - 7, 2, 14))
        here = self.x_of(status.step) if status else _HANDLE
        painter.setBrush(colors.color("accent"))
        painter.drawEllipse(QPointF(here, middle), _HANDLE - 1, _HANDLE - 1)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(colors.color("text"))
            painter.drawEllipse(QPointF(here, middle), _HANDLE - 0.5, _HANDLE - 0.5)
