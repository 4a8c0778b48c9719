"""What the cards of the lab on overfitting ask for, computed from runs made anew."""

import dataclasses
from collections.abc import Callable, Mapping
from typing import Any

import numpy as np

from engine.core.asides import Answer, Explanation
from engine.core.frames import Look, Part
from engine.core.lesson import Lesson
from engine.core.training import Shown
from engine.topics.ridge.ridge_run import PENALTIES, PolynomialRun
from engine.topics.ridge.set_costs import loss_of


def _nothing(_run: PolynomialRun, _look: Look) -> Part | None:
    return None


def _unexplained(_run: PolynomialRun, _key: tuple[str, ...]) -> Explanation:
    raise AssertionError("nobody asks a card's run")


def _run(lesson: Lesson, **knobs: float) -> PolynomialRun:
    asked = dataclasses.replace(lesson, knobs={**lesson.knobs, **knobs})
    return PolynomialRun(asked, Shown({}, _nothing, _unexplained))


def _choice(value: float, thresholds: list[float]) -> float:
    return float(np.searchsorted(thresholds, value))


def test_ratio(lesson: Lesson, arguments: Mapping[str, Any]) -> Answer:
    """How many times the test cost of the first of two `degrees` is that of the second: the range it lies in."""
    high, low = (int(degree) for degree in arguments["degrees"])
    run = _run(lesson, l2=0.0)
    costs = {degree: run.cost_of("test", degree, 0.0) for degree in (high, low)}
    ratio = costs[high] / costs[low]
    reasons = {"high_cost": costs[high], "low_cost": costs[low], "ratio": ratio}
    return Answer("", _choice(ratio, arguments["thresholds"]), reasons=reasons, question={"high": high, "low": low})


def best_penalty(lesson: Lesson, arguments: Mapping[str, Any]) -> Answer:
    """The λ with the lowest validation cost at the degree in force, of those that are listed."""
    run = _run(lesson)
    costs = [run.cost_of("validation", run.degree, l2) for l2 in PENALTIES]
    best = PENALTIES[int(np.argmin(costs))]
    reasons = {
        "best": best,
        "validation": min(costs),
        "without": costs[0],
        "most": costs[-1],
        "test": run.cost_of("test", run.degree, best),
    }
    return Answer("", best, reasons=reasons, question={"degree": run.degree})


def later_ratio(lesson: Lesson, arguments: Mapping[str, Any]) -> Answer:
    """How many times the test cost after the second number of updates in `when` is that after the first: its range."""
    first, last = (int(updates) for updates in arguments["when"])
    run = _run(lesson)
    found: dict[str, float] = {}
    for step in range(last + 1):
        if step in (first, last):
            when = "first" if step == first else "last"
            for name in ("train", "test"):
                found[f"{name}_{when}"] = float(loss_of(run, name, run.theta()[None, :])[0])
        if step < last:
            run.step()
    ratio = found["test_last"] / found["test_first"]
    return Answer(
        "",
        _choice(ratio, arguments["thresholds"]),
        reasons={**found, "ratio": ratio},
        question={"first": first, "last": last},
    )


QUANTITIES: Mapping[str, Callable[[Lesson, Mapping[str, Any]], Answer]] = {
    "test_ratio": test_ratio,
    "best_penalty": best_penalty,
    "later_ratio": later_ratio,
}
