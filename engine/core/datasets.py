"""Rows to learn from: the data sets of the app, and a check of whatever else a learner brings."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Literal, TypeAlias, get_args
from weakref import WeakValueDictionary

import numpy as np

import resources
from engine.core import csv_file, target_column
from engine.core.csv_file import MAX_COLUMNS, MAX_ROWS
from engine.core.lesson import CsvData, DataSource, NamedData, NoTarget, TableData, TargetColumn
from engine.core.messages import LANGUAGES, LearnerError, Message, quoted
from engine.core.types import Array, frozen, settled

Task: TypeAlias = Literal["regression", "binary", "classes"]
TASKS: tuple[Task, ...] = get_args(Task)

MAX_CLASSES = 20
# How many classes a column of labels may have, where there are classes.
MAX_CLASSES_OF: Mapping[Task, int] = {"binary": 2, "classes": MAX_CLASSES}
# Files that were read, as long as a run holds their rows.
_held: "WeakValueDictionary[tuple[object, ...], Dataset]" = WeakValueDictionary()
# Squares of larger numbers, summed up, need not be finite.
MAX_SIZE = 1e100


@dataclass(frozen=True, slots=True, weakref_slot=True)
class Dataset:
    """Rows of numbers with what is to be learned from them.

    Attributes:
        name: of the data set or file; empty for rows given in place.
        columns: d names of features.
        targets: k names of what is predicted.
        X: (n, d) features.
        Y: (n, k) targets: numbers, or 0 and 1 (binary, k = 1), or one-hot rows (classes).
        task: what Y means.
        classes: names of the classes; empty for regression.
        target: which column of a learner's file the target was; None for other data.
        encoding: of that file; `skipped` its lines before the first row of numbers.
    """

    name: str
    columns: tuple[str, ...]
    targets: tuple[str, ...]
    X: Array
    Y: Array
    task: Task
    classes: tuple[str, ...] = ()
    target: TargetColumn | None = None
    encoding: str = ""
    skipped: int = 0


@dataclass(frozen=True, slots=True)
class DatasetInfo:
    """What is said about a data set of the app; every word by language.

    Attributes:
        labels: column id → words for an axis; `units` column id → unit, absent where there is none.
        classes: names of the classes, by language; empty tuples for regression.
    """

    name: str
    task: Task
    title: Mapping[str, str]
    labels: Mapping[str, Mapping[str, str]]
    units: Mapping[str, Mapping[str, str]]
    classes: Mapping[str, tuple[str, ...]]
    source: Mapping[str, str]
    licence: Mapping[str, str]


def names() -> tuple[str, ...]:
    """Every data set of the app, in the order of datasets.toml."""
    return tuple(resources.table("datasets/datasets.toml"))


@cache
def dataset_info(name: str) -> DatasetInfo:
    """What is said about the data set `name`; LearnerError names those there are."""
    table = resources.table("datasets/datasets.toml")
    if name not in table:
        raise LearnerError("dataset_unknown", found=quoted(name), expected=", ".join(table))
    entry = table[name]
    assert entry["task"] in TASKS
    return DatasetInfo(
        name=name,
        task=entry["task"],
        title=entry["title"],
        labels={column: {lang: words[lang] for lang in LANGUAGES} for column, words in entry["columns"].items()},
        units={column: words["unit"] for column, words in entry["columns"].items() if "unit" in words},
        classes={lang: tuple(entry.get("classes", {}).get(lang, ())) for lang in LANGUAGES},
        source=entry["source"],
        licence=entry["licence"],
    )


@cache
def load(name: str) -> Dataset:
    """The data set `name` of the app; LearnerError names those there are."""
    info = dataset_info(name)
    table = csv_file.parse(resources.path(f"datasets/{name}.csv").read_bytes())
    return _checked(name, table.columns, table.X, table.y, info.task)


def resolve(source: DataSource, task: Task) -> Dataset:
    """The rows that `source` names, fit for `task`.

    Raises:
        LearnerError: which row and column, what was found there and what is expected.
    """
    match source:
        case NamedData(name):
            dataset = load(name)
            if dataset.task != task:
                raise LearnerError("data_other_task", data=name, found=dataset.task, expected=task)
            return dataset
        case CsvData():
            return _from_file(source, task)
        case TableData(x, y, columns):
            return _checked("", columns, x, y, task)


class _NoLabels(LearnerError):
    """The column that was taken for the target holds something else than labels."""


def _from_file(source: CsvData, task: Task) -> Dataset:
    """The rows of a CSV file; those that a run still holds are not read again."""
    file, target = Path(source.path), source.target
    try:
        known = file.stat()
        mark = (str(file.absolute()), known.st_mtime_ns, known.st_size, target, task)
    except (OSError, ValueError):
        # Why it cannot be opened is said by who reads it.
        mark = None
    if mark is not None and (held := _held.get(mark)) is not None:
        return held
    table = csv_file.read(file, target_column.chooser(target, MAX_CLASSES_OF.get(task, 0)))
    try:
        made = _checked(file.name, table.columns, table.X, table.y, task, table.target)
    except _NoLabels as error:
        said = Message("in_file", {"file": file.name, "problem": error.message})
        raise NoTarget(said, source, table.target) from error
    except LearnerError as error:
        raise LearnerError("in_file", file=file.name, problem=error.message) from error
    made = replace(made, encoding=table.encoding, skipped=table.skipped)
    if mark is not None:
        _held[mark] = made
    return made


def _checked(
    name: str, columns: tuple[str, ...], x: Array, y: Array, task: Task, target: TargetColumn | None = None
) -> Dataset:
    _check_shapes(x, y)
    # A single column of targets may come flat or as (n, 1).
    table = y.reshape(len(y), -1)
    d, k = x.shape[1], table.shape[1]
    features = columns[:d] or tuple(f"x{i}" for i in range(1, d + 1))
    targets = columns[d:] or (("y",) if k == 1 else tuple(f"y{i}" for i in range(1, k + 1)))
    if len(features) != d or len(targets) != k:
        raise LearnerError("data_names", found=len(columns), expected=d, or_expected=d + k)
    _check_finite(x, features)
    _check_finite(table, targets)
    _check_size(x, features)
    if task == "regression":
        _check_size(table, targets)
        return Dataset(name, features, targets, settled(x), settled(table), task, target=target)
    if k != 1:
        raise LearnerError("data_labels_table", found=k)
    try:
        labels = _labels(table[:, 0], binary=task == "binary")
    except LearnerError as error:
        if target is None:
            raise
        # It may be another column than the learner thinks of.
        key = "in_target" if target.why in ("asked", "name") else "in_target_found"
        raise _NoLabels(key, column=target.index + 1, problem=error.message) from error
    count = int(labels.max()) + 1
    Y = labels[:, None] if task == "binary" else np.eye(count)[labels]
    return Dataset(name, features, targets, settled(x), frozen(Y), task, _class_names(name, count), target)


def _check_shapes(x: Array, y: Array) -> None:
    if x.ndim != 2 or y.ndim not in (1, 2):
        raise LearnerError("data_not_a_table", found=f"x {list(x.shape)}, y {list(y.shape)}")
    if len(x) == 0:
        raise LearnerError("data_no_rows")
    if x.shape[1] == 0 or y.size == 0:
        raise LearnerError("data_no_columns")
    if len(x) != len(y):
        raise LearnerError("data_lengths", x_rows=len(x), y_rows=len(y))
    if len(x) > MAX_ROWS:
        raise LearnerError("data_too_many_rows", found=len(x), high=MAX_ROWS)
    width = x.shape[1] + (1 if y.ndim == 1 else y.shape[1])
    if width > MAX_COLUMNS:
        raise LearnerError("data_too_many_columns", found=width, high=MAX_COLUMNS)


def _check_finite(table: Array, names: Iterable[str]) -> None:
    finite = np.isfinite(table)
    if not finite.all():
        row, column = (int(i) for i in np.argwhere(~finite)[0])
        name = tuple(names)[column]
        raise LearnerError("data_not_finite", row=row + 1, column=name, found=str(float(table[row, column])))


def _check_size(table: Array, names: tuple[str, ...]) -> None:
    if max(float(table.max()), -float(table.min())) > MAX_SIZE:
        large = np.abs(table) > MAX_SIZE
        row, column = (int(i) for i in np.argwhere(large)[0])
        found = float(table[row, column])
        raise LearnerError("data_number_too_large", row=row + 1, column=names[column], found=found, high=MAX_SIZE)


def _labels(values: Array, *, binary: bool) -> np.ndarray[tuple[int], np.dtype[np.int64]]:
    """Class labels (n,) as whole numbers 0 … K−1, all of them in use."""
    wrong = (values < 0) | (values != np.floor(values))
    if binary:
        wrong |= values > 1
    if wrong.any():
        row = int(np.argmax(wrong))
        key = "data_label_not_binary" if binary else "data_label_not_whole"
        raise LearnerError(key, row=row + 1, found=_as_written(values[row]))
    if values.max() >= MAX_CLASSES:
        row = int(np.argmax(values))
        found = _as_written(values[row])
        raise LearnerError("data_too_many_classes", row=row + 1, found=found, high=MAX_CLASSES, last=MAX_CLASSES - 1)
    labels = values.astype(np.int64)
    present = np.unique(labels)
    if len(present) == 1:
        raise LearnerError("data_one_class", found=int(present[0]))
    missing = np.setdiff1d(np.arange(present[-1] + 1), present)
    if len(missing):
        raise LearnerError("data_class_missing", missing=int(missing[0]), last=int(present[-1]))
    return labels


def _as_written(label: float) -> str:
    """A label in a sentence: 2 and not 2.0."""
    return repr(float(label)).removesuffix(".0")


def _class_names(name: str, count: int) -> tuple[str, ...]:
    """Names of the classes in English where the data set has them, their numbers otherwise."""
    info = dataset_info(name) if name in names() else None
    named = info.classes["en"] if info else ()
    return named if len(named) == count else tuple(str(k) for k in range(count))
