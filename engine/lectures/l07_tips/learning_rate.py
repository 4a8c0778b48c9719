"""Learning rates compared: too small, good and too large, from the same start on the same data, on one clock."""

import dataclasses
from collections.abc import Mapping

from engine.core.classification import Classification
from engine.core.datasets import Dataset, dataset_info, resolve
from engine.core.experiment import Experiment, Kind, Lab, Past
from engine.core.features import Features
from engine.core.frames import Look, Part
from engine.core.functions import SOFTMAX
from engine.core.knobs import ChoiceKnob, FlagKnob, IntegerKnob, NumberKnob, real
from engine.core.lesson import Lesson, NamedData
from engine.core.lockstep import Lane
from engine.core.messages import LearnerError, Message
from engine.core.regression import Regression
from engine.core.scaling import SCALINGS
from engine.core.training import Shown
from engine.core.types import Batch, frozen
from engine.topics.rates.float32 import NAIVE_SOFTMAX, NaiveSoftmax
from engine.topics.rates.own_rates import rates_for
from engine.topics.rates.rate_explain import explain
from engine.topics.rates.rate_parts import Shown as ShownRates
from engine.topics.rates.rate_parts import parts, training
from engine.topics.rates.rate_quantities import quantities
from engine.topics.rates.rate_runs import RateRuns, written
from engine.topics.rates.rate_zones import Compared

RATES = ("rate_1", "rate_2", "rate_3", "rate_4")
# The three rows that lab 07-1 keeps for the test: all of class 2.
TEST_ROWS = Batch(frozen([[2, 1, 1], [3, 1, 2], [3, 3, 4]]), frozen([[0, 0, 1]] * 3))

_LISTED = (1e-10, 1e-3, 0.01, 0.02, 0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.8, 0.85, 0.9, 1.0, 1.5)


def _no_line(_run: Compared, _look: Look) -> None:
    """There is one run for each rate: no single row of numbers stands for them."""


_SHOWN = Shown({}, _no_line, explain)


def _regression(lesson: Lesson, data: Dataset) -> Compared:
    if lesson.knobs["float32"]:
        raise LearnerError("float32_needs_classes")
    return Regression(lesson, data, data.columns, _SHOWN)


def _softmax(lesson: Lesson, data: Dataset) -> Compared:
    features = Features(data.columns, tuple(range(len(data.columns))))
    if lesson.knobs["float32"]:
        return NaiveSoftmax(lesson, data, features, NAIVE_SOFTMAX, _SHOWN)
    return Classification(lesson, data, features, SOFTMAX, _SHOWN)


def _finished(lanes: tuple[Lane, ...]) -> Message:
    sound = [lane for lane in lanes if lane.diverged_at is None]
    best = min(sound or lanes, key=lambda lane: lane.experiment.cost)
    rate = written(training(best).settings.optimizer.learning_rate)
    return Message("rates_done", {"steps": len(best.costs) - 1, "rate": rate, "cost": best.experiment.cost})


def build(lesson: Lesson) -> Experiment:
    """All runs of the lab; see Lab.build."""
    return _runs(lesson)


def _runs(lesson: Lesson) -> RateRuns:
    assert lesson.data is not None
    task = dataset_info(lesson.data.dataset).task if isinstance(lesson.data, NamedData) else "regression"
    data = resolve(lesson.data, task)
    make = _regression if task == "regression" else _softmax
    used = [name for name in RATES if real(lesson.knobs, name) > 0.0]
    made = [
        make(dataclasses.replace(lesson, knobs={**lesson.knobs, "learning_rate": lesson.knobs[name]}), data)
        for name in used
    ]

    def shown(lanes: tuple[Lane, ...], look: Look, past: Past) -> Mapping[str, Part]:
        test = TEST_ROWS if data.name == "eight_rows_three" else None
        if test is not None:
            test = Batch(training(lanes[0]).scaling.apply(test.X), test.Y)
        return parts(lanes, look, past, ShownRates(tuple(used), runs.why_blown_up, test, bool(lesson.knobs["float32"])))

    runs = RateRuns(lesson, made, used, parts=shown, finished=_finished)
    return runs


LAB = Lab(
    name="l07_tips/learning_rate",
    order=1,
    kind=Kind.TRAIN,
    build=build,
    knobs=(
        NumberKnob("rate_1", 0.02, (1e-12, 1e6), _LISTED, live=False),
        NumberKnob("rate_2", 0.4, (1e-12, 1e6), _LISTED, live=False),
        NumberKnob("rate_3", 0.9, (1e-12, 1e6), _LISTED, live=False),
        NumberKnob("rate_4", 0.0, (0.0, 1e6), (0.0, *_LISTED), live=False),
        ChoiceKnob("scaling", "minmax", SCALINGS),
        ChoiceKnob("initialisation", "zeros", ("zeros", "normal")),
        IntegerKnob("decay_every", 0, (0, 10_000_000), (0, 1000), live=True),
        NumberKnob("decay_factor", 1.0, (1e-6, 1.0), (0.5, 0.9, 0.96, 0.99, 1.0)),
        FlagKnob("float32", default=False),
    ),
    datasets=("house", "eight_rows_three", "exam_scores"),
    data_kind="regression",
    suits=rates_for,
    views=("paths", "costs", "steps", "rates", "code"),
    steps=100,
    presets={
        "house": {"rate_1": 0.02, "rate_2": 0.4, "rate_3": 0.9, "rate_4": 0.0, "scaling": "minmax"},
        "eight_rows_three": {"rate_1": 1e-10, "rate_2": 0.1, "rate_3": 1.5, "rate_4": 0.0, "scaling": "none"},
        "exam_scores": {"rate_1": 0.01, "rate_2": 0.1, "rate_3": 0.36, "rate_4": 0.365, "scaling": "standard"},
    },
    data_knobs=frozenset({"float32"}),
    quantities=quantities(_runs, TEST_ROWS),
)
