"""The command line as people and programs use it: real processes, exit codes, one line for what is wrong."""

import json
import os
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from engine import catalogue
from engine.core.experiment import Kind
from engine.version import VERSION

ROOT = Path(__file__).parents[1]
CASES: dict[str, Any] = json.loads((ROOT / "tests/data/cases.json").read_text(encoding="utf-8"))["cases"]
LINEAR = [name for name, case in CASES.items() if case["kind"] == "mse"]
EXAM: dict[str, Any] = {"data": {"dataset": "exam_five"}, "knobs": {"learning_rate": 1e-5}, "steps": 20}


def _run(*arguments: object, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-W", "error", ROOT / "main.py", *map(str, arguments)],
        capture_output=True,
        encoding="utf-8",
        timeout=120,
        env={**os.environ, **environment},
        check=False,
    )


def _lesson(folder: Path, name: str = "lesson.json", lab: str = "l04_linear/train", **keys: Any) -> Path:
    file = folder / name
    document = {"format": "modulab-lesson", "version": 1, "lab": lab, **keys}
    file.write_text(json.dumps(document), encoding="utf-8")
    return file


def _refusal(*arguments: object, **environment: str) -> str:
    """The one line of a call that must be refused."""
    done = _run(*arguments, **environment)
    assert done.returncode == 2, done.stderr
    assert done.stdout == ""
    assert done.stderr.endswith("\n")
    assert done.stderr.count("\n") == 1, done.stderr
    assert "Traceback" not in done.stderr
    return done.stderr


def _case_lesson(folder: Path, case: dict[str, Any]) -> Path:
    # Some cases name a file instead of their rows: it is the 25 exam scores.
    data = {"x": case["X"], "y": case["Y"]} if "X" in case else {"dataset": "exam_scores"}
    decay = case.get("lr_decay", {"every": 0, "factor": 1.0})
    knobs = {
        "learning_rate": case["lr"],
        "l2": case["l2"],
        "decay_every": decay["every"],
        "decay_factor": decay["factor"],
    }
    return _lesson(folder, data=data, knobs=knobs, initial=case["init"], steps=case["updates"])


# ── headless ──


@pytest.mark.parametrize("name", LINEAR)
def test_a_headless_run_reproduces_the_reference_run(name: str, tmp_path: Path) -> None:
    case = CASES[name]
    done = _run("--headless", "--lesson", _case_lesson(tmp_path, case), "--report-at", ",".join(case["cost"]))
    assert (done.returncode, done.stderr) == (0, "")
    result = json.loads(done.stdout)
    # A run that blows up is stopped before the reference gives up: what there is of it must agree.
    reached = {k: cost for k, cost in case["cost"].items() if int(k) <= result["steps"]}
    assert list(result["cost"]) == list(reached)
    np.testing.assert_allclose(list(result["cost"].values()), list(reached.values()), rtol=1e-9)
    diverges = "diverge" in name
    assert result["phase"] == ("diverged" if diverges else "done")
    assert result["steps"] >= 10
    if not diverges:
        assert result["steps"] == case["updates"]
        for key, values in case["final"].items():
            np.testing.assert_allclose(result["params"][key], values, rtol=1e-9)
        if "train_output_final" in case:
            np.testing.assert_allclose(result["output"], case["train_output_final"], rtol=1e-9)


def test_with_out_the_result_is_in_the_file_and_nothing_is_printed(tmp_path: Path) -> None:
    lesson, out = _lesson(tmp_path, **EXAM), tmp_path / "결과.json"
    done = _run("--headless", "--lesson", lesson, "--out", out)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert out.read_text(encoding="utf-8") == _run("--headless", "--lesson", lesson).stdout
    assert sorted(tmp_path.iterdir()) == sorted([lesson, out])


def test_a_csv_is_found_beside_its_lesson_from_anywhere(tmp_path: Path) -> None:
    (tmp_path / "점수.csv").write_bytes("시간,점수\r\n1,2\r\n2,4\r\n".encode("cp949"))
    done = _run("--headless", "--lesson", _lesson(tmp_path, data={"csv": "점수.csv"}, steps=3))
    assert done.returncode == 0, done.stderr
    assert len(json.loads(done.stdout)["output"]) == 2


