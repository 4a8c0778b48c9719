"""Gradient check: sound gradients pass, every fault is found, and what training does with each."""

import dataclasses

import numpy as np
import pytest

from engine.core.commands import NewStart, Play, Seek, SetKnob, SetLook, SetSpeed, StartJob, Step
from engine.core.faults import FAULTS
from engine.core.frames import Look
from engine.core.knobs import KnobValue
from engine.core.lesson import Lesson
from engine.core.model import Network
from engine.core.pace import Speed
from engine.core.parts_check import CheckPart, EpsilonPart, FaultRunsPart, PassesPart
from engine.core.runner import Runner
from engine.core.status import Phase
from engine.core.types import Array
from engine.lectures.l09_xor.gradient_check import LAB
from engine.topics.check import check_parts
from engine.topics.check.check_run import CheckedRun, outcome
from engine.topics.check.gradient_check import EPSILONS, agree, measured, relative_error
from tests.engine.differences import assert_gradients_agree, gradient
from tests.engine.runs import Clock, do

DEEP = (10, 10, 10)
BROKEN = tuple(FAULTS)[1:]
# Failing rows of the nine of 2-2-1 at the start of seed 1.
FAILING = {"none": 0, "no_slope": 6, "wrong_sign": 9, "no_mean": 9, "no_bias": 2, "updated_weights": 6}


def lesson(**knobs: KnobValue) -> Lesson:
    plain = LAB.lesson()
    return dataclasses.replace(plain, knobs={**plain.knobs, **knobs})


def runner(epsilon: float = 1e-5, **knobs: KnobValue) -> Runner:
    one = Runner(LAB, lesson(**knobs), Clock())
    one.handle(SetLook(Look(views=frozenset(LAB.views), epsilon=epsilon)))
    return one


def run(one: Runner) -> CheckedRun:
    assert isinstance(one.experiment, CheckedRun)
    return one.experiment


def check(one: Runner) -> CheckPart:
    part = one.snapshot().frame.parts["check"]
    assert isinstance(part, CheckPart)
    return part


def over_epsilon(one: Runner) -> EpsilonPart:
    part = one.snapshot().frame.parts["epsilon"]
    assert isinstance(part, EpsilonPart)
    return part


def test_the_lab_opens_with_the_long_plateau() -> None:
    one = runner()
    assert run(one).cost == pytest.approx(0.7058, abs=5e-5)
    assert one.snapshot().status.seed == 1


@pytest.mark.parametrize("hidden", [(2,), (3,), DEEP])
def test_every_row_of_a_sound_backward_pass_agrees(hidden: tuple[int, ...]) -> None:
    one = runner(hidden=hidden)
    for updates in (0, 1, 100, 300, 1600):
        if updates:
            do(one, Step(updates))
        assert check(one).failed == 0


@pytest.mark.parametrize("seed", range(12))
def test_a_sound_backward_pass_agrees_from_any_start(seed: int) -> None:
    one = do(runner(), NewStart(seed))
    for updates in (0, 50, 1000):
        if updates:
            do(one, Step(updates))
        assert check(one).failed == 0


def test_the_network_of_the_lab_passes_the_check_of_the_tests() -> None:
    trained = run(do(runner(), Step(50)))
    assert_gradients_agree(trained.network, trained.params, trained.batch)


def test_differences_made_at_once_are_those_made_one_by_one() -> None:
    trained = run(do(runner(), Step(50)))
    found = trained.measured(1e-6).slopes
    one_by_one = []
    for name, value in trained.params.items():

        def cost(moved: Array, name: str = name) -> float:
            return trained.network.forward({**trained.params, name: moved}, trained.batch).cost

        one_by_one.append(gradient(cost, np.array(value)).ravel())
    np.testing.assert_allclose(found, np.concatenate(one_by_one), atol=1e-9)


@pytest.mark.parametrize("fault", BROKEN)
def test_every_fault_is_found(fault: str) -> None:
    part = check(runner(fault=fault))
    assert part.failed == FAILING[fault] > 0


@pytest.mark.parametrize("fault", ["no_slope", "updated_weights"])
def test_a_fault_on_the_way_to_the_hidden_layer_spares_the_output_layer(fault: str) -> None:
    part = check(runner(fault=fault))
    passed = dict(zip(part.names, part.passed.tolist(), strict=True))
    assert [name for name, good in passed.items() if good] == ["w2.1", "w2.2", "b2"]


def test_only_the_forgotten_biases_fail() -> None:
    part = check(runner(fault="no_bias"))
    assert [name for name, good in zip(part.names, part.passed, strict=True) if not good] == ["b1.1", "b1.2"]
    assert part.backprop[4:6].tolist() == [0.0, 0.0]
    assert part.error[4:6].tolist() == [1.0, 1.0]


@pytest.mark.parametrize(("fault", "ratio"), [("no_mean", 4.0), ("wrong_sign", -1.0)])
def test_a_clean_ratio_tells_the_cause(fault: str, ratio: float) -> None:
    part = check(runner(fault=fault))
    np.testing.assert_allclose(part.ratio, ratio, rtol=1e-7)
    assert part.common == pytest.approx(ratio, rel=1e-7)


@pytest.mark.parametrize("fault", ["none", "no_slope", "no_bias", "updated_weights"])
def test_without_one_ratio_there_is_none_to_tell(fault: str) -> None:
    assert check(runner(fault=fault)).common is None


@pytest.mark.parametrize(
    ("fault", "right_from"),
    [("none", 318), ("no_slope", None), ("no_mean", 81), ("no_bias", 1521), ("updated_weights", 318)],
)
def test_training_with_a_fault_solves_when_the_page_says(fault: str, right_from: int | None) -> None:
    found = outcome(lesson(), fault)
    assert (found.right_from, found.diverged_at, found.failed) == (right_from, None, FAILING[fault])


