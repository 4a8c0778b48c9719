"""The box around a picture in space: walls at the back, ticks and titles that stay outside the picture and upright."""

from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPen, QPolygonF

from engine.core.types import Array
from gui import theme
from gui.drawing.projection import TALL, Box, Camera, Projection
from gui.drawing.strokes import lines, point
from gui.drawing.ticks import Tick, even_ticks, log_ticks

_TICK = 5.0  # length of a tick in pixels
_GAP = 3.0


@dataclass(frozen=True, slots=True)
class Axis:
    """What one axis of the box says. On a logarithmic axis `low` and `high` are exponents of ten."""

    title: str
    low: float
    high: float
    log: bool = False

    def ticks(self, most: int) -> tuple[Tick, ...]:
        """At most `most` round places on the axis."""
        return log_ticks(self.low, self.high, most) if self.log else even_ticks(self.low, self.high, most)


@dataclass(frozen=True, slots=True)
class AxesBox:
    """Three axes as they stand around the box."""

    axes: tuple[Axis, Axis, Axis]
    box: Box

    @classmethod
    def of(cls, x: Axis, y: Axis, z: Axis) -> "AxesBox":
        """The box of three axes, with limits that can be drawn whatever the axes ask for."""
        box = Box.around((x.low, x.high), (y.low, y.high), (z.low, z.high))
        mended = [
            Axis(axis.title, low, high, axis.log) for axis, low, high in zip((x, y, z), box.low, box.high, strict=True)
        ]
        return cls((mended[0], mended[1], mended[2]), box)

    def fitted(self, camera: Camera, bounds: QRectF, font: QFont) -> Projection:
        """The projection that leaves room for ticks and titles inside `bounds`."""
        metrics = QFontMetricsF(font)
        line = metrics.height()
        x, y, z = (max(metrics.horizontalAdvance(tick.text) for tick in axis.ticks(4)) for axis in self.axes)
        left = min(z + _TICK + 2 * _GAP, 0.24 * bounds.width())
        right = min(0.5 * max(x, y) + _TICK, 0.16 * bounds.width())
        # titles stand beside the corners that reach farthest up and down, so they need less than a line of their own
        top, below = 0.5 * line, 1.4 * line
        return Projection.fitted(
            camera,
            bounds.left() + left,
            bounds.top() + top,
            bounds.width() - left - right,
            bounds.height() - top - below,
        )

    def paint_labels(self, painter: QPainter, projection: Projection, bounds: QRectF) -> None:
        """Ticks and titles; to be drawn after what stands in the box, so that nothing covers them."""
        _Labels(painter, bounds).write(self, projection, projection.edges(), self._ticks(painter, projection))

    def along(self, axis: int, edge: Array, values: Array) -> Array:
        """(n, 3) placed points of an axis's values on one of its edges."""
        share = (values - self.box.low[axis]) / (self.box.high[axis] - self.box.low[axis])
        points: Array = edge[0] + share[:, None] * (edge[1] - edge[0])
        return points

    def _ticks(self, painter: QPainter, projection: Projection) -> tuple[tuple[Tick, ...], ...]:
        """The ticks of each axis: as many as its edge has room for."""
        metrics = QFontMetricsF(painter.font())
        found = []
        for axis, edge in zip(self.axes, projection.edges(), strict=True):
            across, upwards = np.abs(np.diff(projection.pixels(edge), axis=0)[0]).tolist()
            wide = max(metrics.horizontalAdvance(tick.text) for tick in axis.ticks(4)) + 14
            room = max(across / wide, upwards / (1.5 * metrics.height()))
            found.append(axis.ticks(max(2, min(6, int(room) + 1))))
        return tuple(found)

    def paint_walls(self, painter: QPainter, projection: Projection) -> None:
        """The three faces at the back, with the grid lines of the axes that run along them."""
        colors = theme.current()
        ticks = self._ticks(painter, projection)
        back_x, back_y = (-side for side in projection.camera.front())
        faces = (
            (2, -TALL, np.array([[-1, -1, -TALL], [1, -1, -TALL], [1, 1, -TALL], [-1, 1, -TALL]])),
            (0, back_x, np.array([[back_x, a, b] for a, b in ((-1, -TALL), (1, -TALL), (1, TALL), (-1, TALL))])),
            (1, back_y, np.array([[a, back_y, b] for a, b in ((-1, -TALL), (1, -TALL), (1, TALL), (-1, TALL))])),
        )
        half = (1.0, 1.0, TALL)
        for fixed, at, face in faces:
            painter.setPen(QPen(colors.color("line"), 1.0))
            painter.setBrush(colors.color("window" if fixed == 2 else "base"))
            painter.drawPolygon(QPolygonF([point(pixel) for pixel in projection.pixels(face)]))
            for axis in {0, 1, 2} - {fixed}:
                other = 3 - fixed - axis
                ends = np.zeros((2, len(ticks[axis]), 3))
                ends[:, :, fixed] = at
                share = np.array([tick.value for tick in ticks[axis]]) - self.box.low[axis]
                ends[:, :, axis] = (share / (self.box.high[axis] - self.box.low[axis]) * 2 - 1) * half[axis]
                ends[0, :, other], ends[1, :, other] = -half[other], half[other]
                painter.drawLines(lines(*projection.pixels(ends)))


