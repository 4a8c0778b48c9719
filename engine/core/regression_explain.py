"""Where the numbers of linear regression come from: formulas in symbols and in numbers.

A key is a kind and a place: ("residual", "3") is the residual of the row with index 3. What is said of rows and cost
stands here, what is said of parameters in `parameter_explain`.
"""

from collections.abc import Callable, Mapping

import numpy as np

from engine.core import latex, parameter_explain
from engine.core.asides import Explanation
from engine.core.latex import number
from engine.core.messages import LearnerError, Message
from engine.core.parameter_explain import NoSuchNumber, Told
from engine.core.regression import Regression


def explain(run: Regression, key: tuple[str, ...]) -> Explanation:
    """The explanation of the number named by `key`; LearnerError if there is no such number."""
    kind, *place = key or ("",)
    try:
        told = _KINDS[kind, len(place)](run, *place)
    except (KeyError, NoSuchNumber):
        raise LearnerError("nothing_to_explain", found="/".join(key)) from None
    return Explanation(key, told.title, told.formula, told.numbers, told.value)


def _row(run: Regression, row: str) -> int:
    return parameter_explain.index(row, len(run.batch.X))


def _prime(run: Regression) -> str:
    """Scaled features are written x′."""
    return "" if run.scaling.name == "none" else "'"


def _of_row(run: Regression, letter: str, row: int, column: int = 0) -> str:
    """H or y of a row; with several targets the column too."""
    several = run.batch.Y.shape[1] > 1
    return f"{letter}_{{{row + 1},{column + 1}}}" if several else f"{letter}_{{{row + 1}}}"


def _feature_symbol(run: Regression, row: int, column: int) -> str:
    several = run.batch.X.shape[1] > 1
    return f"x{_prime(run)}_{{{row + 1},{column + 1}}}" if several else f"x{_prime(run)}_{{{row + 1}}}"


# ── rows


def _prediction(run: Regression, row: str) -> Told:
    i = _row(run, row)
    return Told(Message("explain_prediction", {"row": i + 1}), *_cell_of_product(run, i, 0))


def _product(run: Regression, row: str, column: str) -> Told:
    i, k = _row(run, row), parameter_explain.index(column, run.forward.H.shape[1])
    return Told(Message("explain_product", {"row": i + 1, "column": k + 1}), *_cell_of_product(run, i, k))


def _cell_of_product(run: Regression, row: int, column: int) -> tuple[str, str, float]:
    """One number of XW + b: formula, numbers, value."""
    x, weights, bias = run.batch.X[row], run.params["W"][:, column], float(run.params["b"][column])
    inputs, outputs = run.params["W"].shape
    names = [latex.symbol(run.names[j * outputs + column]) for j in range(inputs)]
    symbols = [rf"{name}\,{_feature_symbol(run, row, j)}" for j, name in enumerate(names)]
    formula = latex.shortened(symbols, [latex.symbol(run.names[inputs * outputs + column])])
    value = float(run.forward.H[row, column])
    digits = latex.digits_for(value, *(weights * x), bias)
    numbers = latex.shortened(latex.products(weights, x, digits), [number(bias, digits)])
    return f"{_of_row(run, 'H', row, column)} = {formula}", f"= {numbers}", value


def _target(run: Regression, row: str) -> Told:
    i = _row(run, row)
    return Told(Message("explain_target", {"row": i + 1}), _of_row(run, "y", i), "", float(run.batch.Y[i, 0]))


def _difference(run: Regression, row: int) -> tuple[float, float, float, int]:
    """y, H, y − H, and the digits with which they are written."""
    y, prediction = float(run.batch.Y[row, 0]), float(run.forward.H[row, 0])
    return y, prediction, y - prediction, latex.digits_for(y - prediction, y, prediction)


