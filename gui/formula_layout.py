"""Lays a LaTeX formula out with ziamath, once for all colours and sizes."""

import re
from dataclasses import dataclass

from ziamath.zmath import Latex

from gui import formula_font

# ziamath's units while laying out; only their quotients leave this file. The margin keeps antialiased edges.
_UNITS_PER_EM = 100.0
_MARGIN = 2.0
# A minus after one of these is the sign of a number, close to it, and no subtraction.
_SIGN = re.compile(r"(=|,|<|>|\\(?:approx|cdot|times|to|le|ge|ne|pm|quad)(?![a-zA-Z]))\s*-")


@dataclass(frozen=True, slots=True)
class Layout:
    """A formula laid out: its SVG without colour, and its sizes in em from the baseline."""

    svg: str
    width: float
    ascent: float
    descent: float


def lay_out(source: str, *, display: bool) -> Layout:
    """The layout of the LaTeX `source`; raises whatever ziamath's parsers meet where it cannot be read."""
    drawn = Latex(
        _as_ziamath_wants(source),
        size=_UNITS_PER_EM,
        font=formula_font.install(),
        color="text",
        inline=not display,
        margin=_MARGIN,
    )
    svg = drawn.svg()
    box = drawn.node.bbox
    return Layout(
        svg=svg,
        width=(box.xmax - box.xmin + 2 * _MARGIN) / _UNITS_PER_EM,
        ascent=(box.ymax + _MARGIN) / _UNITS_PER_EM,
        descent=(_MARGIN - box.ymin) / _UNITS_PER_EM,
    )


def _as_ziamath_wants(source: str) -> str:
    """Braces around each matrix, or what stands beside it is drawn into it, and around a sign; `:=` as one sign."""
    source = re.sub(r"(\\begin\{(\w*matrix|cases|array)\}.*?\\end\{\2\})", r"{\1}", source, flags=re.DOTALL)
    source = _SIGN.sub(r"\1 {-}", source)
    return source.replace(":=", r"\coloneqq ")
