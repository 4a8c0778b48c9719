"""What views of a network show: forward and backward values, the hidden space, outputs over time, its surface."""

from typing import Any

import numpy as np
import pytest

from engine.core import features
from engine.core.classification import Classification
from engine.core.datasets import resolve
from engine.core.frames import Look, NothingPart
from engine.core.history import History
from engine.core.initial import given
from engine.core.knobs import KnobValue
from engine.core.lesson import Lesson, NamedData
from engine.core.parts_network import HiddenSpacePart, NetworkMapPart
from engine.core.training import Shown
from engine.core.types import Params, frozen
from engine.topics.graph import opgraph
from engine.topics.network import network_parts
from engine.topics.network.networks import network

KNOBS: dict[str, KnobValue] = {
    "learning_rate": 1.0, "features": (), "hidden": (2,), "activation": "sigmoid", "initialisation": "normal",
}  # fmt: skip
LECTURE: Params = {
    "W1": frozen([[5, -7], [5, -7]]), "b1": frozen([-8, 3]), "W2": frozen([[-11], [-11]]), "b2": frozen([6]),
}  # fmt: skip


def run_of(initial: Params | None = None, seed: int = 3, **knobs: KnobValue) -> Classification:
    lesson = Lesson("test", NamedData("xor"), {**KNOBS, **knobs}, seed=seed, initial=initial)
    assert lesson.data is not None
    whole = resolve(lesson.data, "binary")
    nothing: Any = None
    return Classification(lesson, whole, features.chosen(lesson, whole), network, Shown({}, nothing, nothing))


def trained(run: Classification, updates: int) -> History:
    state = run.state()
    history = History(state, run.cost, state_bytes=state.nbytes, limit_bytes=10_000_000)
    for step in range(1, updates + 1):
        cost = run.step()
        history.record(step, cost, run.state())
    return history


def test_the_weights_of_the_lecture_give_its_values() -> None:
    run = run_of(LECTURE)
    part = network_parts.graph(run, Look(whole=True), trained(run, 0))
    np.testing.assert_allclose(part.scores[0], [[-8, 3], [-3, -4], [-3, -4], [2, -11]], rtol=1e-12)
    np.testing.assert_allclose(
        part.activations[1],
        [
            [0.000335350130466, 0.952574126822],
            [0.0474258731776, 0.0179862099621],
            [0.0474258731776, 0.0179862099621],
            [0.880797077978, 0.0000167014218481],
        ],
        rtol=1e-11,
    )
    expected = [0.0111842193649, 0.994935724681, 0.994935724681, 0.024388527857]
    np.testing.assert_allclose(part.activations[2][:, 0], expected, rtol=1e-11)
    assert run.cost == pytest.approx(0.0115230927783, rel=1e-11)


def test_from_seed_three_the_network_finds_the_weights_of_the_lecture_by_itself() -> None:
    run = run_of()
    trained(run, 2000)
    np.testing.assert_allclose(run.params["W1"], [[5.47, -6.93], [5.47, -6.91]], atol=0.006)
    np.testing.assert_allclose(run.params["b1"], [-8.47, 2.82], atol=0.006)
    np.testing.assert_allclose(run.params["W2"], [[-11.99], [-11.84]], atol=0.006)
    np.testing.assert_allclose(run.params["b2"], [5.84], atol=0.006)


@pytest.mark.parametrize("hidden", [(2,), (3, 4), ()])
@pytest.mark.parametrize("row", [0, 3])
def test_the_backward_values_are_those_of_the_computational_graph(hidden: tuple[int, ...], row: int) -> None:
    run = run_of(hidden=hidden)
    history = trained(run, 5)
    part = network_parts.graph(run, Look(sample=row), history)
    graph = opgraph.network(part.widths)
    numbers = dict(zip(run.names, run.theta().tolist(), strict=True))
    x1, x2 = run.batch.X[row]
    values = graph.forward({**numbers, "x1": x1, "x2": x2, "y": float(run.batch.Y[row, 0])})
    found, _ = graph.backward(values)
    assert values[-1] == pytest.approx(part.loss, rel=1e-12)
    for layer, (scores, behind) in enumerate(zip(part.scores, part.behind, strict=True), start=1):
        for unit in range(part.widths[layer]):
            node = graph.index(f"z{layer}.{unit + 1}")
            assert values[node] == pytest.approx(scores[0, unit], rel=1e-12)
            assert found[node] == pytest.approx(behind[unit], rel=1e-10)
    for layer, behind in enumerate(part.behind_outputs, start=1):
        for unit in range(part.widths[layer]):
            assert found[graph.index(f"a{layer}.{unit + 1}")] == pytest.approx(behind[unit], rel=1e-10)


