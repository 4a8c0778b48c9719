"""Learning rates on the course's eight rows: its three runs, its nan, the cards."""

import dataclasses
import math
from typing import Any

import numpy as np
import pytest

from engine.core import functions, program, quantities
from engine.core.commands import SetKnob, SetLook, Step
from engine.core.float32 import LEAST, flushed
from engine.core.frames import Look
from engine.core.functions import SOFTMAX
from engine.core.lesson import Lesson, NamedData
from engine.core.messages import LearnerError, Message
from engine.core.model import SingleLayer
from engine.core.optimizers import GradientDescent
from engine.core.parts_lanes import LanesPart
from engine.core.parts_rates import RatesPart
from engine.core.runner import Runner
from engine.core.status import Phase
from engine.core.types import Array, Batch, Params, frozen
from engine.lectures.l07_tips.learning_rate import LAB
from engine.topics.rates.float32 import NAIVE_SOFTMAX
from engine.topics.rates.rate_parts import training
from engine.topics.rates.rate_runs import RateRuns
from tests.engine.runs import Clock, do
from tests.engine.test_cases import CASES, CHAOTIC_FROM

COURSE = [f"L7_softmax8x3_tf777_lr{rate}" for rate in ("1e-10", "0.1", "1.5")]


def started(case: dict[str, Any]) -> Params:
    return {name: frozen(value) for name, value in case["init"].items()}


def lesson(**knobs: float | bool) -> Lesson:
    """The three runs of lab 07-1."""
    plain, data = LAB.lesson(), "eight_rows_three"
    suited = {**plain.knobs, **LAB.presets[data], **knobs}
    return dataclasses.replace(plain, data=NamedData(data), knobs=suited, initial=started(CASES[COURSE[0]]))


def course(**knobs: float | bool) -> Runner:
    """The same, ready to run."""
    one = Runner(LAB, lesson(**knobs), Clock())
    one.handle(SetLook(Look(views=frozenset({"rates", "costs", "steps"}))))
    return one


def runs(one: Runner) -> RateRuns:
    assert isinstance(one.experiment, RateRuns)
    return one.experiment


def costs(one: Runner, place: int) -> Array:
    return runs(one).lanes()[place].costs


def rates(one: Runner) -> RatesPart:
    part = one.snapshot().frame.parts["rates"]
    assert isinstance(part, RatesPart)
    return part


@pytest.mark.parametrize(("place", "name"), list(enumerate(COURSE)))
def test_the_courses_three_runs_come_out_as_recorded(place: int, name: str) -> None:
    case = CASES[name]
    one = do(course(), Step(case["updates"]))
    end = CHAOTIC_FROM.get(name, case["updates"] + 1)
    steps = [int(step) for step in case["cost"] if int(step) < end]
    assert len(steps) > 10
    for step in steps:
        assert costs(one, place)[step] == pytest.approx(case["cost"][str(step)], rel=1e-9), f"cost[{step}]"


@pytest.mark.parametrize(("place", "name"), list(enumerate(COURSE))[:2])
def test_where_nothing_is_chaotic_their_parameters_end_as_recorded(place: int, name: str) -> None:
    one = do(course(), Step(201))
    assert isinstance(one.experiment, RateRuns)
    found = one.experiment.lanes()[place].experiment.result().params
    for key, value in CASES[name]["final"].items():
        np.testing.assert_allclose(found[key], value, rtol=1e-9)


def test_all_test_rows_are_right_at_a_rate_that_learns_little() -> None:
    part = rates(do(course(), Step(201)))
    assert part.rows_in_all == 8
    assert part.test_rows == 3
    assert [(run.right, run.test_right) for run in part.runs[:2]] == [(2, 0), (6, 3)]
    # The third run is chaotic: how many training rows are right then depends on the last bits.
    assert part.runs[2].test_right == 3
    assert (part.runs[2].right or 0) < 8


def test_at_a_fifth_the_cost_already_rises_in_half_of_the_updates() -> None:
    one = do(course(rate_2=0.2), Step(200))
    assert int(np.count_nonzero(np.diff(costs(one, 1)) > 0)) == 97


def test_for_softmax_a_safe_rate_is_known_and_no_largest_stable_one() -> None:
    part = rates(course())
    assert not part.exact
    assert part.limit == pytest.approx(0.0861, abs=5e-5)
    assert (part.crossing, part.fastest, part.lowest_cost) == (None, None, None)
    assert [run.zone for run in part.runs] == ["safe", "unsure", "unsure"]


# ── float32


def test_in_float32_with_a_naive_logarithm_the_cost_is_inf_at_five_and_nan_at_six() -> None:
    case = CASES[COURSE[2]]
    model, descent, params = SingleLayer(3, 3, NAIVE_SOFTMAX), GradientDescent(1.5), started(case)
    batch = Batch(frozen(case["X"]), frozen(case["Y"]))
    found = []
    with np.errstate(all="ignore"):
        for step in range(7):
            forward = model.forward(params, batch)
            found.append(forward.cost)
            params = descent.update(params, model.backward(params, batch, forward), step)
    printed = [case["printed_in_lab"][str(step)] for step in range(5)]
    assert found[:5] == pytest.approx(printed, abs=1e-4)
    assert found[5] == math.inf
    assert math.isnan(found[6])


def test_the_switch_makes_zero_what_numpy_keeps() -> None:
    tiny = np.array([3e-39, LEAST, 0.5])
    assert tiny.astype(np.float32)[0] > 0
    assert flushed(tiny)[0] == 0.0
    assert flushed(tiny)[1] > 0.0


