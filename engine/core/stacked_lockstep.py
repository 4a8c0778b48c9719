"""Runs of one layer each on one clock, moved together as one array of parameters: for all hardly more than for one.

A run that is not a single layer, or whose numbers are no doubles, is moved as everywhere.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, overload

import numpy as np

from engine.core.experiment import Experiment
from engine.core.knobs import KnobValue
from engine.core.lockstep import LockStep, LockStepState
from engine.core.model import SingleLayer
from engine.core.stacked import COSTS, Stacked, stack, unstack
from engine.core.training import Settings, Training, TrainingState
from engine.core.types import Array, Params


class StackedStates(Sequence[TrainingState]):
    """The states of all runs, made of the stacked parameters Θ when first asked for: most are never looked at."""

    __slots__ = ("_made", "_settings", "_step", "_theta")

    def __init__(self, step: int, theta: Array, settings: tuple[Settings, ...]) -> None:
        self._step = step
        self._theta = theta
        self._settings = settings
        self._made: tuple[TrainingState, ...] | None = None

    def _all(self) -> tuple[TrainingState, ...]:
        if self._made is None:
            each = zip(unstack(self._theta), self._settings, strict=True)
            self._made = tuple(TrainingState(self._step, params, settings) for params, settings in each)
        return self._made

    @overload
    def __getitem__(self, place: int) -> TrainingState: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[TrainingState]: ...
    def __getitem__(self, place: int | slice) -> TrainingState | Sequence[TrainingState]:
        return self._all()[place]

    def __len__(self) -> int:
        return len(self._settings)


@dataclass(frozen=True, slots=True)
class StackedState(LockStepState):
    """Also which runs stand still: a smaller rate later moves none that has no finite numbers left."""

    still: tuple[bool, ...]


class StackedLockStep(LockStep):
    """See LockStep.

    Args:
        names: as for LockStep.
        runs: of one kind, with the same targets.
        options: as for LockStep.

    Attributes:
        halts: whether a run that has blown up stands still from then on; where not, it goes on as long as its numbers
            are finite.
    """

    halts = True

    def __init__(self, names: Sequence[str], runs: Sequence[Experiment], **options: Any) -> None:
        self._unsettled = False
        super().__init__(names, runs, **options)
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
        self._stacked = self._stack(states)
        if self._stacked is not None:
            self._theta = stack([state.params for state in states])
            _, self._slopes = self._stacked.costs(self._theta)

    def _stack(self, states: Sequence[TrainingState]) -> Stacked | None:
        model = states[0].settings.model
        costs = COSTS.get(model.output)
        doubles = all(values.dtype == np.float64 for values in states[0].params.values())
        if costs is None or not doubles or not isinstance(model, SingleLayer):
            return None
        return Stacked([run.batch for run in self._all if isinstance(run, Training)], costs, model.l2)

    def _states(self) -> StackedStates:
        return StackedStates(self._step, self._theta, self._settings)

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
        theta = before - self._rates() * self._stacked.gradients(before, self._slopes)
        costs, slopes = self._stacked.costs(theta)
        self._step += 1
        self._unsettled = True
        self._grow()
        for index, cost in enumerate(costs.tolist()):
            if self._diverged_at[index] is None and self._watches[index].blown_up(cost):
                self._diverged_at[index] = self._step
                if self.halts:
                    self._halt(index)
            if not math.isfinite(cost):
                # It stays where its numbers last were finite.
                theta[index] = before[index]
                self._halt(index)
                costs, slopes = self._stacked.costs(theta)
        self._theta, self._slopes = theta, slopes
        self._costs[:, self._step] = costs
        return float(costs[0]) if None in self._diverged_at else math.inf

    def _halt(self, index: int) -> None:
        self._alphas[index], self._still[index] = 0.0, True

    def change(self, knobs: Mapping[str, KnobValue], parameters: Params) -> None:
        super().change(knobs, parameters)
        self._load([_state(run) for run in self._runs], [False] * len(self._all))

    def state(self) -> LockStepState:
        if self._stacked is None:
            return super().state()
        return StackedState(self._step, self._states(), tuple(self._diverged_at), tuple(self._still))

    def restore(self, state: LockStepState) -> None:
        super().restore(state)
        still = state.still if isinstance(state, StackedState) else [False] * len(self._all)
        self._load([_state(run) for run in self._runs], still)


def _state(run: Experiment) -> TrainingState:
    state = run.state()
    assert isinstance(state, TrainingState)
    return state
