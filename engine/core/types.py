"""The words the whole engine speaks: arrays, parameters, a batch."""

import math
from collections.abc import Mapping
from typing import NamedTuple, TypeAlias

import numpy as np
from numpy.typing import NDArray

Array: TypeAlias = NDArray[np.float64]

# Parameters by name: `W` (d, k) and `b` (k,) for one layer, `W1`, `b1`, `W2`, … for networks.
# Never written in place: an update makes new arrays, so that history may keep what it saw without a copy.
Params: TypeAlias = Mapping[str, Array]


class Batch(NamedTuple):
    """The rows one update looks at: inputs X (m, d) and targets Y (m, k)."""

    X: Array
    Y: Array


def length(arrays: Params) -> float:
    """√Σ a² over all arrays, also where the squares of a run that has blown up are too large for a number."""
    squares = sum(float(np.vdot(a, a)) for a in arrays.values())
    if math.isfinite(squares):
        return math.sqrt(squares)
    largest = max(float(np.abs(a).max()) for a in arrays.values())
    if not math.isfinite(largest):
        return largest
    return largest * math.sqrt(sum(float(np.square(a / largest).sum()) for a in arrays.values()))


def settled(values: Array) -> Array:
    """`values` themselves where nobody can write to them any more, else a read-only copy: for tables that are large."""
    fixed = values.dtype == np.float64 and values.flags.c_contiguous and not values.flags.writeable
    return values if fixed else frozen(values)


def frozen(values: object) -> Array:
    """A read-only float64 copy of `values`, safe to hand to another thread."""
    # Row by row, whatever came in: a matrix product of other layouts may round differently.
    array = np.array(values, dtype=np.float64, order="C")
    array.setflags(write=False)
    return array
