"""The views of the lab on one-versus-rest: lines and outputs of the units, their matrix, and the common ones."""

from PySide6.QtCore import QT_TRANSLATE_NOOP

from gui.panels.class_table_panel import ClassTablePanel
from gui.panels.code_panel import CodePanel
from gui.panels.confusion_panel import ConfusionPanel
from gui.panels.cost_panel import CostPanel
from gui.panels.parameters_panel import ParametersPanel
from gui.panels.product_panel import ProductPanel
from gui.panels.stacking_panel import StackingPanel
from gui.panels.surface_panel import SurfacePanel
from gui.panels.unit_lines_panel import UnitLinesPanel
from gui.panels.unit_outputs_panel import UnitOutputsPanel
from gui.panels.view import View

VIEWS: tuple[View, ...] = (
    View("lines", QT_TRANSLATE_NOOP("View", "The units' lines"), UnitLinesPanel, ("forward",)),
    View("outputs", QT_TRANSLATE_NOOP("View", "Outputs and their sum"), UnitOutputsPanel, ("forward",)),
    View("stacking", QT_TRANSLATE_NOOP("View", "From vectors to one matrix"), StackingPanel, ("forward", "update")),
    View("table", QT_TRANSLATE_NOOP("View", "Table"), ClassTablePanel, ("forward",)),
    View("cost", QT_TRANSLATE_NOOP("View", "Cost over updates"), CostPanel, ("forward",)),
    View("parameters", QT_TRANSLATE_NOOP("View", "Parameters and gradients"), ParametersPanel, ("gradient", "update")),
    View("surface", QT_TRANSLATE_NOOP("View", "Cost surface"), SurfacePanel, ("gradient", "update")),
    View("confusion", QT_TRANSLATE_NOOP("View", "Right and called"), ConfusionPanel, ("forward",)),
    View("product", QT_TRANSLATE_NOOP("View", "Matrix product"), ProductPanel, ("forward",)),
    View("code", QT_TRANSLATE_NOOP("View", "Code"), CodePanel),
)
