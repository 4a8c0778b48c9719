"""One line of a unit in a plot: dashes, small strokes on the side where the score is above 0, and its name."""

import math
from collections.abc import Iterable
from typing import NamedTuple

import pyqtgraph as pg
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont

from gui import theme
from gui.panels.curve import Curve
from gui.panels.plot import Plot

_DASHES = (Qt.PenStyle.SolidLine, Qt.PenStyle.DashLine, Qt.PenStyle.DashDotLine, Qt.PenStyle.DotLine)
_GAP, _LONG = 1.1, 0.5  # strokes: distance and length, in heights of a line of text
# Where along the line its name may stand, as shares of its length.
_PLACES = (0.12, 0.88, 0.25, 0.75, 0.5)


class Line(NamedTuple):
    """A line in data coordinates: both ends, and where its score grows."""

    start: tuple[float, float]
    end: tuple[float, float]
    uphill: tuple[float, float]


class UnitLine:
    """Draws one line; it is made once and moved."""

    def __init__(self, plot: Plot, place: int) -> None:
        self._plot = plot
        self._place = place
        self._at = 0
        self.line, self.strokes = Curve(), Curve(connect="pairs")
        self.name = pg.TextItem(anchor=(0.5, 0.5))
        for z, item in ((1, self.strokes), (1, self.line), (5, self.name)):
            item.setZValue(z)
            plot.addItem(item)

    def show(self, line: Line, name: str, color: QColor, taken: list[QRectF], *, one_sided: bool) -> None:
        """Draw `line`; `one_sided`: strokes mark its side. Its name keeps clear of `taken` (pixels), and is added."""
        (x0, y0), (x1, y1) = line.start, line.end
        dash = _DASHES[self._place % len(_DASHES)]
        self.line.setPen(pg.mkPen(color, width=2, style=dash))
        self.line.setData([x0, x1], [y0, y1])
        self.strokes.setPen(pg.mkPen(color, width=1))
        points = list(self._strokes(line)) if one_sided else []
        self.strokes.setData([x for x, _ in points], [y for _, y in points])
        font = QFont(self._plot.font())
        font.setPointSize(theme.point_size())
        font.setBold(True)
        self.name.setFont(font)
        self.name.setColor(color)
        self.name.fill = pg.mkBrush(theme.current().base)
        if name != self.name.toPlainText():
            self.name.setText(name)
        self._set_name(line, taken)
        self.set_visible(True)

    def set_visible(self, visible: bool) -> None:
        """Show or hide all of it."""
        for item in (self.line, self.strokes, self.name):
            item.setVisible(visible)

    def _side(self, line: Line) -> tuple[float, float]:
        """A pixel's way uphill, at right angles to the line on the screen, in data coordinates."""
        across, up = self._plot.getPlotItem().getViewBox().viewPixelSize()
        x, y = line.uphill[0] * across, line.uphill[1] * up
        length = math.hypot(x, y) or 1.0
        return x / length * across, y / length * up

    def _strokes(self, line: Line) -> Iterable[tuple[float, float]]:
        across, up = self._plot.getPlotItem().getViewBox().viewPixelSize()
        if not across or not up:
            return
        size = self._plot.fontMetrics().height()
        (x0, y0), (x1, y1) = line.start, line.end
        count = int(math.hypot((x1 - x0) / across, (y1 - y0) / up) / (_GAP * size))
        side = self._side(line)
        for k in range(count):
            share = (k + 0.5) / count
            x, y = x0 + share * (x1 - x0), y0 + share * (y1 - y0)
            yield x, y
            yield x + _LONG * size * side[0], y + _LONG * size * side[1]

    def _set_name(self, line: Line, taken: list[QRectF]) -> None:
        """At the place it had, or else at the first one that is free and inside the picture."""
        order = [self._at, *(k for k in range(len(_PLACES)) if k != self._at)]
        places = {k: self._box(line, _PLACES[k]) for k in order}
        picture = QRectF(self._plot.getPlotItem().getViewBox().rect())
        free = [k for k in order if picture.contains(places[k]) and not any(places[k].intersects(box) for box in taken)]
        self._at = free[0] if free else order[0]
        box = places[self._at]
        taken.append(box)
        at = self._plot.getPlotItem().getViewBox().mapToView(box.center())
        self.name.setPos(at.x(), at.y())

    def _box(self, line: Line, share: float) -> QRectF:
        """Where the name would stand beside the line, uphill, in pixels of the view box."""
        (x0, y0), (x1, y1) = line.start, line.end
        size = self.name.boundingRect().size()
        side = self._side(line)
        box = self._plot.getPlotItem().getViewBox()
        foot = box.mapFromView(QPointF(x0 + share * (x1 - x0), y0 + share * (y1 - y0)))
        ahead = box.mapFromView(QPointF(x0 + share * (x1 - x0) + side[0], y0 + share * (y1 - y0) + side[1])) - foot
        # As far off that the corner of the name does not touch the strokes.
        away = abs(ahead.x()) * size.width() / 2 + abs(ahead.y()) * size.height() / 2
        away += _LONG * self._plot.fontMetrics().height() + 3
        place = QRectF(0, 0, size.width(), size.height())
        place.moveCenter(foot + away * ahead)
        return place
