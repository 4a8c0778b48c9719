"""Lecture 9's training lab: the recorded runs, the named starts, what is said at the end, and the run as a program."""

import dataclasses
import json
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from engine.core import lesson_file
from engine.core.commands import Framework
from engine.core.experiment import Result
from engine.core.lesson import Event, Lesson, NamedData
from engine.core.program import program
from engine.core.run import Run
from engine.core.status import Phase
from engine.core.status_words import words
from engine.core.types import Params, frozen
from engine.lectures.l09_xor.train import LAB, PICKED, alike, unsolved
from engine.listing import describe
from tests.engine.programs import agrees, need, of_engine, ran
from tests.engine.test_cases import CASES

ROOT = Path(__file__).parents[2]
# Every network of the recorded runs, and the single unit under the names of a network.
NETWORKS = [name for name in CASES if name.startswith("L9")]


def lesson(seed: int = 3, steps: int = 2000, initial: Params | None = None, **knobs: Any) -> Lesson:
    given = LAB.lesson()
    return dataclasses.replace(given, seed=seed, steps=steps, initial=initial, knobs={**given.knobs, **knobs})


def played(given: Lesson) -> Run:
    run = Run(LAB, given)
    run.train(given.steps, float("inf"), lambda: 0.0)
    return run


def start_of(case: Mapping[str, Any]) -> Params:
    return {name if name[1:] else f"{name}1": frozen(value) for name, value in case["init"].items()}


def case_lesson(name: str) -> Lesson:
    case = CASES[name]
    hidden = () if "W" in case["init"] else (2,)
    return lesson(steps=case["updates"], initial=start_of(case), learning_rate=case["lr"], hidden=hidden)


@pytest.mark.parametrize("name", NETWORKS)
def test_a_network_of_the_lectures_comes_out_of_the_lab_as_recorded(name: str) -> None:
    case, run = CASES[name], played(case_lesson(name))
    costs = run.history.costs()
    assert len(case["cost"]) > 4
    for step, expected in case["cost"].items():
        assert costs[int(step)] == pytest.approx(expected, rel=1e-9), f"cost[{step}]"
    for key, expected in case["final"].items():
        found = run.experiment.result().params[key if key[1:] else f"{key}1"]
        np.testing.assert_allclose(found, expected, rtol=1e-9, atol=1e-10, err_msg=key)


@pytest.mark.parametrize("name", NETWORKS)
def test_a_network_of_the_lectures_comes_out_without_a_window_as_recorded(name: str, tmp_path: Path) -> None:
    case, given = CASES[name], case_lesson(name)
    assert given.initial is not None
    document = {
        "format": "modulab-lesson",
        "version": 1,
        "lab": LAB.name,
        "data": {"x": case["X"], "y": case["Y"]},
        "knobs": {"learning_rate": case["lr"], "hidden": list(given.knobs["hidden"])},  # type: ignore[arg-type]
        "initial": {key: value.tolist() for key, value in given.initial.items()},
        "steps": case["updates"],
    }
    file = tmp_path / "lesson.json"
    file.write_text(json.dumps(document), encoding="utf-8")
    out = tmp_path / "result.json"
    steps = ",".join(case["cost"])
    asked = ["--headless", "--lesson", str(file), "--report-at", steps, "--out", str(out)]
    subprocess.run([sys.executable, "main.py", *asked], cwd=ROOT, check=True, timeout=60)
    result = json.loads(out.read_text(encoding="utf-8"))
    assert result["phase"] == "done"
    for step, expected in case["cost"].items():
        assert result["cost"][step] == pytest.approx(expected, rel=1e-9)
    for key, expected in case["final"].items():
        np.testing.assert_allclose(result["params"][key if key[1:] else f"{key}1"], expected, rtol=1e-9, atol=1e-10)


TICKS = {
    3: {0: 1.231, 1: 0.984, 6: 0.703, 15: 0.692, 49: 0.669, 95: 0.605, 188: 0.377, 372: 0.072, 1000: 0.0136},
    1: {0: 0.7058, 1: 0.6989, 6: 0.6958, 49: 0.6933, 95: 0.6918, 188: 0.681, 372: 0.230, 1000: 0.0158, 2000: 0.0060},
    2: {0: 0.7159, 1: 0.7037, 49: 0.6929, 188: 0.682, 372: 0.490, 1000: 0.366, 2000: 0.0115},
    6: {0: 1.118, 1: 0.860, 49: 0.6898, 188: 0.624, 372: 0.403, 1000: 0.3555, 2000: 0.3501},
}  # fmt: skip


@pytest.mark.parametrize("seed", TICKS)
def test_the_named_starts_pass_through_the_known_costs(seed: int) -> None:
    costs = played(lesson(seed)).history.costs()
    for step, expected in TICKS[seed].items():
        assert costs[step] == pytest.approx(expected, rel=0.01), step
    assert (np.diff(costs) < 0).all()


@pytest.mark.parametrize(("seed", "step"), [(3, 164), (1, 318), (2, 1315)])
def test_the_named_starts_are_all_right_from_a_known_step(seed: int, step: int) -> None:
    before, at = played(lesson(seed, step - 1)), played(lesson(seed, step))
    assert before.experiment.result().accuracy != 1.0
    assert at.experiment.result().accuracy == 1.0


def test_a_fresh_lesson_begins_at_the_start_that_finds_the_picked_weights() -> None:
    given = LAB.lesson()
    assert (given.seed, given.steps, given.knobs["learning_rate"], given.knobs["hidden"]) == (3, 2000, 1.0, (2,))
    np.testing.assert_allclose(Run(LAB, given).experiment.result().params["W1"][0], [2.0409, -2.5557], atol=1e-4)


