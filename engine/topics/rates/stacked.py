"""One layer of several runs at once: their parameters lie on one another, and one matrix product serves them all.

Θ (r, d + 1, k) holds W and below it b of each of r runs, X̃ = [X 1]; Z = X̃Θ is (r, m, k). The formulas are those of
`engine.core.functions` with a leading axis.
"""

from collections.abc import Callable, Mapping
from typing import TypeAlias

import numpy as np

from engine.core.functions import LINEAR, SOFTMAX, Output
from engine.core.types import Array, Batch, Params

# (Z (r, m, k), Y (m, k)) → costs (r,) and ∂cost/∂Z (r, m, k).
Costs: TypeAlias = Callable[[Array, Array], tuple[Array, Array]]


def squared_errors(Z: Array, Y: Array) -> tuple[Array, Array]:
    """mean((Z − Y)²) of each run, and 2 (Z − Y) / (m k)."""
    E = Z - Y
    return np.einsum("rmk,rmk->r", E, E) / Y.size, E * (2.0 / Y.size)


def cross_entropies(Z: Array, Y: Array) -> tuple[Array, Array]:
    """mean(−Σ Y log softmax(Z)) of each run, and (softmax(Z) − Y) / m."""
    shifted = Z - Z.max(axis=2, keepdims=True)
    E = np.exp(shifted)
    total = E.sum(axis=2, keepdims=True)
    costs = -np.einsum("rmk,mk->r", shifted - np.log(total), Y) / len(Y)
    return costs, (E / total - Y) / len(Y)


COSTS: Mapping[Output, Costs] = {LINEAR: squared_errors, SOFTMAX: cross_entropies}


class Stacked:
    """Costs and gradients of all runs over the same rows."""

    def __init__(self, batch: Batch, costs: Costs) -> None:
        self._X = np.column_stack([batch.X, np.ones(len(batch.X))])
        self._turned = np.ascontiguousarray(self._X.T)
        self._Y = batch.Y
        self._costs = costs

    def costs(self, theta: Array) -> tuple[Array, Array]:
        """Costs (r,) at Θ, and their slopes at Z, of which `gradients` makes those at Θ."""
        return self._costs(self._X @ theta, self._Y)

    def gradients(self, slopes: Array) -> Array:
        """∂cost/∂Θ (r, d + 1, k) = X̃ᵀ ∂cost/∂Z."""
        return self._turned @ slopes


def stack(several: list[Params]) -> Array:
    """Θ of the parameters of each run."""
    return np.stack([np.vstack([params["W"], params["b"]]) for params in several])


def unstack(theta: Array) -> list[Params]:
    """The inverse of `stack`: views, not to be written to."""
    return [{"W": layer[:-1], "b": layer[-1]} for layer in theta]
