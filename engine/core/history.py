"""What a run has been through: every cost, and states from which any step is found again exactly.

States are kept at each multiple of a stride that begins at 1 and doubles at a memory limit; whatever was kept, going
back is restoring the nearest kept state and replaying from there. The early steps, and every 2^j-th of the later ones,
are also kept for the path on the cost surface.
"""

from typing import Any

import numpy as np

from engine.core.types import Array

_DENSE = 64
# So many at each update: all of them are gone long before the next ones come.
_FREED = 8


def on_path(step: int) -> bool:
    """Whether the path shows this step: all of the first 64, then 32 to 64 for each doubling."""
    if step < _DENSE:
        return True
    return step % (1 << (step.bit_length() - 6)) == 0


class History:
    """Costs and states of one run, from step 0 to `last`.

    A state is anything immutable; `state_bytes` is what one costs in memory.
    """

    def __init__(self, state: Any, cost: float, *, state_bytes: int = 700, limit_bytes: int = 64_000_000) -> None:
        self.last = 0
        self.stride = 1
        self.changes = 0
        self._costs = np.empty(1024)
        self._costs[0] = cost
        self._states: list[Any] = [state]
        self._path: list[tuple[int, Any]] = [(0, state)]
        self._most = max(16, limit_bytes // state_bytes)
        # States that are no longer kept: freeing half of all at once would take longer than a frame.
        self._dropped: list[Any] = []

    def costs(self) -> Array:
        """(last + 1,) cost after each update, as a view."""
        return self._costs[: self.last + 1]

    def record(self, step: int, cost: float, state: Any) -> None:
        """Append step `last` + 1; a step that is known already is left as it is (a run is deterministic)."""
        if step <= self.last:
            return
        if step == len(self._costs):
            self._costs = np.concatenate([self._costs, np.empty(step)])
        self._costs[step] = cost
        self.last = step
        if step % self.stride == 0:
            self._states.append(state)
            if len(self._states) > self._most:
                self._dropped += self._states[1::2]
                del self._states[1::2]
                self.stride *= 2
        if self._dropped:
            del self._dropped[-_FREED:]
        if step < _DENSE or on_path(step):
            self._path.append((step, state))

    def change(self, step: int, cost: float, state: Any) -> None:
        """Something was changed at `step`: forget what came after and put the new cost and state there."""
        self.last = step
        self.changes += 1
        self._costs[step] = cost
        del self._states[step // self.stride + 1 :]
        while self._path and self._path[-1][0] > step:
            self._path.pop()
        if step % self.stride == 0:
            self._states[step // self.stride] = state
        if self._path and self._path[-1][0] == step:
            self._path[-1] = (step, state)
        elif step > 0:
            # A change is always on the path: the line turns there.
            self._path.append((step, state))

    def nearest(self, step: int) -> tuple[int, Any]:
        """The kept state at or before `step`, and its step."""
        index = min(step // self.stride, len(self._states) - 1)
        return index * self.stride, self._states[index]

    def path(self, upto: int) -> list[tuple[int, Any]]:
        """(step, state) up to `upto`, a few hundred, the early ones dense."""
        if not self._path or self._path[-1][0] <= upto:
            return list(self._path)
        return [entry for entry in self._path if entry[0] <= upto]
