"""What stands in a tab is made when it is first shown, and then as all others are."""

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from gui.main_window import MainWindow
from tests.gui.window import LEFT, POPUPS, drawn, opened

pytestmark = POPUPS
FIRST, SECOND = "l04_linear", "l05_logistic"


def _click_tab(qtbot: QtBot, window: MainWindow, lecture: str) -> None:
    bar = window.tab_bar
    index = next(index for index in range(bar.count()) if bar.tabData(index) == lecture)
    qtbot.mouseClick(bar, LEFT, pos=bar.tabRect(index).center())
    drawn(qtbot, window.page)


def test_a_lecture_is_made_when_its_tab_is_first_shown_and_kept(qtbot: QtBot) -> None:
    window = opened(qtbot)
    assert list(window.tabs) == [FIRST]
    first = window.tab
    _click_tab(qtbot, window, SECOND)
    assert list(window.tabs) == [FIRST, SECOND]
    assert window.page.lab.name == f"{SECOND}/linear_vs_logistic"
    _click_tab(qtbot, window, FIRST)
    assert window.tab is first


def test_answers_hidden_in_one_lecture_are_hidden_in_one_made_later(qtbot: QtBot) -> None:
    window = opened(qtbot)
    qtbot.keyClick(window.focusWidget() or window, Qt.Key.Key_H)
    assert window.answers_hidden
    _click_tab(qtbot, window, SECOND)
    assert window.tab.answers_hidden
    assert window.page.answers_hidden
