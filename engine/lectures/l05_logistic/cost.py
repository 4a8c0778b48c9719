"""Why not the squared error: the same unit, data, start and rate, once with cross-entropy, once with squared error."""

import dataclasses
from collections.abc import Mapping
from typing import Any

import numpy as np

from engine.core.asides import Answer
from engine.core.datasets import resolve
from engine.core.experiment import Experiment, Kind, Lab
from engine.core.frames import Look
from engine.core.functions import LOGISTIC, SIGMOID_SQUARED, Output
from engine.core.knobs import ChoiceKnob, FlagKnob, NumberKnob
from engine.core.lesson import Lesson
from engine.core.lockstep import Lane, LockStep
from engine.core.messages import Message
from engine.core.training import Shown
from engine.core.types import Params, frozen
from engine.topics.two_costs.one_weight import OneWeight
from engine.topics.two_costs.one_weight_explain import explain
from engine.topics.two_costs.one_weight_parts import parts, valleys

# The runs by their short names, in order.
COSTS: Mapping[str, Output] = {"CE": LOGISTIC, "SE": SIGMOID_SQUARED}
TITLES = (Message("cost_cross_entropy"), Message("cost_squared_error"))
# Starts that can be chosen, by the option's name.
STARTS: Mapping[str, float] = {"w-6": -6.0, "w-4": -4.0, "w-2": -2.0}


def _start(lesson: Lesson) -> Params | None:
    """What the chosen start means, where the lesson names no parameters itself."""
    chosen = str(lesson.knobs["initialisation"])
    if lesson.initial is not None or chosen not in STARTS:
        return lesson.initial
    weight: Params = {"W": frozen([[STARTS[chosen]]])}
    return {**weight, "b": frozen([0.0])} if lesson.knobs["bias"] else weight


def _no_line(_run: OneWeight, _look: Look) -> None:
    """The next update in numbers has a view of its own."""


def _finished(lanes: tuple[Lane, ...]) -> Message:
    entropy, squared = (run(lane).here.w for lane in lanes)
    return Message("cost_done", {"steps": len(lanes[0].costs) - 1, "entropy": entropy, "squared": squared})


def run(lane: Lane) -> OneWeight:
    """The run of a lane of this lab."""
    assert isinstance(lane.experiment, OneWeight)
    return lane.experiment


def build(lesson: Lesson) -> Experiment:
    """Both runs of the lab; see Lab.build."""
    return _both(lesson)


def _both(lesson: Lesson) -> LockStep:
    assert lesson.data is not None
    data = resolve(lesson.data, "binary")
    begun = dataclasses.replace(lesson, initial=_start(lesson))
    runs = [OneWeight(begun, data, output, Shown({}, _no_line, explain)) for output in COSTS.values()]
    return LockStep(tuple(COSTS), runs, parts, titles=TITLES, finished=_finished)


def _after(lesson: Lesson, updates: int, name: str) -> OneWeight:
    """The run called `name` after so many updates."""
    both = _both(lesson)
    for _ in range(updates):
        both.step()
    return run(next(lane for lane in both.lanes() if lane.name == name))


def weight_after(lesson: Lesson, arguments: Mapping[str, Any]) -> Answer:
    """The weight of the `run` after `updates` updates, with its slope at the start."""
    updates, name = int(arguments["updates"]), str(arguments["run"])
    start, end = _after(lesson, 0, name), _after(lesson, updates, name)
    slopes = [abs(_after(lesson, 0, each).slopes.w) for each in COSTS]
    reasons = {
        "start": start.here.w,
        "slope": start.slopes.w,
        "ratio": max(slopes) / min(slopes),
        "w": end.here.w,
        "way": abs(end.here.w - start.here.w),
        "first": start.here.w - start.rate * start.slopes.w,
    }
    return Answer("", end.here.w, reasons=reasons, question={"updates": updates, "start": start.here.w})


def slope_ratio(lesson: Lesson, _arguments: Mapping[str, Any]) -> Answer:
    """How many times as steep cross-entropy is as the squared error, at the start."""
    entropy, squared = (_after(lesson, 0, name) for name in COSTS)
    ratio = abs(entropy.slopes.w) / abs(squared.slopes.w)
    reasons = {"entropy": entropy.slopes.w, "squared": squared.slopes.w, "ratio": ratio}
    return Answer("", ratio, reasons=reasons, question={"start": entropy.here.w})


def valley_reached(lesson: Lesson, arguments: Mapping[str, Any]) -> Answer:
    """In which valley the squared error is after `updates` updates, from left to right; and where cross-entropy is."""
    updates = int(arguments["updates"])
    entropy, squared = (_after(lesson, updates, name) for name in COSTS)
    lowest = valleys(squared, 0.0)
    reached = int(np.argmin([abs(w - squared.here.w) for w, _ in lowest]))
    reasons = {"w": squared.here.w, "cost": squared.cost, "entropy": entropy.here.w}
    for place, (w, cost) in enumerate(lowest, start=1):
        reasons |= {f"w{place}": w, f"cost{place}": cost}
    start = _after(lesson, 0, "SE").here.w
    return Answer("", float(reached), reasons=reasons, question={"updates": updates, "start": start})


LAB = Lab(
    name="l05_logistic/cost",
    order=2,
    kind=Kind.TRAIN,
    build=build,
    knobs=(
        NumberKnob("learning_rate", 0.3, (1e-12, 1e6), (0.01, 0.03, 0.1, 0.3, 1.0, 3.0, 10.0)),
        ChoiceKnob("initialisation", "w-6", (*STARTS, "normal")),
        FlagKnob("bias", default=False),
    ),
    datasets=("twelve_students", "local_minimum"),
    views=("curves", "update", "cost", "surfaces", "code"),
    steps=100,
    presets={
        "twelve_students": {"learning_rate": 0.3, "initialisation": "w-6"},
        "local_minimum": {"learning_rate": 0.1, "initialisation": "w-2"},
    },
    quantities={"weight_after": weight_after, "slope_ratio": slope_ratio, "valley_reached": valley_reached},
)
