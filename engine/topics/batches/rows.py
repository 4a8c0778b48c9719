"""Some rows of a table, divided by the largest number as they are looked at: a large table is never copied."""

import numpy as np
from numpy.typing import NDArray

from engine.core.types import Array, Batch

Places = NDArray[np.int64]

# Numbers (rows × columns) that are worked on at once. Of a table of more, rows at even distances are measured: the
# first ones of a table in order of its classes would all be of one class.
GAUGE_NUMBERS = 500_000


class Rows:
    """The rows `index` of X (n, d) and Y (n, k), in this order, with X divided by `largest`."""

    def __init__(self, X: Array, Y: Array, index: Places, largest: float) -> None:
        self._X, self._Y, self._index, self._largest = X, Y, index, largest
        count = min(len(index), max(1, GAUGE_NUMBERS // X.shape[1]))
        gauged = index[np.arange(count) * len(index) // max(1, count)]
        # The rows on which the whole is measured; of a small table all of them.
        self.gauge = self._picked(gauged)
        self._small = len(gauged) == len(index)

    def __len__(self) -> int:
        return len(self._index)

    def at(self, places: Places) -> Batch:
        """The rows at these places, counted in the order of `index`."""
        if not self._small:
            return self._picked(self._index[places])
        return Batch(self.gauge.X.take(places, axis=0), self.gauge.Y.take(places, axis=0))

    def all(self) -> Batch:
        """All rows in their order."""
        return self.gauge if self._small else self._picked(self._index)

    def _picked(self, index: Places) -> Batch:
        X = self._X.take(index, axis=0)
        if self._largest != 1.0:
            X /= self._largest
        return Batch(X, self._Y.take(index, axis=0))
