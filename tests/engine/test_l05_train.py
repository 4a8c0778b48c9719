"""Lecture 5's training lab: the runs that a learner sees, and what its own views say about them."""

import math
from collections.abc import Mapping
from typing import Any

import numpy as np
import pytest

from engine.core.commands import SetData, SetKnob, Step
from engine.core.frames import Look, NothingPart, ParametersPart, Part
from engine.core.lesson import Lesson, NamedData
from engine.core.messages import LearnerError
from engine.core.parts_classes import ClassMapPart, ConfusionPart
from engine.core.parts_logistic import LossesPart, NeuronPart, SigmoidPart, WeightNormPart
from engine.core.run import Run
from engine.lectures.l05_logistic.train import LAB
from tests.engine.runs import do, lesson, runner

TICKS = (0, 1, 6, 15, 49, 95, 188, 372, 1000, 2000)
SIX: dict[str, Any] = {"seed": 118, "initialisation": "normal"}


def _lesson(data: str, **changes: Any) -> Lesson:
    return lesson(NamedData(data), lab=LAB, steps=2000, **changes)


def _run(data: str = "pass_fail", updates: int = 0, **changes: Any) -> Run:
    run = Run(LAB, _lesson(data, **changes))
    _train(run, updates)
    return run


def _train(run: Run, updates: int) -> None:
    if updates:
        run.train(updates, math.inf, lambda: 0.0)


def _parts(run: Run, **look: Any) -> Mapping[str, Part]:
    return run.experiment.frame(Look(views=frozenset(LAB.views), **look), run.history).parts


def _confusion(run: Run, **look: Any) -> ConfusionPart:
    part = _parts(run, **look)["confusion"]
    assert isinstance(part, ConfusionPart)
    return part


def _sigmoid(run: Run, **look: Any) -> SigmoidPart:
    part = _parts(run, **look)["sigmoid"]
    assert isinstance(part, SigmoidPart)
    return part


def _neuron(run: Run, **look: Any) -> NeuronPart:
    part = _parts(run, **look)["neuron"]
    assert isinstance(part, NeuronPart)
    return part


# What is on screen at each second after Play: TEACHING §4.1.
@pytest.mark.parametrize(
    ("data", "changes", "costs", "accuracies"),
    [
        (
            "pass_fail",
            SIX,
            (1.155, 0.859, 0.704, 0.559, 0.420, 0.356, 0.272, 0.182, 0.085, 0.047),
            (0.17, 0.33, 0.50, 0.67, 0.83, 0.83, 0.83, 1.0, 1.0, 1.0),
        ),
        (
            "pass_fail",
            {"learning_rate": 0.01},
            (0.6931, 0.6874, 0.6652, 0.6424, 0.6083, 0.5807, 0.5395, 0.4895, 0.4145, 0.3496),
            (None, 0.5, 0.5, 0.5, 0.5, 0.67, 0.83, 0.83, 0.83, 0.83),
        ),
        (
            "breast_cancer",
            {"seed": 36, "initialisation": "normal"},
            (1.307, 1.165, 0.688, 0.413, 0.249, 0.205, 0.179, 0.165, 0.157, 0.155),
            (0.12, 0.16, 0.60, 0.86, 0.91, 0.92, 0.94, 0.94, 0.95, 0.95),
        ),
    ],
)
def test_cost_and_accuracy_are_as_taught_at_every_tick(
    data: str, changes: Mapping[str, Any], costs: tuple[float, ...], accuracies: tuple[float | None, ...]
) -> None:
    run = _run(data, **changes)
    for step, cost, accuracy in zip(TICKS, costs, accuracies, strict=True):
        _train(run, step - run.step)
        assert run.experiment.cost == pytest.approx(cost, abs=0.00051), step
        found = _confusion(run).accuracy
        assert found == (None if accuracy is None else pytest.approx(accuracy, abs=0.0051)), step


@pytest.mark.parametrize(("data", "rate"), [("pass_fail", 0.381), ("breast_cancer", 5.88)])
def test_up_to_which_rate_it_is_always_safe_is_known(data: str, rate: float) -> None:
    assert _run(data).experiment.scene().stable_rate == pytest.approx(rate, rel=1e-3)


def test_all_six_are_right_from_update_216_on() -> None:
    run = _run("pass_fail", 215, **SIX)
    assert _sigmoid(run).wrong == 1
    for _ in range(20):
        _train(run, 1)
        assert _sigmoid(run).wrong == 0


