"""A data set's columns and classes are called in the learner's language; a learner's own keep their names."""

import pytest

from engine.core import datasets
from engine.core.datasets import load
from engine.core.frames import Scene
from engine.core.lesson import CsvData, DataSource, Lesson, NamedData, TableData
from engine.core.messages import LANGUAGES, Language
from gui.data_words import in_words

_CLASS_DATA = [name for name in datasets.names() if load(name).classes]


def _scene(data: DataSource, columns: tuple[str, ...], classes: tuple[str, ...] = ()) -> Scene:
    return Scene(
        "l05_logistic/train", Lesson("l05_logistic/train", data, {}), columns, columns, ("y",), classes=classes
    )


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", _CLASS_DATA)
def test_classes_are_called_in_the_learners_language(name: str, language: Language) -> None:
    data = load(name)
    said = in_words(_scene(NamedData(name), data.columns, data.classes), language)
    assert said.classes == datasets.dataset_info(name).classes[language]


def test_a_lab_without_classes_gets_none() -> None:
    assert in_words(_scene(NamedData("hours_pass"), ("hours",)), "ko").classes == ()


@pytest.mark.parametrize("name", _CLASS_DATA)
def test_every_column_of_class_data_has_a_korean_or_mathematical_name(name: str) -> None:
    said = in_words(_scene(NamedData(name), load(name).columns), "ko")
    assert [column for column in said.columns if "_" in column] == []
    assert len(set(said.columns)) == len(said.columns)


def test_squares_and_products_are_called_after_their_columns() -> None:
    columns = ("lecture", "lab", "lecture²", "lab²", "lecture·lab")
    said = in_words(_scene(NamedData("pass_fail"), columns), "ko").columns
    assert said == ("강의 시간", "실습 시간", "강의 시간²", "실습 시간²", "강의 시간·실습 시간")


def test_a_learners_own_columns_and_classes_keep_their_names() -> None:
    scene = _scene(CsvData("mine.csv"), ("lecture",), ("0", "1"))
    assert in_words(scene, "ko") == scene


def test_rows_moved_by_hand_keep_the_words_of_the_set_they_came_from() -> None:
    rows = load("hours_pass")
    table = TableData(rows.X, rows.Y, (*rows.columns, *rows.targets))
    said = in_words(_scene(table, rows.columns, ("0", "1")), "ko")
    assert (said.columns, said.classes) == (("공부 시간",), ("불합격", "합격"))


def test_a_table_with_names_of_its_own_keeps_them() -> None:
    rows = load("hours_pass")
    scene = _scene(TableData(rows.X, rows.Y, ("weeks", "passed")), ("weeks",), ("0", "1"))
    assert in_words(scene, "ko") == scene
