"""What tests of the lab on scaling share: its runs, its parts, and the lessons of the course's labs."""

import dataclasses
from typing import TypeVar

from engine.core.commands import Command, SetLook
from engine.core.frames import Look, Part
from engine.core.lesson import DataSource, NamedData
from engine.core.lockstep import LockStep
from engine.core.runner import Runner
from engine.core.types import Params
from engine.lectures.l07_tips.scaling import LAB
from engine.topics.three_scales.scaled_run import ScaledRun, run_of
from tests.engine.runs import Clock, do

P = TypeVar("P", bound=Part)
VIEWS = frozenset(LAB.views)


def scales(
    data: DataSource | str = "house", *, initial: Params | None = None, steps: int = 100, **knobs: float | str | bool
) -> Runner:
    """A runner with all views open; `knobs` above those that suit the data."""
    lesson = LAB.lesson()
    source = NamedData(data) if isinstance(data, str) else data
    suited = LAB.presets.get(data, {}) if isinstance(data, str) else {}
    asked = dataclasses.replace(
        lesson, data=source, knobs={**lesson.knobs, **suited, **knobs}, initial=initial, steps=steps
    )
    one = Runner(LAB, asked, Clock())
    one.handle(SetLook(Look(views=VIEWS)))
    return one


def runs(one: Runner) -> dict[str, ScaledRun]:
    """The runs by name."""
    assert isinstance(one.experiment, LockStep)
    return {lane.name: run_of(lane) for lane in one.experiment.lanes()}


def costs(one: Runner, name: str) -> list[float]:
    """All costs of a run up to now."""
    assert isinstance(one.experiment, LockStep)
    return next(lane.costs.tolist() for lane in one.experiment.lanes() if lane.name == name)


def part(one: Runner, kind: type[P], view: str) -> P:
    """The part of a view as it is now."""
    found = one.snapshot().frame.parts[view]
    assert isinstance(found, kind)
    return found


def part_after(kind: type[P], view: str, *commands: Command, data: str = "house") -> P:
    """The part of a view after `commands`."""
    return part(do(scales(data), *commands), kind, view)
