"""Parts about softmax regression as it learns: probabilities as bars, the plane of scores, one row, the weights."""

from dataclasses import dataclass

from engine.core.frames import Part
from engine.core.parts_classes import ClassMapPart
from engine.core.types import Array


@dataclass(frozen=True, slots=True)
class BarsPart(Part):
    """Probabilities of a few rows, one bar each, cut into the K shares that add up to 1.

    Attributes:
        rows: (r,) which rows: the chosen one, then rows that stay the same, then the hardest now.
        groups: how many rows are in each of these three groups; their sum is r.
        label: (r,) right class; called: (r,) class called, nan where two are equally probable.
        probabilities: (r, K).
        sample: the chosen row.
        right: how many of all training rows are called right; total: how many there are.
    """

    rows: tuple[int, ...]
    groups: tuple[int, int, int]
    label: Array
    called: Array
    probabilities: Array
    sample: int
    right: int
    total: int


@dataclass(frozen=True, slots=True)
class ScorePlanePart(Part):
    """Three classes: each row at (z0 − z2, z1 − z2). Which class wins where is fixed; training moves the points.

    Attributes:
        plane: points in these coordinates, and who wins at each place.
        margin: how far the chosen row's right score is above (below: less than 0) the best of the others.
    """

    plane: ClassMapPart
    margin: float


@dataclass(frozen=True, slots=True)
class ClassRowPart(Part):
    """The chosen row on its way: scores → powers → probabilities, and the two ways from there.

    Attributes:
        row: which row, from 0; features: (d,) as the model multiplies them.
        scores: (K,); shift: what is taken off all of them before the powers, 0 for nothing.
        powers: (K,) e^(z − shift); total: their sum; probabilities: (K,).
        label: the right class.
        called: the class called; None where two are equally probable.
        losses: (K,) −log p; loss: of the right class: what the row costs.
    """

    row: int
    features: Array
    scores: Array
    shift: float
    powers: Array
    total: float
    probabilities: Array
    label: int
    called: int | None
    losses: Array
    loss: float


@dataclass(frozen=True, slots=True)
class ClassWeightsPart(Part):
    """Every weight of every class, as the model multiplies them.

    Attributes:
        names: (d · K + K) flat names, input by input, then the biases.
        weights: (d, K); bias: (K,).
        limit: the strongest colour stands for a weight of this size; changes rarely.
        scaled: whether features were scaled first.
    """

    names: tuple[str, ...]
    weights: Array
    bias: Array
    limit: float
    scaled: bool
