"""Where scores, outputs and their sum come from, for any point of the features: a row of the table or a probe.

A key names the kind, the unit where there is one, and the features before scaling: ("unit_output", "0", "6.0", "5.0").
"""

import math

import numpy as np

from engine.core import latex
from engine.core.asides import Explanation
from engine.core.classification import Classification
from engine.core.functions import softmax
from engine.core.latex import number
from engine.core.messages import LearnerError, Message
from engine.core.types import Array
from engine.topics.one_vs_rest.one_vs_rest_parts import is_softmax, said

KINDS = ("unit_score", "unit_output", "unit_share", "unit_total", "unit_share_total")


def explain_unit(run: Classification, key: tuple[str, ...]) -> Explanation:
    """The explanation of one number; LearnerError if there is no such number."""
    kind, *place = key
    inputs = run.data.X.shape[1]
    try:
        values = np.array([float(value) for value in place[len(place) - inputs :]]).reshape(1, inputs)
        unit = int(place[0]) if len(place) == inputs + 1 else None
    except ValueError:
        raise LearnerError("nothing_to_explain", found="/".join(key)) from None
    H, Z = said(run, values)
    known = unit is None or 0 <= unit < Z.shape[1]
    if not known or (unit is None) != kind.endswith("total") or not np.isfinite(values).all():
        raise LearnerError("nothing_to_explain", found="/".join(key))
    shares = softmax(Z)[0]
    if unit is None:
        return _total(key, H[0] if kind == "unit_total" else shares)
    if kind == "unit_score":
        return _score(run, key, unit, values, float(Z[0, unit]))
    if kind == "unit_share" or is_softmax(run):
        return _share(key, unit, Z[0], float(shares[unit]))
    return _output(key, unit, float(Z[0, unit]), float(H[0, unit]))


def _score(run: Classification, key: tuple[str, ...], unit: int, values: Array, score: float) -> Explanation:
    x = run.scaling.apply(run.features.expanded(values))[0]
    weights, bias = run.params["W"][:, unit], float(run.params["b"][unit])
    count, outputs = run.params["W"].shape
    prime = "" if run.scaling.name == "none" else "'"
    symbols = [rf"{latex.symbol(run.names[j * outputs + unit])}\,x{prime}_{{{j + 1}}}" for j in range(count)]
    digits = latex.digits_for(score, *(weights * x), bias)
    return Explanation(
        key,
        Message("explain_unit_score", {"unit": unit + 1}),
        f"z_{{{unit + 1}}} = {latex.shortened(symbols, [latex.symbol(run.names[count * outputs + unit])])}",
        f"= {latex.shortened(latex.products(weights, x, digits), [number(bias, digits)])}",
        score,
    )


def _output(key: tuple[str, ...], unit: int, score: float, output: float) -> Explanation:
    z = f"z_{{{unit + 1}}}"
    return Explanation(
        key,
        Message("explain_unit_output", {"unit": unit + 1}),
        rf"g\left({z}\right) = \frac{{1}}{{1 + e^{{-{z}}}}}",
        rf"= \frac{{1}}{{1 + e^{{{number(-score)}}}}}",
        output,
    )


def _share(key: tuple[str, ...], unit: int, scores: Array, share: float) -> Explanation:
    powers = [rf"e^{{{number(float(z))}}}" for z in scores]
    return Explanation(
        key,
        Message("explain_unit_share", {"unit": unit + 1}),
        rf"S\left(z\right)_{{{unit + 1}}} = \frac{{e^{{z_{{{unit + 1}}}}}}}{{\sum_{{k}} e^{{z_{{k}}}}}}",
        rf"= \frac{{{powers[unit]}}}{{{latex.shortened(powers)}}}",
        share,
    )


def _total(key: tuple[str, ...], outputs: Array) -> Explanation:
    letter = "g" if key[0] == "unit_total" else "S"
    total = math.fsum(outputs)
    terms = [number(float(output)) for output in outputs]
    return Explanation(
        key,
        Message("explain_unit_total"),
        rf"\sum_{{k}} {letter}_{{k}}",
        f"= {latex.shortened(terms)}",
        total,
    )
