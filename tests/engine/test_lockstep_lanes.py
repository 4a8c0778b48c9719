"""Runs in lock-step one by one: each has its past, explanations, code, words, result and program of its own."""

import dataclasses
import subprocess
import sys

import numpy as np
import pytest

from engine import headless
from engine.core.commands import Back, Play, Seek, SetKnob, SetLook, SetSpeed, Step
from engine.core.experiment import Lab
from engine.core.frames import LinePart, Look
from engine.core.lane_curves import curves_part
from engine.core.lesson import Lesson
from engine.core.lockstep import LockStep
from engine.core.messages import Message, sentence
from engine.core.pace import Speed
from engine.core.program import program
from engine.core.run import Run
from engine.core.runner import Runner
from engine.core.training import Training
from engine.lectures.l05_logistic.cost import LAB as COSTS
from tests.engine.runs import TOO_FAST, Clock, do, lesson, play, runner
from tests.engine.test_lockstep import compared, lockstep, runner_of


def costs_runner(lab: Lab = COSTS, given: Lesson | None = None) -> Runner:
    return Runner(lab, given or lab.lesson(), Clock())


def test_a_lane_has_the_past_that_its_run_has_alone() -> None:
    one = do(runner_of(1e-5, 3e-5), Step(30), Back(10))
    for rate, lane in zip((1e-5, 3e-5), lockstep(one).lanes(), strict=True):
        alone = do(runner(lesson(learning_rate=rate)), Step(30), Back(10))
        assert isinstance(alone.experiment, Training)
        assert isinstance(lane.experiment, Training)
        past = lane.past(one.history)
        assert past.last == alone.history.last == 30
        assert past.costs().tolist() == alone.history.costs().tolist()
        steps, path = lane.experiment.path(past)
        expected_steps, expected = alone.experiment.path(alone.history)
        assert steps == expected_steps
        assert np.array_equal(path, expected)


def test_the_costs_of_all_runs_make_one_part() -> None:
    one = do(runner_of(1e-5, 3e-5), Step(20), Seek(5))
    part = curves_part(lockstep(one).lanes(), one.history)
    assert [lane.name for lane in part.lanes] == ["1e-05", "3e-05"]
    for lane, known in zip(part.lanes, lockstep(one).lanes(), strict=True):
        assert (lane.curve.step, lane.curve.last) == (5, 20)
        assert lane.curve.cost == known.experiment.cost
        assert len(lane.curve.low) == 21
        assert lane.diverged_at is None


def test_a_run_that_blew_up_says_in_its_curve_where() -> None:
    one = play(runner_of(TOO_FAST, 1e-5))
    blown, sound = curves_part(lockstep(one).lanes(), one.history).lanes
    assert blown.diverged_at == lockstep(one).lanes()[0].diverged_at is not None
    assert sound.diverged_at is None
    assert np.isfinite(blown.curve.high).all()


def test_a_key_with_a_runs_name_is_explained_by_that_run() -> None:
    one = do(runner_of(1e-5, 3e-5), Step(3))
    costs = {lane.name: lane.experiment.cost for lane in lockstep(one).lanes()}
    for name, cost in costs.items():
        told = one.experiment.explain((name, "cost"))
        assert told.key == (name, "cost")
        assert told.value == pytest.approx(cost, rel=1e-12)
    assert one.experiment.explain(("cost",)).value == pytest.approx(costs["1e-05"], rel=1e-12)


def test_the_line_with_numbers_is_for_the_chosen_row() -> None:
    one = runner_of(1e-5, 3e-5)
    one.handle(SetLook(Look(sample=3)))
    line = one.snapshot().frame.line
    assert isinstance(line, LinePart)
    assert line.row == 3


def test_the_frame_says_whose_cost_it_shows() -> None:
    assert costs_runner().snapshot().frame.run == "CE"
    assert runner().snapshot().frame.run == ""


def test_runs_of_the_same_code_are_taken_apart_once() -> None:
    one = runner_of(1e-5, 3e-5)
    alone = runner(lesson(learning_rate=1e-5))
    assert one.experiment.code() == alone.experiment.code()
    assert len(one.experiment.operations()) == len(alone.experiment.operations())


