"""What lies on the surface that several runs share: the hops of each in its colour, dash and marker, and the optimum.

Sizes are in pixels and look the same at any zoom. Nothing is drawn between two places: the ball does not roll.
"""

import math
from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QTransform

from engine.core.parts_rates import RatePath
from engine.core.types import Array, frozen
from gui import theme
from gui.drawing.contours import ContourLabel
from gui.drawing.ways import any_inside, beside, thinned
from gui.figures import figure
from gui.panels.corner_names import corners
from gui.panels.lane_dress import color, paint_marker, pen
from gui.panels.path_shapes import edge, head, star
from gui.panels.pixel_item import PixelItem, pixels_of

_HEADED_HOP = 18.0
_LEAST_GAP = 2.0
_DOT_GAP = 5.0
_FAR = 20_000.0
_MARKER = 13.0
# Between a label and a path, in pixels.
_AWAY = 8.0
_SHORTEST_STEP = 7.0

Point = tuple[float, float]


class RatePaths(PixelItem):
    """The paths of all runs, contour labels, the optimum and a crosshair."""

    def __init__(self) -> None:
        super().__init__()
        self._paths: Sequence[RatePath] = ()
        self._labels: Sequence[ContourLabel] = ()
        self._optimum: Point | None = None
        self._cursor: Point | None = None
        self.setZValue(3)

    def set_runs(self, paths: Sequence[RatePath], optimum: Point) -> None:
        """Where every run was and is."""
        self._paths, self._optimum = paths, optimum
        self.update()

    def set_labels(self, labels: Sequence[ContourLabel]) -> None:
        """The costs of some contours."""
        self._labels = labels
        self.update()

    def set_cursor(self, cursor: Point | None) -> None:
        """Where a new start would be put; None hides it."""
        self._cursor = cursor
        self.update()

    def paint_pixels(self, painter: QPainter, to_pixels: QTransform, frame: QRectF) -> None:
        painter.setClipRect(frame)
        pixels = pixels_of(to_pixels, frame, _FAR)
        ways = [thinned(pixels.of(run.path), _LEAST_GAP) for run in self._paths]
        next_hops = [pixels.of(frozen([run.here, _after(run)])) for run in self._paths]
        marks = [] if self._optimum is None else [pixels.of(frozen([self._optimum]))]
        self._paint_labels(painter, to_pixels, frame, [*map(beside, (*ways, *next_hops)), *marks])
        # The last run leaps farthest: what it would hide is drawn over it.
        for place, way in reversed(list(enumerate(ways))):
            _paint_way(painter, place, [QPointF(x, y) for x, y in way.tolist()], frame)
        if self._optimum is not None:
            _paint_star(painter, _pixel(to_pixels, frame, self._optimum))
        for place, (run, way) in reversed(list(enumerate(zip(self._paths, ways, strict=True)))):
            _paint_here(painter, place, run, QPointF(*way[-1].tolist()), to_pixels, frame)
        if self._cursor is not None:
            _paint_crosshair(painter, frame, _pixel(to_pixels, frame, self._cursor))

    def _paint_labels(self, painter: QPainter, to_pixels: QTransform, frame: QRectF, ways: Sequence[Array]) -> None:
        """The costs of contours, where no marker or other label is in the way."""
        font = painter.font()
        font.setPointSize(theme.point_size())
        painter.setFont(font)
        boxes = [*corners(frame, painter.fontMetrics().height())]
        plate = QColor(theme.current().base)
        plate.setAlpha(200)
        for label in self._labels:
            box = QRectF(painter.fontMetrics().boundingRect(figure(label.level))).adjusted(-3, 0, 3, 0)
            for place in ((label.x, label.y), *label.elsewhere):
                box.moveCenter(_pixel(to_pixels, frame, place))
                wide = box.adjusted(-_AWAY, -_AWAY, _AWAY, _AWAY)
                crossed = any(any_inside(way, (wide.left(), wide.top(), wide.right(), wide.bottom())) for way in ways)
                if frame.contains(box) and not crossed and not any(box.intersects(other) for other in boxes):
                    boxes.append(box)
                    painter.setPen(Qt.PenStyle.NoPen)
                    painter.setBrush(plate)
                    painter.drawRoundedRect(box, 3, 3)
                    painter.setPen(theme.current().color("muted"))
                    painter.drawText(box, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextDontClip, figure(label.level))
                    break


def _paint_way(painter: QPainter, place: int, way: list[QPointF], frame: QRectF) -> None:
    # A hop from one side of the picture to the other says nothing about the valley in it.
    hops = [(start, end) for start, end in pairwise(way) if frame.contains(start) or frame.contains(end)]
    lines = QPainterPath()
    for start, end in hops:
        if lines.currentPosition() != start:
            lines.moveTo(start)
        lines.lineTo(end)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for ink in (QPen(theme.current().color("base"), 4.0), pen(place, 1.8)):
        painter.setPen(theme.stroke(ink))
        painter.drawPath(lines)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(color(place))
    last = None
    for start, end in hops:
        hop = end - start
        if math.hypot(hop.x(), hop.y()) >= _HEADED_HOP:
            painter.drawPolygon(head(start + hop * 0.55, hop, 9.0))
        if last is None or _length(start - last) >= _DOT_GAP:
            painter.drawEllipse(start, 2.4, 2.4)
            last = start


def _paint_here(
    painter: QPainter, place: int, run: RatePath, spot: QPointF, to_pixels: QTransform, frame: QRectF
) -> None:
    if run.outside:
        # A pointer at the edge says where it has gone.
        at = edge(frame, spot, 10.0)
        painter.setPen(QPen(theme.current().color("base"), 1.5))
        painter.setBrush(color(place))
        painter.drawPolygon(head(at, spot - at, 18.0))
        return
    step = QPointF(to_pixels.m11() * run.step_vector[0], to_pixels.m22() * run.step_vector[1])
    length = _length(step)
    if length >= _SHORTEST_STEP:
        tip = spot + step * min(1.0, _FAR / length)
        for ink in (QPen(theme.current().color("base"), 4.0), QPen(color(place), 1.4)):
            painter.setPen(theme.stroke(ink))
            painter.drawLine(spot, tip)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(color(place))
        painter.drawPolygon(head(tip - step * (5.0 / length), step, 11.0))
    paint_marker(painter, place, spot, _MARKER)


def _paint_star(painter: QPainter, center: QPointF) -> None:
    painter.setPen(QPen(theme.current().color("base"), 1.5))
    painter.setBrush(theme.current().color("text"))
    painter.drawPolygon(star(center, 11.0))


def _paint_crosshair(painter: QPainter, frame: QRectF, spot: QPointF) -> None:
    painter.setPen(QPen(theme.current().color("accent"), 1.2))
    painter.drawLine(QPointF(frame.left(), spot.y()), QPointF(frame.right(), spot.y()))
    painter.drawLine(QPointF(spot.x(), frame.top()), QPointF(spot.x(), frame.bottom()))


def _after(run: RatePath) -> Point:
    """Where the next update of a run puts it."""
    return run.here[0] + run.step_vector[0], run.here[1] + run.step_vector[1]


def _length(way: QPointF) -> float:
    return math.hypot(way.x(), way.y())


def _pixel(to_pixels: QTransform, frame: QRectF, point: Sequence[float]) -> QPointF:
    """Where `point` is on screen."""
    return QPointF(*pixels_of(to_pixels, frame, _FAR).of(frozen([point]))[0].tolist())
