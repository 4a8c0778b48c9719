"""The contracts: what a lab declares and what a run can do."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import Enum
from typing import Any, Protocol

from engine.core.asides import Answer, Explanation, Ghost
from engine.core.frames import Frame, Look, Scene
from engine.core.job import Job
from engine.core.knobs import Knob, KnobValue
from engine.core.lesson import DataSource, Lesson, NamedData
from engine.core.messages import Message
from engine.core.operations import CodeBlock, Operation
from engine.core.status import Phase
from engine.core.types import Array, Params


@dataclass(frozen=True, slots=True)
class Result:
    """What a run has learned, for files and headless runs.

    Attributes:
        params: in the coordinates the model sees (scaled features where scaling is on).
        params_original: mapped back to unscaled features; None where there is nothing to map.
        output: (min(m, 1000), k) predictions for the first training rows.
        accuracy: share of training rows called right; None for regression.
    """

    params: Params
    params_original: Params | None
    output: Array
    accuracy: float | None


class State(Protocol):
    """Everything the next update depends on: parameters, knobs in force, position. Immutable."""

    @property
    def nbytes(self) -> int:
        """What keeping it costs in memory."""
        ...


class Past(Protocol):
    """What a run has been through: read by the parts that show it."""

    @property
    def last(self) -> int:
        """Furthest step reached."""
        ...

    @property
    def changes(self) -> int:
        """How often something known was changed; while it stays the same, costs are only added."""
        ...

    def costs(self) -> Array:
        """(last + 1,) cost after each update; a view that must not outlive the call."""
        ...

    def path(self, upto: int) -> list[tuple[int, Any]]:
        """(step, state) of a few hundred steps up to `upto`, the early ones dense."""
        ...


class Experiment(Protocol):
    """One run; used by one thread; no locks. The scene is the same object until the data or its meaning change."""

    @property
    def cost(self) -> float:
        """Cost at the present parameters."""
        ...

    @property
    def knobs(self) -> Mapping[str, KnobValue]:
        """Every knob's value in force."""
        ...

    @property
    def watched(self) -> bool:
        """Whether a cost that only rises ends the run (see `divergence`); where not, one that is not finite does."""
        ...

    @property
    def last_step(self) -> int | None:
        """The last step of a walk; None where a run has no end of its own."""
        ...

    def scene(self) -> Scene:
        """The data and what depends on the data alone."""
        ...

    def step(self) -> float:
        """Make one update; returns the cost after it."""
        ...

    def change(self, knobs: Mapping[str, KnobValue], parameters: Params) -> None:
        """Turn live knobs and set parameters (by array name), from here on."""
        ...

    def flat(self, values: Mapping[str, float]) -> Params:
        """The present parameters (by array name) with some numbers, by flat name, replaced.

        Raises:
            LearnerError: there is no such parameter, or a value is not finite.
        """
        ...

    def frame(self, look: Look, past: Past) -> Frame:
        """The picture after the present number of updates: only the parts of `look.views`."""
        ...

    def operations(self) -> tuple[Operation, ...]:
        """The next update taken apart, on copies; empty where there is nothing to train."""
        ...

    def code(self) -> tuple[CodeBlock, ...]:
        """The functions whose lines `operations` names."""
        ...

    def explain(self, key: tuple[str, ...]) -> Explanation:
        """Where the number named by `key` comes from.

        Raises:
            LearnerError: there is no such number.
        """
        ...

    def ghost(self, past: Past) -> Ghost | None:
        """What stays of this run on screen when it is pinned; None where there is nothing to pin."""
        ...

    def state(self) -> State:
        """Where the run stands, as something that `restore` takes back exactly."""
        ...

    def restore(self, state: Any) -> None:
        """Go on from `state`, exactly."""
        ...

    def jobs(self) -> Mapping[str, Job]:
        """The jobs that can be started now, by name."""
        ...

    def says(self, phase: Phase) -> Message | None:
        """How the run stands while it is paused or running; None where `status_words` has the words."""
        ...

    def mend(self) -> Mapping[str, KnobValue]:
        """The knobs that would mend what has gone wrong while the rest goes on; empty for none."""
        ...

    def diverged(self, step: int) -> tuple[Message, Mapping[str, KnobValue]]:
        """Why the run blew up at `step`, and the knobs that would mend it."""
        ...

    def finished(self) -> Message:
        """What to say at the goal."""
        ...

    def result(self) -> Result:
        """What was learned so far.

        Raises:
            LearnerError: the lab has nothing to train.
        """
        ...


class Kind(Enum):
    """TRAIN has a run, WALK has steps that are not updates, STILL has no transport."""

    TRAIN = "train"
    WALK = "walk"
    STILL = "still"


@dataclass(frozen=True, slots=True)
class Lab:
    """What a lab module exports as `LAB`.

    Attributes:
        name: `lecture/lab`, as the module is called.
        order: position inside the lecture.
        kind: see Kind.
        build: makes a run from a complete lesson; LearnerError if its data or initial values do not fit.
        knobs: in the order of the panel.
        datasets: names of data sets it offers, the default first.
        data_kind: which learner data it takes, None for none.
        views: names of the views it can answer for.
        jobs: names of the jobs that can be started.
        steps: default goal.
        presets: knob values that suit a data set; set along when a learner chooses it.
        data_knobs: names of knobs that go back to their default when the data change (chosen features).
        cap_per_s: updates a second at which the play law stops doubling, None for no cap.
        seed: of the start with which it opens.
        hardly: below which relative change of the cost in 100 updates a run hardly moves, and the message that says so.
        suits: knob values that suit a learner's own data, found from its rows; LearnerError if they cannot be used.
        quantities: what its cards may ask for besides `engine.core.quantities`, by name; from lesson and arguments.
    """

    name: str
    order: int
    kind: Kind
    build: Callable[[Lesson], Experiment]
    knobs: tuple[Knob, ...] = ()
    datasets: tuple[str, ...] = ()
    data_kind: str | None = None
    views: tuple[str, ...] = ()
    jobs: tuple[str, ...] = ()
    steps: int = 0
    presets: Mapping[str, Mapping[str, KnobValue]] = field(default_factory=dict)
    data_knobs: frozenset[str] = frozenset()
    cap_per_s: float | None = None
    seed: int = 0
    hardly: tuple[float, str] = (1e-4, "status_hardly_moving")
    suits: Callable[[DataSource], Mapping[str, KnobValue]] | None = None
    quantities: Mapping[str, Callable[[Lesson, Mapping[str, Any]], Answer]] = field(default_factory=dict)

    @property
    def lecture(self) -> str:
        """The lecture's package name."""
        return self.name.split("/")[0]

    def comes_with(self, data: DataSource) -> Mapping[str, KnobValue]:
        """The knobs that other data set, whatever else is asked for with them.

        Raises:
            LearnerError: the data are a learner's own and cannot be used.
        """
        back = {knob.name: knob.default for knob in self.knobs if knob.name in self.data_knobs}
        own = {} if self.suits is None or isinstance(data, NamedData) else self.suits(data)
        return {**back, **own}

    def lesson(self) -> Lesson:
        """The lab as it opens: first data set, default knobs."""
        return Lesson(
            lab=self.name,
            data=NamedData(self.datasets[0]) if self.datasets else None,
            knobs={knob.name: knob.default for knob in self.knobs},
            seed=self.seed,
            steps=self.steps,
        )
