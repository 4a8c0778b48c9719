"""Two costs over one weight: the numbers of the lecture, the shapes of both curves, and what the views are told."""

import dataclasses

import numpy as np
import pytest

from engine.core import initial, quantities
from engine.core.asides import Answer
from engine.core.commands import NewStart, Reset, Seek, SetData, SetKnob, SetLook, SetParameters, Step
from engine.core.frames import Look
from engine.core.functions import LOGISTIC, SIGMOID_SQUARED, Output
from engine.core.lesson import NamedData
from engine.core.lockstep import LockStep
from engine.core.messages import LearnerError
from engine.core.model import SingleLayer, WithoutBias
from engine.core.parts_lanes import LaneSurfacesPart, UpdatesPart, WeightCurvesPart
from engine.core.runner import Runner
from engine.core.types import Batch
from engine.lectures.l05_logistic.cost import LAB, run
from engine.topics.two_costs.one_weight import OneWeight
from tests.engine.differences import assert_gradients_agree
from tests.engine.runs import Clock, do

VIEWS = frozenset(LAB.views)
BOTH = {"CE": LOGISTIC, "SE": SIGMOID_SQUARED}


def runner(data: str = "twelve_students", **knobs: float | str | bool) -> Runner:
    lesson = LAB.lesson()
    suited = {**lesson.knobs, **LAB.presets[data], **knobs}
    one = Runner(LAB, dataclasses.replace(lesson, data=NamedData(data), knobs=suited), Clock())
    one.handle(SetLook(Look(views=VIEWS)))
    return one


def runs(one: Runner) -> dict[str, OneWeight]:
    assert isinstance(one.experiment, LockStep)
    return {lane.name: run(lane) for lane in one.experiment.lanes()}


def weights(one: Runner) -> tuple[float, float]:
    entropy, squared = (each.here.w for each in runs(one).values())
    return entropy, squared


def curves(one: Runner) -> WeightCurvesPart:
    part = one.snapshot().frame.parts["curves"]
    assert isinstance(part, WeightCurvesPart)
    return part


def updates(one: Runner) -> UpdatesPart:
    part = one.snapshot().frame.parts["update"]
    assert isinstance(part, UpdatesPart)
    return part


def surfaces(one: Runner) -> LaneSurfacesPart:
    part = one.snapshot().frame.parts["surfaces"]
    assert isinstance(part, LaneSurfacesPart)
    return part


def valleys(one: Runner) -> dict[str, list[tuple[float, float]]]:
    return {curve.name: list(curve.minima) for curve in curves(one).curves}


# ── the numbers of the lecture


def test_at_minus_six_one_cost_shouts_and_the_other_whispers() -> None:
    one = runner()
    slopes = {name: each.slopes.w for name, each in runs(one).items()}
    assert slopes["CE"] == pytest.approx(-1.449, abs=5e-4)
    assert slopes["SE"] == pytest.approx(-0.00067, abs=5e-6)
    part = updates(one)
    assert part.ratio == pytest.approx(2160, rel=0.01)
    assert part.steeper_first


def test_cross_entropy_passes_0_with_its_fifteenth_hop() -> None:
    one = do(runner(), Step(14))
    assert weights(one)[0] < 0
    assert weights(do(one, Step(1)))[0] > 0
    assert weights(do(one, Step(85)))[0] == pytest.approx(2.16, abs=5e-3)


def test_the_squared_error_is_still_on_its_plateau_after_a_hundred_hops() -> None:
    one = do(runner(), Step(20))
    assert weights(one)[1] == pytest.approx(-5.996, abs=5e-4)
    assert updates(one).lanes[1].travelled == pytest.approx(0.0040, abs=5e-5)
    assert weights(do(one, Step(80)))[1] == pytest.approx(-5.980, abs=5e-4)


def test_from_minus_four_with_rate_one_it_leaves_the_plateau_about_hop_a_hundred() -> None:
    one = do(runner(initialisation="w-4", learning_rate=1.0), Step(99))
    assert weights(one)[1] < 0
    assert weights(do(one, Step(1)))[1] > 0


def test_with_the_default_data_each_cost_has_one_valley() -> None:
    found = valleys(runner())
    assert np.array(found["CE"]) == pytest.approx(np.array([(2.62, 0.209)]), abs=5.1e-3)
    assert np.array(found["SE"]) == pytest.approx(np.array([(1.85, 0.071)]), abs=5.1e-3)


