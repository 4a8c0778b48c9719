"""Sessions that play and measure themselves through the command line, as on a machine without a screen."""

import json
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from engine import catalogue
from engine.core.experiment import Kind
from tests.gui.process import kept, run

LAB = "l04_linear/train"
ROOT = Path(__file__).parents[2]
# On a loaded machine the first frame comes seconds after the window.
LONG_ENOUGH_S = 6
KEYS = {"first_paint_s", "frames", "frames_per_s", "steps", "steps_per_s", "late_ms", "rss_mb", "threads"}


def _figures(home: Path, *arguments: object) -> dict[str, Any]:
    file = home / "stats.json"
    run(home, *arguments, "--stats", file)
    figures = json.loads(file.read_text(encoding="utf-8"))
    assert isinstance(figures, dict)
    return figures


def test_a_session_that_plays_by_itself_measures_itself(tmp_path: Path) -> None:
    figures = _figures(tmp_path, "--lab", LAB, "--autoplay", "--quit-after", LONG_ENOUGH_S)
    assert set(figures) >= KEYS
    assert 0 < figures["first_paint_s"] < 60
    assert figures["frames"] > 0
    assert figures["steps"] > figures["frames"]
    assert figures["frames_per_s"] == pytest.approx(figures["frames"] / (figures["steps"] / figures["steps_per_s"]))
    assert 0 <= figures["late_ms"]["p50"] <= figures["late_ms"]["p95"]
    assert figures["late_ms"]["p95"] <= figures["late_ms"]["p99"] <= figures["late_ms"]["max"]
    assert figures["rss_mb"] > 20
    assert figures["threads"] >= 2
    assert kept(tmp_path) == []


def test_a_session_may_end_with_its_first_paint(tmp_path: Path) -> None:
    figures = _figures(tmp_path, "--lab", LAB, "--quit-after", 0)
    assert figures["first_paint_s"] > 0
    assert (figures["frames"], figures["steps"]) == (0, 0)


def test_the_age_of_a_process_counts_from_its_start() -> None:
    code = "import time; time.sleep(0.3); from gui.process_age import process_age_s; print(process_age_s())"
    before_s = time.monotonic()
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    # A clock tick is a hundredth of a second.
    assert 0.3 <= float(done.stdout) <= time.monotonic() - before_s + 0.01


def test_autoplay_begins_again_when_a_run_diverges(tmp_path: Path) -> None:
    lesson = tmp_path / "lesson.json"
    document = {"format": "modulab-lesson", "version": 1, "lab": LAB, "data": {"dataset": "exam_five"}}
    lesson.write_text(json.dumps({**document, "knobs": {"learning_rate": 1e-3}}), encoding="utf-8")
    figures = _figures(tmp_path, "--lesson", lesson, "--autoplay", "--quit-after", LONG_ENOUGH_S)
    assert figures["frames"] > 0
    # One run of this rate ends after some sixty updates.
    assert figures["steps"] > 200


@pytest.mark.parametrize("lab", [lab.name for lab in catalogue.labs() if lab.kind is Kind.STILL])
def test_labs_without_a_run_can_be_measured_too(lab: str, tmp_path: Path) -> None:
    figures = _figures(tmp_path, "--lab", lab, "--autoplay", "--quit-after", 0.5)
    assert figures["steps"] == 0
    assert figures["first_paint_s"] > 0


def test_a_session_without_figures_keeps_its_settings(tmp_path: Path) -> None:
    run(tmp_path, "--lab", LAB, "--quit-after", 0.2)
    assert len(kept(tmp_path)) == 1
