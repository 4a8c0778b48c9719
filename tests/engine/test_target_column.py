"""Which column of a learner's file is the label: by its name, by its numbers, or as the learner says."""

import dataclasses
from pathlib import Path

import numpy as np
import pytest

from engine import catalogue
from engine.core import csv_file, datasets, lesson_file, target_column
from engine.core.datasets import Dataset, Task
from engine.core.lesson import CsvData, TargetColumn
from engine.core.messages import LearnerError
from engine.core.types import Array

LABEL = np.arange(60) % 10


def _images(side: int = 28, high: int = 255) -> Array:
    """Sixty images with margins that are always paper, as most have."""
    pixels = np.random.default_rng(0).integers(0, high + 1, (60, side, side))
    pixels[:, 0], pixels[:, -1] = 0, 0
    return pixels.reshape(60, -1).astype(np.float64)


def _file(folder: Path, columns: Array, header: str = "") -> Path:
    file = folder / "images.csv"
    np.savetxt(file, columns, fmt="%g", delimiter=",", header=header, comments="", encoding="utf-8")
    return file


def _read(file: Path, task: Task = "classes", target: int | None = None) -> tuple[Dataset, TargetColumn]:
    data = datasets.resolve(CsvData(str(file), target), task)
    assert data.target is not None
    return data, data.target


def _pixel_names(side: int = 28) -> str:
    return ",".join(f"{row}x{column}" for row in range(1, side + 1) for column in range(1, side + 1))


@pytest.mark.parametrize("first", [True, False])
@pytest.mark.parametrize("named", [True, False])
def test_images_are_read_alike_with_the_label_first_or_last_and_with_or_without_a_header(
    first: bool, named: bool, tmp_path: Path
) -> None:
    X = _images()
    columns = [LABEL, X] if first else [X, LABEL]
    header = ",".join(["label", _pixel_names()] if first else [_pixel_names(), "label"]) if named else ""
    data, target = _read(_file(tmp_path, np.column_stack(columns), header))
    assert (target.index, target.why) == (0 if first else 784, "name" if named else "numbers")
    np.testing.assert_array_equal(data.X, X)
    np.testing.assert_array_equal(data.Y.argmax(axis=1), LABEL)
    if named:
        assert (data.columns[0], data.columns[-1], data.targets) == ("1x1", "28x28", ("label",))


@pytest.mark.parametrize("name", ["label", "Class", " target ", "digit", "y", "레이블", "정답"])
def test_the_label_is_known_by_many_names_in_any_case(name: str, tmp_path: Path) -> None:
    X = _images(2)
    _, target = _read(_file(tmp_path, np.column_stack([LABEL, X]), f"{name},a,b,c,d"))
    assert (target.index, target.why) == (0, "name")


def test_a_header_of_a_label_and_numbered_pixels_is_a_header(tmp_path: Path) -> None:
    data, target = _read(_file(tmp_path, np.column_stack([LABEL, _images(2)]), "label,0,1,2,3"))
    assert (target.index, len(data.X), data.columns) == (0, 60, ("0", "1", "2", "3"))


def test_a_named_label_in_the_middle_is_found(tmp_path: Path) -> None:
    X = _images(2)
    data, target = _read(_file(tmp_path, np.column_stack([X[:, :2], LABEL, X[:, 2:]]), "a,b,class,c,d"))
    assert target.index == 2
    assert data.columns == ("a", "b", "c", "d")
    np.testing.assert_array_equal(data.X, X)


def test_y_between_other_columns_is_a_coordinate(tmp_path: Path) -> None:
    spots = np.random.default_rng(1).normal(size=(60, 2))
    _, target = _read(_file(tmp_path, np.column_stack([spots, LABEL]), "x,y,kind"))
    assert target.index == 2


@pytest.mark.parametrize("first", [True, False])
def test_of_two_columns_of_small_whole_numbers_the_one_like_the_pixels_is_no_label(first: bool, tmp_path: Path) -> None:
    X = np.random.default_rng(2).integers(0, 17, (600, 16)).astype(np.float64)
    label = np.arange(600) % 10
    _, target = _read(_file(tmp_path, np.column_stack([label, X] if first else [X, label])))
    assert (target.index, target.why) == (0 if first else 16, "numbers")


