"""The lab on the chain rule: the lecture's numbers, both passes, opened and folded sigmoids, the whole network."""

import math

import numpy as np
import pytest

from engine.core.classification import Classification
from engine.core.commands import Back, Reset, Seek, SetKnob, SetLook, Step
from engine.core.frames import Look
from engine.core.status import Phase
from engine.topics.graph import opgraph
from engine.topics.graph.opgraph_walk import backward_order
from engine.topics.network.network_parts import graph as network_graph
from tests.engine.graphs import LAST, gradients, graph_of, nodes, nudged, to_end, walk
from tests.engine.runs import do
from tests.engine.test_network_parts import run_of, trained

# ── the numbers of the lecture


def test_the_line_of_the_lecture_has_its_values_and_gradients() -> None:
    one = to_end()
    assert {name: node.value for name, node in nodes(one).items()} == {"w": -2, "x": 5, "b": 3, "g": -10, "f": -7}
    assert gradients(one) == {"w": 5, "x": -2, "b": 1, "g": 1, "f": 1}


def test_the_sigmoid_taken_apart_at_one_has_the_numbers_of_the_facts() -> None:
    shown = nodes(to_end(graph="sigmoid", opened=True))
    assert [shown[name].value for name in ("e·g", "s·g", "g")] == pytest.approx(
        [0.367879, 1.367879, 0.731058579], abs=1e-6
    )
    backward = [shown[name].gradient for name in ("s·g", "e·g", "u·g", "z")]
    assert backward == pytest.approx([-0.534447, -0.534447, -0.196611933, 0.196611933], abs=1e-6)


def test_folded_its_one_local_derivative_is_the_product_of_the_four() -> None:
    one, four = nodes(to_end(graph="sigmoid")), nodes(to_end(graph="sigmoid", opened=True))
    assert one["g"].locals[0] == pytest.approx(0.731058578630 * (1 - 0.731058578630), rel=1e-11)
    assert math.prod(four[name].locals[0] or math.nan for name in ("u·g", "e·g", "s·g", "g")) == pytest.approx(
        one["g"].locals[0], rel=1e-12
    )


def test_the_neuron_has_the_gradients_of_the_picture_that_the_lecture_shows() -> None:
    found = gradients(to_end(graph="neuron"))
    assert [found[name] for name in ("w1", "x1", "w2", "x2", "b")] == pytest.approx(
        [-0.19661, 0.39322, -0.39322, -0.58984, 0.19661], abs=1e-5
    )


def test_where_two_ways_meet_both_terms_are_written_and_added() -> None:
    one = do(walk(graph="meeting"), Step(5))
    part = graph_of(one)
    assert [way.partition(": ")[2] for way in part.formula[0].split("      ")] == ["1 × 3 = 3", "4 × 1 = 4"]
    assert part.formula[1] == "∂f/∂x = 3 + 4 = 7"
    assert gradients(one)["x"] == 7


# ── the whole network


@pytest.mark.parametrize("updates", [0, 7, 500])
@pytest.mark.parametrize(("row", "place"), [("00", 0), ("01", 1), ("10", 2), ("11", 3)])
def test_the_network_shows_what_the_train_lab_trains(updates: int, row: str, place: int) -> None:
    run: Classification = run_of(seed=3)
    trained(run, updates)
    part = network_graph(run, Look(sample=place), trained(run, 0))
    found = gradients(to_end(graph="network", updates=updates, row=row))
    expected = np.concatenate(
        [np.concatenate([W.ravel(), b.ravel()]) for W, b in zip(part.weight_slopes, part.bias_slopes, strict=True)]
    )
    np.testing.assert_allclose(
        np.array([found[name] for name in run.names], dtype=np.float64), expected, rtol=1e-11, atol=1e-14
    )


def test_another_seed_is_another_network() -> None:
    assert nodes(walk(graph="network", start_seed=1))["w1.11"].value == pytest.approx(0.3456, abs=5e-5)
    assert nodes(walk(graph="network"))["w1.11"].value == pytest.approx(2.0409, abs=5e-5)


def test_the_target_is_compared_with_and_never_differentiated() -> None:
    shown = nodes(to_end(graph="network"))
    assert shown["y"].gradient is None
    assert not shown["y"].comes_back
    assert all(node.gradient is not None for name, node in shown.items() if name != "y")


# ── walking


@pytest.mark.parametrize("opened", [False, True])
@pytest.mark.parametrize("graph", LAST)
def test_forward_each_step_shows_one_value_and_backward_one_gradient(graph: str, opened: bool) -> None:
    one = walk(graph=graph, opened=opened)
    known = (sum(node.value is not None for node in nodes(one).values()), 0)
    for _ in range(one.goal):
        do(one, Step())
        part = graph_of(one)
        shown = part.nodes
        now = (sum(node.value is not None for node in shown), sum(node.gradient is not None for node in shown))
        assert (now[0] - known[0], now[1] - known[1]) == ((1, 0) if part.phase == "forward" else (0, 1))
        assert part.formula
        assert part.present is not None
        known = now
    assert one.phase is Phase.DONE


def test_its_lengths_are_those_that_the_story_tells() -> None:
    assert {graph: walk(graph=graph).goal for graph in LAST} == LAST


def test_it_goes_back_and_on_to_the_same_picture() -> None:
    one = do(walk(graph="network"), Step(30))
    before = graph_of(one)
    assert graph_of(do(one, Back(12))).at == 18
    assert graph_of(do(one, Step(12))) == before
    assert gradients(do(one, Seek(3)))["E"] is None
    assert do(one, Reset()).step == 0


def test_every_gradient_comes_after_those_of_all_its_users() -> None:
    for graph in (opgraph.network((2, 3, 1)), opgraph.neuron(3, opened=True), opgraph.meeting()):
        order = backward_order(graph)
        assert sorted(order) == list(range(len(graph.nodes)))
        for place, k in enumerate(order):
            assert all(user in order[:place] for user, _ in graph.users(k))


def test_another_value_of_an_input_begins_the_walk_anew() -> None:
    one = do(to_end(), SetKnob("w", 4.0))
    assert one.step == 0
    assert nodes(do(one, Step(2)))["f"].value == 23


@pytest.mark.parametrize("graph", ["sigmoid", "neuron", "network"])
def test_opened_and_folded_a_graph_comes_to_the_same_place(graph: str) -> None:
    folded, opened = walk(graph=graph), walk(graph=graph, opened=True)
    for _ in range(folded.goal):
        do(folded, Step())
        part = graph_of(folded)
        shown = nodes(do(opened, Reset(), Step(part.turned_at)))
        for node in part.nodes:
            assert (shown[node.name].value is None) == (node.value is None), (part.at, node.name)
            assert (shown[node.name].gradient is None) == (node.gradient is None), (part.at, node.name)


def test_a_formula_says_its_numbers() -> None:
    one = do(walk(), Step(1))
    assert graph_of(one).formula == ("g = w × x = −2 × 5 = −10",)
    assert graph_of(do(one, Step(5))).formula == ("∂g/∂w = x = 5", "∂f/∂w = ∂g/∂w × ∂f/∂g = 5 × 1 = 5")


def test_what_is_nudged_moves_the_graph_only_beside_the_buttons_that_do_it() -> None:
    one = to_end()
    nudged(one, "w")
    assert nodes(one)["f"].moved == pytest.approx(-6.95)
    one.handle(SetLook(Look(views=frozenset({"opgraph"}), nudge=("w", 0.01))))
    assert (nodes(one)["f"].value, nodes(one)["f"].moved) == (-7.0, None)
