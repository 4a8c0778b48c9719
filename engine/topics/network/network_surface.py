"""The cost surface of a network over two of its parameters: each point of the grid is a network of an ensemble."""

from dataclasses import dataclass

import numpy as np

from engine.core.model import Network
from engine.core.model_surface import AskedCost, affordable_points
from engine.core.types import Array
from engine.topics.network.ensemble import Ensemble

# So many hidden values are worked out for one picture, which takes some 5 ms.
_MOST_VALUES = 250_000
# How far around the start the picture goes at least.
REACH = 6.0


@dataclass(frozen=True)
class NetworkCost(AskedCost):
    """The cost of a network with one output."""

    model: Network

    def points(self) -> int:
        """Points along each side of a grid that takes little time."""
        return affordable_points(len(self.batch.X) * sum(self.model.widths[1:]), _MOST_VALUES)

    def reach(self) -> Array:
        """(p,) how far the picture goes around the start."""
        return np.full(sum(int(np.prod(shape)) for shape in self.model.shapes().values()), REACH)

    def slice(self, i: int, j: int, theta: Array) -> "NetworkSlice":
        """The cost over θ_i and θ_j with the others held as in `theta`."""
        return NetworkSlice(self, i, j, theta)


@dataclass(frozen=True)
class NetworkSlice:
    """The cost over the parameters i and j, the others as in `theta` (p,)."""

    whole: NetworkCost
    i: int
    j: int
    theta: Array

    @property
    def optimum(self) -> None:
        """Unknown."""
        return

    def at(self, point: Array) -> float:
        """The height at (2,)."""
        theta = self.theta.copy()
        theta[[self.i, self.j]] = point
        return self.whole.at(theta)

    def grid(self, x: Array, y: Array) -> Array:
        """(ny, nx) heights on a grid."""
        model, a, b = self.whole.model, *np.meshgrid(x, y)
        thetas = np.repeat(self.theta[:, None], a.size, axis=1)
        thetas[self.i], thetas[self.j] = a.ravel(), b.ravel()
        params, start = {}, 0
        for name, shape in model.shapes().items():
            size = int(np.prod(shape))
            params[name] = thetas[start : start + size].reshape(*shape, a.size)
            start += size
        many = Ensemble(model.widths, model.activation, self.whole.batch, params, model.output)
        return many.costs().reshape(a.shape)
