"""The engine's update loop beside a loop written by hand: `make bench` prints both and their ratio."""

import time
from dataclasses import replace

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from engine import catalogue
from engine.core.commands import Play, SetSpeed
from engine.core.lesson import NamedData
from engine.core.pace import Speed
from engine.core.runner import Runner
from tests.benchmarks.hand_written import linear_updates_per_s

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
    engine = _UPDATES / benchmark.stats.stats.median
    # By turns, so that a busy machine slows both.
    by_hand = sorted(linear_updates_per_s(dataset, rate, 0.3) for _ in range(5))[2]
    benchmark.extra_info["updates_per_s"] = round(engine)
    benchmark.extra_info["by_hand_per_s"] = round(by_hand)
    benchmark.extra_info["ratio"] = round(engine / by_hand, 3)


@pytest.mark.parametrize("rows", [5, 1_000_000])
def test_a_frame_with_the_cost_surface(benchmark: BenchmarkFixture, rows: int) -> None:
    """The surface itself never looks at the rows; the forward pass of the run does and is not part of this."""
    import numpy as np

    from engine.core.surface import Quadratic
    from engine.core.surface_part import POINTS

    rng = np.random.default_rng(0)
    quadratic = Quadratic.of_least_squares(rng.standard_normal((rows, 3)), rng.standard_normal((rows, 1)))
    axis = np.linspace(-1.0, 1.0, POINTS)
    benchmark(lambda: quadratic.slice(0, 1, quadratic.optimum).grid(axis, axis))


def test_going_back_in_a_long_run(benchmark: BenchmarkFixture) -> None:
    from engine.core.commands import Back

    runner = _runner("exam_five", 1e-5)
    _train(runner)

    def back() -> None:
        runner.handle(Back(1))
        while runner.wait_s() is not None:
            runner.advance(0.008)

    started = time.perf_counter()
    benchmark.pedantic(back, rounds=50)
    assert time.perf_counter() > started
