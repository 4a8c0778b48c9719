"""Runs of classification and their parts, for the tests of the panels that draw classes."""

from typing import Any

from engine.core import classification_parts as parts
from engine.core import features
from engine.core.classification import Classification
from engine.core.datasets import resolve
from engine.core.frames import Look, Scene
from engine.core.functions import LOGISTIC, SOFTMAX
from engine.core.history import History
from engine.core.knobs import KnobValue
from engine.core.lesson import DataSource, Lesson, NamedData
from engine.core.parts_classes import ClassMapPart, ClassRowsPart, ConfusionPart
from engine.core.training import Shown
from gui.data_words import in_words

SIX = NamedData("pass_fail")
GRADES = NamedData("grades")


class Run:
    """A run without a thread: so many updates of `data`, seen through a look."""

    def __init__(self, data: DataSource = SIX, updates: int = 0, **knobs: KnobValue) -> None:
        defaults: dict[str, KnobValue] = {"learning_rate": 0.2, "features": (), "initialisation": "zeros"}
        task = "binary" if isinstance(data, NamedData) and data.dataset in _BINARY else "classes"
        lesson = Lesson("l05_logistic/train", data, {**defaults, **knobs})
        whole = resolve(data, "binary" if task == "binary" else "classes")
        nothing: Any = None
        output = LOGISTIC if task == "binary" else SOFTMAX
        shown = Shown({}, parts.line, nothing)
        self.run = Classification(lesson, whole, features.chosen(lesson, whole), output, shown)
        state = self.run.state()
        self.history = History(state, self.run.cost, state_bytes=state.nbytes, limit_bytes=10_000_000)
        self.step(updates)

    def step(self, updates: int) -> None:
        for _ in range(updates):
            cost = self.run.step()
            self.history.record(self.run.steps_made, cost, self.run.state())

    def scene(self, language: Any = "en") -> Scene:
        return in_words(self.run.scene(), language)

    def map(self, **look: Any) -> ClassMapPart:
        part = parts.class_map(self.run, Look(**look), self.history)
        assert isinstance(part, ClassMapPart)
        return part

    def rows(self, **look: Any) -> ClassRowsPart:
        return parts.rows(self.run, Look(**look), self.history)

    def confusion(self, **look: Any) -> ConfusionPart:
        return parts.confusion(self.run, Look(**look), self.history)


_BINARY = ("pass_fail", "ring", "breast_cancer")
