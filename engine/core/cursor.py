"""Stepping inside an update: a cursor over the operations of the next update, which are run on copies."""

import weakref
from collections.abc import Callable, Mapping
from dataclasses import replace

from engine.core.experiment import Experiment
from engine.core.frames import Frame
from engine.core.operations import CodePart, Operation
from engine.core.run import Run
from engine.core.summaries import Summaries
from engine.core.types import Array

# What takes longer than this while a run goes on is left alone for so many times as long.
_CHEAP_S, _REST = 0.02, 8


class Cursor:
    """How many operations of the next update have been shown. At 0 nobody steps inside an update."""

    def __init__(self) -> None:
        self.position = 0
        self._operations: tuple[Operation, ...] = ()
        self._summaries = Summaries()
        # What was shown last, of which run (which is not kept for it), and until when it does while that goes on.
        self._shown: tuple[CodePart, weakref.ref[Experiment], float] | None = None

    def leave(self) -> None:
        """Stand between two updates again."""
        self.position = 0
        self._operations = ()

    def move(self, by: int, run: Run, clock: Callable[[], float]) -> bool:
        """One operation forward (+1) or back (−1).

        Before the first is the last operation of the update before, and the run goes back to where that one began.

        Returns:
            Whether it has passed the last one, so that the update is to be made.
        """
        if self.position == 0:
            if by < 0:
                if run.step == 0:
                    return False
                run.go_to(run.step - 1, clock)
            self._operations = run.experiment.operations()
        self.position = (self.position + by) % len(self._operations)
        if self.position == 0:
            self.leave()
        return self.position == 0 and by > 0

    @property
    def last(self) -> Operation | None:
        """The operation shown last; None between two updates."""
        return self._operations[self.position - 1] if self.position else None

    @property
    def next(self) -> Operation | None:
        """The operation that comes next; None between two updates."""
        return self._operations[self.position] if self.position else None

    def in_frame(
        self, frame: Frame, experiment: Experiment, clock: Callable[[], float], *, running: bool = False
    ) -> Frame:
        """The frame with the code view in it.

        An update of many rows takes long to take apart: while a run goes on this has a small share of the time, and
        between two such looks the last one stays.
        """
        last = self._shown
        if running and last is not None and last[1]() is experiment and clock() < last[2]:
            part = last[0]
        else:
            begun = clock()
            part = self.part(experiment)
            ended = clock()
            spent = ended - begun
            self._shown = (part, weakref.ref(experiment), ended + (_REST * spent if spent > _CHEAP_S else 0.0))
        return replace(frame, parts={**frame.parts, "code": part})

    def part(self, experiment: Experiment) -> CodePart:
        """The code view: between two updates it shows what the next update will run, with nothing lit as done."""
        operations = self._operations if self.position else experiment.operations()
        done = operations[: self.position]
        following = operations[self.position]
        fresh = done[-1].made if done else {}
        # Between two updates: what holds at the present parameters, so nothing of the next ones.
        shown = done or tuple(operation for operation in operations if operation.phase != "update")
        values: dict[str, Array] = {}
        for operation in shown:
            values = {**values, **_new(operation.given, values), **operation.made}
        values |= _new(following.given, values)
        return CodePart(
            blocks=experiment.code(),
            done=(done[-1].block, done[-1].line) if done else None,
            next=(following.block, following.line),
            variables=self._summaries.of(values, fresh),
            position=self.position,
            count=len(operations),
        )


def _new(given: Mapping[str, Array], known: Mapping[str, Array]) -> dict[str, Array]:
    return {name: value for name, value in given.items() if name not in known}
