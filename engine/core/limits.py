"""Axis limits that change rarely and in jumps: a range that moved with every frame would cost most of the frame."""

import math

import numpy as np

from engine.core.types import Array

FAR = 1e12


def nice(value: float) -> float:
    """The smallest of 1, 2, 5 × 10ⁿ that is not below `value` > 0."""
    power = 10.0 ** math.floor(math.log10(value))
    for factor in (1.0, 2.0, 5.0):
        if value <= factor * power * (1 + 1e-12):
            return factor * power
    return 10.0 * power


class Limits:
    """Limits of an axis that hold what they were shown, with room to spare. They never shrink.

    `most` is how many times their first span they grow to: a diverging run leaves the picture, which stays readable.
    What is not finite or farther than 1e12 is never held.
    """

    def __init__(self, *values: float, most: float = math.inf) -> None:
        self.low, self.high = math.inf, -math.inf
        self._nearest, self._farthest = -FAR, FAR
        self.hold(np.array(values, dtype=np.float64))
        if math.isfinite(most) and self.low <= self.high:
            reach = most * (self.high - self.low)
            self._nearest, self._farthest = self.low - reach, self.high + reach

    def hold(self, values: Array) -> tuple[float, float]:
        """(low, high) with room for `values`."""
        values = values[(values >= self._nearest) & (values <= self._farthest)]
        if values.size and (values.min() < self.low or values.max() > self.high):
            low, high = min(self.low, float(values.min())), max(self.high, float(values.max()))
            room = 0.25 * ((high - low) or abs(high) or 1.0)
            tick = nice(room) / 5.0
            self.low = math.floor((low - (room if low < self.low else 0.0)) / tick) * tick
            self.high = math.ceil((high + (room if high > self.high else 0.0)) / tick) * tick
        if self.low > self.high:
            return (-1.0, 1.0)
        return (self.low, self.high)
