"""Small images side by side, each with its right class and what it was called. One of them is chosen."""

import math

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetricsF, QImage, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from engine.core.parts_batches import ImagesOf
from gui import theme
from gui.drawing.pixels import grey_images
from gui.figures import NONE
from gui.fonts import tabular
from gui.panels.canvas import Canvas

_CENTER = Qt.AlignmentFlag.AlignCenter
_LEAST, _MOST = 1.9, 6.0  # side of an image in lines of text
_SMALLEST, _READABLE = 0.9, 1.3  # of a single row in a very low view
_CAPTION = 1.15  # height of a caption in lines
_GAP = 6.0
_EDGE = 3.0  # room for the frame of the chosen image
_WIDEST = 6.0  # an image is at most so many times as wide as high


class ImageGrid(Canvas):
    """Paints `ImagesOf`.

    Signals:
        chosen: place of the image that was pressed.
    """

    chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.names: tuple[str, ...] = ()
        self._of: ImagesOf | None = None
        self._drawn: list[QImage] = []
        self._picked = 0
        self._focused = False

    def show_images(self, images: ImagesOf, picked: int) -> None:
        """Draw `images`, of which the one at `picked` is framed."""
        self._of, self._picked, self._drawn = images, picked, []
        self.update()

    def show_focus(self, focused: bool) -> None:
        """Frame the chosen image more strongly while keys go to the panel."""
        self._focused = focused
        self.update()

    def shown(self) -> int:
        """How many images there is room for."""
        return len(self.places())

    def places(self) -> list[QRectF]:
        """Where each image is with its caption: as large as all of them can be, or as many as there is room for."""
        of = self._of
        count = 0 if of is None else len(of.label)
        if of is None or not count or self.width() < 10 or self.height() < 10:
            return []
        line = QFontMetricsF(self.font()).height()
        wide, high = self.width() - 2 * _EDGE + _GAP, self.height() - _EDGE + _GAP
        ratio = min(_WIDEST, max(1.0, of.pixels.shape[2] / of.pixels.shape[1]))
        below, least = _CAPTION * line + _GAP, self._caption_width()
        side, columns = 0.0, 1
        for tried in range(1, count + 1):
            found = min((wide / tried - _GAP) / ratio, high / -(-count // tried) - below)
            if found > side:
                side, columns = found, tried
        if side < _LEAST * line or side * ratio < least:
            side = max(_SMALLEST * line, min(_LEAST * line, high - below))
            columns = max(1, int(wide / (max(side * ratio, least) + _GAP)))
            count = min(count, columns * max(1, int(high / (side + below))))
        side = min(side, _MOST * line)
        cell = max(side * ratio, least)
        return [
            QRectF(
                _EDGE + k % columns * (cell + _GAP), _EDGE + k // columns * (side + below), cell, side + _CAPTION * line
            )
            for k in range(count)
        ]

    def _caption_width(self) -> float:
        """What the caption of a digit called another one needs."""
        font = QFont(tabular(self.font()))
        font.setBold(True)
        return QFontMetricsF(font).horizontalAdvance("8→8") + 2

    def _picture(self, box: QRectF) -> QRectF:
        """Where the image itself is, above its caption and in the middle of its place."""
        assert self._of is not None
        high = box.height() - _CAPTION * QFontMetricsF(self.font()).height()
        ratio = min(_WIDEST, max(1.0, self._of.pixels.shape[2] / self._of.pixels.shape[1]))
        return QRectF(box.center().x() - high * ratio / 2, box.y(), high * ratio, high)

    def neighbour(self, key: int, k: int) -> int | None:
        """The image that an arrow key, Home or End leads to from `k`; None for other keys."""
        places = self.places()
        if not places:
            return None
        columns = sum(box.top() == places[0].top() for box in places)
        moves = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -columns, Qt.Key.Key_Down: columns}
        ends = {Qt.Key.Key_Home: 0, Qt.Key.Key_End: len(places) - 1}
        if key in ends:
            return ends[Qt.Key(key)]
        if key not in moves:
            return None
        k = min(k, len(places) - 1)
        found = k + moves[Qt.Key(key)]
        return found if 0 <= found < len(places) else k

    def place_at(self, point: QPoint) -> int | None:
        """The image under a point."""
        return next((k for k, box in enumerate(self.places()) if box.contains(point)), None)

    def caption(self, k: int) -> str:
        """What stands under an image: its class, and what it was called where that is another."""
        assert self._of is not None
        right, called = int(self._of.label[k]), float(self._of.called[k])
        if called == right:
            return self._name(right)
        return f"{self._name(right)}→{NONE if math.isnan(called) else self._name(int(called))}"

    def _name(self, k: int) -> str:
        return self.names[k] if k < len(self.names) else str(k)

    def _paint(self, painter: QPainter, of: ImagesOf) -> None:
        colors = theme.current()
        if not self._drawn:
            self._drawn = grey_images(of.pixels, colors.color("base"), colors.color("text"))
        metrics = QFontMetricsF(painter.font())
        line = metrics.height()
        plain, bold = painter.font(), QFont(painter.font())
        bold.setBold(True)
        for k, box in enumerate(self.places()):
            image = self._picture(box)
            painter.drawImage(image, self._drawn[k])
            right = float(of.called[k]) == float(of.label[k])
            called = not math.isnan(float(of.called[k]))
            painter.setPen(
                QPen(colors.color("negative" if called and not right else "line"), 2 if called and not right else 1)
            )
            painter.drawRect(image)
            words = QRectF(box.x() - 2, image.bottom() + 1, box.width() + 4, _CAPTION * line)
            wrong = called and not right
            painter.setFont(bold if wrong else plain)
            painter.setPen(colors.color("text" if wrong else "muted"))
            painter.drawText(
                words, _CENTER, metrics.elidedText(self.caption(k), Qt.TextElideMode.ElideRight, words.width())
            )
            if k == self._picked:
                painter.setPen(QPen(colors.color("accent"), 3 if self._focused else 2))
                painter.drawRect(image.adjusted(-2, -2, 2, 2))
        painter.setFont(plain)

    def restyle(self) -> None:
        """Colours of another theme."""
        self._drawn = []
        self.update()

    def lowest(self) -> int:
        """The height in which one row of images can still be read."""
        return round((_READABLE + _CAPTION) * self.fontMetrics().height())

    def minimumSizeHint(self) -> QSize:
        line = self.fontMetrics().height()
        return QSize(6 * line, round((_LEAST + _CAPTION) * line))

    def sizeHint(self) -> QSize:
        return self.minimumSizeHint()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        found = self.place_at(event.position().toPoint())
        if found is not None and event.button() == Qt.MouseButton.LeftButton:
            self.chosen.emit(found)
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._of is not None:
            painter = QPainter(self)
            painter.setFont(tabular(self.font()))
            self._paint(painter, self._of)
