"""Parts about what a classifier is for: a line and an S-curve over the same passes and fails, and a sorting task."""

from dataclasses import dataclass
from typing import Literal, TypeAlias

from engine.core.frames import Part
from engine.core.messages import Message
from engine.core.types import Array

ModelName: TypeAlias = Literal["line", "curve"]
Sorted: TypeAlias = Literal["open", "category", "number"]


@dataclass(frozen=True, slots=True)
class FittedModel:
    """One of the two models as it stands after its fit.

    Attributes:
        weight, bias: of H = wx + b (line) or of z = wx + b (curve), x in the units of the data.
        heights: (n,) H over the grid of the part.
        predictions: (m,) H of each row.
        passes: (m,) whether H is above the threshold, so that the row is called 1.
        wrong: rows that are called wrongly; missed: how many of them are 1 and called 0.
        accuracy: share of rows called rightly.
        cut: x at which H reaches the threshold; nan where it never does.
    """

    weight: float
    bias: float
    heights: Array
    predictions: Array
    passes: tuple[bool, ...]
    wrong: tuple[int, ...]
    missed: int
    accuracy: float
    cut: float


@dataclass(frozen=True, slots=True)
class FitsPart(Part):
    """A straight line and an S-curve fitted to the same rows of one feature and a label of 0 or 1.

    Attributes:
        columns: ids of the feature and of the label, for a table that is made from these rows.
        x: (m,) feature; y: (m,) label.
        grid: (n,) where the heights of both models are known.
        line, curve: the two fits.
        threshold: from which height on a row is called 1.
        limit: right end of the x-axis; changes rarely and in jumps.
        most: the largest x a row may have.
        sample: the chosen row.
    """

    columns: tuple[str, ...]
    x: Array
    y: Array
    grid: Array
    line: FittedModel
    curve: FittedModel
    threshold: float
    limit: float
    most: float
    sample: int

    def model(self, name: ModelName) -> FittedModel:
        """One of the two."""
        return self.line if name == "line" else self.curve


@dataclass(frozen=True, slots=True)
class Sorting:
    """One target to be sorted.

    Attributes:
        knob: the knob that holds the answer.
        name: what is to be predicted.
        answer: what the learner says so far.
        right: whether that is so; None while it is open.
        reason: why it is what it is; None while it is open.
    """

    knob: str
    name: Message
    answer: Sorted
    right: bool | None
    reason: Message | None


@dataclass(frozen=True, slots=True)
class SortingPart(Part):
    """Targets, each to be called a category or a number.

    Attributes:
        targets: in the order in which they are asked.
        answered, right: how many have an answer, and how many a right one.
    """

    targets: tuple[Sorting, ...]
    answered: int
    right: int
