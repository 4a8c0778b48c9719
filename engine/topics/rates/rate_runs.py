"""Runs that differ in their learning rate alone, on one clock.

A run whose cost only rises is said to diverge, and goes on as long as its numbers are finite: one looks at it blow up.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from engine.core.frames import Scene
from engine.core.knobs import KnobValue, real
from engine.core.lesson import Lesson
from engine.core.lockstep import Lane
from engine.core.messages import MINUS, Message
from engine.core.regression import below
from engine.core.stacked_lockstep import StackedLockStep
from engine.core.status import Phase
from engine.topics.rates.float32 import flush
from engine.topics.rates.rate_zones import Compared


class RateRuns(StackedLockStep):
    """See LockStep.

    Args:
        lesson: of the lab, in which each run has a knob for its rate.
        runs: one for each rate, of one kind.
        rate_knobs: the knob of each run.
        options: as for LockStep.
    """

    halts = False

    def __init__(self, lesson: Lesson, runs: Sequence[Compared], rate_knobs: Sequence[str], **options: Any) -> None:
        self._lesson = lesson
        self._rate_knobs = tuple(rate_knobs)
        self._scenes: tuple[Scene, Scene] | None = None
        titles = [Message("rates_called", {"rate": written(run.settings.optimizer.learning_rate)}) for run in runs]
        super().__init__(_names(runs), runs, titles=titles, **options)

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

    def says(self, phase: Phase) -> Message | None:
        lost = [lane.name for lane in self.lanes() if lane.diverged_at is not None]
        if len(lost) < 2:
            return super().says(phase)
        # One sentence for all of them: a column of sentences leaves no room for the knobs.
        scene = self.scene()
        key = "rates_some_diverge" if scene.stable_is_exact else "rates_some_diverge_safe"
        if self._stacked is None:
            key = "rates_some_lost"
        return Message(key, {"runs": " · ".join(lost), "limit": scene.stable_rate})

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
