"""The data sets of lectures 5 to 9, and what a learner is told whose labels cannot be used."""

import json
import re
from pathlib import Path

import numpy as np
import pytest

import resources
from engine import catalogue
from engine.core import datasets, lesson_file, scaling
from engine.core.datasets import Dataset, Task, dataset_info, load, resolve
from engine.core.lesson import CsvData, DataSource, NamedData, TableData
from engine.core.messages import LANGUAGES, Language, LearnerError, sentence
from engine.core.types import Array, frozen


def _labels(data: Dataset) -> list[int]:
    labels: list[int] = (data.Y.argmax(axis=1) if data.task == "classes" else data.Y[:, 0].astype(int)).tolist()
    return labels


def _sigmoid(z: Array) -> Array:
    return np.asarray(1 / (1 + np.exp(-z)))


# ── facts ──


@pytest.mark.parametrize(
    ("name", "task", "shape", "counts"),
    [
        ("pass_fail", "binary", (6, 2), [3, 3]),
        ("hours_pass", "binary", (8, 1), [4, 4]),
        ("twelve_students", "binary", (12, 1), [6, 6]),
        ("local_minimum", "binary", (4, 1), [2, 2]),
        ("ring", "binary", (40, 2), [14, 26]),
        ("breast_cancer", "binary", (569, 30), [357, 212]),
        ("grades", "classes", (5, 2), [2, 2, 1]),
        ("eight_rows", "classes", (8, 4), [2, 3, 3]),
        ("eight_rows_three", "classes", (8, 3), [2, 3, 3]),
        ("iris", "classes", (150, 4), [50, 50, 50]),
        ("wine", "classes", (178, 13), [59, 71, 48]),
        ("zoo", "classes", (101, 16), [41, 20, 5, 13, 4, 8, 10]),
        ("digits", "classes", (1797, 64), [178, 182, 177, 183, 181, 182, 181, 179, 174, 180]),
        ("xor", "binary", (4, 2), [2, 2]),
        ("and_gate", "binary", (4, 2), [3, 1]),
        ("or_gate", "binary", (4, 2), [1, 3]),
        ("nand_gate", "binary", (4, 2), [1, 3]),
        ("nor_gate", "binary", (4, 2), [3, 1]),
        ("spirals", "binary", (100, 2), [50, 50]),
    ],
)
def test_each_set_has_its_rows_columns_and_classes(
    name: str, task: Task, shape: tuple[int, int], counts: list[int]
) -> None:
    found = resolve(NamedData(name), task)
    assert found.X.shape == shape
    assert np.bincount(_labels(found)).tolist() == counts


@pytest.mark.parametrize(
    ("name", "rows"),
    [
        ("pass_fail", [[1, 2, 0], [2, 3, 0], [3, 1, 0], [4, 3, 1], [5, 3, 1], [6, 2, 1]]),
        ("hours_pass", [[hours, int(hours > 4)] for hours in range(1, 9)]),
        ("local_minimum", [[0.5, 1], [2, 0], [2, 0], [20, 1]]),
        ("grades", [[10, 5, 0], [9, 5, 0], [3, 2, 1], [2, 4, 1], [11, 1, 2]]),
        ("eight_rows", [[1, 2, 1, 1, 2], [2, 1, 3, 2, 2], [3, 1, 3, 4, 2], [4, 1, 5, 5, 1]]),
        ("eight_rows_three", [[1, 2, 1, 2], [1, 3, 2, 2], [1, 3, 4, 2], [1, 5, 5, 1]]),
        ("iris", [[5.1, 3.5, 1.4, 0.2, 0]]),
        ("wine", [[14.23, 1.71, 2.43, 15.6, 127, 2.8, 3.06, 0.28, 2.29, 5.64, 1.04, 3.92, 1065, 0]]),
        ("zoo", [[1, 0, 0, 1, 0, 0, 1, 1, 1, 1, 0, 0, 4, 0, 0, 1, 0]]),
        ("xor", [[0, 0, 0], [0, 1, 1], [1, 0, 1], [1, 1, 0]]),
        ("and_gate", [[0, 0, 0], [0, 1, 0], [1, 0, 0], [1, 1, 1]]),
        ("or_gate", [[0, 0, 0], [0, 1, 1], [1, 0, 1], [1, 1, 1]]),
        ("nand_gate", [[0, 0, 1], [0, 1, 1], [1, 0, 1], [1, 1, 0]]),
        ("nor_gate", [[0, 0, 1], [0, 1, 0], [1, 0, 0], [1, 1, 0]]),
    ],
)
def test_each_set_begins_with_the_rows_of_its_source(name: str, rows: list[list[float]]) -> None:
    found = load(name)
    table = np.column_stack([found.X, _labels(found)])
    assert table[: len(rows)].tolist() == rows


