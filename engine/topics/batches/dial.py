"""How far the gradient of a few rows points away from that of all: measured for a batch, and what is typical of a size.

Rows are drawn without putting them back. The gradient of B of n rows is that of all plus noise; the mean square of the
noise is s² (n − B) / (B (n − 1)), with s² the variance of the gradients of single rows. At right angles to the whole
gradient G this makes tan θ ≈ s √((n − B) / (B (n − 1))) / |G|, as nearly all of the noise is in the many directions
that are not G's.
"""

import math

import numpy as np

from engine.core.experiment import Past
from engine.core.frames import Look
from engine.core.model import Forward
from engine.core.parts_batches import DialPart
from engine.core.types import Array, Batch, Params, frozen
from engine.topics.batches.minibatches import MiniBatches

# Other batches at the same place, and how many rows they may have together.
_OTHERS, _OTHER_ROWS = 12, 4000
_SIZES = 60


def angle_between(a: Params, b: Params) -> float | None:
    """In degrees; None where one of the two is 0."""
    dot, lengths = inner(a, b), math.sqrt(inner(a, a) * inner(b, b))
    if not lengths > 0.0:
        return None
    return math.degrees(math.acos(min(1.0, max(-1.0, dot / lengths))))


def inner(a: Params, b: Params) -> float:
    """Σ a·b over all parameters."""
    return sum(float(np.vdot(a[name], b[name])) for name in a)


def spread(run: MiniBatches) -> float:
    """s: how far the gradient of a single row is from that of all, as a root mean square.

    A row's gradient is the product of its inputs (and 1, for the bias) with p − y; a penalty is the same for all rows.
    """
    X, Y = run.whole
    error = run.whole_forward().H - Y
    squares: Array = run.remember("squares of rows", lambda: np.square(X).sum(axis=1) + 1.0)
    mean = run.whole_gradient()
    mean = {**mean, "W": mean["W"] - 2.0 * run.layer.l2 * run.params["W"]}
    return math.sqrt(max(0.0, float(squares @ np.square(error).sum(axis=1)) / len(X) - inner(mean, mean)))


def typical_angle(spread_of_rows: float, length: float, size: int, rows: int) -> float:
    """The angle in degrees that is typical of batches of `size` of `rows` rows; `length` of the whole gradient."""
    size = min(size, rows)
    left = (rows - size) / (size * (rows - 1)) if rows > 1 else 0.0
    return math.degrees(math.atan2(spread_of_rows * math.sqrt(left), length))


def drawn_angles(run: MiniBatches, size: int, count: int, seed: int = 0) -> list[float]:
    """The measured angles of `count` batches of `size` rows, drawn at the present parameters."""
    whole, rows, forward = run.whole_gradient(), len(run.whole.X), run.whole_forward()
    generator = np.random.default_rng([seed, size])
    found = []
    for _ in range(count):
        places = generator.choice(rows, size=min(size, rows), replace=False)
        X, Y, Z, H = (values.take(places, axis=0) for values in (*run.whole, forward.Z, forward.H))
        # What these rows cost is not asked for.
        of_batch = run.model.backward(run.params, Batch(X, Y), Forward((X,), Z, H, math.nan))
        angle = angle_between(of_batch, whole)
        if angle is not None:
            found.append(angle)
    return found


def dial(run: MiniBatches, look: Look, past: Past) -> DialPart:
    """The angle of the batch that comes next, of a few others like it, and what is typical of each size."""
    whole, rows, size = run.whole_gradient(), len(run.train_rows), len(run.batch.X)
    length, spread_of_rows = math.sqrt(inner(whole, whole)), spread(run)
    count = min(_OTHERS, _OTHER_ROWS // size)
    sizes = run.remember("dial sizes", lambda: frozen(_sizes(rows)))
    typical = [typical_angle(spread_of_rows, length, int(B), rows) for B in sizes]
    return DialPart(
        angle=angle_between(run.gradients(), whole),
        others=frozen(drawn_angles(run, size, count, seed=run.steps_made)),
        size=size,
        rows=rows,
        measured=len(run.whole.X),
        length=run.gradient_norm,
        whole_length=length,
        sizes=sizes,
        typical=frozen(typical),
        here=typical_angle(spread_of_rows, length, size, rows),
    )


def _sizes(rows: int) -> Array:
    """Batch sizes from 1 to all, as evenly as whole numbers allow on a logarithmic scale."""
    return np.unique(np.round(np.geomspace(1, rows, _SIZES)))
