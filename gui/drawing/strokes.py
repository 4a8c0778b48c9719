"""Strokes and marks on a picture in space: lines that are dashed where hidden, hops, markers and small labels."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Self, TypeAlias

import numpy as np
from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPainterPath, QPen, QPolygonF

from engine.core.types import Array
from gui.drawing.projection import Flags, Numbers, Projection

Run: TypeAlias = tuple[bool, list[list[float]]]
"""A line: whether it is hidden, and the pixels it goes through."""


@dataclass(frozen=True, slots=True)
class Pieces:
    """Segments cut into pieces so short that each is either seen or hidden.

    Attributes:
        starts, ends: (k, 3) placed, in order.
        segment: (k,) number of the segment that each piece is of.
    """

    starts: Array
    ends: Array
    segment: Numbers

    @classmethod
    def of(cls, starts: Array, ends: Array, projection: Projection, most: int) -> Self:
        """Pieces of about 6 pixels, about `most` in all and at least one of each of (n, 3) segments."""
        lengths = np.hypot(*(projection.pixels(ends) - projection.pixels(starts)).T)
        every = max(6.0, float(lengths.sum()) / most)
        counts = np.maximum(1, np.ceil(lengths / every)).astype(int)
        segment = np.repeat(np.arange(len(counts)), counts)
        place = np.arange(len(segment)) - np.repeat(np.cumsum(counts) - counts, counts)
        way = (ends - starts)[segment]
        first, last = ((k / counts[segment])[:, None] for k in (place, place + 1))
        return cls(starts[segment] + first * way, starts[segment] + last * way, segment)

    def middles(self) -> Array:
        """(k, 3) placed."""
        middles: Array = (self.starts + self.ends) / 2
        return middles

    def runs(self, projection: Projection, hidden: Flags, *, straight: bool) -> list[Run]:
        """The pieces joined to lines, broken at gaps and where they go into or out of hiding.

        Where the segments are `straight`, those that are seen come out one by one, as two points each: Qt draws many
        single lines several times faster than one long one.
        """
        if len(hidden) == 0:
            return []
        starts, ends = projection.pixels(self.starts), projection.pixels(self.ends)
        apart = (np.abs(starts[1:] - ends[:-1]) > 0.5).any(axis=1) | (hidden[1:] != hidden[:-1])
        if straight:
            apart |= ~hidden[1:] & (np.diff(self.segment) != 0)
        edges = [0, *(np.flatnonzero(apart) + 1).tolist(), len(hidden)]
        begins, corners, unseen = starts.tolist(), ends.tolist(), hidden.tolist()
        return [
            (unseen[a], [begins[a], *(corners[a:b] if unseen[a] or not straight else corners[b - 1 : b])])
            for a, b in pairwise(edges)
        ]


def draw_runs(painter: QPainter, runs: Sequence[Run], color: QColor, halo: QColor | None, width: float) -> None:
    """Solid, with a halo if there is one, where it is seen; thinner and dashed where it is hidden."""
    painter.setBrush(Qt.BrushStyle.NoBrush)
    seen = [QLineF(*a, *b) for hidden, corners in runs if not hidden for a, b in pairwise(corners)]
    for paint, extra in ((halo, min(2.6, 1.5 * width)), (color, 0.0)):
        if paint is not None:
            painter.setPen(QPen(paint, width + extra, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
            painter.drawLines(seen)
    painter.setPen(dashed_pen(color, max(1.0, 0.75 * width)))
    for hidden, corners in runs:
        if hidden:
            painter.drawPolyline(QPolygonF([QPointF(*corner) for corner in corners]))


def dashed_pen(color: QColor, width: float) -> QPen:
    """The pen for what is hidden."""
    pen = QPen(color, width)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    pen.setDashPattern([4.0 / width, 3.5 / width])
    return pen


def draw_heads(painter: QPainter, starts: Array, ends: Array, color: QColor, halo: QColor, size: float) -> None:
    """Arrow heads at the ends of those (n, 2) hops that are long enough to carry one."""
    painter.setPen(QPen(halo, 1.0))
    painter.setBrush(color)
    for (x0, y0), (x1, y1) in zip(starts.tolist(), ends.tolist(), strict=True):
        length = math.hypot(x1 - x0, y1 - y0)
        if length < 1.6 * size:
            continue
        u, v = (x1 - x0) / length * size, (y1 - y0) / length * size
        painter.drawConvexPolygon(
            QPolygonF(
                [
                    QPointF(x1, y1),
                    QPointF(x1 - u - 0.5 * v, y1 - v + 0.5 * u),
                    QPointF(x1 - u + 0.5 * v, y1 - v - 0.5 * u),
                ]
            )
        )


def draw_disc(painter: QPainter, at: QPointF, radius: float, color: QColor, halo: QColor, *, hidden: bool) -> None:
    """A filled disc; where it is hidden only its outline."""
    outline = QPainterPath()
    outline.addEllipse(at, radius, radius)
    _draw_mark(painter, outline, color, halo, filled=not hidden)


def draw_ring(painter: QPainter, at: QPointF, radius: float, color: QColor, halo: QColor, *, hidden: bool) -> None:
    """An open circle, thinner where it is hidden."""
    painter.setBrush(Qt.BrushStyle.NoBrush)
    width = 1.4 if hidden else 2.2
    for pen in (QPen(halo, width + 2.6), QPen(color, width)):
        painter.setPen(pen)
        painter.drawEllipse(at, radius, radius)


def draw_star(painter: QPainter, at: QPointF, radius: float, color: QColor, halo: QColor, *, hidden: bool) -> None:
    """A five-pointed star; where it is hidden only its outline."""
    corners = []
    for k in range(10):
        far = radius if k % 2 == 0 else 0.45 * radius
        angle = math.pi * (k / 5 - 0.5)
        corners.append(QPointF(at.x() + far * math.cos(angle), at.y() + far * math.sin(angle)))
    outline = QPainterPath()
    outline.addPolygon(QPolygonF(corners))
    outline.closeSubpath()
    _draw_mark(painter, outline, color, halo, filled=not hidden)


def _draw_mark(painter: QPainter, outline: QPainterPath, color: QColor, halo: QColor, *, filled: bool) -> None:
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(halo, 4.0))
    painter.drawPath(outline)
    painter.setPen(QPen(color, 1.6))
    painter.setBrush(color if filled else Qt.BrushStyle.NoBrush)
    painter.drawPath(outline)


def draw_triangle(painter: QPainter, at: QPointF, radius: float, *, up: bool) -> None:
    """A triangle pointing up or down, with the painter's pen and brush."""
    way = -1.0 if up else 1.0
    painter.drawPolygon(
        QPolygonF(
            [
                QPointF(at.x(), at.y() + way * 1.15 * radius),
                QPointF(at.x() - radius, at.y() - way * 0.75 * radius),
                QPointF(at.x() + radius, at.y() - way * 0.75 * radius),
            ]
        )
    )


def draw_tag(painter: QPainter, at: QPointF, text: str, color: QColor, ground: QColor, bounds: QRectF) -> None:
    """A short text beside `at` (to its right, or to its left where there is no room) on a rounded ground."""
    metrics = QFontMetricsF(painter.font())
    width, height = metrics.horizontalAdvance(text) + 10, metrics.height() + 2
    left = at.x() + 12 if at.x() + 12 + width <= bounds.right() else at.x() - 12 - width
    top = min(max(at.y() - height / 2, bounds.top()), bounds.bottom() - height)
    place = QRectF(left, top, width, height)
    path = QPainterPath()
    path.addRoundedRect(place, 4, 4)
    painter.fillPath(path, ground)
    painter.setPen(color)
    painter.drawText(place, Qt.AlignmentFlag.AlignCenter, text)


def lines(starts: Array, ends: Array) -> list[QLineF]:
    """(n, 2) starts and ends as what QPainter draws at once."""
    return [QLineF(*a, *b) for a, b in zip(starts.tolist(), ends.tolist(), strict=True)]


def point(pixel: Array) -> QPointF:
    """(2,) pixel as Qt takes it."""
    return QPointF(float(pixel[0]), float(pixel[1]))
