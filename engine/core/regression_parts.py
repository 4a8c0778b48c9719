"""What the views of linear regression show: rows, plane, parameters, features."""

import numpy as np

from engine.core import parameter_parts
from engine.core.experiment import Past
from engine.core.frames import (
    CurvePart,
    LinePart,
    Look,
    NothingPart,
    ParametersPart,
    Part,
    PlanePart,
    RowsPart,
    SurfacePart,
)
from engine.core.limits import Limits, finite
from engine.core.messages import Message
from engine.core.parts_features import FeaturesPart
from engine.core.regression import Regression
from engine.core.surface import Quadratic
from engine.core.surface_part import once_a_frame, surface_part
from engine.core.types import Array, frozen

_ROWS = 500
# How many times its first span a picture of predictions grows before a diverging run leaves it.
_GROWS = 10.0


def line(run: Regression, look: Look) -> LinePart:
    """The hypothesis with numbers for the chosen row (first target)."""
    row = run.row(look)
    prediction, target = float(run.forward.H[row, 0]), float(run.batch.Y[row, 0])
    error = prediction - target
    W = run.params["W"]
    return LinePart(
        row=row,
        names=tuple(f"w{i + 1}" for i in range(len(W))),
        weights=frozen(W[:, 0]),
        features=frozen(run.batch.X[row]),
        bias=float(run.params["b"][0]),
        prediction=prediction,
        target=target,
        squared=error * error,  # ** raises where this becomes inf
    )


def rows(run: Regression, look: Look, past: Past) -> RowsPart:
    """The first 500 rows with prediction and residual y − H (first target)."""
    target = run.batch.Y[:_ROWS, 0]
    prediction = finite(run.forward.H[:_ROWS, 0])
    residual = target - prediction
    limits: Limits = run.remember("rows limits", lambda: Limits(float(target.min()), float(target.max()), most=_GROWS))
    return RowsPart(
        X=run.remember("rows X", lambda: frozen(run.data.X[:_ROWS])),
        target=run.remember("rows Y", lambda: frozen(target)),
        prediction=frozen(prediction),
        residual=frozen(residual),
        squared=frozen(residual**2),
        sample=run.row(look),
        rows=len(run.batch.X),
        cost=run.cost,
        root=float(np.sqrt(run.cost)),
        limits=limits.hold(prediction),
    )


def plane(run: Regression, look: Look, past: Past) -> Part:
    """Two features: data and plane. The axes are the original features, whatever the scaling."""
    if run.data.X.shape[1] != 2:
        return NothingPart(Message("view_needs_two_features", {"found": run.data.X.shape[1]}))
    X, target = run.data.X[:_ROWS], run.batch.Y[:_ROWS, 0]
    prediction = finite(run.forward.H[:_ROWS, 0])
    x, y = run.remember("plane corners", lambda: tuple(frozen(Limits(*column).hold(column)) for column in X.T))
    corners = np.array([[a, b] for a in x for b in y])
    heights = run.settings.model.predict(run.params, run.scaling.apply(corners))[:, 0].reshape(2, 2)
    limits: Limits = run.remember("plane z", lambda: Limits(0.0, float(target.min()), float(target.max())))
    return PlanePart(
        points=run.remember("plane points", lambda: frozen(np.column_stack([X, target]))),
        feet=frozen(prediction),
        residual=frozen(target - prediction),
        corners_x=x,
        corners_y=y,
        heights=frozen(np.clip(np.nan_to_num(heights), -1e12, 1e12)),
        z_limits=limits.hold(target),
        sample=run.row(look),
    )


def curve(run: Regression, look: Look, past: Past) -> CurvePart:
    """The cost so far, with the least cost there can be."""
    return run.curve.part(past, run.steps_made, run.scene().optimum_cost, unit_root=True)


def surface(run: Regression, look: Look, past: Past) -> SurfacePart:
    """The cost over two parameters; by default the first two weights, or w and b where there is one weight."""
    default = (run.names[0], run.names[1])
    return once_a_frame(run, look, lambda: surface_part(run, look, past, run.quadratic, default))


def parameters(run: Regression, look: Look, past: Past) -> ParametersPart:
    """Every parameter, its gradient and its value at the least-squares optimum."""
    optimum = run.quadratic.optimum
    return parameter_parts.parameters(run, (0.0, *optimum), optimum)


def _fitted(X: Array, Y: Array, chosen: tuple[int, ...], count: int) -> tuple[Array, float, float]:
    """Least squares with the chosen columns: weights (count,) with nan elsewhere, bias, cost."""
    quadratic = Quadratic.of_least_squares(X[:, chosen], Y[:, :1])
    weights = np.full(count, np.nan)
    weights[list(chosen)] = quadratic.optimum[:-1]
    return frozen(weights), float(quadratic.optimum[-1]), quadratic.at(quadratic.optimum)


def features(run: Regression, X: Array, chosen: tuple[int, ...]) -> FeaturesPart:
    """Which of the columns of X (m, all) are in use, the optimum with them, and without the one ticked last."""
    columns = run.scene().all_columns
    weights, bias, cost = _fitted(X, run.data.Y, chosen, len(columns))
    before = _fitted(X, run.data.Y, chosen[:-1], len(columns)) if len(chosen) > 1 else (None, None, None)
    return FeaturesPart(
        columns=columns,
        chosen=tuple(k in chosen for k in range(len(columns))),
        weights=weights,
        bias=bias,
        cost=cost,
        before_weights=before[0],
        before_bias=before[1],
        before_cost=before[2],
    )
