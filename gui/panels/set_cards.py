"""Three cards, side by side or in a narrow view one above the other: what a model is worth on each set of rows."""

import math

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from engine.core.parts_split import SplitPart
from gui import figures, theme
from gui.fonts import tabular
from gui.hover import Key, Spot
from gui.panels import set_dress
from gui.panels.set_dress import SETS, TEST

_GAP = 8
_PADDING = 14
_HIGHEST_LINES = 9.0
# So many lines of writing wide a card has room for all it says.
_WIDE_LINES = 11.0
# And so many for its number.
_NUMBER_LINES = 4.0
_STRIPE = 4
_LARGE = 1.7
_SPARE = 0.97
_HEAD_SHARE = 0.45


class SetCards(QWidget):
    """Draws the scores of a `SplitPart`: cost or accuracy in large, and below it what that means."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._part: SplitPart | None = None
        self._words = ("", "", "", "", "")
        self._unit = ""
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def set_words(self, rows: str, empty: str, covered: str, undecided: str, typical: str, unit: str) -> None:
        """Words with gaps: {count} rows; of no rows; of what is covered; of no call as yet; {size} is typical."""
        self._words, self._unit = (rows, empty, covered, undecided, typical), unit
        self.update()

    def show_part(self, part: SplitPart) -> None:
        """Draw these scores."""
        self._part = part
        self.setAccessibleName(", ".join(" ".join(self._said(part, place)) for place in SETS))
        self.update()

    def _said(self, part: SplitPart, place: int) -> tuple[str, str, str]:
        """Heading, large number, and what stands below it."""
        rows, empty, covered, undecided, typical = self._words
        size, value = part.sizes[place], float(part.scores.values[place])
        name = set_dress.called(place)
        heads = (f"{name}  {rows.format(count=f'{size:,}')}", f"{name}  {size:,}", name, set_dress.glyph(place))
        room, metrics = self._rects(place)[0].width(), self.fontMetrics()
        head = next((words for words in heads if metrics.horizontalAdvance(words) <= room), heads[-1])
        if not size:
            return head, figures.NONE, empty
        if place == TEST and part.covered:
            return head, "?", covered
        if math.isnan(value):
            return head, figures.NONE, undecided
        if part.share:
            return head, f"{100 * value:.1f} %", f"{int(part.scores.right[place]):,} / {size:,}"
        root = figures.written_out(math.sqrt(value))
        below = typical.format(size=figures.in_unit(root, self._unit))
        fits = self.fontMetrics().horizontalAdvance(below) <= self.card(place).width() - _PADDING
        return head, figures.written_out(value), below if fits else typical.format(size=root)

    def card(self, place: int) -> QRect:
        """Where a card is."""
        if self._stacked():
            high = min((self.height() - 2 * _GAP) / 3.0, self._highest())
            return QRectF(0, place * (high + _GAP), self.width(), high).toRect()
        wide = (self.width() - 2 * _GAP) / 3.0
        return QRectF(place * (wide + _GAP), 0, wide, min(self.height(), self._highest())).toRect()

    def _highest(self) -> float:
        return _HIGHEST_LINES * self.fontMetrics().height()

    def _stacked(self) -> bool:
        """Whether three cards stand one above the other: where it is narrow, and high enough.

        Where side by side not even the numbers had room, they need less height: what stands below them gives way.
        """
        lines = self.width() / 3 / self.fontMetrics().height()
        least = self.sizeHint() if lines >= _NUMBER_LINES else self.minimumSizeHint()
        return lines < _WIDE_LINES and self.height() >= 3 * least.height() + 2 * _GAP

    def _rects(self, place: int) -> tuple[QRect, QRect, QRect]:
        """Where heading, large number and what stands below it are, as one block in the middle of the card.

        In a low card the number stands at the end of the heading, and what is below it may be missing.
        """
        line, card = self.fontMetrics().height(), self.card(place)
        large = QFontMetrics(self._large()).height()
        left, wide = card.left() + 8, card.width() - _PADDING
        room = card.height() - _STRIPE
        if room < line + large:
            top = card.top() + _STRIPE + max(0, (room - large) // 2)
            half = round(_HEAD_SHARE * wide)
            if wide < _NUMBER_LINES * line:
                # Of the heading only the marker is left.
                half = min(half, self.fontMetrics().horizontalAdvance(set_dress.glyph(place)) + 2)
            return QRect(left, top, half, large), QRect(left + half, top, wide - half, large), QRect()
        below = line if room >= 2 * line + large else 0
        top = card.top() + _STRIPE + max(0, (room - line - large - below) // 2)
        return (
            QRect(left, top, wide, line),
            QRect(left, top + line, wide, large),
            QRect(left, top + line + large, wide, below),
        )

    def _large(self) -> QFont:
        font = tabular(self.font())
        font.setPointSizeF(_LARGE * theme.point_size())
        font.setBold(True)
        return font

    def _fitting(self, words: str, room: int) -> QFont:
        """The large font, smaller where a card is narrow."""
        font = self._large()
        wide = QFontMetrics(font).horizontalAdvance(words)
        if wide > room:
            font.setPointSizeF(max(theme.LEAST_POINTS, font.pointSizeF() * room / wide * _SPARE))
        return font

    def _number(self, part: SplitPart, place: int, words: str, room: int) -> str:
        """The large number; with fewer digits where it has no room."""
        value = float(part.scores.values[place])
        if words == figures.NONE or QFontMetrics(self._fitting(words, room)).horizontalAdvance(words) <= room:
            return words
        return f"{100 * value:.0f} %" if part.share else figures.short(value)

    def spots(self) -> list[Spot]:
        """The numbers that can be explained."""
        part, found = self._part, []
        if part is None:
            return []
        for place in SETS:
            if math.isfinite(float(part.scores.values[place])):
                _, large, below = self._rects(place)
                key: Key = ("split", "score", str(place))
                found.append(Spot(key, self, large))
                if not part.share and not below.isEmpty():
                    found.append(Spot(("split", "root", str(place)), self, below))
        return found

    def _paint(self, painter: QPainter, part: SplitPart, place: int) -> None:
        colors, card = theme.current(), self.card(place)
        painter.fillRect(card, colors.color("raised"))
        painter.fillRect(QRect(card.left(), card.top(), card.width(), _STRIPE), set_dress.color(place))
        words, rects = self._said(part, place), self._rects(place)
        words = (words[0], self._number(part, place, words[1], rects[1].width()), words[2])
        inks = ("text", "text" if math.isfinite(float(part.scores.values[place])) else "muted", "muted")
        fonts = (self.font(), self._fitting(words[1], rects[1].width()), self.font())
        for written, rect, ink, font in zip(words, rects, inks, fonts, strict=True):
            painter.setFont(font)
            painter.setPen(colors.color(ink))
            beside = rect.top() == rects[0].top() and rect is not rects[0]
            side = Qt.AlignmentFlag.AlignRight if beside else Qt.AlignmentFlag.AlignLeft
            cut = painter.fontMetrics().elidedText(written, Qt.TextElideMode.ElideRight, rect.width())
            painter.drawText(rect, side | Qt.AlignmentFlag.AlignVCenter, cut)

    def sizeHint(self) -> QSize:
        return QSize(300, 2 * self.fontMetrics().height() + QFontMetrics(self._large()).height() + 16)

    def minimumSizeHint(self) -> QSize:
        return QSize(150, QFontMetrics(self._large()).height() + _STRIPE)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.current().color("base"))
        if self._part is not None:
            for place in SETS:
                self._paint(painter, self._part, place)
        painter.end()
