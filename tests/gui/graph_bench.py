"""A panel of the chain rule with the lab itself behind it, without a thread."""

import dataclasses
import math
from typing import Any

from pytestqt.qtbot import QtBot

from engine.core.commands import Command, SetKnob, SetLook, Step
from engine.core.frames import Look, Part
from engine.core.knobs import KnobValue
from engine.core.parts_graph import CyclePart, NudgePart, OpGraphPart
from engine.core.runner import Runner
from engine.lectures.l09_xor.chain_rule import LAB
from gui.panels.panel import Panel
from tests.engine.runs import Clock


class GraphBench:
    """Shows `view` of a walk; what the panel asks for is done at once."""

    def __init__(self, qtbot: QtBot, panel: Panel, view: str, steps: int = 0, **knobs: KnobValue) -> None:
        self.runner = Runner(LAB, clock=Clock())
        for name, value in knobs.items():
            self.runner.handle(SetKnob(name, value))
        self.panel, self.view = panel, view
        self.look = Look(views=frozenset({view}))
        self.commands: list[Command] = []
        qtbot.addWidget(panel)
        panel.resize(1000, 560)
        panel.command_requested.connect(self.ask)
        panel.look_requested.connect(self.look_at)
        self.runner.handle(SetLook(self.look))
        self.do(Step(steps))
        with qtbot.waitActive(panel):
            panel.show()
            panel.activateWindow()

    def ask(self, command: Command) -> None:
        self.commands.append(command)
        self.do(command)

    def look_at(self, changes: dict[str, Any]) -> None:
        self.look = dataclasses.replace(self.look, **changes)
        self.do(SetLook(self.look))

    def do(self, command: Command) -> None:
        """As the engine's thread does it, with the picture after it."""
        self.runner.handle(command)
        while self.runner.wait_s() == 0.0:
            self.runner.advance(math.inf)
        snapshot = self.runner.snapshot()
        if snapshot.scene is not None:
            self.panel.show_scene(snapshot.scene)
        self.panel.show_part(snapshot.frame.parts[self.view])

    def part(self) -> Part:
        return self.runner.snapshot().frame.parts[self.view]

    def graph(self) -> OpGraphPart:
        part = self.part()
        assert isinstance(part, OpGraphPart)
        return part

    def nudge(self) -> NudgePart:
        part = self.part()
        assert isinstance(part, NudgePart)
        return part

    def cycle(self) -> CyclePart:
        part = self.part()
        assert isinstance(part, CyclePart)
        return part
