"""The line below the views: the hypothesis written out with the numbers of one row, and what the row costs.

What it says for each kind of part stands in `line_pieces`.
"""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from engine.core.frames import Part, Scene
from gui import network_line  # noqa: F401  how the line of a network is said
from gui.hover import Numbers, Spot, in_text
from gui.line_pieces import LEVELS, Names, Piece, known, pieces
from gui.live_widget import LiveWidget

_SMALL_GAP, _LARGE_GAP = 6, 26


class LineView(LiveWidget):
    """Shows any part that `line_pieces` knows.

    Each piece is a label of its own: with a tool tip, to be selected, in a place that stays.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._part: Part | None = None
        self._names = Names()
        self._pieces_shown: list[Piece] = []
        self._labels: list[QLabel] = []
        # Widths only grow while the same pieces are shown, so that changing digits push nothing aside.
        self._widths: list[int] = []
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._numbers = Numbers(self, self._spots, stop=True)
        self.restyle()
        self.retranslate()

    def show_scene(self, scene: Scene) -> None:
        """Names of features and classes."""
        self._names = Names(scene.columns, frozenset(scene.parameters), scene.classes)
        self._widths = []
        self._fill()

    def show_part(self, part: Part | None) -> None:
        """Write the line of `part`; None empties it."""
        assert part is None or known(part)
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
        written: list[Piece] = []
        if part is not None:
            for room in LEVELS:
                written = pieces(part, self._names, room)
                if self._needed(written) <= self.width():
                    break
        self._write(written)
        self.setAccessibleName(" ".join(piece.words for piece in written))

    def _spots(self) -> list[Spot]:
        return [
            spot
            for piece, label in zip(self._pieces_shown, self._labels, strict=False)
            for spot in in_text(piece.words, piece.numbers, self, label.fontMetrics(), label.geometry())
        ]

    def _needed(self, written: list[Piece]) -> int:
        metrics = self.fontMetrics()
        # Strong pieces are bold: an eighth wider is enough.
        widths = (metrics.horizontalAdvance(piece.words) * (9 if piece.strong else 8) // 8 for piece in written)
        return sum(widths) + sum(_LARGE_GAP if piece.begins else _SMALL_GAP for piece in written) + _SMALL_GAP

    def _write(self, written: list[Piece]) -> None:
        self._pieces_shown = written
        while len(self._labels) < len(written):
            self._labels.append(self._label())
        if len(self._widths) != len(written):
            self._widths = [0] * len(written)
        left = 0
        for position, label in enumerate(self._labels):
            label.setVisible(position < len(written))
            if position >= len(written):
                continue
            piece = written[position]
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
