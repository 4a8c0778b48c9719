"""What crosses to the window about many layers: gradients layer by layer, activations, and the board of depths."""

from dataclasses import dataclass

from engine.core.frames import Part
from engine.core.messages import Message
from engine.core.parts_classes import ClassMapPart
from engine.core.types import Array


@dataclass(frozen=True, slots=True)
class LayerFlow:
    """How one run's error comes back through its layers; layers are counted from 1, the last is the output layer.

    With δ_l = ∂cost/∂Z_l the way back is δ_l = (δ_(l+1) W_(l+1)ᵀ) ⊙ g′(Z_l): each layer multiplies by two factors.

    Attributes:
        name, title: of the run, short and as it is called on screen.
        activation: name of the hidden layers' activation.
        steepest: the largest g′ there can be: 0.25 for the sigmoid, 1 for the others.
        widths: inputs, hidden …, outputs.
        gradient: (L,) length of ∂cost/∂W_l; 0 where nothing comes back.
        update: (L,) rate × that length as a share of the length of W_l; nan where W_l is 0.
        by_weights: (L − 1,) by how much W_(l+1)ᵀ makes what comes back to hidden layer l longer; nan if none comes.
        by_slope: (L − 1,) by how much g′ then makes it shorter.
        product: (L,) what is left at layer l of the last layer's δ: the product of all factors behind it.
    """

    name: str
    title: Message
    activation: str
    steepest: float
    widths: tuple[int, ...]
    gradient: Array
    update: Array
    by_weights: Array
    by_slope: Array
    product: Array


@dataclass(frozen=True, slots=True)
class LayersPart(Part):
    """The way back through the layers of each run.

    Attributes:
        lanes: one for each run.
        step: updates made.
        decades: ends of the logarithmic axis of gradients, in powers of ten; change rarely.
        update_decades, factor_decades: the same for updates, and for products of factors.
    """

    lanes: tuple[LayerFlow, ...]
    step: int
    decades: tuple[int, int]
    update_decades: tuple[int, int]
    factor_decades: tuple[int, int]


@dataclass(frozen=True, slots=True)
class LaneHistograms:
    """What the hidden layers of one run give for all rows.

    Attributes:
        name, title, activation: see LayerFlow.
        low, high: ends of the axis, the same for all layers.
        counts: (L − 1, bins) share of a layer's activations in each bin.
        silent: (L − 1,) share of units that do nothing: for every row the slope is below 1 % of the steepest.
        spread: (L − 1,) standard deviation of a unit's activation over the rows, averaged over the units.
    """

    name: str
    title: Message
    activation: str
    low: float
    high: float
    counts: Array
    silent: Array
    spread: Array


@dataclass(frozen=True, slots=True)
class HistogramsPart(Part):
    """The activations of every hidden layer of each run."""

    lanes: tuple[LaneHistograms, ...]


@dataclass(frozen=True, slots=True)
class LaneMap:
    """What one run would call each place of the plane."""

    name: str
    title: Message
    map: ClassMapPart


@dataclass(frozen=True, slots=True)
class LaneMapsPart(Part):
    """The plane of the inputs, once for each run."""

    lanes: tuple[LaneMap, ...]


@dataclass(frozen=True, slots=True)
class DepthBoardPart(Part):
    """Which networks learn: activation × start × depth, each cell the share of starts that solved the task.

    Attributes:
        activations, initialisations: names of the knobs' options; depths: numbers of hidden layers.
        shares: (a, i, d) share of the starts that call every row right; nan where nobody has tried.
        seconds: (a, i, d) how long the cell took; nan likewise.
        seeds: (a, i, d) a start that solved it, the first there is; seed 0 where none did.
        starts, updates, rate, width: what every cell was tried with.
        running: whether the job is at it; done: share of the cells that are known.
        here: (a, i, d) the cell of the present run; None where it has none.
    """

    activations: tuple[str, ...]
    initialisations: tuple[str, ...]
    depths: tuple[int, ...]
    shares: Array
    seconds: Array
    seeds: Array
    starts: int
    updates: int
    rate: float
    width: int
    running: bool
    done: float
    here: tuple[int, int, int] | None
