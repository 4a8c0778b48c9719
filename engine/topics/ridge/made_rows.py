"""Rows made from a seed: few to learn from, some to choose by, and some that are kept for the end.

Test and validation rows stay the same whatever the number of training rows, so that more data can be compared with
less. With the default numbers the draws are, in this order, those of `default_rng(seed)`: training, test, validation.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from engine.core.features import Features
from engine.core.knobs import KnobValue, real
from engine.core.messages import LearnerError
from engine.core.types import Array, Batch

CURVE, BORDER = "noisy_curve", "noisy_line"
CURVE_POINTS, BORDER_POINTS = 12, 30
_CURVE_APART, _BORDER_APART = 20, 200
_SUPERSCRIPTS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


@dataclass(frozen=True, slots=True)
class MadeRows:
    """X (m, 1 or 2) as drawn and Y (m, 1) of the three sets."""

    train: Batch
    validation: Batch
    test: Batch


@dataclass(frozen=True, slots=True)
class Monomials(Features):
    """All products of powers of one or two columns up to a degree: x, x², … or x1, x2, x1², x1·x2, x2², …"""

    degree: int = 1

    @property
    def columns(self) -> tuple[str, ...]:
        names = tuple(self.all_columns[k] for k in self.used)
        return tuple(
            "·".join(_power(name, power) for name, power in zip(names, powers, strict=True) if power)
            for powers in self._powers()
        )

    def expanded(self, X: Array) -> Array:
        made: Array = np.column_stack([np.prod(X**powers, axis=1) for powers in self._powers()])
        return made

    def _powers(self) -> list[tuple[int, ...]]:
        if len(self.ticked) == 1:
            return [(power,) for power in range(1, self.degree + 1)]
        return [(whole - k, k) for whole in range(1, self.degree + 1) for k in range(whole + 1)]


def _power(name: str, power: int) -> str:
    return name if power == 1 else name + str(power).translate(_SUPERSCRIPTS)


def monomials(name: str, degree: int) -> Monomials:
    """The inputs that the model gets of the data set `name`."""
    columns = ("x",) if name == CURVE else ("x1", "x2")
    return Monomials(columns, tuple(range(len(columns))), degree=degree)


def parameters_of(name: str, degree: int) -> int:
    """How many weights and biases a model of this degree has."""
    return 1 + (degree if name == CURVE else degree * (degree + 3) // 2)


def check(name: str, knobs: Mapping[str, KnobValue]) -> None:
    """Refuse a degree with more parameters than there are points.

    Raises:
        LearnerError: which degree was asked for, and up to which these points allow one.
    """
    degree, points = int(real(knobs, "degree")), int(real(knobs, "points"))
    if parameters_of(name, degree) > points:
        raise LearnerError(
            "degree_too_high",
            found=degree,
            parameters=parameters_of(name, degree),
            points=points,
            high=highest(name, points),
        )


def highest(name: str, points: int) -> int:
    """The highest degree that has no more parameters than there are points."""
    degree = 1
    while parameters_of(name, degree + 1) <= points:
        degree += 1
    return degree


def made(name: str, knobs: Mapping[str, KnobValue]) -> MadeRows:
    """The rows of the data set `name` for the knobs `points`, `noise` and `data_seed`.

    Raises:
        LearnerError: a few points may be of one class, from which nothing is learned.
    """
    points, noise, seed = int(real(knobs, "points")), real(knobs, "noise"), int(real(knobs, "data_seed"))
    if name == CURVE:
        return _curve(points, noise, seed)
    rows = _border(points, noise, seed)
    if len(np.unique(rows.train.Y)) < 2:
        raise LearnerError("made_one_class", found=points)
    return rows


def _curve(points: int, noise: float, seed: int) -> MadeRows:
    """y = sin πx + noise · N(0, 1): x evenly spaced with both ends for training, at random between them otherwise."""
    x = np.linspace(-1.0, 1.0, points)
    train = _on_curve(x, noise * np.random.default_rng(seed).normal(size=points))
    rng = np.random.default_rng(seed)
    rng.normal(size=CURVE_POINTS)
    test, validation = (_kept_apart(rng, noise) for _ in range(2))
    return MadeRows(train, validation, test)


def _kept_apart(rng: np.random.Generator, noise: float) -> Batch:
    x = np.sort(rng.uniform(-1.0, 1.0, _CURVE_APART))
    return _on_curve(x, noise * rng.normal(size=_CURVE_APART))


def _on_curve(x: Array, off: Array) -> Batch:
    return Batch(x[:, None], (np.sin(np.pi * x) + off)[:, None])


def _border(points: int, noise: float, seed: int) -> MadeRows:
    """Class 1 where x1 + x2 + noise · N(0, 1) > 0, in the square from −1 to 1."""
    train = _beside(np.random.default_rng(seed), points, noise)
    rng = np.random.default_rng(seed)
    _beside(rng, BORDER_POINTS, noise)
    test, validation = (_beside(rng, _BORDER_APART, noise) for _ in range(2))
    return MadeRows(train, validation, test)


def _beside(rng: np.random.Generator, points: int, noise: float) -> Batch:
    X = rng.uniform(-1.0, 1.0, (points, 2))
    label = X.sum(axis=1) + noise * rng.normal(size=points) > 0
    return Batch(X, label.astype(np.float64)[:, None])
