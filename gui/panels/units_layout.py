"""Where everything of one neuron or of three stands: inputs, a slide for each weight, sum, function, output.

Of three neurons the two hidden ones stand above each other on the left, and what they say is the input of the third.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, QSizeF
from PySide6.QtGui import QFontMetricsF, QPainterPath

from engine.core.parts_gates import Unit, UnitsPart

# In lines of text.
_EDGE, _PILL, _MOST_PITCH, _SIGN = 0.3, 1.35, 4.6, 1.9
# In widths of a digit: what an input needs, the room around its slide, a node's numbers.
_FIELD, _GAP, _NUMBERS, _VERDICT = 6.8, 1.5, 10.5, 8.0
_LEAST_SLIDE, _MOST_SLIDE = 5.0, 26.0


@dataclass(frozen=True, slots=True)
class Slide:
    """A weight or a bias that can be moved: its name, its unit, where it is, and the field of its input."""

    name: str
    unit: int
    value: float
    input: str
    given: float | None
    field: QRectF
    left: float
    right: float
    y: float
    wire: QPainterPath
    label: QRectF

    def at(self, value: float, limit: float) -> float:
        """Where a value is along the slide."""
        share = (min(max(value, -limit), limit) + limit) / (2 * limit)
        return self.left + share * (self.right - self.left)

    def value_at(self, x: float, limit: float) -> float:
        """The value at a place along the slide."""
        share = min(max((x - self.left) / (self.right - self.left), 0.0), 1.0)
        return limit * (2 * share - 1)


@dataclass(frozen=True, slots=True)
class Node:
    """One neuron: its sum, its function (None where there is no room for it), its output, and what is said of them."""

    sum: QRectF
    function: QRectF | None
    output: QRectF
    z: QRectF
    verdict: QRectF
    arrows: tuple[tuple[QPointF, QPointF], ...]


@dataclass(frozen=True, slots=True)
class Layout:
    """The picture of one `UnitsPart`; `onward` leads from hidden neurons to the inputs of the last one."""

    slides: tuple[Slide, ...]
    nodes: tuple[Node, ...]
    onward: tuple[QPainterPath, ...]

    @property
    def verdict(self) -> QRectF:
        """Under the last output: the target, and whether it is right."""
        return self.nodes[-1].verdict


def lay_out(part: UnitsPart, size: QSizeF, metrics: QFontMetricsF) -> Layout:
    """The picture in so much room, written in a font of these metrics."""
    line = metrics.height()
    whole = QRectF(0.6 * line, _EDGE * line, size.width() - 1.2 * line, size.height() - 2 * _EDGE * line)
    *hidden, last = part.units
    if not hidden:
        slides, node = _unit(part, 0, last, whole, metrics, roomy=True)
        return Layout(slides, (node,), ())
    gap = 2.2 * line
    column = (whole.width() - gap) / 2
    boxes = [
        QRectF(whole.left(), whole.top() + k * whole.height() / len(hidden), column, whole.height() / len(hidden))
        for k in range(len(hidden))
    ]
    inset = whole.height() / 6
    right = QRectF(whole.left() + column + gap, whole.top() + inset, column, whole.height() - 2 * inset)
    made = [_unit(part, k, unit, boxes[k], metrics, roomy=False) for k, unit in enumerate(hidden)]
    slides, node = _unit(part, len(hidden), last, right, metrics, roomy=False)
    onward = tuple(_bend(one.output, slides[k].field) for k, (_, one) in enumerate(made))
    every = tuple(slide for group, _ in made for slide in group) + slides
    return Layout(every, (*(one for _, one in made), node), onward)


class _Plan(NamedTuple):
    """How the room of one neuron is shared out.

    Attributes:
        slide: length of the slides; apart: from node to node, middle to middle.
        function: whether the function has a picture; above: whether the verdict has room only above the output.
        spare: room that is left over, for each gap.
    """

    slide: float
    apart: float
    function: bool
    above: bool
    spare: float


def _plan(width: float, sign: float, wide: float, line: float, digit: float, *, roomy: bool) -> _Plan:
    """The best way that fits: with the function's picture, without, and at last with nodes close together."""
    verdict = _VERDICT * digit
    beside = max(sign + 1.6 * line, (wide + verdict) / 2 + 0.4 * line)
    ways = [
        *([(sign + 1.6 * line, True, False, verdict / 2)] if roomy else []),
        (beside, False, False, verdict / 2),
        (sign + 1.2 * line, False, True, max(sign, verdict) / 2),
    ]
    plans = []
    for apart, function, above, end in ways:
        hops = 2 if function else 1
        fixed = (_FIELD + 2 * _GAP) * digit + 1.2 * line + wide / 2 + hops * apart + end
        slide = min(max(width - fixed, _LEAST_SLIDE * digit), _MOST_SLIDE * digit)
        plans.append(_Plan(slide, apart, function, above, (width - fixed - slide) / (hops + 1)))
    fitting = next((plan for plan in plans if plan.spare >= 0), plans[-1])
    return fitting._replace(spare=max(0.0, fitting.spare))


