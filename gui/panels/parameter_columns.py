"""The columns of a table of parameters, and what stands in them: bars from zero, numbers, ticks.

Columns give way where room is short: first the gradient's bar, then its number. Rows and header use the same columns.
"""

import math
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFontMetricsF, QPainter, QPen

from gui import theme
from gui.figures import MINUS, brief, figure

GAP = 8.0
_PART = 3.0  # times the gap between what is said of the value and of the gradient
_THICKEST = 34.0
Edge = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Columns:
    """Left edge and width of each column in pixels; a width of 0 leaves it out."""

    name: Edge
    bar: Edge
    value: Edge
    original: Edge
    gradient_bar: Edge
    gradient: Edge


def columns(width: float, metrics: QFontMetricsF, names: tuple[str, ...], *, original: bool) -> Columns:
    """The columns that fit into `width`."""
    digits = metrics.horizontalAdvance("−8.888e−8") + 2
    name = max([metrics.horizontalAdvance("w1"), *(metrics.horizontalAdvance(word) for word in names)]) + 4
    name = min(name, width * 0.25)
    least = metrics.height() * 3.4
    widths = {"name": name, "bar": least, "value": digits, "original": digits if original else 0.0}
    widths |= {"gradient_bar": least, "gradient": digits}

    def needed() -> float:
        return sum(part + GAP for part in widths.values() if part) + _PART * GAP

    for given_up in ("gradient_bar", "gradient"):
        if needed() > width:
            widths[given_up] = 0.0
    spare = width - needed()
    # The value's bar is the one that is dragged: it takes the larger share.
    share = 0.6 if widths["gradient_bar"] else 1.0
    widths["bar"] = max(30.0, widths["bar"] + spare * share)
    if widths["gradient_bar"]:
        widths["gradient_bar"] += spare * (1 - share)
    at, edges = GAP, {}
    first_of_gradient = "gradient_bar" if widths["gradient_bar"] else "gradient"
    for key, part in widths.items():
        if key == first_of_gradient:
            at += (_PART - 1) * GAP
        edges[key] = (at, part)
        at += part + GAP if part else 0.0
    return Columns(**edges)


def along(column: Edge, limits: tuple[float, float], value: float) -> float:
    """The pixel of `value`, kept inside the column."""
    low, high = limits
    share = (min(max(value, low), high) - low) / (high - low) if high > low else 0.0
    return column[0] + share * column[1]


def write(
    painter: QPainter,
    column: Edge,
    box: QRectF,
    text: str,
    color: str,
    side: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignRight,
) -> None:
    """`text` in its column of the row `box`, in the theme's `color`."""
    painter.setPen(theme.current().color(color))
    cut = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, math.ceil(column[1]))
    painter.drawText(QRectF(column[0], box.top(), column[1], box.height()), side | Qt.AlignmentFlag.AlignVCenter, cut)


def write_number(painter: QPainter, column: Edge, box: QRectF, value: float, color: str) -> None:
    """`value` in its column; a digit less before it is cut: a cut number would be another number."""
    text = figure(value)
    if painter.fontMetrics().horizontalAdvance(text) > column[1] + GAP:
        text = brief(value) if abs(value) >= 1e5 else f"{value:.0e}".replace("e-0", "e-").replace("-", MINUS)
    write(painter, (column[0] - GAP, column[1] + GAP), box, text, color)


def write_ends(painter: QPainter, column: Edge, box: QRectF, limits: Edge) -> None:
    """Where an axis begins and ends, if there is room for both."""
    ends = [_end(end) for end in limits]
    if sum(painter.fontMetrics().horizontalAdvance(end) for end in ends) + GAP > column[1]:
        return
    write(painter, column, box, ends[0], "muted", Qt.AlignmentFlag.AlignLeft)
    write(painter, column, box, ends[1], "muted")


def _end(value: float) -> str:
    """An end of an axis: a round number, without zeros behind the point."""
    if abs(value) >= 1e5:
        return brief(value)
    return (f"{value:,.4g}" if abs(value) < 1e3 else f"{value:,.0f}").replace("e-0", "e-").replace("-", MINUS)


def bar(painter: QPainter, column: Edge, box: QRectF, limits: tuple[float, float], value: float) -> None:
    """A bar from zero: blue above, vermilion and hatched below."""
    if math.isnan(value):
        return
    thick = min(box.height() * 0.5, _THICKEST)
    start, end = along(column, limits, 0.0), along(column, limits, value)
    bar = QRectF(min(start, end), box.center().y() - thick / 2, abs(end - start), thick)
    color = QColor(theme.current().color("positive" if value >= 0 else "negative"))
    painter.setPen(QPen(color, 1))
    if value >= 0:
        painter.setBrush(color)
        painter.drawRect(bar)
        return
    pale = QColor(color)
    pale.setAlpha(110)
    painter.setBrush(pale)
    painter.drawRect(bar)
    painter.setBrush(QBrush(color, Qt.BrushStyle.BDiagPattern))
    painter.drawRect(bar)


def tick(
    painter: QPainter, column: Edge, box: QRectF, limits: tuple[float, float], value: float, color: str = "text"
) -> None:
    """A thin mark across the bar, with a pale edge that parts it from the bar."""
    if not limits[0] <= value <= limits[1]:
        return
    at, reach = along(column, limits, value), min(box.height() * 0.5, _THICKEST) / 2 + 3
    painter.setPen(QPen(theme.current().color("base"), 4))
    painter.drawLine(QPointF(at, box.center().y() - reach), QPointF(at, box.center().y() + reach))
    painter.setPen(QPen(theme.current().color(color), 2))
    painter.drawLine(QPointF(at, box.center().y() - reach), QPointF(at, box.center().y() + reach))


def handle(painter: QPainter, at: QPointF, height: float) -> None:
    """What can be taken by hand."""
    radius = min(6.0, height / 4)
    painter.setPen(QPen(theme.current().color("text"), 1.5))
    painter.setBrush(theme.current().color("base"))
    painter.drawEllipse(at, radius, radius)
