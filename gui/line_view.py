"""The line below the views: the hypothesis written out with the numbers of one row, and what the row costs.

H = 0.757·73 + 0.571·80 + 0.682·75 + 0.011 = 152.1     y = 152     (H − y)² = 0.02     row 1
"""

from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from engine.core.frames import LinePart, Part, Scene
from gui import figures
from gui.figures import MINUS
from gui.hover import Key, Numbers, Spot, in_text
from gui.live_widget import LiveWidget

_MOST_TERMS = 6
_FIXED_FROM, _FIXED_TO = 5e-4, 1e4
_SMALL_GAP, _LARGE_GAP = 6, 26


@dataclass(frozen=True, slots=True)
class _Piece:
    """A bit of the line: its words, what it is, whether something new begins with it, and the numbers in it."""

    words: str
    tip: str
    begins: bool = False
    strong: bool = False
    numbers: tuple[tuple[str, Key], ...] = ()


class LineView(LiveWidget):
    """Shows a LinePart. Each piece is a label of its own: with a tool tip, to be selected, in a place that stays."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._part: LinePart | None = None
        self._columns: tuple[str, ...] = ()
        self._parameters: frozenset[str] = frozenset()
        self._pieces_shown: list[_Piece] = []
        self._labels: list[QLabel] = []
        # Widths only grow while the same pieces are shown, so that changing digits push nothing aside.
        self._widths: list[int] = []
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._numbers = Numbers(self, self._spots, stop=True)
        self.restyle()
        self.retranslate()

    def show_scene(self, scene: Scene) -> None:
        """Names of the features, for the tool tips."""
        self._columns = scene.columns
        self._parameters = frozenset(scene.parameters)
        self._widths = []
        self._fill()

    def show_part(self, part: Part | None) -> None:
        """Write the line of `part`; None empties it."""
        assert part is None or isinstance(part, LinePart)
        self._part = part
        self._fill()

    def text(self) -> str:
        """The line as it is shown."""
        return " ".join(label.text() for label in self._labels if not label.isHidden())

    def restyle(self) -> None:
        self._widths = []
        self.updateGeometry()
        self._fill()

    def retranslate(self) -> None:
        self._widths = []
        self._fill()

    def _fill(self) -> None:
        """Write as many terms as there is room for, at most six, the middle ones left out first."""
        part = self._part
        pieces: list[_Piece] = []
        if part is not None:
            count = len(part.names)
            for shown in range(min(count, _MOST_TERMS), -1, -1):
                pieces = self._pieces(part, shown)
                if self._needed(pieces) <= self.width():
                    break
        self._write(pieces)
        self.setAccessibleName(" ".join(piece.words for piece in pieces))

    def _pieces(self, part: LinePart, shown: int) -> list[_Piece]:
        row = str(part.row)
        pieces = [_Piece("H =", self.tr("The prediction"))]
        pieces += self._terms(part, shown)
        plus = MINUS if part.bias < 0 else "+"
        bias = f"{plus} {_weight(abs(part.bias))}"
        pieces.append(_Piece(bias, self.tr("The bias b"), numbers=self._parameter("b", ".+")))
        prediction = f"= {figures.figure(part.prediction)}"
        tip = self.tr("The prediction: the sum of all terms")
        pieces.append(_Piece(prediction, tip, strong=True, numbers=((r"(?<== ).+", ("prediction", row)),)))
        target, tip = f"y = {figures.plain(part.target)}", self.tr("The target: what is right")
        pieces.append(_Piece(target, tip, begins=True, numbers=((r"(?<== ).+", ("target", row)),)))
        squared = f"(H {MINUS} y)² = {figures.figure(part.squared)}"
        tip = self.tr("Prediction minus target, squared: what this row costs")
        pieces.append(_Piece(squared, tip, begins=True, strong=True, numbers=((r"(?<== ).+", ("squared", row)),)))
        words = self.tr("row {row}").format(row=f"{part.row + 1:,}")
        pieces.append(_Piece(words, self.tr("The chosen row; choose another in any view"), begins=True))
        return pieces

    def _parameter(self, name: str, pattern: str) -> tuple[tuple[str, Key], ...]:
        """With several targets the line shows the first one's parameters, which have other names."""
        return ((pattern, ("parameter", name)),) if name in self._parameters else ()

    def _terms(self, part: LinePart, shown: int) -> list[_Piece]:
        count = len(part.names)
        kept = list(range(count)) if shown >= count else [*range(shown - 1), count - 1] if shown > 0 else []
        terms = []
        last = -1
        for position in kept:
            if position > last + 1:
                left_out = self.tr("+ … {count} more …").format(count=position - last - 1)
                terms.append(_Piece(left_out, self.tr("Terms left out because there is no room")))
            last = position
            weight = float(part.weights[position])
            sign = MINUS if weight < 0 else "+"
            words = f"{_weight(abs(weight))}·{_feature(float(part.features[position]))}"
            first = position == 0
            words = (f"{MINUS}{words}" if weight < 0 else words) if first else f"{sign} {words}"
            feature = ("feature", str(part.row), str(position))
            numbers = (*self._parameter(part.names[position], r"[^·]+"), (r"(?<=·).+", feature))
            terms.append(_Piece(words, self._name(part, position), numbers=numbers))
        if not kept and count:
            words = self.tr("… {count} terms …").format(count=count)
            terms.append(_Piece(words, self.tr("Terms left out because there is no room")))
        return terms

    def _name(self, part: LinePart, position: int) -> str:
        weight = part.names[position]
        symbol = f"{weight}·x" if len(part.names) == 1 else f"{weight}·x{position + 1}"
        if len(self._columns) != len(part.names):
            return symbol
        words = self.tr("{symbol}: weight times {column}")
        return words.format(symbol=symbol, column=self._columns[position])

    def _spots(self) -> list[Spot]:
        return [
            spot
            for piece, label in zip(self._pieces_shown, self._labels, strict=False)
            for spot in in_text(piece.words, piece.numbers, self, label.fontMetrics(), label.geometry())
        ]

    def _needed(self, pieces: list[_Piece]) -> int:
        metrics = self.fontMetrics()
        # Strong pieces are bold: an eighth wider is enough.
        widths = (metrics.horizontalAdvance(piece.words) * (9 if piece.strong else 8) // 8 for piece in pieces)
        return sum(widths) + sum(_LARGE_GAP if piece.begins else _SMALL_GAP for piece in pieces) + _SMALL_GAP

    def _write(self, pieces: list[_Piece]) -> None:
        self._pieces_shown = pieces
        while len(self._labels) < len(pieces):
            self._labels.append(self._label())
        if len(self._widths) != len(pieces):
            self._widths = [0] * len(pieces)
        left = 0
        for position, label in enumerate(self._labels):
            label.setVisible(position < len(pieces))
            if position >= len(pieces):
                continue
            piece = pieces[position]
            font = self.font()
            font.setBold(piece.strong)
            if label.font() != font:
                label.setFont(font)
            if label.text() != piece.words:
                label.setText(piece.words)
            if label.toolTip() != piece.tip:
                label.setToolTip(piece.tip)
            self._widths[position] = max(self._widths[position], label.sizeHint().width())
            left += _LARGE_GAP if piece.begins else _SMALL_GAP
            label.setGeometry(left, 0, self._widths[position], self.height())
            left += self._widths[position]

    def _label(self) -> QLabel:
        label = QLabel(self)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._numbers.over(label)
        return label

    def sizeHint(self) -> QSize:
        return QSize(800, self.fontMetrics().height() + 10)

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._widths = []
        self._fill()


def _weight(size: float) -> str:
    """A weight or bias without its sign: three decimals where that says something."""
    return figures.fixed(size, 3) if _FIXED_FROM <= size < _FIXED_TO else figures.figure(size)


def _feature(value: float) -> str:
    """A feature; negative ones in brackets."""
    words = figures.plain(value) if abs(value) >= _FIXED_TO or value == int(value) else figures.fixed(value, 3)
    return f"({words})" if value < 0 else words
