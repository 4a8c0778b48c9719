"""Parts of logistic regression: scores on the S-curve, costs on their curves, one row's way through a neuron, ‖W‖."""

from dataclasses import dataclass

from engine.core.frames import Part
from engine.core.types import Array


@dataclass(frozen=True, slots=True)
class SigmoidPart(Part):
    """Every row at (z, g(z)) on the S-curve, cut by the threshold. Exact for any number of features.

    Attributes:
        curve_z, curve_g: (n,) the S-curve; the same objects while `z_limits` stay.
        z, g: (r,) score and probability of the first r ≤ 500 rows.
        label, called: (r,) right class, and the class called (nan where nothing is called).
        z_limits: ends of the axis; change rarely and in jumps.
        threshold: from which probability on a row is called 1; threshold_z: the score at which that is reached.
        ones: rows called 1, of all `rows`; wrong: rows called what they are not; undecided: rows of which nothing
            is called.
        sample: the chosen row.
    """

    curve_z: Array
    curve_g: Array
    z: Array
    g: Array
    label: Array
    called: Array
    z_limits: tuple[float, float]
    threshold: float
    threshold_z: float
    ones: int
    wrong: int
    undecided: int
    rows: int
    sample: int


@dataclass(frozen=True, slots=True)
class LossesPart(Part):
    """The two cost curves −log H and −log(1 − H), with every row on its own.

    Attributes:
        curve_h: (n,) probabilities; curve_one, curve_zero: (n,) what a row of class 1 or 0 costs there.
        h, label, loss: (r,) probability of class 1, right class, and what the row costs, of the first r ≤ 500 rows.
        told: (t,) indices of the rows whose cost is written on them: all if they are few, else the dearest.
        limit: upper end of the cost axis; changes rarely.
        mean: mean of the losses over all `rows`: the cost, without a penalty.
        sample: the chosen row.
    """

    curve_h: Array
    curve_one: Array
    curve_zero: Array
    h: Array
    label: Array
    loss: Array
    told: tuple[int, ...]
    limit: float
    mean: float
    rows: int
    sample: int


@dataclass(frozen=True, slots=True)
class NeuronPart(Part):
    """One row's way through the neuron, and the way back of what it costs.

    Attributes:
        row: which row, from 0.
        names: (d) flat names of the weights; bias_name: of the bias.
        features, weights: (d,) as the model multiplies them.
        rest: (d + 1,) sum of the products w · x from the k-th on: what inputs that are not drawn add up to.
        bias, z, g: numbers; threshold: from where on 1 is called.
        called: the class called, nan for none; label: the right one.
        loss: what the row costs; slope: ∂loss/∂z = g − y.
        backward: (d,) ∂loss/∂w = (g − y) · x; that of the bias is `slope`.
    """

    row: int
    names: tuple[str, ...]
    bias_name: str
    features: Array
    weights: Array
    rest: Array
    bias: float
    z: float
    g: float
    threshold: float
    called: float
    label: int
    loss: float
    slope: float
    backward: Array


@dataclass(frozen=True, slots=True)
class WeightNormPart(Part):
    """How long the weight vector is, over the updates.

    Attributes:
        steps, norms: (n,) ‖W‖ at a few hundred steps up to the present one.
        step, norm: where the run stands now.
        step_limit: right end of the axis, as that of the cost curve; limit: upper end of the other one.
    """

    steps: Array
    norms: Array
    step: int
    norm: float
    step_limit: int
    limit: float
