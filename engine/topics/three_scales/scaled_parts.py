"""What the views show of one regression on three scales: valleys, costs, lines, coefficients, and the slide's cloud."""

from collections.abc import Callable, Mapping
from dataclasses import replace

import numpy as np

from engine.core import initial
from engine.core.experiment import Past
from engine.core.frames import Look, NothingPart, Part, SurfacePart
from engine.core.lane_curves import curves_part
from engine.core.limits import finite, nice
from engine.core.lockstep import Lane
from engine.core.messages import Message
from engine.core.parts_lanes import LaneCurve, LanesPart
from engine.core.parts_scales import (
    CoefficientsPart,
    LaneCoefficients,
    LaneLine,
    LaneLinesPart,
    Valley,
    ValleysPart,
)
from engine.core.surface_part import levels, surface_part
from engine.core.types import Array, frozen
from engine.topics.three_scales.overflow import overflow
from engine.topics.three_scales.scaled_run import ScaledRun, run_of
from engine.topics.three_scales.slide_cloud import cloud

Lanes = tuple[Lane, ...]

# The lowest point is in the middle, and the start so much of the way to the edge.
_REACH = 1.4
# The grid goes so many times as far, for wide and for high views of what is to look round.
_BEYOND = 4.0
_GRID = 90
# Contours are chosen for so many times what has to be seen.
_SEEN = 1.5
# A picture of rows has so much of its span as room beyond them.
_ROOM = 0.08
# The new row goes so many spans beyond the rows.
_FARTHER = 2.0


def parts(lanes: Lanes, look: Look, past: Past) -> Mapping[str, Part]:
    """One part for each open view."""
    for lane in lanes:
        run_of(lane).looked_at = look
    return {name: _VIEWS[name](lanes, look, past) for name in sorted(look.views) if name in _VIEWS}


# ── valleys


def _half_sizes(path: Array, optimum: Array, *, alike: bool) -> tuple[float, float]:
    """How far the picture goes to each side of the lowest point (2,), so that it holds the path (n, 2) of the run.

    It holds parameters of 0, where runs set out, and in the same shape a start outside of that; one that was chosen in
    it leaves it as it is. It is twice as large where the run went on further; a run that leaps still further is let go.
    """
    away, plain = np.abs(path - optimum), np.abs(optimum)
    largest = float(plain.max()) or 1.0
    half = _REACH * (np.full(2, largest) if alike else np.where(plain > 0.0, plain, largest))
    if (away[0] > half).any():
        half = _REACH * float((away[0] / half).max()) * half
    farthest = away.max(axis=0)
    if (farthest > half).any() and (farthest <= 2.0 * half).all():
        half = 2.0 * half
    return float(half[0]), float(half[1])


def _valley(lane: Lane, look: Look, past: Past, axes: tuple[str, str]) -> Valley:
    run = run_of(lane)
    at = [run.names.index(axis) for axis in axes]
    lowest = run.quadratic.optimum[at]
    free = run.scaling.name == "none"
    alike = look.alike or not free
    across, up = _half_sizes(run.path(lane.past(past))[1][:, at], lowest, alike=alike)
    x, y = float(lowest[0]), float(lowest[1])
    more = _BEYOND if alike else 1.0
    asked = replace(
        look,
        axes=axes,
        others="profile",
        window=(x - more * across, x + more * across, y - more * up, y + more * up),
        cursor=None,
    )
    half_lives, found = run.scene().half_lives, overflow(lane)
    surface = surface_part(run, asked, lane.past(past), run.quadratic, axes, points=_GRID)
    return Valley(
        name=lane.name,
        title=lane.title,
        surface=replace(surface, levels=_levels(run, surface, _SEEN / more if alike else 1.0)),
        seen=(x - across, x + across, y - up, y + up),
        alike=alike,
        free=free,
        condition=run.quadratic.condition,
        longer=float(np.sqrt(run.quadratic.profile(at[0], at[1]).condition)),
        stable_rate=run.quadratic.largest_stable_rate,
        rate=run.rate,
        direction=len(half_lives) - 1,
        half_life=half_lives[-1],
        arrived=None if lane.diverged_at is not None else run.arrived(lane.past(past)),
        diverged_at=lane.diverged_at,
        exact=None if found is None else found.exact,
        lost_at=None if found is None else found.lost_at,
    )


def _levels(run: ScaledRun, surface: SurfacePart, share: float) -> Array:
    """Contour levels for the middle of a surface, so many of its span across: what lies outside is rarely seen."""
    known: tuple[Array, Array] | None = run.memory.get("valley levels")
    if known is None or known[0] is not surface.cost:
        edge = round(len(surface.x) * (1.0 - share) / 2)
        inner = slice(edge, len(surface.x) - edge)
        known = (surface.cost, frozen(levels(surface.cost[inner, inner])))
        run.memory["valley levels"] = known
    return known[1]


def valleys(lanes: Lanes, look: Look, past: Past) -> ValleysPart:
    """The cost of every run over the first two of its parameters."""
    names = run_of(lanes[0]).names
    axes = (names[0], names[1])
    return ValleysPart(tuple(_valley(lane, look, past, axes) for lane in lanes), axes, exact=len(names) == 2)


# ── costs


