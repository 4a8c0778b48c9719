"""Lecture 9, forward: the lecture's numbers, the walk row by row, other weights, layers without activation."""

import dataclasses
from collections.abc import Mapping

import numpy as np
import pytest

from engine.core.commands import Back, Command, Load, Play, Reset, Seek, SetKnob, SetLook, SetParameters, SetSpeed, Step
from engine.core.frames import Look, NothingPart, Part
from engine.core.knobs import KnobValue
from engine.core.messages import LearnerError
from engine.core.pace import Speed
from engine.core.parts_forward import ForwardMapPart, ForwardPart, ForwardTablePart, HandWeightsPart
from engine.core.parts_matrices import ProductPart
from engine.core.parts_network import HiddenSpacePart
from engine.core.quantities import answer
from engine.core.runner import Runner
from engine.core.status import Phase
from engine.lectures.l09_xor.forward import LAB
from engine.topics.forward.forward_parts import BY_UNIT
from tests.engine.runs import Clock, play

K = [
    [0.000335350130466, 0.952574126822],
    [0.0474258731776, 0.0179862099621],
    [0.0474258731776, 0.0179862099621],
    [0.880797077978, 0.0000167014218481],
]
Z2 = [-4.48200424648, 5.28046708546, 5.28046708546, -3.6889515734]
Y = [0.0111842193649, 0.994935724681, 0.994935724681, 0.024388527857]
OTHER = (10, 10, -5, -10, -10, 15, 10, 10, -15)
EVERY = frozenset(LAB.views)


def runner(*commands: Command, **knobs: KnobValue) -> Runner:
    one = Runner(LAB, clock=Clock())
    one.handle(SetLook(Look(views=EVERY)))
    for name, value in knobs.items():
        one.handle(SetKnob(name, value))
    for command in commands:
        one.handle(command)
        one.advance(1.0)
    return one


def parts(one: Runner) -> Mapping[str, Part]:
    return one.snapshot().frame.parts


def table(one: Runner) -> ForwardTablePart:
    part = parts(one)["table"]
    assert isinstance(part, ForwardTablePart)
    return part


def graph(one: Runner) -> ForwardPart:
    part = parts(one)["graph"]
    assert isinstance(part, ForwardPart)
    return part


def product(one: Runner, name: str) -> ProductPart:
    part = parts(one)[name]
    assert isinstance(part, ProductPart)
    return part


def by_unit(*values: float) -> SetParameters:
    return SetParameters(dict(zip(BY_UNIT, values, strict=True)))


def test_the_weights_of_the_lecture_give_its_numbers_to_twelve_digits() -> None:
    shown = table(runner(at_once=True))
    np.testing.assert_allclose(shown.hidden, K, rtol=1e-11)
    np.testing.assert_allclose(shown.z, Z2, rtol=1e-11)
    np.testing.assert_allclose(shown.output, Y, rtol=1e-11)
    assert runner().experiment.cost == pytest.approx(0.0115230927783, rel=1e-11)


def test_rounded_to_zero_and_one_they_give_the_numbers_of_the_slide() -> None:
    shown = table(runner(at_once=True, activation="step"))
    np.testing.assert_array_equal(shown.hidden, [[0, 1], [0, 0], [0, 0], [1, 0]])
    np.testing.assert_array_equal(shown.z, [-5, 6, 6, -5])
    np.testing.assert_allclose(shown.output, [0.00669285, 0.997527377, 0.997527377, 0.00669285], rtol=1e-6)


def test_each_step_computes_one_unit_and_nothing_that_comes_later() -> None:
    for step in range(LAB.steps + 1):
        shown = table(runner(Step(step)))
        values = np.column_stack([shown.hidden, shown.output]).ravel()
        known = np.isfinite(values)
        assert known.tolist() == [place < step for place in range(12)]


def test_the_graph_shows_the_row_of_the_walk_with_the_unit_that_is_computed() -> None:
    shown = graph(runner(Step(5)))
    assert shown.network.row == 1
    assert shown.at == (1, 1)
    assert np.isfinite(shown.network.activations[1]).all()
    assert np.isnan(shown.network.activations[2]).all()
    assert np.isnan(shown.called)


def test_going_back_takes_the_numbers_away_again() -> None:
    assert table(runner(Step(7), Back(1))).known == 2
    assert table(runner(Step(13), Seek(3))).known == 1


def test_the_last_step_holds_all_outputs_against_what_is_right() -> None:
    one = play(runner())
    assert (one.phase, one.step) == (Phase.DONE, 13)
    assert one.status().message.key == "forward_solved"
    shown = table(one)
    assert (shown.known, shown.right) == (4, 4)
    assert graph(one).at is None


def test_dragging_one_weight_unsolves_xor_at_once_and_back_again() -> None:
    one = runner(SetParameters({"b1.2": -3.0}), at_once=True)
    assert table(one).right == 3
    one.handle(SetParameters({"b1.2": 3.0}))
    assert table(one).right == 4


def test_zeros_call_nothing_and_or_nand_and_is_another_answer() -> None:
    one = runner(by_unit(*[0.0] * 9), at_once=True)
    assert (table(one).right, table(one).known) == (0, 4)
    assert np.isnan(table(one).called).all()
    one.handle(by_unit(*OTHER))
    np.testing.assert_allclose(table(one).output, [0.0072, 0.9924, 0.9924, 0.0072], atol=5e-5)
    assert table(one).right == 4


