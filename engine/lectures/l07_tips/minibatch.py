"""Mini-batches on handwritten digits: a glance at a few images moves the weights, and many glances make an epoch."""

from engine.core import classification_parts as parts
from engine.core.datasets import resolve
from engine.core.experiment import Kind, Lab
from engine.core.knobs import ChoiceKnob, FlagKnob, IntegerKnob, NumberKnob
from engine.core.lesson import Lesson
from engine.core.training import Shown
from engine.topics.batches import batch_parts
from engine.topics.batches.batch_explain import explain
from engine.topics.batches.batch_quantities import quantities
from engine.topics.batches.dial import dial
from engine.topics.batches.feed import PIECES
from engine.topics.batches.minibatches import MiniBatches

_VIEWS = {
    "stream": batch_parts.stream,
    "accuracy": batch_parts.epochs,
    "costs": batch_parts.epochs,
    "images": batch_parts.weights,
    "dial": dial,
    "wrong": batch_parts.wrong,
}


def build(lesson: Lesson) -> MiniBatches:
    """A run of the lab; see Lab.build."""
    assert lesson.data is not None
    return MiniBatches(lesson, resolve(lesson.data, "classes"), Shown(_VIEWS, parts.line, explain))


LAB = Lab(
    name="l07_tips/minibatch",
    order=5,
    kind=Kind.TRAIN,
    build=build,
    knobs=(
        IntegerKnob(
            "batch_size", 32, (1, 1_000_000), (1, 1437), live=True, listed=(1, 2, 5, 10, 32, 100, 200, 400, 1437)
        ),
        NumberKnob("learning_rate", 0.5, (1e-12, 1e6), (0.01, 0.03, 0.1, 0.2, 0.3, 0.5, 1.0, 2.0, 5.0)),
        ChoiceKnob("pieces", "whole", PIECES),
        IntegerKnob("held_out", 20, (0, 80), (0, 80)),
        ChoiceKnob("held_out_rows", "drawn", ("drawn", "last")),
        FlagKnob("to_one", True),
        ChoiceKnob("initialisation", "zeros", ("zeros", "normal")),
        NumberKnob("l2", 0.0, (0.0, 1e6), (0.0, 0.0001, 0.001, 0.01, 0.1)),
    ),
    datasets=("digits",),
    data_kind="classes",
    views=(*_VIEWS, "code"),
    steps=450,
    quantities=quantities(build),
)
