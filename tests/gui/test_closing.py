"""Closing, hidden labs, and errors in the whole window."""

import gc
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QThread
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QPushButton, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from engine.core.commands import Load, Play, SetLook, StartJob
from engine.core.frames import Look
from engine.core.status import Phase, Snapshot
from gui.banner import Banner
from gui.errors import Hooks, Reporter
from gui.lab_page import LabPage
from gui.main_window import MainWindow
from gui.settings import Settings
from tests.gui.window import (
    PLAIN,
    POPUPS,
    TRAIN,
    at,
    at_full_speed,
    choose,
    drawn,
    in_phase,
    opened,
    press,
)

pytestmark = POPUPS
CLOSED_S = 0.5


@pytest.fixture
def reporter(qapp: QApplication, expects_warnings: pytest.LogCaptureFixture) -> Iterator[Reporter]:
    """Hears every error of the app, as `main.py` sets it up."""
    reporter = Reporter()
    hooks = Hooks(reporter, None)
    yield reporter
    hooks.remove()
    # Python keeps the last traceback for a debugger, and with it the test's window.
    sys.last_value = sys.last_traceback = None


def _threads() -> int:
    """How many threads of engines run."""
    return sum(thread.isRunning() for thread in gc.get_objects() if type(thread) is QThread)


def _play_without_end(qtbot: QtBot, page: LabPage) -> None:
    page.send(Load(replace(page.lab.lesson(), steps=10_000_000)))
    at_full_speed(page)
    page.send(Play())
    drawn(qtbot, page, lambda shown: shown.status.phase is Phase.RUNNING and shown.status.step > 0)


def _past(step: int) -> Callable[[Snapshot], bool]:
    return lambda shown: shown.status.step > step


def _button(banner: Banner, words: str) -> QPushButton:
    return next(button for button in banner.findChildren(QPushButton) if button.text() == words)


def _lab(qtbot: QtBot, window: MainWindow, title: str) -> LabPage:
    """Click a lab in the row above."""
    tab = window.tab
    press(qtbot, next(button for button in tab.findChildren(QToolButton, "lab_button") if button.text() == title))
    drawn(qtbot, window.page)
    return window.page


def test_closing_while_everything_works_ends_all_threads_at_once(qtbot: QtBot) -> None:
    window = opened(qtbot)
    _play_without_end(qtbot, window.page)
    timing = _lab(qtbot, window, "Many instances")
    timing.send(StartJob("timing"))
    with qtbot.waitSignal(timing.engine.job_advanced):
        pass
    assert _threads() == 2
    start = time.perf_counter()
    window.close()
    assert time.perf_counter() - start <= CLOSED_S
    assert _threads() == 0
    assert not window.isVisible()


def test_a_command_after_closing_is_not_heard(qtbot: QtBot) -> None:
    window = opened(qtbot)
    window.close()
    with qtbot.assertNotEmitted(window.page.engine.frame_ready):
        window.page.send(Play())


def test_a_lab_out_of_sight_pauses_and_goes_on_when_it_is_seen_again(qtbot: QtBot) -> None:
    window = opened(qtbot)
    page = window.page
    _play_without_end(qtbot, page)
    other = _lab(qtbot, window, "Shapes")
    # Its last turn may still be under way; what it was asked for out of sight it does, and then nothing more.
    page.engine.send(SetLook(Look()))
    with qtbot.waitSignal(page.engine.frame_ready):
        pass
    made = page.engine.steps_made
    for sample in range(1, 4):
        other.look_at(sample=sample)
        with qtbot.waitSignal(window.keeper.frame_painted):
            pass
    assert page.engine.steps_made == made
    assert page.engine.phase is Phase.RUNNING
    assert _lab(qtbot, window, "Training") is page
    drawn(qtbot, page, lambda shown: shown.status.step > made)


def test_a_setting_lets_hidden_labs_go_on(qtbot: QtBot) -> None:
    settings = Settings(None)
    settings.now = PLAIN
    window = opened(qtbot, settings=settings)
    page = window.page
    _play_without_end(qtbot, page)
    _lab(qtbot, window, "Shapes")
    choose(qtbot, window.top.menu, "Hidden tabs go on training")
    for _ in range(3):
        before = page.engine.steps_made
        drawn(qtbot, page, _past(before))
    assert settings.now.hidden_tabs_run
    choose(qtbot, window.top.menu, "Hidden tabs go on training")
    assert not window.keeper.hidden_run


