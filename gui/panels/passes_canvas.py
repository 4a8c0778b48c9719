"""Passes through the network as little squares: as many as measuring every gradient takes, and the two of backprop."""

import math

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from gui import theme

_LEAST_LINES, _MOST_LINES = 1.1, 3.0
_SHARE = 0.1  # of the view's height, where there is room for larger squares
_GAP = 0.22


class PassesCanvas(QWidget):
    """Draws `forward` blue squares and `backward` vermilion ones, the latter with a bar across.

    Args:
        forward, backward: how many of each.
        one_line: it takes the height of one line of squares and no more.
    """

    def __init__(self, forward: int, backward: int, *, one_line: bool = False) -> None:
        super().__init__()
        self.forward = forward
        self.backward = backward
        self._peer: PassesCanvas | None = None
        self._largest = _LEAST_LINES * QFontMetricsF(self.font()).height()
        high = QSizePolicy.Policy.Fixed if one_line else QSizePolicy.Policy.Expanding
        self.setSizePolicy(QSizePolicy.Policy.Ignored, high)

    def sizeHint(self) -> QSize:
        return QSize(40, math.ceil(self._largest))

    def fit(self, height: float) -> None:
        """Be as large as suits a view of this height."""
        line = QFontMetricsF(self.font()).height()
        self._largest = min(max(_SHARE * height, _LEAST_LINES * line), _MOST_LINES * line)
        self.updateGeometry()
        self.update()

    def be_like(self, peer: "PassesCanvas") -> None:
        """Have squares of the same size as `peer`, with which this is compared."""
        self._peer = peer

    def show_forward(self, count: int) -> None:
        """So many forward passes."""
        if count != self.forward:
            self.forward = count
            self.update()

    def side(self) -> float:
        """From one square to the next, in pixels: as large as lets all of them fit."""
        if self._peer is not None:
            return self._peer.side()
        count = self.forward + self.backward
        side = min(self._largest, float(min(self.width(), self.height())))
        while side > 2.0 and math.floor(self.width() / side) * math.floor(self.height() / side) < count:
            side *= 0.96
        return side

    def paintEvent(self, event: QPaintEvent) -> None:
        colors, side = theme.current(), self.side()
        painter = QPainter(self)
        columns = max(1, math.floor(self.width() / side))
        inner = side * (1 - _GAP)
        painter.setPen(Qt.PenStyle.NoPen)
        for place in range(self.forward + self.backward):
            row, column = divmod(place, columns)
            box = QRectF(column * side, row * side, inner, inner)
            back = place >= self.forward
            painter.fillRect(box, QColor(colors.negative if back else colors.positive))
            if back:
                painter.setPen(QPen(QColor(colors.base), max(1.0, inner / 8)))
                painter.drawLine(box.topRight(), box.bottomLeft())
                painter.setPen(Qt.PenStyle.NoPen)
