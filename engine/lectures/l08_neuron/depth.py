"""Why deep nets did not train: what each layer hears of the error, in a network and a twin with one difference."""

import dataclasses
from collections.abc import Mapping
from typing import Any

import numpy as np

from engine.core.asides import Answer
from engine.core.classification import Classification
from engine.core.datasets import resolve
from engine.core.experiment import Experiment, Kind, Lab, Past
from engine.core.features import Features
from engine.core.frames import Look, Part
from engine.core.functions import ACTIVATIONS, LOGISTIC
from engine.core.initial import INITIALISATIONS
from engine.core.job import Job
from engine.core.knobs import ChoiceKnob, IntegerKnob, KnobValue, NumberKnob, real
from engine.core.lesson import DataSource, Lesson
from engine.core.lockstep import Lane, LockStep
from engine.core.messages import Message
from engine.core.model import Network
from engine.core.training import Shown
from engine.core.types import Array
from engine.topics.depth.depth_board import JOB, VIEW, Board
from engine.topics.depth.depth_explain import explain
from engine.topics.depth.depth_flow import flow
from engine.topics.depth.depth_parts import parts, run_of

# How options are written in the name of a run, in every language.
WRITTEN: Mapping[str, str] = {
    "zeros": "W = 0", "equal": "W = 0.5", "normal": "N(0, 1)", "small": "±0.1", "xavier": "Xavier", "he": "He",
    "relu": "ReLU",
}  # fmt: skip
_TWINS = ("none", "sigmoid", "tanh", "relu", "normal", "xavier", "he")
_BOARDS_KEPT = 6


def _network(inputs: int, outputs: int, knobs: Mapping[str, KnobValue]) -> Network:
    """So many hidden layers, all of one width."""
    hidden = (int(real(knobs, "width")),) * int(real(knobs, "layers"))
    return Network((inputs, *hidden, outputs), ACTIVATIONS[str(knobs["activation"])], LOGISTIC)


def _no_line(_run: Classification, _look: Look) -> None:
    """Ten layers do not fit on a line."""


def lessons(lesson: Lesson) -> dict[str, Lesson]:
    """The compared runs by the names that say in what they differ; one alone where the twin would be the same."""
    knobs = lesson.knobs
    twin = str(knobs["twin"])
    which = "activation" if twin in ACTIVATIONS else "initialisation"
    if twin == "none" or twin == knobs[which]:
        return {_written(str(knobs["activation"])): lesson}
    other = dataclasses.replace(lesson, knobs={**knobs, which: twin})
    return {_written(str(one.knobs[which])): one for one in (lesson, other)}


def _written(option: str) -> str:
    return WRITTEN.get(option, option)


def _title(lesson: Lesson) -> Message:
    activation, start = (_written(str(lesson.knobs[name])) for name in ("activation", "initialisation"))
    return Message("run_called", {"name": f"{activation} · {start}"})


def _run(lesson: Lesson) -> Classification:
    assert lesson.data is not None
    whole = resolve(lesson.data, "binary")
    both = Features(whole.columns, tuple(range(len(whole.columns))))
    return Classification(lesson, whole, both, _network, Shown({}, _no_line, explain))


def _finished(lanes: tuple[Lane, ...]) -> Message:
    first = lanes[0]
    if len(lanes) == 1:
        return run_of(first).finished()
    second, steps = lanes[1], len(first.costs) - 1
    cost, other = float(first.costs[-1]), float(second.costs[-1])
    return Message(
        "depth_done", {"steps": steps, "first": first.name, "cost": cost, "second": second.name, "other": other}
    )


# What boards are about: data, rate and width.
_BoardKey = tuple[DataSource, float, int]
_boards: dict[_BoardKey, Board] = {}


