"""Axis limits that hold what they are shown, change rarely and never shrink."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.core.limits import FAR, Limits, nice
from engine.core.types import frozen

_values = st.lists(st.floats(-1e9, 1e9), min_size=1, max_size=8)


@given(st.lists(_values, min_size=1, max_size=12))
def test_they_hold_everything_they_were_shown_and_never_shrink(shown: list[list[float]]) -> None:
    limits = Limits()
    before = (np.inf, -np.inf)
    for values in shown:
        low, high = limits.hold(frozen(values))
        assert low < high
        assert low <= min(values)
        assert max(values) <= high
        assert low <= before[0]
        assert high >= before[1]
        before = (low, high)


def test_what_fits_changes_nothing() -> None:
    limits = Limits(0.0, 100.0)
    held = limits.hold(frozen([]))
    assert limits.hold(frozen([0.0, 50.0, 100.0])) == held


@given(_values)
def test_the_same_values_never_move_them_twice(values: list[float]) -> None:
    limits = Limits(*values)
    held = limits.hold(frozen([]))
    assert limits.hold(frozen(values)) == held


def test_a_slow_creep_moves_them_only_now_and_then() -> None:
    limits = Limits(0.0, 1.0)
    seen = {limits.hold(frozen([value])) for value in np.linspace(1.0, 1000.0, 5000)}
    assert len(seen) < 40


@given(st.floats(1e-12, 1e11), st.booleans())
def test_a_single_value_has_room_on_both_sides(value: float, negative: bool) -> None:
    value = -value if negative else value
    low, high = Limits(value).hold(frozen([]))
    assert low < value < high
    assert high - low <= 2 * abs(value)


def test_what_is_not_finite_or_far_away_is_not_held() -> None:
    limits = Limits(0.0, 1.0)
    held = limits.hold(frozen([]))
    assert limits.hold(frozen([np.nan, np.inf, -np.inf, 1.01 * FAR, -2 * FAR])) == held


def test_a_run_that_blows_up_leaves_the_picture() -> None:
    limits = Limits(0.0, 1.0, most=3.0)
    low, high = limits.hold(frozen([]))
    assert limits.hold(frozen([100.0, -1e9])) == (low, high)
    assert limits.hold(frozen([4.0]))[1] > 4.0
    for value in np.geomspace(1.0, 1e11, 100):
        low, high = limits.hold(frozen([value, -value]))
    assert high - low < 20.0


def test_nothing_to_hold_is_a_picture_all_the_same() -> None:
    assert Limits().hold(frozen([np.nan])) == (-1.0, 1.0)


@pytest.mark.parametrize(("value", "expected"), [(1.0, 1.0), (1.01, 2.0), (3.0, 5.0), (5.01, 10.0), (0.02, 0.02)])
def test_nice_numbers_are_ones_twos_and_fives(value: float, expected: float) -> None:
    assert nice(value) == pytest.approx(expected, rel=1e-12)


@given(st.floats(1e-12, 1e12))
def test_a_nice_number_is_not_below_and_not_far_above(value: float) -> None:
    assert value * (1 - 1e-9) <= nice(value) <= 2.5 * value * (1 + 1e-9)


def test_what_is_drawn_in_pixels_may_reach_as_far_as_it_is_told() -> None:
    limits = Limits(0.0, 1.0, far=1e150)
    low, high = limits.hold(frozen([-1.3e25, 2.0]))
    assert low <= -1.3e25
    assert high >= 2.0


def test_where_nothing_could_be_seen_any_more_they_begin_anew() -> None:
    limits = Limits(0.0, 2.0, shrinks=True)
    limits.hold(frozen([1e12]))
    low, high = limits.hold(frozen([1.5]))
    assert low <= 0.0
    assert 2.0 <= high < 10.0


def test_a_value_of_zero_is_no_reason_to_begin_anew() -> None:
    limits = Limits(0.0, shrinks=True)
    held = limits.hold(frozen([-932.0]))
    assert limits.hold(frozen([0.0])) == held
    assert limits.hold(frozen([-50.0])) == held, "a twentieth of the axis can still be seen"
    low, high = limits.hold(frozen([-5.0]))
    assert high - low < 20.0, "a two-hundredth could not"
