"""The views of lecture 9's gradient check."""

from PySide6.QtCore import QT_TRANSLATE_NOOP

from gui.panels.check_panel import CheckPanel
from gui.panels.code_panel import CodePanel
from gui.panels.cost_panel import CostPanel
from gui.panels.epsilon_panel import EpsilonPanel
from gui.panels.fault_runs_panel import FaultRunsPanel
from gui.panels.passes_panel import PassesPanel
from gui.panels.view import View

VIEWS: tuple[View, ...] = (
    View("check", QT_TRANSLATE_NOOP("View", "Gradient check"), CheckPanel, ("gradient",)),
    View("epsilon", QT_TRANSLATE_NOOP("View", "Error over ε"), EpsilonPanel),
    View("cost", QT_TRANSLATE_NOOP("View", "Cost over updates"), CostPanel, ("forward",)),
    View("passes", QT_TRANSLATE_NOOP("View", "Passes through the network"), PassesPanel),
    View("compare", QT_TRANSLATE_NOOP("View", "Training with each fault"), FaultRunsPanel),
    View("code", QT_TRANSLATE_NOOP("View", "Code"), CodePanel),
)
