"""What the views show of two costs over one weight: curves with hops, surfaces, the next update in numbers, costs."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import numpy as np

from engine.core.experiment import Past
from engine.core.frames import Look, Part, SurfacePart
from engine.core.lane_curves import curves_part
from engine.core.limits import Limits
from engine.core.lockstep import Lane
from engine.core.parts_lanes import (
    LaneSurface,
    LaneSurfacesPart,
    LaneUpdate,
    UpdateLine,
    UpdatesPart,
    WeightCurve,
    WeightCurvesPart,
)
from engine.core.surface_part import levels
from engine.core.types import Array, frozen
from engine.topics.two_costs.one_weight import OneWeight

_POINTS = 401
_GRID = 61
# Where valleys are looked for, in units of 1 / the smallest size of a feature that is not 0: z stays within ±10.
_REACH = 10.0
_SAME = 1e-12
# The curves are drawn this far beyond the axis, so that they still fill it while it is moved.
_GROWS = 4.0


def parts(lanes: tuple[Lane, ...], look: Look, past: Past) -> Mapping[str, Part]:
    """One part for each open view."""
    return {name: _VIEWS[name](lanes, past) for name in sorted(look.views) if name in _VIEWS}


def _training(lane: Lane) -> OneWeight:
    run = lane.experiment
    assert isinstance(run, OneWeight)
    return run


def _limits(lanes: Sequence[Lane], past: Past) -> tuple[float, float]:
    """The axis of w that all curves share: it holds starts, valleys and hops of every run."""
    runs = [_training(lane) for lane in lanes]
    hops = np.concatenate([_hops(lane, past)[0] for lane in lanes])
    limits: Limits = runs[0].remember(
        "w limits", lambda: Limits(0.0, *(w for run in runs for w, _ in valleys(run, 0.0)), most=_GROWS)
    )
    return limits.hold(hops)


def valleys(run: OneWeight, b: float) -> tuple[tuple[float, float], ...]:
    """Every valley there is along w; found once for each bias."""
    known: tuple[float, tuple[tuple[float, float], ...]] | None = run.memory.get("valleys")
    if known is None or known[0] != b:
        sizes = np.abs(run.batch.X[run.batch.X != 0.0])
        reach = _REACH / float(sizes.min()) if sizes.size else 1.0
        # Dense in the middle: a valley of a large feature is narrow and near 0.
        w = reach * np.linspace(-1.0, 1.0, 2001) ** 3
        known = (b, run.valleys(w, b))
        run.memory["valleys"] = known
    return known[1]


def _hops(lane: Lane, past: Past) -> tuple[Array, Array]:
    """(k,) weights and biases where a run was, the last where it is."""
    run = _training(lane)
    _, points = run.path(lane.past(past))
    w, b = points[:, 0], points[:, 1] if run.has_bias else np.zeros(len(points))
    here = run.here
    if w[-1] != here.w or b[-1] != here.b:
        w, b = np.append(w, here.w), np.append(b, here.b)
    return w, b


def _curve(lane: Lane, past: Past, limits: tuple[float, float]) -> WeightCurve:
    run = _training(lane)
    here = run.here
    drawn: tuple[Any, Array, Array] | None = run.memory.get("weight curve")
    if drawn is None or drawn[0] != (limits, here.b):
        w = frozen(np.linspace(*limits, _POINTS))
        drawn = ((limits, here.b), w, frozen(run.heights(w, here.b)))
        run.memory["weight curve"] = drawn
    hops, _ = _hops(lane, past)
    minima = valleys(run, here.b)
    top: Limits = run.remember("height limits", lambda: Limits(0.0, float(drawn[2].max())))
    return WeightCurve(
        name=lane.name,
        title=lane.title,
        w=drawn[1],
        height=drawn[2],
        hops=frozen(hops),
        hop_heights=frozen(run.heights(hops, here.b)),
        slope=run.slopes.w,
        next_w=here.w - run.rate * run.slopes.w,
        minima=minima,
        lowest=min(range(len(minima)), key=lambda k: minima[k][1], default=None),
        height_limits=(0.0, top.hold(drawn[2])[1]),
    )


def weight_curves(lanes: tuple[Lane, ...], past: Past) -> WeightCurvesPart:
    """Both costs over w."""
    limits = _limits(lanes, past)
    return WeightCurvesPart("w1", limits, tuple(_curve(lane, past, limits) for lane in lanes))


def _lowest(run: OneWeight, x: Array, y: Array, cost: Array) -> tuple[float, float]:
    """The lowest point of the surface: from the lowest point of the grid, by Newton's method while that goes down."""
    row, column = np.unravel_index(int(np.argmin(cost)), cost.shape)
    at = np.array([x[column], y[row]])
    small = 1e-5 * np.array([x[-1] - x[0], y[-1] - y[0]])
    for _ in range(20):
        around = np.column_stack(
            [at, at + small * [1, 0], at - small * [1, 0], at + small * [0, 1], at - small * [0, 1]]
        )
        slopes = np.array(run.slopes_at(around[0], around[1]))
        bend = np.column_stack([slopes[:, 1] - slopes[:, 2], slopes[:, 3] - slopes[:, 4]]) / (2 * small)
        if not np.linalg.eigvalsh((bend + bend.T) / 2)[0] > 0:
            break
        hop = np.linalg.solve(bend, slopes[:, 0])
        if float(run.heights(*(at - hop)[:, None])[0]) > float(run.heights(*at[:, None])[0]):
            break
        at = at - hop
    return float(at[0]), float(at[1])


