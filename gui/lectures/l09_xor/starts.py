"""The views of the lab on many starts: how many solve XOR, where the others stay, and how each went there."""

from PySide6.QtCore import QT_TRANSLATE_NOOP

from gui.panels.start_costs_panel import StartCostsPanel
from gui.panels.start_curves_panel import StartCurvesPanel
from gui.panels.start_share_panel import StartSharePanel
from gui.panels.view import View

VIEWS: tuple[View, ...] = (
    View("share", QT_TRANSLATE_NOOP("View", "How many solve it"), StartSharePanel),
    View("costs", QT_TRANSLATE_NOOP("View", "Final costs"), StartCostsPanel),
    View("curves", QT_TRANSLATE_NOOP("View", "Costs of all runs"), StartCurvesPanel),
)
