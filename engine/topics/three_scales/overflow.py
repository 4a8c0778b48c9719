"""What became of a run whose cost is too large for 32 bits: the same update in 64, and when nothing is a number."""

from typing import NamedTuple

import numpy as np

from engine.core.float32 import MOST
from engine.core.lockstep import Lane
from engine.core.types import Batch, Params
from engine.topics.three_scales.scaled_run import ScaledRun, run_of

_AT_MOST = 1000


class Overflow(NamedTuple):
    """A cost that is ∞ in 32 bits.

    Attributes:
        exact: what it is in 64 bits.
        lost_at: the update from which on it is not a number at all, were the run to go on.
    """

    exact: float
    lost_at: int


def overflow(lane: Lane) -> Overflow | None:
    """That of a run that stands where its numbers last were finite; None where 32 bits are not what stopped it."""
    run = run_of(lane)
    stopped = lane.diverged_at is not None and run.steps_made < lane.diverged_at
    return overflow_of(run) if stopped else None


def overflow_of(run: ScaledRun) -> Overflow | None:
    """What the next update of a run leads to; None where it has 64 bits, or 32 are enough for it."""
    if not run.short:
        return None
    known: tuple[Params, Overflow | None] | None = run.memory.get("overflow")
    if known is None or known[0] is not run.params:
        with np.errstate(all="ignore"):
            known = (run.params, _overflow(run))
        run.memory["overflow"] = known
    return known[1]


def _overflow(run: ScaledRun) -> Overflow | None:
    model, optimizer = run.settings.model, run.settings.optimizer
    long = Batch(run.batch.X.astype(np.float64), run.batch.Y.astype(np.float64))
    before = {name: values.astype(np.float64) for name, values in run.params.items()}
    slopes = model.backward(before, long, model.forward(before, long))
    exact = model.forward(optimizer.update(before, slopes, run.steps_made), long).cost
    if not MOST < exact * run.batch.Y.size < np.inf:
        return None
    params, passed = run.params, run.forward
    for step in range(run.steps_made, run.steps_made + _AT_MOST):
        params = optimizer.update(params, model.backward(params, run.batch, passed), step)
        passed = model.forward(params, run.batch)
        if np.isnan(passed.cost):
            return Overflow(exact, step + 1)
    return None
