"""A logistic unit with one weight: small enough that its whole cost can be drawn, as a curve or a surface.

z = w·x (+ b) and H = σ(z). The cost is cross-entropy or the squared error; heights and slopes of many parameters at
once come from here, the run itself from the same functions as every other.
"""

from collections.abc import Mapping
from typing import NamedTuple

import numpy as np

from engine.core.datasets import Dataset
from engine.core.frames import Scene
from engine.core.functions import Output
from engine.core.knobs import KnobValue
from engine.core.lesson import Lesson
from engine.core.messages import Message
from engine.core.model import Model, SingleLayer, WithoutBias
from engine.core.training import Shown, Training
from engine.core.types import Array

_BISECTIONS = 60


class Point(NamedTuple):
    """A weight and a bias."""

    w: float
    b: float


class OneWeight(Training):
    """One run of the unit.

    Args:
        lesson: data are in `data` already.
        data: one feature, labels 0 and 1.
        output: the sigmoid with the cost to be made small.
        shown: what its numbers say; its views are those of the runs that it is compared with.
    """

    def __init__(self, lesson: Lesson, data: Dataset, output: Output, shown: Shown) -> None:
        assert data.X.shape[1] == data.Y.shape[1] == 1

        def model_of(knobs: Mapping[str, KnobValue]) -> Model:
            return (SingleLayer if knobs["bias"] else WithoutBias)(1, 1, output)

        super().__init__(lesson, data, model_of, shown)
        self.output = output
        self._scene = Scene(
            lab=lesson.lab,
            lesson=lesson,
            columns=data.columns,
            all_columns=data.columns,
            targets=data.targets,
            rows=len(data.X),
            parameters=self.names,
        )

    @property
    def has_bias(self) -> bool:
        """Whether b is learned; otherwise it is 0."""
        return "b" in self.params

    @property
    def here(self) -> Point:
        """The present parameters."""
        return Point(float(self.params["W"][0, 0]), float(self.params["b"][0]) if self.has_bias else 0.0)

    @property
    def slopes(self) -> Point:
        """∂cost/∂w and ∂cost/∂b at the present parameters; 0 for a bias that is not learned."""
        gradients = self.gradients()
        return Point(float(gradients["W"][0, 0]), float(gradients["b"][0]) if self.has_bias else 0.0)

    def heights(self, w: Array, b: Array | float) -> Array:
        """(n,) the cost at n weights and biases."""
        # Turned over, each of the n is a row, and its mean over the m samples is what that row costs.
        return self.output.loss((self.batch.X * w + b).T, self.batch.Y.T)

    def slopes_at(self, w: Array, b: Array | float) -> tuple[Array, Array]:
        """(n,) ∂cost/∂w and ∂cost/∂b at n weights and biases."""
        dZ = self.output.slope(self.output.predict(self.batch.X * w + b), self.batch.Y)
        return (self.batch.X * dZ).sum(axis=0), dZ.sum(axis=0)

    def valleys(self, w: Array, b: float) -> tuple[tuple[float, float], ...]:
        """(w, cost) where the slope along w turns from falling to rising, between the first and last of w (n,)."""
        slope = self.slopes_at(w, b)[0]
        turns = np.flatnonzero((slope[:-1] < 0) & (slope[1:] >= 0))
        low, high = w[turns], w[turns + 1]
        for _ in range(_BISECTIONS if turns.size else 0):
            middle = (low + high) / 2
            falls = self.slopes_at(middle, b)[0] < 0
            low, high = np.where(falls, middle, low), np.where(falls, high, middle)
        return tuple(zip(low.tolist(), self.heights(low, b).tolist(), strict=True))

    def scene(self) -> Scene:
        return self._scene

    def diverged(self, step: int) -> tuple[Message, Mapping[str, KnobValue]]:
        rate = self.settings.optimizer.rate(step - 1)
        return Message("status_diverged_simply", {"step": step, "rate": rate}), {"learning_rate": 0.1}

    def finished(self) -> Message:
        return Message("status_done_at", {"steps": self.steps_made, "w": self.here.w})
