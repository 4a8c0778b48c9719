"""What the views of a gate show: one neuron or three on the chosen row, the truth table, the plane, the board."""

import dataclasses
import math

import numpy as np

from engine.core import classification_parts
from engine.core.classification import Classification
from engine.core.classification_parts import class_map
from engine.core.experiment import Past
from engine.core.frames import Look, ParametersPart, Part
from engine.core.functions import ACTIVATIONS
from engine.core.limits import finite
from engine.core.model import Network
from engine.core.parts_classes import ClassMapPart
from engine.core.parts_gates import BoardPart, TruthTablePart, Unit, UnitsPart
from engine.core.parts_network import NetworkMapPart
from engine.core.perceptron import PERCEPTRON, STEP
from engine.core.types import Array, frozen
from engine.topics.gates import lines

# What can stand behind the sum, by name.
FUNCTIONS = {"step": STEP, **{name: ACTIVATIONS[name] for name in ("sigmoid", "tanh", "relu")}}
_REACH, _POINTS = 6.0, 241
_FIRST_LIMIT = 3.0


def own_function(run: Classification) -> str:
    """The activation that the run has."""
    return "step" if run.model.output is PERCEPTRON else "sigmoid"


def layers(run: Classification) -> list[tuple[Array, Array]]:
    """(W, b) of each layer."""
    if isinstance(run.model, Network):
        return [(run.params[f"W{k}"], run.params[f"b{k}"]) for k in range(1, len(run.model.widths))]
    return [(run.params["W"], run.params["b"])]


def units(run: Classification, look: Look, past: Past) -> UnitsPart:
    """The chosen row on its way through every neuron."""
    row, own = run.row(look), own_function(run)
    shown = look.activation if look.activation in FUNCTIONS and len(layers(run)) == 1 else own
    curve_z, curve_a = run.remember(f"curve {shown}", lambda: _picture(shown))
    called = float(run.called(run.forward.H)[row]) if shown == own else float("nan")
    return UnitsPart(
        row=row,
        rows=len(run.batch.X),
        units=tuple(_units(run, row, shown)),
        activation=shown,
        own=own,
        curve_z=curve_z,
        curve_a=curve_a,
        label=int(run.label[row]),
        called=called,
        limit=_limit(float(np.abs(finite(run.theta())).max())),
    )


def _limit(largest: float) -> float:
    """3, doubled until it holds the largest parameter."""
    return _FIRST_LIMIT * 2.0 ** max(0, math.ceil(math.log2(max(largest, 1e-9) / _FIRST_LIMIT)))


def _units(run: Classification, row: int, shown: str) -> list[Unit]:
    made: list[Unit] = []
    names: tuple[str, ...] = ("x1", "x2")
    first = 0
    for layer, (W, b) in enumerate(layers(run)):
        values = run.forward.activations[layer][row]
        inputs, outputs = W.shape
        Z = values @ W + b
        A = FUNCTIONS[shown].of(Z)
        for k in range(outputs):
            made.append(
                Unit(
                    name=f"h{k + 1}" if layer < len(layers(run)) - 1 else "",
                    inputs=names,
                    values=frozen(values),
                    weight_names=tuple(run.names[first + j * outputs + k] for j in range(inputs)),
                    weights=frozen(finite(W[:, k])),
                    bias_name=run.names[first + inputs * outputs + k],
                    bias=float(finite(b)[k]),
                    z=float(finite(Z)[k]),
                    output=float(finite(A)[k]),
                )
            )
        first += (inputs + 1) * outputs
        names = tuple(unit.name for unit in made)
    return made


def _picture(name: str) -> tuple[Array, Array]:
    """The function between two scores; of the step both sides of 0, so that it is drawn upright."""
    z = np.linspace(-_REACH, _REACH, _POINTS)
    if name == "step":
        z = np.array([-_REACH, 0.0, 1e-9, _REACH])
    return frozen(z), frozen(FUNCTIONS[name].of(z))


def table(run: Classification, look: Look, past: Past) -> TruthTablePart:
    """The rows of the gate, and which of them are right."""
    called = run.called(run.forward.H)
    hidden = run.forward.activations[1] if len(run.forward.activations) > 1 else np.empty((len(called), 0))
    return TruthTablePart(
        X=run.remember("table X", lambda: frozen(run.data.X)),
        hidden=frozen(hidden),
        label=run.remember("table label", lambda: frozen(run.label)),
        z=frozen(finite(run.forward.Z[:, 0])),
        output=frozen(run.forward.H[:, 0]),
        called=frozen(called),
        sample=run.row(look),
        right=int(np.count_nonzero(called == run.label)),
        undecided=int(np.count_nonzero(np.isnan(called))),
        most_right=run.remember("most right", lambda: lines.most_right(run.data.X, run.label)),
        graded=own_function(run) == "sigmoid",
        corrected=_corrected(run),
    )


def _corrected(run: Classification) -> int | None:
    wrong = np.flatnonzero(run.forward.H != run.batch.Y)
    return int(wrong[0]) if own_function(run) == "step" and len(wrong) else None


def parameters(run: Classification, look: Look, past: Past) -> ParametersPart:
    """Every parameter and its gradient. That of a step is 0; what the rule does instead is no gradient."""
    part = classification_parts.parameters(run, look, past)
    if own_function(run) == "sigmoid":
        return part
    return dataclasses.replace(part, gradients=frozen(np.zeros_like(part.gradients)), gradient_limits=(-1.0, 1.0))


def plane(run: Classification, look: Look, past: Past) -> Part:
    """The four points, what would be called where, and the line of each neuron that sees the inputs."""
    part = class_map(run, look, past)
    assert isinstance(part, ClassMapPart)
    W, b = layers(run)[0]
    return NetworkMapPart(
        # The lines are drawn from their own numbers, which a grid of places would only blur.
        map=dataclasses.replace(part, score=None),
        lines=frozen(finite(np.column_stack([W.T, b]))),
    )


def number_of(outputs: Array) -> int:
    """The number that the outputs for 00, 01, 10, 11 spell: AND is 0001, which is 1."""
    return int("".join(str(int(bit)) for bit in outputs), 2)


def board(run: Classification, look: Look, past: Past) -> BoardPart:
    """Which of the sixteen tables is solved now, which were found, and which one line can do at all."""
    called = run.called(run.forward.H)
    present = None if np.isnan(called).any() else number_of(called)
    possible = run.remember("possible", lambda: solvable(run.data.X))
    return BoardPart(
        tables=run.remember("tables", lambda: frozen([[int(bit) for bit in f"{n:04b}"] for n in range(16)])),
        present=present,
        target=number_of(run.label),
        found=look.found,
        possible=possible,
        rest=tuple(n for n in range(16) if n not in possible),
        units=sum(len(b) for _, b in layers(run)),
    )


def solvable(points: Array) -> tuple[int, ...]:
    """The truth tables that one line can do, by trying all lines."""
    return tuple(sorted(number_of(side) for side in lines.partings(points)))
