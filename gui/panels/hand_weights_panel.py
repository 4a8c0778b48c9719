"""All weights and biases of a small network as bars to be moved by hand, unit by unit; solved or not is said below."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from engine.core.commands import SetParameters
from engine.core.frames import Part
from engine.core.parts_forward import HandWeightsPart
from gui import figures, theme
from gui.elided_label import ElidedLabel
from gui.hover import Numbers, Spot, in_label
from gui.panels.panel import Panel
from gui.panels.parameter_bars import ParameterBars
from gui.panels.parameter_columns import Columns
from gui.scroll_room import ScrollRoom

_DECIMALS = 1
_INTO_A_UNIT = 3


class HandBars(ParameterBars):
    """Bars of values alone: nothing is trained here."""

    def columns(self) -> Columns:
        """The columns of the value take the room of the gradient's."""
        made = super().columns()
        end = self.width() - made.value[1] - 8.0
        bar = (made.bar[0], max(made.bar[1], end - 8.0 - made.bar[0]))
        value = (bar[0] + bar[1] + 8.0, made.value[1])
        return Columns(made.name, bar, value, (0.0, 0.0), (0.0, 0.0), (0.0, 0.0))

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setPen(QPen(theme.current().color("line"), 1))
        for row in range(_INTO_A_UNIT, len(self._part.names) if self._part is not None else 0, _INTO_A_UNIT):
            height = round(row * self.row_height())
            painter.drawLine(0, height, self.width(), height)
        painter.end()

    def _choose(self, row: int) -> None:
        super()._choose(row)
        if self._part is not None:
            self.setAccessibleDescription(f"{self._part.names[row]} = {figures.figure(float(self._part.values[row]))}")


class HandWeightsPanel(Panel):
    """Draws `HandWeightsPart`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._part: HandWeightsPart | None = None
        self.bars = HandBars()
        self.verdict = ElidedLabel()
        self.note = ElidedLabel(role=QPalette.ColorRole.PlaceholderText, side=Qt.AlignmentFlag.AlignRight)
        self._scroll = ScrollRoom(self.bars)
        self._lay_out()
        self._connect()
        self.restyle()
        self.retranslate()

    def _lay_out(self) -> None:
        self.setFocusProxy(self.bars)
        foot = QHBoxLayout()
        foot.setContentsMargins(8, 3, 8, 4)
        foot.addWidget(self.verdict, 3)
        foot.addWidget(self.note, 2)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._scroll, 1)
        column.addLayout(foot)

    def _connect(self) -> None:
        self.bars.moved.connect(self._on_moved)
        self.bars.row_chosen.connect(self._on_row_chosen)
        numbers = Numbers(self, self._spots, reachable=self._reachable, keys=self.bars)
        numbers.over(self.bars)
        numbers.over(self.verdict)

    def show_part(self, part: Part) -> None:
        assert isinstance(part, HandWeightsPart)
        self._part = part
        self.bars.show_part(part.parameters)
        self._write(part)

    def restyle(self) -> None:
        self.bars.update()

    def retranslate(self) -> None:
        self.bars.setAccessibleName(self.tr("Weights and biases, to be moved by hand"))
        self.note.set_text(self.tr("drag, or ↑ ↓ and ← →"), self.tr("drag the bars"))
        if self._part is not None:
            self._write(self._part)

    def _write(self, part: HandWeightsPart) -> None:
        solved, short = part.right == part.rows, f"{part.right} / {part.rows}"
        if solved:
            words = self.tr("XOR is solved: {right} of {rows} right")
        else:
            words = self.tr("Not solved: {right} of {rows} right")
        sign = "✓" if solved else "✗"
        self.verdict.set_text(f"{sign} {words.format(right=part.right, rows=part.rows)}", f"{sign} {short}")
        self.verdict.set_color("good" if solved else "error")

    def _spots(self) -> list[Spot]:
        rows = len(self._part.parameters.names) if self._part is not None else 0
        return [self._spot(row) for row in range(rows)] + self._verdict_spots()

    def _reachable(self) -> list[Spot]:
        return ([] if self._part is None else [self._spot(self.bars.chosen_row())]) + self._verdict_spots()

    def _verdict_spots(self) -> list[Spot]:
        return [] if self._part is None else in_label(self.verdict, (str(self._part.right), ("right",)))

    def _spot(self, row: int) -> Spot:
        assert self._part is not None
        left, width = self.bars.columns().value
        height = self.bars.row_height()
        place = QRectF(left, row * height, width, height).toRect()
        return Spot(("parameter", self._part.flat[row]), self.bars, place)

    def _on_moved(self, read: str, value: float) -> None:
        assert self._part is not None
        name = self._part.flat[self._part.parameters.names.index(read)]
        self.command_requested.emit(SetParameters({name: round(value, _DECIMALS)}))

    def _on_row_chosen(self, top: int, bottom: int) -> None:
        self._scroll.ensureVisible(0, (top + bottom) // 2, 0, (bottom - top) // 2 + 2)
