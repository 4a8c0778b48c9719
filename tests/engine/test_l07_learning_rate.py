"""Learning rates compared: the numbers of the lecture, limits and factors, runs that blow up while others go on."""

import dataclasses

import numpy as np
import pytest

from engine.core.commands import Seek, SetKnob, SetLook, SetParameters, Step
from engine.core.experiment import Lab
from engine.core.frames import Look, NothingPart
from engine.core.lesson import NamedData
from engine.core.messages import LearnerError
from engine.core.parts_lanes import LanesPart
from engine.core.parts_rates import RatePathsPart, RatesPart
from engine.core.runner import Runner
from engine.core.status import Phase
from engine.core.types import Array
from engine.lectures.l04_linear.train import LAB as LINEAR_LAB
from engine.lectures.l06_softmax.train import LAB as SOFTMAX_LAB
from engine.lectures.l07_tips.learning_rate import LAB
from engine.topics.rates.rate_parts import training
from engine.topics.rates.rate_runs import RateRuns, written
from tests.engine.runs import Clock, do

TICKS = (1, 6, 15, 49, 95)
HOUSE = {
    0.02: (122412, 77435, 34713, 3849, 2262),
    0.4: (3617, 2091, 1621, 1467, 1466),
    0.85: (123432, 81794, 39722, 3806, 1520),
    0.9: (154181, 314199, 1.15e6, 1.6e8, 1.2e11),
}


def runner(data: str = "house", **knobs: float | str | bool) -> Runner:
    lesson = LAB.lesson()
    suited = {**lesson.knobs, **LAB.presets[data], **knobs}
    one = Runner(LAB, dataclasses.replace(lesson, data=NamedData(data), knobs=suited), Clock())
    one.handle(SetLook(Look(views=frozenset(LAB.views))))
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


def paths(one: Runner) -> RatePathsPart:
    part = one.snapshot().frame.parts["paths"]
    assert isinstance(part, RatePathsPart)
    return part


def alone(lab: Lab, data: str, rate: float, updates: int) -> Array:
    """The costs of one run of another lab at this rate."""
    lesson = lab.lesson()
    knobs = {**lesson.knobs, **lab.presets.get(data, {}), "scaling": LAB.presets[data]["scaling"]}
    one = Runner(lab, dataclasses.replace(lesson, data=NamedData(data), knobs={**knobs, "learning_rate": rate}))
    return do(one, Step(updates)).history.costs()


# ── the numbers of the lecture


@pytest.mark.parametrize(("place", "rate"), list(enumerate((0.02, 0.4, 0.9, 0.85))))
def test_on_the_house_table_each_rate_comes_as_far_as_it_should(place: int, rate: float) -> None:
    found = costs(do(runner(rate_4=0.85), Step(100)), place)
    for step, cost in zip(TICKS, HOUSE[rate], strict=True):
        assert found[step] == pytest.approx(cost, rel=0.03 if cost > 1e6 else 5e-4), f"cost[{step}]"


def test_the_limit_is_exact_and_half_of_it_is_where_runs_begin_to_cross_the_valley() -> None:
    part = rates(runner())
    assert part.exact
    assert part.limit == pytest.approx(0.86746, abs=5e-6)
    assert part.crossing == pytest.approx(part.limit / 2, rel=1e-12)
    assert part.lowest_cost == pytest.approx(1466.3243, abs=5e-5)


def test_a_hair_below_the_limit_a_run_falls_and_a_hair_above_it_rises() -> None:
    limit = rates(runner()).limit
    one = do(runner(rate_1=0.999 * limit, rate_3=1.001 * limit), Step(3000))
    below, above = costs(one, 0), costs(one, 2)
    assert (np.diff(below) < 0).all()
    # What the other directions lose hides it at first.
    assert (np.diff(above[50:]) > 0).all()


def test_creeping_zigzag_and_divergence_are_told_from_the_factors() -> None:
    part = rates(runner(rate_4=0.85))
    assert [run.zone for run in part.runs] == ["creeping", "sure", "diverging", "zigzag"]
    steep, gentle = [run.steep for run in part.runs], [run.gentle for run in part.runs]
    assert steep == pytest.approx([0.954, 0.078, -1.075, -0.960], abs=5e-4)
    assert gentle == pytest.approx([0.996, 0.925, 0.832, 0.841], abs=5e-4)


