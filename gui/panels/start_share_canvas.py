"""Shares as bars, one row for each setting: solved filled, not yet hatched, the newest first.

A name that is too long for its place stands above its bar.
"""

from typing import NamedTuple

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from gui import theme
from gui.fonts import tabular
from gui.hover import Spot

_NAMES_SHARE = 0.42
_ONE_LINE, _TWO_LINES = 1.75, 2.5  # heights of a row, in lines of text
_GAP = 10
_EDGE = 8
_LEFT_MIDDLE = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT_MIDDLE = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class Bar(NamedTuple):
    """One row.

    Attributes:
        place: its place among the results, as explanations know it.
        name: what it was trained with, as far as it differs from others.
        solved, starts: how many of how many.
    """

    place: int
    name: str
    solved: int
    starts: int


class StartShareCanvas(QWidget):
    """Draws bars; the first one is the newest."""

    def __init__(self) -> None:
        super().__init__()
        self._bars: tuple[Bar, ...] = ()
        self._hint = ""
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_bars(self, bars: tuple[Bar, ...], hint: str) -> None:
        """Draw these; without any say the hint."""
        if (bars, hint) != (self._bars, self._hint):
            self._bars, self._hint = bars, hint
            self.setAccessibleName("; ".join(f"{bar.name}: {counted(bar)}" for bar in bars) or hint)
            self.update()

    def bars(self) -> tuple[Bar, ...]:
        """Those for which there is room."""
        return self._bars[: max(1, int(self.height() / self._row()))]

    def spots(self) -> list[Spot]:
        """The numbers at the right end of the rows."""
        return [
            Spot(("share", str(bar.place)), self, self._boxes(row)[2].toRect()) for row, bar in enumerate(self.bars())
        ]

    def _font(self, *, bold: bool = False) -> QFont:
        font = tabular(self.font())
        font.setPointSizeF(theme.point_size())
        font.setBold(bold)
        return font

    def _line(self) -> int:
        return QFontMetrics(self._font()).height()

    def _above(self) -> bool:
        """Whether the names stand above the bars."""
        return self._longest_name() > _NAMES_SHARE * self.width()

    def _row(self) -> int:
        return round((_TWO_LINES if self._above() else _ONE_LINE) * self._line())

    def _boxes(self, row: int) -> tuple[QRectF, QRectF, QRectF]:
        """Where the name, the bar and the number of a row are."""
        top, line, above = row * self._row(), self._line(), self._above()
        names = self.width() - 2 * _EDGE if above else self._longest_name()
        left = _EDGE + (0 if above else names + _GAP)
        high = line if above else self._row()
        below = top + (1.05 * line if above else 0)
        numbers = self._numbers_width()
        right = self.width() - _EDGE - numbers
        bar = QRectF(left, below + 0.5 * high - 0.45 * line, max(10.0, right - _GAP - left), 0.9 * line)
        return QRectF(_EDGE, top, names, high), bar, QRectF(right, below, numbers, high)

    def _numbers_width(self) -> float:
        metrics = QFontMetrics(self._font(bold=True))
        return max((metrics.horizontalAdvance(counted(bar)) for bar in self._bars), default=0) + 4.0

    def _longest_name(self) -> float:
        metrics = QFontMetrics(self._font(bold=True))
        return max((metrics.horizontalAdvance(bar.name) for bar in self._bars), default=0) + 4.0

    def _paint(self, painter: QPainter) -> None:
        colors = theme.current()
        if not self._bars:
            painter.setPen(colors.color("muted"))
            painter.setFont(self._font())
            around = self.rect().adjusted(_EDGE, 0, -_EDGE, 0)
            painter.drawText(around, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, self._hint)
            return
        for row, bar in enumerate(self.bars()):
            names, box, numbers = self._boxes(row)
            font = self._font(bold=row == 0)
            painter.setFont(font)
            painter.setPen(colors.color("text" if row == 0 else "muted"))
            name = QFontMetrics(font).elidedText(bar.name, Qt.TextElideMode.ElideRight, int(names.width()))
            painter.drawText(names, _LEFT_MIDDLE, name)
            painter.drawText(numbers, _RIGHT_MIDDLE, counted(bar))
            self._paint_bar(painter, box, bar.solved / bar.starts)

    def _paint_bar(self, painter: QPainter, box: QRectF, share: float) -> None:
        colors = theme.current()
        solved = QRectF(box.left(), box.top(), share * box.width(), box.height())
        rest = QRectF(solved.right(), box.top(), box.width() - solved.width(), box.height())
        painter.fillRect(solved, colors.color("positive"))
        draw_rest(painter, rest, colors.color("negative"))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(colors.color("muted"), 1))
        painter.drawRect(box)

    def minimumSizeHint(self) -> QSize:
        return QSize(160, round(_TWO_LINES * self._line()))

    def sizeHint(self) -> QSize:
        return QSize(260, 8 * self._line())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.current().color("base"))
        self._paint(painter)
        painter.end()


def counted(bar: Bar) -> str:
    """How many of how many: 74 / 100."""
    return f"{bar.solved:,} / {bar.starts:,}"


def draw_rest(painter: QPainter, box: QRectF, color: QColor) -> None:
    """What has not been solved: hatched, on a faint ground."""
    faint = QColor(color)
    faint.setAlpha(45)
    painter.fillRect(box, faint)
    painter.fillRect(box, QBrush(color, Qt.BrushStyle.BDiagPattern))
