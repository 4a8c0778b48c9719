"""What crosses to the window of runs that differ in their learning rate: their paths on one surface, and a ruler."""

from dataclasses import dataclass
from typing import Literal, TypeAlias

from engine.core.frames import Part
from engine.core.messages import Message
from engine.core.types import Array

# creeping: it takes too long; sure: falls without crossing the valley; zigzag: crosses it and falls; diverging: grows.
# Where the cost is no quadratic: safe, as far as a bound promises, and beyond it unsure.
Zone: TypeAlias = Literal["creeping", "sure", "zigzag", "diverging", "safe", "unsure"]


@dataclass(frozen=True, slots=True)
class RatePath:
    """One run on the surface.

    Attributes:
        name: the run's short name, as keys of explanations begin with it.
        title: what it is called on screen.
        path: (n, 2) where it was, thinned; `here` where it is.
        step_vector: (2,) its next move, −rate × gradient.
        cost: where it is.
        outside: whether it has left the picture.
    """

    name: str
    title: Message
    path: Array
    here: tuple[float, float]
    step_vector: tuple[float, float]
    cost: float
    outside: bool


@dataclass(frozen=True, slots=True)
class RatePathsPart(Part):
    """The cost over the only two parameters there are, and the path of every run on it.

    Attributes:
        parameters: flat names, across and up.
        x, y: (nx,), (ny,) grid; cost: (ny, nx). The same objects while they still are the picture.
        levels: contour levels in units of cost, rising.
        optimum: its lowest point; `optimum_cost` the cost there.
    """

    parameters: tuple[str, str]
    x: Array
    y: Array
    cost: Array
    levels: Array
    optimum: tuple[float, float]
    optimum_cost: float
    paths: tuple[RatePath, ...]


@dataclass(frozen=True, slots=True)
class RateRow:
    """One run in words and numbers.

    Attributes:
        name, title: see RatePath.
        knob: the knob that sets its rate.
        rate: of its next update; `set_rate` as it was set, before any decay.
        zone: what the theory says about such a rate.
        steep, gentle: what the distance from the optimum is multiplied by with each update, along the steepest and the
            gentlest direction; None where the cost is no quadratic.
        step_length: of the next update.
        seen: what has been seen of it so far.
        right: training rows called right, None for regression; `test_right` of the rows kept apart.
        diverged: whether it blows up.
    """

    name: str
    title: Message
    knob: str
    rate: float
    set_rate: float
    cost: float
    zone: Zone
    steep: float | None
    gentle: float | None
    step_length: float
    seen: Message
    right: int | None
    test_right: int | None
    diverged: bool


@dataclass(frozen=True, slots=True)
class RatesPart(Part):
    """The rates of all runs beside the limits that the data set.

    Attributes:
        limit: up to here nothing grows: the largest stable rate where it is `exact`, otherwise a rate that is safe.
        crossing: up to here no update crosses the valley; None where the cost is no quadratic.
        fastest: the rate whose slower direction shrinks fastest; None as above.
        lowest_cost: the least cost there can be; None where nobody knows.
        rows_in_all: training rows; `test_rows` those kept apart.
        runs: in run order.
    """

    step: int
    limit: float
    exact: bool
    crossing: float | None
    fastest: float | None
    lowest_cost: float | None
    rows_in_all: int
    test_rows: int
    runs: tuple[RateRow, ...]
