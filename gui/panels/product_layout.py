"""Where each number of a written-out matrix product stands. Only texts and pixels are reckoned here."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF
from PySide6.QtGui import QFontMetricsF

from engine.core.messages import number
from engine.core.parts_matrices import ProductPart
from engine.core.types import Array


@dataclass(frozen=True, slots=True)
class Spacing:
    """How much room things have, in heights of a line.

    Attributes:
        row, dots: heights of a row and of the ⋮ for rows left out; head: of names and shapes; label: of column names
            (0: they are left out).
        gap: between columns; bracket, sign: widths of a bracket and of what stands between two matrices.
        widest: how many times wider than its numbers a column may become for its name.
    """

    row: float
    dots: float
    head: float
    label: float
    gap: float
    bracket: float
    sign: float
    widest: float


WIDE = Spacing(row=1.45, dots=1.1, head=1.4, label=1.2, gap=0.8, bracket=0.5, sign=1.1, widest=5.0)
CLOSE = Spacing(row=1.2, dots=0.8, head=1.2, label=1.0, gap=0.5, bracket=0.35, sign=0.6, widest=5.0)
TIGHT = Spacing(row=1.1, dots=0.7, head=1.1, label=0.0, gap=0.36, bracket=0.3, sign=0.5, widest=0.0)


@dataclass(frozen=True, slots=True)
class Block:
    """Where the numbers of one matrix stand.

    Attributes:
        name: over it; sign: before it ("" for the first).
        shape: its numbers of rows and columns (of the bias: columns), as texts.
        rows: how many are written out.
        body: inside the brackets; columns: left edge and width of each; digits: width of its longest number.
        row: height of a row; above, below: height of the ⋮ where rows are left out, else 0.
    """

    name: str
    sign: str
    shape: tuple[str, ...]
    rows: int
    body: QRectF
    columns: tuple[tuple[float, float], ...]
    digits: tuple[float, ...]
    row: float
    above: float
    below: float

    def cell(self, row: int, column: int) -> QRectF:
        """Where one number stands, with the room around it."""
        left, width = self.columns[column]
        return QRectF(left, self.body.top() + self.above + row * self.row, width, self.row)

    def number(self, row: int, column: int) -> QRectF:
        """The room for the digits alone, in the middle of the cell: numbers are set flush right in it."""
        cell, width = self.cell(row, column), self.digits[column]
        return QRectF(cell.center().x() - width / 2 - 20, cell.top(), width + 20, cell.height())

    def dots(self) -> list[QRectF]:
        """Where ⋮ stands for rows that are left out."""
        body = self.body
        above = [QRectF(body.left(), body.top(), body.width(), self.above)] if self.above else []
        below = [QRectF(body.left(), body.bottom() - self.below, body.width(), self.below)] if self.below else []
        return above + below


@dataclass(frozen=True, slots=True)
class Layout:
    """The whole product from (0, 0) to (width, height).

    Attributes:
        line: height of a line.
        names, labels, shapes: top and height of the three lines around the matrices.
        bracket, sign: widths.
    """

    blocks: tuple[Block, ...]
    width: float
    height: float
    line: float
    names: tuple[float, float]
    labels: tuple[float, float]
    shapes: tuple[float, float]
    bracket: float
    sign: float

    @property
    def left(self) -> Block:
        return self.blocks[0]

    @property
    def right(self) -> Block:
        return self.blocks[1]

    @property
    def bias(self) -> Block | None:
        return self.blocks[2] if len(self.blocks) == 4 else None

    @property
    def result(self) -> Block:
        return self.blocks[-1]

    def sign_box(self, block: Block, top: float, height: float) -> QRectF:
        """Where the sign before `block` stands."""
        return QRectF(block.body.left() - self.bracket - self.sign, top, self.sign, height)


def lay_out(part: ProductPart, letters: Mapping[str, Sequence[int]], metrics: QFontMetricsF, room: Spacing) -> Layout:
    """Lay out `part` in a font; `letters`: of the longest number in each column of each matrix, by name."""
    line, digit = metrics.height(), metrics.horizontalAdvance("0")
    above = room.dots * line if part.first_row > 0 else 0.0
    below = room.dots * line if part.first_row + len(part.left) < part.rows else 0.0
    row, labels = room.row * line, room.label * line if part.left_labels else 0.0
    tallest = max(len(part.left) * row + above + below, len(part.right) * row)
    middle = room.head * line + labels + tallest / 2
    x = metrics.horizontalAdvance(str(part.first_row + len(part.left))) + 0.3 * line
    blocks: list[Block] = []
    for name, sign, matrix in matrices(part):
        tall = matrix is part.left or matrix is part.result
        x += room.bracket * line
        start, columns, digits = x, [], [count * digit for count in letters[name]]
        for j, width in enumerate(digits):
            named = matrix is part.left and labels > 0
            label = metrics.horizontalAdvance(part.left_labels[j]) if named else 0.0
            whole = max(width, min(label, room.widest * width + digit)) + room.gap * line
            columns.append((x, whole))
            x += whole
        height = len(matrix) * row + (above + below) * tall
        body = QRectF(start, middle - height / 2, x - start, height)
        shape = (str(part.rows if tall else len(matrix)), str(matrix.shape[1]))
        blocks.append(
            Block(
                name=name,
                sign=sign,
                shape=shape[1:] if sign == "+" else shape,
                rows=len(matrix),
                body=body,
                columns=tuple(columns),
                digits=tuple(digits),
                row=row,
                above=above * tall,
                below=below * tall,
            )
        )
        x += (room.bracket + room.sign) * line
    bottom = middle + tallest / 2
    return Layout(
        blocks=tuple(blocks),
        width=x - room.sign * line + 2,
        height=bottom + room.head * line,
        line=line,
        names=(0.0, room.head * line),
        labels=(room.head * line, labels),
        shapes=(bottom, room.head * line),
        bracket=room.bracket * line,
        sign=room.sign * line,
    )


def matrices(part: ProductPart) -> list[tuple[str, str, Array]]:
    """Name, sign before it and numbers of each matrix from left to right; the bias as one row."""
    bias = [] if part.bias is None else [("b", "+", part.bias.reshape(1, -1))]
    return [
        (part.left_name, "", part.left),
        (part.right_name, "·", part.right),
        *bias,
        (part.result_name, "=", part.result),
    ]


def lit_cell(part: ProductPart) -> tuple[int, int] | None:
    """The lit cell, if it is one of those shown."""
    rows, columns = part.result.shape
    return part.cell if part.cell is not None and part.cell[0] < rows and part.cell[1] < columns else None


def texts(matrix: Array) -> list[list[str]]:
    """The numbers of one matrix as texts with the same number of decimals, four digits for the largest."""
    rows: list[list[float]] = matrix.tolist()
    flat = [abs(value) for row in rows for value in row]
    largest = max(flat)
    if not 1e-3 <= largest < 1e6:
        # Also where one is not finite: each for itself then, 1.2e-5 and nan.
        decimals = 0 if largest == 0 else None
    elif all(value == int(value) for value in flat):
        decimals = 0
    else:
        # 152.1, 4.402, 0.757, 0.011, 0.0021
        decimals = max(0, 4 - len(str(int(largest)))) if largest >= 1 else max(3, 1 - math.floor(math.log10(largest)))
    return [[_text(value, decimals) for value in row] for row in rows]


def _text(value: float, decimals: int | None) -> str:
    written = number(value) if decimals is None else f"{value:,.{decimals}f}"
    return written.replace("-", "−")
