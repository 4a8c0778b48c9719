"""The edges of a network as bundles of lines of one pen: thick for large weights, dashed below zero.

|w| up to 5 is drawn 1.5 to 9 pixels wide; where there are many edges they are thin. Of very many only the heaviest are
drawn.
"""

from typing import NamedTuple, TypeAlias

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QLineF

from engine.core.types import Array
from gui.drawing.network_layout import Gap

Grades: TypeAlias = NDArray[np.int8]
"""How thick edges are, in steps, with the signs of their weights."""

HEAVY = 5.0
THICK_PX, THIN_PX = (1.5, 9.0), (0.8, 3.2)
# How many steps of thickness there are; of many thin edges few, so that they are rarely painted again.
_GRAIN, _FEW_GRAINS = 12, 4
# From so many edges on in all they are thin; of one layer no more than so many are drawn.
MANY, MOST = 40, 300


class Bundle(NamedTuple):
    """Lines that are drawn with one pen."""

    negative: bool
    width: float
    lines: list[QLineF]


def graded(weights: tuple[Array, ...], biases: tuple[Array, ...], *, thin: bool) -> tuple[Grades, ...]:
    """The grades of all edges, gap by gap."""
    both = zip(weights, biases, strict=True)
    return tuple(grades(np.concatenate([W.ravel(), b]), thin=thin) for W, b in both)


def grades(weights: Array, *, thin: bool) -> Grades:
    """(n,) how thick each edge is, in steps, with the sign of its weight: the picture changes when these do."""
    grain = _FEW_GRAINS if thin else _GRAIN
    size = 1 + np.round((grain - 1) * np.minimum(np.abs(weights), HEAVY) / HEAVY)
    graded = np.where(weights < 0, -size, size)
    if len(graded) > MOST:
        graded[np.argsort(-np.abs(weights), kind="stable")[MOST:]] = 0
    return graded.astype(np.int8)


def width_px(weight: float, *, thin: bool) -> float:
    """How thick the edge of a weight is."""
    low, high = THIN_PX if thin else THICK_PX
    return low + (high - low) * min(abs(weight), HEAVY) / HEAVY


def bundles(gap: Gap, graded: Grades, *, thin: bool) -> list[Bundle]:
    """The edges of a gap by pen, light ones first."""
    made = []
    ends = np.hstack([gap.starts, gap.ends])
    for grade in sorted(set(graded.tolist()), key=abs):
        if grade:
            weight = HEAVY * (abs(grade) - 1) / ((_FEW_GRAINS if thin else _GRAIN) - 1)
            lines = [QLineF(*line) for line in ends[graded == grade].tolist()]
            made.append(Bundle(grade < 0, width_px(weight, thin=thin), lines))
    return made