def test_with_the_four_points_the_squared_error_has_two_valleys_and_the_right_one_is_lower() -> None:
    one = runner("local_minimum")
    found = valleys(one)
    assert np.array(found["SE"]) == pytest.approx(np.array([(-0.885, 0.353), (0.080, 0.213)]), abs=5.1e-4)
    assert [w for w, _ in found["CE"]] == pytest.approx([0.1105], abs=5e-5)
    assert [curve.lowest for curve in curves(one).curves] == [0, 1]


def test_from_minus_two_cross_entropy_ends_in_its_valley_and_the_squared_error_heads_for_the_local_one() -> None:
    one = do(runner("local_minimum"), Step(100))
    entropy, squared = weights(one)
    assert entropy == pytest.approx(0.1105, abs=5e-5)
    assert -2.0 < squared < -0.885
    assert weights(do(one, Step(1900)))[1] == pytest.approx(-0.8846, abs=5e-4)


# ── model and curves


@pytest.mark.parametrize("output", BOTH.values(), ids=BOTH)
@pytest.mark.parametrize("model_of", [WithoutBias, SingleLayer])
@pytest.mark.parametrize("seed", range(5))
def test_the_gradient_is_the_costs_derivative(
    output: Output, model_of: type[WithoutBias] | type[SingleLayer], seed: int
) -> None:
    rng = np.random.default_rng(seed)
    batch = Batch(rng.normal(0, 1, (7, 2)), rng.integers(0, 2, (7, 3)).astype(float))
    model = model_of(2, 3, output)
    assert_gradients_agree(model, initial.normal(model.shapes(), seed), batch)


@pytest.mark.parametrize("name", BOTH)
@pytest.mark.parametrize("bias", [False, True])
def test_heights_and_slopes_of_many_weights_are_those_of_the_run(name: str, bias: bool) -> None:
    one = runner(bias=bias)
    for w in (-7.0, -1.3, 0.0, 2.0):
        do(one, SetParameters({"w1": w}, start=True))
        there = runs(one)[name]
        at = np.array([w, w + 1.0])
        assert there.heights(at, 0.0)[0] == pytest.approx(there.cost, rel=1e-13)
        across, up = there.slopes_at(at, 0.0)
        assert across[0] == pytest.approx(there.slopes.w, rel=1e-12)
        if bias:
            assert up[0] == pytest.approx(there.slopes.b, rel=1e-9, abs=1e-15)


def test_costs_of_far_weights_stay_finite() -> None:
    one = do(runner(learning_rate=1e6), Step(30))
    for each in runs(one).values():
        assert np.isfinite(each.heights(np.array([-1e6, 1e6]), 0.0)).all()
    for curve in curves(one).curves:
        assert np.isfinite([*curve.hops, *curve.hop_heights, *curve.height]).all()


# ── what is changed


def test_both_runs_start_where_a_click_puts_them() -> None:
    one = do(runner(), Step(5), SetParameters({"w1": 1.5}, start=True))
    assert (one.step, *weights(one)) == (0, 1.5, 1.5)
    assert one.status().by_hand
    do(one, Step(3), Reset())
    assert weights(one) == (1.5, 1.5)


def test_without_a_bias_there_is_nothing_but_w() -> None:
    one = runner()
    assert one.experiment.scene().parameters == ("w1",)
    with pytest.raises(LearnerError, match="w1"):
        one.handle(SetParameters({"b": 1.0}))
    do(one, SetKnob("bias", True))
    assert one.experiment.scene().parameters == ("w1", "b")
    assert [line.parameter for line in updates(one).lanes[0].lines] == ["w1", "b"]
    assert weights(one) == (-6.0, -6.0)


def test_the_start_is_said_as_it_was_chosen_and_a_new_one_is_drawn_from_its_seed() -> None:
    one = runner()
    assert not one.status().drawn
    do(one, NewStart(7))
    assert one.status().drawn
    assert weights(one) == (float(np.random.default_rng(7).standard_normal()),) * 2


def test_other_data_bring_their_own_start_and_rate() -> None:
    one = do(runner(), SetData(NamedData("local_minimum"), LAB.presets["local_minimum"]))
    assert weights(one) == (-2.0, -2.0)
    assert updates(one).rate == 0.1


# ── what is shown


