"""The cost surface over two parameters as a part: grid, levels, path and the marks on it.

Works for any quadratic cost. A slice holds the other parameters still and is not the whole truth (its lowest point is
not the optimum); the profile minimises them out.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from engine.core import initial
from engine.core.experiment import Past
from engine.core.frames import Look, SurfacePart
from engine.core.limits import FAR, Limits, nice
from engine.core.surface import Quadratic
from engine.core.types import Array, frozen

if TYPE_CHECKING:
    from engine.core.training import Training

POINTS = 60
_LEVELS_MOST = 12
# How many times its first span the picture grows before a diverging run leaves it.
_GROWS = 10.0
# How many times the start's cost the bottom of a slice may be.
_BLOWN_UP = 10.0
# A slice that has moved by less than this share of the picture is not drawn anew.
_STILL = 1e-2


@dataclass(frozen=True, slots=True)
class _Grid:
    """A drawn surface, and what it was drawn from."""

    window: tuple[float, float, float, float]
    quadratic: Quadratic
    x: Array
    y: Array
    cost: Array
    levels: Array


def surface_part(
    training: "Training", look: Look, past: Past, whole: Quadratic, default: tuple[str, str]
) -> SurfacePart:
    """The surface that `look` asks for; `whole` is the cost over all parameters."""
    names = training.names
    asked = look.axes
    axes = asked if asked and asked[0] != asked[1] and all(name in names for name in asked) else default
    i, j = names.index(axes[0]), names.index(axes[1])
    theta = training.theta()
    exact = len(names) == 2
    others = "current" if exact else look.others
    if others == "profile":
        drawn = whole.profile(i, j)
    else:
        drawn = whole.slice(i, j, theta if others == "current" else whole.optimum)
        if others == "current" and not drawn.at(drawn.optimum) <= _BLOWN_UP * past.costs()[0]:
            # A slice through a run that has blown up is flat: the valley that it leapt out of says more.
            others, drawn = "optimum", whole.slice(i, j, whole.optimum)
    steps, points = training.path(past)
    path = points[:, [i, j]]
    here = theta[[i, j]]
    optimum = whole.optimum
    limits: tuple[Limits, Limits] = training.remember(
        f"surface limits {axes}",
        lambda: (Limits(path[0, 0], optimum[i], most=_GROWS), Limits(path[0, 1], optimum[j], most=_GROWS)),
    )
    window = look.window or (*limits[0].hold(path[:, 0]), *limits[1].hold(path[:, 1]))
    grid = _grid(training, drawn, window, f"surface grid {axes} {others}")
    gradient = initial.flat(training.gradients(), training.shapes)[[i, j]]
    lowest = drawn.optimum
    costs = past.costs()
    return SurfacePart(
        names=axes,
        choices=names,
        x=grid.x,
        y=grid.y,
        cost=grid.cost,
        levels=grid.levels,
        path=frozen(np.clip(np.nan_to_num(path), -FAR, FAR)),
        path_cost=frozen(costs[list(steps)]),
        here=(float(here[0]), float(here[1])),
        here_cost=training.cost,
        slice_cost=drawn.at(here),
        gradient=(float(gradient[0]), float(gradient[1])),
        step_vector=(-training.rate * float(gradient[0]), -training.rate * float(gradient[1])),
        optimum=(float(optimum[i]), float(optimum[j])),
        optimum_cost=whole.at(optimum),
        slice_lowest=(float(lowest[0]), float(lowest[1])),
        slice_lowest_cost=drawn.at(lowest),
        exact=exact,
        others=others,
        cursor=look.cursor,
        cursor_cost=drawn.at(np.array(look.cursor)) if look.cursor else None,
    )


def _grid(training: "Training", drawn: Quadratic, window: tuple[float, float, float, float], key: str) -> _Grid:
    """The grid of the last frame where it still is the picture, a new one otherwise."""
    old: _Grid | None = training.memory.get(key)
    if old is not None and old.window == window and _still(old, drawn):
        return old
    x = frozen(np.linspace(window[0], window[1], POINTS))
    y = frozen(np.linspace(window[2], window[3], POINTS))
    cost = frozen(drawn.grid(x, y))
    made = _Grid(window, drawn, x, y, cost, frozen(levels(cost)))
    training.memory[key] = made
    return made


def _still(old: _Grid, drawn: Quadratic) -> bool:
    if old.quadratic is drawn:
        return True
    corners = np.array([[x, y] for x in old.window[:2] for y in old.window[2:]])
    before = np.array([old.quadratic.at(corner) for corner in corners])
    now = np.array([drawn.at(corner) for corner in corners])
    lowest_before, lowest_now = old.quadratic.at(old.quadratic.optimum), drawn.at(drawn.optimum)
    return bool(
        np.all(np.abs(now - before) <= _STILL * np.abs(before))
        and abs(lowest_now - lowest_before) <= _STILL * abs(lowest_before)
    )


def levels(heights: Array) -> Array:
    """At most 12 rising contour levels: 1–3–10 steps where the heights span decades, even round steps otherwise."""
    low, high = float(heights.min()), float(heights.max())
    if not high > low:
        return np.empty(0)
    if low <= 0 or high / low < 30:
        step = nice((high - low) / _LEVELS_MOST)
        return np.arange(np.ceil(low / step) + (low % step == 0), np.floor(high / step) + 1) * step
    found = [
        factor * 10.0**power
        for power in range(int(np.floor(np.log10(low))), int(np.ceil(np.log10(high))))
        for factor in (1.0, 3.0)
        if low < factor * 10.0**power < high
    ]
    while len(found) > _LEVELS_MOST:
        found = found[1::2]
    return np.array(found)
