"""What is saved of a run: its lesson up to where it stands, from which anyone gets the same run to the last bit."""

import dataclasses
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest

from engine import catalogue
from engine.core import lesson_file
from engine.core.commands import Back, Command, Seek, SetKnob, SetParameters, Step, StepOperation, TellLesson
from engine.core.experiment import Kind
from engine.core.lesson import Lesson, RunOverride
from engine.core.runner import Runner
from engine.core.status import Phase
from tests.engine.lessons import assert_same
from tests.engine.replays import state_bits
from tests.engine.runs import TOO_FAST, do, lesson, play, runner


def saved(one: Runner) -> Lesson:
    """What the runner tells when it is asked for its lesson."""
    one.handle(TellLesson())
    told = one.snapshot().lesson
    assert told is not None
    return told


def reopened(one: Runner) -> Runner:
    """The saved run, written, read and played to the end that it has then."""
    text = lesson_file.write(saved(one))
    return play(Runner(one.lab, lesson_file.parse(text, Path("/nowhere"), catalogue.lab)))


def test_a_run_that_was_not_begun_is_saved_to_its_goal_with_what_was_set() -> None:
    one = do(runner(lesson(steps=70)), SetKnob("learning_rate", 2e-5), SetParameters({"b": 3.0}, start=True))
    told = saved(one)
    assert told.steps == 70
    assert told.knobs["learning_rate"] == 2e-5
    assert told.initial is not None
    assert told.initial["b"].tolist() == [3.0]
    assert told.events == ()


CHANGES: Sequence[Command] = (
    Step(20),
    SetKnob("learning_rate", 2e-5),
    Step(13),
    SetParameters({"w1": 0.1, "b": 5.0}),
    Step(27),
)


def test_a_run_with_changes_comes_back_to_the_bit_where_it_stood() -> None:
    one = do(runner(lesson(steps=1000)), *CHANGES)
    again = reopened(one)
    assert (again.step, again.phase) == (60, Phase.DONE)
    assert state_bits(again) == state_bits(one)
    assert again.history.costs().tobytes() == one.history.costs().tobytes()


@pytest.mark.parametrize(("back_to", "events"), [(20, [20]), (19, []), (33, [20, 33]), (45, [20, 33])])
def test_after_going_back_only_what_was_changed_up_to_there_is_saved(back_to: int, events: list[int]) -> None:
    one = do(runner(lesson(steps=1000)), *CHANGES, Seek(back_to))
    assert [event.at for event in saved(one).events] == events
    again = reopened(one)
    assert again.step == back_to
    assert state_bits(again) == state_bits(one)
    assert one.history.last == 60, "what comes after is still there"


def test_a_replay_that_is_under_way_is_finished_before_it_is_saved() -> None:
    # With little memory few states are kept: going back makes updates again.
    one = do(runner(lesson(steps=1000), history_bytes=20_000), Step(600))
    one.handle(Back(7))
    assert one.step < 593
    assert saved(one).steps == 593


def test_whoever_steps_inside_an_update_stays_there() -> None:
    one = do(runner(), Step(5), StepOperation(1), StepOperation(1))
    inside = one.status().next_operation
    assert inside is not None
    assert saved(one).steps == 5
    assert one.status().next_operation == inside


@pytest.mark.parametrize("rate", [TOO_FAST, 1e6])
def test_a_run_that_blew_up_blows_up_again_at_the_same_update(rate: float) -> None:
    one = play(runner(lesson(steps=5000, learning_rate=rate)))
    assert one.phase is Phase.DIVERGED
    again = reopened(one)
    assert (again.phase, again.step) == (Phase.DIVERGED, one.step)
    assert state_bits(again) == state_bits(one)


def test_runs_that_only_a_headless_run_compares_are_not_saved() -> None:
    given = dataclasses.replace(lesson(), runs=(RunOverride("other", {"learning_rate": 1e-6}),))
    assert saved(do(runner(given), Step(3))).runs == ()


@pytest.mark.parametrize("name", catalogue.names())
def test_every_lab_is_saved_and_opened_as_it_stands(name: str, tmp_path: Path) -> None:
    lab = catalogue.lab(name)
    one = Runner(lab)
    if lab.kind is not Kind.STILL:
        do(one, Step(3))
    told = saved(one)
    file = tmp_path / "saved.json"
    file.write_text(lesson_file.write(told, tmp_path), encoding="utf-8")
    read = lesson_file.read(file, catalogue.lab)
    assert_same(read, told)
    again = Runner(lab, read)
    assert dict(again.experiment.knobs) == dict(one.experiment.knobs)
    if lab.kind is Kind.TRAIN:
        again = play(again)
        assert state_bits(again) == state_bits(one)
        assert np.array_equal(again.history.costs(), one.history.costs(), equal_nan=True)


@pytest.mark.parametrize(
    ("name", "change"),
    [
        ("l07_tips/learning_rate", SetKnob("decay_every", 10)),
        ("l07_tips/scaling", SetKnob("rate_standard", 0.3)),
        ("l07_tips/minibatch", SetKnob("batch_size", 7)),
    ],
)
def test_compared_runs_and_batches_come_back_with_what_was_changed_on_the_way(name: str, change: SetKnob) -> None:
    one = do(Runner(catalogue.lab(name)), Step(15), change, Step(25))
    assert [(event.at, *event.knobs) for event in saved(one).events] == [(15, change.name)]
    assert state_bits(reopened(one)) == state_bits(one)
