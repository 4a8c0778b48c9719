"""The lecture's XOR network with weights set by hand: forward through four rows, hidden space, other weights."""

from collections.abc import Mapping
from typing import Any

import numpy as np

from engine.core.asides import Answer
from engine.core.experiment import Experiment, Kind, Lab
from engine.core.knobs import ChoiceKnob, FlagKnob
from engine.core.lesson import Lesson
from engine.core.training import Shown
from engine.topics.forward import forward_parts
from engine.topics.forward.forward_explain import explain
from engine.topics.forward.forward_walk import UNITS, ForwardWalk

_VIEWS = {
    "graph": forward_parts.graph,
    "table": forward_parts.table,
    "plane": forward_parts.plane,
    "hidden": forward_parts.hidden,
    "weights": forward_parts.weights,
    "first_product": forward_parts.first_product,
    "second_product": forward_parts.second_product,
    "collapse": forward_parts.collapse,
}


def build(lesson: Lesson) -> Experiment:
    """A walk of the lab; see Lab.build."""
    return ForwardWalk(lesson, Shown(_VIEWS, lambda *_: None, explain))


def _asked(lesson: Lesson) -> ForwardWalk:
    """The network that a card is about."""
    run = build(lesson)
    assert isinstance(run, ForwardWalk)
    return run


def output_of_row(lesson: Lesson, arguments: Mapping[str, Any]) -> Answer:
    """For a card: the output, as 0 or 1, for the inputs `x1` and `x2`."""
    run, wanted = _asked(lesson), [float(arguments["x1"]), float(arguments["x2"])]
    row = int(np.flatnonzero(np.equal(run.batch.X, wanted).all(axis=1))[0])
    H, z = float(run.forward.H[row, 0]), float(run.forward.Z[row, 0])
    h1, h2 = (float(value) for value in run.forward.activations[1][row])
    reasons = {"h1": h1, "h2": h2, "z": z, "output": H}
    return Answer("", H, reasons=reasons, question={"x1": wanted[0], "x2": wanted[1]})


def weight_collapsed(lesson: Lesson, arguments: Mapping[str, Any]) -> Answer:
    """For a card: the weight of x1 in W1·W2."""
    first, second = (_asked(lesson).params[name] for name in ("W1", "W2"))
    (a, c), (b, d) = first[0], second[:, 0]
    reasons = {"one": float(a * b), "two": float(c * d), "sum": float(a * b + c * d)}
    return Answer("", float(a * b + c * d), reasons=reasons, question={})


def best_without_activation(lesson: Lesson, arguments: Mapping[str, Any]) -> Answer:
    """For a card: how many of the four rows one line can call right at most."""
    run = _asked(lesson)
    most = max(_right_of_line(run, angle) for angle in np.linspace(0.0, 2.0 * np.pi, 73)[:-1])
    return Answer("", float(most), reasons={"most": most, "rows": len(run.label)})


def _right_of_line(run: ForwardWalk, angle: float) -> int:
    """The best that a line across this direction can do, wherever it lies."""
    along = run.batch.X @ np.array([np.cos(angle), np.sin(angle)])
    places = np.sort(along)
    cuts = np.concatenate([[places[0] - 1.0], (places[1:] + places[:-1]) / 2.0, [places[-1] + 1.0]])
    return max(int(np.count_nonzero((along > cut) == run.label)) for cut in cuts)


LAB = Lab(
    name="l09_xor/forward",
    order=1,
    kind=Kind.WALK,
    build=build,
    knobs=(
        ChoiceKnob("activation", "sigmoid", ("sigmoid", "step", "identity"), live=True),
        FlagKnob("at_once", False, live=True),
    ),
    views=tuple(_VIEWS),
    steps=4 * len(UNITS) + 1,
    quantities={
        "output_of_row": output_of_row,
        "weight_collapsed": weight_collapsed,
        "best_without_activation": best_without_activation,
    },
)
