"""Widths of hidden layers as a learner chooses or types them."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox
from pytestqt.qtbot import QtBot

from engine.topics.network.networks import HIDDEN
from gui.knob_editors import Editor, editor
from tests.gui.window import POPUPS, child, pick


def made(qtbot: QtBot) -> tuple[Editor, QComboBox]:
    edit = editor(HIDDEN)
    qtbot.addWidget(edit)
    edit.set_words(lambda option: {"none": "one unit"}[option], ())
    edit.show_value((2,))
    edit.show()
    return edit, child(edit, QComboBox, "knob hidden")


def typed(qtbot: QtBot, box: QComboBox, words: str) -> None:
    line = box.lineEdit()
    assert line is not None
    line.selectAll()
    qtbot.keyClicks(line, words)
    qtbot.keyClick(line, Qt.Key.Key_Return)


@pytest.mark.parametrize(
    ("words", "widths"), [("10-10-10", (10, 10, 10)), ("5, 4", (5, 4)), ("7", (7,)), ("0", ()), ("one unit", ())]
)
def test_widths_are_typed_with_any_sign_between_them(words: str, widths: tuple[int, ...], qtbot: QtBot) -> None:
    edit, box = made(qtbot)
    with qtbot.waitSignal(edit.edited) as asked:
        typed(qtbot, box, words)
    assert asked.args == [widths]


def test_what_is_no_width_is_left_to_the_engine_to_refuse(qtbot: QtBot) -> None:
    edit, box = made(qtbot)
    with qtbot.waitSignal(edit.edited) as asked:
        typed(qtbot, box, "many")
    assert asked.args == ["many"]


@POPUPS
def test_common_widths_are_chosen_from_the_list(qtbot: QtBot) -> None:
    edit, box = made(qtbot)
    with qtbot.waitSignal(edit.edited) as asked:
        pick(qtbot, box, "10-10-10")
    assert asked.args == [(10, 10, 10)]


def test_the_same_widths_again_are_no_change(qtbot: QtBot) -> None:
    edit, box = made(qtbot)
    with qtbot.assertNotEmitted(edit.edited):
        typed(qtbot, box, "2")
