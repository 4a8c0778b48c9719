"""The compared regressions: each has the rows on a scale of its own, and a rate of its own."""

from collections.abc import Mapping
from dataclasses import replace

import numpy as np

from engine.core.datasets import Dataset
from engine.core.experiment import Past
from engine.core.frames import Scene
from engine.core.knobs import KnobValue
from engine.core.lesson import Lesson
from engine.core.lockstep import Lane, LockStep
from engine.core.messages import Message
from engine.core.regression import Regression
from engine.core.scaling import ScalingName
from engine.core.surface import Quadratic
from engine.core.training import Shown

# The runs by their short names, in order, with how each scales its features.
SCALES: Mapping[str, ScalingName] = {"raw": "none", "minmax": "minmax", "standard": "standard"}
# A run has arrived when less than this share of the way down is left.
_ARRIVED = 1e-6


class ScaledRun(Regression):
    """One run.

    Args:
        name: one of SCALES; the knob `rate_<name>` is its rate.
        lesson: of the lab, with the rates of all runs.
        data: the rows.
        shown: what its line and its numbers say.
    """

    def __init__(self, name: str, lesson: Lesson, data: Dataset, shown: Shown) -> None:
        self.name = name
        super().__init__(lesson, data, data.columns, shown)

    @property
    def rate_knob(self) -> str:
        """The name of the knob with its rate."""
        return f"rate_{self.name}"

    def own(self, knobs: Mapping[str, KnobValue]) -> Mapping[str, KnobValue]:
        rate = {"learning_rate": knobs[self.rate_knob]} if self.rate_knob in knobs else {}
        return {**knobs, **rate, "scaling": SCALES[self.name]}

    def _scene(self, quadratic: Quadratic, rate: float) -> Scene:
        # Each run has its limit, which is told beside its valley; the scene is that of all of them.
        return replace(super()._scene(quadratic, rate), stable_rate=None)

    def diverged(self, step: int) -> tuple[Message, Mapping[str, KnobValue]]:
        message, mend = super().diverged(step)
        return message, {self.rate_knob: mend["learning_rate"]}

    def arrived(self, past: Past) -> int | None:
        """The first update after which less than a millionth of the way down was left; None before."""
        costs = past.costs()[: self.steps_made + 1]
        lowest = self.quadratic.lowest
        there = np.flatnonzero(costs - lowest <= _ARRIVED * (float(costs[0]) - lowest))
        return int(there[0]) if there.size else None


class ScaledRuns(LockStep):
    """All of them on one clock; a run that has blown up says why, and which rate would mend it."""

    def blown_up(self, lane: Lane) -> Message:
        run = lane.experiment
        assert isinstance(run, ScaledRun)
        values = {"step": lane.diverged_at, "rate": run.rate, "limit": run.quadratic.largest_stable_rate}
        return Message("scales_diverged", values)

    def mend(self) -> Mapping[str, KnobValue]:
        found: dict[str, KnobValue] = {}
        for lane in self.lanes():
            if lane.diverged_at is not None:
                found |= lane.experiment.diverged(lane.diverged_at)[1]
        return found
