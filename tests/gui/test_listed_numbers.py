"""A whole number that is chosen from a list or typed."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox
from pytestqt.qtbot import QtBot

from tests.gui.deeds import pick_index
from tests.gui.window import POPUPS, child, opened, with_knob

NAME = "l09_xor/starts"


@POPUPS
def test_whole_numbers_are_chosen_from_a_list_or_typed_and_others_refused(qtbot: QtBot) -> None:
    page = opened(qtbot, NAME).page
    box = child(page.knobs, QComboBox, "knob hidden")
    assert [box.itemText(k) for k in range(box.count())] == ["1", "2", "3", "4", "10"]
    pick_index(qtbot, box, 3)
    assert with_knob(qtbot, page, "hidden", 4).status.knobs["hidden"] == 4
    line = box.lineEdit()
    assert line is not None
    line.selectAll()
    qtbot.keyClicks(line, "2.5")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    qtbot.waitUntil(page.notice.isVisible)
    assert line.text() == "4"
