"""A refused command changes nothing."""

import pytest

from engine.core.commands import (
    Command,
    Load,
    Seek,
    SetData,
    SetKnob,
    SetLook,
    SetParameters,
    Step,
)
from engine.core.frames import Look
from engine.core.lesson import Event, NamedData, TableData
from engine.core.messages import LearnerError
from engine.core.status import Phase
from engine.core.types import frozen
from tests.engine.runs import do, lesson, runner, weights

_WRONG: list[Command] = [
    SetKnob("learning_rate", -1.0),
    SetKnob("learning_rate", "fast"),
    SetKnob("momentum", 0.9),
    SetKnob("features", (0, 7)),
    SetKnob("features", (0, 0)),
    SetKnob("scaling", "maximal"),
    SetParameters({"w9": 1.0}),
    SetParameters({"w1": float("nan")}),
    SetParameters({"w1": float("inf")}, start=True),
    SetData(NamedData("nothing")),
    SetData(NamedData("hours"), {"learning_rate": 0.0}),
    SetData(TableData(frozen([[1.0], [2.0]]), frozen([1.0]))),
    SetData(TableData(frozen([[1.0], [1e200]]), frozen([1.0, 2.0]))),
    SetData(TableData(frozen([[1.0], [2.0]]), frozen([1.0, -1e200]))),
    Load(lesson(initial={"W": frozen([[0.0]])})),
    Load(lesson(events=(Event(3, {}, {"V": frozen([0.0])}),))),
]


@pytest.mark.parametrize("command", _WRONG, ids=lambda c: f"{type(c).__name__} {next(iter(vars_of(c)))}")
def test_a_refused_command_leaves_the_run_as_it_was(command: Command) -> None:
    one = do(runner(), Step(10), SetKnob("learning_rate", 2e-5), Step(10), Seek(15))
    before = (one.status(), weights(one), one.experiment, one.history, one.history.costs().copy().tolist())
    with pytest.raises(LearnerError):
        one.handle(command)
    after = (one.status(), weights(one), one.experiment, one.history, one.history.costs().tolist())
    assert after == before
    assert do(one, Step(5)).history.last == 20


def vars_of(command: Command) -> list[object]:
    return [getattr(command, name) for name in command.__dataclass_fields__]


def test_a_lesson_that_does_not_fit_is_refused_at_once() -> None:
    with pytest.raises(LearnerError):
        runner(lesson(initial={"W": frozen([[0.0]]), "b": frozen([0.0])}))


@pytest.mark.parametrize("size", [1e-90, 1e-9, 1e9, 1e99])
@pytest.mark.parametrize("scaling", ["none", "minmax", "standard"])
def test_numbers_up_to_the_limit_are_taken_and_shown_without_a_failure(size: float, scaling: str) -> None:
    data = TableData(frozen([[size, 2.0], [2 * size, 5.0], [-size, 1.0]]), frozen([size, 2 * size, 5.0]))
    one = runner(lesson(data, scaling=scaling))
    one.handle(SetLook(Look(views=frozenset(one.lab.views))))
    for _ in range(2):
        shown = one.snapshot()
        assert set(shown.frame.parts) == set(one.lab.views)
        assert shown.status.phase is not Phase.FAILED
        do(one, Step(3))
