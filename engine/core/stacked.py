"""One layer of several runs at once: their parameters lie on one another, and one matrix product serves them all.

Θ (r, d + 1, k) holds W and below it b of each of r runs, X (r, m, d) its rows; Z = XW + b is (r, m, k). The formulas
are those of `engine.core.model` and `engine.core.functions` with a leading axis, each sum in the same order: a run
comes out as it does alone, to the last bit.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import TypeAlias

import numpy as np

from engine.core.functions import LINEAR, SOFTMAX, Output
from engine.core.types import Array, Batch, Params

# (Z (r, m, k), Y (m, k)) → costs (r,) and ∂cost/∂Z (r, m, k).
Costs: TypeAlias = Callable[[Array, Array], tuple[Array, Array]]


def squared_errors(Z: Array, Y: Array) -> tuple[Array, Array]:
    """mean((Z − Y)²) of each run, and 2 (Z − Y) / (m k)."""
    E = Z - Y
    flat = E.reshape(len(E), -1)
    return np.vecdot(flat, flat) / Y.size, E * (2.0 / Y.size)


def cross_entropies(Z: Array, Y: Array) -> tuple[Array, Array]:
    """mean(−Σ Y log softmax(Z)) of each run, and (softmax(Z) − Y) / m."""
    shifted = Z - Z.max(axis=2, keepdims=True)
    E = np.exp(shifted)
    total = E.sum(axis=2, keepdims=True)
    costs = -np.vecdot((shifted - np.log(total)).reshape(len(Z), -1), Y.ravel()) / len(Y)
    return costs, (E / total - Y) / len(Y)


COSTS: Mapping[Output, Costs] = {LINEAR: squared_errors, SOFTMAX: cross_entropies}


class Stacked:
    """Costs and gradients of all runs.

    Args:
        batches: the rows of each run, as many for all, with the same targets.
        costs: one of COSTS.
        l2: λ of the penalty λ ΣW², the same for all.
    """

    def __init__(self, batches: Sequence[Batch], costs: Costs, l2: float = 0.0) -> None:
        self._X = np.stack([batch.X for batch in batches])
        self._turned = self._X.transpose(0, 2, 1)
        self._Y = batches[0].Y
        self._costs = costs
        self._l2 = l2

    def costs(self, theta: Array) -> tuple[Array, Array]:
        """Costs (r,) at Θ, and their slopes at Z, of which `gradients` makes those at Θ."""
        W = theta[:, :-1]
        Z = self._X @ W
        Z += theta[:, -1:]
        costs, slopes = self._costs(Z, self._Y)
        if self._l2:
            flat = W.reshape(len(W), -1)
            costs = costs + self._l2 * np.vecdot(flat, flat)
        return costs, slopes

    def gradients(self, theta: Array, slopes: Array) -> Array:
        """∂cost/∂Θ (r, d + 1, k): Xᵀ ∂cost/∂Z and below it the sum of ∂cost/∂Z over the rows; 2λW for the penalty."""
        found = np.empty_like(theta)
        np.matmul(self._turned, slopes, out=found[:, :-1])
        np.add.reduce(slopes, axis=1, out=found[:, -1])
        if self._l2:
            found[:, :-1] += 2.0 * self._l2 * theta[:, :-1]
        return found


def stack(several: list[Params]) -> Array:
    """Θ of the parameters of each run."""
    return np.stack([np.vstack([params["W"], params["b"]]) for params in several])


def unstack(theta: Array) -> list[Params]:
    """The inverse of `stack`: views, not to be written to."""
    return [{"W": layer[:-1], "b": layer[-1]} for layer in theta]
