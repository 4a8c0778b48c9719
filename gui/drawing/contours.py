"""Lines of equal cost: contourpy finds them, all levels together are one painter path in data coordinates.

Before drawing, a grid is made finer by cubic interpolation, which is exact for quadratic costs: between the grid points
of a needle-like valley straight interpolation would show a string of beads that is not there.
"""

from dataclasses import dataclass
from functools import lru_cache

import contourpy
import numpy as np
import pyqtgraph as pg
from PySide6.QtGui import QPainterPath

from engine.core.types import Array

_APART = 0.15  # labels keep this distance, as a share of the window
_LABELS = 5
_MARGIN = 0.07
_THIN = 5  # every fifth point of a contour may carry its label
_ELSEWHERE = 8


@dataclass(frozen=True, slots=True)
class ContourLabel:
    """A place (x, y) on the contour of `level` where its cost can be written, and `elsewhere` if it is taken."""

    x: float
    y: float
    level: float
    elsewhere: tuple[tuple[float, float], ...] = ()


@dataclass(frozen=True, slots=True)
class Contours:
    """All contours as one path, and where a few of them are labelled."""

    path: QPainterPath
    labels: tuple[ContourLabel, ...]


def refined(x: Array, y: Array, cost: Array, factor: int = 3) -> tuple[Array, Array, Array]:
    """An even grid (nx,), (ny,), (ny, nx) made `factor` times finer; unchanged where a cost is not finite."""
    if min(cost.shape) < 4 or not np.isfinite(cost).all() or np.abs(cost).max() > 1e290:
        return x, y, cost
    fine = _upsampling(y.size, factor) @ cost @ _upsampling(x.size, factor).T
    # Cubic interpolation may dip below the data beside a kink; what is drawn never leaves their range.
    np.clip(fine, cost.min(), cost.max(), out=fine)
    return _finer(x, factor), _finer(y, factor), fine


def contours(x: Array, y: Array, cost: Array, levels: Array) -> Contours:
    """The contours of `cost` (ny, nx) at `levels`; empty where there are none."""
    # A mask makes contourpy slower: only where it is needed.
    heights = cost if np.isfinite(cost).all() else np.ma.masked_invalid(cost)
    generator = contourpy.contour_generator(x, y, heights, name="serial", line_type=contourpy.LineType.ChunkCombinedNan)
    wanted = [float(level) for level in levels if np.isfinite(level)]
    lines = [_points(generator.lines(level)) for level in wanted]
    found = [(level, line) for level, line in zip(wanted, lines, strict=True) if line is not None]
    if not found:
        return Contours(QPainterPath(), ())
    gap = np.full((1, 2), np.nan)
    pieces = np.concatenate([piece for _, line in found for piece in (line, gap)][:-1])
    path = pg.functions.arrayToQPath(pieces[:, 0], pieces[:, 1], connect="finite")
    return Contours(path, _labels(x, y, cost, found))


def _points(answer: object) -> Array | None:
    """The (n, 2) points of one level, its pieces parted by nan; None without any."""
    assert isinstance(answer, tuple)
    points: Array | None = answer[0][0]
    return points


def _labels(x: Array, y: Array, cost: Array, found: list[tuple[float, Array]]) -> tuple[ContourLabel, ...]:
    """Up to five places, marching from the steepest corner into the valley.

    Each is the point of its contour nearest to that corner which keeps its distance from those before: so labels move
    steadily with a surface that changes and do not jump.
    """
    lowest, span = np.array([x[0], y[0]]), np.array([x[-1] - x[0], y[-1] - y[0]])
    rows, columns = np.unravel_index(int(np.nanargmax(cost[:: cost.shape[0] - 1, :: cost.shape[1] - 1])), (2, 2))
    corner = np.array([columns, rows], dtype=np.float64)
    placed: list[Array] = []
    labels: list[ContourLabel] = []
    for level, line in reversed(found):
        spots = (line[::_THIN] - lowest) / span
        spots = spots[((spots > _MARGIN) & (spots < 1 - _MARGIN)).all(axis=1)]
        for other in placed:
            spots = spots[np.hypot(*(spots - other).T) > _APART]
        if spots.size and len(placed) < _LABELS:
            spots = spots[np.argsort(np.hypot(*(spots - corner).T), kind="stable")]
            placed.append(spots[0])
            places = [(float(at_x), float(at_y)) for at_x, at_y in (lowest + spots * span).tolist()]
            every = max(1, len(places) // _ELSEWHERE)
            labels.append(ContourLabel(*places[0], level, tuple(places[every::every])))
    return tuple(labels)


def _finer(values: Array, factor: int) -> Array:
    return np.linspace(values[0], values[-1], (values.size - 1) * factor + 1)


@lru_cache(maxsize=16)
def _upsampling(points: int, factor: int) -> Array:
    """The matrix ((points − 1)·factor + 1, points) of four-point Lagrange interpolation: exact up to cubics."""
    at = np.arange((points - 1) * factor + 1) / factor
    first = np.clip(np.floor(at).astype(int) - 1, 0, points - 4)
    matrix = np.zeros((at.size, points))
    for k in range(4):
        weight = np.ones_like(at)
        for j in range(4):
            if j != k:
                weight *= (at - (first + j)) / (k - j)
        matrix[np.arange(at.size), first + k] = weight
    return matrix
