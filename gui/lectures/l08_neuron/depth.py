"""The views of the lab on depth: what each layer hears of the error, and which networks learn."""

from PySide6.QtCore import QT_TRANSLATE_NOOP

from gui.panels.code_panel import CodePanel
from gui.panels.deep_network_panel import DeepNetworkPanel
from gui.panels.depth_board_panel import DepthBoardPanel
from gui.panels.factors_panel import FactorsPanel
from gui.panels.histograms_panel import HistogramsPanel
from gui.panels.lane_maps_panel import LaneMapsPanel
from gui.panels.lanes_panel import LanesPanel
from gui.panels.layers_panel import LayersPanel
from gui.panels.view import View

VIEWS: tuple[View, ...] = (
    View("network", QT_TRANSLATE_NOOP("View", "Gradient in the network"), DeepNetworkPanel, ("gradient",)),
    View("layers", QT_TRANSLATE_NOOP("View", "Gradient by layer"), LayersPanel, ("gradient", "update")),
    View("factors", QT_TRANSLATE_NOOP("View", "Two factors of each layer"), FactorsPanel, ("gradient",)),
    View("cost", QT_TRANSLATE_NOOP("View", "Cost over updates"), LanesPanel, ("forward",)),
    View("planes", QT_TRANSLATE_NOOP("View", "Planes of both runs"), LaneMapsPanel, ("forward",)),
    View("histograms", QT_TRANSLATE_NOOP("View", "Activations of each layer"), HistogramsPanel, ("forward",)),
    View("grid", QT_TRANSLATE_NOOP("View", "Which networks learn"), DepthBoardPanel),
    View("code", QT_TRANSLATE_NOOP("View", "Code"), CodePanel),
)
