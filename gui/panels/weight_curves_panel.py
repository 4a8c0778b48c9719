"""Costs over the same weight side by side, each with its run: a click on any of them starts all runs there."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from engine.core.commands import SetParameters
from engine.core.frames import Part
from engine.core.parts_lanes import WeightCurvesPart
from gui.panels.lane_starts_panel import LaneStartsPanel, Place
from gui.panels.weight_plot import WeightPlot

_ARROWS = {Qt.Key.Key_Left: (-1, 0), Qt.Key.Key_Right: (1, 0)}


class WeightCurvesPanel(LaneStartsPanel):
    """Draws WeightCurvesPart. A place has only a weight."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_ARROWS, parent)
        self._part: WeightCurvesPart | None = None
        self.maps: list[WeightPlot] = []
        self.restyle()
        self.retranslate()

    def show_part(self, part: Part) -> None:
        assert isinstance(part, WeightCurvesPart)
        self._part = part
        # How many there are is settled with the first part.
        while len(self.maps) < len(part.curves):
            self.maps.append(WeightPlot(len(self.maps)))
            self._add(self.maps[-1])
        for plot, curve in zip(self.maps, part.curves, strict=True):
            plot.show_curve(curve, part.limits, part.parameter)
            plot.write_title(curve)

    def _limits(self) -> tuple[Place, Place]:
        assert self._part is not None
        return self._part.limits, (0.0, 0.0)

    def _here(self) -> Place:
        assert self._part is not None
        return float(self._part.curves[0].hops[-1]), 0.0

    def _start_at(self, place: Place) -> None:
        assert self._part is not None
        self.command_requested.emit(SetParameters({self._part.parameter: place[0]}, start=True))

    def retranslate(self) -> None:
        self.hint.set_text(
            self.tr("click a curve: both start there · → next step (dashed: enlarged)"),
            self.tr("click: both start there"),
        )
        self.setAccessibleName(self.tr("Costs over the weight"))
        self.setAccessibleDescription(self.tr("Arrow keys move a line across the curves, Enter starts there."))
