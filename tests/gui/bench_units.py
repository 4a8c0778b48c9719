"""A panel of one-versus-rest with the lab itself behind it, without a thread."""

import dataclasses
from typing import Any

from pytestqt.qtbot import QtBot

from engine.core.commands import Command, SetLook, Step
from engine.core.frames import Look
from engine.core.runner import Runner
from engine.lectures.l06_softmax.one_vs_rest import LAB
from gui.panels.panel import Panel
from tests.engine.runs import Clock, do


class Bench:
    """What the panel asks for is done at once, and the new part is shown."""

    def __init__(
        self, qtbot: QtBot, panel: Panel, view: str, updates: int = 372, size: tuple[int, int] = (640, 480)
    ) -> None:
        self.runner = do(Runner(LAB, clock=Clock()), Step(updates))
        self.view, self.panel = view, panel
        self.look = Look(views=frozenset({view}))
        self.commands: list[Command] = []
        self.looks: list[dict[str, Any]] = []
        panel.look_requested.connect(self.look_at)
        panel.command_requested.connect(self.handle)
        qtbot.addWidget(panel)
        panel.resize(*size)
        panel.show_scene(self.runner.experiment.scene())
        self.show()
        with qtbot.waitActive(panel):
            panel.show()
            panel.activateWindow()
        panel.setFocus()

    def look_at(self, changes: dict[str, Any]) -> None:
        """Look at something else, as the page does."""
        self.looks.append(changes)
        self.look = dataclasses.replace(self.look, **changes)
        self.show()

    def handle(self, command: Command) -> None:
        """Do what the panel has asked for."""
        self.commands.append(command)
        do(self.runner, command)
        self.show()

    def train(self, updates: int) -> None:
        """Make more updates."""
        do(self.runner, Step(updates))
        self.show()

    def show(self) -> None:
        """Show the panel where the run stands."""
        self.runner.handle(SetLook(self.look))
        self.panel.show_part(self.runner.snapshot().frame.parts[self.view])