def test_where_both_ends_could_be_the_label_the_last_is_taken_and_the_other_is_named(tmp_path: Path) -> None:
    smoker, ill = np.arange(60) % 2, np.arange(60) // 2 % 2
    age = np.arange(60) + 20.0
    file = _file(tmp_path, np.column_stack([smoker, age, ill]), "smoker,age,ill")
    data, target = _read(file, "binary")
    assert (target.index, target.why, target.rival) == (2, "last", 0)
    assert data.targets == ("ill",)
    other, asked = _read(file, "binary", target=1)
    assert (asked.index, asked.why) == (0, "asked")
    assert (other.columns, other.targets) == (("age", "ill"), ("smoker",))
    np.testing.assert_array_equal(other.Y[:, 0], smoker)


@pytest.mark.parametrize("wrong", [2.5, 25.0, -1.0])
def test_a_slip_in_the_last_column_is_said_and_no_other_column_is_taken_instead(wrong: float, tmp_path: Path) -> None:
    ill = (np.arange(60) % 2).astype(np.float64)
    ill[41] = wrong
    file = _file(tmp_path, np.column_stack([np.arange(60) // 2 % 2, np.arange(60) + 20.0, ill]))
    with pytest.raises(
        LearnerError, match=rf"images\.csv: Column 3, taken for the target: Row 42: .*{wrong:g}.* call it label"
    ):
        _read(file)


def test_a_named_label_that_holds_no_labels_is_not_replaced_by_another_column(tmp_path: Path) -> None:
    file = _file(tmp_path, np.column_stack([LABEL * 0.5, _images(2), LABEL]), "label,a,b,c,d,e")
    with pytest.raises(LearnerError, match=r"Column 1, taken for the target: Row 2: found the label 0\.5") as caught:
        _read(file)
    assert "call it" not in str(caught.value), "it has its name"


def test_a_word_for_a_label_in_the_first_column_is_told_how_classes_are_written(tmp_path: Path) -> None:
    file = tmp_path / "words.csv"
    file.write_text("label,a,b\n0,1,2\ncat,3,4\n", encoding="utf-8")
    with pytest.raises(LearnerError, match=r'words\.csv: Line 3, column 1: found "cat".*0, 1, 2'):
        _read(file)


def test_a_number_to_be_predicted_is_in_the_last_column_unless_the_learner_says_otherwise(tmp_path: Path) -> None:
    file = _file(tmp_path, np.column_stack([LABEL, np.arange(60) * 2.0]), "label,price")
    data, target = _read(file, "regression")
    assert (target.index, target.why, data.targets) == (1, "last", ("price",))
    assert _read(file, "regression", target=1)[0].targets == ("label",)


def test_a_column_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(LearnerError, match="Column 6 was asked for as the target; there are 5 columns"):
        _read(_file(tmp_path, np.column_stack([LABEL, _images(2)])), target=6)


def test_the_column_that_was_asked_for_is_kept_in_a_lesson_file(tmp_path: Path) -> None:
    data = CsvData(str(tmp_path / "images.csv"), 3)
    lesson = catalogue.lab("l07_tips/minibatch").lesson()
    for given in (data, CsvData(data.path)):
        text = lesson_file.write(dataclasses.replace(lesson, data=given), tmp_path)
        assert lesson_file.parse(text, tmp_path, catalogue.lab).data == given


def test_a_large_table_is_moved_together_where_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(csv_file, "_MOVED_AT_ONCE", 7)
    table = np.random.default_rng(3).integers(0, 99, (50, 6)).astype(np.float64)
    data = "\n".join(",".join(f"{cell:g}" for cell in row) for row in table).encode()
    for column in range(6):
        read = csv_file.parse(data, target_column.chooser(column + 1, 0))
        np.testing.assert_array_equal(read.X, np.delete(table, column, axis=1))
        np.testing.assert_array_equal(read.y, table[:, column])
        assert read.X.flags.c_contiguous
