"""Costs of training, validation and test rows on a clipped axis; what is above it says how high it is."""

from collections.abc import Mapping, Sequence

import pyqtgraph as pg
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QFont
from PySide6.QtWidgets import QWidget

from engine.core.parts_ridge import SETS, SetCosts, SetName
from gui import figures, theme
from gui.panels.curve import Curve, Dots
from gui.panels.pointed_plot import PointedPlot
from gui.panels.set_dress import color, pen, size, symbol

_PADDING = 0.04
_ROOM_ABOVE = 0.12
_POINT_PX, _HERE_PX = 7, 11
# A wide line is dear where it has many points.
_WIDE, _THIN = 1.6, 1.0

Line = tuple[Sequence[float], Sequence[float]]


class CostsPlot(PointedPlot):
    """A line for each set, a mark at the present place, and arrows for what does not fit in."""

    def __init__(self, parent: QWidget | None = None, *, dots: bool = True) -> None:
        super().__init__(parent)
        self._cap = 1.0
        self._ends = (0.0, 1.0)
        self._ranges: object = None
        self.here = Curve()
        self.lines: dict[SetName, Curve] = {name: Curve() for name in SETS}
        self.points: dict[SetName, Dots] = {
            name: Dots(size=size(place, _POINT_PX), symbol=symbol(place), pxMode=True)
            for place, name in enumerate(SETS)
        }
        self.now: dict[SetName, Dots] = {
            name: Dots(size=size(place, _HERE_PX), symbol=symbol(place), pxMode=True) for place, name in enumerate(SETS)
        }
        self.above = pg.TextItem(anchor=(0.5, 0.0))
        self.best = pg.TextItem(anchor=(0.5, 1.0))
        self._dots = dots
        self.addItem(self.here, ignoreBounds=True)
        for name in SETS:
            for item in (self.lines[name], self.points[name], self.now[name]):
                self.addItem(item, ignoreBounds=True)
        for text in (self.above, self.best):
            self.addItem(text, ignoreBounds=True)
            text.setZValue(20)
        self.setMinimumHeight(80)
        self.restyle()

    def set_ranges(self, low: float, high: float, cap: float) -> None:
        """The ends of both axes; does nothing where they are as before."""
        ranges = (low, high, cap)
        if ranges != self._ranges:
            self._ranges, self._cap, self._ends = ranges, cap, (low, high)
            room = _PADDING * (high - low)
            self.setXRange(low - room, high + room, padding=0)
            self.setYRange(-_PADDING * cap, (1 + _ROOM_ABOVE) * cap, padding=0)

    def show_lines(self, lines: Mapping[SetName, Line]) -> None:
        """The lines of the sets that are shown; what is above the cap runs along it."""
        for name in SETS:
            x, costs = lines.get(name, ((), ()))
            heights = [min(cost, self._cap) for cost in costs]
            self.lines[name].setData(list(x), heights)
            if self._dots:
                self.points[name].setData(list(x), heights)

    def show_here(self, x: float, costs: SetCosts) -> None:
        """Where things stand: a line across, a marker for each set, and the numbers of those above the cap."""
        self.here.setData([x, x], [0.0, self._cap])
        above: list[float] = []
        for name in SETS:
            cost = costs.of(name)
            self.now[name].setData([] if cost is None else [x], [] if cost is None else [min(cost, self._cap)])
            if cost is not None and cost > self._cap:
                above.append(cost)
        self.above.setVisible(bool(above))
        self.above.setText("  ".join(f"↑ {figures.figure(cost)}" for cost in above))
        self._hold(self.above, x, (1 + _ROOM_ABOVE) * self._cap, top=0.0)

    def show_best(self, x: float, cost: float, words: str) -> None:
        """Words above the place where the validation cost is lowest; none for an empty text."""
        self.best.setVisible(bool(words))
        self.best.setText(words)
        self._hold(self.best, x, min(cost + 0.03 * self._cap, self._cap), top=1.0)

    def _hold(self, text: pg.TextItem, x: float, y: float, *, top: float) -> None:
        """Put a text at (x, y), turned inwards near the ends of the axis."""
        share = (x - self._ends[0]) / ((self._ends[1] - self._ends[0]) or 1.0)
        text.setAnchor((min(max(share, 0.0), 1.0), top))
        text.setPos(QPointF(x, y))

    def restyle(self) -> None:
        super().restyle()
        colors = theme.current()
        if not hasattr(self, "here"):
            return
        self.here.setPen(pg.mkPen(colors.ghost, width=1, style=Qt.PenStyle.DashLine))
        for place, name in enumerate(SETS):
            self.lines[name].setPen(pen(place, _WIDE if self._dots else _THIN))
            for dots in (self.points[name], self.now[name]):
                dots.setPen(pg.mkPen(colors.base, width=1))
                dots.setBrush(pg.mkBrush(color(place)))
        font = QFont(self.font())
        font.setPointSize(theme.point_size())
        for text, ink in ((self.above, colors.error), (self.best, colors.text)):
            text.setFont(font)
            text.setColor(QColor(ink))
            # A line that runs along the edge does not strike it through.
            text.fill = pg.mkBrush(colors.base)
