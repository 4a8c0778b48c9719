"""A run as a program, run as a process of its own, beside the run that it was made of."""

import ast
import importlib.util
import os
import subprocess
import sys
from collections.abc import Sequence
from typing import Any

import numpy as np
import pytest

from engine.core.commands import Framework
from engine.core.experiment import Lab
from engine.core.lesson import Lesson
from engine.core.program import program
from engine.core.run import Run


def need(framework: Framework) -> None:
    """Skip the test where the framework is not installed."""
    if importlib.util.find_spec(framework) is None:
        pytest.skip(f"{framework} is not installed")


def lines_of(text: str) -> list[str]:
    """What a script prints."""
    done = subprocess.run(
        [sys.executable, "-W", "error", "-"],
        input=text,
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
        env={**os.environ, "OPENBLAS_NUM_THREADS": "1", "TF_CPP_MIN_LOG_LEVEL": "3"},
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()


def ran(text: str) -> tuple[dict[int, float], dict[str, Any]]:
    """What a script prints: costs by step, and parameters."""
    return read(lines_of(text))


def read(lines: Sequence[str]) -> tuple[dict[int, float], dict[str, Any]]:
    """Costs by step, and parameters, as a script has printed them."""
    costs: dict[int, float] = {}
    values: dict[str, Any] = {}
    for told in lines:
        name, value = told.split(" ", 1)
        if name.isdigit():
            costs[int(name)] = float(value)
        elif name.isidentifier() and value.startswith("["):
            values[name] = ast.literal_eval(value)
    return costs, values


def of_engine(lab: Lab, given: Lesson) -> tuple[list[float], dict[str, Any]]:
    """The costs of the run in the app, and its parameters at the end."""
    run = Run(lab, given)
    run.train(given.steps, float("inf"), lambda: 0.0)
    return run.history.costs().tolist(), {key: value.tolist() for key, value in run.experiment.result().params.items()}


def agrees_to_the_last_bit(lab: Lab, given: Lesson) -> None:
    """The NumPy program prints the costs and ends at the parameters of the app."""
    costs, values = ran(program(lab, given, "numpy"))
    expected, at_end = of_engine(lab, given)
    assert costs.keys() >= {0, given.steps}
    assert costs == {step: expected[step] for step in costs}
    assert values == at_end


def agrees(lab: Lab, given: Lesson, framework: Framework) -> None:
    """A program of another framework prints the costs and ends at the parameters of the app, but for rounding."""
    costs, values = ran(program(lab, given, framework))
    expected, at_end = of_engine(lab, given)
    assert costs.keys() >= {0, given.steps}
    for step, cost in costs.items():
        assert cost == pytest.approx(expected[step], rel=1e-9)
    for name, value in at_end.items():
        np.testing.assert_allclose(values[name], value, rtol=1e-7)
