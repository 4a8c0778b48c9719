"""Buttons in a row: as long as there is room they say all, then less, then they take more lines; no name is cut."""

from PySide6.QtWidgets import QAbstractButton, QCheckBox, QPushButton, QToolButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from gui.panels.button_row import ButtonRow

LONG, BRIEF = ("Order of the data", "Open the test"), ("Restore", "Open")


def _shown(qtbot: QtBot, *buttons: QAbstractButton) -> tuple[QWidget, ButtonRow]:
    room = QWidget()
    row = ButtonRow(buttons, "ends")
    column = QVBoxLayout(room)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(row)
    column.addStretch(1)
    qtbot.addWidget(room)
    row.say(LONG, BRIEF)
    room.resize(800, 300)
    room.show()
    qtbot.waitExposed(room)
    return room, row


def _widths(buttons: tuple[QAbstractButton, ...], names: tuple[str, ...]) -> list[int]:
    for button, name in zip(buttons, names, strict=True):
        button.setText(name)
    return [button.sizeHint().width() for button in buttons]


def _said(buttons: tuple[QAbstractButton, ...]) -> tuple[str, ...]:
    return tuple(button.text() for button in buttons)


def _whole(row: ButtonRow, buttons: tuple[QAbstractButton, ...]) -> bool:
    return all(
        button.width() >= button.sizeHint().width() and row.rect().contains(button.geometry()) for button in buttons
    )


def test_with_room_to_spare_names_are_whole_and_the_last_button_stands_at_the_right(qtbot: QtBot) -> None:
    buttons = QPushButton(), QPushButton()
    room, row = _shown(qtbot, *buttons)
    qtbot.waitUntil(lambda: _whole(row, buttons))
    assert _said(buttons) == LONG
    assert (buttons[0].x(), buttons[1].geometry().right()) == (0, room.width() - 1)


def test_where_it_is_narrow_names_are_brief_and_a_tip_tells_the_whole(qtbot: QtBot) -> None:
    buttons = QPushButton(), QPushButton()
    buttons[1].setToolTip("Show what was measured on the test set")
    room, row = _shown(qtbot, *buttons)
    room.resize(row.sizeHint().width() - 1, 300)
    qtbot.waitUntil(lambda: _said(buttons) == BRIEF and _whole(row, buttons))
    assert [button.toolTip() for button in buttons] == [LONG[0], "Show what was measured on the test set"]
    assert buttons[0].y() == buttons[1].y()
    room.resize(800, 300)
    qtbot.waitUntil(lambda: _said(buttons) == LONG)
    assert buttons[0].toolTip() == ""


def test_where_brief_names_do_not_fit_either_buttons_stand_below_each_other_with_whole_names(qtbot: QtBot) -> None:
    buttons = QPushButton(), QPushButton()
    room, row = _shown(qtbot, *buttons)
    whole = ("Learn again with softmax", "Learn again with sigmoids")
    row.say(whole, ("Learn with softmax", "Learn with sigmoids"))
    room.resize(max(_widths(buttons, whole)), 300)
    qtbot.waitUntil(lambda: _said(buttons) == whole and _whole(row, buttons))
    assert buttons[1].y() > buttons[0].geometry().bottom()


def test_a_switch_and_a_button_in_a_very_narrow_place_are_brief_and_below_each_other(qtbot: QtBot) -> None:
    buttons = QCheckBox(), QPushButton()
    room, row = _shown(qtbot, *buttons)
    room.resize(max(_widths(buttons, BRIEF)), 300)
    qtbot.waitUntil(lambda: _said(buttons) == BRIEF and _whole(row, buttons))
    assert buttons[1].y() > buttons[0].y()


def test_flat_buttons_stand_closer_before_they_take_another_line(qtbot: QtBot) -> None:
    buttons = QToolButton(), QToolButton()
    room, _ = _shown(qtbot, *buttons)
    room.resize(sum(_widths(buttons, BRIEF)) - 2, 300)
    qtbot.waitUntil(lambda: _said(buttons) == BRIEF and buttons[1].geometry().right() < room.width())
    assert buttons[0].y() == buttons[1].y()
    for button in buttons:
        assert button.width() >= button.fontMetrics().horizontalAdvance(button.text()) + 8


def test_a_hidden_button_takes_no_room(qtbot: QtBot) -> None:
    buttons = QPushButton(), QPushButton()
    room, row = _shown(qtbot, *buttons)
    buttons[0].hide()
    room.resize(_widths(buttons, LONG)[1], 300)
    qtbot.waitUntil(lambda: _said(buttons) == LONG and row.height() == buttons[1].sizeHint().height())
    buttons[0].show()
    qtbot.waitUntil(lambda: row.height() > buttons[1].sizeHint().height())
