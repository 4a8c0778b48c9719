"""A lab without transport: it has knobs and a seed, shows parts, and never makes a step."""

from collections.abc import Mapping
from dataclasses import dataclass

from engine.core.asides import Explanation, Ghost
from engine.core.experiment import Past, Result
from engine.core.frames import Frame, Look, Part, Scene
from engine.core.job import Job
from engine.core.knobs import KnobValue
from engine.core.lesson import Lesson
from engine.core.messages import LearnerError, Message
from engine.core.operations import CodeBlock, Operation
from engine.core.types import Params


@dataclass(frozen=True, slots=True)
class StillState:
    """The knobs in force: all there is to keep."""

    knobs: tuple[tuple[str, KnobValue], ...]

    @property
    def nbytes(self) -> int:
        """What keeping it costs, roughly."""
        return 64 * (1 + len(self.knobs))


class Still:
    """What all experiments of kind STILL have in common. A lab adds `parts`, and `jobs` where it has any."""

    def __init__(self, lesson: Lesson) -> None:
        self.seed = lesson.seed
        self._knobs = dict(lesson.knobs)
        self._scene = Scene(lab=lesson.lab, lesson=lesson)

    def parts(self, look: Look) -> Mapping[str, Part]:
        """One part for each open view that the lab knows."""
        raise NotImplementedError

    @property
    def cost(self) -> float:
        return 0.0

    @property
    def knobs(self) -> Mapping[str, KnobValue]:
        return self._knobs

    @property
    def watched(self) -> bool:
        return False

    @property
    def last_step(self) -> int | None:
        return None

    def scene(self) -> Scene:
        return self._scene

    def step(self) -> float:
        raise AssertionError("a still lab has no steps")

    def change(self, knobs: Mapping[str, KnobValue], parameters: Params) -> None:
        assert not parameters, "a still lab has no parameters"
        self._knobs |= knobs

    def flat(self, values: Mapping[str, float]) -> Params:
        raise LearnerError("parameter_unknown", found=", ".join(values), expected="–")

    def frame(self, look: Look, past: Past) -> Frame:
        return Frame(step=0, cost=0.0, gradient_norm=0.0, parts=self.parts(look))

    def operations(self) -> tuple[Operation, ...]:
        return ()

    def code(self) -> tuple[CodeBlock, ...]:
        return ()

    def explain(self, key: tuple[str, ...]) -> Explanation:
        raise LearnerError("nothing_to_explain", found="/".join(key))

    def ghost(self, past: Past) -> Ghost | None:
        return None

    def state(self) -> StillState:
        return StillState(tuple(self._knobs.items()))

    def restore(self, state: StillState) -> None:
        self._knobs = dict(state.knobs)

    def jobs(self) -> Mapping[str, Job]:
        return {}

    def diverged(self, step: int) -> tuple[Message, tuple[str, KnobValue] | None]:
        raise AssertionError("a still lab cannot diverge")

    def finished(self) -> Message:
        return Message("status_not_started")

    def result(self) -> Result:
        raise LearnerError("nothing_to_train", lab=self._scene.lab)
