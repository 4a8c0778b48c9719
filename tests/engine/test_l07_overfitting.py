"""The lab on overfitting: what exact fits cost, what each remedy does, and gradient descent on the same rows."""

import numpy as np
import pytest

import resources
from engine.core import datasets
from engine.core.commands import Seek, SetKnob, SetLook, Step
from engine.core.frames import Look, NothingPart
from engine.core.messages import LearnerError
from engine.core.parts_classes import ClassMapPart, ConfusionPart
from engine.core.parts_ridge import CostsInTimePart, CostsOverPart, RidgeCurvePart, RidgeWeightsPart
from engine.core.regression import Regression
from engine.core.status import Phase
from engine.core.types import Batch
from engine.lectures.l07_tips.overfitting import LAB
from engine.topics.ridge.made_rows import BORDER, CURVE
from engine.topics.ridge.ridge_fit import ridge
from engine.topics.ridge.ridge_parts import verdict
from engine.topics.ridge.ridge_run import PENALTIES
from engine.topics.ridge.set_costs import loss_of
from tests.engine.differences import assert_gradients_agree, gradient
from tests.engine.overfitting import (
    BORDER_DATA,
    boundary,
    degree,
    opened,
    part_of,
    penalty,
    polynomial,
)
from tests.engine.test_cases import CASES, batch_of
from tests.engine.test_frames import things_in

TEST_BY_DEGREE = (0.209, 0.209, 0.046, 0.049, 0.079, 0.085, 0.118, 0.131, 0.240, 0.332, 2.891)


def test_the_test_cost_falls_to_degree_3_and_explodes_at_degree_11() -> None:
    part = part_of(CostsOverPart, "degrees", stage=1)
    assert part.test == pytest.approx(np.array(TEST_BY_DEGREE), abs=5e-4)
    assert part.test[10] / part.test[2] == pytest.approx(62.5, abs=0.1)


def test_the_training_cost_only_falls_and_ends_at_zero() -> None:
    train = part_of(CostsOverPart, "degrees").train
    assert train[0] == pytest.approx(0.324, abs=5e-4)
    assert (np.diff(train) < 0).all()
    assert train[10] < 1e-20


@pytest.mark.parametrize(("power", "largest"), [(3, 2.57), (7, 26.5), (9, 146), (11, 1878)])
def test_the_largest_weight_grows_with_the_degree(power: int, largest: float) -> None:
    assert part_of(RidgeWeightsPart, "weights", degree(power)).largest == pytest.approx(largest, rel=0.01)


@pytest.mark.parametrize(
    ("l2", "cost"),
    [(1e-6, 0.214), (1e-4, 0.089), (1e-3, 0.055), (3e-3, 0.050), (1e-2, 0.057), (0.1, 0.167), (1.0, 0.403)],
)
def test_a_penalty_tames_degree_11_and_too_much_of_it_flattens_the_curve(l2: float, cost: float) -> None:
    assert polynomial().cost_of("test", 11, l2) == pytest.approx(cost, abs=6e-4)


@pytest.mark.parametrize(("points", "cost"), [(12, 2.891), (20, 0.078), (50, 0.079)])
def test_more_points_mend_degree_11_on_the_same_test_rows(points: int, cost: float) -> None:
    run = polynomial(SetKnob("points", points))
    assert run.cost_of("test", 11, 0.0) == pytest.approx(cost, abs=5e-4)
    for name in ("validation", "test"):
        np.testing.assert_array_equal(run.sets[name].X, polynomial().sets[name].X)
        np.testing.assert_array_equal(run.sets[name].Y, polynomial().sets[name].Y)


@pytest.mark.parametrize("l2", [0.0, 1e-4, 0.1])
def test_the_exact_fit_is_the_lowest_point_of_the_cost(l2: float) -> None:
    run = polynomial(degree(6), penalty(l2))
    fit = run.fit()

    def cost(theta: np.ndarray) -> float:
        H = run.batch.X @ theta[:-1] + theta[-1]
        return float(np.mean((H - run.batch.Y[:, 0]) ** 2) + l2 * theta[:-1] @ theta[:-1])

    assert np.abs(gradient(cost, np.array([*fit.weights, fit.bias]))).max() < 1e-8


def test_gradients_agree_with_central_differences_in_both_runs() -> None:
    for run in (polynomial(penalty(0.01), Step(7)), boundary(penalty(0.003), Step(7))):
        assert_gradients_agree(run.settings.model, run.params, run.batch)


def test_the_run_of_the_lecture_with_a_penalty_heads_for_the_exact_fit() -> None:
    case = CASES["L7_minmax_zeros_lr0.1_l2_0.001"]
    rows, l2 = batch_of(case), case["l2"]
    fit = ridge(Batch(rows.X, rows.Y), l2)
    lowest = fit.cost(rows) + l2 * float(fit.weights @ fit.weights)
    costs = [float(cost) for _, cost in sorted((int(step), cost) for step, cost in case["cost"].items())]
    assert all(cost > lowest for cost in costs)
    # The run has come within four hundredths; without the penalty the rows could be fitted better still.
    assert costs[-1] == pytest.approx(lowest, rel=0.04)
    assert ridge(rows, 0.0).cost(rows) < fit.cost(rows)


