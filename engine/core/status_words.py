"""How a run that trains is doing, in words that never claim more than the numbers do."""

from collections.abc import Mapping

import numpy as np

from engine.core.messages import Message
from engine.core.status import Phase
from engine.core.types import Array

_WINDOW = 50
_RISING_SHARE = 0.3
_SLOW_WINDOW = 100
_SLOW = (1e-4, "status_hardly_moving")
# What rounding does to a cost, as a share of it; where residuals are nothing but rounding, its square of the first.
_NOISE = 1e-12


def words(phase: Phase, step: int, costs: Array, hardly: tuple[float, str] = _SLOW) -> Message:
    """The status while a run is paused or running; `costs` (step + 1,) up to now.

    Oscillating: at least 30 % of the last 50 updates raised the cost. Hardly moving (see `Lab.hardly`): the cost
    changed by less than so much of itself in 100 updates, said with the number.
    """
    if phase is Phase.PAUSED:
        return Message("status_not_started") if step == 0 else Message("status_paused")
    recent = costs[-_WINDOW - 1 :]
    risen = rises(recent, float(costs[0]))
    if len(recent) > 10 and risen >= _RISING_SHARE * (len(recent) - 1):
        return Message("status_oscillating", {"rises": risen, "of": len(recent) - 1})
    if len(costs) > _SLOW_WINDOW:
        before, now = float(costs[-_SLOW_WINDOW - 1]), float(costs[-1])
        if before > 0 and abs(now - before) < hardly[0] * before:
            moved = (now - before) / before
            return Message(hardly[1], {"percent": _round(100.0 * moved) if abs(moved) > _NOISE else 0.0})
    return Message("status_training")


def rises(costs: Array, first: float) -> int:
    """How often the cost rose in `costs`, of a run that began with the cost `first`.

    At the lowest point the last digits go up and down for ever: that is rounding, and no rise.
    """
    noise = _NOISE * np.abs(costs[:-1]) + np.square(_NOISE) * abs(first)
    return int(np.count_nonzero(np.diff(costs) > noise))


def joined(said: Mapping[str, Message]) -> Message:
    """What is said of several runs: once where it is the same of all, otherwise of each by its name."""
    sentences = list(said.values())
    if all(message == sentences[0] for message in sentences):
        return sentences[0]
    first, *others = (Message("status_of_run", {"name": name, "said": message}) for name, message in said.items())
    for message in others:
        first = Message("status_and", {"first": first, "then": message})
    return first


def _round(value: float) -> float:
    """One significant digit: a number that changed with every frame could not be read."""
    return float(f"{value:.1g}")
