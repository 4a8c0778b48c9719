"""Answers of the cards about softmax regression: the cost from an even start, a curve that rises, learning after all
rows that will ever be right are right.
"""

from collections.abc import Callable, Mapping
from typing import Any, TypeAlias

import numpy as np

from engine.core.asides import Answer
from engine.core.classification import Classification
from engine.core.lesson import Lesson
from engine.core.types import frozen

Quantity: TypeAlias = Callable[[Lesson, Mapping[str, Any]], Answer]

# A cost that has changed by less than this share has stood still.
_SAME = 0.01


def quantities(run_of: Callable[[Lesson], Classification]) -> Mapping[str, Quantity]:
    """The answers by name; `run_of` makes the run that a card is about."""

    def even_cost(lesson: Lesson, arguments: Mapping[str, Any]) -> Answer:
        """The cost where all K probabilities are equal: −log(1/K) = ln K."""
        run = run_of(lesson)
        reasons = {"classes": run.classes, "cost": run.cost, "share": 1.0 / run.classes}
        return Answer("", run.cost, reasons=reasons, question={"classes": run.classes, "rows": len(run.batch.X)})

    def early_curve(lesson: Lesson, arguments: Mapping[str, Any]) -> Answer:
        """The costs of the first `updates` updates; `named` says which of them are told."""
        run, count = run_of(lesson), int(arguments["updates"])
        costs = [run.cost, *(run.step() for _ in range(count))]
        reasons = {f"cost{k}": costs[k] for k in arguments["named"]}
        reasons["rises"] = int(np.count_nonzero(np.diff(costs) > 0))
        limit = run.scene().stable_rate
        assert limit is not None
        return Answer(
            "",
            steps=frozen(range(count + 1)),
            costs=frozen(costs),
            reasons={**reasons, "limit": limit},
            question={"updates": count, "start": costs[0]},
        )

    def still_learning(lesson: Lesson, arguments: Mapping[str, Any]) -> Answer:
        """What the cost does between two numbers of `updates`: 0 falls, 1 stands still, 2 rises."""
        run, (first, last) = run_of(lesson), arguments["updates"]
        before = _after(run, first)
        after = _after(run, last - first)
        change = after["cost"] / before["cost"] - 1.0
        found = 1 if abs(change) < _SAME else 0 if change < 0 else 2
        reasons = {
            f"{name}_{when}": told[name] for when, told in (("before", before), ("after", after)) for name in told
        }
        question = {"first": first, "last": last, "right": before["right"], "rows": len(run.batch.X)}
        return Answer("", float(found), reasons=reasons, question=question)

    return {made.__name__: made for made in (even_cost, early_curve, still_learning)}


def _after(run: Classification, updates: int) -> Mapping[str, float]:
    """Cost, rows called right, and the mean probability of the right class, so many updates later."""
    for _ in range(updates):
        run.step()
    right = int(np.count_nonzero(run.called(run.forward.H) == run.label))
    return {"cost": run.cost, "right": right, "typical": float(np.exp(-run.cost))}
