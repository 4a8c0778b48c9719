"""The marker of a set before words, which are written in the colour of text: yellow could not be read."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from gui import theme
from gui.panels import set_dress
from gui.panels.lane_dress import paint_symbol


class SetMarker(QWidget):
    """Training, validation or test, by its place."""

    def __init__(self, place: int) -> None:
        super().__init__()
        self._place = place
        self.resize_for_text()

    def resize_for_text(self) -> None:
        """Be as large as the letters beside it."""
        self.setFixedSize(round(1.3 * theme.point_size()), self.fontMetrics().height() + 2)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        place, across = self._place, set_dress.size(self._place, 0.8 * theme.point_size())
        paint_symbol(painter, set_dress.symbol(place), set_dress.color(place), QRectF(self.rect()).center(), across)
