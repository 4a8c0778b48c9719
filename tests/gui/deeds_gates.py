"""What a learner does with the gates of lecture 8: turn a neuron by its handles, switch its inputs, collect tables."""

from functools import partial

from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from engine.core.frames import Part
from engine.core.parts_gates import BoardPart, UnitsPart
from gui.lab_page import LabPage
from gui.panels.units_canvas import UnitsCanvas
from gui.panels.units_panel import UnitsPanel
from tests.gui import deeds as do
from tests.gui.window import LEFT, drawn, press

# w1, w2, b for each truth table that one line can do, by the number that its outputs spell.
TURNS = {
    0: (0, 0, -0.5),
    1: (1, 1, -1.5),
    2: (1, -1, -0.5),
    3: (1, 0, -0.5),
    4: (-1, 1, -0.5),
    5: (0, 1, -0.5),
    7: (1, 1, -0.5),
    8: (-1, -1, 0.5),
    10: (0, -1, 0.5),
    11: (1, -1, 0.5),
    12: (-1, 0, 0.5),
    13: (-1, 1, 0.5),
    14: (-1, -1, 1.5),
    15: (0, 0, 0.5),
}


def canvas(page: LabPage) -> UnitsCanvas:
    """The neuron on screen."""
    panel = page.views.frame("neuron").panel
    assert isinstance(panel, UnitsPanel)
    return panel.canvas


def _part(page: LabPage, view: str) -> Part:
    assert page.snapshot is not None
    return page.snapshot.frame.parts[view]


def value(page: LabPage, name: str) -> float:
    """A weight or a bias as it is drawn."""
    part = _part(page, "neuron")
    assert isinstance(part, UnitsPart)
    found = {
        known: number
        for unit in part.units
        for known, number in zip((*unit.weight_names, unit.bias_name), (*unit.weights, unit.bias), strict=True)
    }
    return float(found[name])


def turn(qtbot: QtBot, page: LabPage, **values: float) -> None:
    """Drag handles one after the other; `w1_12` stands for w1.12."""
    for word, target in values.items():
        name, shown = word.replace("_", "."), canvas(page)
        if value(page, name) == target:
            continue
        start, end = (shown.handle(name, at).toPoint() for at in (None, target))
        qtbot.mousePress(shown, LEFT, pos=start)
        QTest.mouseMove(shown, end)
        qtbot.mouseRelease(shown, LEFT, pos=end)
        drawn(qtbot, page, partial(_stands, page, name, target))


def _stands(page: LabPage, name: str, target: float, _: object) -> bool:
    return abs(value(page, name) - target) < 1e-9


def switch(qtbot: QtBot, page: LabPage, column: int) -> None:
    """Click an input."""
    qtbot.mouseClick(canvas(page), LEFT, pos=canvas(page).input_field(column).center())


def show_function(qtbot: QtBot, page: LabPage, name: str) -> None:
    """Choose the function that is shown in the neuron."""
    panel = page.views.frame("neuron").panel
    assert isinstance(panel, UnitsPanel)
    press(qtbot, panel.buttons[name])


def collect(qtbot: QtBot, page: LabPage) -> None:
    """Make every truth table that one line can do."""
    for number, (w1, w2, b) in TURNS.items():
        turn(qtbot, page, w1=w1, w2=w2, b=b)
        drawn(qtbot, page, partial(_is_found, page, number))


def _is_found(page: LabPage, number: int, _: object) -> bool:
    part = _part(page, "board")
    return isinstance(part, BoardPart) and number in part.found


def correct(qtbot: QtBot, page: LabPage, updates: int) -> None:
    """Press the step button so often."""
    for _ in range(updates):
        do.step_on(qtbot, page, 1)
