"""What each layer multiplies the error by on its way back: two factors, written below the line of their products."""

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from engine.core.parts_depth import LayerFlow
from gui import theme
from gui.figures import short
from gui.fonts import tabular
from gui.panels.canvas import Canvas
from gui.panels.lane_dress import paint_marker, pen
from gui.panels.layer_chart import LayerChart

_REACH_PX = 8
_LINES_FOR_ROWS = 7
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
# The rows below the plot: kind of explanation, and what stands at their head.
_ROWS = (("by_weights", "× Wᵀ"), ("by_slope", "× g′"))


class FactorsCanvas(Canvas):
    """Draws one run's factors; the run is at `place`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lane: LayerFlow | None = None
        self._place = 0
        self._decades = (-4, 0)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(180, 110)

    def show_lane(self, lane: LayerFlow, place: int, decades: tuple[int, int]) -> None:
        """Draw the factors of `lane`."""
        self._lane, self._place, self._decades = lane, place, decades
        self.update()

    def _metrics(self) -> QFontMetricsF:
        return QFontMetricsF(tabular(self.font()))

    def chart(self) -> LayerChart:
        """Where things are drawn now."""
        line = self._metrics().height()
        room = QRectF(self.rect()).adjusted(0, 0, 0, -(3.5 if self._has_rows() else 1.2) * line)
        return LayerChart.inside(
            room, self._metrics(), 1 if self._lane is None else len(self._lane.product), self._decades
        )

    def _has_rows(self) -> bool:
        """In a low view the line of the products has the room of the factors."""
        return self.height() > _LINES_FOR_ROWS * self._metrics().height()

    def _row(self, chart: LayerChart, row: int) -> QRectF:
        """The line of text number `row` below the plot: layers, Wᵀ, g′."""
        line = self._metrics().height()
        return QRectF(0, chart.box.bottom() + 0.3 * line + row * 1.1 * line, self.width(), 1.1 * line)

    def spots(self) -> list[tuple[str, int, QRect]]:
        """(kind, layer from 1, place) of every number."""
        lane = self._lane
        if lane is None:
            return []
        chart = self.chart()
        found = []
        for column, value in enumerate(lane.product.tolist()):
            if value == value:
                at = QPointF(chart.x(column), chart.y(value)).toPoint()
                box = QRect(at.x() - _REACH_PX, at.y() - _REACH_PX, 2 * _REACH_PX, 2 * _REACH_PX)
                found.append(("layer_product", column + 1, box))
        if not self._has_rows():
            return found
        for row, ((kind, _), values) in enumerate(zip(_ROWS, (lane.by_weights, lane.by_slope), strict=True), start=1):
            band = self._row(chart, row)
            for column, value in enumerate(values.tolist()):
                if value == value:
                    left = chart.x(column) - chart.width / 2
                    box = QRectF(left, band.top(), chart.width, band.height()).toRect()
                    found.append((kind, column + 1, box))
        return found

    # ── drawing

    def paintEvent(self, event: QPaintEvent) -> None:
        lane = self._lane
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(tabular(self.font()))
        if lane is not None:
            chart = self.chart()
            chart.paint(painter, self._metrics())
            self._paint_limit(painter, chart, lane)
            self._paint_products(painter, chart, lane.product.tolist())
            self._paint_rows(painter, chart, lane)
        painter.end()

    def _paint_limit(self, painter: QPainter, chart: LayerChart, lane: LayerFlow) -> None:
        """What σ′ alone leaves at best: 0.25 for each layer on the way."""
        if lane.steepest >= 1.0:
            return
        last = len(lane.product) - 1
        line = QPen(theme.current().color("ghost"), 1.6, Qt.PenStyle.DashLine)
        painter.setPen(line)
        points = [QPointF(chart.x(k), chart.y(lane.steepest ** (last - k))) for k in range(last + 1)]
        painter.drawPolyline(points)

    def _paint_products(self, painter: QPainter, chart: LayerChart, product: list[float]) -> None:
        points = [QPointF(chart.x(k), chart.y(value)) for k, value in enumerate(product) if value == value]
        painter.setPen(pen(self._place, 1.8))
        painter.drawPolyline(points)
        for at in points:
            paint_marker(painter, self._place, at, 0.8 * theme.point_size())

    def _paint_rows(self, painter: QPainter, chart: LayerChart, lane: LayerFlow) -> None:
        colors = theme.current()
        painter.setPen(colors.color("muted"))
        band = self._row(chart, 0)
        layers = {column: str(column + 1) for column in range(len(lane.product))}
        chart.write(painter, band.top(), band.height(), layers)
        if not self._has_rows():
            return
        for row, ((_, head), values) in enumerate(zip(_ROWS, (lane.by_weights, lane.by_slope), strict=True), start=1):
            band = self._row(chart, row)
            painter.setPen(colors.color("muted"))
            painter.drawText(QRectF(2, band.top(), chart.box.left(), band.height()), _LEFT, head)
            painter.setPen(colors.color("text"))
            texts = {column: short(value) for column, value in enumerate(values.tolist())}
            chart.write(painter, band.top(), band.height(), texts)
