"""A flat plane through the box: its outline, its grid, and what lies behind it. In placed coordinates."""

from dataclasses import dataclass
from typing import Self

import numpy as np

from engine.core.types import Array
from gui.drawing.projection import TALL, Box, Camera, Flags, cut, inside

_LINES = 7


@dataclass(frozen=True, slots=True)
class Plane:
    """z = level + slope_x · x + slope_y · y over the base of the box."""

    level: float
    slope_x: float
    slope_y: float

    @classmethod
    def through(cls, box: Box, heights: Array) -> Self:
        """The plane with `heights` (2, 2) [x, y] above the corners of the box's base."""
        corners = [[box.low[0], box.low[1]], [box.low[0], box.high[1]], [box.high[0], box.low[1]], [*box.high[:2]]]
        placed = box.place(np.column_stack([corners, np.asarray(heights, dtype=float).ravel()]))
        z = placed[:, 2].reshape(2, 2)
        return cls(
            float(z.mean()), float((z[1].mean() - z[0].mean()) / 2), float((z[:, 1].mean() - z[:, 0].mean()) / 2)
        )

    def outline(self) -> Array:
        """(k, 3) corners of the part inside the box, in order; fewer than three when nothing of it is inside."""
        corners = self._lifted(np.array([[-1.0, -1.0], [1.0, -1.0], [1.0, 1.0], [-1.0, 1.0]]))
        for side in (1.0, -1.0):
            corners = _below(corners, side)
        return corners

    def grid(self) -> tuple[Array, Array]:
        """(n, 3) starts and ends of the lines that show how the plane lies."""
        steps = np.linspace(-1.0, 1.0, _LINES)
        ones = np.ones_like(steps)
        starts = np.concatenate([np.column_stack([steps, -ones]), np.column_stack([-ones, steps])])
        ends = np.concatenate([np.column_stack([steps, ones]), np.column_stack([ones, steps])])
        first, last, kept = cut(self._lifted(starts), self._lifted(ends))
        return first[kept], last[kept]

    def hides(self, points: Array, camera: Camera) -> Flags:
        """(n,) whether the plane's part inside the box stands between each of (n, 3) points and the viewer."""
        towards = camera.basis()[2]
        slopes = np.array([-self.slope_x, -self.slope_y, 1.0])
        above = points @ slopes - self.level
        nearing = float(slopes @ towards)
        if abs(nearing) < 1e-9:
            return np.zeros(len(points), dtype=bool)
        way = -above / nearing
        hidden: Flags = (way > 1e-6) & inside(points + way[:, None] * towards)
        return hidden

    def _lifted(self, base: Array) -> Array:
        return np.column_stack([base, self.level + base @ np.array([self.slope_x, self.slope_y])])


def _below(corners: Array, side: float) -> Array:
    """The polygon without what lies beyond the box's top (side 1) or under its floor (side −1)."""
    kept: list[Array] = []
    for a, b in zip(corners, np.roll(corners, -1, axis=0), strict=True):
        room_a, room_b = TALL - side * a[2], TALL - side * b[2]
        if room_a >= 0:
            kept.append(a)
        if (room_a >= 0) != (room_b >= 0):
            kept.append(a + (b - a) * (room_a / (room_a - room_b)))
    return np.array(kept).reshape(-1, 3)
