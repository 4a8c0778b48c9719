"""The views of the lab on training, validation and test set."""

from PySide6.QtCore import QT_TRANSLATE_NOOP

from gui.panels.choice_panel import ChoicePanel
from gui.panels.class_map_panel import ClassMapPanel
from gui.panels.code_panel import CodePanel
from gui.panels.confusion_panel import ConfusionPanel
from gui.panels.cost_panel import CostPanel
from gui.panels.memory_map_panel import MemoryMapPanel
from gui.panels.memory_panel import MemoryPanel
from gui.panels.parameters_panel import ParametersPanel
from gui.panels.split_fit_panel import SplitFitPanel
from gui.panels.split_panel import SplitPanel
from gui.panels.spread_panel import SpreadPanel
from gui.panels.view import View

VIEWS: tuple[View, ...] = (
    View("split", QT_TRANSLATE_NOOP("View", "Three sets"), SplitPanel, ("forward",)),
    View("fit", QT_TRANSLATE_NOOP("View", "Houses and line"), SplitFitPanel, ("forward",)),
    View("spread", QT_TRANSLATE_NOOP("View", "All ways to split"), SpreadPanel),
    View("memoriser", QT_TRANSLATE_NOOP("View", "The memoriser"), MemoryPanel, ("forward",)),
    View("choice", QT_TRANSLATE_NOOP("View", "Choosing λ"), ChoicePanel),
    View("plane", QT_TRANSLATE_NOOP("View", "Plane and boundary"), ClassMapPanel, ("forward",)),
    View("memory_plane", QT_TRANSLATE_NOOP("View", "The memoriser's plane"), MemoryMapPanel),
    View("confusion", QT_TRANSLATE_NOOP("View", "Confusion matrix"), ConfusionPanel, ("forward",)),
    View("cost", QT_TRANSLATE_NOOP("View", "Cost over updates"), CostPanel, ("forward",)),
    View("parameters", QT_TRANSLATE_NOOP("View", "Parameters and gradients"), ParametersPanel, ("gradient", "update")),
    View("code", QT_TRANSLATE_NOOP("View", "Code"), CodePanel),
)
