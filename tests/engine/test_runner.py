"""The training loop: phases, going back, looking."""

import numpy as np
import pytest

from engine.core.commands import (
    Back,
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
    Step,
)
from engine.core.frames import CurvePart, Look
from engine.core.lesson import NamedData
from engine.core.pace import Speed
from engine.core.status import Phase
from tests.engine.runs import Clock, do, lesson, play, runner, weights


def test_a_new_run_is_paused_at_step_0_and_wants_no_time() -> None:
    one = runner()
    assert (one.phase, one.step, one.goal, one.wait_s()) == (Phase.PAUSED, 0, 50, None)
    assert one.advance(1.0) == 0


def test_play_runs_to_the_goal_and_is_done() -> None:
    one = play(runner())
    assert (one.phase, one.step, one.history.last) == (Phase.DONE, 50, 50)
    assert one.wait_s() is None


def test_playing_on_when_done_moves_the_goal_on_by_as_much() -> None:
    one = play(play(runner()))
    assert (one.phase, one.step, one.goal) == (Phase.DONE, 100, 100)


def test_a_run_without_a_number_of_updates_plays_one() -> None:
    one = runner(lesson(steps=0))
    assert one.phase is Phase.PAUSED
    assert (play(one).phase, one.step) == (Phase.DONE, 1)


def test_pause_stops_and_play_goes_on_from_there() -> None:
    one = runner(clock=Clock(tick_s=0.001))
    one.handle(SetSpeed(Speed.FULL))
    one.handle(Play())
    one.advance(0.005)
    one.handle(Pause())
    stopped = one.step
    assert one.phase is Phase.PAUSED
    assert 0 < stopped < 50
    assert one.advance(1.0) == 0
    assert (play(one).phase, one.step) == (Phase.DONE, 50)
    assert weights(one) == weights(play(runner()))


def test_a_slice_ends_when_its_time_is_over() -> None:
    one = runner(clock=Clock(tick_s=0.001))
    one.handle(SetSpeed(Speed.FULL))
    one.handle(Play())
    assert one.advance(0.010) <= 10
    assert one.phase is Phase.RUNNING


def test_stepping_makes_just_so_many_updates_and_pauses() -> None:
    one = do(runner(), Step(), Step(4))
    assert (one.phase, one.step) == (Phase.PAUSED, 5)


def test_two_presses_at_once_are_both_counted() -> None:
    one = runner()
    one.handle(Step(3))
    do(one, Step(4))
    assert one.step == 7


def test_stepping_past_the_goal_moves_the_goal() -> None:
    one = do(play(runner()), Step())
    assert (one.phase, one.step, one.goal) == (Phase.DONE, 51, 51)


def test_a_step_while_playing_pauses_after_it() -> None:
    one = runner(clock=Clock(tick_s=0.001))
    one.handle(SetSpeed(Speed.FULL))
    one.handle(Play())
    one.advance(0.003)
    before = one.step
    do(one, Step())
    assert (one.phase, one.step) == (Phase.PAUSED, before + 1)


def test_pausing_stops_a_long_step() -> None:
    one = runner(clock=Clock(tick_s=0.001))
    one.handle(Step(40))
    one.advance(0.003)
    one.handle(Pause())
    assert 0 < one.step < 40
    assert one.wait_s() is None


def test_going_back_shows_what_was_there_to_the_last_bit() -> None:
    one = do(runner(), Step(10))
    there, cost = weights(one), one.experiment.cost
    do(one, Step(20), Back(20))
    assert (one.step, one.phase, one.history.last) == (10, Phase.PAUSED, 30)
    assert (weights(one), one.experiment.cost) == (there, cost)


def test_seeking_stays_within_what_is_known() -> None:
    one = do(runner(), Step(10), Seek(4))
    assert one.step == 4
    assert do(one, Seek(99)).step == 10
    assert do(one, Back(99)).step == 0
    assert do(one, Seek(-3)).step == 0


def test_seeking_to_the_goal_is_done_again() -> None:
    one = do(play(runner()), Seek(20))
    assert one.phase is Phase.PAUSED
    assert do(one, Seek(50)).phase is Phase.DONE


