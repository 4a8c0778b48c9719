"""Parts of a network set by hand: the walk through it, its truth table, its plane, its weights.

What the walk has not reached yet is nan.
"""

from dataclasses import dataclass

from engine.core.frames import ParametersPart, Part
from engine.core.parts_network import NetworkMapPart, NetworkPart
from engine.core.types import Array


@dataclass(frozen=True, slots=True)
class ForwardPart(Part):
    """The network on one row.

    Attributes:
        network: with nan for what has not been computed yet; its loss is left out, nan.
        at: (layer, unit) that the walk computes now; None where it does not stand at a unit.
        called: the output as 0 or 1; nan where it is not known or exactly one half.
    """

    network: NetworkPart
    at: tuple[int, int] | None
    called: float


@dataclass(frozen=True, slots=True)
class ForwardTablePart(Part):
    """The truth table as it fills.

    Attributes:
        X: (4, 2) inputs; label: (4,) what is right.
        hidden: (4, 2) outputs of the hidden units; z, output: (4,) score and output.
        called: (4,) the output as 0 or 1; nan where it is not known or exactly one half.
        known: how many rows are computed to the end.
        right: how many of those are called right.
        sample: the row that is shown in the graph.
        at: the unit that the walk computes now, counted through the row: 0, 1 hidden, 2 output; None for none.
        activation: name of the hidden layer's activation.
    """

    X: Array
    label: Array
    hidden: Array
    z: Array
    output: Array
    called: Array
    known: int
    right: int
    sample: int
    at: int | None
    activation: str


@dataclass(frozen=True, slots=True)
class ForwardMapPart(Part):
    """The plane of the inputs.

    Attributes:
        plane: the map with the lines of the hidden units; where they collapse with the one line of the output.
        collapsed: whether there is no activation between the layers.
    """

    plane: NetworkMapPart
    collapsed: bool


@dataclass(frozen=True, slots=True)
class HandWeightsPart(Part):
    """All weights and biases, unit by unit, to be moved by hand.

    Attributes:
        parameters: values and their axis; its names say from where to where: h1 ← x1, and h1 ← 1 for a bias.
        flat: the flat names of these.
        right, rows: how many rows the network calls right, of how many.
    """

    parameters: ParametersPart
    flat: tuple[str, ...]
    right: int
    rows: int
