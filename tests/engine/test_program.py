"""A run as a program: run as a process of its own it prints the costs that the app shows."""

import subprocess
import sys
from collections.abc import Mapping
from typing import Any, get_args

import numpy as np
import pytest

from engine import catalogue
from engine.core.commands import Framework, Program, SetKnob, SetParameters, Step
from engine.core.datasets import Dataset
from engine.core.experiment import Experiment, Kind, Lab
from engine.core.frames import Scene
from engine.core.functions import ACTIVATIONS, LINEAR, LOGISTIC, ONE_VS_REST, SOFTMAX, Output
from engine.core.knobs import KnobValue, real
from engine.core.lesson import CsvData, Event, Lesson, NamedData, TableData
from engine.core.messages import LearnerError, Message
from engine.core.model import Model, Network, SingleLayer
from engine.core.program import program
from engine.core.regression_explain import explain
from engine.core.regression_parts import line
from engine.core.training import Shown, Training
from engine.core.types import frozen
from engine.lectures.l04_linear.train import LAB
from tests.engine.programs import agrees, agrees_to_the_last_bit, need, of_engine, ran
from tests.engine.runs import TOO_FAST, do, lesson, params, play, runner

FRAMEWORKS: tuple[Framework, ...] = get_args(Framework)
LESSONS: Mapping[str, Lesson] = {
    "exam_five": lesson(steps=2000),
    "hours_attendance with l2": lesson(NamedData("hours_attendance"), steps=500, l2=0.01),
    "standard": lesson(NamedData("exam_scores"), steps=300, learning_rate=0.1, scaling="standard"),
    "minmax": lesson(NamedData("house"), steps=300),
    "decay": lesson(steps=250, decay_every=40, decay_factor=0.5, initialisation="normal", seed=3),
    "a constant column": lesson(
        TableData(frozen([[1, 5], [2, 5], [4, 5]]), frozen([1, 2, 2.5])),
        steps=30,
        scaling="standard",
        learning_rate=0.1,
    ),
    "events": lesson(
        NamedData("hours"),
        steps=120,
        l2=0.0,
        events=(
            Event(0, {"l2": 0.5}, {"b": frozen([3.0])}),
            Event(10, {"learning_rate": 0.001, "l2": 0.0}),
            Event(30, {"decay_every": 20, "decay_factor": 0.9}, {"W": frozen([[0.1]])}),
            Event(120, {"l2": 0.1}),
        ),
    ),
    "two targets": lesson(
        TableData(frozen([[1, 2], [3, 4], [5, 7]]), frozen([[1, 0.1], [2, -0.2], [3, 0.3]])),
        steps=40,
        learning_rate=0.01,
    ),
    "no updates": lesson(steps=0),
    "columns with odd names": lesson(
        TableData(frozen([[1.0], [2.0]]), frozen([1.0, 2.0]), ("a\nimport nothing\n", 'b"""\\')), steps=3
    ),
}


@pytest.mark.parametrize("name", LESSONS)
def test_the_numpy_program_agrees_to_the_last_bit(name: str) -> None:
    agrees_to_the_last_bit(LAB, LESSONS[name])


def _length(text: str) -> int:
    """Lines that are neither empty nor rows of data."""
    return sum(bool(line.strip()) and not line.startswith("    [") for line in text.splitlines())


@pytest.mark.parametrize("name", LESSONS)
@pytest.mark.parametrize("framework", ["torch", "tensorflow"])
def test_the_other_programs_agree_where_their_framework_is_installed(framework: Framework, name: str) -> None:
    need(framework)
    agrees(LAB, LESSONS[name], framework)


@pytest.mark.parametrize("name", LESSONS)
@pytest.mark.parametrize("framework", FRAMEWORKS)
def test_every_program_is_python_and_short_beside_its_data(framework: Framework, name: str) -> None:
    given = LESSONS[name]
    text = program(LAB, given, framework)
    compile(text, name, "exec")
    assert _length(text) <= 60 + 5 * len(given.events)
    assert "self." not in text


# ── models that later lectures bring ─────────────────────────────────────────────────────────────────────────────


def _lab(model: Model, output: Output) -> Lab:
    """A lab that trains `model` on random rows."""
    rng = np.random.default_rng(1)
    first, *_, last = model.shapes().values()
    X = frozen(rng.normal(size=(6, first[0])))
    Y = frozen(rng.normal(size=(6, last[0])) if output is LINEAR else np.eye(last[0])[rng.integers(0, last[0], 6)])

    def model_of(knobs: Mapping[str, KnobValue]) -> Model:
        if isinstance(model, SingleLayer):
            return SingleLayer(model.inputs, model.outputs, model.output, real(knobs, "l2", 0.0))
        return model

    def build(given: Lesson) -> Experiment:
        columns = tuple(f"x{k}" for k in range(X.shape[1]))
        return _Plain(given, Dataset("", columns, ("y",), X, Y, "regression"), model_of, Shown({}, line, explain))

    live = tuple(knob for knob in LAB.knobs if knob.name != "features")
    return Lab("l00_test/model", 1, Kind.TRAIN, build, knobs=live, steps=60)


