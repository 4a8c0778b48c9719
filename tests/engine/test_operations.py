"""An update taken apart: every line's values are the trainer's own, to the last bit, and nobody notices."""

import linecache
import sys
from pathlib import Path
from types import FrameType
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine import catalogue
from engine.core import initial, source, tracing
from engine.core.commands import Step, StepOperation
from engine.core.experiment import Kind
from engine.core.functions import ACTIVATIONS, LINEAR, LOGISTIC, SOFTMAX
from engine.core.lesson import NamedData
from engine.core.model import Model, Network, SingleLayer
from engine.core.operations import Operation
from engine.core.optimizers import GradientDescent
from engine.core.runner import Runner
from engine.core.types import Array, Batch, Params, frozen
from tests.engine.runs import do, lesson, runner, same_bits, training_of

ROOT = Path(__file__).parents[2]
OUTPUTS = {"linear": LINEAR, "logistic": LOGISTIC, "softmax": SOFTMAX}


def last_values(operations: tuple[Operation, ...]) -> dict[str, Array]:
    """What each name means when all is done."""
    return {name: value for operation in operations for name, value in operation.made.items()}


@settings(max_examples=100)
@given(
    st.sampled_from(["exam_five", "exam_scores", "hours_attendance", "hours", "house"]),
    st.sampled_from([1e-12, 1e-6, 1e-5, 1e-3, 0.1]),
    st.sampled_from([0.0, 0.01, 1.0]),
    st.sampled_from(["none", "minmax", "standard"]),
    st.sampled_from([0, 1, 7]),
    st.integers(0, 10),
    st.integers(0, 80),
)
def test_at_a_random_step_of_a_random_run_the_lines_give_what_the_update_gives(
    data: str, rate: float, l2: float, scaling: str, decay_every: int, seed: int, step: int
) -> None:
    of_rate: dict[str, Any] = {"learning_rate": rate, "decay_every": decay_every, "decay_factor": 0.9}
    one = runner(lesson(NamedData(data), seed=seed, initialisation="normal", l2=l2, scaling=scaling, **of_rate))
    do(one, Step(step))
    run = training_of(one)
    before, cost, gradients = run.state(), run.cost, run.gradients()
    with np.errstate(all="ignore"):
        operations = run.operations()
        assert (run.params, run.steps_made, run.cost) == (before.params, before.step, cost)
        made = last_values(operations)
        assert same_bits(made["cost"], cost)
        assert same_bits(made["dW"], gradients["W"])
        assert same_bits(made["db"], gradients["b"])
        run.step()
    assert same_bits(made["W"], run.params["W"])
    assert same_bits(made["b"], run.params["b"])
    assert len(operations) == 8 + (2 if l2 else 0) + (1 if decay_every else 0)


def a_step(model: Model, seed: int, rows: int = 4) -> tuple[tuple[Operation, ...], Params, Batch]:
    rng = np.random.default_rng(seed)
    at = initial.normal(model.shapes(), seed)
    first, *_, last = at.values()
    Y = np.eye(len(last))[rng.integers(0, len(last), rows)]
    batch = Batch(rng.normal(size=(rows, len(first))), Y)
    return tracing.operations(model, GradientDescent(0.3), at, batch, 0), at, batch


@settings(max_examples=60)
@given(
    st.lists(st.integers(1, 4), min_size=2, max_size=6),
    st.sampled_from(sorted(OUTPUTS)),
    st.sampled_from(sorted(ACTIVATIONS)),
    st.integers(0, 100),
)
def test_in_a_network_every_layer_has_names_of_its_own(
    widths: list[int], output: str, activation: str, seed: int
) -> None:
    model = Network(tuple(widths), ACTIVATIONS[activation], OUTPUTS[output])
    operations, at, batch = a_step(model, seed)
    made = last_values(operations)
    forward = model.forward(at, batch)
    gradients = model.backward(at, batch, forward)
    after = GradientDescent(0.3).update(at, gradients, 0)
    for name in at:
        assert same_bits(made[f"d{name}"], gradients[name])
        assert same_bits(made[name], after[name])
    for layer in range(1, len(widths) - 1):
        # What the identity gives is what it was given: no line has made it.
        name = f"Z{layer}" if activation == "identity" else f"A{layer}"
        assert same_bits(made[name], forward.activations[layer])
    assert same_bits(made[f"Z{len(widths) - 1}"], forward.Z)
    assert same_bits(made["cost"], forward.cost)
    assert [operation.phase for operation in operations] == sorted(
        (operation.phase for operation in operations), key=["forward", "gradient", "update"].index
    )


