"""The training loop: phases, commands, and that a refused command changes nothing."""

import numpy as np
import pytest

from engine.core.commands import (
    Back,
    Command,
    Load,
    NewStart,
    Pause,
    Play,
    Reset,
    Seek,
    SetData,
    SetKnob,
    SetLook,
    SetParameters,
    SetSpeed,
    Step,
)
from engine.core.frames import CurvePart, Look
from engine.core.lesson import Event, NamedData, TableData
from engine.core.messages import LearnerError, sentence
from engine.core.pace import Speed
from engine.core.runner import Runner
from engine.core.status import Phase
from engine.core.types import frozen
from tests.engine.runs import TOO_FAST, Clock, bits, do, lesson, params, play, runner


def weights(one: Runner) -> dict[str, bytes]:
    return bits(params(one))


# ── phases ──────────────────────────────────────────────────────────────────────────────────────────────────────────


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


# ── going back ──────────────────────────────────────────────────────────────────────────────────────────────────────


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


# ── changes ─────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_a_live_knob_is_an_event_and_what_came_after_is_forgotten() -> None:
    one = do(runner(), Step(30), Seek(10), SetKnob("learning_rate", 3e-5))
    assert (one.step, one.history.last, one.status().events) == (10, 10, (10,))
    assert do(one, Step()).history.costs()[11] == do(
        runner(lesson(learning_rate=1e-5, events=(Event(10, {"learning_rate": 3e-5}),))), Step(11)
    ).history.costs()[11]


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


# ── what cannot be ──────────────────────────────────────────────────────────────────────────────────────────────────

_WRONG: list[Command] = [
    SetKnob("learning_rate", -1.0),
    SetKnob("learning_rate", "fast"),
    SetKnob("momentum", 0.9),
    SetKnob("features", (0, 7)),
    SetKnob("features", (0, 0)),
    SetKnob("scaling", "maximal"),
    SetParameters({"w9": 1.0}),
    SetParameters({"w1": float("nan")}),
    SetParameters({"w1": float("inf")}, start=True),
    SetData(NamedData("nothing")),
    SetData(NamedData("hours"), {"learning_rate": 0.0}),
    SetData(TableData(frozen([[1.0], [2.0]]), frozen([1.0]))),
    Load(lesson(initial={"W": frozen([[0.0]])})),
    Load(lesson(events=(Event(3, {}, {"V": frozen([0.0])}),))),
]


@pytest.mark.parametrize("command", _WRONG, ids=lambda c: f"{type(c).__name__} {list(vars_of(c))[0]}")
def test_a_refused_command_leaves_the_run_as_it_was(command: Command) -> None:
    one = do(runner(), Step(10), SetKnob("learning_rate", 2e-5), Step(10), Seek(15))
    before = (one.status(), weights(one), one.experiment, one.history, one.history.costs().copy().tolist())
    with pytest.raises(LearnerError):
        one.handle(command)
    after = (one.status(), weights(one), one.experiment, one.history, one.history.costs().tolist())
    assert after == before
    assert do(one, Step(5)).history.last == 20


def vars_of(command: Command) -> list[object]:
    return [getattr(command, name) for name in command.__dataclass_fields__]


def test_a_lesson_that_does_not_fit_is_refused_at_once() -> None:
    with pytest.raises(LearnerError):
        runner(lesson(initial={"W": frozen([[0.0]]), "b": frozen([0.0])}))


# ── diverging ───────────────────────────────────────────────────────────────────────────────────────────────────────


def test_a_diverging_run_stops_at_the_20th_rise_and_keeps_its_numbers() -> None:
    one = play(runner(lesson(learning_rate=TOO_FAST, steps=500)))
    assert (one.phase, one.step, one.history.last) == (Phase.DIVERGED, 20, 20)
    assert one.experiment.cost == pytest.approx(5.4741205529e25, rel=1e-9)


