"""The chain rule by hand: numbers filled in, inputs nudged, the circle of learning, explanations and cards."""

import math

import pytest

from engine.core.commands import Explain, SetLook, Step
from engine.core.frames import Look
from engine.core.messages import LearnerError
from engine.core.parts_graph import OpGraphPart
from engine.core.quantities import answer
from engine.core.runner import Runner
from engine.lectures.l09_xor.chain_rule import LAB
from engine.topics.graph import xor_network
from engine.topics.graph.opgraph_walk import fits
from tests.engine.graphs import LAST, VIEWS, cycle, gradients, graph_of, nodes, nudged, to_end, walk
from tests.engine.runs import do

# ── filled in by the learner


def filled(one: Runner, **entries: float) -> OpGraphPart:
    named = tuple((name.replace("d_", "∂"), value) for name, value in entries.items())
    one.handle(SetLook(Look(views=VIEWS, filled=named)))
    return graph_of(one)


def test_in_fill_in_mode_the_numbers_of_one_pass_are_asked_for() -> None:
    one = walk(fill=True)
    assert [node.name for node in graph_of(one).nodes if node.asked] == ["g", "f"]
    part = graph_of(do(one, Step(2)))
    assert [node.name for node in part.nodes if node.asked and node.of_gradient] == ["w", "x", "b", "g", "f"]
    assert not any(node.asked for node in graph_of(do(walk(), Step(2))).nodes)


def test_right_and_wrong_numbers_are_told_apart_and_only_right_ones_are_walked() -> None:
    one = walk(fill=True)
    part = filled(one, g=-10.0, f=7.0)
    assert {node.name: node.right for node in part.nodes if node.asked} == {"g": True, "f": False}
    assert part.ready == 1
    assert filled(one, g=-10.0, f=-7.0).ready == 2
    assert filled(one, f=-7.0).ready == 0


def test_gradients_are_checked_as_gradients() -> None:
    one = do(walk(fill=True), Step(2))
    part = filled(one, d_f=1.0, d_b=1.0, d_g=1.0, d_w=-2.0, d_x=-2.0)
    assert {node.name: node.right for node in part.nodes} == {"f": True, "b": True, "g": True, "w": False, "x": True}
    assert part.ready == 3


@pytest.mark.parametrize(
    ("entered", "true", "right"),
    [(0.73, 0.731, True), (0.7, 0.731, False), (5, 5, True), (-5, 5, False), (0, 0.0005, True), (0.01, 0.0, False),
     (math.nan, 1.0, False)],
)  # fmt: skip
def test_two_percent_or_a_thousandth_is_right(entered: float, true: float, right: bool) -> None:
    assert fits(entered, true) is right


# ── nudges


def test_a_nudge_of_w_moves_f_from_minus_seven_to_minus_six_point_nine_five() -> None:
    part = nudged(walk(), "w")
    assert part.before == -7
    assert part.after == pytest.approx(-6.95, rel=1e-12)
    assert part.ratio == pytest.approx(5, rel=1e-9)
    assert part.exact
    assert part.note.key == "opgraph_nudge_exact"


def test_through_the_sigmoid_the_ratio_is_near_the_derivative_and_nearer_with_a_smaller_nudge() -> None:
    one = walk(graph="sigmoid")
    errors = []
    for size in (1.0, 0.1, 0.01, 0.001):
        part = nudged(one, "z", size)
        assert not part.exact
        errors.append(abs(part.ratio - part.rows[0].derivative))
    assert errors == sorted(errors, reverse=True)
    assert errors[0] > 1e-2
    assert errors[-1] < 1e-4


def test_all_inputs_of_the_network_can_be_nudged_and_agree_with_their_gradients() -> None:
    one = walk(graph="network")
    rows = nudged(one, "w1.11").rows
    assert len(rows) == 11
    for k, row in enumerate(rows):
        part = nudged(one, row.name, 0.001)
        assert part.nudged == k
        assert part.ratio == pytest.approx(row.derivative, abs=2e-3)


