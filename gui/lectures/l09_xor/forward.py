"""The views of the lab on the XOR network set by hand."""

from PySide6.QtCore import QT_TRANSLATE_NOOP

from gui.panels.forward_map_panel import ForwardMapPanel
from gui.panels.forward_panel import ForwardPanel
from gui.panels.forward_table_panel import ForwardTablePanel
from gui.panels.hand_weights_panel import HandWeightsPanel
from gui.panels.hidden_space_panel import HiddenSpacePanel
from gui.panels.layer_product_panels import CollapsePanel, HiddenProductPanel, OutputProductPanel
from gui.panels.view import View

VIEWS: tuple[View, ...] = (
    View("graph", QT_TRANSLATE_NOOP("View", "Network"), ForwardPanel, ("forward",)),
    View("table", QT_TRANSLATE_NOOP("View", "Truth table"), ForwardTablePanel, ("forward",)),
    View("plane", QT_TRANSLATE_NOOP("View", "Plane and hidden lines"), ForwardMapPanel, ("forward",)),
    View("hidden", QT_TRANSLATE_NOOP("View", "Hidden space"), HiddenSpacePanel, ("forward",)),
    View("weights", QT_TRANSLATE_NOOP("View", "Weights by hand"), HandWeightsPanel),
    View("first_product", QT_TRANSLATE_NOOP("View", "Hidden layer: X·W1 + b1"), HiddenProductPanel, ("forward",)),
    View("second_product", QT_TRANSLATE_NOOP("View", "Output layer: K·W2 + b2"), OutputProductPanel, ("forward",)),
    View("collapse", QT_TRANSLATE_NOOP("View", "W1·W2 as one vector"), CollapsePanel, ("forward",)),
)
