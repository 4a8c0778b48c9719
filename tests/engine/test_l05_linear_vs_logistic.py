"""A line and an S-curve over the same students: the numbers of the lecture, and rows given by hand."""

import dataclasses
import math
from collections.abc import Sequence

import numpy as np
import pytest

from engine.core.commands import SetData, SetKnob, SetLook
from engine.core.experiment import Kind
from engine.core.frames import Look
from engine.core.lesson import CsvData, TableData
from engine.core.messages import LANGUAGES, LearnerError, sentence
from engine.core.parts_fits import FitsPart, FittedModel, ModelName, Sorting, SortingPart
from engine.core.runner import Runner
from engine.core.types import frozen
from engine.lectures.l05_logistic.linear_vs_logistic import LAB, TARGETS

HOURS = (1, 2, 3, 4, 5, 6, 7, 8)
PASSED = (0, 0, 0, 0, 1, 1, 1, 1)
MODELS: tuple[ModelName, ...] = ("line", "curve")
# The last student's hours, the line's cut and how many of those who passed it fails.
TILTED = [(8, 4.5, 0), (12, 5.0, 1), (20, 6.0, 2), (30, 7.25, 3), (50, 9.75, 3)]


def table(hours: Sequence[float], passed: Sequence[float] = PASSED) -> TableData:
    return TableData(frozen([[x] for x in hours]), frozen(passed), ("hours", "passed"))


def with_last_at(hours: float) -> TableData:
    return table([*HOURS[:-1], hours])


def run(data: TableData | None = None) -> Runner:
    lesson = LAB.lesson() if data is None else dataclasses.replace(LAB.lesson(), data=data)
    runner = Runner(LAB, lesson)
    runner.handle(SetLook(Look(views=frozenset(LAB.views))))
    return runner


def fits(runner: Runner) -> FitsPart:
    part = runner.snapshot().frame.parts["fits"]
    assert isinstance(part, FitsPart)
    return part


def sorting(runner: Runner) -> SortingPart:
    part = runner.snapshot().frame.parts["sorting"]
    assert isinstance(part, SortingPart)
    return part


def target(runner: Runner, knob: str) -> Sorting:
    return next(entry for entry in sorting(runner).targets if entry.knob == knob)


def accuracy_by_hand(model: FittedModel, part: FitsPart) -> float:
    return float(np.mean([(h > 0.5 + 1e-9) == (y == 1) for h, y in zip(model.predictions, part.y, strict=True)]))


def test_on_the_labs_own_students_both_cut_at_four_and_a_half_and_are_right_about_all() -> None:
    part = fits(run())
    for name in MODELS:
        assert part.model(name).cut == pytest.approx(4.5, abs=1e-9)
        assert part.model(name).wrong == ()
        assert part.model(name).accuracy == 1.0


def test_the_line_leaves_the_range_of_probabilities_and_the_curve_does_not() -> None:
    part = fits(run())
    assert (part.line.predictions.min(), part.line.predictions.max()) == pytest.approx((-1 / 6, 7 / 6))
    assert part.curve.heights.min() >= 0
    assert part.curve.heights.max() <= 1


@pytest.mark.parametrize(("hours", "cut", "missed"), TILTED)
def test_a_student_far_out_tilts_the_line_until_passes_are_called_fail(hours: float, cut: float, missed: int) -> None:
    part = fits(run(with_last_at(hours)))
    assert part.line.cut == pytest.approx(cut, abs=1e-9)
    assert part.line.missed == len(part.line.wrong) == missed
    assert part.line.accuracy == accuracy_by_hand(part.line, part) == 1 - missed / 8


@pytest.mark.parametrize("hours", [hours for hours, _, _ in TILTED])
def test_the_curve_does_not_notice(hours: float) -> None:
    curve = fits(run(with_last_at(hours))).curve
    assert curve.cut == pytest.approx(4.5, abs=1e-4)
    assert 5.98 <= round(curve.weight, 2) <= 6.0
    assert (curve.wrong, curve.missed) == ((), 0)


def test_the_curve_is_a_thousand_updates_from_zeros_on_hours_less_four_and_a_half() -> None:
    w = b = 0.0
    x, y = np.array(HOURS) - 4.5, np.array(PASSED)
    for _ in range(1000):
        error = 1 / (1 + np.exp(-(w * x + b))) - y
        w, b = w - 0.3 * float(np.mean(error * x)), b - 0.3 * float(np.mean(error))
    curve = fits(run()).curve
    assert curve.weight == pytest.approx(w, rel=1e-9)
    assert curve.bias == pytest.approx(b - 4.5 * w, rel=1e-9)


@pytest.mark.parametrize("hours", [12.0, 20.0, 30.0, 50.0, 100.0])
def test_where_the_usual_rate_would_oscillate_the_curve_still_comes_to_rest(hours: float) -> None:
    """Somebody failed after so many hours: the cost has a lowest point, and there both slopes are 0."""
    rows = [(hours, 0.0), *zip(HOURS[1:], PASSED[1:], strict=True)]
    part = fits(run(table([x for x, _ in rows], [y for _, y in rows])))
    error = part.curve.predictions - part.y
    assert float(np.mean(error)) == pytest.approx(0, abs=1e-6)
    assert float(np.mean(error * part.x)) == pytest.approx(0, abs=1e-5)


def test_two_students_with_the_same_hours_and_other_results_are_drawn_flat_and_without_a_boundary() -> None:
    part = fits(run(table([3, 3], [0, 1])))
    assert part.line.predictions == pytest.approx([0.5, 0.5])
    for name in MODELS:
        assert np.isfinite(part.model(name).heights).all()
        assert math.isnan(part.model(name).cut) or math.isfinite(part.model(name).cut)


