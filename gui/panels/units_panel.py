"""The chosen row on its way through one neuron or three, whose weights and biases are moved by hand."""

from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from engine.core.commands import SetParameters
from engine.core.frames import Part
from engine.core.parts_gates import UnitsPart
from gui.elided_label import ElidedLabel
from gui.hover import Numbers
from gui.panels.button_row import ButtonRow
from gui.panels.panel import Panel
from gui.panels.units_canvas import UnitsCanvas

FUNCTIONS = ("step", "sigmoid", "tanh", "relu")


_GAP_PX = 4


class UnitsPanel(Panel):
    """Draws `UnitsPart`. Above one neuron stands the choice of the function that is shown in it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._part: UnitsPart | None = None
        self.canvas = UnitsCanvas()
        self.buttons = {name: QToolButton() for name in FUNCTIONS}
        self._group = QButtonGroup(self)
        self._row = QWidget()
        self._words = ElidedLabel()
        self._lay_out()
        self._connect()
        self.restyle()
        self.retranslate()

    def _lay_out(self) -> None:
        row = QHBoxLayout(self._row)
        row.setContentsMargins(8, 3, 8, 0)
        row.setSpacing(_GAP_PX)
        row.addWidget(self._words, 1)
        for name, button in self.buttons.items():
            button.setObjectName(name)
            button.setCheckable(True)
            button.setAutoRaise(True)
            self._group.addButton(button)
        row.addWidget(ButtonRow(tuple(self.buttons.values()), "right", gap_px=_GAP_PX))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._row)
        layout.addWidget(self.canvas, 1)
        self.setFocusProxy(self.canvas)

    def _connect(self) -> None:
        self._group.buttonClicked.connect(lambda button: self.look_requested.emit({"activation": button.objectName()}))
        self.canvas.moved.connect(lambda name, value: self.command_requested.emit(SetParameters({name: value})))
        self.canvas.row_asked.connect(lambda row: self.look_requested.emit({"sample": row}))
        Numbers(self, self.canvas.spots, keys=self.canvas).over(self.canvas)

    def show_part(self, part: Part) -> None:
        assert isinstance(part, UnitsPart)
        last, self._part = self._part, part
        self.canvas.show_units(part)
        if last is None or (last.activation, last.own, len(last.units)) != (part.activation, part.own, len(part.units)):
            self._row.setVisible(len(part.units) == 1)
            self.buttons[part.activation].setChecked(True)
            self._write()

    def restyle(self) -> None:
        self.canvas.update()

    def retranslate(self) -> None:
        self.canvas.setAccessibleName(self.tr("The neuron: ↑ ↓ choose an input or a weight, ← → turn it"))
        names = (self.tr("step"), self.tr("sigmoid"), "tanh", "ReLU")
        for button, words in zip(self.buttons.values(), names, strict=True):
            button.setText(words)
        self._write()

    def _write(self) -> None:
        part = self._part
        if part is None:
            return
        if part.activation == part.own:
            whole = self.tr("Drag a weight or the bias; click an input to switch it")
            self._words.set_text(whole, self.tr("Drag the weights"), "")
        else:
            whole = self.tr("Only looked at: the run itself has {name}").format(name=self.buttons[part.own].text())
            self._words.set_text(whole, self.tr("only looked at"), "")
