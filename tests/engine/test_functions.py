"""Activations and output layers: the values of the lectures, no overflow, and slopes that are slopes."""

import numpy as np
import pytest

from engine.core.functions import ACTIVATIONS, LINEAR, LOGISTIC, SOFTMAX, Output, sigmoid, softmax
from engine.core.types import Array, frozen
from tests.engine import differences

OUTPUTS = {"linear": LINEAR, "logistic": LOGISTIC, "softmax": SOFTMAX}


def test_the_sigmoid_has_the_lectures_values() -> None:
    z = frozen([-10, -7, -5, -2, -1, 0, 1, 2, 5, 10])
    expected = [
        4.53978687e-05, 0.000911051194401, 0.00669285092, 0.119202922, 0.268941421,
        0.5, 0.731058579, 0.880797078, 0.993307149, 0.999954602,
    ]  # fmt: skip
    np.testing.assert_allclose(sigmoid(z), expected, rtol=2e-9)


def test_the_sigmoids_slope_is_at_most_a_quarter() -> None:
    slope = ACTIVATIONS["sigmoid"].slope
    assert slope(sigmoid(frozen([0.0])))[0] == 0.25
    assert slope(sigmoid(np.linspace(-9, 9, 1001))).max() == 0.25
    assert slope(sigmoid(frozen([-7.0])))[0] == pytest.approx(0.000910221180122, rel=1e-11)
    assert slope(sigmoid(frozen([1.0])))[0] == pytest.approx(0.196611933, rel=1e-8)


@pytest.mark.parametrize(
    ("scores", "shares"),
    [
        ([2.0, 1.0, 0.1], [0.659001138886, 0.242432970705, 0.0985658904093]),
        ([1.0, 2.0, 3.0], [0.09003057, 0.24472847, 0.66524096]),
    ],
)
def test_softmax_has_the_lectures_values(scores: list[float], shares: list[float]) -> None:
    np.testing.assert_allclose(softmax(frozen([scores]))[0], shares, rtol=1e-7)


@pytest.mark.parametrize(("label", "cost"), [(0, 0.417030), (1, 1.417030), (2, 2.317030)])
def test_the_cross_entropy_of_the_slides_scores_is_minus_the_log_of_the_right_share(label: int, cost: float) -> None:
    assert SOFTMAX.of(frozen([[2.0, 1.0, 0.1]]), np.eye(3)[[label]])[1] == pytest.approx(cost, abs=5e-7)


@pytest.mark.parametrize(
    ("h", "loss"), [(0.01, 4.60517), (0.1, 2.30259), (0.5, 0.693147), (0.9, 0.105361), (0.99, 0.0100503)]
)
def test_the_binary_cross_entropy_is_minus_the_log_of_what_was_given_to_the_truth(h: float, loss: float) -> None:
    z = frozen([[np.log(h / (1 - h))]])
    assert LOGISTIC.of(z, frozen([[1.0]]))[1] == pytest.approx(loss, rel=1e-5)
    assert LOGISTIC.of(-z, frozen([[0.0]]))[1] == pytest.approx(loss, rel=1e-5)


def test_of_two_classes_both_cross_entropies_are_the_same_number() -> None:
    rng = np.random.default_rng(0)
    z, y = rng.normal(size=(20, 1)), rng.integers(0, 2, (20, 1)).astype(float)
    two = np.hstack([np.zeros_like(z), z])
    assert SOFTMAX.of(two, np.hstack([1 - y, y]))[1] == pytest.approx(LOGISTIC.of(z, y)[1], rel=1e-13)


def test_adding_to_all_scores_changes_nothing() -> None:
    z = frozen([[2.0, 1.0, 0.1]])
    np.testing.assert_allclose(softmax(z + 5.0), softmax(z), rtol=1e-14)


def test_squared_error_is_the_mean_over_all_numbers() -> None:
    H, cost = LINEAR.of(frozen([[1.0, 2.0], [3.0, 4.0]]), frozen([[0.0, 2.0], [3.0, 1.0]]))
    assert cost == (1 + 0 + 0 + 9) / 4
    assert H.tolist() == [[1.0, 2.0], [3.0, 4.0]]


# Two classes, so that one batch suits all three.
_EXTREME = frozen([[1000.0, -1000.0], [-1000.0, 1000.0], [1000.0, 1000.0], [0.0, -1000.0]])


@pytest.mark.parametrize("name", OUTPUTS)
def test_scores_of_a_thousand_overflow_nowhere(name: str) -> None:
    output = OUTPUTS[name]
    Y = np.eye(2)[[1, 0, 0, 1]]
    with np.errstate(over="raise", invalid="raise", divide="raise"):
        H, cost = output.of(_EXTREME, Y)
        slope = output.slope(H, Y)
    assert np.isfinite(H).all()
    assert np.isfinite(slope).all()
    assert np.isfinite(cost)
    if name == "logistic":
        assert cost == (4 * 1000 + 1000 + np.log(2) + 1000) / 8
    if name == "softmax":
        assert cost == (2000 + 2000 + np.log(2) + 1000) / 4


@pytest.mark.parametrize("name", ACTIVATIONS)
def test_activations_at_a_thousand_overflow_nowhere(name: str) -> None:
    activation = ACTIVATIONS[name]
    with np.errstate(over="raise", invalid="raise", divide="raise"):
        A = activation.of(frozen([-1000.0, 0.0, 1000.0]))
        slope = activation.slope(A)
    assert np.isfinite(A).all()
    assert np.isfinite(slope).all()
    if name in ("sigmoid", "tanh"):
        assert slope[[0, 2]].tolist() == [0.0, 0.0]


@pytest.mark.parametrize("name", ACTIVATIONS)
def test_the_slope_of_an_activation_is_its_derivative(name: str) -> None:
    activation = ACTIVATIONS[name]
    z = np.linspace(-6, 6, 48)  # 0, where the relu has a corner, is not among them
    np.testing.assert_allclose(
        activation.slope(activation.of(z)), differences.slopes(activation.of, z), rtol=1e-5, atol=1e-9
    )


@pytest.mark.parametrize("name", OUTPUTS)
def test_the_slope_of_an_output_layer_is_its_costs_derivative(name: str) -> None:
    output: Output = OUTPUTS[name]
    rng = np.random.default_rng(1)
    Z, Y = rng.normal(0, 2, (5, 3)), np.eye(3)[rng.integers(0, 3, 5)]

    def cost(Z: Array) -> float:
        return output.of(Z, Y)[1]

    H, _ = output.of(Z, Y)
    np.testing.assert_allclose(output.slope(H, Y), differences.gradient(cost, Z), rtol=1e-5, atol=1e-9)
    np.testing.assert_array_equal(output.predict(Z), H)


def test_softmax_shares_sum_to_one() -> None:
    np.testing.assert_allclose(softmax(np.random.default_rng(2).normal(0, 50, (40, 7))).sum(axis=1), 1.0, rtol=1e-14)
