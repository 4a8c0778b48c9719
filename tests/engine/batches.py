"""Runs of the mini-batch lab for its tests."""

from typing import Any

from engine.core.frames import Look
from engine.core.lesson import DataSource, Lesson, NamedData
from engine.core.runner import Runner
from engine.lectures.l07_tips.minibatch import LAB, build
from engine.topics.batches.minibatches import MiniBatches
from tests.engine.runs import lesson

DIGITS = NamedData("digits")
ALL = 1_000_000


def of(data: DataSource = DIGITS, **changes: Any) -> Lesson:
    """A lesson of the lab; words are knobs or fields."""
    return lesson(data, lab=LAB, **changes)


def inside(one: Runner) -> MiniBatches:
    """The run in a runner."""
    run = one.experiment
    assert isinstance(run, MiniBatches)
    return run


def trained(updates: int, data: DataSource = DIGITS, **changes: Any) -> MiniBatches:
    """A run after so many updates."""
    run = build(of(data, **changes))
    for _ in range(updates):
        run.step()
    return run


def part(run: MiniBatches, view: str, **look: Any) -> Any:
    """What a view shows of the run; of the costs before it only the first is known."""
    past = Runner(LAB, of(steps=0)).history
    while past.last < run.steps_made:
        past.record(past.last + 1, run.cost, run.state())
    return run.frame(Look(views=frozenset({view}), **look), past).parts[view]
