"""A walk: steps that are not updates, with a last one, and the same transport."""

import pytest

from engine.core.commands import Back, Play, Reset, Seek, SetKnob, SetLook, SetParameters, SetSpeed, Step
from engine.core.frames import Look
from engine.core.messages import LearnerError
from engine.core.pace import Speed
from engine.core.runner import Runner
from engine.core.status import Phase
from tests.engine.runs import Clock, do, play
from tests.engine.walks import WALK, CountPart


def walk() -> Runner:
    one = Runner(WALK, clock=Clock())
    one.handle(SetLook(Look(views=frozenset({"place"}))))
    return one


def place(one: Runner) -> int:
    (part,) = one.snapshot().frame.parts.values()
    assert isinstance(part, CountPart)
    return part.number


def test_its_goal_is_its_last_step() -> None:
    assert walk().goal == 7


def test_play_goes_to_the_last_step_and_not_beyond() -> None:
    one = play(walk())
    assert (one.phase, one.step, place(one)) == (Phase.DONE, 7, 7)
    assert (play(one).phase, one.step, one.goal) == (Phase.DONE, 7, 7)


def test_steps_end_at_the_last_step() -> None:
    one = do(walk(), Step(5), Step(5))
    assert (one.step, one.phase) == (7, Phase.DONE)
    assert do(one, Step()).step == 7


def test_it_is_seekable_and_goes_back() -> None:
    one = do(walk(), Step(5), Back(2))
    assert place(one) == 3
    assert place(do(one, Seek(5))) == 5
    assert place(do(one, Seek(0))) == 0
    assert do(one, Reset()).step == 0


def test_a_live_knob_is_in_force_from_its_step_on() -> None:
    one = do(walk(), Step(2), SetKnob("offset", 50), Step(2))
    assert place(one) == 54
    assert place(do(one, Seek(1))) == 1
    assert one.status().knobs["offset"] == 0
    assert place(do(one, Step(3))) == 54


def test_only_open_views_are_shown() -> None:
    assert set(walk().snapshot().frame.parts) == {"place"}


def test_it_has_nothing_to_train() -> None:
    one = walk()
    with pytest.raises(LearnerError):
        one.handle(SetParameters({"w": 1.0}))
    with pytest.raises(LearnerError):
        one.experiment.result()


def test_it_plays_by_the_clock() -> None:
    clock = Clock()
    one = Runner(WALK, clock=clock)
    one.handle(SetSpeed(Speed.PER_SECOND_1))
    one.handle(Play())
    for tenth in range(31):
        clock.now_s = tenth / 10
        one.advance(0.008)
    assert one.step == 3


def test_the_end_is_said() -> None:
    message = play(walk()).status().message
    assert (message.key, message.values) == ("status_walk_done", {"steps": 7})
