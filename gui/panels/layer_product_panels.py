"""The layers of a network as matrix products: each says which of its layers its numbers belong to."""

from engine.core.frames import Scene
from gui.hover import Spot
from gui.panels.product_panel import ProductPanel


class _LayerProductPanel(ProductPanel):
    """Draws `ProductPart` of one layer, counted from 1."""

    layer = 0

    def _spot(self, row: int, column: int) -> Spot:
        spot = super()._spot(row, column)
        kind, *place = spot.key
        return spot._replace(key=(kind, str(self.layer), *place))


class HiddenProductPanel(_LayerProductPanel):
    """The scores of the hidden layer: X·W1 + b1."""

    layer = 1


class CollapsePanel(_LayerProductPanel):
    """Both layers as one, where no activation stands between them: W1·W2."""

    def show_scene(self, scene: Scene) -> None:
        """Its columns are hidden units, and not those of the data."""


class OutputProductPanel(CollapsePanel):
    """The scores of the output layer: K·W2 + b2."""

    layer = 2