def costs(lanes: Lanes, past: Past) -> LanesPart:
    """Cost over updates of every run; of one whose cost 32 bits cannot hold it is said that it is ∞."""
    return LanesPart(tuple(map(_ended, curves_part(lanes, past).lanes, lanes)))


def _ended(curve: LaneCurve, lane: Lane) -> LaneCurve:
    lost = overflow(lane) is not None
    return replace(curve, ended=Message("rates_inf", {"step": lane.diverged_at})) if lost else curve


# ── lines


def original_of(run: ScaledRun) -> Array:
    """(p,) weights and bias of the first target for the original features."""
    params = run.original() or run.params
    return finite(np.append(params["W"][:, 0], params["b"][0]))


def lines(lanes: Lanes, look: Look, past: Past) -> Part:
    """The rows and what every run has made of them, where there is one feature."""
    first = run_of(lanes[0])
    X, y = first.data.X, first.batch.Y[:, 0]
    if X.shape[1] != 1:
        return NothingPart(Message("view_needs_one_feature", {"found": X.shape[1]}))
    x = X[:, 0]
    # The lines are seen down to x = 0, where they are as high as b.
    ends = (min(0.0, float(x.min())), float(x.max()) + _ROOM * float(x.max() - min(0.0, x.min())))
    low, high = min(0.0, float(y.min())), float(y.max())
    return LaneLinesPart(
        x=first.remember("line x", lambda: frozen(x)),
        y=first.remember("line y", lambda: frozen(y)),
        ends=ends,
        limits=(low - _ROOM * (high - low), high + _ROOM * (high - low)),
        lines=tuple(_line(lane, ends) for lane in lanes),
        new_x=float(new_row(first, look)[0]),
        choices=_choices(first),
        asked=look.probes is not None or "coefficients" in look.views,
        target_scaled=_target_scaled(first),
    )


def _target_scaled(run: ScaledRun) -> bool:
    return bool(run.knobs["scale_target"])


def _line(lane: Lane, ends: tuple[float, float]) -> LaneLine:
    run = run_of(lane)
    weight, bias = (float(value) for value in original_of(run))
    return LaneLine(
        name=lane.name,
        title=lane.title,
        weight=weight,
        bias=bias,
        heights=frozen(np.clip([weight * end + bias for end in ends], -1e12, 1e12)),
        cost=run.cost,
        mapped=run.scaling.name != "none",
        diverged=lane.diverged_at is not None,
    )


# ── coefficients


def new_row(run: ScaledRun, look: Look) -> Array:
    """(d,) the row that is asked about: the first feature as chosen, the others at their means."""
    means = run.data.X.mean(axis=0)
    row = np.array([float(f"{mean:.1e}") for mean in means])
    if look.probes:
        row[0] = look.probes[0][0]
    return row


def _choices(run: ScaledRun) -> tuple[float, float, float]:
    """(low, high, step) from which the new row's first feature is chosen: somewhat beyond the rows there are."""
    column = run.data.X[:, 0]
    low, high = float(column.min()), float(column.max())
    span = (high - low) or 1.0
    least = low - _FARTHER * span
    return max(0.0, least) if low >= 0 else least, high + _FARTHER * span, nice(span / 20)


def predictions(run: ScaledRun, row: Array) -> tuple[float, float]:
    """What the run says about a row: on its own scale, and with its parameters mapped back (first target)."""
    scaled = run.scaling.apply(row[None, :])
    here = float(run.settings.model.predict(run.params, scaled)[0, 0])
    original = original_of(run)
    return here, float(row @ original[:-1] + original[-1])


def coefficients(lanes: Lanes, look: Look, past: Past) -> CoefficientsPart:
    """Every run's parameters in both coordinates, and a new row said by both."""
    first = run_of(lanes[0])
    row = new_row(first, look)
    return CoefficientsPart(
        parameters=_first_target(first),
        row=frozen(row),
        choices=_choices(first),
        lanes=tuple(_coefficients(lane, row) for lane in lanes),
        target_scaled=_target_scaled(first),
    )


def _first_target(run: ScaledRun) -> tuple[str, ...]:
    """Names of the parameters of the first target, weights first."""
    outputs = run.batch.Y.shape[1]
    return run.names[::outputs]


def _coefficients(lane: Lane, row: Array) -> LaneCoefficients:
    run = run_of(lane)
    here, original = predictions(run, row)
    return LaneCoefficients(
        name=lane.name,
        title=lane.title,
        learned=frozen(finite(initial.flat(run.params, run.shapes)[:: run.batch.Y.shape[1]])),
        original=frozen(original_of(run)),
        row=frozen(run.scaling.apply(row[None, :])[0]),
        shift=frozen(run.scaling.shift),
        scale=frozen(run.scaling.scale),
        prediction=float(finite(np.array(here))),
        prediction_original=float(finite(np.array(original))),
        mapped=run.scaling.name != "none",
    )


_VIEWS: Mapping[str, Callable[[Lanes, Look, Past], Part]] = {
    "valleys": valleys,
    "cost": lambda lanes, look, past: costs(lanes, past),
    "lines": lines,
    "coefficients": coefficients,
    "cloud": lambda lanes, look, past: cloud(look),
}
