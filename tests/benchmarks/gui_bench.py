"""How the whole app performs: frames, lateness and updates at full speed, and the first paint beside a bare window's.

python -m tests.benchmarks.gui_bench             every scenario, each in a process of its own, as a table
python -m tests.benchmarks.gui_bench --seconds 5 shorter
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Any

ROOT = Path(__file__).parents[2]
BARE = """
import sys
import numpy, pyqtgraph
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from gui.process_age import process_age_s
age_s = []
app = QApplication([])
plot = pyqtgraph.PlotWidget()
plot.resize(1600, 900)
plot.plot(numpy.arange(10), numpy.arange(10))
class Filter(pyqtgraph.QtCore.QObject):
    def eventFilter(self, watched, event):
        if event.type() == event.Type.Paint:
            age_s.append(process_age_s())
            QTimer.singleShot(0, app.quit)
        return False
watch = Filter()
plot.viewport().installEventFilter(watch)
plot.show()
app.exec()
print(age_s[0])
"""


@dataclass(frozen=True, slots=True)
class Scenario:
    """A lab with four views open, training at full speed, with the knobs that suit the data set."""

    name: str
    dataset: str
    rate: float
    views: tuple[tuple[str, ...], ...]
    lab: str = "l04_linear/train"
    hidden: tuple[int, ...] = ()


_LOGISTIC, _SOFTMAX = "l05_logistic/train", "l06_softmax/train"
_RATES, _SCALING, _OVERFITTING = "l07_tips/learning_rate", "l07_tips/scaling", "l07_tips/overfitting"
_EVALUATION, _BATCHES = "l07_tips/evaluation", "l07_tips/minibatch"
_XOR, _GRAPH = "l09_xor/train", (("graph",), ("outputs", "cost"))
SCENARIOS = (
    Scenario("l04 train, default views", "hours_attendance", 0.01, (("plane", "table"), ("cost", "parameters"))),
    Scenario("l04 train, exam scores", "exam_scores", 1e-5, (("table", "fit"), ("cost", "parameters"))),
    Scenario("l04 train, dearest views", "exam_scores", 1e-5, (("surface", "surface3d"), ("fit", "cost"))),
    Scenario("l05 train, default views", "pass_fail", 0.2, (("plane", "sigmoid"), ("cost", "parameters")), _LOGISTIC),
    Scenario(
        "l05 train, dearest views", "breast_cancer", 0.3, (("surface", "surface3d"), ("plane", "losses")), _LOGISTIC
    ),
    Scenario("l06 train, default views", "iris", 0.3, (("scores", "bars"), ("cost", "confusion")), _SOFTMAX),
    Scenario("l06 train, dearest views", "iris", 0.3, (("scores", "plane"), ("surface", "surface3d")), _SOFTMAX),
    # Labs that compare runs have three or four at the rates that suit the data; by hand it is one of them.
    Scenario("l07 rates, default views", "house", 0.4, (("paths", "costs"), ("rates",)), _RATES),
    Scenario("l07 rates, all views", "house", 0.4, (("paths", "costs"), ("rates", "steps")), _RATES),
    Scenario("l07 scaling, default views", "house", 1.16e-7, (("valleys",), ("cost", "lines")), _SCALING),
    Scenario("l07 scaling, exam scores", "exam_five", 2.2e-5, (("valleys", "coefficients"), ("cost",)), _SCALING),
    Scenario("l07 overfitting, over time", "noisy_curve", 0.5, (("descent",), ("time", "weights")), _OVERFITTING),
    Scenario(
        "l07 overfitting, two classes", "noisy_line", 3.0, (("twin", "time"), ("confusion", "weights")), _OVERFITTING
    ),
    Scenario("l07 evaluation", "noisy_line", 3.0, (("memoriser", "plane"), ("split", "choice")), _EVALUATION),
    Scenario("l07 minibatch, default views", "digits", 0.5, (("stream",), ("accuracy", "images")), _BATCHES),
    Scenario("l07 minibatch, dearest views", "digits", 0.5, (("dial", "costs"), ("wrong", "images")), _BATCHES),
    Scenario("l09 train, default views", "xor", 1.0, _GRAPH, _XOR, (2,)),
    Scenario("l09 train, graph and spaces", "xor", 1.0, (("graph", "hidden"), ("plane", "outputs")), _XOR, (2,)),
    Scenario("l09 train 2-10-10-10-1", "xor", 1.0, _GRAPH, _XOR, (10, 10, 10)),
)


def main() -> int:
    """Measure everything and print it."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--seconds", type=float, default=11.0)
    parser.add_argument("--scenario", type=int)
    parser.add_argument("--stats", type=Path)
    asked = parser.parse_args()
    if asked.scenario is not None:
        _play(SCENARIOS[asked.scenario], asked.seconds, asked.stats)
        return 0
    line = "{:30} {:>8} {:>9} {:>9} {:>9} {:>10} {:>10} {:>7}".format
    print(line("scenario", "frames/s", "late p50", "late p99", "late max", "updates/s", "by hand/s", "ratio"))  # noqa: T201
    for index, scenario in enumerate(SCENARIOS):
        before = _by_hand(scenario)
        stats = _measured(index, asked.seconds)
        by_hand = (before + _by_hand(scenario)) / 2
        late = stats["late_ms"]
        print(  # noqa: T201
            line(
                scenario.name,
                f"{stats['frames_per_s']:.1f}",
                *(f"{late[key]:.1f}" for key in ("p50", "p99", "max")),
                f"{stats['steps_per_s']:,.0f}",
                f"{by_hand:,.0f}",
                f"{stats['steps_per_s'] / by_hand:.2f}",
            )
        )
    _print_first_paint()
    return 0