def _unit(
    part: UnitsPart, place: int, unit: Unit, box: QRectF, metrics: QFontMetricsF, *, roomy: bool
) -> tuple[tuple[Slide, ...], Node]:
    line, digit = metrics.height(), metrics.horizontalAdvance("0")
    sign = min(_SIGN * line * (1.25 if roomy else 1.0), 0.5 * box.height())
    wide = max(sign, _NUMBERS * digit)
    plan = _plan(box.width(), sign, wide, line, digit, roomy=roomy)
    left = box.left() + (_FIELD + _GAP) * digit
    right = left + plan.slide
    sum_x, middle = right + _GAP * digit + 1.2 * line + plan.spare / 2 + wide / 2, box.center().y()
    step = plan.apart + plan.spare
    total = _square(sum_x, middle, sign)
    function = _square(sum_x + step, middle, 1.15 * sign) if plan.function else None
    output = _square(sum_x + (2 if plan.function else 1) * step, middle, sign)
    chain = [total, *([function] if function is not None else []), output]
    under, verdict = total.bottom() + 1, _VERDICT * digit
    node = Node(
        sum=total,
        function=function,
        output=output,
        z=QRectF(sum_x - wide / 2, under, wide, line),
        verdict=QRectF(
            output.center().x() - verdict / 2, output.top() - line - 1 if plan.above else under, verdict, line
        ),
        arrows=tuple((QPointF(a.right() + 2, middle), QPointF(b.left() - 2, middle)) for a, b in pairwise(chain)),
    )
    return tuple(_slides(place, unit, box, (left, right), total, metrics)), node


def _slides(
    place: int, unit: Unit, box: QRectF, ends: tuple[float, float], total: QRectF, metrics: QFontMetricsF
) -> Iterator[Slide]:
    """A slide for each weight, and one for the bias, whose input is always 1."""
    line, digit = metrics.height(), metrics.horizontalAdvance("0")
    (left, right), rows = ends, len(unit.inputs) + 1
    pitch = min(box.height() / rows, _MOST_PITCH * line)
    names, values = (*unit.weight_names, unit.bias_name), (*unit.weights.tolist(), unit.bias)
    for k, (name, value) in enumerate(zip(names, values, strict=True)):
        bias = k == rows - 1
        y = box.center().y() + (k - (rows - 1) / 2) * pitch + 0.35 * line
        yield Slide(
            name=name,
            unit=place,
            value=value,
            input="1" if bias else unit.inputs[k],
            given=None if bias else float(unit.values[k]),
            field=QRectF(box.left(), y - _PILL * line / 2, _FIELD * digit, _PILL * line),
            left=left,
            right=right,
            y=y,
            wire=_wire(QPointF(right + 0.6 * _GAP * digit, y), total),
            label=QRectF(left - digit, y - 1.45 * line, right - left + 2 * digit, line),
        )


def _square(x: float, y: float, side: float) -> QRectF:
    return QRectF(x - side / 2, y - side / 2, side, side)


def _wire(start: QPointF, node: QRectF) -> QPainterPath:
    end = QPointF(node.left(), node.center().y())
    half = (end.x() - start.x()) / 2
    path = QPainterPath(start)
    path.cubicTo(start + QPointF(half, 0), end - QPointF(half, 0), end)
    return path


def _bend(output: QRectF, field: QRectF) -> QPainterPath:
    start, end = QPointF(output.right() + 2, output.center().y()), QPointF(field.left() - 3, field.center().y())
    half = max(8.0, (end.x() - start.x()) / 2)
    path = QPainterPath(start)
    path.cubicTo(start + QPointF(half, 0), end - QPointF(half, 0), end)
    return path
