"""A cost surface as colours: log-like heights above the lowest point, looked up in viridis or cividis.

Costs span many powers of ten; the logarithm shows the floor of the valley and the walls in one picture.
"""

from functools import cache
from typing import Literal, TypeAlias

import numpy as np
import pyqtgraph as pg
from numpy.typing import NDArray

from engine.core.types import Array

MapName: TypeAlias = Literal["viridis", "cividis"]

# The lowest share of the height that still has a colour of its own.
_FLOOR = 1e-5
# The brightest tenth of the map is left out: white lines are read on the rest.
_BRIGHTEST = 0.9


def heat(cost: Array, name: MapName = "viridis") -> NDArray[np.uint8]:
    """The (ny, nx, 4) RGBA image of `cost` (ny, nx); what is not finite has the colour of the highest."""
    return _table(name)[(heights(cost) * 255).astype(np.uint8)]


def heights(cost: Array) -> Array:
    """Heights above the lowest point from 0 to 1, log-like: log(1 + h / (h_max·1e-5)) over its largest value."""
    finite = cost[np.isfinite(cost)]
    if finite.size == 0:
        return np.zeros_like(cost)
    # Halves keep the difference of two huge costs finite.
    low, high = finite.min() / 2, finite.max() / 2
    if not high > low:
        return np.zeros_like(cost)
    above = np.where(np.isfinite(cost), cost, finite.max()) / 2 - low
    share = np.clip(above / (high - low), 0.0, 1.0)
    return np.asarray(np.log1p(share / _FLOOR) / np.log1p(1 / _FLOOR), dtype=np.float64)


@cache
def _table(name: MapName) -> NDArray[np.uint8]:
    """(256, 4) colours."""
    return np.asarray(pg.colormap.get(name).getLookupTable(0.0, _BRIGHTEST, 256, alpha=True), dtype=np.uint8)
