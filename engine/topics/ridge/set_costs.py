"""Which sets of rows are shown, and what parameters of a run cost on each of them."""

from typing import TypeAlias

import numpy as np

from engine.core.frames import Look
from engine.core.limits import finite
from engine.core.parts_ridge import SETS, SetCosts, SetName
from engine.core.types import Array
from engine.topics.ridge.ridge_run import BoundaryRun, PolynomialRun

AnyRun: TypeAlias = PolynomialRun | BoundaryRun

# Views in which something is chosen by the validation rows.
_CHOOSING = frozenset({"lambda", "time"})


def hidden(look: Look) -> bool:
    """Whether test rows are kept from the learner."""
    return look.stage == 0


def shown_sets(look: Look) -> tuple[SetName, ...]:
    """The sets of which costs are shown."""
    choosing = bool(_CHOOSING & look.views)
    return tuple(name for name in SETS if name == "train" or (choosing if name == "validation" else not hidden(look)))


def made_of(found: dict[SetName, float]) -> SetCosts:
    """The costs of the sets that were found."""
    return SetCosts(found["train"], found.get("validation"), found.get("test"))


def loss_of(run: AnyRun, name: SetName, thetas: Array) -> Array:
    """(n,) mean loss on one of the sets for parameters (n, d + 1), without the penalty."""
    X, Y = run.sets[name]
    scores = thetas[:, :-1] @ X.T + thetas[:, -1:]
    if isinstance(run, PolynomialRun):
        losses = np.square(scores - Y[:, 0])
    else:
        # −log of the probability of what is right, as log(1 + e^(∓z)).
        losses = np.logaddexp(0.0, np.where(Y[:, 0] == 1.0, -scores, scores))
    return finite(losses.mean(axis=1))


def present_costs(run: AnyRun, look: Look) -> SetCosts:
    """What the parameters of the run cost on the sets that are shown."""
    theta = run.theta()[None, :]
    return made_of({name: float(loss_of(run, name, theta)[0]) for name in shown_sets(look)})