def _surface(lane: Lane, past: Past, window: tuple[float, float, float, float]) -> SurfacePart:
    run = _training(lane)
    drawn: tuple[Any, Array, Array, Array, Array, tuple[float, float]] | None = run.memory.get("surface")
    if drawn is None or drawn[0] != window:
        x, y = frozen(np.linspace(*window[:2], _GRID)), frozen(np.linspace(*window[2:], _GRID))
        across, up = (grid.ravel() for grid in np.meshgrid(x, y))
        cost = frozen(run.heights(across, up).reshape(_GRID, _GRID))
        drawn = (window, x, y, cost, frozen(levels(cost)), _lowest(run, x, y, cost))
        run.memory["surface"] = drawn
    _, x, y, cost, lines, lowest = drawn
    w, b = _hops(lane, past)
    here, slopes = run.here, run.slopes
    lowest_cost = float(run.heights(np.array([lowest[0]]), lowest[1])[0])
    return SurfacePart(
        names=("w1", "b"),
        choices=("w1", "b"),
        x=x,
        y=y,
        cost=cost,
        levels=lines,
        path=frozen(np.column_stack([w, b])),
        path_cost=frozen(run.heights(w, b)),
        here=(here.w, here.b),
        here_cost=run.cost,
        slice_cost=run.cost,
        gradient=(slopes.w, slopes.b),
        step_vector=(-run.rate * slopes.w, -run.rate * slopes.b),
        optimum=None,
        optimum_cost=None,
        slice_lowest=lowest,
        slice_lowest_cost=lowest_cost,
        exact=True,
        others="current",
        cursor=None,
        cursor_cost=None,
    )


def surfaces(lanes: tuple[Lane, ...], past: Past) -> LaneSurfacesPart:
    """Both costs over (w, b)."""
    first = _training(lanes[0])
    across = _limits(lanes, past)
    # As far up as the largest feature lets w matter across: z = w·x + b.
    typical = float(np.sqrt(np.square(first.batch.X).mean()))
    half = max(abs(across[0]), abs(across[1])) * min(1.0, typical) / 2
    limits: Limits = first.remember("b limits", lambda: Limits(-half, half, most=_GROWS))
    window = (*across, *limits.hold(np.concatenate([_hops(lane, past)[1] for lane in lanes])))
    return LaneSurfacesPart(
        parameters=("w1", "b"),
        learned=first.has_bias,
        surfaces=tuple(LaneSurface(lane.name, lane.title, _surface(lane, past, window)) for lane in lanes),
    )


def _update(lane: Lane, past: Past) -> LaneUpdate:
    run = _training(lane)
    here, slopes = run.here, run.slopes
    lines = [
        UpdateLine(name, before, slope, -run.rate * slope, before - run.rate * slope)
        for name, before, slope in zip(run.names, here, slopes, strict=False)
    ]
    started = float(_hops(lane, past)[0][0])
    return LaneUpdate(lane.name, lane.title, run.cost, tuple(lines), abs(here.w - started))


def updates(lanes: tuple[Lane, ...], past: Past) -> UpdatesPart:
    """The next update of each run in numbers."""
    first, *others = (_training(lane) for lane in lanes)
    slopes = [abs(run.slopes.w) for run in (first, *others)]
    return UpdatesPart(
        rate=first.rate,
        step=first.steps_made,
        lanes=tuple(_update(lane, past) for lane in lanes),
        ratio=max(slopes) / min(slopes) if min(slopes) > _SAME else None,
        steeper_first=slopes[0] >= slopes[1],
    )


_VIEWS: Mapping[str, Callable[[tuple[Lane, ...], Past], Part]] = {
    "curves": weight_curves,
    "surfaces": surfaces,
    "update": updates,
    "cost": curves_part,
}
