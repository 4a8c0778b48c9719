"""Lecture 8's gates: the perceptron rule, what one line can do, XOR that ends at one half, and three neurons."""

import dataclasses
import math

import numpy as np
import pytest

from engine.core.commands import SetLook, SetParameters, Step
from engine.core.frames import Look, ParametersPart, Part
from engine.core.lesson import Lesson, NamedData
from engine.core.messages import LearnerError, Message
from engine.core.parts_gates import BoardPart, TruthTablePart, UnitsPart
from engine.core.program import program
from engine.core.runner import Runner
from engine.lectures.l08_neuron.gates import LAB, Gates

GATES = ("and_gate", "or_gate", "nand_gate", "nor_gate")
PLAIN = Look()


def lesson(data: str = "and_gate", seed: int = 0, **knobs: float | str) -> Lesson:
    default = LAB.lesson()
    return dataclasses.replace(default, data=NamedData(data), knobs={**default.knobs, **knobs}, seed=seed)


def smooth(data: str, initialisation: str = "hand", seed: int = 0) -> Lesson:
    return lesson(data, seed, rule="logistic", learning_rate=0.3, initialisation=initialisation)


def xor_unit() -> Lesson:
    return smooth("xor", "normal", 3)


def built(given: Lesson, updates: int = 0) -> Gates:
    made = LAB.build(given)
    assert isinstance(made, Gates)
    for _ in range(updates):
        made.step()
    return made


def right(run: Gates) -> int:
    return int(np.count_nonzero(run.called(run.forward.H) == run.label))


def runner(given: Lesson, *views: str, look: Look = PLAIN) -> Runner:
    made = Runner(LAB, given)
    made.handle(SetLook(dataclasses.replace(look, views=frozenset(views))))
    return made


def part(given: Runner, view: str) -> Part:
    return given.snapshot().frame.parts[view]


def table(given: Runner) -> TruthTablePart:
    found = part(given, "table")
    assert isinstance(found, TruthTablePart)
    return found


def board(given: Runner) -> BoardPart:
    found = part(given, "board")
    assert isinstance(found, BoardPart)
    return found


# ── by hand


def test_by_hand_it_starts_with_two_of_four_rows_of_and() -> None:
    run = built(lesson())
    assert run.theta().tolist() == [1.0, -1.0, 0.0]
    assert right(run) == 2


@pytest.mark.parametrize(
    ("data", "values"),
    [
        ("and_gate", (1, 1, -1.5)),
        ("or_gate", (1, 1, -0.5)),
        ("nand_gate", (-1, -1, 1.5)),
        ("nor_gate", (-1, -1, 0.5)),
    ],
)
def test_the_known_weights_solve_their_gate(data: str, values: tuple[float, float, float]) -> None:
    made = runner(lesson(data), "table")
    made.handle(SetParameters(dict(zip(("w1", "w2", "b"), values, strict=True))))
    assert table(made).right == 4
    assert made.snapshot().frame.cost == 0.0


# ── the perceptron rule


@pytest.mark.parametrize(
    ("data", "corrections", "end"),
    [
        ("and_gate", 5, [1.0, 1.0, -1.5]),
        ("or_gate", 4, [1.0, 2.0, -0.5]),
        ("nand_gate", 15, [-2.0, -1.0, 2.5]),
        ("nor_gate", 7, [-1.0, -1.0, 0.5]),
    ],
)
def test_the_perceptron_rule_ends_after_so_many_corrections(data: str, corrections: int, end: list[float]) -> None:
    run = built(lesson(data, initialisation="rule"), corrections - 1)
    assert run.cost > 0.0
    run.step()
    assert run.cost == 0.0
    assert run.theta().tolist() == end
    for _ in range(10):
        run.step()
    assert run.theta().tolist() == end


def test_an_update_corrects_the_first_wrong_row_alone() -> None:
    run = built(lesson(initialisation="rule"))
    # (-1, 2, -0.5): of AND only the row 0, 1 is wrong, which is called 1.
    assert run.called(run.forward.H).tolist() == [0.0, 1.0, 0.0, 1.0]
    run.step()
    assert run.theta().tolist() == [-1.0, 1.0, -1.5]


