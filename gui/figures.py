"""Numbers as views write them: a true minus sign, decimals that line up, and nothing odd for what is not finite."""

import math

from engine.core.messages import number

MINUS = "−"
NONE = "–"

# From here on a fixed number of decimals would need more room than a column has.
_TOO_LONG = 1e7
_BRIEF = 1e5
_LEAST_WRITTEN_OUT = 1e-6
_ROUNDING = 1e-12
# What lies between is written without a power of ten where two digits are enough.
_SMALL, _LARGE = 1e-3, 1e4


def figure(value: float) -> str:
    """`value` with four significant digits; what is exactly zero is just 0."""
    if math.isnan(value):
        return NONE
    if value == 0:
        return "0"
    if math.isinf(value):
        return "∞" if value > 0 else f"{MINUS}∞"
    return number(float(value)).replace("-", MINUS)


def written_out(value: float, digits: int = 4) -> str:
    """Like `figure`, with the zeros of a small number written out as far as people can count them: 0.0006666.

    Only such small numbers have so many `digits`.
    What is left of 0 by rounding is written 0.0000.
    """
    size = abs(value)
    if 0 < size < _ROUNDING:
        return "0.0000"
    if not math.isfinite(value) or not _LEAST_WRITTEN_OUT <= size < 1e-3:
        return figure(value)
    return _without_negative_zero(f"{value:.{digits - 1 - math.floor(math.log10(size))}f}")


def brief(value: float) -> str:
    """`value` in some seven signs: −6.6e12."""
    if not math.isfinite(value):
        return figure(value)
    if abs(value) < _BRIEF:
        return _without_negative_zero(f"{value:,.0f}")
    mantissa, exponent = f"{value:.1e}".split("e")
    return f"{mantissa}e{int(exponent)}".replace("-", MINUS)


def power(decade: int, digit: int = 1) -> str:
    """`digit` times so many powers of ten, as an axis says it: 0.01, 1, 10,000 and 1e6 or 1e−5 beyond."""
    if 0 <= decade < 6:
        return f"{digit * 10**decade:,}"
    return f"{digit / 10**-decade:.{-decade}f}" if -3 <= decade < 0 else f"{digit}e{decade}".replace("-", MINUS)


def in_unit(words: str, unit: str) -> str:
    """`words` with the unit after them, where one is known."""
    return f"{words} {unit}" if unit else words


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


def _without_negative_zero(words: str) -> str:
    return words.removeprefix("-") if not words.strip("-0.,") else words.replace("-", MINUS)


def short(value: float) -> str:
    """A number in two digits, for places where many stand side by side: 0.45, 1.1e−7, 150."""
    if not math.isfinite(value):
        return figure(value)
    if value == 0:
        return "0"
    value = float(f"{value:.1e}")
    if _SMALL <= abs(value) < _LARGE:
        decimals = max(0, 1 - math.floor(math.log10(abs(value))))
        return f"{value:,.{decimals}f}".replace("-", MINUS)
    mantissa, exponent = f"{value:.1e}".split("e")
    return f"{mantissa}e{int(exponent)}".replace("-", MINUS)
