"""Where everything of one neuron stands: inputs on the left, Σ, the S-curve, the threshold, and the cost below.

Inputs that find no room are folded into one, of which only the sum is told.
"""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSizeF
from PySide6.QtGui import QFontMetricsF, QPainterPath

from engine.core.parts_logistic import NeuronPart
from gui import figures
from gui.hover import Key

# In lines of text: what an input needs with two numbers on its edge, the strip of the cost, room above and below.
_ROW, _STRIP, _EDGE = 2.5, 2.1, 0.4
# How far above its edge the number of a weight begins.
_OFF = 1.15
_ROOMY = 3.2
# In widths of a digit: an input's field, the least length of an edge, on which its numbers stand, and
# from node to node what their numbers need.
_FIELD, _WIRE, _APART = 10.4, 12.0, 9.8
_SHARE_OF_WIRE = 0.6


@dataclass(frozen=True, slots=True)
class Written:
    """Words in a place; the key under which the engine explains the number, None for words alone."""

    box: QRectF
    words: str
    ink: str
    key: Key | None = None
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Wire:
    """A weight on its way into Σ; None for what is folded."""

    path: QPainterPath
    weight: float | None


@dataclass(frozen=True, slots=True)
class Layout:
    """The picture of one `NeuronPart`.

    Attributes:
        fields: of the inputs, the bias last; folded: the field that stands for the rest, None where all are drawn.
        wires: as many as there are fields.
        sum, curve, step: of Σ, the S-curve and the threshold.
        cost: its field; forward, backward: arrows of the way there and back.
        written: everything that is said.
    """

    fields: tuple[QRectF, ...]
    folded: QRectF | None
    wires: tuple[Wire, ...]
    sum: QRectF
    curve: QRectF
    step: QRectF
    cost: QRectF
    forward: tuple[tuple[QPointF, QPointF], ...]
    backward: QPainterPath
    written: tuple[Written, ...]


@dataclass(frozen=True, slots=True)
class Words:
    """What the language decides."""

    columns: tuple[str, ...]
    more: str
    threshold: str
    called: str
    truth: str
    right: bool | None
    cost: str


def lay_out(part: NeuronPart, words: Words, size: QSizeF, metrics: QFontMetricsF) -> Layout:
    """The picture in so much room, written in a font of these metrics."""
    line, digit = metrics.height(), metrics.horizontalAdvance("0")
    top, bottom = _EDGE * line, size.height() - _EDGE * line - _STRIP * line
    inputs = len(part.names)
    fit = max(2, int((bottom - top) / (_ROW * line)))
    shown = inputs if inputs + 1 <= fit else max(1, fit - 2)
    rows = shown + (shown < inputs) + 1
    pitch = min((bottom - top) / rows, 5.0 * line)
    middle = (top + bottom) / 2
    ys = [middle + (k - (rows - 1) / 2) * pitch for k in range(rows)]

    left, field = 0.6 * digit, _FIELD * digit
    unit = min(2.6 * line, max(1.9 * line, 0.085 * size.width()))
    right = size.width() - 0.6 * digit
    half = max(unit, 7.5 * digit) / 2
    spare = right - left - field - _WIRE * digit - unit / 2 - 2 * _APART * digit - half
    apart = _APART * digit + max(0.0, spare) * (1 - _SHARE_OF_WIRE) / 2
    step, curve, total = (_square(right - half - k * apart, middle, unit) for k in range(3))
    bend = 0.35 * unit + 0.02 * size.width()

    fields, wires, written = [], [], []
    folded = None
    for k, y in enumerate(ys):
        box = QRectF(left, y - 0.65 * line, field, 1.3 * line)
        wire = _wire(QPointF(box.right(), y), QPointF(total.left(), middle), bend)
        room = QRectF(box.right() + 2, y - _OFF * line, total.left() - box.right() - bend, line)
        if k < shown:
            fields.append(box)
            wires.append(Wire(wire, float(part.weights[k])))
            written += _input(part, words, k, box, room, pitch > _ROOMY * line)
        elif k < rows - 1:
            folded = box
            wires.append(Wire(wire, None))
            written.append(Written(box, words.more.format(count=inputs - shown), "muted"))
            rest = f"Σ = {figures.figure(float(part.rest[shown]))}"
            written.append(Written(room, rest, "muted"))
        else:
            fields.append(box)
            wires.append(Wire(wire, part.bias))
            written.append(Written(box, "1", "text"))
            written.append(_number(room, f"{part.bias_name} = ", part.bias, "text", ("parameter", part.bias_name)))
            back = room.translated(0, (2 * _OFF - 1) * line)
            written.append(_number(back, "◂ ", part.slope, "negative", ("slope", str(part.row))))
    # Beside what is written under the threshold.
    cost = QRectF(0, size.height() - _EDGE * line - 1.5 * line, apart + 1.5 * digit, 1.5 * line)
    cost.moveLeft(curve.center().x() - 6.5 * digit)
    written += _onward(part, words, (total, curve, step), cost, line, digit)
    return Layout(
        tuple(fields),
        folded,
        tuple(wires),
        total,
        curve,
        step,
        cost,
        (
            (QPointF(total.right(), middle), QPointF(curve.left(), middle)),
            (QPointF(curve.right(), middle), QPointF(step.left(), middle)),
            (QPointF(curve.center().x(), curve.bottom() + line), QPointF(curve.center().x(), cost.top())),
        ),
        _way_back(cost, total, line),
        tuple(written),
    )