def test_a_separable_run_goes_on_while_its_weights_grow() -> None:
    run, costs, lengths = _run("pass_fail", 216, **SIX), [], []
    for _ in range(4):
        part = _parts(run)["weight_norm"]
        assert isinstance(part, WeightNormPart)
        costs.append(run.experiment.cost)
        lengths.append(part.norm)
        assert part.norms[-1] <= part.norm
        _train(run, 1000)
    assert costs == sorted(costs, reverse=True)
    assert costs[-1] > 0
    assert lengths == sorted(lengths)


def test_at_zeros_there_is_no_boundary_and_the_cost_is_ln_2() -> None:
    run = _run()
    part = _parts(run)["plane"]
    assert isinstance(part, ClassMapPart)
    assert part.flat
    assert _sigmoid(run).undecided == 6
    assert run.experiment.cost == pytest.approx(math.log(2.0))


def test_a_straight_line_stays_at_65_percent_on_the_ring_and_squares_reach_all_of_it() -> None:
    straight, bent = (_run("ring", 49, squares=squares) for squares in (False, True))
    assert _confusion(straight).accuracy == pytest.approx(0.65)
    assert _confusion(straight).baseline == pytest.approx(0.65)
    assert _confusion(bent).accuracy == 1.0
    _train(straight, 1951)
    assert _confusion(straight).accuracy == pytest.approx(0.65)


def test_what_the_ring_has_learned_is_a_circle_of_radius_1() -> None:
    W = _run("ring", 2000, squares=True).experiment.result().params
    x2, y2, b = float(W["W"][2, 0]), float(W["W"][3, 0]), float(W["b"][0])
    assert -b / x2 == pytest.approx(1.0, rel=0.1)
    assert -b / y2 == pytest.approx(1.0, rel=0.1)


def test_thirty_features_need_one_update_for_93_percent_and_have_no_plane() -> None:
    run = _run("breast_cancer", 1, features=())
    accuracy = _confusion(run).accuracy
    assert accuracy is not None
    assert accuracy == pytest.approx(0.933, abs=0.001)
    assert _confusion(run).baseline == pytest.approx(0.627, abs=0.001)
    assert isinstance(_parts(run)["plane"], NothingPart)
    assert len(_sigmoid(run).z) == 500
    assert _sigmoid(run).rows == 569


def test_rows_kept_apart_are_tested_and_not_learned_from() -> None:
    run = _run("breast_cancer", 1, features=(), held_out=30)
    assert run.experiment.scene().rows == 398
    part = _confusion(run)
    assert part.test_counts is not None
    assert part.test_counts.sum() == 569 - 398
    assert _sigmoid(run).rows == 398


def test_too_many_rows_kept_apart_are_refused_in_one_sentence() -> None:
    one = runner(_lesson("pass_fail"), lab=LAB)
    with pytest.raises(LearnerError, match="two classes"):
        do(one, SetKnob("held_out", 80))
    assert one.snapshot().status.knobs["held_out"] == 0


def test_other_data_begin_with_their_own_features_and_nothing_kept_apart() -> None:
    one = do(runner(_lesson("pass_fail"), lab=LAB), SetKnob("squares", True), SetKnob("held_out", 20), Step(1))
    do(one, SetData(NamedData("breast_cancer"), LAB.presets["breast_cancer"]))
    knobs = one.snapshot().status.knobs
    assert (knobs["squares"], knobs["held_out"], knobs["features"]) == (False, 0, (20, 21))


# ── the threshold is looked at, never learned


def test_a_threshold_moves_calls_and_boundary_and_nothing_of_the_run() -> None:
    run = _run("pass_fail", 188, **SIX)
    before = run.experiment.result().params["W"].tobytes()
    low, high = _sigmoid(run), _sigmoid(run, threshold=0.8)
    assert (low.ones, high.ones) == (4, 2)
    assert high.threshold_z == pytest.approx(math.log(4.0))
    assert low.g.tolist() == high.g.tolist()
    assert run.experiment.result().params["W"].tobytes() == before
    assert run.experiment.cost == pytest.approx(0.2721, abs=1e-4)


@pytest.mark.parametrize("threshold", [0.01, 0.99])
def test_thresholds_at_the_ends_stay_finite(threshold: float) -> None:
    part = _sigmoid(_run("pass_fail", 50, **SIX), threshold=threshold)
    assert math.isfinite(part.threshold_z)


