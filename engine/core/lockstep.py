"""Several runs on one clock: one step moves all, and a run that has blown up stays at its last finite state."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from engine.core.asides import Explanation, Ghost
from engine.core.divergence import Watch
from engine.core.experiment import Experiment, Past, Result, State
from engine.core.frames import Frame, Look, Part, Scene
from engine.core.job import Job
from engine.core.knobs import KnobValue
from engine.core.messages import Message
from engine.core.operations import CodeBlock, Operation
from engine.core.types import Array, Params


class Lane(NamedTuple):
    """One of the runs as the parts see it."""

    name: str
    experiment: Experiment
    costs: Array
    diverged_at: int | None


@dataclass(frozen=True, slots=True)
class LockStepState:
    """The states of all runs, in run order, and the step; where a run has blown up, at which step."""

    step: int
    states: tuple[State, ...]
    diverged_at: tuple[int | None, ...]

    @property
    def nbytes(self) -> int:
        """All runs together."""
        return 100 + sum(state.nbytes for state in self.states)


class LockStep:
    """An experiment made of experiments, which share data and start and differ in what their names say.

    Args:
        names: of the runs, in order.
        runs: one experiment each.
        parts: makes the parts from the lanes, a look and the past.

    The run as a whole has the cost of the first run, and has diverged when all of them have.
    """

    def __init__(
        self,
        names: Sequence[str],
        runs: Sequence[Experiment],
        parts: Callable[[tuple[Lane, ...], Look, Past], Mapping[str, Part]],
    ) -> None:
        assert len(names) == len(runs) > 0
        self._names = tuple(names)
        self._runs = tuple(runs)
        self._parts = parts
        self._step = 0
        self._diverged_at: list[int | None] = [None] * len(runs)
        self._costs = np.empty((len(runs), 1024))
        self._costs[:, 0] = [run.cost for run in runs]
        self._watches = [Watch() for _ in runs]
        self._watch_again()

    @property
    def cost(self) -> float:
        return self._runs[0].cost

    @property
    def knobs(self) -> Mapping[str, KnobValue]:
        return self._runs[0].knobs

    @property
    def watched(self) -> bool:
        # Each run has its own watch, and one that rises must not stop the others.
        return False

    @property
    def last_step(self) -> int | None:
        return None

    def scene(self) -> Scene:
        return self._runs[0].scene()

    def step(self) -> float:
        self._step += 1
        if self._step == self._costs.shape[1]:
            self._costs = np.concatenate([self._costs, np.empty_like(self._costs)], axis=1)
        for index, run in enumerate(self._runs):
            if self._diverged_at[index] is None:
                self._move(index, run)
            self._costs[index, self._step] = run.cost
        return self.cost if None in self._diverged_at else float("inf")

    def _move(self, index: int, run: Experiment) -> None:
        before = run.state()
        cost = run.step()
        if self._watches[index].blown_up(cost):
            self._diverged_at[index] = self._step
            if not np.isfinite(cost):
                run.restore(before)

    def lanes(self) -> tuple[Lane, ...]:
        """Every run with its costs so far (step + 1,)."""
        costs = self._costs[:, : self._step + 1]
        return tuple(
            Lane(name, run, costs[index], self._diverged_at[index])
            for index, (name, run) in enumerate(zip(self._names, self._runs, strict=True))
        )

    def change(self, knobs: Mapping[str, KnobValue], parameters: Params) -> None:
        """Turn a knob, or move the parameters, of all runs alike; those that had blown up go on from where they are."""
        for run in self._runs:
            run.change(knobs, parameters)
        self._diverged_at = [None] * len(self._runs)
        self._costs[:, self._step] = [run.cost for run in self._runs]
        self._watch_again()

    def flat(self, values: Mapping[str, float]) -> Params:
        return self._runs[0].flat(values)

    def frame(self, look: Look, past: Past) -> Frame:
        first = self._runs[0].frame(Look(), past)
        return Frame(self._step, self.cost, first.gradient_norm, self._parts(self.lanes(), look, past), first.line)

    def operations(self) -> tuple[Operation, ...]:
        return self._runs[0].operations()

    def code(self) -> tuple[CodeBlock, ...]:
        return self._runs[0].code()

    def explain(self, key: tuple[str, ...]) -> Explanation:
        return self._runs[0].explain(key)

    def ghost(self, past: Past) -> Ghost | None:
        return None

    def state(self) -> LockStepState:
        return LockStepState(self._step, tuple(run.state() for run in self._runs), tuple(self._diverged_at))

    def restore(self, state: LockStepState) -> None:
        self._step = state.step
        self._diverged_at = list(state.diverged_at)
        for run, own in zip(self._runs, state.states, strict=True):
            run.restore(own)
        self._watch_again()

    def _watch_again(self) -> None:
        for watch, costs in zip(self._watches, self._costs, strict=True):
            watch.resume(costs[: self._step + 1])

    def jobs(self) -> Mapping[str, Job]:
        return {}

    def diverged(self, step: int) -> tuple[Message, tuple[str, KnobValue] | None]:
        return self._runs[0].diverged(step)

    def finished(self) -> Message:
        return self._runs[0].finished()

    def result(self) -> Result:
        return self._runs[0].result()

    def results(self) -> Mapping[str, Result]:
        """What each run has learned, by its name."""
        return {name: run.result() for name, run in zip(self._names, self._runs, strict=True)}
