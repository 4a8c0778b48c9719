"""The residuals in space: from each data point straight up or down to the plane."""

from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QLineF, QPointF

from engine.core.types import Array
from gui.drawing.plane import Plane
from gui.drawing.projection import TALL, Box, Projection, cut, inside
from gui.drawing.strokes import point


@dataclass(frozen=True, slots=True)
class Stick:
    """One row as it is seen, in pixels.

    Attributes:
        row: which row, from 0.
        above: whether the point lies above the plane.
        hidden: whether the plane stands before it.
        line: the stick's part inside the box, None where nothing of it is.
        at, foot, shadow: the point, the plane under it, the floor under it; None where outside the box.
    """

    row: int
    above: bool
    hidden: bool
    line: QLineF | None
    at: QPointF | None
    foot: QPointF | None
    shadow: QPointF | None


def sticks(box: Box, plane: Plane, projection: Projection, points: Array, feet: Array) -> list[Stick]:
    """Every row's stick, those behind the plane first and the far ones before the near ones.

    Args:
        box: the shown part of the data space.
        plane: the plane the sticks stand on.
        projection: from the box to pixels.
        points: (r, 3) x1, x2 and target.
        feet: (r,) height of the plane under each point.
    """
    if len(points) == 0:
        return []
    placed = box.place(points)
    standing = box.place(np.column_stack([points[:, :2], feet]))
    floor = placed * np.array([1.0, 1.0, 0.0]) - np.array([0.0, 0.0, TALL])
    first, last, kept = cut(placed, standing)
    # a stick lies on one side of the plane as a whole: its middle tells
    hidden = plane.hides((first + last) / 2, projection.camera) & kept
    above = points[:, 2] >= feet
    here, there, ground = inside(placed), inside(standing), inside(floor)
    pixels = [projection.pixels(line) for line in (placed, standing, floor, first, last)]
    depth = placed @ projection.camera.basis()[2]
    order = np.lexsort([depth, ~hidden]).tolist()
    return [
        Stick(
            row=row,
            above=bool(above[row]),
            hidden=bool(hidden[row]),
            line=QLineF(point(pixels[3][row]), point(pixels[4][row])) if kept[row] else None,
            at=point(pixels[0][row]) if here[row] else None,
            foot=point(pixels[1][row]) if there[row] else None,
            shadow=point(pixels[2][row]) if ground[row] else None,
        )
        for row in order
    ]
