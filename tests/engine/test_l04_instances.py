"""Timing a loop against a matrix product: in short pieces, cancellable, and both must agree."""

import time

import numpy as np
import pytest

from engine.core.commands import CancelJob, SetLook, StartJob
from engine.core.frames import Look
from engine.core.parts_matrices import TimingPart
from engine.core.runner import Runner
from engine.lectures.l04_linear import instances
from engine.lectures.l04_linear.instances import BIAS, LAB, SIZES, WEIGHTS, loop

VIEW = Look(views=frozenset({"timing"}))


@pytest.fixture
def short(monkeypatch: pytest.MonkeyPatch) -> tuple[int, ...]:
    """The same timing up to 3,000 rows, in blocks that are passed through several times."""
    sizes = SIZES[:6]
    monkeypatch.setattr(instances, "SIZES", sizes)
    monkeypatch.setattr(instances, "_TOTAL", sum(sizes))
    monkeypatch.setattr(instances, "_BLOCK", 1_000)
    return sizes


def timing(runner: Runner) -> TimingPart:
    part = runner.snapshot().frame.parts["timing"]
    assert isinstance(part, TimingPart)
    return part


def opened() -> Runner:
    runner = Runner(LAB)
    runner.handle(SetLook(VIEW))
    return runner


def finish(runner: Runner) -> list[TimingPart]:
    """Advance in slices until the job ends; what was shown after each."""
    shown = []
    while runner.wait_s() is not None:
        runner.advance(8e-3)
        progress = runner.snapshot().progress
        if progress is None:
            continue  # the slice ended with the last piece; this one only noticed that there is no more
        assert isinstance(progress.part, TimingPart)
        assert (progress.job, progress.view) == ("timing", "timing")
        assert progress.finished is (not progress.part.running)
        shown.append(progress.part)
    return shown


def test_before_the_start_there_are_sizes_and_no_times() -> None:
    part = timing(opened())
    assert part.sizes.tolist() == list(SIZES)
    assert (SIZES[0], SIZES[-1]) == (10, 1_000_000)
    assert (len(part.loop_s), len(part.matrix_s), part.agree, part.ratio) == (0, 0, None, None)
    assert not part.running


def test_all_sizes_are_timed_and_both_ways_agree(short: tuple[int, ...]) -> None:
    runner = opened()
    runner.handle(StartJob("timing"))
    last = finish(runner)[-1]
    assert last is timing(runner)
    assert len(last.loop_s) == len(last.matrix_s) == len(short)
    assert (last.loop_s > 0).all()
    assert (last.matrix_s > 0).all()
    assert last.agree is True
    assert last.ratio == last.loop_s[-1] / last.matrix_s[-1]
    assert (last.rows, last.features, last.done) == (short[-1], 3, 1.0)


def test_the_loop_takes_longer_for_more_rows_and_loses_clearly_in_the_end(short: tuple[int, ...]) -> None:
    runner = opened()
    runner.handle(StartJob("timing"))
    last = finish(runner)[-1]
    assert last.loop_s[-1] > 20 * last.loop_s[0]
    assert last.ratio is not None
    assert last.ratio > 5


def test_progress_never_goes_back_and_ends_at_one(short: tuple[int, ...]) -> None:
    runner = opened()
    runner.handle(StartJob("timing"))
    shares = [part.done for part in finish(runner)]
    assert shares == sorted(shares)
    assert shares[-1] == 1.0


def test_cancelling_keeps_what_was_timed_and_stops(short: tuple[int, ...]) -> None:
    runner = opened()
    runner.handle(StartJob("timing"))
    while len(timing(runner).loop_s) < 2:
        runner.advance(1e-3)
    assert timing(runner).running
    runner.handle(CancelJob())
    part = timing(runner)
    assert not part.running
    assert 2 <= len(part.loop_s) < len(short)
    assert runner.wait_s() is None


def test_a_second_timing_begins_anew(short: tuple[int, ...]) -> None:
    runner = opened()
    runner.handle(StartJob("timing"))
    finish(runner)
    runner.handle(StartJob("timing"))
    runner.advance(1e-3)
    assert len(timing(runner).loop_s) == 0
    assert len(finish(runner)[-1].loop_s) == len(short)


def test_a_wrong_loop_is_noticed(short: tuple[int, ...], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(instances, "loop", lambda rows: [h + 1e-6 for h in loop(rows)])
    runner = opened()
    runner.handle(StartJob("timing"))
    assert finish(runner)[-1].agree is False


def test_the_loop_predicts_what_the_hypothesis_says() -> None:
    w1, w2, w3 = WEIGHTS
    assert loop([[73, 80, 75]]) == pytest.approx([w1 * 73 + w2 * 80 + w3 * 75 + BIAS])


def test_the_pieces_are_short_also_for_a_million_rows() -> None:
    experiment = LAB.build(LAB.lesson())
    pieces = []
    # Of the thread's own time: other programs of the machine do not count here.
    before = time.thread_time()
    for _progress in experiment.jobs()["timing"]():
        now = time.thread_time()
        pieces.append(now - before)
        before = now
    assert np.percentile(pieces, 95) < 5e-3
    part = experiment.frame(VIEW, Runner(LAB).history).parts["timing"]
    assert isinstance(part, TimingPart)
    assert len(part.loop_s) == len(SIZES)
    assert part.agree is True
