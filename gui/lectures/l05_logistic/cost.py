"""The views of the lab on the cost: two costs over one weight, side by side."""

from PySide6.QtCore import QT_TRANSLATE_NOOP

from gui.panels.code_panel import CodePanel
from gui.panels.lane_surfaces_panel import LaneSurfacesPanel
from gui.panels.lanes_panel import LanesPanel
from gui.panels.updates_panel import UpdatesPanel
from gui.panels.view import View
from gui.panels.weight_curves_panel import WeightCurvesPanel

VIEWS: tuple[View, ...] = (
    View("curves", QT_TRANSLATE_NOOP("View", "Cost over w"), WeightCurvesPanel, ("gradient", "update")),
    View("update", QT_TRANSLATE_NOOP("View", "Next update in numbers"), UpdatesPanel, ("gradient", "update")),
    View("cost", QT_TRANSLATE_NOOP("View", "Cost over updates"), LanesPanel, ("forward",)),
    View("surfaces", QT_TRANSLATE_NOOP("View", "Cost over w and b"), LaneSurfacesPanel, ("update",)),
    View("code", QT_TRANSLATE_NOOP("View", "Code"), CodePanel),
)
