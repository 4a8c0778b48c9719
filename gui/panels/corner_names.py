"""The names of both axes inside a picture: a low view has no room for them beside it."""

import pyqtgraph as pg
from PySide6.QtCore import QObject, QPointF, QRectF, QSizeF
from PySide6.QtGui import QColor, QFont

from gui import theme

_Z = 30
_PLATE_ALPHA = 190
_EDGE = 2.0


def corners(frame: QRectF, line: float) -> tuple[QRectF, QRectF]:
    """What the names may cover of `frame`, in letters that are `line` pixels high: nothing else is written there."""
    size = QSizeF(1.8 * line, 1.4 * line)
    return QRectF(frame.topLeft(), size), QRectF(frame.bottomRight() - QPointF(size.width(), size.height()), size)


class CornerNames(QObject):
    """The upright axis's name in the upper left corner of a plot, the other one's in the lower right."""

    def __init__(self, plot: pg.PlotWidget) -> None:
        super().__init__(plot)
        self._box = plot.getPlotItem().getViewBox()
        self.left, self.bottom = pg.TextItem(anchor=(0.0, 0.0)), pg.TextItem(anchor=(1.0, 1.0))
        for text in (self.left, self.bottom):
            text.setParentItem(self._box)
            text.setZValue(_Z)
            text.hide()
        self._box.sigResized.connect(self._place)
        self.restyle(plot.font())

    def show_names(self, left: str, bottom: str, *, shown: bool) -> None:
        """Write these names, or hide them."""
        for text, words in ((self.left, left), (self.bottom, bottom)):
            text.setText(words)
            text.setVisible(shown and bool(words))
        self._place()

    def _place(self) -> None:
        width, height = self._box.width(), self._box.height()
        self.left.setPos(_EDGE, _EDGE)
        self.bottom.setPos(width - _EDGE, height - _EDGE)

    def restyle(self, font: QFont) -> None:
        """Colours and size of letters from the theme."""
        colors, letters = theme.current(), QFont(font)
        letters.setPointSize(theme.point_size())
        plate = QColor(colors.base)
        plate.setAlpha(_PLATE_ALPHA)
        for text in (self.left, self.bottom):
            text.setFont(letters)
            text.setColor(QColor(colors.text))
            text.fill = pg.mkBrush(plate)
            text.update()
