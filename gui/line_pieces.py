"""What the line with numbers says, by kind of part: bits of text, each with a tip and the numbers in it.

H = 0.757·73 + 0.571·80 + 0.011 = 152.1     y = 152     (H − y)² = 0.02     row 1
z = 0.36·1 + 0.12·2 − 1.2 = −0.60     g(z) = 0.354     y = 0     cost = −log(1 − g) = 0.437
z = (1.20, −0.30, 0.10)     p = (0.66, 0.15, 0.19)     y = A     −log p(A) = 0.42     row 1

A kind of part that a lab's line may be says here how it is written, as a function of `pieces`.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import singledispatch
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication

from engine.core.frames import LinePart, Part
from engine.core.parts_classes import ClassLinePart
from gui import figures
from gui.figures import MINUS
from gui.hover import Key

_FIXED_FROM, _FIXED_TO = 5e-4, 1e4
# A number in a list: up to the comma that ends it, or the bracket.
_ENTRY = r"[−\d∞–]\S*?(?=, |\))"
_LAST = r"(?<== )[^= ]+$"


@dataclass(frozen=True, slots=True)
class Piece:
    """A bit of the line: its words, what it is, whether something new begins with it, and the numbers in it."""

    words: str
    tip: str
    begins: bool = False
    strong: bool = False
    numbers: tuple[tuple[str, Key], ...] = ()


class Room(NamedTuple):
    """How much of a line there is room for: so many terms of a sum, and of the extras the first one or two."""

    terms: int
    extras: int


# From the longest line to the shortest: what is said beside goes before the terms are too few.
LEVELS = (*(Room(terms, 2) for terms in (6, 5, 4, 3)), Room(3, 1), *(Room(terms, 0) for terms in (3, 2, 1, 0)))


@dataclass(frozen=True, slots=True)
class Names:
    """What a scene calls things: columns in use, parameters, classes."""

    columns: tuple[str, ...] = ()
    parameters: frozenset[str] = frozenset()
    classes: tuple[str, ...] = ()

    def class_of(self, label: int) -> str:
        """The name of a class, or its number."""
        return self.classes[label] if label < len(self.classes) else str(label)

    def parameter(self, name: str, pattern: str) -> tuple[tuple[str, Key], ...]:
        """The number of a parameter. With several targets the line shows the first one's, which have other names."""
        return ((pattern, ("parameter", name)),) if name in self.parameters else ()


@singledispatch
def pieces(part: Part, names: Names, room: Room) -> list[Piece]:
    """The line of `part`, as long as there is room for it."""
    raise NotImplementedError(type(part))


def known(part: Part | None) -> bool:
    """Whether there is a line for such a part."""
    return part is not None and pieces.dispatch(type(part)) is not pieces.dispatch(object)


@pieces.register
def _(part: LinePart, names: Names, room: Room) -> list[Piece]:
    row = str(part.row)
    made = [Piece("H =", QCoreApplication.translate("LineView", "The prediction"))]
    made += _terms(part.names, part.weights.tolist(), part.features.tolist(), row, names, room.terms)
    made.append(_bias(part.bias, names))
    tip = QCoreApplication.translate("LineView", "The prediction: the sum of all terms")
    made.append(
        Piece(f"= {figures.figure(part.prediction)}", tip, strong=True, numbers=((_LAST, ("prediction", row)),))
    )
    tip = QCoreApplication.translate("LineView", "The target: what is right")
    made.append(Piece(f"y = {figures.plain(part.target)}", tip, begins=True, numbers=((_LAST, ("target", row)),)))
    squared = f"(H {MINUS} y)² = {figures.figure(part.squared)}"
    tip = QCoreApplication.translate("LineView", "Prediction minus target, squared: what this row costs")
    made.append(Piece(squared, tip, begins=True, strong=True, numbers=((_LAST, ("squared", row)),)))
    return [*made, _row(part.row)]


@pieces.register
def _(part: ClassLinePart, names: Names, room: Room) -> list[Piece]:
    made = _one_output(part, names, room) if len(part.scores) == 1 else _several_outputs(part, names, room)
    return [*made, _row(part.row)]


