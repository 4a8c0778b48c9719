"""Lecture 4 as it opens: the numbers on screen at the ticks of the play table, and what the learner is to find."""

import dataclasses
import itertools

import numpy as np
import pytest

from engine.core.commands import NewStart, Play, Seek, SetKnob, SetLook, SetParameters, SetSpeed, Step
from engine.core.frames import LinePart, Look, PlanePart, RowsPart
from engine.core.lesson import NamedData
from engine.core.pace import Speed
from engine.core.parts_features import FeaturesPart
from engine.core.regression import Regression
from engine.core.runner import Runner
from engine.core.status import Phase
from engine.lectures.l04_linear.train import LAB
from tests.engine.runs import EXAM, Clock, do, lesson, params, play, runner

TICKS = (0, 1, 6, 15, 49, 95, 188, 372, 1000, 2000)
EXAM_SCORES = NamedData("exam_scores")
# Lesson, largest stable rate as printed, cost as printed at each tick.
ROWS = {
    "hours and attendance": (
        lesson(NamedData("hours_attendance")), 0.013577,
        "4440 1398 251 91.1 49.7 44.2 36.0 27.3 20.92 20.53",
    ),
    "five rows": (lesson(EXAM), 4.544e-5, "29662 9299 29.8 1.623 1.599 1.567 1.505 1.392 1.079 0.754"),
    "five rows, faster": (
        lesson(EXAM, learning_rate=3e-5), 4.544e-5, "29662 3047 1.655 1.601 1.532 1.444 1.285 1.032 0.563 0.337",
    ),
    "25 rows": (lesson(EXAM_SCORES), 5.103e-5, "26812 9921 80.2 11.70 11.55 11.36 10.99 10.34 8.74 7.38"),
    "25 rows, standardised": (
        lesson(EXAM_SCORES, scaling="standard", learning_rate=0.1), 0.3622,
        "26812 16925 1814 40.9 6.25 5.81 5.740 5.738 5.738 5.738",
    ),
}  # fmt: skip


def _last_digit(printed: str) -> float:
    """Half a unit of the last digit printed."""
    return 0.5 * 10.0 ** -len(printed.partition(".")[2])


@pytest.mark.parametrize("name", ROWS)
def test_the_costs_at_the_ticks_are_those_of_the_play_table(name: str) -> None:
    given, limit, printed = ROWS[name]
    one = play(runner(dataclasses.replace(given, steps=2000)))
    costs = one.history.costs()
    for tick, text in zip(TICKS, printed.split(), strict=True):
        assert costs[tick] == pytest.approx(float(text), abs=1.01 * _last_digit(text)), f"cost[{tick}]"
    assert isinstance(one.experiment, Regression)
    assert one.experiment.quadratic.largest_stable_rate == pytest.approx(limit, rel=2e-4)


def test_the_lab_opens_with_hours_and_attendance_from_zeros_at_a_rate_that_works() -> None:
    opened = LAB.lesson()
    assert opened.data == NamedData("hours_attendance")
    assert (opened.knobs["learning_rate"], opened.knobs["scaling"], opened.steps) == (0.01, "none", 2000)
    assert (play(Runner(LAB, clock=Clock())).phase) is Phase.DONE


@pytest.mark.parametrize("dataset", LAB.datasets)
def test_every_data_set_of_the_lab_learns_with_its_preset(dataset: str) -> None:
    one = play(runner(lesson(NamedData(dataset), steps=2000)))
    assert one.phase is Phase.DONE
    optimum_cost = one.experiment.scene().optimum_cost
    assert optimum_cost is not None
    assert one.experiment.cost < 0.2 * one.history.costs()[0]
    assert one.experiment.cost >= optimum_cost


def test_ten_seconds_of_play_are_372_updates_and_the_first_steps_are_seen() -> None:
    clock = Clock()
    one = Runner(LAB, clock=clock)
    one.handle(Play())
    seen = []
    for frame in range(1, 601):
        clock.now_s = frame / 60
        one.advance(0.008)
        seen.append(one.step)
    assert seen[-1] == 372
    assert sorted(set(seen[:420])) == list(range(50))  # each of the first 49 updates has a frame of its own
    assert one.experiment.cost == pytest.approx(27.3, abs=0.05)


# ── A1, A2: which features ──────────────────────────────────────────────────────────────────────────────────────────


def features(one: Runner) -> FeaturesPart:
    one.handle(SetLook(Look(views=frozenset({"features"}))))
    part = one.snapshot().frame.parts["features"]
    assert isinstance(part, FeaturesPart)
    return part


def test_every_exam_that_is_ticked_lowers_the_best_cost_and_changes_the_first_weight() -> None:
    one = runner(lesson(EXAM_SCORES, features=(0,)))
    costs, weights = [], []
    for ticked in ((0,), (0, 1), (0, 1, 2)):
        part = features(do(one, SetKnob("features", ticked)))
        assert part.chosen == tuple(column in ticked for column in range(3))
        costs.append(part.cost)
        weights.append(float(part.weights[0]))
    assert costs == pytest.approx([58.25, 40.83, 5.74], abs=0.005)
    assert weights == pytest.approx([1.852, 1.130, 0.356], abs=0.0005)


@pytest.mark.parametrize(("ticked", "cost"), [((0, 2), 13.64), ((2,), 30.29)])
def test_other_choices_have_the_best_costs_of_the_table(ticked: tuple[int, ...], cost: float) -> None:
    assert features(runner(lesson(EXAM_SCORES, features=ticked))).cost == pytest.approx(cost, abs=0.005)


