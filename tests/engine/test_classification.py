"""Logistic and softmax regression as runs: safe rates, calls and ties, rows kept apart, plane and surface."""

import dataclasses
import math
from typing import Any

import numpy as np
import pytest

from engine.core import classification_parts as parts
from engine.core import features, initial
from engine.core.classification import Classification, split
from engine.core.datasets import resolve
from engine.core.frames import Look, NothingPart
from engine.core.functions import LOGISTIC, ONE_VS_REST, SOFTMAX, Output
from engine.core.history import History
from engine.core.knobs import KnobValue
from engine.core.lesson import Lesson, TableData
from engine.core.messages import LearnerError
from engine.core.parts_classes import ClassMapPart, Tally
from engine.core.training import Shown
from engine.core.types import Array, frozen
from tests.engine.classifiers import EIGHT, GRADES, STUDENTS

KNOBS: dict[str, KnobValue] = {"learning_rate": 0.01, "features": (), "initialisation": "zeros"}


def run_of(data: TableData, output: Output = LOGISTIC, **knobs: KnobValue) -> Classification:
    lesson = Lesson("test", data, {**KNOBS, **knobs})
    whole = resolve(data, "binary" if output is LOGISTIC else "classes")
    nothing: Any = None
    return Classification(lesson, whole, features.chosen(lesson, whole), output, Shown({}, parts.line, nothing))


def trained(run: Classification, updates: int) -> tuple[Classification, History]:
    state = run.state()
    history = History(state, run.cost, state_bytes=state.nbytes, limit_bytes=10_000_000)
    for step in range(1, updates + 1):
        cost = run.step()
        history.record(step, cost, run.state())
    return run, history


@pytest.mark.parametrize(
    ("data", "output", "expected"),
    [(STUDENTS, LOGISTIC, 0.381), (GRADES, ONE_VS_REST, 0.1086), (EIGHT, SOFTMAX, 0.0623)],
    ids=["six students", "grades", "eight rows"],
)
def test_the_safe_rate_is_the_one_computed_for_the_lectures(data: TableData, output: Output, expected: float) -> None:
    assert run_of(data, output).scene().stable_rate == pytest.approx(expected, abs=5e-4)


@pytest.mark.parametrize(("data", "output"), [(STUDENTS, LOGISTIC), (GRADES, ONE_VS_REST), (EIGHT, SOFTMAX)])
@pytest.mark.parametrize("l2", [0.0, 0.1])
def test_at_the_safe_rate_the_cost_never_rises(data: TableData, output: Output, l2: float) -> None:
    rate = run_of(data, output, l2=l2).scene().stable_rate
    assert rate is not None
    _, history = trained(run_of(data, output, l2=l2, learning_rate=rate), 300)
    assert (np.diff(history.costs()) <= 1e-15).all()


def test_softmax_at_the_rate_of_the_course_rises_and_at_the_default_never() -> None:
    rising = np.count_nonzero(np.diff(trained(run_of(EIGHT, SOFTMAX, learning_rate=0.1), 1000)[1].costs()) > 0)
    assert rising == 498
    _, history = trained(run_of(EIGHT, SOFTMAX, learning_rate=0.06), 1000)
    assert np.count_nonzero(np.diff(history.costs()) > 0) == 0
    assert history.costs()[1000] == pytest.approx(0.323, abs=5e-4)


@pytest.mark.parametrize(("data", "output"), [(STUDENTS, LOGISTIC), (GRADES, ONE_VS_REST), (EIGHT, SOFTMAX)])
def test_the_cost_is_the_mean_of_what_the_rows_cost(data: TableData, output: Output) -> None:
    run, _ = trained(run_of(data, output), 20)
    assert output.loss(run.forward.Z, run.batch.Y).mean() == pytest.approx(run.cost, rel=1e-12)


@pytest.mark.parametrize(("data", "output"), [(STUDENTS, LOGISTIC), (GRADES, ONE_VS_REST), (EIGHT, SOFTMAX)])
def test_the_gradient_agrees_with_central_differences(data: TableData, output: Output) -> None:
    run, _ = trained(run_of(data, output, l2=0.01), 7)
    theta, eps = run.theta(), 1e-6
    numeric = [
        (run.landscape.at(theta + eps * axis) - run.landscape.at(theta - eps * axis)) / (2 * eps)
        for axis in np.eye(len(theta))
    ]
    np.testing.assert_allclose(initial.flat(run.gradients(), run.shapes), numeric, rtol=1e-5, atol=1e-9)


