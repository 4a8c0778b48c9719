"""What a learner does in lecture 5's training lab: choose a row, turn a flag, move the threshold."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox
from pytestqt.qtbot import QtBot

from engine.core.parts_logistic import SigmoidPart
from engine.core.status import Snapshot
from gui.lab_page import LabPage
from tests.gui import deeds as do
from tests.gui.window import child, drawn, with_knob


def press_key(qtbot: QtBot, page: LabPage, view: str, key: Qt.Key) -> None:
    """Give the keyboard to a view and press a key."""
    panel = page.views.frame(view).panel
    assert panel is not None
    panel.setFocus()
    qtbot.keyClick(panel, key)


def raise_threshold(qtbot: QtBot, page: LabPage) -> None:
    """Move the threshold up by the keyboard."""
    press_key(qtbot, page, "sigmoid", Qt.Key.Key_Up)

    def raised(shown: Snapshot) -> bool:
        part = shown.frame.parts.get("sigmoid")
        return isinstance(part, SigmoidPart) and part.threshold > 0.5

    drawn(qtbot, page, raised)


def bend(qtbot: QtBot, page: LabPage) -> None:
    """Add squares and play."""
    box = child(page.knobs, QCheckBox, "knob squares")
    box.click()
    with_knob(qtbot, page, "squares", True)
    do.play(qtbot, page)
