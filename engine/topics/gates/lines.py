"""What one straight line can do: every way in which it can part a few points, found by trying all of them.

Which points lie on which side changes only where a direction has two points level. Between two such directions
nothing changes, so one direction from each gap is enough, and in it every place to cut.
"""

import numpy as np

from engine.core.types import Array


def partings(points: Array) -> Array:
    """(k, n) of 0 and 1: each way in which a line can have n points (n, 2) on its two sides, once.

    A unit's output is 1 on one side: both ways round are there, and all points on one side.
    """
    pairs = [(i, j) for i in range(len(points)) for j in range(i)]
    apart = np.array([points[i] - points[j] for i, j in pairs]).reshape(-1, 2)
    level = np.unique(np.round(np.mod(np.arctan2(apart[:, 1], apart[:, 0]) + np.pi / 2, np.pi), 12))
    between = (level + np.append(level[1:], level[0] + np.pi)) / 2 if len(level) else np.zeros(1)
    found: set[tuple[int, ...]] = set()
    for angle in between:
        heights = points @ np.array([np.cos(angle), np.sin(angle)])
        order = np.argsort(heights, kind="stable")
        for cut in range(len(points) + 1):
            side = np.zeros(len(points), dtype=int)
            side[order[cut:]] = 1
            found |= {tuple(side.tolist()), tuple((1 - side).tolist())}
    return np.array(sorted(found), dtype=np.float64)


def most_right(points: Array, label: Array) -> int:
    """How many of the points the best line has on the right side."""
    return int((partings(points) == label).sum(axis=1).max())
