"""Rows with one feature and, in the units of the data, the line that each of several runs has made of them."""

import pyqtgraph as pg
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from engine.core.frames import Part, Scene
from engine.core.parts_scales import LaneLine, LaneLinesPart
from gui import theme
from gui.figures import figure, written_out
from gui.hover import Numbers, Spot, in_label
from gui.panels.arrow_panel import ACROSS, ArrowPanel
from gui.panels.curve import Curve, Dots
from gui.panels.lane_dress import LaneLabel, called, pen
from gui.panels.pointed_plot import PointedPlot

_NUMBER = r"[−\d][^\s)]*"
_LINES_FOR_TITLES = 9


class LaneLinesPanel(ArrowPanel):
    """Draws LaneLinesPart. Press, drag or arrow keys: ask about a new row there."""

    arrows = ACROSS

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._part: LaneLinesPart | None = None
        self._scene: Scene | None = None
        self._limits: object = None
        self.plot = PointedPlot()
        self.points = Dots(symbol="s", size=9, pxMode=True)
        self.points.setZValue(5)
        self.zero = pg.InfiniteLine(pos=0.0, angle=90)
        self.new = pg.InfiniteLine(pos=0.0, angle=90)
        self.lines: list[Curve] = []
        self.labels: list[LaneLabel] = []
        self._legend = QVBoxLayout()
        self._numbers = Numbers(self, self._spots)
        self._lay_out()
        self.plot.pointed.connect(self._on_pointed)
        self.restyle()
        self.retranslate()

    def _lay_out(self) -> None:
        for line in (self.zero, self.new):
            self.plot.addItem(line, ignoreBounds=True)
        self.plot.addItem(self.points)
        self._legend.setSpacing(0)
        column = QVBoxLayout(self)
        column.setContentsMargins(6, 2, 4, 2)
        column.setSpacing(0)
        column.addLayout(self._legend)
        column.addWidget(self.plot, 1)

    def show_scene(self, scene: Scene) -> None:
        self._scene = scene
        self._write_axes()

    def show_part(self, part: Part) -> None:
        assert isinstance(part, LaneLinesPart)
        old, self._part = self._part, part
        while len(self.lines) < len(part.lines):
            self._add()
        limits = (part.ends, part.limits)
        if limits != self._limits:
            self._limits = limits
            self.plot.setRange(xRange=part.ends, yRange=part.limits, padding=0)
        if old is None or old.x is not part.x or old.y is not part.y:
            self.points.setData(part.x, part.y)
        for curve, line in zip(self.lines, part.lines, strict=False):
            curve.setData(list(part.ends), line.heights)
        self.new.setValue(part.new_x)
        self.new.setVisible(part.asked)
        if old is None or old.target_scaled != part.target_scaled:
            self._write_axes()
        self._write()

    def _on_pointed(self, point: QPointF) -> None:
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        if self._part is not None:
            step = self._part.choices[2]
            self._ask(round(point.x() / step) * step)

    def _ask(self, x: float) -> None:
        """Ask about a new row."""
        assert self._part is not None
        low, high, _ = self._part.choices
        x = min(max(x, low), high)
        if x != self._part.new_x:
            self.look_requested.emit({"probes": ((x, 0.0),)})

    def _add(self) -> None:
        place = len(self.lines)
        curve, label = Curve(), LaneLabel(place)
        self.plot.addItem(curve)
        self._legend.addWidget(label)
        self._numbers.over(label.words)
        self.lines.append(curve)
        self.labels.append(label)
        self._dress(place)

    def _dress(self, place: int) -> None:
        self.lines[place].setPen(pen(place, 2.0))
        self.labels[place].restyle()

    def _write(self) -> None:
        if self._part is None:
            return
        for label, line in zip(self.labels, self._part.lines, strict=False):
            numbers = _equation(line)
            cost = self.tr("cost {cost}").format(cost=figure(line.cost))
            label.words.set_text(
                f"{called(line.title)}   {numbers}   {cost}",
                f"{line.name}   {numbers}   {cost}",
                f"{line.name}   {numbers}",
                f"{line.name}  {cost}",
            )

    def _write_axes(self) -> None:
        if self._scene is None or not self._scene.columns:
            return
        target = self._scene.targets[0]
        scaled = self._part is not None and self._part.target_scaled
        unit = self.tr("0 to 1") if scaled else self._scene.unit
        left = f"{target} ({unit})" if unit else target
        self.plot.set_labels(left=left, bottom=self._scene.columns[0])

    def _spots(self) -> list[Spot]:
        if self._part is None:
            return []
        found = []
        for label, line in zip(self.labels, self._part.lines, strict=False):
            kind = "original" if line.mapped else "parameter"
            pieces = [
                (rf"(?<== ){_NUMBER}", (line.name, kind, "w1")),
                (_NUMBER, (line.name, kind, "b")),
                (r"cost \S+", (line.name, "cost")),
            ]
            found += in_label(label.words, *(pieces if "=" in label.words.shown_text() else pieces[-1:]))
        return found

    def restyle(self) -> None:
        self.plot.restyle()
        self.points.setPen(pg.mkPen(theme.current().base, width=1))
        self.points.setBrush(pg.mkBrush(theme.current().text))
        self.zero.setPen(pg.mkPen(theme.current().line, width=1))
        self.new.setPen(theme.stroke(pg.mkPen(theme.current().accent, width=1, style=Qt.PenStyle.DashLine)))
        for place in range(len(self.lines)):
            self._dress(place)
        self._fit()

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("The rows and the line of each run; arrow keys move the new row"))
        self._write_axes()
        self._write()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """In a low view the plot comes first."""
        self.plot.show_titles(self.height() > _LINES_FOR_TITLES * self.fontMetrics().height())

    def show_focus(self, focused: bool) -> None:
        self.plot.show_focus(focused)

    def go(self, down: int, along: int) -> None:
        if self._part is not None:
            self._ask(self._part.new_x + along * self._part.choices[2])


def _equation(line: LaneLine) -> str:
    return f"H = {figure(line.weight)} x + {written_out(line.bias, 2)}".replace("+ −", "− ")
