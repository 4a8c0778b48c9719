"""What can be asked of a running lab. Commands are the only thing that goes into an engine thread."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

from engine.core.frames import Look
from engine.core.knobs import KnobValue
from engine.core.lesson import DataSource, Lesson
from engine.core.pace import Speed


@dataclass(frozen=True, slots=True)
class Play:
    """Train on; at the goal, move the goal on by as much."""


@dataclass(frozen=True, slots=True)
class Pause:
    """Stop after the present update."""


@dataclass(frozen=True, slots=True)
class Step:
    """Make `updates` updates, then pause."""

    updates: int = 1


@dataclass(frozen=True, slots=True)
class Back:
    """Go back `updates` updates, exactly."""

    updates: int = 1


@dataclass(frozen=True, slots=True)
class Seek:
    """Go to a step that the run has already reached, exactly."""

    step: int


@dataclass(frozen=True, slots=True)
class Reset:
    """The same start with the knobs as shown and no events."""


@dataclass(frozen=True, slots=True)
class NewStart:
    """Another random start, made from `seed`."""

    seed: int


@dataclass(frozen=True, slots=True)
class SetKnob:
    """Turn a knob: an event of the run if the knob is live, a new run otherwise."""

    name: str
    value: KnobValue


@dataclass(frozen=True, slots=True)
class SetData:
    """Other data: a new run, with `knobs` (rates that suit the data) set along with it."""

    data: DataSource
    knobs: Mapping[str, KnobValue] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class SetParameters:
    """Move parameters by hand, by their flat names (`w1`, `b`). `start`: begin a new run from there."""

    values: Mapping[str, float]
    start: bool = False


@dataclass(frozen=True, slots=True)
class SetSpeed:
    """How many updates a second play makes."""

    speed: Speed


@dataclass(frozen=True, slots=True)
class SetLook:
    """Look at something else; the run does not notice."""

    look: Look


@dataclass(frozen=True, slots=True)
class Load:
    """Begin the run that `lesson` describes."""

    lesson: Lesson


@dataclass(frozen=True, slots=True)
class StartJob:
    """Begin a job of the lab (a timing, a sweep); one at a time."""

    name: str


@dataclass(frozen=True, slots=True)
class CancelJob:
    """Stop the job that is running."""


Command: TypeAlias = (
    Play | Pause | Step | Back | Seek | Reset | NewStart | SetKnob | SetData | SetParameters | SetSpeed
    | SetLook | Load | StartJob | CancelJob
)  # fmt: skip
