"""The compared regressions: each has the rows on a scale of its own, and a rate of its own.

What is told to all of them (a start, parameters moved by hand) is told for the rows as they are. Each run maps it to
its own scale, so that all set out from the same predictions.
"""

from collections.abc import Mapping
from dataclasses import replace

import numpy as np

from engine.core import initial, scaling
from engine.core.datasets import Dataset
from engine.core.experiment import Past
from engine.core.float32 import short_parameters, short_rows
from engine.core.frames import Scene
from engine.core.knobs import KnobValue
from engine.core.lesson import Lesson
from engine.core.lockstep import Lane
from engine.core.messages import Message
from engine.core.regression import Regression
from engine.core.scaling import ScalingName
from engine.core.surface import Quadratic
from engine.core.training import Shown
from engine.core.types import Batch, Params

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
        self.short = bool(lesson.knobs["float32"])
        super().__init__(lesson, data, data.columns, shown)

    @property
    def rate_knob(self) -> str:
        """The name of the knob with its rate."""
        return f"rate_{self.name}"

    def own(self, knobs: Mapping[str, KnobValue]) -> Mapping[str, KnobValue]:
        rate = {"learning_rate": knobs[self.rate_knob]} if self.rate_knob in knobs else {}
        return {**knobs, **rate, "scaling": SCALES[self.name]}

    def _start(self) -> Params:
        told = super()._start()
        if self.lesson.initial is None:
            # Numbers drawn by lot suit standardised rows: for those as they are they would be far too large.
            told = scaling.fit("standard", self.data.X).original(told)
        return self.scaling.scaled(told)

    def change(self, knobs: Mapping[str, KnobValue], parameters: Params) -> None:
        told = {**self.scaling.original(self.params), **parameters}
        super().change(knobs, self.scaling.scaled(initial.given(self.shapes, told)) if parameters else {})

    def of_place(self, values: Mapping[str, float]) -> Params:
        """The parameters, for the rows as they are, of a place in this run's valley.

        Those that `values` does not name are where the cost is least: there the place is on the surface that is drawn.
        """
        named = initial.flat(initial.replaced(self.params, self.shapes, values), self.shapes)
        places = [self.names.index(name) for name in values]
        theta = self.quadratic.lowest_with(places, named[places])
        return self.scaling.original(initial.unflat(theta, self.shapes))

    def next_rows(self) -> Batch:
        return short_rows(self.batch) if self.short else self.batch

    def _look_forward(self) -> None:
        if self.short:
            self.params = short_parameters(self.params)
        super()._look_forward()

    def _scene(self, quadratic: Quadratic, rate: float) -> Scene:
        # Each run has its limit, which is told beside its valley; the scene is that of all of them.
        return replace(super()._scene(quadratic, rate), stable_rate=None)

    def diverged(self, step: int) -> tuple[Message, Mapping[str, KnobValue]]:
        message, mend = super().diverged(step)
        return message, {self.rate_knob: mend["learning_rate"]}

    def arrived(self, past: Past) -> int | None:
        """The first update after which less than a millionth of the way down was left; None before.

        From a start that is worse than parameters of 0 the way is reckoned from there.
        """
        costs = past.costs()[: self.steps_made + 1]
        lowest = self.quadratic.lowest
        there = np.flatnonzero(costs - lowest <= _ARRIVED * (min(float(costs[0]), self.quadratic.d) - lowest))
        return int(there[0]) if there.size else None


def run_of(lane: Lane) -> ScaledRun:
    """The run of a lane."""
    run = lane.experiment
    assert isinstance(run, ScaledRun)
    return run
