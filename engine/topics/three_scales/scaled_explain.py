"""Where the numbers of a run on its own scale come from: shape of the valley, the new row, and the slide's cloud."""

import math
from collections.abc import Callable, Mapping

from engine.core import latex, regression_explain, row_explain
from engine.core.asides import Explanation
from engine.core.float32 import MOST
from engine.core.latex import number
from engine.core.messages import Message
from engine.core.parameter_explain import NoSuchNumber, Told, index
from engine.core.types import Array
from engine.topics.three_scales.overflow import overflow_of
from engine.topics.three_scales.scaled_parts import new_row, original_of, predictions
from engine.topics.three_scales.scaled_run import ScaledRun
from engine.topics.three_scales.slide_cloud import DEVIATIONS, MEANS, POINTS, STAGES, quadratic


def explain(run: ScaledRun, key: tuple[str, ...]) -> Explanation:
    """The explanation of the number named by `key`; LearnerError if there is no such number."""
    if (key[:1] or ("",))[0] in {kind for kind, _ in _KINDS}:
        return row_explain.explained(run, key, _KINDS)
    return regression_explain.explain(run, key)


# ── the valley


def _ratio(curvatures: Array) -> tuple[str, str]:
    most, least = float(curvatures[-1]), float(curvatures[0])
    return r"\frac{\lambda_{\max}}{\lambda_{\min}}", rf"= \frac{{{number(most)}}}{{{number(least)}}}"


def _condition(run: ScaledRun) -> Told:
    return Told(Message("explain_condition"), *_ratio(run.quadratic.curvatures), run.quadratic.condition)


def _longer(run: ScaledRun) -> Told:
    curvatures = run.quadratic.profile(0, 1).curvatures
    formula, numbers = _ratio(curvatures)
    value = math.sqrt(run.quadratic.profile(0, 1).condition)
    return Told(Message("explain_longer"), rf"\sqrt{{{formula}}}", rf"= \sqrt{{{numbers.removeprefix('= ')}}}", value)


def _exact_cost(run: ScaledRun) -> Told:
    found = overflow_of(run)
    if found is None:
        raise NoSuchNumber
    formula = r"\frac{1}{m}\sum_{i}\left(H_i - y_i\right)^2"
    return Told(Message("explain_exact_cost", {"most": MOST}), formula, "", found.exact)


# ── the new row


def _row(run: ScaledRun) -> Array:
    return new_row(run, run.looked_at)


def _sum(names: list[str], weights: Array, row: Array, bias: float, value: float, mark: str) -> tuple[str, str]:
    """Σ w·x + b in symbols and numbers."""
    several = len(row) > 1
    features = [f"x{mark}_{{{j + 1}}}" if several else f"x{mark}" for j in range(len(row))]
    formula = latex.shortened([rf"{name}\,{x}" for name, x in zip(names, features, strict=True)], ["b"])
    digits = latex.digits_for(value, *(weights * row), bias)
    numbers = latex.shortened(latex.products(weights, row, digits), [number(bias, digits)])
    return f"H = {formula}", f"= {numbers}"


def _new_row(run: ScaledRun) -> Told:
    row = _row(run)
    scaled = run.scaling.apply(row[None, :])[0]
    value, _ = predictions(run, row)
    names = [latex.symbol(name) for name in run.names[: -run.batch.Y.shape[1] : run.batch.Y.shape[1]]]
    mark = "" if run.scaling.name == "none" else "'"
    told = _sum(names, run.params["W"][:, 0], scaled, float(run.params["b"][0]), value, mark)
    return Told(Message("explain_new_row"), *told, value)


def _new_row_original(run: ScaledRun) -> Told:
    row, original = _row(run), original_of(run)
    _, value = predictions(run, row)
    names = [rf"\tilde{{w}}_{{{j + 1}}}" if len(row) > 1 else r"\tilde{w}" for j in range(len(row))]
    formula, numbers = _sum(names, original[:-1], row, float(original[-1]), value, "")
    title = Message("explain_new_row_original")
    return Told(title, formula.replace("+ b", r"+ \tilde{b}"), numbers, value)