def _residual(run: Regression, row: str) -> Told:
    i = _row(run, row)
    y, prediction, residual, digits = _difference(run, i)
    return Told(
        Message("explain_residual", {"row": i + 1}),
        f"{_of_row(run, 'y', i)} - {_of_row(run, 'H', i)}",
        f"= {number(y, digits)} - {latex.factor(prediction, digits)}",
        residual,
    )


def _squared(run: Regression, row: str) -> Told:
    i = _row(run, row)
    y, prediction, residual, digits = _difference(run, i)
    difference = f"{number(y, digits)} - {latex.factor(prediction, digits)}"
    return Told(
        Message("explain_squared", {"row": i + 1}),
        rf"\left({_of_row(run, 'y', i)} - {_of_row(run, 'H', i)}\right)^2",
        rf"= \left({difference}\right)^2 = {latex.square(residual)}",
        residual * residual,
    )


def _feature(run: Regression, row: str, column: str) -> Told:
    i, j = _row(run, row), parameter_explain.index(column, run.batch.X.shape[1])
    value = float(run.batch.X[i, j])
    where = {"row": i + 1, "column": j + 1}
    if run.scaling.name == "none":
        return Told(Message("explain_feature", where), _feature_symbol(run, i, j), "", value)
    x, shift, scale = float(run.data.X[i, j]), float(run.scaling.shift[j]), float(run.scaling.scale[j])
    digits = latex.digits_for(x - shift, x, shift)
    offset, spread = (r"x_{\min}", r"x_{\max} - x_{\min}") if run.scaling.name == "minmax" else (r"\mu", r"\sigma")
    plain = _feature_symbol(run, i, j).replace("'", "")
    return Told(
        Message("explain_feature_scaled", where),
        rf"{_feature_symbol(run, i, j)} = \frac{{{plain} - {offset}}}{{{spread}}}",
        rf"= \frac{{{number(x, digits)} - {latex.factor(shift, digits)}}}{{{number(scale)}}}",
        value,
    )


# ── cost


def _cost(run: Regression) -> Told:
    residuals = (run.batch.Y - run.forward.H).ravel()
    numbers = parameter_explain.squares_added(residuals, run.l2, run.params["W"].ravel())
    return Told(
        Message("explain_cost"), rf"\text{{cost}} = {parameter_explain.mean_of_squares(run)}", numbers, run.cost
    )


def _root(run: Regression) -> Told:
    return Told(
        Message("explain_root"), r"\sqrt{\text{cost}}", rf"= \sqrt{{{number(run.cost)}}}", float(np.sqrt(run.cost))
    )


def _optimum_cost(run: Regression) -> Told:
    best = parameter_explain.best(run)
    residuals = (run.batch.Y - run.settings.model.predict(best, run.batch.X)).ravel()
    value = run.scene().optimum_cost
    assert value is not None
    return Told(
        Message("explain_optimum_cost"),
        rf"\text{{cost}}^{{*}} = {parameter_explain.mean_of_squares(run, '^{*}')}",
        parameter_explain.squares_added(residuals, run.l2, best["W"].ravel()),
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


def _step_rate(run: Regression) -> Told:
    optimizer, value = run.settings.optimizer, run.rate
    title = Message("explain_step_rate", {"step": run.steps_made + 1})
    if not optimizer.decay_every:
        return Told(title, r"\alpha", "", value)
    start, by, every = optimizer.learning_rate, optimizer.decay_factor, optimizer.decay_every
    return Told(
        title,
        r"\alpha = \alpha_{0} \cdot f^{\lfloor t / n \rfloor}",
        rf"= {number(start)} \cdot {number(by)}^{{\lfloor {run.steps_made} / {every} \rfloor}}",
        value,
    )


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
    ("feature", 2): _feature,
    ("cost", 0): _cost,
    ("root", 0): _root,
    ("optimum_cost", 0): _optimum_cost,
    ("left", 0): _left,
    ("stable_rate", 0): _stable_rate,
    ("step_rate", 0): _step_rate,
    ("half_life", 1): _half_life,
    **parameter_explain.KINDS,
}
