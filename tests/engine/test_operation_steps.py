"""Walking through an update line by line: eight presses make one, and the code view shows what is known by then."""

from typing import Any

import numpy as np
import pytest

from engine.core.commands import Back, Play, Seek, SetKnob, SetLook, Step, StepOperation
from engine.core.frames import Look
from engine.core.lesson import TableData
from engine.core.operations import CodePart
from engine.core.runner import Runner
from engine.core.status import Phase
from engine.core.types import frozen
from tests.engine.runs import TOO_FAST, bits, do, lesson, params, play, runner, same_bits, training_of


def stepping(**changes: Any) -> Runner:
    one = runner(lesson(**changes))
    one.handle(SetLook(Look(views=frozenset({"code"}))))
    return one


def code(one: Runner) -> CodePart:
    part = one.snapshot().frame.parts["code"]
    assert isinstance(part, CodePart)
    return part


def test_eight_presses_make_one_update_exactly() -> None:
    one, other = stepping(), runner()
    do(one, Step(3))
    do(other, Step(4))
    for press in range(1, 8):
        do(one, StepOperation(1))
        assert (one.step, code(one).position) == (3, press)
    do(one, StepOperation(1))
    assert (one.step, code(one).position, one.status().next_operation) == (4, 0, None)
    assert bits(params(one)) == bits(params(other))


def test_presses_back_return_and_before_the_first_is_the_last_of_the_update_before() -> None:
    one = stepping()
    do(one, Step(3), StepOperation(1), StepOperation(1))
    last = one.status().last_operation
    assert last is not None
    assert set(last.made) == {"E"}
    do(one, StepOperation(-1), StepOperation(-1))
    assert (one.step, one.status().next_operation) == (3, None)
    do(one, StepOperation(-1))
    following = one.status().next_operation
    assert one.step == 2
    assert following is not None
    assert set(following.made) == {"b"}
    do(one, StepOperation(1))
    assert (one.step, one.status().next_operation) == (3, None)


def test_before_the_first_update_there_is_nothing_to_go_back_to() -> None:
    one = stepping()
    do(one, StepOperation(-1))
    assert (one.step, one.status().next_operation) == (0, None)


def test_going_in_and_out_of_an_update_does_not_change_the_run() -> None:
    one, other = stepping(), runner()
    for _ in range(5):
        do(one, *[StepOperation(1)] * 11, *[StepOperation(-1)] * 3)
    assert one.step == 5
    do(other, Step(5))
    assert bits(params(one)) == bits(params(other))
    assert one.history.costs().tolist() == other.history.costs().tolist()


@pytest.mark.parametrize("command", [Play(), Step(1), Back(1), Seek(1), SetKnob("learning_rate", 1e-6)])
def test_any_other_move_leaves_the_update(command: Any) -> None:
    one = stepping()
    do(one, Step(2), StepOperation(1), StepOperation(1), command)
    assert one.status().next_operation is None


def test_at_divergence_one_can_go_back_by_operations_but_not_on() -> None:
    one = stepping(learning_rate=TOO_FAST, steps=5000)
    play(one)
    assert one.phase is Phase.DIVERGED
    last = one.step
    do(one, StepOperation(1))
    assert (one.phase, one.step) == (Phase.DIVERGED, last)
    do(one, StepOperation(-1))
    assert one.step == last - 1
    do(one, StepOperation(1))
    assert (one.phase, one.step) == (Phase.DIVERGED, last)


def test_between_two_updates_the_code_view_shows_what_holds_now() -> None:
    one = stepping()
    do(one, Step(7))
    shown = {variable.name: variable for variable in code(one).variables}
    run = training_of(one)
    for name, value in {**run.params, "cost": np.array(run.cost), "dW": run.gradients()["W"], "X": run.batch.X}.items():
        found = shown[name].value
        assert found is not None
        assert same_bits(found, value)
    assert not any(variable.fresh for variable in shown.values())
    assert code(one).done is None


def test_while_stepping_only_what_is_known_by_then_is_shown() -> None:
    one = stepping()
    do(one, StepOperation(1), StepOperation(1))
    part = code(one)
    assert [variable.name for variable in part.variables] == ["X", "Y", "W", "b", "Z", "E"]
    assert [variable.name for variable in part.variables if variable.fresh] == ["E"]
    do(one, *[StepOperation(1)] * 5)
    shown = {variable.name: variable for variable in code(one).variables}
    assert shown["W"].fresh
    assert shown["W"].value is not None
    assert not same_bits(shown["W"].value, params(one)["W"])


def test_a_large_array_is_shown_as_shape_mean_and_range() -> None:
    rows = frozen(np.arange(60.0).reshape(30, 2))
    one = stepping(data=TableData(rows, frozen(np.ones(30))), learning_rate=1e-4)
    X = code(one).variables[0]
    assert (X.name, X.shape, X.value) == ("X", (30, 2), None)
    assert (X.low, X.mean, X.high) == (0.0, 29.5, 59.0)
