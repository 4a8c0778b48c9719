"""One weight as a bar from zero, the value before behind it as an outline."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from gui import theme


class WeightBar(QWidget):
    """One weight as a bar from zero; an outline behind it shows the value before."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._value: float | None = None
        self._before: float | None = None
        self._limits = (0.0, 1.0)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)

    def show_value(self, value: float | None, before: float | None, limits: tuple[float, float]) -> None:
        """Draw `value` over `before` on an axis with `limits`; None draws nothing."""
        self._value, self._before, self._limits = value, before, limits
        self.update()

    def pixel(self, value: float) -> float:
        """Where `value` is, from the left."""
        low, high = self._limits
        return 3 + (value - low) / (high - low) * (self.width() - 6)

    def sizeHint(self) -> QSize:
        return QSize(120, self.fontMetrics().height() + 4)

    def minimumSizeHint(self) -> QSize:
        return QSize(40, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        colors = theme.current()
        painter = QPainter(self)
        zero, middle = self.pixel(0.0), self.height() / 2
        thick = min(self.height() * 0.6, 1.2 * self.fontMetrics().height())

        def bar(value: float) -> tuple[int, int, int, int]:
            left, right = sorted((zero, self.pixel(value)))
            return round(left), round(middle - thick / 2), max(1, round(right - left)), round(thick)

        if self._value is not None:
            painter.fillRect(*bar(self._value), colors.color("positive" if self._value >= 0 else "negative"))
        if self._before is not None:
            painter.setPen(theme.stroke(QPen(colors.color("text"), 1, Qt.PenStyle.DashLine)))
            painter.drawRect(*bar(self._before))
        painter.setPen(colors.color("muted"))
        painter.drawLine(round(zero), 0, round(zero), self.height())
