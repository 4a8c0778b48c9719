"""The cost surface of a single layer whose cost is not quadratic: found by asking the model at each point of a grid.

Over two parameters, the others held, the scores are Z = Z0 + a·D1 + b·D2: only the loss has to be worked out anew.
"""

from dataclasses import dataclass
from typing import Never

import numpy as np

from engine.core import initial
from engine.core.functions import SOFTMAX
from engine.core.model import Model, SingleLayer
from engine.core.types import Array, Batch

# So many scores are worked out for one picture, which takes some 5 ms.
_MOST_SCORES = 200_000
_FEWEST, _POINTS = 24, 60
# A parameter moved so far that the typical score changes by this much shows walls and floor of the valley.
_SCORE = 5.0


@dataclass(frozen=True)
class AskedCost:
    """The cost of `model` on `batch` over all its parameters, of which nobody knows the lowest point."""

    model: Model
    batch: Batch

    @property
    def optimum(self) -> None:
        """Unknown."""
        return

    def at(self, theta: Array) -> float:
        """The cost at θ (p,)."""
        return self.model.forward(initial.unflat(theta, self.model.shapes()), self.batch).cost

    def profile(self, i: int, j: int) -> Never:
        """Minimising the others out has no formula here: such a surface is never offered."""
        raise NotImplementedError


def affordable_points(numbers: float, most: float) -> int:
    """Points along each side of a grid that takes little time; each needs so many `numbers`, `most` in all."""
    return min(max(int(np.sqrt(most / numbers)), _FEWEST), _POINTS)


@dataclass(frozen=True)
class ModelCost(AskedCost):
    """The cost of a single layer."""

    model: SingleLayer

    def reach(self) -> Array:
        """(p,) how far from a start the cost changes much along each parameter."""
        size = np.sqrt(np.square(self.batch.X).mean(axis=0))
        weights = _SCORE / np.where(size == 0.0, 1.0, size)
        return np.concatenate([np.repeat(weights, self.model.outputs), np.full(self.model.outputs, _SCORE)])

    def points(self) -> int:
        """Points along each side of a grid that takes little time."""
        return affordable_points(self.batch.Y.size, _MOST_SCORES)

    def slice(self, i: int, j: int, theta: Array) -> "ModelSlice":
        """The cost over θ_i and θ_j with the others held as in `theta`."""
        rest = theta.copy()
        rest[[i, j]] = 0.0
        params = initial.unflat(rest, self.model.shapes())
        return ModelSlice(
            self, i, j, self.batch.X @ params["W"] + params["b"], float(np.vdot(params["W"], params["W"]))
        )


@dataclass(frozen=True)
class ModelSlice:
    """The cost over two parameters.

    Attributes:
        whole: the cost over all of them; `i`, `j` which two.
        Z0: (m, k) scores with the two at 0.
        squares: ΣW² of the others.
    """

    whole: ModelCost
    i: int
    j: int
    Z0: Array
    squares: float

    @property
    def optimum(self) -> None:
        """Unknown."""
        return

    def at(self, point: Array) -> float:
        """The height at (2,)."""
        return float(self.grid(point[:1], point[1:])[0, 0])

    def grid(self, x: Array, y: Array) -> Array:
        """(ny, nx) heights on a grid."""
        model, (_, Y) = self.whole.model, self.whole.batch
        a, b = (values.ravel() for values in np.meshgrid(x, y))
        # Only one or two scores move: the others are worked out once.
        moved = sorted({self._direction(place)[0] for place in (self.i, self.j)})
        Z = np.tile(self.Z0[:, moved].T[:, None, :], (1, len(a), 1))
        for place, values in ((self.i, a), (self.j, b)):
            column, of_rows = self._direction(place)
            Z[moved.index(column)] += values[:, None] * of_rows
        heights = _softmax_means(self.Z0, Y, moved, Z) if model.output is SOFTMAX else self._means(Y, moved, Z)
        if model.l2:
            weights = [values for place, values in ((self.i, a), (self.j, b)) if place < model.inputs * model.outputs]
            heights = heights + model.l2 * (self.squares + sum(np.square(values) for values in weights))
        return heights.reshape(len(y), len(x))

    def _means(self, Y: Array, moved: list[int], Z: Array) -> Array:
        """(p,) mean losses at p places, the moved scores Z (s, p, m) in the place of those in Z0."""
        whole = np.tile(self.Z0, (Z.shape[1], 1, 1))
        whole[:, :, moved] = Z.transpose(1, 2, 0)
        loss = self.whole.model.output.loss(whole.reshape(-1, Y.shape[1]), np.tile(Y, (Z.shape[1], 1)))
        means: Array = loss.reshape(Z.shape[1], len(Y)).mean(axis=1)
        return means

    def _direction(self, place: int) -> tuple[int, Array | float]:
        """Which score a parameter moves, and by how much in each row (m,)."""
        inputs, outputs = self.whole.model.inputs, self.whole.model.outputs
        if place < inputs * outputs:
            return place % outputs, self.whole.batch.X[:, place // outputs]
        return place - inputs * outputs, 1.0


def _softmax_means(Z0: Array, Y: Array, moved: list[int], Z: Array) -> Array:
    """(p,) mean cross-entropies of the softmax at p places.

    A row costs log Σ_k e^(z_k) − z_y. The sum over scores that stay is worked out once, and log(e^l + e^z) is
    max(l, z) + log(1 + e^(−|l − z|)): two functions for each score that moves instead of one for every score.

    Args:
        Z0: (m, k) scores, of which those in `moved` are replaced by Z.
        Y: (m, k) one-hot.
        moved: which scores differ from place to place.
        Z: (s, p, m) the scores that move.
    """
    stay = np.delete(Z0, moved, axis=1)
    if stay.shape[1]:
        largest = stay.max(axis=1)
        total: Array = largest + np.log(np.exp(stay - largest[:, None]).sum(axis=1))
        first = 0
    else:
        total, first = Z[0], 1
    for z in Z[first:]:
        away = np.abs(z - total)
        np.negative(away, out=away)
        total = np.maximum(z, total) + np.log1p(np.exp(away, out=away), out=away)
    right: Array = (np.delete(Z0 * Y, moved, axis=1)).sum() + sum(z @ Y[:, k] for z, k in zip(Z, moved, strict=True))
    means: Array = total.mean(axis=1) - right / len(Y)
    return means
