"""Two models side by side on each set: the one that remembers, and the one that has learned, as bars with numbers."""

from typing import NamedTuple

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from gui import theme
from gui.fonts import tabular
from gui.hover import Key, Spot
from gui.panels import set_dress

NONE = -1.0
_EDGE, _GAP = 8, 10
_LINES = 1.5
_HEAD = 1.25
# Without headings, where there is no room for them: each bar's name begins with the marker of its set.
_LOW_LINES = 1.15
_LEFT_MIDDLE = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT_MIDDLE = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class MemoryBar(NamedTuple):
    """One bar.

    Attributes:
        name: whose it is.
        words: its number as it is written.
        share: how long it is; NONE where its number is not known.
        hatched: whether it is the memoriser's.
        key: how explanations know it.
    """

    name: str
    words: str
    share: float
    hatched: bool
    key: Key


class MemoryCanvas(QWidget):
    """Draws two bars for each set, under the set's name."""

    def __init__(self) -> None:
        super().__init__()
        self._groups: tuple[tuple[str, int, tuple[MemoryBar, ...]], ...] = ()
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_groups(self, groups: tuple[tuple[str, int, tuple[MemoryBar, ...]], ...]) -> None:
        """Draw these: for each set a heading, its place, and its bars."""
        if groups != self._groups:
            self._groups = groups
            spoken = (f"{head}: " + ", ".join(f"{bar.name} {bar.words}" for bar in bars) for head, _, bars in groups)
            self.setAccessibleName("; ".join(spoken))
            self.update()

    def _line(self) -> float:
        return self.fontMetrics().height()

    def _low(self) -> bool:
        """Whether there is no room for the headings."""
        return self.height() < len(self._groups) * (_HEAD + 2 * _LINES) * self._line()

    def _head(self) -> float:
        """Height of a heading, in lines."""
        return 0.0 if self._low() else _HEAD

    def _row(self) -> float:
        """Height of a bar with its room, in lines."""
        return _LOW_LINES if self._low() else _LINES

    def _top(self, group: int) -> float:
        """Where a set begins; the room that is left is shared out between the sets."""
        high = (self._head() + 2 * self._row()) * self._line()
        free = max(0.0, self.height() - len(self._groups) * high) / (len(self._groups) + 1)
        return group * high + (group + 1) * free

    def _name(self, of: int, bar: MemoryBar) -> str:
        return f"{set_dress.glyph(of)} {bar.name}" if self._low() else bar.name

    def _bold(self) -> QFont:
        font = tabular(self.font())
        font.setBold(True)
        return font

    def boxes(self, group: int, place: int) -> tuple[QRectF, QRectF, QRectF]:
        """Where name, bar and number of a bar are."""
        line = self._line()
        top, row = self._top(group) + (self._head() + place * self._row()) * line, self._row() * line
        bars = [(of, bar) for _, of, some in self._groups for bar in some]
        metrics, bold = self.fontMetrics(), QFontMetrics(self._bold())
        names = max((metrics.horizontalAdvance(self._name(of, bar)) for of, bar in bars), default=0) + 4
        numbers = max((bold.horizontalAdvance(bar.words) for _, bar in bars), default=0) + 4
        names = min(names, int(0.45 * self.width()))
        left, right = _EDGE + names + _GAP, self.width() - _EDGE - numbers
        bar = QRectF(left, top + 0.5 * (row - 0.9 * line), max(10.0, right - _GAP - left), 0.9 * line)
        return QRectF(_EDGE, top, names, row), bar, QRectF(right, top, numbers, row)

    def spots(self) -> list[Spot]:
        """The numbers that can be explained."""
        return [
            Spot(bar.key, self, self.boxes(group, place)[2].toRect())
            for group, (_, _, bars) in enumerate(self._groups)
            for place, bar in enumerate(bars)
            if bar.share != NONE
        ]

    def _paint(self, painter: QPainter) -> None:
        colors, line = theme.current(), self._line()
        for group, (head, of, bars) in enumerate(self._groups):
            painter.setFont(self._bold())
            painter.setPen(set_dress.color(of))
            if not self._low():
                painter.drawText(QRectF(_EDGE, self._top(group), self.width() - 2 * _EDGE, line), _LEFT_MIDDLE, head)
            for place, bar in enumerate(bars):
                names, box, numbers = self.boxes(group, place)
                painter.setFont(self.font())
                painter.setPen(colors.color("text"))
                name = painter.fontMetrics().elidedText(
                    self._name(of, bar), Qt.TextElideMode.ElideRight, int(names.width())
                )
                painter.drawText(names, _LEFT_MIDDLE, name)
                painter.setFont(self._bold())
                painter.drawText(numbers, _RIGHT_MIDDLE, bar.words)
                self._paint_bar(painter, box, bar, set_dress.color(of))

    def _paint_bar(self, painter: QPainter, box: QRectF, bar: MemoryBar, ink: QColor) -> None:
        colors = theme.current()
        painter.fillRect(box, colors.color("raised"))
        if bar.share == NONE:
            return
        filled = QRectF(box.left(), box.top(), bar.share * box.width(), box.height())
        if bar.hatched:
            faint = QColor(ink)
            faint.setAlpha(60)
            painter.fillRect(filled, faint)
            painter.fillRect(filled, QBrush(ink, Qt.BrushStyle.BDiagPattern))
        else:
            painter.fillRect(filled, ink)
        painter.setPen(QPen(ink, 1))
        painter.drawLine(filled.topRight(), filled.bottomRight())

    def minimumSizeHint(self) -> QSize:
        return QSize(170, round(4 * _LOW_LINES * self._line()))

    def sizeHint(self) -> QSize:
        return QSize(280, round(3 * (_HEAD + 2 * _LINES) * self._line()))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.current().color("base"))
        self._paint(painter)
        painter.end()
