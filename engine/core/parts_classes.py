"""Parts about classes, whatever the model: each row with its call, the plane of two features, the confusion matrix."""

from dataclasses import dataclass

from engine.core.frames import Part
from engine.core.types import Array


@dataclass(frozen=True, slots=True)
class ClassLinePart(Part):
    """One row on its way: scores, probabilities, what it costs, and what it says to the weights.

    Attributes:
        row: which row, from 0.
        names: (d · k) flat names of the weights, input by input.
        weights: (d, k), features: (d,) as the model multiplies them, bias: (k,).
        scores: (k,) z = xW + b; probabilities: (k,) what the last layer makes of them.
        label: the right class; with one output (k = 1) 0 or 1.
        right: the probability given to the right class.
        loss: what the row costs.
        slope: (k,) ∂loss/∂z; the gradient of a weight is slope · feature.
        multiclass: whether the last layer is the softmax.
    """

    row: int
    names: tuple[str, ...]
    weights: Array
    features: Array
    bias: Array
    scores: Array
    probabilities: Array
    label: int
    right: float
    loss: float
    slope: Array
    multiclass: bool


@dataclass(frozen=True, slots=True)
class ClassRowsPart(Part):
    """The rows with what the model says about each.

    Attributes:
        X: (r, d) inputs before scaling of the first r ≤ 500 rows.
        label: (r,) the right class.
        probabilities: (r, k) outputs; k = 1 is the probability of class 1.
        called: (r,) the class called; nan where two are equally probable.
        loss: (r,) what the row costs.
        sample: the chosen row.
        rows: how many rows the data have in all.
        cost: the run's cost.
    """

    X: Array
    label: Array
    probabilities: Array
    called: Array
    loss: Array
    sample: int
    rows: int
    cost: float


@dataclass(frozen=True, slots=True)
class MapRows:
    """Some rows in a plane: points (r, 2), the right class of each (r,), and the class called (r,), nan for none."""

    points: Array
    label: Array
    called: Array


@dataclass(frozen=True, slots=True)
class ClassMapPart(Part):
    """The plane of two features: points, and what the model would call each place.

    Attributes:
        points: (r, 2) the first r ≤ 500 rows; label, called: (r,), called is nan where nothing is called.
        test_points: (t, 2) rows kept apart; test_label, test_called: (t,).
        x_limits, y_limits: ends of the axes.
        winner: (n, n) the class called at each place, rows from bottom to top.
        fade: (n, n) 0 where the classes are equally probable, 1 where the winner is certain.
        score: (n, n) z minus the score at the threshold: the boundary is where it is 0. None with several classes.
        flat: whether every place looks alike (all weights 0), so that there is no boundary.
        threshold: from which probability on class 1 is called; None with several classes.
        sample: the chosen row.
        validation: rows by which something is chosen; None in labs without them.
    """

    points: Array
    label: Array
    called: Array
    test_points: Array
    test_label: Array
    test_called: Array
    x_limits: tuple[float, float]
    y_limits: tuple[float, float]
    winner: Array
    fade: Array
    score: Array | None
    flat: bool
    threshold: float | None
    sample: int
    validation: MapRows | None = None


@dataclass(frozen=True, slots=True)
class ConfusionPart(Part):
    """How often each class was called what.

    Attributes:
        counts: (K, K) training rows by [right class, called class]; undecided rows are not in it.
        undecided: training rows of which nothing is called, because two classes are equally probable.
        accuracy: share of training rows called right; None while some are undecided.
        baseline: share of the most frequent class: what a model reaches that always says the same.
        test_counts, test_accuracy: the same for rows kept apart; None where there are none.
        threshold: from which probability on class 1 is called; None with several classes.
        frequent: the most frequent class; the first of those where there are several.
        test_undecided: rows kept apart of which nothing is called; `test_accuracy` is None while there are some.
    """

    counts: Array
    undecided: int
    accuracy: float | None
    baseline: float
    test_counts: Array | None
    test_accuracy: float | None
    threshold: float | None
    frequent: int = 0
    test_undecided: int = 0


@dataclass(frozen=True, slots=True)
class Tally:
    """What the rows and columns of a confusion matrix add up to.

    Attributes:
        by_label: how many rows of each class; by_called: how many were called so.
        right: how many were called right; rows: how many were called at all.
    """

    by_label: tuple[int, ...]
    by_called: tuple[int, ...]
    right: int
    rows: int

    @classmethod
    def of(cls, counts: Array) -> "Tally":
        """The sums of `counts` (K, K)."""
        by_label, by_called = (tuple(int(count) for count in counts.sum(axis=axis)) for axis in (1, 0))
        return cls(by_label, by_called, int(counts.trace()), sum(by_label))
