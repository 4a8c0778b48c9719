"""Rows as points of a plot, each with the marker of its class; the wrongly called ringed, the chosen one framed."""

import pyqtgraph as pg
from PySide6.QtCore import QPointF, Qt

from engine.core.types import Array
from gui import class_marks, theme
from gui.panels.curve import Dots
from gui.panels.plot import Plot

# Sizes in shares of a line of text: of markers of a few rows and of many, and what rings and the frame add.
_FEW_ROWS, _LARGE, _SMALL = 60, 0.8, 0.5
_RING, _FRAME, _CROSS = 0.5, 0.6, 1.2


class ClassDots:
    """Draws rows of two classes into a plot, at places that may change with every frame."""

    def __init__(self, plot: Plot) -> None:
        self._plot = plot
        self._x: Array | None = None
        self._y: Array | None = None
        self._many = False
        self.size_px = 10.0
        self.points = [Dots(symbol=class_marks.symbol(k, 2), pxMode=True) for k in (0, 1)]
        self.undecided, self.wrong, self.chosen = (Dots(pxMode=True) for _ in range(3))
        for z, item in enumerate((*self.points, self.undecided, self.wrong, self.chosen), 3):
            item.setZValue(z)
            plot.addItem(item)

    def show(self, x: Array, y: Array, label: Array, called: Array | None, sample: int) -> None:
        """Draw the rows at (x, y); without `called` nothing is ringed."""
        self._x, self._y = x, y
        many = len(x) > _FEW_ROWS
        if many != self._many:
            self._many = many
            self.restyle()
        for k, dots in enumerate(self.points):
            here = label == k
            dots.setData(x[here], y[here])
        if called is not None:
            # What is nan equals nothing, itself included.
            nothing = called != called
            wrong = (called != label) & ~nothing
            self.undecided.setData(x[nothing], y[nothing])
            self.wrong.setData(x[wrong], y[wrong])
        self.chosen.setData(x[sample : sample + 1], y[sample : sample + 1])

    def restyle(self) -> None:
        """Colours and sizes from the theme."""
        colors = theme.current()
        line = self._plot.fontMetrics().height()
        self.size_px = (_SMALL if self._many else _LARGE) * line
        for k, dots in enumerate(self.points):
            dots.setPen(pg.mkPen(colors.base, width=1))
            dots.setBrush(pg.mkBrush(class_marks.color(k)))
            dots.setSize(self.size_px * (_CROSS if dots.opts["symbol"] == "x" else 1.0))
        for ring, symbol, larger, pen in (
            (self.undecided, "o", _RING, pg.mkPen(colors.muted, width=1.5, style=Qt.PenStyle.DotLine)),
            (self.wrong, "o", _RING, pg.mkPen(colors.error, width=2)),
            (self.chosen, "s", _FRAME, pg.mkPen(colors.text, width=2)),
        ):
            ring.setSymbol(symbol)
            ring.setPen(pen)
            ring.setBrush(pg.mkBrush(None))
            ring.setSize(self.size_px + larger * line * (_SMALL / _LARGE if self._many else 1.0))

    def row_at(self, at: QPointF, reach_px: float) -> int | None:
        """The row that is nearest to a place of the plot, within so many pixels."""
        if self._x is None or self._y is None or not len(self._x):
            return None
        width, height = self._plot.getPlotItem().getViewBox().viewPixelSize()
        away = ((self._x - at.x()) / width) ** 2 + ((self._y - at.y()) / height) ** 2
        row = int(away.argmin())
        return row if away[row] <= reach_px**2 else None
