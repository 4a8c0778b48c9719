"""A run is a pure function of its lesson: whatever was done to get there, a fresh run of `as_lesson` is the same."""

import dataclasses
from collections.abc import Mapping

import numpy as np
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from engine.core.commands import (
    Back,
    BringBack,
    Command,
    Load,
    NewStart,
    Pause,
    PinRun,
    Play,
    Reset,
    Seek,
    SetData,
    SetKnob,
    SetParameters,
    SetSpeed,
    Step,
    StepOperation,
)
from engine.core.experiment import Experiment, Lab, Past
from engine.core.frames import Look, Part
from engine.core.lesson import Event, Lesson, NamedData
from engine.core.lockstep import Lane, LockStep
from engine.core.messages import LearnerError
from engine.core.pace import Speed
from engine.core.status import Phase
from engine.core.types import frozen
from engine.lectures.l04_linear.train import LAB
from tests.engine.replays import assert_same_as_fresh, finish, state_bits
from tests.engine.runs import TOO_FAST, Clock, lesson, runner


def _no_parts(lanes: tuple[Lane, ...], look: Look, past: Past) -> Mapping[str, Part]:
    return {}


def _three_scalings(given: Lesson) -> Experiment:
    knobs = [given.knobs, {**given.knobs, "scaling": "minmax"}, {**given.knobs, "scaling": "standard"}]
    return LockStep("abc", [LAB.build(dataclasses.replace(given, knobs=one)) for one in knobs], _no_parts)


COMPARED = dataclasses.replace(LAB, name="l04_linear/compared", build=_three_scalings)

_rates = st.sampled_from([1e-12, 1e-6, 1e-5, 3e-5, 4.6e-5, TOO_FAST, 1e-3, 0.1, 1e6])
_numbers = st.one_of(st.floats(-300, 300), st.sampled_from([0.0, 1e30, -1e150, 1e200]))
_values = st.dictionaries(st.sampled_from(["w1", "w2", "w3", "b"]), _numbers, min_size=1, max_size=3)
_few = st.integers(1, 60)
_live = st.one_of(
    st.builds(SetKnob, st.just("learning_rate"), _rates),
    st.builds(SetKnob, st.just("l2"), st.sampled_from([0.0, 0.01, 1.0])),
    st.builds(SetKnob, st.just("decay_every"), st.sampled_from([0, 1, 7])),
    st.builds(SetKnob, st.just("decay_factor"), st.sampled_from([0.5, 0.96, 1.0])),
    st.builds(SetParameters, _values),
)
_anew = st.one_of(
    st.just(Reset()),
    st.builds(NewStart, st.integers(0, 5)),
    st.builds(SetKnob, st.just("scaling"), st.sampled_from(["none", "minmax", "standard"])),
    st.builds(SetKnob, st.just("features"), st.sampled_from([(), (1,), (2, 0), (9,)])),
    st.builds(SetParameters, _values, st.just(True)),
    st.just(PinRun()),
    st.builds(BringBack, st.integers(0, 3)),
    st.builds(
        SetData,
        st.builds(NamedData, st.sampled_from(["exam_five", "hours", "exam_scores"])),
        st.sampled_from([{}, {"learning_rate": 1e-3}]),
    ),
    st.builds(
        Load,
        st.builds(
            lesson,
            steps=st.integers(0, 40),
            events=st.sampled_from(
                [
                    (),
                    (Event(0, {"l2": 0.5}, {"b": frozen([3.0])}), Event(5, {"learning_rate": 1e-3})),
                    (Event(3, {"learning_rate": TOO_FAST}), Event(30, {}, {"W": frozen([[1.0], [0.0], [1.0]])})),
                ]
            ),
        ),
    ),
)
_moves = st.one_of(
    st.builds(Step, _few), st.builds(Back, _few), st.builds(Seek, st.integers(-2, 400)), st.just(Play()),
    st.just(Play()), st.just(Pause()), st.builds(StepOperation, st.sampled_from([1, 1, -1])),
)  # fmt: skip
# A float is time to work for: the clock moves on by a thousandth of a second at each update.
_deeds = st.lists(
    st.one_of(_moves, _moves, _live, _live, st.floats(0.0, 0.2), st.floats(0.0, 0.2), _anew), min_size=1, max_size=30
)


