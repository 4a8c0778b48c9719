"""What the views of many starts show of a trial: a histogram in which each start has its place, and the curves."""

import math

import numpy as np

from engine.core.parts_starts import FinalCostsPart, Mark, SharePart, ShareRow, StartCurvesPart, StartsSettings
from engine.core.types import Array, frozen
from engine.topics.starts.many_starts import Trial

# Of many runs only the first are drawn.
MOST_CURVES = 200
# The axis of costs: bars between 10⁻⁵ and 10, so many to each power of ten.
_DECADES = (-5, 1)
_BARS = 8
EDGES = frozen(10.0 ** (np.arange(_DECADES[0] * _BARS, _DECADES[1] * _BARS + 1) / _BARS))
# At least these powers of ten are on screen.
_SEEN = (-3, 0)
_TOPS = (1, 2, 5)
_USUAL_TOP = 1.0
_WITHIN_TOP = 0.995
# XOR has as many ones as zeros. A network that cannot tell some rows apart gives them all the share of ones among them:
# four ½, three ⅔ or ⅓, two ½, and the other rows may cost nothing.
MARKS = (
    Mark("two", math.log(2) / 2),
    Mark("three", (2 * math.log(3 / 2) + math.log(3)) / 4),
    Mark("four", math.log(2)),
)


def share(settings: StartsSettings, rows: tuple[ShareRow, ...], running: Trial | None) -> SharePart:
    """The shares, the running one among them."""
    knobs = [row.settings.knobs() for row in rows]
    varying = frozenset(name for name in settings.knobs() if len({each[name] for each in knobs}) > 1)
    done = running.made / running.settings.updates if running is not None else 1.0
    return SharePart(settings, rows, varying, running is not None, done)


def final_costs(trial: Trial | None, index: int) -> FinalCostsPart:
    """Where the costs of a trial are; nothing yet where there is none."""
    nothing = frozen([])
    low, high = _bars(10.0 ** _SEEN[0], 10.0 ** _SEEN[1])
    if trial is None:
        return FinalCostsPart(None, 0, EDGES, nothing, nothing, nothing, low, high, 1, MARKS, None)
    costs, solved = trial.last_costs, trial.solved
    places = np.clip(np.searchsorted(EDGES, costs, side="right") - 1, 0, len(EDGES) - 2)
    ranks = np.empty(len(costs))
    for place in np.unique(places):
        inside = np.flatnonzero(places == place)
        ranks[inside[np.lexsort((costs[inside], -solved[inside]))]] = np.arange(len(inside))
    seen = _bars(min(costs.min(), 10.0 ** _SEEN[0]), max(costs.max(), 10.0 ** _SEEN[1]))
    return FinalCostsPart(
        settings=trial.settings,
        made=trial.made,
        edges=EDGES,
        places=frozen(places),
        ranks=frozen(ranks),
        solved=frozen(solved),
        first=seen[0],
        last=seen[1],
        top=_top(int(np.bincount(places).max())),
        marks=MARKS,
        chosen=trial.chosen(min(index, len(costs) - 1)),
    )


def curves(trial: Trial | None, index: int, before: StartCurvesPart | None) -> StartCurvesPart:
    """The curves of a trial; the arrays of `before` where they are still the same."""
    if trial is None:
        nothing = frozen([])
        return StartCurvesPart(None, nothing, frozen(np.empty((0, 0))), nothing, _USUAL_TOP, MARKS, None, nothing)
    chosen = trial.chosen(min(index, trial.settings.starts - 1))
    own = frozen(trial.costs[:, chosen.index])
    if before is not None and before.settings == trial.settings and len(before.steps) == trial.kept:
        steps, costs, solved, top = before.steps, before.costs, before.solved, before.top
    else:
        steps = frozen(trial.kept_at[: trial.kept])
        costs, solved = frozen(trial.costs[:, :MOST_CURVES]), frozen(trial.solved[:MOST_CURVES])
        top = _cost_top(costs)
    return StartCurvesPart(trial.settings, steps, costs, solved, top, MARKS, chosen, own)


def _bars(low: float, high: float) -> tuple[int, int]:
    """The first and the last bar of the powers of ten that hold `low` and `high`."""
    lowest = max(_DECADES[0], math.floor(math.log10(low) + 1e-9))
    highest = min(_DECADES[1], math.ceil(math.log10(high) - 1e-9))
    return (lowest - _DECADES[0]) * _BARS, (highest - _DECADES[0]) * _BARS - 1


def _top(highest: int) -> int:
    """The next of 1, 2, 5, 10, 20 … that is not below `highest`."""
    scale: int = 10 ** int(math.log10(highest))
    return next(top for power in (scale, 10 * scale) for digit in _TOPS if (top := digit * power) >= highest)


def _cost_top(costs: Array) -> float:
    """The upper end of the cost axis: 1, or where more than a few costs are higher, 2, 5, 10 …"""
    high = float(np.quantile(costs, _WITHIN_TOP))
    return _USUAL_TOP if high <= _USUAL_TOP else float(_top(math.ceil(high)))
