"""Where an axis has its ticks and what stands there: round numbers, evenly spaced or in powers of ten."""

import math
from dataclasses import dataclass

from gui.figures import MINUS, power


@dataclass(frozen=True, slots=True)
class Tick:
    """A place on an axis, in the axis's own units (the exponent on a logarithmic one), and its words."""

    value: float
    text: str


def even_ticks(low: float, high: float, most: int) -> tuple[Tick, ...]:
    """At most `most` ticks at multiples of 1, 2 or 5 times a power of ten; at least one where `high` > `low`."""
    step = _round_step((high - low) / max(1, most - 1))
    values = _multiples(low, high, step)
    while len(values) > max(1, most):
        step = _round_step(step * 1.5)
        values = _multiples(low, high, step)
    return tuple(Tick(value, _text(value, step)) for value in values)


def log_ticks(low: float, high: float, most: int) -> tuple[Tick, ...]:
    """At most `most` ticks between the exponents `low` and `high`: powers of ten, or round numbers between them."""
    first, last = math.ceil(low - 1e-9), math.floor(high + 1e-9)
    if last > first:
        stride = max(1, math.ceil((last - first + 1) / max(1, most)))
        # counted from the top: the highest power is the one that says how far the axis goes
        return tuple(Tick(float(k), power(k)) for k in sorted(range(last, first - 1, -stride)))
    ticks = even_ticks(10.0**low, 10.0**high, most)
    return tuple(Tick(math.log10(tick.value), tick.text) for tick in ticks if tick.value > 0)


def _round_step(least: float) -> float:
    power = 10.0 ** math.floor(math.log10(least))
    for factor in (1.0, 2.0, 5.0):
        if factor * power >= least * (1 - 1e-9):
            return factor * power
    return 10.0 * power


def _multiples(low: float, high: float, step: float) -> list[float]:
    first, last = math.ceil(low / step - 1e-9), math.floor(high / step + 1e-9)
    return [k * step for k in range(first, last + 1)]


def _text(value: float, step: float) -> str:
    """As many digits as tell one tick from the next."""
    size, finest = max(abs(value), step), math.floor(math.log10(step) + 1e-9)
    if size < 1e6 and finest >= -8:
        return f"{value:,.{max(0, -finest)}f}".replace("-", MINUS)
    digits = max(0, math.floor(math.log10(size) + 1e-9) - finest)
    mantissa, exponent = f"{value:.{digits}e}".split("e")
    return "0" if value == 0 else f"{mantissa}e{int(exponent)}".replace("-", MINUS)
