"""What the pictures of lecture 7 have room for, what they mark, and where their words turn."""

import dataclasses
import math
import re

import numpy as np
import pytest

from engine.core.commands import SetKnob, SetLook, Step
from engine.core.datasets import load
from engine.core.frames import Look
from engine.core.lesson import NamedData
from engine.core.messages import LANGUAGES, sentence
from engine.core.parts_batches import StreamPart, WeightImagesPart
from engine.core.parts_rates import RatesPart
from engine.core.parts_ridge import CostsInTimePart, CostsOverPart, RidgeWeightsPart
from engine.core.parts_scales import CoefficientsPart, LaneLinesPart
from engine.core.parts_split import SplitFitPart, SpreadPart
from engine.core.runner import Runner
from engine.core.status import Phase
from engine.lectures.l07_tips.learning_rate import LAB as RATES
from engine.lectures.l07_tips.minibatch import LAB as MINIBATCH
from engine.topics.batches.dial import spread
from engine.topics.evaluation import splits
from tests.engine import batches, evaluation, overfitting, scales
from tests.engine.runs import Clock, do, runner


def rates(updates: int, data: str = "house", **knobs: float) -> RatesPart:
    lesson = RATES.lesson()
    suited = {**lesson.knobs, **RATES.presets[data], **knobs}
    one = Runner(RATES, dataclasses.replace(lesson, data=NamedData(data), knobs=suited), Clock())
    one.handle(SetLook(Look(views=frozenset({"rates"}))))
    part = (do(one, Step(updates)) if updates else one).snapshot().frame.parts["rates"]
    assert isinstance(part, RatesPart)
    return part


# ── learning rates


def test_the_fastest_rate_brings_both_directions_home_at_the_same_pace() -> None:
    fastest = rates(0).fastest
    assert fastest is not None
    run = rates(0, rate_2=fastest).runs[1]
    assert run.steep == pytest.approx(-(run.gentle or 0.0), rel=1e-9)


@pytest.mark.parametrize(
    ("updates", "said"),
    [
        (0, ["rates_not_begun"] * 3),
        (15, ["rates_falls", "rates_falls", "rates_rises"]),
        (49, ["rates_falls", "rates_there", "rates_diverge"]),
    ],
)
def test_how_a_cost_goes_is_said_in_words_that_its_numbers_bear_out(updates: int, said: list[str]) -> None:
    assert [run.seen.key for run in rates(updates).runs] == said


def test_a_cost_that_rises_in_half_of_its_last_updates_is_said_to() -> None:
    seen = rates(200, "eight_rows_three", rate_2=0.2).runs[1].seen
    assert (seen.key, seen.values["of"]) == ("rates_rises", 50)
    assert 15 <= int(str(seen.values["rises"])) <= 35


# ── scales


def test_coefficients_are_mapped_back_by_the_shift_and_the_scale_that_are_shown() -> None:
    one = do(scales.scales(), Step(5))
    one.handle(SetLook(Look(views=frozenset({"coefficients", "lines"}))))
    shown = scales.part(one, CoefficientsPart, "coefficients")
    for lane in shown.lanes:
        assert lane.row == pytest.approx((shown.row - lane.shift) / lane.scale)
        weights = lane.learned[:-1] / lane.scale
        assert lane.original[:-1] == pytest.approx(weights)
        assert lane.original[-1] == pytest.approx(lane.learned[-1] - lane.shift @ weights)
    assert [lane.mapped for lane in shown.lanes] == [False, True, True]
    assert [line.mapped for line in scales.part(one, LaneLinesPart, "lines").lines] == [False, True, True]


# ── overfitting


def test_a_straight_line_has_its_place_on_the_axis_and_what_explodes_has_not() -> None:
    part = overfitting.part_of(CostsOverPart, "degrees", stage=1)
    assert part.test is not None
    assert part.train[0] < part.cap < part.test[10]


def test_of_three_points_the_axis_has_room_for_what_new_points_cost() -> None:
    part = overfitting.part_of(CostsOverPart, "degrees", overfitting.degree(2), SetKnob("points", 3), stage=1)
    assert part.test is not None
    assert part.train.max() < 0.1 * part.test.min()
    assert part.test.max() < part.cap


@pytest.mark.parametrize("power", [1, 7, 11])
def test_bars_end_at_a_power_of_ten_that_none_exceeds(power: int) -> None:
    part = overfitting.part_of(RidgeWeightsPart, "weights", overfitting.degree(power))
    assert part.largest <= part.limit
    assert math.log10(part.limit) == pytest.approx(round(math.log10(part.limit)))
    assert part.limit == 10.0 or part.largest > part.limit / 10.0


