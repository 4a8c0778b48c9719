"""The cost surface as heights: the logarithm of the cost, and the run's marks and hops at their places on it."""

import math
from dataclasses import dataclass
from functools import lru_cache
from typing import Self

import numpy as np
from PySide6.QtGui import QPainter

from engine.core.frames import SurfacePart
from engine.core.types import Array
from gui.drawing.colors import heights
from gui.drawing.projection import TALL, Box, Flags, Projection, cut, inside
from gui.drawing.relief import Relief
from gui.drawing.strokes import Pieces, draw_disc, draw_heads, draw_ring, draw_runs, draw_star, point
from gui.theme import LIGHT

_DECADES = 6.0  # no surface shows more: a perfect fit has cost 0, and log 0 has no height
_FAR = 290.0  # as far as exponents go: 10 to this power is still a number, with room for what is added to it
_SAMPLES = 300
_BOLD = 40  # so many of the latest hops keep arrow heads: hundreds on top of each other are a blot
_HEAD = 9.0
_INK = LIGHT.color("text")  # marks lie on the colour map, not on the window: they are the same in both themes


@dataclass(frozen=True, slots=True, eq=False)
class Landscape:
    """Heights log10(cost) over the grid of two parameters, between the exponents `low` and `high`."""

    x: Array
    y: Array
    log_cost: Array
    hue: Array
    low: float
    high: float

    @classmethod
    def of(cls, x: Array, y: Array, cost: Array) -> Self:
        """The heights of `cost` (ny, nx); what is not finite stands at the top, what is 0 at the bottom."""
        finite = cost[np.isfinite(cost) & (cost > 0)]
        top = min(_FAR, max(-_FAR, float(np.log10(finite.max())))) if len(finite) else 1.0
        bottom = max(top - _DECADES, float(np.log10(finite.min()))) if len(finite) else 0.0
        # round limits, so that they jump rarely where the surface itself changes with every update
        step = 0.5 if top - bottom > 1.5 else 0.05
        low, high = math.floor(bottom / step) * step, math.ceil(top / step) * step
        if high <= low:
            high = low + step
        return cls(x, y, _exponents(cost, low, high), heights(cost), low, high)

    def holds(self, place: tuple[float, float]) -> bool:
        """Whether a point of the two parameters lies on the surface shown."""
        return bool(self.x[0] <= place[0] <= self.x[-1] and self.y[0] <= place[1] <= self.y[-1])

    def relief(self, box: Box) -> Relief:
        """The surface placed in the box; kept for the last box asked for."""
        return _relief(self, box)

    def place(self, box: Box, places: Array, costs: Array) -> Array:
        """(n, 3) placed points above (n, 2) parameters at the heights of (n,) costs, inside the box's height."""
        return box.place(np.column_stack([places, _exponents(costs, self.low, self.high)]))

    def paint_run(self, painter: QPainter, box: Box, projection: Projection, part: SurfacePart) -> None:
        """Path, optimum, lowest point of the slice, the learner's cursor and where the run is."""
        relief = self.relief(box)
        if part.exact:
            # a thinned path may end before the place where the run is
            places, costs = np.vstack([part.path, part.here]), np.append(part.path_cost, part.here_cost)
            self._paint_hops(painter, relief, projection, self.place(box, places, costs))
        else:
            self._paint_shadow(painter, relief, projection, box, part.path)
        # the optimum's cost is its true one; on a slice the star stands on the surface, above its two parameters
        lowest = None if part.exact and part.optimum is not None else part.slice_lowest
        marks = [(lowest, draw_ring, 8.0), (part.optimum, draw_star, 11.0)]
        for place, draw, size in (*marks, (part.cursor, draw_ring, 4.0)):
            if place is not None and self.holds(place):
                at = self._standing(relief, box, place)
                hidden = _hid(relief, at, projection)
                draw(painter, point(projection.pixels(at)[0]), size, LIGHT.color("base"), _INK, hidden=hidden)
        if self.holds(part.here):
            at = self.place(box, np.array([part.here]), np.array([part.slice_cost]))
            hidden = _hid(relief, at, projection)
            here = point(projection.pixels(at)[0])
            draw_disc(painter, here, 7.0, LIGHT.color("negative"), LIGHT.color("base"), hidden=hidden)

    def _standing(self, relief: Relief, box: Box, place: tuple[float, float]) -> Array:
        """(1, 3) the point of the surface above two parameters."""
        at = box.place(np.array([[*place, 0.0]]))
        at[:, 2] = relief.at(at[:, 0], at[:, 1])
        return at

    def _paint_hops(self, painter: QPainter, relief: Relief, projection: Projection, path: Array) -> None:
        """Each hop a straight arrow between two points that the run has been at; only the latest are drawn boldly."""
        color = LIGHT.color("base")
        old = LIGHT.color("line")
        starts, ends, arrives = _hops(_apart(path, projection))
        pieces = Pieces.of(starts, ends, projection, _SAMPLES)
        hidden = relief.hides(pieces.middles(), projection.camera)
        bold = pieces.segment >= len(starts) - _BOLD
        for chosen, paint, halo, width in ((~bold, old, None, 1.0), (bold, color, _INK, 1.8)):
            some = Pieces(pieces.starts[chosen], pieces.ends[chosen], pieces.segment[chosen])
            draw_runs(painter, some.runs(projection, hidden[chosen], straight=True), paint, halo, width)
        lengths = np.hypot(*(projection.pixels(ends) - projection.pixels(starts)).T)
        heads = np.flatnonzero((lengths > 1.6 * _HEAD) & arrives)
        heads = heads[heads >= len(starts) - _BOLD]
        heads = heads[~relief.hides(ends[heads], projection.camera)]
        draw_heads(painter, projection.pixels(starts[heads]), projection.pixels(ends[heads]), color, _INK, _HEAD)

    def _paint_shadow(self, painter: QPainter, relief: Relief, projection: Projection, box: Box, path: Array) -> None:
        """The path's shadow lies on the surface: it says where, not how high."""
        placed = box.place(np.column_stack([path, np.full(len(path), (self.low + self.high) / 2)]))
        starts, ends, _ = _hops(_apart(placed, projection))
        pieces = Pieces.of(starts, ends, projection, _SAMPLES)
        for points in (pieces.starts, pieces.ends):
            points[:, 2] = relief.at(points[:, 0], points[:, 1])
        hidden = relief.hides(pieces.middles(), projection.camera)
        runs = pieces.runs(projection, hidden, straight=False)
        draw_runs(painter, runs, _INK, None, 1.6)