def test_the_lab_says_which_probability_became_zero_and_keeps_the_last_finite_cost() -> None:
    one = do(course(float32=True), Step(10))
    run = rates(one).runs[2]
    assert run.diverged
    assert run.seen.key == "rates_flushed"
    assert run.seen.values["step"] == 5
    assert run.seen.values["probability"] == pytest.approx(3e-39, rel=0.02)
    assert run.cost == pytest.approx(5.77105, abs=1e-4)
    assert [other.diverged for other in rates(one).runs[:2]] == [False, False]


def test_zero_for_another_class_is_said_to_make_the_cost_nan_at_once() -> None:
    zeros = dataclasses.replace(lesson(float32=True), initial=None)
    one = Runner(LAB, zeros, Clock())
    one.handle(SetLook(Look(views=frozenset({"rates", "costs"}))))
    run = rates(do(one, Step(20))).runs[2]
    assert (run.seen.key, run.seen.values["step"], run.seen.values["row"]) == ("rates_flushed_other", 14, 8)
    curves = one.snapshot().frame.parts["costs"]
    assert isinstance(curves, LanesPart)
    assert curves.lanes[2].ended == Message("rates_nan", {"step": 14})
    # The update that was not kept gives a probability of 0 to a class that is not right, and to no right one.
    inside = training(runs(one).lanes()[2])
    after = inside.settings.optimizer.update(inside.params, inside.gradients(), 13)
    with np.errstate(all="ignore"):
        _, _, S, cost = inside.settings.model.forward(after, inside.batch)
    assert np.isnan(cost)
    assert S[7][inside.batch.Y[7] == 0.0].min() == 0.0
    assert (S[inside.batch.Y == 1.0] > 0.0).all()


def test_where_float32_has_lost_all_costs_the_lab_says_that_and_offers_a_rate() -> None:
    one = do(course(float32=True, rate_1=100.0, rate_2=30.0, rate_3=1000.0), Step(20))
    assert one.phase is Phase.DIVERGED
    status = one.snapshot().status
    assert status.message.key == "rates_all_lost"
    assert status.suggestion == (SetKnob("rate_1", 0.01), SetKnob("rate_2", 0.005), SetKnob("rate_3", 0.03))
    assert all(np.isfinite(run.cost) for run in rates(one).runs)


def test_without_the_switch_the_same_run_only_jumps() -> None:
    one = do(course(), Step(200))
    assert np.isfinite(costs(one, 2)).all()
    assert not rates(one).runs[2].diverged


def test_where_nothing_is_flushed_the_naive_slope_is_that_of_softmax() -> None:
    rng = np.random.default_rng(0)
    Z, Y = rng.normal(0, 2, (6, 3)), np.eye(3)[rng.integers(0, 3, 6)]
    S, cost = NAIVE_SOFTMAX.of(Z, Y)
    assert cost == pytest.approx(functions.cross_entropy(Z, Y)[1], rel=1e-6)
    np.testing.assert_allclose(NAIVE_SOFTMAX.slope(S, Y), SOFTMAX.slope(functions.softmax(Z), Y), atol=1e-7)


def test_where_there_are_no_probabilities_the_switch_is_refused_and_nothing_is_lost() -> None:
    one = do(Runner(LAB, clock=Clock()), Step(5))
    with pytest.raises(LearnerError, match="float32"):
        one.handle(SetKnob("float32", True))
    assert one.step == 5
    assert one.experiment.knobs["float32"] is False


def test_the_program_of_such_a_run_is_numpy_and_ends_as_the_run_does() -> None:
    # It makes the runs one after the other; the third is the one that stops.
    script = program.program(LAB, dataclasses.replace(lesson(float32=True), steps=20), "numpy")
    known: dict[str, Any] = {}
    with np.errstate(all="ignore"):
        exec(compile(script, "script", "exec"), known)
    one = do(course(float32=True), Step(20))
    assert isinstance(one.experiment, RateRuns)
    last = one.experiment.lanes()[2].experiment.result()
    np.testing.assert_allclose(known["params"]["W"], last.params["W"], rtol=1e-12)
    with pytest.raises(LearnerError, match="NumPy"):
        program.program(LAB, lesson(float32=True), "tensorflow")


# ── cards


def test_the_order_after_a_hundred_updates_is_good_creeping_diverging() -> None:
    arguments = {"updates": 100, "orders": [[2, 1, 3], [3, 2, 1]]}
    found = quantities.answer(LAB, LAB.lesson(), "card", "order_after", arguments)
    assert found.value == 0
    assert found.reasons["limit"] == pytest.approx(0.86746, abs=5e-6)


@pytest.mark.parametrize(("scaling", "limit"), [("none", 2.33e-7), ("minmax", 0.86746), ("standard", 1.0)])
def test_the_size_of_the_largest_rate_depends_on_the_scaling(scaling: str, limit: float) -> None:
    arguments = {"data": "house", "knobs": {"scaling": scaling}}
    found = quantities.answer(LAB, LAB.lesson(), "card", "largest_rate", arguments)
    assert found.value == pytest.approx(limit, rel=2e-3)


def test_the_test_rows_are_all_right_at_a_rate_whose_cost_only_jumps() -> None:
    found = quantities.answer(LAB, lesson(), "card", "right_in_test", {"run": 3, "updates": 200})
    assert (found.value, found.question["tests"]) == (3, 3)
    assert found.reasons["train"] < 8
