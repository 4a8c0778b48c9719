"""Why matrices: the same prediction XW + b by a Python loop and by one matrix product, from 10 to 1,000,000 rows.

W stays [3, 1] however long X becomes. The work is done in pieces of a few milliseconds; only the pieces are timed, and
for large sizes their times are added up.
"""

import math
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from functools import partial
from typing import Any

import numpy as np

from engine.core.asides import Answer
from engine.core.experiment import Kind, Lab
from engine.core.frames import Look, Part
from engine.core.job import Job, Progress
from engine.core.lesson import Lesson
from engine.core.parts_matrices import TimingPart
from engine.core.still import Still
from engine.core.types import Array, frozen

SIZES = (10, 30, 100, 300, 1_000, 3_000, 10_000, 30_000, 100_000, 300_000, 1_000_000)
# A prediction of the final score from three exams: the least-squares solution of the lecture's five rows, rounded.
WEIGHTS = (0.795, 0.408, 0.755)
BIAS = 4.4

_PIECE_S = 1.5e-3  # a piece of work: well below the 5 ms after which a job must let others in
_FIRST_PIECE = 256  # rows of a loop's first piece, until the machine's speed is known
_BLOCK = 50_000  # rows of a piece of the product: 0.5 ms here, so that a machine ten times slower keeps the 5 ms
_PASSES = 3  # each size is timed so often, and the quickest counts: what the machine does besides is not our work
_ONE_PASS = 300_000  # rows from which on the loop is so long that one pass will do
_TOTAL = sum(SIZES)


class Instances(Still):
    """Keeps the last timing; the job `timing` renews it."""

    def __init__(self, lesson: Lesson) -> None:
        super().__init__(lesson)
        self._timing = _nothing_timed()

    def parts(self, look: Look) -> Mapping[str, Part]:
        return {"timing": self._timing} if "timing" in look.views else {}

    def jobs(self) -> Mapping[str, Job]:
        return {"timing": self._time}

    def _time(self) -> Iterator[Progress]:
        """Time all sizes, smallest first."""
        self._timing = replace(_nothing_timed(), running=True)
        try:
            yield from self._sizes()
        finally:
            # Also when the job is cancelled: what has been timed stays.
            self._timing = replace(self._timing, running=False)
        self._timing = replace(self._timing, done=1.0)
        yield Progress("timing", _TOTAL, _TOTAL, "timing", self._timing)

    def _sizes(self) -> Iterator[Progress]:
        X, H = np.empty((SIZES[-1], len(WEIGHTS))), np.empty((SIZES[-1], 1))
        rng = np.random.default_rng(self.seed)
        for first in range(0, SIZES[-1], _BLOCK):
            block = slice(first, first + _BLOCK)
            X[block] = rng.integers(50, 101, X[block].shape)  # points in an exam
            H[block] = 0.0  # the first touch of memory is not the product's work
            yield self._progress(0, SIZES[0])
        for _ in _Timer(X[: SIZES[0]], H[: SIZES[0]]).measure():
            yield self._progress(0, SIZES[0])  # once for nothing: the first calls of all are slow
        done = 0
        for size in SIZES:
            timer = _Timer(X[:size], H[:size])
            for rows in timer.measure():
                yield self._progress(done + rows, size)
            done += size
            self._keep(timer)

    def _keep(self, timer: "_Timer") -> None:
        old = self._timing
        self._timing = replace(
            old,
            loop_s=frozen([*old.loop_s, timer.loop_s]),
            matrix_s=frozen([*old.matrix_s, timer.matrix_s]),
            agree=timer.agree and old.agree is not False,
            ratio=timer.loop_s / timer.matrix_s,
        )

    def _progress(self, done: int, rows: int) -> Progress:
        self._timing = replace(self._timing, rows=rows, done=done / _TOTAL)
        # Finished is said once, at the end.
        return Progress("timing", min(done, _TOTAL - 1), _TOTAL, "timing", self._timing)


