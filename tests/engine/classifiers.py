"""What tests of classification share: small tables, a lab for each kind of output, and runs of them."""

from collections.abc import Mapping
from typing import Any

from engine.core import classification_parts as parts
from engine.core import features, layer_parts
from engine.core.classification import Classification
from engine.core.classification_explain import explain
from engine.core.datasets import resolve
from engine.core.experiment import Experiment, Kind, Lab
from engine.core.frames import Look
from engine.core.functions import LOGISTIC, ONE_VS_REST, SOFTMAX, Output
from engine.core.history import History
from engine.core.knobs import ChoiceKnob, FlagKnob, IntegerKnob, Knob, KnobValue, ListKnob, NumberKnob
from engine.core.lesson import Lesson, TableData
from engine.core.scaling import SCALINGS
from engine.core.training import Shown
from engine.core.types import frozen

STUDENTS = TableData(frozen([[1, 2], [2, 3], [3, 1], [4, 3], [5, 3], [6, 2]]), frozen([0, 0, 0, 1, 1, 1]))
GRADES = TableData(frozen([[10, 5], [9, 5], [3, 2], [2, 4], [11, 1]]), frozen([0, 0, 1, 1, 2]))
EIGHT = TableData(
    frozen(
        [[1, 2, 1, 1], [2, 1, 3, 2], [3, 1, 3, 4], [4, 1, 5, 5], [1, 7, 5, 5], [1, 2, 5, 6], [1, 6, 6, 6], [1, 7, 7, 7]]
    ),
    frozen([2, 2, 2, 1, 1, 1, 0, 0]),
)
OUTPUTS: Mapping[str, Output] = {"logistic": LOGISTIC, "one_vs_rest": ONE_VS_REST, "softmax": SOFTMAX}
_KNOBS: tuple[Knob, ...] = (
    NumberKnob("learning_rate", 0.06, (1e-12, 1e6), (0.01, 0.1)),
    ChoiceKnob("scaling", "none", SCALINGS),
    ListKnob("features", (), (0, 999), (0, 1000)),
    FlagKnob("squares", False),
    NumberKnob("held_out", 0.0, (0.0, 90.0), (0.0, 50.0)),
    ChoiceKnob("initialisation", "zeros", ("zeros", "normal")),
    NumberKnob("l2", 0.0, (0.0, 1e6), (0.0, 1.0)),
    IntegerKnob("decay_every", 0, (0, 10_000_000), (0, 1000), live=True),
    NumberKnob("decay_factor", 1.0, (1e-6, 1.0), (0.5, 1.0)),
)
SHOWN = Shown(
    {
        "table": parts.rows,
        "map": parts.class_map,
        "confusion": parts.confusion,
        "cost": parts.curve,
        "surface": parts.surface,
        "surface3d": parts.surface,
        "parameters": parts.parameters,
        "product": layer_parts.product,
    },
    parts.line,
    explain,
)


def lab(kind: str) -> Lab:
    """A lab that trains with one kind of output, which no catalogue lists."""
    output = OUTPUTS[kind]

    def build(lesson: Lesson) -> Experiment:
        assert lesson.data is not None
        whole = resolve(lesson.data, "binary" if output is LOGISTIC else "classes")
        return Classification(lesson, whole, features.chosen(lesson, whole), output, SHOWN)

    return Lab(f"l00_test/{kind}", 1, Kind.TRAIN, build, knobs=_KNOBS, views=tuple(SHOWN.parts), steps=60)


def lesson_of(kind: str, data: TableData, *, steps: int = 60, seed: int = 0, **knobs: KnobValue) -> Lesson:
    """A lesson for such a lab."""
    return Lesson(
        f"l00_test/{kind}", data, {**{knob.name: knob.default for knob in _KNOBS}, **knobs}, seed, None, steps
    )


def made(kind: str, data: TableData, updates: int = 0, **knobs: Any) -> tuple[Classification, History]:
    """A run after so many updates, with its history."""
    run = lab(kind).build(lesson_of(kind, data, **knobs))
    assert isinstance(run, Classification)
    state = run.state()
    history = History(state, run.cost, state_bytes=state.nbytes, limit_bytes=10_000_000)
    for step in range(1, updates + 1):
        history.record(step, run.step(), run.state())
    return run, history


def looked(run: Classification, history: History, **look: Any) -> Any:
    """The frame of a run with all views open, or those named."""
    return run.frame(Look(**{"views": frozenset(SHOWN.parts), **look}), history)
