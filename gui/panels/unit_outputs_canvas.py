"""Outputs of several units as bars laid end to end: a line at 1 shows whether they share it, overrun it or fall short.

One block for each sample: who it is and what is said about it, the bar, the outputs in numbers.
"""

from typing import NamedTuple

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetricsF, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from engine.core.messages import sentence
from engine.core.parts_units import UnitOutputsPart
from gui import class_marks, figures, language, theme
from gui.fonts import tabular
from gui.hover import Spot

_TITLE, _BAR, _NUMBERS, _AXIS = 1.1, 0.7, 1.15, 1.2  # heights in lines of text
_OUTPUT = 3.2  # width of an output in numbers without its name, in lines of text
_GAP, _WIDEST_GAP = 0.15, 1.2  # between two samples
_MARGIN = 10.0
_LONGEST = 2.0  # sum at the right end, unless there are larger ones
_SMALLEST_PT = 11
_LEAST = 3  # samples that writing gives way to
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_CENTER = Qt.AlignmentFlag.AlignCenter
_MOST_FEATURES = 4


class _Block(NamedTuple):
    """One sample on screen: its place in the part, and the top of its block."""

    entry: int
    top: float


class UnitOutputsCanvas(QWidget):
    """Draws `UnitOutputsPart`.

    Signals:
        row_chosen: the row whose block was clicked.
    """

    row_chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._part: UnitOutputsPart | None = None
        self._names: tuple[str, ...] = ()
        self._words = {"row": "", "sum": ""}
        self._focused = False
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_outputs(self, part: UnitOutputsPart, names: tuple[str, ...]) -> None:
        """Draw `part`; `names` are the classes in the learner's language."""
        self._part, self._names = part, names
        self.update()

    def set_words(self, *, row: str, total: str) -> None:
        """How a row is called, with the gap {row}, and what stands before a sum."""
        self._words = {"row": row, "sum": total}
        self.update()

    def set_focused(self, focused: bool) -> None:
        """Frame the chosen row while keys go to the view."""
        self._focused = focused
        self.update()

    def shown(self) -> list[int]:
        """Places in the part of the samples that there is room for: probes first, then the chosen row and its next."""
        return [block.entry for block in self._blocks()]

    def bar(self, entry: int) -> QRectF:
        """From 0 to the sum of the outputs of an entry that is shown."""
        assert self._part is not None
        top = next(block.top for block in self._blocks() if block.entry == entry) + _TITLE * self._line()
        return QRectF(_MARGIN, top, float(self._part.total[entry]) * self._unit(), _BAR * self._line())

    # ── where things stand ───────────────────────────────────────────────────────────────────────────────────────

    def _scale(self) -> float:
        """Size of the writing: smaller where the probes would not have room, but no smaller than can be read.

        Where not even that makes room for all of them, it is as large as the others leave room.
        """
        line, smallest = QFontMetricsF(self.font()).height(), _SMALLEST_PT / theme.point_size()
        sizes = (self.height() / ((_AXIS + k * (_TITLE + _BAR + _NUMBERS)) * line) for k in range(_LEAST, 0, -1))
        high = next((size for size in sizes if size >= smallest), smallest)
        wide = (self.width() - 2 * _MARGIN) / (self._outputs() * (_OUTPUT * line))
        return max(smallest, min(1.0, high, wide))

    def _outputs(self) -> int:
        return 1 if self._part is None else self._part.shown.shape[1]

    def _font(self, *, bold: bool = False) -> QFont:
        font = tabular(self.font())
        font.setPointSizeF(theme.point_size() * self._scale())
        font.setBold(bold)
        return font

    def _line(self) -> float:
        return QFontMetricsF(self._font()).height()

    def _unit(self) -> float:
        """Pixels of an output of 1. Beyond the longest bar its sum has room."""
        assert self._part is not None
        longest = max(_LONGEST, float(self._part.total.max()))
        return (self.width() - 2 * _MARGIN - QFontMetricsF(self._font(bold=True)).horizontalAdvance("0.00  ")) / longest

    def _blocks(self) -> list[_Block]:
        part = self._part
        if part is None:
            return []
        line = self._line()
        high, whole = (_TITLE + _BAR + _NUMBERS) * line, self.height() - _AXIS * line
        room = min(max(1, int((whole + _GAP * line) / (high + _GAP * line))), len(part.row))
        gap = min(_WIDEST_GAP * line, max(_GAP * line, (whole - room * high) / max(1, room)))
        rows = part.row.tolist()
        probes = [k for k, row in enumerate(rows) if row < 0]
        after = [k for k, row in enumerate(rows) if row >= part.sample]
        before = [k for k, row in enumerate(rows) if 0 <= row < part.sample]
        # Of the chosen row the line below all views tells as well.
        kept = probes[:room]
        some = sorted([*after[: room - len(kept)], *before[::-1][: max(0, room - len(kept) - len(after))]])
        return [_Block(entry, _AXIS * line + k * (high + gap)) for k, entry in enumerate([*kept, *some])]

    def spots(self) -> list[Spot]:
        """All numbers on screen and the keys that explain them."""
        found: list[Spot] = []
        if self._part is None:
            return found
        kind = "unit_share" if self._part.as_softmax else "unit_output"
        whole = "unit_share_total" if self._part.as_softmax else "unit_total"
        for block in self._blocks():
            place = tuple(repr(float(value)) for value in self._part.inputs[block.entry])
            for k, (box, _, _) in enumerate(self._numbers(block)):
                found.append(Spot((kind, str(k), *place), self, box.toRect()))
            found.append(Spot((whole, *place), self, self._sum_box(block)))
        return found

    def _numbers(self, block: _Block) -> list[tuple[QRectF, str, bool]]:
        """Box, words and weight of each output; without the classes' names where room is short."""
        part, line = self._part, self._line()
        assert part is not None
        values = part.shown[block.entry].tolist()
        shared, called = part.as_softmax or part.softmax, float(part.called[block.entry])
        strong = [k == called if shared else g > 0.5 for k, g in enumerate(values)]
        metrics = QFontMetricsF(self._font(bold=True))
        for named in (True, False):
            words = [
                f"{class_marks.glyph(k, len(values))} {self._name(k) + ' ' if named else ''}{value:.2f}"
                for k, value in enumerate(values)
            ]
            widths = [metrics.horizontalAdvance(text) + line * (1.0 if named else 0.6) for text in words]
            if sum(widths) <= self.width() - 2 * _MARGIN:
                break
        top, x = block.top + (_TITLE + _BAR) * line, _MARGIN
        made = []
        for text, width, bold in zip(words, widths, strong, strict=True):
            made.append((QRectF(x, top, width, _NUMBERS * line), text, bold))
            x += width
        return made

    def _sum_box(self, block: _Block) -> QRect:
        bar = self.bar(block.entry)
        width = QFontMetricsF(self._font(bold=True)).horizontalAdvance("0.00")
        # Where a sum is below 1, what is missing stays open to the eye.
        x = max(bar.right(), _MARGIN + self._unit()) + 7
        return QRectF(x, bar.top() - 4, width + 2, bar.height() + 8).toRect()

    def _name(self, k: int) -> str:
        return self._names[k] if k < len(self._names) else str(k)

    def _title(self, entry: int) -> str:
        part = self._part
        assert part is not None
        values = part.inputs[entry].tolist()
        where = f"({', '.join(figures.plain(value) for value in values)})" if len(values) <= _MOST_FEATURES else ""
        if part.row[entry] < 0:
            return f"◎ {where}"
        k = int(part.label[entry])
        who = self._words["row"].format(row=int(part.row[entry]) + 1)
        return f"{who} {where} {class_marks.glyph(k, part.shown.shape[1])} {self._name(k)}"

    # ── drawing ──────────────────────────────────────────────────────────────────────────────────────────────────

    def _paint(self, painter: QPainter, part: UnitOutputsPart) -> None:
        colors, line, unit = theme.current(), self._line(), self._unit()
        blocks = self._blocks()
        painter.setFont(self._font())
        one = _MARGIN + unit
        painter.setPen(colors.color("muted"))
        painter.drawText(QRectF(one - 60, 0, 120, _AXIS * line), _CENTER, f"{self._words['sum']} 1")
        for block in blocks:
            self._paint_block(painter, part, block)
        for block in blocks:
            # Through the bars only: writing is not crossed.
            bar = self.bar(block.entry)
            for ink, width in (("base", 3.5), ("text", 1.6)):
                painter.setPen(QPen(colors.color(ink), width))
                painter.drawLine(round(one), round(bar.top() - 1), round(one), round(bar.bottom() + 1))

    def _paint_block(self, painter: QPainter, part: UnitOutputsPart, block: _Block) -> None:
        colors, line = theme.current(), self._line()
        entry = block.entry
        if self._focused and part.row[entry] == part.sample:
            painter.setPen(QPen(colors.color("accent"), 1.5))
            high = (_TITLE + _BAR + _NUMBERS) * line
            painter.drawRoundedRect(QRectF(3, block.top - 1, self.width() - 6, high + 2), 4, 4)
        painter.setFont(self._font(bold=True))
        painter.setPen(colors.color("text"))
        title = self._title(entry)
        wide = QFontMetricsF(painter.font()).horizontalAdvance(title)
        painter.drawText(QRectF(_MARGIN, block.top, wide + 2, _TITLE * line), _LEFT, title)
        painter.setFont(self._font())
        said = QRectF(_MARGIN + wide + line, block.top, self.width() - 2 * _MARGIN - wide - line, _TITLE * line)
        words = sentence(part.said[entry], language.current())
        words = QFontMetricsF(painter.font()).elidedText(words, Qt.TextElideMode.ElideRight, said.width())
        painter.setPen(colors.color("muted"))
        painter.drawText(said, _LEFT, words)
        self._paint_bar(painter, part, entry)
        for k, (box, text, bold) in enumerate(self._numbers(block)):
            painter.setFont(self._font(bold=bold))
            mark, _, rest = text.partition(" ")
            painter.setPen(class_marks.color(k))
            painter.drawText(box, _LEFT, mark)
            shift = QFontMetricsF(painter.font()).horizontalAdvance(mark + " ")
            painter.setPen(colors.color("text"))
            painter.drawText(box.adjusted(shift, 0, 0, 0), _LEFT, rest)
        painter.setFont(self._font(bold=True))
        painter.drawText(self._sum_box(block), _LEFT, f"{float(part.total[entry]):.2f}")

    def _paint_bar(self, painter: QPainter, part: UnitOutputsPart, entry: int) -> None:
        """Segments end to end, a gap between them."""
        box, unit, x = self.bar(entry), self._unit(), _MARGIN
        painter.fillRect(QRectF(_MARGIN, box.top(), unit, box.height()), theme.current().color("raised"))
        for k, value in enumerate(part.shown[entry].tolist()):
            width = value * unit
            if width >= 0.5:
                painter.fillRect(QRectF(x, box.top(), max(1.0, width - 1.5), box.height()), class_marks.color(k))
            x += width

    # ── Qt ───────────────────────────────────────────────────────────────────────────────────────────────────────

    def minimumSizeHint(self) -> QSize:
        line = QFontMetricsF(self.font()).height()
        return QSize(16 * theme.point_size(), round((_AXIS + _TITLE + _BAR + _NUMBERS) * line))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        line = self._line()
        for block in self._blocks():
            inside = block.top <= event.position().y() < block.top + (_TITLE + _BAR + _NUMBERS) * line
            if self._part is not None and inside and self._part.row[block.entry] >= 0:
                self.row_chosen.emit(int(self._part.row[block.entry]))
        event.ignore()  # the panel takes the keyboard

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._part is not None:
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self._paint(painter, self._part)
            painter.end()
