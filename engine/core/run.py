"""One run and the place in it: exact at every step, whatever was kept.

An event at step e is made on arrival at e, so the state and cost recorded for e are those after it. Going back is
restoring the nearest kept state and training on from there through the recorded events.
"""

import dataclasses
import math
from collections.abc import Callable, Mapping
from typing import Any

from engine.core.divergence import Watch
from engine.core.experiment import Experiment, Lab
from engine.core.history import History
from engine.core.initial import RANDOM
from engine.core.knobs import KnobValue
from engine.core.lesson import Event, Lesson
from engine.core.types import Params

HISTORY_BYTES = 64_000_000


class Run:
    """A lesson being run.

    Args:
        lab: what is run.
        lesson: complete: data, knobs, seed, events.
        history_bytes: memory for states.

    Raises:
        LearnerError: the lesson's data or initial values do not fit.
    """

    def __init__(self, lab: Lab, lesson: Lesson, history_bytes: int = HISTORY_BYTES) -> None:
        self.lab = lab
        self.lesson = lesson
        self.experiment: Experiment = lab.build(lesson)
        self.step = 0
        self.events = {event.at: event for event in lesson.events}
        self.diverged_at: int | None = None
        self._history_bytes = history_bytes
        # What is changed at step 0 is part of the start, to which Reset goes back.
        at_start = self.events.pop(0, Event(0))
        self._change_start(at_start.knobs, at_start.parameters)

    def _change_start(self, knobs: Mapping[str, KnobValue], parameters: Params) -> None:
        if knobs or parameters:
            self.experiment.change(knobs, parameters)
            self.lesson = dataclasses.replace(
                self.lesson,
                knobs=dict(self.experiment.knobs),
                initial=self.experiment.result().params if parameters else self.lesson.initial,
            )
        state = self.experiment.state()
        self.history = History(state, self.experiment.cost, state_bytes=state.nbytes, limit_bytes=self._history_bytes)
        self._watch = Watch(rising=self.experiment.watched)
        self._watch.resume(self.history.costs())

    @property
    def at_divergence(self) -> bool:
        """Whether this is the step at which the run was stopped because it blew up."""
        return self.diverged_at is not None and self.step == self.history.last

    def train(self, updates: int, deadline: float, clock: Callable[[], float]) -> int:
        """The inner loop: at most `updates` updates, until `deadline` or until the run blows up.

        Returns:
            How many updates were made.
        """
        if self.at_divergence:
            return 0
        experiment, history, watch, events = self.experiment, self.history, self._watch, self.events
        first = step = self.step
        state = experiment.state()
        while step - first < updates:
            before = state
            cost = experiment.step()
            step += 1
            if step in events and math.isfinite(cost):
                # A change is a new chance: it may be what a learner did where the run had blown up.
                experiment.change(events[step].knobs, events[step].parameters)
                state = experiment.state()
                history.record(step, experiment.cost, state)
                watch.resume(history.costs()[: step + 1])
            elif watch.blown_up(cost):
                self._stop(step, cost, before)
                return self.step - first
            else:
                state = experiment.state()
                history.record(step, cost, state)
            if clock() >= deadline:
                break
        self.step = step
        return step - first

    def _stop(self, step: int, cost: float, before: object) -> None:
        """Keep the last finite state: the one before this update if its cost is not finite."""
        self.diverged_at = step
        if math.isfinite(cost):
            self.history.record(step, cost, self.experiment.state())
            self.step = step
        else:
            self.experiment.restore(before)
            self.step = step - 1

    def restore_before(self, step: int) -> None:
        """Go to the nearest place at or before `step` from which training leads there."""
        kept, state = self.history.nearest(step)
        if not kept <= self.step <= step:
            self.experiment.restore(state)
            self.step = kept
            self._watch.resume(self.history.costs()[: kept + 1])

    def go_to(self, step: int, clock: Callable[[], float]) -> None:
        """Go to a step that is known already, at once."""
        self.restore_before(step)
        while self.step < step and self.train(step - self.step, math.inf, clock):
            pass

    def change(self, knobs: Mapping[str, KnobValue], parameters: Params) -> None:
        """Turn live knobs or move parameters here: an event, after which nothing recorded remains.

        At step 0 it is the start that changes.
        """
        self.diverged_at = None
        if self.step == 0:
            self.events = {}
            self._change_start(knobs, parameters)
            return
        self.experiment.change(knobs, parameters)
        event = Event(self.step, dict(knobs), parameters)
        made = self.events.get(self.step)
        if made is not None:
            event = Event(self.step, {**made.knobs, **knobs}, parameters or made.parameters)
        self.events = {at: kept for at, kept in self.events.items() if at < self.step}
        self.events[self.step] = event
        self.history.change(self.step, self.experiment.cost, self.experiment.state())
        self._watch.resume(self.history.costs())

    def restarted(self, **changes: Any) -> Lesson:
        """The lesson of the same start with the knobs as shown, no events, and `changes` to its fields."""
        return dataclasses.replace(self.lesson, **{"knobs": dict(self.experiment.knobs), "events": (), **changes})

    def new_start(self, seed: int) -> Lesson:
        """The lesson of another random start; from zeros or a chosen place it goes to random numbers."""
        knobs = dict(self.experiment.knobs)
        if "initialisation" in knobs and knobs["initialisation"] not in RANDOM:
            knobs["initialisation"] = "normal"
        return self.restarted(seed=seed, knobs=knobs, initial=None)

    def as_lesson(self, steps: int) -> Lesson:
        """The run as a lesson: trained for `steps` updates it is this run again, to the last bit."""
        events = tuple(event for _, event in sorted(self.events.items()))
        return dataclasses.replace(self.lesson, steps=steps, events=events)

    def so_far(self, goal: int) -> Lesson:
        """The lesson of the run up to where it stands; at its start, of the whole run to `goal`.

        Where the run blew up the lesson ends with the update that did, and so at the same last finite state.
        """
        blown_up = self.diverged_at if self.at_divergence else None
        lesson = self.as_lesson(blown_up or self.step or goal)
        # Runs that are compared from outside of the lab are not what stands here.
        return dataclasses.replace(
            lesson, events=tuple(event for event in lesson.events if event.at <= lesson.steps), runs=()
        )
