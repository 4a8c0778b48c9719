"""What comes out of an engine thread: scenes, frames and their parts, all frozen, arrays read-only.

A part is what one kind of view draws. An experiment computes only the parts of the views that are open.
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from engine.core.lesson import Lesson, TargetColumn
from engine.core.messages import Message
from engine.core.types import Array

Others: TypeAlias = Literal["current", "optimum", "profile"]


@dataclass(frozen=True, slots=True)
class Look:
    """What the learner looks at. Not part of the run and never in its history.

    Attributes:
        views: names of the open views.
        sample: the chosen row.
        axes: flat names of the two parameters of the cost surface; None lets the experiment choose.
        others: where the other parameters of the surface stand ("profile": minimised out for each point).
        window: visible part of the surface (x_low, x_high, y_low, y_high); None lets the experiment choose.
        cursor: point (x, y) of the surface under the mouse.
        cell: result cell (row, column) of a matrix product under the mouse.
        threshold: from which probability on a sample is called 1.
        whole: whether a network is shown on all rows together instead of the chosen one.
        units: the two units of the last hidden layer that span its picture; None lets the experiment choose.
        probes: points (x1, x2) of the plane that belong to no row and are asked about; None lets the experiment choose.
        as_softmax: show the same scores with the softmax as last function.
        stage: how far a view has gone that is walked through inside itself.
        activation: the function whose picture is shown; empty for the one that the run has.
        found: which truth tables were found so far, rising.
        nudge: an input of a computational graph, and by how much it is moved on trial; None for none.
        filled: what the learner has entered into the nodes of a graph, by name; ∂ before it for a gradient.
        epsilon: how far a parameter is nudged to measure a slope.
        alike: draw both axes of every map in the same unit, however narrow that makes a valley.
    """

    views: frozenset[str] = frozenset()
    sample: int = 0
    axes: tuple[str, str] | None = None
    others: Others = "current"
    window: tuple[float, float, float, float] | None = None
    cursor: tuple[float, float] | None = None
    cell: tuple[int, int] | None = None
    threshold: float = 0.5
    whole: bool = False
    units: tuple[int, int] | None = None
    probes: tuple[tuple[float, float], ...] | None = None
    as_softmax: bool = False
    stage: int = 0
    activation: str = ""
    found: tuple[int, ...] = ()
    nudge: tuple[str, float] | None = None
    filled: tuple[tuple[str, float], ...] = ()
    epsilon: float = 1e-5
    alike: bool = False


class Part:
    """Marks what a panel can draw."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class NothingPart(Part):
    """What a view shows when it cannot be drawn for these data: the reason."""

    reason: Message


@dataclass(frozen=True, slots=True)
class LinePart(Part):
    """The hypothesis with its numbers for one row: H = w1·x1 + … + b, and what it costs.

    Attributes:
        row: which row, from 0.
        weights, features: (d,) as the model multiplies them (scaled features where scaling is on).
        names: the d flat names of the weights.
        bias, prediction, target: numbers; `squared` is (prediction − target)².
    """

    row: int
    names: tuple[str, ...]
    weights: Array
    features: Array
    bias: float
    prediction: float
    target: float
    squared: float


@dataclass(frozen=True, slots=True)
class RowsPart(Part):
    """The rows with what the model says about each.

    Attributes:
        X: (r, d) original features of the first r ≤ 500 rows.
        target, prediction, residual: (r,); residual = target − prediction.
        squared: (r,) residual squared.
        sample: the chosen row.
        rows: how many rows the data have in all.
        cost: mean of squares over all rows; `root` its square root, in units of the target.
        limits: (low, high) that hold targets and predictions; changes rarely and in jumps.
    """

    X: Array
    target: Array
    prediction: Array
    residual: Array
    squared: Array
    sample: int
    rows: int
    cost: float
    root: float
    limits: tuple[float, float]


@dataclass(frozen=True, slots=True)
class PlanePart(Part):
    """Two features: the data and the plane H = w1·x1 + w2·x2 + b in three dimensions.

    Attributes:
        points: (r, 3) x1, x2, target.
        feet, residual: (r,) height of the plane under each point, and target − that height.
        corners_x, corners_y: (2,) limits of x1 and x2; heights: (2, 2) plane at the corners, [x1, x2].
        z_limits: limits of the vertical axis; changes rarely.
        sample: the chosen row.
    """

    points: Array
    feet: Array
    residual: Array
    corners_x: Array
    corners_y: Array
    heights: Array
    z_limits: tuple[float, float]
    sample: int


