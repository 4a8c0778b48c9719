"""Answers of cards: who does better on new rows, how far test costs lie apart, and what rows that judge can teach."""

import dataclasses
from collections.abc import Callable, Mapping
from typing import Any

import numpy as np

from engine.core.asides import Answer
from engine.core.lesson import Lesson
from engine.core.training import Training
from engine.core.types import Array, frozen
from engine.topics.evaluation import scores
from engine.topics.evaluation.evaluation_parts import spread_of
from engine.topics.evaluation.evaluation_run import build, ground_of, run_on
from engine.topics.evaluation.split import Ground

# Accuracies so close to each other count as equal.
_EVEN = 0.02


def _trained(lesson: Lesson, updates: int) -> Training:
    run = build(lesson)
    assert isinstance(run, Training)
    for _ in range(updates):
        run.step()
    return run


def who_wins_on_new_rows(lesson: Lesson, arguments: Mapping[str, Any]) -> Answer:
    """On the test rows: 0 the memoriser is right more often, 1 both alike, 2 the trained run."""
    ground, run = ground_of(lesson), _trained(lesson, int(arguments["updates"]))
    memory = scores.judged(scores.remembered(run, ground), ground, hide_test=False)
    line = scores.judged(scores.said(run, ground), ground, hide_test=False)
    ahead = float(line.values[2] - memory.values[2])
    percent = {
        "memory_training": memory.values[0],
        "memory_test": memory.values[2],
        "line_training": line.values[0],
        "line_test": line.values[2],
    }
    reasons = {name: round(100.0 * float(share), 1) for name, share in percent.items()}
    sizes = {"training": len(ground.split.training), "test": len(ground.split.test)}
    shown = {name: reasons[name] for name in ("memory_training", "line_training")}
    return Answer("", 1.0 if abs(ahead) < _EVEN else 2.0 * (ahead > 0), reasons=reasons, question={**sizes, **shown})


def spread_of_test_costs(lesson: Lesson, arguments: Mapping[str, Any]) -> Answer:
    """In which range between `thresholds` the unluckiest test cost lies, as a multiple of the luckiest."""
    part = spread_of(ground_of(lesson))
    ratio = part.high / part.low
    reasons = {"low": part.low, "high": part.high, "mean": part.mean, "ratio": ratio}
    question = {"ways": part.ways, "training": part.sizes[0], "test": part.sizes[2]}
    found = float(np.searchsorted(arguments["thresholds"], ratio))
    return Answer("", found, reasons=reasons, question=question)


def what_judges_teach(lesson: Lesson, arguments: Mapping[str, Any]) -> Answer:
    """What becomes of w when the targets of the rows that do not teach are `times` as large: 0 less, 1 same, 2 more."""
    updates, times = int(arguments["updates"]), float(arguments["times"])
    ground = ground_of(lesson)
    others = np.concatenate([ground.split.validation, ground.split.test])
    Y = ground.whole.Y.copy()
    Y[others] *= times
    changed = Ground(dataclasses.replace(ground.whole, Y=frozen(Y)), ground.split)
    before, after = (_weight(run_on(lesson, each), updates) for each in (ground, changed))
    found = 1.0 if (before == after).all() else 0.0 if after[0] < before[0] else 2.0
    reasons = {"w": float(before[0]), "after": float(after[0]), "b": float(before[-1])}
    return Answer("", found, reasons=reasons, question={"times": times, "training": len(ground.split.training)})


def _weight(run: Training, updates: int) -> Array:
    for _ in range(updates):
        run.step()
    params = run.original() or run.params
    return np.concatenate([params["W"].ravel(), params["b"]])


QUANTITIES: Mapping[str, Callable[[Lesson, Mapping[str, Any]], Answer]] = {
    made.__name__: made for made in (who_wins_on_new_rows, spread_of_test_costs, what_judges_teach)
}
