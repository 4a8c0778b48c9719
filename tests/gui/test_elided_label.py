"""A line of text that gives way where room is short."""

from pytestqt.qtbot import QtBot

from gui.elided_label import ElidedLabel, alike

LONG, MIDDLE, SHORT = "a rather long line of words", "a shorter line", "short"


def _label(qtbot: QtBot) -> ElidedLabel:
    label = ElidedLabel()
    qtbot.addWidget(label)
    label.set_text(LONG, MIDDLE, SHORT)
    return label


def test_the_longest_words_that_fit_are_shown(qtbot: QtBot) -> None:
    label = _label(qtbot)
    for words in (LONG, MIDDLE, SHORT):
        label.resize(label.fontMetrics().horizontalAdvance(words) + 1, 20)
        assert label.shown_text() == words


def test_what_is_not_shown_is_said_by_a_tool_tip(qtbot: QtBot) -> None:
    label = _label(qtbot)
    label.show()
    label.resize(1000, 20)
    assert label.toolTip() == ""
    label.resize(3, 20)
    assert label.shown_text() == SHORT
    assert label.toolTip() == label.text() == LONG


def test_labels_that_belong_together_give_way_together(qtbot: QtBot) -> None:
    first, second = _label(qtbot), _label(qtbot)
    alike([first, second])
    for label in (first, second):
        label.show()
        label.resize(label.fontMetrics().horizontalAdvance(LONG) + 1, 20)
    assert second.shown_text() == LONG
    first.resize(first.fontMetrics().horizontalAdvance(SHORT) + 1, 20)
    assert second.shown_text() == SHORT
    first.hide()
    assert second.shown_text() == LONG
