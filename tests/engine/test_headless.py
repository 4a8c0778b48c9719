"""Lessons run without a window: the result says what happened, in full precision."""

import dataclasses
import json
import math
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from engine import catalogue, headless
from engine.core import lesson_file
from engine.core.experiment import Kind, Lab
from engine.core.lesson import Event, Lesson, NamedData, RunOverride
from engine.core.messages import LearnerError
from engine.core.types import frozen

LAB = catalogue.lab("l04_linear/train")


def _exam(**changes: Any) -> Lesson:
    lesson = LAB.lesson()
    knobs = {**lesson.knobs, "learning_rate": 1e-5}
    return dataclasses.replace(lesson, data=NamedData("exam_five"), knobs=knobs, steps=20, **changes)


def test_a_result_has_exactly_the_promised_keys() -> None:
    result = headless.run(_exam(), LAB)
    assert list(result) == ["lab", "phase", "steps", "cost", "params", "params_original", "output", "accuracy"]
    assert (result["lab"], result["phase"], result["steps"]) == (LAB.name, "done", 20)
    assert list(result["cost"]) == ["0", "20"]
    assert result["accuracy"] is None
    assert np.shape(result["params"]["W"]) == (3, 1)
    assert np.shape(result["output"]) == (5, 1)


def test_costs_are_told_where_asked_and_left_out_past_the_end() -> None:
    result = headless.run(_exam(), LAB, report_at=[20, 1, 21, 1, 5])
    assert list(result["cost"]) == ["1", "5", "20"]


def test_the_steps_asked_for_beat_those_of_the_lesson() -> None:
    assert headless.run(_exam(), LAB, steps=7)["steps"] == 7


def test_no_steps_tell_the_start() -> None:
    result = headless.run(_exam(), LAB, steps=0)
    assert (result["phase"], result["steps"], result["cost"]) == ("done", 0, {"0": 29661.8})
    assert result["params"] == {"W": [[0.0], [0.0], [0.0]], "b": [0.0]}


def test_two_runs_of_a_lesson_are_the_same_to_the_last_bit() -> None:
    lesson = dataclasses.replace(_exam(seed=3), knobs={**_exam().knobs, "initialisation": "normal"})
    assert headless.as_text(headless.run(lesson, LAB)) == headless.as_text(headless.run(lesson, LAB))


def test_a_lesson_that_was_written_and_read_gives_the_same_result() -> None:
    lesson = _exam(initial={"W": frozen([[0.1], [1 / 3], [-2e-7]]), "b": frozen([math.pi])})
    again = lesson_file.parse(lesson_file.write(lesson), Path(), catalogue.lab)
    assert headless.run(again, LAB) == headless.run(lesson, LAB)


def test_a_change_in_mid_run_changes_what_comes_after_it_only() -> None:
    plain = headless.run(_exam(), LAB, report_at=range(21))["cost"]
    event = Event(10, {"learning_rate": 1e-6}, {})
    changed = headless.run(_exam(events=(event,)), LAB, report_at=range(21))["cost"]
    assert [k for k in plain if plain[k] != changed[k]] == [str(k) for k in range(11, 21)]


def test_parameters_can_be_set_in_mid_run_one_by_one() -> None:
    event = Event(20, parameters={"b": frozen([5.0])})
    result = headless.run(_exam(events=(event,)), LAB)
    assert result["params"]["b"] == [5.0]
    assert result["params"]["W"] == headless.run(_exam(), LAB)["params"]["W"]


def test_scaled_runs_tell_the_parameters_of_the_unscaled_features_too() -> None:
    lesson = _exam()
    lesson = dataclasses.replace(lesson, knobs={**lesson.knobs, "scaling": "standard", "learning_rate": 0.1})
    result = headless.run(lesson, LAB)
    X = np.array([[73, 80, 75], [93, 88, 93], [89, 91, 90], [96, 98, 100], [73, 66, 70]])
    original = result["params_original"]
    assert np.allclose(X @ np.array(original["W"]) + np.array(original["b"]), result["output"], rtol=1e-9)


