"""The views of the lab on learning rates: paths on one surface, costs, a ruler of rates, lengths of steps."""

from PySide6.QtCore import QT_TRANSLATE_NOOP

from gui.panels.code_panel import CodePanel
from gui.panels.lanes_panel import LanesPanel
from gui.panels.rate_paths_panel import RatePathsPanel
from gui.panels.rates_panel import RatesPanel
from gui.panels.step_lengths_panel import StepLengthsPanel
from gui.panels.view import View

VIEWS: tuple[View, ...] = (
    View("paths", QT_TRANSLATE_NOOP("View", "Paths on the surface"), RatePathsPanel, ("update",)),
    View("costs", QT_TRANSLATE_NOOP("View", "Cost over updates"), LanesPanel, ("forward",)),
    View("rates", QT_TRANSLATE_NOOP("View", "Rates and the limit"), RatesPanel, ("gradient", "update")),
    View("steps", QT_TRANSLATE_NOOP("View", "Lengths of the steps"), StepLengthsPanel, ("gradient",)),
    View("code", QT_TRANSLATE_NOOP("View", "Code"), CodePanel),
)
