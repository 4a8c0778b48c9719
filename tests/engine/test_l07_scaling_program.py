"""The code of the three runs on their scales: each with its own rate, also where that was turned on the way."""

import dataclasses
import subprocess
import sys
from collections.abc import Mapping

import pytest

from engine.core.lesson import Event, Lesson, NamedData
from engine.core.lockstep import LockStep
from engine.core.program import program
from engine.core.run import Run
from engine.lectures.l07_tips.scaling import LAB


def printed(given: Lesson) -> Mapping[str, list[str]]:
    """What the script of each run says, by the run's name."""
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", program(LAB, given, "numpy")],
        capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    lines = done.stdout.splitlines()
    begins = [lines.index(name) for name in ("raw", "minmax", "standard")]
    parts = zip(begins, [*begins[1:], len(lines)], strict=True)
    return {lines[begin]: lines[begin + 1 : end] for begin, end in parts}


def as_trained(given: Lesson) -> LockStep:
    run = Run(LAB, given)
    run.train(given.steps, float("inf"), lambda: 0.0)
    assert isinstance(run.experiment, LockStep)
    return run.experiment


@pytest.mark.parametrize("events", [(), (Event(10, {"rate_minmax": 0.1}), Event(20, {"rate_raw": 2e-7, "l2": 0.01}))])
def test_the_program_gives_every_run_its_own_rate(events: tuple[Event, ...]) -> None:
    given = dataclasses.replace(LAB.lesson(), steps=40, events=events)
    said, trained = printed(given), as_trained(given)
    for name, found in trained.results().items():
        assert f"W {found.params['W'].tolist()}" in said[name]
        assert f"b {found.params['b'].tolist()}" in said[name]
    for lane in trained.lanes():
        assert f"40 {lane.costs[-1]}" in said[lane.name]


def test_the_stock_rows_are_scaled_in_the_program_as_in_the_lab() -> None:
    knobs = {**LAB.lesson().knobs, **LAB.presets["stock"], "rate_raw": 3e-13}
    given = dataclasses.replace(LAB.lesson(), data=NamedData("stock"), knobs=knobs, steps=30)
    said = printed(given)
    for name, found in as_trained(given).results().items():
        assert f"W {found.params['W'].tolist()}" in said[name]


@pytest.mark.parametrize("framework", ["torch", "tensorflow"])
def test_the_other_programs_can_be_read(framework: str) -> None:
    text = program(LAB, LAB.lesson(), "torch" if framework == "torch" else "tensorflow")
    compile(text, framework, "exec")
    assert all(f"learning_rate = {rate}" in text for rate in ("1.16e-07", "0.43", "0.5"))
