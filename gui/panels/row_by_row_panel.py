"""A view of which one row is chosen: the arrow keys go to the next one, Home and End to the first and the last."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from gui.keys import keep_keys
from gui.panels.panel import Panel
from gui.panels.row_keys import ROW_KEYS, row_after


class RowByRowPanel(Panel):
    """Takes the row keys while it has the keyboard. A subclass says in `_rows_now` where it is."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        keep_keys(self, ROW_KEYS)

    def _rows_now(self) -> tuple[int, int]:
        """The chosen row, and how many there are: 0 before a part is shown."""
        raise NotImplementedError

    def _choose(self, row: int) -> None:
        """Ask that `row` is the one looked at."""
        self.look_requested.emit({"sample": row})

    def keyPressEvent(self, event: QKeyEvent) -> None:
        row = row_after(event.key(), *self._rows_now())
        if row is None:
            super().keyPressEvent(event)
        else:
            self._choose(row)
