"""One cost over one weight: the curve, its valleys, the tangent where the run is, and the hops that led there."""

import pyqtgraph as pg
from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette

from engine.core.parts_lanes import WeightCurve
from gui import theme
from gui.elided_label import ElidedLabel
from gui.figures import figure, fixed, written_out
from gui.hover import Spot, in_label
from gui.panels.curve import Curve, Dots
from gui.panels.hops_item import HopsItem
from gui.panels.lane_dress import called, pen
from gui.panels.lane_starts_panel import LaneMap, Place

_TANGENT = 0.13  # half of its width, as a share of the axis
_LOW_LINES = 9
_LOWEST_LINES = 6.5
_PLACES = 4


class WeightPlot(LaneMap):
    """Draws a WeightCurve."""

    def __init__(self, place: int) -> None:
        super().__init__(place)
        self._place = place
        self._part: WeightCurve | None = None
        self._parameter = "w1"
        self._ranges: object = None
        self._limits = (-1.0, 1.0)
        self.legend = ElidedLabel(role=QPalette.ColorRole.PlaceholderText)
        self.curve, self.tangent, self.line = Curve(), Curve(), Curve()
        self.lowest, self.minima = Dots(size=17, symbol="star", pxMode=True), Dots(size=13, symbol="o", pxMode=True)
        self.hops = HopsItem(place)
        for item in (self.curve, self.line, self.tangent, self.minima, self.lowest, self.hops):
            self.plot.addItem(item, ignoreBounds=True)
        self.column.addWidget(self.legend)
        self.restyle()
        self.retranslate()

    def show_curve(self, part: WeightCurve, limits: tuple[float, float], parameter: str) -> None:
        """Draw `part`; all plots beside each other have the same limits."""
        last, self._part, self._parameter, self._limits = self._part, part, parameter, limits
        ranges = (limits, part.height_limits)
        if ranges != self._ranges:
            self._ranges = ranges
            self.plot.setRange(xRange=limits, yRange=part.height_limits, padding=0.02)
        if last is None or last.w is not part.w:
            self.curve.setData(part.w, part.height)
        here = (float(part.hops[-1]), float(part.hop_heights[-1]))
        self.hops.set_run(zip(part.hops.tolist(), part.hop_heights.tolist(), strict=True), part.next_w - here[0])
        half = _TANGENT * (limits[1] - limits[0])
        self.tangent.setData(
            [here[0] - half, here[0] + half], [here[1] - half * part.slope, here[1] + half * part.slope]
        )
        if last is None or last.minima != part.minima:
            self._show_minima(part)
        self._write()

    def _show_minima(self, part: WeightCurve) -> None:
        others = [point for place, point in enumerate(part.minima) if place != part.lowest]
        self.minima.setData([w for w, _ in others], [cost for _, cost in others])
        lowest = [] if part.lowest is None else [part.minima[part.lowest]]
        self.lowest.setData([w for w, _ in lowest], [cost for _, cost in lowest])
        self._write_legend()

    def show_cursor(self, place: Place | None) -> None:
        """A dotted line at the weight."""
        low, high = (0.0, 0.0) if self._part is None else self._part.height_limits
        self.line.setData(*(([], []) if place is None else ([place[0]] * 2, [low, high])))

    def spots(self) -> list[Spot]:
        part = self._part
        if part is None or self.reading.isHidden():
            return []
        keys = [(part.name, "parameter", self._parameter), (part.name, "cost"), (part.name, "slope", self._parameter)]
        if "cost" not in self.reading.shown_text():
            del keys[1]
        return in_label(self.reading, *((r"[−∞\d]\S*", key) for key in keys))

    def _write(self) -> None:
        part = self._part
        if part is None:
            return
        w, cost = fixed(float(part.hops[-1]), _PLACES), figure(float(part.hop_heights[-1]))
        slope = written_out(part.slope)
        self.reading.set_text(
            self.tr("w = {w}    cost {cost}    slope {slope}").format(w=w, cost=cost, slope=slope),
            self.tr("w {w}  cost {cost}  slope {slope}").format(w=w, cost=cost, slope=slope),
            self.tr("w {w}  slope {slope}").format(w=w, slope=slope),
        )

    def _write_legend(self) -> None:
        part = self._part
        if part is None:
            return
        long: list[str] = []
        short: list[str] = []
        for place, point in enumerate(part.minima):
            w, cost = map(figure, point)
            if place == part.lowest:
                long.insert(0, self.tr("★ lowest: w = {w}, cost {cost}").format(w=w, cost=cost))
                short.insert(0, f"★ w = {w}")
            else:
                long.append(self.tr("○ local minimum: w = {w}, cost {cost}").format(w=w, cost=cost))
                short.append(self.tr("○ local minimum w = {w}").format(w=w))
        self.legend.set_text("   ".join(long), "   ".join(short))

    def restyle(self) -> None:
        super().restyle()
        colors = theme.current()
        self.curve.setPen(pen(self._place))
        self.tangent.setPen(pg.mkPen(colors.muted, width=1))
        self.line.setPen(pg.mkPen(colors.accent, width=1, style=Qt.PenStyle.DotLine))
        for marks in (self.lowest, self.minima):
            marks.setPen(pg.mkPen(colors.good, width=2))
        self.lowest.setBrush(pg.mkBrush(colors.good))
        self.minima.setBrush(pg.mkBrush(colors.base))
        self.hops.update()

    def _fit(self) -> None:
        """In a low view the curve comes first."""
        line = self.fontMetrics().height()
        self.plot.show_titles(self.height() > 1.6 * _LOW_LINES * line)
        self.legend.setVisible(self.height() > _LOW_LINES * line)
        self.reading.setVisible(self.height() > _LOWEST_LINES * line)

    def retranslate(self) -> None:
        self.plot.set_labels(left="cost", bottom="w")
        if self._part is not None:
            self.write_title(self._part)
        self._write()
        self._write_legend()

    def write_title(self, part: WeightCurve) -> None:
        """What the run is called."""
        self.head.words.set_text(called(part.title))
