"""The code view of an update with many rows: a small share of a run's time, fresh as soon as the run rests."""

import numpy as np
import pytest

from engine.core import summaries
from engine.core.commands import Pause, Play, SetLook, SetSpeed, Step
from engine.core.frames import Look
from engine.core.operations import CodePart
from engine.core.pace import Speed
from engine.core.runner import Runner
from engine.core.summaries import Summaries
from engine.core.types import Array, frozen
from engine.lectures.l07_tips.minibatch import LAB
from tests.engine.batches import of
from tests.engine.runs import Clock, do, runner


def _code(one: Runner) -> CodePart:
    part = one.snapshot().frame.parts["code"]
    assert isinstance(part, CodePart)
    return part


def _running(clock: Clock) -> Runner:
    one = runner(of(steps=400), lab=LAB, clock=clock)
    for command in (SetLook(Look(views=frozenset({"code"}))), SetSpeed(Speed.FULL), Play()):
        one.handle(command)
    return one


def test_while_a_run_goes_on_lines_that_take_long_are_not_run_for_each_frame() -> None:
    clock = Clock(tick_s=0.03)
    one = _running(clock)
    parts = []
    for _ in range(30):
        one.advance(0.02)
        parts.append(_code(one))
    assert one.phase.name == "RUNNING"
    assert 2 < len({id(part) for part in parts}) < 20
    one.handle(Pause())
    at_rest = _code(one)
    assert at_rest is not parts[-1]
    cost = next(variable for variable in at_rest.variables if variable.name == "cost")
    assert cost.mean == one.experiment.cost


def test_lines_that_take_no_time_are_those_of_each_frame() -> None:
    one = _running(Clock())
    for _ in range(5):
        one._run.train(1, float("inf"), one._clock)
        cost = next(variable for variable in _code(one).variables if variable.name == "cost")
        assert cost.mean == one.experiment.cost


def test_another_run_is_not_shown_with_the_lines_of_the_one_before() -> None:
    one = _running(Clock(tick_s=0.03))
    one.advance(0.02)
    before = _code(one)
    do(one, Pause(), Step(3))
    assert _code(one) is not before


@pytest.fixture
def counted(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """How large the arrays were that were gone through."""
    sizes: list[int] = []
    whole = summaries._summary

    def count(value: Array) -> summaries._Summary:
        sizes.append(value.size)
        return whole(value)

    monkeypatch.setattr(summaries, "_summary", count)
    return sizes


def _view(values: Array) -> Array:
    shown = values.view()
    shown.setflags(write=False)
    return shown


def test_a_large_array_that_is_shown_again_is_gone_through_once(counted: list[int]) -> None:
    table, others = np.random.default_rng(0).normal(size=(60_000, 2)), Summaries()
    for k in range(4):
        first, second = others.of({"X": _view(table), "Z": frozen(np.full(200_000, float(k)))}, {"Z"})
        assert (first.mean, first.low, first.high) == (table.mean(), table.min(), table.max())
        assert (second.mean, second.fresh) == (k, True)
    assert counted == [120_000, *[200_000] * 4]


def test_parts_of_the_same_table_are_told_apart(counted: list[int]) -> None:
    table, others = np.arange(400_000.0).reshape(2, -1), Summaries()
    for k in (0, 1):
        (shown,) = others.of({"X": _view(table[k])}, ())
        assert shown.low == k * 200_000


def test_numbers_that_are_not_finite_are_left_out_of_mean_and_range() -> None:
    one, other = Summaries().of({"a": frozen([1.0, np.inf, 3.0, np.nan]), "b": frozen([np.nan])}, ())
    assert (one.mean, one.low, one.high) == (2.0, 1.0, 3.0)
    assert (other.mean, other.low, other.high) == (0.0, 0.0, 0.0)
