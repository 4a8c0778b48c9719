"""What a card's answer is computed from: the runs of a lab, made anew for it."""

import dataclasses
import math
import time
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from engine.core.classification import Classification
from engine.core.experiment import Lab
from engine.core.knobs import KnobValue, find
from engine.core.lesson import Lesson
from engine.core.run import Run
from engine.core.training import Training
from engine.core.types import Array

_LISTED = 5


def turned(lab: Lab, lesson: Lesson, knobs: Mapping[str, object]) -> Lesson:
    """The lesson with some knobs turned; LearnerError if a value does not fit."""
    checked = {name: find(lab.knobs, name).check(value) for name, value in knobs.items()}
    return dataclasses.replace(lesson, knobs={**lesson.knobs, **checked})


@dataclass(frozen=True, slots=True)
class Question:
    """What a quantity is computed from: runs of the lab, made anew."""

    lab: Lab
    lesson: Lesson
    arguments: Mapping[str, Any]

    def run(self, updates: int = 0, **knobs: KnobValue) -> Run:
        """The run after `updates` updates, with other knobs."""
        run = Run(self.lab, turned(self.lab, self.lesson, knobs))
        run.train(updates, math.inf, time.perf_counter)
        return run

    @property
    def updates(self) -> int:
        """After how many updates."""
        return int(self.arguments["updates"])


def targets(run: Run) -> Array:
    """(m,) what is right for each training row: the first target, or the class."""
    training = run.experiment
    assert isinstance(training, Training)
    return training.label if isinstance(training, Classification) else training.batch.Y[:, 0]


def listed(run: Run) -> dict[str, float]:
    """The first targets, to be told in a question: y1, y2, …"""
    return {f"y{k + 1}": float(value) for k, value in enumerate(targets(run)[:_LISTED])}
