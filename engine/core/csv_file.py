"""A learner's CSV file: which encoding it has, whether it begins with a header, and its numbers.

Which column is the target is chosen when all numbers are known. Numbers have a pattern of our own: `float()` would
take `nan`, `1_000` and full-width digits.
"""

import csv
import re
from array import array
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from engine.core import target_column
from engine.core.lesson import TargetColumn
from engine.core.messages import LearnerError, quoted
from engine.core.target_column import Chooser
from engine.core.types import Array

# Handwritten digits of 28 × 28 pixels, sixty thousand of them, are 110 million bytes.
MAX_BYTES = 200_000_000
MAX_ROWS = 1_000_000
MAX_COLUMNS = 1_000
_MAX_LINE = 100_000
_MAX_NAME = 60
_MOVED_AT_ONCE = 1000

_NUMBER = r"[ \t]*[+-]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][+-]?[0-9]+)?[ \t]*"
_CELL = re.compile(_NUMBER)
_LINE = re.compile(f"{_NUMBER}(?:,{_NUMBER})*")
# Most wide tables are whole numbers throughout, and those are seen seven times as fast.
_WHOLE = re.compile(r"[0-9]+(?:,[0-9]+)*")


@dataclass(frozen=True, slots=True)
class CsvTable:
    """What a CSV file holds.

    Attributes:
        columns: names of the features, then of the target; empty without a header.
        X: (n, d) features.
        y: (n,) target.
        target: which column that was.
        encoding: how the bytes were read.
        skipped: lines before the first row of numbers.
    """

    columns: tuple[str, ...]
    X: Array
    y: Array
    target: TargetColumn
    encoding: str
    skipped: int


def read(path: Path, choose: Chooser = target_column.last) -> CsvTable:
    """The table in the file `path`, with the target that `choose` finds.

    Raises:
        LearnerError: the file cannot be read or is no table of numbers; names the file and the line.
    """
    try:
        return parse(content(path), choose)
    except LearnerError as error:
        raise LearnerError("in_file", file=path.name, problem=error.message) from error


def content(path: Path) -> bytes:
    """The bytes of a file of reasonable size; LearnerError where there is none."""
    try:
        # Devices and pipes may never end, so only regular files are opened.
        if not path.is_file():
            raise LearnerError("file_is_folder" if path.is_dir() else "file_missing")
        size = path.stat().st_size
        if size > MAX_BYTES:
            raise LearnerError("file_too_large", found=size, high=MAX_BYTES)
        return path.read_bytes()
    except (OSError, ValueError) as error:
        if isinstance(error, LearnerError):
            raise
        raise LearnerError("file_unreadable", reason=str(error)) from error


def parse(data: bytes, choose: Chooser = target_column.last) -> CsvTable:
    """The table in the bytes of a CSV file, with the target that `choose` finds.

    Raises:
        LearnerError: what was found on which line, and what is expected there.
    """
    text, encoding = _decode(data)
    columns: tuple[str, ...] = ()
    rows = np.empty((0, 0))
    lines = array("q")
    width = 0
    for line_number, line in enumerate(_lines(text), start=1):
        if not line.strip(", \t") or line.lstrip().startswith("#"):
            continue
        if len(line) > _MAX_LINE:
            raise LearnerError("csv_line_too_long", line=line_number, found=len(line), high=_MAX_LINE)
        if not width:
            columns, width = _first_line(line, line_number)
            # Where the numbers stay: a large table is not copied.
            rows = np.empty((_rows_at_most(text, width), width))
            if columns:
                continue
        numbers = _row(line, line_number, width, columns)
        if len(lines) == MAX_ROWS:
            raise LearnerError("csv_too_many_rows", line=line_number, high=MAX_ROWS)
        rows[len(lines)] = np.frombuffer(numbers)
        lines.append(line_number)
    if not lines:
        raise LearnerError("data_no_rows")
    rows = rows[: len(lines)]
    finite = np.isfinite(rows).all(axis=1)
    if not finite.all():
        row = int(np.argmin(finite))
        column = int(np.argmin(np.isfinite(rows[row])))
        raise LearnerError("csv_number_too_large", line=lines[row], column=column + 1)
    target = choose(columns, rows)
    y = rows[:, target.index].copy()
    X = _without(rows, target.index)
    for values in (X, y):
        values.setflags(write=False)
    if columns:
        columns = (*columns[: target.index], *columns[target.index + 1 :], columns[target.index])
    return CsvTable(columns, X, y, target, encoding, lines[0] - 1)