@dataclass(frozen=True, slots=True)
class CurvePart(Part):
    """The cost after each update, thinned.

    Attributes:
        steps: (n,) n ≤ 500 first steps of the buckets.
        low, high: (n,) smallest and largest cost of each bucket; equal while nothing is thinned.
        step, cost: where the run stands now.
        last: furthest step reached; what lies after `step` is known already.
        step_limit: right end of the axis; doubles.
        floor: smallest cost there can be (the optimum), None where nobody knows.
        unit_root: whether √cost has a meaning (units of the target).
    """

    steps: Array
    low: Array
    high: Array
    step: int
    cost: float
    last: int
    step_limit: int
    floor: float | None
    unit_root: bool

    @property
    def root(self) -> float:
        """√cost, the size of a typical error in units of the target; inf and nan as they are."""
        return math.sqrt(max(self.cost, 0.0))


@dataclass(frozen=True, slots=True)
class SurfacePart(Part):
    """The cost over two parameters, the others held or minimised out.

    Attributes:
        names: flat names of the two parameters; `choices` all that can be chosen.
        x, y: (nx,), (ny,) grid; cost: (ny, nx). The same objects as in the last frame while nothing changed.
        levels: contour levels in units of cost, rising; few and round.
        path: (n, 2) where the run was, thinned; `here` (x, y) where it is.
        here_cost: the run's true cost; `slice_cost` the height of the drawn surface at `here`
            (they differ only for a profile or with the others at the optimum).
        path_cost: (n,) true cost along the path, for 3-D views.
        gradient: (2,) ∂cost/∂(x, y) at `here`; `step_vector` (2,) the next move, −rate × gradient.
        optimum: (x, y) of the least-squares optimum, None without one; `optimum_cost` its cost.
        slice_lowest: (x, y) of the lowest point of the drawn surface, `slice_lowest_cost` its height.
        exact: whether the surface is the truth (the model has just these two parameters).
        others: where the other parameters stand.
        cursor, cursor_cost: the point asked for in the look, and the surface's height there.
    """

    names: tuple[str, str]
    choices: tuple[str, ...]
    x: Array
    y: Array
    cost: Array
    levels: Array
    path: Array
    path_cost: Array
    here: tuple[float, float]
    here_cost: float
    slice_cost: float
    gradient: tuple[float, float]
    step_vector: tuple[float, float]
    optimum: tuple[float, float] | None
    optimum_cost: float | None
    slice_lowest: tuple[float, float] | None
    slice_lowest_cost: float | None
    exact: bool
    others: Others
    cursor: tuple[float, float] | None
    cursor_cost: float | None


@dataclass(frozen=True, slots=True)
class ParametersPart(Part):
    """Every parameter with its gradient.

    Attributes:
        names: (p,) flat names; values, gradients: (p,).
        optimum: (p,) least-squares optimum, None without one.
        original: (p,) values mapped back to unscaled features, None where nothing is scaled.
        value_limits, gradient_limits: (low, high) of the two axes; change rarely.
        can_drag: whether the bars may be moved by hand (not while the run plays).
    """

    names: tuple[str, ...]
    values: Array
    gradients: Array
    optimum: Array | None
    original: Array | None
    value_limits: tuple[float, float]
    gradient_limits: tuple[float, float]
    can_drag: bool


@dataclass(frozen=True, slots=True)
class Scene:
    """What stays fixed while no knob is turned: what a run is made of, and what follows from the data.

    Attributes:
        lab: `lecture/lab`.
        lesson: what the run was built from: data, knobs, seed. Later changes are not in it.
        columns: names of the features in use; all_columns: of all there are.
        targets: names of the target columns; unit: of the first one in the learner's language. The engine knows none.
        target: which column of the learner's own file the target is; None for other data.
        rows: number of rows; parameters: flat names of all parameters.
        stable_rate: largest stable learning rate at the λ in force (quadratic costs), or the rate up to which
            gradient descent is always safe (logistic, softmax); None where there is none.
        stable_is_exact: whether beyond `stable_rate` it certainly diverges.
        optimum_cost: smallest cost there is, None where nobody knows.
        half_lives: updates in which the distance along each direction of the cost surface halves at the rate in
            force, slowest last; empty for costs that are not quadratic.
        classes: names of the classes 0, 1, …; empty where numbers are predicted.
    """

    lab: str
    lesson: Lesson
    columns: tuple[str, ...] = ()
    all_columns: tuple[str, ...] = ()
    targets: tuple[str, ...] = ()
    unit: str = ""
    target: TargetColumn | None = None
    rows: int = 0
    parameters: tuple[str, ...] = ()
    stable_rate: float | None = None
    stable_is_exact: bool = False
    optimum_cost: float | None = None
    half_lives: tuple[float, ...] = ()
    classes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Frame:
    """What the run looks like after `step` updates. `parts` holds one part for each open view, by the view's name.

    Of runs in lock-step `cost` and `gradient_norm` are those of the first, and `run` is its short name.
    """

    step: int
    cost: float
    gradient_norm: float
    parts: Mapping[str, Part] = field(default_factory=dict)
    line: Part | None = None
    run: str = ""
