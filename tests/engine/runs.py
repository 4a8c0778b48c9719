"""What tests of runs share: a clock in the hand, the lab of lecture 4 with lessons for it, and ways to play."""

import dataclasses
from collections.abc import Mapping
from typing import Any

import numpy as np

from engine.core.commands import Command, Play, SetSpeed
from engine.core.experiment import Lab
from engine.core.knobs import KnobValue
from engine.core.lesson import DataSource, Lesson, NamedData
from engine.core.pace import Speed
from engine.core.runner import Runner
from engine.core.status import Phase
from engine.core.training import Training
from engine.core.types import Array, Params
from engine.lectures.l04_linear.train import LAB

EXAM = NamedData("exam_five")
# Above the largest stable rate of the five exam rows, 4.544e-5.
TOO_FAST = 1e-4


class Clock:
    """Seconds that pass when the test says so, and `tick_s` with each look at the clock."""

    def __init__(self, tick_s: float = 0.0) -> None:
        self.now_s = 0.0
        self.tick_s = tick_s

    def __call__(self) -> float:
        self.now_s += self.tick_s
        return self.now_s


def lesson(data: DataSource = EXAM, *, lab: Lab = LAB, steps: int = 50, **changes: Any) -> Lesson:
    """A lesson for lecture 4: five exam rows at rate 1e-5, unless said otherwise. Other words are knobs or fields."""
    fields = {field.name for field in dataclasses.fields(Lesson)}
    default = lab.lesson()
    knobs: dict[str, KnobValue] = {**default.knobs}
    if isinstance(data, NamedData):
        knobs |= lab.presets.get(data.dataset, {})
    knobs |= {name: value for name, value in changes.items() if name not in fields}
    own = {name: value for name, value in changes.items() if name in fields}
    return dataclasses.replace(default, data=data, knobs=knobs, steps=steps, **own)


def runner(given: Lesson | None = None, *, lab: Lab = LAB, clock: Clock | None = None, **options: Any) -> Runner:
    """A runner whose clock stands still: a slice is as long as its work."""
    return Runner(lab, given or lesson(lab=lab), clock or Clock(), **options)


def do(one: Runner, *commands: Command) -> Runner:
    """Give commands one after the other, each carried out to its end; a run that plays is left playing."""
    for command in commands:
        one.handle(command)
        while one.phase is not Phase.RUNNING and one.wait_s() == 0.0:
            one.advance(1.0)
    return one


def play(one: Runner) -> Runner:
    """Play at full speed until the run stops by itself."""
    one.handle(SetSpeed(Speed.FULL))
    one.handle(Play())
    while one.phase is Phase.RUNNING:
        one.advance(1.0)
    return one


def params(one: Runner) -> Params:
    """The run's parameters."""
    return one.experiment.result().params


def bits(arrays: Mapping[str, Any]) -> dict[str, bytes]:
    """Arrays to the last bit."""
    return {name: np.ascontiguousarray(array).tobytes() for name, array in arrays.items()}


def weights(one: Runner) -> dict[str, bytes]:
    """The run's parameters to the last bit."""
    return bits(params(one))


def training_of(one: Runner) -> Training:
    """The run of a lab that trains."""
    assert isinstance(one.experiment, Training)
    return one.experiment


def same_bits(one: Array | float, other: Array | float) -> bool:
    """Whether two values are equal to the last bit."""
    return np.asarray(one, dtype=np.float64).tobytes() == np.asarray(other, dtype=np.float64).tobytes()
