"""What two views of many starts share: one is looked at by mouse or arrow keys, and opened by a click or by Enter."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from engine.core.parts_starts import ChosenStart, StartsSettings
from gui.hover import Numbers, Spot
from gui.keys import keep_keys
from gui.panels.panel import Panel
from gui.panels.start_line import StartLine, visit

_MOVES = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Down: -10, Qt.Key.Key_Up: 10}
_OPEN = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class StartChooser(Panel):
    """A panel with a line about the chosen start. A derived class draws, and says `look_at` and `open_start`.

    It calls `get_ready` once its own widgets are there.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._settings: StartsSettings | None = None
        self._index = 0
        self.line = StartLine()
        self.numbers = Numbers(self, self.spots)

    def get_ready(self) -> None:
        """Take the keyboard, and connect the line."""
        self.line.opened.connect(lambda: self.open_start(self._index))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        keep_keys(self, tuple(_MOVES))
        self.numbers.over(self.line.label)

    def spots(self) -> list[Spot]:
        """The numbers that can be asked about."""
        return self.line.spots()

    def show_chosen(self, settings: StartsSettings | None, made: int, chosen: ChosenStart | None) -> None:
        """The start that is looked at, and what it was trained with."""
        self._settings = settings
        self._index = 0 if chosen is None else chosen.index
        self.line.show_start(settings, made, chosen)

    def look_at(self, index: int | None) -> None:
        """Look at this start, where there is one."""
        if index is not None and index != self._index:
            self._index = index
            self.look_requested.emit({"sample": index})

    def open_start(self, index: int | None) -> None:
        """Open this start in the train lab."""
        if index is not None and self._settings is not None:
            self.visit_requested.emit(visit(self._settings, index))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if self._settings is not None and key in _MOVES:
            self.look_at(min(max(self._index + _MOVES[key], 0), self._settings.starts - 1))
        elif self._settings is not None and key in _OPEN:
            self.open_start(self._index)
        else:
            super().keyPressEvent(event)