class Depth(LockStep):
    """One or two networks in lock-step, and the board of all kinds of them."""

    def __init__(self, lesson: Lesson) -> None:
        each = lessons(lesson)
        runs = [_run(one) for one in each.values()]
        super().__init__(
            tuple(each), runs, self._of_lanes, titles=[_title(one) for one in each.values()], finished=_finished
        )
        self._first = runs[0]

    def _of_lanes(self, lanes: tuple[Lane, ...], look: Look, past: Past) -> Mapping[str, Part]:
        found = dict(parts(lanes, look, past))
        if VIEW in look.views:
            found[VIEW] = self._board().part(self._here())
        return found

    def jobs(self) -> Mapping[str, Job]:
        return {JOB: self._board().job(self._here())}

    def _here(self) -> tuple[str, str, int]:
        knobs = self._first.knobs
        return str(knobs["activation"]), str(knobs["initialisation"]), int(real(knobs, "layers"))

    def _board(self) -> Board:
        """The board of the data, rate and width in force; what was found of the last ones is kept."""
        data, knobs = self._first.lesson.data, self._first.knobs
        assert data is not None
        key = (data, real(knobs, "learning_rate"), int(real(knobs, "width")))
        board = _boards.pop(key, None) or Board(self._first.batch, key[1], key[2])
        _boards[key] = board
        while len(_boards) > _BOARDS_KEPT:
            del _boards[next(iter(_boards))]
        return board


def build(lesson: Lesson) -> Experiment:
    """The run of the lab; see Lab.build."""
    return Depth(lesson)


def _flow_at_start(lesson: Lesson, **knobs: str) -> Array:
    return flow(_run(dataclasses.replace(lesson, knobs={**lesson.knobs, **knobs}))).gradient


def gradient_ratio(lesson: Lesson, arguments: Mapping[str, Any]) -> Answer:
    """How many times as long the last layer's gradient is as the first one's, at the start; and so for `other`."""
    gradient = _flow_at_start(lesson)
    other = _flow_at_start(lesson, activation=str(arguments["other"]))
    ratio = float(gradient[-1] / gradient[0])
    reasons = {"first": float(gradient[0]), "last": float(gradient[-1]), "ratio": ratio}
    reasons |= {"other_first": float(other[0]), "other_last": float(other[-1])}
    reasons |= {"limit": 0.25 ** int(real(lesson.knobs, "layers"))}
    return Answer("", ratio, reasons=reasons, question={"layers": real(lesson.knobs, "layers")})


def which_learns(lesson: Lesson, arguments: Mapping[str, Any]) -> Answer:
    """Of the `pairs` of activation and start the one with the lowest cost after `updates` updates."""
    updates = int(arguments["updates"])
    costs: list[float] = []
    for activation, start in arguments["pairs"]:
        run = _run(
            dataclasses.replace(lesson, knobs={**lesson.knobs, "activation": activation, "initialisation": start})
        )
        for _ in range(updates):
            if not np.isfinite(run.step()):
                break
        costs.append(run.cost if np.isfinite(run.cost) else float("inf"))
    reasons = {f"cost{place}": cost for place, cost in enumerate(costs, start=1)}
    return Answer("", float(np.argmin(costs)), reasons=reasons, question={"updates": updates})


LAB = Lab(
    name="l08_neuron/depth",
    order=3,
    kind=Kind.TRAIN,
    build=build,
    knobs=(
        IntegerKnob("layers", 10, (1, 12), (1, 12)),
        IntegerKnob("width", 10, (1, 64), (1, 64)),
        ChoiceKnob("activation", "sigmoid", ("sigmoid", "tanh", "relu", "identity")),
        ChoiceKnob("initialisation", "xavier", tuple(INITIALISATIONS)),
        ChoiceKnob("twin", "tanh", _TWINS),
        NumberKnob("learning_rate", 0.1, (1e-12, 1e6), (0.01, 0.03, 0.1, 0.3, 1.0, 3.0)),
    ),
    datasets=("xor", "spirals"),
    views=("network", "layers", "factors", "cost", "planes", "histograms", VIEW, "code"),
    jobs=(JOB,),
    steps=400,
    presets={"xor": {"learning_rate": 0.1}, "spirals": {"learning_rate": 0.3}},
    quantities={"gradient_ratio": gradient_ratio, "which_learns": which_learns},
)
