"""Parts about a computational graph: nodes with values and gradients, a nudge of an input, the circle of learning."""

from dataclasses import dataclass
from typing import Literal, TypeAlias

from engine.core.frames import Part
from engine.core.messages import Message

GraphPhase: TypeAlias = Literal["start", "forward", "backward"]
NodeKind: TypeAlias = Literal["data", "parameter", "given", "operation"]
CyclePhase: TypeAlias = Literal["", "forward", "error", "backward", "update"]


@dataclass(frozen=True, slots=True)
class GraphNode:
    """One node as it stands at the present step.

    Attributes:
        name: unique; title: as it is written, short; sign: of its operation, empty for an input.
        kind: whether it is data, something that learning corrects, another input, or an operation.
        inputs: indices of the nodes it uses.
        column, row: where it stands, in steps of a grid.
        value: once the forward pass has been here; gradient: once the backward pass has.
        locals: ∂node/∂input for each input, once the backward pass has gone along that edge.
        moved: the value while an input is nudged, None where it stays or nothing is nudged.
        asked: whether the learner is to fill in its value or (`of_gradient`) its gradient now.
        right: whether what the learner has entered there is so, None for nothing.
        knob: the knob that holds its value, empty where it cannot be changed.
        turns: whether a click opens or folds it.
        comes_back: whether the backward pass comes here.
    """

    name: str
    title: str
    sign: str
    kind: NodeKind
    inputs: tuple[int, ...]
    column: float
    row: float
    value: float | None
    gradient: float | None
    locals: tuple[float | None, ...]
    moved: float | None = None
    asked: bool = False
    of_gradient: bool = False
    right: bool | None = None
    knob: str = ""
    turns: bool = False
    comes_back: bool = True


@dataclass(frozen=True, slots=True)
class OpGraphPart(Part):
    """A graph in the middle of its forward or backward pass.

    Attributes:
        nodes: each comes after its inputs; the last one is the output.
        present: the node that has just been computed, None at the start.
        phase: in which pass; at: steps made; forward_last, last: where the passes end.
        formula: the present node's formula with its numbers, in plain signs; longer formulas in several lines.
        note: what happens there, in words.
        columns, rows: how far the grid reaches.
        opened: whether sigmoids are shown as their four operations; turned_at: the step of the graph opened or folded
            instead that has come as far.
        fill: whether the learner enters the numbers; ready: how many steps on are entered and right.
        left: how many numbers of this pass are still missing.
    """

    nodes: tuple[GraphNode, ...]
    present: int | None
    phase: GraphPhase
    at: int
    forward_last: int
    last: int
    formula: tuple[str, ...]
    note: Message
    columns: float
    rows: float
    opened: bool
    turned_at: int
    fill: bool
    ready: int
    left: int


@dataclass(frozen=True, slots=True)
class NudgeRow:
    """An input with its value and the derivative of the output by it."""

    name: str
    kind: NodeKind
    value: float
    derivative: float


@dataclass(frozen=True, slots=True)
class NudgePart(Part):
    """What a nudge of one input does to the output, beside the derivative.

    Attributes:
        rows: the inputs; output, before: name and value of the output.
        sizes: by how much one can nudge; size: the one in use.
        nudged: which input is nudged, None for none.
        moved, after, delta, ratio: its new value, the output's, and Δoutput and Δoutput/Δinput; nan without a nudge.
        exact: whether the ratio is the derivative, to rounding.
        note: what this shows.
    """

    rows: tuple[NudgeRow, ...]
    output: str
    before: float
    sizes: tuple[float, ...]
    size: float
    nudged: int | None
    moved: float
    after: float
    delta: float
    ratio: float
    exact: bool
    note: Message


@dataclass(frozen=True, slots=True)
class Correction:
    """How the next update changes one parameter: new = old − rate × mean slope over the rows."""

    name: str
    old: float
    slope: float
    mean: float
    rate: float
    new: float


@dataclass(frozen=True, slots=True)
class CyclePart(Part):
    """Forward → error → backward → update, and where in it the walk stands.

    Attributes:
        phase: the present one; empty at the start.
        output, output_value: name and value of what the forward pass computes; None before.
        target, error: what is right, and the loss; None where nothing is compared, or not computed yet.
        compared: whether there is a target at all.
        found, gradients: how many gradients the backward pass has found, of how many.
        correction: an example of the update, None where nothing is corrected.
        updates: how often the network has been round.
        can_update: whether the circle may be closed now.
    """

    phase: CyclePhase
    output: str
    output_value: float | None
    target: float | None
    error: float | None
    compared: bool
    found: int
    gradients: int
    correction: Correction | None
    updates: int
    can_update: bool