def test_each_output_of_one_versus_rest_learns_as_if_alone() -> None:
    three, _ = trained(run_of(GRADES, ONE_VS_REST, learning_rate=0.1), 95)
    for k in range(3):
        alone = TableData(GRADES.x, frozen(np.asarray(GRADES.y) == k))
        one, _ = trained(run_of(alone, learning_rate=0.1), 95)
        np.testing.assert_allclose(three.params["W"][:, k], one.params["W"][:, 0], rtol=1e-12)


def test_from_zeros_nothing_is_called_and_a_tie_counts_for_no_class() -> None:
    run = run_of(STUDENTS)
    assert np.isnan(run.called(run.forward.H)).all()
    confusion = parts.confusion(run, Look(), trained(run, 0)[1])
    assert (confusion.undecided, confusion.accuracy, confusion.counts.sum()) == (6, None, 0.0)
    assert np.isnan(run_of(EIGHT, SOFTMAX).called(run_of(EIGHT, SOFTMAX).forward.H)).all()
    assert run.cost == pytest.approx(math.log(2), rel=1e-15)


def test_undecided_rows_kept_apart_leave_no_accuracy_either() -> None:
    run = run_of(STUDENTS, held_out=33)
    confusion = parts.confusion(run, Look(), trained(run, 0)[1])
    assert (confusion.test_undecided, confusion.test_accuracy) == (2, None)
    confusion = parts.confusion(run, Look(), trained(run, 1)[1])
    assert confusion.test_undecided == 0
    assert confusion.test_accuracy is not None


def test_the_class_of_a_constant_answer_is_the_most_frequent_one() -> None:
    run = run_of(EIGHT, SOFTMAX)
    confusion = parts.confusion(run, Look(), trained(run, 0)[1])
    assert (confusion.frequent, confusion.baseline) == (1, 3 / 8)


def test_a_confusion_matrix_adds_up_by_right_and_by_called_class() -> None:
    assert Tally.of(frozen([[2, 1], [0, 3]])) == Tally((3, 3), (2, 4), 5, 6)


def test_the_threshold_moves_calls_and_never_the_run() -> None:
    run, history = trained(run_of(STUDENTS, initialisation="zeros", learning_rate=0.2), 188)
    before = run.theta()
    passes = [float(parts.confusion(run, Look(threshold=t), history).counts[:, 1].sum()) for t in (0.5, 0.8)]
    assert passes[0] > passes[1]
    np.testing.assert_array_equal(run.theta(), before)


def test_rows_kept_apart_teach_nothing_and_are_the_same_each_time() -> None:
    train, test = split(10, 30)
    assert (len(train), len(test)) == (7, 3)
    assert sorted([*train, *test]) == list(range(10))
    run = run_of(STUDENTS, held_out=33)
    assert (run.scene().rows, len(run.test.X)) == (4, 2)
    moved = dataclasses.replace(STUDENTS, x=np.where(np.isin(np.arange(6), split(6, 33)[1])[:, None], 50.0, STUDENTS.x))
    other = run_of(moved, held_out=33)
    np.testing.assert_array_equal(trained(run, 20)[0].theta(), trained(other, 20)[0].theta())


def test_too_many_rows_kept_apart_are_refused_with_the_numbers() -> None:
    with pytest.raises(LearnerError, match=r"5 of 6"):
        run_of(STUDENTS, held_out=90)


def surface_of(run: Classification, history: History, **look: Any) -> Any:
    return parts.surface(run, Look(**look), history)


@pytest.mark.parametrize("l2", [0.0, 0.3])
@pytest.mark.parametrize("axes", [("w1", "w2"), ("w2", "b")])
def test_each_point_of_the_surface_is_the_cost_there(axes: tuple[str, str], l2: float) -> None:
    run, history = trained(run_of(STUDENTS, l2=l2, learning_rate=0.2), 30)
    part = surface_of(run, history, axes=axes)
    theta = run.theta()
    i, j = (run.names.index(name) for name in axes)
    for row, column in ((0, 0), (20, 45), (59, 59)):
        theta[[i, j]] = part.x[column], part.y[row]
        assert part.cost[row, column] == pytest.approx(run.landscape.at(theta), rel=1e-12)
    assert part.slice_cost == run.cost
    assert (part.optimum, part.others) == (None, "current")


