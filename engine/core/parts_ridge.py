"""Parts about overfitting: a curve or a boundary of some degree, and what it costs on three sets of rows."""

from dataclasses import dataclass
from typing import Literal, TypeAlias

from engine.core.frames import Part
from engine.core.types import Array

SetName: TypeAlias = Literal["train", "validation", "test"]
SETS: tuple[SetName, ...] = ("train", "validation", "test")
Verdict: TypeAlias = Literal["right", "close", "off"]


@dataclass(frozen=True, slots=True)
class SetCosts:
    """The mean loss on each set, without the penalty; None for a set that is not shown."""

    train: float
    validation: float | None
    test: float | None

    def of(self, name: SetName) -> float | None:
        """One of the three."""
        return {"train": self.train, "validation": self.validation, "test": self.test}[name]


@dataclass(frozen=True, slots=True)
class RidgeCurvePart(Part):
    """Points and a polynomial through them.

    Attributes:
        train: (m, 2) points x, y that are learned from.
        validation, test: (v, 2), (t, 2) points that are not; None while they are not shown.
        x: (n,) where the heights of the curves are known.
        fit: (n,) the exact fit, held inside what a plot can draw.
        descent: (n,) where gradient descent stands; None where only the exact fit is shown.
        costs: of the curve that the view is about.
        limits: (low, high) of the vertical axis.
        degree, step: which powers there are, and after how many updates.
        hidden: whether test points are kept from the learner.
    """

    train: Array
    validation: Array | None
    test: Array | None
    x: Array
    fit: Array
    descent: Array | None
    costs: SetCosts
    limits: tuple[float, float]
    degree: int
    step: int
    hidden: bool


@dataclass(frozen=True, slots=True)
class CostsOverPart(Part):
    """What the exact fit costs on each set, over one thing that is varied while all else stays.

    Attributes:
        values: (n,) degrees or penalties, rising.
        train, validation, test: (n,) costs; None while a set is not shown.
        here: the value in force; `costs` what the fit costs with it.
        cap: what is above it is drawn at the top edge.
        hidden: whether test rows are kept from the learner.
        verdict: how good the choice in force is on the validation set; None while it is not judged.
        best: the value in `values` with the lowest validation cost; `best_cost` that cost.
    """

    values: Array
    train: Array
    validation: Array | None
    test: Array | None
    here: float
    costs: SetCosts
    cap: float
    hidden: bool
    verdict: Verdict | None = None
    best: float = 0.0
    best_cost: float = 0.0


@dataclass(frozen=True, slots=True)
class RidgeWeightsPart(Part):
    """The weights as bars.

    Attributes:
        names: (d,) what each weight is multiplied with.
        values: (d,) the weights.
        largest: size of the largest; `squares` the sum of all squares; `l2` the penalty in force.
        limit: a power of ten that no bar exceeds.
        exact: whether these are the weights of the exact fit, or where gradient descent stands.
    """

    names: tuple[str, ...]
    values: Array
    largest: float
    squares: float
    l2: float
    limit: float
    exact: bool


@dataclass(frozen=True, slots=True)
class CostsInTimePart(Part):
    """What gradient descent costs on each set over its updates.

    Attributes:
        steps: (n,) some hundred of all steps that are known, the early ones dense.
        train, validation, test: (n,) costs; None while a set is not shown.
        step: the present one; `costs` what it costs; `last` the furthest step reached.
        step_limit: right end of the axis; grows by factors of ten.
        best_step: of these steps the one with the lowest validation cost; `best_cost` that cost.
        cap: what is above it is drawn at the top edge.
        hidden: whether test rows are kept from the learner.
    """

    steps: Array
    train: Array
    validation: Array
    test: Array | None
    step: int
    costs: SetCosts
    last: int
    step_limit: int
    best_step: int
    best_cost: float
    cap: float
    hidden: bool
