"""The cost surface of a quadratic cost: after one look at the rows as cheap for a million of them as for five.

cost(θ) = θᵀAθ − 2cᵀθ + d with A = X̃ᵀX̃/m + λ·diag(1 … 1, 0), c = X̃ᵀy/m, d = yᵀy/m and X̃ = [X 1]. The Hessian is 2A,
so gradient descent is stable below 2/λmax(2A).

It is kept as cost(θ) = lowest + ‖R(θ − θ*)‖² with A = RᵀR, made from the rows less their means. From A itself the
valley of features far from zero with little spread could not be read: X̃ᵀX̃ of values around a million that differ by
five has lost their differences to rounding.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from engine.core.types import Array


@dataclass(frozen=True)
class Quadratic:
    """cost(θ) = lowest + ‖R(θ − θ*)‖² over p parameters.

    Attributes:
        root: (r, p) R.
        optimum: (p,) θ*, the lowest point; one of them where the valley is flat (columns that depend on each other).
        lowest: the cost there.
    """

    root: Array
    optimum: Array
    lowest: float

    @classmethod
    def of_least_squares(cls, X: Array, Y: Array, l2: float = 0.0) -> "Quadratic":
        """mean((XW + b − Y)²) + λ ΣW² for X (m, d), Y (m, k).

        θ is W (d, k) row by row, then b (k,): the order of `initial.flat`. Where several W are as good, it is the one
        nearest to 0, each feature measured by its spread.
        """
        X, Y = X.astype(np.float64, copy=False), Y.astype(np.float64, copy=False)
        inputs, outputs = X.shape[1], Y.shape[1]
        means, target_means = X.mean(axis=0), Y.mean(axis=0)
        apart, wanted = X - means, Y - target_means
        spread = apart.T @ apart / Y.size + l2 * np.eye(inputs)
        # Unit diagonal first: columns of very different size would cost digits.
        size = np.sqrt(np.diag(spread))
        size = np.where(size == 0.0, 1.0, size)
        alike = spread / np.outer(size, size)
        W = np.linalg.lstsq(alike, (apart.T @ wanted / Y.size) / size[:, None], rcond=None)[0] / size[:, None]
        lengths, ways = np.linalg.eigh(alike)
        # What rounding has left of a direction along which nothing changes.
        lengths[lengths <= inputs * np.finfo(np.float64).eps * lengths[-1]] = 0.0
        root = np.zeros((inputs + 1, inputs + 1))
        root[:inputs, :inputs] = np.sqrt(lengths)[:, None] * ways.T * size
        root[inputs] = np.append(means, 1.0) / np.sqrt(outputs)
        lowest = float(np.square(apart @ W - wanted).mean()) + l2 * float(np.square(W).sum())
        optimum = np.vstack([W, target_means - means @ W]).ravel()
        whole: Array = np.kron(root, np.eye(outputs)).astype(np.float64)
        return cls(whole, optimum, lowest)

    @cached_property
    def A(self) -> Array:
        """(p, p) symmetric."""
        return np.asarray(self.root.T @ self.root, dtype=np.float64)

    @property
    def c(self) -> Array:
        """(p,)."""
        return np.asarray(self.root.T @ (self.root @ self.optimum), dtype=np.float64)

    @property
    def d(self) -> float:
        """The cost at 0."""
        return self.at(np.zeros_like(self.optimum))

    def at(self, theta: Array) -> float:
        """The cost at θ (p,)."""
        away = self.root @ (theta - self.optimum)
        return self.lowest + float(away @ away)

    def slope(self, theta: Array) -> Array:
        """(p,) the gradient at θ (p,)."""
        return np.asarray(2.0 * (self.root.T @ (self.root @ (theta - self.optimum))), dtype=np.float64)

    @cached_property
    def curvatures(self) -> Array:
        """(p,) eigenvalues of the Hessian 2A, rising; 0 along a direction in which the valley is flat."""
        # Squares of the singular values of R have the digits that the small eigenvalues of RᵀR have lost.
        found = np.asarray(2.0 * np.square(np.linalg.svd(self.root, compute_uv=False)[::-1]), dtype=np.float64)
        found[: np.count_nonzero(~self.root.any(axis=1))] = 0.0
        return found

    @property
    def condition(self) -> float:
        """Largest curvature over smallest; inf where the valley is flat."""
        least, most = float(self.curvatures[0]), float(self.curvatures[-1])
        return most / least if least > 0.0 else float("inf")

    @property
    def largest_stable_rate(self) -> float:
        """2 / λmax of the Hessian: above it gradient descent diverges."""
        return 2.0 / float(self.curvatures[-1])

    def half_lives(self, rate: float) -> tuple[float, ...]:
        """Updates in which the distance from the optimum halves, along each direction, steepest first.

        Along an eigenvector with curvature λ the distance is multiplied by |1 − rate·λ| with each update. Directions
        that do not shrink have inf.
        """
        return tuple(_half_life(rate * float(curvature)) for curvature in self.curvatures[::-1])

    def slice(self, i: int, j: int, theta: Array) -> "Quadratic":
        """The cost over θ_i and θ_j with the others held as in `theta`: a quadratic of two variables."""
        pair = [i, j]
        away = theta - self.optimum
        away[pair] = 0.0
        left, ahead = self.root @ away, self.root[:, pair]
        move = -np.linalg.lstsq(ahead, left, rcond=None)[0]
        rest = left + ahead @ move
        return Quadratic(np.linalg.qr(ahead).R, self.optimum[pair] + move, self.lowest + float(rest @ rest))

    def lowest_with(self, pair: Sequence[int], values: Array) -> Array:
        """(p,) where the cost is least of all places at which these parameters have these values."""
        kept = list(pair)
        others = [k for k in range(len(self.optimum)) if k not in kept]
        theta = self.optimum.copy()
        theta[kept] = values
        left = self.root[:, kept] @ (theta - self.optimum)[kept]
        theta[others] -= np.linalg.lstsq(self.root[:, others], left, rcond=None)[0]
        return theta

    def profile(self, i: int, j: int) -> "Quadratic":
        """The cost over θ_i and θ_j with the others minimised out (Schur complement): lowest at the optimum."""
        if (i, j) not in self._profiles:
            self._profiles[i, j] = self._profile(i, j)
        return self._profiles[i, j]

    @cached_property
    def _profiles(self) -> dict[tuple[int, int], "Quadratic"]:
        """Those that were looked at: of hundreds of features one takes longer than a frame."""
        return {}

    def _profile(self, i: int, j: int) -> "Quadratic":
        pair = [i, j]
        others = [k for k in range(len(self.optimum)) if k not in pair]
        kept = self.root[:, pair]
        if others:
            taken = self.root[:, others]
            kept = kept - taken @ np.linalg.lstsq(taken, kept, rcond=None)[0]
        return Quadratic(np.linalg.qr(kept).R, self.optimum[pair], self.lowest)

    def grid(self, x: Array, y: Array) -> Array:
        """(ny, nx) heights of a quadratic of two variables on a grid."""
        X, Y = x[None, :] - self.optimum[0], y[:, None] - self.optimum[1]
        heights: Array = self.lowest + sum(np.square(a * X + h * Y) for a, h in self.root)
        return heights


def _half_life(step: float) -> float:
    """Updates in which a distance halves that each update multiplies by 1 − step."""
    if not 0.0 < step < 2.0:
        return float("inf")
    if step == 1.0:
        return 0.0
    # A step of 1e-17 is lost in 1 − step, but not in the logarithm.
    return float(np.log(0.5) / (np.log1p(-step) if step < 1.0 else np.log(step - 1.0)))
