"""Parts of lecture 5's training lab, as its engine makes them, for the tests of the panels that draw them."""

import math
from typing import Any, TypeVar

from engine.core.frames import Look, Part, Scene
from engine.core.lesson import NamedData
from engine.core.run import Run
from engine.lectures.l05_logistic.train import LAB
from tests.engine.runs import lesson

SIX: dict[str, Any] = {"seed": 118, "initialisation": "normal"}

P = TypeVar("P", bound=Part)


class LogisticRun:
    """One run of the lab whose parts are asked for one by one."""

    def __init__(self, data: str = "pass_fail", updates: int = 0, **changes: Any) -> None:
        self.run = Run(LAB, lesson(NamedData(data), lab=LAB, steps=2000, **changes))
        if updates:
            self.run.train(updates, math.inf, lambda: 0.0)

    @property
    def scene(self) -> Scene:
        """What the run is made of."""
        return self.run.experiment.scene()

    def part(self, view: str, kind: type[P], **look: Any) -> P:
        """The part of one view."""
        made = self.run.experiment.frame(Look(views=frozenset({view}), **look), self.run.history).parts[view]
        assert isinstance(made, kind)
        return made

    def go_on(self, updates: int) -> None:
        """More updates."""
        self.run.train(updates, math.inf, lambda: 0.0)
