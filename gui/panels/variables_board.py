"""The names of an update with their values: small arrays whole, as matrices; large ones as shape, mean and range."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from engine.core.operations import Variable
from gui import figures, fonts, theme

_MARGIN = 8
_GAP = 8
_PAD = 6
_COLUMN_GAP = 10
_FRESH_ALPHA = 46
# Below this a fixed number of decimals would show nothing but noughts.
_SMALL = 1e-3


@dataclass(frozen=True, slots=True)
class _Card:
    """One variable, laid out: `cells` by row; no cells where only words are shown."""

    name: str
    shape: str
    cells: tuple[tuple[str, ...], ...]
    words: tuple[str, ...]
    fresh: bool
    box: QRectF


class VariablesBoard(QWidget):
    """Draws variables as cards, from left to right in as many rows as it takes."""

    def __init__(self) -> None:
        super().__init__()
        self._variables: tuple[Variable, ...] = ()
        self._cards: tuple[_Card, ...] = ()
        self._room = QSize(300, 200)
        # The widest each card has been: numbers that change must not push the others about.
        self._widths: dict[tuple[str, tuple[int, ...]], float] = {}
        self._letters = theme.point_size()
        self._find_fonts()
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def show_variables(self, variables: tuple[Variable, ...]) -> None:
        """Draw these."""
        self._variables = variables
        self._lay_cards()
        self.update()

    def fit(self, room: QSize, letters: int) -> None:
        """Use this much room, and letters of this size."""
        if room != self._room or letters != self._letters:
            self._room, self._letters = room, letters
            self._find_fonts()
            self.forget_widths()

    def forget_widths(self) -> None:
        """Another run: cards may be narrow again."""
        self._widths.clear()
        self._lay_cards()
        self.update()

    def fresh_box(self) -> QRectF | None:
        """Where the newest variable is."""
        return next((card.box for card in reversed(self._cards) if card.fresh), None)

    def texts(self) -> dict[str, str]:
        """What stands on the cards, by name: shape, then rows of numbers or words."""
        return {
            card.name: "\n".join([card.shape, *("  ".join(row) for row in card.cells), *card.words])
            for card in self._cards
        }

    def _find_fonts(self) -> None:
        """Once for each size: asking for fonts takes longer than writing with them."""
        self._name_font = fonts.code(self._letters)
        self._name_font.setBold(True)
        self._number_font = fonts.tabular(self.font())
        self._number_font.setPointSize(self._letters)
        self._names, self._numbers = QFontMetricsF(self._name_font), QFontMetricsF(self._number_font)

    def _lay_cards(self) -> None:
        names, numbers = self._names, self._numbers
        cards: list[_Card] = []
        x = y = float(_MARGIN)
        tallest = 0.0
        for variable in self._variables:
            cells, words = _cells(variable), _summary(variable, self.tr("mean"))
            shape = str(variable.shape) if variable.shape else ""
            width = self._width(variable, cells, words, shape)
            if cells and width > self._room.width() - 2 * _MARGIN:
                cells = ()
                width = self._width(variable, cells, words, shape)
            words = () if cells else words
            height = names.height() + (len(cells) + len(words)) * numbers.height() + 2 * _PAD + 2
            if x > _MARGIN and x + width > self._room.width() - _MARGIN:
                x, y, tallest = float(_MARGIN), y + tallest + _GAP, 0.0
            cards.append(_Card(variable.name, shape, cells, words, variable.fresh, QRectF(x, y, width, height)))
            x, tallest = x + width + _GAP, max(tallest, height)
        self._cards = tuple(cards)
        height = round(y + tallest + _MARGIN)
        if height != self.minimumHeight():
            self.setMinimumHeight(height)

    def _width(
        self, variable: Variable, cells: tuple[tuple[str, ...], ...], words: tuple[str, ...], shape: str
    ) -> float:
        names, numbers = self._names, self._numbers
        header = names.horizontalAdvance(variable.name) + 12 + numbers.horizontalAdvance(shape)
        body = sum(_column_widths(cells, numbers)) + _COLUMN_GAP * (len(cells[0]) + 1 if cells else 0)
        below = max((numbers.horizontalAdvance(line) for line in ([] if cells else words)), default=0.0)
        width = max(header, body, below) + 2 * _PAD
        key = (variable.name, variable.shape)
        if cells and width <= self._room.width() - 2 * _MARGIN:
            self._widths[key] = width = min(max(width, self._widths.get(key, 0.0)), self._room.width() - 2.0 * _MARGIN)
        return width

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(event.rect(), theme.current().color("base"))
        for card in self._cards:
            if card.box.intersects(QRectF(event.rect())):
                self._paint_card(painter, card)

    def _paint_card(self, painter: QPainter, card: _Card) -> None:
        colors = theme.current()
        tint = colors.color("accent" if card.fresh else "raised")
        tint.setAlpha(_FRESH_ALPHA if card.fresh else 120)
        # Square corners: round ones would cost more than all the numbers.
        painter.fillRect(card.box.toRect(), tint)
        if card.fresh:
            painter.setPen(QPen(colors.color("accent"), 2))
            painter.drawRect(card.box.toRect().adjusted(1, 1, -1, -1))
        metrics = self._numbers
        inner = card.box.adjusted(_PAD, _PAD, -_PAD, -_PAD)
        header = QRectF(inner.left(), inner.top(), inner.width(), self._names.height())
        painter.setFont(self._name_font)
        painter.setPen(colors.color("accent" if card.fresh else "text"))
        painter.drawText(header, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, card.name)
        painter.setFont(self._number_font)
        painter.setPen(colors.color("muted"))
        painter.drawText(header, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, card.shape)
        painter.setPen(colors.color("text"))
        top = header.bottom() + 2
        for index, line in enumerate(card.words):
            row = QRectF(inner.left(), top + index * metrics.height(), inner.width(), metrics.height())
            painter.drawText(row, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, line)
        if card.cells:
            self._paint_matrix(painter, card, QRectF(inner.left(), top, inner.width(), inner.bottom() - top))

    def _paint_matrix(self, painter: QPainter, card: _Card, box: QRectF) -> None:
        """The numbers, in columns to the right, between brackets unless it is one number."""
        colors, metrics = theme.current(), self._numbers
        widths = _column_widths(card.cells, metrics)
        if card.shape:
            body = sum(widths) + _COLUMN_GAP * (len(widths) + 1)
            painter.setPen(QPen(colors.color("muted"), 1))
            for x, into in ((box.right() - body, 4.0), (box.right(), -4.0)):
                ends = ((x + into, box.top()), (x, box.top()), (x, box.bottom()), (x + into, box.bottom()))
                painter.drawPolyline([QPointF(*end) for end in ends])
            painter.setPen(colors.color("text"))
        x = box.right() - (_COLUMN_GAP if card.shape else 0)
        for column in reversed(range(len(widths))):
            for index, row in enumerate(card.cells):
                cell = QRectF(
                    x - widths[column], box.top() + index * metrics.height(), widths[column], metrics.height()
                )
                painter.drawText(cell, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, row[column])
            x -= widths[column] + _COLUMN_GAP


def _column_widths(cells: tuple[tuple[str, ...], ...], metrics: QFontMetricsF) -> list[float]:
    return [max(metrics.horizontalAdvance(cell) for cell in column) for column in zip(*cells, strict=True)]


def _cells(variable: Variable) -> tuple[tuple[str, ...], ...]:
    """The numbers of a small array, row by row, all with the same decimals; nothing for a large one."""
    if variable.value is None:
        return ()
    if not variable.shape:
        return ((figures.figure(float(variable.value)),),)
    table = variable.value.reshape(1, -1) if variable.value.ndim < 2 else variable.value
    rows: list[list[float]] = table.tolist()
    everything = [value for row in rows for value in row]
    if all(value == value and abs(value) < 1e7 and value == int(value) for value in everything):
        return tuple(tuple(figures.plain(value) for value in row) for row in rows)
    largest = max(abs(variable.low), abs(variable.high))
    if 0 < largest < _SMALL:
        return tuple(tuple(figures.figure(value) for value in row) for row in rows)
    decimals = figures.decimals_for(variable.low, variable.high)
    return tuple(tuple(figures.fixed(value, decimals) for value in row) for row in rows)


def _summary(variable: Variable, mean: str) -> tuple[str, ...]:
    """Mean and range of what is too large to be shown whole."""
    low, middle, high = (figures.figure(value) for value in (variable.low, variable.mean, variable.high))
    return (f"{mean} {middle}", f"{low} … {high}")
