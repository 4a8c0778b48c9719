"""The cost after each update: how the run got here. Pressing, dragging or arrow keys go back to any step of it."""

import math

import pyqtgraph as pg
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QFocusEvent, QFont, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from engine.core.commands import Seek
from engine.core.frames import CurvePart, Part, Scene
from gui import figures, theme
from gui.drawing.cost_axes import CostAxes
from gui.panels.panel import Panel
from gui.panels.pointed_plot import PointedPlot

_PADDING = 0.03
_BAND_ALPHA = 110
_LINES_FOR_NAME = 7
_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
# Page keys go a tenth of the way.
_PAGES = {Qt.Key.Key_PageUp: -0.1, Qt.Key.Key_PageDown: 0.1}


class CostPanel(Panel):
    """Cost over updates with the present step marked; what is known beyond it stands back."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._part: CurvePart | None = None
        self._scene: Scene | None = None
        self._asked: int | None = None
        self._ranges: object = None
        self._y_limits = (0.0, 1.0)
        self.plot = PointedPlot()
        self.log_cost = QToolButton()
        self.log_steps = QToolButton()
        self.root = QToolButton()
        # A line while every step is there, a band from least to greatest where steps share a point.
        self.known = pg.PlotCurveItem(fillLevel="enclosed")
        self.past = pg.PlotCurveItem(fillLevel="enclosed")
        self.floor = pg.PlotCurveItem()
        self.floor_name = pg.TextItem(anchor=(1, 1))
        self.now = pg.PlotCurveItem()
        self.marker = pg.ScatterPlotItem(size=12, symbol="o", pxMode=True)
        self.reading = pg.TextItem(anchor=(1, 0))
        self._lay_out()
        self._connect()
        self.restyle()
        self.retranslate()

    def _lay_out(self) -> None:
        for item in (self.floor, self.floor_name, self.known, self.past, self.now, self.marker):
            self.plot.addItem(item)
        self.floor_name.setZValue(5)
        self.reading.setParentItem(self.plot.getPlotItem().getViewBox())
        buttons = QHBoxLayout()
        buttons.setContentsMargins(0, 0, 0, 0)
        buttons.setSpacing(2)
        buttons.addStretch(1)
        for button in (self.log_cost, self.log_steps, self.root):
            button.setCheckable(True)
            button.setAutoRaise(True)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            buttons.addWidget(button)
        self.log_cost.setChecked(True)
        self.root.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(4, 2, 4, 2)
        layout.setSpacing(0)
        layout.addLayout(buttons)
        layout.addWidget(self.plot, 1)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def _connect(self) -> None:
        self.plot.pointed.connect(self._on_pointed)
        for button in (self.log_cost, self.log_steps, self.root):
            button.toggled.connect(self._on_axes_toggled)
        self.plot.getPlotItem().getViewBox().sigResized.connect(self._on_plot_resized)

    @property
    def axes(self) -> CostAxes:
        """How the axes are drawn now."""
        root = self.root.isChecked() and self._part is not None and self._part.unit_root
        return CostAxes(self.log_cost.isChecked(), self.log_steps.isChecked(), root)

    def show_scene(self, scene: Scene) -> None:
        self._scene = scene
        self.retranslate()

    def show_part(self, part: Part) -> None:
        assert isinstance(part, CurvePart)
        new_unit = self._part is None or self._part.unit_root != part.unit_root
        self._part, self._asked = part, None
        if new_unit:
            self.root.setVisible(part.unit_root)
            self._write_axes()
        self._draw(part)

    def restyle(self) -> None:
        colors = theme.current()
        self.plot.restyle()
        band, known = colors.color("positive"), colors.color("ghost")
        for item, color in ((self.past, band), (self.known, known)):
            item.setPen(pg.mkPen(color, width=1))
            fill = QColor(color)
            fill.setAlpha(_BAND_ALPHA)
            item.setBrush(pg.mkBrush(fill))
        self.floor.setPen(pg.mkPen(colors.good, width=1, style=Qt.PenStyle.DashLine))
        self.now.setPen(pg.mkPen(colors.muted, width=1, style=Qt.PenStyle.DotLine))
        self.marker.setPen(pg.mkPen(colors.base, width=1))
        self.marker.setBrush(pg.mkBrush(colors.negative))
        font = QFont(self.font())
        font.setPointSize(theme.point_size())
        shade = colors.color("base")
        shade.setAlpha(200)
        for text, name in ((self.floor_name, "good"), (self.reading, "text")):
            text.setFont(font)
            text.setColor(colors.color(name))
        self.reading.fill = pg.mkBrush(shade)
        self._redraw()

    def retranslate(self) -> None:
        self.log_cost.setText(self.tr("log cost"))
        self.log_cost.setToolTip(self.tr("Every line upwards is ten times the cost"))
        self.log_steps.setText(self.tr("log updates"))
        self.log_steps.setToolTip(self.tr("Early updates are drawn wide, late ones narrow"))
        self.root.setText(self.tr("√cost (points)") if self._in_points() else self.tr("√cost"))
        self.root.setToolTip(self.tr("The root of the cost: how large a typical error is, in units of y"))
        self.setAccessibleName(self.tr("Cost over updates; arrow keys go to other steps"))
        self._write_axes()
        self._redraw()

    def _in_points(self) -> bool:
        return self._scene is not None and figures.counts_points(self._scene)

    def _write_axes(self) -> None:
        left = "cost" if not self.axes.root else self.tr("√cost (points)") if self._in_points() else self.tr("√cost")
        self.plot.set_labels(left=left, bottom=self.tr("updates"))

    def _redraw(self) -> None:
        self._ranges = None
        if self._part is not None:
            self._draw(self._part)

    def _draw(self, part: CurvePart) -> None:
        axes = self.axes
        self._set_ranges(part, axes)
        cost = part.cost if math.isfinite(part.cost) else None
        self.past.setData(*axes.outline(part, cost, known=False))
        self.known.setData(*axes.outline(part, cost, known=True))
        self.marker.setData([] if cost is None else [axes.x(part.step)], [] if cost is None else [axes.y(cost)])
        low, high = self._y_limits
        self.now.setData([axes.x(part.step)] * 2, [low, high])
        self._write(part, axes)

    def _set_ranges(self, part: CurvePart, axes: CostAxes) -> None:
        """Set ranges, ticks and the line of the lowest cost, if they have changed: seldom and in jumps."""
        low, high = axes.y_range([*part.low.tolist(), *part.high.tolist(), part.cost], part.floor)
        most = int(self.plot.height() / (2 * self.fontMetrics().height())) - 1
        ranges = (axes, part.step_limit, low, high, part.floor, most)
        if ranges == self._ranges:
            return
        self._ranges, self._y_limits = ranges, (low, high)
        right = axes.x(max(1, part.step_limit))
        self.plot.setRange(xRange=(0.0, right), yRange=(low, high), padding=_PADDING)
        self.plot.getAxis("left").setTicks(axes.y_ticks((low, high), most))
        self.plot.getAxis("bottom").setTicks(axes.x_ticks(part.step_limit))
        height = None if part.floor is None or not math.isfinite(part.floor) else axes.y(part.floor)
        shown = height is not None and low <= height <= high
        self.floor.setVisible(shown)
        self.floor_name.setVisible(shown)
        if height is not None and shown:
            self.floor.setData([0.0, right], [height, height])
            below = (height - low) / (high - low) * self.plot.getPlotItem().getViewBox().height()
            self.floor_name.setAnchor((1, 0) if below > 1.4 * self.fontMetrics().height() else (1, 1))
            self.floor_name.setPos(right, height)

    def _write(self, part: CurvePart, axes: CostAxes) -> None:
        box = self.plot.getPlotItem().getViewBox()
        metrics = self.fontMetrics()
        if part.floor is not None and math.isfinite(part.floor):
            roomy = box.height() > _LINES_FOR_NAME * metrics.height()
            words = self.tr("lowest possible {cost}") if roomy else self.tr("lowest {cost}")
            self.floor_name.setText(words.format(cost=figures.figure(axes.value(part.floor))))
        parts = [
            self.tr("update {step}").format(step=f"{part.step:,}"),
            self.tr("cost {cost}").format(cost=figures.figure(part.cost)),
        ]
        if part.unit_root and math.isfinite(part.cost):
            root = self.tr("√cost {root} points") if self._in_points() else self.tr("√cost {root}")
            parts.append(root.format(root=figures.figure(math.sqrt(part.cost))))
        # Where room is short the cost alone stays: the step is on the axis below.
        choices = ("   ".join(parts), "   ".join(parts[1:]), parts[1])
        fitting = (words for words in choices if metrics.horizontalAdvance(words) < box.width() - 16)
        self.reading.setText(next(fitting, choices[-1]))
        self._place_reading()

    def _place_reading(self) -> None:
        self.reading.setPos(self.plot.getPlotItem().getViewBox().width() - 4, 2)

    def _seek(self, step: float) -> None:
        assert self._part is not None
        step = min(max(round(step), 0), self._part.last)
        if step != self._asked:
            self._asked = step
            self.command_requested.emit(Seek(step))

    def _on_pointed(self, point: QPointF) -> None:
        if self._part is not None:
            self._seek(self.axes.step(point.x()))

    def _on_plot_resized(self) -> None:
        self._place_reading()
        if self._part is not None:
            self._set_ranges(self._part, self.axes)
            self._write(self._part, self.axes)

    def _on_axes_toggled(self) -> None:
        self._write_axes()
        self._redraw()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.plot.show_focus(True)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.plot.show_focus(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        part, key = self._part, Qt.Key(event.key())
        here = part.step if part is not None and self._asked is None else self._asked or 0
        if part is not None and key in _STEPS:
            self._seek(here + _STEPS[key])
        elif part is not None and key in _PAGES:
            self._seek(here + _PAGES[key] * max(10, part.last))
        elif part is not None and key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self._seek(0 if key == Qt.Key.Key_Home else part.last)
        else:
            super().keyPressEvent(event)
