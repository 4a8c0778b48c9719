"""Which marker and colour is which class, in one line; where room is short names are cut, and at last left out."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from gui import class_marks, theme

_SPACE, _BESIDE = 14, 5
_SHORTEST = 2  # letters of a name worth writing


class ClassLegend(QWidget):
    """Names of classes, each with its marker."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._names: tuple[str, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def set_names(self, names: tuple[str, ...]) -> None:
        """The classes 0, 1, … as they are called."""
        if names != self._names:
            self._names = names
            self.setAccessibleName(self.text())
            self._say_whole()
            self.updateGeometry()
            self.update()

    def text(self) -> str:
        """The whole line."""
        count = len(self._names)
        return "   ".join(class_marks.label(k, name, count) for k, name in enumerate(self._names))

    def shown(self) -> list[tuple[str, str]]:
        """Marker and what there is room for of each name."""
        metrics, count = self.fontMetrics(), len(self._names)
        marks = [class_marks.glyph(k, count) for k in range(count)]
        names = ["" if mark == f"[{name}]" else name for mark, name in zip(marks, self._names, strict=True)]
        if self._needed(metrics) > self.width():
            fixed = sum(metrics.horizontalAdvance(mark) + _SPACE + _BESIDE for mark in marks)
            room = (self.width() - fixed) // max(1, count)
            names = [metrics.elidedText(name, Qt.TextElideMode.ElideRight, room) for name in names]
            if any(name and len(name) <= _SHORTEST for name in names):
                names = [""] * count
        return list(zip(marks, names, strict=True))

    def _needed(self, metrics: QFontMetrics) -> int:
        count = len(self._names)
        words = (class_marks.glyph(k, count) + name for k, name in enumerate(self._names))
        return sum(metrics.horizontalAdvance(each) + _SPACE + _BESIDE for each in words)

    def _say_whole(self) -> None:
        self.setToolTip(self.text() if self._needed(self.fontMetrics()) > self.width() else "")

    def sizeHint(self) -> QSize:
        metrics = self.fontMetrics()
        return QSize(self._needed(metrics), metrics.height() + 2)

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._say_whole()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        metrics, x, high = painter.fontMetrics(), 0, self.height()
        side = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        for k, (mark, name) in enumerate(self.shown()):
            for words, color, gap in (
                (mark, class_marks.color(k), _BESIDE),
                (name, theme.current().color("text"), _SPACE),
            ):
                wide = metrics.horizontalAdvance(words)
                painter.setPen(color)
                painter.drawText(QRect(x, 0, wide + 2, high), side, words)
                x += wide + gap
