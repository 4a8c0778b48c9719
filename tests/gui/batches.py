"""Runs of the mini-batch lab seen by its own panels, without a thread."""

from typing import Any, TypeVar

from pytestqt.qtbot import QtBot

from engine.core.commands import Command
from engine.topics.batches.minibatches import MiniBatches
from gui.data_words import in_words
from gui.panels.panel import Panel
from tests.engine.batches import part

P = TypeVar("P", bound=Panel)


def shown(
    qtbot: QtBot, panel: P, run: MiniBatches, view: str, size: tuple[int, int] = (560, 360), **look: Any
) -> tuple[P, Any]:
    """The panel on screen with the run in it, and the part that it draws."""
    qtbot.addWidget(panel)
    panel.resize(*size)
    panel.show_scene(in_words(run.scene(), "en"))
    drawn = part(run, view, **look)
    panel.show_part(drawn)
    with qtbot.waitActive(panel):
        panel.show()
        panel.activateWindow()
    panel.setFocus()
    panel.show_part(drawn)
    panel.grab()
    return panel, drawn


def commands(panel: Panel) -> list[Command]:
    """What the panel asks for, from now on."""
    asked: list[Command] = []
    panel.command_requested.connect(asked.append)
    return asked
