"""Many layers: what each layer hears of the error, which networks learn, and what the cards are told."""

import dataclasses

import numpy as np
import pytest

from engine.core import quantities
from engine.core.classification import Classification
from engine.core.commands import SetKnob, SetLook, Step
from engine.core.frames import Look
from engine.core.knobs import KnobValue
from engine.core.lesson import NamedData
from engine.core.lockstep import LockStep
from engine.core.parts_depth import HistogramsPart, LayersPart
from engine.core.runner import Runner
from engine.core.types import Array
from engine.lectures.l08_neuron.depth import LAB
from engine.topics.depth.depth_flow import flow, network_of
from engine.topics.depth.depth_parts import run_of
from gui.card_info import cards as cards_of
from gui.set_up import lesson_of
from tests.engine.differences import gradient
from tests.engine.runs import Clock, do

VIEWS = frozenset(LAB.views) - {"code"}


def runner(data: str = "xor", **knobs: KnobValue) -> Runner:
    lesson = LAB.lesson()
    suited = {**lesson.knobs, **LAB.presets[data], **knobs}
    one = Runner(LAB, dataclasses.replace(lesson, data=NamedData(data), knobs=suited), Clock())
    one.handle(SetLook(Look(views=VIEWS)))
    return one


def runs(one: Runner) -> dict[str, Classification]:
    assert isinstance(one.experiment, LockStep)
    return {lane.name: run_of(lane) for lane in one.experiment.lanes()}


def costs(one: Runner, name: str) -> Array:
    assert isinstance(one.experiment, LockStep)
    return next(lane.costs for lane in one.experiment.lanes() if lane.name == name)


def layers(one: Runner) -> LayersPart:
    part = one.snapshot().frame.parts["layers"]
    assert isinstance(part, LayersPart)
    return part


def histograms(one: Runner) -> HistogramsPart:
    part = one.snapshot().frame.parts["histograms"]
    assert isinstance(part, HistogramsPart)
    return part


def first_solved(run: Classification, most: int) -> int:
    """After how many updates every row is called right for the first time."""
    while not np.array_equal(run.called(run.forward.H), run.label):
        assert run.steps_made < most
        run.step()
    return run.steps_made


# ── what each layer hears


def test_the_first_of_ten_sigmoid_layers_hears_a_four_millionth_of_the_last() -> None:
    sigmoid, tanh = layers(runner()).lanes
    assert sigmoid.gradient[0] == pytest.approx(1.1e-7, rel=0.05)
    assert sigmoid.gradient[-1] == pytest.approx(0.45, rel=0.02)
    assert sigmoid.gradient[-1] / sigmoid.gradient[0] == pytest.approx(4e6, rel=0.05)
    assert tanh.gradient[0] == pytest.approx(4.9e-2, rel=0.01)


@pytest.mark.parametrize(
    ("depth", "heard"), [(1, 4e-3), (2, 9e-3), (4, 8e-5), (6, 1e-5), (8, 3e-7), (10, 1e-7), (12, 3e-9)]
)
def test_with_every_sigmoid_layer_more_the_first_hears_less(depth: int, heard: float) -> None:
    gradient = layers(runner(layers=depth)).lanes[0].gradient
    assert len(gradient) == depth + 1
    assert float(f"{gradient[0]:.0e}") == heard


def test_the_gradient_of_a_layer_is_the_slope_of_the_cost() -> None:
    run = runs(runner(layers=3))["tanh"]
    found = flow(run)
    for layer in (1, 2, 3, 4):

        def cost(moved: Array, name: str = f"W{layer}") -> float:
            return run.model.forward({**run.params, name: moved}, run.batch).cost

        slopes = gradient(cost, run.params[f"W{layer}"])
        assert found.gradient[layer - 1] == pytest.approx(np.linalg.norm(slopes), rel=1e-5)


