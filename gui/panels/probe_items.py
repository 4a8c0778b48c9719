"""Points of the learner's own in a plot: a ring for each with where it is, a thick one for the chosen."""

import pyqtgraph as pg
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QFont

from gui import figures, theme
from gui.panels.curve import Dots
from gui.panels.plot import Plot


class ProbeItems:
    """Draws probes; it says which pixels of the view box they cover."""

    def __init__(self, plot: Plot) -> None:
        self._plot = plot
        self.dots = Dots(symbol="o", pxMode=True)
        self.dots.setZValue(4)
        self.names: list[pg.TextItem] = []
        plot.addItem(self.dots)

    def restyle(self) -> None:
        """Colours and size from the theme."""
        colors = theme.current()
        font = QFont(self._plot.font())
        font.setPointSize(theme.point_size())
        self.dots.setBrush(pg.mkBrush(colors.base))
        for text in self.names:
            text.setFont(font)
            text.setColor(QColor(colors.text))
            text.fill = pg.mkBrush(colors.base)

    def show(self, places: list[tuple[float, float]], chosen: int, size: float) -> list[QRectF]:
        """Draw probes at `places` with markers of `size` pixels; returns what they and their writing cover."""
        colors = theme.current()
        if len(self.names) < len(places):
            for _ in range(len(places) - len(self.names)):
                text = pg.TextItem()
                text.setZValue(6)
                self.names.append(text)
                self._plot.addItem(text)
            self.restyle()
        pens = [
            pg.mkPen(colors.accent, width=4) if k == chosen else pg.mkPen(colors.text, width=2)
            for k in range(len(places))
        ]
        self.dots.setData(x=[x for x, _ in places], y=[y for _, y in places], pen=pens, size=size)
        covered: list[QRectF] = []
        for k, text in enumerate(self.names):
            text.setVisible(k < len(places))
            if k < len(places):
                covered += self._write(text, places[k], size)
        return covered

    def _write(self, text: pg.TextItem, place: tuple[float, float], size: float) -> list[QRectF]:
        """Say where a probe is: to its right, or to its left where there is no room."""
        view = self._plot.getPlotItem().getViewBox()
        text.setText(f"({figures.plain(place[0])}, {figures.plain(place[1])})")
        spot, room, half = view.mapFromView(QPointF(*place)), text.boundingRect(), size / 2 + 2
        after = spot.x() + half + room.width() < view.rect().width()
        text.setAnchor((0.0 if after else 1.0, 0.5))
        edge = view.mapToView(spot + QPointF(half if after else -half, 0))
        text.setPos(edge.x(), edge.y())
        left = spot.x() + half if after else spot.x() - half - room.width()
        marker = QRectF(spot.x() - half, spot.y() - half, 2 * half, 2 * half)
        return [QRectF(left, spot.y() - room.height() / 2, room.width(), room.height()), marker]
