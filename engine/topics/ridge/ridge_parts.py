"""What the views of the lab on overfitting show.

Test rows are hidden until the learner reveals them (`Look.stage`); validation rows are shown where something is chosen
by them.
"""

import numpy as np

from engine.core import classification_parts
from engine.core.classification import Classification
from engine.core.experiment import Past
from engine.core.frames import Look, NothingPart, Part
from engine.core.knobs import real
from engine.core.limits import Limits, finite, nice
from engine.core.messages import Message
from engine.core.parts_classes import ClassMapPart, ConfusionPart
from engine.core.parts_ridge import (
    SETS,
    CostsOverPart,
    RidgeCurvePart,
    RidgeWeightsPart,
    SetCosts,
    SetName,
    Verdict,
)
from engine.core.types import Array, frozen
from engine.topics.ridge.made_rows import CURVE, monomials
from engine.topics.ridge.ridge_run import PENALTIES, BoundaryRun, PolynomialRun
from engine.topics.ridge.set_costs import AnyRun, hidden, made_of, present_costs, shown_sets

_PLACES = 241
# A curve that leaves the picture is held so many spans outside of it.
_OUTSIDE = 3.0
# What is above this multiple of what a straight line costs is drawn at the edge.
_CAP = 1.5
# Up to this multiple of the lowest validation cost a choice is as good, up to the second it is close.
RIGHT, CLOSE = 1.05, 1.3
_LEAST_LIMIT = 10.0


def exact_costs(run: PolynomialRun, look: Look) -> SetCosts:
    """What the exact fit costs on the sets that are shown."""
    return made_of({name: run.cost_of(name, run.degree, run.l2) for name in shown_sets(look)})


# ── the curve


def curve(run: PolynomialRun, look: Look, past: Past) -> RidgeCurvePart:
    """The points and the exact fit."""
    return _curve(run, look, exact_costs(run, look), descent=False)


def descent(run: PolynomialRun, look: Look, past: Past) -> RidgeCurvePart:
    """The same, and where gradient descent stands; its costs."""
    return _curve(run, look, present_costs(run, look), descent=True)


def _curve(run: PolynomialRun, look: Look, costs: SetCosts, *, descent: bool) -> RidgeCurvePart:
    x, powers = run.remember("curve x", lambda: _grid(run.degree))
    limits: Limits = run.remember(
        "curve limits", lambda: Limits(*(float(y) for name in SETS for y in run.sets[name].Y[:, 0]))
    )
    low, high = limits.hold(np.empty(0))
    far = _OUTSIDE * (high - low)

    def held(heights: Array) -> Array:
        return frozen(np.clip(finite(heights), low - far, high + far))

    shown = shown_sets(look)
    return RidgeCurvePart(
        train=_points(run, "train"),
        validation=_points(run, "validation") if "validation" in shown else None,
        test=_points(run, "test") if "test" in shown else None,
        x=x,
        fit=run.remember(f"curve fit {run.l2}", lambda: held(run.fit().heights(powers))),
        descent=held(run.settings.model.predict(run.params, powers)[:, 0]) if descent else None,
        costs=costs,
        limits=(low, high),
        degree=run.degree,
        step=run.steps_made,
        hidden=hidden(look),
    )


def _grid(degree: int) -> tuple[Array, Array]:
    x = np.linspace(-1.0, 1.0, _PLACES)
    return frozen(x), monomials(CURVE, degree).expanded(x[:, None])


def _points(run: PolynomialRun, name: SetName) -> Array:
    rows = {"train": run.rows.train, "validation": run.rows.validation, "test": run.rows.test}[name]
    made: Array = run.remember(f"points {name}", lambda: frozen(np.column_stack([rows.X[:, 0], rows.Y[:, 0]])))
    return made


# ── costs over something that is varied


def degrees(run: PolynomialRun, look: Look, past: Past) -> CostsOverPart:
    """What the exact fit costs at each degree that the points allow."""
    values = range(1, run.highest + 1)
    each = {name: _over_degrees(run, name, values) for name in shown_sets(look)}
    return CostsOverPart(
        values=run.remember("degrees", lambda: frozen(values)),
        train=each["train"],
        validation=each.get("validation"),
        test=each.get("test"),
        here=float(run.degree),
        costs=exact_costs(run, look),
        cap=_cap(run),
        hidden=hidden(look),
    )


