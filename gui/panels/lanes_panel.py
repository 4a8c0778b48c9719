"""The costs of runs in lock-step over their updates, each with its own colour and dash, on one pair of axes."""

import math
import re

import pyqtgraph as pg
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QToolButton, QVBoxLayout, QWidget

from engine.core.asides import Pin
from engine.core.frames import Part
from engine.core.parts_lanes import LaneCurve, LanesPart
from gui import theme
from gui.drawing.cost_axes import CostAxes
from gui.elided_label import alike
from gui.figures import figure
from gui.hover import Numbers, Spot, in_label
from gui.panels.button_row import ButtonRow
from gui.panels.curve import Curve, Dots
from gui.panels.ghosts import CostGhosts
from gui.panels.lane_dress import LaneLabel, called, color, pen, symbol
from gui.panels.seeking_panel import SeekingPanel

_PADDING = 0.03
_BAND_ALPHA = 110
_KNOWN_ALPHA = 90
# The plot has at least so many lines of text, as long as the legend can be lower.
_PLOT_LINES = 9
_BETWEEN_PX, _MARGINS_PX = 12, 10
# Narrower than so many sizes of letters, names and buttons do not stand side by side.
_NARROW = 32


class _Lane:
    """What is drawn of one run."""

    def __init__(self, place: int) -> None:
        self.place = place
        self.known, self.past = Curve(fillLevel="enclosed"), Curve(fillLevel="enclosed")
        self.marker = Dots(size=12, symbol=symbol(place), pxMode=True)
        self.marker.setZValue(6)
        self.label = LaneLabel(place)

    def restyle(self) -> None:
        for item, alpha in ((self.past, 255), (self.known, _KNOWN_ALPHA)):
            line = pen(self.place)
            ink, fill = color(self.place), color(self.place)
            ink.setAlpha(alpha)
            line.setColor(ink)
            item.setPen(line)
            fill.setAlpha(min(alpha, _BAND_ALPHA))
            item.setBrush(pg.mkBrush(QColor(fill)))
        self.marker.setPen(pg.mkPen(theme.current().base, width=1))
        self.marker.setBrush(pg.mkBrush(color(self.place)))
        self.label.restyle()

    def show(self, *, shown: bool) -> None:
        """Show or hide all of it."""
        self.label.setVisible(shown)
        for item in (self.known, self.past, self.marker):
            item.setVisible(shown)

    def draw(self, lane: LaneCurve, axes: CostAxes) -> None:
        part = lane.curve
        cost = part.cost if math.isfinite(part.cost) else None
        self.past.setData(*axes.outline(part, cost, known=False))
        self.known.setData(*axes.outline(part, cost, known=True))
        self.marker.setData([] if cost is None else [axes.x(part.step)], [] if cost is None else [axes.y(cost)])


