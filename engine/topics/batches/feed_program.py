"""A run in mini-batches as lines of a script: the table, the split, and the same rows in the same order as here."""

from collections.abc import Iterator

import numpy as np

from engine.core.classification import labels
from engine.core.datasets import Dataset
from engine.core.feeding import Feeding
from engine.core.lesson import CsvData, Lesson
from engine.core.messages import LearnerError
from engine.core.recipe import MOST_NUMBERS, array, nested
from engine.core.types import Array
from engine.topics.batches.feed import PASSES, PIECE_COUNTS, Feed

# A letter stands for a small whole number: 0 for 0, : for 10. The last one before \ stands for 43.
_FIRST_LETTER, _MOST_IN_A_LETTER = ord("0"), 43
_TESTED = (
    "called = (X_test @ W + b).argmax(axis=1)",
    'print("accuracy on the test rows:", np.mean(called == Y_test.argmax(axis=1)))',
)
# So many letters can be copied and pasted; more are read from the learner's file.
MOST_LETTERS = 300_000


def feeding(lesson: Lesson, data: Dataset, feed: Feed, kept: int, largest: float) -> Feeding:
    """The lines of a run.

    Args:
        lesson: the run's: seed and knobs.
        data: all rows.
        feed: of the training rows.
        kept: how many rows are learned from.
        largest: what all numbers are divided by.

    Raises:
        LearnerError: the table is too long to be written down, and there is no file to read it from.
    """
    division = _division(len(data.X), kept, largest, last=lesson.knobs["held_out_rows"] == "last")
    batches = _batches(str(lesson.knobs["pieces"]), len(feed.pieces), lesson.seed)
    tested = _TESTED if kept < len(data.X) else ()
    return Feeding((*_table(lesson, data), *division), tuple(batches), tested)


def _table(lesson: Lesson, data: Dataset) -> Iterator[str]:
    """X (n, d) and Y (n, k), one-hot, of all rows."""
    X, label = data.X, labels(data.Y)
    if X.size <= MOST_LETTERS and _in_letters(X):
        yield "# A row each: its class, then a letter for each number. After 9 come : for 10, ; for 11, < for 12 …"
        yield 'rows = [line.split() for line in """'
        for k, row in zip(label.tolist(), X, strict=True):
            yield f"{_letters(np.array([k]))} {_letters(row)}"
        yield '""".strip().splitlines()]'
        yield f"X = np.array([list(letters.encode()) for _, letters in rows], dtype=float) - {_FIRST_LETTER}"
        yield f"labels = [ord(letter) - {_FIRST_LETTER} for letter, _ in rows]"
    elif X.size <= MOST_NUMBERS:
        yield from array("X", X)
        yield f"labels = {nested(label)}"
    elif isinstance(lesson.data, CsvData) and data.target is not None:
        column = data.target.index
        how = f'delimiter=",", quotechar=\'"\', skiprows={data.skipped}, encoding={data.encoding!r}'
        yield f"path = {lesson.data.path!r}"
        yield f"table = np.loadtxt(path, {how})"
        yield f"X, labels = np.delete(table, {column}, axis=1), table[:, {column}].astype(int)"
    else:
        raise LearnerError("program_too_long", rows=len(X), found=X.size, high=MOST_NUMBERS)
    yield f"Y = np.eye({data.Y.shape[1]})[labels]"


def _in_letters(X: Array) -> bool:
    return bool(((X >= 0) & (X <= _MOST_IN_A_LETTER) & (np.floor(X) == X)).all())


def _letters(values: Array) -> str:
    return bytes((values + _FIRST_LETTER).astype(np.uint8)).decode()


def _division(rows: int, kept: int, largest: float, *, last: bool) -> Iterator[str]:
    if largest != 1.0:
        yield f"X = X / {largest!r}  # the largest number becomes 1"
    if last:
        yield "order = np.arange(len(X))  # the last rows are kept for the test"
    else:
        yield "order = np.random.default_rng(0).permutation(len(X))  # the last of these are kept for the test"
    yield f"X_train, Y_train = X[order[:{kept}]], Y[order[:{kept}]]"
    if kept < rows:
        yield f"X_test, Y_test = X[order[{kept}:]], Y[order[{kept}:]]"


def _batches(kind: str, count: int, seed: int) -> Iterator[str]:
    pieces = "[np.arange(len(X_train))]"
    if kind == "by_class":
        pieces = "[np.flatnonzero(of_class) for of_class in Y_train.T if of_class.any()]"
    elif kind in PIECE_COUNTS:
        pieces = f"np.array_split(np.arange(len(X_train)), {count})"
    yield f"pieces = {pieces}  # the rows as they arrive"
    yield f"seed = {seed}"
    yield from _FUNCTIONS.rstrip().splitlines()


_FUNCTIONS = f"""
@lru_cache(maxsize=1)
def order_of(epoch):
    # epoch counts passes: each piece is gone through {PASSES} times, shuffled anew each time.
    piece = pieces[epoch // {PASSES} % len(pieces)]
    return piece[np.random.default_rng([seed, epoch]).permutation(len(piece))]

def rows_at(epoch, position):
    if len(pieces) == 1 and batch_size >= len(X_train) and position == 0:
        return X_train, Y_train  # all of them, in their own order
    places = order_of(epoch)[position : position + batch_size]
    return X_train[places], Y_train[places]

def after(epoch, position, used):
    position += used
    return (epoch, position) if position < len(order_of(epoch)) else (epoch + 1, 0)
"""
