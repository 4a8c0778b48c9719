"""Gates: one neuron turned by hand until AND, OR, NAND, NOR are right, then taught; XOR, which takes three of them."""

import dataclasses
import math
from collections.abc import Mapping
from typing import Any

import numpy as np

from engine.core import classification_parts as parts
from engine.core.asides import Answer
from engine.core.classification import Classification
from engine.core.datasets import resolve
from engine.core.experiment import Experiment, Kind, Lab
from engine.core.features import Features
from engine.core.frames import Look
from engine.core.functions import ACTIVATIONS, LOGISTIC
from engine.core.knobs import ChoiceKnob, KnobValue, NumberKnob
from engine.core.lesson import Lesson
from engine.core.messages import Message
from engine.core.model import Model, Network, SingleLayer
from engine.core.perceptron import PERCEPTRON, STEP
from engine.core.training import Shown
from engine.core.types import Array, Params, frozen
from engine.topics.gates import gate_parts, lines
from engine.topics.gates.gate_explain import explain
from engine.topics.network import network_parts

# Where every output is nearer to one half than this, the neuron says nothing, and in the end rounding would decide.
_HALF = 0.005
# Starts that can be chosen, by the option's name: w1, w2, b of one neuron.
STARTS: Mapping[str, tuple[float, float, float]] = {"hand": (1.0, -1.0, 0.0), "rule": (-1.0, 2.0, -0.5)}
# Of three neurons the first one is OR and the last one AND; the second one is left to be turned.
_THREE: Params = {
    "W1": frozen([[1.0, 1.0], [1.0, -1.0]]),
    "b1": frozen([-0.5, 0.0]),
    "W2": frozen([[1.0], [1.0]]),
    "b2": frozen([-1.5]),
}
_VIEWS = {
    "anatomy": gate_parts.units,
    "neuron": gate_parts.units,
    "plane": gate_parts.plane,
    "table": gate_parts.table,
    "board": gate_parts.board,
    "outputs": network_parts.outputs,
    "cost": parts.curve,
    "parameters": gate_parts.parameters,
}
# By their number; the card's choices have this order.
_XOR_ANSWERS = (6, 7)


def _model(inputs: int, outputs: int, knobs: Mapping[str, KnobValue]) -> Model:
    """One neuron, or two hidden ones and one behind them."""
    output = PERCEPTRON if knobs["rule"] == "perceptron" else LOGISTIC
    if knobs["units"] == "one":
        return SingleLayer(inputs, outputs, output)
    return Network((inputs, 2, outputs), STEP if output is PERCEPTRON else ACTIVATIONS["sigmoid"], output)


def _start(lesson: Lesson) -> Params | None:
    """What the chosen start means, where the lesson names no parameters itself."""
    chosen = str(lesson.knobs["initialisation"])
    if lesson.initial is not None or chosen not in STARTS:
        return lesson.initial
    if lesson.knobs["units"] == "three":
        return _THREE
    w1, w2, b = STARTS[chosen]
    return {"W": frozen([[w1], [w2]]), "b": frozen([b])}


class Gates(Classification):
    """A gate's four rows, and one neuron or three."""

    def called(self, H: Array, threshold: float = 0.5) -> Array:
        found = super().called(H, threshold)
        says_nothing = bool((np.abs(H - 0.5) < _HALF).all())
        return np.full_like(found, np.nan) if says_nothing else found

    @property
    def gradient_norm(self) -> float:
        return 0.0 if gate_parts.own_function(self) == "step" else super().gradient_norm

    def finished(self) -> Message:
        called = self.called(self.forward.H)
        right, rows = int(np.count_nonzero(called == self.label)), len(called)
        if np.isnan(called).all():
            # Every output is one half: to count what rounding makes of it would say something that is not there.
            return Message("gates_done_half", {"steps": self.steps_made, "cost": self.cost})
        return Message("status_done_classes", {"steps": self.steps_made, "right": right, "rows": rows})


