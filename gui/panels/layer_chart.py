"""A logarithmic axis over the layers of a network, as the views of many layers share it: one column for each layer."""

import math
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen

from gui import figures, theme

_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_CENTER = Qt.AlignmentFlag.AlignCenter


@dataclass(frozen=True, slots=True)
class LayerChart:
    """Where things are drawn.

    Attributes:
        box: of the plot itself, without its labels.
        columns: how many there are.
        decades: ends of the vertical axis, in powers of ten.
    """

    box: QRectF
    columns: int
    decades: tuple[int, int]

    @classmethod
    def inside(cls, room: QRectF, metrics: QFontMetricsF, columns: int, decades: tuple[int, int]) -> "LayerChart":
        """With labels left of it, which take their room from `room`."""
        left = metrics.horizontalAdvance("0.0001") + 8
        return cls(room.adjusted(left, 0.5 * metrics.height(), -4, -0.3 * metrics.height()), columns, decades)

    @property
    def width(self) -> float:
        """Of one column."""
        return self.box.width() / self.columns

    def x(self, column: int) -> float:
        """The middle of a column, counted from 0."""
        return self.box.left() + (column + 0.5) * self.width

    def y(self, value: float) -> float:
        """The height of a number; what is 0 or beyond the axis stands at its end."""
        low, high = self.decades
        decade = low if value <= 0 else min(max(math.log10(value), low), high)
        return self.box.bottom() - (decade - low) / (high - low) * self.box.height()

    def paint(self, painter: QPainter, metrics: QFontMetricsF) -> None:
        """Lines of the decades with their numbers, as many as there is room for."""
        colors = theme.current()
        low, high = self.decades
        each = self.box.height() / (high - low)
        step = next((k for k in (1, 2, 4, 8, 16) if k * each >= 1.15 * metrics.height()), 32)
        for decade in range(low, high + 1):
            at = self.y(10.0**decade)
            labelled = (high - decade) % step == 0
            painter.setPen(QPen(colors.color("line"), 1.0 if labelled else 0.5))
            painter.drawLine(QPointF(self.box.left(), at), QPointF(self.box.right(), at))
            if labelled:
                painter.setPen(colors.color("muted"))
                place = QRectF(0, at - metrics.height() / 2, self.box.left() - 6, metrics.height())
                painter.drawText(place, _RIGHT, figures.power(decade))

    def every(self, widest: float) -> int:
        """Every how many columns a text so wide has room for itself."""
        return max(1, math.ceil((widest + 6) / self.width))

    def write(self, painter: QPainter, top: float, height: float, texts: dict[int, str]) -> None:
        """Texts in the middle of their columns, the last one always, and before it as many as there is room for."""
        if not texts:
            return
        metrics = QFontMetricsF(painter.font())
        every = self.every(max(metrics.horizontalAdvance(text) for text in texts.values()))
        columns = sorted(texts)
        for column in columns[::-1][::every]:
            place = QRectF(self.x(column) - every * self.width / 2, top, every * self.width, height)
            painter.drawText(place, _CENTER, texts[column])
