"""What is asked beside a run and never changes it: an explanation of a number, the answer of a card, pinned runs."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from engine.core.lesson import Lesson
from engine.core.messages import Message
from engine.core.types import Array

MOST_PINS = 3


@dataclass(frozen=True, slots=True)
class Explanation:
    """Where a number on screen comes from.

    Attributes:
        key: what was asked for: kind and place, e.g. ("residual", "3").
        title: what the number is.
        formula: LaTeX of the formula in symbols.
        numbers: LaTeX of the same with its numbers; empty where they would be too many.
        value: the number itself.
    """

    key: tuple[str, ...]
    title: Message
    formula: str
    numbers: str
    value: float


@dataclass(frozen=True, slots=True)
class Answer:
    """What the engine says to a card's question.

    Attributes:
        card: the card's id.
        value: the number asked for, or the index of the right choice; nan for a point or a curve.
        point: (2,) for a point on the surface, with `reach` the length of the path to it.
        steps, costs: (n,) for a curve.
        reasons: numbers for the gaps in the card's sentence that says why.
        question: numbers for the gaps in the question itself: knobs in force, and what was drawn by lot.
    """

    card: str
    value: float = float("nan")
    point: tuple[float, float] | None = None
    reach: float = 1.0
    steps: Array | None = None
    costs: Array | None = None
    reasons: Mapping[str, float] = field(default_factory=dict)
    question: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Ghost:
    """What stays of a run on screen.

    Attributes:
        steps, low, high: (n,) thinned cost curve.
        names: (p,) flat names; path: (k, p) where it was, thinned; values: (p,) where it stood.
        cost: where it stood.
    """

    steps: Array
    low: Array
    high: Array
    names: tuple[str, ...]
    path: Array
    values: Array
    cost: float


@dataclass(frozen=True, slots=True)
class Pin:
    """A run kept behind the next ones; `lesson` and `step` bring it back exactly."""

    lesson: Lesson
    step: int
    ghost: Ghost
