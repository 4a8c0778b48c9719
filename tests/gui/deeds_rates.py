"""What a learner does in the lab on learning rates."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox
from pytestqt.qtbot import QtBot

from gui.lab_page import LabPage
from tests.gui.deeds import step_on
from tests.gui.window import child, with_knob


def type_rate(qtbot: QtBot, page: LabPage, knob: str, words: str) -> QComboBox:
    """Type into the list of a rate and press Enter."""
    box = child(page.knobs, QComboBox, f"knob {knob}")
    line = box.lineEdit()
    assert line is not None
    line.selectAll()
    qtbot.keyClicks(line, words)
    qtbot.keyClick(line, Qt.Key.Key_Return)
    return box


def back_below_the_limit(qtbot: QtBot, page: LabPage) -> None:
    """Set the third rate a hair below the limit, and go on."""
    type_rate(qtbot, page, "rate_3", "0.86")
    with_knob(qtbot, page, "rate_3", 0.86)
    step_on(qtbot, page, 100)
