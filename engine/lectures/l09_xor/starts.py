"""Does XOR always get solved? Up to 1,000 random starts trained at once, each as the train lab would draw it."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

import numpy as np

from engine.core.asides import Answer, Explanation
from engine.core.datasets import load
from engine.core.experiment import Kind, Lab
from engine.core.frames import Look, Part
from engine.core.initial import INITIALISATIONS
from engine.core.job import Job, Progress
from engine.core.knobs import ChoiceKnob, IntegerKnob, KnobValue, NumberKnob
from engine.core.lesson import Lesson
from engine.core.parts_starts import ShareRow, StartCurvesPart, StartsSettings
from engine.core.still import Still
from engine.core.types import Batch
from engine.topics.network.networks import ACTIVATION
from engine.topics.starts import start_explain, start_parts
from engine.topics.starts.many_starts import Trial
from engine.topics.starts.start_parts import MARKS

_JOB = "train"
_MOST_ROWS = 6
# Curves are dear to draw: while a trial runs they are shown anew so often.
_CURVES_SHOWN = 20
_MARKS = {mark.name: mark for mark in MARKS}


class Starts(Still):
    """Keeps the last trial, and the shares of the ones before it. The job `train` makes a new one."""

    def __init__(self, lesson: Lesson) -> None:
        super().__init__(lesson)
        self._batch = _xor()
        self._trial: Trial | None = None
        self._running = False
        self._shares: dict[StartsSettings, ShareRow] = {}
        self._curves: StartCurvesPart | None = None

    def parts(self, look: Look) -> Mapping[str, Part]:
        found: dict[str, Part] = {}
        trial = self._trial
        if "share" in look.views:
            running = trial if self._running else None
            found["share"] = start_parts.share(settings_of(self._knobs), tuple(self._shares.values()), running)
        if "costs" in look.views:
            found["costs"] = start_parts.final_costs(trial, look.sample)
        if "curves" in look.views:
            found["curves"] = self._curves_part(look.sample)
        return found

    def _curves_part(self, sample: int) -> StartCurvesPart:
        trial, before = self._trial, self._curves
        if self._running and trial is not None and before is not None and before.settings == trial.settings:
            fresh = trial.made - int(before.steps[-1]) < trial.settings.updates / _CURVES_SHOWN
            if fresh and not trial.finished:
                return before
        self._curves = start_parts.curves(trial, sample, before)
        return self._curves

    def jobs(self) -> Mapping[str, Job]:
        return {_JOB: self._train}

    def _train(self) -> Iterator[Progress]:
        """Train what the knobs say now; knobs that are turned meanwhile count for the next time."""
        settings = settings_of(self._knobs)
        trial = Trial(settings, self._batch)
        # The same settings have the same result: it takes the place of the one before.
        self._shares.pop(settings, None)
        try:
            for made in trial.train():
                if trial.kept:
                    self._trial, self._running = trial, not trial.finished
                    self._keep_share(trial)
                yield self._progress(made, settings.updates)
        finally:
            # Also when it is cancelled: what has been trained stays.
            self._running = False

    def _keep_share(self, trial: Trial) -> None:
        self._shares[trial.settings] = ShareRow(trial.settings, int(trial.solved.sum()), trial.made)
        if len(self._shares) > _MOST_ROWS:
            del self._shares[next(iter(self._shares))]

    def _progress(self, made: int, updates: int) -> Progress:
        running = self._trial if self._running else None
        part = start_parts.share(settings_of(self._knobs), tuple(self._shares.values()), running)
        return Progress(_JOB, made, updates, "share", part)

    def explain(self, key: tuple[str, ...]) -> Explanation:
        kind, name = key if len(key) == 2 else ("", "")
        place = int(name) if name.isdecimal() else -1
        if kind == "share" and 0 <= place < len(self._shares):
            return start_explain.share(key, list(self._shares.values())[place])
        if kind == "mark" and name in _MARKS:
            return start_explain.mark(key, _MARKS[name])
        if kind == "start_cost" and self._trial is not None and 0 <= place < self._trial.settings.starts:
            return start_explain.cost(key, self._trial.chosen(place), self._batch.Y[:, 0])
        return super().explain(key)


def settings_of(knobs: Mapping[str, KnobValue]) -> StartsSettings:
    """What the knobs ask to train."""
    rate = knobs["learning_rate"]
    assert isinstance(rate, (int, float))
    starts, hidden, updates, first = (knobs[name] for name in ("starts", "hidden", "updates", "first"))
    assert isinstance(starts, int)
    assert isinstance(hidden, int)
    assert isinstance(updates, int)
    assert isinstance(first, int)
    made, activation = str(knobs["initialisation"]), str(knobs["activation"])
    return StartsSettings(starts, hidden, made, activation, float(rate), updates, first)


def _xor() -> Batch:
    data = load("xor")
    return Batch(data.X, data.Y)


def _trained(settings: StartsSettings) -> Trial:
    trial = Trial(settings, _xor())
    for _ in trial.train():
        pass
    return trial


def solved_starts(lesson: Lesson, _arguments: Mapping[str, Any]) -> Answer:
    """For a card: how many of the starts solve it."""
    settings = settings_of(lesson.knobs)
    solved = int(_trained(settings).solved.sum())
    numbers = {"starts": settings.starts, "hidden": settings.hidden, "updates": settings.updates}
    reasons = {"solved": solved, "rest": settings.starts - solved, **numbers, "rate": settings.rate}
    return Answer("", float(solved), reasons=reasons, question=numbers)


def solved_by_then(lesson: Lesson, arguments: Mapping[str, Any]) -> Answer:
    """For a card: what share of the rest solves it too when `longer` updates are made; the index of the range.

    `thresholds` part the ranges.
    """
    settings = settings_of(lesson.knobs)
    longer = int(arguments["longer"])
    before = int(_trained(settings).solved.sum())
    after = int(_trained(replace(settings, updates=longer)).solved.sum())
    rest = settings.starts - before
    share = (after - before) / rest if rest else 0.0
    place = float(np.searchsorted(arguments["thresholds"], share))
    reasons = {"before": before, "after": after, "more": after - before, "longer": longer}
    question = {
        "before": before,
        "rest": rest,
        "longer": longer,
        "updates": settings.updates,
        "starts": settings.starts,
    }
    return Answer("", place, reasons=reasons, question=question)


def where_the_rest_stays(lesson: Lesson, _arguments: Mapping[str, Any]) -> Answer:
    """For a card: at which of the costs at which runs gather most of those are that have not solved it."""
    trial = _trained(settings_of(lesson.knobs))
    rest = trial.last_costs[trial.solved == 0.0]
    nearest = np.array([np.abs(np.log([mark.cost for mark in MARKS]) - np.log(cost)).argmin() for cost in rest])
    counts = np.bincount(nearest.astype(int), minlength=len(MARKS))
    place = int(counts.argmax())
    reasons = {"rest": len(rest), "most": int(counts[place]), "cost": MARKS[place].cost}
    return Answer("", float(place), reasons=reasons, question={"rest": len(rest)})


LAB = Lab(
    name="l09_xor/starts",
    order=4,
    kind=Kind.STILL,
    build=Starts,
    # All of them are live, so that results made before stay to be compared with.
    knobs=(
        IntegerKnob("starts", 100, (1, 1000), (1, 1000), live=True, listed=(1, 10, 100, 1000)),
        IntegerKnob("hidden", 2, (1, 10), (1, 10), live=True, listed=(1, 2, 3, 4, 10)),
        ChoiceKnob("initialisation", "normal", tuple(INITIALISATIONS), live=True),
        NumberKnob("learning_rate", 1.0, (1e-12, 1e6), (0.01, 0.03, 0.1, 0.3, 1.0, 3.0, 10.0)),
        IntegerKnob("updates", 2000, (1, 50_000), (1, 50_000), live=True, listed=(2000, 10_001, 20_000, 50_000)),
        ChoiceKnob("activation", "sigmoid", ACTIVATION.options, live=True),
        IntegerKnob("first", 0, (0, 999_000), (0, 999_000), live=True),
    ),
    views=("share", "costs", "curves"),
    jobs=(_JOB,),
    quantities={
        "solved_starts": solved_starts,
        "solved_by_then": solved_by_then,
        "where_the_rest_stays": where_the_rest_stays,
    },
)
