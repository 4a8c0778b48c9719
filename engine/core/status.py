"""How a run stands: its phase, and the sentence that says so."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum

from engine.core.asides import Answer, Explanation, Pin
from engine.core.commands import SetKnob
from engine.core.differences import Difference
from engine.core.frames import Frame, Scene
from engine.core.job import Progress
from engine.core.knobs import KnobValue
from engine.core.lesson import Lesson
from engine.core.messages import Message
from engine.core.operations import Operation


class Phase(Enum):
    """PAUSED ↔ RUNNING → DONE | DIVERGED | FAILED."""

    PAUSED = "paused"
    RUNNING = "running"
    DONE = "done"
    DIVERGED = "diverged"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Status:
    """Everything the transport and the knob panel show.

    Attributes:
        phase: where the run stands.
        step, last, goal: present step, furthest step reached, step at which it will be done.
        knobs: every knob's value in force at `step`.
        seed: of the start.
        by_hand: whether the start was set by hand (or by a lesson's `initial`).
        message: the status in words.
        drawn: whether the start was drawn by lot from the seed.
        suggestion: the knobs that would mend it, to be sent by one click; None for nothing.
        events: steps at which something was changed.
        job: name of the job that runs, None for none.
        flat_out: whether the engine works without pause (full speed, a replay, a job).
        next_operation: what the next press of "one operation" runs; None while nobody steps inside an update.
        pin_differences: for each pinned run what differs between it and the present one.
        last_operation: what the last press ran; None at the border of two updates.
    """

    phase: Phase
    step: int
    last: int
    goal: int
    knobs: Mapping[str, KnobValue]
    seed: int
    by_hand: bool
    message: Message
    drawn: bool = True
    suggestion: tuple[SetKnob, ...] | None = None
    events: tuple[int, ...] = ()
    job: str | None = None
    flat_out: bool = False
    next_operation: Operation | None = None
    last_operation: Operation | None = None
    pin_differences: tuple[tuple[Difference, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Snapshot:
    """One turn's result: a frame, how the run stands, and what a job has found. `scene` only when it changed."""

    frame: Frame
    status: Status
    scene: Scene | None = None
    progress: Progress | None = None
    pins: tuple[Pin, ...] | None = None
    explanation: Explanation | None = None
    answer: Answer | None = None
    program: str | None = None
    lesson: Lesson | None = None
