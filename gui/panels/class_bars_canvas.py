"""The picture of the bars, as many as there is room for: each cut into shares by class, the right one framed."""

from typing import NamedTuple

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from engine.core.parts_softmax import BarsPart
from gui import class_marks, figures, theme
from gui.fonts import tabular
from gui.panels.canvas import Canvas

_LEAST_LINES, _MOST_LINES = 1.2, 2.2  # height of a bar with its room
_TITLE_LINES, _GAP_LINES = 1.05, 0.35  # above a group
_MIDDLE = Qt.AlignmentFlag.AlignVCenter
_CENTER = Qt.AlignmentFlag.AlignCenter


class Bar(NamedTuple):
    """Where one bar is: all of its line, name of the row, the whole bar, its shares, the figure of the right class.

    `place` is the bar's among all those of the part; `group` one of its three groups.
    """

    place: int
    group: int
    line: QRectF
    name: QRectF
    whole: QRectF
    shares: tuple[QRectF, ...]
    figure: QRectF


class ClassBars(Canvas):
    """Paints the bars.

    Signals:
        row_chosen: the row whose bar was pressed.
    """

    row_chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.titles = ("", "", "")
        self._part: BarsPart | None = None
        self._focused = False

    def show_bars(self, part: BarsPart) -> None:
        """Draw `part`."""
        self._part = part
        self.update()

    def show_focus(self, focused: bool) -> None:
        """Frame the chosen bar in the accent colour while keys go to its panel."""
        self._focused = focused
        self.update()

    def _fitting(self, part: BarsPart, lines: float) -> tuple[list[tuple[int, int]], float]:
        """Place and group of each bar that there is room for, and how many lines are left between two groups.

        Where room is short titles go first, then some of the bars that stay, and at last the hardest.
        """
        first, staying, hardest = part.groups
        every = [(place, 0) for place in range(first)]
        middle = [(first + k, 1) for k in range(staying)]
        last = [(first + staying + k, 2) for k in range(hardest)]
        if lines >= _LEAST_LINES * len(part.rows) + _TITLE_LINES * sum(count > 0 for count in part.groups):
            return [*every, *middle, *last], _TITLE_LINES
        room = max(1, int((lines - 2 * _GAP_LINES) / _LEAST_LINES))
        last = last[: max(0, min(hardest, (room - 1) // 3))]
        wanted = min(staying, max(0, room - 1 - len(last)))
        kept = [middle[k * staying // wanted + staying // (2 * wanted)] for k in range(wanted)] if wanted else []
        return [*every, *kept, *last], _GAP_LINES

    def bars(self) -> list[Bar]:
        """Where the bars are that there is room for."""
        part = self._part
        if part is None:
            return []
        metrics = QFontMetricsF(tabular(self.font()))
        line = metrics.height()
        fitting, gap = self._fitting(part, self.height() / line)
        groups = len({group for _, group in fitting})
        gaps = gap * (groups if gap == _TITLE_LINES else groups - 1)
        height = min(_MOST_LINES * line, (self.height() - gaps * line) / len(fitting))
        name = metrics.horizontalAdvance("● 0000 ")
        figure = metrics.horizontalAdvance(" 0.000 ✓")
        wide = max(10.0, self.width() - name - figure - 4)
        found: list[Bar] = []
        y, before = 0.0, 0 if gap == _GAP_LINES else -1
        for place, group in fitting:
            y += gap * line * (group != before)
            before = group
            whole = QRectF(name, y + 0.08 * height, wide, 0.84 * height)
            found.append(
                Bar(
                    place,
                    group,
                    QRectF(0, y, self.width(), height),
                    QRectF(0, y, name, height),
                    whole,
                    _shares(whole, part.probabilities[place].tolist()),
                    QRectF(name + wide, y, figure, height),
                )
            )
            y += height
        return found

    def _paint(self, painter: QPainter, part: BarsPart) -> None:
        colors = theme.current()
        line = QFontMetricsF(painter.font()).height()
        bars = self.bars()
        titled = bars[0].line.top() > 0
        for last, bar in zip([None, *bars], bars, strict=False):
            if titled and (last is None or last.group != bar.group):
                painter.setPen(colors.color("muted"))
                box = QRectF(0, bar.line.top() - line, self.width(), line)
                painter.drawText(box, _MIDDLE, self.titles[bar.group])
            self._paint_bar(painter, part, bar)

    def _paint_bar(self, painter: QPainter, part: BarsPart, bar: Bar) -> None:
        colors = theme.current()
        count, place = part.probabilities.shape[1], bar.place
        label, row = int(part.label[place]), part.rows[place]
        painter.setPen(colors.color("text"))
        painter.drawText(bar.name, _MIDDLE, f"{class_marks.glyph(label, count)} {row + 1}")
        for k, rect in enumerate(bar.shares):
            self._paint_share(painter, rect, k, count, float(part.probabilities[place, k]))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(colors.color("text"), 2.2))
        painter.drawRect(bar.shares[label].adjusted(0.5, 0.5, -0.5, -0.5))
        called = float(part.called[place])
        mark, ink = ("✓", "good") if called == label else ("–", "muted") if called != called else ("✗", "error")
        painter.setPen(colors.color(ink))
        painter.drawText(bar.figure, _MIDDLE, f" {figures.fixed(float(part.probabilities[place, label]), 3)} {mark}")
        if row == part.sample and self._focused:
            painter.setPen(QPen(colors.color("accent"), 2))
            painter.drawRect(bar.line.adjusted(1, 0, -1, 0))

    def _paint_share(self, painter: QPainter, rect: QRectF, k: int, count: int, share: float) -> None:
        """One share: faint colour of its class, an edge in the full one, and its marker where there is room."""
        color = class_marks.color(k)
        faint = class_marks.color(k)
        faint.setAlphaF(0.45)
        painter.fillRect(rect, faint)
        painter.fillRect(QRectF(rect.left(), rect.bottom() - 3, rect.width(), 3), color)
        words = f"{class_marks.glyph(k, count)} {share:.2f}"
        painter.setPen(theme.current().color("text"))
        metrics = QFontMetricsF(painter.font())
        for choice in (words, words[:-5]):
            if metrics.horizontalAdvance(choice) + 6 <= rect.width():
                painter.drawText(rect, _CENTER, choice)
                break

    def minimumSizeHint(self) -> QSize:
        return QSize(160, round(2 * self.fontMetrics().height()))

    def sizeHint(self) -> QSize:
        return self.minimumSizeHint()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        at = event.position()
        for bar in self.bars():
            if self._part is not None and bar.line.contains(at):
                self.row_chosen.emit(self._part.rows[bar.place])
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._part is not None:
            painter = QPainter(self)
            painter.setFont(tabular(self.font()))
            self._paint(painter, self._part)


def _shares(whole: QRectF, probabilities: list[float]) -> tuple[QRectF, ...]:
    """The bar cut at the sums of its probabilities."""
    found, left = [], whole.left()
    for p in probabilities:
        found.append(QRectF(left, whole.top(), p * whole.width(), whole.height()))
        left += p * whole.width()
    return tuple(found)
