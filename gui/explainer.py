"""Where a number comes from: a bubble beside it with the formula in symbols, the same in numbers, and the value.

Widgets say which number is under the mouse or chosen by key (see `gui.hover`); the engine explains it. The bubble
takes neither focus nor mouse. It goes with whatever takes the learner elsewhere: leaving the number, a click, a turn
of the wheel, Escape, other data.
"""

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QRect, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QCursor, QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QLabel, QLayout, QVBoxLayout, QWidget

from engine.core.asides import Explanation
from engine.core.commands import Explain
from engine.core.messages import sentence
from engine.core.status import Snapshot
from gui import figures, fonts, language, theme
from gui.formula import FormulaLabel
from gui.live_widget import LiveWidget

HOVER_MS = 350
# From one number to the next while a bubble is there already.
_NEXT_MS = 60
REFRESH_MS = 200
_GAP = 6
_WIDEST = 0.6  # of the screen
_SIDES = 24  # left and right of what is said

_ENDS = (QEvent.Type.MouseButtonPress, QEvent.Type.Wheel)


class Bubble(LiveWidget):
    """One explanation beside a number, always whole on the screen, never on the number itself."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._page = parent
        self.setWindowFlags(
            Qt.WindowType.ToolTip
            | Qt.WindowType.FramelessWindowHint
            | Qt.WindowType.WindowTransparentForInput
            | Qt.WindowType.WindowDoesNotAcceptFocus
        )
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setObjectName("bubble")
        self.explanation: Explanation | None = None
        self._beside = QRect()
        self.title = QLabel()
        self.title.setTextFormat(Qt.TextFormat.PlainText)
        self.formula = FormulaLabel()
        self.numbers = FormulaLabel()
        self.value = QLabel()
        self._lay_out()
        self.restyle()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(_SIDES // 2, 8, _SIDES // 2, 10)
        column.setSpacing(6)
        # A long formula shrinks before the bubble leaves the screen.
        column.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        for widget in (self.title, self.formula, self.numbers, self.value):
            column.addWidget(widget)

    def show_beside(self, explanation: Explanation, rect: QRect) -> None:
        """Say `explanation` next to `rect`, a place on the screen."""
        self.explanation, self._beside = explanation, rect
        self._write()
        self.show()

    def _write(self) -> None:
        told = self.explanation
        if told is None:
            return
        self.title.setText(sentence(told.title, language.current()))
        self.formula.set_source(told.formula)
        self.numbers.set_source(told.numbers)
        self.numbers.setVisible(bool(told.numbers))
        self.value.setText(f"= {figures.plain(told.value)}")
        self.setAccessibleName(f"{self.title.text()} {self.value.text()}")
        self._place()

    def _place(self) -> None:
        """Below the number; above it where there is no room for it below, in the window or on the screen."""
        screen = QGuiApplication.screenAt(self._beside.center()) or self.screen()
        room = screen.availableGeometry()
        self.title.setWordWrap(False)
        wanted = self.sizeHint()
        wide, high = min(wanted.width(), round(room.width() * _WIDEST)), wanted.height()
        if self.title.sizeHint().width() > wide - _SIDES:
            # Words go on in the next line.
            self.title.setWordWrap(True)
            high += self.title.heightForWidth(wide - _SIDES) - self.title.fontMetrics().height()
        self.resize(wide, high)
        window = self._page.window().geometry()
        above, below = self._beside.top() - _GAP - self.height(), self._beside.bottom() + _GAP
        fits_above = above >= max(room.top(), window.top())
        fits_below = below + self.height() <= min(room.bottom(), window.bottom())
        y = below if fits_below or not fits_above else above
        x = min(self._beside.left(), room.right() - self.width())
        self.move(max(x, room.left()), max(min(y, room.bottom() - self.height()), room.top()))

    def restyle(self) -> None:
        colors = theme.current()
        self.setStyleSheet(
            f"Bubble {{ background: {colors.raised}; border: 1px solid {colors.accent}; }}"
            f"QLabel {{ color: {colors.text}; background: transparent; }}"
        )
        font = fonts.tabular(self.font())
        font.setBold(True)
        self.value.setFont(font)
        self.title.setForegroundRole(self.foregroundRole())
        self._write()

    def retranslate(self) -> None:
        self._write()


class Explainer(QObject):
    """Asks the engine about the number that was pointed at, and shows its answer if it is still wanted.

    Signals:
        command_requested: an Explain for the engine.
    """

    command_requested = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.bubble = Bubble(parent)
        self._page = parent
        self._key: tuple[str, ...] | None = None
        self._rect = QRect()
        # What the last frame showed; an explanation is asked for again only when that has changed.
        self._seen: object = None
        self._delay = QTimer(self, singleShot=True)
        self._delay.timeout.connect(self._send)
        self._refresh = QTimer(self, singleShot=True, interval=REFRESH_MS)
        self._refresh.timeout.connect(self._send)

    @Slot(object, object)
    def ask(self, key: tuple[str, ...] | None, rect: QRect | None) -> None:
        """Explain the number `key` at `rect` on the screen: a moment after the mouse came, at once by key.

        None for the key: the number has been left.
        """
        if key is None or rect is None:
            self.leave()
            return
        soon = self.bubble.isVisible()
        self.leave()
        self._key, self._rect = key, rect
        if rect.contains(QCursor.pos()):
            self._delay.start(_NEXT_MS if soon else HOVER_MS)
        else:
            self._send()

    @Slot(object)
    def show(self, explanation: Explanation) -> None:
        """The engine's answer; one that is no longer asked for is dropped."""
        if explanation.key == self._key:
            self.bubble.show_beside(explanation, self._rect)
            _app().installEventFilter(self)

    @Slot(object)
    def follow(self, snapshot: Snapshot) -> None:
        """A frame has been drawn: the numbers of the bubble follow it, five times a second at most."""
        status = snapshot.status
        seen = (status.step, snapshot.frame.cost, status.knobs)
        if snapshot.scene is not None:
            # The number may not be there any more.
            self.leave()
        if self.bubble.isVisible() and seen != self._seen and not self._refresh.isActive():
            self._refresh.start()
        self._seen = seen

    @Slot()
    def leave(self) -> None:
        """Show nothing."""
        self._key = None
        self._delay.stop()
        self._refresh.stop()
        if self.bubble.isVisible():
            _app().removeEventFilter(self)
            self.bubble.hide()

    @Slot()
    def _send(self) -> None:
        if self._key is not None:
            self.command_requested.emit(Explain(self._key))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        escape = isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape
        gone = watched is self._page and kind in (QEvent.Type.Hide, QEvent.Type.WindowDeactivate)
        if kind in _ENDS or gone:
            self.leave()
        elif escape and kind in (QEvent.Type.KeyPress, QEvent.Type.ShortcutOverride):
            event.accept()
            if kind is QEvent.Type.KeyPress:
                self.leave()
            return True
        return super().eventFilter(watched, event)


def _app() -> QCoreApplication:
    app = QCoreApplication.instance()
    assert app is not None
    return app
