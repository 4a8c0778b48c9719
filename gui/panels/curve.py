"""Plot items that never compute their bounds: every range here is set by its panel, and pyqtgraph would look for
smallest and largest values at each change of data, a tenth of a frame. Their lines grow with the text.
"""

import pyqtgraph as pg
from PySide6.QtCore import QRectF

from gui import theme


class Curve(pg.PlotCurveItem):
    """A curve that may be anywhere in the view."""

    def boundingRect(self) -> QRectF:
        return _whole_view(self)

    def dataBounds(self, ax: int, frac: float = 1.0, orthoRange: object = None) -> tuple[None, None]:
        return (None, None)

    def setPen(self, *pen: object, **parts: object) -> None:
        super().setPen(theme.stroke(pg.mkPen(*pen, **parts)))


class Dots(pg.ScatterPlotItem):
    """Points that may be anywhere in the view."""

    def boundingRect(self) -> QRectF:
        return _whole_view(self)

    def dataBounds(self, ax: int, frac: float = 1.0, orthoRange: object = None) -> tuple[None, None]:
        return (None, None)


def _whole_view(item: pg.GraphicsObject) -> QRectF:
    box = item.getViewBox()
    return QRectF() if box is None else QRectF(box.viewRect())
