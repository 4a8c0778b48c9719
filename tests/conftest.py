"""What holds for every test: nothing left behind, nothing said that nobody reads.

Qt messages fail a test through `qt_log_level_fail` in pyproject.toml; a test that expects one says so with
`@pytest.mark.qt_log_ignore("regex")`.
"""

import gc
import logging
from collections.abc import Iterator
from typing import TypeVar

import pytest
from hypothesis import settings
from PySide6.QtCore import QCoreApplication, QEvent, QObject, QThread, QTimer, QtMsgType, qInstallMessageHandler
from PySide6.QtWidgets import QApplication, QToolTip, QWidget
from shiboken6 import isValid

T = TypeVar("T", bound=QObject)

# A loaded machine is slow, not wrong.
settings.register_profile("modulab", deadline=None)
settings.load_profile("modulab")

_OURS = ("engine", "gui", "main", "py", "resources", "tools")


@pytest.fixture(autouse=True)
def quiet_log(caplog: pytest.LogCaptureFixture, request: pytest.FixtureRequest) -> Iterator[None]:
    """Fail on warnings of our loggers, unless the test asks for the fixture `expects_warnings`."""
    yield
    if "expects_warnings" in request.fixturenames:
        return
    said = [record for when in ("setup", "call") for record in caplog.get_records(when)]
    loud = [r for r in said if r.levelno >= logging.WARNING and r.name.split(".")[0] in _OURS]
    if loud:
        pytest.fail("logged: " + "; ".join(f"{r.levelname} {r.name}: {r.getMessage()}" for r in loud), pytrace=False)


@pytest.fixture
def expects_warnings(caplog: pytest.LogCaptureFixture) -> pytest.LogCaptureFixture:
    """The log of a test in which warnings are meant to come."""
    return caplog


@pytest.fixture(scope="session", autouse=True)
def _small_heap() -> None:
    """What is imported by now is never collected: a collection after each test then costs next to nothing.

    Nothing is collected while a test runs, as in the app, where `Collector` alone collects. A window that a test lets
    go of while it is on screen would be taken apart in any order: its event filters are called when they are empty
    already, and the process may crash.
    """
    gc.collect()
    gc.freeze()
    gc.disable()


@pytest.fixture(autouse=True)
def nothing_left(_small_heap: None) -> Iterator[None]:
    """Fail on threads that still run, timers that still tick and windows that are still there, and name their owner."""
    before = _windows()
    yield
    said = _flush()
    left = [f"QThread of {_name_of(thread.parent())} still runs" for thread in _alive(QThread) if thread.isRunning()]
    left += [f"QTimer of {_name_of(timer.parent())} still ticks" for timer in _alive(QTimer) if timer.isActive()]
    left += [f"window {_name_of(window)} is still there" for window in _windows() if window not in before]
    if left or said:
        pytest.fail("left behind: " + "; ".join(left + said), pytrace=False)


def _flush() -> list[str]:
    """Delete what waits for deletion, collect what nobody holds; the Qt warnings said meanwhile."""
    said: list[str] = []

    def listen(kind: QtMsgType, _context: object, message: str) -> None:
        if kind not in (QtMsgType.QtDebugMsg, QtMsgType.QtInfoMsg) and "propagateSizeHints" not in message:
            said.append(message)

    previous = qInstallMessageHandler(listen)
    if QCoreApplication.instance() is not None:
        QToolTip.hideText()
        for _ in range(2):
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
            gc.collect()
    else:
        gc.collect(1)
    qInstallMessageHandler(previous)
    return said


def _alive(kind: type[T]) -> list[T]:
    return [thing for thing in gc.get_objects() if issubclass(type(thing), kind) and isValid(thing)]


def _windows() -> list[QWidget]:
    if not isinstance(QApplication.instance(), QApplication):
        return []
    return [window for window in QApplication.topLevelWidgets() if type(window).__name__ != "QTipLabel"]


def _name_of(thing: QObject | None) -> str:
    return "nobody" if thing is None else f"{type(thing).__name__} '{thing.objectName()}'"
