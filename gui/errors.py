"""No error is lost: whatever Python, a thread or Qt says goes to one reporter, each distinct error once.

In a windowed build nobody sees standard error, and a slot that raises leaves the app running half changed.
"""

import faulthandler
import logging
import platform
import sys
import threading
import traceback
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import TextIO

from PySide6 import __version__
from PySide6.QtCore import QMessageLogContext, QObject, QtMsgType, Signal, qInstallMessageHandler

_log = logging.getLogger(__name__)
_qt_log = logging.getLogger("gui.qt")
_LEVELS = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}
_LONGEST_DETAILS = 20_000  # characters; a recursion error has a thousand frames


@dataclass(frozen=True, slots=True)
class Failure:
    """Something that went wrong: in one line, and with all that a developer wants to know."""

    title: str
    details: str


class Reporter(QObject):
    """Says each distinct error once: paint errors come sixty times a second.

    Signals:
        failed: a `Failure`; may be emitted in any thread, so connect slots of GUI objects only.
    """

    failed = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._said: set[tuple[object, ...]] = set()

    def forget(self) -> None:
        """After a reset an error is new again."""
        self._said.clear()

    def report(self, error: BaseException) -> None:
        """Say `error`, with its traceback. Never raises."""
        try:
            last = traceback.extract_tb(error.__traceback__)[-1:]
            place = tuple((frame.filename, frame.lineno) for frame in last)
            title = "".join(traceback.format_exception_only(error)).strip().splitlines()[-1]
            self._say((type(error), place), Failure(title, _details("".join(traceback.format_exception(error)))))
        except Exception:  # the last line of defence must not become an error itself
            sys.__excepthook__(*sys.exc_info())

    def report_failure(self, failure: Failure) -> None:
        """Say what an engine thread has already put into words."""
        self._say((failure.title, failure.details), failure)

    def _say(self, key: tuple[object, ...], failure: Failure) -> None:
        if key not in self._said:
            self._said.add(key)
            _log.error("%s\n%s", failure.title, failure.details)
            self.failed.emit(failure)


class Hooks:
    """Everything that may tell of an error, tied to one reporter until `remove`.

    Attributes:
        crash: what the start before this one wrote when it crashed, told once; or None.
    """

    def __init__(self, reporter: Reporter, folder: Path | None) -> None:
        """`folder`: where the crash log lives; None keeps none."""
        self._reporter = reporter
        self._crash_file: TextIO | None = None
        self.crash: str | None = None
        self._before = (sys.excepthook, threading.excepthook, sys.unraisablehook)
        sys.excepthook = self._on_exception
        threading.excepthook = self._on_thread_exception
        sys.unraisablehook = self._on_unraisable
        self._qt_before = qInstallMessageHandler(self._on_qt_message)
        if folder is not None:
            self._open_crash_log(folder)

    def remove(self) -> None:
        """Put everything back."""
        sys.excepthook, threading.excepthook, sys.unraisablehook = self._before
        qInstallMessageHandler(self._qt_before)
        if self._crash_file is not None:
            faulthandler.disable()
            self._crash_file.close()

    def _open_crash_log(self, folder: Path) -> None:
        """A crash of the interpreter leaves its stack in `crash.log`; the next start finds and clears it."""
        path = folder / "crash.log"
        try:
            folder.mkdir(parents=True, exist_ok=True)
            if path.exists():
                self.crash = path.read_text(encoding="utf-8", errors="replace").strip() or None
            self._crash_file = path.open("w", encoding="utf-8")
            faulthandler.enable(self._crash_file)
        except OSError as error:
            _log.info("no crash log: %s", error)

    def _on_exception(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if isinstance(error, (KeyboardInterrupt, SystemExit)):
            sys.__excepthook__(kind, error, trace)
        else:
            self._reporter.report(error)

    def _on_thread_exception(self, args: threading.ExceptHookArgs) -> None:
        if args.exc_value is not None and not isinstance(args.exc_value, SystemExit):
            self._reporter.report(args.exc_value)

    def _on_unraisable(self, args: "sys.UnraisableHookArgs") -> None:
        if args.exc_value is not None:
            self._reporter.report(args.exc_value)

    def _on_qt_message(self, kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
        _qt_log.log(_LEVELS.get(kind, logging.WARNING), "%s", message)


def _details(trace: str) -> str:
    """The end of the traceback, under a line that says what ran where."""
    where = f"Python {platform.python_version()}, PySide6 {__version__}, {platform.platform()}"
    return f"{where}\n{trace[-_LONGEST_DETAILS:]}".strip()
