"""Softmax from scores to cost: the lecture's numbers, what changes them and what does not, and explanations."""

import dataclasses
import math

import numpy as np
import pytest

from engine.core.asides import Explanation
from engine.core.commands import Explain, SetKnob, SetLook
from engine.core.experiment import Kind
from engine.core.frames import Look, NothingPart
from engine.core.functions import SOFTMAX, softmax
from engine.core.knobs import KnobValue
from engine.core.lesson import Lesson
from engine.core.messages import LearnerError
from engine.core.parts_pipeline import JacobianPart, LossPart, PipelinePart, TwoClassesPart
from engine.core.runner import Runner
from engine.core.types import Array, frozen
from engine.lectures.l06_softmax.pipeline import LAB
from engine.topics.pipeline.pipeline import leaders, pipeline, softmax_slopes
from tests.engine import differences

BIG = {"score_1": 1000.0, "score_2": 999.0, "score_3": 998.1}
FIVE_MORE = {"score_1": 7.0, "score_2": 6.0, "score_3": 5.1}


def lesson(**knobs: KnobValue) -> Lesson:
    return dataclasses.replace(LAB.lesson(), knobs={**LAB.lesson().knobs, **knobs})


def run(**knobs: KnobValue) -> Runner:
    runner = Runner(LAB, lesson(**knobs))
    runner.handle(SetLook(Look(views=frozenset(LAB.views))))
    return runner


def shown(runner: Runner) -> PipelinePart:
    part = runner.snapshot().frame.parts["pipeline"]
    assert isinstance(part, PipelinePart)
    return part


def part(**knobs: KnobValue) -> PipelinePart:
    return shown(run(**knobs))


def two(**knobs: KnobValue) -> TwoClassesPart:
    found = run(classes="2", **knobs).snapshot().frame.parts["two_classes"]
    assert isinstance(found, TwoClassesPart)
    return found


def said(runner: Runner, *key: str) -> Explanation:
    runner.handle(Explain(key))
    found = runner.snapshot().explanation
    assert found is not None
    return found


def test_it_is_a_still_lab_that_opens_with_the_slides_scores() -> None:
    assert LAB.kind is Kind.STILL
    assert part().scores.tolist() == [2.0, 1.0, 0.1]


def test_the_probabilities_are_the_slides_before_rounding_and_their_sum_is_one() -> None:
    assert part().probabilities.tolist() == pytest.approx([0.659001138886, 0.242432970705, 0.0985658904093], rel=1e-11)
    assert part().share_total == pytest.approx(1.0, abs=1e-15)


def test_every_arrow_has_its_number() -> None:
    plain = part(naive=True)
    assert plain.powers.tolist() == pytest.approx([7.38906, 2.71828, 1.10517], rel=1e-5)
    assert plain.total == pytest.approx(11.2125, rel=1e-5)
    assert plain.losses.tolist() == pytest.approx([0.417030, 1.417030, 2.317030], abs=5e-7)
    assert plain.terms.tolist() == pytest.approx([0.417030, 0, 0], abs=5e-7)
    assert plain.cost == pytest.approx(0.417030, abs=5e-7)


def test_the_first_score_alone_moves_all_probabilities() -> None:
    before, after = part(), part(score_1=3.0)
    assert after.probabilities[0] == pytest.approx(0.840, abs=5e-4)
    assert after.cost == pytest.approx(0.174, abs=5e-4)
    assert all(after.probabilities[1:] < before.probabilities[1:])


@pytest.mark.parametrize("naive", [False, True])
def test_five_more_on_all_scores_changes_no_probability_and_no_cost(naive: bool) -> None:
    before, after = part(naive=naive), part(naive=naive, **FIVE_MORE)
    np.testing.assert_allclose(after.probabilities, before.probabilities, rtol=1e-14)
    assert after.cost == pytest.approx(before.cost, rel=1e-14)


def test_the_raised_scores_are_five_more_and_end_where_scores_end() -> None:
    raised = part().raised
    assert raised is not None
    assert raised.tolist() == [7.0, 6.0, 5.1]
    assert part(score_2=996.0).raised is None


@pytest.mark.parametrize(("temperature", "share"), [(0.5, 0.864), (1.0, 0.659), (2.0, 0.502), (10.0, 0.366)])
def test_the_temperature_evens_the_probabilities_out(temperature: float, share: float) -> None:
    assert part(temperature=temperature).probabilities[0] == pytest.approx(share, abs=5e-4)
    assert part(temperature=temperature).winner == 0


