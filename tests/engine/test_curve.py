"""The thinned cost curve: no jump is lost, whatever its length and whatever was changed."""

import itertools

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.core.commands import Seek, SetKnob, SetLook, Step
from engine.core.curve import MOST, Curve
from engine.core.frames import CurvePart, Look
from engine.core.history import History
from tests.engine.runs import do, lesson, runner


def history(costs: list[float]) -> History:
    one = History(None, costs[0])
    for step, cost in enumerate(costs[1:], 1):
        one.record(step, cost, None)
    return one


def part_of(curve: Curve, past: History, step: int | None = None) -> CurvePart:
    return curve.part(past, past.last if step is None else step, 0.5, unit_root=True)


def assert_holds(part: CurvePart, costs: list[float]) -> None:
    """Each bucket goes from its smallest to its largest cost, and all costs are in a bucket."""
    assert len(part.steps) == len(part.low) == len(part.high) <= MOST
    edges = [*part.steps.astype(int).tolist(), len(costs)]
    for index, (first, last) in enumerate(itertools.pairwise(edges)):
        assert part.low[index] == min(costs[first:last])
        assert part.high[index] == max(costs[first:last])
    assert part.steps[0] == 0


@pytest.mark.parametrize("length", [1, 2, 499, 500, 501, 999, 1000, 1001, 4000, 4001, 10_001])
def test_smallest_and_largest_of_each_bucket_are_kept_at_every_length(length: int) -> None:
    costs = np.random.default_rng(length).exponential(10, length).tolist()
    part = part_of(Curve(), history(costs))
    assert_holds(part, costs)
    assert len(part.steps) >= min(length, MOST // 2)


def test_a_short_run_is_not_thinned() -> None:
    costs = np.random.default_rng(0).exponential(10, 500).tolist()
    part = part_of(Curve(), history(costs))
    assert part.low.tolist() == part.high.tolist() == costs


@settings(deadline=None, max_examples=60)
@given(st.lists(st.tuples(st.integers(0, 3000), st.integers(0, 1500), st.booleans()), min_size=1, max_size=8))
def test_drawn_while_it_grows_and_is_changed_it_is_as_if_drawn_at_once(turns: list[tuple[int, int, bool]]) -> None:
    rng = np.random.default_rng(0)
    curve, costs = Curve(), [100.0]
    past = history(costs)
    for at, more, alike in turns:
        if at < past.last:
            past.change(at, costs[at] if alike else -1.0, None)
            costs = [*costs[:at], costs[at] if alike else -1.0]
        # Costs that are all the same after a change are the hard case: the last one tells nothing.
        fresh = [7.0] * more if alike else rng.exponential(10, more).tolist()
        for step, cost in enumerate(fresh, past.last + 1):
            past.record(step, cost, None)
        costs += fresh
        assert_holds(part_of(curve, past), costs)


def test_a_change_that_ends_at_the_same_cost_is_drawn_anew() -> None:
    costs = [100.0 - step for step in range(50)] + [7.0] * 100
    past, curve = history(costs), Curve()
    part_of(curve, past)
    past.change(10, costs[10], None)
    other = [*costs[:11], *(200.0 - step for step in range(40)), *[7.0] * 100]
    for step, cost in enumerate(other[11:], 11):
        past.record(step, cost, None)
    assert_holds(part_of(curve, past), other)


def test_a_new_past_is_drawn_anew() -> None:
    curve = Curve()
    part_of(curve, history([1.0] * 100))
    assert_holds(part_of(curve, history([2.0] * 100)), [2.0] * 100)


def test_the_axis_doubles_and_holds_the_furthest_step() -> None:
    seen = {}
    for last in range(0, 5000, 7):
        past = history([1.0])
        past.last = last  # costs in between do not matter here
        seen[last] = Curve().part(history([1.0] * (last + 1)), 0, None, unit_root=False).step_limit
    assert all(limit >= max(last, 10) for last, limit in seen.items())
    assert sorted(set(seen.values())) == [10 * 2**k for k in range(10)]
    assert all(limit < 2 * last for last, limit in seen.items() if last > 10)


def test_where_the_run_stands_is_told_also_after_going_back() -> None:
    one = do(runner(lesson(steps=2000)), Step(2000), Seek(700))
    one.handle(SetLook(Look(views=frozenset({"cost"}))))
    part = one.snapshot().frame.parts["cost"]
    assert isinstance(part, CurvePart)
    costs = one.history.costs()
    assert (part.step, part.cost, part.last) == (700, costs[700], 2000)
    assert_holds(part, costs.tolist())
    assert part.floor == pytest.approx(0.104325555865, rel=1e-9)


def test_a_change_in_mid_run_is_drawn() -> None:
    one = do(runner(lesson(steps=2000)), Step(1500))
    one.handle(SetLook(Look(views=frozenset({"cost"}))))
    one.snapshot()
    do(one, Seek(600), SetKnob("learning_rate", 3e-5), Step(900))
    part = one.snapshot().frame.parts["cost"]
    assert isinstance(part, CurvePart)
    assert_holds(part, one.history.costs().tolist())
