"""Which rows teach, which choose and which judge: the rows in a line, perhaps shuffled, cut twice."""

import dataclasses
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from engine.core.datasets import Dataset
from engine.core.knobs import real
from engine.core.lesson import Lesson
from engine.core.messages import LearnerError

# A line through one point is none, and a single row has only one class. The validation set may be left out.
LEAST = (2, 0, 1)

Rows = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Split:
    """Indices of the rows of each set, in the order of the line."""

    training: Rows
    validation: Rows
    test: Rows

    @property
    def order(self) -> Rows:
        """All rows as they stand in the line."""
        return np.concatenate(self.sets)

    @property
    def sets(self) -> tuple[Rows, Rows, Rows]:
        """The three sets."""
        return self.training, self.validation, self.test

    @property
    def sizes(self) -> tuple[int, int, int]:
        """How many rows each set has."""
        return len(self.training), len(self.validation), len(self.test)

    @property
    def belongs(self) -> Rows:
        """(n,) the set of each row, by its place in the data."""
        found = np.empty(sum(self.sizes), dtype=np.int64)
        for place, rows in enumerate(self.sets):
            found[rows] = place
        return found


@dataclass(frozen=True, slots=True)
class Ground:
    """What every number of the lab rests on: all rows, and where they went."""

    whole: Dataset
    split: Split

    def of(self, rows: Rows) -> Dataset:
        """Some of the rows."""
        return dataclasses.replace(self.whole, X=self.whole.X[rows], Y=self.whole.Y[rows])


def shuffled(rows: int, seed: int) -> Rows:
    """The line of rows; 0 leaves them as they are."""
    return np.random.default_rng(seed).permutation(rows) if seed else np.arange(rows)


def divided(lesson: Lesson, whole: Dataset) -> Split:
    """The split that the knobs `training`, `test` and `shuffle` ask for; what they leave is for validation.

    Raises:
        LearnerError: a set that must have rows has none, there are not so many rows, or one class alone would teach.
    """
    rows = len(whole.X)
    training, test, seed = (int(real(lesson.knobs, name)) for name in ("training", "test", "shuffle"))
    if training < LEAST[0]:
        raise LearnerError("split_training_few", found=training, low=LEAST[0])
    if test < LEAST[2]:
        raise LearnerError("split_test_empty", found=test)
    if training + test > rows:
        raise LearnerError("split_too_many", training=training, test=test, sum=training + test, rows=rows)
    order = shuffled(rows, seed)
    made = Split(order[:training], order[training : rows - test], order[rows - test :])
    if whole.task == "binary" and len(np.unique(whole.Y[made.training])) < 2:
        raise LearnerError("split_one_class", found=training)
    return made