@pytest.mark.parametrize(("updates", "end"), [(90, 100), (300, 1000), (2000, 10_000)])
def test_the_axis_of_time_grows_by_factors_of_ten_and_holds_the_lowest_cost(updates: int, end: int) -> None:
    part = overfitting.part_of(CostsInTimePart, "time", Step(updates))
    assert part.step_limit == end
    assert 1.5 * part.best_cost <= part.cap <= 4.0 * part.best_cost


def test_without_noise_the_axis_of_time_still_shows_how_the_costs_came_down() -> None:
    part = overfitting.part_of(CostsInTimePart, "time", SetKnob("noise", 0.0), Step(3000))
    assert part.best_cost < 0.01 * part.validation[0]
    assert 0.25 * part.validation[0] <= part.cap <= part.validation[0]


# ── evaluation


def test_the_best_line_is_that_of_the_training_rows_alone() -> None:
    part = evaluation.part_of(evaluation.trained(updates=0), "fit")
    assert isinstance(part, SplitFitPart)
    assert part.best_y == pytest.approx(0.156996199875 * part.line_x + 40.2757642788, rel=1e-9)


def test_most_ways_to_divide_are_inside_the_picture_and_all_are_counted() -> None:
    part = evaluation.part_of(evaluation.trained(updates=0), "spread")
    assert isinstance(part, SpreadPart)
    costs = splits.ways("house_ten", (7, 0, 3)).line
    assert part.counts.sum() == part.ways == 120
    assert part.beyond == np.count_nonzero(costs > part.edges[-1])
    assert part.edges[-1] >= 5.0 * np.median(costs)
    inside = np.histogram(costs, part.edges)[0]
    assert part.counts[:-1].tolist() == inside[:-1].tolist()
    assert part.counts[-1] == inside[-1] + part.beyond


# ── mini-batches


def test_the_spread_of_the_rows_is_that_of_their_gradients_without_the_penalty() -> None:
    plain, fined = batches.trained(20), batches.trained(20)
    fined.change({"l2": 0.1}, {})
    assert spread(fined) == pytest.approx(spread(plain), rel=1e-12)


def test_a_few_large_weights_do_not_pale_the_rest() -> None:
    part = batches.part(batches.trained(450), "images")
    assert isinstance(part, WeightImagesPart)
    sizes = np.abs(part.weights)
    assert np.quantile(sizes, 0.97) <= part.limit < sizes.max()
    assert 0.95 < np.mean(sizes <= part.limit) < 1.0


def test_the_stream_counts_how_many_of_the_batch_are_called_right_and_which_piece_it_is_of() -> None:
    run = batches.trained(25, pieces="ten", batch_size=32)
    part = batches.part(run, "stream")
    assert isinstance(part, StreamPart)
    assert part.hits == int((run.called(run.forward.H) == run.batch.Y.argmax(axis=1)).sum()) > 0
    assert (part.piece, part.pieces, part.rows) == (1, 10, 144)
    first = load("digits").X[np.random.default_rng(0).permutation(1797)[144:288]] / 16.0
    assert all((row == first).all(axis=1).any() for row in run.batch.X)


def test_at_the_goal_epochs_updates_and_the_test_accuracy_are_said() -> None:
    said = batches.trained(450).finished()
    assert said.key == "status_done_epochs"
    assert said.values == {"steps": 450, "epochs": 10, "percent": "95.8"}


def test_in_pieces_it_is_passes_that_are_counted_for_an_epoch_takes_every_row_once() -> None:
    said = batches.trained(250, pieces="ten").finished()
    assert (said.key, said.values["passes"]) == ("status_done_passes", 50)
    untested = batches.trained(250, pieces="ten", held_out=0).finished()
    assert untested.key == "status_done_passes_training"
    for language in LANGUAGES:
        for told in (said, untested):
            assert not re.search("epoch|에폭", sentence(told, language))


def test_a_run_that_blows_up_names_its_rate_and_a_smaller_one() -> None:
    one = do(runner(batches.of(learning_rate=1e6, l2=0.1), lab=MINIBATCH), Step(200))
    assert one.phase is Phase.DIVERGED
    status = one.snapshot().status
    assert status.message.key == "status_diverged_batches"
    assert (status.message.values["rate"], status.message.values["step"]) == (1e6, one.history.last)
    assert status.suggestion == (SetKnob("learning_rate", 5e5),)
    assert np.isfinite(one.experiment.cost)
