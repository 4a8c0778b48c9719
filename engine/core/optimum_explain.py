"""Where the lowest point of a squared error comes from: normal equations, and the cost there."""

import math
from collections.abc import Callable, Mapping

from engine.core import initial, latex
from engine.core.latex import number
from engine.core.messages import Message
from engine.core.parameter_explain import NoSuchNumber, Told, index, mean_of, penalty_added, place_of
from engine.core.regression import Regression
from engine.core.surface import Quadratic
from engine.core.types import Array, Params

# A system of more equations than this is not written out.
_MOST_EQUATIONS = 4


def best(run: Regression) -> Params:
    """The parameters with the lowest cost."""
    return initial.unflat(run.quadratic.optimum, run.shapes)


def mean_of_squares(run: Regression, marked: str = "") -> str:
    """The cost in symbols; `marked` goes to what depends on the parameters."""
    several = run.batch.Y.shape[1] > 1
    count, at = ("mk", "i,k") if several else ("m", "i")
    formula = rf"\frac{{1}}{{{count}}}\sum_{{{at}}}\left(H{marked}_{{{at}}} - y_{{{at}}}\right)^2"
    return formula + penalty_added(run, marked)


def squares_added(residuals: Array, l2: float, weights: Array) -> str:
    """The mean of squares and the penalty λ Σw² in numbers."""
    squares = [latex.square(float(residual)) for residual in residuals]
    return mean_of(squares, float(residuals @ residuals), l2, weights.tolist())


def _optimum(run: Regression, name: str) -> Told:
    place = place_of(run, name)
    title = Message("explain_optimum", {"name": name})
    value = float(run.quadratic.optimum[place])
    # The rows X̃ᵀX̃ of the normal equations; λ stands on their diagonal already.
    numbers = _equations(run.quadratic, run.batch.Y.size) if run.batch.Y.shape[1] == 1 else ""
    left = r"\tilde{X}^{\top}\tilde{X}"
    if run.l2:
        left = rf"\left({left} + {number(run.l2 * run.batch.Y.size)}\,D\right)"
    return Told(title, rf"{left}\,\theta^{{*}} = \tilde{{X}}^{{\top}}y", numbers, value)


def _equations(quadratic: Quadratic, rows: int) -> str:
    """The normal equations with the solution in them; empty where they are too many."""
    solution = quadratic.optimum
    if len(solution) > _MOST_EQUATIONS:
        return ""
    left = latex.matrix([number(entry) for entry in row] for row in quadratic.A * rows)
    return left + latex.column(number(v) for v in solution) + "=" + latex.column(number(v) for v in quadratic.c * rows)


def _chosen(run: Regression) -> tuple[tuple[int, ...], Quadratic]:
    """The columns in use in the order of ticking, and the cost over them in original units."""
    ticked = run.lesson.knobs.get("features")
    columns = range(len(run.scene().all_columns))
    chosen = ticked if isinstance(ticked, tuple) and ticked else tuple(columns)
    used = sorted(chosen)
    X = run.data.X[:, tuple(used.index(column) for column in chosen)]
    return chosen, Quadratic.of_least_squares(X, run.data.Y[:, :1])


def _least_weight(run: Regression, column: str) -> Told:
    k = index(column, len(run.scene().all_columns))
    chosen, quadratic = _chosen(run)
    if k not in chosen:
        raise NoSuchNumber
    value = float(quadratic.optimum[chosen.index(k)])
    title = Message("explain_least_weight", {"column": k + 1})
    return Told(title, _LEAST, _equations(quadratic, len(run.data.X)), value)


def _least_bias(run: Regression) -> Told:
    _, quadratic = _chosen(run)
    value = float(quadratic.optimum[-1])
    return Told(Message("explain_least_bias"), _LEAST, _equations(quadratic, len(run.data.X)), value)


def _least_cost(run: Regression) -> Told:
    chosen, quadratic = _chosen(run)
    used = sorted(chosen)
    weights = quadratic.optimum[:-1]
    predictions = run.data.X[:, [used.index(column) for column in chosen]] @ weights + quadratic.optimum[-1]
    return Told(
        Message("explain_least_cost", {"count": len(chosen)}),
        r"\text{cost}^{*} = \frac{1}{m}\sum_{i}\left(H^{*}_{i} - y_{i}\right)^2",
        squares_added(run.data.Y[:, 0] - predictions, 0.0, weights),
        quadratic.at(quadratic.optimum),
    )


def _least_root(run: Regression) -> Told:
    _, quadratic = _chosen(run)
    # Where the data lie on a plane, rounding would give a cost below 0.
    cost = max(0.0, quadratic.at(quadratic.optimum))
    numbers = rf"= \sqrt{{{number(cost)}}}"
    return Told(Message("explain_least_root"), r"\sqrt{\text{cost}^{*}}", numbers, math.sqrt(cost))


_LEAST = r"\tilde{X}^{\top}\tilde{X}\,\theta^{*} = \tilde{X}^{\top}y"

# By kind and how many words its place has.
KINDS: Mapping[tuple[str, int], Callable[..., Told]] = {
    ("optimum", 1): _optimum,
    ("least_weight", 1): _least_weight,
    ("least_bias", 0): _least_bias,
    ("least_cost", 0): _least_cost,
    ("least_root", 0): _least_root,
}
