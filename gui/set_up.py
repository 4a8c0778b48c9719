"""What a story step puts in place, as commands: a complete lesson, so that nothing of what was before remains."""

import dataclasses
from collections.abc import Iterator

from engine.core.commands import Command, Load, Play, SetParameters
from engine.core.experiment import Kind, Lab
from engine.core.frames import Scene
from engine.core.knobs import find
from engine.core.lesson import Lesson, NamedData
from engine.core.status import Snapshot
from gui.lab_info import Setup, StoryStep
from gui.story_until import Until


def lesson_of(lab: Lab, setup: Setup) -> Lesson:
    """The run that `setup` describes: the lab's defaults, what suits the data, and what the step names."""
    plain = lab.lesson()
    data = plain.data if setup.data is None else NamedData(setup.data)
    suited = lab.presets.get(data.dataset, {}) if isinstance(data, NamedData) else {}
    named = {name: find(lab.knobs, name).check(value) for name, value in {**suited, **setup.knobs}.items()}
    seed = plain.seed if setup.seed is None else setup.seed
    steps = plain.steps if setup.steps is None else setup.steps
    return dataclasses.replace(plain, data=data, knobs={**plain.knobs, **named}, seed=seed, steps=steps)


def commands(lab: Lab, setup: Setup) -> Iterator[Command]:
    """What has to be sent, in this order."""
    yield Load(lesson_of(lab, setup))
    if setup.initial:
        yield SetParameters(setup.initial, start=True)
    if setup.play:
        yield Play()


def prepared(lab: Lab, step: StoryStep, scene: Scene, snapshot: Snapshot) -> bool:
    """Whether the lab is as `step` has it, so that its text is true and its task still to be done."""
    lesson, status = lesson_of(lab, step.base), snapshot.status
    if scene.lesson.data != lesson.data or status.knobs != lesson.knobs:
        return False
    if lab.kind is Kind.TRAIN and status.goal != lesson.steps:
        return False
    # Whether parameters are those that the step names is not known here: its button puts them in place.
    if step.base.initial or status.by_hand or (status.drawn and status.seed != lesson.seed):
        return False
    return step.until is None or not _run_through(step.until, snapshot)


def _run_through(until: Until, snapshot: Snapshot) -> bool:
    """Whether the run has been where the step lets it go."""
    status = snapshot.status
    return (
        (until.step_at_least is not None and status.step >= until.step_at_least)
        or until.phase == status.phase.value
        or (until.cost_below is not None and snapshot.frame.cost < until.cost_below)
    )
