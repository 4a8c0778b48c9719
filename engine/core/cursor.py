"""Stepping inside an update: a cursor over the operations of the next update, which are run on copies."""

from collections.abc import Callable, Mapping
from dataclasses import replace

import numpy as np

from engine.core.experiment import Experiment
from engine.core.frames import Frame
from engine.core.operations import CodePart, Operation, Variable
from engine.core.run import Run
from engine.core.types import Array, frozen

_WHOLE = 24


class Cursor:
    """How many operations of the next update have been shown. At 0 nobody steps inside an update."""

    def __init__(self) -> None:
        self.position = 0
        self._operations: tuple[Operation, ...] = ()

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

    def in_frame(self, frame: Frame, experiment: Experiment) -> Frame:
        """The frame with the code view in it."""
        return replace(frame, parts={**frame.parts, "code": self.part(experiment)})

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
            variables=tuple(_variable(name, value, name in fresh) for name, value in values.items()),
            position=self.position,
            count=len(operations),
        )


def _new(given: Mapping[str, Array], known: Mapping[str, Array]) -> dict[str, Array]:
    return {name: value for name, value in given.items() if name not in known}


def _variable(name: str, value: Array, fresh: bool) -> Variable:
    finite = value[np.isfinite(value)] if value.ndim else value.reshape(1)
    known = finite if finite.size else np.zeros(1)
    return Variable(
        name=name,
        shape=value.shape,
        value=frozen(value) if value.size <= _WHOLE else None,
        mean=float(known.mean()),
        low=float(known.min()),
        high=float(known.max()),
        fresh=fresh,
    )
