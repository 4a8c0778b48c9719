"""The views of the lab on the chain rule: the computational graph, nudges of its inputs, the circle of learning."""

from PySide6.QtCore import QT_TRANSLATE_NOOP

from gui.panels.cycle_panel import CyclePanel
from gui.panels.nudge_panel import NudgePanel
from gui.panels.opgraph_panel import OpGraphPanel
from gui.panels.view import View

VIEWS: tuple[View, ...] = (
    View("opgraph", QT_TRANSLATE_NOOP("View", "Computational graph"), OpGraphPanel),
    View("nudge", QT_TRANSLATE_NOOP("View", "A little nudge"), NudgePanel),
    View("cycle", QT_TRANSLATE_NOOP("View", "The circle of learning"), CyclePanel),
)
