"""The same rows raw, from 0 to 1 and standardised: three regressions from the same start, three shapes of valley."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from engine.core import regression_parts
from engine.core.asides import Answer
from engine.core.datasets import Dataset, resolve
from engine.core.experiment import Experiment, Kind, Lab
from engine.core.knobs import ChoiceKnob, FlagKnob, IntegerKnob, NumberKnob
from engine.core.lesson import Lesson
from engine.core.lockstep import Lane
from engine.core.messages import Message
from engine.core.scaling import fit
from engine.core.training import Shown
from engine.core.types import frozen
from engine.topics.three_scales.own_rates import rates_for
from engine.topics.three_scales.scaled_explain import explain
from engine.topics.three_scales.scaled_parts import parts
from engine.topics.three_scales.scaled_run import SCALES, ScaledRun, run_of
from engine.topics.three_scales.scaled_runs import ScaledRuns

TITLES = (Message("scale_raw"), Message("scale_minmax"), Message("scale_standard"))
_RATES = (1e-6, 1e-4, 0.01, 0.1, 0.3, 0.43, 0.5, 0.8, 1.0)


def _data(lesson: Lesson) -> Dataset:
    assert lesson.data is not None
    data = resolve(lesson.data, "regression")
    if lesson.knobs["scale_target"]:
        return replace(data, Y=frozen(fit("minmax", data.Y).apply(data.Y)))
    return data


def build(lesson: Lesson) -> Experiment:
    """The three runs of the lab; see Lab.build."""
    return _all(lesson)


def _all(lesson: Lesson) -> ScaledRuns:
    data = _data(lesson)
    runs = [ScaledRun(name, lesson, data, Shown({}, regression_parts.line, explain)) for name in SCALES]
    return ScaledRuns(tuple(SCALES), runs, parts=parts, titles=TITLES, finished=_finished)


def _finished(lanes: tuple[Lane, ...]) -> Message:
    raw, minmax, standard = (run_of(lane).cost for lane in lanes)
    steps = len(lanes[0].costs) - 1
    return Message("scales_done", {"steps": steps, "raw": raw, "minmax": minmax, "standard": standard})


def _run(lesson: Lesson, arguments: Mapping[str, Any]) -> ScaledRun:
    return ScaledRun(str(arguments["run"]), lesson, _data(lesson), Shown({}, regression_parts.line, explain))


def updates_to_arrive(lesson: Lesson, arguments: Mapping[str, Any]) -> Answer:
    """After how many updates the `run` has left less than a millionth of its way down; nan if that takes too long."""
    run = _run(lesson, arguments)
    start, lowest = run.cost, run.quadratic.lowest
    first = run.step()
    while run.cost - lowest > 1e-6 * (start - lowest) and run.steps_made < int(arguments["at_most"]):
        run.step()
    there = run.cost - lowest <= 1e-6 * (start - lowest)
    curvature = float(run.quadratic.curvatures[-1])
    reasons = {"start": start, "first": first, "lowest": lowest, "curvature": curvature, "rate": run.rate}
    return Answer("", float(run.steps_made) if there else float("nan"), reasons=reasons, question={"rate": run.rate})


def condition_of(lesson: Lesson, arguments: Mapping[str, Any]) -> Answer:
    """The condition number of the cost of the `run`, and of the other runs for comparison."""
    found = {name: _run(lesson, {"run": name}).quadratic for name in SCALES}
    asked = found[str(arguments["run"])]
    reasons = {name: quadratic.condition for name, quadratic in found.items()}
    reasons |= {"most": float(asked.curvatures[-1]), "least": float(asked.curvatures[0])}
    return Answer("", asked.condition, reasons=reasons)


def stable_rate_of(lesson: Lesson, arguments: Mapping[str, Any]) -> Answer:
    """The largest stable rate of the `run`, and of the other runs for comparison."""
    reasons = {name: _run(lesson, {"run": name}).quadratic.largest_stable_rate for name in SCALES}
    return Answer("", reasons[str(arguments["run"])], reasons=reasons)


LAB = Lab(
    name="l07_tips/scaling",
    order=2,
    kind=Kind.TRAIN,
    build=build,
    knobs=(
        NumberKnob("rate_raw", 1.16e-7, (1e-18, 1e6), (3e-13, 1e-10, 1e-8, 1e-7, 1.16e-7, 2e-7, 3e-7, 1e-5)),
        NumberKnob("rate_minmax", 0.43, (1e-12, 1e6), _RATES),
        NumberKnob("rate_standard", 0.5, (1e-12, 1e6), _RATES),
        ChoiceKnob("initialisation", "zeros", ("zeros", "normal")),
        FlagKnob("scale_target", default=False),
        FlagKnob("float32", default=False),
        NumberKnob("l2", 0.0, (0.0, 1e6), (0.0, 0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1.0)),
        IntegerKnob("decay_every", 0, (0, 10_000_000), (0, 1000), live=True),
        NumberKnob("decay_factor", 1.0, (1e-6, 1.0), (0.5, 0.9, 0.96, 0.99, 1.0)),
    ),
    datasets=("house", "stock", "exam_five"),
    data_kind="regression",
    suits=rates_for,
    views=("valleys", "cost", "lines", "coefficients", "cloud", "code"),
    steps=100,
    presets={
        "house": {"rate_raw": 1.16e-7, "rate_minmax": 0.43, "rate_standard": 0.5},
        "stock": {"rate_raw": 1e-5, "rate_minmax": 0.1, "rate_standard": 0.17, "scale_target": True},
        "exam_five": {"rate_raw": 2.2e-5, "rate_minmax": 0.23, "rate_standard": 0.17},
    },
    data_knobs=frozenset({"scale_target", "float32"}),
    quantities={
        "updates_to_arrive": updates_to_arrive,
        "condition_of": condition_of,
        "stable_rate_of": stable_rate_of,
    },
)
