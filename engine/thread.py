"""The only Qt in the engine: a runner in a thread of its own, and turns in which it trains or the screen draws.

NumPy on small arrays and every PySide call take Python's one lock by turns; two free threads starve each other for
seconds. So the engine works only when it is given a turn: it does what was asked, trains for a slice, hands over one
snapshot, and waits. Nothing mutable crosses: in go commands, out come snapshots.
"""

import logging
import time
import traceback
from dataclasses import dataclass

from PySide6.QtCore import QObject, Qt, QThread, Signal, Slot

from engine.core.commands import Command, Seek, SetData, SetLook, SetParameters
from engine.core.experiment import Lab
from engine.core.lesson import Lesson
from engine.core.messages import LearnerError, Message
from engine.core.runner import Runner
from engine.core.status import Phase, Snapshot

SLICE_S = 0.008
# Below full speed more frames than the screen shows would only cost.
_FRAME_S = 1 / 60
_STOP_MS = 5000

_log = logging.getLogger(__name__)
_still_running: list[tuple[QThread, QObject]] = []


@dataclass(frozen=True, slots=True)
class _Turn:
    """What the screen gives: everything asked since the last turn, and how long to train."""

    commands: tuple[Command, ...]
    budget_s: float
    restart: bool = False


@dataclass(frozen=True, slots=True)
class _Outcome:
    """What the engine gives back. `snapshot` is None when nothing has changed; `ran`: whether the run was playing."""

    snapshot: Snapshot | None
    made: int
    wait_s: float | None
    refusals: tuple[Message, ...] = ()
    crash: str | None = None
    ran: bool = False


class _Worker(QObject):
    """Lives in the engine's thread. The one broad except stands here, at the border."""

    ended = Signal(object)

    def __init__(self, lab: Lab, lesson: Lesson | None) -> None:
        super().__init__()
        self._lab = lab
        self._lesson = lesson
        self._runner: Runner | None = None
        self._crashed = False

    @Slot(object)
    def take_turn(self, turn: _Turn) -> None:
        if self._crashed and not turn.restart:
            # What is asked of an engine that has failed is lost: only a restart makes it go on.
            self.ended.emit(_Outcome(None, 0, None))
            return
        try:
            outcome = self._work(turn)
            self._crashed = False
        except Exception:
            self._runner, self._crashed = None, True
            outcome = _Outcome(None, 0, None, crash=traceback.format_exc())
        self.ended.emit(outcome)

    def _work(self, turn: _Turn) -> _Outcome:
        refusals: list[Message] = []
        fresh = self._runner is None or turn.restart
        if self._runner is None or turn.restart:
            self._runner = self._made_runner(refusals)
        runner = self._runner
        before = (runner.phase, runner.step)
        for command in turn.commands:
            try:
                runner.handle(command)
            except LearnerError as error:
                refusals.append(error.message)
        busy = runner.wait_s() == 0.0
        ran = runner.phase is Phase.RUNNING
        made = runner.advance(turn.budget_s) if runner.wait_s() is not None else 0
        changed = fresh or bool(turn.commands) or made > 0 or busy or before != (runner.phase, runner.step)
        snapshot = runner.snapshot() if changed else None
        return _Outcome(snapshot, made, runner.wait_s(), tuple(refusals), ran=ran)

    def _made_runner(self, refusals: list[Message]) -> Runner:
        try:
            return Runner(self._lab, self._lesson)
        except LearnerError as error:
            refusals.append(error.message)
            return Runner(self._lab)


def _merged(before: Command, now: Command) -> Command | None:
    """One command for two that follow each other, None where both count."""
    match before, now:
        case Seek(), Seek():
            return now
        case SetParameters(values, False), SetParameters(later, False):
            return SetParameters({**values, **later})
        case SetParameters(values, True), SetParameters(later, True) if values.keys() == later.keys():
            return now
        case SetData(knobs=set_along), SetData(knobs=later) if set_along == later:
            return now
    return None


