"""What crosses to the window of runs in lock-step: the costs of all of them, and of one-weight runs all there is."""

from dataclasses import dataclass

from engine.core.frames import CurvePart, Part, SurfacePart
from engine.core.messages import Message
from engine.core.types import Array


@dataclass(frozen=True, slots=True)
class LaneCurve:
    """One of the runs.

    Attributes:
        name: the run's short name, as keys of explanations begin with it.
        title: what it is called on screen.
        curve: its costs.
        diverged_at: the step at which it blew up; None for a sound one.
        ended: what is said of one that blew up; None for the usual words.
    """

    name: str
    title: Message
    curve: CurvePart
    diverged_at: int | None
    ended: Message | None = None


@dataclass(frozen=True, slots=True)
class LanesPart(Part):
    """Cost over updates of runs in lock-step, in run order."""

    lanes: tuple[LaneCurve, ...]


@dataclass(frozen=True, slots=True)
class WeightCurve:
    """The cost of one run as a curve over its one weight, and where the run is on it.

    Attributes:
        name, title: see LaneCurve.
        w, height: (n,) the curve, with the present bias where there is one; the same objects while it stays.
        hops, hop_heights: (k,) where the run was, thinned, the last one where it is; heights on this curve.
        slope: ∂cost/∂w where it is.
        next_w: where the next update puts it.
        minima: (w, cost) of the lowest point of each valley, from left to right; `lowest` is the lowest of them.
        height_limits: of the vertical axis.
    """

    name: str
    title: Message
    w: Array
    height: Array
    hops: Array
    hop_heights: Array
    slope: float
    next_w: float
    minima: tuple[tuple[float, float], ...]
    lowest: int | None
    height_limits: tuple[float, float]


@dataclass(frozen=True, slots=True)
class WeightCurvesPart(Part):
    """Several costs over the same weight.

    Attributes:
        parameter: flat name of the weight.
        limits: of the axis that all curves share; change rarely.
        curves: one for each run.
    """

    parameter: str
    limits: tuple[float, float]
    curves: tuple[WeightCurve, ...]


@dataclass(frozen=True, slots=True)
class LaneSurface:
    """The cost surface of one run; `others` of a surface over all parameters there are mean nothing."""

    name: str
    title: Message
    surface: SurfacePart


@dataclass(frozen=True, slots=True)
class LaneSurfacesPart(Part):
    """Several costs over the same two parameters.

    Attributes:
        parameters: flat names, across and up.
        learned: whether the runs move both; otherwise the second stays where it is.
        surfaces: one for each run, on the same grid.
    """

    parameters: tuple[str, str]
    learned: bool
    surfaces: tuple[LaneSurface, ...]


@dataclass(frozen=True, slots=True)
class UpdateLine:
    """One parameter's next update in numbers: after = before − rate · slope."""

    parameter: str
    before: float
    slope: float
    move: float
    after: float


@dataclass(frozen=True, slots=True)
class LaneUpdate:
    """The next update of one run, a line for each parameter; `travelled` is the way made since the start."""

    name: str
    title: Message
    cost: float
    lines: tuple[UpdateLine, ...]
    travelled: float


@dataclass(frozen=True, slots=True)
class UpdatesPart(Part):
    """The next update of each run in numbers.

    Attributes:
        rate: the learning rate, the same for all.
        step: updates made.
        ratio: how many times as steep along w the steeper of the first two runs is; None where one does not slope.
        steeper_first: whether that is the first.
    """

    rate: float
    step: int
    lanes: tuple[LaneUpdate, ...]
    ratio: float | None
    steeper_first: bool
