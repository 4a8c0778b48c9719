"""What the engine answers to the cards of lecture 5's training lab."""

import math
from typing import Any

import pytest

from engine.core.asides import Answer
from engine.core.lesson import Lesson, NamedData
from engine.core.quantities import answer
from engine.lectures.l05_logistic.train import LAB
from tests.engine.runs import lesson

SIX: dict[str, Any] = {"seed": 118, "initialisation": "normal"}


def _lesson(data: str, **changes: Any) -> Lesson:
    return lesson(NamedData(data), lab=LAB, **changes)


def _asked(quantity: str, **arguments: Any) -> Answer:
    return answer(LAB, _lesson("pass_fail", **SIX), "card", quantity, arguments)


def test_the_card_about_zeros_knows_ln_2_wherever_the_lab_stands() -> None:
    found = _asked("cost_at_start", knobs={"initialisation": "zeros"}, own_start=True)
    assert found.value == pytest.approx(math.log(2.0))


def test_the_card_about_the_threshold_counts_four_and_then_two() -> None:
    found = _asked("calls_at", updates=188, threshold=0.8, other=0.5)
    assert (found.question["before"], found.value) == (4.0, 2.0)
    assert _asked("what_a_threshold_moves", updates=188, first=0.5, second=0.8).value == 2.0


def test_the_card_about_the_end_says_that_the_cost_goes_on_falling() -> None:
    assert _asked("cost_in_the_long_run", updates=2000).value == 2.0


def test_with_a_penalty_the_cost_stands_still() -> None:
    asked = _lesson("pass_fail", l2=0.1, **SIX)
    assert answer(LAB, asked, "card", "cost_in_the_long_run", {"updates": 2000}).value == 1.0
