"""Rates that suit a learner's own rows: on each scale about half of the rate beyond which it would diverge."""

from collections.abc import Mapping

from engine.core import scaling
from engine.core.datasets import resolve
from engine.core.knobs import KnobValue
from engine.core.lesson import DataSource
from engine.core.surface import Quadratic
from engine.topics.three_scales.scaled_run import SCALES

# What the knobs take: rows as they are may need a very small rate.
_LEAST, _LEAST_RAW = 1e-12, 1e-18


def rates_for(data: DataSource) -> Mapping[str, KnobValue]:
    """A rate for each run, with two digits.

    Raises:
        LearnerError: the rows cannot be used.
    """
    rows = resolve(data, "regression")
    found: dict[str, KnobValue] = {}
    for name, how in SCALES.items():
        X = scaling.fit(how, rows.X).apply(rows.X)
        half = Quadratic.of_least_squares(X, rows.Y).largest_stable_rate / 2
        least = _LEAST_RAW if name == "raw" else _LEAST
        found[f"rate_{name}"] = max(float(f"{half:.2g}"), least)
    return found
