"""An update taken apart: the trainer's own functions run once on copies, line by line, and what each line made.

Nothing of this is in the training path.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Literal, TypeAlias

from engine.core.frames import Part
from engine.core.types import Array

OperationPhase: TypeAlias = Literal["forward", "gradient", "update"]

_SHARED = ("X", "Y")


@dataclass(frozen=True, slots=True)
class CodeBlock:
    """A function of the engine as it stands in its file.

    Attributes:
        phase: which part of an update it belongs to.
        title: qualified name, e.g. `SingleLayer.forward`.
        file: path below the project, for the learner who wants to read on.
        first_line: number of the first of `lines` in that file.
        lines: the function's body without its docstring, dedented.
    """

    phase: OperationPhase
    title: str
    file: str
    first_line: int
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Operation:
    """One line that made something.

    Attributes:
        phase: forward, gradient or update.
        block, line: which code block, and which of its lines, from 0.
        code: the line's text, without its comment.
        made: names and values that this line made; read-only arrays, numbers as arrays of shape ().
        given: what else it could read by name: data, parameters, rate, what earlier lines made.
    """

    phase: OperationPhase
    block: int
    line: int
    code: str
    made: Mapping[str, Array]
    given: Mapping[str, Array] = field(default_factory=dict)


def tagged(operation: Operation, run: str, blocks_before: int) -> Operation:
    """An operation of one of several runs: its names carry the run's, but for the data, which all share."""

    def named(values: Mapping[str, Array]) -> Mapping[str, Array]:
        return {name if name in _SHARED else f"{name} ({run})": value for name, value in values.items()}

    return replace(
        operation,
        block=operation.block + blocks_before,
        made=named(operation.made),
        given=named(operation.given),
    )


@dataclass(frozen=True, slots=True)
class Variable:
    """A name of the code view with its value: small arrays whole, large ones as shape, mean and range.

    Attributes:
        value: the whole array, None where it has more than 24 numbers.
        fresh: whether the line that just ran made it.
    """

    name: str
    shape: tuple[int, ...]
    value: Array | None
    mean: float
    low: float
    high: float
    fresh: bool


@dataclass(frozen=True, slots=True)
class CodePart(Part):
    """The lines of an update with the one that just ran.

    Attributes:
        blocks: forward, gradient, update, in the order in which they run.
        done: (block, line) that just ran; None between two updates.
        next: (block, line) that runs next.
        variables: names known so far in this update: what was given, then what was made, in the order of making.
            Between two updates all that holds at the present parameters: everything but the next ones.
        position, count: operations done in this update, and how many there are.
    """

    blocks: tuple[CodeBlock, ...]
    done: tuple[int, int] | None
    next: tuple[int, int]
    variables: tuple[Variable, ...]
    position: int
    count: int