def _over_degrees(run: PolynomialRun, name: SetName, values: range) -> Array:
    l2 = run.l2
    made: Array = run.remember(
        f"degrees {name} {l2}", lambda: frozen([run.cost_of(name, degree, l2) for degree in values])
    )
    return made


def _over_penalties(run: PolynomialRun, name: SetName) -> Array:
    made: Array = run.remember(
        f"penalties {name}", lambda: frozen([run.cost_of(name, run.degree, l2) for l2 in PENALTIES])
    )
    return made


def penalties(run: PolynomialRun, look: Look, past: Past) -> CostsOverPart:
    """What the exact fit costs with each λ, and how good the one in force is once the learner has decided."""
    each = {name: _over_penalties(run, name) for name in SETS}
    place = int(np.argmin(each["validation"]))
    best = float(each["validation"][place])
    costs = exact_costs(run, look)
    shown = shown_sets(look)
    return CostsOverPart(
        values=run.remember("penalties", lambda: frozen(PENALTIES)),
        train=each["train"],
        validation=each["validation"],
        test=each["test"] if "test" in shown else None,
        here=run.l2,
        costs=costs,
        cap=_cap(run),
        hidden=hidden(look),
        verdict=None if hidden(look) else verdict(run.cost_of("validation", run.degree, run.l2), best),
        best=PENALTIES[place],
        best_cost=best,
    )


def verdict(cost: float, best: float) -> Verdict:
    """How good a choice with this validation cost is where the lowest is `best`."""
    return "right" if cost <= RIGHT * best else "close" if cost <= CLOSE * best else "off"


def _cap(run: PolynomialRun) -> float:
    """The top of an axis of costs: what a straight line costs has its place, what explodes has not.

    A line through a few points costs next to nothing there; then what new points cost at best has its place.
    """

    def top() -> float:
        best = min(run.cost_of("validation", degree, 0.0) for degree in range(1, run.highest + 1))
        return nice(_CAP * max(run.cost_of("train", 1, 0.0), best))

    found: float = run.remember("cap", top)
    return found


# ── weights


def exact_weights(run: PolynomialRun, look: Look, past: Past) -> RidgeWeightsPart:
    """The weights of the exact fit; with the view of gradient descent, those where it stands."""
    if "time" in look.views:
        return _weights(run, run.params["W"][:, 0], exact=False)
    return _weights(run, run.fit().weights, exact=True)


def present_weights(run: BoundaryRun, look: Look, past: Past) -> RidgeWeightsPart:
    """The weights where gradient descent stands."""
    return _weights(run, run.params["W"][:, 0], exact=False)


def _weights(run: AnyRun, weights: Array, *, exact: bool) -> RidgeWeightsPart:
    held = finite(weights)
    largest = float(np.abs(held).max())
    limit = _LEAST_LIMIT
    while limit < largest:
        limit *= 10.0
    return RidgeWeightsPart(
        names=run.data.columns,
        values=frozen(held),
        largest=largest,
        squares=float(held @ held),
        l2=real(run.knobs, "l2"),
        limit=limit,
        exact=exact,
    )


# ── the twin with classes


def twin(run: BoundaryRun, look: Look, past: Past) -> Part:
    """The plane with what the model would call each place; test rows once they are revealed."""
    part = classification_parts.class_map(run, look, past)
    if not isinstance(part, ClassMapPart) or not hidden(look):
        return part
    return classification_parts.map_without_test(part)


def confusion(run: Classification, look: Look, past: Past) -> ConfusionPart:
    """Right class against called class; of the test rows once they are revealed."""
    part = classification_parts.confusion(run, look, past)
    return classification_parts.confusion_without_test(part) if hidden(look) else part


def needs(data: str) -> NothingPart:
    """What a view says that is about the other data set."""
    return NothingPart(Message("ridge_needs_curve" if data == CURVE else "ridge_needs_border"))
