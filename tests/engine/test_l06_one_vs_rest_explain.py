"""One-versus-rest: scores, outputs and sums of any student explain themselves; its cards are answered by the engine."""

import pytest

from engine.core.commands import Step
from engine.core.lesson import NamedData
from engine.core.messages import LearnerError
from engine.core.quantities import answer
from engine.core.runner import Runner
from engine.lectures.l06_softmax.one_vs_rest import LAB
from tests.engine.runs import do, lesson, runner


def lab(updates: int) -> Runner:
    """The lab on the grades after so many updates."""
    return do(runner(lesson(NamedData("grades"), lab=LAB, steps=2000), lab=LAB), Step(updates))


# ── explanations


@pytest.mark.parametrize(
    ("key", "value"),
    [
        (("unit_score", "0", "6.0", "5.0"), 0.79659),
        (("unit_output", "1", "6.0", "5.0"), 0.84467),
        (("unit_share", "1", "6.0", "5.0"), 0.71028),
        (("unit_total", "6.0", "5.0"), 1.53412),
        (("unit_share_total", "6.0", "5.0"), 1.0),
    ],
)
def test_the_numbers_of_any_student_explain_themselves(key: tuple[str, ...], value: float) -> None:
    told = lab(372).experiment.explain(key)
    assert told.value == pytest.approx(value, abs=1e-5)
    assert told.numbers.startswith("=")


@pytest.mark.parametrize(
    "key",
    [
        ("unit_score", "3", "6.0", "5.0"),
        ("unit_score", "6.0", "5.0"),
        ("unit_total", "0", "6.0", "5.0"),
        ("unit_output", "0", "x", "5.0"),
        ("unit_output", "0", "inf", "5.0"),
        ("nothing",),
    ],
)
def test_a_number_that_is_not_there_is_refused(key: tuple[str, ...]) -> None:
    with pytest.raises(LearnerError):
        lab(3).experiment.explain(key)


# ── cards


def test_the_card_on_the_sum_is_answered_by_two_runs() -> None:
    found = answer(LAB, LAB.lesson(), "card", "total_at", {"point": [6, 5], "updates": [372, 2000]})
    assert found.value == 3.0
    assert found.reasons["before"] == pytest.approx(1.534, abs=5e-4)
    assert found.reasons["after"] == pytest.approx(1.742, abs=5e-4)
    refused = answer(LAB, LAB.lesson(), "card", "total_at", {"point": [6, 3], "updates": [372, 2000]})
    assert refused.value == 0.0


def test_the_card_on_calls_says_that_none_changes() -> None:
    found = answer(LAB, LAB.lesson(), "card", "calls_changed", {"point": [6, 5], "updates": 372})
    assert found.value == 0.0
    assert found.reasons["changed"] == 0
    assert sum(found.reasons[f"s{k}"] for k in (1, 2, 3)) == pytest.approx(1.0)


def test_the_card_on_numbers_counts_weights_and_biases() -> None:
    assert answer(LAB, LAB.lesson(), "card", "numbers_of_units", {"classes": 4, "inputs": 2}).value == 12.0
