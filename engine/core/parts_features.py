"""The part about a choice of features: what the exact optimum is with them, and what it was without the last one."""

import math
from dataclasses import dataclass

from engine.core.frames import Part
from engine.core.types import Array


@dataclass(frozen=True, slots=True)
class FeaturesPart(Part):
    """Which feature columns are in use, and what the exact optimum is with them.

    Attributes:
        columns: all columns of the data; chosen: which are in use.
        weights: (number of columns,) least-squares weights in original units, nan where a column is not used.
        bias, cost: of that optimum.
        before_weights, before_bias, before_cost: the same for the choice before the last change, None at first.
    """

    columns: tuple[str, ...]
    chosen: tuple[bool, ...]
    weights: Array
    bias: float
    cost: float
    before_weights: Array | None
    before_bias: float | None
    before_cost: float | None

    @property
    def roots(self) -> tuple[float, ...]:
        """√cost before, where there is a before, and now."""
        costs = (self.cost,) if self.before_cost is None else (self.before_cost, self.cost)
        return tuple(math.sqrt(max(cost, 0.0)) for cost in costs)
