"""What lies on a cost surface: contours, hops so far, where the run is, its next step, marks, a crosshair.

Everything but the contours has a size in pixels and is painted there, so that it looks the same at any zoom. The heat
map is the same in both themes, and so is the ink on it: white lines with a dark halo.
"""

import math
from collections.abc import Sequence
from itertools import pairwise

import pyqtgraph as pg
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPolygonF, QTransform
from PySide6.QtWidgets import QGraphicsPathItem, QStyleOptionGraphicsItem, QWidget

from engine.core.types import Array, frozen
from gui import theme
from gui.drawing.contours import ContourLabel, Contours
from gui.drawing.ways import near, thinned
from gui.panels.path_shapes import edge, head, star
from gui.panels.pixel_item import PixelItem, pixels_of
from gui.panels.surface_labels import paint_labels

# An arrow shorter than this could not be seen: it is drawn this long, with a dashed shaft.
SHORTEST_ARROW = 18.0
_FAR = 1e100
_LONGEST_HOP = 4000.0
_HEADED_HOP = 26.0
_DOT_GAP = 5.0
_LINE_GAP = 1.5

Point = tuple[float, float]


class ContourItem(QGraphicsPathItem):
    """All contours as one path. The mouse looks through it, and its pen does not widen its bounds."""

    def __init__(self) -> None:
        super().__init__()
        ink = QColor(theme.LIGHT.base)
        ink.setAlpha(150)
        self.setPen(pg.mkPen(ink, width=1))
        self.setZValue(1)

    def boundingRect(self) -> QRectF:
        return self.path().controlPointRect()

    def shape(self) -> QPainterPath:
        return QPainterPath()

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        super().paint(painter, option, widget)


class Marks(PixelItem):
    """Hops, marks, labels and crosshair, painted in pixels over the surface.

    Args:
        named: leave the corners to the names of the axes.
    """

    def __init__(self, *, named: bool = False) -> None:
        super().__init__()
        self._labels: Sequence[ContourLabel] = ()
        self._path: Array = frozen(()).reshape(0, 2)
        self._here: Point | None = None
        self._step: Point = (0.0, 0.0)
        self._optimum: Point | None = None
        self._lowest: Point | None = None
        self._cursor: Point | None = None
        self._shadow = False
        self._named = named
        self.setZValue(2)

    def set_contours(self, contours: Contours) -> None:
        """The contours' labels."""
        self._labels = contours.labels
        self.update()

    def set_run(self, path: Array, here: Point, step: Point, *, shadow: bool) -> None:
        """Where the run was (n, 2) and is, and its next step; `shadow`: the path does not lie on the drawn surface."""
        self._path = near(path, _FAR)
        self._here = _bounded(*here) if _is_finite(here) else None
        self._step = _bounded(*step) if _is_finite(step) else (0.0, 0.0)
        self._shadow = shadow
        self.update()

    def set_marks(self, optimum: Point | None, lowest: Point | None) -> None:
        """The ★ of the least-squares optimum and the ○ of the drawn surface's own lowest point."""
        self._optimum = optimum if optimum is not None and _is_finite(optimum) else None
        self._lowest = lowest if lowest is not None and _is_finite(lowest) else None
        self.update()

    def set_cursor(self, cursor: Point | None) -> None:
        """The crosshair; None hides it."""
        if cursor != self._cursor:
            self._cursor = cursor
            self.update()

    def arrow(self, to_pixels: QTransform) -> tuple[QPointF, bool] | None:
        """The next step in pixels and whether it had to be drawn longer than it is; None where nothing moves."""
        run = QPointF(to_pixels.m11() * self._step[0], to_pixels.m22() * self._step[1])
        length = math.hypot(run.x(), run.y())
        if self._here is None or length == 0 or not math.isfinite(length):
            return None
        if length < SHORTEST_ARROW:
            return run * (SHORTEST_ARROW / length), True
        return run * min(1.0, _LONGEST_HOP / length), False

    def paint_pixels(self, painter: QPainter, to_pixels: QTransform, frame: QRectF) -> None:
        # Late updates lie on one another: what cannot be told apart is drawn once.
        path = thinned(pixels_of(to_pixels, frame, _LONGEST_HOP).of(self._path), _LINE_GAP)
        spots = [QPointF(x, y) for x, y in path.tolist()]
        marks = [mark for mark in (self._optimum, self._lowest, self._here) if mark is not None]
        paint_labels(
            painter,
            frame,
            self._labels,
            lambda point: _pixel(to_pixels, frame, point),
            [_pixel(to_pixels, frame, mark) for mark in marks],
            spots,
            named=self._named,
        )
        self._paint_path(painter, spots, frame)
        if self._lowest is not None:
            _ring(painter, _pixel(to_pixels, frame, self._lowest))
        if self._optimum is not None:
            _fill(painter, _star(_pixel(to_pixels, frame, self._optimum)), theme.LIGHT.base)
        if self._here is not None:
            self._paint_here(painter, to_pixels, frame, self._here)
        if self._cursor is not None:
            self._paint_crosshair(painter, frame, _pixel(to_pixels, frame, self._cursor))

    def _paint_path(self, painter: QPainter, spots: list[QPointF], frame: QRectF) -> None:
        if len(spots) < 2:
            return
        painter.setOpacity(0.55 if self._shadow else 1.0)
        line = QPolygonF(spots)
        for pen in (_pen(theme.LIGHT.text, 3.4, alpha=170), _pen(theme.LIGHT.base, 1.4)):
            painter.setPen(pen)
            painter.drawPolyline(line)
        heads = QPainterPath()
        for start, end in pairwise(spots):
            hop = end - start
            if math.hypot(hop.x(), hop.y()) >= _HEADED_HOP and frame.contains(start + hop / 2):
                heads.addPolygon(head(start + hop / 2, hop, 8.0))
        _fill(painter, heads, theme.LIGHT.base)
        painter.setPen(_pen(theme.LIGHT.text, 1.0))
        painter.setBrush(QColor(theme.LIGHT.base))
        for spot in _apart(spots):
            if frame.contains(spot):
                painter.drawEllipse(spot, 2.8, 2.8)
        painter.setOpacity(1.0)

    def _paint_here(self, painter: QPainter, to_pixels: QTransform, frame: QRectF, here: Point) -> None:
        spot = _pixel(to_pixels, frame, here)
        if not frame.contains(spot):
            # The run is outside: a pointer at the edge says where.
            at = edge(frame, spot, 12.0)
            pointer = QPainterPath()
            pointer.addPolygon(head(at, spot - at, 16.0))
            _fill(painter, pointer, theme.LIGHT.negative)
            return
        arrow = self.arrow(to_pixels)
        if arrow is not None:
            run, stretched = arrow
            self._paint_arrow(painter, spot, run, stretched=stretched)
        painter.setPen(_pen(theme.LIGHT.base, 2.0))
        painter.setBrush(QColor(theme.LIGHT.negative))
        painter.drawEllipse(spot, 5.5, 5.5)

    def _paint_arrow(self, painter: QPainter, spot: QPointF, run: QPointF, *, stretched: bool) -> None:
        length = math.hypot(run.x(), run.y())
        way = run / length
        first, last = spot + way * 5.5, spot + run
        shaft = _pen(theme.LIGHT.negative, 2.6)
        if stretched:
            shaft.setDashPattern([1.1, 1.0])
        for pen in (_pen(theme.LIGHT.base, 5.2), shaft):
            painter.setPen(pen)
            painter.drawLine(first, last + way * (6.0 if stretched else -6.0))
        tip = QPainterPath()
        tip.addPolygon(head(last + way * (7.0 if stretched else -5.0), run, 12.0))
        _fill(painter, tip, theme.LIGHT.negative, theme.LIGHT.base)

    def _paint_crosshair(self, painter: QPainter, frame: QRectF, spot: QPointF) -> None:
        for pen in (_pen(theme.LIGHT.text, 2.6, alpha=120), _pen(theme.LIGHT.base, 1.0)):
            painter.setPen(pen)
            painter.drawLine(QPointF(frame.left(), spot.y()), QPointF(frame.right(), spot.y()))
            painter.drawLine(QPointF(spot.x(), frame.top()), QPointF(spot.x(), frame.bottom()))