def test_the_run_heads_for_the_exact_fit_and_is_far_from_it_after_10_000_updates() -> None:
    run = polynomial(degree(3), Step(10_000))
    assert isinstance(run, Regression)
    np.testing.assert_allclose(run.theta()[:-1], run.fit().weights, rtol=1e-4)
    far = polynomial(Step(10_000))
    assert np.abs(far.params["W"]).max() < 10 < 1000 < np.abs(far.fit().weights).max()


def test_over_time_the_test_cost_falls_and_rises_again() -> None:
    part = part_of(CostsInTimePart, "time", Step(10_000), stage=1)
    assert part.test is not None
    at = {int(step): float(cost) for step, cost in zip(part.steps, part.test, strict=True)}
    assert at[0] == pytest.approx(0.517, abs=5e-4)
    assert at[20] == pytest.approx(0.067, abs=5e-4)
    assert at[100] == pytest.approx(0.049, abs=5e-4)
    assert at[10_000] == pytest.approx(0.107, abs=6e-4)
    assert part.best_step == 148
    assert part.best_cost == pytest.approx(0.1089, abs=1e-4)
    assert part.train[-1] == pytest.approx(0.0239, abs=1e-4)


def test_the_costs_at_the_present_step_are_those_of_the_run() -> None:
    one = opened(Step(333), views=("time",))
    part, run = one.snapshot().frame.parts["time"], one.experiment
    assert isinstance(part, CostsInTimePart)
    assert isinstance(run, Regression)
    assert (part.step, part.steps[-1]) == (333, 333)
    assert part.costs.train == pytest.approx(run.cost, rel=1e-12)


def test_going_back_keeps_the_curves_and_the_lowest_point_of_what_came_after() -> None:
    there = part_of(CostsInTimePart, "time", Step(1000))
    back = part_of(CostsInTimePart, "time", Step(1000), Seek(20))
    # Only the very last step, which is no place of the path, is not kept.
    np.testing.assert_array_equal(back.steps, there.steps[:-1])
    np.testing.assert_allclose(back.validation, there.validation[:-1], rtol=1e-14)
    assert (back.step, back.best_step, back.last) == (20, 148, 1000)
    assert back.costs.train == pytest.approx(there.train[20])


@pytest.mark.parametrize("views", [("descent", "time", "weights"), ("curve", "degrees", "lambda")])
def test_of_a_run_that_blew_up_every_number_is_finite(views: tuple[str, ...]) -> None:
    one = opened(SetKnob("learning_rate", 1e6), Step(500), views=views, stage=1)
    assert one.phase is Phase.DIVERGED
    for path, thing in things_in(one.snapshot().frame, "frame"):
        if isinstance(thing, (np.ndarray, float)):
            assert np.isfinite(thing).all(), path


@pytest.mark.parametrize(
    ("power", "l2", "train", "test", "largest"),
    [(1, 0.0, 0.8333, 0.865, 5.16), (4, 0.0, 1.0, 0.705, 29.8), (4, 0.003, 0.9333, 0.86, 2.50)],
)
def test_a_boundary_learns_by_heart_too(power: int, l2: float, train: float, test: float, largest: float) -> None:
    commands = (BORDER_DATA, degree(power), penalty(l2), Step(10_000))
    confusion = part_of(ConfusionPart, "confusion", *commands, stage=1)
    assert confusion.accuracy == pytest.approx(train, abs=1e-4)
    assert confusion.test_accuracy == pytest.approx(test)
    assert part_of(RidgeWeightsPart, "weights", *commands).largest == pytest.approx(largest, rel=0.01)


def test_the_loss_of_classes_is_the_cost_of_the_run() -> None:
    run = boundary(Step(50))
    assert loss_of(run, "train", run.theta()[None, :])[0] == pytest.approx(run.cost, rel=1e-12)


# ── what is hidden


def test_test_rows_stay_hidden_until_they_are_revealed() -> None:
    for stage, seen in ((0, False), (1, True)):
        curve = part_of(RidgeCurvePart, "curve", stage=stage)
        assert (curve.test is not None, curve.costs.test is not None, curve.hidden) == (seen, seen, not seen)
        for view in ("degrees", "lambda"):
            assert (part_of(CostsOverPart, view, stage=stage).test is not None) == seen
        assert (part_of(CostsInTimePart, "time", stage=stage).test is not None) == seen
        assert (len(part_of(ClassMapPart, "twin", BORDER_DATA, stage=stage).test_points) == 200) == seen
        assert (part_of(ConfusionPart, "confusion", BORDER_DATA, stage=stage).test_counts is not None) == seen


