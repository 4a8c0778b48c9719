"""What is let go of is deleted by Qt, whole and at once; nothing waits for Python's collector or outlives its place."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QAbstractItemModel, QObject
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from engine import catalogue
from gui.errors import Reporter
from gui.lab_info import lab_info
from gui.main_window import MainWindow
from gui.settings import Settings
from tests.gui.process import ROOT
from tests.gui.window import POPUPS, opened

pytestmark = POPUPS
LABS = [lab.name for lab in catalogue.labs()]


def _parts(thing: object) -> Iterator[QObject]:
    """The widgets and tables of rows in an attribute, or in a list or table of such."""
    if isinstance(thing, QWidget | QAbstractItemModel):
        yield thing
    elif isinstance(thing, list | tuple):
        for each in thing:
            yield from _parts(each)
    elif isinstance(thing, dict):
        yield from _parts(list(thing.values()))


def _root(thing: QObject) -> QObject:
    parent = thing.parent()
    return thing if parent is None else _root(parent)


@pytest.mark.parametrize("lab", LABS)
def test_whatever_a_part_of_the_window_holds_is_deleted_with_the_window(lab: str, qtbot: QtBot) -> None:
    window = opened(qtbot, lab)
    for entry in lab_info(lab).sets:
        window.page.open_set(entry.id)
    alone = [
        f"{type(holder).__name__}.{name}"
        for holder in [window, *window.findChildren(QObject)]
        if type(holder).__module__.startswith("gui.")
        for name, value in vars(holder).items()
        for part in _parts(value)
        if isValid(part) and _root(part) is not window
    ]
    assert alone == []


def test_a_window_that_is_let_go_is_gone_with_all_its_parts(qtbot: QtBot) -> None:
    window = MainWindow(Settings(None), Reporter())
    window.open_lab("l09_xor/chain_rule")
    window.open_lab("l04_linear/train")
    window.show()
    qtbot.waitExposed(window)
    parts = [window, *window.findChildren(QObject)]
    assert len(parts) > 500
    window.close()
    window.let_go()
    assert [part for part in parts if isValid(part)] == []


# What is left of the windows of a process when `main` returns.
_LEFT = """
import gc, sys
from shiboken6 import isValid
import gui.app, gui.screenshots
from gui.main_window import MainWindow
from main import main

made = []

class Watched(MainWindow):
    def __init__(self, *given):
        super().__init__(*given)
        made.append(self)

gui.app.MainWindow = gui.screenshots.MainWindow = Watched
assert main(sys.argv[1:]) == 0
print(len(made), sum(map(isValid, made)), gc.isenabled())
"""


@pytest.mark.parametrize(
    "session", [["--quit-after", "0.2"], ["--screenshots", "pictures"]], ids=lambda words: words[0]
)
def test_no_window_is_left_to_the_collector_when_the_app_ends(session: list[str], tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", _LEFT, "--lab", "l09_xor/chain_rule", *session],
        capture_output=True,
        encoding="utf-8",
        timeout=120,
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(ROOT), "HOME": str(tmp_path), "QT_QPA_PLATFORM": "offscreen"},
        check=False,
    )
    assert done.stdout.split() == ["1", "0", "False"], done.stderr
