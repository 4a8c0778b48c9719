"""The cost of linear regression as a quadratic: the numbers of the lecture, and the limits of the rate."""

import json
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.core import datasets, initial
from engine.core.commands import Step
from engine.core.functions import LINEAR
from engine.core.lesson import NamedData, TableData
from engine.core.model import SingleLayer
from engine.core.regression import Regression
from engine.core.runner import Runner
from engine.core.status import Phase
from engine.core.surface import Quadratic
from engine.core.types import Array, Batch, frozen
from tests.engine.runs import do, lesson, play, runner

CASES = json.loads((Path(__file__).parent.parent / "data" / "cases.json").read_text(encoding="utf-8"))["cases"]


def quadratic(name: str) -> Quadratic:
    data = datasets.load(name)
    return Quadratic.of_least_squares(data.X, data.Y)


def regression(one: Runner) -> Regression:
    assert isinstance(one.experiment, Regression)
    return one.experiment


def test_a_profile_is_worked_out_once_however_often_it_is_drawn() -> None:
    rng = np.random.default_rng(0)
    cost = Quadratic.of_least_squares(rng.normal(size=(30, 5)), rng.normal(size=(30, 1)))
    assert cost.profile(0, 1) is cost.profile(0, 1)
    assert cost.profile(0, 1) is not cost.profile(0, 2)


@pytest.mark.parametrize(
    ("name", "optimum", "cost", "rate"),
    [
        (
            "exam_five",
            [0.795475295344, 0.408379143991, 0.754587731662, 4.40210954287],
            0.104325555865,
            4.54404258892e-05,
        ),
        (
            "exam_scores",
            [0.355938218662, 0.542518757619, 1.16744421628, -4.33610240124],
            5.73780714414,
            5.10272226526e-05,
        ),
        ("house", [0.156996199875, 40.2757642788], 1466.3243, 2.33e-7),
    ],
)
def test_optimum_and_largest_stable_rate_are_the_lectures(
    name: str, optimum: list[float], cost: float, rate: float
) -> None:
    found = quadratic(name)
    np.testing.assert_allclose(found.optimum, optimum, rtol=1e-10)
    assert found.at(found.optimum) == pytest.approx(cost, rel=1e-7)
    assert found.largest_stable_rate == pytest.approx(rate, rel=1e-11 if len(str(rate)) > 10 else 2e-3)


def test_hours_and_attendance_are_stable_up_to_the_rate_of_the_play_table() -> None:
    assert quadratic("hours_attendance").largest_stable_rate == pytest.approx(0.013577, abs=5e-7)


def test_the_five_exam_rows_have_a_condition_of_seven_million() -> None:
    curvatures = quadratic("exam_five").curvatures
    assert curvatures[-1] == pytest.approx(44013.6719862, rel=1e-10)
    assert curvatures[0] == pytest.approx(0.00641559188441, rel=1e-5)
    assert curvatures[-1] / curvatures[0] == pytest.approx(6.86e6, rel=1e-3)


def test_the_four_directions_halve_in_one_and_in_ten_million_updates() -> None:
    half_lives = quadratic("exam_five").half_lives(1e-5)
    assert half_lives[0] == pytest.approx(1.2, abs=0.05)
    assert half_lives[1:3] == pytest.approx((2558, 28570), abs=1)
    assert half_lives[3] == pytest.approx(10.8e6, rel=1e-3)


def test_a_direction_that_does_not_shrink_never_halves_and_one_that_is_hit_does_at_once() -> None:
    bowl = Quadratic(np.diag([1.0, 2.0]), np.zeros(2), 0.0)  # curvatures 2 and 8
    assert bowl.half_lives(0.5) == (np.inf, 0.0)
    assert bowl.half_lives(0.125)[0] == 0.0
    assert bowl.half_lives(0.25) == (np.inf, 1.0)


def test_a_slope_too_gentle_for_one_minus_it_has_a_half_life_all_the_same() -> None:
    bowl = Quadratic(np.diag([1.0, 1e-9]), np.zeros(2), 0.0)  # curvatures 2 and 2e-18
    assert bowl.half_lives(0.1)[1] == pytest.approx(np.log(2.0) / 2e-19)


