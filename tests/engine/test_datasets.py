"""The data sets of the app, and the checks on rows from anywhere else."""

import csv
from pathlib import Path

import numpy as np
import pytest

import resources
from engine.core import datasets
from engine.core.datasets import Task, dataset_info, load, resolve
from engine.core.lesson import CsvData, NamedData, TableData
from engine.core.messages import LANGUAGES, LearnerError, sentence
from engine.core.types import frozen


def _table(x: object, y: object, columns: tuple[str, ...] = ()) -> TableData:
    return TableData(frozen(x), frozen(y), columns)


def _refusal(source: TableData | CsvData | NamedData, task: Task) -> str:
    with pytest.raises(LearnerError) as caught:
        resolve(source, task)
    assert sentence(caught.value.message, "ko")
    return str(caught.value)


# ── the app's own ──


@pytest.mark.parametrize(
    ("name", "columns", "target", "rows"),
    [
        ("hours", ("hours",), "score", [[10, 90], [9, 80], [3, 50], [2, 60], [11, 40]]),
        (
            "hours_attendance",
            ("hours", "attendance"),
            "score",
            [[10, 5, 90], [9, 5, 80], [3, 2, 50], [2, 4, 60], [11, 1, 40]],
        ),
        (
            "exam_five",
            ("exam1", "exam2", "exam3"),
            "final",
            [[73, 80, 75, 152], [93, 88, 93, 185], [89, 91, 90, 180], [96, 98, 100, 196], [73, 66, 70, 142]],
        ),
        (
            "house",
            ("size",),
            "price",
            [[2104, 400], [1600, 330], [2400, 369], [1416, 232], [3000, 540], [1985, 300], [1534, 315]],
        ),
    ],
)
def test_the_tables_are_those_of_the_lectures(
    name: str, columns: tuple[str, ...], target: str, rows: list[list[float]]
) -> None:
    found = load(name)
    assert (found.columns, found.targets) == (columns, (target,))
    assert np.hstack([found.X, found.Y]).tolist() == rows


def test_the_exam_scores_have_the_means_of_the_book() -> None:
    found = load("exam_scores")
    assert found.X.shape == (25, 3)
    assert np.round(np.hstack([found.X, found.Y]).mean(axis=0), 2).tolist() == [79.04, 79.48, 81.48, 162.04]
    assert found.X[:5].tolist() == load("exam_five").X.tolist()


@pytest.mark.parametrize("name", datasets.names())
def test_every_data_set_says_what_it_is_in_both_languages(name: str) -> None:
    info, found = dataset_info(name), load(name)
    assert tuple(info.labels) == found.columns + found.targets
    assert found.task == info.task
    for words in (info.title, info.source, info.licence, *info.labels.values(), *info.units.values()):
        assert set(words) == set(LANGUAGES)
        assert all(words.values())


def test_every_file_of_rows_is_a_data_set_and_tells_its_source() -> None:
    files = sorted(resources.path("datasets").glob("*.csv"))
    assert sorted(file.stem for file in files) == sorted(datasets.names())
    assert [file.name for file in files if not file.read_text(encoding="utf-8").startswith("# ")] == []


def test_an_unknown_data_set_is_refused_with_those_there_are() -> None:
    assert "exam_five" in _refusal(NamedData("exams"), "regression")


def test_a_data_set_for_another_task_is_refused() -> None:
    said = _refusal(NamedData("house"), "binary")
    assert "regression" in said
    assert "binary" in said


# ── a learner's ──


@pytest.mark.parametrize("y", [[5, 6], [[5], [6]]])
def test_targets_may_be_flat_or_a_column(y: object) -> None:
    found = resolve(_table([[1, 2], [3, 4]], y), "regression")
    assert found.Y.tolist() == [[5], [6]]
    assert (found.columns, found.targets) == (("x1", "x2"), ("y",))


def test_regression_takes_several_targets() -> None:
    found = resolve(_table([[1], [2]], [[5, 6], [7, 8]]), "regression")
    assert found.Y.shape == (2, 2)
    assert found.targets == ("y1", "y2")


def test_a_constant_feature_and_a_single_row_are_accepted() -> None:
    assert resolve(_table([[1, 7], [2, 7]], [1, 2]), "regression").X.shape == (2, 2)
    assert resolve(_table([[1]], [2]), "regression").Y.shape == (1, 1)


