"""Parts about the way from scores to probabilities and to a cost: softmax, argmax, cross-entropy, their slopes."""

from dataclasses import dataclass

from engine.core.frames import Part
from engine.core.messages import Message
from engine.core.types import Array


@dataclass(frozen=True, slots=True)
class PipelinePart(Part):
    """Scores y → powers → probabilities p, and from there two branches: argmax for the prediction, the label for cost.

    Attributes:
        names: of the k classes.
        scores: (k,) y; initial: (k,) the scores the lab begins with.
        temperature: the scores are divided by it.
        shift: the largest score, which is subtracted before the powers are taken; None in the naive formula.
        exponents: (k,) y/T, or (y − shift)/T; powers: (k,) e to these; total: their sum.
        probabilities: (k,) powers / total; share_total: their sum.
        leaders: classes with the largest probability: one, several in a tie, none where nothing can be compared.
        right: the right class; label: (k,) one-hot.
        losses: (k,) −log p; terms: (k,) label × losses, which is 0 wherever the label is; cost: their sum.
        limit: the axis of the scores goes from −limit to limit; grain: by how much a hand moves them.
        raised: (k,) all scores with the same number added; None where that is too far.
        note: what is worth saying about these numbers, None for nothing.
    """

    names: tuple[str, ...]
    scores: Array
    initial: Array
    temperature: float
    shift: float | None
    exponents: Array
    powers: Array
    total: float
    probabilities: Array
    share_total: float
    leaders: tuple[int, ...]
    right: int
    label: Array
    losses: Array
    terms: Array
    cost: float
    limit: float
    grain: float
    raised: Array | None
    note: Message | None

    @property
    def winner(self) -> int | None:
        """The class that argmax names; None in a tie, or where a probability is not a number."""
        return self.leaders[0] if len(self.leaders) == 1 else None


@dataclass(frozen=True, slots=True)
class JacobianPart(Part):
    """∂p_i/∂y_j: what each score does to each probability.

    Attributes:
        names: of the k classes; scores, probabilities: (k,).
        temperature: the scores are divided by it.
        slopes: (k, k), row i for p_i, column j for y_j.
        row_sums, column_sums: (k,); both are 0.
    """

    names: tuple[str, ...]
    scores: Array
    probabilities: Array
    temperature: float
    slopes: Array
    row_sums: Array
    column_sums: Array


@dataclass(frozen=True, slots=True)
class LossPart(Part):
    """−log p over p, and where the right class stands on it.

    Attributes:
        p, loss: (n,) the curve.
        name: of the right class, the one with the index `right`.
        probability, cost: of the right class.
        limits: (low, high) of the axis of the loss.
        inside: whether the point lies within the limits.
    """

    p: Array
    loss: Array
    name: str
    right: int
    probability: float
    cost: float
    limits: tuple[float, float]
    inside: bool


@dataclass(frozen=True, slots=True)
class TwoClassesPart(Part):
    """Two classes: softmax of two scores beside the sigmoid of their difference, and both costs.

    Attributes:
        names: of the two classes; scores: (2,).
        temperature: the scores are divided by it.
        softmax: (2,) probabilities by softmax; cost: their cross-entropy.
        difference: z = (y_1 − y_2)/T; sigmoid: (2,) σ(z) and 1 − σ(z).
        logistic_cost: lecture 5's cost of σ(z), with 1 for the first class.
        right: index of the right class; target: 1 where that is the first.
        agree: whether both ways give the same numbers, to rounding.
        z, g: (n,) the curve of the sigmoid.
        limit: the curve is drawn from −limit to limit.
    """

    names: tuple[str, ...]
    scores: Array
    temperature: float
    softmax: Array
    cost: float
    difference: float
    sigmoid: Array
    logistic_cost: float
    right: int
    target: int
    agree: bool
    z: Array
    g: Array
    limit: float
