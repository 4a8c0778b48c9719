"""The cards of the lab from scores to cost: their answers are computed."""

import math

import pytest

from engine.core.quantities import answer
from engine.lectures.l06_softmax.pipeline import LAB


def test_the_cards_know_that_five_on_all_changes_nothing() -> None:
    found = answer(LAB, LAB.lesson(), "card", "share_after_raising_all", {"raise": 5})
    assert found.value == 1
    assert found.reasons["factor"] == pytest.approx(148.4, abs=0.05)


def test_the_cards_know_what_one_on_the_first_costs() -> None:
    found = answer(LAB, LAB.lesson(), "card", "cost_after_raising_one", {"raise": 1})
    assert found.question["cost"] == pytest.approx(0.417, abs=5e-4)
    assert found.value == pytest.approx(0.174, abs=5e-4)


def test_the_cards_know_which_probability_costs_one() -> None:
    assert answer(LAB, LAB.lesson(), "card", "share_for_cost", {"cost": 1}).value == pytest.approx(1 / math.e)