def _print_first_paint() -> None:
    """Ours and a bare window by turns, so that both meet the same machine; the median of each."""
    with tempfile.TemporaryDirectory() as folder:
        # From the second start on, as a learner has it: Python keeps what it has compiled.
        kept = {"PYTHONPYCACHEPREFIX": folder, "PYTHONDONTWRITEBYTECODE": ""}
        pairs = [(_first_paint(kept), float(_run([sys.executable, "-c", BARE], kept))) for _ in range(8)][1:]
    ours, bare = (sorted(times)[len(times) // 2] for times in zip(*pairs, strict=True))
    print(f"first paint {ours:.2f} s, bare window {bare:.2f} s, ratio {ours / bare:.2f}")  # noqa: T201


def _by_hand(scenario: Scenario) -> float:
    call = f"updates_per_s({scenario.lab!r}, {scenario.dataset!r}, {scenario.rate}, hidden={scenario.hidden})"
    code = f"from tests.benchmarks.hand_written import *; print({call})"
    return float(_run([sys.executable, "-c", code]))


def _measured(index: int, seconds: float) -> dict[str, Any]:
    with tempfile.TemporaryDirectory() as folder:
        stats = Path(folder) / "stats.json"
        module = ["-m", "tests.benchmarks.gui_bench", "--scenario", str(index), "--seconds", str(seconds)]
        _run([sys.executable, *module, "--stats", str(stats)])
        found: dict[str, Any] = json.loads(stats.read_text(encoding="utf-8"))
        return found


def _first_paint(environment: dict[str, str]) -> float:
    with tempfile.TemporaryDirectory() as folder:
        stats = Path(folder) / "stats.json"
        _run([sys.executable, "main.py", "--quit-after", "0", "--stats", str(stats)], environment)
        return float(json.loads(stats.read_text(encoding="utf-8"))["first_paint_s"])


def _run(command: list[str], more: Mapping[str, str] = MappingProxyType({})) -> str:
    environment = {**os.environ, **more, "QT_QPA_PLATFORM": os.environ.get("QT_QPA_PLATFORM", "offscreen")}
    environment |= {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"}
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=True)
    return done.stdout


def _play(scenario: Scenario, seconds: float, stats: Path) -> None:
    """One scenario in this process, as `main.py --autoplay --stats` plays it, with these views open."""
    sys.setswitchinterval(0.001)
    from engine.core.commands import SetData
    from engine.core.lesson import NamedData
    from gui import app
    from gui.main_window import MainWindow
    from gui.options import Options

    def prepared(window: MainWindow) -> None:
        lab = window.page.lab
        suited = {**lab.presets.get(scenario.dataset, {})}
        if any(knob.name == "learning_rate" for knob in lab.knobs):
            suited["learning_rate"] = scenario.rate
        if scenario.hidden:
            suited["hidden"] = scenario.hidden
        window.page.send(SetData(NamedData(scenario.dataset), suited))
        window.page.views.open(scenario.views)

    options = Options(lab=scenario.lab, autoplay=True, quit_after=seconds, stats=stats, theme="light")
    app.run(options, prepared)


if __name__ == "__main__":
    sys.exit(main())
