"""Softmax regression that looks at a few rows for each update; the whole is measured once an epoch."""

import dataclasses
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from engine.core.classification import Classification, labels, safe_rate, single_layer
from engine.core.datasets import Dataset
from engine.core.experiment import Result
from engine.core.features import Features
from engine.core.feeding import Feeding
from engine.core.frames import Scene
from engine.core.functions import SOFTMAX
from engine.core.knobs import KnobValue, real
from engine.core.lesson import Lesson
from engine.core.messages import LearnerError, Message
from engine.core.model import Forward
from engine.core.regression import below
from engine.core.status import Phase
from engine.core.training import Shown, Training, TrainingState
from engine.core.types import Array, Batch, Params, frozen
from engine.topics.batches import feed_program
from engine.topics.batches.feed import Feed, Place
from engine.topics.batches.measures import Measure, Measured, Series
from engine.topics.batches.rows import Places, Rows

_OUTPUT_ROWS = 1000
# So many first updates are measured one by one, later ones where an epoch ends: the start is where most happens.
_EACH_UPDATE = 64
# So many first epochs are measured one by one; then every second one, twice as far every fourth, and so on: a run that
# goes on for ever must not fill the memory.
_EACH_EPOCH = 1000
# A large table is measured at 1, 2, 4, 8 … updates and then after every so many.
_IN_LONG_EPOCHS = 500
# Up to so many numbers a table is small.
_SMALL = 200_000
# With more inputs the bound on the curvature would take seconds.
_MOST_INPUTS = 200


@dataclass(frozen=True, slots=True)
class BatchState(TrainingState):
    """Where a run stands: also how far the rows have been fed, and what was measured so far."""

    place: Place
    measured: Measured

    @property
    def nbytes(self) -> int:
        """The parameters, and what comes with them."""
        return 600 + sum(array.nbytes + 112 for array in self.params.values())