def _one_output(part: ClassLinePart, names: Names, room: Room) -> list[Piece]:
    row, g = str(part.row), float(part.probabilities[0])
    tip = QCoreApplication.translate("LineView", "The score z = xW + b: any number")
    made = [Piece("z =", tip)]
    made += _terms(part.names, part.weights[:, 0].tolist(), part.features.tolist(), row, names, room.terms)
    made.append(_bias(float(part.bias[0]), names))
    made.append(Piece(f"= {_score(float(part.scores[0]))}", tip, strong=True, numbers=((_LAST, ("score", row)),)))
    tip = QCoreApplication.translate("LineView", "The sigmoid of z: the probability of class 1 ({name})")
    tip = tip.format(name=names.class_of(1))
    made.append(Piece(f"g(z) = {_share(g)}", tip, begins=True, strong=True, numbers=((_LAST, ("probability", row)),)))
    made.append(_target(str(part.label), part, names))
    logarithm = f" {MINUS}log g =" if part.label else f" {MINUS}log(1 {MINUS} g) ="
    words = f"cost ={logarithm if room.extras > 1 else ''} {figures.figure(part.loss)}"
    tip = QCoreApplication.translate("LineView", "What this row costs: −log of the probability given to what is right")
    made.append(Piece(words, tip, begins=True, numbers=((_LAST, ("loss", row)),)))
    if room.extras:
        pulls = [float(part.slope[0]) * x for x in part.features.tolist()]
        tip = QCoreApplication.translate(
            "LineView", "What this row adds to the gradient of each weight: (g − y) times the feature"
        )
        kept = _kept(len(pulls), min(room.terms, 3))
        keys = [("row_gradient", row, str(j)) for j in kept]
        made.append(_list(f"(g {MINUS} y)·x", [_weight_signed(pulls[j]) for j in kept], keys, kept, tip))
    return made


def _several_outputs(part: ClassLinePart, names: Names, room: Room) -> list[Piece]:
    row, count = str(part.row), len(part.scores)
    kept = _kept(count, max(room.terms, 1))
    listed = ", ".join(names.class_of(k) for k in range(count))
    tip = QCoreApplication.translate("LineView", "The scores xW + b of {classes}").format(classes=listed)
    scores = [_score(float(part.scores[k])) for k in kept]
    made = [_list("z", scores, [("score", row, str(k)) for k in kept], kept, tip)]
    shares = [figures.fixed(float(part.probabilities[k]), 2) for k in kept]
    keys = [("probability", row, str(k)) for k in kept]
    if part.multiclass:
        tip = QCoreApplication.translate("LineView", "The softmax of the scores: probabilities of {classes}, sum 1")
        made.append(_list("p", shares, keys, kept, tip.format(classes=listed), strong=True))
    else:
        tip = QCoreApplication.translate("LineView", "A sigmoid for each of {classes} by itself")
        made.append(_list("g", shares, keys, kept, tip.format(classes=listed), strong=True))
        total = f"Σ = {figures.fixed(float(part.probabilities.sum()), 2)}"
        tip = QCoreApplication.translate("LineView", "The outputs need not add up to 1: each unit decides by itself")
        made.append(Piece(total, tip, numbers=((_LAST, ("output_sum", row)),)))
    name = names.class_of(part.label)
    made.append(_target(name, part, names))
    if part.multiclass:
        words = f"{MINUS}log p({name}) = {figures.figure(part.loss)}"
        tip = QCoreApplication.translate(
            "LineView", "What this row costs: −log of the probability given to what is right"
        )
    else:
        words = f"cost = {figures.figure(part.loss)}"
        tip = QCoreApplication.translate("LineView", "What this row costs: the losses of all units, added up")
    made.append(Piece(words, tip, begins=True, numbers=((_LAST, ("loss", row)),)))
    return made


def _target(words: str, part: ClassLinePart, names: Names) -> Piece:
    tip = QCoreApplication.translate("LineView", "The right class: {name}").format(name=names.class_of(part.label))
    return Piece(f"y = {words}", tip, begins=True, numbers=((r"(?<== ).+$", ("target", str(part.row))),))


