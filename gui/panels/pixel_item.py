"""An item of a plot that is painted in pixels over all of the view, so that it looks the same at any zoom."""

import pyqtgraph as pg
from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPainterPath, QTransform
from PySide6.QtWidgets import QStyleOptionGraphicsItem, QWidget

from gui.drawing.ways import Pixels


def pixels_of(to_pixels: QTransform, frame: QRectF, far: float) -> Pixels:
    """How points become pixels of a frame; what is drawn goes `far` from its middle."""
    middle = (frame.center().x(), frame.center().y())
    return Pixels(to_pixels.m11(), to_pixels.dx(), to_pixels.m22(), to_pixels.dy(), middle, far)


class PixelItem(pg.GraphicsObject):
    """As large as what is seen; the mouse looks through it."""

    def paint_pixels(self, painter: QPainter, to_pixels: QTransform, frame: QRectF) -> None:
        """Paint inside `frame`, in pixels; `to_pixels` says where a point of the plot is."""
        raise NotImplementedError

    def viewTransformChanged(self) -> None:
        self.prepareGeometryChange()
        super().viewTransformChanged()

    def boundingRect(self) -> QRectF:
        return QRectF(self.viewRect())

    def shape(self) -> QPainterPath:
        return QPainterPath()

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        to_pixels = painter.transform()
        frame = to_pixels.mapRect(QRectF(self.viewRect()))
        painter.save()
        painter.resetTransform()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.paint_pixels(painter, to_pixels, frame)
        painter.restore()
