"""What the lab on overfitting says beside its pictures: where its numbers come from, and the answers of its cards."""

import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from engine.core import quantities
from engine.core.commands import Step
from engine.core.lesson import NamedData
from engine.core.messages import LANGUAGES, LearnerError, sentence
from engine.core.program import program
from engine.core.runner import Runner
from engine.lectures.l07_tips.overfitting import LAB
from engine.topics.ridge.made_rows import BORDER, CURVE
from gui.card_info import cards
from tests.engine.overfitting import BORDER_DATA, opened, penalty, polynomial
from tests.engine.runs import Clock, play

VIEWS = ("curve", "time")


@pytest.mark.parametrize(
    ("key", "value"),
    [
        (("set_cost", "train"), 0.0),
        (("set_cost", "validation"), 5.2895),
        (("set_cost", "test"), 2.8907),
        (("now_cost", "train"), 0.1027),
        (("now_cost", "test"), 0.0490),
        (("best_in_time",), 0.1112),
        (("best_penalty",), 0.1105),
        (("penalty",), 0.0),
        (("parameter", "w1"), None),
        (("stable_rate",), 0.6346),
    ],
)
def test_a_number_is_explained_with_its_value(key: tuple[str, ...], value: float | None) -> None:
    one = opened(Step(100), views=VIEWS, stage=1)
    one.snapshot()
    told = one.experiment.explain(key)
    assert told.key == key
    assert told.formula
    assert all(sentence(told.title, language) for language in LANGUAGES)
    if value is not None:
        assert told.value == pytest.approx(value, abs=6e-4)


def test_weights_are_explained_as_they_are_shown() -> None:
    one = opened(views=("weights",))
    one.snapshot()
    assert one.experiment.explain(("largest_weight",)).value == pytest.approx(1877.9, abs=0.1)
    assert one.experiment.explain(("exact_weight", "8")).value == pytest.approx(1877.9, abs=0.1)
    with pytest.raises(LearnerError):
        one.experiment.explain(("exact_weight", "11"))


def test_the_penalty_is_told_of_the_exact_fit() -> None:
    one = opened(penalty(0.003), views=("weights",))
    one.snapshot()
    fit = polynomial(penalty(0.003)).fit()
    assert one.experiment.explain(("penalty",)).value == pytest.approx(0.003 * float(fit.weights @ fit.weights))


def test_of_two_classes_the_mean_loss_is_told_and_no_exact_fit() -> None:
    one = opened(BORDER_DATA, Step(10), views=("time",), stage=1)
    one.snapshot()
    assert one.experiment.explain(("now_cost", "train")).value == pytest.approx(one.experiment.cost)
    with pytest.raises(LearnerError):
        one.experiment.explain(("set_cost", "train"))


@pytest.mark.parametrize(
    ("card", "value", "reason"),
    [
        ("times-larger", 2.0, {"ratio": 62.5, "high_cost": 2.891, "low_cost": 0.0462}),
        ("which-lambda", 0.003, {"validation": 0.1105, "without": 5.29, "most": 0.487, "test": 0.0496}),
        ("ever-longer", 2.0, {"ratio": 2.19, "test_first": 0.0490, "test_last": 0.1075, "train_last": 0.0239}),
    ],
)
def test_a_card_is_answered_by_the_engine(card: str, value: float, reason: dict[str, float]) -> None:
    asked = next(each for each in cards(LAB.name) if each.id == card)
    found = quantities.answer(LAB, LAB.lesson(), card, asked.quantity, asked.asked(0))
    assert found.value == value
    for name, expected in reason.items():
        assert found.reasons[name] == pytest.approx(expected, rel=0.005)


@pytest.mark.parametrize("data", [CURVE, BORDER])
def test_the_run_as_a_program_prints_the_same_cost(data: str, tmp_path: Path) -> None:
    given = replace(
        LAB.lesson(), data=NamedData(data), knobs={**LAB.lesson().knobs, **LAB.presets[data], "l2": 0.003}, steps=200
    )
    file = tmp_path / "run.py"
    file.write_text(program(LAB, given, "numpy"), encoding="utf-8")
    done = subprocess.run([sys.executable, str(file)], capture_output=True, text=True, check=True)
    one = play(Runner(LAB, given, Clock()))
    printed = next(line for line in done.stdout.splitlines() if line.split()[:1] == ["200"])
    assert float(printed.split()[-1]) == pytest.approx(one.experiment.cost, rel=1e-9)


def test_the_best_penalty_is_that_of_the_present_points() -> None:
    asked = {"knobs": {"noise": 0.0}}
    found = quantities.answer(LAB, LAB.lesson(), "which-lambda", "best_penalty", asked)
    assert found.value == 0.0
