"""A view in which the arrow keys go one place on: along, or down."""

from collections.abc import Mapping
from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from gui.keys import keep_keys
from gui.panels.panel import Panel

# Places (down, along) that each key goes.
ACROSS: Mapping[Qt.Key, tuple[int, int]] = {Qt.Key.Key_Left: (0, -1), Qt.Key.Key_Right: (0, 1)}
UPRIGHT: Mapping[Qt.Key, tuple[int, int]] = {Qt.Key.Key_Up: (-1, 0), Qt.Key.Key_Down: (1, 0)}


class ArrowPanel(Panel):
    """Takes the keys of `arrows` while it has the keyboard. A subclass says what a place is in `go`."""

    arrows: ClassVar[Mapping[Qt.Key, tuple[int, int]]] = {**ACROSS, **UPRIGHT}

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        keep_keys(self, self.arrows)

    def go(self, down: int, along: int) -> None:
        """Go so many places, if there is anything to go over."""
        raise NotImplementedError

    def keyPressEvent(self, event: QKeyEvent) -> None:
        move = self.arrows.get(Qt.Key(event.key()))
        if move is None:
            super().keyPressEvent(event)
        else:
            self.go(*move)
