"""A walk: steps that are not updates (a node of a graph, a row of a truth table), with a last one. Same transport."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from engine.core.asides import Explanation
from engine.core.experiment import Past
from engine.core.frames import Frame, Look, Part, Scene
from engine.core.knobs import KnobValue
from engine.core.lesson import Lesson
from engine.core.messages import LearnerError, Message
from engine.core.status import Phase
from engine.core.types import Params
from engine.core.untrained import Untrained


@dataclass(frozen=True, slots=True)
class WalkState:
    """How far the walk has come, and the knobs in force."""

    at: int
    knobs: Mapping[str, KnobValue]

    @property
    def nbytes(self) -> int:
        """A small object."""
        return 100


class Walk(Untrained):
    """An experiment of `last` steps, each of which is shown by what `parts` makes of (step, knobs, look).

    It has no cost, no parameters and nothing to train. `explain` says where a number on screen comes from.
    """

    def __init__(
        self,
        lesson: Lesson,
        last: int,
        parts: Callable[[int, Mapping[str, KnobValue], Look], Mapping[str, Part]],
        scene: Scene | None = None,
        explain: Callable[[tuple[str, ...]], Explanation] | None = None,
    ) -> None:
        super().__init__(scene or Scene(lab=lesson.lab, lesson=lesson))
        self._state = WalkState(0, dict(lesson.knobs))
        self._last = last
        self._parts = parts
        self._explain = explain

    @property
    def knobs(self) -> Mapping[str, KnobValue]:
        return self._state.knobs

    @property
    def last_step(self) -> int | None:
        return self._last

    def step(self) -> float:
        assert self._state.at < self._last
        self._state = replace(self._state, at=self._state.at + 1)
        return 0.0

    def change(self, knobs: Mapping[str, KnobValue], parameters: Params) -> None:
        assert not parameters
        self._state = replace(self._state, knobs={**self._state.knobs, **knobs})

    def flat(self, values: Mapping[str, float]) -> Params:
        raise LearnerError("nothing_to_train", lab=self._scene.lab)

    def frame(self, look: Look, past: Past) -> Frame:
        parts = self._parts(self._state.at, self._state.knobs, look)
        return Frame(self._state.at, 0.0, 0.0, {name: part for name, part in parts.items() if name in look.views})

    def explain(self, key: tuple[str, ...]) -> Explanation:
        if self._explain is None:
            raise LearnerError("nothing_to_explain", found="/".join(key))
        return self._explain(key)

    def state(self) -> WalkState:
        return self._state

    def restore(self, state: WalkState) -> None:
        self._state = state

    def says(self, phase: Phase) -> Message | None:
        if phase is Phase.PAUSED:
            return Message("status_walk_ready" if self._state.at == 0 else "status_paused")
        return Message("status_walking")

    def diverged(self, step: int) -> tuple[Message, Mapping[str, KnobValue]]:
        raise AssertionError("a walk has no cost")

    def finished(self) -> Message:
        return Message("status_walk_done", {"steps": self._last})