def test_the_standardised_exam_scores_have_a_limit_of_their_own() -> None:
    one = do(runner("exam_scores"), Step(100))
    assert rates(one).limit == pytest.approx(0.36225, abs=5e-6)
    assert [costs(one, place)[100] for place in range(4)] == pytest.approx([471, 5.80, 50.4, 11078], rel=1e-3)


# ── together, and as if alone


@pytest.mark.parametrize(
    ("data", "lab"), [("house", LINEAR_LAB), ("exam_scores", LINEAR_LAB), ("eight_rows_three", SOFTMAX_LAB)]
)
def test_moved_together_each_run_goes_as_it_would_alone(data: str, lab: Lab) -> None:
    one = do(runner(data, rate_1=0.01, rate_2=0.05, rate_3=0.08, rate_4=0.1), Step(60))
    for place, rate in enumerate((0.01, 0.05, 0.08, 0.1)):
        np.testing.assert_allclose(costs(one, place), alone(lab, data, rate, 60), rtol=1e-9)


def test_going_back_and_on_again_gives_the_same_costs_to_the_last_bit() -> None:
    one = do(runner("eight_rows_three"), Step(80))
    before = [costs(one, place).copy() for place in range(3)]
    do(one, Seek(13), Step(67))
    for place in range(3):
        np.testing.assert_array_equal(costs(one, place), before[place])


def test_a_decaying_rate_is_that_of_every_run_and_brings_a_diverging_one_back() -> None:
    one = do(runner(decay_every=20, decay_factor=0.5), Step(20))
    assert [run.rate for run in rates(one).runs] == [0.01, 0.2, 0.45]
    top = float(costs(one, 2)[20])
    assert top > 1e6
    do(one, Step(80))
    assert float(costs(one, 2)[100]) < 1e-2 * top
    assert float(costs(one, 0)[100]) > float(costs(do(runner(), Step(100)), 0)[100])


# ── blowing up


def test_a_run_that_blows_up_is_said_to_and_goes_on_while_its_numbers_are_finite() -> None:
    one = do(runner(), Step(100))
    lanes = runs(one).lanes()
    assert [lane.diverged_at for lane in lanes] == [None, None, 48]
    assert lanes[2].costs[100] > 1e3 * lanes[2].costs[48]
    assert [path.outside for path in paths(one).paths] == [False, False, True]
    assert one.phase is Phase.DONE


def test_one_that_is_not_finite_any_more_keeps_its_last_finite_values() -> None:
    one = do(runner(rate_3=50.0), Step(400))
    known = costs(one, 2)
    assert np.isfinite(known).all()
    assert known[400] == known[399] > 1e250
    assert np.isfinite(runs(one).lanes()[2].experiment.result().params["W"]).all()
    assert float(costs(one, 1)[400]) == pytest.approx(1466.3243, abs=1e-3)


# ── what is shown


@pytest.mark.parametrize("data", ["eight_rows_three", "exam_scores"])
def test_of_more_than_two_parameters_no_paths_are_drawn_and_it_is_said_why(data: str) -> None:
    part = do(runner(data), Step(2)).snapshot().frame.parts["paths"]
    assert isinstance(part, NothingPart)
    assert part.reason.values["found"] == (12 if data == "eight_rows_three" else 4)


def test_the_length_of_a_step_is_the_way_between_two_places() -> None:
    one = do(runner(), Step(30))
    part = one.snapshot().frame.parts["steps"]
    assert isinstance(part, LanesPart)
    for lane, path in zip(part.lanes, paths(one).paths, strict=True):
        hops = np.linalg.norm(np.diff(path.path, axis=0), axis=1)
        np.testing.assert_allclose(lane.curve.low[: len(hops)], hops, rtol=1e-9)


