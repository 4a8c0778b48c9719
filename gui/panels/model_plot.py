"""One of two models over the rows: points ○ and ×, the model, the threshold, and where the model crosses it."""

import math

import pyqtgraph as pg
from PySide6.QtCore import QPointF, Qt, Signal
from PySide6.QtGui import QColor, QFont, QMouseEvent
from PySide6.QtWidgets import QWidget

from engine.core.parts_fits import FitsPart, ModelName
from gui import class_marks, figures, theme
from gui.panels.curve import Curve, Dots
from gui.panels.pointed_plot import PointedPlot

# Points grow with the writing, and are smaller where a wide axis brings them close together.
_LARGE, _SMALL, _SHARE = 0.9, 0.55, 0.9
_RING_PX = 7
# The chosen row has a pointer so far above it: it covers no neighbour.
_POINTER = 0.1
# A line leaves 0 … 1: as much room above and below as it needs for the lab's own rows.
_LOW, _HIGH = -0.5, 1.55
# So far up the boundary is drawn: between the passes, and not into the writing above them.
_CUT_TOP = 1.12
_ZONE_ALPHA = 30
# Colours of the models, from those of classes that the rows do not have, and their second cue.
INK = {"line": 3, "curve": 2}
_DASH = {"line": Qt.PenStyle.DashLine, "curve": Qt.PenStyle.SolidLine}


class ModelPlot(PointedPlot):
    """Draws one model of a `FitsPart`.

    Signals:
        pressed_twice: a QPointF in data coordinates: the left button was pressed twice.
        pressed_right: a QPointF in data coordinates: the right button was pressed.
    """

    pressed_twice = Signal(QPointF)
    pressed_right = Signal(QPointF)

    def __init__(self, name: ModelName, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self._limit = 0.0
        self._size = 0.0
        self.zones = [pg.LinearRegionItem(ends, "horizontal", movable=False) for ends in ((_LOW - 1, 0), (1, _HIGH))]
        self.zone_name = pg.TextItem(anchor=(0, 0))
        self.threshold = pg.InfiniteLine(angle=0)
        self.cut = Curve()
        self.cut_name = pg.TextItem(anchor=(0, 1))
        self.model = Curve()
        self.stick = Curve()
        self.points = [Dots(symbol=class_marks.symbol(k, 2), pxMode=True) for k in (0, 1)]
        self.wrong = Dots(symbol="o", pxMode=True)
        self.chosen = Dots(symbol="t", pxMode=True)
        self.prediction = Dots(symbol="d", pxMode=True)
        texts_last = (self.zone_name, self.cut_name)
        lines = (self.threshold, self.cut, self.model, self.stick)
        for item in (*self.zones, *lines, self.wrong, self.chosen, *self.points, self.prediction, *texts_last):
            self.addItem(item)
        self.setYRange(_LOW, _HIGH, padding=0)
        self.setMinimumSize(150, 90)

    def show_part(self, part: FitsPart, limit: float) -> None:
        """Draw `part` over an x-axis from 0 to `limit`."""
        model = part.model(self._name)
        if limit != self._limit:
            self._limit = limit
            self.setXRange(-0.02 * limit, limit, padding=0)
        self.threshold.setValue(part.threshold)
        self.model.setData(part.grid, model.heights)
        self._size_points()
        rows = list(zip(part.x.tolist(), part.y.tolist(), strict=True))
        for label, dots in enumerate(self.points):
            some = [x for x, y in rows if y == label]
            dots.setData(some, [label] * len(some))
        self.wrong.setData([rows[row][0] for row in model.wrong], [rows[row][1] for row in model.wrong])
        x, y = rows[part.sample]
        height = min(max(float(model.predictions[part.sample]), _LOW - 1), _HIGH + 1)
        self.chosen.setData([x], [y + _POINTER])
        self.stick.setData([x, x], [y, height])
        self.prediction.setData([x], [height])
        self._show_cut(model.cut, limit)

    def _show_cut(self, cut: float, limit: float) -> None:
        seen = math.isfinite(cut) and 0 <= cut <= limit
        self.cut.setVisible(seen)
        self.cut_name.setVisible(seen)
        if seen:
            self.cut.setData([cut, cut], [_LOW, _CUT_TOP])
            self.cut_name.setText(figures.fixed(cut, 2))
            # On the side where there is room.
            self.cut_name.setAnchor((0 if cut < 0.8 * limit else 1, 1))
            self.cut_name.setPos(cut, _LOW)

    def _size_points(self) -> None:
        width = self.getPlotItem().getViewBox().width()
        large, small = _LARGE * theme.point_size(), _SMALL * theme.point_size()
        size = float(round(min(large, max(small, _SHARE * width / self._limit))))
        if size == self._size:
            return
        self._size = size
        for dots in (*self.points, self.prediction):
            dots.setSize(size)
        self.wrong.setSize(size + _RING_PX)
        self.chosen.setSize(large)

    def show_words(self, classes: tuple[str, str], zone: str) -> None:
        """Names of 0 and 1, and what is to be said of heights beyond 1."""
        zero, one = (str(k) if name == str(k) else f"{name} {k}" for k, name in enumerate(classes))
        self.getAxis("left").setTicks([[(0, zero), (0.5, "0.5"), (1, one)]])
        self.zone_name.setText(zone)
        self.zone_name.setPos(0, _HIGH)

    def restyle(self) -> None:
        super().restyle()
        if not hasattr(self, "zones"):
            # The base class styles itself before there are items.
            return
        colors = theme.current()
        ink = colors.classes[INK[self._name]]
        zone = QColor(colors.error)
        zone.setAlpha(_ZONE_ALPHA)
        for region in self.zones:
            region.setBrush(pg.mkBrush(zone))
            for line in region.lines:
                line.setPen(pg.mkPen(colors.line, width=1))
        font = QFont(self.font())
        font.setPointSize(theme.point_size())
        for text, color in ((self.zone_name, colors.error), (self.cut_name, ink)):
            text.setFont(font)
            text.setColor(QColor(color))
        self.threshold.setPen(theme.stroke(pg.mkPen(colors.muted, width=1, style=Qt.PenStyle.DotLine)))
        self.cut.setPen(pg.mkPen(ink, width=1))
        self.model.setPen(pg.mkPen(ink, width=3, style=_DASH[self._name]))
        self.stick.setPen(pg.mkPen(colors.muted, width=1))
        for label, dots in enumerate(self.points):
            color = colors.classes[label]
            dots.setPen(pg.mkPen(color, width=2))
            dots.setBrush(pg.mkBrush(color))
        self.wrong.setPen(pg.mkPen(colors.error, width=2))
        self.wrong.setBrush(pg.mkBrush(None))
        self.chosen.setPen(pg.mkPen(colors.base, width=1))
        self.chosen.setBrush(pg.mkBrush(colors.text))
        self.prediction.setPen(pg.mkPen(colors.base, width=1))
        self.prediction.setBrush(pg.mkBrush(colors.text))
        if self._limit:
            self._size_points()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        if event.button() == Qt.MouseButton.RightButton:
            self.pressed_right.emit(self.to_data(event.position().toPoint()))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.pressed_twice.emit(self.to_data(event.position().toPoint()))
