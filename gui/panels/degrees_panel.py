"""What the exact fit costs at each degree: the training cost only falls, the cost on new points falls and rises again.

A press or an arrow key turns the knob.
"""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from engine.core.commands import SetKnob
from engine.core.frames import Part
from engine.core.parts_ridge import SETS, CostsOverPart
from gui.panels.costs_panel import CostsPanel
from gui.panels.set_legend import written

_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}


class DegreesPanel(CostsPanel):
    """Draws `CostsOverPart` over degrees."""

    lines_for_titles = 10

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tuple(_STEPS), parent)
        self._part: CostsOverPart | None = None
        self._asked: int | None = None
        self._lay_out()
        self.restyle()
        self.retranslate()

    def show_part(self, part: Part) -> None:
        assert isinstance(part, CostsOverPart)
        last, self._part = self._part, part
        if self._asked == part.here:
            self._asked = None
        values = part.values.tolist()
        if last is None or last.values is not part.values:
            self.plot.getAxis("bottom").setTicks([[(value, f"{value:.0f}") for value in values]])
        self.plot.set_ranges(values[0], max(values[-1], values[0] + 1), part.cap)
        each = {name: getattr(part, name) for name in SETS}
        self.plot.show_lines({name: (values, costs.tolist()) for name, costs in each.items() if costs is not None})
        self.plot.show_here(part.here, part.costs)
        self.legend.show_numbers(written(part.costs))

    def _choose(self, degree: int) -> None:
        part = self._part
        if part is None:
            return
        degree = min(max(degree, int(part.values[0])), int(part.values[-1]))
        if degree != (part.here if self._asked is None else self._asked):
            self._asked = degree
            self.command_requested.emit(SetKnob("degree", degree))

    def _take(self, x: float) -> None:
        self._choose(round(x))

    def retranslate(self) -> None:
        self.plot.set_labels(left="cost", bottom=self.tr("degree"))
        self.setAccessibleName(self.tr("Cost of the exact fit over the degree; arrow keys choose another one"))
        self._make_room()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if self._part is not None and key in _STEPS:
            here = int(self._part.here) if self._asked is None else self._asked
            self._choose(here + _STEPS[key])
        else:
            super().keyPressEvent(event)