def _apart(path: Array, projection: Projection) -> Array:
    """The path without the corners that come within a pixel of the one before."""
    lengths = np.hypot(*np.diff(projection.pixels(path), axis=0).T)
    pixel = np.floor(np.cumsum(np.minimum(lengths, 1e4)))
    kept = np.ones(len(path), dtype=bool)
    kept[1:-1] = np.diff(pixel) > 0
    return path[kept]


def _hops(path: Array) -> tuple[Array, Array, Flags]:
    """(m, 3) starts and ends, cut at the box, of the hops that begin or end in it; (m,) whether they end in it."""
    held = inside(path)
    starts, ends, kept = cut(path[:-1], path[1:])
    kept &= held[:-1] | held[1:]
    return starts[kept], ends[kept], held[1:][kept]


def _exponents(costs: Array, low: float, high: float) -> Array:
    """log10 of costs, clipped; what is not a number stands at the top."""
    finite = np.nan_to_num(np.asarray(costs, dtype=float), nan=10.0**high, posinf=10.0**high, neginf=10.0**low)
    exponents: Array = np.clip(np.log10(np.maximum(finite, 10.0**low)), low, high)
    return exponents


@lru_cache(maxsize=4)
def _relief(land: Landscape, box: Box) -> Relief:
    x = box.place(np.column_stack([land.x, np.zeros((len(land.x), 2))]))[:, 0]
    y = box.place(np.column_stack([np.zeros(len(land.y)), land.y, np.zeros(len(land.y))]))[:, 1]
    tall = (land.log_cost - box.low[2]) / (box.high[2] - box.low[2]) * 2 - 1
    return Relief(x, y, np.clip(tall, -1.0, 1.0) * TALL, land.hue)


def _hid(relief: Relief, at: Array, projection: Projection) -> bool:
    return bool(relief.hides(at, projection.camera)[0])
