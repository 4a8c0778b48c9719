"""Rows fed bit by bit: every row once an epoch, the same batches again after going back, gradients that are right."""

from typing import Any

import numpy as np
import pytest

from engine.core.commands import Back, Play, Seek, SetKnob, SetSpeed, Step
from engine.core.lesson import TableData
from engine.core.messages import LANGUAGES, LearnerError, sentence
from engine.core.pace import Speed
from engine.core.status import Phase
from engine.core.types import Batch, frozen
from engine.lectures.l07_tips.minibatch import LAB
from engine.topics.batches.feed import PASSES, Feed, Place
from engine.topics.batches.minibatches import split
from tests.engine.batches import ALL, inside, of, trained
from tests.engine.runs import do, runner, weights
from tests.engine.test_cases import CASES, CHAOTIC_FROM

SOFTMAX = [name for name, case in CASES.items() if case["kind"] == "ce" and "lr_decay" not in case]


def in_one(batches: list[list[int]]) -> list[int]:
    """The rows of all batches in their order."""
    return [row for batch in batches for row in batch]


def fed(run: Any, updates: int) -> list[list[int]]:
    """The rows of the next batches."""
    found = []
    for _ in range(updates):
        found.append(run.next_places().tolist())
        run.step()
    return found


def test_an_epoch_takes_every_row_once_and_the_last_batch_what_is_left() -> None:
    batches = fed(trained(0), 45)
    assert [len(batch) for batch in batches] == [32] * 44 + [29]
    assert sorted(in_one(batches)) == list(range(1437))


def test_each_epoch_has_an_order_of_its_own_drawn_from_seed_and_number() -> None:
    run = trained(0, seed=7)
    for epoch in range(2):
        drawn = np.random.Generator(np.random.PCG64(np.random.SeedSequence([7, epoch]))).permutation(1437)
        assert in_one(fed(run, 45)) == drawn.tolist()


def test_another_seed_has_other_batches() -> None:
    assert fed(trained(0, seed=1), 1) != fed(trained(0, seed=2), 1)


def test_the_cost_is_that_of_the_batch_that_comes_next() -> None:
    run = trained(7)
    places = run.next_places()
    batch = Batch(run.whole.X[places], run.whole.Y[places])
    assert run.cost == run.model.forward(run.params, batch).cost


def test_the_gradients_of_the_batches_of_an_epoch_average_to_that_of_all_rows() -> None:
    run = trained(20)
    sums = {name: np.zeros_like(value) for name, value in run.params.items()}
    feed, place = Feed(np.zeros(1437), "whole", 3), Place()
    while place.epoch == 0:
        places = feed.next(place, 32)
        place = place.after(len(places), 1437)
        batch = Batch(run.whole.X[places], run.whole.Y[places])
        for name, slope in run.model.backward(run.params, batch, run.model.forward(run.params, batch)).items():
            sums[name] += slope * len(places) / 1437
    for name, slope in run.whole_gradient().items():
        np.testing.assert_allclose(sums[name], slope, atol=1e-15)


def test_the_gradient_of_a_batch_agrees_with_central_differences() -> None:
    run, eps = trained(10, l2=0.01), 1e-6
    for name, place in (("W", (20, 3)), ("W", (36, 8)), ("b", (5,))):
        costs = []
        for sign in (1.0, -1.0):
            moved = {key: value.copy() for key, value in run.params.items()}
            moved[name][place] += sign * eps
            costs.append(run.model.forward(moved, run.batch).cost)
        assert run.gradients()[name][place] == pytest.approx((costs[0] - costs[1]) / (2 * eps), rel=1e-5)


@pytest.mark.parametrize("to", [0, 1, 44, 45, 46, 100])
def test_going_back_finds_the_same_parameters_batch_and_measures(to: int) -> None:
    one = do(runner(of(steps=200), lab=LAB), Step(150), Seek(to))
    run = trained(to)
    assert weights(one) == {name: value.tobytes() for name, value in run.params.items()}
    there = inside(one)
    assert there.batch.X.tobytes() == run.batch.X.tobytes()
    assert repr(there.measured.last) == repr(run.measured.last)


def test_a_batch_size_that_is_turned_in_mid_epoch_goes_on_where_the_epoch_is_and_replays_exactly() -> None:
    one = do(runner(of(steps=200), lab=LAB), Step(10), SetKnob("batch_size", 100))
    assert inside(one).place.position == 320
    assert len(inside(one).batch.X) == 100
    do(one, Step(40))
    after = weights(one)
    do(one, Seek(5), Step(45))
    assert weights(one) == after
    again = do(runner(one.as_lesson(), lab=LAB), Step(50))
    assert weights(again) == after


def test_measures_of_a_way_not_taken_are_forgotten() -> None:
    one = do(runner(of(steps=200), lab=LAB), Step(180), Back(130), SetKnob("learning_rate", 0.1), Step(40))
    measured = inside(one).measured
    series = inside(one).series.upto(measured)
    assert series[-1, 0] == 90
    assert series[-1, 5] == measured.last.test_accuracy
    assert np.all(np.diff(series[:, 0]) > 0)


