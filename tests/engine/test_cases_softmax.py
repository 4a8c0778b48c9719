"""Every softmax run of `cases.json` comes out of lecture 6's lab as recorded, with a window or without."""

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from engine import catalogue, headless
from engine.core import lesson_file
from engine.core.lesson import Lesson
from engine.core.status import Phase
from engine.lectures.l06_softmax.train import LAB
from tests.engine.runs import play, runner
from tests.engine.test_cases import CASES, CHAOTIC_FROM

SOFTMAX = [name for name, case in CASES.items() if case["kind"] == "ce"]


def written(case: dict[str, Any]) -> str:
    """The run as a lesson file."""
    knobs = {"learning_rate": case["lr"], "l2": case["l2"]}
    if "lr_decay" in case:
        knobs |= {"decay_every": case["lr_decay"]["every"], "decay_factor": case["lr_decay"]["factor"]}
    return json.dumps(
        {
            "format": "modulab-lesson",
            "version": 1,
            "lab": LAB.name,
            "data": {"x": case["X"], "y": np.argmax(case["Y"], axis=1).tolist()},
            "knobs": knobs,
            "initial": case["init"],
            "steps": case["updates"],
        }
    )


def lesson_of(case: dict[str, Any]) -> Lesson:
    return lesson_file.parse(written(case), Path(), catalogue.lab)


def test_there_are_runs_of_lecture_6_and_of_lecture_7() -> None:
    assert sorted({name[:2] for name in SOFTMAX}) == ["L6", "L7"]
    assert len(SOFTMAX) == 5


@pytest.mark.parametrize("name", SOFTMAX)
def test_a_softmax_run_comes_out_of_its_lab_as_recorded(name: str) -> None:
    case = CASES[name]
    end = CHAOTIC_FROM.get(name, case["updates"] + 1)
    one = play(runner(lesson_of(case), lab=LAB))
    assert (one.phase, one.step) == (Phase.DONE, case["updates"])
    costs = one.history.costs()
    steps = [int(step) for step in case["cost"] if int(step) < end]
    assert len(steps) > 4
    for step in steps:
        assert costs[step] == pytest.approx(case["cost"][str(step)], rel=1e-9), f"cost[{step}]"


@pytest.mark.parametrize("name", SOFTMAX)
def test_a_softmax_run_without_a_window_ends_as_recorded(name: str) -> None:
    case = CASES[name]
    end = CHAOTIC_FROM.get(name, case["updates"] + 1)
    steps = [int(step) for step in case["cost"] if int(step) < end]
    result = headless.run(lesson_of(case), LAB, report_at=steps)
    assert result["phase"] == "done"
    for step in steps:
        assert result["cost"][str(step)] == pytest.approx(case["cost"][str(step)], rel=1e-9), f"cost[{step}]"
    if name in CHAOTIC_FROM:
        return
    for key, expected in case["final"].items():
        np.testing.assert_allclose(result["params"][key], expected, rtol=1e-9, atol=1e-10, err_msg=key)
    np.testing.assert_allclose(result["output"], case["train_output_final"], rtol=1e-9, atol=1e-10)
    assert result["accuracy"] == pytest.approx(case["train_accuracy_final"])
