"""The geometry of a box in space that can be turned: where its points fall on the screen, what is at the back.

Three kinds of coordinates: data (what the axes say), placed (the box is [−1, 1] × [−1, 1] × [−TALL, TALL]) and pixels.
The camera is orthographic: parallel edges stay parallel, so sizes at the front and at the back compare.
"""

import math
from dataclasses import dataclass
from typing import Self, TypeAlias

import numpy as np
from numpy.typing import NDArray

from engine.core.types import Array

Flags: TypeAlias = NDArray[np.bool_]
Numbers: TypeAlias = NDArray[np.intp]

TALL = 0.72
"""Half the height of the placed box; its base is 2 × 2."""

_FAR = 1e6  # placed coordinates end here: beyond it nobody sees the difference, and no product overflows
_STRETCH = 1.8  # how much wider than high a unit may be drawn: the axes have different units anyway


@dataclass(frozen=True, slots=True)
class Camera:
    """Where the viewer stands, in degrees: `azimuth` around the vertical axis, `elevation` above the floor."""

    azimuth: float
    elevation: float

    def turned(self, azimuth: float, elevation: float) -> "Camera":
        """The camera after a turn; it stays above the floor and never reaches the zenith."""
        around = (self.azimuth + azimuth + 180.0) % 360.0 - 180.0
        return Camera(around, min(86.0, max(4.0, self.elevation + elevation)))

    def basis(self) -> Array:
        """(3, 3) rows: right and up on the screen, towards the viewer."""
        a, e = math.radians(self.azimuth), math.radians(self.elevation)
        return np.array(
            [
                [-math.sin(a), math.cos(a), 0.0],
                [-math.sin(e) * math.cos(a), -math.sin(e) * math.sin(a), math.cos(e)],
                [math.cos(e) * math.cos(a), math.cos(e) * math.sin(a), math.sin(e)],
            ]
        )

    def front(self) -> tuple[float, float]:
        """(±1, ±1) the sides x and y of the box that face the viewer; seen edge-on, the side to the right."""
        right, _, towards = self.basis().tolist()
        x = towards[0] if abs(towards[0]) > 0.02 else right[0]
        y = towards[1] if abs(towards[1]) > 0.02 else right[1]
        return math.copysign(1.0, x), math.copysign(1.0, y)


@dataclass(frozen=True, slots=True)
class Box:
    """The part of the data space that is shown: limits along x, y and z."""

    low: tuple[float, float, float]
    high: tuple[float, float, float]

    @classmethod
    def around(cls, *limits: tuple[float, float]) -> Self:
        """The box with these three limits, mended where they are equal, swapped or not finite."""
        mended = [_mended(*pair) for pair in limits]
        x, y, z = mended
        return cls((x[0], y[0], z[0]), (x[1], y[1], z[1]))

    def place(self, points: Array) -> Array:
        """(…, 3) data points in placed coordinates; what is not finite or too far is put far away, never refused."""
        low, high = np.array(self.low), np.array(self.high)
        span = high - low
        finite = np.nan_to_num(np.asarray(points, dtype=float), nan=-1e300, posinf=1e300, neginf=-1e300)
        near = np.clip(finite, low - _FAR * span, high + _FAR * span)
        placed: Array = ((near - low) / span * 2.0 - 1.0) * np.array([1.0, 1.0, TALL])
        return placed


@dataclass(frozen=True, slots=True)
class Projection:
    """From placed coordinates to pixels: the camera, the pixel of the box's middle, and pixels per unit."""

    camera: Camera
    center: tuple[float, float]
    scale: tuple[float, float]

    @classmethod
    def fitted(cls, camera: Camera, left: float, top: float, width: float, height: float) -> Self:
        """The largest picture that stays inside the rectangle at every azimuth, so that turning does not zoom."""
        e = math.radians(camera.elevation)
        across = max(1.0, width) / (2 * math.sqrt(2))
        upwards = max(1.0, height) / (2 * (math.sqrt(2) * math.sin(e) + TALL * math.cos(e)))
        scale = (min(across, _STRETCH * upwards), min(upwards, _STRETCH * across))
        return cls(camera, (left + width / 2, top + height / 2), scale)

    def pixels(self, placed: Array) -> Array:
        """(…, 3) placed points as (…, 2) pixels."""
        right, up, _ = self.camera.basis()
        x = self.center[0] + self.scale[0] * (placed @ right)
        y = self.center[1] - self.scale[1] * (placed @ up)
        return np.stack([x, y], axis=-1)

    def edges(self) -> tuple[Array, Array, Array]:
        """The (2, 3) placed edges that carry the ticks of x, y and z: in front on the floor, and farthest left."""
        x, y = self.camera.front()
        right = self.camera.basis()[0]
        corners = [(a, b) for a in (-1.0, 1.0) for b in (-1.0, 1.0)]
        left = min(corners, key=lambda corner: corner[0] * right[0] + corner[1] * right[1])
        return (
            np.array([[-1.0, y, -TALL], [1.0, y, -TALL]]),
            np.array([[x, -1.0, -TALL], [x, 1.0, -TALL]]),
            np.array([[*left, -TALL], [*left, TALL]]),
        )


def back_to_front(columns: int, rows: int, camera: Camera) -> Numbers:
    """Order in which to paint the cells of a height field, as flat indices of (rows, columns).

    Seen from one direction no cell can hide one that lies behind it in both x and y, so walking the grid from its
    far corner is exact, where sorting by depth is not.
    """
    x, y = camera.front()
    order = np.arange(rows * columns).reshape(rows, columns)
    if x < 0:
        order = order[:, ::-1]
    if y < 0:
        order = order[::-1, :]
    return order.ravel()


def inside(points: Array) -> Flags:
    """(…) whether placed points lie in the box."""
    limits = np.array([1.0, 1.0, TALL]) * (1 + 1e-9)
    return np.asarray((np.abs(points) <= limits).all(axis=-1))


def cut(starts: Array, ends: Array) -> tuple[Array, Array, Flags]:
    """The parts inside the box of n placed segments (Liang and Barsky).

    Returns:
        (n, 3) starts and (n, 3) ends moved to the box's faces, (n,) whether anything is left.
    """
    limits = np.array([1.0, 1.0, TALL])
    way = ends - starts
    still = np.abs(way) < 1e-12
    safe = np.where(still, 1.0, way)
    near, far = (-limits - starts) / safe, (limits - starts) / safe
    outside = still & (np.abs(starts) > limits)
    enters = np.where(still, -np.inf, np.minimum(near, far)).max(axis=-1)
    leaves = np.where(still, np.inf, np.maximum(near, far)).min(axis=-1)
    first, last = np.clip(enters, 0.0, 1.0), np.clip(leaves, 0.0, 1.0)
    kept = (first <= last) & (enters <= 1.0) & (leaves >= 0.0) & ~outside.any(axis=-1)
    return starts + first[:, None] * way, starts + last[:, None] * way, kept


def _mended(low: float, high: float) -> tuple[float, float]:
    if not (math.isfinite(low) and math.isfinite(high)):
        return 0.0, 1.0
    low, high = sorted((min(1e150, max(-1e150, low)), min(1e150, max(-1e150, high))))
    least = max(1e-9, 1e-9 * abs(low), 1e-9 * abs(high))
    if high - low >= least:
        return low, high
    half = max(0.5, 0.1 * abs(low))
    return low - half, high + half
