"""The views of lecture 4's training lab."""

from PySide6.QtCore import QT_TRANSLATE_NOOP

from gui.panels.code_panel import CodePanel
from gui.panels.cost_panel import CostPanel
from gui.panels.features_panel import FeaturesPanel
from gui.panels.fit_panel import FitPanel
from gui.panels.parameters_panel import ParametersPanel
from gui.panels.plane_panel import PlanePanel
from gui.panels.product_panel import ProductPanel
from gui.panels.surface3d_panel import Surface3dPanel
from gui.panels.surface_panel import SurfacePanel
from gui.panels.table_panel import TablePanel
from gui.panels.view import View

VIEWS: tuple[View, ...] = (
    View("plane", QT_TRANSLATE_NOOP("View", "Data and plane"), PlanePanel, ("forward",)),
    View("table", QT_TRANSLATE_NOOP("View", "Table"), TablePanel, ("forward",)),
    View("fit", QT_TRANSLATE_NOOP("View", "Prediction and truth"), FitPanel, ("forward",)),
    View("cost", QT_TRANSLATE_NOOP("View", "Cost over updates"), CostPanel, ("forward",)),
    View("surface", QT_TRANSLATE_NOOP("View", "Cost surface"), SurfacePanel, ("gradient", "update")),
    View("surface3d", QT_TRANSLATE_NOOP("View", "Cost surface in 3-D"), Surface3dPanel, ("update",)),
    View("parameters", QT_TRANSLATE_NOOP("View", "Parameters and gradients"), ParametersPanel, ("gradient", "update")),
    View("product", QT_TRANSLATE_NOOP("View", "Matrix product"), ProductPanel, ("forward",)),
    View("features", QT_TRANSLATE_NOOP("View", "Features"), FeaturesPanel),
    View("code", QT_TRANSLATE_NOOP("View", "Code"), CodePanel),
)
