"""Answers of the cards about mini-batches: updates in an epoch, many glances or one look, how far a glance errs."""

import dataclasses
from collections.abc import Callable, Mapping
from typing import Any, TypeAlias

import numpy as np

from engine.core.asides import Answer
from engine.core.lesson import Lesson
from engine.topics.batches.dial import drawn_angles
from engine.topics.batches.minibatches import MiniBatches

Quantity: TypeAlias = Callable[[Lesson, Mapping[str, Any]], Answer]

_DRAWS = 200


def quantities(run_of: Callable[[Lesson], MiniBatches]) -> Mapping[str, Quantity]:
    """The answers by name; `run_of` makes the run that a card is about."""

    def updates_in_epoch(lesson: Lesson, arguments: Mapping[str, Any]) -> Answer:
        """How many updates go once through the training rows: ⌈n / B⌉."""
        run = run_of(lesson)
        rows, size = len(run.train_rows), run.batch_size
        count = -(-rows // size)
        told = {"rows": rows, "size": size}
        reasons = {**told, "count": count, "full": rows // size, "rest": rows - rows // size * size}
        return Answer("", float(count), reasons=reasons, question=told)

    def glances_or_look(lesson: Lesson, arguments: Mapping[str, Any]) -> Answer:
        """Which has the higher test accuracy after one epoch: 0 updates by few rows, 1 equal, 2 one update by all."""
        few, all_rows = run_of(lesson), run_of(_with(lesson, batch_size=1_000_000))
        rows, size = len(few.train_rows), few.batch_size
        updates = -(-rows // size)
        for _ in range(updates):
            few.step()
        all_rows.step()
        mine, other = (run.measure().test_accuracy for run in (few, all_rows))
        reasons = {"few": mine, "all": other, "updates": updates, "few_percent": 100 * mine, "all_percent": 100 * other}
        question = {"rows": rows, "size": size, "updates": updates}
        return Answer("", 0.0 if mine > other else 1.0 if mine == other else 2.0, reasons=reasons, question=question)

    def typical_error(lesson: Lesson, arguments: Mapping[str, Any]) -> Answer:
        """The mean angle between the gradient of a batch and that of all rows at the start, over 200 batches drawn."""
        run = run_of(lesson)
        mean = {size: float(np.mean(drawn_angles(run, size, _DRAWS))) for size in (1, run.batch_size, 400)}
        value = mean[run.batch_size]
        reasons = {"angle": value, "one": mean[1], "many": mean[400], "part": float(np.cos(np.radians(value)))}
        return Answer("", value, reasons=reasons, question={"size": run.batch_size, "rows": len(run.train_rows)})

    return {made.__name__: made for made in (updates_in_epoch, glances_or_look, typical_error)}


def _with(lesson: Lesson, **knobs: int) -> Lesson:
    return dataclasses.replace(lesson, knobs={**lesson.knobs, **knobs})
