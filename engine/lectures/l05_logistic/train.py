"""Logistic regression, trained live: g(XW + b) on six students, on real cells, and on a ring that needs squares."""

from engine.core import classification_parts as parts
from engine.core import features, layer_parts
from engine.core.classification import Classification
from engine.core.datasets import resolve
from engine.core.experiment import Experiment, Kind, Lab
from engine.core.functions import LOGISTIC
from engine.core.knobs import ChoiceKnob, FlagKnob, IntegerKnob, ListKnob, NumberKnob
from engine.core.lesson import Lesson
from engine.core.scaling import SCALINGS
from engine.core.training import Shown
from engine.topics.logistic import logistic_parts
from engine.topics.logistic.logistic_explain import explain
from engine.topics.logistic.logistic_quantities import QUANTITIES

_VIEWS = {
    "plane": parts.class_map,
    "sigmoid": logistic_parts.sigmoid_view,
    "losses": logistic_parts.losses,
    "neuron": logistic_parts.neuron,
    "cost": parts.curve,
    "weight_norm": logistic_parts.weight_norm,
    "parameters": parts.parameters,
    "confusion": parts.confusion,
    "table": parts.rows,
    "surface": parts.surface,
    "surface3d": parts.surface,
    "product": layer_parts.product,
}


def build(lesson: Lesson) -> Experiment:
    """A run of the lab; see Lab.build."""
    assert lesson.data is not None
    whole = resolve(lesson.data, "binary")
    return Classification(lesson, whole, features.chosen(lesson, whole), LOGISTIC, Shown(_VIEWS, parts.line, explain))


LAB = Lab(
    name="l05_logistic/train",
    order=3,
    kind=Kind.TRAIN,
    build=build,
    knobs=(
        NumberKnob("learning_rate", 0.2, (1e-12, 1e6), (0.003, 0.01, 0.03, 0.1, 0.2, 0.3, 1.0, 3.0, 10.0)),
        ChoiceKnob("scaling", "none", SCALINGS),
        ListKnob("features", (), (0, 999), (0, 1000)),
        FlagKnob("squares", False),
        ChoiceKnob("initialisation", "zeros", ("zeros", "normal")),
        IntegerKnob("held_out", 0, (0, 80), (0, 80)),
        NumberKnob("l2", 0.0, (0.0, 1e6), (0.0, 0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1.0)),
        IntegerKnob("decay_every", 0, (0, 10_000_000), (0, 1000), live=True),
        NumberKnob("decay_factor", 1.0, (1e-6, 1.0), (0.5, 0.9, 0.96, 0.99, 1.0)),
    ),
    datasets=("pass_fail", "breast_cancer", "ring", "hours_pass", "twelve_students"),
    data_kind="binary",
    views=(*_VIEWS, "code"),
    steps=2000,
    presets={
        "pass_fail": {"learning_rate": 0.2},
        "breast_cancer": {"learning_rate": 0.3, "scaling": "standard", "features": (20, 21)},
        "ring": {"learning_rate": 1.0},
        "hours_pass": {"learning_rate": 0.1},
        "twelve_students": {"learning_rate": 0.3},
    },
    data_knobs=frozenset({"features", "scaling", "squares", "held_out"}),
    quantities=QUANTITIES,
)
