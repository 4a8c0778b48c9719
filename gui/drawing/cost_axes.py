"""Where a step and a cost are drawn: linear or logarithmic, cost or its root, with ranges that change in jumps."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np

from engine.core.frames import CurvePart
from engine.core.types import Array
from gui import figures

Ticks: TypeAlias = list[tuple[float, str]]

# A cost of exactly 0 has no logarithm and a cost of 1e300 no place on a linear axis: both are drawn at the border.
TINY = 1e-12
HUGE = 1e11

# The lowest possible cost is drawn on a logarithmic axis once the run is within a factor of so much.
_NEAR = 1e3


@dataclass(frozen=True, slots=True)
class CostAxes:
    """How the two axes are drawn. `root`: √cost, the size of a typical error, in place of cost."""

    log_cost: bool = True
    log_steps: bool = False
    root: bool = False

    def value(self, cost: float) -> float:
        """The number that is shown for `cost`."""
        return math.sqrt(max(cost, 0.0)) if self.root else cost

    def y(self, cost: float) -> float:
        """Height of `cost` on the plot."""
        value = self.value(cost)
        return math.log10(max(value, TINY)) if self.log_cost else min(value, HUGE)

    def cost(self, y: float) -> float:
        """The cost at height `y`: the inverse of `y()`."""
        value = 10 ** min(y, 100.0) if self.log_cost else max(y, 0.0)
        return value * value if self.root else value

    def x(self, step: float) -> float:
        """Where `step` is; logarithmic as lg(1 + step), so that the start has a place."""
        return math.log10(1 + step) if self.log_steps else float(step)

    def outline(self, part: CurvePart, cost: float | None, *, known: bool) -> tuple[Array, Array]:
        """The curve up to the present step, or the `known` part after it, as one closed line there and back.

        It is a line where least and greatest are the same, the band between them where steps share a point. `cost` is
        the present one, None where it is not finite.
        """
        chosen = np.isfinite(part.low) & np.isfinite(part.high)
        chosen &= part.steps > part.step if known else part.steps < part.step
        x, low, high = part.steps[chosen], part.low[chosen], part.high[chosen]
        if cost is not None:
            place = 0 if known else len(x)
            x, low, high = (np.insert(row, place, value) for row, value in ((x, part.step), (low, cost), (high, cost)))
        across = np.log10(1.0 + x) if self.log_steps else x
        return np.concatenate([across, across[::-1]]), np.concatenate([self._heights(high), self._heights(low)[::-1]])

    def highest_from(self, part: CurvePart, x: float) -> float:
        """How high the curve reaches from `x` on; minus infinity where there is none of it."""
        across = np.log10(1.0 + part.steps) if self.log_steps else part.steps
        chosen = (across >= x) & np.isfinite(part.high)
        return float(self._heights(part.high[chosen]).max(initial=-np.inf))

    def line(self, steps: Array, costs: Array) -> tuple[Array, Array]:
        """Places (n,) and heights (n,) of a curve of costs that are finite."""
        chosen = np.isfinite(costs)
        x = steps[chosen]
        return np.log10(1.0 + x) if self.log_steps else x, self._heights(costs[chosen])

    def _heights(self, costs: Array) -> Array:
        """`y` of many costs."""
        values = np.sqrt(np.maximum(costs, 0.0)) if self.root else costs
        drawn: Array = np.log10(np.maximum(values, TINY)) if self.log_cost else np.minimum(values, HUGE)
        return drawn

    def step(self, x: float) -> float:
        """The step at `x`: the inverse of `x()`."""
        return 10 ** min(x, 12.0) - 1 if self.log_steps else x

    def y_range(self, costs: Iterable[float], floor: float | None) -> tuple[float, float]:
        """Whole decades, or from 0 to a round number, that hold all costs and where sensible the lowest possible."""
        finite = [cost for cost in costs if math.isfinite(cost)] or [1.0]
        lowest, highest = min(finite), max(finite)
        if floor is not None and (floor >= lowest / _NEAR or not self.log_cost):
            lowest, highest = min(lowest, floor), max(highest, floor)
        if not self.log_cost:
            return 0.0, round_up(min(self.value(highest), HUGE))
        low, high = math.floor(self.y(lowest)), math.ceil(self.y(highest))
        return float(low), float(max(high, low + 1))

    def y_ticks(self, limits: tuple[float, float], most: int) -> list[Ticks] | None:
        """At most `most` written decades and their ninths; None leaves a linear axis to itself."""
        if not self.log_cost:
            return None
        low, high = round(limits[0]), round(limits[1])
        every = _stride(high - low + 1, max(2, most))
        decades: Sequence[int] = range(-(-low // every) * every, high + 1, every)
        if len(decades) < 2:
            decades = (low, high)
        digits = (1, 2, 5) if (high - low) * 3 < most else (1,)
        written = [
            (math.log10(digit) + decade, figures.power(decade, digit))
            for decade in decades
            for digit in digits
            if decade < high or digit == 1
        ]
        ninths = range(2, 10) if every == 1 else (1,)
        fine = [(decade + math.log10(digit), "") for decade in range(low, high) for digit in ninths if every <= 5]
        return [written, fine]

    def x_ticks(self, last: int) -> list[Ticks] | None:
        """0, 1, 10, 100, …; None leaves a linear axis to itself."""
        if not self.log_steps:
            return None
        decades = [10**power for power in range(len(str(max(1, last))))]
        fine = [digit * decade for decade in decades for digit in range(2, 10)]
        return [[(self.x(step), f"{step:,}") for step in (0, *decades)], [(self.x(step), "") for step in fine]]


def round_up(value: float) -> float:
    """The next of 1, 2, 5, 10, 20, 50, … that is not below `value`."""
    if value <= 0:
        return 1.0
    power = 10.0 ** math.floor(math.log10(value))
    return next(step * power for step in (1, 2, 5, 10, 20) if step * power >= value)


def _stride(decades: int, most: int) -> int:
    """Every so many of the decades at most `most` of them are written: 1, 2, 5, 10, …"""
    return next(step for step in (1, 2, 5, 10, 20, 50, 100, 200, 500) if decades <= step * most)
