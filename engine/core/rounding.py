"""What rounding has left of a gradient that is zero is shown as zero. Training goes on with the number as it is."""

import numpy as np

from engine.core.model import Forward, Model
from engine.core.training import Training
from engine.core.types import Batch, Params

# A sum whose terms cancel is right to a few units in the last place of what was added.
UNITS = 8.0 * np.finfo(np.float64).eps


def settled(model: Model, params: Params, batch: Batch, forward: Forward, gradients: Params) -> Params:
    """`gradients` with 0 where they are no more than rounding noise beside the terms they were added from.

    How large those terms are says the same backward pass with all signs taken away: sums of |x| · (|H| + |Y|) in the
    place of sums of x · (H − Y). A gradient that is small because all its terms are (in the first layers of a deep
    network, far out on a sigmoid) stays as it is.
    """
    sizes = model.backward(
        {name: np.abs(values) for name, values in params.items()},
        Batch(np.abs(batch.X), -np.abs(batch.Y)),
        Forward(tuple(np.abs(A) for A in forward.activations), forward.Z, np.abs(forward.H), forward.cost),
    )
    return {
        name: np.where(np.abs(values) <= UNITS * np.abs(sizes[name]), 0.0, values) for name, values in gradients.items()
    }


def gradients(run: Training) -> Params:
    """∂cost/∂parameter of a run as they are shown; worked out once for each place."""
    held: tuple[Forward, Params] | None = run.memory.get("settled gradients")
    if held is None or held[0] is not run.forward:
        found = settled(run.settings.model, run.params, run.batch, run.forward, run.gradients())
        held = run.memory["settled gradients"] = (run.forward, found)
    return held[1]