def test_the_first_steps_go_the_same_way_and_are_as_long_as_their_rates() -> None:
    steps = np.array([path.step_vector for path in paths(runner()).paths])
    np.testing.assert_allclose(steps / np.array([[0.02], [0.4], [0.9]]), np.tile(steps[:1] / 0.02, (3, 1)), rtol=1e-12)


def test_a_fourth_run_comes_with_its_rate_and_goes_with_0() -> None:
    one = runner()
    assert len(rates(one).runs) == 3
    do(one, SetKnob("rate_4", 0.85))
    assert [run.knob for run in rates(one).runs] == ["rate_1", "rate_2", "rate_3", "rate_4"]
    do(one, SetKnob("rate_4", 0.0))
    assert len(rates(one).runs) == 3


@pytest.mark.parametrize("data", LAB.datasets)
def test_runs_have_the_same_rows_and_start_and_differ_in_their_rate_alone(data: str) -> None:
    lanes = [training(lane) for lane in runs(runner(data, initialisation="normal")).lanes()]
    for run in lanes:
        assert run.batch.X.tolist() == lanes[0].batch.X.tolist()
        assert run.batch.Y.tolist() == lanes[0].batch.Y.tolist()
        assert run.theta().tolist() == lanes[0].theta().tolist()
        assert run.settings.model == lanes[0].settings.model
    rates_of = [run.settings.optimizer.learning_rate for run in lanes]
    used = [LAB.presets[data][f"rate_{place}"] for place in (1, 2, 3, 4)]
    assert rates_of == [rate for rate in used if rate]
    # And what a run is called on screen is its rate.
    titles = [lane.title for lane in runs(runner(data)).lanes()]
    assert [title.values["rate"] for title in titles] == [written(rate) for rate in rates_of]


@pytest.mark.parametrize("history_bytes", [1, 64_000_000], ids=["tiny memory", "all kept"])
def test_what_has_overflowed_stays_there_after_going_back_however_small_its_rate_became(history_bytes: int) -> None:
    lesson = LAB.lesson()
    decaying = {**lesson.knobs, "rate_3": 1e6, "decay_factor": 0.9, "decay_every": 1}
    one = Runner(LAB, dataclasses.replace(lesson, knobs=decaying), Clock(), history_bytes=history_bytes)
    do(one, Step(300))
    known = costs(one, 2).copy()
    do(one, Seek(200), Step(100))
    assert costs(one, 2).tobytes() == known.tobytes()


def test_a_rate_that_decay_has_made_next_to_nothing_creeps() -> None:
    one = do(runner(decay_every=1, decay_factor=0.5), Step(200))
    assert {run.zone for run in rates(one).runs} == {"creeping"}


@pytest.mark.parametrize("far", [1e200, -1e300])
def test_a_start_beyond_all_numbers_still_has_its_views(far: float) -> None:
    one = do(runner(), SetParameters({"w1": far}))
    assert np.isfinite(paths(one).cost).all()


def test_two_runs_of_one_rate_can_be_told_apart() -> None:
    names = [lane.name for lane in runs(runner(rate_1=0.4, rate_3=0.4)).lanes()]
    assert len(set(names)) == 3


@pytest.mark.parametrize(
    ("key", "value"),
    [
        (("α 0.9", "factor", "steep"), -1.0750),
        (("α 0.02", "factor", "gentle"), 0.9963),
        (("α 0.4", "share"), 0.4611),
        (("α 0.9", "rate"), 0.9),
        (("α 0.4", "crossing"), 0.43373),
        (("stable_rate",), 0.86746),
        (("α 0.02", "step_length"), 15.5633),
        (("α 0.02", "cost"), 134244.0),
        (("optimum_cost",), 1466.324),
    ],
)
def test_a_number_is_explained_and_the_explanation_has_its_value(key: tuple[str, ...], value: float) -> None:
    told = runner().experiment.explain(key)
    assert told.key == key
    assert told.value == pytest.approx(value, rel=1e-4)


@pytest.mark.parametrize("key", [("α 0.9", "factor", "sideways"), ("α 0.9", "nothing"), ("nobody", "share")])
def test_what_is_not_there_is_not_explained(key: tuple[str, ...]) -> None:
    with pytest.raises(LearnerError):
        runner().experiment.explain(key)
