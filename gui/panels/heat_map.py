"""A cost over two parameters as colours with contours: what every view of a surface from above begins with."""

import pyqtgraph as pg

from engine.core.types import Array
from gui.drawing.colors import heat
from gui.drawing.contours import Contours, contours, refined
from gui.panels.surface_items import ContourItem


class HeatMap:
    """The two items, which their owner puts into a plot.

    Attributes:
        image: the colours.
        lines: the contours.
    """

    def __init__(self) -> None:
        self.image, self.lines = pg.ImageItem(axisOrder="row-major"), ContourItem()

    def add_to(self, place: pg.PlotWidget | pg.ViewBox) -> None:
        """Put both into a plot or its box."""
        for item in (self.image, self.lines):
            place.addItem(item, ignoreBounds=True)

    def draw(self, x: Array, y: Array, cost: Array, levels: Array) -> Contours:
        """Draw the (n, m) `cost` over (m,) `x` and (n,) `y`, with contours at `levels`; what they are labelled."""
        x, y, cost = refined(x, y, cost)
        self.image.setImage(heat(cost), autoLevels=False, levels=(0, 255))
        width, height = float(x[-1] - x[0]), float(y[-1] - y[0])
        across, up = width / (len(x) - 1), height / (len(y) - 1)
        # A cost belongs to the middle of its pixel.
        self.image.setRect(x[0] - across / 2, y[0] - up / 2, width + across, height + up)
        found = contours(x, y, cost, levels)
        self.lines.setPath(found.path)
        return found
