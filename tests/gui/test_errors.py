import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QRect, Qt, QTimer, qWarning
from PySide6.QtGui import QGuiApplication, QPaintEvent
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from gui import theme
from gui.banner import Banner
from gui.errors import Failure, Hooks, Reporter


@pytest.fixture
def reporter(qapp: QApplication, expects_warnings: pytest.LogCaptureFixture) -> Iterator[Reporter]:
    """A reporter that hears everything; its own log lines are expected."""
    reporter = Reporter()
    hooks = Hooks(reporter, None)
    yield reporter
    hooks.remove()


@pytest.fixture
def heard(reporter: Reporter) -> list[Failure]:
    failures: list[Failure] = []
    reporter.failed.connect(failures.append)
    return failures


class _BadPainter(QWidget):
    painted = 0

    def paintEvent(self, event: QPaintEvent) -> None:
        self.painted += 1
        raise ZeroDivisionError("while painting")

    def paint_again(self, times: int) -> Callable[[], bool]:
        """A condition to wait for: painted so many times more by the event loop."""
        goal = self.painted + times

        def reached() -> bool:
            self.update()
            return self.painted >= goal

        return reached


def _button(banner: Banner, text: str) -> QPushButton:
    return next(button for button in banner.findChildren(QPushButton) if button.text() == text)


def test_an_error_in_a_slot_is_heard_with_its_traceback(qtbot: QtBot, reporter: Reporter, heard: list[Failure]) -> None:
    def broken() -> None:
        raise KeyError("no such knob")

    with qtbot.waitSignal(reporter.failed):
        QTimer.singleShot(0, broken)
    assert heard[0].title == "KeyError: 'no such knob'"
    assert "in broken" in heard[0].details
    assert "PySide6" in heard[0].details


def test_an_error_that_comes_with_every_paint_is_said_once(
    qtbot: QtBot, reporter: Reporter, heard: list[Failure]
) -> None:
    widget = _BadPainter()
    qtbot.addWidget(widget)
    widget.show()
    qtbot.waitUntil(widget.paint_again(20))
    assert len(heard) == 1
    assert heard[0].title.startswith("ZeroDivisionError")
    assert "while painting" in heard[0].title


def test_after_a_reset_the_same_error_is_said_again(qtbot: QtBot, reporter: Reporter, heard: list[Failure]) -> None:
    widget = _BadPainter()
    qtbot.addWidget(widget)
    widget.show()
    qtbot.waitUntil(widget.paint_again(1))
    reporter.forget()
    qtbot.waitUntil(widget.paint_again(1))
    assert len(heard) == 2


def test_an_error_in_a_thread_is_heard(qtbot: QtBot, reporter: Reporter, heard: list[Failure]) -> None:
    def broken() -> None:
        raise ValueError("in the thread")

    thread = threading.Thread(target=broken)
    with qtbot.waitSignal(reporter.failed):
        thread.start()
    thread.join()
    assert heard[0].title == "ValueError: in the thread"


def test_an_error_in_a_destructor_is_heard(reporter: Reporter, heard: list[Failure]) -> None:
    class Broken:
        def __del__(self) -> None:
            raise ValueError("while dying")

    broken = Broken()
    del broken
    assert [failure.title for failure in heard] == ["ValueError: while dying"]


def test_an_error_that_cannot_even_be_printed_does_not_break_the_reporter(
    reporter: Reporter, heard: list[Failure]
) -> None:
    class Unspeakable(Exception):
        def __str__(self) -> str:
            raise RuntimeError("no words")

    reporter.report(Unspeakable())
    assert len(heard) == 1


def test_what_qt_says_is_logged(reporter: Reporter, caplog: pytest.LogCaptureFixture) -> None:
    qWarning("QObject: something is odd")
    assert [(record.name, record.getMessage()) for record in caplog.records] == [
        ("gui.qt", "QObject: something is odd")
    ]


def test_the_banner_copies_the_details_of_all_that_happened(qtbot: QtBot) -> None:
    banner = Banner()
    qtbot.addWidget(banner)
    banner.show_failure(Failure("first", "its details"))
    banner.show_failure(Failure("second", "more"))
    qtbot.mouseClick(_button(banner, "Copy details"), Qt.MouseButton.LeftButton)
    assert QGuiApplication.clipboard().text() == "first\nits details\n\nsecond\nmore"


def test_the_banner_asks_for_a_reset_and_goes(qtbot: QtBot) -> None:
    banner = Banner()
    qtbot.addWidget(banner)
    banner.show_failure(Failure("<b>first</b>", ""))
    assert banner.isVisible()
    with qtbot.waitSignal(banner.reset_requested):
        qtbot.keyClick(_button(banner, "Reset this tab"), Qt.Key.Key_Space)
    assert not banner.isVisible()
    assert banner.details() == ""


def test_the_banner_is_marked_in_the_color_of_errors_in_both_themes(qtbot: QtBot, qapp: QApplication) -> None:
    banner = Banner()
    qtbot.addWidget(banner)
    banner.show_failure(Failure("first", ""))
    for name, colors in (("light", theme.LIGHT), ("dark", theme.DARK)):
        theme.apply(qapp, "dark" if name == "dark" else "light")
        edge = banner.grab(QRect(0, 0, 4, 4)).toImage()
        assert edge.pixelColor(1, 1).name() == colors.error


def test_a_crash_of_the_interpreter_is_told_once_by_the_next_start(tmp_path: Path) -> None:
    start = (
        "import sys, pathlib, faulthandler; from gui.errors import Hooks, Reporter\n"
        "hooks = Hooks(Reporter(), pathlib.Path(sys.argv[1]))\n"
        "sys.stdout.write(hooks.crash or 'nothing'); sys.stdout.flush()\n"
    )
    crash = start + "faulthandler._sigabrt()"
    said = [
        subprocess.run([sys.executable, "-c", code, str(tmp_path)], capture_output=True, text=True, check=False).stdout
        for code in (crash, start, start)
    ]
    assert said[0] == "nothing"
    assert "Fatal Python error" in said[1]
    assert said[2] == "nothing"