class _Labels:
    """Writes the words around the box; of two that would overlap the later one stays away."""

    def __init__(self, painter: QPainter, bounds: QRectF) -> None:
        self._painter = painter
        self._bounds = bounds
        self._metrics = QFontMetricsF(painter.font())
        self._taken: list[QRectF] = []

    def write(
        self,
        axes: AxesBox,
        projection: Projection,
        edges: tuple[Array, Array, Array],
        ticks: tuple[tuple[Tick, ...], ...],
    ) -> None:
        colors = theme.current()
        places = [
            projection.pixels(axes.along(axis, edges[axis], np.array([tick.value for tick in ticks[axis]])))
            for axis in range(3)
        ]
        ways = [self._outwards(projection, edge) for edge in edges[:2]] + [QPointF(-1.0, 0.0)]
        self._painter.setPen(colors.color("text"))
        for axis in range(3):
            self._write_title(axes.axes[axis].title, axis, projection.pixels(edges[axis]), ways[axis], ticks[axis])
        for axis in range(3):
            for place, tick in zip(places[axis], ticks[axis], strict=True):
                self._write_tick(point(place), ways[axis], tick.text)

    def _outwards(self, projection: Projection, edge: Array) -> QPointF:
        """Away from the picture's middle, at right angles to an edge of the floor; an edge seen end-on has no angle."""
        first, last = (point(pixel) for pixel in projection.pixels(edge))
        along = last - first
        middle = (first + last) / 2 - QPointF(*projection.center)
        way = QPointF(-along.y(), along.x())
        length = (way.x() ** 2 + way.y() ** 2) ** 0.5
        if length < 4.0:
            return QPointF(0.0, 1.0)
        way /= length
        return way if QPointF.dotProduct(way, middle) >= 0 else -way

    def _write_tick(self, at: QPointF, way: QPointF, text: str) -> None:
        colors = theme.current()
        self._painter.setPen(QPen(colors.color("ghost"), 1.2))
        self._painter.drawLine(at, at + way * _TICK)
        place = self._beside(at + way * (_TICK + _GAP), way, self._size(text))
        if any(place.intersects(other) for other in self._taken):
            return
        self._taken.append(place)
        self._painter.setPen(colors.color("muted"))
        self._painter.drawText(place, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextDontClip, text)

    def _write_title(self, title: str, axis: int, edge: Array, way: QPointF, ticks: tuple[Tick, ...]) -> None:
        title = self._metrics.elidedText(title, Qt.TextElideMode.ElideRight, 0.45 * self._bounds.width())
        size = self._size(title)
        if axis == 2:
            top = point(edge[1])
            right = top.x() + min(size.width() / 2, 16.0)
            place = QRectF(right - size.width(), top.y() - size.height() - 4, size.width(), size.height())
            if place.left() < self._bounds.left() - self._metrics.height():
                # much too long for its place: in the corner above, where it covers nothing
                place.moveTop(self._bounds.top())
        else:
            widths = [self._metrics.horizontalAdvance(tick.text) for tick in ticks]
            beyond = abs(way.x()) * max(widths, default=0.0) + abs(way.y()) * self._metrics.height()
            at = (point(edge[0]) + point(edge[1])) / 2 + way * (_TICK + _GAP + beyond + 1)
            place = self._beside(at, way, size)
        place = self._apart(self._held(place))
        self._taken.append(place.adjusted(-3, 0, 3, 0))
        self._painter.drawText(place, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextDontClip, title)

    def _apart(self, place: QRectF) -> QRectF:
        """`place`, moved aside from the titles that are there already."""
        for other in self._taken:
            if place.intersects(other):
                right = place.center().x() >= other.center().x()
                place.moveLeft(other.right() + 3) if right else place.moveRight(other.left() - 3)
        return self._held(place)

    def _size(self, text: str) -> QRectF:
        return QRectF(0, 0, self._metrics.horizontalAdvance(text) + 2, 0.92 * self._metrics.height())

    def _beside(self, at: QPointF, way: QPointF, size: QRectF) -> QRectF:
        """A rectangle of that size whose border touches `at`, lying in direction `way`."""
        reach = (abs(way.x()) * size.width() + abs(way.y()) * size.height()) / 2
        place = QRectF(size)
        place.moveCenter(at + way * reach)
        return self._held(place)

    def _held(self, place: QRectF) -> QRectF:
        left = min(max(place.left(), self._bounds.left()), self._bounds.right() - place.width())
        top = min(max(place.top(), self._bounds.top()), self._bounds.bottom() - place.height())
        return QRectF(left, top, place.width(), place.height())
