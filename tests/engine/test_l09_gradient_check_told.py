"""Gradient check: its code, its programs, where its numbers come from, and the answers of its cards."""

import dataclasses

import numpy as np
import pytest

from engine.core import quantities
from engine.core.commands import StartJob, Step
from engine.core.faults import FAULTS, BrokenNetwork
from engine.core.messages import LearnerError
from engine.core.program import program
from engine.lectures.l09_xor.gradient_check import LAB
from tests.engine.runs import do
from tests.engine.test_l09_gradient_check import BROKEN, DEEP, check, lesson, run, runner


@pytest.mark.parametrize("fault", BROKEN)
def test_the_broken_line_stands_in_the_code(fault: str) -> None:
    one = runner(fault=fault)
    assert isinstance(run(one).model, BrokenNetwork)
    lines = [line for block in run(one).code() if block.phase == "gradient" for line in block.lines]
    assert sum("# FAULT" in line for line in lines) == 1
    assert run(one).operations()


@pytest.mark.parametrize("fault", FAULTS)
def test_a_program_to_take_along_has_the_same_fault(fault: str) -> None:
    one = do(runner(fault=fault), Step(50))
    text = program(LAB, dataclasses.replace(lesson(fault=fault), steps=50), "numpy")
    scope: dict[str, object] = {}
    exec(compile(text, "program", "exec"), scope)
    params = scope["params"]
    assert isinstance(params, dict)
    for name, value in run(one).params.items():
        np.testing.assert_array_equal(params[name], value)


def test_a_framework_has_no_backward_pass_to_break_and_says_so() -> None:
    assert "gradients come from the framework" in program(LAB, lesson(fault="no_mean"), "torch")
    assert "gradients come from the framework" not in program(LAB, lesson(), "torch")


@pytest.mark.parametrize("fault", FAULTS)
@pytest.mark.parametrize("name", ["w1.21", "b1.1", "w2.1", "b2"])
def test_numbers_of_the_table_are_explained_as_they_stand_there(fault: str, name: str) -> None:
    one = do(runner(fault=fault), Step(3))
    part = check(one)
    place = part.names.index(name)
    told = {kind: run(one).explain((kind, name)).value for kind in ("backprop", "difference", "check_error")}
    assert told == {
        "backprop": part.backprop[place],
        "difference": part.difference[place],
        "check_error": part.error[place],
    }
    assert run(one).explain(("check_ratio", name)).value == part.ratio[place]
    assert run(one).explain(("check_worst",)).value == part.worst


def test_a_difference_is_written_with_its_two_costs() -> None:
    told = run(runner()).explain(("difference", "w1.12"))
    assert told.numbers == r"= \frac{0.705790495547 - 0.705790295192}{2 \cdot 10^{-5}}"


@pytest.mark.parametrize("fault", ["none", "no_slope", "wrong_sign", "no_bias"])
def test_a_gradient_is_written_as_the_mean_over_the_rows(fault: str) -> None:
    told = run(runner(fault=fault)).explain(("backprop", "w2.1"))
    assert r"\frac{1}{m}" in told.formula
    assert told.numbers.startswith(r"= \frac{1}{4}")


def test_without_the_mean_it_is_written_as_a_sum() -> None:
    told = run(runner(fault="no_mean")).explain(("backprop", "w2.1"))
    assert r"\frac{1}{m}" not in told.formula
    assert "frac" not in told.numbers


def test_what_became_of_each_fault_is_explained_once_it_was_trained() -> None:
    one = runner()
    with pytest.raises(LearnerError):
        run(one).explain(("fault_end", "no_mean"))
    do(one, StartJob("compare"))
    while one.wait_s() == 0.0:
        one.advance(1.0)
    ends = {fault: run(one).explain(("fault_end", fault)) for fault in FAULTS}
    assert (ends["none"].value, ends["no_mean"].value, ends["wrong_sign"].value) == (318, 81, 947)
    assert ends["no_slope"].value == pytest.approx(0.6928, abs=1e-4)
    assert run(one).explain(("fault_check", "no_slope")).value == 6
    assert ends["wrong_sign"].title.key == "explain_fault_diverged"


def test_passes_are_explained() -> None:
    deep = run(runner(hidden=DEEP))
    assert deep.explain(("passes",)).value == 522
    assert deep.explain(("parameter_count",)).value == 261


@pytest.mark.parametrize(
    ("quantity", "arguments", "answer"),
    [
        ("fault_effect", {"fault": "no_mean"}, 2),
        ("fault_effect", {"fault": "no_bias"}, 1),
        ("fault_effect", {"fault": "no_slope"}, 0),
        ("fault_effect", {"fault": "updated_weights"}, 3),
        ("passes_needed", {"hidden": [10, 10, 10]}, 522),
        ("best_epsilon", {"epsilons": [0.1, 1e-5, 1e-12]}, 1),
    ],
)
def test_cards_are_answered_by_the_engine(quantity: str, arguments: dict[str, object], answer: float) -> None:
    assert quantities.answer(LAB, LAB.lesson(), "card", quantity, arguments).value == answer