def test_without_the_slope_the_cost_stays_where_it_is() -> None:
    assert outcome(lesson(), "no_slope").cost == pytest.approx(0.693, abs=5e-4)


def test_with_the_wrong_sign_the_cost_grows_until_the_run_is_stopped() -> None:
    one = do(runner(fault="wrong_sign"), Step(100))
    assert run(one).cost == pytest.approx(71, abs=0.5)
    do(one, SetSpeed(Speed.FULL), Play())
    while one.phase is Phase.RUNNING:
        one.advance(1.0)
    status = one.snapshot().status
    assert (status.phase, status.step) == (Phase.DIVERGED, 947)
    assert status.message.key == "check_diverged_sign"
    assert outcome(lesson(), "wrong_sign").diverged_at == 947


def test_no_curve_tells_weights_updated_too_soon_from_a_sound_run() -> None:
    sound, broken = (run(do(runner(fault=fault), Step(1000))).cost for fault in ("none", "updated_weights"))
    assert broken == pytest.approx(sound, rel=1e-3)
    assert broken != sound


def test_a_fault_is_a_new_run_from_the_same_start() -> None:
    one = do(runner(), Step(20))
    before = run(runner()).theta()
    do(one, SetKnob("fault", "no_mean"))
    assert one.snapshot().status.step == 0
    np.testing.assert_array_equal(run(one).theta(), before)


@pytest.mark.parametrize(("epsilon", "error"), [(0.1, 6e-3), (1e-3, 6e-7), (1e-5, 5e-9), (1e-8, 4e-6), (1e-12, 3e-2)])
def test_the_error_falls_and_rises_with_epsilon(epsilon: float, error: float) -> None:
    part = check(runner(epsilon))
    # Below 1e-5 it is rounding, whose last digits are the machine's own.
    assert part.worst == pytest.approx(error, rel=0.15 if epsilon > 1e-6 else 0.9)
    curve = over_epsilon(runner(epsilon))
    assert curve.error == part.worst
    assert curve.errors[EPSILONS.index(epsilon)] == part.worst


@pytest.mark.parametrize(("epsilon", "sound"), [(0.1, False), (1e-3, True), (1e-8, True), (1e-12, False)])
def test_at_both_ends_the_measurement_is_what_is_wrong(epsilon: float, sound: bool) -> None:
    assert (check(runner(epsilon)).failed == 0) is sound


def test_no_epsilon_makes_a_wrong_gradient_right() -> None:
    assert over_epsilon(runner(fault="no_mean")).errors.min() > 0.5


def test_the_curve_of_a_deep_network_takes_some_of_its_parameters() -> None:
    part = over_epsilon(runner(hidden=DEEP))
    assert (part.checked, part.count) == (24, 261)


@pytest.mark.parametrize(("hidden", "parameters", "needed"), [((2,), 9, 18), (DEEP, 261, 522)])
def test_differences_need_two_passes_for_each_parameter(hidden: tuple[int, ...], parameters: int, needed: int) -> None:
    part = runner(hidden=hidden).snapshot().frame.parts["passes"]
    assert isinstance(part, PassesPart)
    assert (part.parameters, part.forward_passes) == (parameters, needed)


def test_with_many_rows_those_that_fail_come_first() -> None:
    part = check(runner(hidden=DEEP, fault="no_bias"))
    assert [part.names[place] for place in part.order[:10]] == [f"b1.{k}" for k in range(1, 11)]
    assert part.failed == 10
    assert sorted(part.order) == list(range(261))


def test_the_job_trains_with_every_fault() -> None:
    one = do(runner(), StartJob("compare"))
    while one.wait_s() == 0.0:
        one.advance(1.0)
    part = one.snapshot().frame.parts["compare"]
    assert isinstance(part, FaultRunsPart)
    assert [found.fault for found in part.runs] == list(FAULTS)
    assert [found.right_from for found in part.runs] == [318, None, None, 81, 1521, 318]
    assert (part.done, part.running) == (1.0, False)
    assert run(one).steps_made == 0


def test_looking_at_another_epsilon_leaves_the_run_alone() -> None:
    one = do(runner(), Step(30))
    do(one, SetLook(Look(views=frozenset(LAB.views), epsilon=1e-12)), Seek(10), Seek(30))
    assert one.snapshot().status.last == 30
    assert check(one).epsilon == 1e-12


def test_errors_are_relative_and_rounding_is_forgiven() -> None:
    one, other = np.array([1.0, 0.0, 2.0, 1e-12]), np.array([1.0, 0.0, -2.0, 0.0])
    assert relative_error(one, other).tolist() == [0.0, 0.0, 1.0, 1.0]
    assert agree(one, other).tolist() == [True, True, False, True]


def test_what_is_not_finite_does_not_agree() -> None:
    assert agree(np.array([np.nan, np.inf]), np.array([1.0, 1.0])).tolist() == [False, False]


def test_the_run_is_not_measured_twice_at_one_step() -> None:
    checked = run(runner())
    assert checked.measured(1e-5) is checked.measured(1e-5)
    before = checked.measured(1e-5)
    checked.step()
    assert checked.measured(1e-5) is not before


def test_nudges_of_single_parameters_can_be_measured() -> None:
    checked = run(runner())
    some = measured(checked.network, checked.params, checked.batch, np.array([8, 0]), np.array([1e-5, 1e-5]))
    np.testing.assert_array_equal(some.slopes, checked.measured(1e-5).slopes[[8, 0]])


def test_the_sound_model_is_the_plain_network() -> None:
    assert type(run(runner()).model) is Network
    assert check_parts.epsilon_of(Look(epsilon=5.0)) == 0.1
