"""The names of three regions of a plane, each in a place of its region where it covers as few points as it can."""

from collections.abc import Sequence
from typing import NamedTuple

import pyqtgraph as pg
from PySide6.QtCore import QPointF, QRectF, QSizeF
from PySide6.QtGui import QColor, QFont

from engine.core.types import Array
from gui import theme
from gui.panels.plot import Plot

_OFF_PX, _MARK_PX = 3.0, 5.0
_VEIL = 190


class _Place(NamedTuple):
    """Where a name stands, in pixels of the view box, and which point of it stands there."""

    at: QPointF
    anchor: tuple[float, float]

    def box(self, size: QSizeF) -> QRectF:
        corner = self.at - QPointF(self.anchor[0] * size.width(), self.anchor[1] * size.height())
        return QRectF(corner, size)


class RegionNames:
    """Names over the view box of a plot whose regions meet where x = y = 0; a sign alone where a name has no room.

    A name stays where it is until a point comes under it: names that jump with every update cannot be read.
    """

    def __init__(self, plot: Plot) -> None:
        self._box = plot.getPlotItem().getViewBox()
        self.items = [pg.TextItem() for _ in range(3)]
        self._words: list[tuple[str, ...]] = [("", "")] * 3
        self._sizes = [(QSizeF(), QSizeF())] * 3
        # For each region which of its words are written, and in which of its places.
        self._chosen = [(0, 0)] * 3
        self._points: Array | None = None
        for item in self.items:
            item.setParentItem(self._box)
            item.setZValue(8)
        self._box.sigResized.connect(self.again)

    def write(self, words: Sequence[tuple[str, str]], font: QFont) -> None:
        """Other names, each with the sign that may stand for it; or in another font or colour."""
        self._words = list(words)
        for k, item in enumerate(self.items):
            item.setFont(font)
            item.setColor(QColor(theme.current().text))
            self._sizes[k] = (self._size(item, words[k][0]), self._size(item, words[k][1]))
        self.again()

    @staticmethod
    def _size(item: pg.TextItem, words: str) -> QSizeF:
        item.setText(words)
        return QSizeF(item.boundingRect().size())

    def again(self) -> None:
        """All names back in their corners, and from there to where they cover nothing."""
        self._chosen = [(0, 0)] * 3
        self._place()

    def show_points(self, points: Array) -> None:
        """These are the points now, (m, 2)."""
        self._points = points
        self._place()

    def _place(self) -> None:
        for k, item in enumerate(self.items):
            tries = {
                (words, at): (place, self._covered(place.box(size)))
                for words, size in enumerate(self._sizes[k])
                for at, place in enumerate(self._places(k, size))
            }
            if tries.get(self._chosen[k], (None, 1))[1]:
                # The first of those that cover least.
                self._chosen[k] = min(tries, key=lambda each: tries[each][1])
            place, covered = tries[self._chosen[k]]
            words = self._words[k][self._chosen[k][0]]
            if words != item.toPlainText():
                item.setText(words)
            item.setAnchor(place.anchor)
            item.setPos(place.at)
            veil = QColor(theme.current().base)
            veil.setAlpha(_VEIL if covered else 0)
            item.fill = pg.mkBrush(veil)

    def _places(self, k: int, size: QSizeF) -> list[_Place]:
        """Places in region `k`: first its corner, then beside the lines that bound it, as far as there is room."""
        area = self._box.rect()
        middle = self._box.mapFromView(QPointF(0.0, 0.0))
        x, y = middle.x(), middle.y()
        if k == 0:
            found = [
                _Place(area.bottomRight(), (1, 1)),
                _Place(QPointF(x + _OFF_PX, area.bottom()), (0, 1)),
                _Place(QPointF(area.right(), y), (1, 0)),
            ]
        elif k == 1:
            found = [_Place(area.topLeft(), (0, 0)), _Place(QPointF(area.left(), y - _OFF_PX), (0, 1))]
        else:
            found = [
                _Place(area.bottomLeft(), (0, 1)),
                _Place(QPointF(x - _OFF_PX, area.bottom()), (1, 1)),
                _Place(QPointF(area.left(), y + _OFF_PX), (0, 0)),
            ]
        return [found[0], *(place for place in found[1:] if area.contains(place.box(size)))]

    def _covered(self, box: QRectF) -> int:
        """How many points lie under a box of pixels."""
        if self._points is None or not len(self._points):
            return 0
        box = box.adjusted(-_MARK_PX, -_MARK_PX, _MARK_PX, _MARK_PX)
        held = self._box.mapToView(box.topLeft()), self._box.mapToView(box.bottomRight())
        (left, right), (low, high) = (sorted(ends) for ends in zip(*(at.toTuple() for at in held), strict=True))
        x, y = self._points[:, 0], self._points[:, 1]
        return int(((x > left) & (x < right) & (y > low) & (y < high)).sum())