def test_the_whole_is_measured_at_the_first_updates_and_then_when_an_epoch_ends() -> None:
    run = trained(200)
    series = run.series.upto(run.measured)
    assert series[:, 0].tolist() == [*range(65), 90, 135, 180]
    assert series[series[:, 1] == 1, 0].tolist() == [0, 45, 90, 135, 180]


def test_of_very_many_epochs_some_hundred_are_shown_and_the_last_measured_among_them() -> None:
    run = trained(1202, batch_size=ALL)
    series = run.series.upto(run.measured)
    assert len(series) <= 502
    assert series[-1, 0] == run.measured.last.step == 1202


def test_a_run_that_goes_on_for_ever_keeps_ever_fewer_measures_of_its_epochs() -> None:
    two = TableData(frozen([[0.0], [1.0], [1.0]]), frozen([0.0, 1.0, 1.0]), ())
    run = trained(16_000, two, batch_size=ALL, held_out=0)
    assert run.place.epoch == 16_000
    assert run.measured.count == 1000 + 4 * 500 + 1, "one, two, four, eight and sixteen epochs apart, and the start"


# ── pieces


def test_a_piece_is_gone_through_five_times_and_then_the_next_one_comes() -> None:
    run = trained(0, pieces="ten")
    seen = [set(in_one(fed(run, 5))) for _ in range(10 * PASSES)]
    pieces = [seen[k * PASSES] for k in range(10)]
    assert all(seen[epoch] == pieces[epoch // PASSES] for epoch in range(10 * PASSES))
    assert sorted(len(piece) for piece in pieces) == [143] * 3 + [144] * 7
    assert set().union(*pieces) == set(range(1437))


def test_sorted_by_class_a_piece_has_one_class() -> None:
    run = trained(0, pieces="by_class")
    assert [set(run.whole.Y[piece].argmax(axis=1).tolist()) for piece in run.feed.pieces] == [{k} for k in range(10)]


# ── what is refused, and other data


def small(rows: int, classes: int = 2) -> TableData:
    rng = np.random.default_rng(0)
    return TableData(frozen(rng.integers(0, 9, (rows, 4))), frozen(np.arange(rows) % classes))


def test_a_split_that_leaves_one_class_is_refused_in_words() -> None:
    with pytest.raises(LearnerError) as caught:
        trained(0, small(3), held_out=80)
    assert all(sentence(caught.value.message, language) for language in LANGUAGES)


@pytest.mark.parametrize(
    ("knob", "value"), [("batch_size", 0), ("batch_size", -5), ("learning_rate", 0.0), ("l2", -1.0)]
)
def test_a_value_that_makes_no_sense_is_refused_and_nothing_is_lost(knob: str, value: float) -> None:
    one = do(runner(of(steps=20), lab=LAB), Step(10))
    before = weights(one)
    with pytest.raises(LearnerError):
        one.handle(SetKnob(knob, value))
    assert (one.step, weights(one)) == (10, before)


def test_without_test_rows_nothing_is_said_of_a_test() -> None:
    run = trained(3, held_out=0)
    assert len(run.test_rows) == 0
    assert np.isnan(run.measure().test_accuracy)


def test_fewer_rows_than_pieces_make_as_many_pieces_as_rows() -> None:
    run = trained(30, small(9), pieces="ten", held_out=0)
    assert [len(piece) for piece in run.feed.pieces] == [1] * 9


def test_the_last_rows_of_a_table_can_be_those_of_the_test() -> None:
    train, test = split(10, 20, last=True)
    assert (train.tolist(), test.tolist()) == (list(range(8)), [8, 9])


def test_the_status_of_a_run_says_that_costs_of_batches_go_up_and_down() -> None:
    one = runner(of(steps=400), lab=LAB)
    for command in (SetSpeed(Speed.FULL), Play()):
        one.handle(command)
    one._run.train(100, float("inf"), one._clock)
    assert one.phase is Phase.RUNNING
    assert one.status().message.key == "status_mini_batches"


@pytest.mark.parametrize("name", SOFTMAX)
def test_with_all_rows_in_one_batch_the_recorded_runs_of_softmax_come_out(name: str) -> None:
    case = CASES[name]
    data = TableData(frozen(case["X"]), frozen(np.argmax(case["Y"], axis=1)))
    initial = {key: frozen(value) for key, value in case["init"].items()}
    knobs = {"batch_size": ALL, "held_out": 0, "held_out_rows": "last", "to_one": False}
    given = of(data, steps=case["updates"], initial=initial, learning_rate=case["lr"], l2=case["l2"], **knobs)
    costs = do(runner(given, lab=LAB), Step(case["updates"])).history.costs()
    end = CHAOTIC_FROM.get(name, case["updates"] + 1)
    for step in (int(step) for step in case["cost"] if int(step) < end):
        assert costs[step] == pytest.approx(case["cost"][str(step)], rel=1e-9), f"cost[{step}]"
