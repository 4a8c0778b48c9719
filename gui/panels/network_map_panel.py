"""The plane of the inputs: what the network would call each place, and the line of each unit of the first layer."""

from PySide6.QtWidgets import QWidget

from engine.core.frames import Part
from engine.core.parts_network import NetworkMapPart
from gui.panels.class_map_panel import ClassMapPanel
from gui.panels.unit_lines import UnitLines

_FEW = 12


class NetworkMapPanel(ClassMapPanel):
    """Draws `NetworkMapPart`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lines = UnitLines(self.plot)

    def show_part(self, part: Part) -> None:
        assert isinstance(part, NetworkMapPart)
        super().show_part(part.map)
        names = [f"h{k + 1} > {part.at_zero:g}" for k in range(len(part.lines))]
        # Among many points there is no free place for a name.
        avoided = part.map.points if len(part.map.points) <= _FEW else None
        self.lines.show_lines(part.lines, names, part.map.x_limits, part.map.y_limits, avoided)

    def retranslate(self) -> None:
        super().retranslate()
        self.setAccessibleName(self.tr("Plane of the inputs with the lines of the hidden units"))

    def restyle(self) -> None:
        super().restyle()
        if hasattr(self, "lines"):
            self.lines.update()
