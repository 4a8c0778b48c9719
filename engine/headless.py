"""A lesson run without a window: from a lesson to a result that is plain JSON."""

import dataclasses
import json
import math
import os
from collections.abc import Sequence
from pathlib import Path
from typing import Any, TypeAlias

import numpy as np

from engine.core.commands import Play, SetSpeed
from engine.core.experiment import Kind, Lab, Result
from engine.core.lesson import Lesson
from engine.core.lockstep import Lane, LockStep
from engine.core.messages import LearnerError
from engine.core.pace import Speed
from engine.core.runner import Runner
from engine.core.status import Phase
from engine.core.types import Array, Params

Json: TypeAlias = dict[str, Any]

_SLICE_S = 0.25


def run(lesson: Lesson, lab: Lab, *, steps: int | None = None, report_at: Sequence[int] | None = None) -> Json:
    """What comes of `lesson`; the same numbers as in the window.

    Args:
        lesson: complete, as it was read.
        lab: the lesson's lab.
        steps: updates to make instead of the lesson's own.
        report_at: after which numbers of updates the cost is told; 0 and the last when left out.

    Returns:
        The result as the command line writes it: `cost[k]` is the cost after k updates, non-finite numbers are texts.
        With compared runs, of the lesson or of the lab itself, the first run's result and each run's own under `runs`.

    Raises:
        LearnerError: the lab has nothing to train, or data, start or an event do not fit.
    """
    if lab.kind is not Kind.TRAIN:
        raise LearnerError("nothing_to_train", lab=lab.name)
    if steps is not None:
        lesson = dataclasses.replace(lesson, steps=steps)
    if not lesson.runs:
        return {"lab": lab.name, **_trained(lesson, lab, report_at)}
    results = {
        compared.name: _trained(
            dataclasses.replace(lesson, knobs={**lesson.knobs, **compared.knobs}, runs=()), lab, report_at
        )
        for compared in lesson.runs
    }
    return {"lab": lab.name, **results[lesson.runs[0].name], "runs": results}


def as_text(result: Json) -> str:
    """A result as JSON text, floats to the last bit."""
    return json.dumps(result, ensure_ascii=False, allow_nan=False, indent=1) + "\n"


def save(text: str, path: Path) -> None:
    """Write a whole file or none: beside it first, then into its place.

    Raises:
        LearnerError: nothing can be written there.
    """
    try:
        if path.exists() and not path.is_file():
            # A pipe or device (/dev/stdout) is written to; putting a file into its place would destroy it.
            path.write_text(text, encoding="utf-8")
            return
        target = path.resolve()
        beside = target.with_name(f".{target.name}.{os.getpid()}.tmp")
        try:
            beside.write_text(text, encoding="utf-8")
            os.replace(beside, target)
        finally:
            beside.unlink(missing_ok=True)
    except OSError as error:
        raise LearnerError("file_unwritable", file=str(path), reason=error.strerror or str(error)) from error


def _trained(lesson: Lesson, lab: Lab, report_at: Sequence[int] | None) -> Json:
    """One run to its end."""
    # A run may begin with numbers that overflow; the result says so, not a warning.
    with np.errstate(all="ignore"):
        runner = Runner(lab, lesson)
        # Play at the goal would move it on, and a run of no updates is there already.
        if lesson.steps > 0:
            runner.handle(SetSpeed(Speed.FULL))
            runner.handle(Play())
            while runner.phase is Phase.RUNNING:
                runner.advance(_SLICE_S)
        costs = runner.history.costs()
        asked = sorted(set(report_at)) if report_at is not None else [0, len(costs) - 1]
        experiment = runner.experiment
        if isinstance(experiment, LockStep):
            runs = {lane.name: _of_lane(lane, asked) for lane in experiment.lanes()}
            return {**next(iter(runs.values())), "runs": runs}
        phase = Phase.DIVERGED if runner.phase is Phase.DIVERGED else Phase.DONE
        return _told(phase, runner.step, costs, asked, experiment.result())


def _of_lane(lane: Lane, asked: Sequence[int]) -> Json:
    """One of the runs that a lab compares; a run that blew up ended there."""
    costs, end = lane.costs, lane.diverged_at
    if end is None:
        return _told(Phase.DONE, len(costs) - 1, costs, asked, lane.experiment.result())
    return _told(Phase.DIVERGED, end, costs[: end + 1], asked, lane.experiment.result())


def _told(phase: Phase, steps: int, costs: Array, asked: Sequence[int], result: Result) -> Json:
    """How a run ended, in plain JSON."""
    return {
        "phase": phase.value,
        "steps": steps,
        "cost": {str(k): _plain(float(costs[k])) for k in asked if k < len(costs)},
        "params": _arrays(result.params),
        "params_original": None if result.params_original is None else _arrays(result.params_original),
        "output": _plain_table(result.output),
        "accuracy": result.accuracy,
    }


def _arrays(params: Params) -> Json:
    return {name: _plain_table(array) for name, array in params.items()}


def _plain_table(array: Array) -> Any:
    return _plain(array.tolist())


def _plain(value: Any) -> Any:
    """Numbers and nested lists of them with non-finite ones as texts: JSON has no word for them."""
    if isinstance(value, list):
        return [_plain(entry) for entry in value]
    return value if math.isfinite(value) else str(value)