@pytest.mark.parametrize("given", [lesson(3), lesson(3, 10001, learning_rate=0.1)])
def test_who_finds_the_picked_weights_is_told_so_with_the_numbers(given: Lesson) -> None:
    said = played(given).experiment.finished()
    assert said.key == "status_done_found"
    if given.steps == 2000:
        assert (said.values["first"], said.values["output"]) == ("(5.47, 5.47, −8.47)", "(−11.99, −11.84, 5.84)")


UNLIKE: Mapping[str, Lesson] = {
    "not solved": lesson(6),
    "other signs": lesson(1),
    "too early": lesson(3, 100),
    "begun there": lesson(3, 100, PICKED),
    "another gate": dataclasses.replace(lesson(3), data=NamedData("nor_gate")),
    "another loss": lesson(3, loss="squared_error"),
    "put there on the way": dataclasses.replace(lesson(3), events=(Event(10, {}, PICKED),)),
}


@pytest.mark.parametrize("name", UNLIKE)
def test_who_does_not_find_them_is_told_the_outputs_alone(name: str) -> None:
    assert played(UNLIKE[name]).experiment.finished().key == "status_done_outputs"


def test_the_order_of_the_hidden_units_does_not_matter_to_a_find() -> None:
    turned = {
        "W1": PICKED["W1"][:, ::-1], "b1": PICKED["b1"][::-1], "W2": PICKED["W2"][::-1], "b2": PICKED["b2"],
    }  # fmt: skip
    found = alike(turned)
    assert found is not None
    np.testing.assert_array_equal(found["W1"], PICKED["W1"])


def test_a_run_that_is_not_solved_is_told_as_what_it_is() -> None:
    said = played(lesson(6)).experiment.finished()
    assert said.values["outputs"] == "0.004, 0.996, 0.499, 0.502"
    assert said.values["targets"] == "0, 1, 1, 0"


def test_a_run_that_hardly_moves_is_told_by_how_much_and_never_called_failed() -> None:
    costs = played(lesson(2, 1150)).history.costs()
    said = words(Phase.RUNNING, 1150, costs, LAB.hardly)
    assert said.key == "status_hardly_moving_network"
    assert said.values["percent"] == -0.8


def test_a_run_that_learns_is_not_said_to_stand_still() -> None:
    costs = played(lesson(3)).history.costs()
    keys = {words(Phase.RUNNING, step, costs[: step + 1], LAB.hardly).key for step in range(1, 2001)}
    assert keys == {"status_training"}


def test_without_an_activation_two_layers_are_one_line_and_all_outputs_a_half() -> None:
    result: Result = played(lesson(activation="identity")).experiment.result()
    np.testing.assert_allclose(result.output, 0.5, atol=1e-6)
    np.testing.assert_allclose(result.params["W1"] @ result.params["W2"], 0.0, atol=1e-6)


def test_the_card_on_starts_finds_the_one_that_does_not_solve() -> None:
    found = unsolved(lesson(), {"seeds": [1, 2, 6], "updates": 2000})
    assert found.value == 2
    assert found.reasons["cost3"] == pytest.approx(0.3501, abs=1e-4)


def test_scaled_inputs_give_the_same_outputs_as_the_weights_told_for_unscaled_ones() -> None:
    result = played(lesson(steps=300, scaling="standard")).experiment.result()
    assert result.params_original is not None
    X = frozen([[0, 0], [0, 1], [1, 0], [1, 1]])
    H = Run(LAB, lesson(initial=result.params_original)).experiment.result().output
    assert X.shape == (4, 2)
    np.testing.assert_allclose(H, result.output, rtol=1e-12)


PROGRAMS: Mapping[str, Lesson] = {
    "the find": lesson(3),
    "the course": case_lesson("L9_xor_221_tf777_lr0.1"),
    "three layers, squared error": lesson(3, 60, hidden=(10, 10, 10), loss="squared_error", activation="tanh"),
    "a single unit": lesson(3, 60, hidden=()),
    "changed on the way": dataclasses.replace(
        lesson(3, 60), events=(Event(10, {"learning_rate": 0.5}), Event(20, {}, {"b2": frozen([1.0])}))
    ),
}


@pytest.mark.parametrize("name", PROGRAMS)
def test_the_numpy_program_agrees_to_the_last_bit(name: str) -> None:
    given = PROGRAMS[name]
    costs, values = ran(program(LAB, given, "numpy"))
    expected, at_end = of_engine(LAB, given)
    assert costs == {step: expected[step] for step in costs}
    assert len(costs) > 3
    assert values == at_end


@pytest.mark.parametrize("name", PROGRAMS)
@pytest.mark.parametrize("framework", ["torch", "tensorflow"])
def test_programs_that_differentiate_by_themselves_can_be_read_and_agree_where_installed(
    framework: Framework, name: str
) -> None:
    text = program(LAB, PROGRAMS[name], framework)
    compile(text, name, "exec")
    assert "backward(" not in text
    need(framework)
    agrees(LAB, PROGRAMS[name], framework)


def test_a_lesson_file_that_names_no_seed_begins_at_the_one_that_the_list_of_labs_tells() -> None:
    assert describe(LAB)["seed"] == 3
    text = json.dumps({"format": "modulab-lesson", "version": 1, "lab": LAB.name})
    assert lesson_file.parse(text, ROOT, lambda name: LAB).seed == 3