def test_a_run_that_overflows_stops_at_its_last_finite_state() -> None:
    one = play(runner(lesson(learning_rate=1e6, steps=500)))
    assert one.phase is Phase.DIVERGED
    assert one.step == one.history.last < 20
    assert np.isfinite(one.experiment.cost)
    assert np.isfinite(one.history.costs()).all()
    message = one.status().message
    assert message.values["step"] == one.step + 1


def test_coming_back_to_where_it_blew_up_is_diverged_again() -> None:
    for rate in (TOO_FAST, 1e6):
        one = play(runner(lesson(learning_rate=rate, steps=500)))
        end, there = one.step, weights(one)
        do(one, Seek(3))
        assert one.phase is Phase.PAUSED
        do(one, Seek(end))
        assert (one.phase, one.step, weights(one)) == (Phase.DIVERGED, end, there)
        do(one, Back(2))
        assert one.phase is Phase.PAUSED
        assert (play(one).phase, one.step, weights(one)) == (Phase.DIVERGED, end, there)
        do(one, Back(2), Step(10))
        assert (one.phase, one.step) == (Phase.DIVERGED, end)


def test_neither_play_nor_step_go_on_where_it_blew_up() -> None:
    one = play(runner(lesson(learning_rate=TOO_FAST, steps=500)))
    do(one, Step(5))
    one.handle(Play())
    one.advance(1.0)
    assert (one.phase, one.step) == (Phase.DIVERGED, 20)


def test_what_is_said_about_it_names_the_limit_and_a_rate_that_works() -> None:
    one = play(runner(lesson(learning_rate=TOO_FAST, steps=500)))
    status = one.status()
    assert status.message.key == "status_diverged_rate"
    assert status.message.values["rate"] == TOO_FAST
    assert status.message.values["limit"] == pytest.approx(4.54404258892e-05, rel=1e-9)
    assert "update 20" in sentence(status.message, "en")
    assert status.suggestion == SetKnob("learning_rate", 2e-5)


def test_the_suggested_knob_mends_the_run_from_where_it_stands() -> None:
    one = play(runner(lesson(learning_rate=TOO_FAST, steps=500)))
    suggestion = one.status().suggestion
    assert suggestion is not None
    do(one, suggestion)
    assert (one.phase, one.step) == (Phase.PAUSED, 20)
    assert (play(one).phase, one.step) == (Phase.DONE, 500)
    again = play(runner(one.as_lesson()))
    assert (again.phase, again.step) == (Phase.DONE, 500)
    assert weights(again) == weights(one)
    assert again.history.costs().tobytes() == one.history.costs().tobytes()


def test_the_rate_that_is_named_is_that_of_the_update_that_failed() -> None:
    # The rate of the first update is far above the limit; from the second on it is not.
    one = play(runner(lesson(learning_rate=1e200 / 1e195, decay_every=1, decay_factor=1e-6, steps=5)))
    assert one.phase is Phase.DONE
    huge = lesson(learning_rate=1e6, steps=5, initial={"W": frozen([[1e150]] * 3), "b": frozen([0.0])})
    one = play(runner(huge))
    assert (one.phase, one.step) == (Phase.DIVERGED, 0)
    assert one.status().message.values["rate"] == 1e6


def test_a_cost_that_overflows_at_the_start_is_told_and_not_warned_about() -> None:
    one = runner(lesson(initial={"W": frozen([[1e200]] * 3), "b": frozen([0.0])}))
    assert one.experiment.cost == np.inf
    one.handle(SetLook(Look(views=frozenset(one.lab.views))))
    one.snapshot()
    assert (play(one).phase, one.step) == (Phase.DIVERGED, 0)
    one.snapshot()


def test_reset_after_divergence_is_a_fresh_run() -> None:
    one = do(play(runner(lesson(learning_rate=TOO_FAST, steps=500))), Reset())
    assert (one.phase, one.step) == (Phase.PAUSED, 0)
    do(one, SetKnob("learning_rate", 1e-5))
    assert play(one).phase is Phase.DONE


# ── looking ─────────────────────────────────────────────────────────────────────────────────────────────────────────


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
