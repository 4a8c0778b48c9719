"""A learner's own rows in the labs on rates, scaling and evaluation: they bring what suits them, or are refused."""

from pathlib import Path

import numpy as np
import pytest

from engine.core.commands import SetData, SetLook, Step
from engine.core.experiment import Lab
from engine.core.frames import Look, NothingPart, Part
from engine.core.lesson import CsvData, NamedData, TableData
from engine.core.messages import LANGUAGES, LearnerError, sentence
from engine.core.parts_classes import ClassMapPart, ConfusionPart
from engine.core.parts_rates import RatePathsPart, RatesPart
from engine.core.parts_scales import ValleysPart
from engine.core.parts_split import MemoryPart, SplitPart
from engine.core.runner import Runner
from engine.core.types import Array
from engine.lectures.l07_tips import evaluation, learning_rate, scaling
from tests.engine.runs import Clock, do

RNG = np.random.default_rng(7)


def _with(lab: Lab, tmp_path: Path, X: Array, y: Array) -> Runner:
    """The lab, all views open, with these rows in a file of the learner's."""
    path = tmp_path / "mine.csv"
    np.savetxt(path, np.column_stack([X, y]), delimiter=",", fmt="%.17g")
    one = Runner(lab, clock=Clock())
    one.handle(SetLook(Look(views=frozenset(lab.views))))
    return do(one, SetData(CsvData(str(path))))


def _part(one: Runner, view: str) -> Part:
    return one.snapshot().frame.parts[view]