def test_only_the_first_thousand_rows_are_put_out(tmp_path: Path) -> None:
    rows = [[k / 1500] for k in range(1500)]
    lesson = _lesson(tmp_path, data={"x": rows, "y": [k / 1500 for k in range(1500)]}, steps=1)
    assert len(json.loads(_run("--headless", "--lesson", lesson).stdout)["output"]) == 1000


def test_what_is_printed_is_utf_8_whatever_the_console_speaks() -> None:
    plain, strange = _run("--list"), _run("--list", PYTHONIOENCODING="cp949", LC_ALL="C")
    assert strange.returncode == 0
    assert strange.stdout == plain.stdout


@pytest.mark.parametrize("mode", ["headless", "list"])
def test_without_a_window_qt_is_never_imported(mode: str, tmp_path: Path) -> None:
    arguments = ["--list"] if mode == "list" else ["--headless", "--lesson", str(_lesson(tmp_path, **EXAM))]
    code = (
        "import sys, main\n"
        f"assert main.main({arguments!r}) == 0\n"
        "print([name for name in sys.modules if name.split('.')[0] in ('PySide6', 'shiboken6', 'pyqtgraph')])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, encoding="utf-8", timeout=60, cwd=ROOT, check=False
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines()[-1] == "[]"


# ── list, version, help ──


def test_the_list_tells_every_lab_with_what_a_lesson_may_say() -> None:
    done = _run("--list")
    assert (done.returncode, done.stderr) == (0, "")
    told = [json.loads(line) for line in done.stdout.splitlines()]
    assert [entry["lab"] for entry in told] == [lab.name for lab in catalogue.labs()]
    for entry, lab in zip(told, catalogue.labs(), strict=True):
        assert entry["kind"] == lab.kind.value
        assert entry["titles"]["ko"]
        assert entry["titles"]["en"]
        assert entry["datasets"] == list(lab.datasets)
        assert entry["views"] == list(lab.views)
        assert entry["steps"] == lab.steps
        for told_knob, knob in zip(entry["knobs"], lab.knobs, strict=True):
            assert told_knob["name"] == knob.name
            assert told_knob["kind"] in ("number", "integer", "flag", "choice", "list")
            assert knob.check(told_knob["default"]) == knob.default
            assert told_knob["live"] is knob.live
            assert ("range" in told_knob) != ("options" in told_knob)


def test_the_version_is_that_of_the_project() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert project["version"] == VERSION
    done = _run("--version")
    assert (done.returncode, done.stdout) == (0, f"ModuLab {VERSION}\n")


def test_help_names_every_argument() -> None:
    done = _run("--help")
    assert done.returncode == 0
    for argument in ("--lab", "--lesson", "--list", "--headless", "--steps", "--report-at", "--out", "--lang"):
        assert argument in done.stdout
    for argument in ("--theme", "--projector", "--screenshots", "--size", "--autoplay", "--quit-after", "--stats"):
        assert argument in done.stdout


# ── what is refused ──


@pytest.mark.parametrize(
    ("arguments", "named"),
    [
        (["--nonsense"], ["--nonsense"]),
        (["--nonsense\nsecond line"], ["second line"]),
        (["--head"], ["--head"]),
        (["--lang", "fr"], ["fr", "ko", "en"]),
        (["--theme", "pink"], ["pink", "light"]),
        (["--headless"], ["--headless", "--lesson"]),
        (["--headless", "--list"], ["--headless", "--list"]),
        (["--headless", "--lesson", "/missing/수업.json"], ["수업.json", "no such file"]),
        (["--headless", "--lesson", "/"], ["folder"]),
        (["--lesson", "/missing/수업.json"], ["수업.json", "no such file"]),
        (["--lab", "l04_linear/trane"], ["l04_linear/trane", "l04_linear/train"]),
        (["--screenshots", "/tmp", "--lab", "nothing"], ["nothing", "l04_linear/train"]),
        (["--screenshots", "/dev/null"], ["/dev/null"]),
        (["--screenshots", "/tmp", "--autoplay"], ["--screenshots", "--autoplay"]),
        (["--size", "1600"], ["--size", "1600", "1600x900"]),
        (["--size", "0x900"], ["--size", "0x900"]),
        (["--size", "99999x900"], ["--size", "99999x900"]),
        (["--size", "-5x10"], ["--size"]),
        (["--steps", "many"], ["--steps", "many", "10,000,000"]),
        (["--steps", "-1"], ["--steps", "-1"]),
        (["--steps", "10000001"], ["--steps", "10000001"]),
        (["--steps", "1_0"], ["--steps", "1_0"]),
        (["--quit-after", "soon"], ["--quit-after", "soon"]),
        (["--quit-after", "nan"], ["--quit-after", "nan"]),
        (["--quit-after", "-1"], ["--quit-after", "-1"]),
        (["--stats", "/missing/stats.json"], ["/missing/stats.json", "folder"]),
        (["--report-at", "1"], ["--report-at", "--headless"]),
        (["--out", "a.json"], ["--out", "--headless"]),
        (["--list", "--autoplay"], ["--list", "--autoplay"]),
    ],
)
def test_wrong_arguments_are_said_in_one_line(arguments: list[str], named: list[str]) -> None:
    said = _refusal(*arguments, LC_ALL="C.UTF-8")
    assert [word for word in named if word not in said] == [], said


@pytest.mark.parametrize(
    ("arguments", "named"),
    [
        (["--report-at", "1,,2"], ["--report-at", "1,,2"]),
        (["--report-at", "ten"], ["--report-at", "ten"]),
        (["--report-at=-1"], ["--report-at", "-1"]),
        (["--steps", "1.5"], ["--steps", "1.5"]),
        (["--autoplay"], ["--headless", "--autoplay"]),
        (["--screenshots", "/tmp"], ["--screenshots", "--headless"]),
        (["--lab", "l04_linear/shapes"], ["l04_linear/shapes", "l04_linear/train"]),
        (["--out", "/missing/out.json"], ["/missing/out.json", "folder"]),
        (["--out", "/"], ["folder"]),
    ],
)
def test_wrong_arguments_of_a_headless_run_are_said_in_one_line(
    arguments: list[str], named: list[str], tmp_path: Path
) -> None:
    said = _refusal("--headless", "--lesson", _lesson(tmp_path, **EXAM), *arguments, LC_ALL="C.UTF-8")
    assert [word for word in named if word not in said] == [], said


@pytest.mark.parametrize(
    ("keys", "named"),
    [
        ({"stepz": 3}, ["stepz"]),
        ({"lab": "l99/x"}, ["l99/x", "l04_linear/train"]),
        ({"knobs": {"learning_rate": "fast"}}, ["learning_rate", '"fast"']),
        ({"data": {"csv": "missing.csv"}}, ["missing.csv", "no such file"]),
        ({"data": {"csv": "bad.csv"}}, ["bad.csv", "Line 2", "column 1", '"x"']),
        ({"data": {"x": [[1], [2]], "y": [1]}}, ["2 rows of x", "1 of y"]),
        ({"initial": {"W": [[1], [2], [3], [4]], "b": [0]}}, ["W", "[4, 1]", "[2, 1]"]),
        ({"events": [{"at": 2, "parameters": {"b": [1, 2]}}]}, ["b", "[2]", "[1]"]),
        ({"knobs": {"features": [7]}}, ["features", "7"]),
    ],
)
def test_a_wrong_lesson_is_said_in_one_line_and_nothing_is_written(
    keys: dict[str, Any], named: list[str], tmp_path: Path
) -> None:
    (tmp_path / "bad.csv").write_bytes(b"1,2\nx,4\n")
    lesson = _lesson(tmp_path, **keys)
    before = sorted(tmp_path.iterdir())
    said = _refusal("--headless", "--lesson", lesson, "--out", tmp_path / "out.json", LC_ALL="C.UTF-8")
    assert [word for word in ["lesson.json", *named] if word not in said] == [], said
    assert sorted(tmp_path.iterdir()) == before


def test_the_language_of_the_line_can_be_chosen(tmp_path: Path) -> None:
    lesson = _lesson(tmp_path, steps=True)
    assert "정수가 있어야 합니다" in _refusal("--headless", "--lesson", lesson, "--lang", "ko")
    assert "expected a whole number" in _refusal("--headless", "--lesson", lesson, "--lang", "en")


@pytest.mark.parametrize("name", [lab.name for lab in catalogue.labs() if lab.kind is not Kind.TRAIN])
def test_a_lab_with_nothing_to_train_is_refused_without_a_window(name: str, tmp_path: Path) -> None:
    said = _refusal("--headless", "--lesson", _lesson(tmp_path, lab=name), LC_ALL="C.UTF-8")
    assert name in said
    assert "nothing to train" in said
