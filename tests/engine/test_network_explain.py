"""Every number on the graph of a network explains itself: value, formula and numbers, forward and backward."""

import re

import numpy as np
import pytest

from engine.core.frames import Look
from engine.core.lesson import Lesson
from engine.core.messages import LANGUAGES, LearnerError, sentence
from engine.core.parts_network import NetworkPart
from engine.core.run import Run
from engine.core.types import frozen
from engine.lectures.l09_xor.train import LAB, PICKED
from engine.topics.network.network_parts import graph
from tests.engine.test_l09_train import lesson

CASES = {
    "two units": lesson(3),
    "the lecture's": lesson(initial=PICKED),
    "squared error": lesson(3, loss="squared_error"),
    "deep tanh": lesson(1, hidden=(3, 4), activation="tanh"),
    "relu": lesson(1, hidden=(5,), activation="relu"),
    "no activation": lesson(1, activation="identity"),
    "one unit": lesson(1, hidden=()),
    "scaled": lesson(1, scaling="standard"),
}
LOOKS = {"row 1": Look(sample=0), "row 4": Look(sample=3), "all rows": Look(whole=True)}


def shown(given: Lesson, look: Look, updates: int = 7) -> tuple[Run, NetworkPart]:
    run = Run(LAB, given)
    run.train(updates, float("inf"), lambda: 0.0)
    run.experiment.frame(look, run.history)
    return run, graph(run.experiment, look, run.history)  # type: ignore[arg-type]


@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize("name", CASES)
def test_what_is_explained_is_what_is_drawn(name: str, look: str) -> None:
    run, part = shown(CASES[name], LOOKS[look])
    row = LOOKS[look].sample if part.row is None else 0

    def value(*key: str) -> float:
        return run.experiment.explain(key).value

    for layer in range(1, len(part.widths)):
        for unit in range(part.widths[layer]):
            at = (str(layer), str(unit))
            assert value("score", *at) == pytest.approx(part.scores[layer - 1][row, unit], rel=1e-12)
            assert value("activation", *at) == pytest.approx(part.activations[layer][row, unit], rel=1e-12)
            assert value("behind", *at) == pytest.approx(part.behind[layer - 1][unit], rel=1e-9, abs=1e-15)
    slopes = np.concatenate(
        [np.concatenate([W.ravel(), b]) for W, b in zip(part.weight_slopes, part.bias_slopes, strict=True)]
    )
    kind = "gradient" if part.row is None else "row_slope"
    for parameter, slope in zip(part.names, slopes.tolist(), strict=True):
        assert value(kind, parameter) == pytest.approx(slope, rel=1e-9, abs=1e-15)
    assert value("loss") == pytest.approx(part.loss, rel=1e-12)


@pytest.mark.parametrize("name", CASES)
def test_every_number_has_a_sentence_and_a_formula_in_both_languages(name: str) -> None:
    run, part = shown(CASES[name], Look())
    keys: list[tuple[str, ...]] = [(kind, "1", "0") for kind in ("score", "activation", "behind")]
    keys += [(kind, parameter) for kind in ("parameter", "gradient", "row_slope", "next") for parameter in part.names]
    keys += [("loss",), ("cost",), ("gradient_norm",), ("accuracy",), ("probability", "2"), ("called", "1")]
    keys += [("target", "0"), ("feature", "0", "1"), ("step_rate",)]
    for key in keys:
        found = run.experiment.explain(key)
        assert found.formula
        for language in LANGUAGES:
            assert "{" not in sentence(found.title, language)


def _worked_out(numbers: str) -> float:
    """What a plain formula in numbers gives."""
    text = numbers.lstrip("= ").replace(r"\left", "").replace(r"\right", "").replace(r"\cdot", "*").replace("{-}", "-")
    text = re.sub(r"\\frac\{1\}\{(\d+)\}\(", r"1/\1*(", text)
    text = re.sub(r" \\times 10\^\{(-?\d+)\}", r"e\1", text).replace("{,}", "")
    text = re.sub(r"(?<=[\d.)])\(", "*(", text)
    return float(eval(text))


@pytest.mark.parametrize(
    "key", [("score", "2", "0"), ("behind", "1", "0"), ("behind", "2", "0"), ("row_slope", "w1.11")]
)
def test_the_numbers_of_a_formula_give_its_value(key: tuple[str, ...]) -> None:
    run, _ = shown(lesson(initial=PICKED), Look(sample=3), 0)
    found = run.experiment.explain(key)
    assert _worked_out(found.numbers) == pytest.approx(found.value, rel=2e-3)


@pytest.mark.parametrize("parameter", ["w1.11", "b2", "w2.2"])
def test_a_gradient_is_the_mean_over_the_rows_in_numbers(parameter: str) -> None:
    run, _ = shown(lesson(3), Look())
    found = run.experiment.explain(("gradient", parameter))
    assert _worked_out(found.numbers) == pytest.approx(found.value, rel=2e-3)


def test_the_value_from_behind_is_a_nudge_of_the_score() -> None:
    run, _ = shown(lesson(3), Look(sample=1))
    params = run.experiment.result().params
    X, y = frozen([0.0, 1.0]), 1.0

    def loss(nudge: float) -> float:
        z = X @ params["W1"] + params["b1"] + np.array([nudge, 0.0])
        out = 1 / (1 + np.exp(-z)) @ params["W2"] + params["b2"]
        return float(np.logaddexp(0.0, out[0]) - y * out[0])

    slope = (loss(1e-6) - loss(-1e-6)) / 2e-6
    assert run.experiment.explain(("behind", "1", "0")).value == pytest.approx(slope, rel=1e-6)


@pytest.mark.parametrize(
    "key", [("score", "3", "0"), ("score", "0", "0"), ("behind", "1", "7"), ("row_slope", "w9"), ("x",)]
)
def test_what_is_not_there_is_not_explained(key: tuple[str, ...]) -> None:
    run, _ = shown(lesson(3), Look())
    with pytest.raises(LearnerError):
        run.experiment.explain(key)
