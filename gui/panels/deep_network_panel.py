"""The networks with the gradient of each layer's weights as colour: how far the error is heard."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from engine.core.frames import Part
from engine.core.parts_depth import LayersPart
from gui.hover import Numbers, Spot
from gui.panels.deep_network_canvas import DeepNetworkCanvas
from gui.panels.panel import Panel


class DeepNetworkPanel(Panel):
    """Draws LayersPart."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._part: LayersPart | None = None
        self.canvas = DeepNetworkCanvas()
        self._numbers = Numbers(self, self._spots, stop=True)
        self._numbers.over(self.canvas)
        column = QVBoxLayout(self)
        column.setContentsMargins(2, 3, 2, 2)
        column.addWidget(self.canvas)
        self.restyle()
        self.retranslate()

    def show_part(self, part: Part) -> None:
        assert isinstance(part, LayersPart)
        self._part = part
        self.canvas.show_part(part)

    def _spots(self) -> list[Spot]:
        part = self._part
        if part is None:
            return []
        return [
            Spot((part.lanes[place].name, "layer_gradient", str(layer + 1)), self.canvas, box)
            for place, layer, box in self.canvas.spots()
        ]

    def restyle(self) -> None:
        self.canvas.update()

    def retranslate(self) -> None:
        self.canvas.set_scale(self.tr("length of the gradient of a layer's weights"))
        self.setAccessibleName(self.tr("The networks; weights are the stronger the longer their gradient is"))
