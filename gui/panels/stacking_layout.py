"""Where the numbers of the units' vectors stand: apart, as the rows of one matrix, and turned over.

Only pixels are reckoned here. Between two stages every number moves along a straight line.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSizeF
from PySide6.QtGui import QFontMetricsF

_ROW, _BRACKET, _GAP, _HEAD = 1.35, 0.45, 0.75, 1.35  # in heights of a line


@dataclass(frozen=True, slots=True)
class Sizes:
    """What the layout depends on.

    Attributes:
        units, inputs: k vectors of d + 1 numbers.
        line: height of a line of text; weight, value, score: widths of the longest number of each kind; name: of the
            longest name of a class.
        sign: what · and = have, in heights of a line.
    """

    units: int
    inputs: int
    line: float
    weight: float
    value: float
    score: float
    name: float
    sign: float

    @staticmethod
    def of(
        metrics: QFontMetricsF,
        *,
        weights: Sequence[str],
        values: Sequence[str],
        scores: Sequence[str],
        names: Sequence[str],
        tight: bool,
    ) -> "Sizes":
        """Sizes for what is written in a font; `tight`: as close together as can be read."""
        pad, sign = (0.5, 0.9) if tight else (0.9, 1.5)
        line = metrics.height()
        widest = [max(map(metrics.horizontalAdvance, texts)) for texts in (weights, values, scores, names)]
        return Sizes(
            len(scores),
            len(values),
            line,
            widest[0] + pad * line,
            widest[1] + pad * line,
            widest[2] + pad * line,
            widest[3],
            sign,
        )


@dataclass(frozen=True, slots=True)
class Stage:
    """One arrangement, from (0, 0) to `size`.

    Attributes:
        weights: [unit][input]; values: [unit][input], lying on each other where there is one input for all;
            scores: [unit]; names: [unit] of the classes; heads: [input] names of the inputs.
        brackets: around vectors and matrices; signs: where · and = stand.
    """

    size: QSizeF
    weights: tuple[tuple[QRectF, ...], ...]
    values: tuple[tuple[QRectF, ...], ...]
    scores: tuple[QRectF, ...]
    names: tuple[QRectF, ...]
    heads: tuple[QRectF, ...]
    brackets: tuple[QRectF, ...]
    signs: tuple[tuple[str, QRectF], ...]


def apart(sizes: Sizes, *, copies: bool) -> Stage:
    """Each unit's vector in brackets of its own; `copies`: each with an input of its own, or one for all."""
    k, n, line = sizes.units, sizes.inputs, sizes.line
    row = _ROW * line
    high = n * row if copies else row
    block = high + _GAP * line
    tall = max(k * block - _GAP * line, n * row)
    top, left = _HEAD * line, sizes.name + line
    width = n * sizes.weight
    value_x = left + width + (sizes.sign + 2 * _BRACKET) * line
    score_x = value_x + sizes.value + (sizes.sign + _BRACKET) * line
    start = top + (tall - (k * block - _GAP * line)) / 2
    middles = [start + u * block + high / 2 for u in range(k)]
    shared = top + tall / 2
    columns = middles if copies else [shared] * k
    weights = tuple(
        tuple(QRectF(left + j * sizes.weight, y - row / 2, sizes.weight, row) for j in range(n)) for y in middles
    )
    values = tuple(tuple(QRectF(value_x, y + (j - n / 2) * row, sizes.value, row) for j in range(n)) for y in columns)
    boxes = [_around(cells) for cells in weights] + [_around(cells) for cells in (values if copies else values[:1])]
    signs = [("=", _sign(score_x - sizes.sign * line, y, sizes)) for y in middles]
    signs += [("·", _sign(left + width + _BRACKET * line, y, sizes)) for y in middles]
    return Stage(
        QSizeF(score_x + sizes.score, top + tall + 2),
        weights,
        values,
        tuple(QRectF(score_x, y - row / 2, sizes.score, row) for y in middles),
        tuple(QRectF(0, y - row / 2, sizes.name, row) for y in middles),
        tuple(QRectF(left + j * sizes.weight, 0, sizes.weight, top) for j in range(n)),
        tuple(boxes),
        tuple(signs),
    )


