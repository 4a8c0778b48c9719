"""Where the numbers of the lab on overfitting come from; the rest is told as of any regression or classification.

Keys: ("set_cost", "test") is what the exact fit costs on the test rows, ("now_cost", "test") what the run costs there.
"""

from collections.abc import Callable, Mapping

import numpy as np

from engine.core import classification_explain, latex, regression_explain, row_explain
from engine.core.asides import Explanation
from engine.core.knobs import real
from engine.core.latex import number
from engine.core.messages import LearnerError, Message
from engine.core.parameter_explain import NoSuchNumber, Told, index, mean_of
from engine.core.parts_ridge import SETS, CostsInTimePart, SetName
from engine.core.types import Array
from engine.topics.ridge.ridge_run import PENALTIES, PolynomialRun
from engine.topics.ridge.set_costs import AnyRun, hidden, loss_of


def explain(run: AnyRun, key: tuple[str, ...]) -> Explanation:
    """The explanation of the number named by `key`; LearnerError if there is no such number."""
    if key == ("test_accuracy",) and hidden(run.looked_at):
        raise LearnerError("nothing_to_explain", found="/".join(key))
    try:
        return row_explain.explained(run, key, _KINDS)
    except LearnerError:
        if isinstance(run, PolynomialRun):
            return regression_explain.explain(run, key)
        return classification_explain.explain(run, key)


def _set(run: AnyRun, name: str) -> SetName:
    """The set that a key names; one that is hidden is not told either."""
    found = next((each for each in SETS if each == name), None)
    if found is None or (found == "test" and hidden(run.looked_at)):
        raise NoSuchNumber
    return found


def _exact(run: AnyRun) -> PolynomialRun:
    if not isinstance(run, PolynomialRun):
        raise NoSuchNumber
    return run


def _squares(heights: Array, right: Array) -> tuple[str, str, float]:
    """The mean of squared differences: formula, numbers, value."""
    squares = np.square(heights - right)
    terms = [latex.square(float(off)) for off in heights - right]
    formula = r"\frac{1}{m}\sum_{i}\left(H_{i} - y_{i}\right)^2"
    return formula, mean_of(terms, float(squares.sum())), float(squares.mean())


def _set_cost(run: AnyRun, name: str) -> Told:
    polynomial, which = _exact(run), _set(run, name)
    rows = polynomial.sets[which]
    told = _squares(polynomial.fit().heights(rows.X), rows.Y[:, 0])
    return Told(Message(f"explain_exact_cost_{which}", {"rows": len(rows.X)}), *told)


def _now_cost(run: AnyRun, name: str) -> Told:
    which = _set(run, name)
    rows = run.sets[which]
    values = {"rows": len(rows.X), "step": run.steps_made}
    title = Message(f"explain_now_cost_{which}", values)
    H = run.settings.model.predict(run.params, rows.X)[:, 0]
    if isinstance(run, PolynomialRun):
        return Told(title, *_squares(H, rows.Y[:, 0]))
    value = float(loss_of(run, which, run.theta()[None, :])[0])
    formula = r"\frac{1}{m}\sum_{i}{-\log}\,p_{i},\quad p_{i} = g_{i}\ (y_{i} = 1),\ 1 - g_{i}\ (y_{i} = 0)"
    return Told(title, formula, rf"= \frac{{{number(value * len(rows.X))}}}{{{len(rows.X)}}}", value)


def _bars(run: AnyRun) -> Array:
    """The weights that the view of weights shows."""
    if isinstance(run, PolynomialRun) and "time" not in run.looked_at.views:
        return run.fit().weights
    weights: Array = run.params["W"][:, 0]
    return weights


def _exact_weight(run: AnyRun, place: str) -> Told:
    polynomial = _exact(run)
    weights = polynomial.fit().weights
    k = index(place, len(weights))
    left = r"\tilde{X}^{\top}\tilde{X}"
    if polynomial.l2:
        left = rf"\left({left} + {number(polynomial.l2 * len(polynomial.batch.X))}\,D\right)"
    title = Message("explain_exact_weight", {"place": k + 1, "times": polynomial.data.columns[k]})
    return Told(title, rf"{left}\,\theta^{{*}} = \tilde{{X}}^{{\top}}y", "", float(weights[k]))


def _largest_weight(run: AnyRun) -> Told:
    weights = _bars(run)
    k = int(np.argmax(np.abs(weights)))
    return Told(
        Message("explain_largest_weight", {"times": run.data.columns[k]}),
        r"\max_{j}\left|w_{j}\right|",
        rf"= \left|{number(float(weights[k]))}\right|",
        float(np.abs(weights[k])),
    )


def _penalty(run: AnyRun) -> Told:
    l2, squares = real(run.knobs, "l2"), float(np.square(_bars(run)).sum())
    return Told(
        Message("explain_penalty"),
        r"\lambda\sum_{j} w_{j}^2",
        rf"= {number(l2)} \cdot {latex.factor(squares)}",
        l2 * squares,
    )


def _best_in_time(run: AnyRun) -> Told:
    part = run.memory.get("time")
    if not isinstance(part, CostsInTimePart):
        raise NoSuchNumber
    return Told(
        Message("explain_best_in_time", {"step": part.best_step}),
        r"\min_{k}\ \text{cost}_{\text{val}}(k)",
        "",
        part.best_cost,
    )


def _best_penalty(run: AnyRun) -> Told:
    polynomial = _exact(run)
    costs = [polynomial.cost_of("validation", polynomial.degree, l2) for l2 in PENALTIES]
    return Told(
        Message("explain_best_penalty", {"l2": PENALTIES[int(np.argmin(costs))], "count": len(PENALTIES)}),
        r"\min_{\lambda}\ \text{cost}_{\text{val}}(\lambda)",
        "",
        min(costs),
    )


# By kind and how many words its place has.
_KINDS: Mapping[tuple[str, int], Callable[..., Told]] = {
    ("set_cost", 1): _set_cost,
    ("now_cost", 1): _now_cost,
    ("exact_weight", 1): _exact_weight,
    ("largest_weight", 0): _largest_weight,
    ("penalty", 0): _penalty,
    ("best_in_time", 0): _best_in_time,
    ("best_penalty", 0): _best_penalty,
}
