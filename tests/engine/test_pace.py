"""How many updates are due: the play law, fixed speeds, and time in which nobody asked."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.core.commands import Pause, Play, SetSpeed
from engine.core.pace import Pace, Speed, law
from engine.core.status import Phase
from tests.engine.runs import Clock, lesson, runner

TICKS = {
    3: 6, 4: 9, 5: 15, 6: 26, 7: 49, 8: 95, 9: 188, 10: 372, 11: 742, 12: 1481, 13: 2958, 14: 5913, 15: 11824,
}  # fmt: skip


def made_until(pace: Pace, end_s: float, frame_s: float = 1 / 60) -> int:
    """Ask at each frame and make what is due."""
    made, frame = 0, 0
    while frame * frame_s <= end_s + 1e-9:
        due = pace.due(frame * frame_s)
        assert due is not None
        pace.made(due)
        made += due
        frame += 1
    return made


@pytest.mark.parametrize(("seconds", "updates"), TICKS.items())
def test_the_play_law_has_the_ticks_of_the_table(seconds: int, updates: int) -> None:
    # The table rounds as it doubles; the formula stands.
    assert law(seconds) == pytest.approx(updates, rel=3e-4, abs=0.6)


def test_ten_thousand_and_one_updates_take_14_8_seconds() -> None:
    assert law(14.75) < 10_001 < law(14.8)


@pytest.mark.parametrize("seconds", [0.4, 1.2, 3, 5, 10, 12])
def test_asked_at_each_frame_as_many_are_made_as_the_law_says(seconds: float) -> None:
    pace = Pace()
    pace.start(0.0)
    assert made_until(pace, seconds) == int(law(seconds + 1e-9))


@pytest.mark.parametrize("speed", [Speed.PER_SECOND_1, Speed.PER_SECOND_5, Speed.PER_SECOND_30, Speed.PER_SECOND_300])
def test_a_fixed_speed_makes_as_many_a_second(speed: Speed) -> None:
    pace = Pace()
    pace.start(0.0)
    pace.set_speed(speed, 0.0)
    assert made_until(pace, 10.0) == pytest.approx(10 * int(speed.value), abs=1)


def test_at_full_speed_there_is_no_number_and_no_waiting() -> None:
    pace = Pace()
    pace.set_speed(Speed.FULL, 0.0)
    assert pace.due(5.0) is None
    assert pace.wait_s(5.0) == 0.0


def test_a_cap_goes_on_in_a_straight_line_from_where_the_law_reaches_it() -> None:
    pace = Pace(cap_per_s=500)
    pace.start(0.0)
    at_12, at_16 = made_until(pace, 12.0), 0
    pace.start(0.0)
    at_16 = made_until(pace, 16.0)
    assert at_16 - at_12 == pytest.approx(4 * 500, abs=2)
    pace.start(0.0)
    assert made_until(pace, 10.0) == int(law(10.0))


def test_a_cap_below_the_laws_first_rate_is_the_rate_from_the_beginning() -> None:
    pace = Pace(cap_per_s=0.2)
    pace.start(0.0)
    assert made_until(pace, 4.5) == 0
    pace.start(0.0)
    assert made_until(pace, 26.0) == 5


@pytest.mark.parametrize("gap_s", [0.6, 10.0, 3600.0])
def test_time_in_which_nobody_asked_does_not_count(gap_s: float) -> None:
    pace = Pace()
    pace.start(0.0)
    made = made_until(pace, 5.0)
    later = 5.0 + gap_s
    assert pace.due(later) == 0
    assert pace.due(later + 0.1) == int(law(5.1)) - made


def test_a_slow_machine_is_told_the_rest_again() -> None:
    pace = Pace()
    pace.start(0.0)
    pace.set_speed(Speed.PER_SECOND_300, 0.0)
    assert pace.due(0.1) == 30
    pace.made(12)
    assert pace.due(0.1) == 18


@given(st.floats(0.0, 12.0), st.sampled_from([None, 2.0, 50.0]))
def test_after_waiting_as_long_as_it_says_an_update_is_due_and_not_much_earlier(
    start_s: float, cap: float | None
) -> None:
    pace = Pace(cap)
    pace.start(0.0)
    now_s, made = 0.0, 0
    while now_s < start_s:
        due = pace.due(now_s)
        assert due is not None
        pace.made(due)
        made += due
        now_s += 0.05
    pace.made(pace.due(now_s) or 0)
    wait_s = pace.wait_s(now_s)
    assert 0.0 <= wait_s <= 0.2
    if 0.001 < wait_s < 0.2:
        assert pace.due(now_s + wait_s + 1e-9) == 1
        early = Pace(cap)
        early.start(0.0)
        assert wait_s < 0.51


def test_a_runner_makes_what_its_clock_says() -> None:
    clock = Clock()
    one = runner(lesson(steps=10_000), clock=clock)
    one.handle(Play())
    for frame in range(1, 601):
        clock.now_s = frame / 60
        one.advance(0.008)
    assert one.step == 372
    assert one.phase is Phase.RUNNING


def test_the_first_update_is_seen_half_a_second_after_play() -> None:
    clock = Clock()
    one = runner(clock=clock)
    one.handle(Play())
    one.advance(0.008)
    assert one.step == 0
    waited = 0.0
    while one.step == 0:
        wait_s = one.wait_s()
        assert wait_s is not None
        assert wait_s > 0.0
        waited += wait_s
        clock.now_s += wait_s
        one.advance(0.008)
    assert waited == pytest.approx(0.5, abs=0.01)


def test_another_press_of_play_begins_the_law_anew() -> None:
    clock = Clock()
    one = runner(lesson(steps=10_000), clock=clock)
    for press in (1, 2, 3):
        one.handle(Play())
        start_s, before = clock.now_s, one.step
        for frame in range(1, 301):
            clock.now_s = start_s + frame / 60
            one.advance(0.008)
        assert one.step - before == 14, press
        one.handle(Pause())
        clock.now_s += 100.0


def test_the_speed_stays_when_a_new_run_begins() -> None:
    one = runner(lesson(steps=400))
    one.handle(SetSpeed(Speed.FULL))
    one.handle(Play())
    one.advance(1.0)
    assert one.step == 400
