"""A plot that says where it was pressed or dragged over; its panel takes the keyboard focus."""

import pyqtgraph as pg
from PySide6.QtCore import QPoint, QPointF, QRect, Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QWidget

from gui import theme
from gui.panels.plot import Plot


class PointedPlot(Plot):
    """A plot without zoom.

    Signals:
        pointed: a QPointF in data coordinates, at each press and drag of the left button.
        lifted: the button was let go.
    """

    pointed = Signal(QPointF)
    lifted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        # Room for half a tick label beyond the ends of both axes.
        self.getPlotItem().setContentsMargins(0, 8, 10, 0)

    def show_focus(self, focused: bool) -> None:
        """Frame the plot while keys go to its panel."""
        pen = pg.mkPen(theme.current().accent, width=2) if focused else None
        self.getPlotItem().getViewBox().setBorder(pen)

    def to_pixels(self, x: float, y: float) -> QPointF:
        """Where the point (x, y) of the data is, in pixels of the viewport."""
        scene = self.getPlotItem().getViewBox().mapViewToScene(QPointF(x, y))
        return QPointF(self.viewportTransform().map(scene))

    def box_around(self, x: float, y: float, half: int) -> QRect:
        """The box in pixels of the viewport that goes `half` to each side of the point (x, y) of the data."""
        at = self.to_pixels(x, y).toPoint()
        return QRect(at.x() - half, at.y() - half, 2 * half, 2 * half)

    def to_data(self, pixel: QPoint) -> QPointF:
        """The data coordinates under `pixel` of the viewport."""
        return QPointF(self.getPlotItem().getViewBox().mapSceneToView(self.mapToScene(pixel)))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.pointed.emit(self.to_data(event.position().toPoint()))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.buttons() & Qt.MouseButton.LeftButton:
            self.pointed.emit(self.to_data(event.position().toPoint()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        event.accept()
        if event.button() == Qt.MouseButton.LeftButton:
            self.lifted.emit()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.mousePressEvent(event)
