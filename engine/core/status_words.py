"""How a run that trains is doing, in words that never claim more than the numbers do."""

import numpy as np

from engine.core.aside_desk import AsideDesk
from engine.core.commands import SetKnob
from engine.core.cursor import Cursor
from engine.core.initial import RANDOM
from engine.core.lockstep import Lane, LockStep
from engine.core.messages import Message
from engine.core.run import Run
from engine.core.status import Phase, Status
from engine.core.training import Training
from engine.core.types import Array

_WINDOW = 50
_RISING_SHARE = 0.3
_SLOW_WINDOW = 100
_SLOW = (1e-4, "status_hardly_moving")


def words(phase: Phase, step: int, costs: Array, hardly: tuple[float, str] = _SLOW) -> Message:
    """The status while a run is paused or running; `costs` (step + 1,) up to now.

    Oscillating: at least 30 % of the last 50 updates raised the cost. Hardly moving (see `Lab.hardly`): the cost
    changed by less than so much of itself in 100 updates, said with the number.
    """
    if phase is Phase.PAUSED:
        return Message("status_not_started") if step == 0 else Message("status_paused")
    recent = costs[-_WINDOW - 1 :]
    if len(recent) > 10 and np.count_nonzero(np.diff(recent) > 0) >= _RISING_SHARE * (len(recent) - 1):
        return Message(
            "status_oscillating", {"rises": int(np.count_nonzero(np.diff(recent) > 0)), "of": len(recent) - 1}
        )
    if len(costs) > _SLOW_WINDOW:
        before, now = float(costs[-_SLOW_WINDOW - 1]), float(costs[-1])
        if before > 0 and abs(now - before) < hardly[0] * before:
            return Message(hardly[1], {"percent": _round(100.0 * (now - before) / before)})
    return Message("status_training")


def words_of_all(phase: Phase, step: int, runs: LockStep) -> Message:
    """The status of runs in lock-step: once where all do the same, otherwise of each by its name."""
    lanes = runs.lanes()
    said = [_words_of(phase, step, lane, runs) for lane in lanes]
    if all(message == said[0] for message in said):
        return said[0]
    first, *others = (
        Message("status_of_run", {"name": lane.name, "said": message})
        for lane, message in zip(lanes, said, strict=True)
    )
    for message in others:
        first = Message("status_and", {"first": first, "then": message})
    return first


def _words_of(phase: Phase, step: int, lane: Lane, runs: LockStep) -> Message:
    if lane.diverged_at is not None:
        return runs.blown_up(lane)
    return words(phase, step, lane.costs)


def _round(value: float) -> float:
    """One significant digit: a number that changed with every frame could not be read."""
    return float(f"{value:.1g}")


def status_of(
    run: Run, phase: Phase, goal: int, job: str | None, cursor: Cursor, asides: AsideDesk, *, flat_out: bool
) -> Status:
    """How a run stands, with the sentence that says so."""
    message, suggestion = _said(run, phase)
    return Status(
        phase=phase,
        step=run.step,
        last=run.history.last,
        goal=goal,
        knobs=dict(run.experiment.knobs),
        seed=run.lesson.seed,
        by_hand=run.lesson.initial is not None,
        message=message,
        drawn=run.experiment.knobs.get("initialisation", "normal") in RANDOM,
        suggestion=suggestion,
        events=tuple(at for at in sorted(run.events) if 0 < at <= run.history.last),
        job=job,
        flat_out=flat_out,
        next_operation=cursor.next,
        last_operation=cursor.last,
        pin_differences=asides.differences(run),
    )


def _said(run: Run, phase: Phase) -> tuple[Message, SetKnob | None]:
    if phase is Phase.DIVERGED and run.diverged_at is not None:
        message, mend = run.experiment.diverged(run.diverged_at)
        return message, SetKnob(*mend) if mend else None
    if isinstance(run.experiment, LockStep):
        mend = run.experiment.mend()
        done = phase is Phase.DONE
        message = run.experiment.finished() if done else words_of_all(phase, run.step, run.experiment)
        return message, SetKnob(*mend) if mend else None
    if phase is Phase.DONE:
        return run.experiment.finished(), None
    if run.experiment.last_step is not None:
        return _walk_words(phase, run.step), None
    if phase is Phase.RUNNING and isinstance(run.experiment, Training) and not run.experiment.comparable:
        return Message("status_mini_batches"), None
    return words(phase, run.step, run.history.costs()[: run.step + 1], run.lab.hardly), None


def _walk_words(phase: Phase, step: int) -> Message:
    """The status of a walk before its end: nothing is trained there."""
    if phase is Phase.PAUSED:
        return Message("status_walk_ready" if step == 0 else "status_paused")
    return Message("status_walking")
