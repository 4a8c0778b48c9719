"""Numbers as formulas write them: four significant digits or as many as the result needs, and × 10ⁿ."""

import math
from collections.abc import Iterable, Sequence

DIGITS = 4
# In braces it is a sign and stands close to its number; without, it would be set as a subtraction.
MINUS = "{-}"
_MOST_DIGITS = 9
# A sum of more terms than this keeps only its first ones.
MOST_TERMS = 5
_FIRST_TERMS = 3
_SMALL, _LARGE = 1e-3, 1e6


def number(value: float, digits: int = DIGITS) -> str:
    """`value` with so many significant digits: 152.1, 29{,}662, 1.2 \\times 10^{-5}."""
    value = float(value)
    if math.isnan(value):
        return r"\text{NaN}"
    if math.isinf(value):
        return r"\infty" if value > 0 else rf"{MINUS}\infty"
    size = abs(value)
    if digits > DIGITS and float(f"{value:.{digits - 1}e}") == float(f"{value:.{DIGITS - 1}e}"):
        # The further digits would be zeros.
        digits = DIGITS
    if size < _LARGE and value == int(value):
        return _signed(f"{int(value):,}")
    mantissa, power = f"{value:.{digits - 1}e}".split("e")
    if not _SMALL <= size < _LARGE:
        return _scientific(mantissa, int(power))
    fixed = f"{value:,.{max(0, digits - 1 - int(power))}f}"
    if "." in fixed and float(fixed.replace(",", "")) == value:
        fixed = fixed.rstrip("0").rstrip(".")
    return _signed(fixed)


def _signed(written: str) -> str:
    return written.replace("-", MINUS).replace(",", "{,}")


def _scientific(mantissa: str, power: int) -> str:
    if "." in mantissa:
        mantissa = mantissa.rstrip("0").rstrip(".")
    sign, size = (MINUS, mantissa[1:]) if mantissa.startswith("-") else ("", mantissa)
    return f"{sign}10^{{{power}}}" if size == "1" else rf"{sign}{size} \times 10^{{{power}}}"


def factor(value: float, digits: int = DIGITS) -> str:
    """`value` as it stands after a sign or a dot: negative numbers in brackets."""
    written = number(value, digits)
    return rf"\left({written}\right)" if written.startswith(MINUS) else written


def square(value: float, digits: int = DIGITS) -> str:
    """`value` squared; what is more than digits stands in brackets."""
    written = number(value, digits)
    plain = not written.startswith(MINUS) and "10^" not in written
    return f"{written}^2" if plain else rf"\left({written}\right)^2"


def product(left: float, right: float, digits: int = DIGITS) -> str:
    """`left` · `right`; only the first may begin with a minus."""
    return rf"{number(left, digits)} \cdot {factor(right, digits)}"


def products(left: Iterable[float], right: Iterable[float], digits: int = DIGITS) -> list[str]:
    """The products of two rows of numbers, one by one."""
    return [product(float(a), float(b), digits) for a, b in zip(left, right, strict=True)]


def total(terms: Iterable[str]) -> str:
    """The terms as a sum; a minus at the front of a term takes the place of the plus."""
    written = ""
    for term in terms:
        if not written:
            written = term
        elif term.startswith(MINUS):
            written += f" - {term[len(MINUS) :]}"
        else:
            written += f" + {term}"
    return written


def shortened(terms: Sequence[str], last: Sequence[str] = ()) -> str:
    """A sum of `terms` and `last`; of many terms only the first ones and dots."""
    kept = list(terms) if len(terms) <= MOST_TERMS else [*terms[:_FIRST_TERMS], r"\cdots"]
    return total([*kept, *last])


def digits_for(result: float, *terms: float) -> int:
    """How many digits `terms` need so that the sum of what is written gives four digits of `result`."""
    largest = max((abs(float(term)) for term in terms), default=0.0)
    size = abs(float(result))
    if not (math.isfinite(largest) and math.isfinite(size)) or largest == 0.0:
        return DIGITS
    if size == 0.0:
        return _MOST_DIGITS
    lost = math.ceil(math.log10(max(1.0, largest / size)))
    return min(_MOST_DIGITS, DIGITS + lost)


def symbol(name: str) -> str:
    """A parameter's flat name as a symbol: w12 is w_{12}; of layer 2, w2.1 is w^{(2)}_{1}."""
    stem, place = name[0], name[1:]
    if "." in place:
        layer, place = place.split(".", 1)
        return f"{stem}^{{({layer})}}_{{{place}}}"
    return f"{stem}_{{{place}}}" if place else stem


def slope(of: str) -> str:
    """∂cost/∂ the symbol `of`."""
    return rf"\frac{{\partial\,\text{{cost}}}}{{\partial {of}}}"


def column(values: Iterable[str]) -> str:
    """A column vector."""
    return r"\begin{pmatrix} " + r" \\ ".join(values) + r" \end{pmatrix}"


def matrix(rows: Iterable[Iterable[str]]) -> str:
    """A matrix."""
    return column(" & ".join(row) for row in rows)
