"""Is a gradient what it says it is? Each parameter is nudged by ±ε and the cost is looked at from outside.

(cost(θ + ε) − cost(θ − ε)) / 2ε needs nothing of the backward pass. Two forward passes for each parameter: here all
of them are made at once, as an ensemble of networks of which each has one parameter nudged.
"""

from itertools import pairwise
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from engine.core import initial
from engine.core.model import Network
from engine.core.types import Array, Batch, Params
from engine.topics.network.ensemble import Ensemble

# From the coarsest to the finest nudge.
EPSILONS = tuple(float(f"1e-{power}") for power in range(1, 13))
# Up to this relative error two slopes agree; differences below the floor are rounding (costs near 1, ε = 1e-5).
TOLERANCE = 1e-5
_FLOOR = 2e-10


class Measured(NamedTuple):
    """(n,) costs with a parameter raised and lowered, and the slopes they give."""

    raised: Array
    lowered: Array
    slopes: Array


def measured(model: Network, params: Params, batch: Batch, places: NDArray[np.int64], epsilons: Array) -> Measured:
    """Central differences of the parameters at `places` (n,), each with its own ε (n,)."""
    shapes, count = model.shapes(), len(places)
    nudged = np.repeat(initial.flat(params, shapes)[:, None], 2 * count, axis=1)
    at = np.arange(count)
    nudged[places, at] += epsilons
    nudged[places, count + at] -= epsilons
    stacked: dict[str, Array] = {}
    first = 0
    for name, shape in shapes.items():
        size = int(np.prod(shape))
        stacked[name] = nudged[first : first + size].reshape(*shape, 2 * count)
        first += size
    costs = Ensemble(model.widths, model.activation, batch, stacked, model.output).costs()
    raised, lowered = costs[:count], costs[count:]
    with np.errstate(invalid="ignore"):
        slopes = (raised - lowered) / (2.0 * epsilons)
    return Measured(raised, lowered, slopes)


def relative_error(one: Array, other: Array) -> Array:
    """|one − other| / (|one| + |other|): 0 for the same number, 1 for opposite signs or no number."""
    size = np.abs(one) + np.abs(other)
    with np.errstate(invalid="ignore"):
        error: Array = np.abs(one - other) / np.where(size == 0.0, 1.0, size)
    return np.nan_to_num(error, nan=1.0)


def agree(one: Array, other: Array) -> NDArray[np.bool_]:
    """(n,) whether two slopes agree up to TOLERANCE, or up to what rounding leaves of a difference."""
    with np.errstate(invalid="ignore"):
        found: NDArray[np.bool_] = np.abs(one - other) <= TOLERANCE * (np.abs(one) + np.abs(other)) + _FLOOR
    return found & np.isfinite(one) & np.isfinite(other)


def forward_passes(parameters: int) -> int:
    """How many forward passes central differences need."""
    return 2 * parameters


def parameters_of(widths: tuple[int, ...]) -> int:
    """How many weights and biases a network has."""
    return sum((inputs + 1) * outputs for inputs, outputs in pairwise(widths))
