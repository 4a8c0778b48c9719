"""A way from one lab to another: a view may ask to open a lab that shows what it speaks of, with a run of its own."""

import dataclasses
from dataclasses import dataclass

from engine.core.experiment import Lab
from engine.core.lesson import Lesson
from gui.lab_info import Setup
from gui.set_up import lesson_of


@dataclass(frozen=True, slots=True)
class Visit:
    """Which lab to open, and what stands there then. With nothing but its name the lab comes as it was left.

    Attributes:
        lab: `lecture/lab`.
        setup: data, knobs and seed to begin with, over the lab's defaults; None leaves the run that is there.
        steps: the goal of that run; None for the lab's own.
        story: id of the story step to open and set up; "" leaves the story where it is.
    """

    lab: str
    setup: Setup | None = None
    steps: int | None = None
    story: str = ""

    def lesson(self, lab: Lab) -> Lesson | None:
        """The run to begin with, complete; None for the one that is there."""
        if self.setup is None:
            return None
        lesson = lesson_of(lab, self.setup)
        return lesson if self.steps is None else dataclasses.replace(lesson, steps=self.steps)
