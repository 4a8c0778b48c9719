"""What tests of lesson files share: a lab with every kind of knob, and when two lessons are the same."""

from pathlib import Path

from engine.core.experiment import Experiment, Kind, Lab
from engine.core.knobs import ChoiceKnob, FlagKnob, IntegerKnob, ListKnob, NumberKnob
from engine.core.lesson import DataSource, Lesson, TableData
from engine.core.messages import LearnerError
from engine.core.types import Array, Params

FOLDER = Path("/lessons")


def _never_built(lesson: Lesson) -> Experiment:
    raise AssertionError(lesson)


LAB = Lab(
    name="l00_test/everything",
    order=1,
    kind=Kind.TRAIN,
    build=_never_built,
    knobs=(
        NumberKnob("learning_rate", 0.01, (1e-12, 1e6), (0.01, 0.1)),
        IntegerKnob("batch", 4, (1, 1000), (1, 100), live=True),
        FlagKnob("with_b", True),
        ChoiceKnob("scaling", "none", ("none", "standard")),
        ListKnob("hidden", (2,), (1, 64), (0, 12)),
    ),
    datasets=("house", "hours"),
    data_kind="regression",
    steps=2000,
)
STILL = Lab("l00_test/still", 2, Kind.STILL, _never_built, datasets=("house",))


def lab_of(name: str) -> Lab:
    for lab in (LAB, STILL):
        if lab.name == name:
            return lab
    raise LearnerError("lab_unknown", found=name, expected=f"{LAB.name}, {STILL.name}")


def _same_arrays(one: Params | None, other: Params | None) -> bool:
    if one is None or other is None:
        return one is other
    return one.keys() == other.keys() and all(_bits(one[name]) == _bits(other[name]) for name in one)


def _bits(array: Array) -> tuple[tuple[int, ...], bytes]:
    return array.shape, array.tobytes()


def _same_data(one: DataSource | None, other: DataSource | None) -> bool:
    if isinstance(one, TableData) and isinstance(other, TableData):
        return (_bits(one.x), _bits(one.y), one.columns) == (_bits(other.x), _bits(other.y), other.columns)
    return one == other


def assert_same(one: Lesson, other: Lesson) -> None:
    assert (one.lab, one.seed, one.steps, one.runs) == (other.lab, other.seed, other.steps, other.runs)
    assert dict(one.knobs) == dict(other.knobs)
    assert {name: type(value) for name, value in one.knobs.items()} == {
        name: type(value) for name, value in other.knobs.items()
    }
    assert _same_data(one.data, other.data)
    assert _same_arrays(one.initial, other.initial)
    assert [(event.at, dict(event.knobs)) for event in one.events] == [
        (event.at, dict(event.knobs)) for event in other.events
    ]
    assert all(_same_arrays(a.parameters, b.parameters) for a, b in zip(one.events, other.events, strict=True))
