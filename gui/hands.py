"""Raised hands of a class: a field for each choice, and a bar beside it that stays with the result."""

from PySide6.QtCore import QRectF, QSize, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QSpinBox, QWidget

from gui import theme
from gui.live_widget import LiveWidget

_MOST = 999


class Hands(LiveWidget):
    """How many raised their hand for one choice.

    Signals:
        counted: the number has changed.
    """

    counted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.count = QSpinBox(maximum=_MOST)
        self.bar = _Bar()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 4)
        row.addWidget(self.count)
        row.addWidget(self.bar, 1)
        self.count.valueChanged.connect(self.counted)

    def show_most(self, most: int) -> None:
        """Draw the bar as long as this choice's share of the largest count."""
        self.bar.share = self.count.value() / most if most else 0.0
        self.bar.update()

    def show_right(self, right: bool) -> None:
        """Whether this is the right choice: its bar takes the colour of what is right."""
        self.bar.right = right
        self.bar.update()


class _Bar(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.share = 0.0
        self.right = False
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)

    def sizeHint(self) -> QSize:
        return QSize(60, theme.point_size() + 4)

    def paintEvent(self, event: QPaintEvent) -> None:
        colors = theme.current()
        painter = QPainter(self)
        height = min(self.height(), theme.point_size() + 4)
        frame = QRectF(0, (self.height() - height) / 2, self.width(), height)
        painter.fillRect(frame, colors.color("raised"))
        frame.setWidth(frame.width() * self.share)
        painter.fillRect(frame, colors.color("good" if self.right else "accent"))
