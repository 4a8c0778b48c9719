"""What can be asked of a running lab. Commands are the only thing that goes into an engine thread."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from engine.core.frames import Look
from engine.core.knobs import KnobValue
from engine.core.lesson import DataSource, Lesson
from engine.core.pace import Speed

Framework: TypeAlias = Literal["numpy", "torch", "tensorflow"]


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


@dataclass(frozen=True, slots=True)
class StepOperation:
    """One operation of the next update forward (+1) or back (−1)."""

    by: int


@dataclass(frozen=True, slots=True)
class PinRun:
    """Keep the present run behind the next ones; three at most, the oldest gives way."""


@dataclass(frozen=True, slots=True)
class Unpin:
    """Let the pinned run with this index go."""

    index: int


@dataclass(frozen=True, slots=True)
class BringBack:
    """Make the pinned run with this index the present one, exactly where it stood."""

    index: int


@dataclass(frozen=True, slots=True)
class Explain:
    """Ask where a number on screen comes from: kind and place, e.g. ("residual", "3")."""

    key: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Ask:
    """Ask the engine for the answer of a card: the name of a quantity, and its arguments from info.toml."""

    card: str
    quantity: str
    arguments: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Program:
    """Ask for a script that makes the present run outside of the app."""

    framework: Framework


@dataclass(frozen=True, slots=True)
class TellLesson:
    """Ask for the lesson of the run as far as it stands, to be kept in a file."""


Aside: TypeAlias = Explain | Ask | PinRun | Unpin | Program | TellLesson
Command: TypeAlias = (
    Play | Pause | Step | Back | Seek | Reset | NewStart | SetKnob | SetData | SetParameters | SetSpeed
    | SetLook | Load | StartJob | CancelJob | StepOperation | BringBack | Aside
)  # fmt: skip
