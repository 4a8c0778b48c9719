"""Garbage is collected in the GUI thread, new objects often and old ones when nothing goes on."""

import gc
from collections.abc import Iterator
from typing import Any
from weakref import ref

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from gui.collector import Collector


class _Knot:
    """Refers to itself: only the collector finds it."""

    def __init__(self) -> None:
        self.me = self


@pytest.fixture
def looks(qtbot: QtBot) -> Iterator[list[int]]:
    """The generation of each collection while a collector lives."""
    parent = QWidget()
    qtbot.addWidget(parent)
    found: list[int] = []

    def note(phase: str, info: dict[str, Any]) -> None:
        if phase == "start":
            found.append(info["generation"])

    Collector(parent)
    gc.callbacks.append(note)
    yield found
    gc.callbacks.remove(note)


def test_what_refers_to_itself_is_gone_a_moment_after_it_was_let_go(qtbot: QtBot, looks: list[int]) -> None:
    knot = _Knot()
    there = ref(knot)
    del knot
    qtbot.waitUntil(lambda: there() is None)
    assert looks


def test_while_much_is_new_old_objects_are_left_alone_and_then_looked_at_once(qtbot: QtBot, looks: list[int]) -> None:
    kept: list[list[int]] = []

    def busy() -> bool:
        kept.extend([] for _ in range(5_000))
        return len(looks) >= 15

    qtbot.waitUntil(busy)
    assert set(looks) == {1}
    qtbot.waitUntil(lambda: 2 in looks)
    after = len(looks)
    qtbot.waitUntil(lambda: len(looks) >= after + 12)
    assert looks.count(2) == 1
