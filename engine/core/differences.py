"""What is different between two runs, named by itself: so that nobody compares two things at once without knowing."""

from dataclasses import dataclass

import numpy as np

from engine.core.initial import RANDOM
from engine.core.knobs import KnobValue
from engine.core.lesson import CsvData, DataSource, Lesson, NamedData
from engine.core.types import Params


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that differs.

    Attributes:
        what: a knob's name, or "data", "start", "events".
        before, now: its values; for the start its seed, None where it was set by hand; for events how many.
    """

    what: str
    before: KnobValue | None
    now: KnobValue | None


def differences(before: Lesson, now: Lesson) -> tuple[Difference, ...]:
    """What of data, knobs, start and events differs; the number of steps does not count."""
    found: list[Difference] = []
    if _data(before.data) != _data(now.data):
        found.append(Difference("data", _data(before.data), _data(now.data)))
    for name, value in now.knobs.items():
        if before.knobs.get(name) != value:
            found.append(Difference(name, before.knobs.get(name), value))
    random = bool({now.knobs.get("initialisation"), before.knobs.get("initialisation")} & RANDOM)
    if not _same(before.initial, now.initial) or (random and before.seed != now.seed):
        found.append(Difference("start", _seed(before), _seed(now)))
    if len(before.events) != len(now.events) or any(
        (a.at, dict(a.knobs)) != (b.at, dict(b.knobs)) or not _same(a.parameters, b.parameters)
        for a, b in zip(before.events, now.events, strict=True)
    ):
        found.append(Difference("events", len(before.events), len(now.events)))
    return tuple(found)


def _seed(lesson: Lesson) -> int | None:
    return lesson.seed if lesson.initial is None else None


def _data(data: DataSource | None) -> str:
    if isinstance(data, NamedData):
        return data.dataset
    if isinstance(data, CsvData):
        return data.path if data.target is None else f"{data.path} {data.target}"
    return f"table {id(data)}"


def _same(one: Params | None, other: Params | None) -> bool:
    if one is None or other is None:
        return one is other
    return set(one) == set(other) and all(np.array_equal(one[name], other[name]) for name in one)