def stacked(sizes: Sizes) -> Stage:
    """The vectors as the rows of W: Wx, the input a column."""
    k, n, line = sizes.units, sizes.inputs, sizes.line
    row = _ROW * line
    tall = max(k, n) * row
    top, left = _HEAD * line, sizes.name + line
    middle = top + tall / 2
    value_x = left + n * sizes.weight + (sizes.sign + 2 * _BRACKET) * line
    score_x = value_x + sizes.value + (sizes.sign + 2 * _BRACKET) * line
    rows = [middle + (u - k / 2) * row for u in range(k)]
    weights = tuple(tuple(QRectF(left + j * sizes.weight, y, sizes.weight, row) for j in range(n)) for y in rows)
    value = tuple(QRectF(value_x, middle + (j - n / 2) * row, sizes.value, row) for j in range(n))
    scores = tuple(QRectF(score_x, y, sizes.score, row) for y in rows)
    return Stage(
        QSizeF(score_x + sizes.score + _BRACKET * line, top + tall + 2),
        weights,
        (value,) * k,
        scores,
        tuple(QRectF(0, y, sizes.name, row) for y in rows),
        tuple(QRectF(left + j * sizes.weight, 0, sizes.weight, rows[0]) for j in range(n)),
        (_around([cell for cells in weights for cell in cells]), _around(value), _around(scores)),
        (
            ("·", _sign(left + n * sizes.weight + _BRACKET * line, middle, sizes)),
            ("=", _sign(value_x + sizes.value + _BRACKET * line, middle, sizes)),
        ),
    )


def turned(sizes: Sizes, *, below: bool) -> Stage:
    """Turned over: xW, the input a row; `below`: the result stands in a second line where the first is too long."""
    k, n, line = sizes.units, sizes.inputs, sizes.line
    row, column = _ROW * line, max(sizes.weight, sizes.score)
    top = _HEAD * line
    middle = top + n * row / 2
    left = _BRACKET * line
    weight_x = left + n * sizes.value + (sizes.sign + 2 * _BRACKET) * line
    end = weight_x + k * column
    score_x = weight_x if below else end + (sizes.sign + 2 * _BRACKET) * line
    score_y = top + n * row + 0.5 * line if below else middle - row / 2
    # The names of the inputs stand over the numbers they are: x1, x2, 1.
    value = tuple(QRectF(left + j * sizes.value, middle - row / 2, sizes.value, row) for j in range(n))
    weights = tuple(
        tuple(QRectF(weight_x + u * column, top + j * row, column, row) for j in range(n)) for u in range(k)
    )
    scores = tuple(QRectF(score_x + u * column, score_y, column, row) for u in range(k))
    right = max(end, score_x + k * column) + _BRACKET * line
    return Stage(
        QSizeF(right, (score_y + row if below else top + n * row) + 2),
        weights,
        (value,) * k,
        scores,
        tuple(QRectF(weight_x + u * column, 0, column, top) for u in range(k)),
        tuple(QRectF(cell.left(), cell.top() - top, cell.width(), top) for cell in value),
        (_around([cell for cells in weights for cell in cells]), _around(value), _around(scores)),
        (
            ("·", _sign(left + n * sizes.value + _BRACKET * line, middle, sizes)),
            ("=", _sign(score_x - (sizes.sign + _BRACKET) * line, score_y + row / 2, sizes)),
        ),
    )


def between(one: QRectF, other: QRectF, share: float) -> QRectF:
    """Where something is that has gone so far from one place to another."""
    here = one.topLeft() + (other.topLeft() - one.topLeft()) * share
    wide = one.width() + share * (other.width() - one.width())
    return QRectF(QPointF(here), QSizeF(wide, one.height() + share * (other.height() - one.height())))


def _around(cells: Sequence[QRectF]) -> QRectF:
    box = cells[0]
    for cell in cells[1:]:
        box = box.united(cell)
    return box


def _sign(x: float, middle: float, sizes: Sizes) -> QRectF:
    return QRectF(x, middle - sizes.line, sizes.sign * sizes.line, 2 * sizes.line)
