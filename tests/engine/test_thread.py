"""The engine in its thread: what is asked is answered, what breaks is said, and nothing is left behind."""

import dataclasses
import threading
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from engine import catalogue
from engine.core.commands import (
    Back,
    CancelJob,
    Command,
    NewStart,
    Pause,
    Play,
    Reset,
    Seek,
    SetKnob,
    SetLook,
    SetParameters,
    SetSpeed,
    StartJob,
    Step,
)
from engine.core.experiment import Experiment
from engine.core.frames import Look
from engine.core.lesson import Lesson
from engine.core.messages import LearnerError
from engine.core.pace import Speed
from engine.core.regression import Regression
from engine.core.status import Phase
from engine.core.types import frozen
from engine.lectures.l04_linear import train
from engine.thread import EngineThread
from gui.turns import TurnKeeper
from tests.engine.engines import LAB, LIMIT_MS, Listener, ask, engine_of, wait_for
from tests.engine.runs import TOO_FAST, lesson


def test_the_first_turn_brings_scene_and_frame_in_this_order(shown: tuple[EngineThread, Listener]) -> None:
    _, listener = shown
    assert listener.order == ["scene", "frame"]
    assert listener.last.frame.step == 0
    assert listener.last.frame.cost == 29661.8


def test_play_trains_to_the_goal_and_says_that_it_is_done(shown: tuple[EngineThread, Listener], qtbot: QtBot) -> None:
    engine, listener = shown
    wait_for(qtbot, engine, Phase.DONE, SetSpeed(Speed.FULL), Play())
    assert (listener.last.frame.step, engine.steps_made, engine.phase) == (50, 50, Phase.DONE)
    assert listener.phases[-1] is Phase.DONE


def test_a_paused_engine_wants_no_turn(shown: tuple[EngineThread, Listener]) -> None:
    engine, _ = shown
    assert engine.wait_s() is None


def test_commands_sent_while_it_trains_are_all_carried_out_in_order(keeper: TurnKeeper, qtbot: QtBot) -> None:
    engine, listener = engine_of(keeper, lesson(steps=10_000_000))
    keeper.show(engine)
    with qtbot.waitSignals([engine.frame_ready] * 5, timeout=LIMIT_MS):
        engine.send(SetSpeed(Speed.FULL))
        engine.send(Play())
    assert engine.phase is Phase.RUNNING
    rates = [2e-5, 3e-5, 1e-5]
    wait_for(
        qtbot, engine, Phase.PAUSED, *(SetKnob("learning_rate", rate) for rate in rates), SetKnob("l2", 0.1), Pause()
    )
    status = listener.last.status
    assert (status.knobs["learning_rate"], status.knobs["l2"]) == (1e-5, 0.1)
    assert len(status.events) == 1
    assert engine.steps_made == listener.last.frame.step


def test_many_commands_make_one_frame(shown: tuple[EngineThread, Listener], qtbot: QtBot) -> None:
    engine, listener = shown
    before = len(listener.snapshots)
    ask(qtbot, engine, Step(3), NewStart(5), Step(2), SetKnob("l2", 0.5), SetSpeed(Speed.FULL), Step(4))
    assert len(listener.snapshots) == before + 1
    assert listener.last.frame.step == 4
    assert listener.last.status.seed == 5


def test_of_many_seeks_in_a_row_only_the_last_counts(shown: tuple[EngineThread, Listener], qtbot: QtBot) -> None:
    engine, listener = shown
    wait_for(qtbot, engine, Phase.DONE, SetSpeed(Speed.FULL), Play())
    before = len(listener.snapshots)
    ask(qtbot, engine, *(Seek(step) for step in range(49)), Seek(17))
    assert [snapshot.frame.step for snapshot in listener.snapshots[before:]] == [17]


def test_a_seek_with_something_after_it_is_not_forgotten(shown: tuple[EngineThread, Listener], qtbot: QtBot) -> None:
    engine, listener = shown
    wait_for(qtbot, engine, Phase.DONE, SetSpeed(Speed.FULL), Play())
    ask(qtbot, engine, Seek(20), SetKnob("learning_rate", 3e-5), Seek(10))
    status = listener.last.status
    assert (status.step, status.last, status.events) == (10, 20, (20,))


