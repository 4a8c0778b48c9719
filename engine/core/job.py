"""Work that takes time and is no training: a timing, a sweep. It is advanced in slices and writes no history."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TypeAlias

from engine.core.frames import Part


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a job has come: `done` of `total` pieces, and the part that `view` shows of it."""

    job: str
    done: int
    total: int
    view: str
    part: Part

    @property
    def finished(self) -> bool:
        """Whether the last piece is done."""
        return self.done >= self.total


# A generator that yields at least every 5 ms of work.
Job: TypeAlias = Callable[[], Iterator[Progress]]
