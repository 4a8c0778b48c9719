"""The views of lecture 9's training lab."""

from PySide6.QtCore import QT_TRANSLATE_NOOP

from gui.panels.class_table_panel import ClassTablePanel
from gui.panels.code_panel import CodePanel
from gui.panels.confusion_panel import ConfusionPanel
from gui.panels.cost_panel import CostPanel
from gui.panels.hidden_space_panel import HiddenSpacePanel
from gui.panels.network_map_panel import NetworkMapPanel
from gui.panels.network_panel import NetworkPanel
from gui.panels.outputs_panel import OutputsPanel
from gui.panels.parameters_panel import ParametersPanel
from gui.panels.surface3d_panel import Surface3dPanel
from gui.panels.surface_panel import SurfacePanel
from gui.panels.view import View

VIEWS: tuple[View, ...] = (
    View("graph", QT_TRANSLATE_NOOP("View", "Network"), NetworkPanel, ("forward", "gradient", "update")),
    View("outputs", QT_TRANSLATE_NOOP("View", "Outputs over updates"), OutputsPanel, ("forward",)),
    View("plane", QT_TRANSLATE_NOOP("View", "Plane and hidden lines"), NetworkMapPanel, ("forward",)),
    View("hidden", QT_TRANSLATE_NOOP("View", "Hidden space"), HiddenSpacePanel, ("forward",)),
    View("cost", QT_TRANSLATE_NOOP("View", "Cost over updates"), CostPanel, ("forward",)),
    View("surface", QT_TRANSLATE_NOOP("View", "Cost surface"), SurfacePanel, ("gradient", "update")),
    View("surface3d", QT_TRANSLATE_NOOP("View", "Cost surface in 3-D"), Surface3dPanel, ("update",)),
    View("parameters", QT_TRANSLATE_NOOP("View", "Parameters and gradients"), ParametersPanel, ("gradient", "update")),
    View("table", QT_TRANSLATE_NOOP("View", "Table"), ClassTablePanel, ("forward",)),
    View("confusion", QT_TRANSLATE_NOOP("View", "Confusion matrix"), ConfusionPanel, ("forward",)),
    View("code", QT_TRANSLATE_NOOP("View", "Code"), CodePanel),
)
