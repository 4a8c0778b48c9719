"""How close a guess came to a card's answer: right, close or off, and by how much.

Numbers are compared by their relative error or, where sizes are asked for, by powers of ten; points by their distance
over the length of the path; curves by the mean |log ratio| on twenty steps.
"""

import math
from dataclasses import dataclass
from typing import Literal, TypeAlias

import numpy as np

from engine.core.asides import Answer
from engine.core.messages import Message

Form: TypeAlias = Literal["choice", "number", "point", "curve"]
Scale: TypeAlias = Literal["linear", "decades"]
Word: TypeAlias = Literal["right", "close", "off"]

FORMS: tuple[Form, ...] = ("choice", "number", "point", "curve")

# Up to the first a guess is right, up to the second it is close. A card may set its own first.
_NUMBER, _NUMBER_CLOSE = 0.05, 6.0
_DECADES, _DECADES_CLOSE = 0.5, 2.0
_POINT, _POINT_CLOSE = 0.1, 3.0
_CURVE, _CURVE_CLOSE = math.log(1.25), 3.0
_CURVE_POINTS = 20
_TINY = 1e-12


@dataclass(frozen=True, slots=True)
class Guess:
    """What a learner thinks: a number or the index of a choice, a point of the surface, or a drawn cost curve."""

    value: float = math.nan
    point: tuple[float, float] | None = None
    steps: tuple[float, ...] = ()
    costs: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class Closeness:
    """`word` says it in one, `message` in a sentence with how much is missing."""

    word: Word
    message: Message


def closeness(
    form: Form, answer: Answer, guess: Guess, tolerance: float | None = None, scale: Scale = "linear"
) -> Closeness:
    """Compare `guess` with `answer`.

    Args:
        form: what was asked for.
        answer: what the engine found.
        guess: what the learner said.
        tolerance: up to which distance a guess is right, instead of the form's own.
        scale: of numbers: relative error, or powers of ten.
    """
    match form:
        case "choice":
            word: Word = "right" if guess.value == answer.value else "off"
            return Closeness(word, _said(word))
        case "number" if scale == "decades":
            far = _decades(answer.value, guess.value)
            return _judged(far, tolerance or _DECADES, _DECADES_CLOSE, "closeness_factor", "factor", 10 ** min(far, 99))
        case "number":
            far = _relative(answer.value, guess.value)
            return _judged(far, tolerance or _NUMBER, _NUMBER_CLOSE, "closeness_percent", "percent", 100 * far)
        case "point":
            assert answer.point is not None
            assert guess.point is not None
            far = math.dist(answer.point, guess.point) / answer.reach
            return _judged(far, tolerance or _POINT, _POINT_CLOSE, "closeness_distance", "percent", 100 * far)
        case "curve":
            far = _apart(answer, guess)
            return _judged(far, tolerance or _CURVE, _CURVE_CLOSE, "closeness_curve", "factor", math.exp(min(far, 99)))


def _judged(far: float, right: float, close: float, key: str, name: str, measure: float) -> Closeness:
    """`close` is how many times `right` is still close."""
    word: Word = "right" if far <= right else "close" if far <= close * right else "off"
    if not math.isfinite(far):
        return Closeness(word, _said(word))
    return Closeness(word, Message(key, {"word": _said(word), name: f"{measure:,.3g}" if measure < 1e5 else measure}))


def _said(word: Word) -> Message:
    return Message(f"closeness_{word}")


def _relative(answer: float, guess: float) -> float:
    if answer == guess:
        return 0.0
    return abs(guess - answer) / abs(answer) if answer else math.inf


def _decades(answer: float, guess: float) -> float:
    """|log10 guess − log10 answer|; what has no logarithm is as far as can be."""
    return abs(math.log10(guess / answer)) if guess > 0 and answer > 0 else math.inf


def _apart(answer: Answer, guess: Guess) -> float:
    """Mean |log ratio| of the two curves on steps spread over what was drawn.

    The drawn curve is read in straight lines between its points, as it was drawn: in the logarithm of the cost.
    """
    assert answer.steps is not None
    assert answer.costs is not None
    steps = np.linspace(answer.steps[0], answer.steps[-1], _CURVE_POINTS)
    true = np.interp(steps, answer.steps, np.log(np.maximum(answer.costs, _TINY)))
    drawn = np.interp(steps, guess.steps, np.log(np.maximum(guess.costs, _TINY)))
    return float(np.mean(np.abs(drawn - true)))
