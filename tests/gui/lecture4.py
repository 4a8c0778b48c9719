"""Parts with the numbers of lecture 4, for the tests of the panels that draw them."""

import numpy as np
from numpy.typing import ArrayLike

from engine.core.frames import CurvePart, LinePart, RowsPart, Scene
from engine.core.lesson import DataSource, Lesson, NamedData
from engine.core.parts_features import FeaturesPart
from engine.core.types import frozen

X = frozen([[73, 80, 75], [93, 88, 93], [89, 91, 90], [96, 98, 100], [73, 66, 70]])
Y = frozen([152, 185, 180, 196, 142])
W = (0.757, 0.571, 0.682)
B = 0.0106
COLUMNS = ("exam1", "exam2", "exam3")
_NAMED = NamedData("exam")


def scene(data: DataSource = _NAMED, columns: tuple[str, ...] = COLUMNS, unit: str = "points") -> Scene:
    lesson = Lesson(lab="l04_linear/train", data=data, knobs={})
    return Scene(
        "l04_linear/train", lesson, columns=columns, all_columns=COLUMNS, targets=("final",), unit=unit, rows=5
    )


def rows(weights: ArrayLike = W, bias: float = B, *, sample: int = 0, repeat: int = 1, total: int = 0) -> RowsPart:
    """The exam table under given parameters, `repeat` times over; the data are the same objects for one `repeat`."""
    features, target = (X, Y) if repeat == 1 else (frozen(np.tile(X, (repeat, 1))), frozen(np.tile(Y, repeat)))
    prediction = features @ np.asarray(weights, dtype=np.float64) + bias
    residual = target - prediction
    cost = float(np.mean(residual**2))
    return RowsPart(
        X=features,
        target=target,
        prediction=frozen(prediction),
        residual=frozen(residual),
        squared=frozen(residual**2),
        sample=sample,
        rows=total or len(target),
        cost=cost,
        root=cost**0.5,
        limits=(0.0, 200.0),
    )


def curve(
    costs: ArrayLike, step: int, *, limit: int = 128, floor: float | None = 0.104, root: bool = True
) -> CurvePart:
    """The unthinned curve of `costs`, the run standing at `step`."""
    values = frozen(costs)
    last = len(values) - 1
    return CurvePart(frozen(range(last + 1)), values, values, step, float(values[step]), last, limit, floor, root)


def falling(updates: int = 100) -> list[float]:
    """A cost like that of the exam table: 29,662 at first, soon near 0.75."""
    return [29662.0 * 0.3136**k + 0.754 for k in range(updates + 1)]


def features(
    chosen: tuple[bool, ...], weights: ArrayLike, cost: float, before: FeaturesPart | None = None
) -> FeaturesPart:
    """The best fit with the chosen columns; `before` is what was shown before."""
    return FeaturesPart(
        columns=COLUMNS,
        chosen=chosen,
        weights=frozen(weights),
        bias=1.5,
        cost=cost,
        before_weights=None if before is None else before.weights,
        before_bias=None if before is None else before.bias,
        before_cost=None if before is None else before.cost,
    )


def line(weights: ArrayLike, values: ArrayLike, bias: float, target: float, row: int = 0) -> LinePart:
    """One row's hypothesis."""
    w, x = frozen(weights), frozen(values)
    prediction = float(w @ x + bias)
    names = tuple(f"w{position + 1}" for position in range(len(w)))
    return LinePart(row, names, w, x, bias, prediction, target, (prediction - target) ** 2)
