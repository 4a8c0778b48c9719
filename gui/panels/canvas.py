"""A part of a view that is painted by hand, on the ground of plots and fields."""

from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QWidget


class Canvas(QWidget):
    """Fills its ground itself, so that a repaint of it stops here and does not paint what lies below anew."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAutoFillBackground(True)
        self.setBackgroundRole(QPalette.ColorRole.Base)
