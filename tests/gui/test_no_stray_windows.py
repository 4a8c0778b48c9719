"""Opening a lab, or another view, shows no window of its own: one would flash up and take the keyboard away."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from engine import catalogue
from gui.main_window import MainWindow
from tests.gui.window import POPUPS, application, drawn, opened

pytestmark = POPUPS
LABS = [lab.name for lab in catalogue.labs()]


class _Windows(QObject):
    """Notes what is shown as a window, even for a moment."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.seen.append(f"{type(watched).__name__} {watched.objectName()}".strip())
        return False


@pytest.fixture
def windows() -> Iterator[_Windows]:
    """Everything that is shown as a window during the test."""
    watch = _Windows()
    application().installEventFilter(watch)
    yield watch
    application().removeEventFilter(watch)


@pytest.mark.parametrize("lab", LABS)
def test_a_lab_and_its_views_open_in_the_one_window(lab: str, qtbot: QtBot, windows: _Windows) -> None:
    window = opened(qtbot, lab)
    page = window.page
    for name in page.lab.views:
        page.views.open(((name,),))
        drawn(qtbot, page)
    assert windows.seen == [MainWindow.__name__]
    assert window.isActiveWindow()


def test_keys_reach_a_lab_that_has_just_been_opened(qtbot: QtBot) -> None:
    window = opened(qtbot, "l07_tips/learning_rate")
    qtbot.keyClick(window.focusWidget() or window, Qt.Key.Key_C)
    assert window.tab.lesson.isChecked()
