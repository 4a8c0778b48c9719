"""What the views of logistic regression show: the S-curve with its rows, the two cost curves, one neuron, ‖W‖."""

import math

import numpy as np

from engine.core.classification import Classification
from engine.core.classification_parts import ROWS
from engine.core.experiment import Past
from engine.core.frames import Look
from engine.core.functions import sigmoid
from engine.core.limits import Limits, finite
from engine.core.parts_logistic import LossesPart, NeuronPart, SigmoidPart, WeightNormPart
from engine.core.types import Array, frozen

_POINTS = 201
# So few rows have their cost written on; of more the dearest ones.
_FEW, _DEAREST = 8, 3
# What the S-curve shows from the first: from here on 1 and 0 look reached.
_FIRST_SCORE = 5.0
# A cost of 3 stands for a probability of 5 %; more than 12 is not waited for.
_FIRST_COST, _MOST_COST = 3.0, 12.0
_FAR_SCORE = 1e6
_FIRST_STEPS = 10


def sigmoid_view(run: Classification, look: Look, past: Past) -> SigmoidPart:
    """Every row at (z, g(z)). The axis is as long to the left as to the right."""
    every = run.called(run.forward.H, look.threshold)
    decided = every[~np.isnan(every)]
    undecided = len(every) - len(decided)
    right = int(np.count_nonzero(every == run.label))
    z = np.clip(finite(run.forward.Z[:ROWS, 0]), -_FAR_SCORE, _FAR_SCORE)
    limits: Limits = run.remember("z limits", lambda: Limits(-_FIRST_SCORE, _FIRST_SCORE, far=2 * _FAR_SCORE))
    low, high = limits.hold(np.array([-np.abs(z).max(), np.abs(z).max()]))
    curve_z, curve_g = _s_curve(run, low, high)
    return SigmoidPart(
        curve_z=curve_z,
        curve_g=curve_g,
        z=frozen(z),
        g=frozen(run.forward.H[:ROWS, 0]),
        label=run.remember("rows label", lambda: frozen(run.label[:ROWS])),
        called=frozen(every[:ROWS]),
        z_limits=(low, high),
        threshold=look.threshold,
        threshold_z=_score_at(look.threshold),
        ones=int(np.count_nonzero(decided)),
        wrong=len(decided) - right,
        undecided=undecided,
        rows=len(every),
        sample=run.row(look),
    )


def _s_curve(run: Classification, low: float, high: float) -> tuple[Array, Array]:
    """The S-curve between two scores; the same arrays as long as they stay. Half of its points lie near 0."""
    made: tuple[float, float, Array, Array] | None = run.memory.get("s curve")
    if made is None or made[:2] != (low, high):
        near = np.linspace(max(low, -8.0), min(high, 8.0), _POINTS)
        z = np.unique(np.concatenate([[low], near, [high]]))
        made = (low, high, frozen(z), frozen(sigmoid(z)))
        run.memory["s curve"] = made
    return made[2], made[3]


def _score_at(probability: float) -> float:
    """The score z whose g(z) is `probability`: log(p / (1 − p))."""
    if probability <= 0.0:
        return -_FAR_SCORE
    return _FAR_SCORE if probability >= 1.0 else math.log(probability) - math.log1p(-probability)


def losses(run: Classification, look: Look, past: Past) -> LossesPart:
    """Every row on −log H or −log(1 − H). Costs come from the scores, so that they stay finite."""
    H, Z, Y = run.forward.H[:ROWS], run.forward.Z[:ROWS], run.batch.Y[:ROWS]
    loss = finite(run.layer.output.loss(Z, Y))
    limits: Limits = run.remember("loss limits", lambda: Limits(0.0, _FIRST_COST, far=_MOST_COST))
    limit = limits.hold(loss)[1]
    curve_h, curve_one, curve_zero = run.remember("loss curves", _loss_curves)
    return LossesPart(
        curve_h=curve_h,
        curve_one=curve_one,
        curve_zero=curve_zero,
        h=frozen(H[:, 0]),
        label=run.remember("rows label", lambda: frozen(run.label[:ROWS])),
        loss=frozen(loss),
        told=_told(loss),
        limit=limit,
        mean=float(finite(run.cost - run.layer.l2 * np.square(run.params["W"]).sum())),
        rows=len(run.batch.X),
        sample=run.row(look),
    )


def _loss_curves() -> tuple[Array, Array, Array]:
    """Both curves from the smallest probability that costs less than the axis can ever show; denser where steep."""
    least = math.exp(-1.5 * _MOST_COST)
    steep = np.exp(np.linspace(math.log(least), math.log(0.5), _POINTS // 2))
    h = np.concatenate([steep, 1.0 - steep[-2::-1]])
    return frozen(h), frozen(-np.log(h)), frozen(-np.log1p(-h))


def _told(loss: Array) -> tuple[int, ...]:
    if len(loss) <= _FEW:
        return tuple(range(len(loss)))
    dearest = np.argsort(-loss, kind="stable")[:_DEAREST]
    return tuple(int(row) for row in dearest)


def neuron(run: Classification, look: Look, past: Past) -> NeuronPart:
    """The chosen row from its features to 0 or 1, and back from its cost to every weight."""
    row = run.row(look)
    x, w = run.batch.X[row], run.params["W"][:, 0]
    products = finite(w * x)
    H, Z, Y = run.forward.H[row : row + 1], run.forward.Z[row : row + 1], run.batch.Y[row : row + 1]
    slope = float(H[0, 0] - Y[0, 0])
    return NeuronPart(
        row=row,
        names=run.names[: len(w)],
        bias_name=run.names[len(w)],
        features=frozen(x),
        weights=frozen(finite(w)),
        rest=frozen(np.append(np.cumsum(products[::-1])[::-1], 0.0)),
        bias=float(finite(run.params["b"])[0]),
        z=float(finite(Z)[0, 0]),
        g=float(H[0, 0]),
        threshold=look.threshold,
        called=float(run.called(H, look.threshold)[0]),
        label=int(run.label[row]),
        loss=float(finite(run.layer.output.loss(Z, Y))[0]),
        slope=slope,
        backward=frozen(slope * x),
    )


def weight_norm(run: Classification, look: Look, past: Past) -> WeightNormPart:
    """‖W‖ = √ΣW² at the steps that the path keeps."""
    steps, path = run.path(past)
    weights = run.params["W"].size
    norms = np.linalg.norm(finite(path[:, :weights]), axis=1)
    norm = float(np.linalg.norm(finite(run.params["W"])))
    limits: Limits = run.remember("norm limits", lambda: Limits(0.0, 1.0, far=1e150))
    step_limit = _FIRST_STEPS
    while step_limit < past.last:
        step_limit *= 2
    return WeightNormPart(
        steps=frozen(np.array(steps)),
        norms=frozen(norms),
        step=run.steps_made,
        norm=norm,
        step_limit=step_limit,
        limit=limits.hold(np.append(norms, norm))[1],
    )
