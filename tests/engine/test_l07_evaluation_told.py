"""What the lab on evaluation says of its numbers and answers to its cards."""

import math

import numpy as np
import pytest

from engine.core.commands import Step
from engine.core.frames import Look
from engine.core.lesson import NamedData
from engine.core.messages import LearnerError
from engine.core.parts_split import ChoicePart, MemoryPart, SplitFitPart, SplitPart, SpreadPart
from engine.core.quantities import answer
from engine.core.runner import Runner
from engine.lectures.l07_tips.evaluation import LAB
from engine.topics.evaluation.memory import nearest, stairs
from tests.engine.runs import do, lesson, runner


def _trained(data: str, **knobs: float | bool) -> Runner:
    given = lesson(NamedData(data), lab=LAB, steps=500, **knobs)
    return do(runner(given, lab=LAB), Step(500))


def _shown(one: Runner) -> dict[tuple[str, ...], float]:
    """Every number of the lab's own views with the key that explains it."""
    parts = one.experiment.frame(Look(views=frozenset(LAB.views)), one.history).parts
    found: dict[tuple[str, ...], float] = {}
    for part in parts.values():
        match part:
            case SplitPart():
                found |= {("split", "score", str(k)): float(value) for k, value in enumerate(part.scores.values)}
                if not part.share:
                    found |= {("split", "root", str(k)): math.sqrt(v) for k, v in enumerate(part.scores.values)}
            case MemoryPart():
                found |= {("memory", "score", str(k)): float(value) for k, value in enumerate(part.memory.values)}
            case SplitFitPart():
                rows = range(len(part.x))
                found |= {("every", "prediction", str(row)): float(part.prediction[row]) for row in rows}
                found |= {("every", "residual", str(row)): float(part.y[row] - part.prediction[row]) for row in rows}
            case SpreadPart():
                found |= {("spread", name): getattr(part, name) for name in ("mean", "low", "high", "here", "ways")}
                found[("spread", "memory_mean")] = part.memory_mean
            case ChoicePart():
                found |= {("choice", str(k), str(j)): float(v) for (k, j), v in np.ndenumerate(part.scores)}
    return {key: value for key, value in found.items() if math.isfinite(value)}


@pytest.mark.parametrize(
    ("data", "knobs"),
    [("house_ten", {}), ("house_ten", {"training": 5}), ("noisy_line", {}), ("noisy_line", {"test": 100})],
)
def test_every_number_is_explained_with_just_its_value(data: str, knobs: dict[str, float]) -> None:
    one = _trained(data, **knobs)
    shown = _shown(one)
    assert len(shown) > 15
    for key, value in shown.items():
        told = one.experiment.explain(key)
        assert told.key == key
        assert told.value == pytest.approx(value, rel=1e-12, abs=1e-12)
        assert told.formula


@pytest.mark.parametrize(
    "key", [("split", "score", "1"), ("split", "score", "3"), ("spread", "x"), ("every", "residual", "10")]
)
def test_a_number_that_is_not_there_is_not_explained(key: tuple[str, ...]) -> None:
    with pytest.raises(LearnerError):
        _trained("house_ten").experiment.explain(key)


def test_the_numbers_of_the_training_go_on_being_explained() -> None:
    assert _trained("house_ten").experiment.explain(("cost",)).value == pytest.approx(1466.3243, abs=5e-5)
    assert _trained("noisy_line").experiment.explain(("test_accuracy",)).value == pytest.approx(0.865)


def test_the_nearest_row_is_found_by_distance_and_the_first_of_equals() -> None:
    kept = np.array([[0.0, 0.0], [1.0, 1.0], [1.0, 1.0]])
    assert nearest(np.array([[0.2, 0.1], [0.9, 0.9]]), kept).tolist() == [0, 1]


def test_the_stairs_turn_half_way_between_neighbours() -> None:
    places, answers = stairs(np.array([3.0, 1.0]), np.array([30.0, 10.0]), 0.0, 4.0)
    assert places.tolist() == [0, 2, 2, 4]
    assert answers.tolist() == [10, 10, 30, 30]


# ── cards


def test_a_perfect_score_on_the_training_rows_does_not_win() -> None:
    found = answer(LAB, LAB.lesson(), "card", "who_wins_on_new_rows", {"data": "noisy_line", "updates": 500})
    assert found.value == 2
    assert [found.reasons[name] for name in ("memory_training", "memory_test", "line_test")] == [100, 75, 86.5]


def test_the_unluckiest_test_costs_twenty_times_the_luckiest() -> None:
    found = answer(LAB, LAB.lesson(), "card", "spread_of_test_costs", {"thresholds": [3.0, 10.0]})
    assert found.value == 2
    assert found.reasons["ratio"] == pytest.approx(19.64, abs=5e-3)


@pytest.mark.parametrize("times", [2.0, 0.5, 10.0])
def test_rows_that_judge_teach_nothing(times: float) -> None:
    found = answer(LAB, LAB.lesson(), "card", "what_judges_teach", {"updates": 500, "times": times})
    assert found.value == 1
    assert found.reasons["w"] == found.reasons["after"] == pytest.approx(0.157, abs=5e-4)
