"""A network whose weights are set by hand, walked through unit by unit and row by row. Nothing is trained."""

from collections.abc import Mapping

import numpy as np

from engine.core.asides import Ghost
from engine.core.classification import Classification
from engine.core.datasets import resolve
from engine.core.experiment import Past
from engine.core.features import Features
from engine.core.frames import Frame, Look
from engine.core.functions import ACTIVATIONS, LOGISTIC, STEP
from engine.core.knobs import KnobValue
from engine.core.lesson import Lesson, NamedData
from engine.core.messages import Message
from engine.core.model import Model, Network
from engine.core.operations import CodeBlock, Operation
from engine.core.optimizers import GradientDescent
from engine.core.training import Settings, Shown
from engine.core.types import Params, frozen

WIDTHS = (2, 2, 1)
# The lecture's own weights: unit 1 is nearly an AND, unit 2 nearly a NOR, and the output is a NOR of the two.
LECTURE: Params = {
    "W1": frozen([[5, -7], [5, -7]]), "b1": frozen([-8, 3]), "W2": frozen([[-11], [-11]]), "b2": frozen([6]),
}  # fmt: skip
# Units of a row, in the order of the walk; after the last row one more step holds the outputs against what is right.
UNITS = ((1, 0), (1, 1), (2, 0))


class ForwardWalk(Classification):
    """The walk. Its knobs are `activation` (of the hidden layer) and `at_once` (everything is computed already)."""

    def __init__(self, lesson: Lesson, shown: Shown) -> None:
        data = resolve(NamedData("xor"), "binary")
        super().__init__(lesson, data, Features(data.columns, (0, 1)), lambda *_: self._network(), shown)

    def _settings(self, knobs: Mapping[str, KnobValue]) -> Settings:
        self._activation = str(knobs["activation"])
        return Settings(dict(knobs), self._network(), GradientDescent(learning_rate=0.0))

    def _network(self) -> Model:
        between = STEP if self._activation == "step" else ACTIVATIONS[self._activation]
        return Network(WIDTHS, between, LOGISTIC)

    def _start(self) -> Params:
        return super()._start() if self.lesson.initial is not None else dict(LECTURE)

    @property
    def watched(self) -> bool:
        return False

    @property
    def last_step(self) -> int | None:
        return len(self.batch.X) * len(UNITS) + 1

    def step(self) -> float:
        self.steps_made += 1
        return self.cost

    def operations(self) -> tuple[Operation, ...]:
        return ()

    def code(self) -> tuple[CodeBlock, ...]:
        return ()

    def ghost(self, past: Past) -> Ghost | None:
        return None

    def frame(self, look: Look, past: Past) -> Frame:
        self.looked_at = look
        return Frame(self.steps_made, self.cost, 0.0, self.parts(look, past))

    @property
    def collapsed(self) -> bool:
        """Whether nothing stands between the layers."""
        return self._activation == "identity"

    @property
    def at(self) -> tuple[int, int] | None:
        """The row, and which of its units the walk computes now; None before the first and after the last."""
        last = self.last_step
        assert last is not None
        if self.knobs["at_once"] or not 0 < self.steps_made < last:
            return None
        return divmod(self.steps_made - 1, len(UNITS))

    def shown_row(self, look: Look) -> int:
        """The row of the walk; where it stands at none, the chosen one."""
        at = self.at
        return self.row(look) if at is None else at[0]

    def known(self, row: int, unit: int) -> bool:
        """Whether this unit of the row has been computed."""
        return bool(self.knobs["at_once"]) or self.steps_made > row * len(UNITS) + unit

    @property
    def right(self) -> int:
        """How many rows are called right, of all."""
        return int(np.count_nonzero(self.called(self.forward.H) == self.label))

    def finished(self) -> Message:
        right, rows = self.right, len(self.label)
        return Message("forward_solved" if right == rows else "forward_unsolved", {"right": right, "rows": rows})
