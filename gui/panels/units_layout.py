"""Where everything of one neuron or of three stands: inputs, a slide for each weight, sum, function, output.

Of three neurons the two hidden ones stand above each other on the left, and what they say is the input of the third.
"""

from dataclasses import dataclass
from itertools import pairwise

from PySide6.QtCore import QPointF, QRectF, QSizeF
from PySide6.QtGui import QFontMetricsF, QPainterPath

from engine.core.parts_gates import Unit, UnitsPart

# In lines of text.
_EDGE, _PILL, _MOST_PITCH, _SIGN = 0.3, 1.35, 4.6, 1.9
# In widths of a digit: what an input needs, the room around its slide, a node's numbers.
_FIELD, _GAP, _NUMBERS, _VERDICT = 7.5, 1.5, 10.5, 8.0
_LEAST_SLIDE, _MOST_SLIDE = 8.0, 26.0


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
    arrows: tuple[tuple[QPointF, QPointF], ...]


@dataclass(frozen=True, slots=True)
class Layout:
    """The picture of one `UnitsPart`; `onward` leads from hidden neurons to the inputs of the last one."""

    slides: tuple[Slide, ...]
    nodes: tuple[Node, ...]
    onward: tuple[QPainterPath, ...]
    verdict: QRectF


def lay_out(part: UnitsPart, size: QSizeF, metrics: QFontMetricsF) -> Layout:
    """The picture in so much room, written in a font of these metrics."""
    line = metrics.height()
    whole = QRectF(0.6 * line, _EDGE * line, size.width() - 1.2 * line, size.height() - 2 * _EDGE * line)
    *hidden, last = part.units
    if not hidden:
        slides, node = _unit(part, 0, last, whole, metrics, roomy=True)
        return Layout(slides, (node,), (), _verdict(node, line, metrics))
    gap = 3.0 * line
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
    return Layout(every, (*(one for _, one in made), node), onward, _verdict(node, line, metrics))


def _unit(
    part: UnitsPart, place: int, unit: Unit, box: QRectF, metrics: QFontMetricsF, *, roomy: bool
) -> tuple[tuple[Slide, ...], Node]:
    line, digit = metrics.height(), metrics.horizontalAdvance("0")
    rows = len(unit.inputs) + 1
    pitch = min(box.height() / rows, _MOST_PITCH * line)
    middle = box.center().y()
    ys = [middle + (k - (rows - 1) / 2) * pitch + 0.35 * line for k in range(rows)]
    sign = min(_SIGN * line * (1.25 if roomy else 1.0), 0.5 * box.height())
    wide = max(sign, _NUMBERS * digit)
    # Field, slide, wire, sum, function, output; where room is short the function's picture is left out.
    function, apart = roomy, sign + 1.6 * line
    if not function:
        apart = max(apart, (wide + _VERDICT * digit) / 2)
    fixed = (_FIELD + 2 * _GAP) * digit + 1.2 * line + wide / 2 + (2 if function else 1) * apart + _VERDICT * digit / 2
    slide = min(max(box.width() - fixed, _LEAST_SLIDE * digit), _MOST_SLIDE * digit)
    spare = max(0.0, box.width() - fixed - slide) / (3 if function else 2)
    field_left = box.left()
    left = field_left + _FIELD * digit + _GAP * digit
    right = left + slide
    sum_x = right + _GAP * digit + 1.2 * line + spare / 2 + wide / 2
    sum_box = _square(sum_x, middle, sign)
    step = apart + spare
    function_box = _square(sum_x + step, middle, 1.15 * sign) if function else None
    out_box = _square(sum_x + (2 if function else 1) * step, middle, sign)
    slides = []
    for k, y in enumerate(ys):
        bias = k == rows - 1
        name = unit.bias_name if bias else unit.weight_names[k]
        value = unit.bias if bias else float(unit.weights[k])
        field = QRectF(field_left, y - _PILL * line / 2, _FIELD * digit, _PILL * line)
        slides.append(
            Slide(
                name=name,
                unit=place,
                value=value,
                input="1" if bias else unit.inputs[k],
                given=None if bias else float(unit.values[k]),
                field=field,
                left=left,
                right=right,
                y=y,
                wire=_wire(QPointF(right + _GAP * digit * 0.6, y), sum_box),
                label=QRectF(left - digit, y - 1.45 * line, slide + 2 * digit, line),
            )
        )
    z = QRectF(sum_x - wide / 2, sum_box.bottom() + 1, wide, line)
    chain = [sum_box, *([function_box] if function_box is not None else []), out_box]
    arrows = tuple((QPointF(one.right() + 2, middle), QPointF(two.left() - 2, middle)) for one, two in pairwise(chain))
    return tuple(slides), Node(sum_box, function_box, out_box, z, arrows)


def _verdict(node: Node, line: float, metrics: QFontMetricsF) -> QRectF:
    """Under the output: the target, and whether it is right."""
    wide = _VERDICT * metrics.horizontalAdvance("0")
    return QRectF(node.output.center().x() - wide / 2, node.output.bottom() + 1, wide, line)


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
