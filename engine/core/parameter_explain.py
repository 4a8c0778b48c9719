"""Where the parameters of any single layer XW + b and their gradients come from, in symbols and in numbers."""

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

import numpy as np

from engine.core import initial, latex, rounding
from engine.core.knobs import real
from engine.core.latex import number
from engine.core.messages import Message
from engine.core.training import Training
from engine.core.types import Array


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


def place_of(run: Training, name: str) -> int:
    """Where the parameter that a key names stands among all of them."""
    if name not in run.names:
        raise NoSuchNumber
    return run.names.index(name)


def penalty(run: Training) -> float:
    """The λ in force."""
    return real(run.knobs, "l2", 0.0)


def prime(run: Training) -> str:
    """Scaled features are written x′."""
    return "" if run.scaling.name == "none" else "'"


def _input(run: Training, place: int) -> tuple[int | None, int]:
    """Which feature (None for a bias) and which output a parameter joins."""
    inputs, outputs = run.params["W"].shape
    return (place // outputs if place < inputs * outputs else None), place % outputs


# ── cost


def penalty_added(run: Training, marked: str = "") -> str:
    """λ Σw² in symbols after a cost, empty without a penalty; `marked` goes to the weights."""
    return rf" + \lambda\sum_{{j}} w{marked}_{{j}}^2" if penalty(run) else ""


def mean_of(terms: Sequence[str], total: float, l2: float = 0.0, weights: Sequence[float] = ()) -> str:
    """The mean of `terms`, which add up to `total`, and the penalty λ Σw², in numbers."""
    fine = ""
    if l2:
        fine = rf" + {number(l2)} \cdot \left({latex.shortened([latex.square(float(w)) for w in weights])}\right)"
        if len(weights) > latex.MOST_TERMS:
            fine = rf" + {number(l2)} \cdot {number(float(np.square(weights).sum()))}"
    written = rf"= \frac{{1}}{{{len(terms)}}}\left({latex.shortened(terms)}\right){fine}"
    if len(terms) > latex.MOST_TERMS:
        # What the dots stand for cannot be added up by the reader: the sum is said.
        written += rf" = \frac{{{number(total)}}}{{{len(terms)}}}{fine}"
    return written


# ── value


def _parameter(run: Training, name: str) -> Told:
    place = place_of(run, name)
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
    model = run.settings.model
    gradients = rounding.settled(model, before, run.batch, model.forward(before, run.batch), gradients)
    old, slope = (float(initial.flat(params, run.shapes)[place]) for params in (before, gradients))
    return Told(title, _rule(symbol), _moved(old, rate, slope), value)


def _next(run: Training, name: str) -> Told:
    place = place_of(run, name)
    after = run.settings.optimizer.update(run.params, run.gradients(), run.steps_made)
    value = float(initial.flat(after, run.shapes)[place])
    old, slope = float(run.theta()[place]), float(initial.flat(rounding.gradients(run), run.shapes)[place])
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


def _original(run: Training, name: str) -> Told:
    place = place_of(run, name)
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


class Slope(NamedTuple):
    """How the gradient of a cost is made: front · Σ error · feature, over the rows.

    Attributes:
        front: the factor before the sum in symbols; `front_numbers` in numbers, `factor` its value.
        error: the error of row i in an output, in symbols.
        errors: (m, k).
    """

    front: str
    front_numbers: str
    factor: float
    error: Callable[[int], str]
    errors: Array


def gradient(run: Training, name: str, slope: Slope) -> Told:
    """∂cost/∂ the parameter called `name`."""
    feature, output = _input(run, place_of(run, name))
    value = float(initial.flat(rounding.gradients(run), run.shapes)[place_of(run, name)])
    errors = slope.errors[:, output]
    l2 = penalty(run)
    fine = 0.0 if feature is None else 2.0 * l2 * float(run.params["W"][feature, output])
    symbol, x = latex.symbol(name), ""
    if feature is not None:
        at = f"i,{feature + 1}" if run.batch.X.shape[1] > 1 else "i"
        x = rf"\,x{prime(run)}_{{{at}}}"
    mean = rf"{slope.front}\sum_{{i}}\left({slope.error(output)}\right){x}"
    return Told(
        Message("explain_gradient", {"name": name}),
        f"{latex.slope(symbol)} = {mean}" + (rf" + 2\lambda\,{symbol}" if l2 and x else ""),
        _gradient_numbers(slope, errors, None if feature is None else run.batch.X[:, feature], fine, value),
        value,
    )


def _gradient_numbers(slope: Slope, errors: Array, x: Array | None, fine: float, value: float) -> str:
    products = errors if x is None else errors * x
    digits = latex.digits_for(value / slope.factor, *products)
    terms = [number(float(error), digits) for error in errors] if x is None else latex.products(errors, x, digits)
    # 2λw with its sign; a written 0 would only puzzle.
    added = f" {'-' if fine < 0 else '+'} {number(abs(fine))}" if fine else ""
    front = f"= {slope.front_numbers}"
    written = rf"{front}\left({latex.shortened(terms)}\right){added}"
    if len(terms) > latex.MOST_TERMS:
        total = float(products.sum()) if value or added else 0.0
        written += rf" {front} \cdot {latex.factor(total, digits)}{added}"
    return written


def _gradient_norm(run: Training) -> Told:
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


# By kind and how many words its place has.
KINDS: Mapping[tuple[str, int], Callable[..., Told]] = {
    ("parameter", 1): _parameter,
    ("next", 1): _next,
    ("original", 1): _original,
    ("gradient_norm", 0): _gradient_norm,
}
