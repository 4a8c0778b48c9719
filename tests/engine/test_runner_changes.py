"""What a learner changes: an event in mid-run, another start, or a new run."""

import numpy as np

from engine.core.commands import (
    Load,
    NewStart,
    Play,
    Reset,
    Seek,
    SetData,
    SetKnob,
    SetParameters,
    SetSpeed,
    Step,
)
from engine.core.lesson import Event, NamedData
from engine.core.pace import Speed
from engine.core.status import Phase
from engine.core.types import frozen
from tests.engine.runs import Clock, do, lesson, params, play, runner, weights


def test_a_live_knob_is_an_event_and_what_came_after_is_forgotten() -> None:
    one = do(runner(), Step(30), Seek(10), SetKnob("learning_rate", 3e-5))
    assert (one.step, one.history.last, one.status().events) == (10, 10, (10,))
    assert (
        do(one, Step()).history.costs()[11]
        == do(
            runner(lesson(learning_rate=1e-5, events=(Event(10, {"learning_rate": 3e-5}),))), Step(11)
        ).history.costs()[11]
    )


def test_a_knob_set_to_the_value_it_has_is_no_change() -> None:
    one = do(runner(), Step(30), Seek(10), SetKnob("learning_rate", 1e-5))
    assert (one.history.last, one.status().events) == (30, ())


def test_several_changes_at_one_step_are_one_event() -> None:
    one = do(
        runner(),
        Step(3),
        SetKnob("learning_rate", 2e-5),
        SetParameters({"w1": 1.0}),
        SetKnob("l2", 0.1),
        SetParameters({"b": -2.0}),
        Step(2),
    )
    (event,) = one.as_lesson().events
    assert (event.at, event.knobs) == (3, {"learning_rate": 2e-5, "l2": 0.1})
    assert (float(event.parameters["W"][0, 0]), float(event.parameters["b"][0])) == (1.0, -2.0)
    again = do(runner(one.as_lesson()), Step(5))
    assert weights(again) == weights(one)


def test_a_live_knob_while_playing_does_not_stop_the_run() -> None:
    one = runner(clock=Clock(tick_s=0.001))
    one.handle(SetSpeed(Speed.FULL))
    one.handle(Play())
    one.advance(0.005)
    one.handle(SetKnob("learning_rate", 2e-5))
    assert one.phase is Phase.RUNNING
    assert play(one).phase is Phase.DONE


def test_a_change_where_the_run_is_done_lets_it_go_on() -> None:
    one = do(play(runner()), SetKnob("learning_rate", 2e-5))
    assert one.phase is Phase.PAUSED
    assert (play(one).phase, one.step) == (Phase.DONE, 100)


def test_at_step_0_it_is_the_start_that_changes() -> None:
    one = do(runner(), Step(5), Seek(0), SetKnob("learning_rate", 2e-5), SetParameters({"w2": 1.5}))
    assert (one.history.last, one.status().events, one.status().by_hand) == (0, (), True)
    told = one.as_lesson()
    assert told.knobs["learning_rate"] == 2e-5
    assert told.initial is not None
    assert told.initial["W"].tolist() == [[0.0], [1.5], [0.0]]
    do(one, Step(5), Reset())
    assert params(one)["W"].tolist() == [[0.0], [1.5], [0.0]]


def test_an_event_at_step_0_is_part_of_the_start_that_reset_goes_back_to() -> None:
    given = lesson(events=(Event(0, {"learning_rate": 2e-5}, {"b": frozen([7.0])}), Event(4, {"l2": 1.0})))
    one = do(runner(given), SetKnob("l2", 0.5))
    assert one.as_lesson().events == ()
    assert weights(do(runner(one.as_lesson()), Step(3))) == weights(do(one, Step(3)))
    do(one, Reset())
    assert params(one)["b"].tolist() == [7.0]
    assert one.status().knobs["learning_rate"] == 2e-5


def test_a_knob_that_restarts_begins_a_new_run_with_the_other_knobs_as_shown() -> None:
    one = do(runner(), Step(5), SetKnob("learning_rate", 2e-5), Step(5), SetKnob("scaling", "standard"))
    status = one.status()
    assert (one.step, one.history.last, one.phase, status.events) == (0, 0, Phase.PAUSED, ())
    assert (status.knobs["learning_rate"], status.knobs["scaling"]) == (2e-5, "standard")


def test_reset_is_the_same_start_with_the_knobs_as_shown_and_no_events() -> None:
    one = do(runner(lesson(initialisation="normal", seed=5)), Step(0))
    start = weights(one)
    do(one, Step(10), SetKnob("learning_rate", 2e-5), SetParameters({"b": 9.0}), Step(3), Reset())
    assert (one.step, one.history.last, one.phase, one.status().events) == (0, 0, Phase.PAUSED, ())
    assert weights(one) == start
    assert one.status().knobs["learning_rate"] == 2e-5


def test_reset_goes_back_to_a_start_set_by_hand() -> None:
    one = do(runner(), SetParameters({"w1": 3.0}), Step(4), Reset())
    assert params(one)["W"][0, 0] == 3.0
    assert one.status().by_hand


def test_a_start_set_by_hand_in_mid_run_begins_a_new_run_there() -> None:
    one = do(runner(), Step(4), SetParameters({"w1": 3.0}, start=True))
    assert (one.step, one.history.last, one.status().by_hand) == (0, 0, True)
    assert params(one)["W"][0, 0] == 3.0
    assert params(one)["W"][1, 0] != 0.0  # the others as they were when it was moved


def test_a_new_start_is_random_and_shows_its_seed() -> None:
    one = do(runner(), Step(4), NewStart(11))
    rng = np.random.default_rng(11)
    assert params(one)["W"].tolist() == rng.standard_normal((3, 1)).tolist()
    assert params(one)["b"].tolist() == rng.standard_normal(1).tolist()
    assert (one.status().seed, one.status().knobs["initialisation"], one.step) == (11, "normal", 0)


def test_a_new_start_forgets_one_set_by_hand() -> None:
    one = do(runner(), SetParameters({"w1": 3.0}), NewStart(11))
    assert not one.status().by_hand
    assert params(one)["W"][0, 0] == np.random.default_rng(11).standard_normal()


def test_other_data_bring_their_knobs_and_all_their_columns() -> None:
    one = runner(lesson(features=(0,), scaling="standard"))
    do(one, Step(3), SetData(NamedData("hours_attendance"), {"learning_rate": 0.01}))
    knobs = one.status().knobs
    assert (knobs["features"], knobs["scaling"], knobs["learning_rate"]) == ((), "none", 0.01)
    assert (one.step, one.experiment.cost) == (0, 4440.0)


def test_a_loaded_lesson_begins_at_its_start_with_its_goal() -> None:
    one = do(runner(), Step(9), Load(lesson(NamedData("hours_attendance"), steps=7)))
    assert (one.step, one.goal, one.phase, one.experiment.cost) == (0, 7, Phase.PAUSED, 4440.0)
