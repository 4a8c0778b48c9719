"""The views of the lab on scaling: one regression on three scales, and the cloud of the slide."""

from PySide6.QtCore import QT_TRANSLATE_NOOP

from gui.panels.cloud_panel import CloudPanel
from gui.panels.code_panel import CodePanel
from gui.panels.coefficients_panel import CoefficientsPanel
from gui.panels.lane_lines_panel import LaneLinesPanel
from gui.panels.lanes_panel import LanesPanel
from gui.panels.valleys_panel import ValleysPanel
from gui.panels.view import View

VIEWS: tuple[View, ...] = (
    View("valleys", QT_TRANSLATE_NOOP("View", "Valleys"), ValleysPanel, ("gradient", "update")),
    View("cost", QT_TRANSLATE_NOOP("View", "Cost over updates"), LanesPanel, ("forward",)),
    View("lines", QT_TRANSLATE_NOOP("View", "Lines through the rows"), LaneLinesPanel, ("forward",)),
    View("coefficients", QT_TRANSLATE_NOOP("View", "Coefficients and a new row"), CoefficientsPanel, ("update",)),
    View("cloud", QT_TRANSLATE_NOOP("View", "Cloud of the slide"), CloudPanel),
    View("code", QT_TRANSLATE_NOOP("View", "Code"), CodePanel),
)
