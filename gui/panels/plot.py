"""A pyqtgraph plot as all panels use it: styled by the theme, bounded, without its English menu.

Ranges are set by the panels and change rarely: auto-range costs three quarters of a frame.
"""

import pyqtgraph as pg
from PySide6.QtGui import QColor, QFont
from PySide6.QtWidgets import QWidget

from gui import theme

_FAR = 1e12


class Plot(pg.PlotWidget):
    """A plot with left and bottom axis, no menu, no buttons, mouse zoom only where `zoom` says so."""

    def __init__(self, parent: QWidget | None = None, *, zoom: bool = False) -> None:
        super().__init__(parent, background=None)
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
        self.restyle()

    def set_labels(self, *, left: str, bottom: str) -> None:
        """Axis titles with their units, in the learner's language."""
        self._labels = {"left": left, "bottom": bottom}
        self._write_labels()

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
        self._write_labels()

    def _write_labels(self) -> None:
        style = {"color": theme.current().muted, "font-size": f"{theme.point_size()}pt"}
        for side, words in self._labels.items():
            self.getPlotItem().setLabel(side, words, **style)