def test_the_surface_of_softmax_is_the_cost_too_and_asks_no_more_points_than_it_can_afford() -> None:
    run, history = trained(run_of(EIGHT, SOFTMAX, l2=0.1), 10)
    part = surface_of(run, history, axes=("w12", "b3"), others="profile")
    theta = run.theta()
    i, j = run.names.index("w12"), run.names.index("b3")
    theta[[i, j]] = part.x[3], part.y[50]
    assert part.cost[50, 3] == pytest.approx(run.landscape.at(theta), rel=1e-12)
    assert part.others == "current"
    many = TableData(frozen(np.tile(EIGHT.x, (500, 1))), frozen(np.tile(EIGHT.y, 500)))
    assert run_of(many, SOFTMAX).landscape.points() == 24


def test_a_run_that_has_walked_away_stays_in_the_picture_of_its_surface() -> None:
    run, history = trained(run_of(STUDENTS, learning_rate=0.2), 2000)
    part = surface_of(run, history)
    assert part.x[0] < part.here[0] < part.x[-1]
    assert part.y[0] < part.here[1] < part.y[-1]


def test_the_plane_is_called_as_the_model_calls_each_place() -> None:
    run, history = trained(run_of(GRADES, SOFTMAX, learning_rate=0.1), 50)
    part = parts.class_map(run, Look(), history)
    assert isinstance(part, ClassMapPart)
    x, y = np.linspace(*part.x_limits, 80), np.linspace(*part.y_limits, 80)
    for row, column in ((0, 0), (40, 79), (79, 10)):
        H = run.layer.predict(run.params, np.array([[x[column], y[row]]]))
        assert part.winner[row, column] == H.argmax()
        assert part.fade[row, column] == pytest.approx((H.max() - 1 / 3) / (2 / 3), rel=1e-12)


def probability(run: Classification, place: Array) -> float:
    inputs = run.scaling.apply(run.features.expanded(place[None, :]))
    return float(run.layer.predict(run.params, inputs)[0, 0])


@pytest.mark.parametrize("squares", [False, True])
def test_the_boundary_in_the_plane_is_where_the_probability_is_the_threshold(squares: bool) -> None:
    run, history = trained(run_of(STUDENTS, learning_rate=0.1, squares=squares, scaling="standard"), 200)
    part = parts.class_map(run, Look(threshold=0.8), history)
    assert isinstance(part, ClassMapPart)
    assert part.score is not None
    x, y = np.linspace(*part.x_limits, 80), np.linspace(*part.y_limits, 80)
    for row, column in ((0, 0), (33, 70), (79, 79)):
        above = probability(run, np.array([x[column], y[row]])) > 0.8
        assert (part.score[row, column] > 0) == above == (part.winner[row, column] == 1.0)


def test_with_all_weights_zero_there_is_no_boundary() -> None:
    run, history = trained(run_of(STUDENTS), 0)
    part = parts.class_map(run, Look(), history)
    assert isinstance(part, ClassMapPart)
    assert part.flat
    assert not part.fade.any()


def test_more_than_two_features_have_no_honest_plane() -> None:
    run, history = trained(run_of(EIGHT, SOFTMAX), 0)
    assert isinstance(parts.class_map(run, Look(), history), NothingPart)


def test_products_are_made_of_two_features_only() -> None:
    assert run_of(STUDENTS, squares=True).data.columns == ("x1", "x2", "x1²", "x2²", "x1·x2")
    with pytest.raises(LearnerError, match="4 are in use"):
        run_of(dataclasses.replace(EIGHT, y=frozen([0, 0, 0, 0, 1, 1, 1, 1])), squares=True)


def test_the_line_tells_what_the_row_costs_and_how_it_pulls() -> None:
    run, _ = trained(run_of(STUDENTS, learning_rate=0.2), 49)
    line = parts.line(run, Look(sample=2))
    assert line.loss == pytest.approx(-math.log(line.right), rel=1e-12)
    assert line.scores[0] == pytest.approx(float(line.features @ line.weights[:, 0] + line.bias[0]), rel=1e-12)
    assert line.slope[0] == pytest.approx(line.probabilities[0] - line.label, rel=1e-12)


def test_products_too_large_to_be_summed_up_are_refused_with_the_number() -> None:
    with pytest.raises(LearnerError, match=r"1e102"):
        run_of(dataclasses.replace(STUDENTS, x=frozen(np.asarray(STUDENTS.x) * 1e51 / 6.0)), squares=True)
