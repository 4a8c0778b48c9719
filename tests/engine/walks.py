"""Labs made for tests: a walk, a job, runs in lock-step."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from engine.core.datasets import resolve
from engine.core.experiment import Experiment, Kind, Lab
from engine.core.frames import Look, Part, Scene
from engine.core.functions import LINEAR
from engine.core.job import Job, Progress
from engine.core.knobs import IntegerKnob, KnobValue
from engine.core.lesson import Lesson
from engine.core.messages import Message
from engine.core.model import SingleLayer
from engine.core.regression_explain import explain
from engine.core.training import Shown, Training
from engine.core.walk import Walk
from engine.lectures.l04_linear import train


@dataclass(frozen=True, slots=True)
class CountPart(Part):
    """A number to look at."""

    number: int


def _place(at: int, knobs: Mapping[str, KnobValue], look: Look) -> Mapping[str, Part]:
    offset = knobs["offset"]
    assert isinstance(offset, int)
    return {"place": CountPart(at + offset), "other": CountPart(-at)}


def _build_walk(lesson: Lesson) -> Experiment:
    return Walk(lesson, 7, _place)


WALK = Lab(
    name="l04_linear/walk",
    order=9,
    kind=Kind.WALK,
    build=_build_walk,
    knobs=(IntegerKnob("offset", 0, (0, 100), (0, 100), live=True),),
    views=("place", "other"),
)


class Counting:
    """A job of so many pieces, which tells what became of it."""

    def __init__(self, pieces: int) -> None:
        self.pieces = pieces
        self.done = 0
        self.closed = False

    def __call__(self) -> Iterator[Progress]:
        try:
            for done in range(1, self.pieces + 1):
                self.done = done
                yield Progress("count", done, self.pieces, "count", CountPart(done))
        finally:
            self.closed = True


def lab_with_job(counting: Counting) -> Lab:
    """The training lab of lecture 4, which can also count."""

    class Run(Training):
        def scene(self) -> Scene:
            return scene

        def diverged(self, step: int) -> tuple[Message, Mapping[str, KnobValue]]:
            return Message("status_diverged"), {}

        def finished(self) -> Message:
            return Message("status_paused")

        def jobs(self) -> Mapping[str, Job]:
            return {"count": counting}

    def build(lesson: Lesson) -> Experiment:
        assert lesson.data is not None
        shown = Shown({}, lambda run, look: CountPart(run.steps_made), explain)
        return Run(lesson, resolve(lesson.data, "regression"), lambda knobs: SingleLayer(2, 1, LINEAR), shown)

    scene = Scene("l04_linear/counting", train.LAB.lesson())
    return Lab(
        name="l04_linear/counting",
        order=9,
        kind=Kind.TRAIN,
        build=build,
        knobs=train.LAB.knobs,
        datasets=train.LAB.datasets,
        views=train.LAB.views,
        jobs=("count",),
        steps=2000,
    )