class EngineThread(QObject):
    """A lab's engine as the window knows it: an object of the GUI thread that owns a thread and the worker in it.

    Signals:
        scene_ready: a Scene, when it is new; before the frame that belongs to it.
        frame_ready: a Snapshot; draw it in the slot, the next turn comes after its paint.
        phase_changed: the Phase, when it changes.
        job_advanced: a Progress.
        pins_changed: the tuple of Pins.
        explained: an Explanation that was asked for.
        answered: an Answer that was asked for.
        program_ready: the text of a script that was asked for.
        lesson_told: the Lesson of the run so far, which was asked for.
        refused: a Message, when something asked for cannot be used.
        crashed: the traceback as text; the phase is FAILED until `restart`.
        turn_came_back: before the slots above run.
        turn_ended: after the slots above have run: whether there was something to draw.
        turn_wanted: something was asked for.
    """

    scene_ready = Signal(object)
    frame_ready = Signal(object)
    phase_changed = Signal(object)
    job_advanced = Signal(object)
    pins_changed = Signal(object)
    explained = Signal(object)
    answered = Signal(object)
    program_ready = Signal(str)
    lesson_told = Signal(object)
    refused = Signal(object)
    crashed = Signal(str)
    turn_came_back = Signal()
    turn_ended = Signal(bool)
    turn_wanted = Signal()
    _turn_given = Signal(object)

    def __init__(self, lab: Lab, lesson: Lesson | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.lab = lab
        self.phase = Phase.PAUSED
        self.steps_made = 0
        self._inbox: list[Command] = []
        self._look: SetLook | None = None
        self._restart = False
        self._started = False
        self._stopped = False
        self._frame_at_s = 0.0
        self._due_at_s: float | None = 0.0
        self._thread = QThread()
        self._thread.setObjectName(f"engine {lab.name}")
        # macOS gives threads 512 KB of stack.
        self._thread.setStackSize(16 * 1024 * 1024)
        self._worker = _Worker(lab, lesson)
        self._worker.moveToThread(self._thread)
        self._turn_given.connect(self._worker.take_turn, Qt.ConnectionType.QueuedConnection)
        self._worker.ended.connect(self._on_ended, Qt.ConnectionType.QueuedConnection)
        self._thread.start()

    def send(self, command: Command) -> None:
        """Ask for something; it is done in the next turn.

        Of Seek, SetLook, SetParameters and SetData only the latest counts.
        """
        if isinstance(command, SetLook):
            self._look = command
        elif self._inbox and (one := _merged(self._inbox[-1], command)) is not None:
            self._inbox[-1] = one
        else:
            self._inbox.append(command)
        self.turn_wanted.emit()

    def restart(self) -> None:
        """Begin anew from the lab's lesson, after a crash or on request."""
        self._restart = True
        self.turn_wanted.emit()

    def wait_s(self) -> float | None:
        """Seconds until a turn is of use: 0 for now, None for not before the next command."""
        if self.asked or not self._started:
            return 0.0
        if self._due_at_s is None:
            return None
        return max(0.0, self._due_at_s - time.perf_counter())

    @property
    def asked(self) -> bool:
        """Whether a command waits, so that a hidden tab is given a turn as well."""
        return bool(self._inbox) or self._look is not None or self._restart

    def take_turn(self, budget_s: float = SLICE_S) -> None:
        """Work for a slice. `turn_ended` tells when it is over and drawn."""
        # The look last: nothing in a run depends on it, and it may name what a command has just made.
        commands = (*self._inbox, self._look) if self._look is not None else tuple(self._inbox)
        turn = _Turn(commands, budget_s, self._restart)
        self._inbox.clear()
        self._look, self._restart, self._started = None, False, True
        self._frame_at_s = time.perf_counter()
        self._turn_given.emit(turn)

    @Slot(object)
    def _on_ended(self, outcome: _Outcome) -> None:
        if self._stopped:
            return
        snapshot = outcome.snapshot
        self.turn_came_back.emit()
        self.steps_made += outcome.made
        self._plan(outcome, snapshot)
        for message in outcome.refusals:
            self.refused.emit(message)
        if outcome.crash is not None:
            self._set_phase(Phase.FAILED)
            self.crashed.emit(outcome.crash)
        if outcome.ran:
            # Also where it came to its end in the same slice: each Play is heard of.
            self._set_phase(Phase.RUNNING)
        if snapshot is not None:
            if snapshot.scene is not None:
                self.scene_ready.emit(snapshot.scene)
            if snapshot.progress is not None:
                self.job_advanced.emit(snapshot.progress)
            if snapshot.pins is not None:
                self.pins_changed.emit(snapshot.pins)
            self.frame_ready.emit(snapshot)
            if snapshot.explanation is not None:
                self.explained.emit(snapshot.explanation)
            if snapshot.answer is not None:
                self.answered.emit(snapshot.answer)
            if snapshot.program is not None:
                self.program_ready.emit(snapshot.program)
            if snapshot.lesson is not None:
                self.lesson_told.emit(snapshot.lesson)
            self._set_phase(snapshot.status.phase)
        self.turn_ended.emit(snapshot is not None)

    def _plan(self, outcome: _Outcome, snapshot: Snapshot | None) -> None:
        if outcome.wait_s is None:
            self._due_at_s = None
            return
        now_s = time.perf_counter()
        self._due_at_s = now_s + outcome.wait_s
        flat_out = snapshot is not None and snapshot.status.flat_out
        if not flat_out:
            self._due_at_s = max(self._due_at_s, self._frame_at_s + _FRAME_S)

    def _set_phase(self, phase: Phase) -> None:
        if phase is not self.phase:
            self.phase = phase
            self.phase_changed.emit(phase)

    def stop(self, wait_ms: int = _STOP_MS) -> bool:
        """End the thread; returns whether it ended within `wait_ms`. Nothing is sent afterwards."""
        self._stopped = True
        self._turn_given.disconnect(self._worker.take_turn)
        self._thread.quit()
        if self.join(wait_ms):
            return True
        _log.warning("the engine of %s did not stop within %d ms", self.lab.name, wait_ms)
        # A QThread that is destroyed while it runs takes the whole process along.
        _still_running.append((self._thread, self._worker))
        return False

    def join(self, wait_ms: int) -> bool:
        """Wait for the thread to end, after `stop`; returns whether it has."""
        return self._thread.wait(wait_ms)
