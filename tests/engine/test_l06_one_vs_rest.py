"""Three units side by side on the grades: what they claim and refuse, the matrix they make, the softmax instead."""

from typing import Any

import numpy as np
import pytest

from engine.core.commands import Seek, SetKnob, SetLook, Step
from engine.core.frames import Look, NothingPart, Part
from engine.core.functions import LOGISTIC, sigmoid, softmax
from engine.core.lesson import NamedData, TableData
from engine.core.parts_units import StackingPart, UnitLinesPart, UnitOutputsPart
from engine.core.runner import Runner
from engine.core.types import frozen
from engine.lectures.l06_softmax.one_vs_rest import LAB
from engine.topics.one_vs_rest.one_vs_rest_parts import segment
from tests.engine.runs import do, lesson, params, runner, weights

X = np.array([[10.0, 5.0], [9.0, 5.0], [3.0, 2.0], [2.0, 4.0], [11.0, 1.0]])
GRADE = np.array([0, 0, 1, 1, 2])
GRADES = NamedData("grades")
CLAIMED, REFUSED, FIRST_ROW = 0, 1, 2  # the probes (6, 5) and (6, 3) come before the rows
FOUR = TableData(frozen(np.random.default_rng(0).normal(size=(9, 4))), frozen([0, 1, 2] * 3))
MANY = TableData(frozen(np.arange(18.0).reshape(9, 2)), frozen(range(9)))


def lab(updates: int = 0, data: NamedData | TableData = GRADES, **knobs: Any) -> Runner:
    """The lab after so many updates."""
    return do(runner(lesson(data, lab=LAB, steps=2000, **knobs), lab=LAB), Step(updates))


def part_of(one: Runner, view: str, **look: Any) -> Part:
    one.handle(SetLook(Look(views=frozenset({view}), **look)))
    return one.snapshot().frame.parts[view]


def outputs(one: Runner, **look: Any) -> UnitOutputsPart:
    part = part_of(one, "outputs", **look)
    assert isinstance(part, UnitOutputsPart)
    return part


def lines(one: Runner, **look: Any) -> UnitLinesPart:
    part = part_of(one, "lines", **look)
    assert isinstance(part, UnitLinesPart)
    return part


def stacking(one: Runner, **look: Any) -> StackingPart:
    part = part_of(one, "stacking", **look)
    assert isinstance(part, StackingPart)
    return part


# ── the units


def test_up_to_a_rate_of_0_1086_the_cost_never_rises() -> None:
    assert lab().snapshot().frame.cost == pytest.approx(3 * np.log(2.0))
    assert lab().experiment.scene().stable_rate == pytest.approx(0.1086, abs=5e-5)


def test_the_sums_of_the_outputs_are_those_of_the_lecture_guide() -> None:
    one = lab()
    sums = {}
    for step in (0, 95, 372):
        do(one, Step(step - one.step))
        total = outputs(one).total[FIRST_ROW:]
        sums[step] = (round(float(total.min()), 2), round(float(total.max()), 2))
    assert sums == {0: (1.5, 1.5), 95: (0.74, 1.48), 372: (0.84, 1.35)}


@pytest.mark.parametrize(
    ("updates", "shown"), [(6, [0.57, 0.32, 0.13]), (95, [0.64, 0.65, 0.00]), (372, [0.69, 0.84, 0.00])]
)
def test_two_units_come_to_claim_the_student_at_6_5(updates: int, shown: list[float]) -> None:
    assert outputs(lab(updates)).shown[CLAIMED].round(2).tolist() == shown


def test_after_372_updates_two_claim_one_student_and_all_refuse_the_other() -> None:
    part = outputs(lab(372))
    assert part.shown[REFUSED].round(2).tolist() == [0.35, 0.18, 0.02]
    assert part.total[[CLAIMED, REFUSED]].round(2).tolist() == [1.53, 0.55]
    assert [said.key for said in part.said[:2]] == ["units_two", "units_none"]


def test_more_training_makes_the_sum_larger_still() -> None:
    assert float(outputs(lab(2000)).total[CLAIMED]) == pytest.approx(1.74, abs=0.005)


def test_each_unit_decides_all_rows_right_at_188_and_not_yet_at_95() -> None:
    one = lab(95)
    assert lines(one).right.min() < 5
    do(one, Step(93))
    assert lines(one).right.tolist() == [5, 5, 5]


def test_a_unit_learns_as_if_it_were_alone() -> None:
    together = params(lab(372))
    W, b = np.zeros((2, 1)), np.zeros(1)
    Y = (GRADE == 1).astype(np.float64)[:, None]
    for _ in range(372):
        H, _cost = LOGISTIC.of(X @ W + b, Y)
        slope = LOGISTIC.slope(H, Y)
        W, b = W - 0.1 * X.T @ slope, b - 0.1 * slope.sum(axis=0)
    np.testing.assert_allclose(together["W"][:, 1], W[:, 0], rtol=1e-9)
    np.testing.assert_allclose(together["b"][1], b[0], rtol=1e-9)


# ── the lines


def test_a_unit_says_one_half_at_both_ends_of_its_line() -> None:
    one = lab(372)
    W, b, part = params(one)["W"], params(one)["b"], lines(one)
    assert part.of.tolist() == [0, 1, 2]
    for ends, k in zip(part.ends, (0, 1, 2), strict=True):
        np.testing.assert_allclose(sigmoid(ends @ W[:, k] + b[k]), [0.5, 0.5], rtol=1e-9)


