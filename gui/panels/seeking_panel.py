"""A view over the updates of a run: pressing, dragging or keys go to any of them that is known."""

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from engine.core.commands import Seek
from gui.keys import keep_keys
from gui.panels.panel import Panel
from gui.panels.pointed_plot import PointedPlot

_MOVES = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}


class SeekingPanel(Panel):
    """Left and right go one update on, Home and End to the first and the last. A subclass says what is drawn where.

    Attributes:
        plot: what is pressed; updates go along its horizontal axis.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        # Asked for and not drawn yet: the next key goes on from there, and nothing is asked for twice.
        self._asked: int | None = None
        self.plot = PointedPlot()
        self.plot.pointed.connect(self._on_pointed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        keep_keys(self, tuple(_MOVES))

    def _steps_now(self) -> tuple[int, int] | None:
        """The update that is shown and the last one known; None before a part is shown."""
        raise NotImplementedError

    def _step_at(self, x: float) -> float:
        """Which update stands at `x` of the plot."""
        return x

    def _seek(self, step: float) -> None:
        now = self._steps_now()
        if now is None:
            return
        found = min(max(round(step), 0), now[1])
        if found != self._asked:
            self._asked = found
            self.command_requested.emit(Seek(found))

    def _on_pointed(self, point: QPointF) -> None:
        self._seek(self._step_at(point.x()))

    def show_focus(self, focused: bool) -> None:
        self.plot.show_focus(focused)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        now, key = self._steps_now(), Qt.Key(event.key())
        if now is None:
            super().keyPressEvent(event)
            return
        here = now[0] if self._asked is None else self._asked
        places = {Qt.Key.Key_Home: 0, Qt.Key.Key_End: now[1]} | {turn: here + by for turn, by in _MOVES.items()}
        if key in places:
            self._seek(places[key])
        else:
            super().keyPressEvent(event)
