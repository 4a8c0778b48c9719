"""The views of lecture 5's training lab."""

from PySide6.QtCore import QT_TRANSLATE_NOOP

from gui.panels.class_map_panel import ClassMapPanel
from gui.panels.class_table_panel import ClassTablePanel
from gui.panels.code_panel import CodePanel
from gui.panels.confusion_panel import ConfusionPanel
from gui.panels.cost_panel import CostPanel
from gui.panels.losses_panel import LossesPanel
from gui.panels.neuron_panel import NeuronPanel
from gui.panels.parameters_panel import ParametersPanel
from gui.panels.product_panel import ProductPanel
from gui.panels.sigmoid_panel import SigmoidPanel
from gui.panels.surface3d_panel import Surface3dPanel
from gui.panels.surface_panel import SurfacePanel
from gui.panels.view import View
from gui.panels.weight_norm_panel import WeightNormPanel

VIEWS: tuple[View, ...] = (
    View("plane", QT_TRANSLATE_NOOP("View", "Plane and boundary"), ClassMapPanel, ("forward",)),
    View("sigmoid", QT_TRANSLATE_NOOP("View", "S-curve and threshold"), SigmoidPanel, ("forward",)),
    View("losses", QT_TRANSLATE_NOOP("View", "Two cost curves"), LossesPanel, ("forward",)),
    View("neuron", QT_TRANSLATE_NOOP("View", "One neuron"), NeuronPanel, ("forward", "gradient")),
    View("cost", QT_TRANSLATE_NOOP("View", "Cost over updates"), CostPanel, ("forward",)),
    View("weight_norm", QT_TRANSLATE_NOOP("View", "Length of the weights"), WeightNormPanel, ("update",)),
    View("parameters", QT_TRANSLATE_NOOP("View", "Parameters and gradients"), ParametersPanel, ("gradient", "update")),
    View("confusion", QT_TRANSLATE_NOOP("View", "Confusion matrix"), ConfusionPanel, ("forward",)),
    View("table", QT_TRANSLATE_NOOP("View", "Table"), ClassTablePanel, ("forward",)),
    View("surface", QT_TRANSLATE_NOOP("View", "Cost surface"), SurfacePanel, ("gradient", "update")),
    View("surface3d", QT_TRANSLATE_NOOP("View", "Cost surface in 3-D"), Surface3dPanel, ("update",)),
    View("product", QT_TRANSLATE_NOOP("View", "Matrix product"), ProductPanel, ("forward",)),
    View("code", QT_TRANSLATE_NOOP("View", "Code"), CodePanel),
)
