"""The confusion matrix painted: a row for each right class, a column for each class called, and their sums.

Cells grow with the room there is; where it is too small the table keeps its size and is scrolled.
"""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from engine.core.parts_classes import Tally
from engine.core.types import Array
from gui import class_marks, theme
from gui.drawing.class_map import same
from gui.hover import Key, Spot

_FAINT, _STRONG = 26, 118  # alpha of a cell with few rows of its class, and with all of them
_LEAST_LINES, _MOST_LINES = 1.1, 4.2
_WIDEST_LINES = 7.5
_NAMES_SHARE = 0.34
_GAP = 2


class ConfusionCanvas(QWidget):
    """Draws counts (K, K) by right class and called class."""

    def __init__(self) -> None:
        super().__init__()
        self._counts: Array | None = None
        self._tally = Tally((), (), 0, 0)
        self._names: tuple[str, ...] = ()
        self._right, self._called, self._sum = "", "", ""
        self._digits = 2
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)

    def set_words(self, names: tuple[str, ...], axes: tuple[str, str], total: str, rows: int) -> None:
        """Names of the classes, what rows and columns are, what sums are; room is made for counts up to `rows`."""
        self._names, self._sum = names, total
        self._right, self._called = axes
        self._digits = max(2, len(str(rows)))
        self.setAccessibleName(self._spoken())
        self.updateGeometry()
        self.update()

    def show_counts(self, counts: Array) -> None:
        """Draw these counts."""
        if not same(counts, self._counts):
            self._counts, self._tally = counts, Tally.of(counts)
            self.setAccessibleName(self._spoken())
            self.update()

    def _spoken(self) -> str:
        """The counts in words of their own, for those who hear the screen."""
        rows = self._counts.tolist() if self._counts is not None else []
        return "; ".join(
            f"{self._name(k)}: " + ", ".join(f"{self._name(j)} {int(count)}" for j, count in enumerate(row))
            for k, row in enumerate(rows)
        )

    # ---- where things are

    def _name(self, k: int) -> str:
        return self._names[k] if k < len(self._names) else str(k)

    def _least_cell(self) -> QSize:
        metrics = self.fontMetrics()
        wide = metrics.horizontalAdvance("8" * self._digits) + 8
        return QSize(wide, round(_LEAST_LINES * metrics.height()))

    def _least_names(self) -> int:
        return self.fontMetrics().horizontalAdvance(self._right) + 10

    def _header(self) -> int:
        """Height of the two lines above the cells."""
        return round(2.1 * self.fontMetrics().height())

    def _label(self, k: int) -> str:
        return class_marks.label(k, self._name(k), len(self._names))

    def _grid(self) -> tuple[int, int, int, int]:
        """Left edge of the cells, width and height of one, width of the names."""
        K, least, metrics = max(1, len(self._names)), self._least_cell(), self.fontMetrics()
        line, room = metrics.height(), self.width() - (K + 1) * least.width()
        longest = max((metrics.horizontalAdvance(self._label(k)) for k in range(len(self._names))), default=0) + 12
        names = max(self._least_names(), min(longest, round(_NAMES_SHARE * self.width()), room))
        widest = max(round(_WIDEST_LINES * line), least.width())
        wide = min(max((self.width() - names) // (K + 1), least.width()), widest)
        high = min(max((self.height() - self._header()) // (K + 1), least.height()), round(_MOST_LINES * line))
        left = names + max(0, (self.width() - names - wide * (K + 1)) // 2)
        return left, wide, high, names

    def cell(self, right: int, called: int) -> QRect:
        """The cell of a pair of classes; the one after the last is for sums."""
        left, wide, high, _ = self._grid()
        return QRect(left + called * wide, self._header() + right * high, wide - _GAP, high - _GAP)

    def spots(self) -> list[Spot]:
        """The counts that can be seen."""
        seen, K = self.visibleRegion().boundingRect(), len(self._names)
        pairs = [(right, called) for right in range(K) for called in range(K)]
        found: list[Spot] = []
        for right, called in pairs:
            key: Key = ("confusion", str(right), str(called))
            rect = self.cell(right, called)
            if seen.contains(rect.center()):
                found.append(Spot(key, self, rect))
        return found

    def minimumSizeHint(self) -> QSize:
        K, least = len(self._names) + 1, self._least_cell()
        return QSize(self._least_names() + K * least.width(), self._header() + K * least.height())

    def sizeHint(self) -> QSize:
        return self.minimumSizeHint()

    # ---- painting

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        colors = theme.current()
        painter.fillRect(self.rect(), colors.color("base"))
        if self._counts is None or len(self._counts) != len(self._names):
            return
        self._paint_words(painter)
        counts = self._counts.tolist()
        for right, row in enumerate(counts):
            of = max(1, self._tally.by_label[right])
            for called, count in enumerate(row):
                self._paint_cell(painter, right, called, int(count), count / of)
        painter.setPen(colors.color("muted"))
        K = len(counts)
        for k in range(K):
            painter.drawText(self.cell(k, K), Qt.AlignmentFlag.AlignCenter, f"{self._tally.by_label[k]:,}")
            painter.drawText(self.cell(K, k), Qt.AlignmentFlag.AlignCenter, f"{self._tally.by_called[k]:,}")
        painter.drawText(
            self.cell(K, K), Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextDontClip, f"{self._tally.rows:,}"
        )

    def _paint_cell(self, painter: QPainter, right: int, called: int, count: int, share: float) -> None:
        colors, rect = theme.current(), self.cell(right, called)
        painter.fillRect(rect, colors.color("raised" if right == called else "window"))
        if count:
            tint = QColor(colors.color("positive" if right == called else "negative"))
            tint.setAlpha(round(_FAINT + (_STRONG - _FAINT) * share))
            painter.fillRect(rect, tint)
        painter.setPen(colors.color("text" if count or right == called else "muted"))
        font = QFont(self.font())
        font.setBold(count > 0)
        painter.setFont(font)
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, f"{count:,}")
        painter.setFont(self.font())

    def _paint_words(self, painter: QPainter) -> None:
        colors, metrics = theme.current(), QFontMetrics(self.font())
        left, wide, _, names = self._grid()
        K, half = len(self._names), self._header() // 2
        start, beside = left - names, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        below = self.cell(K, 0)
        painter.setPen(colors.color("muted"))
        painter.drawText(
            QRect(left, 0, K * wide - _GAP, half), Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextDontClip, self._called
        )
        painter.drawText(QRect(start, half, names - 8, half), beside, self._right)
        painter.drawText(QRect(left + K * wide, half, wide - _GAP, half), Qt.AlignmentFlag.AlignCenter, self._sum)
        painter.drawText(QRect(start, below.top(), names - 8, below.height()), beside, self._sum)
        painter.setPen(colors.color("text"))
        for k in range(K):
            rect = self.cell(k, 0)
            words = metrics.elidedText(self._label(k), Qt.TextElideMode.ElideRight, names - 8)
            painter.drawText(QRect(start, rect.top(), names - 8, rect.height()), beside, words)
            fits = metrics.horizontalAdvance(self._label(k)) <= wide - 4
            short = self._label(k) if fits else self._short(k, wide - 4, metrics)
            painter.drawText(QRect(left + k * wide, half, wide - _GAP, half), Qt.AlignmentFlag.AlignCenter, short)

    def _short(self, k: int, room: int, metrics: QFontMetrics) -> str:
        """Over a narrow column: the name cut, or only the marker."""
        cut = metrics.elidedText(self._name(k), Qt.TextElideMode.ElideRight, room)
        return cut if len(cut) > 3 else class_marks.glyph(k, len(self._names))
