"""Axis limits that change rarely and in jumps: a range that moved with every frame would cost most of the frame."""

import math

import numpy as np

from engine.core.types import Array

FAR = 1e12
# What is drawn by us in pixels may be anything finite; its square is finite too.
MOST = 1e150
# A value nearer to the edge than this share of the span asks for more room.
_EDGE = 0.04
# Where everything is smaller than this share of the span, nothing can be seen any more.
_UNSEEN = 0.03
# Below this a quarter of it may be 0.
_TINY = 1e-300


def nice(value: float) -> float:
    """The smallest of 1, 2, 5 × 10ⁿ that is not below `value` > 0."""
    power = 10.0 ** math.floor(math.log10(value))
    for factor in (1.0, 2.0, 5.0):
        if value <= factor * power * (1 + 1e-12):
            return factor * power
    return 10.0 * power


def finite(values: Array) -> Array:
    """Numbers that a picture can hold, and whose squares are finite too."""
    held: Array = np.clip(np.nan_to_num(values), -MOST, MOST)
    return held


class Limits:
    """Limits of an axis that hold what they were shown, with room to spare.

    Args:
        values: what they hold from the first.
        most: how many times their first span they grow to: a diverging run leaves the picture, which stays readable.
        far: what is not finite or farther than this is never held.
        shrinks: begin anew where nothing could be seen any more; otherwise they never shrink.
    """

    def __init__(self, *values: float, most: float = math.inf, far: float = FAR, shrinks: bool = False) -> None:
        self.low, self.high = math.inf, -math.inf
        self._nearest, self._farthest = -far, far
        self._first = np.array(values, dtype=np.float64)
        self._shrinks = shrinks
        self.hold(self._first)
        if math.isfinite(most) and self.low <= self.high:
            reach = most * (self.high - self.low)
            self._nearest, self._farthest = self.low - reach, self.high + reach

    def hold(self, values: Array) -> tuple[float, float]:
        """(low, high) with room for `values`."""
        values = values[(values >= self._nearest) & (values <= self._farthest)]
        if self._shrinks:
            values = self._begun_anew(values)
        edge = _EDGE * (self.high - self.low) if self.low <= self.high else 0.0
        if values.size and (values.min() < self.low + edge or values.max() > self.high - edge):
            least, most = float(values.min()), float(values.max())
            low, high = min(self.low, least), max(self.high, most)
            room = 0.25 * next(size for size in (high - low, abs(high), 1.0) if size > _TINY)
            tick = nice(room) / 5.0
            self.low = math.floor((low - (room if least < self.low + edge else 0.0)) / tick) * tick
            self.high = math.ceil((high + (room if most > self.high - edge else 0.0)) / tick) * tick
        if self.low > self.high:
            return (-1.0, 1.0)
        return (self.low, self.high)

    def _begun_anew(self, values: Array) -> Array:
        """What is to be held: where nothing could be seen any more the old limits are forgotten."""
        both = np.concatenate([self._first, values])
        largest = float(np.abs(both).max(initial=0.0))
        if not 0 < largest < _UNSEEN * (self.high - self.low):
            return values
        self.low, self.high = math.inf, -math.inf
        return both