@pytest.mark.parametrize("output", sorted(OUTPUTS))
def test_one_layer_with_any_output_is_taken_apart(output: str) -> None:
    model = SingleLayer(3, 2, OUTPUTS[output], 0.1)
    operations, at, batch = a_step(model, 5)
    made = last_values(operations)
    gradients = model.backward(at, batch, model.forward(at, batch))
    assert same_bits(made["dW"], gradients["W"])
    assert same_bits(made["db"], gradients["b"])
    assert {"Z", "dZ", "cost"} <= set(made)


def test_linear_regression_has_eight_operations_each_with_its_line() -> None:
    operations = runner().experiment.operations()
    assert [(one.phase, one.code, ", ".join(one.made)) for one in operations] == [
        ("forward", 'Z = X @ W + params["b"]', "Z"),
        ("forward", "E = Z - Y", "E"),
        ("forward", "cost = float(np.vdot(E, E)) / E.size", "cost"),
        ("gradient", "return (H - Y) * (2.0 / Y.size)", "dZ"),
        ("gradient", "dW = X.T @ dZ", "dW"),
        ("gradient", "db = dZ.sum(axis=0)", "db"),
        ("update", "moved[name] = params[name] - rate * gradients[name]", "W"),
        ("update", "moved[name] = params[name] - rate * gradients[name]", "b"),
    ]


def test_a_penalty_and_a_decaying_rate_have_lines_of_their_own() -> None:
    operations = runner(lesson(l2=0.1, decay_every=5)).experiment.operations()
    codes = [one.code for one in operations]
    assert "cost += self.l2 * float(np.vdot(W, W))" in codes
    assert 'dW = dW + 2.0 * self.l2 * params["W"]' in codes
    assert "rate = self.rate(step)" in codes


@pytest.mark.parametrize(
    "model",
    [SingleLayer(2, 1, LINEAR, 0.1), SingleLayer(2, 3, SOFTMAX), Network((2, 3, 1), ACTIVATIONS["tanh"], LOGISTIC)],
)
def test_the_code_shown_is_the_code_in_the_file(model: Model) -> None:
    optimizer = GradientDescent(0.1, 3, 0.5)
    blocks = tracing.blocks(model, optimizer)
    for block in blocks:
        for index, line in enumerate(block.lines):
            in_file = linecache.getline(str(ROOT / block.file), block.first_line + index).rstrip("\n")
            assert in_file.endswith(line)
            assert in_file[: len(in_file) - len(line)].strip() == ""
        assert '"""' not in "".join(block.lines)
    operations, _, _ = a_step(model, 0)
    for operation in operations:
        assert blocks[operation.block].lines[operation.line].strip() == operation.code
        assert blocks[operation.block].phase == operation.phase


def _documented(a: float) -> float:
    """A docstring
    of two lines.
    """
    b = a + 1.0  # made
    return b * 2.0


def test_a_source_is_the_body_without_docstring_where_it_stands() -> None:
    found = source.of(_documented)
    assert found.lines == ("b = a + 1.0  # made", "return b * 2.0")
    assert linecache.getline(__file__, found.first_line).strip() == found.lines[0]
    assert found.arguments == ("a",)
    assert source.without_comment(found.lines[0]) == "b = a + 1.0"
    assert source.without_comment('x = "# none"') == 'x = "# none"'


def test_whoever_was_tracing_goes_on_afterwards() -> None:
    calls: list[str] = []

    def mine(frame: FrameType, event: str, argument: object) -> Any:
        calls.append(frame.f_code.co_name)

    one, before = runner(), sys.gettrace()
    sys.settrace(mine)
    try:
        one.experiment.operations()
        after = sys.gettrace()
        frozen([1.0])
    finally:
        sys.settrace(before)
    assert after is mine
    assert calls[-1] == "frozen"


def test_after_an_error_inside_nobody_traces_on() -> None:
    one, before = training_of(runner()), sys.gettrace()
    broken = Batch(one.batch.X[:, :1], one.batch.Y)
    with pytest.raises(ValueError, match="matmul"):
        tracing.operations(one.settings.model, one.settings.optimizer, one.params, broken, 0)
    assert sys.gettrace() is before


def test_what_crosses_the_thread_border_cannot_be_written_to() -> None:
    for operation in runner().experiment.operations():
        assert not any(value.flags.writeable for value in (*operation.made.values(), *operation.given.values()))


@pytest.mark.parametrize("name", [lab.name for lab in catalogue.labs() if lab.kind is not Kind.TRAIN])
def test_a_lab_that_does_not_train_has_no_operations(name: str) -> None:
    one = Runner(catalogue.lab(name))
    assert one.experiment.operations() == ()
    do(one, StepOperation(1), StepOperation(-1))
    assert one.status().next_operation is None
