"""The views of lecture 8's gates."""

from PySide6.QtCore import QT_TRANSLATE_NOOP

from gui.panels.anatomy_panel import AnatomyPanel
from gui.panels.board_panel import BoardPanel
from gui.panels.code_panel import CodePanel
from gui.panels.cost_panel import CostPanel
from gui.panels.gate_plane_panel import GatePlanePanel
from gui.panels.outputs_panel import OutputsPanel
from gui.panels.parameters_panel import ParametersPanel
from gui.panels.truth_table_panel import TruthTablePanel
from gui.panels.units_panel import UnitsPanel
from gui.panels.view import View

VIEWS: tuple[View, ...] = (
    View("anatomy", QT_TRANSLATE_NOOP("View", "Two neurons"), AnatomyPanel),
    View("neuron", QT_TRANSLATE_NOOP("View", "The neuron by hand"), UnitsPanel, ("forward",)),
    View("plane", QT_TRANSLATE_NOOP("View", "Plane and line"), GatePlanePanel, ("forward",)),
    View("table", QT_TRANSLATE_NOOP("View", "Truth table"), TruthTablePanel, ("forward",)),
    View("board", QT_TRANSLATE_NOOP("View", "Sixteen truth tables"), BoardPanel, ("forward",)),
    View("outputs", QT_TRANSLATE_NOOP("View", "Four outputs over updates"), OutputsPanel, ("forward",)),
    View("cost", QT_TRANSLATE_NOOP("View", "Cost over updates"), CostPanel, ("forward",)),
    View("parameters", QT_TRANSLATE_NOOP("View", "Parameters and gradients"), ParametersPanel, ("gradient", "update")),
    View("code", QT_TRANSLATE_NOOP("View", "Code"), CodePanel),
)
