"""What a learner does with a network: go to the next row, look at all rows, choose widths and an activation."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox
from pytestqt.qtbot import QtBot

from gui import language
from gui.lab_info import lab_info
from gui.lab_page import LabPage
from gui.main_window import MainWindow
from gui.panels.network_panel import NetworkPanel
from tests.gui import deeds as do
from tests.gui.window import child, choose, press, with_knob


def _panel(page: LabPage) -> NetworkPanel:
    panel = page.views.frame("graph").panel
    assert isinstance(panel, NetworkPanel)
    return panel


def next_row(qtbot: QtBot, page: LabPage) -> None:
    """Press the arrow to the next row."""
    press(qtbot, _panel(page).after)


def all_rows(qtbot: QtBot, page: LabPage) -> None:
    """Press "all rows"."""
    press(qtbot, _panel(page).whole)


def go_back(qtbot: QtBot, page: LabPage) -> None:
    """Drag the timeline back to an early step."""
    do.drag_timeline(qtbot, page, 100)


def choose_activation(qtbot: QtBot, page: LabPage, name: str) -> None:
    """Choose from the list of activations."""
    box = child(page.knobs, QComboBox, "knob activation")
    do.pick_index(qtbot, box, box.findData(name))
    with_knob(qtbot, page, "activation", name)


def collapse(qtbot: QtBot, page: LabPage) -> None:
    """Take the activation away and train a little."""
    choose_activation(qtbot, page, "identity")
    do.step_on(qtbot, page, 100)


def type_widths(qtbot: QtBot, page: LabPage, words: str, widths: tuple[int, ...]) -> None:
    """Type widths of hidden layers and press Enter."""
    line = child(page.knobs, QComboBox, "knob hidden").lineEdit()
    assert line is not None
    line.selectAll()
    qtbot.keyClicks(line, words)
    qtbot.keyClick(line, Qt.Key.Key_Return)
    with_knob(qtbot, page, "hidden", widths)


def deepen(qtbot: QtBot, page: LabPage) -> None:
    """Three layers of ten, trained to the end."""
    type_widths(qtbot, page, "10-10-10", (10, 10, 10))
    do.play(qtbot, page)


def open_code(qtbot: QtBot, page: LabPage) -> None:
    """Choose the set with the code from the menu of views."""
    window = page.window()
    assert isinstance(window, MainWindow)
    entry = next(entry for entry in lab_info(page.lab.name).sets if entry.id == "code")
    choose(qtbot, window.tab.sets, entry.title[language.current()])
