"""Many curves as one line with gaps, and the curve nearest to a point: one item is drawn faster than hundreds."""

import numpy as np

from engine.core.types import Array


def joined(steps: Array, costs: Array, chosen: Array) -> tuple[Array, Array]:
    """x and y of those columns of `costs` (k, n) for which `chosen` (n,) is true, with a NaN after each curve."""
    picked = costs[:, chosen > 0]
    gap = np.full((1, picked.shape[1]), np.nan)
    x = np.tile(np.append(steps, np.nan), picked.shape[1])
    return x, np.concatenate([picked, gap]).T.ravel()


def nearest(steps: Array, costs: Array, at: tuple[float, float], pixel: tuple[float, float], most: float) -> int | None:
    """The curve nearest to the point `at`, None where none is within `most` pixels.

    Args:
        steps: (k,) rising.
        costs: (k, n) heights of the curves there.
        at: x and y.
        pixel: how much of x and of y a pixel is.
        most: pixels.
    """
    if len(steps) == 0:
        return None
    found: tuple[float, int] | None = None
    for aside in range(-4, 5, 2):
        x = at[0] + aside * pixel[0]
        place = int(np.clip(np.searchsorted(steps, x), 1, len(steps) - 1)) if len(steps) > 1 else 0
        before = max(place - 1, 0)
        width = steps[place] - steps[before]
        share = float(np.clip((x - steps[before]) / width, 0.0, 1.0)) if width else 0.0
        heights = (1.0 - share) * costs[before] + share * costs[place]
        away = np.hypot(np.abs(heights - at[1]) / pixel[1], aside)
        index = int(away.argmin())
        if away[index] <= most and (found is None or away[index] < found[0]):
            found = (float(away[index]), index)
    return None if found is None else found[1]
