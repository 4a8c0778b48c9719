"""One entry of the strip in words: year, people, what could be done from then on, and what could not."""

from collections.abc import Iterator
from typing import NamedTuple

from PySide6.QtCore import QPointF, QSize
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from engine.core.parts_timeline import Entry
from gui import language, theme
from gui.fonts import tabular
from gui.panels.canvas import Canvas

# Larger than ordinary text where there is room. Where there is none: first no headings, then smaller, down to 11 pt.
_FACTORS = (2.2, 2.0, 1.85, 1.7, 1.6, 1.5, 1.4, 1.3, 1.2, 1.1, 1.0)
_SMALLER = (1.0, 0.95, 0.9, 0.85, 0.8, 0.75, 0.7, 0.65, 0.6)
_LEAST = 11.0
_MARGIN = 0.8
_YEAR, _TITLE, _PAUSE = 1.7, 1.2, 0.35


class Headings(NamedTuple):
    """What stands above the two halves, in the learner's language."""

    could: str
    lacked: str


class _Line(NamedTuple):
    """A line of text and where its baseline begins."""

    place: QPointF
    words: str
    font: QFont
    color: str


class TimelineWords(Canvas):
    """Writes `Entry`, as large as there is room for."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._entry: Entry | None = None
        self._headings = Headings("", "")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_entry(self, entry: Entry, headings: Headings) -> None:
        """Write `entry`."""
        self._entry, self._headings = entry, headings
        self.setAccessibleDescription(" ".join(words for words, _, _ in self._blocks(entry) if words))
        self.update()

    def fits(self) -> bool:
        """Whether all of it can be seen."""
        return self._entry is None or self._fitting(self._entry)[1] <= self.height()

    def _blocks(self, entry: Entry, *, brief: bool = False) -> Iterator[tuple[str, float, str]]:
        """Words, their size against ordinary text, negative for bold, and their colour; `brief` without headings."""
        said = language.current()
        yield entry.shown, -_YEAR, "accent"
        yield entry.who, 1.0, "muted"
        yield entry.title.in_language(said), -_TITLE, "text"
        halves = (
            ("+", self._headings.could, entry.could, "good"),
            ("−", self._headings.lacked, entry.lacked, "warning"),
        )
        for sign, heading, words, color in halves:
            if brief:
                yield f"{sign} {words.in_language(said)}", 1.0, "text"
            else:
                yield "", _PAUSE, "text"
                yield f"{sign} {heading}", -1.0, color
                yield words.in_language(said), 1.0, "text"
        if entry.note is not None:
            yield "", 0.0 if brief else _PAUSE, "text"
            yield entry.note.in_language(said), 1.0, "muted"

    def _font(self, size: float, factor: float) -> QFont:
        font = tabular(self.font())
        font.setPointSizeF(max(_LEAST, theme.point_size() * factor) * abs(size))
        font.setBold(size < 0)
        return font

    def _set(self, entry: Entry, factor: float, *, brief: bool = False) -> tuple[list[_Line], float]:
        """The lines at a size, and the height they need."""
        line = QFontMetricsF(self._font(1.0, factor)).height()
        margin = _MARGIN * line
        room, lines, y = self.width() - 2 * margin, list[_Line](), margin / 2
        for words, size, color in self._blocks(entry, brief=brief):
            if not words:
                y += size * line
                continue
            font = self._font(size, factor)
            metrics = QFontMetricsF(font)
            if words == entry.who or (brief and size == -_TITLE):
                # Behind the year, where there is room.
                before = lines[-1]
                width = QFontMetricsF(before.font).horizontalAdvance(before.words)
                place = before.place + QPointF(width + margin, 0)
                if place.x() + metrics.horizontalAdvance(words) <= margin + room:
                    lines.append(_Line(place, words, font, color))
                    continue
            for row in wrapped(words, metrics, room):
                lines.append(_Line(QPointF(margin, y + metrics.ascent()), row, font, color))
                y += metrics.lineSpacing()
        return lines, y + margin / 3

    def _fitting(self, entry: Entry) -> tuple[list[_Line], float]:
        """The largest lines that there is room for."""
        tried = [(factor, False) for factor in _FACTORS] + [(factor, True) for factor in _SMALLER]
        for factor, brief in tried:
            found = self._set(entry, factor, brief=brief)
            if found[1] <= self.height():
                break
        return found

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._entry is None:
            return
        painter = QPainter(self)
        for line in self._fitting(self._entry)[0]:
            painter.setFont(line.font)
            painter.setPen(theme.current().color(line.color))
            painter.drawText(line.place, line.words)
        painter.end()

    def minimumSizeHint(self) -> QSize:
        size = theme.point_size()
        return QSize(24 * size, 12 * size)


def wrapped(words: str, metrics: QFontMetricsF, room: float) -> list[str]:
    """`words` in lines of at most `room` pixels, broken between words only, as Korean is read."""
    lines: list[str] = []
    for word in words.split(" "):
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and metrics.horizontalAdvance(longer) <= room:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines
