"""Which columns of the data a model sees, and what is made of them: the chosen ones, and products of two of them."""

import dataclasses
from dataclasses import dataclass

import numpy as np

from engine.core.datasets import MAX_SIZE, Dataset
from engine.core.lesson import Lesson
from engine.core.messages import LearnerError
from engine.core.types import Array, frozen


@dataclass(frozen=True, slots=True)
class Features:
    """How the model's inputs are made from the columns of the data.

    Attributes:
        all_columns: names of all columns of the data.
        ticked: indices of the columns in use, in the order of ticking.
        squares: whether x1², x2² and x1·x2 of two columns are inputs too.
    """

    all_columns: tuple[str, ...]
    ticked: tuple[int, ...]
    squares: bool = False

    @property
    def used(self) -> tuple[int, ...]:
        """Indices of the columns in use, in the order of the data."""
        return tuple(sorted(self.ticked))

    @property
    def columns(self) -> tuple[str, ...]:
        """Names of the inputs."""
        names = tuple(self.all_columns[k] for k in self.used)
        if not self.squares:
            return names
        first, second = names
        return (*names, f"{first}²", f"{second}²", f"{first}·{second}")

    def expanded(self, X: Array) -> Array:
        """(m, d) inputs, made of the columns in use (m, number of columns in use)."""
        if not self.squares:
            return X
        x1, x2 = X[:, 0], X[:, 1]
        return np.column_stack([X, x1 * x1, x2 * x2, x1 * x2])

    def of(self, whole: Dataset) -> Dataset:
        """The data as the model sees them.

        Raises:
            LearnerError: a product is too large to be squared and summed up.
        """
        X = frozen(self.expanded(whole.X[:, self.used]))
        largest = float(np.abs(X).max())
        if largest > MAX_SIZE:
            raise LearnerError("squares_too_large", found=largest, high=MAX_SIZE)
        return dataclasses.replace(whole, columns=self.columns, X=X)


def chosen(lesson: Lesson, whole: Dataset) -> Features:
    """The features that the knobs `features` (none named means all) and `squares` of the lesson ask for.

    Raises:
        LearnerError: there is no such column, one is named twice, or products are asked of other than two columns.
    """
    count = len(whole.columns)
    ticked = lesson.knobs["features"]
    assert isinstance(ticked, tuple)
    for index in ticked:
        if index >= count:
            raise LearnerError("feature_unknown", found=index, high=count - 1)
    if len(set(ticked)) != len(ticked):
        raise LearnerError("feature_twice", found=", ".join(map(str, ticked)))
    squares = bool(lesson.knobs.get("squares", False))
    made = Features(whole.columns, ticked or tuple(range(count)), squares)
    if squares and len(made.ticked) != 2:
        raise LearnerError("squares_need_two", found=len(made.ticked))
    return made