class MiniBatches(Classification):
    """One run of softmax regression whose updates look at `batch_size` rows each.

    Args:
        lesson: data are in `data` already.
        data: all rows.
        shown: what its views, its line and its numbers say.

    Raises:
        LearnerError: so many rows are kept apart that no two classes are left to learn from.
    """

    def __init__(self, lesson: Lesson, data: Dataset, shown: Shown) -> None:
        self.features = Features(data.columns, tuple(range(len(data.columns))))
        train, test = split(len(data.X), real(lesson.knobs, "held_out"), last=lesson.knobs["held_out_rows"] == "last")
        largest = max(float(data.X.max()), -float(data.X.min())) if lesson.knobs["to_one"] else 1.0
        # What the largest number is divided by, so that it becomes 1.
        self.largest = largest or 1.0
        if not len(train) or np.count_nonzero(data.Y.take(train, axis=0).any(axis=0)) < 2:
            raise LearnerError("held_out_too_many", found=len(test), rows=len(data.X))
        self.train_rows = Rows(data.X, data.Y, train, self.largest)
        self.test_rows = Rows(data.X, data.Y, test, self.largest)
        self.feed = Feed(labels(data.Y.take(train, axis=0)), str(lesson.knobs["pieces"]), lesson.seed)
        self.place = Place()
        self.series = Series()
        # What the parameters are measured on: all rows, some of a very large table.
        self.whole, self.test = self.train_rows.gauge, self.test_rows.gauge
        # All rows of a large table, while updates look at all: not gathered anew for each of them.
        self._all: Batch | None = None
        self._seen: tuple[object, dict[str, Any]] = (None, {})
        self.small = self.whole.X.size + self.test.X.size <= _SMALL
        inputs, outputs = data.X.shape[1], data.Y.shape[1]
        # The rows of a large table are not split into new tables, as a classifier of small ones does.
        Training.__init__(self, lesson, data, lambda knobs: single_layer(SOFTMAX)(inputs, outputs, knobs), shown)
        self.measured = Measured(self.measure())

    @property
    def batch_size(self) -> int:
        """How many rows an update looks at, if the epoch has so many left."""
        return int(real(self.knobs, "batch_size"))

    def says(self, phase: Phase) -> Message | None:
        # A cost of other rows is no step up or down.
        return Message("status_mini_batches") if phase is Phase.RUNNING and not self.comparable else None

    @property
    def comparable(self) -> bool:
        """Whether each cost is that of the same rows, so that one says something beside the other."""
        return len(self.feed.pieces) == 1 and self.batch_size >= len(self.train_rows)

    def feeding(self) -> Feeding:
        return feed_program.feeding(self.lesson, self.data, self.feed, len(self.train_rows), self.largest)

    @property
    def label(self) -> Array:
        """(m,) the right class of each row of the batch."""
        return labels(self.batch.Y)

    def next_rows(self) -> Batch:
        if self.comparable and not self.place.position:
            if self._all is None:
                self._all = self.train_rows.all()
            return self._all
        self._all = None
        return self.train_rows.at(self.next_places())

    def next_places(self) -> Places:
        """Which training rows the next update looks at."""
        return self.feed.next(self.place, self.batch_size)

    def step(self) -> float:
        self.place = self.place.after(len(self.batch.X), self.feed.rows(self.place.epoch))
        cost = super().step()
        if self._worth_measuring():
            self.measured = self.measured.and_then(self.now())
        return cost

    def _worth_measuring(self) -> bool:
        """The ends of epochs, the first updates, fewer of a large table, and what a long epoch has inside."""
        step, epoch = self.steps_made, self.place.epoch
        if not self.place.position and epoch % 2 ** (epoch // _EACH_EPOCH).bit_length() == 0:
            return True
        if self.small:
            return step <= _EACH_UPDATE
        return not step & (step - 1) or step % _IN_LONG_EPOCHS == 0

    def change(self, knobs: Mapping[str, KnobValue], parameters: Params) -> None:
        super().change(knobs, parameters)
        if self.measured.last.step == self.steps_made:
            self.measured = dataclasses.replace(self.measured, last=self.measure())

    def state(self) -> BatchState:
        return BatchState(self.steps_made, self.params, self.settings, self.place, self.measured)

    def restore(self, state: TrainingState) -> None:
        assert isinstance(state, BatchState)
        self.place, self.measured = state.place, state.measured
        super().restore(state)

    def measure(self) -> Measure:
        """Cost and accuracy of the present parameters on the whole training and test set."""
        train_cost, train_accuracy = self._measured_on(self.whole, self.whole_forward)
        test_cost, test_accuracy = self._measured_on(self.test, self.test_forward)
        ended = int(not self.place.position)
        return Measure(self.steps_made, ended, train_cost, test_cost, train_accuracy, test_accuracy)

    def now(self) -> Measure:
        """`measure`, worked out once for all that show it."""
        found: Measure = self._here("measure", self.measure)
        return found

    def _here(self, name: str, make: Callable[[], Any]) -> Any:
        """What `make` gives at the present parameters; made once, however many show it."""
        if self._seen[0] is not self.forward:
            self._seen = (self.forward, {})
        known = self._seen[1]
        if name not in known:
            known[name] = make()
        return known[name]

    def whole_forward(self) -> Forward:
        """The present parameters on the whole training set."""
        found: Forward = self._here("whole", lambda: self._forward_on(self.whole))
        return found

    def test_forward(self) -> Forward:
        """The present parameters on the test set."""
        found: Forward = self._here("test", lambda: self._forward_on(self.test))
        return found

    def _forward_on(self, batch: Batch) -> Forward:
        return self.forward if batch is self.batch else self.model.forward(self.params, batch)

    def _measured_on(self, batch: Batch, forward_on: Callable[[], Forward]) -> tuple[float, float]:
        if not len(batch.X):
            return float("nan"), float("nan")
        forward = forward_on()
        called = self.called(forward.H)
        if np.isnan(called).all():
            return forward.cost, float("nan")
        return forward.cost, float(np.mean(called == batch.Y.argmax(axis=1)))

    def whole_gradient(self) -> Params:
        """∂cost/∂parameter over the whole training set at the present parameters."""
        found: Params = self._here(
            "gradient", lambda: self.model.backward(self.params, self.whole, self.whole_forward())
        )
        return found

    def scene(self) -> Scene:
        l2, comparable = real(self.knobs, "l2"), self.comparable
        made: Scene = self.remember(f"scene {l2} {comparable}", lambda: self._scene(l2))
        return made

    def _scene(self, l2: float) -> Scene:
        # What is certain of all rows together says nothing about a few of them.
        sure = self.comparable and len(self.whole.X) == len(self.train_rows) and self.whole.X.shape[1] <= _MOST_INPUTS
        return Scene(
            lab=self.lesson.lab,
            lesson=self.lesson,
            columns=self.data.columns,
            all_columns=self.features.all_columns,
            targets=self.data.targets,
            target=self.data.target,
            rows=len(self.train_rows),
            parameters=self.names,
            stable_rate=safe_rate(self.whole.X, 0.5, l2) if sure else None,
            classes=self.data.classes,
        )

    def diverged(self, step: int) -> tuple[Message, Mapping[str, KnobValue]]:
        rate = self.settings.optimizer.rate(step - 1)
        lower = below(rate)
        return Message("status_diverged_batches", {"step": step, "rate": rate, "try": lower}), {"learning_rate": lower}

    def finished(self) -> Message:
        now = self.now()
        tested = bool(len(self.test_rows))
        accuracy = now.test_accuracy if tested else now.train_accuracy
        percent = f"{0.0 if np.isnan(accuracy) else 100.0 * accuracy:.1f}"
        steps, ended = self.steps_made, self.place.epoch
        if len(self.feed.pieces) > 1:
            key = "status_done_passes" if tested else "status_done_passes_training"
            return Message(key, {"steps": steps, "passes": ended, "percent": percent})
        key = "status_done_epochs" if tested else "status_done_epochs_training"
        return Message(key, {"steps": steps, "epochs": ended, "percent": percent})

    def result(self) -> Result:
        # What was kept is in the order of the data, whatever order it was fed in.
        H = self.model.predict(self.params, self.whole.X)
        accuracy = float(np.mean(H.argmax(axis=1) == self.whole.Y.argmax(axis=1)))
        params = {name: frozen(value) for name, value in self.params.items()}
        return Result(params, None, H[:_OUTPUT_ROWS], accuracy)


def split(rows: int, percent: float, *, last: bool) -> tuple[Places, Places]:
    """Training and test rows: drawn by `default_rng(0)`, the same for every run, or the last rows for the test."""
    order = np.arange(rows) if last else np.random.default_rng(0).permutation(rows)
    kept = int(rows * (100.0 - percent) / 100.0 + 1e-9)
    return order[:kept], order[kept:]
