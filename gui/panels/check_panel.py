"""The gradient check as a table: which rows of the backward pass agree with what is measured from outside."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from engine.core.frames import Part
from engine.core.parts_check import CheckPart
from gui.elided_label import ElidedLabel
from gui.figures import figure
from gui.hover import Numbers, Spot, in_label
from gui.keys import keep_keys
from gui.panels.check_model import (
    BACKPROP,
    DIFFERENCE,
    ERROR,
    FAILED,
    PASSED,
    RATIO,
    CheckModel,
    ratio_words,
)
from gui.panels.fault_words import epsilon_words, fault_words
from gui.panels.panel import Panel
from gui.panels.rows_view import Header, RowsView


class CheckPanel(Panel):
    """Draws `CheckPart`. What fails has a sign, a word and a colour, and with many rows it stands first."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._part: CheckPart | None = None
        self.verdict = ElidedLabel()
        self.model = CheckModel()
        self.view = RowsView(self.model)
        self.table = self.view.table
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        head = QVBoxLayout()
        head.setContentsMargins(8, 4, 8, 4)
        head.addWidget(self.verdict)
        layout.addLayout(head)
        layout.addWidget(self.view, 1)
        self.setFocusProxy(self.view)
        self._connect()
        self.restyle()
        self.retranslate()

    def _connect(self) -> None:
        keep_keys(self.table, (Qt.Key.Key_Left, Qt.Key.Key_Right))
        self.view.row_chosen.connect(lambda row: self.look_requested.emit({"sample": self.model.place(row)}))
        numbers = Numbers(self, self._footer_spots, reachable=self._row_spots, keys=self.table)
        numbers.over(self.table.viewport(), found=self.view.cell_at)
        numbers.over(self.view.cost_label)

    def show_part(self, part: Part) -> None:
        assert isinstance(part, CheckPart)
        old, self._part = self._part, part
        if self.model.show(part):
            self._write_headers()
        if old is None or (old.sample, old.order) != (part.sample, part.order):
            self.view.follow(self.model.row(part.sample))
        self._write(part)

    def restyle(self) -> None:
        self.view.restyle()
        self._write_headers()

    def retranslate(self) -> None:
        self.model.set_words(self.tr("agrees"), self.tr("differs"))
        self.table.setAccessibleName(self.tr("Gradient of each parameter, by backpropagation and measured"))
        self._write_headers()
        if self._part is not None:
            self._write(self._part)

    def _write_headers(self) -> None:
        if self._part is None:
            return
        headers = (
            Header(self.tr("parameter"), "θ", self.tr("Weights and biases")),
            Header(
                self.tr("verdict"),
                "",
                self.tr("Agrees: an error of at most 1e−5, or a difference that is only rounding"),
            ),
            Header(self.tr("backprop"), "∂cost/∂θ", self.tr("What the backward pass says")),
            Header(
                self.tr("measured"),
                "Δcost/2ε",
                self.tr("Central difference: the cost at θ + ε minus at θ − ε, over 2ε"),
            ),
            Header(self.tr("ratio"), "÷", self.tr("Backprop divided by measured; 1 where they agree")),
            Header(self.tr("error"), "rel", self.tr("|backprop − measured| / (|backprop| + |measured|)")),
        )
        self.view.set_headers(headers)

    def _write(self, part: CheckPart) -> None:
        count, fault = len(part.names), fault_words(part.fault)
        if part.failed:
            said = self.tr("{sign} {failed} of {count} differ").format(sign=FAILED, failed=part.failed, count=count)
        else:
            said = self.tr("{sign} all {count} agree").format(sign=PASSED, count=count)
        self.verdict.set_color("error" if part.failed else "good")
        broken = self.tr("{said}   backward pass: {fault}").format(said=said, fault=fault)
        if part.common is not None:
            every = self.tr("{said}   every ratio {ratio}").format(said=broken, ratio=ratio_words(part.common))
            self.verdict.set_text(every, broken, said)
        else:
            self.verdict.set_text(broken, said)
        worst = self.tr("largest error {worst}").format(worst=figure(part.worst))
        rest = self.tr("at ε = {epsilon}, allowed {tolerance}").format(
            epsilon=epsilon_words(part.epsilon), tolerance=epsilon_words(part.tolerance)
        )
        self.view.cost_label.set_text(f"{worst}   {rest}", worst)

    def _row_spots(self) -> list[Spot]:
        """The chosen row, then the largest error."""
        row = self.table.currentIndex().row()
        cells = self.view.spots(row, [BACKPROP, DIFFERENCE, ERROR, RATIO]) if row >= 0 else []
        return [*cells, *self._footer_spots()]

    def _footer_spots(self) -> list[Spot]:
        worst = "" if self._part is None else figure(self._part.worst)
        return in_label(self.view.cost_label, (worst.replace(".", r"\.").replace("+", r"\+"), ("check_worst",)))
