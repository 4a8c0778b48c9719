"""Models: every gradient against central differences, whatever the shape."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.core import initial
from engine.core.functions import ACTIVATIONS, LINEAR, LOGISTIC, SOFTMAX, Output
from engine.core.model import Network, SingleLayer
from engine.core.optimizers import GradientDescent
from engine.core.types import Batch, frozen
from tests.engine.differences import assert_gradients_agree

OUTPUTS = {"linear": LINEAR, "logistic": LOGISTIC, "softmax": SOFTMAX}
# The relu has corners, where no difference is a derivative: it is tested where none is near.
SMOOTH = ("identity", "sigmoid", "tanh")


def batch_of(rows: int, inputs: int, outputs: int, name: str, seed: int) -> Batch:
    """Random inputs, and targets that suit the output layer."""
    rng = np.random.default_rng(seed)
    X = rng.normal(0, 1, (rows, inputs))
    if name == "linear":
        return Batch(X, rng.normal(0, 3, (rows, outputs)))
    if name == "logistic":
        return Batch(X, rng.integers(0, 2, (rows, outputs)).astype(float))
    return Batch(X, np.eye(outputs)[rng.integers(0, outputs, rows)])


_output = st.sampled_from(sorted(OUTPUTS))
_size = st.integers(1, 6)


@settings(deadline=None, max_examples=150)
@given(_size, _size, _size, _output, st.sampled_from([0.0, 0.001, 0.7]), st.integers(0, 10_000))
def test_the_gradient_of_one_layer_is_its_costs_derivative(
    rows: int, inputs: int, outputs: int, name: str, l2: float, seed: int
) -> None:
    model = SingleLayer(inputs, outputs, OUTPUTS[name], l2)
    params = initial.normal(model.shapes(), seed)
    assert_gradients_agree(model, params, batch_of(rows, inputs, outputs, name, seed))


@settings(deadline=None, max_examples=150)
@given(
    _size, st.lists(_size, min_size=2, max_size=6), _output, st.sampled_from(SMOOTH), st.integers(0, 10_000)
)  # fmt: skip
def test_the_gradient_of_a_network_is_its_costs_derivative(
    rows: int, widths: list[int], name: str, activation: str, seed: int
) -> None:
    model = Network(tuple(widths), ACTIVATIONS[activation], OUTPUTS[name])
    params = initial.normal(model.shapes(), seed)
    assert_gradients_agree(model, params, batch_of(rows, widths[0], widths[-1], name, seed))


@pytest.mark.parametrize("seed", range(5))
def test_the_gradient_of_a_relu_network_is_its_costs_derivative_away_from_the_corners(seed: int) -> None:
    model = Network((3, 5, 4, 1), ACTIVATIONS["relu"], LOGISTIC)
    params = initial.normal(model.shapes(), seed)
    batch = batch_of(6, 3, 1, "logistic", seed)
    A = batch.X
    for layer in (1, 2):
        Z = A @ params[f"W{layer}"] + params[f"b{layer}"]
        assert np.abs(Z).min() > 1e-3
        A = np.maximum(Z, 0)
    assert_gradients_agree(model, params, batch)


@pytest.mark.parametrize("name", sorted(OUTPUTS))
def test_a_network_without_hidden_layers_is_a_single_layer(name: str) -> None:
    batch = batch_of(6, 3, 2, name, 0)
    single, network = SingleLayer(3, 2, OUTPUTS[name]), Network((3, 2), ACTIVATIONS["sigmoid"], OUTPUTS[name])
    params = initial.normal(single.shapes(), 4)
    named = {"W1": params["W"], "b1": params["b"]}
    one, other = single.forward(params, batch), network.forward(named, batch)
    assert one.cost == other.cost
    slopes, others = single.backward(params, batch, one), network.backward(named, batch, other)
    np.testing.assert_array_equal(slopes["W"], others["W1"])
    np.testing.assert_array_equal(slopes["b"], others["b1"])


def test_the_penalty_leaves_b_alone() -> None:
    batch = batch_of(6, 3, 2, "linear", 0)
    plain, penalised = SingleLayer(3, 2, LINEAR), SingleLayer(3, 2, LINEAR, 0.5)
    params = initial.normal(plain.shapes(), 1)
    without, with_penalty = plain.forward(params, batch), penalised.forward(params, batch)
    assert with_penalty.cost == pytest.approx(without.cost + 0.5 * float((params["W"] ** 2).sum()), rel=1e-14)
    slopes, others = plain.backward(params, batch, without), penalised.backward(params, batch, with_penalty)
    np.testing.assert_allclose(others["W"], slopes["W"] + params["W"], rtol=1e-13)
    np.testing.assert_array_equal(others["b"], slopes["b"])


@pytest.mark.parametrize("output", OUTPUTS.values(), ids=OUTPUTS)
def test_the_prediction_is_that_of_the_forward_pass(output: Output) -> None:
    batch = batch_of(6, 3, 2, "softmax", 0)
    for model in (SingleLayer(3, 2, output), Network((3, 4, 2), ACTIVATIONS["tanh"], output)):
        params = initial.normal(model.shapes(), 1)
        np.testing.assert_array_equal(model.predict(params, batch.X), model.forward(params, batch).H)


def test_the_hand_picked_network_is_xor() -> None:
    model = Network((2, 2, 1), ACTIVATIONS["sigmoid"], LOGISTIC)
    params = {
        "W1": frozen([[5, -7], [5, -7]]), "b1": frozen([-8, 3]), "W2": frozen([[-11], [-11]]), "b2": frozen([6]),
    }  # fmt: skip
    batch = Batch(frozen([[0, 0], [0, 1], [1, 0], [1, 1]]), frozen([[0], [1], [1], [0]]))
    forward = model.forward(params, batch)
    expected = [0.0111842193649, 0.994935724681, 0.994935724681, 0.024388527857]
    np.testing.assert_allclose(forward.H[:, 0], expected, rtol=1e-11)
    np.testing.assert_allclose(forward.activations[1][:, 0], [0.000335350130466, 0.0474258731776, 0.0474258731776,
                                                              0.880797077978], rtol=1e-11)  # fmt: skip
    assert forward.cost == pytest.approx(0.0115230927783, rel=1e-11)


def test_ten_sigmoid_layers_pass_on_a_ten_millionth() -> None:
    model = Network((2, *[5] * 10, 1), ACTIVATIONS["sigmoid"], LOGISTIC)
    rng = np.random.default_rng(0)
    params = {
        name: rng.uniform(-1, 1, shape) if name[0] == "W" else np.zeros(shape) for name, shape in model.shapes().items()
    }
    batch = Batch(frozen([[0, 0], [0, 1], [1, 0], [1, 1]]), frozen([[0], [1], [1], [0]]))
    gradients = model.backward(params, batch, model.forward(params, batch))
    assert np.abs(gradients["W1"]).mean() == pytest.approx(3.5e-8, rel=0.05)
    assert np.abs(gradients["W11"]).mean() == pytest.approx(4.4e-2, rel=0.05)


def test_an_update_goes_against_the_gradient_and_leaves_the_old_parameters() -> None:
    old = {"W": frozen([[1.0], [2.0]]), "b": frozen([3.0])}
    new = GradientDescent(0.1).update(old, {"W": frozen([[10.0], [-10.0]]), "b": frozen([0.0])}, 0)
    assert new["W"].tolist() == [[0.0], [3.0]]
    assert old["W"].tolist() == [[1.0], [2.0]]


def test_the_rate_decays_in_stairs() -> None:
    optimizer = GradientDescent(0.1, decay_every=50, decay_factor=0.96)
    assert [optimizer.rate(step) for step in (0, 49, 50, 99, 100)] == [0.1, 0.1, 0.096, 0.096, 0.1 * 0.96**2]
    assert GradientDescent(0.1).rate(10_000_000) == 0.1


def test_random_starts_are_drawn_in_the_order_of_the_layers() -> None:
    model = Network((2, 2, 1), ACTIVATIONS["sigmoid"], LOGISTIC)
    params = initial.normal(model.shapes(), 3)
    np.testing.assert_allclose(params["W1"], [[2.0409, -2.5557], [0.4181, -0.5678]], atol=5e-5)
    np.testing.assert_allclose(params["b1"], [-0.4526, -0.2156], atol=5e-5)
    np.testing.assert_allclose(params["W2"][:, 0], [-2.02, -0.2319], atol=5e-5)
    np.testing.assert_allclose(params["b2"], [-0.8652], atol=5e-5)


_shapes = st.lists(st.tuples(_size, _size), min_size=1, max_size=4).map(
    lambda sizes: {
        name: shape
        for layer, (d, k) in enumerate(sizes, 1)
        for name, shape in ((f"W{layer}", (d, k)), (f"b{layer}", (k,)))
    }
)


@given(_shapes, st.integers(0, 1000))
def test_every_number_has_one_flat_name_and_is_found_again(shapes: dict[str, tuple[int, ...]], seed: int) -> None:
    params = initial.normal(shapes, seed)
    names, numbers = initial.flat_names(shapes), initial.flat(params, shapes)
    assert len(names) == len(set(names)) == len(numbers)
    back = initial.unflat(numbers, shapes)
    assert all(np.array_equal(back[name], params[name]) for name in shapes)
    moved = initial.replaced(params, shapes, {names[-1]: 99.0})
    changed = initial.flat(moved, shapes) != numbers
    assert changed.tolist() == [False] * (len(names) - 1) + [True]


@pytest.mark.parametrize(
    ("shapes", "names"),
    [
        ({"W": (3, 1), "b": (1,)}, "w1 w2 w3 b"),
        ({"W": (2, 2), "b": (2,)}, "w11 w12 w21 w22 b1 b2"),
        ({"W1": (2, 2), "b1": (2,), "W2": (2, 1), "b2": (1,)}, "w1.11 w1.12 w1.21 w1.22 b1.1 b1.2 w2.1 w2.2 b2"),
    ],
)
def test_flat_names_are_those_of_the_lecture(shapes: dict[str, tuple[int, ...]], names: str) -> None:
    assert " ".join(initial.flat_names(shapes)) == names