def test_names_may_be_given_for_the_features_or_for_the_targets_too() -> None:
    assert resolve(_table([[1]], [2], ("age",)), "regression").targets == ("y",)
    assert resolve(_table([[1]], [2], ("age", "height")), "regression").targets == ("height",)


def test_binary_labels_are_one_column() -> None:
    found = resolve(_table([[1], [2], [3]], [0, 1, 1]), "binary")
    assert found.Y.tolist() == [[0], [1], [1]]
    assert found.classes == ("0", "1")


def test_class_labels_become_one_hot_rows() -> None:
    found = resolve(_table([[1], [2], [3]], [2, 0, 1]), "classes")
    assert found.Y.tolist() == [[0, 0, 1], [1, 0, 0], [0, 1, 0]]
    assert found.classes == ("0", "1", "2")


def test_a_csv_gives_names_and_labels(tmp_path: Path) -> None:
    file = tmp_path / "flowers.csv"
    with file.open("w", newline="", encoding="utf-8") as out:
        csv.writer(out).writerows([["length", "kind"], [1, 0], [2, 1], [3, 2]])
    found = resolve(CsvData(str(file)), "classes")
    assert (found.name, found.columns, found.targets) == ("flowers.csv", ("length",), ("kind",))
    assert found.Y.shape == (3, 3)


def test_nothing_that_was_resolved_can_be_written_to() -> None:
    for task in datasets.TASKS:
        found = resolve(_table([[1], [2]], [0, 1]), task)
        assert not found.X.flags.writeable
        assert not found.Y.flags.writeable


# ── what is refused ──


@pytest.mark.parametrize(
    ("x", "y", "task", "named"),
    [
        (np.empty((0, 2)), [], "regression", ["no rows"]),
        (np.empty((2, 0)), [1, 2], "regression", ["at least one feature"]),
        ([[1], [2]], np.empty((2, 0)), "regression", ["one target"]),
        ([1, 2], [1, 2], "regression", ["shape", "[2]"]),
        ([[1], [2]], [1], "regression", ["2 rows of x", "1 of y"]),
        ([[1], [np.nan]], [1, 2], "regression", ["Row 2", "column x1", "nan"]),
        ([[1], [2]], [1, -np.inf], "regression", ["Row 2", "column y", "-inf"]),
        ([[1], [2]], [0, 2], "binary", ["Row 2", "label 2,", "0 or 1"]),
        ([[1], [2]], [0, 0.5], "binary", ["Row 2", "0.5", "0 or 1"]),
        ([[1], [2]], [1, 1], "binary", ["1", "two classes"]),
        ([[1], [2]], [0, 0.5], "classes", ["Row 2", "0.5", "whole number"]),
        ([[1], [2]], [0, -1], "classes", ["Row 2", "label -1,", "whole number"]),
        ([[1], [2]], [0, 0], "classes", ["0", "two classes"]),
        ([[1], [2]], [0, 2], "classes", ["2", "none is 1"]),
        ([[1], [2]], [1, 2], "classes", ["2", "none is 0"]),
        ([[1]] * 21, list(range(21)), "classes", ["Row 21", "label 20,", "at most 20", "0 to 19"]),
        ([[1], [2]], [0, 1e300], "classes", ["Row 2", "1e+300", "at most 20"]),
        ([[1], [2]], [[0, 1], [1, 0]], "classes", ["2 target columns", "one column"]),
        (np.zeros((1, 1000)), [1], "regression", ["1,001", "1,000"]),
    ],
)
def test_a_refusal_names_the_place_what_was_found_and_what_is_expected(
    x: object, y: object, task: Task, named: list[str]
) -> None:
    said = _refusal(_table(x, y), task)
    assert [word for word in named if word not in said] == [], said


def test_twenty_classes_are_not_too_many() -> None:
    assert resolve(_table([[1]] * 20, list(range(20))), "classes").Y.shape == (20, 20)


def test_more_rows_than_the_limit_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(datasets, "MAX_ROWS", 2)
    assert "3 rows" in _refusal(_table([[1], [2], [3]], [1, 2, 3]), "regression")


def test_names_that_do_not_fit_are_refused() -> None:
    assert "3 column names" in _refusal(_table([[1]], [2], ("a", "b", "c")), "regression")


def test_bad_labels_in_a_csv_name_the_file(tmp_path: Path) -> None:
    file = tmp_path / "labels.csv"
    file.write_bytes(b"1,0\n2,3\n")
    assert _refusal(CsvData(str(file)), "binary").startswith("labels.csv: Column 2, taken for the target: Row 2")
