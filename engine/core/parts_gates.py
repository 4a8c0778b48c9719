"""Parts about gates: one unit or three with their numbers, the truth table, and the board of all sixteen tables."""

from dataclasses import dataclass

from engine.core.frames import Part
from engine.core.types import Array


@dataclass(frozen=True, slots=True)
class Unit:
    """One neuron on the chosen row.

    Attributes:
        name: h1, h2 for hidden ones; empty for the one that gives the output.
        inputs: what comes in, by name; values: (d,) what it is.
        weight_names: (d) flat names; weights: (d,); bias_name, bias.
        z: the sum; output: what the activation makes of it.
    """

    name: str
    inputs: tuple[str, ...]
    values: Array
    weight_names: tuple[str, ...]
    weights: Array
    bias_name: str
    bias: float
    z: float
    output: float


@dataclass(frozen=True, slots=True)
class UnitsPart(Part):
    """The chosen row on its way through one neuron, or through three.

    Attributes:
        row: from 0, of `rows`.
        units: hidden ones first, the output last.
        activation: the function that is shown: "step", "sigmoid", "tanh" or "relu".
        own: the function that the run has.
        curve_z, curve_a: (n,) its picture; the same objects while the function stays.
        label: the target.
        called: 0 or 1; nan while nothing is called, or another function than the run's is shown.
        limit: as far as weights and biases are drawn to both sides of 0; changes in jumps.
    """

    row: int
    rows: int
    units: tuple[Unit, ...]
    activation: str
    own: str
    curve_z: Array
    curve_a: Array
    label: int
    called: float
    limit: float


@dataclass(frozen=True, slots=True)
class TruthTablePart(Part):
    """The rows of the gate with what the neuron makes of them.

    Attributes:
        X: (m, 2); hidden: (m, h) outputs of hidden units, h = 0 for a single one.
        label, z, output, called: (m,); called is nan where nothing is called.
        sample: the chosen row.
        right: rows that are called right; undecided: those of which nothing is called.
        most_right: how many the best line gets right, found by trying every line.
        graded: whether the output is a number between 0 and 1.
        corrected: the row that the perceptron rule mends next; None where all are right, or there is no such rule.
    """

    X: Array
    hidden: Array
    label: Array
    z: Array
    output: Array
    called: Array
    sample: int
    right: int
    undecided: int
    most_right: int
    graded: bool
    corrected: int | None


@dataclass(frozen=True, slots=True)
class BoardPart(Part):
    """The sixteen truth tables of two inputs. A table is the number that its outputs for 00, 01, 10, 11 spell.

    Attributes:
        tables: (16, 4) their outputs.
        present: the one that is solved now; None while some row is undecided.
        target: the chosen gate.
        found: those that one neuron has solved, as the learner's look remembers them.
        possible: those that one line can do; rest: those that none can.
        units: how many neurons there are.
    """

    tables: Array
    present: int | None
    target: int
    found: tuple[int, ...]
    possible: tuple[int, ...]
    rest: tuple[int, ...]
    units: int