def test_bars_that_are_dragged_are_one_change_to_the_place_where_they_end(
    shown: tuple[EngineThread, Listener], qtbot: QtBot
) -> None:
    engine, listener = shown
    drag: list[Command] = []
    for value in range(30):
        drag += [SetParameters({"w1": value / 10}), SetLook(Look(sample=value % 5))]
    ask(qtbot, engine, *drag, SetParameters({"b": 7.0}))
    line = listener.last.frame.line
    assert getattr(line, "row", None) == 4
    assert (getattr(line, "bias", None), getattr(line, "weights")[0]) == (7.0, 2.9)  # noqa: B009


def test_a_refused_command_is_said_and_the_others_are_done(shown: tuple[EngineThread, Listener], qtbot: QtBot) -> None:
    engine, listener = shown
    ask(qtbot, engine, SetKnob("learning_rate", -1.0), Step(2), SetKnob("scaling", "most"))
    assert [message.key for message in listener.refusals] == ["knob_out_of_range", "knob_not_an_option"]
    assert listener.last.frame.step == 2
    assert listener.crashes == []


def test_a_lesson_that_does_not_fit_is_said_and_the_labs_own_run_begins(keeper: TurnKeeper, qtbot: QtBot) -> None:
    engine, listener = engine_of(keeper, lesson(initial={"V": frozen([1.0])}))
    with qtbot.waitSignal(engine.frame_ready, timeout=LIMIT_MS):
        keeper.show(engine)
    assert [message.key for message in listener.refusals] == ["initial_names"]
    assert listener.last.frame.cost == 4440.0


def test_divergence_is_a_phase_with_a_suggestion_that_mends_it(keeper: TurnKeeper, qtbot: QtBot) -> None:
    engine, listener = engine_of(keeper, lesson(learning_rate=TOO_FAST))
    keeper.show(engine)
    wait_for(qtbot, engine, Phase.DIVERGED, SetSpeed(Speed.FULL), Play())
    suggestion = listener.last.status.suggestion
    assert suggestion is not None
    wait_for(qtbot, engine, Phase.DONE, *suggestion, Play())
    assert listener.last.frame.step == 50


def test_the_kth_press_of_play_is_answered_like_the_first(shown: tuple[EngineThread, Listener], qtbot: QtBot) -> None:
    engine, listener = shown
    engine.send(SetSpeed(Speed.FULL))
    for press in range(1, 6):
        wait_for(qtbot, engine, Phase.DONE, Play())
        assert listener.last.frame.step == 50 * press
        assert engine.steps_made == 50 * press


def test_below_full_speed_frames_come_without_being_asked_for(keeper: TurnKeeper, qtbot: QtBot) -> None:
    engine, listener = engine_of(keeper, lesson(steps=3))
    keeper.show(engine)
    wait_for(qtbot, engine, Phase.DONE, SetSpeed(Speed.PER_SECOND_30), Play())
    assert [snapshot.frame.step for snapshot in listener.snapshots if snapshot.frame.step][-3:] == [1, 2, 3]


def test_a_job_tells_how_far_it_is_and_ends_when_cancelled(keeper: TurnKeeper, qtbot: QtBot) -> None:
    lab = catalogue.lab("l04_linear/instances")
    engine, listener = engine_of(keeper, lab.lesson(), lab)
    keeper.show(engine)
    with qtbot.waitSignals([engine.job_advanced] * 3, timeout=LIMIT_MS):
        engine.send(StartJob("timing"))
    assert listener.last.status.job == "timing"
    ask(qtbot, engine, CancelJob())
    with qtbot.waitSignal(engine.turn_ended, timeout=LIMIT_MS):
        engine.send(SetLook(Look(views=frozenset({"timing"}))))
    assert listener.last.status.job is None
    assert engine.wait_s() is None


class Broken(Regression):
    """Fails at a step, or when it is built."""

    at = 3

    def step(self) -> float:
        if self.steps_made == self.at:
            raise RuntimeError("the third wheel came off")
        return super().step()


def _broken(given: Lesson) -> Experiment:
    run = train.build(given)
    assert isinstance(run, Regression)
    run.__class__ = Broken
    return run


def _unbuildable(given: Lesson) -> Experiment:
    raise ZeroDivisionError("no ground to build on")


BROKEN = dataclasses.replace(LAB, name="l04_linear/broken", build=_broken)

UNBUILDABLE = dataclasses.replace(LAB, name="l04_linear/unbuildable", build=_unbuildable)


