"""What crosses to the window of one regression on several scales: valleys, lines, coefficients, a cloud that moves."""

from dataclasses import dataclass

from engine.core.frames import Part, SurfacePart
from engine.core.messages import Message
from engine.core.types import Array


@dataclass(frozen=True, slots=True)
class Valley:
    """The cost of one run over two of its own parameters.

    Attributes:
        name: the run's short name, as keys of explanations begin with it; `title` what it is called on screen.
        surface: the cost, its grid larger than what has to be seen.
        seen: (x_low, x_high, y_low, y_high) that has to be seen, the lowest point in its middle.
        alike: whether both axes have the same unit, so that a circle is to look like one; `free`: whether they have
            units of their own unless that is asked for.
        condition: largest curvature over smallest, of all parameters; inf where the valley is flat.
        longer: how many times as long as wide the drawn valley is.
        stable_rate: above it the run diverges; `rate` is that of the next update.
        direction: which of the half-lives of the run is the longest; `half_life` is that, in updates.
        arrived: the first update after which less than a millionth of the way down was left; None before.
        diverged_at: the update at which it blew up, None for a sound one.
        exact: what the cost that 32 bits could not hold is in 64; `lost_at` the update from which on it would be no
            number at all. None where nothing like that happened.
    """

    name: str
    title: Message
    surface: SurfacePart
    seen: tuple[float, float, float, float]
    alike: bool
    free: bool
    condition: float
    longer: float
    stable_rate: float
    rate: float
    direction: int
    half_life: float
    arrived: int | None
    diverged_at: int | None
    exact: float | None
    lost_at: int | None


@dataclass(frozen=True, slots=True)
class ValleysPart(Part):
    """The valleys side by side. `exact`: each has these two parameters only; otherwise the others are minimised out."""

    valleys: tuple[Valley, ...]
    parameters: tuple[str, str]
    exact: bool


@dataclass(frozen=True, slots=True)
class LaneLine:
    """What one run has learned, in the units of the data: height = weight · x + bias.

    Attributes:
        name, title: see Valley.
        weight, bias: mapped back to the feature as it is in the data.
        heights: (2,) at both ends of the picture.
        cost: the run's.
        mapped: whether weight and bias had to be mapped back.
        diverged: whether it has blown up.
    """

    name: str
    title: Message
    weight: float
    bias: float
    heights: Array
    cost: float
    mapped: bool
    diverged: bool


@dataclass(frozen=True, slots=True)
class LaneLinesPart(Part):
    """Rows with one feature, and a line of each run through them.

    Attributes:
        x, y: (m,) the rows; y as it is learned.
        ends: where the lines begin and end; `limits` of the vertical axis.
        new_x: the feature of the row that is in no table; `choices` (low, high, step) from which it is chosen.
        asked: whether that row is asked about somewhere: otherwise it is only where keys set out.
        target_scaled: whether y goes from 0 to 1 instead of its own unit.
    """

    x: Array
    y: Array
    ends: tuple[float, float]
    limits: tuple[float, float]
    lines: tuple[LaneLine, ...]
    new_x: float
    choices: tuple[float, float, float]
    asked: bool
    target_scaled: bool


@dataclass(frozen=True, slots=True)
class LaneCoefficients:
    """One run's parameters as it has learned them and as they are for the original features.

    Attributes:
        name, title: see Valley.
        learned, original: (p,) weights, then the bias (first target).
        row: (d,) the new row on the run's own scale.
        shift, scale: (d,) what is taken from each feature, and by what it is divided then.
        prediction: from `row` and `learned`; `prediction_original` from the row as given and `original`.
        mapped: whether anything was scaled.
    """

    name: str
    title: Message
    learned: Array
    original: Array
    row: Array
    shift: Array
    scale: Array
    prediction: float
    prediction_original: float
    mapped: bool


@dataclass(frozen=True, slots=True)
class CoefficientsPart(Part):
    """Parameters of every run in both coordinates, and what each says about a row that is in no table.

    Attributes:
        parameters: (p,) flat names.
        row: (d,) the new row in the units of the data; its first feature can be chosen.
        choices: (low, high, step) of that feature.
        target_scaled: see LaneLinesPart.
    """

    parameters: tuple[str, ...]
    row: Array
    choices: tuple[float, float, float]
    lanes: tuple[LaneCoefficients, ...]
    target_scaled: bool


@dataclass(frozen=True, slots=True)
class CloudPart(Part):
    """The points of the slide before and after the means were taken away and the deviations divided out.

    Attributes:
        stages: for each stage the (r, 2) points: as they are, less their means, divided by their deviations.
        stage: the one that is shown.
        labels: of the points.
        means, deviations: (2,) of the columns.
        conditions: for each stage the condition number of a regression on these columns and a bias.
    """

    stages: tuple[Array, ...]
    stage: int
    labels: tuple[str, ...]
    means: Array
    deviations: Array
    conditions: tuple[float, ...]
