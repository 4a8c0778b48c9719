"""What a learner can change. A knob says what it accepts, what its slider offers and whether it restarts the run."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from engine.core.messages import LearnerError, quoted

KnobValue: TypeAlias = float | int | bool | str | tuple[int, ...]


def _out_of_range(knob: str, value: object, edges: tuple[float, float]) -> LearnerError:
    """What is said of a number beyond the edges; those are written as they are set, 5 and not 5.000."""
    low, high = (int(edge) if abs(edge) < 1e6 and float(edge).is_integer() else edge for edge in edges)
    return LearnerError("knob_out_of_range", knob=knob, found=quoted(value), low=low, high=high)


@dataclass(frozen=True, slots=True)
class NumberKnob:
    """A real number. `listed` are the stops of its list or slider; any number in range is accepted."""

    name: str
    default: float
    range: tuple[float, float]
    listed: tuple[float, ...]
    live: bool = True

    def check(self, value: object) -> float:
        """`value` as a float in range; LearnerError otherwise."""
        # A whole number of 400 digits is finite too, but math.isfinite would have to make it a float first.
        finite = not isinstance(value, float) or math.isfinite(value)
        if isinstance(value, bool) or not isinstance(value, (int, float)) or not finite:
            raise LearnerError("knob_not_a_number", knob=self.name, found=quoted(value))
        low, high = self.range
        if not low <= value <= high:
            raise _out_of_range(self.name, value, self.range)
        return float(value)


@dataclass(frozen=True, slots=True)
class IntegerKnob:
    """A whole number; `shown` is what the slider offers. `listed` are the stops of its list, where it has one."""

    name: str
    default: int
    range: tuple[int, int]
    shown: tuple[int, int]
    live: bool = False
    listed: tuple[int, ...] = ()

    def check(self, value: object) -> int:
        """`value` as an int in range; LearnerError otherwise."""
        if isinstance(value, bool) or not isinstance(value, int):
            raise LearnerError("knob_not_a_whole_number", knob=self.name, found=quoted(value))
        low, high = self.range
        if not low <= value <= high:
            raise _out_of_range(self.name, value, self.range)
        return value


@dataclass(frozen=True, slots=True)
class FlagKnob:
    """On or off."""

    name: str
    default: bool
    live: bool = False

    def check(self, value: object) -> bool:
        """`value` as a bool; LearnerError otherwise."""
        if not isinstance(value, bool):
            raise LearnerError("knob_not_a_flag", knob=self.name, found=quoted(value))
        return value


@dataclass(frozen=True, slots=True)
class ChoiceKnob:
    """One of a few words."""

    name: str
    default: str
    options: tuple[str, ...]
    live: bool = False

    def check(self, value: object) -> str:
        """`value` if it is an option; LearnerError otherwise."""
        if value not in self.options:
            raise LearnerError(
                "knob_not_an_option", knob=self.name, found=quoted(value), options=", ".join(self.options)
            )
        return str(value)


@dataclass(frozen=True, slots=True)
class ListKnob:
    """A list of whole numbers: widths of hidden layers, chosen feature columns."""

    name: str
    default: tuple[int, ...]
    item_range: tuple[int, int]
    length_range: tuple[int, int]
    live: bool = False

    def check(self, value: object) -> tuple[int, ...]:
        """`value` as a tuple of ints in range; LearnerError otherwise."""
        if not isinstance(value, (list, tuple)):
            raise LearnerError("knob_not_a_list", knob=self.name, found=quoted(value))
        low, high = self.length_range
        if not low <= len(value) <= high:
            raise LearnerError("knob_list_length", knob=self.name, found=len(value), low=low, high=high)
        item = IntegerKnob(self.name, self.item_range[0], self.item_range, self.item_range)
        return tuple(item.check(entry) for entry in value)


@dataclass(frozen=True, slots=True)
class WidthsKnob(ListKnob):
    """Widths of layers, from the inputs on. `listed` are those that are offered; any others in range are accepted."""

    listed: tuple[tuple[int, ...], ...] = ()


Knob: TypeAlias = NumberKnob | IntegerKnob | FlagKnob | ChoiceKnob | ListKnob


def find(knobs: Sequence[Knob], name: str) -> Knob:
    """The knob called `name`; LearnerError names those there are."""
    for knob in knobs:
        if knob.name == name:
            return knob
    raise LearnerError("knob_unknown", found=quoted(name), expected=", ".join(knob.name for knob in knobs) or "–")


def real(knobs: Mapping[str, KnobValue], name: str, default: float | None = None) -> float:
    """The value of a number or integer knob; `default` where a lab has no such knob."""
    value = knobs[name] if default is None else knobs.get(name, default)
    assert isinstance(value, (int, float))
    return float(value)