def _clouds(rows: int, features: int = 2) -> tuple[Array, Array]:
    """Two clouds, sorted by class, one feature a thousand times as wide as the others."""
    y = (np.arange(rows) >= rows // 2).astype(float)
    X = RNG.normal(size=(rows, features)) + 1.5 * y[:, None]
    X[:, 0] *= 1000.0
    return X, y


# ── learning rates


@pytest.mark.parametrize("unit", [1e-3, 1.0, 1e4])
def test_a_table_of_one_number_brings_rates_that_creep_arrive_and_diverge(tmp_path: Path, unit: float) -> None:
    x = RNG.uniform(20, 90, 30)
    one = do(_with(learning_rate.LAB, tmp_path, unit * x[:, None], 3.0 * x + RNG.normal(size=30)), Step(200))
    ruler, paths = _part(one, "rates"), _part(one, "paths")
    assert isinstance(ruler, RatesPart)
    assert isinstance(paths, RatePathsPart)
    assert [row.zone for row in ruler.runs] == ["creeping", "sure", "diverging"]
    assert ruler.runs[0].cost > 2.0 * ruler.runs[1].cost
    assert ruler.lowest_cost is not None
    assert ruler.runs[1].cost == pytest.approx(ruler.lowest_cost, rel=0.02)


def test_more_numbers_than_one_are_learned_from_and_why_there_are_no_paths_is_said(tmp_path: Path) -> None:
    X = RNG.normal(size=(20, 3))
    one = do(_with(learning_rate.LAB, tmp_path, X, X.sum(axis=1)), Step(50))
    paths, ruler = _part(one, "paths"), _part(one, "rates")
    assert isinstance(paths, NothingPart)
    assert paths.reason.values == {"found": 4}
    assert isinstance(ruler, RatesPart)
    assert ruler.runs[1].zone == "sure"


def test_after_a_file_the_data_of_the_lab_bring_their_own_rates_again(tmp_path: Path) -> None:
    one = _with(learning_rate.LAB, tmp_path, RNG.normal(size=(20, 3)), RNG.normal(size=20))
    do(one, SetData(NamedData("house"), learning_rate.LAB.presets["house"]))
    assert [one.status().knobs[f"rate_{k}"] for k in (1, 2, 3)] == [0.02, 0.4, 0.9]


# ── scaling


@pytest.mark.parametrize("unit", [1e-3, 1.0, 1e4, 1e60])
def test_each_scale_comes_with_half_of_its_own_limit(tmp_path: Path, unit: float) -> None:
    x = RNG.uniform(20, 90, 30)
    one = do(_with(scaling.LAB, tmp_path, unit * x[:, None], 3.0 * x + RNG.normal(size=30)), Step(100))
    valleys = _part(one, "valleys")
    assert isinstance(valleys, ValleysPart)
    for valley in valleys.valleys:
        rate = one.status().knobs[f"rate_{valley.name}"]
        assert isinstance(rate, float)
        if unit < 1e60:
            assert rate == pytest.approx(valley.stable_rate / 2, rel=0.05)
    # The standardised one arrives, whatever the unit. A knob takes no rate that rows of 1e60 as they are would need.
    assert valleys.valleys[2].arrived == 1
    assert (valleys.valleys[0].diverged_at is None) == (unit < 1e60)


def test_after_a_file_the_houses_bring_their_rates_again(tmp_path: Path) -> None:
    one = _with(scaling.LAB, tmp_path, RNG.normal(size=(20, 3)), RNG.normal(size=20))
    do(one, SetData(NamedData("house"), scaling.LAB.presets["house"]))
    assert one.status().knobs["rate_raw"] == 1.16e-7


# ── evaluation


def test_rows_of_two_classes_are_shuffled_and_divided_in_three_and_the_rate_is_safe(tmp_path: Path) -> None:
    one = do(_with(evaluation.LAB, tmp_path, *_clouds(200)), Step(500))
    split, plane = _part(one, "split"), _part(one, "plane")
    assert isinstance(split, SplitPart)
    assert isinstance(plane, ClassMapPart)
    assert split.sizes == (120, 40, 40)
    assert split.shuffle > 0
    assert (split.scores.values > 0.8).all()
    assert np.diff(one.history.costs()).max() <= 1e-12
    assert plane.validation is not None
    assert [len(points) for points in (plane.points, plane.validation.points, plane.test_points)] == [120, 40, 40]
    for points, limits in zip(
        np.vstack([plane.points, plane.validation.points, plane.test_points]).T,
        (plane.x_limits, plane.y_limits),
        strict=True,
    ):
        assert limits[0] < points.min() < points.max() < limits[1]


def test_the_memoriser_is_near_in_the_scaled_features_as_its_plane_is(tmp_path: Path) -> None:
    X, y = _clouds(200)
    one = _with(evaluation.LAB, tmp_path, X, y)
    memory, plane = _part(one, "memoriser"), _part(one, "memory_plane")
    assert isinstance(memory, MemoryPart)
    assert isinstance(plane, ClassMapPart)
    assert plane.validation is not None
    scaled = (np.vstack([plane.points, plane.validation.points]) - plane.points.mean(axis=0)) / plane.points.std(axis=0)
    near = ((scaled[120:, None] - scaled[None, :120]) ** 2).sum(axis=2).argmin(axis=1)
    assert plane.validation.called.tolist() == plane.label[near].tolist()
    assert memory.memory.values[1] == pytest.approx((plane.label[near] == plane.validation.label).mean())


def test_of_more_features_than_two_there_is_no_plane_and_the_rest_is_there(tmp_path: Path) -> None:
    one = do(_with(evaluation.LAB, tmp_path, *_clouds(60, 3)), Step(10))
    for view in ("plane", "memory_plane"):
        part = _part(one, view)
        assert isinstance(part, NothingPart)
        assert all("3" in sentence(part.reason, language) for language in LANGUAGES)
    assert isinstance(_part(one, "confusion"), ConfusionPart)
    assert isinstance(_part(one, "memoriser"), MemoryPart)


@pytest.mark.parametrize(
    ("rows", "features", "key"), [(2001, 2, "own_rows_many"), (30, 51, "own_features_many"), (2, 2, "split_too_many")]
)
def test_too_much_and_too_little_is_refused_and_the_houses_stay(
    tmp_path: Path, rows: int, features: int, key: str
) -> None:
    with pytest.raises(LearnerError) as caught:
        _with(evaluation.LAB, tmp_path, *_clouds(rows, features))
    assert caught.value.message.key == key


def test_a_target_that_is_no_class_is_refused_in_words(tmp_path: Path) -> None:
    with pytest.raises(LearnerError, match="0 or 1"):
        _with(evaluation.LAB, tmp_path, RNG.normal(size=(9, 2)), RNG.normal(size=9))


def test_a_table_sorted_by_class_has_both_among_the_rows_that_teach(tmp_path: Path) -> None:
    y = np.array([0.0] * 19 + [1.0])
    one = _with(evaluation.LAB, tmp_path, RNG.normal(size=(20, 2)), y)
    part = _part(one, "split")
    assert isinstance(part, SplitPart)
    assert 19 in part.order[: part.sizes[0]]


def test_a_table_in_a_lesson_has_the_knobs_that_the_lesson_names() -> None:
    X, y = _clouds(20)
    one = do(Runner(evaluation.LAB, clock=Clock()), SetData(TableData(X, y), {"training": 12, "test": 4, "shuffle": 3}))
    knobs = one.status().knobs
    assert (knobs["training"], knobs["test"], knobs["shuffle"]) == (12, 4, 3)
