"""The perceptron: a step where the logistic unit has a sigmoid, and a rule that corrects one wrong row at a time.

A step is flat wherever it has a slope, so there is no gradient to follow. Rosenblatt's rule does without: rows are
looked at in their order, and the first one that is called wrong moves the weights by its own inputs.
"""

import numpy as np

from engine.core.functions import Activation, Output
from engine.core.types import Array


def unit_step(Z: Array) -> Array:
    """1 where z > 0, else 0."""
    return (Z > 0.0).astype(np.float64)


def unit_step_slope(A: Array) -> Array:
    """0: a step says nothing about where to move."""
    return np.zeros_like(A)


def share_wrong(Z: Array, Y: Array) -> tuple[Array, float]:
    """H = step(Z) and the share of rows that are called wrong."""
    H = (Z > 0.0).astype(np.float64)
    cost = float(np.count_nonzero(H != Y)) / Y.size
    return H, cost


def wrong(Z: Array, Y: Array) -> Array:
    """(m,) 1 for a row that is called wrong, else 0."""
    loss: Array = (unit_step(Z) != Y).astype(np.float64).mean(axis=1)
    return loss


def first_wrong(H: Array, Y: Array) -> Array:
    """H − Y in the first row that is called wrong, 0 in all others.

    In the place of a slope it makes the update W ← W + α (y − H) x, b ← b + α (y − H) (Rosenblatt 1958).
    """
    dZ = np.zeros_like(H)
    row = np.argmax(H != Y)
    dZ[row] = H[row] - Y[row]
    return dZ


STEP = Activation(unit_step, unit_step_slope)
PERCEPTRON = Output(share_wrong, first_wrong, unit_step, wrong)
