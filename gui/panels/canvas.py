"""A part of a view that is painted by hand, on the ground of plots and fields."""

from PySide6.QtGui import QFont, QFontMetricsF, QPalette
from PySide6.QtWidgets import QWidget

from gui import theme
from gui.fonts import tabular


class Canvas(QWidget):
    """Fills its ground itself, so that a repaint of it stops here and does not paint what lies below anew."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAutoFillBackground(True)
        self.setBackgroundRole(QPalette.ColorRole.Base)

    def grown_font(self, across: float, down: float, largest: float) -> QFont:
        """Writing that grows with the view, up to `largest` times.

        Args:
            across: how wide what is drawn is, in heights of a line of its writing.
            down: how high it is.
            largest: more than so much larger it would shout.
        """
        font, size = tabular(self.font()), theme.point_size()
        font.setPointSizeF(size)
        line = QFontMetricsF(font).height()
        factor = min(self.width() / (across * line), self.height() / (down * line))
        font.setPointSizeF(size * min(largest, max(1.0, factor)))
        return font
