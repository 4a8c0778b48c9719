"""Every training run of `cases.json`: cost at each recorded step, final parameters, output and accuracy."""

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from engine import catalogue, headless
from engine.core import datasets, lesson_file
from engine.core.functions import ACTIVATIONS, LINEAR, LOGISTIC, SOFTMAX
from engine.core.lesson import TableData
from engine.core.model import Model, Network, SingleLayer
from engine.core.optimizers import GradientDescent
from engine.core.status import Phase
from engine.core.types import Array, Batch, Params, frozen
from tests.engine.runs import lesson, params, play, runner

REFERENCE = json.loads((Path(__file__).parent.parent / "data" / "cases.json").read_text(encoding="utf-8"))
CASES: dict[str, dict[str, Any]] = REFERENCE["cases"]
# Softmax at rate 1.5 is chaotic: a difference in the last bit grows tenfold every few updates.
CHAOTIC_FROM = {"L7_softmax8x3_tf777_lr1.5": 21}
# Where the runs of a single layer are at home in the app.
HOMES = {"mse": "l04_linear/train", "bce": "l05_logistic/train"}
OUTPUTS = {"mse": LINEAR, "bce": LOGISTIC, "ce": SOFTMAX}


def model_of(case: dict[str, Any]) -> Model:
    (_, inputs), (_, outputs) = case["x_shape"], case["y_shape"]
    if "W" in case["init"]:
        return SingleLayer(inputs, outputs, OUTPUTS[case["kind"]], case["l2"])
    layers = len(case["init"]) // 2
    widths = (inputs, *(len(case["init"][f"b{layer}"]) for layer in range(1, layers + 1)))
    return Network(widths, ACTIVATIONS["sigmoid"], OUTPUTS[case["kind"]])


def batch_of(case: dict[str, Any]) -> Batch:
    if "X" not in case:
        assert case["data"] == "data-01-test-score.csv"
        data = datasets.load("exam_scores")
        return Batch(data.X, data.Y)
    return Batch(frozen(case["X"]), frozen(case["Y"]))


def optimizer_of(case: dict[str, Any]) -> GradientDescent:
    decay = case.get("lr_decay", {"every": 0, "factor": 1.0})
    return GradientDescent(case["lr"], decay["every"], decay["factor"])


def accuracy(kind: str, H: Array, Y: Array) -> float:
    right = (H > 0.5) == (Y > 0.5) if kind == "bce" else H.argmax(axis=1) == Y.argmax(axis=1)
    return float(right.mean())


@pytest.mark.parametrize("name", CASES)
def test_a_run_of_the_lectures_comes_out_as_recorded(name: str) -> None:
    case = CASES[name]
    model, optimizer = model_of(case), optimizer_of(case)
    batch = batch_of(case)
    learned: Params = {key: frozen(value) for key, value in case["init"].items()}
    forward = model.forward(learned, batch)
    for key, expected in case["grad_at_init"].items():
        np.testing.assert_allclose(model.backward(learned, batch, forward)[key], expected, rtol=1e-9, atol=1e-14)
    recorded, accuracies = case["cost"], case.get("train_accuracy", {})
    seen = 0
    end = CHAOTIC_FROM.get(name, case["updates"] + 1)
    for step in range(end):
        if step:
            gradients = model.backward(learned, batch, forward)
            learned = optimizer.update(learned, gradients, step - 1)
            forward = model.forward(learned, batch)
        if str(step) in recorded:
            assert forward.cost == pytest.approx(recorded[str(step)], rel=1e-9), f"cost[{step}]"
            seen += 1
        # Outputs of 0.5 ± 1e-16 decide nothing: L9 single unit, see LECTURE_FACTS §7.
        if str(step) in accuracies and np.abs(forward.H - 0.5).min() > 1e-6:
            assert accuracy(case["kind"], forward.H, batch.Y) == pytest.approx(accuracies[str(step)], rel=1e-9)
    assert seen == sum(int(step) < end for step in recorded) > 4
    if name in CHAOTIC_FROM:
        return
    for key, expected in case["final"].items():
        np.testing.assert_allclose(learned[key], expected, rtol=1e-9, atol=1e-10, err_msg=key)
    if "train_output_final" in case:
        np.testing.assert_allclose(forward.H, case["train_output_final"], rtol=1e-9, atol=1e-10)
    if "test_X" in case:
        np.testing.assert_allclose(
            model.predict(learned, frozen(case["test_X"])), case["test_output_final"], rtol=1e-9, atol=1e-10
        )


