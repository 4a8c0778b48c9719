"""A run's way over a curve as discrete hops: an arrow from each place to the next, the marker, and the coming step.

Nothing is drawn between two places: the ball has no mass and does not roll. Sizes are in pixels, so that they look the
same at any zoom.
"""

import math
from collections.abc import Iterable, Sequence
from itertools import pairwise

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QTransform

from gui import theme
from gui.panels.lane_dress import color, paint_marker
from gui.panels.path_shapes import edge, head
from gui.panels.pixel_item import PixelItem

# An arrow shorter than this could not be seen: it is drawn this long, with a dashed shaft.
SHORTEST_ARROW = 24.0
_HEADED_HOP = 14.0
_DOT_GAP = 4.0
_FAR = 1e6
# Pixels that rounding alone makes.
_NOTHING = 1e-9

Point = tuple[float, float]


class HopsItem(PixelItem):
    """The hops of the run at `place` among those compared."""

    def __init__(self, place: int) -> None:
        super().__init__()
        self._place = place
        self._hops: Sequence[Point] = ()
        self._step = 0.0
        self.setZValue(5)

    def set_run(self, hops: Iterable[Point], step: float) -> None:
        """Where the run was, the last where it is, and how far the next update moves it across."""
        self._hops = [hop for hop in hops if math.isfinite(hop[0]) and math.isfinite(hop[1])]
        self._step = step if math.isfinite(step) else 0.0
        self.update()

    def arrow(self, to_pixels: QTransform) -> tuple[float, bool] | None:
        """How many pixels the next step goes across, and whether it is drawn longer; None where it does not move."""
        run = to_pixels.m11() * self._step
        if not self._hops or abs(run) < _NOTHING:
            return None
        if abs(run) < SHORTEST_ARROW:
            return math.copysign(SHORTEST_ARROW, run), True
        return max(-_FAR, min(_FAR, run)), False

    def paint_pixels(self, painter: QPainter, to_pixels: QTransform, frame: QRectF) -> None:
        if not self._hops:
            return
        spots = _apart([_bounded(to_pixels.map(QPointF(*hop))) for hop in self._hops])
        self._paint_hops(painter, spots)
        self._paint_here(painter, to_pixels, frame, spots[-1])

    def _paint_hops(self, painter: QPainter, spots: list[QPointF]) -> None:
        ink = color(self._place)
        painter.setPen(theme.stroke(QPen(ink, 1.4)))
        painter.setBrush(ink)
        for start, end in pairwise(spots):
            painter.drawLine(start, end)
            hop = end - start
            if math.hypot(hop.x(), hop.y()) >= _HEADED_HOP:
                painter.drawPolygon(head(start + hop * 0.6, hop, 7.0))
        for spot in spots[:-1]:
            painter.drawEllipse(spot, 2.2, 2.2)

    def _paint_here(self, painter: QPainter, to_pixels: QTransform, frame: QRectF, spot: QPointF) -> None:
        if not frame.adjusted(-1, -1, 1, 1).contains(spot):
            # The run is outside: a pointer at the edge says where.
            at = edge(frame, spot, 10.0)
            painter.drawPolygon(head(at, spot - at, 16.0))
            return
        arrow = self.arrow(to_pixels)
        if arrow is not None:
            self._paint_step(painter, spot, *arrow)
        paint_marker(painter, self._place, spot, 13.0)

    def _paint_step(self, painter: QPainter, spot: QPointF, run: float, stretched: bool) -> None:
        ink = theme.current().color("text")
        shaft = QPen(QColor(ink), 2.2)
        if stretched:
            shaft.setDashPattern([1.5, 1.2])
        tip = spot + QPointF(run, 0.0)
        # The tangent may lie under the arrow: a halo keeps its dashes apart.
        for line in (QPen(theme.current().color("base"), 5.0), shaft):
            painter.setPen(line)
            painter.drawLine(spot, tip)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ink)
        painter.drawPolygon(head(tip, QPointF(run, 0.0), 10.0))


def _bounded(spot: QPointF) -> QPointF:
    return QPointF(min(max(spot.x(), -_FAR), _FAR), min(max(spot.y(), -_FAR), _FAR))


def _apart(spots: list[QPointF]) -> list[QPointF]:
    """`spots` without those that cannot be told from the one before; the last stays, exactly where it is."""
    kept = spots[:1]
    for spot in spots[1:]:
        way = spot - kept[-1]
        if abs(way.x()) + abs(way.y()) >= _DOT_GAP:
            kept.append(spot)
    if len(kept) > 1 and kept[-1] is not spots[-1]:
        kept[-1] = spots[-1]
    return kept if len(kept) > 1 else spots[-1:]
