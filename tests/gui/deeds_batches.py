"""What a learner does in the mini-batch lab: turns the batch size, by list or on the curve, and looks at images."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox
from pytestqt.qtbot import QtBot

from gui.lab_page import LabPage
from tests.gui import deeds as do
from tests.gui.window import child, pick, with_knob


def another_image(qtbot: QtBot, page: LabPage) -> None:
    """Make an update and choose the next image of the batch."""
    do.step_on(qtbot, page, 1)
    do.next_row(qtbot, page, "stream")


def look_at_all(qtbot: QtBot, page: LabPage) -> None:
    """Take all images for one batch, and make an update."""
    box = child(page.knobs, QComboBox, "knob batch_size")
    pick(qtbot, box, next(box.itemText(k) for k in range(box.count()) if box.itemText(k).replace(",", "") == "1437"))
    with_knob(qtbot, page, "batch_size", 1437)
    do.step_on(qtbot, page, 1)


def down_to_one(qtbot: QtBot, page: LabPage) -> None:
    """Go down the curve of angles with the left arrow key, to batches of a single image."""
    panel = page.views.frame("dial").panel
    panel.setFocus()
    for size in (10, 1):
        qtbot.keyClick(panel, Qt.Key.Key_Left)
        with_knob(qtbot, page, "batch_size", size)


DEEDS = {
    ("l07_tips/minibatch", "a-few-at-a-time"): another_image,
    ("l07_tips/minibatch", "one-epoch"): do.play,
    ("l07_tips/minibatch", "one-look"): look_at_all,
    ("l07_tips/minibatch", "wrong-way"): down_to_one,
    ("l07_tips/minibatch", "noise"): do.play,
    ("l07_tips/minibatch", "ten-images"): do.play,
    ("l07_tips/minibatch", "in-pieces"): do.play,
}
