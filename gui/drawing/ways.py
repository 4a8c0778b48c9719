"""The way of a run in pixels: drawn in where it is far out, and without what could not be told apart."""

from dataclasses import dataclass

import numpy as np

from engine.core.types import Array


@dataclass(frozen=True, slots=True)
class Pixels:
    """How data become pixels: x′ = x · across + left, y′ = y · up + top; what is drawn goes `far` from the middle."""

    across: float
    left: float
    up: float
    top: float
    middle: tuple[float, float]
    far: float

    def of(self, points: Array) -> Array:
        """(n, 2) pixels of points (n, 2); what is far out keeps its direction from the middle."""
        away = points * (self.across, self.up) + (self.left, self.top) - self.middle
        most = np.maximum(np.abs(away).max(axis=1, keepdims=True), 1.0)
        placed: Array = self.middle + away * np.minimum(1.0, self.far / most)
        return placed


def near(points: Array, far: float) -> Array:
    """Those of points (n, 2) that are finite, each number between ±`far`: their pixels are finite at any zoom."""
    found: Array = np.clip(points[np.isfinite(points).all(axis=1)], -far, far)
    return found


def thinned(spots: Array, gap: float) -> Array:
    """`spots` (n, 2) without those in the same square of `gap` pixels as the one before; first and last stay."""
    if not len(spots):
        return spots
    squares = np.floor(spots / gap)
    moved = np.any(squares[1:] != squares[:-1], axis=1)
    kept = np.concatenate([[True], moved])
    kept[-1] = True
    found: Array = spots[kept]
    return found


def beside(spots: Array, count: int = 9) -> Array:
    """The spots (n, 2) and `count` − 1 more on each hop from one to the next, for whoever keeps clear of the way."""
    shares = np.linspace(0.0, 1.0, count)[:, None, None]
    found: Array = (spots[:-1] + shares * (spots[1:] - spots[:-1])).reshape(-1, 2)
    return np.vstack([found, spots[-1:]])


def any_inside(spots: Array, box: tuple[float, float, float, float]) -> bool:
    """Whether one of the spots lies in a box (left, top, right, bottom)."""
    left, top, right, bottom = box
    x, y = spots[:, 0], spots[:, 1]
    return bool(np.any((x >= left) & (x <= right) & (y >= top) & (y <= bottom)))