def test_the_axis_of_the_scores_changes_rarely_and_holds_all_of_them() -> None:
    run, limits, curves = _run("pass_fail", **SIX), set(), []
    for _ in range(100):
        _train(run, 20)
        part = _sigmoid(run)
        assert part.z_limits[0] <= part.z.min() <= part.z.max() <= part.z_limits[1]
        limits.add(part.z_limits)
        curves.append(part.curve_z)
    assert len(limits) <= 3
    assert len({id(curve) for curve in curves}) == len(limits)


def test_scores_far_beyond_any_picture_stay_finite() -> None:
    run = _run("breast_cancer", 3, features=(), scaling="none", learning_rate=100.0)
    part, losses = _sigmoid(run), _parts(run)["losses"]
    assert isinstance(losses, LossesPart)
    for values in (part.z, losses.loss, losses.h):
        assert np.isfinite(values).all()
    assert losses.limit <= 20.0


# ── costs and the neuron


def test_every_row_lies_on_its_own_cost_curve_and_their_mean_is_the_cost() -> None:
    run = _run("pass_fail", 49, **SIX)
    part = _parts(run)["losses"]
    assert isinstance(part, LossesPart)
    expected = np.where(part.label == 1, -np.log(part.h), -np.log(1 - part.h))
    np.testing.assert_allclose(part.loss, expected)
    assert part.mean == pytest.approx(run.experiment.cost) == pytest.approx(part.loss.mean())
    assert part.told == (0, 1, 2, 3, 4, 5)


def test_a_penalty_is_no_part_of_the_mean_of_the_losses() -> None:
    run = _run("pass_fail", 49, l2=0.1, **SIX)
    part = _parts(run)["losses"]
    assert isinstance(part, LossesPart)
    assert part.mean == pytest.approx(float(part.loss.mean()))
    assert run.experiment.cost > part.mean


def test_of_many_rows_the_dearest_have_their_cost_written() -> None:
    part = _parts(_run("breast_cancer", 20))["losses"]
    assert isinstance(part, LossesPart)
    assert list(part.told) == np.argsort(-part.loss, kind="stable")[:3].tolist()


def test_the_neuron_adds_up_to_the_score_and_its_way_back_is_the_derivative_of_the_loss() -> None:
    run = _run("breast_cancer", 7, features=())
    part = _neuron(run, sample=12)
    products = part.weights * part.features
    assert part.z == pytest.approx(float(products.sum()) + part.bias)
    assert part.rest[3] == pytest.approx(float(products[3:].sum()))
    assert part.g == pytest.approx(1 / (1 + math.exp(-part.z)))

    def loss(k: int, nudge: float) -> float:
        z = part.z + nudge * float(part.features[k])
        return math.log1p(math.exp(z)) - part.label * z

    for k in (0, 5, 29):
        slope = (loss(k, 1e-6) - loss(k, -1e-6)) / 2e-6
        assert part.backward[k] == pytest.approx(slope, rel=1e-5)


def test_the_mean_of_the_way_back_over_all_rows_is_the_gradient() -> None:
    run = _run("pass_fail", 15, **SIX)
    each = np.array([_neuron(run, sample=row).backward for row in range(6)])
    bars = _parts(run)["parameters"]
    assert isinstance(bars, ParametersPart)
    np.testing.assert_allclose(each.mean(axis=0), bars.gradients[:2])


@pytest.mark.parametrize("column", [0, 1])
def test_what_a_row_says_to_a_weight_explains_itself(column: int) -> None:
    run = _run("pass_fail", 15, **SIX)
    part = _neuron(run, sample=4)
    told = run.experiment.explain(("row_gradient", "4", str(column)))
    assert told.value == pytest.approx(float(part.backward[column]))


def test_the_length_of_the_weights_explains_itself() -> None:
    run = _run("pass_fail", 95, **SIX)
    assert run.experiment.explain(("weight_norm",)).value == pytest.approx(1.021, abs=1e-3)


@pytest.mark.parametrize("key", [("row_gradient", "6", "0"), ("row_gradient", "0", "2"), ("weight_norm", "1")])
def test_numbers_that_are_not_there_are_not_explained(key: tuple[str, ...]) -> None:
    with pytest.raises(LearnerError):
        _run().experiment.explain(key)