def test_the_weights_before_the_last_tick_stay_as_ghosts() -> None:
    alone = features(runner(lesson(EXAM_SCORES, features=(0,))))
    both = features(runner(lesson(EXAM_SCORES, features=(0, 1))))
    assert alone.before_weights is None
    assert both.before_weights is not None
    np.testing.assert_array_equal(both.before_weights, alone.weights)
    assert (both.before_bias, both.before_cost) == (alone.bias, alone.cost)
    assert np.isnan(both.weights[2])


def test_the_order_of_ticking_decides_the_ghost_and_not_the_columns_of_the_model() -> None:
    late = runner(lesson(EXAM_SCORES, features=(2, 0)))
    assert late.experiment.scene().columns == ("exam1", "exam3")
    before = features(late).before_weights
    assert before is not None
    assert np.isnan(before).tolist() == [True, True, False]


def test_the_run_goes_to_the_optimum_that_the_features_show() -> None:
    for ticked in ((0,), (0, 1), (1, 2), (0, 1, 2)):
        one = play(runner(lesson(EXAM_SCORES, features=ticked, scaling="standard", learning_rate=0.3, steps=4000)))
        part = features(one)
        assert one.experiment.cost == pytest.approx(part.cost, rel=1e-6)
        original = one.experiment.result().params_original
        assert original is not None
        np.testing.assert_allclose(original["W"][:, 0], part.weights[list(ticked)], rtol=1e-3)


# ── A4, A6: by hand, other starts ───────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(("values", "cost"), [({"w1": 2 / 3, "w2": 2 / 3, "w3": 2 / 3}, 2.51), ({"w3": 2.0}, 5.00)])
def test_fitting_by_hand_comes_far(values: dict[str, float], cost: float) -> None:
    one = do(runner(), SetParameters(values))
    assert one.experiment.cost == pytest.approx(cost, abs=0.005)
    assert one.history.last == 0


def test_other_starts_end_at_other_costs_in_the_flat_valley() -> None:
    ends = {}
    for seed in (0, 3, 11):
        one = play(do(runner(lesson(steps=2000)), NewStart(seed)))
        ends[seed] = one.experiment.cost
    assert [ends[0], ends[3], ends[11]] == pytest.approx([0.93, 41.1, 7.4], abs=0.05)


def test_doubling_the_rate_is_a_hundred_times_better_after_two_updates() -> None:
    costs = [do(runner(lesson(learning_rate=rate)), Step(2)).experiment.cost for rate in (1e-5, 2e-5, 4.5e-5)]
    assert costs == pytest.approx([2915.7, 7.7, 27428], rel=5e-3)


# ── what the views show ─────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("scaling", ["none", "minmax", "standard"])
def test_the_line_adds_up(scaling: str) -> None:
    one = do(runner(lesson(scaling=scaling)), Step(3))
    for row in range(5):
        one.handle(SetLook(Look(sample=row)))
        part = one.snapshot().frame.line
        assert isinstance(part, LinePart)
        assert part.row == row
        assert float(part.weights @ part.features) + part.bias == pytest.approx(part.prediction, rel=1e-12)
        assert part.squared == (part.prediction - part.target) ** 2


def test_the_rows_squares_make_the_cost() -> None:
    one = do(runner(lesson(EXAM_SCORES)), Step(20))
    one.handle(SetLook(Look(views=frozenset({"fit"}))))
    part = one.snapshot().frame.parts["fit"]
    assert isinstance(part, RowsPart)
    np.testing.assert_array_equal(part.residual, part.target - part.prediction)
    assert part.squared.mean() == pytest.approx(part.cost, rel=1e-12)
    assert part.root**2 == pytest.approx(part.cost, rel=1e-12)
    assert part.limits[0] <= min(part.target.min(), part.prediction.min())
    assert part.limits[1] >= max(part.target.max(), part.prediction.max())


@pytest.mark.parametrize("scaling", ["none", "minmax", "standard"])
def test_the_plane_stands_over_the_original_features(scaling: str) -> None:
    one = do(runner(lesson(NamedData("hours_attendance"), scaling=scaling)), Step(30))
    one.handle(SetLook(Look(views=frozenset({"plane"}))))
    part = one.snapshot().frame.parts["plane"]
    assert isinstance(part, PlanePart)
    result = one.experiment.result()
    original = result.params if result.params_original is None else result.params_original
    W, b = original["W"][:, 0], float(original["b"][0])
    for i, j in itertools.product(range(2), range(2)):
        expected = W[0] * part.corners_x[i] + W[1] * part.corners_y[j] + b
        assert part.heights[i, j] == pytest.approx(expected, rel=1e-9)
    np.testing.assert_allclose(part.feet, part.points[:, :2] @ W + b, rtol=1e-9)
    squares = (part.points[:, 2] - part.feet) ** 2
    assert squares.sum() == pytest.approx(len(squares) * one.experiment.cost, rel=1e-9)


def test_a_sample_that_is_not_there_is_the_nearest_that_is() -> None:
    one = runner()
    for asked, shown in ((99, 4), (-3, 0)):
        one.handle(SetLook(Look(sample=asked)))
        part = one.snapshot().frame.line
        assert isinstance(part, LinePart)
        assert part.row == shown


def test_at_full_speed_2000_updates_are_the_same_run_as_step_by_step() -> None:
    fast = play(runner(lesson(steps=300)))
    slow = runner(lesson(steps=300))
    slow.handle(SetSpeed(Speed.LAW))
    for _ in range(300):
        do(slow, Step())
    assert fast.history.costs().tobytes() == slow.history.costs().tobytes()
    assert params(do(fast, Seek(123)))["W"].tobytes() == params(do(slow, Seek(123)))["W"].tobytes()
