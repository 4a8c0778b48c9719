"""A line a·x + b·y + c = 0 across a rectangle: where it enters and leaves, and the part of the rectangle above 0."""

import numpy as np
from PySide6.QtCore import QPointF
from PySide6.QtGui import QPolygonF

from engine.core.types import Array

Span = tuple[float, float]


def segment(line: Array, x: Span, y: Span) -> tuple[QPointF, QPointF] | None:
    """The two points where `line` (3,) crosses the border of the rectangle; None where it does not."""
    corners = _corners(x, y)
    crossings = [point for at, end in _sides(corners) if (point := _crossing(line, at, end)) is not None]
    # A line through a corner crosses two sides in one point.
    scale = np.array([x[1] - x[0], y[1] - y[0]])
    for first in crossings:
        for last in crossings:
            if np.abs((last - first) / scale).max() > 1e-9:
                return _point(first), _point(last)
    return None


def above(line: Array, x: Span, y: Span) -> QPolygonF:
    """The part of the rectangle where `line` (3,) is above 0; empty where it nowhere is."""
    kept: list[Array] = []
    for at, end in _sides(_corners(x, y)):
        if _height(line, at) > 0:
            kept.append(at)
        crossing = _crossing(line, at, end)
        if crossing is not None:
            kept.append(crossing)
    return QPolygonF([_point(point) for point in kept])


def towards(line: Array, pixel: tuple[float, float]) -> QPointF:
    """The direction, one pixel long, in which `line` (3,) rises; `pixel` is how wide and high a pixel is in its units.

    Heights on the screen go down.
    """
    rise = np.array([line[0] * pixel[0], -line[1] * pixel[1]])
    length = float(np.hypot(*rise))
    return QPointF() if length == 0 or not np.isfinite(length) else _point(rise / length)


def _corners(x: Span, y: Span) -> list[Array]:
    return [np.array(corner) for corner in ((x[0], y[0]), (x[1], y[0]), (x[1], y[1]), (x[0], y[1]))]


def _sides(corners: list[Array]) -> list[tuple[Array, Array]]:
    return list(zip(corners, corners[1:] + corners[:1], strict=True))


def _height(line: Array, at: Array) -> float:
    return float(line[0] * at[0] + line[1] * at[1] + line[2])


def _crossing(line: Array, at: Array, end: Array) -> Array | None:
    first, last = _height(line, at), _height(line, end)
    if first == last or (first > 0) == (last > 0):
        return None
    point: Array = at + first / (first - last) * (end - at)
    return point


def _point(at: Array) -> QPointF:
    return QPointF(float(at[0]), float(at[1]))


def together(points: Array, pixel: tuple[float, float], reach: float) -> list[list[int]]:
    """Indices of `points` (r, 2) by place: those within `reach` pixels of the first of a group are one group."""
    groups: list[list[int]] = []
    if not all(pixel):
        # Nothing is laid out yet.
        return [[k] for k in range(len(points))]
    for k, point in enumerate(points):
        for group in groups:
            if np.hypot(*((point - points[group[0]]) / np.array(pixel))) <= reach:
                group.append(k)
                break
        else:
            groups.append([k])
    return groups


def joined(lines: Array) -> tuple[Array, Array]:
    """Many lines (g, n, 2) as one that is broken between them: x and y, nan where it is broken."""
    gaps = np.full((len(lines), 1, 2), np.nan)
    both: Array = np.concatenate([lines, gaps], axis=1).reshape(-1, 2)
    return both[:, 0], both[:, 1]


def places(x: float, heights: Array) -> Array:
    """(r, 2) points above each other at `x`."""
    return np.column_stack([np.full(len(heights), x), heights])
