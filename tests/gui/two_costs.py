"""What tests of views of compared runs share: the parts of the lab on two costs, as its engine sends them."""

from functools import partial
from typing import TypeVar

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from engine.core.commands import Command, SetKnob, SetLook
from engine.core.frames import Look, Part
from engine.core.lesson import NamedData
from engine.core.runner import Runner
from engine.lectures.l05_logistic.cost import LAB
from tests.engine.runs import Clock, do

P = TypeVar("P", bound=Part)
W = TypeVar("W", bound=QWidget)


def kept(qtbot: QtBot, widget: W) -> W:
    """`widget`, closed at the end of the test and not before: pytest-qt itself holds it weakly."""
    qtbot.addWidget(widget, before_close_func=partial(_hold, widget))
    return widget


def _hold(_held: QWidget, _closed: QWidget) -> None:
    pass


def part_of(kind: type[P], view: str, *commands: Command, data: str = "twelve_students") -> P:
    """The part of a view after `commands`."""
    one = Runner(LAB, clock=Clock())
    one.handle(SetLook(Look(views=frozenset({view}))))
    if data != "twelve_students":
        lesson = LAB.lesson()
        knobs = {**lesson.knobs, **LAB.presets[data]}
        one = Runner(LAB, type(lesson)(lesson.lab, NamedData(data), knobs, steps=100), Clock())
        one.handle(SetLook(Look(views=frozenset({view}))))
    do(one, *commands)
    part = one.snapshot().frame.parts[view]
    assert isinstance(part, kind)
    return part


WITH_BIAS = SetKnob("bias", True)