def test_the_next_update_in_numbers_is_the_one_that_is_made() -> None:
    one = do(runner(), Step(3))
    promised = [lane.lines[0].after for lane in updates(one).lanes]
    expected = [line.before - 0.3 * line.slope for line in (lane.lines[0] for lane in updates(one).lanes)]
    assert promised == pytest.approx(expected, rel=1e-15)
    assert list(weights(do(one, Step(1)))) == pytest.approx(promised, rel=1e-15)


def test_hops_are_the_weights_of_every_update_and_end_where_the_run_is() -> None:
    one = do(runner(), Step(2))
    after_two = weights(one)
    do(one, Step(1))
    for curve, second, third in zip(curves(one).curves, after_two, weights(one), strict=True):
        assert curve.hops.tolist()[0] == -6.0
        assert curve.hops.tolist()[2:] == [second, third]
    do(one, Seek(2))
    assert [curve.hops.tolist()[2:] for curve in curves(one).curves] == [[w] for w in after_two]


def test_a_curve_that_has_not_changed_is_the_same_object() -> None:
    one = runner()
    before = curves(one)
    do(one, Step(1))
    for old, new in zip(before.curves, curves(one).curves, strict=True):
        assert new.w is old.w
        assert new.height is old.height


def test_on_the_surface_b_stays_0_until_it_is_learned() -> None:
    one = do(runner(), Step(4))
    part = surfaces(one)
    assert not part.learned
    assert {lane.surface.here[1] for lane in part.surfaces} == {0.0}
    do(one, SetKnob("bias", True), SetParameters({"b": 3.0}, start=True), Step(4))
    part = surfaces(one)
    assert part.learned
    assert all(lane.surface.here[1] != 3.0 for lane in part.surfaces)


def test_surfaces_are_drawn_on_one_grid_and_cost_what_the_run_says() -> None:
    one = runner(bias=True)
    entropy, squared = (lane.surface for lane in surfaces(one).surfaces)
    assert (entropy.x.tolist(), entropy.y.tolist()) == (squared.x.tolist(), squared.y.tolist())
    for name, surface in zip(BOTH, (entropy, squared), strict=True):
        x, y = float(surface.x[10]), float(surface.y[50])
        do(one, SetParameters({"w1": x, "b": y}, start=True))
        assert surface.cost[50, 10] == pytest.approx(runs(one)[name].cost, rel=1e-12)


def test_the_lowest_point_of_a_surface_has_no_slope() -> None:
    for lane, w in zip(surfaces(runner(bias=True)).surfaces, (2.615, 1.847), strict=True):
        assert lane.surface.slice_lowest == pytest.approx((w, 0.0), abs=1e-3)


# ── explanations and cards


@pytest.mark.parametrize("key", [("cost",), ("slope", "w1"), ("next", "w1"), ("parameter", "w1"), ("gradient_norm",)])
def test_every_number_of_both_runs_can_be_explained(key: tuple[str, ...]) -> None:
    one = do(runner(), Step(2))
    for name, each in runs(one).items():
        value = {
            "cost": each.cost,
            "slope": each.slopes.w,
            "next": each.here.w - 0.3 * each.slopes.w,
            "parameter": each.here.w,
            "gradient_norm": abs(each.slopes.w),
        }[key[0]]
        told = one.experiment.explain((name, *key))
        assert told.key == (name, *key)
        assert told.value == pytest.approx(value, rel=1e-12)
        assert told.formula


def test_the_slope_of_the_squared_error_is_explained_with_the_sigmoids_own_slope() -> None:
    one = runner()
    factor = r"H_{i}\left(1 - H_{i}\right)"
    assert factor in one.experiment.explain(("SE", "slope", "w1")).formula
    assert factor not in one.experiment.explain(("CE", "slope", "w1")).formula
    with pytest.raises(LearnerError):
        one.experiment.explain(("SE", "slope", "b"))


def answer(quantity: str, data: str = "twelve_students", **arguments: object) -> Answer:
    lesson = runner(data).as_lesson()
    return quantities.answer(LAB, lesson, "card", quantity, {"own_start": True, **arguments})


def test_the_cards_are_answered_by_the_engine() -> None:
    assert answer("weight_after", run="CE", updates=20).value == pytest.approx(0.73, abs=5e-3)
    assert answer("weight_after", run="SE", updates=20).value == pytest.approx(-5.996, abs=5e-4)
    assert answer("slope_ratio").value == pytest.approx(2160, rel=0.01)
    assert answer("valley_reached", "local_minimum", updates=1000).value == 0.0
