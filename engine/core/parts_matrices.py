"""Parts about matrices: a product cell by cell, a question about shapes, how long a loop and a product take."""

from dataclasses import dataclass
from typing import Literal, TypeAlias

from engine.core.frames import Part
from engine.core.messages import Message
from engine.core.types import Array

Place: TypeAlias = Literal["left", "right", "result"]


@dataclass(frozen=True, slots=True)
class ProductPart(Part):
    """A matrix product left · right (+ bias) = result, to be shown cell by cell.

    Attributes:
        left: (m, k), right: (k, n), bias: (n,) or None, result: (m, n).
        left_name, right_name, result_name: X, W, H.
        left_labels: names of the columns of `left` (k); empty for none.
        cell: the cell that is lit, None for none.
        first_row: number of the first row shown of the `rows` rows of the whole left matrix.
    """

    left: Array
    right: Array
    bias: Array | None
    result: Array
    left_name: str
    right_name: str
    result_name: str
    left_labels: tuple[str, ...]
    cell: tuple[int, int] | None
    first_row: int
    rows: int


@dataclass(frozen=True, slots=True)
class ShapesPart(Part):
    """left · right = result with the shape of one of the three asked for.

    Attributes:
        number: of the question, from 0; it is the seed that makes it.
        asked: whose shape is asked for.
        left, right, result: (rows, columns) as they are written: "5", "n"; what is asked is "?" until it is answered.
        left_name, right_name, result_name: X, W, H.
        answer: (rows, columns) as filled in, 0 for not yet.
        inner, rows, columns: whether the two inner numbers, the two numbers of rows outside and the two numbers of
            columns outside agree; None while one of them is not known.
        verdict: what is to be said about the answer, None until both numbers are there.
        note: what is worth knowing once the answer is right.
        right_answer: whether it is.
    """

    number: int
    asked: Place
    left: tuple[str, str]
    right: tuple[str, str]
    result: tuple[str, str]
    left_name: str
    right_name: str
    result_name: str
    answer: tuple[int, int]
    inner: bool | None
    rows: bool | None
    columns: bool | None
    verdict: Message | None
    note: Message | None
    right_answer: bool


@dataclass(frozen=True, slots=True)
class TimingPart(Part):
    """How long the prediction XW + b takes for ever more rows, as a Python loop and as a matrix product.

    Attributes:
        sizes: (s,) numbers of rows that are timed, rising.
        loop_s, matrix_s: (k,) seconds for the first k ≤ s of them.
        agree: whether both gave the same predictions so far; None before the first.
        running: whether the timing goes on.
        rows: size of X at present; features: its columns.
        done: share of the work done, 0 to 1.
        ratio: loop time over matrix time for the largest size timed, None before the first.
    """

    sizes: Array
    loop_s: Array
    matrix_s: Array
    agree: bool | None
    running: bool
    rows: int
    features: int
    done: float
    ratio: float | None
