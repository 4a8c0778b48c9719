"""Shapes of paths, in pixels: the head of an arrow, a star, the place at the edge nearest to what is outside."""

import math

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPolygonF

_SLIM = 0.45
_INNER = 0.42


def head(tip_at: QPointF, way: QPointF, size: float) -> QPolygonF:
    """A triangle centred on `tip_at` that points along `way`."""
    length = math.hypot(way.x(), way.y()) or 1.0
    along = way / length * size
    across = QPointF(-along.y(), along.x()) * _SLIM
    back = tip_at - along / 2
    return QPolygonF([tip_at + along / 2, back + across, back - across, tip_at + along / 2])


def star(center: QPointF, size: float) -> QPolygonF:
    """Five points, `size` pixels from the middle."""
    corners = [
        center + QPointF(math.sin(k * math.pi / 5), -math.cos(k * math.pi / 5)) * size * (1.0 if k % 2 == 0 else _INNER)
        for k in range(10)
    ]
    return QPolygonF([*corners, corners[0]])


def edge(frame: QRectF, spot: QPointF, room: float) -> QPointF:
    """The place in `frame` nearest to a spot outside, with so much room around it."""
    inner = frame.adjusted(room, room, -room, -room)
    return QPointF(min(max(spot.x(), inner.left()), inner.right()), min(max(spot.y(), inner.top()), inner.bottom()))
