"""The rows of a `FitsPart` as they are changed by hand: (feature, label) one by one, and the table made of them."""

from typing import TypeAlias

from engine.core.lesson import TableData
from engine.core.parts_fits import FitsPart
from engine.core.types import frozen

Rows: TypeAlias = list[tuple[float, float]]

# What a student is moved by; nobody counts minutes.
STEP = 0.5


def rows_of(part: FitsPart) -> Rows:
    """The rows that a part shows."""
    return list(zip(part.x.tolist(), part.y.tolist(), strict=True))


def table(rows: Rows, columns: tuple[str, ...]) -> TableData:
    """The rows as an engine takes them."""
    return TableData(frozen([[x] for x, _ in rows]), frozen([y for _, y in rows]), columns)


def on_step(x: float, most: float) -> float:
    """The nearest whole step to `x` between 0 and `most`."""
    return min(max(round(x / STEP) * STEP, 0.0), most)
