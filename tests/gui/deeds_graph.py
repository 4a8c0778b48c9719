"""What a learner does with a computational graph: walk, nudge, fill in a number, open a sigmoid, close the circle."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from engine.core.commands import Step
from engine.core.status import Phase, Snapshot
from gui.lab_page import LabPage
from gui.panels.cycle_panel import CyclePanel
from gui.panels.nudge_panel import NudgePanel
from gui.panels.opgraph_canvas import OpGraphCanvas
from gui.panels.opgraph_panel import OpGraphPanel
from tests.gui.deeds import menu_choice
from tests.gui.window import LEFT, LONGEST_MS, drawn, press, with_knob

# With w = 3, x = 2, b = −1.
_LINE = {"g": "6", "f": "5", "∂f": "1", "∂b": "1", "∂g": "1", "∂w": "2", "∂x": "3"}


def graph_panel(page: LabPage) -> OpGraphPanel:
    """The graph on screen."""
    panel = page.views.frame("opgraph").panel
    assert isinstance(panel, OpGraphPanel)
    return panel


def step(qtbot: QtBot, page: LabPage, count: int) -> None:
    """Press the step button so many times."""
    for _ in range(count):
        assert page.snapshot is not None
        target = page.snapshot.status.step + 1
        press(qtbot, page.transport.step)
        _reached(qtbot, page, target)


def walk(qtbot: QtBot, page: LabPage) -> None:
    """Go to the last step at once, by the menu of the step button."""
    menu_choice(qtbot, page.transport.step, Step(0))
    drawn(qtbot, page, lambda shown: shown.status.phase is Phase.DONE)


def nudge(qtbot: QtBot, page: LabPage, row: int) -> None:
    """Press the button of an input."""
    panel = page.views.frame("nudge").panel
    assert isinstance(panel, NudgePanel)
    press(qtbot, panel.rows[row].button)


def fill(qtbot: QtBot, canvas: OpGraphCanvas, name: str, text: str) -> None:
    """Type a number into the field of a node and press Enter."""
    field = canvas.field_of(name)
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, text)
    qtbot.keyClick(field, Qt.Key.Key_Return)


def fill_the_line(qtbot: QtBot, page: LabPage) -> None:
    """Fill in all numbers of f = wx + b."""
    canvas = graph_panel(page).canvas
    for made, (name, text) in enumerate(_LINE.items(), 1):
        fill(qtbot, canvas, name, text)
        _reached(qtbot, page, made)


def turn(qtbot: QtBot, page: LabPage, name: str) -> None:
    """Click a sigmoid: it opens or folds."""
    canvas = graph_panel(page).canvas
    assert page.snapshot is not None
    before = page.snapshot.status.knobs["opened"]
    qtbot.mouseClick(canvas, LEFT, pos=canvas.box_of(name).center().toPoint())
    with_knob(qtbot, page, "opened", not before)
    qtbot.waitUntil(lambda: page.engine.wait_s() is None, timeout=LONGEST_MS)


def open_and_walk(qtbot: QtBot, page: LabPage) -> None:
    """Open or fold the sigmoid, and go to the end."""
    turn(qtbot, page, "g")
    walk(qtbot, page)


def go_round(qtbot: QtBot, page: LabPage) -> None:
    """Go to the end and make the update."""
    walk(qtbot, page)
    panel = page.views.frame("cycle").panel
    assert isinstance(panel, CyclePanel)
    qtbot.waitUntil(panel.update_once.isEnabled, timeout=LONGEST_MS)
    press(qtbot, panel.update_once)
    drawn(qtbot, page, _updated)


def _updated(shown: Snapshot) -> bool:
    return shown.status.knobs["updates"] == 1


def _reached(qtbot: QtBot, page: LabPage, target: int) -> None:
    drawn(qtbot, page, lambda shown: shown.status.step >= target)


# What each step of the story asks for.
DEEDS: Mapping[tuple[str, str], Callable[[QtBot, LabPage], None]] = {
    ("l09_xor/chain_rule", "nudge"): lambda qtbot, page: nudge(qtbot, page, 0),
    ("l09_xor/chain_rule", "forward"): lambda qtbot, page: step(qtbot, page, 2),
    ("l09_xor/chain_rule", "backward"): walk,
    ("l09_xor/chain_rule", "by-hand"): fill_the_line,
    ("l09_xor/chain_rule", "meeting"): walk,
    ("l09_xor/chain_rule", "sigmoid"): open_and_walk,
    ("l09_xor/chain_rule", "fold"): open_and_walk,
    ("l09_xor/chain_rule", "neuron"): walk,
    ("l09_xor/chain_rule", "network"): walk,
    ("l09_xor/chain_rule", "circle"): go_round,
}