def test_the_two_wrong_signs_of_the_notes_answer_nothing_but_zero() -> None:
    shown = table(runner(SetParameters({"b1.2": -3.0, "b2": -6.0}), at_once=True))
    assert shown.output.max() < 0.002
    assert shown.right == 2


def test_weights_set_at_the_start_are_the_start_and_reset_keeps_them() -> None:
    one = runner(by_unit(*OTHER), Step(4), Reset())
    part = parts(one)["weights"]
    assert isinstance(part, HandWeightsPart)
    assert part.parameters.values.tolist() == list(OTHER)
    again = Runner(LAB, one.as_lesson(), clock=Clock())
    np.testing.assert_array_equal(again.experiment.result().params["W2"], [[10], [10]])


def test_a_lesson_may_name_other_weights() -> None:
    given = {"W1": np.eye(2), "b1": np.zeros(2), "W2": np.ones((2, 1)), "b2": np.zeros(1)}
    one = runner(at_once=True)
    one.handle(Load(dataclasses.replace(one.as_lesson(), initial=given)))
    of_one = 1.0 / (1.0 + np.exp(-1.0))
    np.testing.assert_allclose(table(one).z, [1.0, 0.5 + of_one, 0.5 + of_one, 2.0 * of_one])


def test_the_hidden_lines_are_those_of_the_lecture() -> None:
    part = parts(runner())["plane"]
    assert isinstance(part, ForwardMapPart)
    (a, b, c), (d, e, f) = part.plane.lines.tolist()
    assert (a, b, -c / a) == pytest.approx((5, 5, 1.6))
    assert (d, e, -f / d) == pytest.approx((-7, -7, 3 / 7))


def test_two_of_the_rows_land_on_the_same_spot_of_the_hidden_space() -> None:
    part = parts(runner(at_once=True))["hidden"]
    assert isinstance(part, HiddenSpacePart)
    np.testing.assert_array_equal(part.points[1], part.points[2])
    assert part.line is not None
    scores = part.points @ part.line[:2] + part.line[2]
    assert (scores > 0).tolist() == [False, True, True, False]


def test_the_layers_are_two_products_with_the_shapes_of_the_lecture() -> None:
    one = runner()
    first, second = product(one, "first_product"), product(one, "second_product")
    assert [m.shape for m in (first.left, first.right, first.result)] == [(4, 2), (2, 2), (4, 2)]
    assert [m.shape for m in (second.left, second.right, second.result)] == [(4, 2), (2, 1), (4, 1)]
    np.testing.assert_array_equal(first.result, [[-8, 3], [-3, -4], [-3, -4], [2, -11]])
    np.testing.assert_allclose(second.result[:, 0], Z2, rtol=1e-11)


def test_without_activation_the_layers_collapse_into_one_vector_and_one_line() -> None:
    one = runner(at_once=True, activation="identity")
    part = parts(one)["plane"]
    assert isinstance(part, ForwardMapPart)
    assert part.collapsed
    np.testing.assert_allclose(part.plane.lines, [[22, 22, 61]])
    assert product(one, "collapse").result.ravel().tolist() == [22, 22]
    z = table(one)
    np.testing.assert_allclose(z.z, z.X @ [22, 22] + 61)


def test_with_an_activation_there_is_nothing_to_collapse() -> None:
    assert isinstance(parts(runner())["collapse"], NothingPart)


def test_turning_the_activation_keeps_the_weights_set_by_hand() -> None:
    one = runner(by_unit(*OTHER), at_once=True)
    one.handle(SetKnob("activation", "step"))
    assert table(one).hidden.tolist() == [[0, 1], [1, 1], [1, 1], [1, 0]]


@pytest.mark.parametrize("activation", ["sigmoid", "step", "identity"])
def test_every_number_of_table_and_products_is_explained_with_its_own_value(activation: str) -> None:
    one = runner(at_once=True, activation=activation)
    shown, explain = table(one), one.experiment.explain
    for row in range(4):
        for unit in range(2):
            assert explain(("hidden", str(row), str(unit))).value == shown.hidden[row, unit]
            assert (
                explain(("product", "1", str(row), str(unit))).value == product(one, "first_product").result[row, unit]
            )
        assert explain(("output", str(row))).value == shown.output[row]
        assert explain(("score", str(row))).value == pytest.approx(shown.z[row], rel=1e-14)
        assert explain(("called", str(row))).value == shown.called[row]
    assert explain(("right",)).value == shown.right


def test_the_graph_is_explained_on_the_row_that_it_shows() -> None:
    one = runner(Step(8))
    one.snapshot()
    assert one.experiment.explain(("activation", "1", "1")).value == pytest.approx(K[2][1], rel=1e-11)
    assert one.experiment.explain(("parameter", "w1.12")).value == -7.0
    with pytest.raises(LearnerError):
        one.experiment.explain(("activation", "3", "0"))


def test_cards_know_the_output_the_one_vector_and_the_most_that_a_line_gets_right() -> None:
    def asked(quantity: str, **arguments: object) -> float | None:
        return answer(LAB, LAB.lesson(), "card", quantity, arguments).value

    assert asked("output_of_row", x1=1, x2=0) == pytest.approx(Y[2], rel=1e-11)
    assert asked("output_of_row", x1=1, x2=0, knobs={"activation": "step"}) == pytest.approx(0.997527377, rel=1e-8)
    assert asked("weight_collapsed") == 22.0
    assert asked("best_without_activation") == 3.0


def test_play_walks_on_by_itself() -> None:
    one = runner(SetSpeed(Speed.FULL), Play())
    assert one.step == 13
