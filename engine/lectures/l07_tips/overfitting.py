"""Overfitting: a polynomial that learns twelve points by heart, and what helps against it.

The exact fit follows the knobs at once; the run is gradient descent on the same powers, which overfits slowly.
"""

from engine.core.experiment import Experiment, Kind, Lab
from engine.core.frames import Look, Part
from engine.core.knobs import ChoiceKnob, IntegerKnob, NumberKnob
from engine.core.lesson import Lesson, NamedData
from engine.core.training import Shown
from engine.topics.ridge import ridge_explain, ridge_in_time, ridge_parts
from engine.topics.ridge.made_rows import BORDER, CURVE
from engine.topics.ridge.ridge_parts import needs
from engine.topics.ridge.ridge_quantities import QUANTITIES
from engine.topics.ridge.ridge_run import DEGREES, PENALTIES, BoundaryRun, PolynomialRun
from engine.topics.ridge.set_costs import AnyRun

_OF_CURVE = ("curve", "degrees", "lambda", "descent")
_OF_BORDER = ("twin", "confusion")


def _no_line(_run: AnyRun, _look: Look) -> Part | None:
    """A line would be about gradient descent, while most views are about the exact fit."""
    return None


def _curve(lesson: Lesson) -> PolynomialRun:
    views = {
        "curve": ridge_parts.curve,
        "degrees": ridge_parts.degrees,
        "weights": ridge_parts.exact_weights,
        "lambda": ridge_parts.penalties,
        "descent": ridge_parts.descent,
        "time": ridge_in_time.in_time,
        **{name: lambda _run, _look, _past: needs(BORDER) for name in _OF_BORDER},
    }
    return PolynomialRun(lesson, Shown(views, _no_line, ridge_explain.explain))


def _border(lesson: Lesson) -> BoundaryRun:
    views = {
        "twin": ridge_parts.twin,
        "confusion": ridge_parts.confusion,
        "weights": ridge_parts.present_weights,
        "time": ridge_in_time.in_time,
        **{name: lambda _run, _look, _past: needs(CURVE) for name in _OF_CURVE},
    }
    return BoundaryRun(lesson, Shown(views, _no_line, ridge_explain.explain))


def build(lesson: Lesson) -> Experiment:
    """A run of the lab; see Lab.build."""
    return _border(lesson) if lesson.data == NamedData(BORDER) else _curve(lesson)


LAB = Lab(
    name="l07_tips/overfitting",
    order=3,
    kind=Kind.TRAIN,
    build=build,
    knobs=(
        IntegerKnob("degree", 11, (1, DEGREES), (1, DEGREES)),
        NumberKnob("l2", 0.0, (0.0, 1e6), PENALTIES),
        IntegerKnob("points", 12, (3, 500), (3, 100)),
        NumberKnob("noise", 0.3, (0.0, 5.0), (0.0, 0.1, 0.2, 0.3, 0.5, 1.0), live=False),
        IntegerKnob("data_seed", 11, (0, 999_999), (0, 999)),
        NumberKnob("learning_rate", 0.5, (1e-12, 1e6), (0.01, 0.03, 0.1, 0.3, 0.5, 1.0, 3.0)),
        ChoiceKnob("initialisation", "zeros", ("zeros", "normal")),
    ),
    datasets=(CURVE, BORDER),
    views=("curve", "degrees", "weights", "lambda", "descent", "time", "twin", "confusion", "code"),
    steps=10_000,
    presets={
        CURVE: {"degree": 11, "points": 12, "noise": 0.3, "data_seed": 11, "learning_rate": 0.5},
        BORDER: {"degree": 4, "points": 30, "noise": 0.35, "data_seed": 2, "learning_rate": 3.0},
    },
    data_knobs=frozenset({"l2"}),
    quantities=QUANTITIES,
)