@pytest.mark.parametrize("lab", [LAB, COMPARED], ids=["one run", "three in lock-step"])
@pytest.mark.parametrize("history_bytes", [1, 64_000_000], ids=["tiny memory", "all kept"])
@settings(deadline=None, max_examples=150, suppress_health_check=[HealthCheck.differing_executors])
@given(deeds=_deeds)
@example(deeds=[SetKnob("learning_rate", TOO_FAST), Step(60), SetKnob("learning_rate", 1e-6), Step(20), Back(25)])
@example(deeds=[Step(5), SetParameters({"w1": 1e200}), Step(2), SetParameters({"w1": 1.0}), Step(9)])
@example(deeds=[Step(300), Seek(155), SetKnob("learning_rate", 3e-5), Step(100), Seek(120), Play(), 0.1])
def test_whatever_was_done_a_fresh_run_of_the_lesson_is_the_same(
    lab: Lab, history_bytes: int, deeds: list[Command | float]
) -> None:
    clock = Clock()
    one = runner(lesson(lab=LAB), lab=lab, clock=clock, history_bytes=history_bytes)
    one.handle(SetSpeed(Speed.FULL))
    for deed in deeds:
        if isinstance(deed, float):
            clock.tick_s = 0.001
            one.advance(deed)
            clock.tick_s = 0.0
            continue
        try:
            one.handle(deed)
        except LearnerError:
            continue
    assert_same_as_fresh(lab, one, history_bytes)


@settings(deadline=None, max_examples=60)
@given(st.integers(0, 700), st.lists(st.integers(0, 700), min_size=1, max_size=6))
def test_any_step_is_found_again_exactly_with_however_little_memory(last: int, sought: list[int]) -> None:
    whole = runner(history_bytes=64_000_000)
    little = runner(history_bytes=1)
    for one in (whole, little):
        one.handle(Step(max(1, last)))
        finish(one)
    assert whole.history.stride == 1
    for step in sought:
        for one in (whole, little):
            one.handle(Seek(step))
            finish(one)
        assert state_bits(little) == state_bits(whole)
        assert little.experiment.cost == whole.history.costs()[little.step]


def test_a_lesson_with_a_change_after_the_run_blew_up_never_gets_there() -> None:
    one = runner(lesson(learning_rate=TOO_FAST, events=(Event(30, {"learning_rate": 1e-6}),)))
    one.handle(Step(100))
    finish(one)
    assert (one.phase, one.step) == (Phase.DIVERGED, 20)


def test_a_change_at_the_very_step_at_which_it_overflows_does_not_save_the_run() -> None:
    straight = runner(lesson(learning_rate=1e6))
    straight.handle(Step(100))
    finish(straight)
    one = runner(lesson(learning_rate=1e6, events=(Event(straight.step + 1, {"learning_rate": 1e-6}),)))
    one.handle(Step(100))
    finish(one)
    assert (one.phase, one.step) == (Phase.DIVERGED, straight.step)
    assert np.isfinite(one.experiment.cost)


@pytest.mark.parametrize("w1", [1e3, -1e9, 0.0, 1.3])
@pytest.mark.parametrize("at", [3, 10, 19])
def test_moved_by_hand_while_it_blows_up_it_stops_at_the_same_step_each_time(at: int, w1: float) -> None:
    one = runner(lesson(learning_rate=TOO_FAST))
    for command in (Step(at), SetParameters({"w1": w1}), Step(100)):
        one.handle(command)
        finish(one)
    assert one.phase is Phase.DIVERGED
    stopped = one.step
    assert_same_as_fresh(LAB, one, 1)
    one.handle(Seek(at - 2))
    one.handle(Step(100))
    finish(one)
    assert (one.phase, one.step) == (Phase.DIVERGED, stopped)
