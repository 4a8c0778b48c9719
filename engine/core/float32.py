"""Numbers of 32 bits, as the course's programs have them: some seven digits, between two limits.

Beyond the largest a result is ∞, and ∞ − ∞ is not a number. Below the smallest normal number digits are lost (the
number is subnormal), and TensorFlow makes 0 of it; NumPy keeps such numbers, so that 0 is made here by hand where it
matters.
"""

from typing import cast

import numpy as np

from engine.core.types import Array, Batch, Params

LEAST = float(np.finfo(np.float32).tiny)
MOST = float(np.finfo(np.float32).max)


def flushed(values: Array) -> Array:
    """`values` as float32, with 0 for what is too small for all its digits."""
    short = values.astype(np.float32)
    kept: Array = np.where(np.abs(short) < np.finfo(np.float32).tiny, 0.0, short).astype(np.float64)
    return kept


def _short(values: Array) -> Array:
    # Whoever works with it need not know: to the reader of types it is an array as all others.
    return cast("Array", values.astype(np.float32, copy=False))


def short_rows(batch: Batch) -> Batch:
    """The rows in 32 bits: whatever is worked out of these and of `short_parameters` alone is a float32 too."""
    return Batch(_short(batch.X), _short(batch.Y))


def short_parameters(params: Params) -> Params:
    """The parameters in 32 bits; the same ones where they are already."""
    return {name: _short(values) for name, values in params.items()}
