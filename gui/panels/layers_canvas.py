"""One number for each layer and run on a logarithmic axis: how long a gradient or an update is."""

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from engine.core.types import Array
from gui import theme
from gui.fonts import tabular
from gui.panels.canvas import Canvas
from gui.panels.lane_dress import color, paint_marker, pen
from gui.panels.layer_chart import LayerChart

_REACH_PX = 8


class LayersCanvas(Canvas):
    """Draws one line for each run."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._values: tuple[Array, ...] = ()
        self._decades = (-4, 0)
        self._title = ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(160, 90)

    def show_values(self, values: Sequence[Array], decades: tuple[int, int]) -> None:
        """(L,) of each run; 0 stands at the lower end."""
        self._values, self._decades = tuple(values), decades
        self.update()

    def set_title(self, title: str) -> None:
        """What the columns are."""
        self._title = title
        self.update()

    def _metrics(self) -> QFontMetricsF:
        return QFontMetricsF(tabular(self.font()))

    def chart(self) -> LayerChart:
        """Where things are drawn now."""
        line = self._metrics().height()
        room = QRectF(self.rect()).adjusted(0, 0, 0, -line * (2.0 if self._titled() else 1.0))
        columns = max((len(values) for values in self._values), default=1)
        return LayerChart.inside(room, self._metrics(), columns, self._decades)

    def _titled(self) -> bool:
        return self.height() > 9 * self._metrics().height()

    def spot(self, place: int, column: int) -> QRect:
        """Around the marker of a run at a column."""
        chart = self.chart()
        at = QPointF(chart.x(column), chart.y(float(self._values[place][column]))).toPoint()
        return QRect(at.x() - _REACH_PX, at.y() - _REACH_PX, 2 * _REACH_PX, 2 * _REACH_PX)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(tabular(self.font()))
        chart, line = self.chart(), self._metrics().height()
        chart.paint(painter, self._metrics())
        painter.setPen(theme.current().color("muted"))
        numbers = {column: str(column + 1) for column in range(chart.columns)}
        below = chart.box.bottom() + 0.3 * line
        chart.write(painter, below, line, numbers)
        if self._titled():
            box = QRectF(chart.box.left(), below + line, chart.box.width(), line)
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, self._title)
        for place, values in reversed(list(enumerate(self._values))):
            self._paint_lane(painter, chart, place, values.tolist())
        painter.end()

    def _paint_lane(self, painter: QPainter, chart: LayerChart, place: int, values: list[float]) -> None:
        points = [(QPointF(chart.x(k), chart.y(v)), v) for k, v in enumerate(values) if v == v]
        painter.setPen(pen(place, 1.6))
        for (before, _), (after, _) in pairwise(points):
            painter.drawLine(before, after)
        size = 0.85 * theme.point_size()
        for at, value in points:
            if value > 0:
                paint_marker(painter, place, at, size)
            else:
                # Nothing at all: there is no place for it on this axis.
                painter.setPen(theme.stroke(QPen(color(place), 2.0)))
                painter.setBrush(theme.current().color("base"))
                painter.drawEllipse(at, size / 2, size / 2)
