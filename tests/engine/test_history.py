"""What a run has been through: every cost, and states from which any step is found again."""

from weakref import WeakSet

import numpy as np
import pytest

from engine.core.history import History, on_path

# A state is anything: here its own step.
STATE_BYTES = 100


def history(last: int, limit_states: int = 10_000) -> History:
    one = History(0, 1000.0, state_bytes=STATE_BYTES, limit_bytes=limit_states * STATE_BYTES)
    for step in range(1, last + 1):
        one.record(step, 1000.0 - step, step)
    return one


def test_every_cost_is_kept() -> None:
    one = history(5000)
    assert one.last == 5000
    assert one.costs().tolist() == [1000.0 - step for step in range(5001)]


def test_every_state_is_kept_while_memory_lasts() -> None:
    one = history(5000)
    assert one.stride == 1
    assert all(one.nearest(step) == (step, step) for step in range(5001))


@pytest.mark.parametrize("last", [15, 16, 17, 33, 100, 1000, 4097])
def test_at_the_limit_the_stride_doubles_and_every_step_has_a_state_at_most_a_stride_before(last: int) -> None:
    one = history(last, limit_states=16)
    kept = set()
    for step in range(last + 1):
        at, state = one.nearest(step)
        assert at == state
        assert 0 <= step - at < one.stride
        kept.add(at)
    assert len(kept) <= 16
    assert one.stride <= max(1, last / 4)


class _State:
    """Something of which one can see whether it is still there."""


def test_at_the_limit_states_are_let_go_a_few_at_a_time_and_all_of_them_before_the_next() -> None:
    alive = WeakSet[_State]()
    one, most = History(_State(), 0.0, state_bytes=1, limit_bytes=1000), 0
    for step in range(1, 1800):
        before, state = len(alive), _State()
        alive.add(state)
        one.record(step, 0.0, state)
        del state
        most = max(most, before + 1 - len(alive))
    assert 1 <= most <= 10
    kept = {id(one.nearest(step)[1]) for step in range(1800)}
    on_its_path = {id(state) for _, state in one.path(1800)}
    # The first was not counted.
    assert len(alive) + 1 == len(kept | on_its_path)


def test_a_step_that_is_known_is_not_recorded_again() -> None:
    one = history(10)
    one.record(4, 77.0, "other")
    assert (one.last, one.costs()[4], one.nearest(4)) == (10, 996.0, (4, 4))


@pytest.mark.parametrize("limit_states", [16, 10_000])
@pytest.mark.parametrize("at", [1, 3, 63, 64, 65, 100, 128, 200])
def test_a_change_forgets_what_came_after_and_is_what_is_found_there(at: int, limit_states: int) -> None:
    one = history(200, limit_states)
    one.change(at, -1.0, "changed")
    assert (one.last, one.costs()[at], len(one.costs()), one.changes) == (at, -1.0, at + 1, 1)
    found, state = one.nearest(at)
    assert state == ("changed" if found == at else found)
    for step in range(at + 1, 300):
        one.record(step, -1.0 - step, f"new {step}")
    for step in range(at + 1, 300):
        found, state = one.nearest(step)
        assert state == (f"new {found}" if found > at else "changed" if found == at else found)


def test_the_path_has_every_early_step_and_a_few_hundred_in_all() -> None:
    one = history(100_000, limit_states=16)
    path = one.path(100_000)
    steps = [step for step, _ in path]
    assert steps[:64] == list(range(64))
    assert steps == sorted(set(steps))
    assert len(path) < 500
    assert all(step == state for step, state in path)
    gaps = np.diff(steps)
    assert all(gap <= step / 16 for step, gap in zip(steps[64:-1], gaps[64:], strict=True))


def test_the_path_ends_where_it_is_asked_to() -> None:
    one = history(1000)
    assert [step for step, _ in one.path(30)] == list(range(31))


def test_a_change_is_always_on_the_path() -> None:
    one = history(1000)
    assert not on_path(777)
    one.change(777, 0.0, "changed")
    assert one.path(1000)[-1] == (777, "changed")
    assert one.path(776)[-1][0] < 777


def test_a_second_change_at_the_same_step_takes_the_place_of_the_first() -> None:
    one = history(1000)
    one.change(777, 0.0, "first")
    one.change(777, 1.0, "second")
    assert [state for step, state in one.path(1000) if step == 777] == ["second"]
    one.change(700, 2.0, "earlier")
    assert one.path(1000)[-1] == (700, "earlier")


def test_the_costs_are_a_view_that_costs_nothing() -> None:
    one = history(5000)
    assert np.shares_memory(one.costs(), one.costs())
