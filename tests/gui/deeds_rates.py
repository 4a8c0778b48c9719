"""What a learner does in the lab on learning rates."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox
from pytestqt.qtbot import QtBot

from gui.lab_page import LabPage
from tests.gui import deeds
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
    deeds.step_on(qtbot, page, 100)


DEEDS = {
    ("l07_tips/learning_rate", "three-rates"): deeds.on(10),
    ("l07_tips/learning_rate", "creeping"): deeds.on(100),
    ("l07_tips/learning_rate", "limit"): deeds.on(100),
    ("l07_tips/learning_rate", "cross-it"): back_below_the_limit,
    ("l07_tips/learning_rate", "decay"): deeds.on(100),
    ("l07_tips/learning_rate", "course"): deeds.play,
    ("l07_tips/learning_rate", "float32"): deeds.on(10),
}