@pytest.mark.parametrize(
    "name", [name for name in CASES if CASES[name]["kind"] in HOMES and "W" in CASES[name]["init"]]
)
def test_a_run_of_a_single_layer_comes_out_of_its_lab_as_recorded(name: str) -> None:
    case = CASES[name]
    lab = catalogue.lab(HOMES[case["kind"]])
    batch, optimizer = batch_of(case), optimizer_of(case)
    given = lesson(
        TableData(batch.X, batch.Y),
        lab=lab,
        steps=case["updates"],
        initial={key: frozen(value) for key, value in case["init"].items()},
        learning_rate=optimizer.learning_rate,
        decay_every=optimizer.decay_every,
        decay_factor=optimizer.decay_factor,
        l2=case["l2"],
    )
    one = play(runner(given, lab=lab))
    # A run that blows up is stopped by the 20th rise.
    diverges = "diverge" in name
    assert (one.phase, one.step) == ((Phase.DIVERGED, 20) if diverges else (Phase.DONE, case["updates"]))
    costs = one.history.costs()
    for step, expected in case["cost"].items():
        if int(step) < len(costs):
            assert costs[int(step)] == pytest.approx(expected, rel=1e-9), f"cost[{step}]"
    if not diverges:
        for key, expected in case["final"].items():
            np.testing.assert_allclose(params(one)[key], expected, rtol=1e-9, atol=1e-10, err_msg=key)
    accuracies = case.get("train_accuracy", {})
    result = one.experiment.result()
    if str(case["updates"]) in accuracies and np.abs(result.output - 0.5).min() > 1e-6:
        assert result.accuracy == pytest.approx(accuracies[str(case["updates"])], rel=1e-9)


@pytest.mark.parametrize(
    "name", [name for name, case in CASES.items() if case["kind"] == "bce" and "W" in case["init"]]
)
def test_a_logistic_run_without_a_window_ends_as_recorded(name: str) -> None:
    case = CASES[name]
    written = {
        "format": "modulab-lesson", "version": 1, "lab": HOMES["bce"], "steps": case["updates"],
        "data": {"x": case["X"], "y": np.ravel(case["Y"]).tolist()}, "initial": case["init"],
        "knobs": {"learning_rate": case["lr"], "l2": case["l2"]},
    }  # fmt: skip
    lesson_given = lesson_file.parse(json.dumps(written), Path(), catalogue.lab)
    result = headless.run(lesson_given, catalogue.lab(HOMES["bce"]), report_at=[int(step) for step in case["cost"]])
    assert (result["phase"], len(result["cost"])) == ("done", len(case["cost"]))
    for step, expected in case["cost"].items():
        assert result["cost"][step] == pytest.approx(expected, rel=1e-9), f"cost[{step}]"
    for key, expected in case["final"].items():
        np.testing.assert_allclose(result["params"][key], expected, rtol=1e-9, atol=1e-10, err_msg=key)


def test_raw_stock_rows_from_zeros_are_stopped_at_update_20_before_they_overflow() -> None:
    batch = batch_of(CASES["L7_stock_raw_tf777_lr1e-5"])
    one = play(runner(lesson(TableData(batch.X, batch.Y), learning_rate=1e-5, steps=100)))
    assert (one.phase, one.step) == (Phase.DIVERGED, 20)
    assert one.history.costs()[2] == pytest.approx(7.8e35, rel=0.01)
    assert np.isfinite(one.history.costs()).all()
