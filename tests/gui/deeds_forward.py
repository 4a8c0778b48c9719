"""What a learner does with the XOR network set by hand: click a point, drag weights, choose an activation."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox
from pytestqt.qtbot import QtBot

from engine.core.parts_forward import HandWeightsPart
from engine.core.status import Snapshot
from gui.lab_page import LabPage
from gui.panels.forward_map_panel import ForwardMapPanel
from gui.panels.hand_weights_panel import HandWeightsPanel
from gui.panels.layer_product_panels import HiddenProductPanel
from tests.gui.deeds import click_plot, pick_index
from tests.gui.window import LEFT, LONGEST_MS, child, drawn, with_knob

OR_NAND_AND = (10.0, 10.0, -5.0, -10.0, -10.0, 15.0, 10.0, 10.0, -15.0)


def click_point(qtbot: QtBot, page: LabPage, x: float, y: float) -> None:
    """Click a point of the plane."""
    panel = page.views.frame("plane").panel
    assert isinstance(panel, ForwardMapPanel)
    click_plot(qtbot, panel.plot, x, y)


def choose_last_cell(qtbot: QtBot, page: LabPage) -> None:
    """Go to row 4, column 2 of the first product by arrow keys."""
    panel = page.views.frame("first_product").panel
    assert isinstance(panel, HiddenProductPanel)
    panel.setFocus()
    for key in (Qt.Key.Key_Down, *[Qt.Key.Key_Down] * 3, Qt.Key.Key_Right):
        qtbot.keyClick(panel, key)
    qtbot.waitUntil(lambda: page.engine.wait_s() is None, timeout=LONGEST_MS)


def weights(page: LabPage) -> HandWeightsPanel:
    """The view with the bars."""
    panel = page.views.frame("weights").panel
    assert isinstance(panel, HandWeightsPanel)
    return panel


def values(shown: Snapshot) -> list[float]:
    """All nine numbers, unit by unit."""
    part = shown.frame.parts["weights"]
    assert isinstance(part, HandWeightsPart)
    return [float(value) for value in part.parameters.values]


def drag_weight(qtbot: QtBot, page: LabPage, row: int, target: float) -> None:
    """Drag a bar until it stands at `target`, as near as a pixel allows."""
    bars = weights(page).bars
    assert page.snapshot is not None
    start, end = (bars.spot(row, value).toPoint() for value in (values(page.snapshot)[row], target))
    QTest.mousePress(bars, LEFT, pos=start)
    QTest.mouseMove(bars, end)
    QTest.mouseRelease(bars, LEFT, pos=end)
    drawn(qtbot, page, lambda shown: abs(values(shown)[row] - target) < 0.5)


def drag_all(qtbot: QtBot, page: LabPage) -> None:
    """Another answer: OR and NAND in the hidden layer, AND as output."""
    for row, target in enumerate(OR_NAND_AND):
        drag_weight(qtbot, page, row, target)


def mend_signs(qtbot: QtBot, page: LabPage) -> None:
    """The biases of h2 and of the output as the lecture has them."""
    drag_weight(qtbot, page, 5, 3.0)
    drag_weight(qtbot, page, 8, 6.0)


def choose_activation(qtbot: QtBot, page: LabPage, name: str) -> None:
    """Choose the activation of the hidden layer from its list."""
    box = child(page.knobs, QComboBox, "knob activation")
    pick_index(qtbot, box, box.findData(name))
    with_knob(qtbot, page, "activation", name)
