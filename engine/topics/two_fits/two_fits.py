"""A straight line and an S-curve fitted to the same rows: the line exactly, the S-curve by gradient descent.

The line is the least-squares solution: by gradient descent its stable rate would fall from 0.056 to 0.0045 while a
student is dragged from 6.5 to 50 hours, and it would diverge under the hand. The S-curve makes 1,000 updates from
zeros, so that it is the same for the same rows.
"""

import math
from collections.abc import Mapping

import numpy as np

from engine.core.functions import LINEAR, LOGISTIC
from engine.core.messages import LearnerError
from engine.core.model import SingleLayer
from engine.core.optimizers import GradientDescent
from engine.core.parts_fits import FittedModel, ModelName
from engine.core.surface import Quadratic
from engine.core.types import Array, Batch, Params, frozen

THRESHOLD = 0.5
UPDATES = 1000
MOST_X = 100.0
MOST_ROWS = 60

# The middle of the lab's own eight students, and a rate that suits them.
_CENTRE, _RATE = 4.5, 0.3
# With a standardised feature 2/λmax(X̃ᵀX̃/4m) is 8: half of that is safe for any rows, and quick.
_STANDARD_RATE = 4.0
# The fit has come to rest if none of its last updates raised the cost by more than rounding does.
_LAST, _ROUNDING = 100, 1e-9
# A height on the threshold is not above it, whatever the last bits say.
_ON_THRESHOLD = 1e-9
_MODELS: Mapping[ModelName, SingleLayer] = {"line": SingleLayer(1, 1, LINEAR), "curve": SingleLayer(1, 1, LOGISTIC)}

# Heights are known up to a little beyond the last place a row may have.
_FAR = 1.1 * MOST_X
_ROOM = 1.05
_LIMITS = (10.0, 15.0, 25.0, 35.0, 45.0, 55.0, 80.0, _FAR)


def check(x: Array) -> None:
    """Refuse rows that cannot be drawn on one axis from 0 to 100.

    Raises:
        LearnerError: more than one feature, too many rows, or a number that is off the axis.
    """
    if x.shape[1] != 1:
        raise LearnerError("fits_one_feature", found=x.shape[1])
    if len(x) > MOST_ROWS:
        raise LearnerError("fits_too_many_rows", found=len(x), high=MOST_ROWS)
    off = (x[:, 0] < 0) | (x[:, 0] > MOST_X)
    if off.any():
        row = int(np.argmax(off))
        raise LearnerError("fits_off_axis", row=row + 1, found=float(x[row, 0]), high=MOST_X)


def right_end(x: Array) -> float:
    """The right end of an axis with some room beyond the last row."""
    return next(limit for limit in _LIMITS if _ROOM * float(x.max()) <= limit)


def parameters(name: ModelName, x: Array, y: Array) -> tuple[float, float]:
    """Weight and bias of the fit to x (m,), y (m,), in the units of x."""
    if name == "line":
        weight, bias = Quadratic.of_least_squares(x[:, None], y[:, None]).optimum
        return float(weight), float(bias)
    found = _descended(x, y, _CENTRE, 1.0, _RATE)
    if found is None:
        spread = float(x.std())
        found = _descended(x, y, float(x.mean()), spread if spread > 0 else 1.0, _STANDARD_RATE)
    assert found is not None
    return found


def _descended(x: Array, y: Array, centre: float, size: float, rate: float) -> tuple[float, float] | None:
    """Weight and bias after the updates on (x − centre) / size; None where they have not come to rest."""
    model, descent = _MODELS["curve"], GradientDescent(rate)
    batch = Batch((x[:, None] - centre) / size, y[:, None])
    params: Params = {name: np.zeros(shape) for name, shape in model.shapes().items()}
    before = math.inf
    for step in range(UPDATES):
        forward = model.forward(params, batch)
        risen = forward.cost > before * (1 + _ROUNDING)
        if risen and rate != _STANDARD_RATE and step >= UPDATES - _LAST:
            return None
        before = forward.cost
        params = descent.update(params, model.backward(params, batch, forward), step)
    weight = float(params["W"][0, 0]) / size
    return weight, float(params["b"][0]) - weight * centre


def heights(name: ModelName, weight: float, bias: float, x: Array) -> Array:
    """H (n,) of x (n,)."""
    return _MODELS[name].predict({"W": np.array([[weight]]), "b": np.array([bias])}, x[:, None])[:, 0]


def score_at_threshold(name: ModelName) -> float:
    """The wx + b at which H is on the threshold: 0.5 of a line, 0 of an S-curve."""
    return THRESHOLD if name == "line" else math.log(THRESHOLD / (1 - THRESHOLD))


def cut(name: ModelName, weight: float, bias: float) -> float:
    """x at which H reaches the threshold; nan where the model is flat."""
    return (score_at_threshold(name) - bias) / weight if abs(weight) > _ON_THRESHOLD else math.nan


def grid(weight: float, bias: float) -> Array:
    """(n,) places on the axis, close together where the S-curve climbs."""
    wide = np.linspace(0.0, _FAR, 111)
    middle = cut("curve", weight, bias)
    if not math.isfinite(middle):
        return frozen(wide)
    close = middle + np.linspace(-8.0, 8.0, 97) / weight
    return frozen(np.unique(np.concatenate([wide, close[(close > 0.0) & (close < _FAR)]])))


def fitted(name: ModelName, params: tuple[float, float], x: Array, y: Array, places: Array) -> FittedModel:
    """What there is to see of the fit with these parameters."""
    predictions = heights(name, *params, x)
    passes = predictions > THRESHOLD + _ON_THRESHOLD
    wrong = passes != (y == 1.0)
    return FittedModel(
        weight=params[0],
        bias=params[1],
        heights=frozen(heights(name, *params, places)),
        predictions=frozen(predictions),
        passes=tuple(map(bool, passes)),
        wrong=tuple(map(int, np.flatnonzero(wrong))),
        missed=int(np.count_nonzero(wrong & (y == 1.0))),
        accuracy=1.0 - int(np.count_nonzero(wrong)) / len(y),
        cut=cut(name, *params),
    )
