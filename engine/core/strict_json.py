"""JSON as it may come from anybody: loaded more strictly than the json module does, and checked by type.

Every check takes the place in the file (`events[2].at`) for its sentence.
"""

import json
import math
from collections.abc import Sequence
from typing import Any, TypeAlias

import numpy as np

from engine.core.messages import LearnerError, quoted
from engine.core.types import Array, frozen

Json: TypeAlias = dict[str, Any]

_MAX_DEPTH = 8
# The largest float has 309 digits before its point.
_MAX_DIGITS = 308


class _NotFinite:
    """Stands where NaN, Infinity or a number beyond every float was found; no check takes it for anything."""

    def __init__(self, digits: str) -> None:
        self._digits = digits

    def __repr__(self) -> str:
        return self._digits


def load(source: bytes | str, key: str) -> Json:
    """The object that the UTF-8 text `source` holds; `key` is what it is called.

    Raises:
        LearnerError: no JSON, no object, a key twice, too deep.
    """
    try:
        text = source if isinstance(source, str) else source.decode("utf-8-sig")
        document = json.loads(
            text,
            object_pairs_hook=_object,
            parse_constant=_NotFinite,
            parse_int=_parse_int,
            parse_float=_parse_float,
        )
    except UnicodeDecodeError as error:
        raise LearnerError("json_not_utf8", position=error.start) from error
    except json.JSONDecodeError as error:
        raise LearnerError("json_broken", line=error.lineno, column=error.colno, reason=error.msg) from error
    except RecursionError as error:
        raise LearnerError("json_too_deep", high=_MAX_DEPTH) from error
    level: list[Any] = [mapping(document, key)]
    for _ in range(_MAX_DEPTH):
        level = [
            child
            for parent in level
            for child in (parent.values() if isinstance(parent, dict) else parent)
            if isinstance(child, (dict, list))
        ]
    if level:
        raise LearnerError("json_too_deep", high=_MAX_DEPTH)
    return mapping(document, key)


def only(found: Json, allowed: Sequence[str], key: str) -> None:
    """Refuse keys that nobody reads: they are mostly misspelt."""
    for name in found:
        if name not in allowed:
            raise LearnerError("json_key_unknown", key=key, found=quoted(name), expected=", ".join(allowed))


def mapping(value: object, key: str) -> Json:
    """`value` if it is an object."""
    if not isinstance(value, dict):
        raise LearnerError("json_not_object", key=key, found=quoted(value))
    return value


def items(value: object, key: str) -> list[Any]:
    """`value` if it is a list."""
    if not isinstance(value, list):
        raise LearnerError("json_not_list", key=key, found=quoted(value))
    return value


def text(value: object, key: str) -> str:
    """`value` if it is a text that can be printed on one line."""
    if not isinstance(value, str) or not value or not value.isprintable():
        raise LearnerError("json_not_text", key=key, found=quoted(value))
    return value


def whole(value: object, key: str, low: int, high: int) -> int:
    """`value` if it is a whole number from `low` to `high`."""
    if isinstance(value, bool) or not isinstance(value, int) or not low <= value <= high:
        raise LearnerError("json_not_whole", key=key, found=quoted(value), low=str(low), high=str(high))
    return value


def table(value: object, key: str) -> Array:
    """Numbers (n,), or rows of numbers (n, k), as an array."""
    found = items(value, key)
    if not any(isinstance(row, list) for row in found):
        return frozen(_numbers(found, key))
    return rows(found, key)


def rows(value: object, key: str) -> Array:
    """Rows of numbers, all of one length, as an array (n, k)."""
    found = [_numbers(row, f"{key}[{i}]") for i, row in enumerate(items(value, key))]
    for i, row in enumerate(found):
        if len(row) != len(found[0]):
            raise LearnerError("json_ragged", key=f"{key}[{i}]", found=len(row), expected=len(found[0]))
    return frozen(found if found else np.empty((0, 0)))


def _numbers(value: object, key: str) -> list[float]:
    cells = items(value, key)
    for j, cell in enumerate(cells):
        # True is an int to Python, but nobody who writes true means 1.
        if isinstance(cell, bool) or not isinstance(cell, (int, float)):
            raise LearnerError("json_not_number", key=f"{key}[{j}]", found=quoted(cell))
    return cells


def _object(pairs: Sequence[tuple[str, Any]]) -> Json:
    result: Json = {}
    for key, value in pairs:
        if key in result:
            raise LearnerError("json_key_twice", key=quoted(key))
        result[key] = value
    return result


def _parse_int(digits: str) -> object:
    return int(digits) if len(digits.lstrip("-")) <= _MAX_DIGITS else _NotFinite(digits)


def _parse_float(digits: str) -> object:
    value = float(digits)
    return value if math.isfinite(value) else _NotFinite(digits)
