"""The small picture beside an entry of the strip, with a line that says what it shows."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from engine.core.parts_timeline import TimelinePart
from gui import language, theme
from gui.fonts import tabular
from gui.panels.canvas import Canvas
from gui.panels.timeline_board import DOWN, Board
from gui.panels.timeline_sketches import SKETCHES
from gui.panels.timeline_words import wrapped

_LARGEST = 1.5
_LINES = 15  # lines of ordinary text that the board is high where the writing stays as it is
_MARGIN = 8.0


class TimelinePicture(Canvas):
    """Draws the picture of the present entry of `TimelinePart`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._part: TimelinePart | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_part(self, part: TimelinePart) -> None:
        """Draw the picture of the present entry."""
        self._part = part
        self.setAccessibleName(part.entry.picture.in_language(language.current()))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._part is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        font = tabular(self.font())
        grown = self.height() / (_LINES * QFontMetricsF(font).height())
        font.setPointSizeF(theme.point_size() * min(_LARGEST, max(1.0, grown)))
        metrics = QFontMetricsF(font)
        room = QRectF(self.rect()).adjusted(_MARGIN, _MARGIN, -_MARGIN, -_MARGIN)
        rows = wrapped(self._part.entry.picture.in_language(language.current()), metrics, room.width())
        foot = (len(rows) + 0.5) * metrics.lineSpacing()
        board = Board(painter, room.adjusted(0, 0, 0, -foot), font)
        SKETCHES[self._part.entry.sketch](board, self._part)
        painter.setFont(font)
        painter.setPen(theme.current().color("muted"))
        for place, row in enumerate(rows):
            top = board.at(0, DOWN).y() + (place + 0.5) * metrics.lineSpacing()
            box = QRectF(room.left(), top, room.width(), metrics.height())
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, row)
        painter.end()

    def minimumSizeHint(self) -> QSize:
        size = theme.point_size()
        return QSize(20 * size, round(2 * DOWN) * size)
