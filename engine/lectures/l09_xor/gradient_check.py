"""Is the backward pass right? Every gradient beside one measured from outside, and faults that a cost curve hides."""

from collections.abc import Mapping
from typing import Any

import numpy as np

from engine.core import classification_parts
from engine.core.asides import Answer
from engine.core.experiment import Experiment, Kind, Lab
from engine.core.faults import FAULTS
from engine.core.frames import Look, Part
from engine.core.knobs import ChoiceKnob, NumberKnob, WidthsKnob
from engine.core.lesson import Lesson
from engine.core.training import Shown
from engine.topics.check import check_parts
from engine.topics.check.check_explain import explain
from engine.topics.check.check_run import JOB, UPDATES, CheckedRun, outcome
from engine.topics.check.gradient_check import forward_passes, measured, parameters_of, relative_error
from engine.topics.network.networks import INITIALISATION

_VIEWS = {
    "check": check_parts.check,
    "epsilon": check_parts.over_epsilon,
    "cost": classification_parts.curve,
    "passes": check_parts.passes,
    "compare": check_parts.compare,
}


def _no_line(_run: CheckedRun, _look: Look) -> Part | None:
    """The numbers of a row are not what this lab is about."""
    return None


def build(lesson: Lesson) -> Experiment:
    """A run of the lab; see Lab.build."""
    return _run(lesson)


def _run(lesson: Lesson) -> CheckedRun:
    return CheckedRun(lesson, Shown(_VIEWS, _no_line, explain))


def fault_effect(lesson: Lesson, arguments: Mapping[str, Any]) -> Answer:
    """For a card: what the `fault` does to the training: 0 it fails, 1 it is slower, 2 faster, 3 just as fast."""
    sound, broken = outcome(lesson, "none"), outcome(lesson, str(arguments["fault"]))
    reasons = {"broken_cost": broken.cost, "failed": broken.failed, "parameters": broken.parameters, "rows": 4}
    right, faulty = sound.right_from, broken.right_from
    if right is None or faulty is None:
        return Answer("", 0.0, reasons=reasons, question={"updates": UPDATES})
    reasons |= {"right": right, "broken": faulty}
    effect = 1 if faulty > right else 2 if faulty < right else 3
    return Answer("", float(effect), reasons=reasons, question={"updates": UPDATES})


def passes_needed(lesson: Lesson, arguments: Mapping[str, Any]) -> Answer:
    """For a card: how many forward passes central differences need for a network with these `hidden` layers."""
    count = parameters_of((2, *(int(width) for width in arguments["hidden"]), 1))
    needed = forward_passes(count)
    return Answer("", float(needed), reasons={"parameters": count, "passes": needed}, question={"parameters": count})


def best_epsilon(lesson: Lesson, arguments: Mapping[str, Any]) -> Answer:
    """For a card: which of these `epsilons` gives the smallest largest error at the start, from 0."""
    run = _run(lesson)
    places = np.arange(len(run.names))
    worst = []
    for epsilon in arguments["epsilons"]:
        found = measured(run.network, run.params, run.batch, places, np.full(len(places), float(epsilon)))
        worst.append(float(relative_error(run.backprop(), found.slopes).max()))
    return Answer("", float(np.argmin(worst)), reasons={f"error{k + 1}": error for k, error in enumerate(worst)})


LAB = Lab(
    name="l09_xor/gradient_check",
    order=5,
    kind=Kind.TRAIN,
    build=build,
    knobs=(
        ChoiceKnob("fault", "none", tuple(FAULTS)),
        NumberKnob("learning_rate", 1.0, (1e-12, 1e6), (0.01, 0.03, 0.1, 0.3, 1.0, 3.0, 10.0)),
        # Two forward passes for each parameter and frame: the layers stay small.
        WidthsKnob("hidden", (2,), (1, 10), (1, 3), listed=((2,), (3,), (4,), (10,), (10, 10, 10))),
        INITIALISATION,
    ),
    datasets=("xor",),
    views=(*_VIEWS, "code"),
    jobs=(JOB,),
    steps=2000,
    seed=1,
    # As in the other labs of this lecture: a plateau is said with its number.
    hardly=(0.01, "status_hardly_moving_network"),
    quantities={"fault_effect": fault_effect, "passes_needed": passes_needed, "best_epsilon": best_epsilon},
)
