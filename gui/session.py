"""A session that plays by itself, ends by itself and measures itself: `--autoplay`, `--quit-after`, `--stats`."""

import json
import time

import psutil
from PySide6.QtCore import QElapsedTimer, QObject, Qt, QTimer, Slot

from engine.core.commands import Play, Reset, SetSpeed
from engine.core.experiment import Kind
from engine.core.pace import Speed
from engine.core.status import Phase
from gui.lab_page import LabPage
from gui.main_window import MainWindow
from gui.options import Options
from gui.process_age import process_age_s

_BEAT_MS = 5
_WARM_UP_S = 1.0


class Session(QObject):
    """Watches a window from its first paint to its end."""

    def __init__(self, window: MainWindow, options: Options) -> None:
        super().__init__(window)
        self._window = window
        self._options = options
        self._page: LabPage = window.page
        self._first_paint_s: float | None = None
        self._frames = 0
        self._steps = 0
        self._measured_s = 0.0
        self._running_since_s: float | None = None
        self._counting_since: tuple[float, int, int] | None = None
        self._painted = 0
        self._late_ms: list[float] = []
        self._clock = QElapsedTimer()
        self._beat = QTimer(self, interval=_BEAT_MS)
        self._beat.setTimerType(Qt.TimerType.PreciseTimer)
        self._beat.timeout.connect(self._on_beat)
        window.keeper.frame_painted.connect(self._on_painted)
        self._page.engine.phase_changed.connect(self._on_phase)
        if options.autoplay and self._page.lab.kind is not Kind.STILL:
            self._page.send(SetSpeed(Speed.FULL))
            self._page.send(Play())

    @Slot()
    def _on_painted(self) -> None:
        self._painted += 1
        if self._first_paint_s is None:
            self._first_paint_s = process_age_s()
            self._clock.start()
            self._beat.start()
            if self._options.quit_after is not None:
                QTimer.singleShot(round(self._options.quit_after * 1000), self._window.close)

    @Slot(object)
    def _on_phase(self, phase: Phase) -> None:
        now_s = time.perf_counter()
        if phase is Phase.RUNNING:
            self._running_since_s = now_s if self._running_since_s is None else self._running_since_s
        elif self._options.autoplay and phase in (Phase.DONE, Phase.DIVERGED):
            if phase is Phase.DIVERGED:
                self._page.send(Reset())
            self._page.send(Play())
        else:
            self._stop_counting()
            self._running_since_s = None

    @Slot()
    def _on_beat(self) -> None:
        late_ms = self._clock.nsecsElapsed() / 1e6 - _BEAT_MS
        self._clock.restart()
        if self._running_since_s is None or time.perf_counter() - self._running_since_s < _WARM_UP_S:
            return
        if self._counting_since is None:
            self._counting_since = (time.perf_counter(), self._painted, self._page.engine.steps_made)
        self._late_ms.append(max(0.0, late_ms))

    def _stop_counting(self) -> None:
        if self._counting_since is not None:
            since_s, painted, steps = self._counting_since
            self._measured_s += time.perf_counter() - since_s
            self._frames += self._painted - painted
            self._steps += self._page.engine.steps_made - steps
            self._counting_since = None

    def write(self) -> None:
        """Write the figures, where a file was named for them."""
        self._stop_counting()
        if self._options.stats is None:
            return
        late = sorted(self._late_ms) or [0.0]
        seconds = self._measured_s or 1.0
        process = psutil.Process()
        figures = {
            "first_paint_s": self._first_paint_s,
            "frames": self._frames,
            "frames_per_s": self._frames / seconds,
            "steps": self._steps,
            "steps_per_s": self._steps / seconds,
            "late_ms": {
                "p50": late[len(late) // 2],
                "p95": late[int(len(late) * 0.95)],
                "p99": late[int(len(late) * 0.99)],
                "max": late[-1],
            },
            "rss_mb": process.memory_info().rss / 1e6,
            "threads": process.num_threads(),
        }
        self._options.stats.write_text(json.dumps(figures, indent=2) + "\n", encoding="utf-8")