def test_the_cost_follows_the_label_and_the_prediction_does_not() -> None:
    runner = run()
    runner.handle(SetKnob("right", "B"))
    assert shown(runner).winner == 0
    assert shown(runner).cost == pytest.approx(1.417030, abs=5e-7)
    assert shown(runner).label.tolist() == [0, 1, 0]


def test_equal_scores_have_no_winner_and_cost_log_three() -> None:
    tied = part(score_1=1.0, score_2=1.0, score_3=1.0)
    assert (tied.winner, tied.leaders) == (None, (0, 1, 2))
    assert tied.cost == pytest.approx(math.log(3))
    assert tied.note is not None
    assert tied.note.key == "softmax_tie"


def test_the_shifted_formula_stays_finite_and_gives_what_the_differences_give() -> None:
    big = part(**BIG)
    np.testing.assert_allclose(big.probabilities, part().probabilities, rtol=1e-12)
    assert big.shift == 1000.0
    assert big.powers.max() == 1.0
    assert part(score_1=1000.0, score_2=-1000.0, right="B").cost == 2000.0


def test_the_naive_formula_overflows_from_710() -> None:
    assert np.isfinite(part(naive=True, score_1=709.0).probabilities).all()
    over = part(naive=True, score_1=710.0)
    assert np.isnan(over.probabilities[0])
    assert math.isnan(over.cost)
    assert over.winner is None
    assert over.note is not None
    assert over.note.key == "softmax_overflow"


@pytest.mark.parametrize(
    ("knobs", "key"),
    [
        ({"score_1": -1000.0, "score_2": -1000.0, "score_3": -1000.0}, "softmax_underflow"),
        ({"score_1": 500.0, "score_2": -500.0, "right": "B"}, "softmax_cost_infinite"),
    ],
)
def test_the_naive_formula_fails_at_the_other_end_too(knobs: dict[str, KnobValue], key: str) -> None:
    note = part(naive=True, **knobs).note
    assert note is not None
    assert note.key == key
    assert math.isfinite(part(**knobs).cost)


def test_an_infinite_loss_of_a_wrong_class_is_not_looked_at() -> None:
    far = part(naive=True, score_1=500.0, score_2=-500.0)
    assert math.isinf(far.losses[1])
    assert (far.terms[1], far.cost) == (0.0, 0.0)


@pytest.mark.parametrize("temperature", [0.5, 1.0, 3.0])
def test_the_slopes_are_those_of_central_differences(temperature: float) -> None:
    y = np.array([2.0, 1.0, 0.1])
    slopes = softmax_slopes(softmax(y[np.newaxis] / temperature)[0], temperature)
    for i in range(3):

        def share(at: Array, i: int = i) -> float:
            return float(softmax(at[np.newaxis] / temperature)[0, i])

        np.testing.assert_allclose(slopes[i], differences.gradient(share, y), rtol=1e-5, atol=1e-9)


def test_the_loss_goes_down_the_slope_that_training_uses() -> None:
    """The gradient of the cost at the scores is p − L, as the training labs have it."""
    y, label = np.array([[2.0, 1.0, 0.1]]), np.array([[0.0, 1.0, 0.0]])
    found = differences.gradient(lambda at: pipeline(at[0], 1).cost, y)
    np.testing.assert_allclose(found, SOFTMAX.slope(softmax(y), label), rtol=1e-5)


def test_rows_and_columns_of_the_slopes_add_up_to_nothing() -> None:
    found = run(temperature=2.0).snapshot().frame.parts["jacobian"]
    assert isinstance(found, JacobianPart)
    assert np.abs(found.row_sums).max() < 1e-15
    assert np.abs(found.column_sums).max() < 1e-15
    assert all(found.slopes[k, k] > 0 for k in range(3))


def test_two_scores_are_the_sigmoid_of_their_difference() -> None:
    found = two()
    assert found.difference == 1.0
    assert found.softmax.tolist() == pytest.approx([0.731058578630, 0.268941421370], rel=1e-11)
    np.testing.assert_allclose(found.sigmoid, found.softmax, rtol=1e-14)


