"""Answers of the cards about learning rates: which is lowest in the end, how large one may be, what a test hides."""

import dataclasses
from collections.abc import Callable, Mapping
from typing import Any, TypeAlias

import numpy as np

from engine.core.asides import Answer
from engine.core.lesson import Lesson
from engine.core.types import Batch
from engine.topics.rates.rate_parts import right, training
from engine.topics.rates.rate_runs import RateRuns

Quantity: TypeAlias = Callable[[Lesson, Mapping[str, Any]], Answer]


def quantities(runs_of: Callable[[Lesson], RateRuns], test: Batch) -> Mapping[str, Quantity]:
    """The answers by name; `runs_of` makes the runs that a card is about, `test` are rows kept apart."""

    def after(lesson: Lesson, arguments: Mapping[str, Any]) -> RateRuns:
        runs = runs_of(lesson)
        with np.errstate(all="ignore"):
            for _ in range(int(arguments.get("updates", 0))):
                runs.step()
        return runs

    def order_after(lesson: Lesson, arguments: Mapping[str, Any]) -> Answer:
        """Which of `orders` (runs from 1, the lowest cost first) is right after `updates` updates."""
        lanes = after(lesson, arguments).lanes()
        costs = [lane.experiment.cost for lane in lanes]
        found = [int(place) + 1 for place in np.argsort(costs, kind="stable")]
        orders = [list(order) for order in arguments["orders"]]
        reasons = {f"cost{place}": cost for place, cost in enumerate(costs, start=1)}
        limit = runs_of(lesson).scene().stable_rate
        assert limit is not None
        return Answer(
            "",
            float(orders.index(found)),
            reasons={**reasons, "limit": limit},
            question={"updates": int(arguments["updates"])},
        )

    def largest_rate(lesson: Lesson, arguments: Mapping[str, Any]) -> Answer:
        """The largest stable rate, as a size."""
        scene = runs_of(lesson).scene()
        raw = runs_of(dataclasses.replace(lesson, knobs={**lesson.knobs, "scaling": "none"})).scene()
        assert scene.stable_rate is not None
        assert raw.stable_rate is not None
        limit = scene.stable_rate
        reasons = {"limit": limit, "curvature": 2.0 / limit, "raw": raw.stable_rate, "times": limit / raw.stable_rate}
        return Answer("", limit, reasons=reasons)

    def right_in_test(lesson: Lesson, arguments: Mapping[str, Any]) -> Answer:
        """How many test rows the run number `run` (from 1) calls right after `updates` updates."""
        lane = after(lesson, arguments).lanes()[int(arguments["run"]) - 1]
        run = training(lane)
        scaled = Batch(run.scaling.apply(test.X), test.Y)
        found, learned = right(run, scaled), right(run, run.batch)
        assert found is not None
        assert learned is not None
        rises = int(np.count_nonzero(np.diff(lane.costs) > 0))
        reasons = {"right": found, "train": learned, "rows": len(run.batch.X), "cost": run.cost, "rises": rises}
        question = {"updates": int(arguments["updates"]), "tests": len(test.X)}
        return Answer("", float(found), reasons=reasons, question=question)

    return {made.__name__: made for made in (order_after, largest_rate, right_in_test)}
