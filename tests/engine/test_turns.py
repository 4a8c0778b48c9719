"""The turns in which engines work: one at a time, and never before the last frame has been painted."""

import dataclasses
import threading
import time

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from engine.core.commands import (
    Play,
    SetSpeed,
    Step,
)
from engine.core.experiment import Experiment, Lab
from engine.core.lesson import Lesson
from engine.core.pace import Speed
from engine.core.regression import Regression
from engine.core.status import Phase, Snapshot
from engine.lectures.l04_linear import train
from engine.thread import SLICE_S, EngineThread
from gui.turns import TurnKeeper
from tests.engine.engines import LAB, LIMIT_MS, engine_of, wait_for
from tests.engine.runs import lesson


class Meter:
    """Counts how many engines are at work at the same moment, and for whom."""

    def __init__(self) -> None:
        self.inside = 0
        self.most = 0
        self.steps: dict[str, int] = {}
        self.threads: set[int] = set()

    def lab(self, name: str) -> Lab:
        meter = self

        class Metered(Regression):
            def step(self) -> float:
                meter.inside += 1
                meter.most = max(meter.most, meter.inside)
                meter.threads.add(threading.get_ident())
                time.sleep(0.0005)  # work during which another thread could run
                meter.steps[name] = meter.steps.get(name, 0) + 1
                meter.inside -= 1
                return super().step()

        def build(given: Lesson) -> Experiment:
            run = train.build(given)
            assert isinstance(run, Regression)
            run.__class__ = Metered
            return run

        return dataclasses.replace(LAB, name=f"l04_linear/{name}", build=build)


def _run_both(keeper: TurnKeeper, qtbot: QtBot, meter: Meter) -> tuple[EngineThread, EngineThread]:
    """Two engines told to run 60 updates, the first of them on screen; until it is done."""
    one, _ = engine_of(keeper, lesson(steps=60), meter.lab("one"))
    other, _ = engine_of(keeper, lesson(steps=60), meter.lab("other"))
    keeper.show(one)
    for engine in (other, one):
        engine.send(SetSpeed(Speed.FULL))
        engine.send(Play())
    if one.phase is not Phase.DONE:
        wait_for(qtbot, one, Phase.DONE)
    return one, other


def test_at_most_one_engine_trains_at_a_time_and_never_in_the_windows_thread(keeper: TurnKeeper, qtbot: QtBot) -> None:
    keeper.hidden_run = True
    meter = Meter()
    _, other = _run_both(keeper, qtbot, meter)
    if other.phase is not Phase.DONE:
        wait_for(qtbot, other, Phase.DONE)
    assert meter.most == 1
    assert meter.steps == {"one": 60, "other": 60}
    assert len(meter.threads) == 2
    assert threading.get_ident() not in meter.threads


def test_hidden_engines_answer_commands_but_do_not_run_on(keeper: TurnKeeper, qtbot: QtBot) -> None:
    meter = Meter()
    _, other = _run_both(keeper, qtbot, meter)
    # One turn for the commands it was sent, and none after that.
    assert other.phase is Phase.RUNNING
    assert meter.steps["one"] == 60
    assert meter.steps["other"] <= 0.012 / 0.0005
    assert meter.most == 1


def test_hidden_engines_run_when_they_may_and_when_they_are_shown(keeper: TurnKeeper, qtbot: QtBot) -> None:
    meter = Meter()
    _, other = _run_both(keeper, qtbot, meter)
    assert other.phase is Phase.RUNNING
    with qtbot.waitSignal(other.phase_changed, timeout=LIMIT_MS, check_params_cb=lambda phase: phase is Phase.DONE):
        keeper.show(other)
    assert meter.steps["other"] == 60


class Zapper(QObject):
    """Shows the other engine as soon as one has been drawn, while that one still has the turn."""

    def __init__(self, keeper: TurnKeeper, one: EngineThread, other: EngineThread) -> None:
        super().__init__()
        self._keeper, self._one, self._other = keeper, one, other
        one.turn_came_back.connect(self._to_the_other)
        other.turn_came_back.connect(self._to_the_one)

    @Slot()
    def _to_the_other(self) -> None:
        self._keeper.show(self._other)

    @Slot()
    def _to_the_one(self) -> None:
        self._keeper.show(self._one)


def test_switching_tabs_in_the_middle_of_a_turn_never_gives_a_second_one(keeper: TurnKeeper, qtbot: QtBot) -> None:
    keeper.hidden_run = True
    meter = Meter()
    one, _ = engine_of(keeper, lesson(steps=100), meter.lab("one"))
    other, _ = engine_of(keeper, lesson(steps=100), meter.lab("other"))
    zapper = Zapper(keeper, one, other)
    for engine in (one, other):
        engine.send(SetSpeed(Speed.FULL))
        engine.send(Play())
    keeper.show(one)
    keeper.show(other)
    for engine in (one, other):
        if engine.phase is not Phase.DONE:
            wait_for(qtbot, engine, Phase.DONE)
    assert meter.steps == {"one": 100, "other": 100}
    assert meter.most == 1
    zapper.deleteLater()


def test_while_the_screen_is_frozen_nobody_works(keeper: TurnKeeper, qtbot: QtBot) -> None:
    engine, listener = engine_of(keeper)
    keeper.freeze(True)
    keeper.show(engine)
    engine.send(Step(3))
    assert listener.snapshots == []
    with qtbot.waitSignal(engine.frame_ready, timeout=LIMIT_MS):
        keeper.freeze(False)
    assert listener.last.frame.step == 3


class Screen(QWidget):
    """Draws a frame, and writes down when."""

    def __init__(self, log: list[str]) -> None:
        super().__init__()
        self._log = log

    @Slot(object)
    def show_frame(self, snapshot: Snapshot) -> None:
        self._log.append("frame")
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        self._log.append("paint")


class Logged(EngineThread):
    """Writes down when it is given a turn."""

    log: list[str]

    def take_turn(self, budget_s: float = SLICE_S) -> None:
        self.log.append("turn")
        super().take_turn(budget_s)


def test_no_turn_is_given_before_the_last_frame_has_been_painted(keeper: TurnKeeper, qtbot: QtBot) -> None:
    log: list[str] = []
    screen = Screen(log)
    qtbot.addWidget(screen)
    with qtbot.waitExposed(screen):
        screen.show()
    engine = Logged(LAB, lesson(steps=100_000_000))
    engine.log = log
    engine.frame_ready.connect(screen.show_frame)
    keeper.add(engine)
    log.clear()
    keeper.show(engine)
    engine.send(SetSpeed(Speed.FULL))
    with qtbot.waitSignals([engine.frame_ready] * 40, timeout=LIMIT_MS):
        engine.send(Play())
    assert log.count("frame") >= 40
    # Between a frame and the next turn there is a paint, and there is one frame to a turn.
    story = [entry for index, entry in enumerate(log) if entry != "paint" or log[index - 1] != "paint"]
    while story and story[-1] != "paint":
        story.pop()
    assert story == ["turn", "frame", "paint"] * (len(story) // 3)
