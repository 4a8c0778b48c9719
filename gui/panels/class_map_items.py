"""The plane of two features as items of a plot: tinted image, lines between classes, points, rings around the wrong.

Rows that teach are filled, those by which something is chosen pale, those kept for the test hollow.

Nothing is drawn anew that has not changed: points never move while a run plays, and rings only where a call changes.
"""

from collections.abc import Sequence

import pyqtgraph as pg
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QGraphicsPathItem, QStyleOptionGraphicsItem, QWidget

from engine.core.parts_classes import ClassMapPart
from engine.core.types import Array
from gui import class_marks, theme
from gui.drawing import class_map
from gui.drawing.class_map import Verdicts, sets_of
from gui.panels.curve import Dots
from gui.panels.plot import Plot

# Markers of many rows are smaller, in shares of the size of ordinary text.
_SIZES = ((60, 1.05), (200, 0.72), (10_000, 0.58))
_RING, _FRAME, _CROSS = 0.75, 1.25, 1.2
_LINE_PX, _HALO_PX = 2.4, 5.0
# How far a pale marker goes from the ground to the colour of its class.
_PALE = 0.4
_RING_PX, _THIN_RING_PX = 2.0, 1.3


class ClassMapItems:
    """Draws a `ClassMapPart` into a plot. `lines` of several units go over it, each in the colour of its class."""

    def __init__(self, plot: Plot) -> None:
        self._plot = plot
        self._part: ClassMapPart | None = None
        self._classes = 0
        self._size = 0.0
        self._sample = -1
        self.image = _Tint(axisOrder="row-major")
        self.lines: list[BoundaryLine] = []
        self.points: list[Dots] = []
        self.validation_points: list[Dots] = []
        self.test_points: list[Dots] = []
        self.undecided, self.wrong, self.chosen = (Dots(pxMode=True) for _ in range(3))
        self.note = pg.TextItem(anchor=(0.5, 0.5))
        self.verdicts = self.validation_verdicts = self.test_verdicts = Verdicts((), ())
        for item in (self.image, self.undecided, self.wrong, self.chosen):
            plot.addItem(item)
        for z, item in enumerate((self.undecided, self.wrong, self.chosen), 3):
            item.setZValue(z)
        box = plot.getPlotItem().getViewBox()
        self.note.setParentItem(box)
        self.note.setZValue(9)
        box.sigResized.connect(self._place_note)

    def show(self, part: ClassMapPart, classes: int, scores: Sequence[Array] | None = None) -> None:
        """Draw `part`.

        Args:
            part: points and places.
            classes: how many classes there are.
            scores: (n, n) each, zero where a unit's own line is; left out, the boundary of two classes.
        """
        last, self._part = self._part, part
        new_classes = self._classes != classes
        if new_classes:
            self._make_points(classes)
        limits = (part.x_limits, part.y_limits)
        if last is None or limits != (last.x_limits, last.y_limits):
            self._plot.setRange(xRange=part.x_limits, yRange=part.y_limits, padding=0)
        if last is None or not (class_map.same(part.winner, last.winner) and class_map.same(part.fade, last.fade)):
            self._draw_image(part)
        if scores is None:
            scores = () if part.score is None or part.flat else (part.score,)
        self._draw_lines(part, scores)
        moved = last is None or any(
            new.points is not old.points for new, old in zip(sets_of(part), sets_of(last), strict=True)
        )
        if new_classes or moved:
            self._draw_points(part)
        self._draw_marks(part, moved=moved)

    def set_note(self, words: str) -> None:
        """A few words in the middle of the plane; none hide it."""
        if words != self.note.toPlainText():
            self.note.setText(words)
        self.note.setVisible(bool(words))

    def restyle(self) -> None:
        """Colours and sizes from the theme."""
        colors = theme.current()
        font = QFont(self._plot.font())
        font.setPointSize(theme.point_size())
        self.note.setFont(font)
        self.note.setColor(QColor(colors.text))
        self.note.fill = pg.mkBrush(colors.base)
        self.note.border = pg.mkPen(colors.line)
        for ring, symbol, pen in (
            (self.undecided, "o", pg.mkPen(colors.muted, style=Qt.PenStyle.DotLine)),
            (self.wrong, "o", pg.mkPen(colors.error)),
            (self.chosen, "s", pg.mkPen(colors.text)),
        ):
            ring.setSymbol(symbol)
            ring.setPen(pen)
            ring.setBrush(pg.mkBrush(None))
        for line in self.lines:
            line.update()
        self._style_points()
        if self._part is not None:
            self._draw_image(self._part)

    def row_at(self, at: QPointF, reach: float) -> int | None:
        """The row whose point is nearest to a place of the plane, within `reach` pixels."""
        if self._part is None:
            return None
        width, height = self._plot.getPlotItem().getViewBox().viewPixelSize()
        return class_map.nearest(self._part.points, (at.x(), at.y()), (width, height), reach)

    @property
    def marker_px(self) -> float:
        """Size of a point's marker."""
        return self._size

    def _place_note(self) -> None:
        self.note.setPos(self._plot.getPlotItem().getViewBox().rect().center())

    def _make_points(self, classes: int) -> None:
        for dots in (*self.points, *self.validation_points, *self.test_points):
            self._plot.removeItem(dots)
        self._classes = classes
        self.points, self.validation_points, self.test_points = (
            [Dots(symbol=class_marks.symbol(k, classes), pxMode=True) for k in range(classes)] for _ in range(3)
        )
        for dots in (*self.test_points, *self.validation_points, *self.points):
            dots.setZValue(2)
            self._plot.addItem(dots)
        self._style_points()

    def _style_points(self) -> None:
        colors, part = theme.current(), self._part
        rows = 0 if part is None else sum(len(rows.points) for rows in sets_of(part))
        share = next(size for most, size in _SIZES if rows <= most)
        font = QFont(self._plot.font())
        font.setPointSize(theme.point_size())
        text_px = 0.75 * QFontMetrics(font).height()
        self._size = share * text_px
        ground = colors.color("base")
        for k, kinds in enumerate(zip(self.points, self.validation_points, self.test_points, strict=True)):
            color = class_marks.color(k)
            pens = (pg.mkPen(colors.base, width=1), *(pg.mkPen(color, width=1.6) for _ in range(2)))
            brushes = (color, _pale(color, ground), ground)
            for dots, pen, brush in zip(kinds, pens, brushes, strict=True):
                dots.setPen(pen)
                dots.setBrush(pg.mkBrush(brush))
                dots.setSize(self._size * (_CROSS if dots.opts["symbol"] == "x" else 1.0))
        for ring, larger in ((self.undecided, _RING), (self.wrong, _RING), (self.chosen, _FRAME)):
            ring.setSize(self._size + larger * share * text_px)
            pen = QPen(ring.opts["pen"])
            pen.setWidthF(_RING_PX if rows <= _SIZES[0][0] else _THIN_RING_PX)
            ring.setPen(pen)

    def _draw_image(self, part: ClassMapPart) -> None:
        colors = theme.current()
        tint = class_map.tinted(part.winner, part.fade, colors.base, colors.classes)
        self.image.setImage(tint, autoLevels=False, levels=(0, 255))
        (left, right), (low, high) = part.x_limits, part.y_limits
        rows, columns = part.winner.shape
        across, up = (right - left) / (columns - 1), (high - low) / (rows - 1)
        # What is called there belongs to the middle of its pixel.
        self.image.setRect(left - across / 2, low - up / 2, right - left + across, high - low + up)

    def _draw_lines(self, part: ClassMapPart, scores: Sequence[Array]) -> None:
        while len(self.lines) < len(scores):
            line = BoundaryLine()
            self.lines.append(line)
            self._plot.getPlotItem().getViewBox().addItem(line, ignoreBounds=True)
        for k, line in enumerate(self.lines):
            line.setVisible(k < len(scores))
            if k < len(scores):
                line.show_score(part, scores[k], k if len(scores) > 1 else None)

    def _draw_points(self, part: ClassMapPart) -> None:
        self._style_points()
        for k, kinds in enumerate(zip(self.points, self.validation_points, self.test_points, strict=True)):
            for dots, rows in zip(kinds, sets_of(part), strict=True):
                here = class_map.of_class(rows.points, rows.label, k)
                dots.setData(here[:, 0], here[:, 1])

    def _draw_marks(self, part: ClassMapPart, *, moved: bool) -> None:
        before = (self.verdicts, self.validation_verdicts, self.test_verdicts)
        now = tuple(class_map.verdicts(rows.label, rows.called) for rows in sets_of(part))
        self.verdicts, self.validation_verdicts, self.test_verdicts = now
        for ring, of in ((self.wrong, 0), (self.undecided, 1)):
            rows, old = ([verdicts[of] for verdicts in each] for each in (now, before))
            if moved or rows != old:
                here = class_map.some([each.points for each in sets_of(part)], rows)
                ring.setData(here[:, 0], here[:, 1])
        here = class_map.some((part.points,), [(part.sample,)] if part.sample < len(part.points) else [()])
        if moved or part.sample != self._sample:
            self._sample = part.sample
            self.chosen.setData(here[:, 0], here[:, 1])


