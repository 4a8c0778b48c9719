"""Networks without a screen: many starts at once by the lab's own job, one XOR network beside a loop by hand."""

import statistics
import time
from dataclasses import replace

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from engine import catalogue
from engine.core.commands import Play, SetKnob, SetLook, SetSpeed, StartJob
from engine.core.frames import Look
from engine.core.pace import Speed
from engine.core.runner import Runner
from tests.benchmarks.hand_written import updates_per_s

_STARTS, _UPDATES = 1000, 10_001
_XOR_UPDATES = 5000


@pytest.mark.parametrize("hidden", [2, 4, 10])
def test_a_thousand_starts_trained_at_once(benchmark: BenchmarkFixture, hidden: int) -> None:
    """As the window has it done: in slices of 8 ms, with costs and shares kept on the way."""
    runner = Runner(catalogue.lab("l09_xor/starts"))
    runner.handle(SetLook(Look(views=frozenset({"share"}))))
    for name, value in (("starts", _STARTS), ("updates", _UPDATES), ("hidden", hidden)):
        runner.handle(SetKnob(name, value))

    def train() -> float:
        begun_s = time.perf_counter()
        runner.handle(StartJob("train"))
        while runner.wait_s() is not None:
            runner.advance(0.008)
        return time.perf_counter() - begun_s

    took_s = benchmark.pedantic(train, rounds=1)
    benchmark.extra_info["seconds"] = round(took_s, 2)
    benchmark.extra_info["model_updates_per_s"] = round(_STARTS * _UPDATES / took_s)


def test_updates_of_the_xor_network(benchmark: BenchmarkFixture) -> None:
    lab = catalogue.lab("l09_xor/train")
    runner = Runner(lab, replace(lab.lesson(), steps=_XOR_UPDATES))
    runner.handle(SetSpeed(Speed.FULL))

    def train() -> None:
        runner.handle(Play())
        while runner.wait_s() is not None:
            runner.advance(0.008)

    benchmark.pedantic(train, rounds=5, warmup_rounds=1)
    # By turns, each beside the other, so that a busy machine slows both.
    pairs = []
    for _ in range(15):
        begun_s = time.perf_counter()
        train()
        engine_per_s = _XOR_UPDATES / (time.perf_counter() - begun_s)
        pairs.append((engine_per_s, updates_per_s("l09_xor/train", "xor", 1.0, 0.06, hidden=(2,))))
    benchmark.extra_info["updates_per_s"] = round(statistics.median(engine for engine, _ in pairs))
    benchmark.extra_info["by_hand_per_s"] = round(statistics.median(by_hand for _, by_hand in pairs))
    benchmark.extra_info["ratio"] = round(statistics.median(engine / by_hand for engine, by_hand in pairs), 3)
