"""Work that takes time: it tells how far it is, can be cancelled, and writes no history."""

import pytest

from engine.core.commands import CancelJob, Pause, Play, Reset, Seek, SetKnob, SetSpeed, StartJob, Step
from engine.core.pace import Speed
from engine.core.runner import Runner
from engine.core.status import Phase
from tests.engine.runs import Clock, do
from tests.engine.walks import Counting, CountPart, lab_with_job


@pytest.fixture
def counting() -> Counting:
    return Counting(1000)


def runner_of(counting: Counting, tick_s: float = 0.001) -> Runner:
    return Runner(lab_with_job(counting), clock=Clock(tick_s))


def test_a_slice_does_some_pieces_and_the_snapshot_tells_how_far_it_is(counting: Counting) -> None:
    one = runner_of(counting)
    one.handle(StartJob("count"))
    assert one.wait_s() == 0.0
    assert one.advance(0.008) == 0
    assert 0 < counting.done <= 8
    snapshot = one.snapshot()
    assert snapshot.status.job == "count"
    assert snapshot.status.flat_out
    progress = snapshot.progress
    assert progress is not None
    assert (progress.done, progress.total, progress.view) == (counting.done, 1000, "count")
    assert progress.part == CountPart(counting.done)
    assert not progress.finished
    assert one.snapshot().progress is None


def test_it_ends_by_itself(counting: Counting) -> None:
    one = do(runner_of(counting, 0.0), StartJob("count"))
    snapshot = one.snapshot()
    assert snapshot.progress is not None
    assert snapshot.progress.finished
    assert snapshot.status.job is None
    assert counting.closed
    assert one.wait_s() is None


def test_cancelled_it_stops_at_once_and_is_tidied_up(counting: Counting) -> None:
    one = runner_of(counting)
    one.handle(StartJob("count"))
    one.advance(0.008)
    done = counting.done
    one.handle(CancelJob())
    assert counting.closed
    one.advance(0.008)
    assert counting.done == done
    assert (one.status().job, one.wait_s()) == (None, None)


def test_a_second_start_begins_anew(counting: Counting) -> None:
    one = runner_of(counting)
    one.handle(StartJob("count"))
    one.advance(0.008)
    one.handle(StartJob("count"))
    assert counting.closed
    one.advance(0.001)
    assert counting.done == 1


@pytest.mark.parametrize("command", [Reset(), SetKnob("scaling", "standard")])
def test_a_new_run_ends_it(counting: Counting, command: Reset | SetKnob) -> None:
    one = runner_of(counting)
    one.handle(StartJob("count"))
    one.advance(0.008)
    one.handle(command)
    assert counting.closed
    assert one.status().job is None


def test_it_writes_no_history_and_changes_no_run(counting: Counting) -> None:
    one = do(runner_of(counting, 0.0), Step(5))
    before = (one.as_lesson(), one.history.costs().tolist(), one.experiment.state())
    do(one, StartJob("count"))
    assert (one.as_lesson(), one.history.costs().tolist(), one.experiment.state()) == before


def test_while_a_run_plays_it_gets_half_of_the_slice(counting: Counting) -> None:
    one = runner_of(counting)
    one.handle(SetSpeed(Speed.FULL))
    one.handle(Play())
    one.handle(StartJob("count"))
    for _ in range(10):
        one.advance(0.010)
    assert one.phase is Phase.RUNNING
    assert one.step == pytest.approx(counting.done, rel=0.35)
    assert one.step + counting.done <= 110
    one.handle(Pause())
    step, done = one.step, counting.done
    one.advance(0.010)
    assert one.step == step
    assert counting.done - done > 6


def test_a_seek_goes_on_beside_it(counting: Counting) -> None:
    one = do(runner_of(counting, 0.0), Step(50))
    one.handle(StartJob("count"))
    do(one, Seek(20))
    assert one.step == 20
    assert counting.done == 1000
