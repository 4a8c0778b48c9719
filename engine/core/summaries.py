"""What the code view says of a variable: a small array whole, a large one as shape, mean and range.

Arrays are never written to once they are shown, so what was found out about a large one holds as long as it is there.
"""

import weakref
from collections.abc import Collection, Mapping
from typing import NamedTuple

import numpy as np

from engine.core.operations import Variable
from engine.core.types import Array, frozen

_WHOLE = 24
# What has more numbers than this is remembered.
_LARGE = 100_000


class _Summary(NamedTuple):
    mean: float
    low: float
    high: float


class Summaries:
    """Variables of the code view; those of large arrays that are shown again are not worked out again."""

    def __init__(self) -> None:
        # By where an array is and how it lies there; the array itself is not kept.
        self._known: dict[object, tuple[weakref.ref[Array], _Summary]] = {}

    def of(self, values: Mapping[str, Array], fresh: Collection[str]) -> tuple[Variable, ...]:
        """Each of `values`, with its name in `fresh` or not."""
        known, self._known = self._known, {}
        return tuple(self._variable(name, value, name in fresh, known) for name, value in values.items())

    def _variable(
        self, name: str, value: Array, fresh: bool, known: Mapping[object, tuple[weakref.ref[Array], _Summary]]
    ) -> Variable:
        if value.size > _LARGE:
            owner = value.base if isinstance(value.base, np.ndarray) else value
            key = (value.__array_interface__["data"][0], value.shape, value.strides)
            before = known.get(key)
            summary = before[1] if before is not None and before[0]() is owner else _summary(value)
            self._known[key] = (weakref.ref(owner), summary)
        else:
            summary = _summary(value)
        whole = frozen(value) if value.size <= _WHOLE else None
        return Variable(name, value.shape, whole, *summary, fresh)


def _summary(value: Array) -> _Summary:
    """Mean and range of the finite numbers; zeros where there are none."""
    mean = float(value.mean())
    if not np.isfinite(mean):
        value = value[np.isfinite(value)]
        if not value.size:
            return _Summary(0.0, 0.0, 0.0)
        mean = float(value.mean())
    return _Summary(mean, float(value.min()), float(value.max()))
