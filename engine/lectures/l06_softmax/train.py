"""Softmax regression trained live: one matrix gives each class a score, and the scores share out one probability."""

from engine.core import classification_parts as parts
from engine.core import features, layer_parts
from engine.core.classification import Classification
from engine.core.classification_explain import explain
from engine.core.datasets import resolve
from engine.core.experiment import Kind, Lab
from engine.core.functions import SOFTMAX
from engine.core.knobs import ChoiceKnob, IntegerKnob, ListKnob, NumberKnob
from engine.core.lesson import Lesson
from engine.core.scaling import SCALINGS
from engine.core.training import Shown
from engine.topics.softmax import softmax_parts
from engine.topics.softmax.softmax_quantities import quantities

_VIEWS = {
    "scores": softmax_parts.scores,
    "bars": softmax_parts.bars,
    "row": softmax_parts.row,
    "weights": softmax_parts.weights,
    "plane": parts.class_map,
    "confusion": parts.confusion,
    "table": parts.rows,
    "cost": parts.curve,
    "surface": parts.surface,
    "surface3d": parts.surface,
    "parameters": parts.parameters,
    "product": layer_parts.product,
}


def build(lesson: Lesson) -> Classification:
    """A run of the lab; see Lab.build."""
    assert lesson.data is not None
    whole = resolve(lesson.data, "classes")
    return Classification(lesson, whole, features.chosen(lesson, whole), SOFTMAX, Shown(_VIEWS, parts.line, explain))


LAB = Lab(
    name="l06_softmax/train",
    order=3,
    kind=Kind.TRAIN,
    build=build,
    knobs=(
        NumberKnob(
            "learning_rate", 0.06, (1e-12, 1e6), (0.001, 0.003, 0.01, 0.03, 0.06, 0.1, 0.2, 0.3, 0.5, 1.0, 1.5, 3.0)
        ),
        ChoiceKnob("scaling", "none", SCALINGS),
        IntegerKnob("held_out", 0, (0, 80), (0, 80)),
        ListKnob("features", (), (0, 999), (0, 1000)),
        ChoiceKnob("initialisation", "zeros", ("zeros", "normal")),
        NumberKnob("l2", 0.0, (0.0, 1e6), (0.0, 0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1.0)),
        IntegerKnob("decay_every", 0, (0, 10_000_000), (0, 1000), live=True),
        NumberKnob("decay_factor", 1.0, (1e-6, 1.0), (0.5, 0.9, 0.96, 0.99, 1.0)),
    ),
    datasets=("iris", "eight_rows", "wine", "zoo", "grades", "eight_rows_three"),
    data_kind="classes",
    views=(*_VIEWS, "code"),
    steps=2000,
    presets={
        "iris": {"learning_rate": 0.3, "scaling": "standard", "features": (2, 3)},
        "eight_rows": {"learning_rate": 0.06},
        "wine": {"learning_rate": 0.3, "scaling": "standard"},
        "zoo": {"learning_rate": 0.1},
        "grades": {"learning_rate": 0.05},
        "eight_rows_three": {"learning_rate": 0.08},
    },
    data_knobs=frozenset({"features", "scaling"}),
    quantities=quantities(build),
)
