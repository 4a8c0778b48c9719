"""A pyqtgraph plot as all panels use it: styled by the theme, bounded, without its English menu.

Ranges are set by the panels and change rarely: auto-range costs three quarters of a frame.
"""

import math
from collections.abc import Iterator, Sequence
from itertools import pairwise

import pyqtgraph as pg
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics
from PySide6.QtWidgets import QWidget

from gui import theme
from gui.figures import MINUS
from gui.panels.corner_names import CornerNames

_FAR = 1e12
_WRITTEN_OUT = 1e6
_FINEST = 1e-4
_DENSE_AT_PT = 9
# Numbers below each other keep so many heights of letters.
_LINE = 0.95
# Numbers beside each other keep so many widths of a letter.
_APART = 0.4


def _short(value: float) -> str:
    mantissa, _, exponent = f"{value:g}".partition("e")
    return (f"{mantissa}e{int(exponent)}" if exponent else mantissa).replace("-", MINUS)


def _steps(least: float) -> Iterator[float]:
    """1, 2 and 5 times powers of ten, from `least` upwards."""
    decade = 10.0 ** math.floor(math.log10(least))
    yield from (step * decade for step in (1, 2, 5, 10, 20, 50, 100) if step * decade >= least)


class _Axis(pg.AxisItem):
    """An axis whose numbers look as all others do, 2,000 and −0.2, and do not touch where it is low or narrow."""

    def tickSpacing(self, minVal: float, maxVal: float, size: float) -> list[tuple[float, float]]:
        levels: list[tuple[float, float]] = super().tickSpacing(minVal, maxVal, size)
        font = self.style["tickFont"]
        if font is None or not levels or not 0 < maxVal - minVal < math.inf or size <= 0:
            return levels
        metrics, per_pixel = QFontMetrics(font), (maxVal - minVal) / size
        if self.orientation == "left":
            least = _LINE * metrics.height() * per_pixel
            return levels if levels[0][0] >= least else [(next(_steps(least)), 0.0)]
        if not self._touch(levels[0][0], minVal, maxVal, metrics, per_pixel):
            return levels
        steps = [step for step in _steps(levels[0][0]) if math.floor(maxVal / step) >= math.ceil(minVal / step)]
        apart = (step for step in steps if not self._touch(step, minVal, maxVal, metrics, per_pixel))
        return [(next(apart, steps[-1] if steps else levels[0][0]), 0.0)]

    def _touch(self, step: float, low: float, high: float, metrics: QFontMetrics, per_pixel: float) -> bool:
        """Whether numbers beside each other would touch, so many `step`s apart; pyqtgraph leaves out what is cut."""
        values = [k * step for k in range(math.ceil(low / step), math.floor(high / step) + 1)]
        wide = [metrics.horizontalAdvance(words) * per_pixel for words in self.tickStrings(values, self.scale, step)]
        whole = [w for x, w in zip(values, wide, strict=True) if low + w / 2 <= x <= high - w / 2]
        gap = _APART * metrics.averageCharWidth() * per_pixel
        return any((one + other) / 2 + gap > step for one, other in pairwise(whole))

    def tickStrings(self, values: Sequence[float], scale: float, spacing: float) -> list[str]:
        step = spacing * scale
        if step <= 0 or step < _FINEST or any(abs(value * scale) >= _WRITTEN_OUT for value in values):
            return [_short(value * scale) for value in values]
        places = max(0, math.ceil(-math.log10(step) - 1e-9))
        words = [f"{value * scale:,.{places}f}" for value in values]
        return [word.replace("-", MINUS if word.strip("-0.,") else "") for word in words]


class Plot(pg.PlotWidget):
    """A plot with left and bottom axis, no menu, no buttons, mouse zoom only where `zoom` says so."""

    def __init__(self, parent: QWidget | None = None, *, zoom: bool = False) -> None:
        axes = {side: _Axis(side) for side in ("left", "bottom")}
        super().__init__(parent, background=None, axisItems=axes)
        # The background brush covers all of it: nothing behind a plot has to be painted with each frame.
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        item = self.getPlotItem()
        item.setMenuEnabled(False)
        item.hideButtons()
        item.setMouseEnabled(x=zoom, y=zoom)
        box = item.getViewBox()
        box.disableAutoRange()
        # Without limits zooming out ends in a range of nan, said on each mouse event.
        box.setLimits(xMin=-_FAR, xMax=_FAR, yMin=-_FAR, yMax=_FAR, minXRange=1e-12, minYRange=1e-12)
        for side in ("left", "bottom"):
            self.getAxis(side).enableAutoSIPrefix(False)
        self._labels: dict[str, str] = {}
        self._titled = True
        self._corners: CornerNames | None = None
        self.restyle()

    def set_labels(self, *, left: str, bottom: str) -> None:
        """Axis titles with their units, in the learner's language."""
        self._labels = {"left": left, "bottom": bottom}
        self._write_labels()

    def show_titles(self, shown: bool) -> None:
        """Whether the axes have their titles; in a low view their room is needed."""
        self._titled = shown
        for side in ("left", "bottom"):
            self.getAxis(side).showLabel(shown)
        self._write_corners()

    def name_inside(self) -> None:
        """Name the axes inside the picture while there are no titles: for maps, whose corners tell little else."""
        self._corners = CornerNames(self)
        self._write_corners()

    def _write_corners(self) -> None:
        if self._corners is not None:
            names = (self._labels.get("left", ""), self._labels.get("bottom", ""))
            self._corners.show_names(*names, shown=not self._titled)

    def restyle(self) -> None:
        """Colours and fonts of axes and background from the theme."""
        colors = theme.current()
        self.setBackground(QColor(colors.base))
        font = QFont(self.font())
        font.setPointSize(theme.point_size())
        for side in ("left", "bottom"):
            axis = self.getAxis(side)
            axis.setTickFont(font)
            axis.setStyle(tickTextOffset=4)
            axis.setPen(pg.mkPen(colors.line))
            axis.setTextPen(pg.mkPen(colors.muted))
            # Fewer ticks where their labels are larger.
            axis.setTickDensity(_DENSE_AT_PT / theme.point_size())
        # Left to itself pyqtgraph reckons with the height of digits alone, and cuts commas.
        self.getAxis("bottom").setStyle(autoExpandTextSpace=False, tickTextHeight=QFontMetrics(font).height() + 2)
        if self._corners is not None:
            self._corners.restyle(self.font())
        self._write_labels()

    def _write_labels(self) -> None:
        self._write_corners()
        style = {"color": theme.current().muted, "font-size": f"{theme.point_size()}pt"}
        for side, words in self._labels.items():
            self.getPlotItem().setLabel(side, words, **style)
            # Writing a title shows it again.
            self.getAxis(side).showLabel(self._titled)