@pytest.mark.parametrize("activation", ["sigmoid", "tanh", "relu", "identity"])
def test_the_product_of_both_factors_is_what_is_left_of_the_error(activation: str) -> None:
    one = runner(activation=activation, initialisation="he", twin="none", learning_rate=1e-3)
    do(one, Step(5))
    (lane,) = layers(one).lanes
    (run,) = runs(one).values()
    factors = lane.by_weights * lane.by_slope
    left = [float(np.prod(factors[layer:])) for layer in range(len(factors) + 1)]
    np.testing.assert_allclose(lane.product, left, rtol=1e-12)
    assert np.all(lane.by_slope <= lane.steepest + 1e-12)
    # δ of the first layer is what its bias is moved by, row by row.
    forward, params = run.forward, run.params
    dZ = run.model.output.slope(forward.H, run.batch.Y)
    for layer in range(len(network_of(run).widths) - 2, 0, -1):
        dZ = (dZ @ params[f"W{layer + 1}"].T) * network_of(run).activation.slope(forward.activations[layer])
    np.testing.assert_allclose(dZ.sum(axis=0), run.gradients()["b1"], rtol=1e-10)
    assert flow(run).behind[0] == pytest.approx(np.linalg.norm(dZ), rel=1e-12)


def test_a_sigmoid_layer_never_leaves_more_than_a_quarter() -> None:
    (sigmoid, _) = layers(runner()).lanes
    assert sigmoid.steepest == 0.25
    assert np.all(sigmoid.by_slope < 0.25)


def test_relu_from_large_weights_explodes() -> None:
    lane = layers(runner(activation="relu", initialisation="normal", twin="none")).lanes[0]
    assert lane.product[0] > 300
    assert lane.gradient[0] == pytest.approx(134.6, rel=1e-3)


def test_the_size_of_an_update_is_rate_times_gradient_over_weights() -> None:
    one = runner(learning_rate=0.5)
    lane, run = layers(one).lanes[1], runs(one)["tanh"]
    before = run.params["W4"]
    do(one, Step(1))
    moved = np.linalg.norm(runs(one)["tanh"].params["W4"] - before) / np.linalg.norm(before)
    assert lane.update[3] == pytest.approx(moved, rel=1e-9)


def test_from_all_zeros_no_layer_gets_a_gradient_and_nothing_is_divided_by_zero() -> None:
    one = runner(activation="tanh", initialisation="zeros", twin="none")
    do(one, Step(100))
    (lane,) = layers(one).lanes
    np.testing.assert_array_equal(lane.gradient, 0.0)
    assert np.isnan(lane.update).all()
    assert one.experiment.cost == pytest.approx(np.log(2), rel=1e-12)


# ── who learns


def test_ten_sigmoid_layers_stay_at_log_two_while_tanh_learns() -> None:
    one = runner()
    do(one, Step(372))
    assert costs(one, "sigmoid")[[50, 100, 372]] == pytest.approx([0.6931] * 3, abs=1e-4)
    assert costs(one, "tanh")[[50, 100, 372]] == pytest.approx([0.527, 0.068, 0.0045], rel=0.02)


@pytest.mark.parametrize(
    ("start", "expected"),
    [("xavier", {50: 0.669, 200: 0.015}), ("he", {50: 0.204, 100: 0.093, 200: 0.0014})],
)
def test_relu_learns_from_both_starts_made_for_depth(start: str, expected: dict[int, float]) -> None:
    one = runner(activation="relu", initialisation=start, twin="none")
    do(one, Step(200))
    found = costs(one, "ReLU")
    for step, cost in expected.items():
        assert found[step] == pytest.approx(cost, rel=0.05)


@pytest.mark.parametrize(("start", "updates"), [("normal", 255), ("xavier", 1052)])
def test_three_tanh_layers_part_the_spirals(start: str, updates: int) -> None:
    (run,) = runs(runner("spirals", layers=3, activation="tanh", initialisation=start, twin="none")).values()
    assert first_solved(run, 2000) == updates


# ── the twin