def test_the_same_line_is_drawn_whatever_the_scaling() -> None:
    one = lab(200, scaling="standard")
    scaled = one.experiment.result().params_original
    assert scaled is not None
    W, b = scaled["W"], scaled["b"]
    for ends, k in zip(lines(one).ends, lines(one).of.astype(int), strict=True):
        np.testing.assert_allclose(ends @ W[:, k] + b[k], [0.0, 0.0], atol=1e-9)


def test_before_anything_is_learned_there_is_no_line() -> None:
    part = lines(lab())
    assert part.flat
    assert len(part.ends) == 0


def test_after_learning_with_softmax_two_classes_are_equally_probable_on_a_line_and_no_other_is_ahead() -> None:
    one = lab(372, last_layer="softmax")
    W, b, part = params(one)["W"], params(one)["b"], lines(one)
    assert len(part.ends) == 3
    for ends, j, k in zip(part.ends, part.of.astype(int), part.against.astype(int), strict=True):
        S = softmax(ends @ W + b)
        np.testing.assert_allclose(S[:, j], S[:, k], rtol=1e-9)
        assert (S[:, j] >= S.max(axis=1) - 1e-9).all()


@pytest.mark.parametrize(
    ("w", "c", "ends"),
    [
        ((1.0, 0.0), -1.0, [(1.0, 0.0), (1.0, 4.0)]),
        ((0.0, 1.0), -1.0, [(0.0, 1.0), (2.0, 1.0)]),
        ((1.0, 0.0), 5.0, None),
        ((0.0, 0.0), 1.0, None),
    ],
)
def test_of_a_line_what_lies_in_the_picture_is_drawn(w: Any, c: float, ends: Any) -> None:
    found = segment(frozen(w), c, (0.0, 2.0), (0.0, 4.0))
    assert (None if found is None else sorted(map(tuple, found.tolist()))) == ends


# ── probes


def test_probes_are_looked_at_and_never_enter_the_run() -> None:
    one = lab(50)
    before = weights(one)
    part = outputs(one, probes=((1.0, 1.0), (2.0, 2.0), (3.0, 3.0)))
    assert part.inputs[:3].tolist() == [[1.0, 1.0], [2.0, 2.0], [3.0, 3.0]]
    assert weights(one) == before
    assert (one.step, one.history.last) == (50, 50)


def test_of_very_many_probes_four_are_kept() -> None:
    assert len(lines(lab(), probes=((1.0, 1.0),) * 9).probes) == 4


# ── the softmax


def test_softmax_on_the_same_scores_adds_up_to_1_and_calls_the_same_classes() -> None:
    for updates in (6, 95, 372):
        one = lab(updates)
        own, other = outputs(one), outputs(one, as_softmax=True)
        np.testing.assert_allclose(other.total, 1.0, rtol=1e-12)
        assert own.shown.argmax(axis=1).tolist() == other.shown.argmax(axis=1).tolist()
        assert {said.key for said in other.said} == {"units_same_scores"}


def test_learning_again_with_softmax_begins_at_the_same_start_and_finds_other_scores() -> None:
    one = lab(372)
    same_scores = outputs(one, as_softmax=True).shown[CLAIMED]
    do(one, SetKnob("last_layer", "softmax"))
    assert one.step == 0
    assert not params(one)["W"].any()
    do(one, Step(372))
    part = outputs(one)
    assert part.softmax
    assert part.shown[CLAIMED].round(2).tolist() == [0.22, 0.78, 0.0]
    assert same_scores.round(2).tolist() == [0.29, 0.71, 0.0]


# ── the matrix


@pytest.mark.parametrize("stage", [0, 1, 2])
def test_the_stacked_vectors_give_the_units_scores_in_one_product(stage: int) -> None:
    one = lab(372)
    part = stacking(one, stage=stage, sample=2)
    assert part.x.tolist() == [3.0, 2.0, 1.0]
    assert part.W.shape == (3, 3)
    np.testing.assert_allclose(part.W @ part.x, part.scores, rtol=1e-12)
    np.testing.assert_allclose(part.x @ part.W.T, part.scores, rtol=1e-12)
    assert part.names[:3] == ("w11", "w21", "b1")


def test_a_stage_that_is_not_there_is_the_last_one() -> None:
    assert stacking(lab(), stage=99).stage == 2


def test_going_back_brings_back_the_matrix_exactly() -> None:
    one = lab(100)
    before = stacking(one).W.tobytes()
    do(one, Step(200), Seek(100))
    assert stacking(one).W.tobytes() == before


# ── other data


@pytest.mark.parametrize(
    ("data", "view", "key"),
    [
        (FOUR, "lines", "view_needs_two_inputs"),
        (MANY, "outputs", "view_too_many_classes"),
        (MANY, "stacking", "view_stacking_too_large"),
    ],
)
def test_what_cannot_be_drawn_says_why(data: TableData, view: str, key: str) -> None:
    part = part_of(lab(3, data), view)
    assert isinstance(part, NothingPart)
    assert part.reason.key == key


def test_with_more_features_rows_have_outputs_and_there_are_no_probes() -> None:
    part = outputs(lab(3, FOUR))
    assert part.row.min() == 0
    assert part.inputs.shape == (8, 4)


def test_the_plane_shows_the_two_features_that_are_chosen() -> None:
    np.testing.assert_array_equal(lines(lab(3, FOUR, features=(1, 3))).points, FOUR.x[:, [1, 3]])