def test_scaled_stock_rows_have_the_lectures_optimum_and_rate() -> None:
    case = CASES["L7_minmax_tf777_lr0.1"]
    found = Quadratic.of_least_squares(frozen(case["X"]), frozen(case["Y"]))
    expected = [-0.280147122091, 0.350982020823, 0.133321432858, 0.990428271685, -0.0709954414494]
    np.testing.assert_allclose(found.optimum, expected, rtol=1e-9)
    assert found.largest_stable_rate == pytest.approx(0.523118443522, rel=1e-10)
    raw = CASES["L7_stock_raw_tf777_lr1e-5"]
    unscaled = Quadratic.of_least_squares(frozen(raw["X"]), frozen(raw["Y"]))
    assert unscaled.largest_stable_rate == pytest.approx(6.03384674215e-13, rel=1e-9)


def test_one_house_update_at_half_the_limit_of_a_standardised_feature_is_enough() -> None:
    one = do(runner(lesson(NamedData("house"), scaling="standard", learning_rate=0.5)), Step())
    assert regression(one).quadratic.largest_stable_rate == pytest.approx(1.0, rel=1e-12)
    assert one.experiment.cost == pytest.approx(1466.3242665, rel=1e-9)


@settings(deadline=None, max_examples=100)
@given(st.integers(1, 9), st.integers(1, 4), st.integers(1, 3), st.sampled_from([0.0, 0.3]), st.integers(0, 9999))
def test_the_quadratic_is_the_models_cost_and_its_slope_the_gradient(
    rows: int, inputs: int, outputs: int, l2: float, seed: int
) -> None:
    rng = np.random.default_rng(seed)
    batch = Batch(rng.normal(1, 2, (rows, inputs)), rng.normal(0, 3, (rows, outputs)))
    model = SingleLayer(inputs, outputs, LINEAR, l2)
    found = Quadratic.of_least_squares(*batch, l2)
    shapes = model.shapes()
    for _ in range(3):
        params = initial.normal(shapes, int(rng.integers(1_000_000)))
        theta, forward = initial.flat(params, shapes), model.forward(params, batch)
        assert found.at(theta) == pytest.approx(forward.cost, rel=1e-10, abs=1e-10)
        gradient = initial.flat(model.backward(params, batch, forward), shapes)
        np.testing.assert_allclose(2 * (found.A @ theta - found.c), gradient, rtol=1e-9, atol=1e-9)
        assert found.at(theta) >= found.at(found.optimum) - 1e-10


def test_a_million_rows_have_the_surface_of_the_five_they_repeat() -> None:
    data = datasets.load("exam_five")
    five = Quadratic.of_least_squares(data.X, data.Y)
    million = Quadratic.of_least_squares(np.tile(data.X, (200_000, 1)), np.tile(data.Y, (200_000, 1)))
    np.testing.assert_allclose(million.A, five.A, rtol=1e-10)
    np.testing.assert_allclose(million.c, five.c, rtol=1e-10)
    assert million.d == pytest.approx(five.d, rel=1e-10)


def _far_off() -> tuple[Array, Array]:
    """Two features around a million that differ by five, and a plane over them with noise."""
    rng = np.random.default_rng(1)
    near = rng.normal(0.0, 5.0, (40, 2))
    return near + 1e6, near @ [[2.0], [-3.0]] + 7.0 + rng.normal(0.0, 0.5, (40, 1))


def test_features_far_from_zero_with_little_spread_keep_their_optimum() -> None:
    X, Y = _far_off()
    near = np.hstack([X - 1e6, np.ones((40, 1))])
    w1, w2, bias = np.linalg.lstsq(near, Y[:, 0], rcond=None)[0]
    found = Quadratic.of_least_squares(X, Y)
    np.testing.assert_allclose(found.optimum, [w1, w2, bias - 1e6 * (w1 + w2)], rtol=1e-8)
    residual = float(np.square(near @ [w1, w2, bias] - Y[:, 0]).mean())
    assert found.lowest == pytest.approx(residual, rel=1e-9)
    for _ in range(3):
        theta = found.optimum + np.random.default_rng(2).normal(0.0, 1.0, 3) * [1.0, 1.0, 1e6]
        exact = float(np.square(X @ theta[:2] + theta[2] - Y[:, 0]).mean())
        assert found.at(theta) == pytest.approx(exact, rel=1e-6)


