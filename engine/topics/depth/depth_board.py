"""Which networks learn: every activation with every start at every depth, tried from many seeds as a job.

A board is a pure function of data, rate and width; what has been found of it is kept while runs come and go.
"""

import time
from collections.abc import Iterator
from typing import Protocol

import numpy as np

from engine.core.functions import ACTIVATIONS, LOGISTIC
from engine.core.initial import INITIALISATIONS
from engine.core.job import Job, Progress
from engine.core.model import Network
from engine.core.parts_depth import DepthBoardPart
from engine.core.types import Array, Batch, Params, frozen
from engine.topics.network.ensemble import Ensemble, stacked

ACTIVATIONS_TRIED = ("sigmoid", "tanh", "relu")
STARTS_TRIED = ("normal", "xavier", "he")
DEPTHS = (1, 2, 4, 6, 8, 10, 12)
# Ten layers first: that is what the lab is about.
_ORDER = (10, 1, 4, 2, 6, 8, 12)
STARTS = 20
UPDATES = 1_500
JOB = "board"
VIEW = "grid"
# Multiplications in one update of all that are trained at once: some 2 ms here.
_AT_ONCE = 1_500_000


class Board:
    """The cells of one board.

    Args:
        batch: the rows to learn; two classes.
        rate, width: of all networks.
        updates: for each start.
    """

    def __init__(self, batch: Batch, rate: float, width: int, updates: int = UPDATES) -> None:
        self._batch = batch
        self._rate = rate
        self._width = width
        self._updates = updates
        shape = (len(ACTIVATIONS_TRIED), len(STARTS_TRIED), len(DEPTHS))
        self._shares, self._seconds = np.full(shape, np.nan), np.full(shape, np.nan)
        self._seeds = np.zeros(shape)
        self._running = False

    def part(self, here: tuple[str, str, int]) -> DepthBoardPart:
        """What is known; `here` are activation, initialisation and depth of the present run."""
        known = np.isfinite(self._shares)
        return DepthBoardPart(
            activations=ACTIVATIONS_TRIED,
            initialisations=STARTS_TRIED,
            depths=DEPTHS,
            shares=frozen(self._shares),
            seconds=frozen(self._seconds),
            seeds=frozen(self._seeds),
            starts=STARTS,
            updates=self._updates,
            rate=self._rate,
            width=self._width,
            running=self._running,
            done=float(known.mean()),
            here=_place(*here),
        )

    def job(self, here: tuple[str, str, int]) -> Job:
        """Tries the cells that are not known yet."""
        return lambda: self._try_all(here)

    def _try_all(self, here: tuple[str, str, int]) -> Iterator[Progress]:
        total = self._shares.size * self._updates
        self._running = True
        try:
            for depth in _ORDER:
                for place in np.ndindex(self._shares.shape):
                    if DEPTHS[place[2]] == depth and np.isnan(self._shares[place]):
                        before = int(np.isfinite(self._shares).sum()) * self._updates
                        for made in self._try(place):
                            # Finished is said once, at the end.
                            done = min(before + int(made * self._updates), total - 1)
                            yield Progress(JOB, done, total, VIEW, self.part(here))
        finally:
            # Also when it is cancelled: what is known stays.
            self._running = False
        yield Progress(JOB, total, total, VIEW, self.part(here))

    def _try(self, place: tuple[int, ...]) -> Iterator[float]:
        """Try one cell; yields the share of it that is done."""
        activation, start, depth = place
        widths = (self._batch.X.shape[1], *(self._width,) * DEPTHS[depth], 1)
        model = Network(widths, ACTIVATIONS[ACTIVATIONS_TRIED[activation]], LOGISTIC)
        starts = [INITIALISATIONS[STARTS_TRIED[start]](model.shapes(), seed) for seed in range(STARTS)]
        each = 3 * len(self._batch.X) * self._width * self._width * DEPTHS[depth]
        at_once = max(1, min(STARTS, _AT_ONCE // each))
        seconds, solved = 0.0, np.zeros(STARTS)
        for first in range(0, STARTS, at_once):
            tried = _together(model, self._batch, starts[first : first + at_once])
            for made in range(1, self._updates + 1):
                begun = time.perf_counter()
                tried.step(self._rate)
                seconds += time.perf_counter() - begun
                yield (first + at_once * made / self._updates) / STARTS
            solved[first : first + at_once] = tried.solved()
        self._shares[place], self._seconds[place] = solved.mean(), seconds
        self._seeds[place] = int(solved.argmax())


class _Tried(Protocol):
    def step(self, rate: float) -> None: ...

    def solved(self) -> Array: ...


def _together(model: Network, batch: Batch, starts: list[dict[str, Array]]) -> _Tried:
    if len(starts) == 1:
        return _Single(model, batch, starts[0])
    return Ensemble(model.widths, model.activation, batch, stacked(starts))


class _Single:
    """One wide network on many rows: its matrices are large enough by themselves."""

    def __init__(self, model: Network, batch: Batch, params: Params) -> None:
        self._model, self._batch, self._params = model, batch, params

    def step(self, rate: float) -> None:
        forward = self._model.forward(self._params, self._batch)
        gradients = self._model.backward(self._params, self._batch, forward)
        self._params = {name: value - rate * gradients[name] for name, value in self._params.items()}

    def solved(self) -> Array:
        Z = self._model.forward(self._params, self._batch).Z
        return np.array([float(np.all((Z > 0.0) == (self._batch.Y > 0.5)))])


def _place(activation: str, start: str, depth: int) -> tuple[int, int, int] | None:
    """The cell of a network; None where the board has none."""
    if activation not in ACTIVATIONS_TRIED or start not in STARTS_TRIED or depth not in DEPTHS:
        return None
    return ACTIVATIONS_TRIED.index(activation), STARTS_TRIED.index(start), DEPTHS.index(depth)
