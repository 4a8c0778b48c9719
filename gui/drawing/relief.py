"""A height field as it is seen from one side: coloured cells from back to front, and what it hides.

Everything is in placed coordinates (see `projection`); a relief knows nothing of what its height means.
"""

from dataclasses import dataclass
from functools import cache
from typing import Self

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QPointF
from PySide6.QtGui import QBrush, QColor, QPainter, QPen, QPolygonF

from engine.core.types import Array
from gui.drawing.projection import TALL, Camera, Flags, Numbers, Projection, back_to_front

_HUES, _SHADES = 96, 8
_BRIGHTEST = 0.9  # white hops are read on the rest of the map
_LOOKS = 28  # places along a line of sight at which the surface may stand in the way
_LIFT = 0.025  # what lies on the surface is not hidden by it


@dataclass(frozen=True, slots=True)
class Relief:
    """Heights over a grid, all placed and inside the box.

    Attributes:
        x, y: (nx,), (ny,) the grid's lines.
        height: (ny, nx).
        hue: (ny, nx) place on the colour map, from 0 to 1.
    """

    x: Array
    y: Array
    height: Array
    hue: Array

    def thinned(self, most: int) -> Self:
        """The same relief with at most `most` grid lines each way, both edges kept."""
        columns, rows = _spread(len(self.x), most), _spread(len(self.y), most)
        some = np.ix_(rows, columns)
        return type(self)(self.x[columns], self.y[rows], self.height[some], self.hue[some])

    def at(self, x: Array, y: Array) -> Array:
        """Height above (x, y), between the grid's points in straight lines both ways."""
        column = np.interp(x, self.x, np.arange(len(self.x)))
        row = np.interp(y, self.y, np.arange(len(self.y)))
        i = np.minimum(row.astype(int), len(self.y) - 2)
        j = np.minimum(column.astype(int), len(self.x) - 2)
        v, u = row - i, column - j
        flat, at = self.height.ravel(), i * len(self.x) + j
        near = flat[at] * (1 - u) + flat[at + 1] * u
        far = flat[at + len(self.x)] * (1 - u) + flat[at + len(self.x) + 1] * u
        height: Array = near * (1 - v) + far * v
        return height

    def hides(self, points: Array, camera: Camera) -> Flags:
        """(n,) whether the relief stands between each of (n, 3) points and the viewer."""
        towards = camera.basis()[2]
        start = points + np.array([0.0, 0.0, _LIFT])
        # as far as the line of sight stays in the box; it always rises
        sides = (np.copysign(1.0, towards) * np.array([1.0, 1.0, TALL]) - start) / np.where(
            np.abs(towards) < 1e-9, 1e-9, towards
        )
        reach = np.clip(sides, 0.0, 4.0).min(axis=1)
        along = reach[:, None] * ((np.arange(_LOOKS) + 0.5) / _LOOKS)
        x, y, z = (start[:, k, None] + towards[k] * along for k in range(3))
        hidden: Flags = (self.at(x, y) > z).any(axis=1)
        return hidden

    def paint(self, painter: QPainter, projection: Projection) -> None:
        """Draw the cells, coloured (viridis) and lightly shaded, back to front."""
        rows, columns = len(self.y) - 1, len(self.x) - 1
        x, y = np.meshgrid(self.x, self.y)
        corners = projection.pixels(np.stack([x, y, self.height], axis=-1))
        cells = np.stack([corners[:-1, :-1], corners[:-1, 1:], corners[1:, 1:], corners[1:, :-1]], axis=2)
        order = back_to_front(columns, rows, projection.camera)
        tones = self._tones(projection.camera).ravel()[order]
        pens, brushes = _paints()
        for (a, b, c, d), tone in zip(cells.reshape(-1, 4, 2)[order].tolist(), tones.tolist(), strict=True):
            painter.setPen(pens[tone])
            painter.setBrush(brushes[tone])
            painter.drawConvexPolygon(QPolygonF([QPointF(*a), QPointF(*b), QPointF(*c), QPointF(*d)]))

    def _tones(self, camera: Camera) -> Numbers:
        """(ny − 1, nx − 1) index of each cell's paint: hue first, then how much light falls on it."""
        h = self.height
        middle = (self.hue[:-1, :-1] + self.hue[:-1, 1:] + self.hue[1:, 1:] + self.hue[1:, :-1]) / 4
        along_x = (h[:-1, 1:] + h[1:, 1:] - h[:-1, :-1] - h[1:, :-1]) / (2 * np.diff(self.x))[None, :]
        along_y = (h[1:, :-1] + h[1:, 1:] - h[:-1, :-1] - h[:-1, 1:]) / (2 * np.diff(self.y))[:, None]
        normal = np.stack([-along_x, -along_y, np.ones_like(middle)], axis=-1)
        normal /= np.linalg.norm(normal, axis=-1, keepdims=True)
        right, up, towards = camera.basis()
        lamp = 0.55 * up - 0.45 * right + 0.7 * towards
        light = np.clip(normal @ (lamp / np.linalg.norm(lamp)), 0.0, 1.0)
        hue = np.clip(middle * (_HUES - 1), 0, _HUES - 1).astype(np.intp)
        tones: Numbers = hue * _SHADES + np.minimum(light * _SHADES, _SHADES - 1).astype(int)
        return tones


def _spread(length: int, most: int) -> Numbers:
    if length <= most:
        return np.arange(length)
    return np.unique(np.round(np.linspace(0, length - 1, most)).astype(int))


@cache
def _paints() -> tuple[list[QPen], list[QBrush]]:
    pens: list[QPen] = []
    brushes: list[QBrush] = []
    for red, green, blue in pg.colormap.get("viridis").getLookupTable(0.0, _BRIGHTEST, _HUES).tolist():
        for shade in range(_SHADES):
            light = 0.74 + 0.26 * shade / (_SHADES - 1)
            fill = QColor(int(red * light), int(green * light), int(blue * light))
            # the pen closes the seams that antialiasing leaves, and darker by a touch it shows the grid
            pens.append(QPen(fill.darker(112), 0.8))
            brushes.append(QBrush(fill))
    return pens, brushes
