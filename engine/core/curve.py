"""The cost curve, thinned to at most 500 buckets that keep smallest and largest, so that no jump is lost."""

import numpy as np

from engine.core.experiment import Past
from engine.core.frames import CurvePart
from engine.core.types import Array, frozen

MOST = 500


class Curve:
    """Remembers the buckets that are full, so that a frame costs as much as what is new."""

    def __init__(self) -> None:
        self._width = 1
        self._low: Array = np.empty(0)
        self._high: Array = np.empty(0)
        self._past: Past | None = None
        self._changes = 0

    def part(self, past: Past, step: int, floor: float | None, *, unit_root: bool) -> CurvePart:
        """The curve up to the furthest step, and where the run stands."""
        costs = past.costs()
        width = 1
        while (len(costs) + width - 1) // width > MOST:
            width *= 2
        full = len(costs) // width
        kept = len(self._low)
        if width != self._width or past is not self._past or past.changes != self._changes:
            kept, self._low, self._high, self._width = 0, np.empty(0), np.empty(0), width
            self._past, self._changes = past, past.changes
        if full > kept:
            fresh = costs[kept * width : full * width].reshape(-1, width)
            self._low = np.concatenate([self._low, fresh.min(axis=1)])
            self._high = np.concatenate([self._high, fresh.max(axis=1)])
        low, high = self._low, self._high
        if full * width < len(costs):
            rest = costs[full * width :]
            low, high = np.append(low, rest.min()), np.append(high, rest.max())
        limit = 10
        while limit < past.last:
            limit *= 2
        return CurvePart(
            steps=frozen(np.arange(len(low)) * width),
            low=frozen(low),
            high=frozen(high),
            step=step,
            cost=float(costs[step]),
            last=past.last,
            step_limit=limit,
            floor=floor,
            unit_root=unit_root,
        )
