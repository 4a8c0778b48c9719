"""Pinned runs: kept behind the next ones, named by what differs, brought back to the last bit."""

import numpy as np

from engine import catalogue
from engine.core.commands import BringBack, NewStart, PinRun, Play, Reset, SetData, SetKnob, SetParameters, Step, Unpin
from engine.core.differences import Difference
from engine.core.lesson import NamedData
from engine.core.runner import Runner


def _runner() -> Runner:
    runner = Runner(catalogue.lab("l04_linear/train"))
    runner.handle(SetData(NamedData("exam_five"), {"learning_rate": 1e-5}))
    return runner


def _rest(runner: Runner) -> None:
    while runner.wait_s() is not None:
        runner.advance(1.0)


def _stepped(runner: Runner, updates: int) -> None:
    runner.handle(Step(updates))
    _rest(runner)


def test_a_pin_keeps_curve_path_and_parameters_of_the_run() -> None:
    runner = _runner()
    _stepped(runner, 150)
    runner.handle(PinRun())
    costs, values = runner.history.costs().copy(), runner.experiment.result().params
    runner.handle(Reset())
    pins = runner.snapshot().pins
    assert pins is not None
    ghost = pins[0].ghost
    np.testing.assert_array_equal(ghost.low, costs)
    np.testing.assert_array_equal(ghost.values, np.append(values["W"].ravel(), values["b"]))
    np.testing.assert_array_equal(ghost.path[0], np.zeros(4))
    np.testing.assert_array_equal(ghost.path[1][:3], 1e-5 * np.array([29401.2, 29360.0, 29738.0]))


def test_a_pinned_run_is_told_once_and_then_not_again() -> None:
    runner = _runner()
    _stepped(runner, 5)
    runner.handle(PinRun())
    assert len(runner.snapshot().pins or ()) == 1
    assert runner.snapshot().pins is None


def test_the_difference_between_a_pin_and_the_present_run_is_named_by_itself() -> None:
    runner = _runner()
    _stepped(runner, 20)
    runner.handle(PinRun())
    assert runner.status().pin_differences == ((),)
    runner.handle(SetKnob("scaling", "standard"))
    runner.handle(SetKnob("learning_rate", 0.1))
    found = runner.status().pin_differences[0]
    assert set(found) == {Difference("scaling", "none", "standard"), Difference("learning_rate", 1e-5, 0.1)}


def test_another_start_and_a_change_on_the_way_are_differences_too() -> None:
    runner = _runner()
    _stepped(runner, 20)
    runner.handle(PinRun())
    runner.handle(SetKnob("learning_rate", 2e-5))
    assert [entry.what for entry in runner.status().pin_differences[0]] == ["events"]
    runner.handle(NewStart(11))
    assert "start" in [entry.what for entry in runner.status().pin_differences[0]]
    runner.handle(SetParameters({"w1": 2.0}, start=True))
    assert Difference("start", 0, None) in runner.status().pin_differences[0]


def test_a_run_is_brought_back_exactly_with_its_changes_on_the_way() -> None:
    runner = _runner()
    _stepped(runner, 40)
    runner.handle(SetKnob("learning_rate", 3e-5))
    _stepped(runner, 60)
    before = runner.experiment.result().params
    costs = runner.history.costs().copy()
    runner.handle(PinRun())
    runner.handle(SetData(NamedData("hours_attendance"), {"learning_rate": 0.01}))
    runner.handle(Play())
    runner.advance(0.01)
    runner.handle(BringBack(0))
    _rest(runner)
    assert runner.step == 100
    np.testing.assert_array_equal(runner.experiment.result().params["W"], before["W"])
    np.testing.assert_array_equal(runner.history.costs(), costs)
    assert runner.status().pin_differences == ((),)


def test_three_runs_are_kept_and_the_oldest_gives_way() -> None:
    runner = _runner()
    for updates in (1, 2, 3, 4):
        _stepped(runner, updates)
        runner.handle(PinRun())
    pins = runner.snapshot().pins
    assert pins is not None
    assert [pin.step for pin in pins] == [3, 6, 10]
    runner.handle(Unpin(1))
    pins = runner.snapshot().pins
    assert pins is not None
    assert [pin.step for pin in pins] == [3, 10]


def test_a_lab_without_training_has_nothing_to_pin() -> None:
    runner = Runner(catalogue.lab("l04_linear/shapes"))
    runner.handle(PinRun())
    assert runner.snapshot().pins is None
