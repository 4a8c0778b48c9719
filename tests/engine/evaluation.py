"""What tests of the lab on evaluation share: its runs on the ten houses and on the two noisy classes."""

from engine.core.commands import Step
from engine.core.frames import Look, Part
from engine.core.knobs import KnobValue
from engine.core.lesson import Lesson, NamedData
from engine.core.parts_split import SplitPart
from engine.core.runner import Runner
from engine.lectures.l07_tips.evaluation import LAB
from tests.engine.runs import do, lesson, runner

HOUSES, TWIN = "house_ten", "noisy_line"


def lesson_on(data: str = HOUSES, **knobs: KnobValue) -> Lesson:
    """The lab on a data set, with some knobs."""
    return lesson(NamedData(data), lab=LAB, steps=500, **knobs)


def trained(data: str = HOUSES, updates: int = 500, **knobs: KnobValue) -> Runner:
    """The run after so many updates."""
    return do(runner(lesson_on(data, **knobs), lab=LAB), Step(updates))


def part_of(one: Runner, view: str) -> Part:
    """What a view draws."""
    return one.experiment.frame(Look(views=frozenset({view})), one.history).parts[view]


def split_of(one: Runner) -> SplitPart:
    """The line of rows, and the scores."""
    part = part_of(one, "split")
    assert isinstance(part, SplitPart)
    return part
