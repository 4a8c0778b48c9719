"""Answers of cards about logistic regression: what a threshold moves, and what becomes of the cost in the long run."""

from collections.abc import Callable, Mapping
from typing import Any

import numpy as np

from engine.core import features
from engine.core.asides import Answer
from engine.core.classification import Classification
from engine.core.datasets import resolve
from engine.core.functions import LOGISTIC
from engine.core.lesson import Lesson
from engine.core.messages import LearnerError
from engine.core.training import Shown

# What is called standing still: less than this share of the cost is lost in the second half of the updates.
_STILL = 0.01


def _nothing(run: Classification, key: tuple[str, ...]) -> Any:
    raise LearnerError("nothing_to_explain", found="/".join(key))


def _run(lesson: Lesson, updates: int = 0) -> Classification:
    """The run of the lesson after so many updates, without a window."""
    assert lesson.data is not None
    whole = resolve(lesson.data, "binary")
    silent = Shown({}, lambda run, look: run, _nothing)
    run = Classification(lesson, whole, features.chosen(lesson, whole), LOGISTIC, silent)
    for _ in range(updates):
        run.step()
    return run


def what_a_threshold_moves(lesson: Lesson, arguments: Mapping[str, Any]) -> Answer:
    """What is other than before once rows were called at another threshold: 0 weights, 1 the bias alone, 2 neither."""
    run = _run(lesson, int(arguments["updates"]))
    before = run.theta()
    thresholds = [float(arguments[which]) for which in ("first", "second")]
    counts = [float(np.nansum(run.called(run.forward.H, threshold))) for threshold in thresholds]
    moved = run.theta() != before
    value = 2.0 if not moved.any() else 1.0 if not moved[:-1].any() else 0.0
    reasons = {"before": counts[0], "after": counts[1], "w1": float(before[0]), "b": float(before[-1])}
    asked = {"updates": run.steps_made, "first": thresholds[0], "second": thresholds[1]}
    return Answer("", value, reasons=reasons, question=asked)


def cost_in_the_long_run(lesson: Lesson, arguments: Mapping[str, Any]) -> Answer:
    """What becomes of the cost in `updates` updates: 0 it is 0, 1 it stands still above 0, 2 it goes on falling."""
    updates = int(arguments["updates"])
    run = _run(lesson, updates // 2)
    half, norm_half = run.cost, float(np.linalg.norm(run.params["W"]))
    for _ in range(updates - updates // 2):
        run.step()
    still = run.cost > (1.0 - _STILL) * half
    found = 0.0 if run.cost == 0.0 else 1.0 if still else 2.0
    norm = float(np.linalg.norm(run.params["W"]))
    reasons = {"half": half, "cost": run.cost, "norm_half": norm_half, "norm": norm}
    asked = {"updates": updates, "half_way": updates // 2}
    return Answer("", found, reasons={**reasons, **asked}, question=asked)


QUANTITIES: Mapping[str, Callable[[Lesson, Mapping[str, Any]], Answer]] = {
    made.__name__: made for made in (what_a_threshold_moves, cost_in_the_long_run)
}