def _is_finite(point: Point) -> bool:
    return math.isfinite(point[0]) and math.isfinite(point[1])


def _bounded(x: float, y: float) -> Point:
    """A point whose pixels are finite at any zoom."""
    return min(max(x, -_FAR), _FAR), min(max(y, -_FAR), _FAR)


def _pixel(to_pixels: QTransform, frame: QRectF, point: Point) -> QPointF:
    """Where `point` is on screen. What is far out is drawn in towards the middle, in the same direction."""
    middle = frame.center()
    x = to_pixels.m11() * point[0] + to_pixels.dx() - middle.x()
    y = to_pixels.m22() * point[1] + to_pixels.dy() - middle.y()
    shrink = min(1.0, _LONGEST_HOP / max(abs(x), abs(y), 1.0))
    return QPointF(middle.x() + x * shrink, middle.y() + y * shrink)


def _apart(spots: list[QPointF]) -> list[QPointF]:
    """`spots` without those so close to the one kept before that their dots would touch; the last stays."""
    kept = spots[:1]
    for spot in spots[1:]:
        way = spot - kept[-1]
        if abs(way.x()) + abs(way.y()) >= _DOT_GAP:
            kept.append(spot)
    return kept if kept[-1:] == spots[-1:] else [*kept, spots[-1]]


def _pen(color: str, width: float, *, alpha: int = 255) -> QPen:
    ink = QColor(color)
    ink.setAlpha(alpha)
    pen = theme.stroke(QPen(ink, width))
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    return pen


def _fill(painter: QPainter, shape: QPainterPath, color: str, outline: str = theme.LIGHT.text) -> None:
    painter.setPen(_pen(outline, 1.2))
    painter.setBrush(QColor(color))
    painter.drawPath(shape)


def _star(center: QPointF) -> QPainterPath:
    path = QPainterPath()
    path.addPolygon(star(center, 10.0))
    return path


def _ring(painter: QPainter, center: QPointF) -> None:
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for pen in (_pen(theme.LIGHT.text, 5.0), _pen(theme.LIGHT.base, 2.6)):
        painter.setPen(pen)
        painter.drawEllipse(center, 8.0, 8.0)
