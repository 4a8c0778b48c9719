"""Where the numbers come from that only logistic regression shows: what one row says to one weight, and ‖W‖."""

from collections.abc import Callable, Mapping

import numpy as np

from engine.core import classification_explain, latex
from engine.core.asides import Explanation
from engine.core.classification import Classification
from engine.core.latex import number
from engine.core.messages import Message
from engine.core.parameter_explain import Told, place_of
from engine.core.row_explain import explained, feature_symbol, of_row, row_of


def explain(run: Classification, key: tuple[str, ...]) -> Explanation:
    """The explanation of the number named by `key`; LearnerError if there is no such number."""
    if (key[:1], len(key)) in ((("row_gradient",), 3), (("weight_norm",), 1)):
        return explained(run, key, _KINDS)
    return classification_explain.explain(run, key)


def _row_gradient(run: Classification, row: str, name: str) -> Told:
    """(g − y) · x: what the row's own loss asks of a weight; the gradient is the mean of it over all rows."""
    i, place = row_of(run, row), place_of(run, name)
    g, y = float(run.forward.H[i, 0]), float(run.batch.Y[i, 0])
    title = Message("explain_row_gradient", {"row": i + 1, "name": name})
    digits = latex.digits_for(g - y, g, y)
    error, symbols = f"{number(g, digits)} - {number(y)}", f"{of_row(run, 'g', i)} - {of_row(run, 'y', i)}"
    of = latex.symbol(name)
    slope = rf"\frac{{\partial\,\text{{loss}}}}{{\partial {of}}}"
    if place >= run.batch.X.shape[1]:
        return Told(title, f"{slope} = {symbols}", f"= {error}", g - y)
    x = float(run.batch.X[i, place])
    formula = rf"{slope} = \left({symbols}\right){feature_symbol(run, i, place)}"
    return Told(title, formula, rf"= \left({error}\right) \cdot {latex.factor(x)}", (g - y) * x)


def _weight_norm(run: Classification) -> Told:
    weights = run.params["W"].ravel()
    squares = latex.shortened([latex.square(float(w)) for w in weights])
    value = float(np.linalg.norm(weights))
    return Told(Message("explain_weight_norm"), r"\sqrt{\sum_{j} w_{j}^2}", rf"= \sqrt{{{squares}}}", value)


_KINDS: Mapping[tuple[str, int], Callable[..., Told]] = {
    ("row_gradient", 2): _row_gradient,
    ("weight_norm", 0): _weight_norm,
}