class _Timer:
    """Times one size: seconds of the product and of the loop, and whether they agree."""

    def __init__(self, X: Array, H: Array) -> None:
        self.loop_s = math.inf
        self.matrix_s = math.inf
        self.agree = True
        self._X = X
        self._H = H
        self._W = np.array(WEIGHTS).reshape(-1, 1)

    def measure(self) -> Iterator[int]:
        """Time the product, then the loop; yields between pieces how many rows the loop has done."""
        yield from self._measure_product()
        yield from self._measure_loop()

    def _measure_product(self) -> Iterator[int]:
        size = len(self._X)
        for _ in range(_PASSES):
            seconds = 0.0
            if size <= _BLOCK:
                seconds = _per_call(partial(self._product, 0, size))
                yield 0
            else:
                for first in range(0, size, _BLOCK):
                    start = time.perf_counter()
                    self._product(first, first + _BLOCK)
                    seconds += time.perf_counter() - start
                    yield 0
            self.matrix_s = min(self.matrix_s, seconds)

    def _measure_loop(self) -> Iterator[int]:
        size = len(self._X)
        for k in range(1 if size >= _ONE_PASS else _PASSES):
            seconds, first, piece = 0.0, 0, _FIRST_PIECE
            while first < size:
                last = min(first + piece, size)
                rows = self._X[first:last].tolist()
                start = time.perf_counter()
                predictions = loop(rows)
                passed = time.perf_counter() - start
                seconds += _per_call(partial(loop, rows)) if last - first == size else passed
                self.agree = self.agree and np.allclose(predictions, self._H[first:last, 0], rtol=1e-12)
                # As many rows as fill a piece at the pace just seen; at most four times as many at once.
                piece = int(min(4 * piece, max(1.0, (last - first) * _PIECE_S / passed)))
                first = last
                yield size if k else first
            self.loop_s = min(self.loop_s, seconds)

    def _product(self, first: int, last: int) -> None:
        """H = XW + b for some rows, in place, so that no memory is asked for while time is taken."""
        H = self._H[first:last]
        np.matmul(self._X[first:last], self._W, out=H)
        np.add(H, BIAS, out=H)


def loop(rows: list[list[float]]) -> list[float]:
    """The prediction as a Python loop: row by row, feature by feature."""
    predictions = []
    for row in rows:
        h = BIAS
        for x, w in zip(row, WEIGHTS, strict=True):
            h += x * w
        predictions.append(h)
    return predictions


def _per_call(work: Callable[[], object]) -> float:
    """Seconds of one call, from as many calls as take half a piece or longer."""
    calls = 1
    while True:
        start = time.perf_counter()
        for _ in range(calls):
            work()
        seconds = time.perf_counter() - start
        if seconds >= _PIECE_S / 2:
            return seconds / calls
        calls *= 2


def _nothing_timed() -> TimingPart:
    nothing = frozen([])
    return TimingPart(
        sizes=frozen(SIZES),
        loop_s=nothing,
        matrix_s=nothing,
        agree=None,
        running=False,
        rows=SIZES[0],
        features=len(WEIGHTS),
        done=0.0,
        ratio=None,
    )


def weight_count(lesson: Lesson, arguments: Mapping[str, Any]) -> Answer:
    """For a card: how many numbers W holds when X has `rows` rows."""
    W = np.array(WEIGHTS).reshape(-1, 1)
    return Answer("", float(W.size), reasons={"rows": int(arguments["rows"]), "features": len(W)})


def speed_up(lesson: Lesson, arguments: Mapping[str, Any]) -> Answer:
    """For a card: how many times faster than the loop the product is on this computer, timed now on `rows` rows."""
    rows = int(arguments["rows"])
    timer = _Timer(np.random.default_rng(lesson.seed).uniform(50, 100, (rows, len(WEIGHTS))), np.empty((rows, 1)))
    for _ in timer.measure():
        pass
    found = timer.loop_s / timer.matrix_s
    milliseconds = {"loop_ms": 1e3 * timer.loop_s, "matrix_ms": 1e3 * timer.matrix_s}
    return Answer("", found, reasons={"ratio": found, "rows": rows, **milliseconds}, question={"rows": rows})


LAB = Lab(
    name="l04_linear/instances",
    order=3,
    kind=Kind.STILL,
    build=Instances,
    views=("timing",),
    jobs=("timing",),
    quantities={"weight_count": weight_count, "speed_up": speed_up},
)
