"""Numbers as small pictures: grey from paper to ink, or signed colours around a middle."""

import numpy as np
from PySide6.QtGui import QColor, QImage

from engine.core.types import Array


def grey_images(pixels: Array, paper: QColor, ink: QColor) -> list[QImage]:
    """A picture for each of pixels (r, h, w) from 0 (paper) to 1 (ink)."""
    return _images(_between(_rgb(paper), _rgb(ink), pixels))


def signed_images(values: Array, limit: float, middle: QColor, above: QColor, below: QColor) -> list[QImage]:
    """A picture for each of values (r, h, w): stronger the larger, to `above` where positive, to `below` otherwise."""
    share = np.clip(values / limit, -1.0, 1.0) if limit > 0 else np.zeros_like(values)
    plus = _between(_rgb(middle), _rgb(above), np.maximum(share, 0.0))
    minus = _between(_rgb(middle), _rgb(below), np.maximum(-share, 0.0))
    return _images(np.where((share > 0)[..., None], plus, minus))


def strong_places(values: Array, least: float) -> list[tuple[int, int, int, bool]]:
    """(picture, row, column, whether positive) of the values of at least this size."""
    found = np.argwhere(np.abs(values) >= least)
    return [(int(k), int(y), int(x), bool(values[k, y, x] > 0)) for k, y, x in found]


def _rgb(color: QColor) -> Array:
    return np.array([color.redF(), color.greenF(), color.blueF()])


def _between(one: Array, other: Array, share: Array) -> Array:
    return one + share[..., None] * (other - one)


def _images(colors: Array) -> list[QImage]:
    height, width = colors.shape[1:3]
    levels = np.clip(np.round(colors * 255.0), 0, 255).astype(np.uint32)
    words = np.ascontiguousarray((255 << 24) | (levels[..., 0] << 16) | (levels[..., 1] << 8) | levels[..., 2])
    # A copy: the picture outlives the array that it is made of.
    return [
        QImage(picture.tobytes(), width, height, 4 * width, QImage.Format.Format_RGB32).copy()
        for picture in words.astype(np.uint32)
    ]