def test_a_failing_step_is_said_with_its_traceback_and_a_restart_goes_on(keeper: TurnKeeper, qtbot: QtBot) -> None:
    engine, listener = engine_of(keeper, lab=BROKEN)
    keeper.show(engine)
    wait_for(qtbot, engine, Phase.FAILED, SetSpeed(Speed.FULL), Play())
    assert len(listener.crashes) == 1
    assert "the third wheel came off" in listener.crashes[0]
    assert engine.wait_s() is None
    with qtbot.waitSignal(engine.frame_ready, timeout=LIMIT_MS):
        engine.restart()
    assert (engine.phase, listener.last.frame.step) == (Phase.PAUSED, 0)
    ask(qtbot, engine, Step(2))
    assert listener.last.frame.step == 2


def test_what_is_asked_of_a_failed_engine_is_lost_until_it_is_restarted(keeper: TurnKeeper, qtbot: QtBot) -> None:
    engine, listener = engine_of(keeper, lab=BROKEN)
    keeper.show(engine)
    wait_for(qtbot, engine, Phase.FAILED, Step(5))
    before = len(listener.snapshots)
    ask(qtbot, engine, Step(1), SetLook(Look()))
    assert (engine.phase, len(listener.snapshots), len(listener.crashes)) == (Phase.FAILED, before, 1)
    with qtbot.waitSignal(engine.frame_ready, timeout=LIMIT_MS):
        engine.restart()
        engine.send(SetLook(Look(views=frozenset({"cost"}))))
    assert set(listener.last.frame.parts) == {"cost"}


def test_a_lab_that_cannot_be_built_fails_and_the_other_engine_goes_on(keeper: TurnKeeper, qtbot: QtBot) -> None:
    keeper.hidden_run = True
    engine, listener = engine_of(keeper, lesson(steps=2000))
    bad, heard = engine_of(keeper, lab=UNBUILDABLE)
    keeper.show(engine)
    engine.send(SetSpeed(Speed.FULL))
    with qtbot.waitSignals([engine.phase_changed, bad.crashed, engine.phase_changed], timeout=LIMIT_MS):
        engine.send(Play())
    if engine.phase is not Phase.DONE:
        wait_for(qtbot, engine, Phase.DONE)
    assert listener.last.frame.step == 2000
    assert bad.phase is Phase.FAILED
    assert "no ground to build on" in heard.crashes[0]
    with qtbot.waitSignal(bad.crashed, timeout=LIMIT_MS):
        bad.restart()
    assert len(heard.crashes) == 2


def test_it_stops_while_it_works_and_says_nothing_afterwards(qtbot: QtBot) -> None:
    at_work = threading.Event()

    def build(given: Lesson) -> Experiment:
        at_work.set()
        return train.build(given)

    engine = EngineThread(dataclasses.replace(LAB, name="l04_linear/working", build=build), lesson())
    listener = Listener(engine)
    ended: list[bool] = []
    engine.turn_ended.connect(ended.append)
    engine.take_turn()
    assert at_work.wait(5.0)
    assert engine.stop()
    # What the thread had said before it ended is delivered now, and must not come through.
    other = EngineThread(LAB)
    with qtbot.waitSignal(other.turn_ended, timeout=LIMIT_MS):
        other.take_turn()
    other.stop()
    assert (listener.snapshots, ended) == ([], [])


def test_a_thread_that_hangs_is_said_and_kept_and_not_killed(
    qtbot: QtBot, expects_warnings: pytest.LogCaptureFixture
) -> None:
    gate = threading.Event()
    inside = threading.Event()

    def hang(given: Lesson) -> Experiment:
        inside.set()
        gate.wait(5.0)
        raise LearnerError("data_no_rows")

    engine = EngineThread(dataclasses.replace(LAB, name="l04_linear/hanging", build=hang), lesson())
    engine.take_turn()
    assert inside.wait(5.0)
    assert engine.stop(wait_ms=1) is False
    assert "did not stop" in expects_warnings.text
    gate.set()
    assert engine.join(5000)


def test_every_lab_answers_every_transport_command_in_its_thread(keeper: TurnKeeper, qtbot: QtBot) -> None:
    for lab in catalogue.labs():
        engine, listener = engine_of(keeper, lab.lesson(), lab)
        keeper.show(engine)
        commands: list[Any] = [
            SetLook(Look(views=frozenset(lab.views))), Step(2), Back(), Seek(0), NewStart(3), Reset(), Play(), Pause(),
        ]  # fmt: skip
        ask(qtbot, engine, *commands)
        assert listener.crashes == []
        assert set(listener.last.frame.parts) <= set(lab.views)
