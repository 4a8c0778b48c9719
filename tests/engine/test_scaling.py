"""Scaling: the lecture's numbers, and that it changes no prediction once it is mapped back."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.core import datasets, scaling
from engine.core.commands import Step
from engine.core.lesson import NamedData, TableData
from engine.core.regression import Regression
from engine.core.types import Array, frozen
from tests.engine.runs import do, lesson, params, play, runner


def test_the_slides_table_is_standardised_with_the_population_deviation() -> None:
    X = frozen(np.column_stack([[1, 2, 4, 6, 9], [9000, -5000, -2000, 8000, 9000]]))
    found = scaling.fit("standard", X)
    np.testing.assert_allclose(found.shift, [4.4, 3800])
    np.testing.assert_allclose(found.scale, [2.87054001888, 6046.48658313], rtol=1e-11)
    expected = [[-1.18445, 0.86], [-0.83608, -1.45539], [-0.13935, -0.95923], [0.55739, 0.69462], [1.60249, 0.86]]
    np.testing.assert_allclose(found.apply(X), expected, atol=5e-6)


def test_the_five_exam_rows_have_the_lectures_means_and_deviations() -> None:
    found = scaling.fit("standard", datasets.load("exam_five").X)
    np.testing.assert_allclose(found.shift, [84.8, 84.6, 85.6], rtol=1e-14)
    np.testing.assert_allclose(found.scale, [9.88736567545, 10.9471457467, 11.2889326333], rtol=1e-11)


@pytest.mark.parametrize(
    ("name", "way", "rate", "condition"),
    [
        ("house", "none", 2.33e-7, 6.8e7),
        ("house", "minmax", 0.86746, 12.36),
        ("house", "standard", 1.0, 1.0),
        ("exam_five", "standard", 0.347454976645, 1275.73),
        ("exam_scores", "standard", 0.36225, None),
    ],
)
def test_scaling_moves_the_limit_and_the_condition(name: str, way: str, rate: float, condition: float | None) -> None:
    run = runner(lesson(NamedData(name), scaling=way)).experiment
    assert isinstance(run, Regression)
    assert run.quadratic.largest_stable_rate == pytest.approx(rate, rel=2e-3)
    if condition is not None:
        curvatures = run.quadratic.curvatures
        assert curvatures[-1] / curvatures[0] == pytest.approx(condition, rel=1e-2)


@pytest.mark.parametrize("way", scaling.SCALINGS)
def test_what_was_learned_predicts_the_same_in_both_coordinates(way: str) -> None:
    one = do(runner(lesson(NamedData("exam_scores"), scaling=way, learning_rate=1e-5)), Step(50))
    result = one.experiment.result()
    X = datasets.load("exam_scores").X
    if way == "none":
        assert result.params_original is None
        np.testing.assert_array_equal(result.output, X @ params(one)["W"] + params(one)["b"])
        return
    assert result.params_original is not None
    np.testing.assert_allclose(X @ result.params_original["W"] + result.params_original["b"], result.output, rtol=1e-10)


_number = st.floats(-1e6, 1e6).map(lambda value: round(value, 9))
_columns = st.lists(st.lists(_number, min_size=5, max_size=5), min_size=1, max_size=4)


@settings(deadline=None)
@given(_columns, st.sampled_from(scaling.SCALINGS), st.integers(0, 1000))
def test_mapping_back_keeps_every_prediction(columns: list[list[float]], way: str, seed: int) -> None:
    X = frozen(np.array(columns).T)
    found = scaling.fit(way, X)
    scaled = found.apply(X)
    assert np.isfinite(scaled).all()
    rng = np.random.default_rng(seed)
    learned: dict[str, Array] = {"W": rng.normal(size=(X.shape[1], 2)), "b": rng.normal(size=2)}
    original = found.original(learned)
    span = np.abs(found.shift / found.scale).max() + np.abs(scaled).max() + 1
    np.testing.assert_allclose(
        X @ original["W"] + original["b"], scaled @ learned["W"] + learned["b"], rtol=1e-9, atol=1e-11 * span
    )


@settings(deadline=None)
@given(_columns)
def test_min_and_max_become_0_and_1_and_mean_and_deviation_too(columns: list[list[float]]) -> None:
    X = frozen(np.array(columns).T)
    spread = np.ptp(X, axis=0) > 1e-3
    minmax = scaling.fit("minmax", X).apply(X)[:, spread]
    standard = scaling.fit("standard", X).apply(X)[:, spread]
    np.testing.assert_array_equal(minmax.min(axis=0, initial=1.0), np.zeros(minmax.shape[1]))
    np.testing.assert_array_equal(minmax.max(axis=0, initial=0.0), np.ones(minmax.shape[1]))
    np.testing.assert_allclose(standard.mean(axis=0), 0.0, atol=1e-6)
    np.testing.assert_allclose(standard.std(axis=0), 1.0, rtol=1e-6)


@pytest.mark.parametrize("value", [7.0, 0.1, 1e6 / 3, 0.0])
@pytest.mark.parametrize("way", ["minmax", "standard"])
def test_a_constant_column_is_only_shifted(way: str, value: float) -> None:
    X = frozen(np.column_stack([np.full(6, value), np.arange(6.0)]))
    found = scaling.fit(way, X)
    assert found.scale[0] == 1.0
    np.testing.assert_allclose(found.apply(X)[:, 0], 0.0, atol=1e-9)


def test_a_constant_column_learns_like_any_other() -> None:
    data = TableData(frozen([[3.1, 1.0], [3.1, 2.0], [3.1, 4.0]]), frozen([2.0, 4.0, 8.0]))
    one = play(runner(lesson(data, scaling="standard", learning_rate=0.3, steps=300)))
    assert one.experiment.cost < 1e-12
    np.testing.assert_allclose(one.experiment.result().output[:, 0], [2.0, 4.0, 8.0], atol=1e-6)
