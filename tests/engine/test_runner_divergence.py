"""When a run blows up: where it stops, what is said about it, and how it goes on."""

import numpy as np
import pytest

from engine.core.commands import (
    Back,
    Play,
    Reset,
    Seek,
    SetKnob,
    SetLook,
    Step,
)
from engine.core.frames import Look
from engine.core.messages import sentence
from engine.core.status import Phase
from engine.core.types import frozen
from tests.engine.runs import TOO_FAST, do, lesson, play, runner, weights


def test_a_diverging_run_stops_at_the_20th_rise_and_keeps_its_numbers() -> None:
    one = play(runner(lesson(learning_rate=TOO_FAST, steps=500)))
    assert (one.phase, one.step, one.history.last) == (Phase.DIVERGED, 20, 20)
    assert one.experiment.cost == pytest.approx(5.4741205529e25, rel=1e-9)


def test_a_run_that_overflows_stops_at_its_last_finite_state() -> None:
    one = play(runner(lesson(learning_rate=1e6, steps=500)))
    assert one.phase is Phase.DIVERGED
    assert one.step == one.history.last < 20
    assert np.isfinite(one.experiment.cost)
    assert np.isfinite(one.history.costs()).all()
    message = one.status().message
    assert message.values["step"] == one.step + 1


def test_coming_back_to_where_it_blew_up_is_diverged_again() -> None:
    for rate in (TOO_FAST, 1e6):
        one = play(runner(lesson(learning_rate=rate, steps=500)))
        end, there = one.step, weights(one)
        do(one, Seek(3))
        assert one.phase is Phase.PAUSED
        do(one, Seek(end))
        assert (one.phase, one.step, weights(one)) == (Phase.DIVERGED, end, there)
        do(one, Back(2))
        assert one.phase is Phase.PAUSED
        assert (play(one).phase, one.step, weights(one)) == (Phase.DIVERGED, end, there)
        do(one, Back(2), Step(10))
        assert (one.phase, one.step) == (Phase.DIVERGED, end)


def test_neither_play_nor_step_go_on_where_it_blew_up() -> None:
    one = play(runner(lesson(learning_rate=TOO_FAST, steps=500)))
    do(one, Step(5))
    one.handle(Play())
    one.advance(1.0)
    assert (one.phase, one.step) == (Phase.DIVERGED, 20)


def test_what_is_said_about_it_names_the_limit_and_a_rate_that_works() -> None:
    one = play(runner(lesson(learning_rate=TOO_FAST, steps=500)))
    status = one.status()
    assert status.message.key == "status_diverged_rate"
    assert status.message.values["rate"] == TOO_FAST
    assert status.message.values["limit"] == pytest.approx(4.54404258892e-05, rel=1e-9)
    assert "update 20" in sentence(status.message, "en")
    assert status.suggestion == (SetKnob("learning_rate", 2e-5),)


def test_the_suggested_knob_mends_the_run_from_where_it_stands() -> None:
    one = play(runner(lesson(learning_rate=TOO_FAST, steps=500)))
    suggestion = one.status().suggestion
    assert suggestion is not None
    do(one, *suggestion)
    assert (one.phase, one.step) == (Phase.PAUSED, 20)
    assert (play(one).phase, one.step) == (Phase.DONE, 500)
    again = play(runner(one.as_lesson()))
    assert (again.phase, again.step) == (Phase.DONE, 500)
    assert weights(again) == weights(one)
    assert again.history.costs().tobytes() == one.history.costs().tobytes()


@pytest.mark.parametrize(("rate", "factor"), [(TOO_FAST, 0.99), (1e6, 0.5)], ids=["rises", "overflows"])
def test_the_rate_that_is_named_is_that_of_the_update_that_failed(rate: float, factor: float) -> None:
    one = play(runner(lesson(learning_rate=rate, decay_every=1, decay_factor=factor, steps=500)))
    values = one.status().message.values
    failed = values["step"]
    assert isinstance(failed, int)
    assert values["rate"] == pytest.approx(rate * factor ** (failed - 1), rel=1e-12)


def test_a_cost_that_overflows_at_the_start_is_told_and_not_warned_about() -> None:
    one = runner(lesson(initial={"W": frozen([[1e200]] * 3), "b": frozen([0.0])}))
    assert one.experiment.cost == np.inf
    one.handle(SetLook(Look(views=frozenset(one.lab.views))))
    one.snapshot()
    assert (play(one).phase, one.step) == (Phase.DIVERGED, 0)
    one.snapshot()


def test_reset_after_divergence_is_a_fresh_run() -> None:
    one = do(play(runner(lesson(learning_rate=TOO_FAST, steps=500))), Reset())
    assert (one.phase, one.step) == (Phase.PAUSED, 0)
    do(one, SetKnob("learning_rate", 1e-5))
    assert play(one).phase is Phase.DONE
