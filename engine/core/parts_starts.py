"""Parts of many starts trained at once: how many solve it, where their costs end, and every cost on its way there."""

from dataclasses import dataclass

from engine.core.frames import Part
from engine.core.knobs import KnobValue
from engine.core.types import Array


@dataclass(frozen=True, slots=True)
class StartsSettings:
    """What many starts are trained with; the results follow from it alone.

    Attributes:
        starts: how many; their seeds are `first`, `first` + 1, …
        hidden: units of the hidden layer.
        initialisation, activation: names of options.
        rate: learning rate.
        updates: after so many it is over.
    """

    starts: int
    hidden: int
    initialisation: str
    activation: str
    rate: float
    updates: int
    first: int

    def knobs(self) -> dict[str, KnobValue]:
        """The same by the names of the knobs."""
        return {
            "starts": self.starts,
            "hidden": self.hidden,
            "initialisation": self.initialisation,
            "activation": self.activation,
            "learning_rate": self.rate,
            "updates": self.updates,
            "first": self.first,
        }


@dataclass(frozen=True, slots=True)
class Mark:
    """A cost at which runs gather, because so many rows get only the share of ones among them.

    Attributes:
        name: "two", "three" or "four": how many rows the network cannot tell apart.
        cost: what that costs at least.
    """

    name: str
    cost: float


@dataclass(frozen=True, slots=True)
class ChosenStart:
    """One of the starts, as it stood when its run ended.

    Attributes:
        index: from 0; `seed` draws it.
        cost, outputs: its cost and what it says about each row (m,).
        solved: whether every row is called right.
    """

    index: int
    seed: int
    cost: float
    outputs: Array
    solved: bool


@dataclass(frozen=True, slots=True)
class ShareRow:
    """How many of the starts have solved it after `made` updates."""

    settings: StartsSettings
    solved: int
    made: int

    @property
    def share(self) -> float:
        """Between 0 and 1."""
        return self.solved / self.settings.starts


@dataclass(frozen=True, slots=True)
class SharePart(Part):
    """The shares found so far, the newest last.

    Attributes:
        settings: what would be trained now.
        rows: results, at most one for the same settings.
        varying: names of the knobs in which the rows differ.
        running: whether the last row is still being trained; done: how far, 0 to 1.
    """

    settings: StartsSettings
    rows: tuple[ShareRow, ...]
    varying: frozenset[str]
    running: bool
    done: float


@dataclass(frozen=True, slots=True)
class FinalCostsPart(Part):
    """Where the costs of all starts are, as a histogram on a logarithmic axis in which each start has a place.

    Attributes:
        settings: what was trained; None before anything was.
        made: updates made.
        edges: (b + 1,) borders of the bars, rising.
        places, ranks: (n,) the bar of each start and its place in it from below: solved ones first, then by cost.
        solved: (n,) 1 or 0.
        first, last: the first and the last bar to be shown.
        top: height of the highest bar, rounded up; grows in jumps.
        marks: costs at which runs gather.
        chosen: the start looked at; None before anything was trained.
    """

    settings: StartsSettings | None
    made: int
    edges: Array
    places: Array
    ranks: Array
    solved: Array
    first: int
    last: int
    top: int
    marks: tuple[Mark, ...]
    chosen: ChosenStart | None


@dataclass(frozen=True, slots=True)
class StartCurvesPart(Part):
    """The cost of many starts over the updates. The arrays are the same objects while nothing new was trained.

    Attributes:
        settings: what was trained; None before anything was.
        steps: (k,) updates at which costs were kept.
        costs: (k, n) of the first n starts; solved: (n,) 1 or 0.
        top: upper end of the cost axis.
        marks: costs at which runs gather.
        chosen: the start looked at, and its own costs (k,); None before anything was trained.
    """

    settings: StartsSettings | None
    steps: Array
    costs: Array
    solved: Array
    top: float
    marks: tuple[Mark, ...]
    chosen: ChosenStart | None
    chosen_costs: Array