def test_a_long_way_back_is_replayed_in_slices_and_the_next_seek_takes_its_place() -> None:
    one = do(runner(clock=Clock(tick_s=0.001), history_bytes=1), Step(1000))
    wanted = one.history.costs()[[333, 999]].copy()
    assert one.history.stride > 16
    one.handle(Seek(999))
    one.advance(0.0)
    assert one.wait_s() == 0.0
    do(one, Seek(333))
    assert (one.step, one.experiment.cost) == (333, wanted[0])
    do(one, Seek(999))
    assert (one.step, one.experiment.cost) == (999, wanted[1])


@pytest.mark.parametrize(
    "command",
    [SetKnob("learning_rate", 2e-5), SetParameters({"w1": 1.0}), Play(), Pause(), Step(), Back(), Reset(), NewStart(1)],
    ids=lambda command: type(command).__name__,
)
def test_what_is_asked_right_after_a_seek_happens_at_the_step_that_was_sought(command: Command) -> None:
    sought = do(runner(lesson(steps=300), history_bytes=1), Step(300), Seek(155))
    at_once = do(runner(lesson(steps=300), history_bytes=1), Step(300))
    at_once.handle(Seek(155))
    for one in (sought, at_once):
        do(one, command)
        if command == Play():
            play(one)
    assert at_once.step == sought.step
    assert at_once.history.last == sought.history.last
    assert weights(at_once) == weights(sought)
    assert at_once.as_lesson().events == () or at_once.as_lesson().events[0].at == 155


def test_playing_on_after_going_back_replays_the_recorded_changes() -> None:
    one = do(runner(), Step(10), SetKnob("learning_rate", 2e-5), Step(20))
    costs = one.history.costs().copy()
    do(one, Seek(5))
    assert one.status().knobs["learning_rate"] == 1e-5
    assert one.status().events == (10,)
    do(one, Step(15))
    assert one.status().knobs["learning_rate"] == 2e-5
    assert one.experiment.cost == costs[20]
    assert one.history.last == 30


def test_looking_elsewhere_never_touches_the_run() -> None:
    one = do(runner(), Step(10), Seek(5))
    before = (weights(one), one.history.costs().tolist(), one.status(), one.as_lesson())
    one.handle(SetLook(Look(views=frozenset({"cost", "surface"}), sample=3, axes=("w1", "b"), cell=(4, 9))))
    frame = one.snapshot().frame
    assert set(frame.parts) == {"cost", "surface"}
    assert (weights(one), one.history.costs().tolist(), one.status(), one.as_lesson()) == before
    part = frame.parts["cost"]
    assert isinstance(part, CurvePart)
    assert (part.step, part.last) == (5, 10)


def test_the_scene_comes_once_and_again_when_it_is_another() -> None:
    one = runner()
    assert one.snapshot().scene is not None
    do(one, Step())
    assert one.snapshot().scene is None
    do(one, SetKnob("learning_rate", 2e-5))
    scene = one.snapshot().scene
    assert scene is not None
    assert scene.half_lives[0] == pytest.approx(np.log(0.5) / np.log(abs(1 - 2e-5 * 44013.6719862)), rel=1e-6)
    do(one, Reset())
    assert one.snapshot().scene is not None


def test_the_words_follow_the_run() -> None:
    one = runner()
    assert one.status().message.key == "status_not_started"
    do(one, Step(3))
    assert one.status().message.key == "status_paused"
    one.handle(Play())
    assert one.status().message.key == "status_training"
    play(one)
    message = one.status().message
    assert message.key == "status_done_left"
    assert message.values["left"] == pytest.approx(one.experiment.cost - 0.104325555865, rel=1e-9)


def test_what_rounding_leaves_above_the_optimum_is_not_called_a_way_still_to_go() -> None:
    one = runner(lesson(NamedData("house"), scaling="standard", learning_rate=0.5))
    one.handle(Play())
    play(one)
    said = one.status().message
    assert said.key == "status_done_lowest"
    assert said.values["cost"] == pytest.approx(1466.3243, abs=5e-5)
