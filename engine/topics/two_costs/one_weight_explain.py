"""Where the numbers of a one-weight run come from: cost, slope, next weight, in symbols and in numbers."""

from collections.abc import Callable, Mapping

import numpy as np

from engine.core import latex
from engine.core.asides import Explanation
from engine.core.functions import SIGMOID_SQUARED
from engine.core.latex import number
from engine.core.messages import LearnerError, Message
from engine.core.parameter_explain import NoSuchNumber, Told
from engine.topics.two_costs.one_weight import OneWeight


def explain(run: OneWeight, key: tuple[str, ...]) -> Explanation:
    """The explanation of the number named by `key`; LearnerError if there is no such number."""
    kind, *place = key or ("",)
    try:
        told = _KINDS[kind, len(place)](run, *place)
    except (KeyError, NoSuchNumber):
        raise LearnerError("nothing_to_explain", found="/".join(key)) from None
    return Explanation(key, told.title, told.formula, told.numbers, told.value)


def _is_squared(run: OneWeight) -> bool:
    return run.output is SIGMOID_SQUARED


def _index(run: OneWeight, name: str) -> int:
    if name not in run.names:
        raise NoSuchNumber
    return run.names.index(name)


def _symbol(name: str) -> str:
    """There is one weight: it needs no number."""
    return "w" if name == "w1" else latex.symbol(name)


def _cost(run: OneWeight) -> Told:
    Y, H = run.batch.Y[:, 0], run.forward.H[:, 0]
    if _is_squared(run):
        formula = r"\frac{1}{m}\sum_{i}\left(H_{i} - y_{i}\right)^2"
        terms = [latex.square(float(error)) for error in H - Y]
        losses = np.square(H - Y)
    else:
        formula = (
            rf"{latex.MINUS}\frac{{1}}{{m}}\sum_{{i}}\left[y_{{i}}\log H_{{i}} + (1-y_{{i}})\log(1-H_{{i}})\right]"
        )
        # From z, not from H: log(1 − H) of an H that rounds to 1 would be infinite.
        Z = run.forward.Z[:, 0]
        losses = np.maximum(Z, 0.0) + np.log1p(np.exp(-np.abs(Z))) - Y * Z
        terms = [number(float(loss)) for loss in losses]
    numbers = rf"= \frac{{1}}{{{len(Y)}}}\left({latex.shortened(terms)}\right)"
    if len(terms) > latex.MOST_TERMS:
        numbers += rf" = \frac{{{number(float(losses.sum()))}}}{{{len(Y)}}}"
    return Told(
        Message("explain_cost_squared" if _is_squared(run) else "explain_cost_entropy"), formula, numbers, run.cost
    )


def _slope(run: OneWeight, name: str) -> Told:
    value = run.slopes[_index(run, name)]
    of_weight = name == "w1"
    X, Y, H = run.batch.X[:, 0], run.batch.Y[:, 0], run.forward.H[:, 0]
    inner = r"\left(H_{i} - y_{i}\right)" + (r"\,H_{i}\left(1 - H_{i}\right)" if _is_squared(run) else "")
    count = "2" if _is_squared(run) else "1"
    formula = rf"{latex.slope(_symbol(name))} = \frac{{{count}}}{{m}}\sum_{{i}}{inner}" + (
        r"\,x_{i}" if of_weight else ""
    )
    errors = (H - Y) * H * (1.0 - H) if _is_squared(run) else H - Y
    terms = latex.products(errors, X) if of_weight else [number(float(error)) for error in errors]
    total = float(errors @ X) if of_weight else float(errors.sum())
    numbers = rf"= \frac{{{count}}}{{{len(Y)}}}\left({latex.shortened(terms)}\right)"
    if len(terms) > latex.MOST_TERMS:
        numbers += rf" = \frac{{{count}}}{{{len(Y)}}} \cdot {latex.factor(total)}"
    title = "explain_slope_squared" if _is_squared(run) else "explain_slope_entropy"
    return Told(Message(title, {"name": _symbol(name)}), formula, numbers, value)


def _rule(symbol: str) -> str:
    return rf"{symbol} \leftarrow {symbol} - \alpha\,{latex.slope(symbol)}"


def _moved(old: float, rate: float, slope: float) -> str:
    """old − rate · slope, the old value with as many digits as show the change."""
    digits = latex.digits_for(rate * slope, old)
    return rf"= {number(old, digits)} - {number(rate)} \cdot {latex.factor(slope)}"


def _next(run: OneWeight, name: str) -> Told:
    place = _index(run, name)
    old, slope = run.here[place], run.slopes[place]
    title = Message("explain_next", {"name": _symbol(name), "step": run.steps_made + 1})
    return Told(title, _rule(_symbol(name)), _moved(old, run.rate, slope), old - run.rate * slope)


def _parameter(run: OneWeight, name: str) -> Told:
    place, symbol = _index(run, name), _symbol(name)
    value, made = run.here[place], run.made_from
    if run.steps_made == 0:
        return Told(Message("explain_parameter_start", {"name": symbol}), symbol, "", value)
    title = Message("explain_parameter", {"name": symbol, "step": run.steps_made})
    if made is None:
        return Told(title, _rule(symbol), "", value)
    before, gradients, rate = made
    key = "W" if name == "w1" else "b"
    return Told(
        title, _rule(symbol), _moved(float(before[key].ravel()[0]), rate, float(gradients[key].ravel()[0])), value
    )


def _gradient_norm(run: OneWeight) -> Told:
    if not run.has_bias:
        slope = latex.slope("w")
        return Told(
            Message("explain_gradient_norm"),
            rf"\left|\nabla\right| = \left|{slope}\right|",
            rf"= \left|{number(run.slopes.w)}\right|",
            run.gradient_norm,
        )
    squares = latex.total([latex.square(slope) for slope in run.slopes])
    return Told(
        Message("explain_gradient_norm"),
        rf"\left|\nabla\right| = \sqrt{{\left({latex.slope('w')}\right)^2 + \left({latex.slope('b')}\right)^2}}",
        rf"= \sqrt{{{squares}}}",
        run.gradient_norm,
    )


def _step_rate(run: OneWeight) -> Told:
    return Told(Message("explain_step_rate", {"step": run.steps_made + 1}), r"\alpha", "", run.rate)


# By kind and how many words its place has.
_KINDS: Mapping[tuple[str, int], Callable[..., Told]] = {
    ("cost", 0): _cost,
    ("slope", 1): _slope,
    ("next", 1): _next,
    ("parameter", 1): _parameter,
    ("gradient_norm", 0): _gradient_norm,
    ("step_rate", 0): _step_rate,
}
