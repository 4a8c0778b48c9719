"""Names of places on a plot, written beside them so that they stay inside and off each other."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPainterPath
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from gui import theme
from gui.panels.plot import Plot


class PlaceNames(QGraphicsItem):
    """A few words beside each of a few places.

    Args:
        plot: over whose view box they are written.
        stacked: all of them to the right of their places, one below the other.
    """

    def __init__(self, plot: Plot, *, stacked: bool = False) -> None:
        super().__init__()
        self._plot, self._stacked = plot, stacked
        self.named: Sequence[tuple[QPointF, str]] = ()
        self._box = plot.getPlotItem().getViewBox()
        self.setParentItem(self._box)
        self.setZValue(9)

    def show_names(self, named: Sequence[tuple[QPointF, str]]) -> None:
        """Write each name beside its place, given in the coordinates of the plot."""
        self.named = named
        self.update()

    def boundingRect(self) -> QRectF:
        return QRectF(self._box.rect())

    def shape(self) -> QPainterPath:
        return QPainterPath()

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        font = QFont(self._plot.font())
        font.setPointSize(theme.point_size())
        painter.setFont(font)
        metrics = QFontMetricsF(font)
        tall, inside = metrics.height(), self.boundingRect().adjusted(2, 2, -2, -2)
        places = [QPointF(self._box.mapFromView(place)) for place, _ in self.named]
        wide = [metrics.horizontalAdvance(words) + 6 for _, words in self.named]
        boxes = (self._stack if self._stacked else self._beside)(places, wide, tall, inside)
        for box, (_, words) in zip(boxes, self.named, strict=True):
            back = theme.current().color("base")
            back.setAlpha(190)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(back)
            painter.drawRoundedRect(box, 3, 3)
            painter.setPen(theme.current().color("text"))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, words)

    def _beside(self, places: list[QPointF], wide: list[float], tall: float, inside: QRectF) -> list[QRectF]:
        taken: list[QRectF] = []
        for at, across in zip(places, wide, strict=True):
            taken.append(self._free(at, across, tall, inside, taken))
        return taken

    @staticmethod
    def _stack(places: list[QPointF], wide: list[float], tall: float, inside: QRectF) -> list[QRectF]:
        """To the right of each place, as near to its height as the others let it be."""
        boxes = [
            QRectF(at.x() + 0.6 * tall, at.y() - tall / 2, across, tall)
            for at, across in zip(places, wide, strict=True)
        ]
        lowest = inside.top()
        order = sorted(boxes, key=lambda box: box.top())
        for box in order:
            box.moveTop(max(box.top(), lowest))
            lowest = box.bottom()
        highest = inside.bottom()
        for box in reversed(order):
            box.moveBottom(min(box.bottom(), highest))
            highest = box.top()
        return boxes

    @staticmethod
    def _free(at: QPointF, wide: float, tall: float, inside: QRectF, taken: list[QRectF]) -> QRectF:
        """A place beside `at` where nothing stands: right, left, below or above."""
        off = 0.85 * tall
        tries = [
            QRectF(at.x() + off, at.y() - tall / 2, wide, tall),
            QRectF(at.x() - off - wide, at.y() - tall / 2, wide, tall),
            QRectF(at.x() - wide / 2, at.y() + off, wide, tall),
            QRectF(at.x() - wide / 2, at.y() - off - tall, wide, tall),
        ]
        for box in tries:
            # Near the upper or lower border a name moves a little, rather than to another side.
            if box.contains(QPointF(at.x(), box.center().y())):
                box.moveLeft(min(max(box.left(), inside.left()), inside.right() - wide))
            box.moveTop(min(max(box.top(), at.y() - tall, inside.top()), inside.bottom() - tall))
            if inside.contains(box) and not any(box.intersects(other) for other in taken):
                return box
        box = tries[0]
        box.moveLeft(min(max(box.left(), inside.left()), inside.right() - wide))
        box.moveTop(min(max(box.top(), inside.top()), inside.bottom() - tall))
        return box
