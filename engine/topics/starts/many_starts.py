"""Many starts of one network trained together in short pieces, with every cost on the way kept.

Start number k is what any lab would draw from the seed `first` + k, so that each of them can be looked at alone.
"""

from collections.abc import Iterator

import numpy as np

from engine.core.functions import ACTIVATIONS, LOGISTIC
from engine.core.initial import INITIALISATIONS
from engine.core.model import Network
from engine.core.parts_starts import ChosenStart, StartsSettings
from engine.core.types import Array, Batch, Params, frozen
from engine.topics.network.ensemble import Ensemble, stacked

# Costs are kept so often on the way, besides the start.
KEPT = 200
_DRAWN_AT_ONCE = 100  # starts; a millisecond here
_MOST_AT_ONCE = 25  # updates between two looks at the clock
_SIZE_AT_ONCE = 8_000  # starts × hidden units × updates; below a millisecond here
# What is larger, or no number at all, is only said to be as large as this.
_LARGEST = 1e9


class Trial:
    """The starts that `settings` name, on the rows of `batch`."""

    def __init__(self, settings: StartsSettings, batch: Batch) -> None:
        self.settings = settings
        self._batch = batch
        self._many: Ensemble | None = None
        count = min(KEPT, settings.updates)
        # Equally far apart, first and last among them.
        self.kept_at = np.unique(np.linspace(0, settings.updates, count + 1).round().astype(int))
        self._costs = np.empty((len(self.kept_at), settings.starts))
        self.kept = 0
        self.solved: Array = np.zeros(settings.starts)

    @property
    def made(self) -> int:
        """Updates made."""
        return self._many.steps_made if self._many is not None else 0

    @property
    def finished(self) -> bool:
        """Whether all updates were made."""
        return self.made == self.settings.updates

    @property
    def costs(self) -> Array:
        """(kept, starts) the costs after `kept_at[:kept]` updates; a view."""
        return self._costs[: self.kept]

    @property
    def last_costs(self) -> Array:
        """(starts,) the costs kept last."""
        last: Array = self._costs[self.kept - 1]
        return last

    def train(self) -> Iterator[int]:
        """Draw the starts and make all updates; yields the number of updates made after each short piece."""
        drawn: list[Params] = []
        shapes = self.network.shapes()
        for seed in range(self.settings.first, self.settings.first + self.settings.starts):
            drawn.append(INITIALISATIONS[self.settings.initialisation](shapes, seed))
            if len(drawn) % _DRAWN_AT_ONCE == 0:
                yield 0
        activation = ACTIVATIONS[self.settings.activation]
        self._many = Ensemble(self.network.widths, activation, self._batch, stacked(drawn))
        self._keep(self._many)
        at_once = min(_MOST_AT_ONCE, max(1, _SIZE_AT_ONCE // (self.settings.starts * self.settings.hidden)))
        while not self.finished:
            upto = min(self.made + at_once, int(self.kept_at[self.kept]))
            while self.made < upto:
                self._many.step(self.settings.rate)
            if self.made == self.kept_at[self.kept]:
                self._keep(self._many)
            yield self.made

    @property
    def network(self) -> Network:
        """One of the networks."""
        widths = (self._batch.X.shape[1], self.settings.hidden, 1)
        return Network(widths, ACTIVATIONS[self.settings.activation], LOGISTIC)

    def chosen(self, index: int) -> ChosenStart:
        """How one of the starts stands."""
        assert self._many is not None
        seed, outputs = self.settings.first + index, frozen(self._many.outputs[:, index])
        return ChosenStart(index, seed, float(self.last_costs[index]), outputs, bool(self.solved[index]))

    def _keep(self, many: Ensemble) -> None:
        costs = many.costs()
        self._costs[self.kept] = np.where(np.isfinite(costs), np.minimum(costs, _LARGEST), _LARGEST)
        self.solved = many.solved()
        self.kept += 1
