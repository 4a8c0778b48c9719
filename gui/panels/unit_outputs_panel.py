"""What each unit says about some samples, and what the softmax of the same scores would say."""

from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from engine.core.commands import SetKnob
from engine.core.frames import Part, Scene
from engine.core.parts_units import UnitOutputsPart
from gui.hover import Numbers
from gui.panels.arrow_panel import UPRIGHT, ArrowPanel
from gui.panels.button_row import ButtonRow
from gui.panels.unit_outputs_canvas import UnitOutputsCanvas

_GAP_PX = 12


class UnitOutputsPanel(ArrowPanel):
    """Draws `UnitOutputsPart`. Up and down choose a row; the switch changes the last function alone."""

    arrows = UPRIGHT

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._part: UnitOutputsPart | None = None
        self._scene: Scene | None = None
        self.canvas = UnitOutputsCanvas()
        self.switch, self.again = QCheckBox(), QPushButton()
        self._row = ButtonRow((self.switch, self.again), "ends", gap_px=_GAP_PX)
        self._lay_out()
        self._connect()
        self.restyle()
        self.retranslate()

    def _lay_out(self) -> None:
        self.again.setAutoDefault(False)
        foot = QHBoxLayout()
        foot.setContentsMargins(10, 0, 10, 6)
        foot.addWidget(self._row)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 2, 0, 0)
        column.setSpacing(2)
        column.addWidget(self.canvas, 1)
        column.addLayout(foot)

    def _connect(self) -> None:
        self.canvas.row_chosen.connect(self._choose)
        self.switch.clicked.connect(self._on_switched)
        self.again.clicked.connect(self._on_again)
        Numbers(self, self.canvas.spots).over(self.canvas)

    def show_scene(self, scene: Scene) -> None:
        self._scene = scene
        if self._part is not None:
            self.show_part(self._part)

    def show_part(self, part: Part) -> None:
        """Draw what is said."""
        assert isinstance(part, UnitOutputsPart)
        changed = self._part is None or self._part.softmax != part.softmax
        self._part = part
        self.switch.setChecked(part.as_softmax or part.softmax)
        self.switch.setEnabled(not part.softmax)
        self.canvas.show_outputs(part, self._scene.classes if self._scene is not None else ())
        if changed:
            self._write()

    def restyle(self) -> None:
        self.canvas.updateGeometry()
        self.canvas.update()

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("Outputs of the units; up and down choose a row"))
        self.canvas.set_words(row=self.tr("row {row}"), total=self.tr("sum"))
        self.switch.setToolTip(self.tr("Same scores; all that changes is the last function"))
        self._write()

    def _write(self) -> None:
        self.again.setToolTip(self.tr("The same data from the same start"))
        if self._part is not None and self._part.softmax:
            again, briefly = self.tr("Learn again with sigmoids"), self.tr("Again: sigmoids")
        else:
            again, briefly = self.tr("Learn again with softmax"), self.tr("Again: softmax")
        self._row.say((self.tr("softmax as last function only"), again), (self.tr("softmax last"), briefly))

    def _choose(self, row: int) -> None:
        self.look_requested.emit({"sample": row})

    def _on_switched(self, checked: bool) -> None:
        self.look_requested.emit({"as_softmax": checked})

    def _on_again(self) -> None:
        if self._part is not None:
            self.command_requested.emit(SetKnob("last_layer", "sigmoid" if self._part.softmax else "softmax"))

    def go(self, down: int, along: int) -> None:
        if self._part is not None and self._scene is not None:
            self._choose(min(max(self._part.sample + down, 0), self._scene.rows - 1))

    def show_focus(self, focused: bool) -> None:
        self.canvas.set_focused(focused)
