"""All keys of the window in one table: what the help shows and what is listened for.

A key works wherever the focus is, unless one is typing, or the focused view uses it itself: such a view takes the key
by accepting its ShortcutOverride (`keep_keys`), and Escape gives the keyboard back. Space is no shortcut: it presses
the button that has the focus, and plays wherever nobody has a use for it. PgUp and PgDn, the keys of a presenter's
remote, are taken by no view.
"""

from collections.abc import Collection
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractButton, QComboBox, QWidget


@dataclass(frozen=True, slots=True)
class Binding:
    """One line of the help.

    Attributes:
        name: what is done.
        keys: each of them does it; where they do different things (`tab`) by their place.
        shown: how the help writes them; a key name is not translated.
        words: what it does, in English for `tr`.
        repeats: whether holding the key does it again and again.
    """

    name: str
    keys: tuple[str, ...]
    shown: str
    words: object
    repeats: bool = False

    def title(self) -> str:
        """What it does, in the learner's language."""
        # PySide types the result of QT_TRANSLATE_NOOP loosely.
        return QCoreApplication.translate("Keys", str(self.words))


_DIGITS = tuple("123456789")
BINDINGS: tuple[Binding, ...] = (
    Binding("play", (), "Space", QT_TRANSLATE_NOOP("Keys", "Play, or pause")),
    Binding("forward", ("Right",), "→", QT_TRANSLATE_NOOP("Keys", "One step on, as the button says"), repeats=True),
    Binding("back", ("Left",), "←", QT_TRANSLATE_NOOP("Keys", "One step back, exactly"), repeats=True),
    Binding("slower", ("-",), "−", QT_TRANSLATE_NOOP("Keys", "Slower")),
    Binding("faster", ("+", "="), "+", QT_TRANSLATE_NOOP("Keys", "Faster")),
    Binding("next", ("PgDown",), "PgDn", QT_TRANSLATE_NOOP("Keys", "Next step of the story or of the class")),
    Binding("previous", ("PgUp",), "PgUp", QT_TRANSLATE_NOOP("Keys", "Previous step of the story or of the class")),
    Binding("safe", ("R",), "R", QT_TRANSLATE_NOOP("Keys", "Back to what this step has set up")),
    Binding("freeze", ("Z",), "Z", QT_TRANSLATE_NOOP("Keys", "Freeze the screen, and go on")),
    Binding("answers", ("H",), "H", QT_TRANSLATE_NOOP("Keys", "Hide or show the answers of cards")),
    Binding("class", ("C",), "C", QT_TRANSLATE_NOOP("Keys", "Fifty minutes of class")),
    # Answered by whoever shows the number: see `gui.hover`.
    Binding("explain", (), "E", QT_TRANSLATE_NOOP("Keys", "Explain the number that has the keyboard; again: the next")),
    Binding("views", ("V",), "V", QT_TRANSLATE_NOOP("Keys", "Next set of views")),
    Binding("tab", _DIGITS, "1 … 9", QT_TRANSLATE_NOOP("Keys", "Lecture")),
    Binding("lab", tuple(f"Alt+{digit}" for digit in _DIGITS), "Alt+1 … 9", QT_TRANSLATE_NOOP("Keys", "Lab")),
    Binding("full", ("F", "F11"), "F", QT_TRANSLATE_NOOP("Keys", "Full screen")),
    Binding("save", ("Ctrl+S",), "Ctrl+S", QT_TRANSLATE_NOOP("Keys", "Save this lab in a file")),
    Binding("open", ("Ctrl+O",), "Ctrl+O", QT_TRANSLATE_NOOP("Keys", "Open a saved lab")),
    Binding(
        "leave", ("Esc",), "Esc", QT_TRANSLATE_NOOP("Keys", "Back from an enlarged view; the keyboard leaves a view")
    ),
    Binding("help", ("?", "F1"), "?", QT_TRANSLATE_NOOP("Keys", "This list")),
)


class Keys(QObject):
    """Listens for the keys of the table in one window.

    Signals:
        pressed: (name of the binding, place of the key in it).
    """

    pressed = Signal(str, int)

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        for binding in BINDINGS:
            for place, key in enumerate(binding.keys):
                shortcut = QShortcut(QKeySequence(key), window)
                shortcut.setAutoRepeat(binding.repeats)
                shortcut.activated.connect(partial(self.pressed.emit, binding.name, place))


class _Keeper(QObject):
    def __init__(self, widget: QWidget, keys: Collection[int]) -> None:
        super().__init__(widget)
        self._keys = frozenset(keys)
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and event.key() in self._keys:
            event.accept()
            return True
        return False


def keep_keys(widget: QWidget, keys: Collection[int]) -> None:
    """While `widget` has the focus these keys are its own, not the window's."""
    _Keeper(widget, keys)


def calm_focus(root: QWidget) -> None:
    """A click on a button or a list in `root` leaves the keyboard where it was, so that Space plays after it."""
    for button in root.findChildren(QAbstractButton):
        if button.focusPolicy() != Qt.FocusPolicy.NoFocus:
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    for box in root.findChildren(QComboBox):
        if not box.isEditable():
            box.setFocusPolicy(Qt.FocusPolicy.TabFocus)
