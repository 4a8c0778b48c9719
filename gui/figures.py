"""Numbers as views write them: a true minus sign, decimals that line up, and nothing odd for what is not finite."""

import math

from engine.core.frames import Scene
from engine.core.lesson import NamedData
from engine.core.messages import number

MINUS = "−"
NONE = "–"

# From here on a fixed number of decimals would need more room than a column has.
_TOO_LONG = 1e7


def figure(value: float) -> str:
    """`value` with four significant digits."""
    if math.isnan(value):
        return NONE
    if math.isinf(value):
        return "∞" if value > 0 else f"{MINUS}∞"
    return number(float(value)).replace("-", MINUS)


def plain(value: float) -> str:
    """`value` as it stands in a table of data: whole numbers without decimals."""
    if math.isfinite(value) and value == int(value) and abs(value) < _TOO_LONG:
        return f"{int(value):,}".replace("-", MINUS)
    return figure(value)


def fixed(value: float, decimals: int) -> str:
    """`value` with so many decimals, so that a column of numbers lines up."""
    if not math.isfinite(value) or abs(value) >= _TOO_LONG:
        return figure(value)
    return _without_negative_zero(f"{value:,.{decimals}f}")


def signed(value: float, decimals: int) -> str:
    """Like `fixed`, with a plus before what is larger than zero."""
    words = fixed(value, decimals)
    return f"+{words}" if value > 0 and words.strip("0.,") else words


def decimals_for(low: float, high: float) -> int:
    """How many decimals give numbers between `low` and `high` about five digits."""
    largest = max(abs(low), abs(high))
    if not math.isfinite(largest) or largest == 0:
        return 2
    return min(6, max(0, 4 - math.floor(math.log10(largest))))


def counts_points(scene: Scene) -> bool:
    """Whether targets are scores, so that √cost may be said in points. Nobody knows it of a learner's own data."""
    return isinstance(scene.lesson.data, NamedData)


def _without_negative_zero(words: str) -> str:
    return words.removeprefix("-") if not words.strip("-0.,") else words.replace("-", MINUS)