class _Plain(Training):
    """A run that is never looked at."""

    def scene(self) -> Scene:
        raise NotImplementedError

    def diverged(self, step: int) -> tuple[Message, Mapping[str, KnobValue]]:
        raise NotImplementedError

    def finished(self) -> Message:
        raise NotImplementedError


MODELS: Mapping[str, tuple[Model, Output]] = {
    "logistic": (SingleLayer(3, 1, LOGISTIC), LOGISTIC),
    "one versus rest": (SingleLayer(3, 4, ONE_VS_REST), ONE_VS_REST),
    "softmax": (SingleLayer(3, 4, SOFTMAX), SOFTMAX),
    "sigmoid network": (Network((2, 2, 1), ACTIVATIONS["sigmoid"], LOGISTIC), LOGISTIC),
    "tanh network": (Network((2, 5, 4, 3), ACTIVATIONS["tanh"], SOFTMAX), SOFTMAX),
    "relu network": (Network((3, 8, 2), ACTIVATIONS["relu"], LINEAR), LINEAR),
    "linear network": (Network((3, 2, 1), ACTIVATIONS["identity"], LINEAR), LINEAR),
    "network without hidden layers": (Network((3, 1), ACTIVATIONS["sigmoid"], LOGISTIC), LOGISTIC),
}


def _model_lesson(lab: Lab) -> Lesson:
    knobs = {**lab.lesson().knobs, "initialisation": "normal", "learning_rate": 0.1}
    return Lesson(lab.name, None, knobs, seed=3, steps=60, events=(Event(20, {"learning_rate": 0.2}),))


@pytest.mark.parametrize("name", MODELS)
def test_the_numpy_program_of_any_model_agrees_to_the_last_bit(name: str) -> None:
    lab = _lab(*MODELS[name])
    text = program(lab, _model_lesson(lab), "numpy")
    costs, values = ran(text)
    expected, at_end = of_engine(lab, _model_lesson(lab))
    assert costs == {step: expected[step] for step in (0, 1, 10, 60)}
    assert values == at_end
    assert _length(text) < 90


@pytest.mark.parametrize("name", MODELS)
@pytest.mark.parametrize("framework", ["torch", "tensorflow"])
def test_the_other_programs_know_every_model(framework: Framework, name: str) -> None:
    lab = _lab(*MODELS[name])
    text = program(lab, _model_lesson(lab), framework)
    compile(text, name, "exec")
    need(framework)
    agrees(lab, _model_lesson(lab), framework)


# ── asked for in the app ─────────────────────────────────────────────────────────────────────────────────────────


def test_the_program_asked_for_in_mid_run_is_that_of_the_run_with_its_changes() -> None:
    one = runner(lesson(steps=80))
    do(one, Step(20), SetKnob("learning_rate", 2e-5), Step(20), SetParameters({"b": 5.0}), Program("numpy"))
    text = one.snapshot().program
    assert text is not None
    assert one.snapshot().program is None
    costs, values = ran(text)
    play(one)
    assert costs == {step: one.history.costs()[step] for step in (0, 1, 10, 80)}
    assert values == {name: value.tolist() for name, value in params(one).items()}


def test_a_program_that_diverges_says_when_and_keeps_the_last_finite_parameters() -> None:
    text = program(LAB, lesson(learning_rate=TOO_FAST * 1e20, steps=500), "numpy")
    done = subprocess.run([sys.executable, "-c", text], capture_output=True, text=True, timeout=60, check=True)
    assert "diverged at update" in done.stdout
    assert "inf" not in done.stdout
    assert "nan" not in done.stdout


@pytest.mark.parametrize(
    "lab", [lab for lab in catalogue.labs() if lab.kind is not Kind.TRAIN], ids=lambda lab: lab.name
)
def test_without_training_there_is_no_program(lab: Lab) -> None:
    with pytest.raises(LearnerError, match="nothing to train"):
        program(lab, lab.lesson(), "numpy")


def test_too_many_rows_are_refused_with_a_word(tmp_path: Any) -> None:
    file = tmp_path / "long.csv"
    file.write_text("\n".join(f"{k},{k}" for k in range(60_000)))
    with pytest.raises(LearnerError, match="too long"):
        program(LAB, lesson(CsvData(str(file))), "numpy")
