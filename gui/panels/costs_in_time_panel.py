"""What gradient descent costs on each set over its updates, on a logarithmic axis: validation says when to stop.

Press, drag or arrow keys go to a step.
"""

import math

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QWidget

from engine.core.commands import Seek
from engine.core.frames import Part, Scene
from engine.core.parts_ridge import SETS, CostsInTimePart
from gui import figures
from gui.drawing.cost_axes import CostAxes
from gui.elided_label import ElidedLabel
from gui.hover import Spot, in_label
from gui.panels.costs_panel import CostsPanel
from gui.panels.set_legend import RevealButton, written

_AXES = CostAxes(log_cost=False, log_steps=True)
# An arrow key goes a twentieth of the way to ten times as many updates.
_FACTOR = 10**0.05
_STEPS = (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Home, Qt.Key.Key_End)


class CostsInTimePanel(CostsPanel):
    """Draws `CostsInTimePart`."""

    kind = "now_cost"

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_STEPS, parent, dots=False)
        self._part: CostsInTimePart | None = None
        self._asked: int | None = None
        self._limit = 0
        self.reveal = RevealButton()
        self.words = ElidedLabel()
        self.go = QToolButton()
        above = QHBoxLayout()
        above.addWidget(self.words, 1)
        above.addWidget(self.go)
        # The costs need the whole line above.
        above.addWidget(self.reveal)
        self._lay_out(above=above)
        self.go.clicked.connect(self._on_go)
        self.reveal.wanted.connect(lambda shown: self.look_requested.emit({"stage": int(shown)}))
        self._numbers.over(self.words)
        self.restyle()
        self.retranslate()

    def show_scene(self, scene: Scene) -> None:
        # Beside a curve the button stands with its points.
        self.reveal.setVisible(bool(scene.classes))

    def show_part(self, part: Part) -> None:
        assert isinstance(part, CostsInTimePart)
        self._part, self._asked = part, None
        if part.step_limit != self._limit:
            self._limit = part.step_limit
            self.plot.getAxis("bottom").setTicks(_AXES.x_ticks(part.step_limit))
        self.plot.set_ranges(0.0, _AXES.x(part.step_limit), part.cap)
        x = [_AXES.x(step) for step in part.steps.tolist()]
        each = {name: getattr(part, name) for name in SETS}
        self.plot.show_lines({name: (x, costs.tolist()) for name, costs in each.items() if costs is not None})
        self.plot.show_here(_AXES.x(part.step), part.costs)
        self.plot.show_best(_AXES.x(part.best_step), part.best_cost, "▼" if part.step else "")
        self.legend.show_numbers(written(part.costs))
        self.reveal.show_hidden(hidden=part.hidden)
        self._write(part)

    def _write(self, part: CostsInTimePart) -> None:
        step, cost = f"{part.best_step:,}", figures.written_out(part.best_cost)
        self.words.set_text(
            self.tr("▼ lowest validation cost: after {step} updates, {cost}").format(step=step, cost=cost),
            self.tr("▼ lowest: {step} updates, {cost}").format(step=step, cost=cost),
            f"▼ {step}: {cost}",
            f"▼ {step}",
        )
        self.go.setEnabled(part.step != part.best_step)

    def _spots(self) -> list[Spot]:
        return [*super()._spots(), *in_label(self.words, (r"\d\S*$", ("best_in_time",)))]

    def _seek(self, step: float) -> None:
        part = self._part
        if part is None:
            return
        found = min(max(round(step), 0), part.last)
        if found != self._asked:
            self._asked = found
            self.command_requested.emit(Seek(found))

    def _take(self, x: float) -> None:
        self._seek(_AXES.step(x))

    def _on_go(self) -> None:
        if self._part is not None:
            self._seek(self._part.best_step)

    def retranslate(self) -> None:
        self.plot.set_labels(left="cost", bottom=self.tr("updates (logarithmic)"))
        self.go.setText(self.tr("Go there"))
        self.go.setToolTip(self.tr("Back to the update with the lowest validation cost: early stopping"))
        self.setAccessibleName(self.tr("Costs of each set over the updates; arrow keys go to other steps"))
        self._make_room()
        if self._part is not None:
            self._write(self._part)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        part = self._part
        if part is None:
            super().keyPressEvent(event)
            return
        here = part.step if self._asked is None else self._asked
        match Qt.Key(event.key()):
            case Qt.Key.Key_Left:
                self._seek(math.floor(min(here - 1, here / _FACTOR)))
            case Qt.Key.Key_Right:
                self._seek(math.ceil(max(here + 1, here * _FACTOR)))
            case Qt.Key.Key_Home:
                self._seek(0)
            case Qt.Key.Key_End:
                self._seek(part.last)
            case _:
                super().keyPressEvent(event)
