"""Who works now: one engine for a slice, then the screen until it has painted, then an engine again.

At most one engine trains at any moment in the whole app. The visible tab comes first; where a setting lets hidden
tabs run, one of them gets a turn after each paint.
"""

import time

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QWidget

from engine.thread import EngineThread

_SOON_S = 0.001
# A slice is as long as leaves fifty frames a second, within these bounds.
_PERIOD_S = 0.017
_SHORTEST_S, _LONGEST_S = 0.008, 0.012
_SMOOTH = 0.1
_LONGEST_PAINT_MS = 50


class TurnKeeper(QObject):
    """Gives turns to engines.

    Signals:
        frame_painted: a snapshot was drawn and its paint events have run.
    """

    frame_painted = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.hidden_run = False
        self.frozen = False
        self._engines: list[EngineThread] = []
        self._visible: EngineThread | None = None
        self._holder: EngineThread | None = None
        self._last: EngineThread | None = None
        self._ended_s = 0.0
        self._draw_s = _PERIOD_S / 2
        self._window: QWidget | None = None
        self._painted = QTimer(self, singleShot=True)
        self._painted.timeout.connect(self._on_painted)
        self._later = QTimer(self, singleShot=True)
        self._later.setTimerType(Qt.TimerType.PreciseTimer)
        self._later.timeout.connect(self._give)

    def watch(self, window: QWidget) -> None:
        """Frames are painted in `window`: its update requests tell when."""
        self._window = window
        window.installEventFilter(self)

    def add(self, engine: EngineThread) -> None:
        """Let `engine` take turns."""
        self._engines.append(engine)
        engine.turn_came_back.connect(self._on_came_back)
        engine.turn_ended.connect(self._on_turn_ended)
        engine.turn_wanted.connect(self._on_wanted)

    def show(self, engine: EngineThread | None) -> None:
        """`engine` is the one on screen."""
        self._visible = engine
        self._give()

    def freeze(self, frozen: bool) -> None:
        """Give no turns at all while `frozen`: the screen stays as it is."""
        self.frozen = frozen
        self._give()

    def stop(self) -> None:
        """Give no more turns, and end all engines."""
        self._painted.stop()
        self._later.stop()
        engines, self._engines = self._engines, []
        self._visible = None
        for engine in engines:
            engine.stop()

    @Slot()
    def _on_wanted(self) -> None:
        # Not at once: what else is asked for in the same breath belongs to the same turn, and makes the same frame.
        if self._holder is None and not self.frozen:
            self._later.start(0)

    @Slot()
    def _give(self) -> None:
        """Give the turn to whoever can use it; if nobody can yet, look again when the first one can."""
        if self._holder is not None or self.frozen:
            return
        waits = [(engine.wait_s(), engine) for engine in self._candidates()]
        ready = [engine for wait_s, engine in waits if wait_s is not None and wait_s < _SOON_S]
        if not ready:
            later = [wait_s for wait_s, _ in waits if wait_s is not None]
            if later:
                self._later.start(max(1, round(min(later) * 1000)))
            return
        self._later.stop()
        hidden = [engine for engine in ready if engine is not self._visible]
        engine = self._visible if self._visible in ready else None
        if engine is None or (hidden and self._last is engine):
            engine = hidden[0]
            # To the end of the queue: the hidden ones take turns among themselves.
            self._engines.remove(engine)
            self._engines.append(engine)
        self._last = engine
        self._holder = engine
        engine.take_turn(min(max(_PERIOD_S - self._draw_s, _SHORTEST_S), _LONGEST_S))

    def _candidates(self) -> list[EngineThread]:
        """The visible engine first, then the hidden ones that may run or have been asked for something."""
        hidden = [
            engine for engine in self._engines if engine is not self._visible and (engine.asked or self.hidden_run)
        ]
        return ([self._visible] if self._visible is not None else []) + hidden

    @Slot(bool)
    def _on_turn_ended(self, drawn: bool) -> None:
        if not drawn:
            self._holder = None
            self._give()
        elif self._window is not None and self._holder is self._visible:
            # The paint may come later than a zero timer would; where none comes (minimised) the wait has an end.
            self._painted.start(_LONGEST_PAINT_MS)
        else:
            self._painted.start(0)

    @Slot()
    def _on_came_back(self) -> None:
        """Drawing begins."""
        self._ended_s = time.perf_counter()

    @Slot()
    def _on_painted(self) -> None:
        self._holder = None
        self._draw_s += _SMOOTH * (time.perf_counter() - self._ended_s - self._draw_s)
        self.frame_painted.emit()
        self._give()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.UpdateRequest and self._painted.isActive():
            # Fires when this request, and what else is posted by now, has been dealt with.
            self._painted.start(0)
        return False