@pytest.mark.parametrize(("right", "target"), [("A", 1), ("B", 0)])
@pytest.mark.parametrize("scores", [(2.0, 1.0), (-3.7, 4.2), (900.0, -50.0)])
def test_the_cost_of_two_classes_is_lecture_fives(right: str, target: int, scores: tuple[float, float]) -> None:
    found = two(right=right, score_1=scores[0], score_2=scores[1])
    assert found.target == target
    assert found.cost == pytest.approx(found.logistic_cost, rel=1e-14, abs=1e-15)
    assert found.agree


def test_the_view_of_two_classes_says_what_it_needs() -> None:
    found = run().snapshot().frame.parts["two_classes"]
    assert isinstance(found, NothingPart)


def test_with_two_classes_the_right_one_is_one_of_them() -> None:
    runner = run(right="C")
    runner.handle(SetKnob("classes", "2"))
    assert runner.status().knobs["right"] == "B"
    assert shown(runner).label.tolist() == [0, 1]
    runner.handle(SetKnob("right", "C"))
    assert runner.status().knobs["right"] == "B"


def test_the_loss_curve_is_minus_log_and_the_point_is_the_right_class() -> None:
    found = run(right="C").snapshot().frame.parts["loss"]
    assert isinstance(found, LossPart)
    np.testing.assert_allclose(found.loss, -np.log(found.p), atol=1e-15)
    assert found.name == "C"
    assert found.probability == pytest.approx(0.0985658904093)
    assert found.inside
    far = run(right="C", score_3=-9.0).snapshot().frame.parts["loss"]
    assert isinstance(far, LossPart)
    assert not far.inside


@pytest.mark.parametrize("score", [4.9, 5.0, 5.1, 700.0, -1000.0])
def test_the_axis_holds_every_score(score: float) -> None:
    assert part(score_2=score).limit >= abs(score)


def test_leaders_are_all_that_have_the_largest_share() -> None:
    assert leaders(frozen([0.2, 0.4, 0.4])) == (1, 2)
    assert leaders(frozen([np.nan, 0.4, 0.4])) == ()


KEYS = [
    *((kind, str(k)) for kind in ("score", "power", "p", "loss", "term") for k in range(3)),
    ("sum",), ("cost",), *(("slope", str(i), str(j)) for i in range(3) for j in range(3)),
]  # fmt: skip


@pytest.mark.parametrize("knobs", [{}, {"naive": True}, {"temperature": 0.5}, {"naive": True, "temperature": 2.0}])
@pytest.mark.parametrize("key", KEYS, ids="/".join)
def test_every_number_is_explained_with_its_own_value(key: tuple[str, ...], knobs: dict[str, KnobValue]) -> None:
    runner = run(**knobs)
    parts = runner.snapshot().frame.parts
    shown_at, slopes = parts["pipeline"], parts["jacobian"]
    assert isinstance(shown_at, PipelinePart)
    assert isinstance(slopes, JacobianPart)
    kind, *place = key
    arrays = {
        "score": shown_at.scores, "power": shown_at.powers, "p": shown_at.probabilities,
        "loss": shown_at.losses, "term": shown_at.terms, "slope": slopes.slopes,
    }  # fmt: skip
    numbers = {"sum": shown_at.total, "cost": shown_at.cost}
    expected = numbers[kind] if kind in numbers else arrays[kind][tuple(map(int, place))]
    found = said(runner, *key)
    assert found.value == expected
    assert found.formula


def test_a_probability_is_a_power_over_the_sum() -> None:
    found = said(run(naive=True), "p", "0")
    assert found.formula == r"p_{A} = \frac{e^{y_{A}}}{\sum_j e^{y_{j}}}"
    assert found.numbers == r"= \frac{7.389}{11.21}"


@pytest.mark.parametrize(
    ("key", "value", "numbers"),
    [
        ("difference", 1.0, "= 2 - 1"),
        ("sigmoid", 0.731058578630, r"= \frac{1}{1 + e^{{-}1}}"),
        ("logistic_cost", 1.31326168752, r"= {-}\log (1 - H) = {-}\log 0.2689"),
    ],
)
def test_the_numbers_of_the_sigmoid_are_explained(key: str, value: float, numbers: str) -> None:
    found = said(run(classes="2", right="B"), key)
    assert found.value == pytest.approx(value)
    assert found.numbers == numbers


@pytest.mark.parametrize("key", [("p", "3"), ("p",), ("slope", "0"), ("difference",), ("nothing", "0")])
def test_what_is_no_number_here_is_not_explained(key: tuple[str, ...]) -> None:
    with pytest.raises(LearnerError):
        run().experiment.explain(key)
