"""A network's run whose gradient is checked as it trains, and the job that trains it with every fault."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

import numpy as np

from engine.core import initial
from engine.core.asides import Explanation
from engine.core.classification import Classification
from engine.core.datasets import resolve
from engine.core.divergence import Watch
from engine.core.faults import FAULTS, with_fault
from engine.core.features import Features
from engine.core.job import Job, Progress
from engine.core.knobs import KnobValue
from engine.core.lesson import Lesson
from engine.core.messages import LearnerError, Message
from engine.core.model import Network
from engine.core.parts_check import FaultRun, FaultRunsPart
from engine.core.training import Shown
from engine.core.types import Array
from engine.topics.check.gradient_check import Measured, agree, measured

UPDATES = 2000
JOB = "compare"
# Updates of a network of ten units a layer take 0.1 ms: well below the 5 ms after which a job lets others in.
_PIECE = 20


class CheckedRun(Classification):
    """One run of a network with the fault that the knob `fault` names; data are in `lesson` already."""

    def __init__(self, lesson: Lesson, shown: Shown) -> None:
        assert lesson.data is not None
        whole = resolve(lesson.data, "binary")
        everything = Features(whole.columns, tuple(range(len(whole.columns))))
        super().__init__(lesson, whole, everything, with_fault, shown)
        self.compared = _nothing_compared(self.fault)
        self._measured: tuple[object, float, Measured] | None = None

    @property
    def network(self) -> Network:
        """The model in force."""
        assert isinstance(self.model, Network)
        return self.model

    @property
    def fault(self) -> str:
        """The broken line in force."""
        return str(self.knobs["fault"])

    def measured(self, epsilon: float) -> Measured:
        """Central differences of all parameters where the run stands; worked out once for each step."""
        if self._measured is None or self._measured[0] is not self.params or self._measured[1] != epsilon:
            count = len(self.names)
            found = measured(self.network, self.params, self.batch, np.arange(count), np.full(count, epsilon))
            self._measured = (self.params, epsilon, found)
        return self._measured[2]

    def backprop(self) -> Array:
        """(p,) what the backward pass says, fault and all."""
        return initial.flat(self.gradients(), self.shapes)

    def diverged(self, step: int) -> tuple[Message, Mapping[str, KnobValue]]:
        if self.fault == "wrong_sign":
            return Message("check_diverged_sign", {"step": step}), {"fault": "none"}
        return super().diverged(step)

    def jobs(self) -> Mapping[str, Job]:
        return {JOB: self._compare}

    def _compare(self) -> Iterator[Progress]:
        """Train the same start with each fault."""
        self.compared = replace(_nothing_compared(self.fault), running=True)
        try:
            for place, fault in enumerate(FAULTS):
                for made in trained_with(self.lesson, {**self.knobs, "fault": fault}):
                    if isinstance(made, FaultRun):
                        self.compared = replace(self.compared, runs=(*self.compared.runs, made))
                    else:
                        yield self._progress(place + made / UPDATES)
        finally:
            # Also when the job is cancelled: what was trained stays.
            self.compared = replace(self.compared, running=False)
        self.compared = replace(self.compared, done=1.0)
        yield Progress(JOB, len(FAULTS), len(FAULTS), JOB, self.compared)

    def _progress(self, done: float) -> Progress:
        self.compared = replace(self.compared, done=done / len(FAULTS))
        return Progress(JOB, int(done), len(FAULTS), JOB, self.compared)


def trained_with(lesson: Lesson, knobs: Mapping[str, KnobValue]) -> Iterator[int | FaultRun]:
    """The run of `lesson` with these knobs: yields now and then how many updates are made, and at last what came of it.

    A run that blows up ends there.
    """
    run = CheckedRun(replace(lesson, knobs=dict(knobs), events=()), NOTHING_SHOWN)
    epsilon = run.looked_at.epsilon
    failed = int(np.count_nonzero(~agree(run.backprop(), run.measured(epsilon).slopes)))
    watch, wrong, diverged_at = Watch(), -1, None
    watch.resume(np.array([run.cost]))
    for step in range(UPDATES + 1):
        if not _all_right(run):
            wrong = step
        if step == UPDATES:
            break
        if watch.blown_up(run.step()):
            diverged_at = step + 1
            break
        if step % _PIECE == 0:
            yield step
    right = None if diverged_at is not None or wrong == UPDATES else wrong + 1
    yield FaultRun(run.fault, failed, len(run.names), right, diverged_at, run.cost)


def outcome(lesson: Lesson, fault: str) -> FaultRun:
    """What becomes of the run of `lesson` with this fault."""
    *_, last = trained_with(lesson, {**lesson.knobs, "fault": fault})
    assert isinstance(last, FaultRun)
    return last


def _all_right(run: CheckedRun) -> bool:
    return bool(((run.forward.Z > 0.0) == (run.batch.Y > 0.5)).all())


def _no_line(_run: object, _look: object) -> None:
    """The numbers of a row are not what this is about."""


def _nothing_told(run: CheckedRun, key: tuple[str, ...]) -> Explanation:
    raise LearnerError("nothing_to_explain", found="/".join(key))


NOTHING_SHOWN = Shown({}, _no_line, _nothing_told)


def _nothing_compared(fault: str) -> FaultRunsPart:
    return FaultRunsPart(tuple(FAULTS), (), UPDATES, running=False, done=0.0, fault=fault)