def _without(rows: Array, column: int) -> Array:
    """(n, w − 1) the table (n, w) without a column, moved together where it is: a large table is not copied."""
    count, width = rows.shape
    kept = rows.reshape(-1)[: count * (width - 1)].reshape(count, width - 1)
    for start in range(0, count, _MOVED_AT_ONCE):
        # What is written lies before what is still to be read.
        moved = np.delete(rows[start : start + _MOVED_AT_ONCE], column, axis=1)
        kept[start : start + len(moved)] = moved
    return kept


def _decode(data: bytes) -> tuple[str, str]:
    """UTF-16 by its BOM, then UTF-8 with or without BOM, then CP949 (Korean Excel)."""
    encodings = ("utf-16",) if data.startswith((b"\xff\xfe", b"\xfe\xff")) else ("utf-8-sig", "cp949")
    for encoding in encodings:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" in text:
            raise LearnerError("csv_nul", line=text[: text.index("\0")].count("\n") + 1)
        return text, encoding.removesuffix("-sig")
    raise LearnerError("csv_encoding")


def _first_line(line: str, line_number: int) -> tuple[tuple[str, ...], int]:
    """The names in a header line (none if it is a row of numbers) and how many columns the table has."""
    cells = _cells(line, line_number)
    if len(cells) == 1:
        raise LearnerError("csv_one_column", line=line_number, found=quoted(line.strip()))
    if len(cells) > MAX_COLUMNS:
        raise LearnerError("csv_too_many_columns", line=line_number, found=len(cells), high=MAX_COLUMNS)
    named = target_column.called_label(cells)
    if not named and any(_like_a_number(cell) for cell in cells):
        return (), len(cells)
    return tuple(_name(cell) or f"x{index}" for index, cell in enumerate(cells, start=1)), len(cells)


def _like_a_number(cell: str) -> bool:
    """Whether somebody may have meant a number: `nan`, `1_000` and full-width digits too. A header has none."""
    try:
        float(cell)
    except ValueError:
        return False
    return True


def _name(cell: str) -> str:
    return "".join(c if c.isprintable() else " " for c in cell).strip()[:_MAX_NAME]


def _lines(text: str) -> Iterator[str]:
    """The lines one by one: a large file is not held once more as a list of them."""
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    start = 0
    while (end := text.find("\n", start)) >= 0:
        yield text[start:end]
        start = end + 1
    yield text[start:]


def _rows_at_most(text: str, width: int) -> int:
    """How many rows of `width` cells there can be: each has a line, and two signs for each cell but the last."""
    ends = text.count("\n") + text.count("\r")
    return min(ends, len(text) // (2 * width - 1)) + 1


def _row(line: str, line_number: int, width: int, columns: tuple[str, ...]) -> "array[float]":
    if line.count(",") == width - 1 and (_WHOLE.fullmatch(line) or _LINE.fullmatch(line)):
        return array("d", map(float, line.split(",")))
    cells = _cells(line, line_number)
    if len(cells) != width:
        raise LearnerError("csv_ragged", line=line_number, found=len(cells), expected=width)
    for column, cell in enumerate(cells, start=1):
        if not _CELL.fullmatch(cell):
            targets = {place + 1 for place in target_column.called_label(columns)} or {width}
            key = "csv_target_not_a_number" if column in targets else "csv_not_a_number"
            raise LearnerError(key, line=line_number, column=column, found=quoted(cell))
    return array("d", map(float, cells))


def _cells(line: str, line_number: int) -> list[str]:
    if '"' not in line:
        return line.split(",")
    try:
        return next(csv.reader([line], strict=True))
    except csv.Error as error:
        raise LearnerError("csv_quotes", line=line_number) from error
