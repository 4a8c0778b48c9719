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


class JobSlot:
    """The one job that runs, or none."""

    def __init__(self) -> None:
        self.name: str | None = None
        self._pieces: Iterator[Progress] = iter(())
        self._progress: Progress | None = None

    def start(self, name: str, job: Job) -> None:
        """Begin a job, in place of the one that runs."""
        self.cancel()
        self.name, self._pieces = name, job()

    def cancel(self) -> None:
        """End the job; a generator that is let go of is closed."""
        self.name, self._pieces = None, iter(())

    def advance(self, deadline: float, clock: Callable[[], float]) -> None:
        """Do pieces of the job until `deadline`, at least one."""
        for progress in self._pieces:
            self._progress = progress
            if clock() >= deadline:
                return
        self.cancel()

    def take_progress(self) -> Progress | None:
        """What the job has found since this was last asked."""
        progress, self._progress = self._progress, None
        return progress
