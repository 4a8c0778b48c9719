"""The engine's update loop beside a loop written by hand: `make bench` prints both and their ratio."""

import statistics
import time
from dataclasses import replace

import numpy as np
import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from engine import catalogue
from engine.core.commands import Back, Play, SetSpeed
from engine.core.lesson import NamedData
from engine.core.pace import Speed
from engine.core.runner import Runner
from engine.core.surface import Quadratic
from engine.core.surface_part import POINTS
from tests.benchmarks.hand_written import updates_per_s

_UPDATES = 5000


def _runner(dataset: str, rate: float) -> Runner:
    lab = catalogue.lab("l04_linear/train")
    lesson = lab.lesson()
    knobs = {**lesson.knobs, "learning_rate": rate}
    runner = Runner(lab, replace(lesson, data=NamedData(dataset), knobs=knobs, steps=_UPDATES))
    runner.handle(SetSpeed(Speed.FULL))
    return runner


def _train(runner: Runner) -> None:
    runner.handle(Play())
    while runner.wait_s() is not None:
        runner.advance(0.008)


@pytest.mark.parametrize(("dataset", "rate"), [("exam_five", 1e-5), ("exam_scores", 1e-5)])
def test_updates_of_linear_regression(benchmark: BenchmarkFixture, dataset: str, rate: float) -> None:
    runner = _runner(dataset, rate)
    benchmark.pedantic(_train, (runner,), rounds=10, warmup_rounds=1)
    # By turns, each beside the other, so that a busy machine slows both.
    pairs = []
    for _ in range(15):
        begun_s = time.perf_counter()
        _train(runner)
        pairs.append(
            (_UPDATES / (time.perf_counter() - begun_s), updates_per_s("l04_linear/train", dataset, rate, 0.06))
        )
    benchmark.extra_info["updates_per_s"] = round(statistics.median(engine for engine, _ in pairs))
    benchmark.extra_info["by_hand_per_s"] = round(statistics.median(by_hand for _, by_hand in pairs))
    benchmark.extra_info["ratio"] = round(statistics.median(engine / by_hand for engine, by_hand in pairs), 3)


@pytest.mark.parametrize("rows", [5, 1_000_000])
def test_a_frame_with_the_cost_surface(benchmark: BenchmarkFixture, rows: int) -> None:
    """The surface itself never looks at the rows; the forward pass of the run does and is not part of this."""
    rng = np.random.default_rng(0)
    quadratic = Quadratic.of_least_squares(rng.standard_normal((rows, 3)), rng.standard_normal((rows, 1)))
    axis = np.linspace(-1.0, 1.0, POINTS)
    benchmark(lambda: quadratic.slice(0, 1, quadratic.optimum).grid(axis, axis))


def test_going_back_in_a_long_run(benchmark: BenchmarkFixture) -> None:
    runner = _runner("exam_five", 1e-5)
    _train(runner)

    def back() -> None:
        runner.handle(Back(1))
        while runner.wait_s() is not None:
            runner.advance(0.008)

    benchmark.pedantic(back, rounds=50)
    assert runner.step == _UPDATES - 50
