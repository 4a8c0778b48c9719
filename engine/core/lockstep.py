"""Several runs on one clock: one step moves all, and a run that has blown up stays at its last finite state."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, NamedTuple

import numpy as np

from engine.core.asides import Explanation, Ghost
from engine.core.divergence import Watch
from engine.core.experiment import Experiment, Past, Result, State
from engine.core.frames import Frame, Look, Part, Scene
from engine.core.job import Job
from engine.core.knobs import KnobValue
from engine.core.messages import Message
from engine.core.operations import CodeBlock, Operation, tagged
from engine.core.status import Phase
from engine.core.status_words import joined, words
from engine.core.types import Array, Params


class LanePast:
    """The past of one run, with which its parts are made as if it were alone.

    It is one object for the whole run, so that what remembers a past (a thinned curve) knows it again.
    """

    def __init__(self, place: int) -> None:
        self._place = place
        self._whole: Past | None = None
        self._wholes = 0
        self._known: Array = np.empty(0)
        self._path: list[tuple[int, Any]] = []
        self._path_end: object = None

    def within(self, whole: Past, known: Array) -> "LanePast":
        """This past inside that of all runs together; `known` are the costs of this one as far as it ever came."""
        if whole is not self._whole:
            self._whole = whole
            self._wholes += 1
        self._known = known
        return self

    def _of_all(self) -> Past:
        assert self._whole is not None
        return self._whole

    @property
    def last(self) -> int:
        return self._of_all().last

    @property
    def changes(self) -> int:
        # Another past of all runs is a change too.
        return (self._wholes << 32) + self._of_all().changes

    def costs(self) -> Array:
        return self._known[: self.last + 1]

    def path(self, upto: int) -> list[tuple[int, Any]]:
        whole = self._of_all().path(upto)
        if len(whole) != len(self._path) or whole[-1][1] is not self._path_end:
            self._path = [(step, state.states[self._place]) for step, state in whole]
            self._path_end = whole[-1][1]
        return self._path


class Lane(NamedTuple):
    """One of the runs as the parts see it.

    Attributes:
        name: short, as lesson results, keys of explanations and the code view have it.
        title: what it is called on screen.
        costs: (step + 1,) up to now; `known` as far as the runs have ever come.
        diverged_at: the step at which it blew up, None for a sound one.
    """

    name: str
    title: Message
    experiment: Experiment
    costs: Array
    known: Array
    diverged_at: int | None
    own_past: LanePast

    def past(self, whole: Past) -> LanePast:
        """What this run has been through; `whole` is the past of all runs together."""
        return self.own_past.within(whole, self.known)


@dataclass(frozen=True, slots=True)
class LockStepState:
    """The states of all runs, in run order, and the step; where a run has blown up, at which step."""

    step: int
    states: Sequence[State]
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
        titles: what the runs are called on screen; left out, their names.
        finished: what to say at the goal; left out, what the first run says.

    The run as a whole has the cost of the first run, and has diverged when all of them have.
    """

    def __init__(
        self,
        names: Sequence[str],
        runs: Sequence[Experiment],
        parts: Callable[[tuple[Lane, ...], Look, Past], Mapping[str, Part]],
        *,
        titles: Sequence[Message] | None = None,
        finished: Callable[[tuple[Lane, ...]], Message] | None = None,
    ) -> None:
        assert len(names) == len(runs) > 0
        assert len(set(names)) == len(names)
        self._names = tuple(names)
        self._titles = tuple(titles or (Message("run_called", {"name": name}) for name in names))
        self._finished = finished
        self._code: tuple[tuple[tuple[CodeBlock, ...], ...], tuple[CodeBlock, ...]] | None = None
        self._runs = tuple(runs)
        self._parts = parts
        self._step = 0
        self._diverged_at: list[int | None] = [None] * len(runs)
        self._costs = np.empty((len(runs), 1024))
        self._costs[:, 0] = [run.cost for run in runs]
        self._watches = [Watch() for _ in runs]
        self._pasts = tuple(LanePast(place) for place in range(len(runs)))
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
        self._grow()
        for index, run in enumerate(self._runs):
            if self._diverged_at[index] is None:
                self._move(index, run)
            self._costs[index, self._step] = run.cost
        return self.cost if None in self._diverged_at else float("inf")

    def _grow(self) -> None:
        """Room for the costs of the present step."""
        if self._step == self._costs.shape[1]:
            self._costs = np.concatenate([self._costs, np.empty_like(self._costs)], axis=1)

    def _move(self, index: int, run: Experiment) -> None:
        before = run.state()
        cost = run.step()
        if self._watches[index].blown_up(cost):
            self._diverged_at[index] = self._step
            if not np.isfinite(cost):
                run.restore(before)

    def lanes(self) -> tuple[Lane, ...]:
        """Every run with its costs so far."""
        each = zip(self._names, self._titles, self._runs, self._costs, self._diverged_at, self._pasts, strict=True)
        return tuple(
            Lane(name, title, run, known[: self._step + 1], known, diverged_at, past)
            for name, title, run, known, diverged_at, past in each
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
        lanes = self.lanes()
        first = lanes[0].experiment.frame(replace(look, views=frozenset()), lanes[0].past(past))
        parts = self._parts(lanes, look, past)
        return Frame(self._step, self.cost, first.gradient_norm, parts, first.line, run=lanes[0].name)

    def _differing(self) -> list[int]:
        """The runs whose code differs from that of all before them: runs of one code are taken apart once."""
        codes = [run.code() for run in self._runs]
        return [index for index, code in enumerate(codes) if code not in codes[:index]]

    def operations(self) -> tuple[Operation, ...]:
        """One update of each run that has code of its own, one after the other."""
        differing = self._differing()
        if len(differing) == 1:
            return self._runs[0].operations()
        found: list[Operation] = []
        before = 0
        for index in differing:
            run, name = self._runs[index], self._names[index]
            found += [tagged(operation, name, before) for operation in run.operations()]
            before += len(run.code())
        return tuple(found)

    def code(self) -> tuple[CodeBlock, ...]:
        codes = tuple(self._runs[index].code() for index in self._differing())
        if len(codes) == 1:
            return codes[0]
        # The same object while it is the same: the code view is laid out anew for another one.
        if self._code is None or self._code[0] != codes:
            named = zip(self._differing(), codes, strict=True)
            joined = (replace(block, title=f"{self._names[k]}: {block.title}") for k, code in named for block in code)
            self._code = (codes, tuple(joined))
        return self._code[1]

    def explain(self, key: tuple[str, ...]) -> Explanation:
        """A key that begins with a run's name is for that run, any other for the first one."""
        if key and key[0] in self._names:
            told = self._runs[self._names.index(key[0])].explain(key[1:])
            return replace(told, key=key)
        return self._runs[0].explain(key)

    def ghost(self, past: Past) -> Ghost | None:
        """Of the first run: there is one line for a pinned run."""
        lane = self.lanes()[0]
        return lane.experiment.ghost(lane.past(past))

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

    def blown_up(self, lane: Lane) -> Message:
        """What is said of a run that has blown up."""
        return Message("status_run_diverged", {"step": lane.diverged_at})

    def says(self, phase: Phase) -> Message | None:
        return joined({lane.name: self._of(lane, phase) for lane in self.lanes()})

    def _of(self, lane: Lane, phase: Phase) -> Message:
        return words(phase, self._step, lane.costs) if lane.diverged_at is None else self.blown_up(lane)

    def mend(self) -> Mapping[str, KnobValue]:
        return {}

    def diverged(self, step: int) -> tuple[Message, Mapping[str, KnobValue]]:
        each = [run.diverged(step) for run in self._runs]
        return each[0][0], {name: value for _, mend in each for name, value in mend.items()}

    def finished(self) -> Message:
        return self._runs[0].finished() if self._finished is None else self._finished(self.lanes())

    def result(self) -> Result:
        return self._runs[0].result()

    def results(self) -> Mapping[str, Result]:
        """What each run has learned, by its name."""
        return {name: run.result() for name, run in zip(self._names, self._runs, strict=True)}
