"""A frame in the accent colour around what the story speaks of; it follows the widget and changes no layout."""

from PySide6.QtCore import QEvent, QObject, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSplitter, QWidget

from gui import theme

_WIDTH = 2.5
_ROOM = 4
_NEWS = (QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.Show, QEvent.Type.Hide, QEvent.Type.ParentChange)


class Highlight(QObject):
    """One frame, around one or a few neighbours, or nowhere."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._targets: tuple[QWidget, ...] = ()
        self._frame: _Frame | None = None

    @property
    def targets(self) -> tuple[QWidget, ...]:
        """What is framed now."""
        return self._targets

    def show_around(self, *targets: QWidget) -> None:
        """Frame these widgets, which have the same parent; none: take the frame away."""
        if targets == self._targets:
            return
        for old in self._targets:
            old.removeEventFilter(self)
        if self._frame is not None:
            self._frame.hide()
            self._frame.deleteLater()
            self._frame = None
        self._targets = targets
        for target in targets:
            target.installEventFilter(self)
        self._place()

    def _place(self) -> None:
        shown = [target for target in self._targets if not target.isHidden()]
        home = _home(shown[0]) if shown else None
        if self._frame is not None and (home is None or self._frame.parent() is not home):
            self._frame.hide()
            self._frame.deleteLater()
            self._frame = None
        if home is None:
            return
        if self._frame is None:
            self._frame = _Frame(home)
        if home is shown[0]:
            area = home.rect()
        else:
            area = QRect()
            for target in shown:
                area = area.united(target.geometry())
            area = area.adjusted(-_ROOM, -_ROOM, _ROOM, _ROOM).intersected(home.rect())
        self._frame.setGeometry(area)
        self._frame.show()
        self._frame.raise_()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _NEWS:
            self._place()
        return False


def _home(target: QWidget) -> QWidget:
    """The widget that the frame belongs to. A splitter would take it for another pane, so there it is drawn inside."""
    parent = target.parentWidget()
    return target if parent is None or isinstance(parent, QSplitter) else parent


class _Frame(QWidget):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("highlight")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.current().color("accent"), _WIDTH))
        half = _WIDTH / 2
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(half, half, -half, -half), 6, 6)
