"""The run of the lab on evaluation: linear or logistic regression, as the data ask for, on the training rows alone."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from engine.core import classification_parts, datasets, regression_parts
from engine.core.classification import Classification
from engine.core.datasets import resolve
from engine.core.experiment import Experiment, Past
from engine.core.features import Features
from engine.core.frames import Look, Part
from engine.core.functions import LOGISTIC
from engine.core.lesson import Lesson, NamedData
from engine.core.regression import Regression
from engine.core.training import Shown
from engine.topics.evaluation import evaluation_parts as parts
from engine.topics.evaluation.evaluation_explain import explain
from engine.topics.evaluation.own_rows import own_rows
from engine.topics.evaluation.split import Ground, divided

_OWN = {
    "split": parts.split,
    "fit": parts.fit,
    "spread": parts.spread,
    "memoriser": parts.memoriser,
    "choice": parts.choices,
    "plane": parts.plane,
    "memory_plane": parts.memory_plane,
    "confusion": parts.confusion,
}
VIEWS = (*_OWN, "cost", "parameters")


def ground_of(lesson: Lesson) -> Ground:
    """All rows of a lesson, and where they go.

    Raises:
        LearnerError: a set that must have rows has none, or a learner's own rows cannot be used.
    """
    data = lesson.data
    assert data is not None
    whole = resolve(data, datasets.dataset_info(data.dataset).task) if isinstance(data, NamedData) else own_rows(data)
    return Ground(whole, divided(lesson, whole))


def build(lesson: Lesson) -> Experiment:
    """A run of the lab; see Lab.build."""
    return run_on(lesson, ground_of(lesson))


def run_on(lesson: Lesson, ground: Ground) -> Regression | Classification:
    """The run that the rows of the training set teach."""
    return _regression(lesson, ground) if ground.whole.task == "regression" else _classification(lesson, ground)


def _regression(lesson: Lesson, ground: Ground) -> Regression:
    kept = ground.of(ground.split.training)
    views = {**_own(ground), "cost": regression_parts.curve, "parameters": regression_parts.parameters}
    shown = Shown(views, regression_parts.line, partial(explain, ground))
    return Regression(lesson, kept, ground.whole.columns, shown)


def _classification(lesson: Lesson, ground: Ground) -> Classification:
    every = Features(ground.whole.columns, tuple(range(len(ground.whole.columns))))
    views = {**_own(ground), "cost": classification_parts.curve, "parameters": classification_parts.parameters}
    shown = Shown(views, classification_parts.line, partial(explain, ground))
    apart = (ground.split.training, ground.split.test)
    return Classification(lesson, ground.whole, every, LOGISTIC, shown, apart)


def _own(ground: Ground) -> Mapping[str, Callable[[Any, Look, Past], Part]]:
    """The views that only this lab has."""
    return {name: partial(make, ground) for name, make in _OWN.items()}
