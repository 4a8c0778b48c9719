"""Runs of one layer as one array: the arithmetic of their costs and gradients, whatever rows each of them has."""

import numpy as np
import pytest

from engine.core.commands import Seek, SetKnob, Step
from engine.core.functions import LINEAR, SOFTMAX, Output
from engine.core.lesson import NamedData
from engine.core.model import SingleLayer
from engine.core.stacked import COSTS, Stacked, stack, unstack
from engine.core.types import Array, Batch, Params
from tests.engine.runs import bits, do, lesson, runner
from tests.engine.scales import costs, runs, scales

BOTH = pytest.mark.parametrize("output", [LINEAR, SOFTMAX], ids=["squared error", "cross entropy"])
PENALTY = pytest.mark.parametrize("l2", [0.0, 0.3])


def rows(output: Output) -> list[Batch]:
    """Four times other inputs for the same targets."""
    rng = np.random.default_rng(1)
    Y = np.eye(3)[rng.integers(0, 3, 7)] if output is SOFTMAX else rng.normal(0, 1, (7, 3))
    return [Batch(rng.normal(0, 1, (7, 2)), Y) for _ in range(4)]


def theta() -> Array:
    return np.random.default_rng(3).normal(0, 1, (4, 3, 3))


@BOTH
@PENALTY
def test_the_gradient_of_stacked_runs_is_their_costs_derivative(output: Output, l2: float) -> None:
    stacked, at, eps = Stacked(rows(output), COSTS[output], l2), theta(), 1e-6
    found = stacked.gradients(at, stacked.costs(at)[1])
    for place in np.ndindex(3, 3):
        nudge = np.zeros((3, 3))
        nudge[place] = eps
        slope = (stacked.costs(at + nudge)[0] - stacked.costs(at - nudge)[0]) / (2 * eps)
        np.testing.assert_allclose(found[(slice(None), *place)], slope, rtol=1e-5, atol=1e-9)


@BOTH
@PENALTY
def test_each_run_has_the_cost_and_the_gradient_that_it_has_alone_to_the_last_bit(output: Output, l2: float) -> None:
    batches, at = rows(output), theta()
    stacked = Stacked(batches, COSTS[output], l2)
    costs, slopes = stacked.costs(at)
    gradients = unstack(stacked.gradients(at, slopes))
    model = SingleLayer(2, 3, output, l2)
    for run, (batch, params) in enumerate(zip(batches, unstack(at), strict=True)):
        forward = model.forward(params, batch)
        assert costs[run] == forward.cost
        for name, slope in model.backward(params, batch, forward).items():
            np.testing.assert_array_equal(gradients[run][name], slope)


def test_unstacking_gives_back_what_was_stacked() -> None:
    rng = np.random.default_rng(2)
    several: list[Params] = [{"W": rng.normal(0, 1, (3, 2)), "b": rng.normal(0, 1, 2)} for _ in range(3)]
    for before, after in zip(several, unstack(stack(several)), strict=True):
        for name in before:
            np.testing.assert_array_equal(after[name], before[name])


def test_a_run_that_blew_up_stands_still_while_the_others_go_on_and_rewinding_is_exact() -> None:
    one = do(scales(rate_minmax=0.9, steps=300), Step(200))
    at = costs(one, "minmax")
    halted = next(k for k in range(1, 201) if at[k] == at[200])
    assert 20 < halted < 150
    assert set(at[halted:]) == {at[200]}
    alone = do(runner(lesson(NamedData("house"), scaling="minmax", learning_rate=0.9)), Step(halted))
    assert at[: halted + 1] == alone.history.costs().tolist()
    before = {name: bits(run.params) for name, run in runs(one).items()}
    do(one, Seek(halted - 3), Step(2), Seek(200))
    assert {name: bits(run.params) for name, run in runs(one).items()} == before
    # A smaller rate lets it go on from where it stands.
    do(one, SetKnob("rate_minmax", 0.3), Step(20))
    assert costs(one, "minmax")[220] < at[200]


def test_every_knob_reaches_the_stacked_runs() -> None:
    knobs: dict[str, float] = {"l2": 0.01, "decay_every": 5, "decay_factor": 0.5}
    one = do(scales(), Step(4), *(SetKnob(name, value) for name, value in knobs.items()), Step(20))
    alone = runner(lesson(NamedData("house"), scaling="minmax", learning_rate=0.43))
    do(alone, Step(4), *(SetKnob(name, value) for name, value in knobs.items()), Step(20))
    assert costs(one, "minmax") == alone.history.costs().tolist()
