"""A neuron of the brain and an artificial one as strokes in a box of width `WIDE` and height 1, both given from 0 to 1.

The four parts: 0 dendrites and inputs, 1 synapses and weights, 2 cell body and sum, 3 axon and output.
"""

from typing import NamedTuple, TypeAlias

Point: TypeAlias = tuple[float, float]
Bend: TypeAlias = tuple[Point, Point, Point]

# Width by height of each drawing.
WIDE = 1.9


class Stroke(NamedTuple):
    """Bends from a start, of one part; closed ones are filled. `width` is for a drawing 300 pixels wide."""

    part: int
    start: Point
    bends: tuple[Bend, ...]
    width: float = 3.0
    closed: bool = False


def _straight(part: int, start: Point, end: Point, width: float = 3.0) -> Stroke:
    (x, y), (u, v) = start, end
    third, two = (x + (u - x) / 3, y + (v - y) / 3), (x + 2 * (u - x) / 3, y + 2 * (v - y) / 3)
    return Stroke(part, start, ((third, two, end),), width)


def _ellipse(part: int, middle: Point, a: float, b: float, width: float = 2.5) -> Stroke:
    """Four bends; 0.5523 is how far the handles of a quarter of a circle reach."""
    (x, y), k = middle, 0.5523
    return Stroke(
        part,
        (x + a, y),
        (
            ((x + a, y + k * b), (x + k * a, y + b), (x, y + b)),
            ((x - k * a, y + b), (x - a, y + k * b), (x - a, y)),
            ((x - a, y - k * b), (x - k * a, y - b), (x, y - b)),
            ((x + k * a, y - b), (x + a, y - k * b), (x + a, y)),
        ),
        width,
        closed=True,
    )


def _round(part: int, middle: Point, radius: float, width: float = 2.0) -> Stroke:
    """A circle on screen: its width is given in shares of `WIDE` times the height."""
    return _ellipse(part, middle, radius / WIDE, radius, width)


# What grows out of the cell body, with the twigs of each.
_DENDRITES = (
    Stroke(0, (0.33, 0.40), (((0.26, 0.30), (0.22, 0.26), (0.10, 0.12)),), 5.0),
    Stroke(0, (0.22, 0.25), (((0.20, 0.18), (0.21, 0.12), (0.22, 0.05)),), 3.0),
    Stroke(0, (0.31, 0.50), (((0.22, 0.50), (0.16, 0.47), (0.06, 0.46)),), 5.0),
    Stroke(0, (0.19, 0.48), (((0.15, 0.53), (0.12, 0.57), (0.05, 0.60)),), 3.0),
    Stroke(0, (0.33, 0.60), (((0.27, 0.70), (0.22, 0.75), (0.11, 0.88)),), 5.0),
    Stroke(0, (0.23, 0.74), (((0.23, 0.82), (0.24, 0.88), (0.25, 0.95)),), 3.0),
)
# Ends of other neurons, at the tips of the twigs.
_SYNAPSES = tuple(
    _round(1, tip, 0.038)
    for tip in ((0.09, 0.10), (0.222, 0.04), (0.04, 0.46), (0.035, 0.61), (0.10, 0.90), (0.252, 0.96))
)
_BODY = (
    Stroke(
        2,
        (0.30, 0.50),
        (
            ((0.30, 0.40), (0.33, 0.33), (0.39, 0.34)),
            ((0.46, 0.35), (0.47, 0.44), (0.52, 0.50)),
            ((0.47, 0.56), (0.46, 0.65), (0.39, 0.66)),
            ((0.33, 0.67), (0.30, 0.60), (0.30, 0.50)),
        ),
        3.0,
        closed=True,
    ),
    _round(2, (0.385, 0.50), 0.065),
)
# The axon in its sheath, and the twigs at its end.
_AXON = (
    Stroke(3, (0.52, 0.50), (((0.62, 0.49), (0.72, 0.52), (0.84, 0.50)),), 4.0),
    *(_ellipse(3, (x, 0.503), 0.042, 0.05, 2.0) for x in (0.60, 0.70, 0.80)),
    Stroke(3, (0.84, 0.50), (((0.88, 0.46), (0.91, 0.38), (0.95, 0.30)),), 3.0),
    Stroke(3, (0.84, 0.50), (((0.89, 0.50), (0.92, 0.49), (0.97, 0.48)),), 3.0),
    Stroke(3, (0.84, 0.50), (((0.88, 0.54), (0.91, 0.62), (0.94, 0.70)),), 3.0),
    *(_round(3, tip, 0.03) for tip in ((0.955, 0.28), (0.975, 0.48), (0.945, 0.72))),
)
_ROWS = (0.18, 0.50, 0.82)
_ARTIFICIAL = (
    *(_round(0, (0.07, y), 0.10) for y in _ROWS[:2]),
    *(_straight(1, (0.125, y), (0.375, 0.5 + 0.16 * (y - 0.5)), 4.0) for y in _ROWS[:2]),
    _round(2, (0.07, _ROWS[2]), 0.10),
    _straight(2, (0.125, _ROWS[2]), (0.375, 0.55), 4.0),
    _round(2, (0.45, 0.50), 0.15, 3.0),
    _straight(3, (0.535, 0.50), (0.625, 0.50), 4.0),
    Stroke(
        3,
        (0.63, 0.34),
        tuple(
            (a, b, b)
            for a, b in (
                ((0.72, 0.34), (0.81, 0.34)),
                ((0.81, 0.5), (0.81, 0.66)),
                ((0.72, 0.66), (0.63, 0.66)),
                ((0.63, 0.5), (0.63, 0.34)),
            )
        ),
        3.0,
        closed=True,
    ),
    Stroke(3, (0.655, 0.61), (((0.75, 0.61), (0.69, 0.39), (0.785, 0.39)),), 3.0),
    _straight(3, (0.815, 0.50), (0.865, 0.50), 4.0),
    _round(3, (0.93, 0.50), 0.115),
)
DRAWINGS: tuple[tuple[Stroke, ...], tuple[Stroke, ...]] = (
    (*_DENDRITES, *_SYNAPSES, *_AXON, *_BODY),
    _ARTIFICIAL,
)
# Where the number of each part stands, in both drawings.
BADGES: tuple[tuple[Point, ...], tuple[Point, ...]] = (
    ((0.16, 0.34), (0.03, 0.24), (0.40, 0.20), (0.70, 0.28)),
    ((0.07, -0.04), (0.25, 0.14), (0.45, 0.22), (0.72, 0.22)),
)
# What is written in the artificial one.
SIGNS: tuple[tuple[Point, str, int], ...] = (
    ((0.07, _ROWS[0]), "x1", 0),
    ((0.07, _ROWS[1]), "x2", 0),
    ((0.07, _ROWS[2]), "b", 2),
    ((0.27, 0.27), "w1", 1),
    ((0.22, 0.43), "w2", 1),
    ((0.45, 0.50), "Σ", 2),
    ((0.93, 0.50), "H", 3),
)
