"""Engines in threads get their turns from a keeper that ends them after the test."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QElapsedTimer
from pytestqt.qtbot import QtBot

from engine.thread import EngineThread
from gui.turns import TurnKeeper
from tests.engine.engines import LIMIT_MS, Listener, engine_of


@pytest.fixture
def keeper(qapp: object) -> Iterator[TurnKeeper]:
    keeper = TurnKeeper()
    yield keeper
    clock = QElapsedTimer()
    clock.start()
    keeper.stop()
    # An engine is never deeper in its work than one slice.
    assert clock.elapsed() < 500


@pytest.fixture
def shown(keeper: TurnKeeper, qtbot: QtBot) -> tuple[EngineThread, Listener]:
    """The training lab on screen, after its first frame."""
    engine, listener = engine_of(keeper)
    with qtbot.waitSignal(engine.frame_ready, timeout=LIMIT_MS):
        keeper.show(engine)
    return engine, listener
