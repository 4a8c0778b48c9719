"""The computational graph: the lecture's numbers, central differences, and the matrix engine on random networks."""

import math

import numpy as np
import pytest

from engine.core import initial
from engine.core.functions import ACTIVATIONS, LOGISTIC
from engine.core.model import Network
from engine.core.types import Array, Batch
from engine.topics.graph import opgraph
from engine.topics.graph.opgraph import Graph


def gradients(graph: Graph, given: dict[str, float]) -> dict[str, float]:
    values = graph.forward(given)
    found, _ = graph.backward(values)
    return {node.name: found[k] for k, node in enumerate(graph.nodes)}


def test_the_line_of_the_lecture_has_the_lectures_numbers() -> None:
    graph = opgraph.straight()
    values = graph.forward({"w": -2, "x": 5, "b": 3})
    assert (values[graph.index("g")], values[graph.index("f")]) == (-10, -7)
    found = gradients(graph, {"w": -2, "x": 5, "b": 3})
    assert (found["w"], found["x"], found["b"], found["g"], found["f"]) == (5, -2, 1, 1, 1)


def test_the_sigmoid_taken_apart_has_the_numbers_of_the_facts() -> None:
    graph = opgraph.sigmoid()
    assert [graph.nodes[k].rule for k in graph.operations] == ["negate", "exp", "increment", "reciprocal"]
    values = graph.forward({"z": 1})
    assert values[1:] == pytest.approx((-1, 0.367879, 1.367879, 0.731058579), abs=1e-6)
    found, _ = graph.backward(values)
    assert found == pytest.approx((0.196611933, -0.196611933, -0.534447, -0.534447, 1), abs=1e-6)
    g = graph.forward({"z": -7})[-1]
    assert g == pytest.approx(0.000911051194401, rel=1e-11)
    assert gradients(graph, {"z": -7})["z"] == pytest.approx(0.000910221180122, rel=1e-11)


def test_the_sigmoid_as_one_node_is_the_four() -> None:
    for z in (-7.0, -0.3, 0.0, 2.5):
        one, four = opgraph.sigmoid(opened=False), opgraph.sigmoid()
        assert one.forward({"z": z})[-1] == pytest.approx(four.forward({"z": z})[-1], rel=1e-14)
        assert gradients(one, {"z": z})["z"] == pytest.approx(gradients(four, {"z": z})["z"], rel=1e-12)


def test_a_neuron_has_the_gradients_of_the_picture_that_the_lecture_shows() -> None:
    graph = opgraph.neuron(2)
    given = {"w1": 2.0, "x1": -1.0, "w2": -3.0, "x2": -2.0, "b": -3.0}
    found = gradients(graph, given)
    assert graph.forward(given)[-1] == pytest.approx(0.73106, abs=1e-5)
    expected = {"w1": -0.19661, "x1": 0.39322, "w2": -0.39322, "x2": -0.58984, "b": 0.19661}
    assert {name: found[name] for name in expected} == pytest.approx(expected, abs=1e-5)


def test_where_paths_meet_the_terms_add_up_to_the_gradient() -> None:
    graph = opgraph.network((2, 2, 1))
    rng = np.random.default_rng(0)
    given = {name: float(rng.normal()) for name in graph.given} | {"y": 1.0}
    values = graph.forward(given)
    found, terms = graph.backward(values)
    x1 = graph.index("x1")
    assert len(terms[x1]) == 2
    assert math.fsum(term.product for term in terms[x1]) == found[x1]
    for k in range(len(graph.nodes) - 1):
        for term in terms[k]:
            assert term.product == term.local * term.behind
            assert term.behind == found[term.user]


@pytest.mark.parametrize("activation", ["sigmoid", "tanh", "identity"])
@pytest.mark.parametrize("loss", ["cross_entropy", "squared_error"])
def test_every_gradient_agrees_with_central_differences(activation: str, loss: str) -> None:
    graph = opgraph.network((2, 3, 2, 1), activation, loss=loss)
    rng = np.random.default_rng(4)
    given = {name: float(rng.normal()) for name in graph.given} | {"y": 0.3}
    found = gradients(graph, given)
    for name in graph.given:
        up, down = ({**given, name: given[name] + step} for step in (1e-6, -1e-6))
        numeric = (graph.forward(up)[-1] - graph.forward(down)[-1]) / 2e-6
        assert found[name] == pytest.approx(numeric, rel=1e-5, abs=1e-8), name


def random_network(seed: int) -> tuple[Network, str, dict[str, Array], Batch]:
    rng = np.random.default_rng(seed)
    widths = (2, *(int(width) for width in rng.integers(1, 5, rng.integers(0, 4))), 1)
    kind = ("sigmoid", "tanh", "relu", "identity")[seed % 4]
    model = Network(widths, ACTIVATIONS[kind], LOGISTIC)
    X = rng.normal(size=(4, 2))
    return model, kind, initial.normal(model.shapes(), seed), Batch(X, rng.integers(0, 2, (4, 1)).astype(np.float64))


def test_on_a_thousand_random_networks_its_gradients_are_those_of_the_matrix_engine() -> None:
    for seed in range(1000):
        model, kind, params, batch = random_network(seed)
        graph = opgraph.network(model.widths, kind)
        names = initial.flat_names(model.shapes())
        assert names == opgraph.parameter_names(model.widths)
        forward = model.forward(params, batch)
        expected = initial.flat(model.backward(params, batch, forward), model.shapes())
        numbers = dict(zip(names, initial.flat(params, model.shapes()).tolist(), strict=True))
        total, cost = np.zeros(len(names)), 0.0
        for x, y in zip(batch.X.tolist(), batch.Y[:, 0].tolist(), strict=True):
            given = {**numbers, "x1": x[0], "x2": x[1], "y": y}
            values = graph.forward(given)
            found, _ = graph.backward(values)
            total += [found[graph.index(name)] for name in names]
            cost += values[-1]
        np.testing.assert_allclose(total / 4, expected, rtol=1e-12, atol=1e-12, err_msg=str(seed))
        # log(1 − p) has no more digits than 1 − p; the matrix engine takes it from the score.
        if forward.H.max() < 1 - 1e-6:
            assert cost / 4 == pytest.approx(forward.cost, rel=1e-9)


def test_an_opened_network_says_the_same_as_a_folded_one() -> None:
    rng = np.random.default_rng(3)
    folded, opened = (opgraph.network((2, 2, 1), opened=how) for how in (False, True))
    given = {name: float(rng.normal()) for name in folded.given} | {"y": 1.0}
    one, other = gradients(folded, given), gradients(opened, given)
    assert {name: other[name] for name in one} == pytest.approx(one, rel=1e-12)
    assert len(opened.nodes) == len(folded.nodes) + 9


@pytest.mark.parametrize(("score", "target", "expected"), [(50.0, 0.0, 1.0), (-800.0, 1.0, -1.0), (800.0, 0.0, 1.0)])
def test_a_network_that_is_wrong_beyond_all_doubt_still_has_its_gradient(
    score: float, target: float, expected: float
) -> None:
    graph = opgraph.network((1, 1))
    found = gradients(graph, {"x1": 1.0, "w1.1": score, "b1": 0.0, "y": target})
    assert found["b1"] == pytest.approx(expected, rel=1e-12)


def test_the_names_of_wide_layers_keep_input_and_unit_apart() -> None:
    shapes = Network((2, 10, 10, 10, 1), ACTIVATIONS["sigmoid"], LOGISTIC).shapes()
    assert opgraph.parameter_names((2, 10, 10, 10, 1)) == initial.flat_names(shapes)
