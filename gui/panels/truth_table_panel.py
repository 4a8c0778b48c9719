"""The truth table of the chosen gate beside what the neuron makes of it. It lights up when every row is right."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QWidget

from engine.core.frames import Part, Scene
from engine.core.parts_gates import TruthTablePart
from gui.hover import Spot, in_label
from gui.keys import keep_keys
from gui.panels.rows_panel import RowsPanel
from gui.panels.rows_view import Header, RowsView
from gui.panels.truth_table_model import TruthTableModel

_FIRST = ("output", "z", "right", "target", "hidden", "input")
_FRAME_PX = 3


class TruthTablePanel(RowsPanel):
    """Draws `TruthTablePart`. Choosing a row looks at it everywhere."""

    def __init__(self, parent: QWidget | None = None) -> None:
        model = TruthTableModel()
        super().__init__(RowsView(model), _FRAME_PX, parent)
        self.model = model
        self._part: TruthTablePart | None = None
        self._gate = "y"
        keep_keys(self.table, (Qt.Key.Key_Left, Qt.Key.Key_Right))
        self.restyle()
        self.retranslate()

    @property
    def lit(self) -> bool:
        """Whether every row is right."""
        return self._part is not None and self._part.right == len(self._part.label)

    def show_scene(self, scene: Scene) -> None:
        self._gate = scene.targets[0] if scene.targets else "y"
        self._write_headers()

    def show_part(self, part: Part) -> None:
        assert isinstance(part, TruthTablePart)
        old, self._part = self._part, part
        other = self.model.show(part)
        if other:
            self._write_headers()
        if other or old is None or old.sample != part.sample:
            self.view.follow(part.sample)
        self._write_footer()
        self.update()

    def retranslate(self) -> None:
        self.table.setAccessibleName(self.tr("Truth table with the outputs of the neuron"))
        super().retranslate()

    def _write_headers(self) -> None:
        if self._part is None:
            return
        called = self.tr("Is it the target? ◂: the row that the perceptron rule mends next")
        words = {
            "target": Header(self._gate, "y", self.tr("What is to come out")),
            "z": Header(self.tr("sum"), "z", self.tr("Inputs times weights, plus the bias")),
            "output": Header(self.tr("output"), "g" if self._part.graded else "H", self.tr("What the neuron says")),
            "right": Header("", "✓", called),
        }
        headers = []
        for kind, k in self.model.columns:
            if kind == "input":
                headers.append(Header("", f"x{k + 1}", self.tr("Input {number}").format(number=k + 1)))
            elif kind == "hidden":
                headers.append(
                    Header("", f"h{k + 1}", self.tr("Output of hidden neuron {number}").format(number=k + 1))
                )
            else:
                headers.append(words[kind])
        self.view.set_headers(headers)

    def _write_footer(self) -> None:
        part = self._part
        if part is None:
            return
        rows, label = len(part.label), self.view.cost_label
        if self.lit:
            whole = self.tr("{gate} is solved: {right} of {rows}").format(gate=self._gate, right=part.right, rows=rows)
            label.set_text(f"✓ {whole}", f"✓ {part.right} / {rows}")
        elif part.undecided == rows:
            label.set_text(self.tr("every output is one half"), "0.5")
        else:
            label.set_text(
                self.tr("{right} of {rows} right").format(right=part.right, rows=rows), f"{part.right} / {rows}"
            )
        label.set_color("good" if self.lit else "text")
        hard = part.most_right < rows and not part.hidden.shape[1]
        self.view.rows_label.setVisible(hard)
        if hard:
            words = self.tr("one line: {most} of {rows} at best").format(most=part.most_right, rows=rows)
            self.view.rows_label.set_text(words, f"≤ {part.most_right} / {rows}")

    def _footer_spots(self) -> list[Spot]:
        part = self._part
        if part is None:
            return []
        right = (
            [] if part.undecided == len(part.label) else in_label(self.view.cost_label, (str(part.right), ("right",)))
        )
        best = in_label(self.view.rows_label, (str(part.most_right), ("most_right",)))
        return right + (best if self.view.rows_label.isVisibleTo(self) else [])

    def _row_spots(self) -> list[Spot]:
        """The numbers of the chosen row, what the neuron says first, then the footer."""
        part = self._part
        if part is None:
            return []
        order = sorted(range(len(self.model.columns)), key=lambda column: _FIRST.index(self.model.columns[column][0]))
        return [*self.view.spots(part.sample, order), *self._footer_spots()]

    def paintEvent(self, event: QPaintEvent) -> None:
        self._paint_frame(right=self.lit)
