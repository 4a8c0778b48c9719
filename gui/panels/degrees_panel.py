"""What the exact fit costs at each degree: the training cost only falls, the cost on new points falls and rises again.

A press or an arrow key turns the knob.
"""

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QKeyEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from engine.core.commands import SetKnob
from engine.core.frames import Part
from engine.core.parts_ridge import SETS, CostsOverPart
from gui.hover import Numbers
from gui.keys import keep_keys
from gui.panels.costs_plot import CostsPlot
from gui.panels.panel import Panel
from gui.panels.set_legend import SetLegend, written

_LINES_FOR_TITLES = 10
_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}


class DegreesPanel(Panel):
    """Draws `CostsOverPart` over degrees."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._part: CostsOverPart | None = None
        self._asked: int | None = None
        self.plot = CostsPlot()
        self.legend = SetLegend(lambda place: ("set_cost", SETS[place]), what="cost")
        self._lay_out()
        self._connect()
        self.restyle()
        self.retranslate()

    def _lay_out(self) -> None:
        self.setAutoFillBackground(True)
        self.setBackgroundRole(QPalette.ColorRole.Base)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        keep_keys(self, tuple(_STEPS))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 3, 8, 3)
        layout.setSpacing(2)
        layout.addWidget(self.legend)
        layout.addWidget(self.plot, 1)

    def _connect(self) -> None:
        self.plot.pointed.connect(self._on_pointed)
        Numbers(self, self.legend.spots).over(*self.legend.labels)

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

    def _on_pointed(self, point: QPointF) -> None:
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        self._choose(round(point.x()))

    def restyle(self) -> None:
        self.plot.restyle()
        self._make_room()

    def retranslate(self) -> None:
        self.plot.set_labels(left="cost", bottom=self.tr("degree"))
        self.setAccessibleName(self.tr("Cost of the exact fit over the degree; arrow keys choose another one"))
        self._make_room()

    def _make_room(self) -> None:
        self.plot.show_titles(self.height() > _LINES_FOR_TITLES * self.fontMetrics().height())

    def show_focus(self, focused: bool) -> None:
        self.plot.show_focus(focused)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if self._part is not None and key in _STEPS:
            here = int(self._part.here) if self._asked is None else self._asked
            self._choose(here + _STEPS[key])
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._make_room()