class LanesPanel(SeekingPanel):
    """Draws LanesPart. Press, drag or arrow keys: go to that step.

    Attributes:
        asks: which number of a run is explained.
    """

    asks = "cost"

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._part: LanesPart | None = None
        self._ranges: object = None
        self._arranged: tuple[int, bool, int] | None = None
        self.log_cost, self.log_steps = QToolButton(), QToolButton()
        self._buttons = ButtonRow((self.log_cost, self.log_steps), "right")
        self.lanes: list[_Lane] = []
        self.ghosts = CostGhosts(self.plot)
        self._legend = QGridLayout()
        self._head = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._numbers = Numbers(self, self._spots)
        self._lay_out()
        self._connect()
        self.restyle()
        self.retranslate()

    def _lay_out(self) -> None:
        self._legend.setHorizontalSpacing(_BETWEEN_PX)
        self._legend.setVerticalSpacing(0)
        self._head.setSpacing(2)
        self._head.addLayout(self._legend, 1)
        for button in (self.log_cost, self.log_steps):
            button.setCheckable(True)
            button.setAutoRaise(True)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._head.addWidget(self._buttons, 0, Qt.AlignmentFlag.AlignTop)
        self.log_cost.setChecked(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(6, 2, 4, 2)
        column.setSpacing(0)
        column.addLayout(self._head)
        column.addWidget(self.plot, 1)

    def _connect(self) -> None:
        for button in (self.log_cost, self.log_steps):
            button.toggled.connect(self._redraw)
        self.plot.getPlotItem().getViewBox().sigResized.connect(self._redraw)

    @property
    def axes(self) -> CostAxes:
        """How the axes are drawn now."""
        return CostAxes(self.log_cost.isChecked(), self.log_steps.isChecked())

    def show_part(self, part: Part) -> None:
        assert isinstance(part, LanesPart)
        self._part, self._asked = part, None
        self._make(len(part.lanes))
        self._draw(part)

    def show_pins(self, pins: tuple[Pin, ...]) -> None:
        # Of pinned runs the first one's curve remains.
        self.ghosts.pins = pins
        self._redraw()

    def _make(self, count: int) -> None:
        """Curves and legend for each run; those of a run that is not there any more are hidden."""
        for place in range(len(self.lanes), count):
            lane = _Lane(place)
            lane.label.setParent(self)
            for item in (lane.known, lane.past, lane.marker):
                self.plot.addItem(item)
            self._numbers.over(lane.label.words)
            lane.restyle()
            self.lanes.append(lane)
        for place, lane in enumerate(self.lanes):
            lane.show(shown=place < count)
        alike([lane.label.words for lane in self.lanes])
        self._arrange()

    def _arrange(self) -> None:
        """The names below each other; where the plot would have no room two in a row, in place of the buttons.

        In a narrow view the buttons stand above the names, as long as there is room.
        """
        shown = 0 if self._part is None else len(self._part.lanes)
        line = self.fontMetrics().height()
        low = self.height() < (shown + _PLOT_LINES) * line
        narrow = self.width() < _NARROW * theme.point_size() and self.height() >= (shown + 2 + _PLOT_LINES) * line
        self._head.setDirection(QBoxLayout.Direction.BottomToTop if narrow else QBoxLayout.Direction.LeftToRight)
        crowded = low and (shown > 2 or not self._fit_beside_buttons())
        columns = 2 if crowded and shown > 1 and self._fit_in((self.width() - _MARGINS_PX - _BETWEEN_PX) // 2) else 1
        if self._arranged == (columns, crowded, len(self.lanes)):
            return
        self._arranged = (columns, crowded, len(self.lanes))
        self.plot.show_titles(not crowded)
        self._buttons.setVisible(not crowded)
        for place, lane in enumerate(self.lanes):
            self._legend.addWidget(lane.label, place // columns, place % columns)

    def _fit_in(self, room: int) -> bool:
        """Whether every name is at most so wide."""
        lanes = self._part.lanes if self._part is not None else ()
        return all(drawn.label.room_for(lane.name) <= room for drawn, lane in zip(self.lanes, lanes, strict=False))

    def _fit_beside_buttons(self) -> bool:
        return self._fit_in(self.width() - _MARGINS_PX - self._buttons.sizeHint().width())

    def _draw(self, part: LanesPart) -> None:
        axes = self.axes
        self._set_ranges(part, axes)
        self.ghosts.draw(axes)
        for drawn, lane in zip(self.lanes, part.lanes, strict=False):
            drawn.draw(lane, axes)
            number = figure(lane.curve.cost)
            title, value, end = called(lane.title), self._value_words(number), self._end(lane)
            heads = (f"{title}   {value}", f"{lane.name}   {value}")
            drawn.label.words.set_text(*(head + end for head in heads), *heads, f"{lane.name}   {number}", lane.name)

    def _end(self, lane: LaneCurve) -> str:
        """What is said after the value of a run that has ended."""
        if lane.ended is not None:
            return f"   {called(lane.ended)}"
        if lane.diverged_at is not None:
            return "   " + self.tr("diverged at {step}").format(step=f"{lane.diverged_at:,}")
        return ""

    def _set_ranges(self, part: LanesPart, axes: CostAxes) -> None:
        """Set ranges and ticks, if they have changed: seldom and in jumps."""
        curves = [lane.curve for lane in part.lanes]
        costs = [cost for curve in curves for cost in (*curve.low.tolist(), *curve.high.tolist(), curve.cost)]
        costs += self.ghosts.costs()
        low, high = axes.y_range(costs, None)
        last = max(1, self.ghosts.last(), *(curve.step_limit for curve in curves))
        most = int(self.plot.height() / (2 * self.fontMetrics().height())) - 1
        ranges = (axes, last, low, high, most)
        if ranges == self._ranges:
            return
        self._ranges = ranges
        self.plot.setRange(xRange=(0.0, axes.x(last)), yRange=(low, high), padding=_PADDING)
        self.plot.getAxis("left").setTicks(axes.y_ticks((low, high), most))
        self.plot.getAxis("bottom").setTicks(axes.x_ticks(last))

    def _redraw(self) -> None:
        self._ranges = None
        if self._part is not None:
            self._draw(self._part)

    def _spots(self) -> list[Spot]:
        if self._part is None:
            return []
        spots: list[Spot] = []
        for drawn, lane in zip(self.lanes, self._part.lanes, strict=False):
            number = figure(lane.curve.cost)
            written = rf"{re.escape(self._value_words(number))}|(?<=   ){re.escape(number)}$"
            spots += in_label(drawn.label.words, (written, (lane.name, self.asks)))
        return spots

    def _value_words(self, value: str) -> str:
        """What the present value of a run is called."""
        return self.tr("cost {cost}").format(cost=value)

    def _steps_now(self) -> tuple[int, int] | None:
        curves = [lane.curve for lane in self._part.lanes] if self._part is not None else []
        return (curves[0].step, max(curve.last for curve in curves)) if curves else None

    def _step_at(self, x: float) -> float:
        return self.axes.step(x)

    def restyle(self) -> None:
        self.plot.restyle()
        self._arrange()
        self.ghosts.restyle()
        for lane in self.lanes:
            lane.restyle()
        self._redraw()

    def retranslate(self) -> None:
        self.log_cost.setText(self.tr("log cost"))
        self.log_cost.setToolTip(self.tr("Every line upwards is ten times the cost"))
        self.log_steps.setText(self.tr("log updates"))
        self.log_steps.setToolTip(self.tr("Early updates are drawn wide, late ones narrow"))
        self.setAccessibleName(self.tr("Costs of the compared runs over updates; arrow keys go to other steps"))
        self.plot.set_labels(left="cost", bottom=self.tr("updates"))
        self._redraw()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()
