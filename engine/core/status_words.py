"""How a run that trains is doing, in words that never claim more than the numbers do."""

import numpy as np

from engine.core.messages import Message
from engine.core.status import Phase
from engine.core.types import Array

_WINDOW = 50
_RISING_SHARE = 0.3
_SLOW_WINDOW = 100
_SLOW = 1e-4


def words(phase: Phase, step: int, costs: Array) -> Message:
    """The status while a run is paused or running; `costs` (step + 1,) up to now.

    Oscillating: at least 30 % of the last 50 updates raised the cost. Hardly moving: the cost changed by less than
    1e-4 of itself in 100 updates, said with the number.
    """
    if phase is Phase.PAUSED:
        return Message("status_not_started") if step == 0 else Message("status_paused")
    recent = costs[-_WINDOW - 1 :]
    if len(recent) > 10 and np.count_nonzero(np.diff(recent) > 0) >= _RISING_SHARE * (len(recent) - 1):
        return Message(
            "status_oscillating", {"rises": int(np.count_nonzero(np.diff(recent) > 0)), "of": len(recent) - 1}
        )
    if len(costs) > _SLOW_WINDOW:
        before, now = float(costs[-_SLOW_WINDOW - 1]), float(costs[-1])
        if before > 0 and abs(now - before) < _SLOW * before:
            return Message("status_hardly_moving", {"percent": _round(100.0 * (now - before) / before)})
    return Message("status_training")


def _round(value: float) -> float:
    """One significant digit: a number that changed with every frame could not be read."""
    return float(f"{value:.1g}")
