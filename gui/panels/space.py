"""A picture in space that can be turned with the mouse or the arrow keys, drawn with QPainter alone.

What changes only when the view turns (the box, a surface) is painted once into a pixmap; what moves with the run is
painted on top of it each time. While the view is being turned the still part is drawn coarsely, at rest finely.
"""

from collections.abc import Callable
from typing import ClassVar

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QFont,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
    QResizeEvent,
)
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from gui import theme
from gui.drawing.axes_box import AxesBox, Axis
from gui.drawing.projection import Camera, Projection
from gui.keys import keep_keys
from gui.panels.canvas import Canvas

_DEGREES_PER_PIXEL = 0.45
_DEGREES_PER_KEY = 5.0
_REST_MS = 180
_MARGIN = 6.0

Paint = Callable[[QPainter], None]


class Space(Canvas):
    """The turnable view inside a panel.

    Signals:
        still_drawn: the still part has been drawn anew; whether coarsely.
        clicked: a click that was no drag, in pixels.
    """

    still_drawn = Signal(bool)
    clicked = Signal(QPointF)

    _KEYS: ClassVar[dict[int, tuple[float, float]]] = {
        Qt.Key.Key_Left: (_DEGREES_PER_KEY, 0.0),
        Qt.Key.Key_Right: (-_DEGREES_PER_KEY, 0.0),
        Qt.Key.Key_Up: (0.0, _DEGREES_PER_KEY),
        Qt.Key.Key_Down: (0.0, -_DEGREES_PER_KEY),
    }

    def __init__(self, paint_still: Paint, paint_live: Paint, standard: Camera, parent: QWidget | None = None) -> None:
        """A view from `standard`, to which it returns.

        `paint_still` draws into the cached picture, `paint_live` on top of it; both in this widget's pixels.
        """
        super().__init__(parent)
        self._paint_still = paint_still
        self._paint_live = paint_live
        self._axes = AxesBox.of(Axis("", 0.0, 1.0), Axis("", 0.0, 1.0), Axis("", 0.0, 1.0))
        self._standard = self._camera = standard
        self._projection: Projection | None = None
        self._still: QPixmap | None = None
        self._coarse = False
        self._pressed_at: QPointF | None = None
        self._dragged_from: QPointF | None = None
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST_MS)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        keep_keys(self, self._KEYS)
        self.setCursor(Qt.CursorShape.OpenHandCursor)
        self.setMinimumSize(160, 110)
        self._rest.timeout.connect(self._on_rest)

    def fill(self, panel: QWidget, read_out: QWidget) -> None:
        """Take all of a panel but the line at its foot, and its keys."""
        box = QVBoxLayout(panel)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(self, 1)
        below = QHBoxLayout()
        below.setContentsMargins(8, 0, 8, 2)
        below.addWidget(read_out)
        box.addLayout(below)
        panel.setFocusProxy(self)

    @property
    def camera(self) -> Camera:
        """Where the viewer stands."""
        return self._camera

    @property
    def axes(self) -> AxesBox:
        """The axes and the box they span."""
        return self._axes

    @property
    def projection(self) -> Projection:
        """From the box to this widget's pixels, at its present size."""
        if self._projection is None:
            self._projection = self._axes.fitted(self._camera, self._bounds(), self._font())
        return self._projection

    @property
    def coarse(self) -> bool:
        """Whether the still part is to be drawn quickly rather than finely."""
        return self._coarse

    def set_axes(self, x: Axis, y: Axis, z: Axis) -> None:
        """Other titles or limits; nothing is drawn anew where they are the old ones."""
        axes = AxesBox.of(x, y, z)
        if axes != self._axes:
            self._axes = axes
            self.redraw()

    def redraw(self) -> None:
        """Draw the still part anew: at once if it rested, coarsely if it changes many times in a row."""
        self._coarse = self._dragged_from is not None or self._rest.isActive()
        self._forget()

    def turn_to(self, camera: Camera) -> None:
        """Look from elsewhere."""
        if camera != self._camera:
            self._camera = camera
            self.redraw()

    def _forget(self) -> None:
        self._still = None
        self._projection = None
        self.update()

    def _on_rest(self) -> None:
        if self._coarse and self._dragged_from is None:
            self._coarse = False
            self._forget()

    def _bounds(self) -> QRectF:
        return QRectF(self.rect()).adjusted(_MARGIN, _MARGIN, -_MARGIN, -_MARGIN)

    def _font(self) -> QFont:
        font = QFont(self.font())
        font.setPointSize(theme.point_size())
        return font

    def _draw_still(self) -> QPixmap:
        ratio = self.devicePixelRatioF()
        picture = QPixmap(self.size() * ratio)
        picture.setDevicePixelRatio(ratio)
        picture.fill(theme.current().color("base"))
        painter = QPainter(picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self._font())
        self._axes.paint_walls(painter, self.projection)
        self._paint_still(painter)
        self._axes.paint_labels(painter, self.projection, self._bounds())
        painter.end()
        self._rest.start()
        self.still_drawn.emit(self._coarse)
        return picture

    def sizeHint(self) -> QSize:
        return QSize(480, 360)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._still is None or self._still.devicePixelRatio() != self.devicePixelRatioF():
            self._still = self._draw_still()
        painter = QPainter(self)
        painter.drawPixmap(0, 0, self._still)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self._font())
        self._paint_live(painter)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.current().color("accent"), 1.5))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 3, 3)
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.redraw()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._pressed_at = event.position()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._pressed_at is None:
            return
        if self._dragged_from is None:
            away = event.position() - self._pressed_at
            if away.manhattanLength() < QApplication.startDragDistance():
                return
            self._dragged_from = self._pressed_at
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
        way = event.position() - self._dragged_from
        self._dragged_from = event.position()
        self.turn_to(self._camera.turned(-_DEGREES_PER_PIXEL * way.x(), _DEGREES_PER_PIXEL * way.y()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._pressed_at is None or event.button() != Qt.MouseButton.LeftButton:
            return
        pressed_at, dragged = self._pressed_at, self._dragged_from is not None
        self._pressed_at = self._dragged_from = None
        if not dragged:
            self.clicked.emit(pressed_at)
            return
        self.setCursor(Qt.CursorShape.OpenHandCursor)
        self._rest.stop()
        self._on_rest()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.turn_to(self._standard)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        if plain and event.key() in self._KEYS:
            self.turn_to(self._camera.turned(*self._KEYS[event.key()]))
        elif plain and event.key() == Qt.Key.Key_Home:
            self.turn_to(self._standard)
        else:
            super().keyPressEvent(event)
