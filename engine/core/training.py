"""What all training labs share: one model, its data, gradient descent, one forward pass per update.

A kind of model derives from `Training` and adds what is known about its cost; a lab says what its views show (`Shown`).
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from engine.core import initial, scaling, tracing
from engine.core.asides import Explanation, Ghost
from engine.core.curve import Curve
from engine.core.datasets import Dataset
from engine.core.experiment import Past, Result
from engine.core.feeding import Feeding
from engine.core.frames import Frame, Look, Part
from engine.core.job import Job
from engine.core.knobs import KnobValue, real
from engine.core.lesson import Lesson
from engine.core.messages import Message
from engine.core.model import Forward, Model
from engine.core.operations import CodeBlock, Operation
from engine.core.optimizers import GradientDescent
from engine.core.status import Phase
from engine.core.types import Array, Batch, Params, frozen, length

_OUTPUT_ROWS = 1000


@dataclass(frozen=True, slots=True)
class Settings:
    """Live knobs in force, and what is made of them. The same object until a knob is turned."""

    knobs: Mapping[str, KnobValue]
    model: Model
    optimizer: GradientDescent


@dataclass(frozen=True, slots=True)
class TrainingState:
    """Where a run stands. Parameters are never written in place, so this is a reference and no copy."""

    step: int
    params: Params
    settings: Settings

    @property
    def nbytes(self) -> int:
        """Arrays, their headers and the dictionary."""
        return 300 + sum(array.nbytes + 112 for array in self.params.values())


class Shown(NamedTuple):
    """What a lab shows of its run, as functions of the run.

    Attributes:
        parts: for each view name, what makes its part.
        line: makes the line with numbers; None for a lab without one.
        explain: says where a number comes from.
    """

    parts: Mapping[str, Callable[[Any, Look, Past], Part]]
    line: Callable[[Any, Look], Part | None]
    explain: Callable[[Any, tuple[str, ...]], Explanation]


class Training:
    """One run of gradient descent.

    Args:
        lesson: data are in `data` already; knobs, seed and initial are read here.
        data: the rows, features chosen.
        model_of: makes the model from the knobs; called again when a live knob turns.
        shown: what its views, its line and its numbers say.

    Raises:
        LearnerError: the lesson's `initial` does not fit the model.
    """

    def __init__(
        self,
        lesson: Lesson,
        data: Dataset,
        model_of: Callable[[Mapping[str, KnobValue]], Model],
        shown: Shown,
    ) -> None:
        self.lesson = lesson
        self.data = data
        self._shown = shown
        self._model_of = model_of
        self.scaling = scaling.fit(str(self.own(lesson.knobs).get("scaling", "none")), data.X)
        # The rows that the next update looks at.
        self.batch = Batch(self.scaling.apply(data.X), data.Y)
        self.settings = self._settings(lesson.knobs)
        self.shapes = self.settings.model.shapes()
        self.names = initial.flat_names(self.shapes)
        self.params: Params = self._start()
        for event in lesson.events:
            # Said before the run begins, not when it gets there.
            initial.given(self.shapes, {**self.params, **event.parameters})
        self.steps_made = 0
        self.curve = Curve()
        # Limits, grids and other things that only spare work or keep a picture still; never part of the run.
        self.memory: dict[str, Any] = {}
        # What the learner looked at last: numbers on screen are explained as they are shown.
        self.looked_at = Look()
        self._gradients: Params | None = None
        # What the last update was made from: parameters, gradients, settings. None where no update led here.
        self._made_from: tuple[Params, Params, Settings] | None = None
        self._look_forward()

    def own(self, knobs: Mapping[str, KnobValue]) -> Mapping[str, KnobValue]:
        """`knobs` of the lab as this run alone would have them: of compared runs each may have a rate of its own."""
        return knobs

    def _settings(self, knobs: Mapping[str, KnobValue]) -> Settings:
        own = self.own(knobs)
        optimizer = GradientDescent(
            learning_rate=real(own, "learning_rate"),
            decay_every=int(real(own, "decay_every", 0)),
            decay_factor=real(own, "decay_factor", 1.0),
        )
        return Settings(dict(knobs), self._model_of(knobs), optimizer)

    def _start(self) -> Params:
        if self.lesson.initial is not None:
            return initial.given(self.shapes, self.lesson.initial)
        return initial.INITIALISATIONS[str(self.lesson.knobs["initialisation"])](self.shapes, self.lesson.seed)

    def feeding(self) -> Feeding | None:
        """How a script finds the rows of each update; None where each looks at all of them.

        Raises:
            LearnerError: there are too many to write down.
        """
        return None

    def next_rows(self) -> Batch:
        """The rows that the next update looks at: all of them, where a kind of run does not feed them bit by bit."""
        return self.batch

    def _look_forward(self) -> None:
        """The one forward pass: it gives the cost now and the gradient of the next update."""
        self.batch = self.next_rows()
        self.forward: Forward = self.settings.model.forward(self.params, self.batch)
        self._gradients = None

    @property
    def cost(self) -> float:
        return self.forward.cost

    @property
    def knobs(self) -> Mapping[str, KnobValue]:
        return self.settings.knobs

    @property
    def watched(self) -> bool:
        return True

    @property
    def last_step(self) -> int | None:
        return None

    def says(self, phase: Phase) -> Message | None:
        return None

    def mend(self) -> Mapping[str, KnobValue]:
        return {}

    @property
    def rate(self) -> float:
        """The learning rate of the next update."""
        return self.settings.optimizer.rate(self.steps_made)

    def step(self) -> float:
        gradients = self.gradients()
        self._made_from = (self.params, gradients, self.settings)
        self.params = self.settings.optimizer.update(self.params, gradients, self.steps_made)
        self._look_forward()
        self.steps_made += 1
        return self.forward.cost

    def gradients(self) -> Params:
        """∂cost/∂parameter at the present parameters; worked out once, for the next update and for what is shown."""
        if self._gradients is None:
            self._gradients = self.settings.model.backward(self.params, self.batch, self.forward)
        return self._gradients

    @property
    def gradient_norm(self) -> float:
        """Length of the gradient over all parameters."""
        return length(self.gradients())

    @property
    def made_from(self) -> tuple[Params, Params, float] | None:
        """Parameters, gradients and rate of the update that led here; None at a start or after a jump."""
        if self._made_from is None:
            return None
        params, gradients, settings = self._made_from
        return params, gradients, settings.optimizer.rate(self.steps_made - 1)

    def change(self, knobs: Mapping[str, KnobValue], parameters: Params) -> None:
        if knobs:
            self.settings = self._settings({**self.settings.knobs, **knobs})
        if parameters:
            self.params = initial.given(self.shapes, {**self.params, **parameters})
            self._made_from = None
        self._look_forward()

    def flat(self, values: Mapping[str, float]) -> Params:
        return initial.replaced(self.params, self.shapes, values)

    def theta(self) -> Array:
        """(p,) all parameters in the order of `names`."""
        return initial.flat(self.params, self.shapes)

    def path(self, past: Past) -> tuple[tuple[int, ...], Array]:
        """Steps (n,) and parameters (n, p) of the run up to now: a few hundred, the same objects while they are."""
        entries = past.path(self.steps_made)
        rows: list[tuple[Any, Array]] = self.remember("path", list)
        if len(rows) > len(entries) or (rows and rows[-1][0] is not entries[len(rows) - 1][1]):
            rows.clear()
        if len(rows) < len(entries):
            rows += [(state, initial.flat(state.params, self.shapes)) for _, state in entries[len(rows) :]]
            steps = tuple(step for step, _ in entries)
            self.memory["path so far"] = (steps, frozen([row for _, row in rows]))
        found: tuple[tuple[int, ...], Array] = self.memory["path so far"]
        return found

    def state(self) -> TrainingState:
        return TrainingState(self.steps_made, self.params, self.settings)

    def restore(self, state: TrainingState) -> None:
        self.steps_made, self.params, self.settings = state.step, state.params, state.settings
        self._made_from = None
        self._look_forward()

    def remember(self, name: str, make: Callable[[], Any]) -> Any:
        """What `make` gave when `name` was first asked for."""
        if name not in self.memory:
            self.memory[name] = make()
        return self.memory[name]

    def original(self) -> Params | None:
        """The parameters for unscaled features; None where nothing is scaled."""
        if self.scaling.name == "none":
            return None
        return self.scaling.original(self.params)

    def operations(self) -> tuple[Operation, ...]:
        return tracing.operations(
            self.settings.model, self.settings.optimizer, self.params, self.batch, self.steps_made
        )

    def code(self) -> tuple[CodeBlock, ...]:
        return tracing.blocks(self.settings.model, self.settings.optimizer)

    def explain(self, key: tuple[str, ...]) -> Explanation:
        return self._shown.explain(self, key)

    def ghost(self, past: Past) -> Ghost | None:
        curve = Curve().part(past, self.steps_made, None, unit_root=False)
        _, points = self.path(past)
        here = curve.steps <= self.steps_made
        return Ghost(
            steps=frozen(curve.steps[here]),
            low=frozen(curve.low[here]),
            high=frozen(curve.high[here]),
            names=self.names,
            path=frozen(points),
            values=frozen(self.theta()),
            cost=self.cost,
        )

    def frame(self, look: Look, past: Past) -> Frame:
        self.looked_at = look
        return Frame(self.steps_made, self.cost, self.gradient_norm, self.parts(look, past), self.line(look))

    def parts(self, look: Look, past: Past) -> Mapping[str, Part]:
        """One part for each open view."""
        of = self._shown.parts
        return {name: of[name](self, look, past) for name in sorted(look.views) if name in of}

    def line(self, look: Look) -> Part | None:
        """The line with numbers for the chosen row; None where a lab has none."""
        return self._shown.line(self, look)

    def row(self, look: Look) -> int:
        """The index of the chosen row, the last one where there are fewer."""
        return min(max(look.sample, 0), len(self.batch.X) - 1)

    def jobs(self) -> Mapping[str, Job]:
        return {}

    def result(self) -> Result:
        output = self.settings.model.predict(self.params, self.batch.X[:_OUTPUT_ROWS])
        return Result({name: frozen(value) for name, value in self.params.items()}, self.original(), output, None)
