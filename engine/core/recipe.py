"""What a script needs to make a run again outside of the app, whatever the framework, and the lines that all share."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

import numpy as np

from engine.core.experiment import Experiment, Kind, Lab
from engine.core.feeding import Feeding
from engine.core.knobs import KnobValue
from engine.core.lesson import Event, Lesson, NamedData
from engine.core.lockstep import LockStep
from engine.core.messages import LearnerError
from engine.core.model import Model
from engine.core.optimizers import GradientDescent
from engine.core.run import Run
from engine.core.training import Training
from engine.core.types import Array, Params

# The knobs that may be turned in mid-run: names that the engine's own lines use.
LIVE = ("learning_rate", "l2", "decay_every", "decay_factor", "batch_size")
# A script longer than this is read by nobody, and editors choke on it.
MOST_NUMBERS = 100_000
_ON_ONE_LINE = 8
# So many columns are named one by one.
_NAMED = 12


@dataclass(frozen=True, slots=True)
class Recipe:
    """A run, resolved.

    Attributes:
        X, Y: features before scaling, and targets.
        start: parameters at step 0.
        knobs: in force at step 0.
        short: whether every number has 32 bits.
        events: later changes, in order.
        feeding: where the rows of each update come from; None where each looks at all.
    """

    lab: str
    title: str
    X: Array
    Y: Array
    scaling: str
    constant_column: bool
    model: Model
    optimizer: GradientDescent
    start: Params
    knobs: Mapping[str, KnobValue]
    events: tuple[Event, ...]
    steps: int
    short: bool
    feeding: Feeding | None = None

    def ever(self, name: str) -> tuple[bool, bool]:
        """Whether the live knob is on (not 0) at some time, and whether it always is."""
        values = [self.knobs.get(name, 0), *(event.knobs[name] for event in self.events if name in event.knobs)]
        return any(values), all(values)

    def settings(self) -> Iterator[str]:
        """The live knobs that matter and the number of updates, one assignment each."""
        used = {"learning_rate": True, "l2": self.ever("l2")[0]}
        used["decay_every"] = used["decay_factor"] = self.ever("decay_every")[0]
        used["batch_size"] = self.feeding is not None
        for name in LIVE:
            if used[name]:
                yield f"{name} = {self.knobs[name]!r}"
        yield f"steps = {self.steps}"


def recipes(lab: Lab, lesson: Lesson) -> tuple[tuple[str, Recipe], ...]:
    """The recipe of the run that `lesson` describes, with an empty name; of runs in lock-step, each with its name.

    Raises:
        LearnerError: there is nothing to train, or too many rows to write down.
    """
    run = Run(lab, lesson)
    if isinstance(run.experiment, LockStep):
        return tuple((lane.name, _recipe(lab, lesson, run, lane.experiment)) for lane in run.experiment.lanes())
    return (("", _recipe(lab, lesson, run, run.experiment)),)


def _recipe(lab: Lab, lesson: Lesson, run: Run, training: Experiment) -> Recipe:
    if lab.kind is not Kind.TRAIN or not isinstance(training, Training):
        raise LearnerError("nothing_to_train", lab=lab.name)
    X, Y, feeding = training.data.X, training.data.Y, training.feeding()
    if feeding is None and X.size + Y.size > MOST_NUMBERS:
        raise LearnerError("program_too_long", rows=len(X), found=X.size + Y.size, high=MOST_NUMBERS)
    source = lesson.data.dataset if isinstance(lesson.data, NamedData) else "own data"
    columns = f"{_listed(training.data.columns)} -> {', '.join(training.data.targets)}"
    return Recipe(
        lab=lab.name,
        title=_printable(f"{source}: {columns}"),
        X=X,
        Y=Y,
        scaling=training.scaling.name,
        constant_column=bool((X.min(axis=0) == X.max(axis=0)).any() or (training.scaling.scale == 1.0).any()),
        model=training.settings.model,
        optimizer=training.settings.optimizer,
        start=training.params,
        knobs=training.own(training.knobs),
        events=tuple(
            replace(event, knobs=training.own(event.knobs))
            for _, event in sorted(run.events.items())
            if event.at <= lesson.steps
        ),
        steps=lesson.steps,
        short=all(value.dtype == np.float32 for value in training.params.values()),
        feeding=feeding,
    )


def _listed(names: tuple[str, ...]) -> str:
    if len(names) > _NAMED:
        return f"{', '.join(names[:3])} … {names[-1]} ({len(names)} columns)"
    return ", ".join(names)


def _printable(words: str) -> str:
    """Names come from files of learners: nothing in them ends a comment."""
    return "".join(letter if letter.isprintable() else " " for letter in words)


def data_lines(of: Recipe) -> list[str]:
    """X and Y as NumPy arrays, scaled as in the run; of rows that come bit by bit, the table."""
    if of.feeding is not None:
        return [f"# {of.title}", *of.feeding.data]
    lines = [f"# {of.title}", *array("X", of.X), *array("Y", of.Y)]
    if of.scaling == "none":
        return [*lines, *_shortened(of)]
    if of.scaling == "minmax":
        lines += ["# each feature from 0 to 1", "shift, scale = X.min(axis=0), X.max(axis=0) - X.min(axis=0)"]
    else:
        lines += ["# each feature with mean 0 and standard deviation 1", "shift, scale = X.mean(axis=0), X.std(axis=0)"]
    if of.constant_column:
        lines += [
            "constant = (X.min(axis=0) == X.max(axis=0)) | (scale == 0.0)",
            "scale = np.where(constant, 1.0, scale)",
        ]
    return [*lines, "X = (X - shift) / scale", *_shortened(of)]


def _shortened(of: Recipe) -> list[str]:
    return ["X, Y = X.astype(np.float32), Y.astype(np.float32)"] if of.short else []


def first_lines(of: Recipe, *modules: str) -> list[str]:
    """What every script imports, and `modules`."""
    of_python = [] if of.feeding is None else ["from functools import lru_cache"]
    return [*of_python, "", "import numpy as np", *(f"import {module}" for module in modules), ""]


def feeding_lines(of: Recipe) -> list[str]:
    """Where the rows of each update come from; nothing where each looks at all."""
    return [] if of.feeding is None else ["", *of.feeding.batches, ""]


def tested_lines(of: Recipe, arrays: str) -> list[str]:
    """What is said of the rows that were kept apart; `arrays` gives the parameters as NumPy arrays."""
    if of.feeding is None or not of.feeding.tested:
        return []
    return [f"W, b = {arrays}", *of.feeding.tested]


def start_lines(of: Recipe) -> list[str]:
    """The parameters at step 0 as a dictionary of NumPy arrays."""
    lines = ["params = {}"]
    for name, value in of.start.items():
        lines += array(f'params["{name}"]', value)
    if of.short:
        lines += ["params = {name: value.astype(np.float32) for name, value in params.items()}"]
    return lines


def knob_changes(event: Event) -> Iterator[str]:
    """What an event turns, one assignment each."""
    for name, value in event.knobs.items():
        if name in LIVE:
            yield f"{name} = {value!r}"


def shown_steps(steps: int) -> str:
    """The steps after 0 whose cost is printed, as Python writes them: powers of ten, and the last."""
    powers = [10**power for power in range(8) if 10**power < steps]
    return str((*powers, steps))


def array(name: str, values: Array) -> list[str]:
    """`name = np.array(…)`: every number exactly, whole ones without a point."""
    if not np.any(values) and not np.signbit(values).any():
        shape = values.shape if values.ndim > 1 else len(values)
        return [f"{name} = np.zeros({shape})"]
    if values.size <= _ON_ONE_LINE or values.ndim == 1:
        return [f"{name} = np.array({nested(values)}, dtype=float)"]
    rows = [f"    {nested(row)}," for row in values]
    return [f"{name} = np.array([", *rows, "], dtype=float)"]


def nested(values: Array) -> str:
    """Numbers in brackets, each as the shortest text that gives the same bits."""
    if values.ndim == 0:
        value = float(values)
        whole = value.is_integer() and abs(value) < 2**53 and not (value == 0 and np.signbit(value))
        return str(int(value)) if whole else repr(value)
    return f"[{', '.join(nested(entry) for entry in values)}]"
