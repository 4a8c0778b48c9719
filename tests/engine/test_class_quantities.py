"""Answers of cards about classifiers: the numbers of the lectures."""

import math

import pytest

from engine.core.asides import Answer
from engine.core.quantities import answer
from tests.engine.classifiers import EIGHT, GRADES, STUDENTS, lab, lesson_of

TABLES = {"logistic": STUDENTS, "one_vs_rest": GRADES, "softmax": EIGHT}


def asked(kind: str, quantity: str, *, seed: int = 0, **arguments: object) -> Answer:
    return answer(lab(kind), lesson_of(kind, TABLES[kind], seed=seed), "card", quantity, arguments)


@pytest.mark.parametrize(
    ("kind", "cost", "classes"),
    [("logistic", math.log(2), 2), ("one_vs_rest", 3 * math.log(2), 3), ("softmax", math.log(3), 3)],
)
def test_from_zeros_a_classifier_costs_the_logarithm_of_its_choices(kind: str, cost: float, classes: int) -> None:
    found = asked(kind, "cost_at_start")
    assert found.value == pytest.approx(cost, rel=1e-12)
    assert found.reasons["classes"] == classes
    assert found.question["rows"] == len(TABLES[kind].x)


def test_softmax_at_the_rate_of_the_course_rises_between_the_third_and_the_eighth_update() -> None:
    found = asked("softmax", "cost_rises", first=3, last=8, knobs={"learning_rate": 0.1})
    assert found.value == 1.0
    assert found.reasons["first_cost"] == pytest.approx(0.961, abs=5e-4)
    assert found.reasons["last_cost"] == pytest.approx(1.091, abs=5e-4)
    assert asked("softmax", "cost_rises", first=3, last=8, knobs={"learning_rate": 0.06}).value == 0.0


def test_a_higher_threshold_calls_two_instead_of_four_students() -> None:
    start = {"initialisation": "normal", "learning_rate": 0.2}
    found = asked("logistic", "calls_at", seed=118, updates=188, threshold=0.8, knobs=start)
    assert (found.question["before"], found.value) == (4.0, 2.0)
    assert found.reasons["fewer"] == 2


def test_the_accuracy_of_the_six_students_is_the_one_computed_for_the_lecture() -> None:
    start = {"initialisation": "normal", "learning_rate": 0.2}
    accuracies = [
        asked("logistic", "accuracy_after", seed=118, updates=updates, knobs=start).value for updates in (0, 49, 216)
    ]
    assert accuracies == pytest.approx([1 / 6, 5 / 6, 1.0])
    assert asked("softmax", "accuracy_after", updates=0).reasons["undecided"] == 8


def test_the_share_of_rows_kept_apart_is_told_too() -> None:
    found = asked("softmax", "accuracy_after", updates=20, knobs={"held_out": 25})
    assert found.reasons["rows"] == 6
    assert 0.0 <= found.reasons["test"] <= 1.0


@pytest.mark.parametrize("kind", TABLES)
def test_the_loss_of_a_row_follows_from_the_probability_of_its_class(kind: str) -> None:
    found = asked(kind, "probability_after", row=1, updates=30)
    assert 0.0 < found.value < 1.0
    if kind != "one_vs_rest":
        assert found.reasons["loss"] == pytest.approx(-math.log(found.value), rel=1e-9)
    assert found.question["x1"] == TABLES[kind].x[0][0]


def test_a_parameter_of_a_classifier_after_one_update_is_minus_rate_times_gradient() -> None:
    found = asked("logistic", "parameter_after", parameter="w1", updates=1, knobs={"learning_rate": 0.1})
    assert found.value == pytest.approx(0.075, rel=1e-12)
    assert found.question["y4"] == 1.0
