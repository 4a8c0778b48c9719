"""What gradient descent costs on each set over its updates."""

from typing import Any

import numpy as np

from engine.core import initial
from engine.core.experiment import Past
from engine.core.frames import Look
from engine.core.limits import nice
from engine.core.parts_ridge import CostsInTimePart
from engine.core.types import Array, frozen
from engine.topics.ridge.set_costs import AnyRun, hidden, loss_of, present_costs

# What is above this multiple of the lowest validation cost, and this share of the first one, is drawn at the edge.
_CAP, _OF_FIRST = 1.5, 0.25
_LEAST_CAP = 1e-12


def _way(run: AnyRun, past: Past) -> tuple[tuple[int, ...], Array]:
    """Steps (n,) and parameters (n, p), of which only the new ones are made."""
    entries = past.path(past.last)
    rows: list[tuple[Any, Array]] = run.remember("way", list)
    if len(rows) > len(entries) or (rows and rows[-1][0] is not entries[len(rows) - 1][1]):
        rows.clear()
    rows += [(state, initial.flat(state.params, run.shapes)) for _, state in entries[len(rows) :]]
    steps, thetas = tuple(step for step, _ in entries), np.array([row for _, row in rows])
    if past.last > steps[-1] and past.last == run.steps_made:
        steps, thetas = (*steps, past.last), np.vstack([thetas, run.theta()])
    return steps, thetas


def in_time(run: AnyRun, look: Look, past: Past) -> CostsInTimePart:
    """The costs at a few hundred of all steps that are known: going back to one does not forget what came after."""
    steps, thetas = _way(run, past)
    each = {name: loss_of(run, name, thetas) for name in ("train", "validation", *(() if hidden(look) else ("test",)))}
    place = int(np.argmin(each["validation"]))
    first, best = (float(each["validation"][k]) for k in (0, place))
    limit = 100
    while limit < past.last:
        limit *= 10
    part = CostsInTimePart(
        steps=frozen(steps),
        train=frozen(each["train"]),
        validation=frozen(each["validation"]),
        test=frozen(each["test"]) if "test" in each else None,
        step=run.steps_made,
        costs=present_costs(run, look),
        last=past.last,
        step_limit=limit,
        best_step=int(steps[place]),
        best_cost=best,
        cap=nice(max(_CAP * best, _OF_FIRST * first, _LEAST_CAP)),
        hidden=hidden(look),
    )
    run.memory["time"] = part
    return part
