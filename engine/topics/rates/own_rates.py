"""Rates that suit a learner's own rows: one that creeps, one that arrives, one a hair above the limit."""

from collections.abc import Mapping
from decimal import ROUND_DOWN, ROUND_UP, Context

from engine.core import scaling
from engine.core.datasets import resolve
from engine.core.knobs import KnobValue
from engine.core.lesson import DataSource
from engine.core.surface import Quadratic

# As shares of the largest stable rate: of the houses these make 0.02, 0.4 and 0.9.
_CREEPING, _GOOD, _ABOVE = 1 / 40, 1 / 2, 1.03


def rates_for(data: DataSource) -> Mapping[str, KnobValue]:
    """Rates for rows scaled to 0…1.

    Raises:
        LearnerError: the rows cannot be used.
    """
    rows = resolve(data, "regression")
    X = scaling.fit("minmax", rows.X).apply(rows.X)
    limit = Quadratic.of_least_squares(X, rows.Y).largest_stable_rate
    down, up = Context(prec=1, rounding=ROUND_DOWN), Context(prec=2, rounding=ROUND_UP)
    return {
        "scaling": "minmax",
        "rate_1": float(down.create_decimal_from_float(_CREEPING * limit)),
        "rate_2": float(down.create_decimal_from_float(_GOOD * limit)),
        "rate_3": float(up.create_decimal_from_float(_ABOVE * limit)),
        "rate_4": 0.0,
    }