def _row(row: int) -> Piece:
    words = QCoreApplication.translate("LineView", "row {row}").format(row=f"{row + 1:,}")
    return Piece(
        words, QCoreApplication.translate("LineView", "The chosen row; choose another in any view"), begins=True
    )


def _bias(value: float, names: Names) -> Piece:
    words = f"{MINUS if value < 0 else '+'} {_weight(abs(value))}"
    tip = QCoreApplication.translate("LineView", "The bias b")
    return Piece(words, tip, numbers=names.parameter("b", ".+"))


def _kept(count: int, shown: int) -> list[int]:
    """Which of so many there is room for: the first ones and the last."""
    return list(range(count)) if shown >= count else [*range(shown - 1), count - 1] if shown > 0 else []


def _list(
    name: str, entries: Sequence[str], keys: Sequence[Key], kept: Sequence[int], tip: str, *, strong: bool = False
) -> Piece:
    """name = (…, …), with dots where entries are left out."""
    written, last = [], -1
    for place, entry in zip(kept, entries, strict=True):
        if place > last + 1:
            written.append("…")
        last = place
        written.append(entry)
    numbers = tuple((_ENTRY, key) for key in keys)
    return Piece(f"{name} = ({', '.join(written)})", tip, begins=True, strong=strong, numbers=numbers)


def _terms(
    weights_of: Sequence[str],
    weights: Sequence[float],
    features: Sequence[float],
    row: str,
    names: Names,
    shown: int,
) -> list[Piece]:
    """The products of a sum with signs between them."""
    kept, count = _kept(len(weights_of), shown), len(weights_of)
    tip = QCoreApplication.translate("LineView", "Terms left out because there is no room")
    made, last = [], -1
    for position in kept:
        if position > last + 1:
            left_out = QCoreApplication.translate("LineView", "+ … {count} more …")
            made.append(Piece(left_out.format(count=position - last - 1), tip))
        last = position
        weight = weights[position]
        sign = MINUS if weight < 0 else "+"
        words = f"{_weight(abs(weight))}·{_feature(features[position])}"
        words = (f"{MINUS}{words}" if weight < 0 else words) if position == 0 else f"{sign} {words}"
        feature = (r"(?<=·).+", ("feature", row, str(position)))
        numbers = (*names.parameter(weights_of[position], r"[^·]+"), feature)
        made.append(Piece(words, _term(weights_of, position, names), numbers=numbers))
    if not kept and count:
        words = QCoreApplication.translate("LineView", "… {count} terms …").format(count=count)
        made.append(Piece(words, tip))
    return made


def _term(weights_of: Sequence[str], position: int, names: Names) -> str:
    weight = weights_of[position]
    symbol = f"{weight}·x" if len(weights_of) == 1 else f"{weight}·x{position + 1}"
    if len(names.columns) != len(weights_of):
        return symbol
    words = QCoreApplication.translate("LineView", "{symbol}: weight times {column}")
    return words.format(symbol=symbol, column=names.columns[position])


def _weight(size: float) -> str:
    """A weight or bias without its sign: three decimals where that says something."""
    return figures.fixed(size, 3) if _FIXED_FROM <= size < _FIXED_TO else figures.figure(size)


def _weight_signed(value: float) -> str:
    return f"{MINUS}{_weight(-value)}" if value < 0 else _weight(value)


def _score(value: float) -> str:
    return figures.fixed(value, 2) if abs(value) < _FIXED_TO else figures.figure(value)


def _share(value: float) -> str:
    """A probability: three decimals, more where those would say that it is certain."""
    return figures.fixed(value, 3) if _FIXED_FROM <= value <= 1.0 - _FIXED_FROM else figures.figure(value)


def _feature(value: float) -> str:
    """A feature; negative ones in brackets."""
    words = figures.plain(value) if abs(value) >= _FIXED_TO or value == int(value) else figures.fixed(value, 3)
    return f"({words})" if value < 0 else words
