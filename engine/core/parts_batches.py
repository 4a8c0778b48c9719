"""Parts about mini-batches: the batch that comes next, measures by epoch, weights as images, how far a glance errs."""

from dataclasses import dataclass

from engine.core.frames import CurvePart, Part
from engine.core.types import Array


@dataclass(frozen=True, slots=True)
class ImagesOf:
    """Some rows as images.

    Attributes:
        pixels: (r, h, w) from 0 (paper) to 1 (ink).
        label: (r,) right class; called: (r,) class called, nan where none is.
        right: (r,) probability of the right class.
    """

    pixels: Array
    label: Array
    called: Array
    right: Array


@dataclass(frozen=True, slots=True)
class StreamPart(Part):
    """The batch that the next update looks at.

    Attributes:
        images: its first rows.
        size: how many rows it has; `hits` how many of them are called right.
        cost: their mean loss, penalty included.
        sample: the chosen row of the batch.
        epoch: from 0, a pass through the piece where data come in pieces; `position` how many rows of it have been
            used; `rows` how many it has.
        piece: which piece of the data, from 0; `pieces` how many there are; 1 for data that are there from the start.
        passes: how often a piece is gone through before the next one comes.
        round: how often all pieces have been learned.
    """

    images: ImagesOf
    size: int
    hits: int
    cost: float
    sample: int
    epoch: int
    position: int
    rows: int
    piece: int
    pieces: int
    passes: int
    round: int


@dataclass(frozen=True, slots=True)
class EpochsPart(Part):
    """What was measured at the first updates and at the end of each epoch, and the cost of each batch.

    Attributes:
        steps: (e,) after how many updates; thinned. `ended` (e,) is 1 where an epoch ended there.
        train_cost, test_cost, train_accuracy, test_accuracy: (e,) nan where there is none.
        now_step: where the run stands; `now_train`, `now_test` accuracy there, `now_whole`, `now_test_cost` cost there.
        train_rows, test_rows: on how many rows they are measured; of_train, of_test: how many there are.
        batches: the cost of each batch, over updates.
        cost_limits: of the cost axis; changes rarely.
    """

    steps: Array
    ended: Array
    train_cost: Array
    test_cost: Array
    train_accuracy: Array
    test_accuracy: Array
    now_step: int
    now_train: float
    now_test: float
    now_whole: float
    now_test_cost: float
    train_rows: int
    test_rows: int
    of_train: int
    of_test: int
    batches: CurvePart
    cost_limits: tuple[float, float]


@dataclass(frozen=True, slots=True)
class WeightImagesPart(Part):
    """The weights of each class as an image.

    Attributes:
        weights: (K, h, w); bias: (K,).
        names: (K · h · w) flat names of the weights, image by image, row by row; `biases` (K) of the biases.
        limit: the strongest colour stands for a weight of this size; changes rarely.
    """

    weights: Array
    bias: Array
    names: tuple[str, ...]
    biases: tuple[str, ...]
    limit: float


@dataclass(frozen=True, slots=True)
class DialPart(Part):
    """How far the gradient of a few rows points away from that of all rows.

    Attributes:
        angle: in degrees, of the batch that comes next; None where one of the gradients is 0.
        others: (n,) of other batches of this size at the same place, drawn for comparison.
        size: rows of the batch; `rows` of all, and `measured` on how many of them the whole gradient is.
        length, whole_length: of the two gradients.
        sizes, typical: (s,) batch sizes, and the angle that is typical of each.
        here: the angle that is typical of `size`.
    """

    angle: float | None
    others: Array
    size: int
    rows: int
    measured: int
    length: float
    whole_length: float
    sizes: Array
    typical: Array
    here: float


@dataclass(frozen=True, slots=True)
class WrongPart(Part):
    """Test images that are called wrong now.

    Attributes:
        images: the first of them in the order of the table.
        rows: their places in the test set, from 0.
        count: how many are wrong; `tested` of how many.
    """

    images: ImagesOf
    rows: tuple[int, ...]
    count: int
    tested: int
