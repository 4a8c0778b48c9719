"""Parts about units that learn side by side, one for each class: lines, outputs, their vectors as a matrix."""

from dataclasses import dataclass

from engine.core.frames import Part
from engine.core.messages import Message
from engine.core.types import Array


@dataclass(frozen=True, slots=True)
class UnitLinesPart(Part):
    """The plane of two features with the lines at which a unit, or the softmax, changes its mind.

    Attributes:
        points: (r, 2) the first r ≤ 500 rows; label: (r,) their classes.
        x_limits, y_limits: ends of the axes.
        ends: (n, 2, 2) both ends of the n lines that are in the picture, as [line, end, coordinate].
        uphill: (n, 2) the direction in which the score behind the line grows.
        of: (n,) the class on that side; against: (n,) the class on the other side, −1 for "all the rest".
        right: (k,) how many rows each unit decides right; empty where a softmax decides for all of them together.
        rows: how many rows the data have in all.
        probes: (p, 2) points that are asked about and belong to no row.
        grain: (2,) by how much a probe moves along each axis at the least.
        flat: whether nothing has been learned yet, so that there is no line anywhere.
        sample: the chosen row.
    """

    points: Array
    label: Array
    x_limits: tuple[float, float]
    y_limits: tuple[float, float]
    ends: Array
    uphill: Array
    of: Array
    against: Array
    right: Array
    rows: int
    probes: Array
    grain: tuple[float, float]
    flat: bool
    sample: int


@dataclass(frozen=True, slots=True)
class UnitOutputsPart(Part):
    """What the units say about some samples: probes first, then rows around the chosen one.

    Attributes:
        inputs: (n, d) features before scaling.
        row: (n,) index of the training row, −1 for a probe; label: (n,) its class, −1 for a probe.
        shown: (n, k) the outputs that are drawn: of the last layer, or softmax of the same scores.
        total: (n,) their sum.
        called: (n,) class with the largest score, nan where two are equal.
        said: what is to be said about each sample.
        as_softmax: whether `shown` is the softmax although the last layer is not.
        softmax: whether the last layer itself is the softmax.
        sample: the chosen row.
    """

    inputs: Array
    row: Array
    label: Array
    shown: Array
    total: Array
    called: Array
    said: tuple[Message, ...]
    as_softmax: bool
    softmax: bool
    sample: int


@dataclass(frozen=True, slots=True)
class StackingPart(Part):
    """The units' weight vectors, one below the other as they become the rows of one matrix.

    Attributes:
        names: (k · (d + 1)) flat names of the parameters, unit by unit, each with its bias at the end.
        W: (k, d + 1) weights and bias of each unit.
        x: (d + 1,) the chosen row as the model sees it, with a 1 for the bias.
        inputs: (d,) the same before scaling.
        scores: (k,) z of each unit.
        sample: the chosen row.
        stage: 0 vectors apart, 1 one matrix Wx, 2 turned over as in code, xW.
    """

    names: tuple[str, ...]
    W: Array
    x: Array
    inputs: Array
    scores: Array
    sample: int
    stage: int
