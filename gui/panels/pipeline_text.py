"""What the picture of the softmax pipeline says: words with shorter ones for little room, numbers, formulas."""

import math
from dataclasses import dataclass

from PySide6.QtGui import QFont, QFontMetricsF

from engine.core.parts_pipeline import PipelinePart
from gui import figures


@dataclass(frozen=True, slots=True)
class Words:
    """What is written, in the learner's language; of several choices the first that fits."""

    score: tuple[str, ...]
    share: tuple[str, ...]
    argmax: str
    label: str
    prediction: tuple[str, ...]
    cost: tuple[str, ...]
    said: tuple[str, ...]
    choose: str
    drag: str


def score_text(value: float) -> str:
    """A score as it was set: 2.0, 0.1; more digits only where it has them."""
    return figures.fixed(value, 1) if value == round(value, 1) else figures.figure(value)


def number(value: float) -> str:
    """A number of the pipeline; what is none is called so."""
    return "NaN" if math.isnan(value) else figures.figure(value)


def share_sum(value: float) -> str:
    """The sum of all probabilities: 1, but for rounding."""
    return "NaN" if math.isnan(value) else f"{value:.6g}"


def fitting(font: QFont, room: float, choices: tuple[str, ...]) -> str:
    """The first of `choices` that fits into so many pixels, or else the last."""
    metrics = QFontMetricsF(font)
    return next((words for words in choices if metrics.horizontalAdvance(words) <= room), choices[-1])


def formula(part: PipelinePart) -> tuple[str, str]:
    """Base and exponent at the head of the powers: e and y, y/T, y − 2.0 or (y − 2.0)/T."""
    top = "y" if part.shift is None else f"y {figures.MINUS} {_subtracted(part.shift)}"
    if part.temperature == 1.0:
        return "e", top
    return "e", f"{top}/T" if part.shift is None else f"({top})/T"


def _subtracted(value: float) -> str:
    words = score_text(value)
    return f"({words})" if words.startswith(figures.MINUS) else words
