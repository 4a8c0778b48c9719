"""Where the parameters of linear regression and their gradients come from, in symbols and in numbers."""

import math
from collections.abc import Callable, Mapping
from typing import NamedTuple

import numpy as np

from engine.core import initial, latex
from engine.core.latex import MINUS, number
from engine.core.messages import Message
from engine.core.regression import Regression
from engine.core.surface import Quadratic
from engine.core.types import Array, Params

# A system of more equations than this is not written out.
_MOST_EQUATIONS = 4


class Told(NamedTuple):
    """What an Explanation says, without its key."""

    title: Message
    formula: str
    numbers: str
    value: float


class NoSuchNumber(Exception):
    """The place of a key is not there."""


def index(written: str, count: int) -> int:
    """The index that a key names, if it is one of `count`."""
    if not written.isdecimal() or int(written) >= count:
        raise NoSuchNumber
    return int(written)


def _place(run: Regression, name: str) -> int:
    if name not in run.names:
        raise NoSuchNumber
    return run.names.index(name)


def _input(run: Regression, place: int) -> tuple[int | None, int]:
    """Which feature (None for a bias) and which output a parameter joins."""
    inputs, outputs = run.params["W"].shape
    return (place // outputs if place < inputs * outputs else None), place % outputs


def best(run: Regression) -> Params:
    """The parameters with the lowest cost."""
    return initial.unflat(run.quadratic.optimum, run.shapes)


# ── cost


def mean_of_squares(run: Regression, marked: str = "") -> str:
    """The cost in symbols; `marked` goes to what depends on the parameters."""
    several = run.batch.Y.shape[1] > 1
    count, at = ("mk", "i,k") if several else ("m", "i")
    formula = rf"\frac{{1}}{{{count}}}\sum_{{{at}}}\left(H{marked}_{{{at}}} - y_{{{at}}}\right)^2"
    return formula + (rf" + \lambda\sum_{{j}} w{marked}_{{j}}^2" if run.l2 else "")


def squares_added(residuals: Array, penalty: float, weights: Array) -> str:
    """The mean of squares and the penalty λ Σw² in numbers."""
    squares = latex.shortened([latex.square(float(residual)) for residual in residuals])
    fine = ""
    if penalty:
        fine = rf" + {number(penalty)} \cdot \left({latex.shortened([latex.square(float(w)) for w in weights])}\right)"
    written = rf"= \frac{{1}}{{{len(residuals)}}}\left({squares}\right){fine}"
    if len(residuals) > latex.MOST_TERMS:
        # What the dots stand for cannot be added up by the reader: the sum is said.
        written += rf" = \frac{{{number(float(residuals @ residuals))}}}{{{len(residuals)}}}{fine}"
    return written


# ── value


def _parameter(run: Regression, name: str) -> Told:
    place = _place(run, name)
    value, symbol = float(run.theta()[place]), latex.symbol(name)
    if run.steps_made == 0:
        drawn = run.lesson.initial is None and run.lesson.knobs.get("initialisation") == "normal"
        formula = rf"{symbol} \sim N(0,\,1)" if drawn else symbol
        return Told(Message("explain_parameter_start", {"name": name}), formula, "", value)
    title = Message("explain_parameter", {"name": name, "step": run.steps_made})
    made = run.made_from
    if made is None:
        return Told(title, _rule(symbol), "", value)
    before, gradients, rate = made
    old, slope = (float(initial.flat(params, run.shapes)[place]) for params in (before, gradients))
    return Told(title, _rule(symbol), _moved(old, rate, slope), value)


def _next(run: Regression, name: str) -> Told:
    place = _place(run, name)
    after = run.settings.optimizer.update(run.params, run.gradients(), run.steps_made)
    value = float(initial.flat(after, run.shapes)[place])
    old, slope = float(run.theta()[place]), float(initial.flat(run.gradients(), run.shapes)[place])
    return Told(
        Message("explain_next", {"name": name, "step": run.steps_made + 1}),
        _rule(latex.symbol(name)),
        _moved(old, run.rate, slope),
        value,
    )


def _rule(symbol: str) -> str:
    return rf"{symbol} \leftarrow {symbol} - \alpha\,{latex.slope(symbol)}"


def _moved(old: float, rate: float, slope: float) -> str:
    """old − rate · slope, the old value with as many digits as show the change."""
    digits = max(latex.digits_for(rate * slope, old) - 2, latex.digits_for(old - rate * slope, old, rate * slope))
    return rf"= {number(old, digits)} - {number(rate)} \cdot {latex.factor(slope)}"


def _original(run: Regression, name: str) -> Told:
    place = _place(run, name)
    params = run.original()
    if params is None:
        raise NoSuchNumber
    value, title = float(initial.flat(params, run.shapes)[place]), Message("explain_original", {"name": name})
    feature, output = _input(run, place)
    symbol = latex.symbol(name)
    if feature is not None:
        learned, scale = float(run.params["W"][feature, output]), float(run.scaling.scale[feature])
        return Told(
            title,
            rf"\frac{{{symbol}}}{{s_{{{feature + 1}}}}}",
            rf"= \frac{{{number(learned)}}}{{{number(scale)}}}",
            value,
        )
    bias, shift = float(run.params["b"][output]), run.scaling.shift
    weights = run.params["W"][:, output] / run.scaling.scale
    digits = latex.digits_for(value, bias, *(shift * weights))
    moved = latex.shortened(latex.products(shift, weights, digits))
    return Told(
        title,
        rf"{symbol} - \sum_{{j}} \frac{{w_{{j}}}}{{s_{{j}}}}\,c_{{j}}",
        rf"= {number(bias, digits)} - \left({moved}\right)",
        value,
    )


# ── gradient


def _gradient(run: Regression, name: str) -> Told:
    place = _place(run, name)
    feature, output = _input(run, place)
    value = float(initial.flat(run.gradients(), run.shapes)[place])
    residuals = run.batch.Y[:, output] - run.forward.H[:, output]
    x = np.ones(len(residuals)) if feature is None else run.batch.X[:, feature]
    penalty = 0.0 if feature is None else 2.0 * run.l2 * float(run.params["W"][feature, output])
    return Told(
        Message("explain_gradient", {"name": name}),
        _gradient_formula(run, latex.symbol(name), feature, output),
        _gradient_numbers(run, residuals, None if feature is None else x, penalty, value),
        value,
    )


def _gradient_formula(run: Regression, symbol: str, feature: int | None, output: int) -> str:
    prime = "" if run.scaling.name == "none" else "'"
    x = ""
    if feature is not None:
        place = f"i,{feature + 1}" if run.batch.X.shape[1] > 1 else "i"
        x = rf"\,x{prime}_{{{place}}}"
    count, at = ("m", "i") if run.batch.Y.shape[1] == 1 else ("mk", f"i,{output + 1}")
    mean = rf"{MINUS}\frac{{2}}{{{count}}}\sum_{{i}}\left(y_{{{at}}} - H_{{{at}}}\right){x}"
    return f"{latex.slope(symbol)} = {mean}" + (rf" + 2\lambda\,{symbol}" if run.l2 and x else "")


def _gradient_numbers(run: Regression, residuals: Array, x: Array | None, penalty: float, value: float) -> str:
    count = run.batch.Y.size
    products = residuals if x is None else residuals * x
    digits = latex.digits_for(value * count / 2, *products)
    terms = (
        [number(float(residual), digits) for residual in residuals]
        if x is None
        else latex.products(residuals, x, digits)
    )
    # 2λw with its sign; a written 0 would only puzzle.
    fine = f" {'-' if penalty < 0 else '+'} {number(abs(penalty))}" if penalty else ""
    front = rf"= {MINUS}\frac{{2}}{{{count}}}"
    written = rf"{front}\left({latex.shortened(terms)}\right){fine}"
    if len(terms) > latex.MOST_TERMS:
        written += rf" {front} \cdot {latex.factor(float(products.sum()), digits)}{fine}"
    return written


def _gradient_norm(run: Regression) -> Told:
    slopes = [float(slope) for slope in initial.flat(run.gradients(), run.shapes)]
    symbol, terms = r"\theta_{j}", [latex.square(slope) for slope in slopes]
    numbers = rf"= \sqrt{{{latex.shortened(terms)}}}"
    if len(terms) > latex.MOST_TERMS:
        numbers += rf" = \sqrt{{{number(sum(slope * slope for slope in slopes))}}}"
    return Told(
        Message("explain_gradient_norm"),
        rf"\left|\nabla\right| = \sqrt{{\sum_{{j}}\left({latex.slope(symbol)}\right)^2}}",
        numbers,
        run.gradient_norm,
    )


# ── the lowest point


def _optimum(run: Regression, name: str) -> Told:
    place = _place(run, name)
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
    ("parameter", 1): _parameter,
    ("next", 1): _next,
    ("original", 1): _original,
    ("gradient", 1): _gradient,
    ("gradient_norm", 0): _gradient_norm,
    ("optimum", 1): _optimum,
    ("least_weight", 1): _least_weight,
    ("least_bias", 0): _least_bias,
    ("least_cost", 0): _least_cost,
    ("least_root", 0): _least_root,
}
