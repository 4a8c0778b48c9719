"""How far an epoch is, as a bar: the rows that were used, the batch that comes next, the rest."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from gui import theme
from gui.panels.canvas import Canvas

_HEIGHT = 0.6  # in lines


class EpochBar(Canvas):
    """One bar; with several pieces of data one for each, of which the present one is filled."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.used, self.next, self.piece, self.pieces = 0.0, 1.0, 0, 1

    def show_progress(self, used: float, following: float, piece: int, pieces: int) -> None:
        """Shares of the epoch that are used now and after the next update, and which of how many pieces it is of."""
        if (used, following, piece, pieces) != (self.used, self.next, self.piece, self.pieces):
            self.used, self.next, self.piece, self.pieces = used, following, piece, pieces
            self.update()

    def sizeHint(self) -> QSize:
        return QSize(80, round(_HEIGHT * self.fontMetrics().height()) + 2)

    def minimumSizeHint(self) -> QSize:
        return QSize(20, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, colors = QPainter(self), theme.current()
        room = self.width() / self.pieces
        for k in range(self.pieces):
            box = QRectF(k * room + 0.5, 0.5, room - (3 if self.pieces > 1 else 1), self.height() - 2)
            painter.fillRect(box, colors.color("raised"))
            if k == self.piece:
                done = QRectF(box.x(), box.y(), box.width() * self.used, box.height())
                following = QRectF(done.right(), box.y(), box.width() * (self.next - self.used), box.height())
                painter.fillRect(done, colors.color("ghost"))
                painter.fillRect(following, colors.color("accent"))
            painter.setPen(QPen(colors.color("accent" if k == self.piece and self.pieces > 1 else "line"), 1))
            painter.drawRect(box)
