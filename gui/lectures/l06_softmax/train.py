"""The views of lecture 6's training lab."""

from PySide6.QtCore import QT_TRANSLATE_NOOP

from gui.panels.class_bars_panel import ClassBarsPanel
from gui.panels.class_map_panel import ClassMapPanel
from gui.panels.class_row_panel import ClassRowPanel
from gui.panels.class_table_panel import ClassTablePanel
from gui.panels.class_weights_panel import ClassWeightsPanel
from gui.panels.code_panel import CodePanel
from gui.panels.confusion_panel import ConfusionPanel
from gui.panels.cost_panel import CostPanel
from gui.panels.parameters_panel import ParametersPanel
from gui.panels.product_panel import ProductPanel
from gui.panels.score_plane_panel import ScorePlanePanel
from gui.panels.surface3d_panel import Surface3dPanel
from gui.panels.surface_panel import SurfacePanel
from gui.panels.view import View

VIEWS: tuple[View, ...] = (
    View("scores", QT_TRANSLATE_NOOP("View", "Plane of scores"), ScorePlanePanel, ("forward",)),
    View("bars", QT_TRANSLATE_NOOP("View", "Probabilities"), ClassBarsPanel, ("forward",)),
    View("row", QT_TRANSLATE_NOOP("View", "One row, from score to cost"), ClassRowPanel, ("forward",)),
    View("weights", QT_TRANSLATE_NOOP("View", "Weights by class"), ClassWeightsPanel, ("gradient", "update")),
    View("plane", QT_TRANSLATE_NOOP("View", "Plane of two features"), ClassMapPanel, ("forward",)),
    View("confusion", QT_TRANSLATE_NOOP("View", "Confusion matrix"), ConfusionPanel, ("forward",)),
    View("table", QT_TRANSLATE_NOOP("View", "Table"), ClassTablePanel, ("forward",)),
    View("cost", QT_TRANSLATE_NOOP("View", "Cost over updates"), CostPanel, ("forward",)),
    View("surface", QT_TRANSLATE_NOOP("View", "Cost surface"), SurfacePanel, ("gradient", "update")),
    View("surface3d", QT_TRANSLATE_NOOP("View", "Cost surface in 3-D"), Surface3dPanel, ("update",)),
    View("parameters", QT_TRANSLATE_NOOP("View", "Parameters and gradients"), ParametersPanel, ("gradient", "update")),
    View("product", QT_TRANSLATE_NOOP("View", "Matrix product"), ProductPanel, ("forward",)),
    View("code", QT_TRANSLATE_NOOP("View", "Code"), CodePanel),
)