def test_on_all_rows_the_slopes_are_those_of_the_next_update() -> None:
    run = run_of()
    history = trained(run, 10)
    part = network_parts.graph(run, Look(whole=True), history)
    before = run.params
    run.step()
    np.testing.assert_allclose(run.params["W1"], before["W1"] - part.rate * part.weight_slopes[0], rtol=1e-12)
    np.testing.assert_allclose(run.params["b2"], before["b2"] - part.rate * part.bias_slopes[1], rtol=1e-12)


def test_the_outputs_over_time_are_what_the_network_said_then() -> None:
    run = run_of()
    history = trained(run, 400)
    part = network_parts.outputs(run, Look(), history)
    assert (part.steps[0], part.steps[-1]) == (0, 400)
    assert len(part.steps) == len(part.outputs)
    start = run_of()
    np.testing.assert_array_equal(part.outputs[0], start.forward.H[:, 0])
    np.testing.assert_array_equal(part.outputs[-1], run.forward.H[:, 0])


@pytest.mark.parametrize("updates", [300, 303])
def test_the_outputs_over_time_end_where_the_run_is_also_between_two_kept_steps(updates: int) -> None:
    run = run_of()
    part = network_parts.outputs(run, Look(), trained(run, updates))
    assert part.steps[-1] == updates
    np.testing.assert_array_equal(part.outputs[-1], run.forward.H[:, 0])


def test_in_the_hidden_space_the_two_middle_rows_meet_and_one_line_is_enough() -> None:
    run = run_of(LECTURE)
    part = network_parts.hidden_space(run, Look(), trained(run, 0))
    assert isinstance(part, HiddenSpacePart)
    np.testing.assert_allclose(part.points[1], part.points[2], rtol=1e-12)
    assert part.line is not None
    side = part.points @ part.line[:2] + part.line[2] > 0
    assert side.tolist() == [False, True, True, False]
    assert part.grid.shape == (22, 41, 2)


def test_of_many_hidden_units_two_are_shown_and_no_line_is_claimed() -> None:
    run = run_of(hidden=(10, 10, 10))
    history = trained(run, 3)
    part = network_parts.hidden_space(run, Look(units=(4, 7)), history)
    assert isinstance(part, HiddenSpacePart)
    assert (part.units, part.count, part.line) == ((4, 7), 10, None)
    heaviest = np.argsort(-np.abs(run.params["W4"][:, 0]))[:2]
    left = network_parts.hidden_space(run, Look(), history)
    assert isinstance(left, HiddenSpacePart)
    assert set(left.units) == set(heaviest.tolist())


def test_without_two_hidden_units_the_hidden_space_says_why_it_is_empty() -> None:
    for hidden in ((), (1,)):
        run = run_of(hidden=hidden)
        assert isinstance(network_parts.hidden_space(run, Look(), trained(run, 0)), NothingPart)


def test_the_lines_of_the_first_layer_are_where_its_units_are_undecided() -> None:
    run = run_of(LECTURE)
    part = network_parts.plane(run, Look(), trained(run, 0))
    assert isinstance(part, NetworkMapPart)
    np.testing.assert_allclose(-part.lines[:, 2] / part.lines[:, 0], [1.6, 3 / 7], rtol=1e-12)


def test_the_surface_of_the_network_is_its_cost() -> None:
    run = run_of()
    history = trained(run, 20)
    part = network_parts.surface(run, Look(axes=("w2.1", "b2")), history)
    params = given(
        run.shapes, {**run.params, "W2": frozen([[part.x[9]], [run.params["W2"][1, 0]]]), "b2": part.y[[40]]}
    )
    assert part.cost[40, 9] == pytest.approx(run.model.forward(params, run.batch).cost, rel=1e-12)
    assert not part.exact
