"""What is said of a run: never more than its numbers do."""

import numpy as np
import pytest

from engine.core.commands import Play, SetSpeed, Step
from engine.core.lesson import NamedData
from engine.core.messages import LANGUAGES, Message, sentence
from engine.core.pace import Speed
from engine.core.status import Phase
from engine.core.status_words import words
from engine.core.types import Array
from tests.engine.runs import TOO_FAST, Clock, do, lesson, play, runner


def key(costs: Array, phase: Phase = Phase.RUNNING) -> str:
    return words(phase, len(costs) - 1, costs).key


def test_a_falling_cost_is_training() -> None:
    assert key(0.9 ** np.arange(200.0)) == "status_training"


def test_before_and_between_it_says_so() -> None:
    assert key(np.ones(1), Phase.PAUSED) == "status_not_started"
    assert key(np.ones(9), Phase.PAUSED) == "status_paused"


@pytest.mark.parametrize(("rises", "expected"), [(14, "status_training"), (15, "status_oscillating")])
def test_thirty_percent_rises_in_the_last_fifty_are_oscillating(rises: int, expected: str) -> None:
    moves = np.full(50, -1.0)
    moves[: 3 * rises : 3] = 0.5
    assert np.count_nonzero(moves > 0) == rises
    costs = 1e4 + np.concatenate([np.linspace(1000, 100, 100), 100 + np.cumsum(moves)])
    assert key(costs) == expected
    if expected == "status_oscillating":
        assert words(Phase.RUNNING, len(costs) - 1, costs).values == {"rises": 15, "of": 50}


def test_rises_of_long_ago_do_not_count() -> None:
    zigzag = 100.0 + np.resize([0.0, 1.0], 60)
    assert key(np.concatenate([zigzag, 99 - np.arange(50) * 0.1])) == "status_training"


def test_a_first_rise_is_not_yet_oscillating() -> None:
    assert key(np.array([3.0, 1.0, 2.0, 1.0, 2.0])) == "status_training"


def test_hardly_moving_is_said_with_the_number() -> None:
    costs = 0.4 - 1e-7 * np.arange(300.0)
    said = words(Phase.RUNNING, 299, costs)
    assert said.key == "status_hardly_moving"
    assert said.values["percent"] == pytest.approx(-100 * 1e-5 / 0.4, rel=0.3)
    assert key(0.4 - 1e-6 * np.arange(300.0)) == "status_training"


@pytest.mark.parametrize("lowest", [1466.3, 0.0])
def test_last_digits_that_flicker_at_the_lowest_point_are_no_oscillation(lowest: float) -> None:
    flicker = np.resize([0.0, 1.0], 200) * (2e-13 if lowest else 3e-27)
    costs = np.concatenate([[134244.0], lowest + flicker])
    assert key(costs) != "status_oscillating"
    if lowest:
        assert words(Phase.RUNNING, 200, costs) == Message("status_hardly_moving", {"percent": 0.0})


def test_a_cost_of_zero_is_not_hardly_moving() -> None:
    assert key(np.zeros(300)) == "status_training"


def test_the_valley_floor_of_the_exam_rows_is_training_and_a_fast_rate_oscillates() -> None:
    slow = runner(lesson(steps=100_000), clock=Clock(tick_s=0.001))
    slow.handle(SetSpeed(Speed.FULL))
    slow.handle(Play())
    slow.advance(0.4)
    assert slow.phase is Phase.RUNNING
    assert slow.status().message.key == "status_training"
    fast = runner(lesson(learning_rate=4.6e-5, steps=100_000), clock=Clock(tick_s=0.001))
    fast.handle(SetSpeed(Speed.FULL))
    fast.handle(Play())
    fast.advance(0.05)
    assert fast.phase is Phase.RUNNING
    assert fast.status().message.key in ("status_oscillating", "status_training")


def test_every_status_has_its_sentence_in_both_languages() -> None:
    at_the_optimum = lesson(NamedData("exam_scores"), scaling="standard", learning_rate=0.3, steps=9000)
    runs = [
        runner(),
        do(runner(), Step()),
        play(runner()),
        play(runner(lesson(learning_rate=TOO_FAST, steps=100))),
        do(runner(at_the_optimum), Step(2000)),
    ]
    runs[-1].handle(Play())
    assert runs[-1].status().message.key == "status_hardly_moving"
    for one in runs:
        for language in LANGUAGES:
            assert "{" not in sentence(one.status().message, language)
