"""What a learner does in the gradient check: break a line, choose another row, drag ε, widen the network."""

from PySide6.QtWidgets import QComboBox
from pytestqt.qtbot import QtBot

from engine.core.frames import Look
from engine.core.parts_check import CheckPart
from gui.lab_page import LabPage
from gui.panels.check_panel import CheckPanel
from gui.panels.epsilon_panel import EpsilonPanel
from tests.gui.deeds import click_plot, pick_index, step_on
from tests.gui.window import LEFT, child, drawn, with_knob


def break_it(qtbot: QtBot, page: LabPage, fault: str) -> None:
    """Choose a fault from the list."""
    box = child(page.knobs, QComboBox, "knob fault")
    pick_index(qtbot, box, box.findData(fault))
    with_knob(qtbot, page, "fault", fault)


def forget_mean(qtbot: QtBot, page: LabPage) -> None:
    """Forget 1/m and train."""
    break_it(qtbot, page, "no_mean")
    step_on(qtbot, page, 100)


def choose_parameter(qtbot: QtBot, page: LabPage, row: int) -> None:
    """Click a row of the check."""
    panel = page.views.frame("check").panel
    assert isinstance(panel, CheckPanel)
    place = panel.table.visualRect(panel.model.index(row, 2)).center()
    qtbot.mouseClick(panel.table.viewport(), LEFT, pos=place)
    drawn(qtbot, page, lambda shown: _check(shown.frame.parts.get("check")).sample == row)


def _check(part: object) -> CheckPart:
    assert isinstance(part, CheckPart)
    return part


def choose_epsilon(qtbot: QtBot, page: LabPage, decade: int) -> None:
    """Click where ε is a power of ten."""
    panel = page.views.frame("epsilon").panel
    assert isinstance(panel, EpsilonPanel)
    assert Look().epsilon != 10.0**decade
    click_plot(qtbot, panel.plot, -decade, -5.0)
    drawn(qtbot, page, lambda shown: _check(shown.frame.parts.get("check")).epsilon == float(f"1e{decade}"))


def go_deep(qtbot: QtBot, page: LabPage) -> None:
    """Choose three hidden layers of ten."""
    box = child(page.knobs, QComboBox, "knob hidden")
    pick_index(qtbot, box, box.findText("10-10-10"))
    with_knob(qtbot, page, "hidden", (10, 10, 10))
