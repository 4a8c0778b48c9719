"""For each of some λ the model that minimises cost + λΣW² on the training rows, found exactly or by Newton's method."""

import numpy as np

from engine.core.functions import sigmoid
from engine.core.surface import Quadratic
from engine.core.types import Array

PENALTIES = (0.0, 0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1.0)
_ROUNDS = 30
_STILL = 1e-12
# Without a penalty separable rows have no best weights: they are not followed any further than this.
_FARTHEST = 1e3


def line(X: Array, Y: Array, l2: float) -> Array:
    """(d + 1,) weights and bias of the ridge regression; X (m, d), Y (m, 1)."""
    found: Array = Quadratic.of_least_squares(X, Y, l2).optimum
    return found


def logistic(X: Array, y: Array, l2: float) -> Array:
    """(d + 1,) weights and bias of the logistic regression; X (m, d), y (m,).

    Newton's method: θ ← θ − H⁻¹g with g = X̃ᵀ(σ − y)/m + 2λw and H = X̃ᵀ diag(σ(1 − σ)) X̃/m + 2λ, the bias left free.
    """
    ones = np.column_stack([X, np.ones(len(X))])
    fine = np.append(np.full(X.shape[1], 2.0 * l2), 0.0)
    theta = np.zeros(ones.shape[1])
    for _ in range(_ROUNDS):
        g = sigmoid(ones @ theta)
        slope = ones.T @ (g - y) / len(y) + fine * theta
        curved = (ones.T * (g * (1.0 - g))) @ ones / len(y) + np.diag(fine)
        move = np.linalg.lstsq(curved, slope, rcond=None)[0]
        theta = theta - move
        if np.abs(move).max() < _STILL or np.abs(theta).max() > _FARTHEST:
            break
    return theta