def test_the_twelve_students_have_the_slopes_and_minima_of_the_cost_lab() -> None:
    data = load("twelve_students")
    x, y = data.X[:, 0], data.Y[:, 0]
    assert x.tolist() == [hours / 2 - 3.75 for hours in range(2, 14)]
    g = _sigmoid(-6 * x)
    assert np.mean((g - y) * x) == pytest.approx(-1.449, abs=5e-4)
    assert np.mean(2 * (g - y) * g * (1 - g) * x) == pytest.approx(-0.00067, abs=5e-6)
    w = np.linspace(0, 5, 5001)[:, None]
    entropy = np.mean(np.logaddexp(0, w * x) - y * (w * x), axis=1)
    squared = np.mean((_sigmoid(w * x) - y) ** 2, axis=1)
    assert (float(w[entropy.argmin(), 0]), entropy.min()) == pytest.approx((2.62, 0.209), abs=6e-3)
    assert (float(w[squared.argmin(), 0]), squared.min()) == pytest.approx((1.85, 0.071), abs=6e-3)


def test_the_squared_error_of_the_four_points_has_two_minima() -> None:
    data = load("local_minimum")
    w = np.linspace(-3, 3, 60001)
    cost = np.mean((_sigmoid(w[:, None] * data.X[:, 0]) - data.Y[:, 0]) ** 2, axis=1)
    lowest = np.flatnonzero((cost[1:-1] < cost[:-2]) & (cost[1:-1] < cost[2:])) + 1
    np.testing.assert_allclose(w[lowest], [-0.885, 0.080], atol=1e-3)
    np.testing.assert_allclose(cost[lowest], [0.353, 0.213], atol=1e-3)


def test_the_ring_is_the_seeded_one_to_the_last_bit() -> None:
    X = np.random.default_rng(0).uniform(-1.6, 1.6, (40, 2))
    assert np.array_equal(load("ring").X, X)
    assert _labels(load("ring")) == ((X**2).sum(axis=1) > 1).astype(int).tolist()


def test_the_spirals_make_one_turn_and_stand_opposite_each_other() -> None:
    X = load("spirals").X
    np.testing.assert_allclose(np.hypot(*X[:50].T), np.linspace(0.25, 1, 50), rtol=1e-14)
    turned = np.unwrap(np.arctan2(X[:50, 1], X[:50, 0]))
    np.testing.assert_allclose(turned, np.linspace(0, 2 * np.pi, 50), atol=1e-12)
    np.testing.assert_allclose(X[50:], -X[:50], atol=1e-12)


def test_cancer_is_1_and_the_two_features_of_the_lab_stand_where_scikit_learn_has_them() -> None:
    data = load("breast_cancer")
    assert data.columns[20:22] == ("worst_radius", "worst_texture")
    assert data.classes == ("no cancer", "cancer")
    assert np.round(np.mean(data.Y == 0), 3) == 0.627
    assert data.X[data.Y[:, 0] == 1, 20].mean() > data.X[data.Y[:, 0] == 0, 20].mean()


def test_nothing_about_cancer_is_called_positive_or_negative() -> None:
    words = repr(dataset_info("breast_cancer"))
    assert re.findall("양성|음성|positive|negative", words) == []


def test_a_digit_is_a_row_of_64_pixels_from_0_to_16() -> None:
    data = load("digits")
    assert (data.columns[0], data.columns[-1]) == ("p00", "p77")
    assert (data.X.min(), data.X.max()) == (0, 16)
    assert data.X[0].reshape(8, 8)[0].tolist() == [0, 0, 5, 13, 9, 1, 0, 0]


def test_the_legs_of_the_zoo_are_counted_and_not_scaled() -> None:
    data = load("zoo")
    assert np.unique(data.X[:, data.columns.index("legs")]).tolist() == [0, 2, 4, 5, 6, 8]


# ── words ──


@pytest.mark.parametrize("name", [name for name in datasets.names() if dataset_info(name).task != "regression"])
def test_every_class_has_a_name_of_its_own_in_both_languages(name: str) -> None:
    info, data = dataset_info(name), load(name)
    assert data.classes == info.classes["en"]
    for language in LANGUAGES:
        assert len(set(info.classes[language])) == max(_labels(data)) + 1


@pytest.mark.parametrize(
    ("name", "doi"),
    [
        ("breast_cancer", "10.24432/C5DW2B"),
        ("iris", "10.24432/C56C76"),
        ("wine", "10.24432/C5PC7J"),
        ("zoo", "10.24432/C5R59V"),
        ("digits", "10.24432/C50P49"),
    ],
)
def test_what_uci_published_carries_its_source_and_licence(name: str, doi: str) -> None:
    info = dataset_info(name)
    notices = (resources.ROOT.parent / "NOTICES.md").read_text(encoding="utf-8")
    for language in LANGUAGES:
        assert doi in info.source[language]
        assert info.licence[language] == "CC BY 4.0"
    assert doi in notices


