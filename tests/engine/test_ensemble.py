"""Many networks trained at once: each as if alone, and as many solve XOR as the facts say."""

import numpy as np
import pytest

from engine.core import initial
from engine.core.functions import ACTIVATIONS, LOGISTIC
from engine.core.model import Network
from engine.core.optimizers import GradientDescent
from engine.core.types import Batch, Params
from engine.topics.network.ensemble import Ensemble, stacked
from engine.topics.network.network_surface import NetworkCost

XOR = Batch(np.array([[0.0, 0], [0, 1], [1, 0], [1, 1]]), np.array([[0.0], [1], [1], [0]]))


def starts(widths: tuple[int, ...], count: int, kind: str = "normal") -> list[Params]:
    shapes = Network(widths, ACTIVATIONS["sigmoid"], LOGISTIC).shapes()
    return [initial.INITIALISATIONS[kind](shapes, seed) for seed in range(count)]


@pytest.mark.parametrize("activation", ["sigmoid", "tanh", "relu"])
@pytest.mark.parametrize("widths", [(2, 2, 1), (2, 5, 3, 1), (2, 1)])
def test_every_network_learns_as_if_it_were_alone(widths: tuple[int, ...], activation: str) -> None:
    begun = starts(widths, 7)
    many = Ensemble(widths, ACTIVATIONS[activation], XOR, stacked(begun))
    for _ in range(50):
        many.step(0.5)
    model, optimizer = Network(widths, ACTIVATIONS[activation], LOGISTIC), GradientDescent(0.5)
    for index, params in enumerate(begun):
        forward = model.forward(params, XOR)
        for step in range(50):
            params = optimizer.update(params, model.backward(params, XOR, forward), step)
            forward = model.forward(params, XOR)
        for name, value in many.params_of(index).items():
            np.testing.assert_allclose(value, params[name], rtol=1e-9, atol=1e-12)
        assert many.costs()[index] == pytest.approx(forward.cost, rel=1e-9)
        np.testing.assert_allclose(many.outputs[:, index], forward.H[:, 0], rtol=1e-9)


@pytest.mark.parametrize(("hidden", "solved"), [(2, 74), (3, 99), (4, 100), (10, 100)])
def test_of_a_hundred_starts_as_many_solve_xor_as_was_computed_for_the_lecture(hidden: int, solved: int) -> None:
    many = Ensemble((2, hidden, 1), ACTIVATIONS["sigmoid"], XOR, stacked(starts((2, hidden, 1), 100)))
    for _ in range(2000):
        many.step(1.0)
    assert int(many.solved().sum()) == solved


def test_from_small_starts_none_solves_it_in_two_thousand_updates() -> None:
    many = Ensemble((2, 2, 1), ACTIVATIONS["sigmoid"], XOR, stacked(starts((2, 2, 1), 100, "small")))
    for _ in range(2000):
        many.step(1.0)
    assert int(many.solved().sum()) == 0


@pytest.mark.parametrize(("kind", "deviation"), [("xavier", np.sqrt(2 / 300)), ("he", np.sqrt(2 / 200))])
def test_scaled_starts_have_their_deviation_and_biases_of_zero(kind: str, deviation: float) -> None:
    made = initial.INITIALISATIONS[kind]({"W1": (200, 100), "b1": (100,)}, 0)
    assert made["W1"].std() == pytest.approx(deviation, rel=0.02)
    assert not made["b1"].any()


def test_each_point_of_a_networks_surface_is_the_cost_there() -> None:
    model = Network((2, 3, 1), ACTIVATIONS["tanh"], LOGISTIC)
    theta = initial.flat(initial.normal(model.shapes(), 5), model.shapes())
    whole = NetworkCost(model, XOR)
    sheet = whole.slice(1, 11, theta)
    x, y = np.linspace(-3, 3, 7), np.linspace(-2, 8, 9)
    heights = sheet.grid(x, y)
    for row, column in ((0, 0), (8, 3), (4, 6)):
        theta[[1, 11]] = x[column], y[row]
        assert heights[row, column] == pytest.approx(whole.at(theta), rel=1e-12)
        assert sheet.at(np.array([x[column], y[row]])) == whole.at(theta)
    assert NetworkCost(Network((2, 10, 10, 10, 1), ACTIVATIONS["sigmoid"], LOGISTIC), XOR).points() < 60
