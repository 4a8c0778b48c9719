"""When a run has blown up: its cost is not finite, or has grown 20 times in a row past 1,000 × its lowest value."""

import math

from engine.core.types import Array

RISES = 20
FACTOR = 1000.0


class Watch:
    """Looks at each cost in turn. What it answers depends on the costs alone, so a replay stops at the same step.

    Args:
        rising: whether a cost that only rises counts as blown up; where not, one that is not finite does.
    """

    def __init__(self, *, rising: bool = True) -> None:
        self._rising = rising
        self._lowest = math.inf
        self._before = math.inf
        self._rises = 0

    def resume(self, costs: Array) -> None:
        """Go on after `costs` (n,), n ≥ 1, the last of which is the present one."""
        self._lowest = float(costs.min())
        self._before = float(costs[-1])
        self._rises = 0
        while self._rises < min(RISES, len(costs) - 1) and costs[-1 - self._rises] > costs[-2 - self._rises]:
            self._rises += 1

    def blown_up(self, cost: float) -> bool:
        """Whether the run has diverged with this cost."""
        if cost > self._before:
            self._rises += 1
            if self._rising and self._rises >= RISES and cost > FACTOR * self._lowest:
                return True
        else:
            self._rises = 0
            if cost < self._lowest:
                self._lowest = cost
        self._before = cost
        return not math.isfinite(cost)
