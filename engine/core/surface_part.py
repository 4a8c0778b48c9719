"""The cost surface over two parameters as a part: grid, levels, path and the marks on it.

Works for quadratic costs, of which everything is known, and for costs that are asked point by point. A slice holds the
other parameters still and is not the whole truth (its lowest point is not the optimum); the profile minimises them out.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

import numpy as np

from engine.core import initial
from engine.core.experiment import Past
from engine.core.frames import Look, Others, SurfacePart
from engine.core.limits import FAR, Limits, finite, nice
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


class Sheet(Protocol):
    """A cost over two parameters. `optimum` (2,) is its lowest point, None where nobody knows."""

    @property
    def optimum(self) -> Array | None: ...

    def at(self, point: Array) -> float: ...

    def grid(self, x: Array, y: Array) -> Array: ...


class Landscape(Protocol):
    """A cost over all parameters. Where its `optimum` is None there is no profile either."""

    @property
    def optimum(self) -> Array | None: ...

    def at(self, theta: Array) -> float: ...

    def slice(self, i: int, j: int, theta: Array) -> Sheet: ...

    def profile(self, i: int, j: int) -> Sheet: ...


@dataclass(frozen=True, slots=True)
class _Grid:
    """A drawn surface, and what it was drawn from."""

    window: tuple[float, float, float, float]
    sheet: Sheet
    x: Array
    y: Array
    cost: Array
    levels: Array

    @property
    def lowest(self) -> tuple[float, float] | None:
        """The lowest point of the grid; None at its edge, beyond which it goes on falling."""
        row, column = np.unravel_index(int(np.argmin(self.cost)), self.cost.shape)
        inside = 0 < row < len(self.y) - 1 and 0 < column < len(self.x) - 1
        return (float(self.x[column]), float(self.y[row])) if inside else None


def surface_part(
    training: "Training",
    look: Look,
    past: Past,
    whole: Landscape,
    default: tuple[str, str],
    *,
    reach: Array | None = None,
    points: int = POINTS,
) -> SurfacePart:
    """The surface that `look` asks for.

    Args:
        training: the run.
        look: which parameters, and where the others stand.
        past: where the run was.
        whole: the cost over all parameters.
        default: the two parameters where the look names none.
        reach: (p,) how far around the start the picture goes at least.
        points: along each side of the grid.
    """
    names = training.names
    asked = look.axes
    axes = asked if asked and asked[0] != asked[1] and all(name in names for name in asked) else default
    i, j = names.index(axes[0]), names.index(axes[1])
    theta, optimum = training.theta(), whole.optimum
    exact = len(names) == 2
    others, drawn = _drawn(whole, (i, j), theta, "current" if exact or optimum is None else look.others)
    costs = past.costs()
    bottom = drawn.optimum
    if others == "current" and bottom is not None and not drawn.at(bottom) <= _BLOWN_UP * costs[0]:
        # A slice through a run that has blown up is flat: the valley that it leapt out of says more.
        others, drawn = _drawn(whole, (i, j), theta, "optimum")
    steps, points_of_run = training.path(past)
    path = points_of_run[:, [i, j]]
    here = theta[[i, j]]
    window = look.window or _window(training, axes, path, reach, optimum)
    grid = _grid(training, drawn, window, f"surface grid {axes} {others}", points)
    gradient = initial.flat(training.gradients(), training.shapes)[[i, j]]
    lowest = grid.lowest if drawn.optimum is None else (float(drawn.optimum[0]), float(drawn.optimum[1]))
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
        slice_cost=training.cost if others == "current" else drawn.at(here),
        gradient=(float(gradient[0]), float(gradient[1])),
        step_vector=(-training.rate * float(gradient[0]), -training.rate * float(gradient[1])),
        optimum=None if optimum is None else (float(optimum[i]), float(optimum[j])),
        optimum_cost=None if optimum is None else whole.at(optimum),
        slice_lowest=lowest,
        slice_lowest_cost=None if lowest is None else drawn.at(np.array(lowest)),
        exact=exact,
        others=others,
        cursor=look.cursor,
        cursor_cost=drawn.at(np.array(look.cursor)) if look.cursor else None,
    )


def once_a_frame(training: "Training", look: Look, make: Callable[[], SurfacePart]) -> SurfacePart:
    """What `make` gives, once for each frame: the map and the picture in 3-D show the same part."""
    made: tuple[object, Look, SurfacePart] | None = training.memory.get("surface")
    if made is None or made[0] is not training.forward or made[1] is not look:
        made = (training.forward, look, make())
        training.memory["surface"] = made
    return made[2]


def _drawn(whole: Landscape, axes: tuple[int, int], theta: Array, others: Others) -> tuple[Others, Sheet]:
    if others == "profile":
        return others, whole.profile(*axes)
    if others == "optimum":
        assert whole.optimum is not None
        return others, whole.slice(*axes, whole.optimum)
    return others, whole.slice(*axes, theta)


def _window(
    training: "Training", axes: tuple[str, str], path: Array, reach: Array | None, optimum: Array | None
) -> tuple[float, float, float, float]:
    """Limits that hold the path, the optimum where it is known, and what is within reach of the start."""

    def limits() -> tuple[Limits, ...]:
        made = []
        for column, name in enumerate(axes):
            place, start = training.names.index(name), float(path[0, column])
            held = [start]
            if reach is not None:
                held += [start - float(reach[place]), start + float(reach[place])]
            if optimum is not None:
                held.append(float(optimum[place]))
            made.append(Limits(*held, most=_GROWS))
        return tuple(made)

    across, up = training.remember(f"surface limits {axes}", limits)
    return (*across.hold(path[:, 0]), *up.hold(path[:, 1]))


def _grid(
    training: "Training", drawn: Sheet, window: tuple[float, float, float, float], key: str, points: int
) -> _Grid:
    """The grid of the last frame where it still is the picture, a new one otherwise."""
    old: _Grid | None = training.memory.get(key)
    if old is not None and old.window == window and _still(old, drawn):
        return old
    x = frozen(np.linspace(window[0], window[1], points))
    y = frozen(np.linspace(window[2], window[3], points))
    cost = frozen(finite(drawn.grid(x, y)))
    made = _Grid(window, drawn, x, y, cost, frozen(levels(cost)))
    training.memory[key] = made
    return made


def _still(old: _Grid, drawn: Sheet) -> bool:
    """Whether corners and lowest point of the surface (its middle, where nobody knows that one) are where they were."""
    if old.sheet is drawn:
        return True
    places = [np.array([x, y]) for x in old.window[:2] for y in old.window[2:]]
    middle = np.array([sum(old.window[:2]) / 2, sum(old.window[2:]) / 2])
    ends = (old.sheet.optimum, drawn.optimum)
    before = np.array([old.sheet.at(place) for place in (*places, middle if ends[0] is None else ends[0])])
    now = np.array([drawn.at(place) for place in (*places, middle if ends[1] is None else ends[1])])
    return bool(np.all(np.abs(now - before) <= _STILL * np.abs(before)))


def levels(heights: Array) -> Array:
    """At most 12 rising contour levels: 1–3–10 steps where the heights span decades, even round steps otherwise."""
    low, high = float(heights.min()), float(heights.max())
    if not (high > low and np.isfinite(high)):
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