def test_a_run_that_blows_up_ends_and_says_so() -> None:
    lesson = _exam()
    lesson = dataclasses.replace(lesson, knobs={**lesson.knobs, "learning_rate": 1.0})
    result = headless.run(lesson, LAB, steps=100_000)
    assert result["phase"] == "diverged"
    assert result["steps"] < 1000
    json.loads(headless.as_text(result), parse_constant=lambda word: pytest.fail(f"{word} is no JSON"))


def test_numbers_that_are_not_finite_are_texts() -> None:
    lesson = _exam(initial={"W": frozen([[1e300], [1e300], [1e300]]), "b": frozen([0.0])})
    result = headless.run(lesson, LAB, steps=0)
    assert result["cost"] == {"0": "inf"}
    assert json.loads(headless.as_text(result))["cost"]["0"] == "inf"


def test_compared_runs_have_a_result_each_and_the_first_one_stands_on_top() -> None:
    slow, fast = RunOverride("slow", {"learning_rate": 1e-6}), RunOverride("fast", {"learning_rate": 2e-5})
    result = headless.run(_exam(runs=(slow, fast)), LAB)
    assert list(result["runs"]) == ["slow", "fast"]
    assert result["cost"] == result["runs"]["slow"]["cost"]
    fast_alone = dataclasses.replace(_exam(), knobs={**_exam().knobs, "learning_rate": 2e-5})
    assert result["runs"]["fast"]["cost"] == headless.run(fast_alone, LAB)["cost"]


@pytest.mark.parametrize(
    "lab", [lab for lab in catalogue.labs() if lab.kind is not Kind.TRAIN], ids=lambda lab: lab.name
)
def test_a_lab_without_training_is_refused(lab: Lab) -> None:
    with pytest.raises(LearnerError, match="nothing to train"):
        headless.run(lab.lesson(), lab)


@pytest.mark.parametrize("lab", [lab for lab in catalogue.labs() if lab.kind is Kind.TRAIN], ids=lambda lab: lab.name)
def test_every_lab_that_trains_runs_from_its_defaults(lab: Lab) -> None:
    result = headless.run(lab.lesson(), lab, steps=30)
    assert (result["phase"], result["steps"]) == ("done", 30)


@pytest.mark.parametrize(
    ("initial", "named"),
    [
        ({"W": [[0.0]]}, ["W", "b"]),
        ({"W": [[0.0], [0.0]], "b": [0.0]}, ["W", "[2, 1]", "[3, 1]"]),
        ({"W": [[0.0], [0.0], [0.0]], "b": [0.0], "c": [1.0]}, ["c"]),
    ],
)
def test_a_start_that_does_not_fit_is_refused(initial: dict[str, list[float]], named: list[str]) -> None:
    start = {name: frozen(values) for name, values in initial.items()}
    with pytest.raises(LearnerError) as caught:
        headless.run(_exam(initial=start), LAB)
    assert [word for word in named if word not in str(caught.value)] == []


# ── saving ──


def test_saving_replaces_a_file_and_leaves_nothing_beside_it(tmp_path: Path) -> None:
    file = tmp_path / "결과.json"
    file.write_text("old")
    headless.save("new", file)
    assert file.read_text(encoding="utf-8") == "new"
    assert list(tmp_path.iterdir()) == [file]


def test_saving_through_a_link_keeps_the_link(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(tmp_path / "file")
    headless.save("new", tmp_path / "link")
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "file").read_text() == "new"


def test_a_device_is_written_to_and_not_replaced() -> None:
    headless.save("gone", Path("/dev/null"))
    assert Path("/dev/null").is_char_device()


def test_a_place_that_cannot_be_written_is_refused_and_nothing_is_left(tmp_path: Path) -> None:
    with pytest.raises(LearnerError, match="nothing can be written"):
        headless.save("new", tmp_path / "missing" / "a.json")
    with pytest.raises(LearnerError, match="nothing can be written"):
        headless.save("new", tmp_path / ("x" * 300))
    assert list(tmp_path.iterdir()) == []