def test_on_xor_the_rule_goes_round_in_four_corrections_for_ever() -> None:
    run = built(lesson("xor", initialisation="rule"), 4)
    after_four = run.theta().tolist()
    for _ in range(100):
        costs = [run.step() for _ in range(4)]
        assert run.theta().tolist() == after_four
        assert min(costs) == 0.25


def test_a_step_has_no_gradient_and_the_view_says_so() -> None:
    made = runner(lesson(), "parameters")
    shown = part(made, "parameters")
    assert isinstance(shown, ParametersPart)
    assert shown.gradients.tolist() == [0.0, 0.0, 0.0]
    assert made.snapshot().frame.gradient_norm == 0.0


# ── what a line can do


def test_the_board_says_what_is_solved_now_and_what_no_line_can_do() -> None:
    shown = board(runner(lesson("or_gate"), "board", look=Look(found=(1, 7))))
    assert shown.present == 2  # x1 and not x2: 0010
    assert shown.target == 7
    assert shown.found == (1, 7)
    assert shown.rest == (6, 9)
    assert len(shown.possible) == 14


def test_nothing_is_solved_while_every_output_is_one_half() -> None:
    assert board(runner(smooth("xor", "zeros"), "board")).present is None


# ── the logistic unit


@pytest.mark.parametrize(("data", "first"), [("and_gate", 56), ("or_gate", 68)])
def test_gradient_descent_has_all_rows_right_from_this_update_on(data: str, first: int) -> None:
    run = built(smooth(data), first - 1)
    assert right(run) == 3
    for _ in range(100):
        run.step()
        assert right(run) == 4


def test_on_xor_one_sigmoid_neuron_comes_to_rest_at_one_half() -> None:
    run = built(xor_unit())
    assert run.theta() == pytest.approx([2.0409, -2.5557, 0.4181], abs=1e-4)
    seen = {}
    for step in range(373):
        seen[step] = run.cost
        run.step()
    expected = {0: 0.975, 6: 0.938, 15: 0.888, 49: 0.764, 95: 0.707, 188: 0.6936, 372: 0.6931}
    for step, cost in expected.items():
        assert seen[step] == pytest.approx(cost, abs=5e-4)
    end = built(xor_unit(), 2000)
    assert np.abs(end.forward.H - 0.5).max() < 1e-9
    assert end.cost == pytest.approx(math.log(2.0), abs=1e-12)


def test_from_zeros_it_does_not_move_at_all() -> None:
    assert built(smooth("xor", "zeros"), 50).theta().tolist() == [0.0, 0.0, 0.0]


def test_at_one_half_nothing_is_called_and_no_row_is_counted() -> None:
    made = runner(xor_unit(), "table")
    made.handle(Step(400))
    while made.wait_s() == 0.0:
        made.advance(1.0)
    assert (table(made).undecided, table(made).right) == (4, 0)
    run = built(xor_unit(), 400)
    assert run.finished() == Message("gates_done_half", {"steps": 400, "cost": run.cost})


# ── three neurons


def test_or_and_nand_joined_by_and_solve_xor() -> None:
    made = runner(lesson("xor", units="three"), "table", "board", "neuron")
    assert table(made).right == 3
    made.handle(SetParameters({"w1.12": -1.0, "w1.22": -1.0, "b1.2": 1.5}))
    shown = table(made)
    assert shown.right == 4
    assert shown.hidden.tolist() == [[0.0, 1.0], [1.0, 1.0], [1.0, 1.0], [1.0, 0.0]]
    assert board(made).present == 6
    assert board(made).units == 3
    units = part(made, "neuron")
    assert isinstance(units, UnitsPart)
    assert [unit.name for unit in units.units] == ["h1", "h2", ""]
    assert units.units[2].inputs == ("h1", "h2")