def test_a_hidden_cost_is_not_explained_either() -> None:
    one = opened(views=("curve",))
    one.snapshot()
    with pytest.raises(LearnerError):
        one.experiment.explain(("set_cost", "test"))
    one.handle(SetLook(Look(views=frozenset({"curve"}), stage=1)))
    one.snapshot()
    assert one.experiment.explain(("set_cost", "test")).value == pytest.approx(2.8907, abs=1e-4)


def test_a_hidden_accuracy_is_not_explained_either() -> None:
    one = opened(BORDER_DATA, views=("confusion",))
    one.snapshot()
    with pytest.raises(LearnerError):
        one.experiment.explain(("test_accuracy",))
    one.handle(SetLook(Look(views=frozenset({"confusion"}), stage=1)))
    one.snapshot()
    assert one.experiment.explain(("test_accuracy",)).title.key == "explain_test_accuracy_none"


def test_validation_rows_are_shown_where_something_is_chosen() -> None:
    assert part_of(RidgeCurvePart, "curve").validation is None
    for view in ("lambda", "time"):
        assert part_of(RidgeCurvePart, "curve", beside=(view,)).validation is not None


# ── choosing λ


def test_the_validation_rows_choose_the_penalty_that_is_best_in_the_test() -> None:
    part = part_of(CostsOverPart, "lambda", stage=1)
    assert part.test is not None
    assert part.best == 0.003 == PENALTIES[int(np.argmin(part.test))]
    assert part.best_cost == pytest.approx(0.1105, abs=1e-4)


@pytest.mark.parametrize(
    ("l2", "word"), [(0.003, "right"), (0.002, "right"), (0.0055, "right"), (0.001, "close"), (0.01, "close"),
                     (0.1, "off"), (0.0, "off")]
)  # fmt: skip
def test_a_choice_is_judged_by_its_validation_cost_once_it_is_made(l2: float, word: str) -> None:
    assert part_of(CostsOverPart, "lambda", penalty(l2)).verdict is None
    assert part_of(CostsOverPart, "lambda", penalty(l2), stage=1).verdict == word


def test_the_story_takes_for_done_what_the_verdict_calls_right() -> None:
    steps = resources.table(f"lectures/{LAB.name}/info.toml")["story"]
    until = next(step["until"] for step in steps if step["id"] == "choose-lambda")
    low, high = until["knob_above"]["l2"], until["knob_below"]["l2"]
    run = polynomial()
    best = part_of(CostsOverPart, "lambda", stage=1).best_cost

    def word(l2: float) -> str:
        return verdict(run.cost_of("validation", 11, l2), best)

    assert [word(l2) for l2 in (1.04 * low, 0.97 * high)] == ["right", "right"]
    assert "right" not in (word(0.97 * low), word(1.03 * high))


# ── knobs and data


def test_a_degree_with_more_parameters_than_points_is_refused_and_nothing_is_lost() -> None:
    one = opened(Step(5))
    before = one.experiment
    with pytest.raises(LearnerError, match="degree can be up to 11"):
        one.handle(degree(12))
    with pytest.raises(LearnerError, match="only 11 points"):
        one.handle(SetKnob("points", 11))
    assert (one.experiment, one.step) == (before, 5)
    do_more = opened(SetKnob("points", 13), degree(12)).experiment
    assert do_more.knobs["degree"] == 12
    with pytest.raises(LearnerError, match="degree can be up to 6"):
        boundary(degree(7))


def test_the_data_sets_are_the_rows_of_the_default_knobs() -> None:
    for name, run in ((CURVE, polynomial()), (BORDER, boundary())):
        data, count = datasets.load(name), len(run.rows.train.X)
        np.testing.assert_allclose(run.rows.train.X, data.X[:count], rtol=1e-15)
        np.testing.assert_allclose(run.rows.train.Y, data.Y[:count], rtol=1e-15)
        assert run.data.targets == data.targets


def test_the_two_classes_and_their_test_rows_are_those_of_the_lab_on_evaluation() -> None:
    data, run = datasets.load(BORDER), boundary()
    np.testing.assert_array_equal(run.rows.test.X, data.X[30:])
    np.testing.assert_array_equal(run.rows.test.Y, data.Y[30:])
    assert run.scene().classes == data.classes


def test_points_of_one_class_are_refused_in_words_and_nothing_is_lost() -> None:
    one = opened(BORDER_DATA, degree(1), SetKnob("data_seed", 7), Step(5))
    before = one.experiment
    with pytest.raises(LearnerError, match="All 3 points are of one class"):
        one.handle(SetKnob("points", 3))
    assert (one.experiment, one.step) == (before, 5)


def test_without_noise_the_points_lie_on_the_curve() -> None:
    run = polynomial(SetKnob("noise", 0.0))
    for rows in (run.rows.train, run.rows.validation, run.rows.test):
        np.testing.assert_allclose(rows.Y, np.sin(np.pi * rows.X), atol=1e-15)


def test_a_view_of_the_other_data_says_which_it_is_about() -> None:
    assert part_of(NothingPart, "twin").reason.key == "ridge_needs_border"
    assert part_of(NothingPart, "degrees", BORDER_DATA).reason.key == "ridge_needs_curve"
