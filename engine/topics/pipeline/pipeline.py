"""From scores to a cost, one function for each arrow: powers, shares, argmax, one-hot, cross-entropy, slopes.

Softmax of y at temperature T is softmax of y/T. The shifted formula subtracts the largest score first: the shares are
the same, because e^(z − m) = e^z / e^m, and no power is larger than 1. The naive formula is kept to show where it ends.
"""

from dataclasses import dataclass

import numpy as np

from engine.core.functions import cross_entropy_loss, softmax
from engine.core.types import Array, frozen


@dataclass(frozen=True, slots=True)
class Pipeline:
    """All numbers of the way for one sample; see `engine.core.parts_pipeline.PipelinePart` for their meaning."""

    scores: Array
    temperature: float
    shift: float | None
    exponents: Array
    powers: Array
    total: float
    probabilities: Array
    right: int
    label: Array
    losses: Array
    terms: Array
    cost: float


def pipeline(scores: Array, right: int, temperature: float = 1.0, *, naive: bool = False) -> Pipeline:
    """The whole way of `scores` (k,), with `right` the index of the right class.

    Source of the formulas: softmax S(y)_k = e^(y_k) / Σ_j e^(y_j), cost −Σ_k L_k log S_k.
    """
    Z = scores / temperature
    shift = None if naive else float(scores.max())
    label = one_hot(right, len(scores))
    exponents = Z if shift is None else (scores - shift) / temperature
    # Powers that are too large or too small are what the naive formula is shown for.
    with np.errstate(over="ignore", invalid="ignore", divide="ignore", under="ignore"):
        powers = np.exp(exponents)
        total = float(powers.sum())
        if naive:
            shares = powers / total
            losses = 0.0 - np.log(shares)
        else:
            shares = softmax(Z[np.newaxis])[0]
            losses = cross_entropy_loss(np.tile(Z, (len(Z), 1)), np.eye(len(Z)))
    # Where the label is 0 nothing is looked at, not even an infinite loss.
    terms = np.where(label == 1.0, losses, 0.0)
    return Pipeline(
        scores=frozen(scores),
        temperature=temperature,
        shift=shift,
        exponents=frozen(exponents),
        powers=frozen(powers),
        total=total,
        probabilities=frozen(shares),
        right=right,
        label=label,
        losses=frozen(losses),
        terms=frozen(terms),
        cost=float(losses[right]),
    )


def leaders(shares: Array) -> tuple[int, ...]:
    """argmax with its ties: the indices of the largest share; none where a share is not a number."""
    if np.isnan(shares).any():
        return ()
    return tuple(int(k) for k in np.flatnonzero(shares == shares.max()))


def one_hot(index: int, classes: int) -> Array:
    """(classes,) 1 at `index`, 0 elsewhere."""
    return frozen(np.arange(classes) == index)


def softmax_slopes(S: Array, temperature: float = 1.0) -> Array:
    """∂S_i/∂y_j = S_i (δ_ij − S_j) / T, (k, k), from the softmax S (k,) itself."""
    return S[:, np.newaxis] * (np.eye(len(S)) - S) / temperature


def minus_log(p: Array) -> Array:
    """−log p, for 0 < p ≤ 1: the loss of a right class that was given p."""
    return 0.0 - np.log(p)
