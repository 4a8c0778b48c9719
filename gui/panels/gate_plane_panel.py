"""The four corners of a gate, what would be called where, and the line of each neuron that sees the inputs."""

from PySide6.QtWidgets import QWidget

from engine.core.frames import Part
from engine.core.parts_network import NetworkMapPart
from gui.panels.class_map_panel import ClassMapPanel
from gui.panels.unit_lines import UnitLines


class GatePlanePanel(ClassMapPanel):
    """Draws `NetworkMapPart`; the line of a single neuron is where it turns from 0 to 1."""

    # What is below them is made and styled first.
    lines: UnitLines | None = None

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lines = UnitLines(self.plot)

    def show_part(self, part: Part) -> None:
        assert isinstance(part, NetworkMapPart)
        assert self.lines is not None
        super().show_part(part.map)
        several = len(part.lines) > 1
        names = [f"h{k + 1} = 1" if several else "z > 0" for k in range(len(part.lines))]
        self.lines.show_lines(part.lines, names, part.map.x_limits, part.map.y_limits, part.map.points)

    def retranslate(self) -> None:
        super().retranslate()
        self.setAccessibleName(self.tr("Plane of the gate with the line of each neuron"))

    def restyle(self) -> None:
        super().restyle()
        if self.lines is not None:
            self.lines.update()
