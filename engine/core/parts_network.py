"""Parts about networks: the graph with its values forward and backward, the outputs over time, the hidden space."""

from dataclasses import dataclass

from engine.core.frames import Part
from engine.core.parts_classes import ClassMapPart
from engine.core.types import Array


@dataclass(frozen=True, slots=True)
class NetworkPart(Part):
    """The network with every value on its nodes and edges, for one row or for all rows together.

    Layers are counted from 1; with one row the backward values are those of that row's loss, with all rows those of the
    cost, which is what the update uses.

    Attributes:
        widths: inputs, hidden …, outputs.
        names: flat names of all parameters, in the order of `initial.flat_names`.
        row: the row shown; None for all rows, of which the first four stand in the arrays below.
        activations: layer by layer from the inputs on, (r, width): what each unit gives.
        scores: layer by layer from the first hidden one on, (r, width): z, before the activation.
        behind: the same layers, (width,): ∂E/∂z, what comes to each unit from behind.
        behind_outputs: the hidden layers, (width,): ∂E/∂a, before it goes through the activation.
        weights, biases: (in, out) and (out,) of each layer.
        weight_slopes, bias_slopes: ∂E/∂W and ∂E/∂b of each layer.
        rate: the learning rate of the next update: a parameter moves by −rate × the slope of the cost.
        label: (r,) targets.
        loss: what the row costs, or the cost.
        activation: name of the hidden layers' activation.
    """

    widths: tuple[int, ...]
    names: tuple[str, ...]
    row: int | None
    activations: tuple[Array, ...]
    scores: tuple[Array, ...]
    behind: tuple[Array, ...]
    behind_outputs: tuple[Array, ...]
    weights: tuple[Array, ...]
    biases: tuple[Array, ...]
    weight_slopes: tuple[Array, ...]
    bias_slopes: tuple[Array, ...]
    rate: float
    label: Array
    loss: float
    activation: str


@dataclass(frozen=True, slots=True)
class OutputsPart(Part):
    """What the network says about its first rows, over the updates.

    Attributes:
        steps: (n,) thinned steps up to the present one, which is the last.
        outputs: (n, r) of the first r ≤ 8 rows.
        label: (r,) targets.
        sample: the chosen row.
        step_limit: right end of the axis; doubles.
        inputs: (r, d) the inputs of these rows, as the data have them.
        last: furthest step reached.
    """

    steps: Array
    outputs: Array
    label: Array
    sample: int
    step_limit: int
    inputs: Array
    last: int


@dataclass(frozen=True, slots=True)
class HiddenSpacePart(Part):
    """Where the last hidden layer puts the rows: two of its units as axes, and the line of the output unit.

    Attributes:
        units: which two units, from 0; of `count`.
        points: (r, 2) the rows; label, called: (r,), called is nan where nothing is called.
        limits: ends of both axes.
        line: (3,) weights and bias of the output in these two; where it is 0 the output is one half. None where
            further units have their say, so that no line in this picture is the truth.
        grid: (g, n, 2) lines of the input plane as the hidden layer bends them; empty with other than two inputs.
        sample: the chosen row.
        inputs: (r, d) the inputs of the rows, as the data have them.
        weights: (2,) how much the two units have to say in the output.
    """

    units: tuple[int, int]
    count: int
    points: Array
    label: Array
    called: Array
    limits: tuple[tuple[float, float], tuple[float, float]]
    line: Array | None
    grid: Array
    sample: int
    inputs: Array
    weights: Array


@dataclass(frozen=True, slots=True)
class NetworkMapPart(Part):
    """The plane of the inputs with the line of each unit of the first layer.

    Attributes:
        map: points, and what the network would call each place.
        lines: (h, 3) a, b, c for each unit: a·x1 + b·x2 + c = 0, in the units of the data.
        at_zero: what a unit gives on its line: one half with the sigmoid.
    """

    map: ClassMapPart
    lines: Array
    at_zero: float = 0.5


@dataclass(frozen=True, slots=True)
class NetworkLinePart(Part):
    """One row through the last hidden layer and the output unit.

    Attributes:
        row: which row, from 0.
        layer: number of the output layer, from 1.
        names: flat names of the output's weights, and of its bias.
        inputs: (d,) what the network gets; hidden: (h,) what the output unit gets.
        weights: (h,), bias, score z, output H.
        label: 0 or 1.
        loss: what the row costs.
    """

    row: int
    layer: int
    names: tuple[str, ...]
    inputs: Array
    hidden: Array
    weights: Array
    bias: float
    score: float
    output: float
    label: int
    loss: float
