"""A lab without transport: it has knobs and a seed, shows parts, and never makes a step."""

from collections.abc import Mapping
from dataclasses import dataclass

from engine.core.asides import Explanation
from engine.core.experiment import Past
from engine.core.frames import Frame, Look, Part, Scene
from engine.core.knobs import KnobValue
from engine.core.lesson import Lesson
from engine.core.messages import LearnerError, Message
from engine.core.types import Params
from engine.core.untrained import Untrained


@dataclass(frozen=True, slots=True)
class StillState:
    """The knobs in force: all there is to keep."""

    knobs: tuple[tuple[str, KnobValue], ...]

    @property
    def nbytes(self) -> int:
        """What keeping it costs, roughly."""
        return 64 * (1 + len(self.knobs))


class Still(Untrained):
    """What all experiments of kind STILL have in common. A lab adds `parts`, and `jobs` where it has any."""

    def __init__(self, lesson: Lesson) -> None:
        super().__init__(Scene(lab=lesson.lab, lesson=lesson))
        self.seed = lesson.seed
        self._knobs = dict(lesson.knobs)

    def parts(self, look: Look) -> Mapping[str, Part]:
        """One part for each open view that the lab knows."""
        raise NotImplementedError

    @property
    def knobs(self) -> Mapping[str, KnobValue]:
        return self._knobs

    @property
    def last_step(self) -> int | None:
        return None

    def step(self) -> float:
        raise AssertionError("a still lab has no steps")

    def change(self, knobs: Mapping[str, KnobValue], parameters: Params) -> None:
        assert not parameters, "a still lab has no parameters"
        self._knobs |= knobs

    def flat(self, values: Mapping[str, float]) -> Params:
        raise LearnerError("parameter_unknown", found=", ".join(values), expected="–")

    def frame(self, look: Look, past: Past) -> Frame:
        return Frame(step=0, cost=0.0, gradient_norm=0.0, parts=self.parts(look))

    def explain(self, key: tuple[str, ...]) -> Explanation:
        raise LearnerError("nothing_to_explain", found="/".join(key))

    def state(self) -> StillState:
        return StillState(tuple(self._knobs.items()))

    def restore(self, state: StillState) -> None:
        self._knobs = dict(state.knobs)

    def diverged(self, step: int) -> tuple[Message, Mapping[str, KnobValue]]:
        raise AssertionError("a still lab cannot diverge")

    def finished(self) -> Message:
        return Message("status_not_started")
