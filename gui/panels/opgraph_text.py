"""How numbers stand in the nodes of a computational graph: three digits, and a true minus sign."""

import math

from gui.figures import MINUS, figure

_SMALL, _LARGE = 1e-3, 1e5


def short(value: float) -> str:
    """A number in a node: −2, 0.731, 1.37, 5.0e−4; the bubble says it with more digits."""
    if not math.isfinite(value) or value == 0:
        return figure(value)
    if value == int(value) and abs(value) < _LARGE:
        return f"{int(value)}".replace("-", MINUS)
    if _SMALL <= abs(value) < _LARGE:
        # Never more than seven signs.
        digits = 4 if abs(value) >= 1000 else 3 if abs(value) >= 0.01 else 2
        return f"{value:.{digits}g}".replace("-", MINUS)
    mantissa, power = f"{value:.1e}".split("e")
    return f"{mantissa}e{int(power)}".replace("-", MINUS)


def typed(value: float) -> str:
    """A number as a learner would type it."""
    return f"{value:.6g}".replace("-", MINUS)