def test_an_error_in_a_view_becomes_a_banner_and_the_run_goes_on(qtbot: QtBot, reporter: Reporter) -> None:
    window = opened(qtbot, reporter=reporter)
    page = window.page
    frame = page.views.frame("cost")

    def broken(_part: object) -> None:
        raise ZeroDivisionError("in a view")

    frame.panel.command_requested.connect(broken)
    with qtbot.waitSignal(reporter.failed):
        frame.panel.command_requested.emit(Play())
    assert window.banner.isVisible()
    press(qtbot, _button(window.banner, "Copy details"))
    copied = QGuiApplication.clipboard().text()
    assert "ZeroDivisionError: in a view" in copied
    assert "in broken" in copied
    drawn(qtbot, page, lambda shown: shown.status.step > 0)
    press(qtbot, page.transport.play)
    in_phase(qtbot, page, Phase.PAUSED)


def test_an_error_while_a_frame_is_drawn_does_not_stop_the_turns(qtbot: QtBot, reporter: Reporter) -> None:
    window = opened(qtbot, reporter=reporter)
    page = window.page

    def broken(_snapshot: object) -> None:
        raise ZeroDivisionError("while drawing")

    page.engine.frame_ready.connect(broken)
    _play_without_end(qtbot, page)
    assert window.banner.isVisible()
    step = page.snapshot.status.step if page.snapshot is not None else 0
    drawn(qtbot, page, lambda shown: shown.status.step > step)


def _crash(qtbot: QtBot, page: LabPage) -> None:
    """An engine that meets something nobody foresaw."""
    with qtbot.waitSignal(page.engine.crashed):
        page.send(StartJob("no such job"))


def test_an_error_in_an_engine_becomes_a_banner_of_its_lab_that_resets_it(qtbot: QtBot) -> None:
    window = opened(qtbot)
    page = window.page
    choose(qtbot, page.transport.step, "Ten updates")
    at(qtbot, page, 10)
    _crash(qtbot, page)
    assert page.banner.isVisible()
    assert page.engine.phase is Phase.FAILED
    assert not page.transport.play.isEnabled()
    press(qtbot, _button(page.banner, "Copy details"))
    assert "KeyError" in QGuiApplication.clipboard().text()
    press(qtbot, _button(page.banner, "Reset this tab"))
    assert not page.banner.isVisible()
    at(qtbot, page, 0)
    assert page.snapshot is not None
    assert set(page.snapshot.frame.parts) == page.views.names()
    assert page.transport.play.isEnabled()
    choose(qtbot, page.transport.step, "One update")
    at(qtbot, page, 1)


def test_after_an_error_in_one_engine_the_other_labs_go_on(qtbot: QtBot) -> None:
    window = opened(qtbot)
    broken = window.page
    _crash(qtbot, broken)
    other = _lab(qtbot, window, "Shapes")
    assert not other.banner.isVisible()
    other.look_at(sample=1)
    with qtbot.waitSignal(other.engine.frame_ready):
        pass
    assert _lab(qtbot, window, "Training") is broken
    assert broken.banner.isVisible()


def test_the_banner_speaks_the_language_in_force(qtbot: QtBot) -> None:
    window = opened(qtbot)
    _crash(qtbot, window.page)
    assert "The other tabs go on" in window.page.banner.words()
    press(qtbot, window.top.language)
    qtbot.waitUntil(lambda: "다른 탭" in window.page.banner.words())


def test_an_error_in_the_window_leaves_no_widget_without_a_window(qtbot: QtBot) -> None:
    window = opened(qtbot, TRAIN)
    tops = {widget for widget in QApplication.topLevelWidgets() if type(widget) is QWidget}
    window.page.views.enlarge("cost")
    window.page.views.enlarge("cost")
    QApplication.sendPostedEvents()
    assert {widget for widget in QApplication.topLevelWidgets() if type(widget) is QWidget} == tops
