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
# Of three neurons in a narrow view: the field of the last one's bias, what a name needs beyond its slide, all in
# digits; how long a wire is, in lines.
_BIAS, _BEYOND, _WIRE = 2.6, 3.5, 1.4


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
    """One neuron: its sum, its function, its output, and what is said of them.

    `function` is None where there is no room for it, `sum` where the wires have only room to lead into the output.
    """

    sum: QRectF | None
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
    if column < _least(metrics):
        return _lay_out_narrow(part, whole, gap, metrics)
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


def _least(metrics: QFontMetricsF) -> float:
    """How wide one neuron is with its nodes as close together as they go."""
    line, digit = metrics.height(), metrics.horizontalAdvance("0")
    sign = _SIGN * line
    plan = _plan(0.0, sign, max(sign, _NUMBERS * digit), line, digit, roomy=False)
    return plan.needs


def _lay_out_narrow(part: UnitsPart, whole: QRectF, gap: float, metrics: QFontMetricsF) -> Layout:
    """Three neurons in little width: wires lead into the outputs, and those of the hidden ones into the slides."""
    line, digit = metrics.height(), metrics.horizontalAdvance("0")
    hidden = len(part.units) - 1
    sign = min(_SIGN * line, 0.5 * whole.height() / hidden)
    overhang = max(0.0, (_NUMBERS * digit - sign) / 2)
    taken = (_FIELD + _BIAS + 4 * _GAP) * digit + 2 * (_WIRE * line + sign) + gap + overhang
    slide = min(max((whole.width() - taken) / 2, _LEAST_SLIDE * digit), _MOST_SLIDE * digit)
    first = (_FIELD + 2 * _GAP) * digit + slide + _WIRE * line + sign
    every: list[Slide] = []
    nodes = []
    for place, unit in enumerate(part.units):
        last = place == hidden
        high, inset = whole.height() / hidden, whole.height() / 6
        box = (
            QRectF(whole.left() + first + gap, whole.top() + inset, whole.width(), whole.height() - 2 * inset)
            if last
            else QRectF(whole.left(), whole.top() + place * high, first, high)
        )
        left = box.left() + ((_BIAS if last else _FIELD) + _GAP) * digit
        output = _square(left + slide + _GAP * digit + _WIRE * line + sign / 2, box.center().y(), sign)
        nodes.append(_joined(output, line, digit))
        every += _slides(place, unit, box, (left, left + slide), output, metrics, narrow=True, bare=last)
    onward = tuple(_bend(nodes[k].output, every[-hidden - 1 + k].field) for k in range(hidden))
    return Layout(tuple(every), tuple(nodes), onward)


def _joined(output: QRectF, line: float, digit: float) -> Node:
    """A neuron of which only the output is drawn, with its sum told below."""
    wide, verdict = _NUMBERS * digit, _VERDICT * digit
    x = output.center().x()
    return Node(
        sum=None,
        function=None,
        output=output,
        z=QRectF(x - wide / 2, output.bottom() + 1, wide, line),
        verdict=QRectF(x - verdict / 2, output.top() - line - 1, verdict, line),
        arrows=(),
    )


class _Plan(NamedTuple):
    """How the room of one neuron is shared out.

    Attributes:
        slide: length of the slides; apart: from node to node, middle to middle.
        function: whether the function has a picture; above: whether the verdict has room only above the output.
        spare: room that is left over, for each gap; needs: how wide all of it is at least.
    """

    slide: float
    apart: float
    function: bool
    above: bool
    spare: float
    needs: float


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
        spare = (width - fixed - slide) / (hops + 1)
        plans.append(_Plan(slide, apart, function, above, spare, fixed + _LEAST_SLIDE * digit))
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
    place: int,
    unit: Unit,
    box: QRectF,
    ends: tuple[float, float],
    total: QRectF,
    metrics: QFontMetricsF,
    *,
    narrow: bool = False,
    bare: bool = False,
) -> Iterator[Slide]:
    """A slide for each weight, and one for the bias, whose input is always 1; `bare` are inputs without a field."""
    line, digit = metrics.height(), metrics.horizontalAdvance("0")
    (left, right), rows = ends, len(unit.inputs) + 1
    pitch = min(box.height() / rows, _MOST_PITCH * line)
    names, values = (*unit.weight_names, unit.bias_name), (*unit.weights.tolist(), unit.bias)
    for k, (name, value) in enumerate(zip(names, values, strict=True)):
        bias = k == rows - 1
        y = box.center().y() + (k - (rows - 1) / 2) * pitch + 0.35 * line
        wide = (_BIAS if bare else _FIELD) * digit
        field = QRectF(box.left(), y - _PILL * line / 2, wide, _PILL * line)
        if bare and not bias:
            field = QRectF(left - 0.8 * digit, y, 0.0, 0.0)
        yield Slide(
            name=name,
            unit=place,
            value=value,
            input="1" if bias else unit.inputs[k],
            given=None if bias else float(unit.values[k]),
            field=field,
            left=left,
            right=right,
            y=y,
            wire=_wire(QPointF(right + 0.6 * _GAP * digit, y), total),
            label=QRectF(left - digit, y - 1.45 * line, right - left + (1 + (_BEYOND if narrow else 1)) * digit, line),
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
