"""The plane of the inputs with the hidden units' lines; where the layers collapse, with the one line that is left."""

from engine.core.frames import Part
from engine.core.parts_forward import ForwardMapPart
from gui.panels.network_map_panel import NetworkMapPanel


class ForwardMapPanel(NetworkMapPanel):
    """Draws `ForwardMapPart`."""

    def show_part(self, part: Part) -> None:
        assert isinstance(part, ForwardMapPart)
        super().show_part(part.plane)
        if part.collapsed:
            drawn = part.plane.map
            self.lines.show_lines(part.plane.lines, ["H > 0.5"], drawn.x_limits, drawn.y_limits, drawn.points)
