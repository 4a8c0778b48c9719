"""What tests of the lab on overfitting share: its runs after commands, and the parts of its views."""

from typing import TypeVar

from engine.core.commands import Command, SetData, SetKnob, SetLook
from engine.core.frames import Look, Part
from engine.core.lesson import NamedData
from engine.core.runner import Runner
from engine.lectures.l07_tips.overfitting import LAB
from engine.topics.ridge.made_rows import BORDER
from engine.topics.ridge.ridge_run import BoundaryRun, PolynomialRun
from tests.engine.runs import Clock, do

P = TypeVar("P", bound=Part)
BORDER_DATA = SetData(NamedData(BORDER), LAB.presets[BORDER])


def opened(*commands: Command, views: tuple[str, ...] = (), stage: int = 0) -> Runner:
    """The lab after `commands`, looked at; the test rows are shown at stage 1."""
    one = Runner(LAB, clock=Clock())
    one.handle(SetLook(Look(views=frozenset(views), stage=stage)))
    return do(one, *commands)


def part_of(kind: type[P], view: str, *commands: Command, stage: int = 0, beside: tuple[str, ...] = ()) -> P:
    """The part of a view after `commands`, with some other views `beside` it."""
    part = opened(*commands, views=(view, *beside), stage=stage).snapshot().frame.parts[view]
    assert isinstance(part, kind)
    return part


def polynomial(*commands: Command) -> PolynomialRun:
    """The run of the curve after `commands`."""
    run = opened(*commands).experiment
    assert isinstance(run, PolynomialRun)
    return run


def boundary(*commands: Command) -> BoundaryRun:
    """The run of the two classes after `commands`."""
    run = opened(BORDER_DATA, *commands).experiment
    assert isinstance(run, BoundaryRun)
    return run


def degree(value: int) -> SetKnob:
    """Turn the knob for the degree."""
    return SetKnob("degree", value)


def penalty(value: float) -> SetKnob:
    """Turn the knob for λ."""
    return SetKnob("l2", value)
