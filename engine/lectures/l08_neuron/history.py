"""From 1943 to 2015: years to be walked, each with what it could do, what it could not, and a lab that shows it."""

from collections.abc import Mapping
from itertools import product
from typing import Any

import numpy as np

from engine.core.asides import Answer
from engine.core.datasets import load
from engine.core.experiment import Experiment, Kind, Lab
from engine.core.frames import Look, Part
from engine.core.functions import relu, sigmoid
from engine.core.knobs import KnobValue
from engine.core.lesson import Lesson
from engine.core.parts_timeline import TimelinePart
from engine.core.types import Array, frozen
from engine.core.walk import Walk
from engine.topics.history import timeline

_TIMELINE = timeline.read("lectures/l08_neuron/history/timeline.toml")
_LAST = len(_TIMELINE.entries) - 1
_Z = frozen(np.linspace(-4.0, 4.0, 81))
_SIGMOID, _RELU = frozen(sigmoid(_Z)), frozen(relu(_Z))
_A_SECOND = 0.2  # entries: each is read for five seconds
# With these every split of the four corners by a line is among the units that are tried.
_WEIGHTS, _BIASES = (-1.0, 0.0, 1.0), (-1.5, -0.5, 0.5, 1.5)


def _parts(at: int, knobs: Mapping[str, KnobValue], look: Look) -> Mapping[str, Part]:
    if "timeline" not in look.views:
        return {}
    reached = _TIMELINE.reached(_TIMELINE.entries[at].year)
    part = TimelinePart(_TIMELINE.span, _TIMELINE.entries, at, _TIMELINE.lanes, reached, _Z, _SIGMOID, _RELU)
    return {"timeline": part}


def _build(lesson: Lesson) -> Experiment:
    return Walk(lesson, _LAST, _parts)


# ── cards


def years_between(lesson: Lesson, arguments: Mapping[str, Any]) -> Answer:
    """For a card: the years from the entry `from` to the entry `to`."""
    first, last = (_TIMELINE.entry(str(arguments[name])).year for name in ("from", "to"))
    return Answer("", float(last - first), reasons={"years": float(last - first)})


def what_was_missing(lesson: Lesson, arguments: Mapping[str, Any]) -> Answer:
    """For a card: 1 if threshold units can express XOR, so that only training was missing; 0 if they cannot."""
    data = load("xor")
    X, y = data.X, data.Y[:, 0]
    one = max(_right(_unit(X, w1, w2, b), y) for w1, w2, b in product(_WEIGHTS, _WEIGHTS, _BIASES))
    either, both = _unit(X, 1.0, 1.0, -0.5), _unit(X, 1.0, 1.0, -1.5)
    three = _right(_unit(np.column_stack((either, both)), 1.0, -1.0, -0.5), y)
    reasons = {"one": float(one), "three": float(three), "rows": float(len(y))}
    return Answer("", float(three == len(y)), reasons=reasons)


def _unit(X: Array, w1: float, w2: float, b: float) -> Array:
    """A threshold unit: 1 where w1·x1 + w2·x2 + b > 0, else 0."""
    return frozen(w1 * X[:, 0] + w2 * X[:, 1] + b > 0.0)


def _right(found: Array, y: Array) -> int:
    return int((found == y).sum())


LAB = Lab(
    name="l08_neuron/history",
    order=1,
    kind=Kind.WALK,
    build=_build,
    views=("timeline",),
    cap_per_s=_A_SECOND,
    quantities={"years_between": years_between, "what_was_missing": what_was_missing},
)