def test_runs_of_different_code_are_taken_apart_one_after_the_other() -> None:
    experiment = costs_runner().experiment
    blocks = experiment.code()
    assert experiment.code() is blocks
    assert [block.title for block in blocks][1::5] == ["CE: binary_cross_entropy", "SE: sigmoid_squared_error"]
    operations = experiment.operations()
    for operation in operations:
        block = blocks[operation.block]
        assert operation.code in block.lines[operation.line]
        made_by = {name.split("(")[1] for name in operation.made}
        assert made_by == {f"{block.title.split(':')[0]})"}
    assert [operation.phase for operation in operations].count("update") == 2


def test_the_moved_weights_of_an_update_taken_apart_are_those_of_the_next_step() -> None:
    one = do(costs_runner(), Step(2))
    moved = {
        name: float(value[0, 0])
        for operation in one.experiment.operations()
        if operation.phase == "update"
        for name, value in operation.made.items()
    }
    do(one, Step(1))
    after = {f"W ({name})": float(r.params["W"][0, 0]) for name, r in lockstep(one).results().items()}
    assert moved == after


# ── words


def _said(one: Runner, updates: int) -> Message:
    """The status while it plays, after so many updates."""
    one.handle(SetSpeed(Speed.FULL))
    one.handle(Play())
    while one.step < updates:
        one.advance(0.0)
    return one.status().message


def test_where_all_runs_do_the_same_it_is_said_once() -> None:
    assert costs_runner().status().message == Message("status_not_started")
    assert _said(costs_runner(), 50) == Message("status_training")


def test_where_they_differ_each_is_named_and_slowness_has_its_number() -> None:
    said = _said(costs_runner(given=_longer(COSTS.lesson())), 150)
    words = sentence(said, "en")
    assert words.startswith("CE: Training. SE: Hardly moving now (−")
    assert "%" in words


def _longer(given: Lesson) -> Lesson:
    return dataclasses.replace(given, steps=1000)


def test_a_run_that_blew_up_is_named_while_the_others_go_on() -> None:
    words = sentence(_said(runner_of(TOO_FAST, 1e-5, steps=500), 100), "en")
    assert words.startswith("0.0001: Stopped at update ")
    assert "1e-05: " in words


def test_at_the_goal_both_weights_are_said() -> None:
    words = sentence(play(costs_runner()).status().message, "en")
    assert words == "The 100 updates asked for are done. CE: w = 2.158, SE: w = −5.980."


# ── without a window


def test_a_result_has_each_run_and_the_first_one_on_top() -> None:
    result = headless.run(COSTS.lesson(), COSTS, report_at=[0, 20])
    assert list(result["runs"]) == ["CE", "SE"]
    assert result["params"] == result["runs"]["CE"]["params"]
    assert set(result) == {"lab", "runs", *result["runs"]["CE"]}
    entropy, squared = (run["params"]["W"][0][0] for run in result["runs"].values())
    assert (entropy, squared) == pytest.approx((2.158, -5.980), abs=5e-4)
    assert [list(run["cost"]) for run in result["runs"].values()] == [["0", "20"]] * 2


def test_of_compared_runs_one_may_have_diverged() -> None:
    result = headless.run(lesson(steps=200), compared(TOO_FAST, 1e-5))
    blown, sound = result["runs"].values()
    assert (blown["phase"], sound["phase"]) == ("diverged", "done")
    assert (blown["steps"] < 25, sound["steps"]) == (True, 200)
    assert str(blown["steps"]) not in sound["cost"]


def test_the_program_makes_one_run_after_the_other() -> None:
    given = COSTS.lesson()
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", program(COSTS, given, "numpy")],
        capture_output=True, text=True, timeout=60, check=True,
    )  # fmt: skip
    lines = done.stdout.splitlines()
    both = Run(COSTS, given)
    both.train(given.steps, float("inf"), lambda: 0.0)
    assert isinstance(both.experiment, LockStep)
    for name, found in both.experiment.results().items():
        begin = lines.index(name)
        assert f"W {found.params['W'].tolist()}" in lines[begin:]
    for framework in ("torch", "tensorflow"):
        text = program(COSTS, given, framework)
        compile(text, framework, "exec")
        assert "sigmoid(Z) - Y" in text


def test_a_knob_that_restarts_makes_all_runs_anew() -> None:
    one = do(costs_runner(), Step(5), SetKnob("initialisation", "w-4"))
    assert [float(r.params["W"][0, 0]) for r in lockstep(one).results().values()] == [-4.0, -4.0]