def test_the_notices_name_every_data_set() -> None:
    notices = (resources.ROOT.parent / "NOTICES.md").read_text(encoding="utf-8")
    assert [name for name in datasets.names() if f"`{name}`" not in notices] == []


# ── labels that cannot be used ──

_BAD: list[tuple[list[object], Task, dict[Language, list[str]]]] = [
    ([1, 2, 1], "binary", {"ko": ["2번째 행", "레이블 2 대신", "0이나 1"], "en": ["Row 2", "label 2,", "0 or 1"]}),
    ([0, 0.5, 1], "binary", {"ko": ["2번째 행", "0.5", "0이나 1"], "en": ["Row 2", "0.5", "0 or 1"]}),
    ([1, 2, 3], "classes", {"ko": ["3까지", "0번 클래스", "0번부터"], "en": ["up to 3", "none is 0", "from 0 on"]}),
    ([0, 3, 3], "classes", {"ko": ["3까지", "1번 클래스", "0번부터"], "en": ["up to 3", "none is 1", "from 0 on"]}),
    ([0, 1.5, 2], "classes", {"ko": ["2번째 행", "1.5", "정수"], "en": ["Row 2", "1.5", "whole number"]}),
    ([0, -1, 1], "classes", {"ko": ["2번째 행", "-1 대신", "0 이상"], "en": ["Row 2", "-1,", "from 0 on"]}),
    ([1, 1, 1], "binary", {"ko": ["레이블이 1", "둘 이상"], "en": ["label 1", "two classes"]}),
    ([0, 0, 0], "classes", {"ko": ["레이블이 0", "둘 이상"], "en": ["label 0", "two classes"]}),
    (
        list(range(21)),
        "classes",
        {"ko": ["21번째 행", "레이블 20 대신", "0에서 19", "20개 이하"], "en": ["Row 21", "label 20", "0 to 19"]},
    ),
]


def _said(source: DataSource, task: Task, language: Language) -> str:
    with pytest.raises(LearnerError) as caught:
        resolve(source, task)
    return sentence(caught.value.message, language)


def _csv(folder: Path, labels: list[object]) -> CsvData:
    file = folder / "mine.csv"
    rows = (f"{index},7,{label}\n" for index, label in enumerate(labels))
    file.write_text("a,b,kind\n" + "".join(rows), encoding="utf-8")
    return CsvData(str(file))


def _document(labels: list[object]) -> str:
    data = {"x": [[index, 7] for index in range(len(labels))], "y": labels}
    return json.dumps({"format": "modulab-lesson", "version": 1, "lab": "l04_linear/train", "data": data})


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("labels", "task", "named"), _BAD)
def test_bad_labels_in_a_csv_are_named_with_what_is_expected(
    labels: list[object], task: Task, named: dict[Language, list[str]], language: Language, tmp_path: Path
) -> None:
    said = _said(_csv(tmp_path, labels), task, language)
    assert [word for word in ["mine.csv", *named[language]] if word not in said] == [], said


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("labels", "task", "named"), _BAD)
def test_bad_labels_in_a_lesson_are_named_with_what_is_expected(
    labels: list[object], task: Task, named: dict[Language, list[str]], language: Language, tmp_path: Path
) -> None:
    source = lesson_file.parse(_document(labels), tmp_path, catalogue.lab).data
    assert source is not None
    said = _said(source, task, language)
    assert [word for word in named[language] if word not in said] == [], said


@pytest.mark.parametrize(
    ("language", "named"),
    [
        ("ko", ["3번째 줄", "3번째 열", '"pass" 대신 숫자', "정답", "0, 1, 2"]),
        ("en", ["Line 3", "column 3", 'found "pass"', "expected a number", "target", "0, 1, 2"]),
    ],
)
def test_a_text_as_target_in_a_csv_is_named_and_how_classes_are_written(
    language: Language, named: list[str], tmp_path: Path
) -> None:
    said = _said(_csv(tmp_path, [0, "pass", 1]), "classes", language)
    assert [word for word in named if word not in said] == [], said


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_text_as_target_in_a_lesson_is_named(language: Language, tmp_path: Path) -> None:
    with pytest.raises(LearnerError) as caught:
        lesson_file.parse(_document([0, "pass", 1]), tmp_path, catalogue.lab)
    said = sentence(caught.value.message, language)
    expected = {"ko": "유한한 수", "en": "a finite number"}[language]
    assert [word for word in ["data.y[1]", '"pass"', expected] if word not in said] == [], said


# ── columns that are the same in every row ──


@pytest.mark.parametrize("way", scaling.SCALINGS)
def test_a_constant_column_is_taken_and_scaling_leaves_it_finite(way: str) -> None:
    data = resolve(TableData(frozen([[1, 7], [2, 7], [4, 7]]), frozen([0, 1, 1]), ()), "binary")
    scaled = scaling.fit(way, data.X).apply(data.X)
    assert np.isfinite(scaled).all()
    assert np.unique(scaled[:, 1]).tolist() == ([7] if way == "none" else [0])
