"""The cost surface of a quadratic cost, from XᵀX, Xᵀy and yᵀy alone: as cheap for a million rows as for five.

cost(θ) = θᵀAθ − 2cᵀθ + d with A = X̃ᵀX̃/m + λ·diag(1 … 1, 0), c = X̃ᵀy/m, d = yᵀy/m and X̃ = [X 1]. The Hessian is 2A,
so gradient descent is stable below 2/λmax(2A).
"""

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from engine.core.types import Array


@dataclass(frozen=True)
class Quadratic:
    """cost(θ) = θᵀAθ − 2cᵀθ + d over p parameters: A (p, p) symmetric, c (p,)."""

    A: Array
    c: Array
    d: float

    @classmethod
    def of_least_squares(cls, X: Array, Y: Array, l2: float = 0.0) -> "Quadratic":
        """mean((XW + b − Y)²) + λ ΣW² for X (m, d), Y (m, k).

        θ is W (d, k) row by row, then b (k,): the order of `initial.flat`.
        """
        rows, outputs = Y.shape
        inputs = X.shape[1]
        moments = np.empty((inputs + 1, inputs + 1))
        moments[:inputs, :inputs] = X.T @ X
        moments[inputs, :inputs] = moments[:inputs, inputs] = X.sum(axis=0)
        moments[inputs, inputs] = rows
        A = np.kron(moments, np.eye(outputs)) / Y.size
        A[np.diag_indices(inputs * outputs)] += l2
        c = np.vstack([X.T @ Y, Y.sum(axis=0)]).ravel() / Y.size
        return cls(A, c, float(np.vdot(Y, Y)) / Y.size)

    def at(self, theta: Array) -> float:
        """The cost at θ (p,)."""
        return float(theta @ self.A @ theta - 2.0 * (self.c @ theta) + self.d)

    @cached_property
    def optimum(self) -> Array:
        """(p,) the lowest point; the one nearest to 0 where the valley is flat (columns that depend on each other)."""
        # Unit diagonal first: columns of very different size would cost digits.
        size = np.sqrt(np.diag(self.A))
        size = np.where(size == 0.0, 1.0, size)
        solution = np.linalg.lstsq(self.A / np.outer(size, size), self.c / size, rcond=None)[0]
        return np.asarray(solution / size, dtype=np.float64)

    @cached_property
    def curvatures(self) -> Array:
        """(p,) eigenvalues of the Hessian 2A, rising."""
        return np.asarray(2.0 * np.linalg.eigvalsh(self.A), dtype=np.float64)

    @property
    def largest_stable_rate(self) -> float:
        """2 / λmax of the Hessian: above it gradient descent diverges."""
        return 2.0 / float(self.curvatures[-1])

    def half_lives(self, rate: float) -> tuple[float, ...]:
        """Updates in which the distance from the optimum halves, along each direction, steepest first.

        Along an eigenvector with curvature λ the distance is multiplied by |1 − rate·λ| with each update. Directions
        that do not shrink have inf.
        """
        found = []
        for curvature in self.curvatures[::-1]:
            factor = abs(1.0 - rate * float(curvature))
            shrinks = 0.0 < factor < 1.0
            found.append(float(np.log(0.5) / np.log(factor)) if shrinks else (0.0 if factor == 0.0 else float("inf")))
        return tuple(found)

    def slice(self, i: int, j: int, theta: Array) -> "Quadratic":
        """The cost over θ_i and θ_j with the others held as in `theta`: a quadratic of two variables."""
        rest = theta.copy()
        rest[[i, j]] = 0.0
        pick = np.ix_([i, j], [i, j])
        c = self.c - self.A @ rest
        return Quadratic(self.A[pick], c[[i, j]], self.at(rest))

    def profile(self, i: int, j: int) -> "Quadratic":
        """The cost over θ_i and θ_j with the others minimised out (Schur complement): lowest at the optimum."""
        keep = [i, j]
        others = [k for k in range(len(self.c)) if k not in keep]
        if not others:
            return self.slice(i, j, self.c)
        B = self.A[np.ix_(keep, others)]
        solve = np.linalg.lstsq(self.A[np.ix_(others, others)], np.column_stack([B.T, self.c[others]]), rcond=None)[0]
        A = self.A[np.ix_(keep, keep)] - B @ solve[:, :2]
        c = self.c[keep] - B @ solve[:, 2]
        return Quadratic((A + A.T) / 2.0, c, self.d - float(self.c[others] @ solve[:, 2]))

    def grid(self, x: Array, y: Array) -> Array:
        """(ny, nx) heights of a quadratic of two variables on a grid."""
        (a, h), (_, b) = self.A
        X, Y = x[None, :], y[:, None]
        heights: Array = a * X * X + 2.0 * h * X * Y + b * Y * Y - 2.0 * (self.c[0] * X + self.c[1] * Y) + self.d
        return heights