def test_features_far_from_zero_keep_their_smallest_curvature_and_their_valley() -> None:
    X, Y = _far_off()
    found = Quadratic.of_least_squares(X, Y)
    # The bias' own direction is the flattest: 2 / (1 + μᵀS⁻¹μ), of the rows less their means.
    means, apart = X.mean(axis=0), X - X.mean(axis=0)
    flattest = 2.0 / (1.0 + float(means @ np.linalg.solve(apart.T @ apart / 40, means)))
    assert found.curvatures[0] == pytest.approx(flattest, rel=1e-4)
    assert found.condition == pytest.approx(found.curvatures[-1] / flattest, rel=1e-4)
    profile = found.profile(0, 1)
    np.testing.assert_allclose(profile.optimum, found.optimum[:2])
    beside = profile.optimum + np.array([1.0, 0.0])
    assert profile.at(beside) - profile.lowest == pytest.approx(float(np.square(apart[:, 0]).mean()), rel=1e-6)


def test_the_raw_stock_rows_have_the_recorded_curvatures() -> None:
    raw = CASES["L7_stock_raw_tf777_lr1e-5"]
    curvatures = Quadratic.of_least_squares(frozen(raw["X"]), frozen(raw["Y"])).curvatures
    assert curvatures[-1] == pytest.approx(3314635066930.0, rel=1e-11)
    # The record has 5.0225668e-05: it lost digits. This one was worked out in fractions.
    assert curvatures[0] == pytest.approx(5.022555085712421e-05, rel=1e-6)


_DATA = [
    (name, scaling)
    for name in ("hours_attendance", "exam_five", "exam_scores", "hours", "house")
    for scaling in ("none", "minmax", "standard")
]


@pytest.mark.parametrize(("name", "scaling"), _DATA)
def test_just_below_the_limit_the_cost_falls_and_just_above_the_run_diverges(name: str, scaling: str) -> None:
    limit = regression(runner(lesson(NamedData(name), scaling=scaling))).quadratic.largest_stable_rate
    below = play(runner(lesson(NamedData(name), scaling=scaling, learning_rate=0.99 * limit, steps=2000)))
    assert below.phase is Phase.DONE
    assert below.experiment.cost < below.history.costs()[0]
    above = play(runner(lesson(NamedData(name), scaling=scaling, learning_rate=1.02 * limit, steps=2000)))
    assert above.phase is Phase.DIVERGED
    assert above.status().message.key == "status_diverged_rate"


def test_a_penalty_and_several_targets_are_in_the_limit() -> None:
    rng = np.random.default_rng(3)
    data = TableData(frozen(rng.normal(2, 3, (20, 3))), frozen(rng.normal(0, 5, (20, 2))))
    for l2 in (0.0, 2.0):
        limit = regression(runner(lesson(data, l2=l2))).quadratic.largest_stable_rate
        optimum_cost = regression(runner(lesson(data, l2=l2))).scene().optimum_cost
        below = play(runner(lesson(data, l2=l2, learning_rate=0.9 * limit, steps=3000)))
        assert below.experiment.cost == pytest.approx(optimum_cost, rel=1e-8)
        above = play(runner(lesson(data, l2=l2, learning_rate=1.02 * limit, steps=3000)))
        assert above.phase is Phase.DIVERGED


def test_columns_that_say_the_same_have_a_valley_and_an_optimum_nearest_to_zero() -> None:
    x = np.arange(6.0)[:, None]
    found = Quadratic.of_least_squares(np.hstack([x, x]), 3.0 * x + 1.0)
    np.testing.assert_allclose(found.optimum, [1.5, 1.5, 1.0], rtol=1e-9)
    assert found.half_lives(0.01)[-1] == np.inf
    np.testing.assert_allclose(found.profile(0, 2).at(np.array([9.0, 1.0])), 0.0, atol=1e-9)
    assert found.condition == np.inf
    assert Quadratic.of_least_squares(np.hstack([x, x]), x, 0.1).condition < 1e3


def test_data_on_a_plane_never_show_a_cost_below_zero() -> None:
    rng = np.random.default_rng(5)
    X = rng.normal(50, 5, (30, 2))
    one = runner(lesson(TableData(frozen(X), frozen(X @ [[2.0], [3.0]] + 1.0))))
    optimum_cost = regression(one).scene().optimum_cost
    assert optimum_cost is not None
    assert 0.0 <= optimum_cost < 1e-9


def test_the_slope_is_what_central_differences_say() -> None:
    rng = np.random.default_rng(5)
    known = Quadratic.of_least_squares(rng.normal(size=(20, 3)), rng.normal(size=(20, 1)), l2=0.1)
    theta, eps = rng.normal(size=4), 1e-6
    for k, away in enumerate(eps * np.eye(4)):
        difference = (known.at(theta + away) - known.at(theta - away)) / (2 * eps)
        assert known.slope(theta)[k] == pytest.approx(difference, rel=1e-5)
