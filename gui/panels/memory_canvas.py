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
# Where a bar beside its name would be shorter than this, it is a strip below it.
_LEAST_BAR = 2.5
_LEAST_STRIP_PX, _STRIP_GAP_PX = 4.0, 5.0
# Without headings, where there is no room for them: each bar's name begins with the marker of its set.
_LOW_LINES = 1.15
# Above a strip there may be less than a line, for letters without their margins.
_MIDDLE = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextDontClip
_LEFT_MIDDLE, _RIGHT_MIDDLE = Qt.AlignmentFlag.AlignLeft | _MIDDLE, Qt.AlignmentFlag.AlignRight | _MIDDLE


class MemoryBar(NamedTuple):
    """One bar.

    Attributes:
        names: whose it is, at length and in short.
        words: its number as it is written.
        share: how long it is; NONE where its number is not known.
        hatched: whether it is the memoriser's.
        key: how explanations know it.
    """

    names: tuple[str, str]
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
            spoken = (
                f"{head}: " + ", ".join(f"{bar.names[0]} {bar.words}" for bar in bars) for head, _, bars in groups
            )
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
        if not self._low():
            return _LINES
        if self._beside():
            return _LOW_LINES
        return min(_LINES, self.height() / max(1, 2 * len(self._groups)) / self._line())

    def _top(self, group: int) -> float:
        """Where a set begins; the room that is left is shared out between the sets."""
        high = (self._head() + 2 * self._row()) * self._line()
        free = max(0.0, self.height() - len(self._groups) * high) / (len(self._groups) + 1)
        return group * high + (group + 1) * free

    def _names(self, which: int) -> list[str]:
        """What the bars are called: at length (0) or in short (1)."""
        glyphs = [f"{set_dress.glyph(of)} " if self._low() else "" for _, of, _ in self._groups]
        return [
            glyph + bar.names[which] for glyph, (_, _, bars) in zip(glyphs, self._groups, strict=True) for bar in bars
        ]

    def _widest(self, which: int) -> int:
        return max((self.fontMetrics().horizontalAdvance(name) for name in self._names(which)), default=0) + 4

    def _numbers(self) -> int:
        """Width of the numbers."""
        metrics = QFontMetrics(self._bold())
        words = (bar.words for _, _, bars in self._groups for bar in bars)
        return max((metrics.horizontalAdvance(each) for each in words), default=0) + 4

    def _room(self) -> int:
        """What names and bars share."""
        return self.width() - 2 * _EDGE - _GAP - self._numbers()

    def _beside(self) -> bool:
        """Whether there is room for a bar beside its name."""
        return self._room() - _GAP - self._widest(1) >= _LEAST_BAR * self._line()

    def _briefly(self) -> bool:
        """Whether the names are the short ones."""
        room = self._room()
        return self._widest(0) > (room - _GAP - _LEAST_BAR * self._line() if self._beside() else room)

    def _bold(self) -> QFont:
        font = tabular(self.font())
        font.setBold(True)
        return font

    def boxes(self, group: int, place: int) -> tuple[QRectF, QRectF, QRectF]:
        """Where name, bar and number of a bar are."""
        line = self._line()
        top, row = self._top(group) + (self._head() + place * self._row()) * line, self._row() * line
        numbers, right = self._numbers(), self.width() - _EDGE - self._numbers()
        if self._beside():
            names = self._widest(self._briefly())
            left = _EDGE + names + _GAP
            bar = QRectF(left, top + 0.5 * (row - 0.9 * line), right - _GAP - left, 0.9 * line)
            return QRectF(_EDGE, top, names, row), bar, QRectF(right, top, numbers, row)
        high = max(_LEAST_STRIP_PX, row - line - _STRIP_GAP_PX)
        bar = QRectF(_EDGE, top + row - high - 1, self.width() - 2 * _EDGE, high)
        # A name has the room that its own number leaves.
        own = QFontMetrics(self._bold()).horizontalAdvance(self._groups[group][2][place].words)
        room = self.width() - 2 * _EDGE - _GAP - own
        above = bar.top() - top
        return QRectF(_EDGE, top, room, above), bar, QRectF(right, top, numbers, above)

    def names(self) -> list[str]:
        """What the bars are called now, from the top."""
        return self._names(self._briefly())

    def spots(self) -> list[Spot]:
        """The numbers that can be explained."""
        return [
            Spot(bar.key, self, self.boxes(group, place)[2].toRect())
            for group, (_, _, bars) in enumerate(self._groups)
            for place, bar in enumerate(bars)
            if bar.share != NONE
        ]

    def _paint(self, painter: QPainter) -> None:
        colors, line, called = theme.current(), self._line(), iter(self.names())
        for group, (head, of, bars) in enumerate(self._groups):
            painter.setFont(self._bold())
            painter.setPen(set_dress.color(of))
            if not self._low():
                painter.drawText(QRectF(_EDGE, self._top(group), self.width() - 2 * _EDGE, line), _LEFT_MIDDLE, head)
            for place, bar in enumerate(bars):
                names, box, numbers = self.boxes(group, place)
                painter.setFont(self.font())
                painter.setPen(colors.color("text"))
                name = painter.fontMetrics().elidedText(next(called), Qt.TextElideMode.ElideRight, int(names.width()))
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