@pytest.mark.parametrize(
    ("twin", "names"),
    [
        ("none", ("sigmoid",)),
        ("sigmoid", ("sigmoid",)),
        ("relu", ("sigmoid", "ReLU")),
        ("he", ("Xavier", "He")),
        ("xavier", ("sigmoid",)),
    ],
)
def test_the_twin_differs_in_one_thing_which_names_it(twin: str, names: tuple[str, ...]) -> None:
    one = runner(twin=twin)
    assert tuple(runs(one)) == names
    first, *others = runs(one).values()
    for other in others:
        differing = {name for name in first.knobs if first.knobs[name] != other.knobs[name]}
        assert len(differing) == 1


def test_a_turn_of_the_rate_holds_for_both() -> None:
    one = runner()
    do(one, Step(3), SetKnob("learning_rate", 1.0))
    assert [run.rate for run in runs(one).values()] == [1.0, 1.0]


# ── activations


def test_every_activation_of_a_layer_stands_in_its_histogram() -> None:
    for lane in histograms(runner()).lanes:
        np.testing.assert_allclose(lane.counts.sum(axis=1), 1.0, rtol=1e-12)
        assert len(lane.counts) == 10


def test_an_explosion_leaves_dead_units() -> None:
    one = runner(activation="relu", initialisation="normal", twin="he")
    do(one, Step(20))
    exploded, sound = histograms(one).lanes
    assert exploded.silent.max() == 1.0
    assert sound.silent.max() < 0.7
    run = runs(one)["N(0, 1)"]
    dead = int(exploded.silent.argmax()) + 1
    assert not (run.forward.activations[dead] > 0).any()


# ── explanations and cards


@pytest.mark.parametrize(
    ("kind", "layer"),
    [
        ("layer_gradient", "1"),
        ("layer_gradient", "11"),
        ("layer_update", "3"),
        ("by_weights", "2"),
        ("by_slope", "10"),
        ("layer_product", "1"),
        ("layer_spread", "4"),
        ("layer_silent", "4"),
    ],
)
def test_a_number_is_explained_as_it_is_shown(kind: str, layer: str) -> None:
    one = runner()
    do(one, Step(2))
    lane, shown = layers(one).lanes[1], histograms(one).lanes[1]
    values = {
        "layer_gradient": lane.gradient, "layer_update": lane.update, "by_weights": lane.by_weights,
        "by_slope": lane.by_slope, "layer_product": lane.product, "layer_spread": shown.spread,
        "layer_silent": shown.silent,
    }  # fmt: skip
    told = one.experiment.explain(("tanh", kind, layer))
    assert told.value == pytest.approx(float(values[kind][int(layer) - 1]), rel=1e-12)
    assert told.formula


def test_the_cost_and_its_gradient_are_explained() -> None:
    one = runner()
    assert one.experiment.explain(("cost",)).value == one.experiment.cost
    assert one.experiment.explain(("tanh", "cost")).value == runs(one)["tanh"].cost
    assert one.experiment.explain(("gradient_norm",)).value == runs(one)["sigmoid"].gradient_norm


def test_the_card_on_the_first_layer_is_answered_in_millions_wherever_the_lab_stands() -> None:
    card = next(card for card in cards_of(LAB.name) if card.id == "first-against-last")
    stands = lesson_of(LAB, card.setup)
    assert stands.knobs["layers"] == 1
    found = quantities.answer(LAB, stands, card.id, card.quantity, card.asked(0))
    assert found.question["layers"] == 10
    assert found.value == pytest.approx(4.0e6, rel=0.02)
    assert found.reasons["other_first"] / found.reasons["other_last"] == pytest.approx(2.2, abs=0.1)


def test_of_four_pairs_tanh_with_xavier_learns() -> None:
    pairs = [["sigmoid", "he"], ["relu", "normal"], ["tanh", "xavier"], ["tanh", "zeros"]]
    found = quantities.answer(LAB, LAB.lesson(), "", "which_learns", {"updates": 400, "pairs": pairs})
    assert found.value == 2
    assert found.reasons["cost3"] < 0.01 < 0.69 < min(found.reasons[f"cost{k}"] for k in (1, 2, 4))
