"""What the views show of runs that differ in their rate: paths on one surface, costs, lengths of steps, a ruler."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any, NamedTuple

import numpy as np

from engine.core.classification import Classification
from engine.core.experiment import Past
from engine.core.frames import CurvePart, Look, NothingPart, Part
from engine.core.initial import flat
from engine.core.lane_curves import curves_part
from engine.core.limits import FAR, finite
from engine.core.lockstep import Lane
from engine.core.messages import Message
from engine.core.parts_lanes import LaneCurve, LanesPart
from engine.core.parts_rates import RatePath, RatePathsPart, RateRow, RatesPart
from engine.core.regression import Regression
from engine.core.surface_part import levels
from engine.core.types import Array, Batch, frozen, length
from engine.topics.rates.float32 import flush
from engine.topics.rates.rate_zones import Compared, factors, zone_of

_GRID = 61
# The picture holds the optimum and, on either side of it, so many times the way from the start: a run that falls stays.
_ROOM = 1.3
_WINDOW = 50
_RISING = 0.3
_BRIEF = 10
# Above the least cost by less than this share of it: said to be there.
_THERE = 1e-3


class Shown(NamedTuple):
    """What the parts need to know besides the runs.

    Attributes:
        knobs: the knob of each run's rate.
        blown_up: what is said of a run that has blown up.
        test: rows that teach nothing; None where there are none.
        naive: whether costs are worked out in float32.
    """

    knobs: tuple[str, ...]
    blown_up: Callable[[Lane], Message]
    test: Batch | None
    naive: bool


def parts(lanes: tuple[Lane, ...], look: Look, past: Past, shown: Shown) -> Mapping[str, Part]:
    """One part for each open view."""
    return {name: _VIEWS[name](lanes, past, shown) for name in sorted(look.views) if name in _VIEWS}


def training(lane: Lane) -> Compared:
    """The run of a lane."""
    run = lane.experiment
    assert isinstance(run, Compared)
    return run


# ── paths


def paths(lanes: tuple[Lane, ...], past: Past, shown: Shown) -> Part:
    """All paths on the surface; of more than two parameters it would be a slice that holds none of them."""
    first = training(lanes[0])
    if not isinstance(first, Regression) or len(first.names) != 2:
        return NothingPart(Message("rates_need_two_parameters", {"found": len(first.names)}))
    known: tuple[Any, ...] | None = first.memory.get("rates grid")
    ways = [_way(lane, past) for lane in lanes]
    start = tuple(float(value) for value in ways[0][0])
    if known is None or known[0] != start:
        known = (start, *_grid(first, np.array(start)))
        first.memory["rates grid"] = known
    _, x, y, cost, lines = known
    optimum = first.quadratic.optimum
    return RatePathsPart(
        parameters=(first.names[0], first.names[1]),
        x=x,
        y=y,
        cost=cost,
        levels=lines,
        optimum=(float(optimum[0]), float(optimum[1])),
        optimum_cost=first.quadratic.at(optimum),
        paths=tuple(_path(lane, way, (x, y)) for lane, way in zip(lanes, ways, strict=True)),
    )


def _way(lane: Lane, past: Past) -> Array:
    """(n, 2) where a run was, the last where it is."""
    run = training(lane)
    _, points = run.path(lane.past(past))
    here = run.theta()
    return points if np.array_equal(points[-1], here) else np.vstack([points, here])


def _grid(run: Regression, start: Array) -> tuple[Array, Array, Array, Array]:
    """x, y, heights and contour levels around the optimum."""
    optimum = run.quadratic.optimum
    reach = np.abs(start - optimum)
    largest = float(np.abs(optimum).max()) or 1.0
    reach = _ROOM * np.maximum(reach, 0.25 * max(float(reach.max()), 0.1 * largest))
    x, y = (frozen(np.linspace(optimum[k] - reach[k], optimum[k] + reach[k], _GRID)) for k in (0, 1))
    cost = frozen(finite(run.quadratic.grid(x, y)))
    return x, y, cost, frozen(levels(cost))


def _path(lane: Lane, way: Array, grid: tuple[Array, Array]) -> RatePath:
    run = training(lane)
    here = np.clip(np.nan_to_num(way[-1]), -FAR, FAR)
    slopes = np.concatenate([gradient.ravel() for gradient in run.gradients().values()])
    step = np.clip(np.nan_to_num(-run.rate * slopes), -FAR, FAR)
    return RatePath(
        name=lane.name,
        title=lane.title,
        path=frozen(np.clip(np.nan_to_num(way), -FAR, FAR)),
        here=(float(here[0]), float(here[1])),
        step_vector=(float(step[0]), float(step[1])),
        cost=run.cost,
        outside=not all(axis[0] <= value <= axis[-1] for axis, value in zip(grid, here, strict=True)),
    )


# ── steps


def costs(lanes: tuple[Lane, ...], past: Past, shown: Shown) -> LanesPart:
    """Cost over updates of every run."""
    return _ended(curves_part(lanes, past), lanes, shown)


def steps(lanes: tuple[Lane, ...], past: Past, shown: Shown) -> LanesPart:
    """How far each update goes: rate × length of the gradient, at every place that is kept."""
    curves = (LaneCurve(lane.name, lane.title, _lengths(lane, past), lane.diverged_at) for lane in lanes)
    return _ended(LanesPart(tuple(curves)), lanes, shown)


def _ended(part: LanesPart, lanes: tuple[Lane, ...], shown: Shown) -> LanesPart:
    """A cost that is not a number is no divergence, and is said in its own words."""
    if not shown.naive:
        return part
    each = zip(part.lanes, lanes, strict=True)
    return LanesPart(tuple(replace(curve, ended=_not_finite(lane)) for curve, lane in each))


def _not_finite(lane: Lane) -> Message | None:
    if lane.diverged_at is None:
        return None
    found = flush(lane.experiment)
    return Message("rates_inf" if found is None or found.of_right else "rates_nan", {"step": lane.diverged_at})


def _lengths(lane: Lane, past: Past) -> CurvePart:
    run = training(lane)
    whole = lane.past(past)
    entries = whole.path(whole.last)
    known: list[tuple[Any, float]] = run.remember("step lengths", list)
    if len(known) > len(entries) or (known and known[-1][0] is not entries[len(known) - 1][1]):
        known.clear()
    known += [(state, _length(run, step, state)) for step, state in entries[len(known) :]]
    lengths = frozen([length for _, length in known])
    limit = 10
    while limit < whole.last:
        limit *= 2
    return CurvePart(
        steps=frozen([step for step, _ in entries]),
        low=lengths,
        high=lengths,
        step=len(lane.costs) - 1,
        cost=run.rate * run.gradient_norm,
        last=whole.last,
        step_limit=limit,
        floor=None,
        unit_root=False,
    )


def _length(run: Compared, step: int, state: Any) -> float:
    """How far the update after `state` goes."""
    rate = float(state.settings.optimizer.rate(step))
    if isinstance(run, Regression):
        # However many rows there are, and hundreds of places may be asked for at once.
        return rate * float(np.linalg.norm(run.quadratic.slope(flat(state.params, run.shapes))))
    model = state.settings.model
    return rate * length(model.backward(state.params, run.batch, model.forward(state.params, run.batch)))


# ── the ruler


def rates(lanes: tuple[Lane, ...], past: Past, shown: Shown) -> RatesPart:
    """All rates beside what the data allow."""
    first = training(lanes[0])
    scene = first.scene()
    assert scene.stable_rate is not None
    curvatures = first.quadratic.curvatures if isinstance(first, Regression) else None
    return RatesPart(
        step=len(lanes[0].costs) - 1,
        limit=scene.stable_rate,
        exact=scene.stable_is_exact,
        crossing=None if curvatures is None else 1.0 / float(curvatures[-1]),
        fastest=None if curvatures is None else 2.0 / float(curvatures[-1] + curvatures[0]),
        lowest_cost=scene.optimum_cost,
        rows_in_all=len(first.batch.X),
        test_rows=0 if shown.test is None else len(shown.test.X),
        runs=tuple(_row(lane, knob, shown) for lane, knob in zip(lanes, shown.knobs, strict=True)),
    )


def _row(lane: Lane, knob: str, shown: Shown) -> RateRow:
    run = training(lane)
    steep, gentle = factors(run.quadratic, run.rate) if isinstance(run, Regression) else (None, None)
    return RateRow(
        name=lane.name,
        title=lane.title,
        knob=knob,
        rate=run.rate,
        set_rate=run.settings.optimizer.learning_rate,
        cost=run.cost,
        zone=zone_of(run),
        steep=steep,
        gentle=gentle,
        step_length=run.rate * run.gradient_norm,
        seen=shown.blown_up(lane) if lane.diverged_at is not None else _seen(lane),
        right=right(run, run.batch),
        test_right=None if shown.test is None else right(run, shown.test),
        diverged=lane.diverged_at is not None,
    )


def right(run: Compared, batch: Batch) -> int | None:
    """How many rows are called right; None for regression."""
    if not isinstance(run, Classification):
        return None
    H = run.model.predict(run.params, batch.X)
    return int(np.count_nonzero(run.called(H) == batch.Y.argmax(axis=1)))


def _seen(lane: Lane) -> Message:
    """How the cost has gone so far, in one sentence with its number."""
    known, lowest = lane.costs, training(lane).scene().optimum_cost
    if len(known) == 1:
        return Message("rates_not_begun")
    recent = known[-_WINDOW - 1 :]
    rises = int(np.count_nonzero(np.diff(recent) > 0))
    if rises >= _RISING * (len(recent) - 1):
        return Message("rates_rises", {"rises": rises, "of": len(recent) - 1})
    now = float(known[-1])
    if lowest is not None and now - lowest <= _THERE * lowest:
        return Message("rates_there", {"left": max(0.0, now - lowest)})
    back = min(_BRIEF, len(known) - 1)
    before = float(known[-1 - back])
    return Message("rates_falls", {"of": back, "percent": 100.0 * (before - now) / before if before else 0.0})


_VIEWS: Mapping[str, Callable[[tuple[Lane, ...], Past, Shown], Part]] = {
    "paths": paths,
    "costs": costs,
    "steps": steps,
    "rates": rates,
}
