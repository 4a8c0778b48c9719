"""What crosses to the window of a gradient check: its table, its error over ε, its price, and what faults do."""

from dataclasses import dataclass

from engine.core.frames import Part
from engine.core.types import Array


@dataclass(frozen=True, slots=True)
class CheckPart(Part):
    """Every parameter's gradient, once from the backward pass and once measured from outside.

    Attributes:
        names: (p,) flat names.
        order: indices of the parameters in the order of the rows: with many of them what has failed comes first.
        backprop, difference: (p,) from the backward pass, and (cost(θ + ε) − cost(θ − ε)) / 2ε.
        error: (p,) |backprop − difference| / (|backprop| + |difference|), 0 where both are 0.
        ratio: (p,) backprop / difference; nan where nothing was measured to divide by.
        passed: (p,) 1 where they agree.
        failed: how many do not.
        common: the ratio that all parameters have; None where they differ, or where it is 1.
        worst: the largest error.
        tolerance: up to which error they agree.
        epsilon: the nudge.
        fault: the broken line in force, "none" for none.
        sample: the chosen row of the table, as an index of `names`.
    """

    names: tuple[str, ...]
    order: tuple[int, ...]
    backprop: Array
    difference: Array
    error: Array
    ratio: Array
    passed: Array
    failed: int
    common: float | None
    worst: float
    tolerance: float
    epsilon: float
    fault: str
    sample: int


@dataclass(frozen=True, slots=True)
class EpsilonPart(Part):
    """How the largest error of the check depends on ε, at the present parameters.

    Attributes:
        epsilons, errors: (n,) from the largest ε to the smallest; an error of 0 is written as the smallest one drawn.
        epsilon, error: the present one.
        tolerance: up to which error a row passes.
        checked, count: over how many of the parameters the largest is taken, and how many there are.
        fault: the broken line in force, "none" for none.
    """

    epsilons: Array
    errors: Array
    epsilon: float
    error: float
    tolerance: float
    checked: int
    count: int
    fault: str


@dataclass(frozen=True, slots=True)
class PassesPart(Part):
    """What the gradient costs both ways.

    Attributes:
        widths: of the network, inputs to outputs.
        parameters: how many there are.
        forward_passes: how many passes central differences need.
        others: (widths, forward passes) of networks to compare with.
    """

    widths: tuple[int, ...]
    parameters: int
    forward_passes: int
    others: tuple[tuple[tuple[int, ...], int], ...]


@dataclass(frozen=True, slots=True)
class FaultRun:
    """What became of one run.

    Attributes:
        fault: the broken line.
        failed, parameters: how many rows of the check fail at the start, of how many.
        right_from: the update from which on every row is called right; None if none is.
        diverged_at: the update at which it blew up; None for one that did not.
        cost: where it stood at the end.
    """

    fault: str
    failed: int
    parameters: int
    right_from: int | None
    diverged_at: int | None
    cost: float


@dataclass(frozen=True, slots=True)
class FaultRunsPart(Part):
    """The same start trained with every fault, one after the other.

    Attributes:
        faults: their names, in order; `runs` those that are done.
        updates: how many each makes.
        running: whether the job is at work; `done` how far it is, 0 to 1.
        fault: the broken line of the run on screen.
    """

    faults: tuple[str, ...]
    runs: tuple[FaultRun, ...]
    updates: int
    running: bool
    done: float
    fault: str
