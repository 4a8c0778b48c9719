"""Softmax as the course's first programs have it: 32 bits, and the logarithm of the probability as it is.

Where what is too small for a float32 was the probability of the right class, log 0 is −∞, the cost ∞, and with the next
update every parameter is not a number; where it is another class's, 0 · log 0 is not a number at once.
"""

from dataclasses import replace
from typing import NamedTuple

import numpy as np

from engine.core.classification import STEEPEST, Classification, safe_rate
from engine.core.experiment import Experiment
from engine.core.float32 import LEAST, flushed
from engine.core.frames import Scene
from engine.core.functions import SOFTMAX, Output, softmax
from engine.core.training import Training
from engine.core.types import Array


def naive_softmax(Z: Array) -> Array:
    """e^z / Σ e^z in float32."""
    E = flushed(np.exp(Z - Z.max(axis=1, keepdims=True)))
    return flushed(E / E.sum(axis=1, keepdims=True))


def naive_cross_entropy(Z: Array, Y: Array) -> tuple[Array, float]:
    """S and mean(−Σ Y log S) with the logarithm of S itself: ∞ or not a number where there is a probability of 0."""
    S = naive_softmax(Z)
    cost = -float((Y * np.log(S)).sum()) / len(Y)
    return S, cost


def naive_cross_entropy_loss(Z: Array, Y: Array) -> Array:
    """(m,) −Σ Y log S."""
    loss: Array = -(Y * np.log(naive_softmax(Z))).sum(axis=1)
    return loss


def naive_cross_entropy_slope(S: Array, Y: Array) -> Array:
    """∂cost/∂Z one function after the other: −Y / S first, which has no value where S is 0."""
    dS = -Y / S / len(Y)
    dZ: Array = S * (dS - (S * dS).sum(axis=1, keepdims=True))
    return dZ


NAIVE_SOFTMAX = Output(naive_cross_entropy, naive_cross_entropy_slope, naive_softmax, naive_cross_entropy_loss)


class NaiveSoftmax(Classification):
    """A run of it. The rate that is safe for softmax is the same."""

    def _scene(self, l2: float) -> Scene:
        return replace(super()._scene(l2), stable_rate=safe_rate(self.batch.X, STEEPEST[SOFTMAX], l2))


class Flush(NamedTuple):
    """The row (from 1) to one of whose classes a probability too small for a float32 was given.

    Of the right class its logarithm makes the cost ∞; of another one 0 · log 0 is not a number, nor is the cost.
    """

    row: int
    probability: float
    of_right: bool


def flush(run: Experiment) -> Flush | None:
    """Which probability becomes 0 with the next update of `run`; None where none does."""
    assert isinstance(run, Training)
    model, batch = run.settings.model, run.batch
    params = run.settings.optimizer.update(run.params, run.gradients(), run.steps_made)
    S = softmax(model.forward(params, batch).Z)
    lost = S < LEAST
    if not lost.any():
        return None
    others = lost & (batch.Y == 0.0)
    of_right = not others.any()
    place = int(np.where(lost if of_right else others, S, np.inf).argmin())
    return Flush(place // S.shape[1] + 1, float(S.flat[place]), of_right)