def test_behind_a_step_nothing_is_learned_by_the_hidden_neurons() -> None:
    run = built(lesson("xor", units="three"))
    hidden, output = {name: run.params[name].tolist() for name in ("W1", "b1")}, run.params["W2"].tolist()
    moved = []
    for _ in range(20):
        run.step()
        moved.append(run.params["W2"].tolist() != output)
        assert {name: run.params[name].tolist() for name in ("W1", "b1")} == hidden
    assert any(moved)


def test_the_function_that_is_looked_at_changes_the_picture_and_not_the_run() -> None:
    made = runner(lesson(), "neuron", look=Look(activation="tanh", sample=2))
    shown = part(made, "neuron")
    assert isinstance(shown, UnitsPart)
    assert shown.units[0].output == pytest.approx(math.tanh(1.0))
    assert math.isnan(shown.called)
    assert made.snapshot().frame.cost == 0.5


# ── numbers that explain themselves, cards, programs


@pytest.mark.parametrize(
    "knobs", [{}, {"rule": "logistic"}, {"units": "three"}, {"rule": "logistic", "units": "three"}]
)
def test_every_number_explains_itself_with_the_value_it_has(knobs: dict[str, str]) -> None:
    run = built(lesson("xor", initialisation="normal", seed=3, **knobs), 3)
    count = 3 if "units" in knobs else 1
    assert all(math.isfinite(run.explain(("score", "1", str(unit))).value) for unit in range(count))
    last = str(count - 1)
    assert run.explain(("score", "2", last)).value == pytest.approx(run.forward.Z[2, 0])
    assert run.explain(("output", "2", last)).value == pytest.approx(run.forward.H[2, 0])
    assert run.explain(("right",)).value == right(run)
    assert run.explain(("most_right",)).value == 3
    assert run.explain(("cost",)).value == run.cost
    smooth_run = "rule" in knobs
    for place, name in enumerate(run.names):
        assert run.explain(("parameter", name)).value == run.theta()[place]
        slope = np.concatenate([run.gradients()[array].ravel() for array in run.shapes])[place]
        assert run.explain(("gradient", name)).value == pytest.approx(slope if smooth_run else 0.0)


def test_a_number_that_is_not_there_is_refused() -> None:
    for key in (("score", "4"), ("output", "0", "1"), ("gradient", "w9"), ("nothing",)):
        with pytest.raises(LearnerError):
            built(lesson()).explain(key)


@pytest.mark.parametrize(
    ("name", "given", "answer"),
    [
        ("solvable_tables", lesson(), 14.0),
        ("best_line", lesson("xor"), 3.0),
        ("best_line", lesson("and_gate"), 4.0),
        ("corrections", lesson(initialisation="rule"), 5.0),
        ("outputs_in_the_end", xor_unit(), 2.0),
        ("outputs_in_the_end", smooth("or_gate"), 1.0),
        ("outputs_in_the_end", smooth("and_gate"), 3.0),
    ],
)
def test_cards_are_answered_by_computing(name: str, given: Lesson, answer: float) -> None:
    assert LAB.quantities[name](given, {"updates": 2000}).value == answer


def test_the_rule_of_the_perceptron_never_ends_where_there_is_no_line() -> None:
    assert math.isnan(LAB.quantities["corrections"](lesson("xor"), {}).value)


def test_a_framework_cannot_be_told_to_follow_a_gradient_that_is_not_there() -> None:
    with pytest.raises(LearnerError):
        program(LAB, lesson(), "torch")
    assert "first_wrong" in program(LAB, lesson(), "numpy")


@pytest.mark.parametrize("data", GATES)
def test_the_perceptron_as_a_program_ends_where_the_run_ends(data: str, capsys: pytest.CaptureFixture[str]) -> None:
    given = dataclasses.replace(lesson(data, initialisation="rule"), steps=20)
    exec(program(LAB, given, "numpy"), {})
    run = built(given, 20)
    said = capsys.readouterr().out.strip().splitlines()
    assert said[-2:] == [f"{name} {value.tolist()}" for name, value in run.params.items()]
