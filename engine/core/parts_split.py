"""Parts about rows divided into three sets: where each row went, and how a model does on each set.

The sets are always told in the order training, validation, test (0, 1, 2). A number of the test set is nan while it is
covered, and so is every number of a set without rows.
"""

from dataclasses import dataclass

from engine.core.frames import Part
from engine.core.types import Array


@dataclass(frozen=True, slots=True)
class SetScores:
    """How one model does on each set.

    Attributes:
        values: (3,) mean of squared errors, or share of rows called right.
        right: (3,) how many rows are called right; nan where numbers are predicted.
    """

    values: Array
    right: Array


@dataclass(frozen=True, slots=True)
class SplitPart(Part):
    """The rows in a line, cut twice, and the run's numbers on the three pieces.

    Attributes:
        order: (n,) the rows as they stand in the line, from 0.
        sizes: rows of each set.
        least: how many rows each set needs.
        shuffle: seed of the order; 0 leaves the rows as they are.
        scores: of the run as it stands.
        share: whether scores are shares of rows called right, and not mean squared errors.
        covered: whether the test set's numbers are not to be seen.
        step: updates made.
    """

    order: Array
    sizes: tuple[int, int, int]
    least: tuple[int, int, int]
    shuffle: int
    scores: SetScores
    share: bool
    covered: bool
    step: int


@dataclass(frozen=True, slots=True)
class SplitFitPart(Part):
    """One feature and one target: every row by its set, the run's line, and the line that fits the training rows best.

    Attributes:
        x, y: (n,) all rows; prediction: (n,) what the run says about each; belongs: (n,) the set of each.
        line_x: (2,) ends of both lines; line_y, best_y: (2,) their heights.
        weight, bias: of the run's line in the units of the data.
        steps_x, steps_y: (k,) what a model says that remembers the nearest training row.
        x_limits, y_limits: ends of the axes.
        scores, covered: as in `SplitPart`.
    """

    x: Array
    y: Array
    prediction: Array
    belongs: Array
    line_x: Array
    line_y: Array
    best_y: Array
    weight: float
    bias: float
    steps_x: Array
    steps_y: Array
    x_limits: tuple[float, float]
    y_limits: tuple[float, float]
    scores: SetScores
    covered: bool


@dataclass(frozen=True, slots=True)
class SpreadPart(Part):
    """The test costs of the best line over all ways to divide the rows into sets of these sizes.

    Attributes:
        edges: (k + 1,) of the bins; counts: (k,) ways in each, those beyond the last edge in the last one.
        ways: how many there are; beyond: how many lie beyond the last edge.
        mean, low, high: of the test costs.
        low_rows, high_rows: the test rows, from 0, of the luckiest and of the unluckiest way.
        here: test cost of the present split; nan while it is covered. `better`: ways with a lower one.
        memory_mean: mean test cost of the nearest neighbour over the same ways.
        sizes: rows of each set.
    """

    edges: Array
    counts: Array
    ways: int
    beyond: int
    mean: float
    low: float
    high: float
    low_rows: tuple[int, ...]
    high_rows: tuple[int, ...]
    here: float
    better: int
    memory_mean: float
    sizes: tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class MemoryPart(Part):
    """A model that remembers every training row beside the run.

    Attributes:
        memory: of the nearest neighbour; run: of the run as it stands.
        sizes: rows of each set.
        share, covered: as in `SplitPart`.
        memory_mean, line_mean: mean test costs over all ways to divide; nan where there are too many ways.
        ways: how many; 0 where there are too many.
    """

    memory: SetScores
    run: SetScores
    sizes: tuple[int, int, int]
    share: bool
    covered: bool
    memory_mean: float
    line_mean: float
    ways: int


@dataclass(frozen=True, slots=True)
class ChoicePart(Part):
    """The best model for each of some λ on the training rows, and how it does on each set.

    Attributes:
        penalties: (k,) the λ, rising; scores: (3, k) by set.
        best: (3,) index of the λ that does best on each set; nan for a set without rows or a covered one.
        present: index of the λ in force; −1 where it is none of these.
        sizes, share, covered: as in `SplitPart`.
    """

    penalties: Array
    scores: Array
    best: Array
    present: int
    sizes: tuple[int, int, int]
    share: bool
    covered: bool
