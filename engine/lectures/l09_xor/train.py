"""The network learns XOR: every value forward and backward on the graph, from any start, until it has found weights."""

import dataclasses
import math
import time
from collections.abc import Mapping
from typing import Any

import numpy as np

from engine.core import classification_parts, features
from engine.core.asides import Answer
from engine.core.classification import Classification
from engine.core.datasets import resolve
from engine.core.experiment import Experiment, Kind, Lab
from engine.core.knobs import ChoiceKnob, IntegerKnob, KnobValue, ListKnob, NumberKnob
from engine.core.lesson import Lesson, NamedData
from engine.core.messages import Message
from engine.core.run import Run
from engine.core.scaling import SCALINGS
from engine.core.training import Shown
from engine.core.types import Array, Params, frozen
from engine.topics.network import network_line
from engine.topics.network import network_parts as parts
from engine.topics.network.network_explain import explain
from engine.topics.network.networks import ACTIVATION, HIDDEN, INITIALISATION, LOSSES, network

# What the lecture picks by hand: the first hidden unit is AND, the second NOR, the output NOR of both.
PICKED: Params = {
    "W1": frozen([[5, -7], [5, -7]]), "b1": frozen([-8, 3]), "W2": frozen([[-11], [-11]]), "b2": frozen([6]),
}  # fmt: skip
# Weights are the same find when each lies within this share of the picked one.
_ALIKE = 0.35
_TOLD_ROWS = 8
_VIEWS = {
    "graph": parts.graph,
    "outputs": parts.outputs,
    "plane": parts.plane,
    "hidden": parts.hidden_space,
    "cost": classification_parts.curve,
    "surface": parts.surface,
    "surface3d": parts.surface,
    "parameters": classification_parts.parameters,
    "table": classification_parts.rows,
    "confusion": classification_parts.confusion,
}


class NetworkTraining(Classification):
    """One run of a network. At its goal it says what the outputs are, and whether it has found the picked weights."""

    def __init__(self, lesson: Lesson) -> None:
        assert lesson.data is not None
        whole = resolve(lesson.data, "binary")
        shown = Shown(_VIEWS, network_line.line, explain)
        super().__init__(lesson, whole, features.chosen(lesson, whole), network, shown)
        self._by_itself = not alike(self.params)

    def change(self, knobs: Mapping[str, KnobValue], parameters: Params) -> None:
        super().change(knobs, parameters)
        if parameters:
            self._by_itself = False

    def finished(self) -> Message:
        found = self._found()
        if found is not None:
            W1, b1, W2, b2 = (found[name] for name in PICKED)
            values = {
                "steps": self.steps_made,
                "first": _said(*W1[:, 0], b1[0]),
                "second": _said(*W1[:, 1], b1[1]),
                "output": _said(*W2[:, 0], b2[0]),
            }
            return Message("status_done_found", values)
        H = self.forward.H[:, 0]
        if len(H) > _TOLD_ROWS:
            return super().finished()
        told = ", ".join(f"{value:.3f}" for value in H)
        right = ", ".join(f"{value:g}" for value in self.label)
        return Message("status_done_outputs", {"steps": self.steps_made, "outputs": told, "targets": right})

    def _found(self) -> Params | None:
        """The parameters with their hidden units in the order of the lecture, where they are its weights."""
        asked = (self.lesson.data, self.scaling.name, self.knobs["activation"], self.knobs["loss"])
        if asked != (NamedData("xor"), "none", "sigmoid", "cross_entropy") or not self._by_itself:
            return None
        return alike(self.params)


def alike(params: Params) -> Params | None:
    """`params` with the two hidden units in the order of the picked weights, if all signs and sizes are theirs."""
    if {name: array.shape for name, array in params.items()} != {name: a.shape for name, a in PICKED.items()}:
        return None
    for order in ([0, 1], [1, 0]):
        turned = {
            "W1": params["W1"][:, order], "b1": params["b1"][order], "W2": params["W2"][order], "b2": params["b2"],
        }  # fmt: skip
        if all(_near(turned[name], PICKED[name]) for name in PICKED):
            return turned
    return None


def _near(found: Array, picked: Array) -> bool:
    return bool(np.all(np.abs(found - picked) <= _ALIKE * np.abs(picked)))


def _said(*values: float) -> str:
    """The weights and the bias of a unit."""
    return f"({', '.join(f'{value:.2f}' for value in values)})".replace("-", "−")


def unsolved(lesson: Lesson, arguments: Mapping[str, Any]) -> Answer:
    """For a card: which of `seeds` does not call all rows right within `updates` updates; -1 if all of them do."""
    answer, updates = -1, int(arguments["updates"])
    reasons: dict[str, float] = {}
    for place, seed in enumerate(arguments["seeds"]):
        run = Run(LAB, dataclasses.replace(lesson, seed=int(seed), initial=None, events=()))
        run.train(updates, math.inf, time.perf_counter)
        reasons[f"cost{place + 1}"] = run.experiment.cost
        if run.experiment.result().accuracy != 1.0:
            answer = place
            reasons |= {f"output{k + 1}": float(H) for k, H in enumerate(run.experiment.result().output[:, 0])}
    question = {"updates": updates, **{f"seed{k + 1}": int(seed) for k, seed in enumerate(arguments["seeds"])}}
    return Answer("", float(answer), reasons=reasons, question=question)


def build(lesson: Lesson) -> Experiment:
    """A run of the lab; see Lab.build."""
    return NetworkTraining(lesson)


LAB = Lab(
    name="l09_xor/train",
    order=3,
    kind=Kind.TRAIN,
    build=build,
    knobs=(
        NumberKnob("learning_rate", 1.0, (1e-12, 1e6), (0.01, 0.03, 0.1, 0.3, 1.0, 3.0, 10.0)),
        HIDDEN,
        ACTIVATION,
        INITIALISATION,
        ChoiceKnob("loss", "cross_entropy", tuple(LOSSES)),
        ListKnob("features", (), (0, 999), (0, 1000)),
        ChoiceKnob("scaling", "none", SCALINGS),
        IntegerKnob("held_out", 0, (0, 80), (0, 80)),
        IntegerKnob("decay_every", 0, (0, 10_000_000), (0, 1000), live=True),
        NumberKnob("decay_factor", 1.0, (1e-6, 1.0), (0.5, 0.9, 0.96, 0.99, 1.0)),
    ),
    datasets=("xor", "and_gate", "or_gate", "nand_gate", "nor_gate", "spirals", "ring"),
    data_kind="binary",
    views=(*_VIEWS, "code"),
    steps=2000,
    seed=3,
    presets={
        "xor": {"learning_rate": 1.0},
        "and_gate": {"learning_rate": 1.0},
        "or_gate": {"learning_rate": 1.0},
        "nand_gate": {"learning_rate": 1.0},
        "nor_gate": {"learning_rate": 1.0},
        "spirals": {"learning_rate": 0.3, "hidden": (10, 10), "activation": "tanh", "initialisation": "xavier"},
        "ring": {"learning_rate": 1.0, "hidden": (4,)},
    },
    data_knobs=frozenset({"features", "scaling", "held_out"}),
    cap_per_s=500.0,
    quantities={"unsolved": unsolved},
    hardly=(0.01, "status_hardly_moving_network"),
)