def _new_feature(run: ScaledRun, column: str) -> Told:
    row = _row(run)
    j = index(column, len(row))
    value = float(run.scaling.apply(row[None, :])[0, j])
    title = Message("explain_new_feature", {"column": j + 1})
    if run.scaling.name == "none":
        return Told(title, "x", "", value)
    shift, scale = float(run.scaling.shift[j]), float(run.scaling.scale[j])
    below = (r"x_{\min}", r"x_{\max} - x_{\min}") if run.scaling.name == "minmax" else (r"\mu", r"\sigma")
    digits = latex.digits_for(float(row[j]) - shift, float(row[j]), shift)
    return Told(
        title,
        rf"x' = \frac{{x - {below[0]}}}{{{below[1]}}}",
        rf"= \frac{{{number(float(row[j]), digits)} - {latex.factor(shift, digits)}}}{{{number(scale)}}}",
        value,
    )


# ── the slide's cloud


def _cloud(_run: ScaledRun, stage: str, row: str, column: str) -> Told:
    s, i, j = index(stage, len(STAGES)), index(row, len(POINTS)), index(column, 2)
    x, mean, deviation = float(POINTS[i, j]), float(MEANS[j]), float(DEVIATIONS[j])
    title, value = Message("explain_cloud", {"row": i + 1, "column": j + 1}), float(STAGES[s][i, j])
    symbol = f"x_{{{i + 1},{j + 1}}}"
    above, numbers = rf"{symbol} - \mu_{{{j + 1}}}", f"{number(x)} - {latex.factor(mean)}"
    if s == 0:
        return Told(title, symbol, "", value)
    if s == 1:
        return Told(title, above, f"= {numbers}", value)
    return Told(
        title, rf"\frac{{{above}}}{{\sigma_{{{j + 1}}}}}", rf"= \frac{{{numbers}}}{{{number(deviation)}}}", value
    )


def _cloud_condition(_run: ScaledRun, stage: str) -> Told:
    found = quadratic(STAGES[index(stage, len(STAGES))])
    return Told(Message("explain_condition"), *_ratio(found.curvatures), found.condition)


def _cloud_mean(_run: ScaledRun, column: str) -> Told:
    j = index(column, 2)
    terms = latex.total([number(float(x)) for x in POINTS[:, j]])
    title = Message("explain_cloud_mean", {"column": j + 1})
    return Told(title, rf"\mu_{{{j + 1}}} = \frac{{1}}{{m}}\sum_{{i}} x_{{i,{j + 1}}}", _mean(terms), float(MEANS[j]))


def _cloud_deviation(_run: ScaledRun, column: str) -> Told:
    j = index(column, 2)
    squares = latex.total([latex.square(float(x)) for x in POINTS[:, j] - MEANS[j]])
    title = Message("explain_cloud_deviation", {"column": j + 1})
    formula = (
        rf"\sigma_{{{j + 1}}} = \sqrt{{\frac{{1}}{{m}}\sum_{{i}}\left(x_{{i,{j + 1}}} - \mu_{{{j + 1}}}\right)^2}}"
    )
    numbers = rf"= \sqrt{{\frac{{1}}{{{len(POINTS)}}}\left({squares}\right)}}"
    return Told(title, formula, numbers, float(DEVIATIONS[j]))


def _mean(terms: str) -> str:
    return rf"= \frac{{1}}{{{len(POINTS)}}}\left({terms}\right)"


# By kind and how many words its place has.
_KINDS: Mapping[tuple[str, int], Callable[..., Told]] = {
    ("condition", 0): _condition,
    ("longer", 0): _longer,
    ("exact_cost", 0): _exact_cost,
    ("new_row", 0): _new_row,
    ("new_row_original", 0): _new_row_original,
    ("new_feature", 1): _new_feature,
    ("cloud", 3): _cloud,
    ("cloud_condition", 1): _cloud_condition,
    ("cloud_mean", 1): _cloud_mean,
    ("cloud_deviation", 1): _cloud_deviation,
}
