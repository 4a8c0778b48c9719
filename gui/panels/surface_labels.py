"""What contours cost, written on them where neither the run's path nor a mark is in the way."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from itertools import pairwise

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter

from gui import theme
from gui.drawing.contours import ContourLabel
from gui.figures import figure
from gui.panels.corner_names import corners

_AWAY = 12.0  # pixels between a label and a mark
_CELL = 8.0  # the path is known to so many pixels
_MOST_STEPS = 400

Cell = tuple[int, int]


def paint_labels(
    painter: QPainter,
    frame: QRectF,
    labels: Sequence[ContourLabel],
    at: Callable[[tuple[float, float]], QPointF],
    marks: Iterable[QPointF],
    path: Sequence[QPointF],
    *,
    named: bool = False,
) -> None:
    """Write `labels` inside `frame`; `at` says where a point of the surface is, `marks` and `path` are in pixels.

    `named`: the corners are left to the names of the axes.
    """
    font = QFont(painter.font())
    font.setPointSize(theme.point_size())
    painter.setFont(font)
    metrics = QFontMetricsF(font)
    plate = QColor(theme.LIGHT.text)
    plate.setAlpha(150)
    near = [QRectF(mark.x() - _AWAY, mark.y() - _AWAY, 2 * _AWAY, 2 * _AWAY) for mark in marks]
    near += corners(frame, metrics.height()) if named else ()
    crossed = _cells(path, frame)
    texts = [_level(label.level) for label in labels]
    same = Counter(texts)
    for label, text in zip(labels, texts, strict=True):
        box = QRectF(0, 0, metrics.horizontalAdvance(text), metrics.height()).adjusted(-4, 1, 4, -1)
        for place in ((label.x, label.y), *label.elsewhere):
            box.moveCenter(at(place))
            if frame.contains(box) and not any(box.intersects(other) for other in near) and not _meets(box, crossed):
                break
        else:
            continue
        if same[text] > 1:
            # On a surface that hardly rises four digits do not tell one contour from the next.
            continue
        near.append(box.adjusted(-_AWAY, -_AWAY, _AWAY, _AWAY))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(plate)
        painter.drawRoundedRect(box, 4, 4)
        painter.setPen(QColor(theme.LIGHT.base))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextDontClip, text)


def _cells(path: Sequence[QPointF], frame: QRectF) -> set[Cell]:
    """The squares of the screen that the path goes through."""
    found: set[Cell] = set()
    for start, end in pairwise(path):
        way = end - start
        steps = min(_MOST_STEPS, 1 + int(max(abs(way.x()), abs(way.y())) / (0.5 * _CELL)))
        for k in range(steps + 1):
            spot = start + way * (k / steps)
            if frame.contains(spot):
                found.add((int(spot.x() // _CELL), int(spot.y() // _CELL)))
    return found


def _meets(box: QRectF, crossed: set[Cell]) -> bool:
    columns = range(int(box.left() // _CELL), int(box.right() // _CELL) + 1)
    rows = range(int(box.top() // _CELL), int(box.bottom() // _CELL) + 1)
    return any((column, row) in crossed for column in columns for row in rows)


def _level(cost: float) -> str:
    """A contour's cost; levels are round, so no zeros behind the point."""
    return f"{cost:,.6g}" if 1e-3 <= abs(cost) < 1e6 else figure(cost)
