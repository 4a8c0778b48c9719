"""How long a Python loop and one matrix product take for ever more rows, on logarithmic axes, beside the shapes."""

import math

import pyqtgraph as pg
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetricsF, QResizeEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from engine.core.commands import CancelJob, StartJob
from engine.core.frames import Part
from engine.core.parts_matrices import TimingPart
from engine.core.types import Array
from gui import theme
from gui.fonts import tabular
from gui.panels.panel import Panel
from gui.panels.plot import Plot
from gui.panels.timing_shapes import TimingShapes

_JOB = "timing"
_LEFT = 0.7  # a little before the first decade of rows
_DECADES_S = (-7, 1)  # 100 ns to 10 s; longer where a machine is slower
_SECONDS = {-9: "1 ns", -8: "10 ns", -7: "100 ns", -6: "1 µs", -5: "10 µs", -4: "100 µs", -3: "1 ms", -2: "10 ms"}
_SECONDS |= {-1: "100 ms", 0: "1 s", 1: "10 s", 2: "100 s", 3: "1,000 s"}


class TimingPanel(Panel):
    """Draws `TimingPart`; its buttons start and cancel the job."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._part: TimingPart | None = None
        self._top = _DECADES_S[1]
        self._plot = Plot()
        self._loop = pg.PlotDataItem(symbol="o", antialias=True)
        self._matrix = pg.PlotDataItem(symbol="s", antialias=True)
        self._legend, self._sizes, self._result, self._agree = QLabel(), QLabel(), QLabel(), QLabel()
        self._shapes = TimingShapes()
        self._start, self._cancel = QPushButton(), QPushButton()
        self._bar = QProgressBar()
        self._below = QStackedWidget()
        self._lay_out()
        self._connect()
        self.restyle()
        self.retranslate()

    def _lay_out(self) -> None:
        for item in (self._loop, self._matrix):
            self._plot.addItem(item)
        self._plot.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._plot.setMinimumSize(160, 90)
        self._set_ranges()
        for label in (self._legend, self._sizes, self._result, self._agree):
            label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
            label.setWordWrap(True)
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._legend.setTextFormat(Qt.TextFormat.RichText)
        self._result.setTextFormat(Qt.TextFormat.PlainText)
        self._agree.setTextFormat(Qt.TextFormat.PlainText)
        self._bar.setRange(0, 1000)
        self._bar.setTextVisible(False)
        self._agree.setWordWrap(False)
        self._agree.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        # While the timing runs its progress, otherwise what came of it.
        self._below.addWidget(self._agree)
        self._below.addWidget(self._bar)
        self._below.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        middle = QHBoxLayout()
        middle.setSpacing(8)
        middle.addWidget(self._plot, 3)
        middle.addWidget(self._shapes, 1)
        controls = QHBoxLayout()
        controls.addWidget(self._start)
        controls.addWidget(self._cancel)
        controls.addWidget(self._below, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(6, 4, 6, 6)
        column.setSpacing(3)
        column.addWidget(self._legend)
        column.addWidget(self._sizes)
        column.addLayout(middle, 1)
        column.addWidget(self._result)
        column.addLayout(controls)

    def _connect(self) -> None:
        self._start.clicked.connect(self._on_start_clicked)
        self._cancel.clicked.connect(self._on_cancel_clicked)
        self._plot.getPlotItem().getViewBox().sigResized.connect(self._set_ticks)

    def show_part(self, part: Part) -> None:
        """Draw what has been timed so far."""
        assert isinstance(part, TimingPart)
        self._part = part
        sizes = _logs(part.sizes)
        for item, seconds in ((self._loop, part.loop_s), (self._matrix, part.matrix_s)):
            item.setData(sizes[: len(seconds)], _logs(seconds))
        longest = max([*_logs(part.loop_s), _DECADES_S[1]])
        if math.ceil(longest) != self._top:
            self._top = math.ceil(longest)
            self._set_ranges()
        self._shapes.show_shapes(part.rows, part.features)
        self._bar.setValue(int(1000 * part.done))
        self._below.setCurrentWidget(self._bar if part.running else self._agree)
        self._start.setEnabled(not part.running)
        self._cancel.setEnabled(part.running)
        self._write()

    def curves(self) -> tuple[pg.PlotDataItem, pg.PlotDataItem]:
        """The loop's curve and the product's, in decades."""
        return self._loop, self._matrix

    def time_range(self) -> tuple[float, float]:
        """The ends of the time axis, in decades of a second."""
        low, high = self._plot.getPlotItem().getViewBox().viewRange()[1]
        return float(low), float(high)

    def _set_ranges(self) -> None:
        self._plot.setYRange(_DECADES_S[0], self._top, padding=0)
        self._plot.showGrid(x=True, y=True, alpha=0.25)
        self._set_ticks()

    def _set_ticks(self, _box: object = None) -> None:
        """A label for as many decades as there is room for."""
        metrics = QFontMetricsF(self._legend.font())
        rows = {k: f"{10**k:,}" for k in range(1, 7)}
        widest = metrics.horizontalAdvance("1,000,000") + 12
        room = max(self._plot.getPlotItem().getViewBox().width(), 2 * widest)
        # The last label needs half its width beyond the last decade.
        right = (6 * room - _LEFT * widest / 2) / (room - widest / 2)
        self._plot.setXRange(_LEFT, right, padding=0)
        step = math.ceil(widest * (right - _LEFT) / room)
        self._plot.getAxis("bottom").setTicks([[(k, rows[k]) for k in sorted(rows, reverse=True)[::step]]])
        decades = range(_DECADES_S[0], self._top + 1)
        step = math.ceil(1.3 * metrics.height() / max(1.0, 0.75 * self._plot.height() / len(decades)))
        self._plot.getAxis("left").setTicks([[(k, _SECONDS.get(k, f"1e{k} s")) for k in reversed(decades)][1::step]])

    def restyle(self) -> None:
        colors = theme.current()
        self._plot.restyle()
        for item, color, style in (
            (self._loop, colors.negative, Qt.PenStyle.DashLine),
            (self._matrix, colors.positive, Qt.PenStyle.SolidLine),
        ):
            item.setPen(pg.mkPen(color, width=1, style=style))
            item.setSymbolBrush(pg.mkBrush(color))
            item.setSymbolPen(pg.mkPen(color))
            item.setSymbolSize(0.75 * theme.point_size())
        self._shapes.updateGeometry()
        self._shapes.update()
        self._size_fonts()
        self._write()

    def _size_fonts(self) -> None:
        size = theme.point_size()
        narrow, short = self.width() < 46 * size, self.height() < 30 * size
        self._shapes.setVisible(not narrow)
        self._sizes.setVisible(narrow and self.height() > 18 * size)
        self._plot.show_titles(not short)
        for label in (self._legend, self._sizes, self._result, self._agree):
            font = tabular(self.font())
            large = label is self._result and not narrow and not short
            font.setPointSizeF(size * (1.25 if large else 1.0))
            font.setBold(label is self._result)
            label.setFont(font)
        self._set_ticks()

    def retranslate(self) -> None:
        self._plot.set_labels(left=self.tr("time"), bottom=self.tr("rows"))
        self._start.setText(self.tr("Start timing"))
        self._cancel.setText(self.tr("Cancel"))
        self._bar.setAccessibleName(self.tr("Progress of the timing"))
        self.setAccessibleName(self.tr("Time of a Python loop and of a matrix product"))
        self._shapes.retranslate()
        self._write()

    def _write(self) -> None:
        colors = theme.current()
        loop, product = self.tr("Python loop"), self.tr("matrix product")
        self._legend.setText(
            f'<span style="color:{colors.negative}">● {loop}</span> &nbsp; '
            f'<span style="color:{colors.positive}">■ {product}</span>'
        )
        self._sizes.setText(
            " · ".join(f"{name} {shape}" for name, shape in zip("XW", self._shapes.shapes(), strict=True))
        )
        part = self._part
        if part is None or part.ratio is None:
            self._result.setText(self.tr("How many times faster is the matrix product?"))
            self._agree.setText(self.tr("Timed on this computer."))
            return
        timed = int(part.sizes[len(part.loop_s) - 1])
        digits = 0 if part.ratio >= 10 else 1
        self._result.setText(
            self.tr("{rows} rows: matrix product {ratio} times as fast").format(
                rows=f"{timed:,}", ratio=f"{part.ratio:,.{digits}f}"
            )
        )
        self._agree.setText("✓ " + self.tr("same predictions") if part.agree else "✗ " + self.tr("predictions differ"))

    def _on_start_clicked(self) -> None:
        self.command_requested.emit(StartJob(_JOB))

    def _on_cancel_clicked(self) -> None:
        self.command_requested.emit(CancelJob())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._size_fonts()


def _logs(values: Array) -> list[float]:
    """Where the values stand on a logarithmic axis, in decades."""
    return [math.log10(value) for value in values.tolist()]
