"""The gates of lecture 8 with one panel before them, without a thread: what the panel asks for is done at once."""

import dataclasses
from typing import Any

from pytestqt.qtbot import QtBot

from engine.core.commands import Command, SetLook
from engine.core.frames import Look
from engine.core.lesson import Lesson, NamedData
from engine.core.runner import Runner
from engine.lectures.l08_neuron.gates import LAB
from gui.panels.panel import Panel


def lesson(data: str = "and_gate", **knobs: float | str) -> Lesson:
    """The lab's own lesson on these data, with some knobs turned."""
    default = LAB.lesson()
    return dataclasses.replace(default, data=NamedData(data), knobs={**default.knobs, **knobs})


class Bench:
    """A panel at work."""

    def __init__(
        self, qtbot: QtBot, panel: Panel, view: str, given: Lesson | None = None, size: tuple[int, int] = (640, 320)
    ) -> None:
        self.view, self.panel = view, panel
        self.look = Look(views=frozenset({view}))
        self.commands: list[Command] = []
        self.looks: list[dict[str, Any]] = []
        qtbot.addWidget(panel)
        panel.resize(*size)
        panel.command_requested.connect(self.handle)
        panel.look_requested.connect(self.look_at)
        self.load(given or lesson())
        with qtbot.waitActive(panel):
            panel.show()
            panel.activateWindow()

    def load(self, given: Lesson) -> None:
        """Begin another run, as a step of the story does; nothing in particular is looked at."""
        self.runner = Runner(LAB, given)
        self.look = Look(views=frozenset({self.view}))
        self.runner.handle(SetLook(self.look))
        self.panel.show_scene(LAB.build(given).scene())
        self.show()

    def show(self) -> None:
        """Show the panel its part."""
        self.panel.show_part(self.runner.snapshot().frame.parts[self.view])

    def handle(self, command: Command) -> None:
        """Do what is asked for."""
        self.commands.append(command)
        self.runner.handle(command)
        self.show()

    def look_at(self, changes: dict[str, Any]) -> None:
        """Look as is asked for."""
        self.looks.append(changes)
        self.look = dataclasses.replace(self.look, **changes)
        self.runner.handle(SetLook(self.look))
        self.show()