def _no_line(_run: Gates, _look: Look) -> None:
    """The neuron's view says it all in its own place."""


def build(lesson: Lesson) -> Experiment:
    """A run of the lab; see Lab.build."""
    return _run(lesson)


def _run(lesson: Lesson, updates: int = 0) -> Gates:
    assert lesson.data is not None
    whole = resolve(lesson.data, "binary")
    begun = dataclasses.replace(lesson, initial=_start(lesson))
    made = Gates(begun, whole, Features(whole.columns, (0, 1)), _model, Shown(_VIEWS, _no_line, explain))
    for _ in range(updates):
        made.step()
    return made


def solvable_tables(lesson: Lesson, _arguments: Mapping[str, Any]) -> Answer:
    """How many of the sixteen truth tables of two inputs one neuron can do."""
    count = len(gate_parts.solvable(_run(lesson).data.X))
    return Answer("", float(count), reasons={"count": count, "rest": 16 - count}, question={"all": 16})


def best_line(lesson: Lesson, _arguments: Mapping[str, Any]) -> Answer:
    """How many of the four rows of the gate the best line gets right."""
    run = _run(lesson)
    most = lines.most_right(run.data.X, run.label)
    return Answer("", float(most), reasons={"most": most, "share": most / len(run.label)}, question={})


def outputs_in_the_end(lesson: Lesson, arguments: Mapping[str, Any]) -> Answer:
    """What the four outputs are after `updates` updates: 0 those of XOR, 1 those of OR, 2 all one half, 3 others."""
    run = _run(lesson, int(arguments["updates"]))
    outputs = run.forward.H[:, 0]
    called = run.called(run.forward.H)
    if np.isnan(called).all():
        value = len(_XOR_ANSWERS)
    else:
        number = None if np.isnan(called).any() else gate_parts.number_of(called)
        value = _XOR_ANSWERS.index(number) if number in _XOR_ANSWERS else len(_XOR_ANSWERS) + 1
    named = {f"g{k + 1}": float(g) for k, g in enumerate(outputs)}
    w1, w2, b = run.theta()
    reasons = {**named, "cost": run.cost, "w1": float(w1), "w2": float(w2), "b": float(b)}
    return Answer("", float(value), reasons=reasons, question={"updates": run.steps_made})


def corrections(lesson: Lesson, _arguments: Mapping[str, Any]) -> Answer:
    """How many corrections the perceptron rule needs until all four rows are right; nan if it takes too long."""
    run = _run(lesson)
    start1, start2, start_b = (float(number) for number in run.theta())
    asked = {"start1": start1, "start2": start2, "start_b": start_b, "rate": run.rate}
    while run.cost > 0.0 and run.steps_made < 1000:
        run.step()
    value = float(run.steps_made) if run.cost == 0.0 else math.nan
    w1, w2, b = (float(number) for number in run.theta())
    return Answer("", value, reasons={"count": run.steps_made, "w1": w1, "w2": w2, "b": b}, question=asked)


LAB = Lab(
    name="l08_neuron/gates",
    order=2,
    kind=Kind.TRAIN,
    build=build,
    knobs=(
        ChoiceKnob("rule", "perceptron", ("perceptron", "logistic")),
        NumberKnob("learning_rate", 1.0, (1e-12, 1e6), (0.01, 0.03, 0.1, 0.3, 1.0, 3.0, 5.0)),
        ChoiceKnob("units", "one", ("one", "three")),
        ChoiceKnob("initialisation", "hand", (*STARTS, "zeros", "normal")),
    ),
    datasets=("and_gate", "or_gate", "nand_gate", "nor_gate", "xor"),
    views=(*_VIEWS, "code"),
    steps=400,
    quantities={
        "solvable_tables": solvable_tables,
        "best_line": best_line,
        "outputs_in_the_end": outputs_in_the_end,
        "corrections": corrections,
    },
)