@pytest.mark.parametrize("hours", [0.0, 8.0, 9.5, 14.0, 50.0, 100.0])
def test_the_axis_has_room_for_the_last_student_and_heights_reach_its_end(hours: float) -> None:
    part = fits(run(with_last_at(hours)))
    assert part.x.max() < part.limit
    assert (part.grid[0], part.grid[-1]) == (0.0, pytest.approx(110.0))
    assert part.limit <= part.grid[-1]


@pytest.mark.parametrize(
    ("data", "key"),
    [
        (table([1, 2, 3], [1, 1, 1]), "data_one_class"),
        (table([1], [0]), "data_one_class"),
        (table([1, 2, 3], [0, 1, 2]), "data_label_not_binary"),
        (table([1, 2, 101], [0, 1, 1]), "fits_off_axis"),
        (table([-1, 2, 3], [0, 1, 1]), "fits_off_axis"),
        (table(range(61), [0, *[1] * 60]), "fits_too_many_rows"),
        (TableData(frozen([[1, 2], [3, 4]]), frozen([0, 1])), "fits_one_feature"),
    ],
)
def test_rows_that_cannot_be_used_are_refused_with_a_sentence_and_the_lab_stays(data: TableData, key: str) -> None:
    runner = run(with_last_at(20))
    with pytest.raises(LearnerError) as caught:
        runner.handle(SetData(data))
    assert caught.value.message.key == key
    assert all(sentence(caught.value.message, language) for language in LANGUAGES)
    assert fits(runner).x[-1] == 20


def test_a_missing_file_is_refused_too() -> None:
    with pytest.raises(LearnerError):
        run().handle(SetData(CsvData("/nowhere/hours.csv")))


def test_the_chosen_student_stays_among_those_there_are() -> None:
    runner = run()
    runner.handle(SetLook(Look(views=frozenset(LAB.views), sample=99)))
    assert fits(runner).sample == 7


@pytest.mark.parametrize("name", MODELS)
@pytest.mark.parametrize("row", range(8))
def test_a_prediction_is_explained_with_the_number_on_screen(name: ModelName, row: int) -> None:
    runner = run(with_last_at(50))
    told = runner.experiment.explain(("prediction", name, str(row)))
    assert told.value == fits(runner).model(name).predictions[row]
    assert told.title.values["row"] == row + 1
    assert ("e^" in told.formula) == (name == "curve")


@pytest.mark.parametrize("name", MODELS)
def test_cut_and_accuracy_are_explained(name: ModelName) -> None:
    runner = run(with_last_at(50))
    model = fits(runner).model(name)
    assert runner.experiment.explain(("cut", name)).value == model.cut
    told = runner.experiment.explain(("accuracy", name))
    assert told.value == model.accuracy
    assert told.title.values["wrong"] == {"line": 3, "curve": 0}[name]


@pytest.mark.parametrize("key", [("cut", "ruler"), ("prediction", "line", "8"), ("prediction", "line", "-1"), ("w",)])
def test_a_number_that_is_not_there_is_not_explained(key: tuple[str, ...]) -> None:
    with pytest.raises(LearnerError):
        run().experiment.explain(key)


def test_at_first_nothing_is_sorted_and_no_reason_given_away() -> None:
    part = sorting(run())
    assert (part.answered, part.right, len(part.targets)) == (0, 0, 9)
    assert all(entry.right is None and entry.reason is None for entry in part.targets)


@pytest.mark.parametrize("knob", TARGETS)
def test_each_target_is_judged_and_says_why(knob: str) -> None:
    runner = run()
    for answer in ("category", "number"):
        runner.handle(SetKnob(knob, answer))
        shown = target(runner, knob)
        assert shown.right == (answer == TARGETS[knob])
        assert shown.reason is not None
        assert all(sentence(shown.reason, language) for language in LANGUAGES)
    runner.handle(SetKnob(knob, "open"))
    assert target(runner, knob).reason is None


def test_what_is_counted_or_comes_in_steps_is_a_number_all_the_same() -> None:
    assert {knob for knob, kind in TARGETS.items() if kind == "category"} == {
        "spam", "face", "exam_pass", "card_fraud",
    }  # fmt: skip


def test_answers_stay_when_students_are_moved() -> None:
    runner = run()
    runner.handle(SetKnob("spam", "category"))
    runner.handle(SetData(with_last_at(50)))
    assert target(runner, "spam").right is True


@pytest.mark.parametrize(
    ("quantity", "arguments", "expected"),
    [
        ("missed_by_line", {"student": 8, "hours": 50}, 3),
        ("missed_by_line", {"student": 8, "hours": 12}, 1),
        ("cut_of_line", {"student": 8, "hours": 30}, 7.25),
        ("shift_of_curve", {"student": 8, "hours": 50, "still": 0.1}, 1),
        ("shift_of_curve", {"student": 5, "hours": 50, "still": 0.1}, 2),
        ("height_of_line", {"w": 0.5, "b": 0, "hours": 100}, 50),
    ],
)
def test_cards_are_answered_by_the_fits(quantity: str, arguments: dict[str, float], expected: float) -> None:
    assert LAB.quantities[quantity](LAB.lesson(), arguments).value == pytest.approx(expected)


def test_the_lab_is_still_and_cannot_be_trained() -> None:
    assert LAB.kind is Kind.STILL
    with pytest.raises(LearnerError):
        run().experiment.result()
