"""Runs that differ in their learning rate alone, on one clock. They are moved together, as one array of parameters.

A run whose cost only rises is said to diverge, and goes on as long as its numbers are finite: one looks at it blow up.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from engine.core.experiment import Experiment
from engine.core.frames import Scene
from engine.core.knobs import KnobValue, real
from engine.core.lesson import Lesson
from engine.core.lockstep import Lane, LockStep, LockStepState
from engine.core.messages import MINUS, Message
from engine.core.regression import below
from engine.core.training import TrainingState
from engine.core.types import Array, Params
from engine.topics.rates.float32 import flush
from engine.topics.rates.rate_zones import Compared
from engine.topics.rates.stacked import COSTS, Stacked, stack, unstack


@dataclass(frozen=True, slots=True)
class RateState(LockStepState):
    """Also which runs stand still because their numbers were no longer finite: a smaller rate later moves none."""

    still: tuple[bool, ...]


class RateRuns(LockStep):
    """See LockStep.

    Args:
        lesson: of the lab, in which each run has a knob for its rate.
        runs: one for each rate, of one kind.
        rate_knobs: the knob of each run.
        options: as for LockStep.
    """

    def __init__(self, lesson: Lesson, runs: Sequence[Compared], rate_knobs: Sequence[str], **options: Any) -> None:
        self._unsettled = False
        self._lesson = lesson
        self._rate_knobs = tuple(rate_knobs)
        self._scenes: tuple[Scene, Scene] | None = None
        titles = [Message("rates_called", {"rate": written(run.settings.optimizer.learning_rate)}) for run in runs]
        super().__init__(_names(runs), runs, titles=titles, **options)
        costs = COSTS.get(runs[0].settings.model.output)
        # A layer that is not among them (float32) is moved run by run.
        self._stacked = None if costs is None else Stacked(runs[0].batch, costs)
        self._load([_state(run) for run in runs], [False] * len(runs))

    # ── the runs, as they are when somebody looks at them

    @property
    def _runs(self) -> tuple[Experiment, ...]:
        if self._unsettled:
            self._unsettled = False
            for run, state in zip(self._all, self._states(), strict=True):
                run.restore(state)
        return self._all

    @_runs.setter
    def _runs(self, runs: tuple[Experiment, ...]) -> None:
        self._all = runs

    def _load(self, states: Sequence[TrainingState], still: Sequence[bool]) -> None:
        """Stack the parameters of these states."""
        self._settings = tuple(state.settings for state in states)
        self._still = list(still)
        rates = [settings.optimizer.learning_rate for settings in self._settings]
        self._alphas = np.where(still, 0.0, rates)[:, None, None]
        if self._stacked is not None:
            self._theta = stack([state.params for state in states])
            _, self._slopes = self._stacked.costs(self._theta)

    def _states(self) -> tuple[TrainingState, ...]:
        each = zip(unstack(self._theta), self._settings, strict=True)
        return tuple(TrainingState(self._step, params, settings) for params, settings in each)

    def _rates(self) -> Array | float:
        """(r, 1, 1) the rates of the next update."""
        optimizer = self._settings[0].optimizer
        if not optimizer.decay_every:
            return self._alphas
        fallen: Array = self._alphas * optimizer.decay_factor ** (self._step // optimizer.decay_every)
        return fallen

    def step(self) -> float:
        if self._stacked is None:
            return super().step()
        before = self._theta
        theta = before - self._rates() * self._stacked.gradients(self._slopes)
        costs, slopes = self._stacked.costs(theta)
        self._step += 1
        self._unsettled = True
        self._grow()
        for index, cost in enumerate(costs.tolist()):
            if self._diverged_at[index] is None and self._watches[index].blown_up(cost):
                self._diverged_at[index] = self._step
            if not math.isfinite(cost):
                # It stays where its numbers last were finite.
                theta[index], self._alphas[index], self._still[index] = before[index], 0.0, True
                costs, slopes = self._stacked.costs(theta)
        self._theta, self._slopes = theta, slopes
        self._costs[:, self._step] = costs
        return float(costs[0]) if None in self._diverged_at else math.inf

    def change(self, knobs: Mapping[str, KnobValue], parameters: Params) -> None:
        super().change(knobs, parameters)
        self._load([_state(run) for run in self._runs], [False] * len(self._all))

    def state(self) -> LockStepState:
        if self._stacked is None:
            return super().state()
        return RateState(self._step, self._states(), tuple(self._diverged_at), tuple(self._still))

    def restore(self, state: LockStepState) -> None:
        super().restore(state)
        still = state.still if isinstance(state, RateState) else [False] * len(self._all)
        self._load([_state(run) for run in self._runs], still)

    # ── what is said

    @property
    def knobs(self) -> Mapping[str, KnobValue]:
        now = self._settings[0].knobs
        return {name: now[name] for name in self._lesson.knobs}

    def scene(self) -> Scene:
        of_first = super().scene()
        if self._scenes is None or self._scenes[0] is not of_first:
            self._scenes = (of_first, replace(of_first, lesson=self._lesson))
        return self._scenes[1]

    def mend(self) -> Mapping[str, KnobValue]:
        each = zip(self._rate_knobs, self._diverged_at, strict=True)
        return self._mended([knob for knob, at in each if at is not None])

    def _mended(self, lost: Sequence[str]) -> Mapping[str, KnobValue]:
        """A rate for each of these runs: below the limit, in the order they had, no two alike."""
        if not lost:
            return {}
        rates = {knob: real(self._lesson.knobs, knob) for knob in self._rate_knobs}
        taken = {rates[knob] for knob in self._rate_knobs if knob not in lost}
        tried = self.scene().stable_rate
        assert tried is not None
        for knob in sorted(lost, key=lambda knob: rates[knob], reverse=True):
            tried = below(tried)
            while tried in taken:
                tried = below(tried)
            rates[knob] = tried
        return {knob: rates[knob] for knob in lost}

    def blown_up(self, lane: Lane) -> Message:
        if self._stacked is not None:
            return Message("rates_diverge", {"step": lane.diverged_at})
        found = flush(lane.experiment)
        key = "rates_became_inf" if found is None or found.of_right else "rates_became_nan"
        return Message(key, {"step": lane.diverged_at})

    def why_blown_up(self, lane: Lane) -> Message:
        """What is said of a run that has blown up: from where on, or why its cost is not a number."""
        found = flush(lane.experiment) if self._stacked is None else None
        if found is None:
            return self.blown_up(lane)
        values = {"step": lane.diverged_at, "row": found.row, "probability": found.probability}
        return Message("rates_flushed" if found.of_right else "rates_flushed_other", values)

    def diverged(self, step: int) -> tuple[Message, Mapping[str, KnobValue]]:
        limit = self.scene().stable_rate
        key = "rates_all_diverge" if self.scene().stable_is_exact else "rates_all_diverge_safe"
        if self._stacked is None:
            key = "rates_all_lost"
        return Message(key, {"step": step, "limit": limit}), self._mended(self._rate_knobs)


def _state(run: Experiment) -> TrainingState:
    state = run.state()
    assert isinstance(state, TrainingState)
    return state


def written(rate: float) -> str:
    """A rate as people set it: 0.02, 1e−10."""
    return f"{rate:g}".replace("e-0", "e-").replace("e+0", "e").replace("-", MINUS)


def _names(runs: Sequence[Compared]) -> list[str]:
    """Short ones: the rate, and a number behind it where another run has the same."""
    found: list[str] = []
    for run in runs:
        name = alone = f"α {written(run.settings.optimizer.learning_rate)}"
        again = 2
        while name in found:
            name, again = f"{alone} ({again})", again + 1
        found.append(name)
    return found
