"""All ways to divide a few rows into sets of given sizes: what the best line, and a memory, cost on each test set."""

from functools import cache
from itertools import combinations
from typing import NamedTuple

import numpy as np

from engine.core import datasets
from engine.core.limits import nice
from engine.core.types import Array, frozen
from engine.topics.evaluation.split import Rows

# Rows of which all ways are tried: of ten there are never more than 4,200.
MOST_ROWS = 10
_BINS = 26
# Farther than so many times the middle one, a bin of its own is not worth an axis that is empty in between.
_FAR = 6.0


class Ways(NamedTuple):
    """Every way to divide the rows.

    Attributes:
        training: (w, t), test: (w, e) rows of each way.
        line: (w,) test cost of the least-squares line; memory: (w,) of the nearest neighbour.
    """

    training: Rows
    test: Rows
    line: Array
    memory: Array


@cache
def ways(name: str, sizes: tuple[int, int, int]) -> Ways:
    """All ways to divide the rows of the data set `name`, which has one feature and one target."""
    data = datasets.load(name)
    x, y = data.X[:, 0], data.Y[:, 0]
    every = range(len(x))
    pairs = [
        (training, test)
        for test in combinations(every, sizes[2])
        for training in combinations([row for row in every if row not in test], sizes[0])
    ]
    training, test = (np.array([pair[side] for pair in pairs], dtype=np.int64) for side in (0, 1))
    return Ways(training, test, frozen(_line_costs(x, y, training, test)), frozen(_memory_costs(x, y, training, test)))


def _line_costs(x: Array, y: Array, training: Rows, test: Rows) -> Array:
    """Mean squared error on the test rows of w = Sxy / Sxx, b = ȳ − w x̄ over the training rows."""
    X, Y = x[training], y[training]
    x_mean, y_mean = X.mean(axis=1, keepdims=True), Y.mean(axis=1, keepdims=True)
    w = ((X - x_mean) * (Y - y_mean)).sum(axis=1, keepdims=True) / np.square(X - x_mean).sum(axis=1, keepdims=True)
    costs: Array = np.square(w * (x[test] - x_mean) + y_mean - y[test]).mean(axis=1)
    return costs


def _memory_costs(x: Array, y: Array, training: Rows, test: Rows) -> Array:
    """Mean squared error on the test rows of the nearest training row's target."""
    near = np.abs(x[test][:, :, None] - x[training][:, None, :]).argmin(axis=2)
    costs: Array = np.square(np.take_along_axis(y[training], near, axis=1) - y[test]).mean(axis=1)
    return costs


@cache
def bins(name: str, sizes: tuple[int, int, int]) -> tuple[Array, Array, int]:
    """Edges (k + 1,), counts (k,), and how many ways lie beyond the last edge; those are counted in the last bin."""
    costs = ways(name, sizes).line
    right = min(float(costs.max()), _FAR * float(np.median(costs)))
    width = nice(right / _BINS)
    edges = width * np.arange(int(np.ceil(right / width)) + 1)
    counts = np.histogram(np.minimum(costs, edges[-1]), edges)[0].astype(np.float64)
    return frozen(edges), frozen(counts), int(np.count_nonzero(costs > edges[-1]))


def place(name: str, sizes: tuple[int, int, int], training: Rows, test: Rows) -> int:
    """Which of the ways has just these rows."""
    every = ways(name, sizes)
    same = (every.training == np.sort(training)).all(axis=1) & (every.test == np.sort(test)).all(axis=1)
    return int(same.argmax())
