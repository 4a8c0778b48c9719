"""The activations of every hidden layer as upright histograms, run by run: whether a layer still says anything."""

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from engine.core.frames import Part
from engine.core.parts_depth import HistogramsPart, LaneHistograms
from gui import theme
from gui.figures import plain, short
from gui.fonts import tabular
from gui.hover import Numbers, Spot
from gui.panels.canvas import Canvas
from gui.panels.lane_dress import called, color
from gui.panels.layer_chart import LayerChart
from gui.panels.panel import Panel

_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_FILL = 170
_KINDS = ("layer_spread", "layer_silent")


class HistogramsCanvas(Canvas):
    """Draws HistogramsPart: a row for each run, a column for each hidden layer."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._part: HistogramsPart | None = None
        self._heads = ("", "")
        self._spots: list[tuple[int, str, int, QRect]] = []
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(200, 120)

    def show_part(self, part: HistogramsPart) -> None:
        """Draw `part`."""
        self._part = part
        self.update()

    def set_heads(self, spread: str, silent: str) -> None:
        """What the two lines of numbers below each column are."""
        self._heads = (spread, silent)
        self.update()

    def spots(self) -> list[tuple[int, str, int, QRect]]:
        """(run, kind, layer from 1, place) of every number that is written."""
        return list(self._spots)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(tabular(self.font()))
        self._spots.clear()
        if self._part is not None:
            each = self.height() / len(self._part.lanes)
            for place, lane in enumerate(self._part.lanes):
                self._paint_lane(painter, place, lane, QRectF(0, place * each, self.width(), each))
        painter.end()

    def _paint_lane(self, painter: QPainter, place: int, lane: LaneHistograms, room: QRectF) -> None:
        metrics, colors = QFontMetricsF(painter.font()), theme.current()
        line = metrics.height()
        painter.setPen(color(place))
        painter.drawText(QRectF(8, room.top(), room.width() - 16, line), _LEFT, called(lane.title))
        left = 8 + max(metrics.horizontalAdvance(head) for head in (*self._heads, "−1,000"))
        box = QRectF(left + 6, room.top() + 1.6 * line, room.width() - left - 12, room.height() - 5.0 * line)
        if box.height() < line:
            return
        chart = LayerChart(box, len(lane.counts), (0, 1))
        painter.setPen(colors.color("muted"))
        for value, at in ((lane.high, box.top()), (lane.low, box.bottom())):
            painter.drawText(QRectF(0, at - line / 2, left, line), _RIGHT, plain(value))
        self._paint_bars(painter, chart, lane, place)
        below = box.bottom() + 0.25 * line
        painter.setPen(colors.color("muted"))
        chart.write(painter, below, line, {k: str(k + 1) for k in range(chart.columns)})
        rows = ((self._heads[0], [short(v) for v in lane.spread.tolist()]),
                (self._heads[1], [f"{100 * v:.0f} %" for v in lane.silent.tolist()]))  # fmt: skip
        for row, (head, texts) in enumerate(rows, start=1):
            top = below + row * line
            painter.setPen(colors.color("muted"))
            painter.drawText(QRectF(8, top, left, line), _LEFT, head)
            painter.setPen(colors.color("text"))
            chart.write(painter, top, line, dict(enumerate(texts)))
            for column in range(chart.columns):
                spot = QRectF(chart.x(column) - chart.width / 2, top, chart.width, line).toRect()
                self._spots.append((place, _KINDS[row - 1], column + 1, spot))

    def _paint_bars(self, painter: QPainter, chart: LayerChart, lane: LaneHistograms, place: int) -> None:
        colors = theme.current()
        fill = color(place)
        fill.setAlpha(_FILL)
        bins = lane.counts.shape[1]
        height = chart.box.height() / bins
        for column, shares in enumerate(lane.counts.tolist()):
            left, widest = chart.x(column) - 0.42 * chart.width, 0.84 * chart.width
            painter.setPen(QPen(colors.color("line"), 1.0))
            painter.drawLine(QPointF(left, chart.box.top()), QPointF(left, chart.box.bottom()))
            most = max(shares)
            for k, share in enumerate(shares):
                if share > 0:
                    top = chart.box.bottom() - (k + 1) * height
                    painter.fillRect(QRectF(left, top, widest * share / most, max(height - 0.5, 1.0)), fill)


class HistogramsPanel(Panel):
    """Draws HistogramsPart."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._part: HistogramsPart | None = None
        self.canvas = HistogramsCanvas()
        self._numbers = Numbers(self, self._spots, stop=True)
        self._numbers.over(self.canvas)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 3, 0, 3)
        column.addWidget(self.canvas)
        self.restyle()
        self.retranslate()

    def show_part(self, part: Part) -> None:
        assert isinstance(part, HistogramsPart)
        self._part = part
        self.canvas.show_part(part)

    def _spots(self) -> list[Spot]:
        part = self._part
        if part is None:
            return []
        return [
            Spot((part.lanes[place].name, kind, str(layer)), self.canvas, box)
            for place, kind, layer, box in self.canvas.spots()
            if place < len(part.lanes) and layer <= len(part.lanes[place].counts)
        ]

    def restyle(self) -> None:
        self.canvas.update()

    def retranslate(self) -> None:
        self.canvas.set_heads(self.tr("spread"), self.tr("silent"))
        self.setToolTip(
            self.tr("spread: how much a unit differs between the rows; silent: units whose slope is 0 for every row")
        )
        self.setAccessibleName(self.tr("Histogram of the activations of each hidden layer"))