def test_a_nudge_of_what_is_no_input_here_is_none() -> None:
    part = nudged(walk(graph="sigmoid"), "w")
    assert part.nudged is None
    assert math.isnan(part.delta)


def test_while_an_input_is_nudged_the_graph_shows_what_moves() -> None:
    one = do(walk(), Step(2))
    nudged(one, "w")
    moved = {name: node.moved for name, node in nodes(one).items() if node.moved is not None}
    assert moved == pytest.approx({"w": -1.99, "g": -9.95, "f": -6.95})


# ── the circle


def test_the_circle_goes_forward_error_backward_update() -> None:
    one = walk(graph="network")
    phases = [cycle(one).phase]
    for _ in range(one.goal):
        phases.append(cycle(do(one, Step())).phase)
    assert phases == ["", *["forward"] * 12, "error", *["backward"] * 23, "update"]


def test_the_update_it_shows_is_the_one_that_training_makes() -> None:
    made = cycle(to_end(graph="network", updates=5)).correction
    assert made is not None
    assert made.old == xor_network.parameters(3, 5)["w2.1"]
    assert made.new == pytest.approx(xor_network.parameters(3, 6)["w2.1"], rel=1e-12)
    assert made.slope == gradients(to_end(graph="network", updates=5))["w2.1"]


def test_without_a_target_nothing_is_compared_or_corrected() -> None:
    part = cycle(to_end())
    assert (part.phase, part.error, part.correction, part.can_update) == ("backward", None, None, False)


# ── asked beside the walk


@pytest.mark.parametrize("graph", LAST)
def test_every_number_is_explained_with_its_value(graph: str) -> None:
    one = to_end(graph=graph, opened=True)
    for node in graph_of(one).nodes:
        for kind, value in (("value", node.value), ("gradient", node.gradient)):
            if value is not None:
                one.handle(Explain((kind, node.name)))
                found = one.snapshot().explanation
                assert found is not None
                assert found.value == value
        for slot, local in enumerate(node.locals):
            found = one.experiment.explain(("local", node.name, str(slot)))
            assert local is None or found.value == local


def test_the_update_is_explained_with_the_mean_over_the_rows() -> None:
    one = to_end(graph="network")
    made = cycle(one).correction
    assert made is not None
    mean = one.experiment.explain(("mean", "w2.1"))
    assert mean.value == made.mean
    assert mean.numbers.count("+") + mean.numbers.count(" - ") == 3
    assert one.experiment.explain(("update", "w2.1")).value == made.new
    with pytest.raises(LearnerError):
        to_end(graph="neuron").experiment.explain(("mean", "w2.1"))


def test_a_nudge_is_explained() -> None:
    one = walk()
    assert one.experiment.explain(("delta", "w", "0.01")).value == pytest.approx(0.05, rel=1e-9)
    assert one.experiment.explain(("ratio", "w", "0.01")).value == pytest.approx(5.0, rel=1e-9)


@pytest.mark.parametrize(
    "key", [("value",), ("value", "q"), ("local", "g", "7"), ("delta", "g", "0.01"), ("other", "w")]
)
def test_what_is_no_number_here_is_refused(key: tuple[str, ...]) -> None:
    with pytest.raises(LearnerError):
        walk().experiment.explain(key)


def test_the_cards_are_answered_by_the_graph() -> None:
    lesson = LAB.lesson()
    found = answer(LAB, lesson, "c", "change_by_nudge", {"input": "w", "size": 0.01, "w": 3.0, "x": -4.0, "b": 1.0})
    assert found.value == pytest.approx(-0.04, rel=1e-9)
    found = answer(LAB, lesson, "c", "slope_of", {"input": "x", "knobs": {"graph": "meeting", "meeting_x": 2.0}})
    assert (found.value, found.reasons["first"], found.reasons["second"]) == (5, 2, 3)
    found = answer(LAB, lesson, "c", "slope_of", {"input": "z", "knobs": {"graph": "sigmoid", "z": 0.0}})
    assert found.value == 0.25
