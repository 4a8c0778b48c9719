"""The plane of two features as a picture: each place tinted by the class that wins there, the line between classes,
and which rows are called wrong.
"""

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QColor, QPainterPath

from engine.core.parts_classes import ClassMapPart, MapRows
from engine.core.types import Array, frozen
from gui.drawing.contours import contours

# A certain winner is tinted so far towards its colour: points of that colour have to be seen on it.
STRONGEST = 0.5
_TONES = 256
_NO_ROWS = MapRows(frozen(np.zeros((0, 2))), frozen([]), frozen([]))


class Verdicts(NamedTuple):
    """Rows by what they are called: indices of those called wrong, and of those of which nothing is called."""

    wrong: tuple[int, ...]
    undecided: tuple[int, ...]


def tinted(winner: Array, fade: Array, base: str, colors: tuple[str, ...]) -> NDArray[np.uint8]:
    """The (n, n, 4) RGBA image of `winner` (n, n), from the colour `base` where `fade` (n, n) is 0 to the class's."""
    tone = (np.clip(np.nan_to_num(fade), 0.0, 1.0) * (_TONES - 1)).astype(np.intp)
    return _table(base, colors)[winner.astype(np.intp) % len(colors), tone]


@lru_cache(maxsize=8)
def _table(base: str, colors: tuple[str, ...]) -> NDArray[np.uint8]:
    """(classes, tones, 4) colours."""
    ground = np.array(QColor(base).getRgb(), dtype=np.float64)
    ends = np.array([QColor(color).getRgb() for color in colors], dtype=np.float64)
    share = STRONGEST * np.linspace(0.0, 1.0, _TONES)[None, :, None]
    return np.round(ground + share * (ends[:, None, :] - ground)).astype(np.uint8)


def boundary(x_limits: tuple[float, float], y_limits: tuple[float, float], score: Array) -> QPainterPath:
    """Where `score` (n, n) is 0, in data coordinates; empty where it never is."""
    x, y = (np.linspace(*limits, count) for limits, count in ((x_limits, score.shape[1]), (y_limits, score.shape[0])))
    return contours(x, y, score, np.zeros(1)).path


def sets_of(part: ClassMapPart) -> tuple[MapRows, MapRows, MapRows]:
    """The rows that teach, those by which something is chosen, and those kept apart."""
    taught = MapRows(part.points, part.label, part.called)
    return taught, part.validation or _NO_ROWS, MapRows(part.test_points, part.test_label, part.test_called)


def verdicts(label: Array, called: Array) -> Verdicts:
    """What became of the rows with the right classes `label` (r,) that are `called` (r,), nan where nothing is."""
    nothing = np.isnan(called)
    wrong = (called != label) & ~nothing
    return Verdicts(tuple(np.flatnonzero(wrong).tolist()), tuple(np.flatnonzero(nothing).tolist()))


def same(one: Array | None, other: Array | None) -> bool:
    """Whether two grids say the same."""
    return one is other or (one is not None and other is not None and bool(np.array_equal(one, other)))


def of_class(points: Array, label: Array, k: int) -> Array:
    """(s, 2) those of `points` (r, 2) whose right class is `k`."""
    chosen: Array = points[label == k]
    return chosen


def some(tables: Sequence[Array], rows: Sequence[tuple[int, ...]]) -> Array:
    """(s, 2) the points of these rows of each table (r, 2)."""
    return np.concatenate([table[list(chosen)] for table, chosen in zip(tables, rows, strict=True)])


def nearest(points: Array, at: tuple[float, float], pixel: tuple[float, float], reach: float) -> int | None:
    """The row of `points` (r, 2) nearest to the place `at`, if it is within `reach` pixels.

    Args:
        points, at: in data coordinates.
        pixel: (width, height) of a pixel in data coordinates.
        reach: in pixels.
    """
    if not len(points):
        return None
    away = np.hypot(*((points - np.array(at)) / np.array(pixel)).T)
    row = int(np.argmin(away))
    return row if away[row] <= reach else None


def any_wins(fade: Array) -> bool:
    """Whether some class is more probable than the others anywhere."""
    return bool(np.any(fade))
