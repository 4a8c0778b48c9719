"""Names of classes above the columns of a table: side by side where they fit, upright where columns are narrow."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from gui import class_marks, theme
from gui.panels.canvas import Canvas

_CENTER = Qt.AlignmentFlag.AlignCenter
_MIDDLE = Qt.AlignmentFlag.AlignVCenter
_FLAT, _HIGHEST = 1.3, 6.0  # height in lines


class ClassHeads(Canvas):
    """The classes above their columns."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._names: tuple[str, ...] = ()
        self._ends, self._columns = (0.0, 0.0), 0
        self.upright = False
        self._high = 0

    def set_names(self, names: tuple[str, ...]) -> None:
        """The classes 0, 1, … as they are called."""
        self._names = names
        self._fit()
        self.update()

    def show_columns(self, left: float, right: float, columns: int) -> None:
        """Stand above so many columns between these ends."""
        if (left, right, columns) != (*self._ends, self._columns):
            self._ends, self._columns = (left, right), columns
            self._fit()
            self.update()

    def _words(self, k: int) -> str:
        name = self._names[k] if k < len(self._names) else str(k)
        return f"{class_marks.glyph(k, self._columns)} {name}"

    def _width(self) -> float:
        return (self._ends[1] - self._ends[0]) / max(1, self._columns)

    def _longest(self) -> float:
        metrics = QFontMetricsF(self.font())
        return max((metrics.horizontalAdvance(self._words(k)) for k in range(self._columns)), default=0.0)

    def _fit(self) -> None:
        self.upright = self._longest() + 4 > self._width()
        high = self.sizeHint().height()
        if high != self._high:
            self._high = high
            self.updateGeometry()

    def sizeHint(self) -> QSize:
        line = QFontMetricsF(self.font()).height()
        return QSize(0, round(min(_HIGHEST * line, self._longest() + 10) if self.upright else _FLAT * line))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, colors = QPainter(self), theme.current()
        metrics, width = QFontMetricsF(self.font()), self._width()
        for k in range(self._columns):
            box = QRectF(self._ends[0] + k * width, 0, width, self.height())
            room = self.height() - 8 if self.upright else width - 2
            words = metrics.elidedText(self._words(k), Qt.TextElideMode.ElideRight, room)
            painter.fillRect(QRectF(box.left() + 1, box.bottom() - 3, width - 2, 2), class_marks.color(k))
            painter.setPen(colors.color("text"))
            if not self.upright:
                painter.drawText(box, _CENTER, words)
                continue
            painter.save()
            painter.translate(box.center().x(), box.bottom() - 5)
            painter.rotate(-90)
            painter.drawText(QRectF(0, -width / 2, self.height(), width), _MIDDLE, words)
            painter.restore()
