"""Where the numbers of linear regression come from: formulas in symbols and in numbers.

A key is a kind and a place: ("residual", "3") is the residual of the row with index 3.
"""

from collections.abc import Callable, Mapping

import numpy as np

from engine.core import latex, optimum_explain, parameter_explain, row_explain
from engine.core.asides import Explanation
from engine.core.latex import MINUS, number
from engine.core.messages import Message
from engine.core.parameter_explain import Slope, Told
from engine.core.regression import Regression
from engine.core.row_explain import cell_of_product, of_row, row_of


def explain(run: Regression, key: tuple[str, ...]) -> Explanation:
    """The explanation of the number named by `key`; LearnerError if there is no such number."""
    return row_explain.explained(run, key, _KINDS)


# ── rows


def _prediction(run: Regression, row: str) -> Told:
    i = row_of(run, row)
    return Told(Message("explain_prediction", {"row": i + 1}), *cell_of_product(run, "H", i, 0))


def _product(run: Regression, row: str, column: str) -> Told:
    i, k = row_of(run, row), parameter_explain.index(column, run.forward.H.shape[1])
    return Told(Message("explain_product", {"row": i + 1, "column": k + 1}), *cell_of_product(run, "H", i, k))


def _target(run: Regression, row: str) -> Told:
    i = row_of(run, row)
    return Told(Message("explain_target", {"row": i + 1}), of_row(run, "y", i), "", float(run.batch.Y[i, 0]))


def _difference(run: Regression, row: int) -> tuple[float, float, float, int]:
    """y, H, y − H, and the digits with which they are written."""
    y, prediction = float(run.batch.Y[row, 0]), float(run.forward.H[row, 0])
    return y, prediction, y - prediction, latex.digits_for(y - prediction, y, prediction)


def _residual(run: Regression, row: str) -> Told:
    i = row_of(run, row)
    y, prediction, residual, digits = _difference(run, i)
    return Told(
        Message("explain_residual", {"row": i + 1}),
        f"{of_row(run, 'y', i)} - {of_row(run, 'H', i)}",
        f"= {number(y, digits)} - {latex.factor(prediction, digits)}",
        residual,
    )


def _squared(run: Regression, row: str) -> Told:
    i = row_of(run, row)
    y, prediction, residual, digits = _difference(run, i)
    difference = f"{number(y, digits)} - {latex.factor(prediction, digits)}"
    return Told(
        Message("explain_squared", {"row": i + 1}),
        rf"\left({of_row(run, 'y', i)} - {of_row(run, 'H', i)}\right)^2",
        rf"= \left({difference}\right)^2 = {latex.square(residual)}",
        residual * residual,
    )


# ── cost


def _cost(run: Regression) -> Told:
    residuals = (run.batch.Y - run.forward.H).ravel()
    numbers = optimum_explain.squares_added(residuals, run.l2, run.params["W"].ravel())
    return Told(Message("explain_cost"), rf"\text{{cost}} = {optimum_explain.mean_of_squares(run)}", numbers, run.cost)


def _root(run: Regression) -> Told:
    return Told(
        Message("explain_root"), r"\sqrt{\text{cost}}", rf"= \sqrt{{{number(run.cost)}}}", float(np.sqrt(run.cost))
    )


def _optimum_cost(run: Regression) -> Told:
    best = optimum_explain.best(run)
    residuals = (run.batch.Y - run.settings.model.predict(best, run.batch.X)).ravel()
    value = run.scene().optimum_cost
    assert value is not None
    return Told(
        Message("explain_optimum_cost"),
        rf"\text{{cost}}^{{*}} = {optimum_explain.mean_of_squares(run, '^{*}')}",
        optimum_explain.squares_added(residuals, run.l2, best["W"].ravel()),
        value,
    )


def _left(run: Regression) -> Told:
    lowest = run.scene().optimum_cost
    assert lowest is not None
    value = max(0.0, run.cost - lowest)
    digits = latex.digits_for(value, run.cost, lowest)
    return Told(
        Message("explain_left"),
        r"\text{cost} - \text{cost}^{*}",
        f"= {number(run.cost, digits)} - {number(lowest, digits)}",
        value,
    )


# ── rate


def _stable_rate(run: Regression) -> Told:
    steepest = float(run.quadratic.curvatures[-1])
    return Told(
        Message("explain_stable_rate"),
        r"\frac{2}{\lambda_{\max}}",
        rf"= \frac{{2}}{{{number(steepest)}}}",
        run.quadratic.largest_stable_rate,
    )


# ── gradient


def _gradient(run: Regression, name: str) -> Told:
    count = run.batch.Y.size
    several = run.batch.Y.shape[1] > 1

    def error(output: int) -> str:
        at = f"i,{output + 1}" if several else "i"
        return f"y_{{{at}}} - H_{{{at}}}"

    front = rf"{MINUS}\frac{{2}}{{{'mk' if several else 'm'}}}"
    front_numbers = rf"{MINUS}\frac{{2}}{{{count}}}"
    residuals = run.batch.Y - run.forward.H
    return parameter_explain.gradient(run, name, Slope(front, front_numbers, -2.0 / count, error, residuals))


def _half_life(run: Regression, direction: str) -> Told:
    lives = run.scene().half_lives
    i = parameter_explain.index(direction, len(lives))
    rate, curvature = run.settings.optimizer.learning_rate, float(run.quadratic.curvatures[len(lives) - 1 - i])
    digits = latex.digits_for(1.0 - rate * curvature, 1.0)
    shrinking = rf"\left|1 - {number(rate)} \cdot {latex.factor(curvature, digits)}\right|"
    return Told(
        Message("explain_half_life", {"direction": i + 1}),
        rf"\frac{{\ln 0.5}}{{\ln\left|1 - \alpha\lambda_{{{i + 1}}}\right|}}",
        rf"= \frac{{\ln 0.5}}{{\ln{shrinking}}}",
        lives[i],
    )


# By kind and how many words its place has.
_KINDS: Mapping[tuple[str, int], Callable[..., Told]] = {
    ("prediction", 1): _prediction,
    ("product", 2): _product,
    ("target", 1): _target,
    ("residual", 1): _residual,
    ("squared", 1): _squared,
    ("cost", 0): _cost,
    ("root", 0): _root,
    ("optimum_cost", 0): _optimum_cost,
    ("left", 0): _left,
    ("stable_rate", 0): _stable_rate,
    ("half_life", 1): _half_life,
    ("gradient", 1): _gradient,
    **row_explain.KINDS,
    **parameter_explain.KINDS,
    **optimum_explain.KINDS,
}
