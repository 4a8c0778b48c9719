"""A plot in which points can be taken hold of, and put down by a double click."""

from PySide6.QtCore import QPointF, Qt, Signal
from PySide6.QtGui import QMouseEvent

from gui.panels.pointed_plot import PointedPlot


class ProbePlot(PointedPlot):
    """Tells a press from a drag.

    Signals:
        pressed, dragged: a QPointF in data coordinates.
        doubled: where it was clicked twice.
    """

    pressed = Signal(QPointF)
    dragged = Signal(QPointF)
    doubled = Signal(QPointF)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.pressed.emit(self.to_data(event.position().toPoint()))
        # The panel takes the keyboard.
        event.ignore()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.buttons() & Qt.MouseButton.LeftButton:
            self.dragged.emit(self.to_data(event.position().toPoint()))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.doubled.emit(self.to_data(event.position().toPoint()))
