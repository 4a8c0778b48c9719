"""How good the parameters are on the whole training and test set, as it was measured while the run went on."""

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from engine.core.types import Array

_MOST = 500


class Measure(NamedTuple):
    """What was measured after `step` updates: nan for accuracies where no row is called, and where no rows are."""

    step: int
    ended: int  # how many epochs ended with this update: 1 or 0
    train_cost: float
    test_cost: float
    train_accuracy: float
    test_accuracy: float


@dataclass(frozen=True, slots=True)
class Measured:
    """A measure and all before it. States share what they have in common, so keeping one costs nothing."""

    last: Measure
    count: int = 1
    before: "Measured | None" = None

    def and_then(self, measure: Measure) -> "Measured":
        """With one more."""
        return Measured(measure, self.count + 1, self)


class Series:
    """Measures as arrays; of a run that goes on only the new ones are made."""

    def __init__(self) -> None:
        self._nodes: list[Measured] = []
        self._rows = np.empty((64, len(Measure._fields)))

    def upto(self, measured: Measured) -> Array:
        """(n, 6) the measures up to this one, the earliest first; at most some hundred, evenly thinned."""
        nodes, new = self._nodes, []
        node: Measured | None = measured
        del nodes[measured.count :]
        while node is not None and not (node.count <= len(nodes) and nodes[node.count - 1] is node):
            del nodes[node.count - 1 :]
            new.append(node)
            node = node.before
        if measured.count > len(self._rows):
            self._rows = np.concatenate([self._rows, np.empty((measured.count, self._rows.shape[1]))])
        for node in reversed(new):
            self._rows[len(nodes)] = node.last
            nodes.append(node)
        stride = -(-len(nodes) // _MOST)
        shown = self._rows[: len(nodes) : stride]
        # The last one is where the run stands.
        return np.vstack([shown, self._rows[len(nodes) - 1]]) if (len(nodes) - 1) % stride else shown.copy()