def _pale(color: QColor, ground: QColor) -> QColor:
    """A colour on its way from the ground."""
    ends = ((color.red(), ground.red()), (color.green(), ground.green()), (color.blue(), ground.blue()))
    red, green, blue = (round(_PALE * there + (1.0 - _PALE) * here) for there, here in ends)
    return QColor(red, green, blue)


class BoundaryLine(QGraphicsPathItem):
    """Where a score is 0: a line with a halo, in the colour of its class, or of text where there is only one."""

    def __init__(self) -> None:
        super().__init__()
        self._score: Array | None = None
        self._limits: tuple[tuple[float, float], ...] = ()
        self.of: int | None = None
        self.setZValue(1)

    def show_score(self, part: ClassMapPart, score: Array, of: int | None) -> None:
        """Draw the line of `score` (n, n) over the places of `part`; `of` is the class whose unit it is."""
        self.of = of
        limits = (part.x_limits, part.y_limits)
        if limits != self._limits or not class_map.same(score, self._score):
            self._score, self._limits = score, limits
            self.setPath(class_map.boundary(part.x_limits, part.y_limits, score))

    def boundingRect(self) -> QRectF:
        return self.path().controlPointRect()

    def shape(self) -> QPainterPath:
        return QPainterPath()

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colors = theme.current()
        ink = colors.color("text") if self.of is None else class_marks.color(self.of)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for color, width in ((colors.color("base"), _HALO_PX), (ink, _LINE_PX)):
            pen = theme.stroke(QPen(color, width))
            pen.setCosmetic(True)
            painter.setPen(pen)
            painter.drawPath(self.path())


class _Tint(pg.ImageItem):
    """An image without the steps of its grid."""

    def paint(self, painter: QPainter, *options: object) -> None:
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        super().paint(painter, *options)
