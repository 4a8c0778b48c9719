"""The cost after each update: how the run got here. Pressing, dragging or arrow keys go back to any step of it."""

import math

import pyqtgraph as pg
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QFont, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QToolButton, QVBoxLayout, QWidget

from engine.core.asides import Pin
from engine.core.frames import CurvePart, Part, Scene
from gui import figures, theme
from gui.drawing.cost_axes import CostAxes
from gui.hover import Numbers, Spot, in_item
from gui.panels.button_row import ButtonRow
from gui.panels.curve import Curve, Dots
from gui.panels.ghosts import CostGhosts
from gui.panels.guess_items import GuessCurve
from gui.panels.seeking_panel import SeekingPanel

_PADDING = 0.03
_BAND_ALPHA = 110
_LINES_FOR_NAME = 7
_LEAST_LINES_FOR_NAME = 5
_SHARE_IF_RISING = 0.65
_NAME_LINES = 1.35  # room that the name of the lowest cost needs under its line
# Where there is less room the axes have no titles.
_LINES_FOR_TITLES = 9


class CostPanel(SeekingPanel):
    """Cost over updates with the present step marked; what is known beyond it stands back."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._part: CurvePart | None = None
        self._unit = ""
        self._ranges: object = None
        self._y_limits = (0.0, 1.0)
        self.log_cost = QToolButton()
        self.log_steps = QToolButton()
        self.root = QToolButton()
        self._row = ButtonRow((self.log_cost, self.log_steps, self.root), "right")
        # A line while every step is there, a band from least to greatest where steps share a point.
        self.known = Curve(fillLevel="enclosed")
        self.past = Curve(fillLevel="enclosed")
        self.floor = Curve()
        self.floor_name = pg.TextItem(anchor=(1, 1))
        self.now = Curve()
        self.marker = Dots(size=12, symbol="o", pxMode=True)
        self.reading = pg.TextItem(anchor=(1, 0))
        self.guess = GuessCurve()
        self.ghosts = CostGhosts(self.plot)
        self._lay_out()
        self._connect()
        self.restyle()
        self.retranslate()

    def _lay_out(self) -> None:
        for item in (self.floor, self.floor_name, self.known, self.past, self.guess, self.now, self.marker):
            self.plot.addItem(item)
        self.floor_name.setZValue(5)
        self.marker.setZValue(6)
        self.reading.setParentItem(self.plot.getPlotItem().getViewBox())
        for button in (self.log_cost, self.log_steps, self.root):
            button.setCheckable(True)
            button.setAutoRaise(True)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.log_cost.setChecked(True)
        self.root.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(4, 2, 4, 2)
        layout.setSpacing(0)
        layout.addWidget(self._row)
        layout.addWidget(self.plot, 1)

    def _connect(self) -> None:
        self.plot.lifted.connect(self.guess.finish)
        for button in (self.log_cost, self.log_steps, self.root):
            button.toggled.connect(self.retranslate)
        self.plot.getPlotItem().getViewBox().sigResized.connect(self._on_plot_resized)
        Numbers(self, self._spots).over(self.plot.viewport())

    @property
    def axes(self) -> CostAxes:
        """How the axes are drawn now."""
        root = self.root.isChecked() and self._part is not None and self._part.unit_root
        return CostAxes(self.log_cost.isChecked(), self.log_steps.isChecked(), root)

    def show_scene(self, scene: Scene) -> None:
        self._unit = scene.unit
        self.retranslate()

    def show_pins(self, pins: tuple[Pin, ...]) -> None:
        self.ghosts.pins = pins
        self._redraw()

    def show_part(self, part: Part) -> None:
        assert isinstance(part, CurvePart)
        new_unit = self._part is None or self._part.unit_root != part.unit_root
        self._part, self._asked = part, None
        if new_unit:
            self.root.setVisible(part.unit_root)
            self._write_axes()
        self._draw(part)

    def arm_guess(self, updates: int | None) -> None:
        """Let the learner draw the cost of the first `updates` updates; None ends it and leaves what is drawn."""
        self.guess.arm(updates)
        self.plot.viewport().setCursor(Qt.CursorShape.ArrowCursor if updates is None else Qt.CursorShape.CrossCursor)
        self._redraw()

    def clear_guess(self) -> None:
        """Take away what is drawn."""
        self.guess.forget()
        self._redraw()

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
        for text, name in ((self.floor_name, "good"), (self.reading, "text")):
            text.setFont(font)
            text.setColor(colors.color(name))
            text.fill = pg.mkBrush(colors.base)
        self.guess.restyle()
        self._redraw()

    def retranslate(self) -> None:
        self.log_cost.setToolTip(self.tr("Every line upwards is ten times the cost"))
        self.log_steps.setToolTip(self.tr("Early updates are drawn wide, late ones narrow"))
        scales = self.tr("log cost"), self.tr("log updates")
        self._row.say((*scales, self._root_title()), (*scales, "√cost"))
        self.root.setToolTip(self.tr("The root of the cost: how large a typical error is, in units of y"))
        self.setAccessibleName(self.tr("Cost over updates; arrow keys go to other steps"))
        self._write_axes()
        self._redraw()

    def _root_title(self) -> str:
        return f"√cost ({self._unit})" if self._unit else "√cost"

    def _write_axes(self) -> None:
        self.plot.set_labels(left=self._root_title() if self.axes.root else "cost", bottom=self.tr("updates"))

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
        self.now.setData([axes.x(part.step)] * 2, [low, high if cost is None else axes.y(cost)])
        self.guess.redraw(axes)
        self.ghosts.draw(axes)
        self._write(part, axes)

    def _set_ranges(self, part: CurvePart, axes: CostAxes) -> None:
        """Set ranges, ticks and the line of the lowest cost, if they have changed: seldom and in jumps."""
        costs = [*part.low.tolist(), *part.high.tolist(), part.cost, *self.guess.costs.values(), *self.ghosts.costs()]
        low, high = axes.y_range(costs, part.floor)
        last = max(1, part.step_limit, self.guess.updates, self.ghosts.last())
        box_height, line = self.plot.getPlotItem().getViewBox().height(), self.fontMetrics().height()
        most = int(self.plot.height() / (2 * line)) - 1
        height = None if part.floor is None or not math.isfinite(part.floor) else axes.y(part.floor)
        shown = height is not None and low <= height <= high
        named = shown and box_height > _LEAST_LINES_FOR_NAME * line
        room = 0.0
        if height is not None and named:
            if axes.log_cost and (height - low) / (high - low) * box_height < _NAME_LINES * line:
                # Nothing is ever under the lowest cost: its name, written there, covers nothing.
                low -= 1.0
            room = (height - low) / (high - low) * box_height
        ranges = (axes, last, low, high, part.floor, most, named)
        if ranges == self._ranges:
            return
        self._ranges, self._y_limits = ranges, (low, high)
        right = axes.x(last)
        self.plot.setRange(xRange=(0.0, right), yRange=(low, high), padding=_PADDING)
        self.plot.getAxis("left").setTicks(axes.y_ticks((low, high), most))
        self.plot.getAxis("bottom").setTicks(axes.x_ticks(last))
        self.floor.setVisible(shown)
        self.floor_name.setVisible(named)
        if height is not None and shown:
            self.floor.setData([0.0, right], [height, height])
            self.floor_name.setAnchor((1, -0.15) if room >= _NAME_LINES * line else (1, 1.3))
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
            parts.append(figures.in_unit(f"√cost {figures.figure(part.root)}", self._unit))
        # Where room is short the cost alone stays, as where the curve would be covered: the step is on the axis below.
        choices = ("   ".join(parts), "   ".join(parts[1:]), parts[1])
        rises = self._rises()
        room = (_SHARE_IF_RISING if rises else 1.0) * box.width() - 16
        across, up = box.viewPixelSize()
        (_, right), (_, top) = box.viewRange()

        def fits(words: str) -> bool:
            wide, under = metrics.horizontalAdvance(words), top - up * (metrics.height() + 6)
            return wide < room and (rises or axes.highest_from(part, right - across * (wide + 16)) < under)

        self.reading.setText(next(filter(fits, choices), choices[-1]))
        self._place_reading()

    def _rises(self) -> bool:
        """Whether the cost is larger now than at the start."""
        part = self._part
        return part is not None and len(part.low) > 0 and not part.cost <= float(part.low[0])

    def _place_reading(self) -> None:
        """In a corner where the curve is not."""
        box, rises = self.plot.getPlotItem().getViewBox(), self._rises()
        if rises and self.axes.log_cost:
            self.reading.setAnchor((1, 1))
            self.reading.setPos(box.width() - 2 * self.fontMetrics().height(), box.height() - 2)
        elif rises:
            self.reading.setAnchor((0, 0))
            self.reading.setPos(6, 2)
        else:
            self.reading.setAnchor((1, 0))
            self.reading.setPos(box.width() - 4, 2)

    def _spots(self) -> list[Spot]:
        spots = in_item(self.plot, self.reading, (r"cost \S+", ("cost",)), (r"√cost \S+", ("root",)))
        named = self.floor_name.isVisible() and not self.axes.root
        return spots + (in_item(self.plot, self.floor_name, (".+", ("optimum_cost",))) if named else [])

    def _steps_now(self) -> tuple[int, int] | None:
        return None if self._part is None else (self._part.step, self._part.last)

    def _step_at(self, x: float) -> float:
        return self.axes.step(x)

    def _on_pointed(self, point: QPointF) -> None:
        if self.guess.armed:
            self.guess.draw_to(point, self.axes)
        else:
            super()._on_pointed(point)

    def _on_plot_resized(self) -> None:
        self._place_reading()
        if self._part is not None:
            self._set_ranges(self._part, self.axes)
            self._write(self._part, self.axes)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.plot.show_titles(self.height() > _LINES_FOR_TITLES * self.fontMetrics().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        part, key = self._part, Qt.Key(event.key())
        if part is None or not self.guess.take_key(key, self.axes, self._y_limits, part.cost):
            super().keyPressEvent(event)
