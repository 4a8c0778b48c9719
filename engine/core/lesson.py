"""A lesson: the lab, data, knobs, start and events of which a run is a pure function.

`engine.core.lesson_file` reads and writes lessons as JSON.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from engine.core.knobs import KnobValue
from engine.core.messages import LearnerError, Message
from engine.core.types import Array, Params


@dataclass(frozen=True, slots=True)
class NamedData:
    """A data set of the app."""

    dataset: str


@dataclass(frozen=True, slots=True)
class CsvData:
    """A CSV file of the learner.

    Attributes:
        path: of the file.
        target: which column is the target, counted from 1; None lets it be found.
    """

    path: str
    target: int | None = None


@dataclass(frozen=True, slots=True)
class TargetColumn:
    """Which column of a learner's file is the target.

    Attributes:
        index: of the column, from 0.
        why: asked for by the learner; its name says so; its numbers do; nothing speaks for another than the last.
        names: of all columns as they stand in the file; empty without a header.
        count: how many columns there are.
        rival: another column that would do as well, from 0; None where there is none.
    """

    index: int
    why: Literal["asked", "name", "numbers", "last"]
    names: tuple[str, ...]
    count: int
    rival: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TargetRefused(Message):
    """Says why a column of a file is no target, and which file it is: another of its columns may be the target.

    Attributes:
        data: the file.
        target: the column that was taken.
    """

    data: CsvData
    target: TargetColumn


class NoTarget(LearnerError):
    """The column of a file that was taken for the target cannot be it; `said` tells why."""

    def __init__(self, said: Message, data: CsvData, target: TargetColumn) -> None:
        super().__init__(said.key, **said.values)
        self.message = TargetRefused(said.key, said.values, data=data, target=target)


@dataclass(frozen=True, slots=True)
class TableData:
    """Rows given in place: x (m, d), y (m, k) numbers or (m,) class labels."""

    x: Array
    y: Array
    columns: tuple[str, ...] = ()


DataSource: TypeAlias = NamedData | CsvData | TableData


@dataclass(frozen=True, slots=True)
class Event:
    """A change in mid-run, made when `at` updates have been done."""

    at: int
    knobs: Mapping[str, KnobValue] = field(default_factory=dict)
    parameters: Params = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class RunOverride:
    """One of several compared runs: what differs from the common keys."""

    name: str
    knobs: Mapping[str, KnobValue]


@dataclass(frozen=True, slots=True)
class Lesson:
    """What a run is made of.

    Attributes:
        lab: `lecture/lab`.
        data: where the rows come from; None for a lab without data.
        knobs: a value for every knob of the lab.
        seed: makes the random start.
        initial: the start's parameters in scaled coordinates; None lets knobs and seed make them.
        steps: the goal.
        events: changes in mid-run, in order.
        runs: compared runs; empty for one run.
    """

    lab: str
    data: DataSource | None
    knobs: Mapping[str, KnobValue]
    seed: int = 0
    initial: Params | None = None
    steps: int = 0
    events: tuple[Event, ...] = ()
    runs: tuple[RunOverride, ...] = ()
