"""Which column of a learner's file is the target: the one asked for, the one that is named so, the one that looks so.

A number to be predicted is in the last column unless somebody says otherwise. Labels of classes are whole numbers from
0 on, each used several times; best-known files of images have them first, most others last.
"""

from collections.abc import Callable, Sequence
from functools import partial
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from engine.core.lesson import TargetColumn
from engine.core.messages import LearnerError
from engine.core.types import Array

# Names of the columns ((w,), none without a header) and the numbers (n, w).
Chooser: TypeAlias = Callable[[tuple[str, ...], Array], TargetColumn]

# The clearest first.
_NAMES = ("label", "labels", "class", "classes", "target", "digit", "레이블", "라벨", "정답", "클래스", "범주")
# Between others this is a coordinate.
_AT_AN_END = "y"
# A column with this share of labels was meant to be one, and what is wrong in it has to be said.
_MEANT = 0.9


def chooser(asked: int | None, classes: int) -> Chooser:
    """What finds the target: the column asked for, counted from 1; else the last, or that of at most `classes` labels.

    Args:
        asked: by the learner; None where it is to be found.
        classes: 0 where the target is a number and no label.
    """
    if asked is not None:
        return partial(_asked, asked - 1)
    return partial(_of_labels, classes) if classes else last


def last(names: tuple[str, ...], rows: Array) -> TargetColumn:
    """The last column."""
    width = rows.shape[1]
    return TargetColumn(width - 1, "last", names, width)


def called_label(names: Sequence[str]) -> tuple[int, ...]:
    """The columns whose names say that they are labels, the clearest first."""
    said = [name.strip().casefold() for name in names]
    clear = [place for known in _NAMES for place, name in enumerate(said) if name == known]
    return (*clear, *(place for place in {0, len(said) - 1} if said and said[place] == _AT_AN_END))


def _asked(index: int, names: tuple[str, ...], rows: Array) -> TargetColumn:
    width = rows.shape[1]
    if index >= width:
        raise LearnerError("csv_no_such_column", found=index + 1, high=width)
    return TargetColumn(index, "asked", names, width)


def _of_labels(classes: int, names: tuple[str, ...], rows: Array) -> TargetColumn:
    width = rows.shape[1]
    fits = partial(_fits, rows, classes)
    named = called_label(names)
    if named:
        # The name decides which; where none of them holds labels, what is wrong with the clearest has to be said.
        return TargetColumn(next(filter(fits, named), named[0]), "name", names, width)
    first, end = 0, width - 1
    if fits(end):
        if not fits(first):
            return TargetColumn(end, "numbers", names, width)
        like_first, like_end = (_like_the_others(rows, column) for column in (first, end))
        if like_first is like_end:
            return TargetColumn(end, "last", names, width, rival=first)
        return TargetColumn(first if like_end else end, "numbers", names, width)
    if fits(first) and (_like_the_others(rows, end) or not _meant(rows[:, end], classes)):
        return TargetColumn(first, "numbers", names, width)
    between = [column for column in range(1, end) if not fits(first) and fits(column)]
    if len(between) == 1 and not _meant(rows[:, end], classes):
        return TargetColumn(between[0], "numbers", names, width)
    return last(names, rows)


def _fits(rows: Array, classes: int, column: int) -> bool:
    """Whether the column holds labels: all of 0 … K−1, at least two of them, each twice in the mean."""
    values = rows[:, column]
    if not _labels(values, classes).all():
        return False
    count = int(values.max()) + 1
    return 2 <= count <= len(values) // 2 and len(np.unique(values)) == count


def _labels(values: Array, classes: int) -> NDArray[np.bool_]:
    found: NDArray[np.bool_] = (values >= 0) & (values < classes) & (values == np.floor(values))
    return found


def _meant(values: Array, classes: int) -> bool:
    """Whether labels were meant, here and there with something else between them."""
    good = values[_labels(values, classes)]
    return len(good) >= _MEANT * len(values) and len(np.unique(good)) > 1


def _like_the_others(rows: Array, column: int) -> bool:
    """Whether the column reaches as far as the largest of those in the middle: it is a feature as they are."""
    between = rows[:, 1:-1]
    return bool(between.size) and float(rows[:, column].max()) >= float(between.max())
