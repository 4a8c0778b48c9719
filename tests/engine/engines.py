"""What tests of engine threads share: an ear, and ways to ask and to wait for what comes."""

from PySide6.QtCore import QObject, Slot
from pytestqt.qtbot import QtBot

from engine.core.commands import (
    Command,
)
from engine.core.experiment import Lab
from engine.core.lesson import Lesson
from engine.core.messages import Message
from engine.core.status import Phase, Snapshot
from engine.lectures.l04_linear import train
from engine.thread import EngineThread
from gui.turns import TurnKeeper
from tests.engine.runs import lesson

LAB = train.LAB

LIMIT_MS = 5000


class Listener(QObject):
    """Keeps what an engine says, in the thread of the window."""

    def __init__(self, engine: EngineThread) -> None:
        super().__init__()
        self.snapshots: list[Snapshot] = []
        self.scenes: list[object] = []
        self.phases: list[Phase] = []
        self.refusals: list[Message] = []
        self.crashes: list[str] = []
        self.order: list[str] = []
        engine.scene_ready.connect(self._on_scene)
        engine.frame_ready.connect(self._on_frame)
        engine.phase_changed.connect(self._on_phase)
        engine.refused.connect(self._on_refused)
        engine.crashed.connect(self._on_crashed)

    @Slot(object)
    def _on_scene(self, scene: object) -> None:
        self.scenes.append(scene)
        self.order.append("scene")

    @Slot(object)
    def _on_frame(self, snapshot: Snapshot) -> None:
        self.snapshots.append(snapshot)
        self.order.append("frame")

    @Slot(object)
    def _on_phase(self, phase: Phase) -> None:
        self.phases.append(phase)

    @Slot(object)
    def _on_refused(self, message: Message) -> None:
        self.refusals.append(message)

    @Slot(str)
    def _on_crashed(self, trace: str) -> None:
        self.crashes.append(trace)

    @property
    def last(self) -> Snapshot:
        return self.snapshots[-1]


def engine_of(keeper: TurnKeeper, given: Lesson | None = None, lab: Lab = LAB) -> tuple[EngineThread, Listener]:
    engine = EngineThread(lab, given or lesson(lab=LAB))
    listener = Listener(engine)
    keeper.add(engine)
    return engine, listener


def ask(qtbot: QtBot, engine: EngineThread, *commands: Command) -> None:
    """Send commands in one go and wait until the turn in which they were carried out is drawn."""
    with qtbot.waitSignal(engine.turn_ended, timeout=LIMIT_MS):
        for command in commands:
            engine.send(command)


def wait_for(qtbot: QtBot, engine: EngineThread, phase: Phase, *commands: Command) -> None:
    with qtbot.waitSignal(engine.phase_changed, timeout=LIMIT_MS, check_params_cb=lambda now: now is phase):
        for command in commands:
            engine.send(command)