def _square(x: float, y: float, side: float) -> QRectF:
    return QRectF(x - side / 2, y - side / 2, side, side)


def _wire(start: QPointF, end: QPointF, bend: float) -> QPainterPath:
    """Level along its numbers, then into Σ."""
    turn = QPointF(max(start.x(), end.x() - 1.6 * bend), start.y())
    path = QPainterPath(start)
    path.lineTo(turn)
    path.cubicTo(QPointF(end.x() - 0.6 * bend, start.y()), QPointF(end.x() - bend, end.y()), end)
    return path


def _way_back(cost: QRectF, total: QRectF, line: float) -> QPainterPath:
    """From the cost to the left and up into Σ."""
    x, y = total.center().x(), cost.center().y()
    path = QPainterPath(QPointF(cost.left(), y))
    path.lineTo(QPointF(x + 0.3 * line, y))
    path.quadTo(QPointF(x, y), QPointF(x, y - 0.3 * line))
    path.lineTo(QPointF(x, total.bottom() + 1.05 * line))
    return path


def _number(box: QRectF, name: str, value: float, ink: str, key: Key) -> Written:
    return Written(box, f"{name}{figures.figure(value)}", ink, key)


def _input(part: NeuronPart, words: Words, k: int, box: QRectF, room: QRectF, roomy: bool) -> list[Written]:
    """An input with its value, and on its edge its weight and what the cost says to that."""
    line = room.height()
    symbol = f"x{k + 1} = " if len(part.names) > 1 else "x = "
    key = ("feature", str(part.row), str(k))
    written = [
        Written(box, f"{symbol}{figures.plain(float(part.features[k]))}", "text", key),
        _number(room, f"{part.names[k]} = ", float(part.weights[k]), "text", ("parameter", part.names[k])),
        _number(
            room.translated(0, (2 * _OFF - 1) * line),
            "◂ ",
            float(part.backward[k]),
            "negative",
            ("row_gradient", str(part.row), str(k)),
        ),
    ]
    if roomy and k < len(words.columns):
        name = box.translated(0, -1.15 * line)
        # As far as the number on the edge leaves room.
        beyond = max(0.0, min(0.25 * box.width(), (room.width() - box.width()) / 2))
        written.append(Written(name.adjusted(0, 0, beyond, 0), words.columns[k], "muted"))
    return written


def _onward(
    part: NeuronPart, words: Words, nodes: tuple[QRectF, QRectF, QRectF], cost: QRectF, line: float, digit: float
) -> list[Written]:
    """What is said of Σ, of the S-curve, of the threshold and of the cost."""
    total, curve, step = nodes
    row = str(part.row)
    called = _under(step, 0, 9 * digit, line)
    ink = {True: "good", False: "error", None: "muted"}[words.right]
    return [
        _number(_under(total, 0, 9.5 * digit, line), "z = ", part.z, "positive", ("score", row)),
        _number(_under(curve, 0, 9.5 * digit, line), "g = ", part.g, "positive", ("probability", row)),
        Written(_under(step, -step.height() - line, 10 * digit, line), words.threshold, "accent"),
        Written(called, words.called, "text", ("called", row), bold=True),
        Written(called.translated(0, line), words.truth, ink, ("target", row)),
        _number(cost, f"{words.cost} ", part.loss, "negative", ("loss", row)),
        _number(
            QRectF(0.45 * total.center().x(), cost.top(), 0.55 * total.center().x() - 0.4 * line, cost.height()),
            f"g {figures.MINUS} y = ",
            part.slope,
            "negative",
            ("slope", row),
        ),
        Written(
            QRectF(0.6 * digit, cost.top(), 0.42 * total.center().x(), cost.height()),
            f"◂ (g {figures.MINUS} y)·x",
            "negative",
        ),
    ]


def _under(node: QRectF, drop: float, width: float, line: float) -> QRectF:
    return QRectF(node.center().x() - width / 2, node.bottom() + drop, width, line)
