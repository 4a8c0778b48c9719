"""One start for three runs: a place in any valley is the same prediction in all of them, wherever it came from."""

import numpy as np
import pytest

from engine.core.commands import Back, NewStart, Reset, Seek, SetParameters, Step
from engine.core.lesson import NamedData
from engine.core.messages import LearnerError
from engine.core.parts_scales import LaneLinesPart, ValleysPart
from engine.core.runner import Runner
from engine.core.scaling import SCALINGS, fit
from engine.core.surface import Quadratic
from engine.core.types import Array, frozen
from engine.thread import _merged
from tests.engine.runs import bits, do
from tests.engine.scales import costs, part, runs, scales

NAMES = ("raw", "minmax", "standard")
PLACES = [
    {"raw w1": 0.3, "raw b": 10.0},
    {"minmax w1": 500.0, "minmax b": 100.0},
    {"standard w1": -100.0, "standard b": 612.0},
]


def predictions(one: Runner) -> list[Array]:
    """What each run says about the rows."""
    return [run.settings.model.predict(run.params, run.batch.X) for run in runs(one).values()]


def assert_same_prediction(one: Runner) -> None:
    raw, *others = predictions(one)
    for other in others:
        np.testing.assert_allclose(other, raw, rtol=1e-12, atol=1e-9)


@pytest.mark.parametrize("name", SCALINGS)
def test_scaled_parameters_predict_for_scaled_rows_what_the_others_do_for_the_rows_as_they_are(name: str) -> None:
    rng = np.random.default_rng(0)
    X = rng.normal(500.0, 80.0, (6, 3))
    params = {"W": rng.normal(0, 1, (3, 2)), "b": rng.normal(0, 1, 2)}
    scaling = fit(name, X)
    scaled = scaling.scaled(params)
    np.testing.assert_allclose(scaling.apply(X) @ scaled["W"] + scaled["b"], X @ params["W"] + params["b"], rtol=1e-12)
    for key, back in scaling.original(scaled).items():
        np.testing.assert_allclose(back, params[key], rtol=1e-9)


@pytest.mark.parametrize("place", PLACES, ids=NAMES)
def test_a_place_in_one_valley_is_the_same_prediction_in_all_three(place: dict[str, float]) -> None:
    one = do(scales(), SetParameters(place, start=True))
    assert_same_prediction(one)
    (run, weight), (_, bias) = (name.split() for name in place)
    here = runs(one)[run]
    assert dict(zip(here.names, here.theta(), strict=True)) == pytest.approx(
        {weight: place[f"{run} {weight}"], bias: place[f"{run} {bias}"]}, rel=1e-12
    )
    first, *others = part(one, LaneLinesPart, "lines").lines
    for line in others:
        assert (line.weight, line.bias) == pytest.approx((first.weight, first.bias), rel=1e-12)


@pytest.mark.parametrize("data", ["house", "stock", "exam_five"])
def test_a_new_start_drawn_by_lot_is_the_same_prediction_in_all_three(data: str) -> None:
    one = do(scales(data), NewStart(3))
    assert_same_prediction(one)
    assert np.ptp(predictions(one)[0]) > 0.0


def test_from_a_far_start_the_bowl_is_crossed_at_once_and_the_needle_never() -> None:
    one = do(scales(), SetParameters({"standard w1": 300.0, "standard b": 600.0}, start=True), Step(100))
    raw, minmax, standard = part(one, ValleysPart, "valleys").valleys
    assert (raw.arrived, standard.arrived) == (None, 1)
    assert minmax.arrived is not None
    # Along the needle it has hardly moved: b is what it was.
    assert costs(one, "raw")[100] > 10.0 * costs(one, "minmax")[100]
    assert raw.surface.here[1] == pytest.approx(raw.surface.path[0][1], rel=0.02)


@pytest.mark.parametrize("place", PLACES, ids=NAMES)
def test_from_a_chosen_start_going_back_and_on_again_is_exact(place: dict[str, float]) -> None:
    one = do(scales(), Step(7), SetParameters(place, start=True), Step(20))
    assert one.step == 20
    before, told = {name: bits(run.params) for name, run in runs(one).items()}, costs(one, "minmax")
    do(one, Back(13), Seek(20))
    assert {name: bits(run.params) for name, run in runs(one).items()} == before
    do(one, Reset(), Step(20))
    assert {name: bits(run.params) for name, run in runs(one).items()} == before
    again = Runner(one.lab, one.as_lesson())
    do(again, Step(20))
    assert costs(again, "minmax") == told


def test_with_more_parameters_the_start_lies_on_the_surface_that_is_drawn() -> None:
    one = do(scales("exam_five"), SetParameters({"minmax w1": 50.0, "minmax w2": 100.0}, start=True))
    assert_same_prediction(one)
    valley = part(one, ValleysPart, "valleys").valleys[1]
    assert valley.surface.here == pytest.approx((50.0, 100.0))
    assert runs(one)["minmax"].cost == pytest.approx(valley.surface.slice_cost, rel=1e-9)


def test_the_cost_is_least_where_some_parameters_are_set() -> None:
    rng = np.random.default_rng(4)
    known = Quadratic.of_least_squares(rng.normal(0, 1, (9, 3)), rng.normal(0, 1, (9, 1)), 0.1)
    theta = known.lowest_with([0, 2], np.array([1.5, -0.5]))
    assert theta[[0, 2]].tolist() == [1.5, -0.5]
    for place in (1, 3):
        for nudge in (-1e-3, 1e-3):
            moved = theta.copy()
            moved[place] += nudge
            assert known.at(moved) > known.at(theta)


def test_a_start_inside_a_picture_leaves_it_and_one_outside_keeps_its_shape() -> None:
    def spans(one: Runner) -> list[tuple[float, float]]:
        found = part(one, ValleysPart, "valleys").valleys
        return [(valley.seen[1] - valley.seen[0], valley.seen[3] - valley.seen[2]) for valley in found]

    plain = spans(scales())
    inside = do(scales(), SetParameters({"raw w1": 0.1, "raw b": 20.0}, start=True))
    assert spans(inside) == plain
    far = spans(do(scales(), SetParameters({"standard w1": 300.0, "standard b": 600.0}, start=True)))
    grown = [(now[0] / was[0], now[1] / was[1]) for now, was in zip(far, plain, strict=True)]
    assert grown[0][0] == pytest.approx(grown[0][1])
    assert grown[0][0] > 2.0
    assert grown[2] == (1.0, 1.0)


@pytest.mark.parametrize("place", [{"raw q": 1.0}, {"raw w1": float("nan"), "raw b": 1.0}])
def test_a_place_that_is_none_is_refused_and_nothing_is_lost(place: dict[str, float]) -> None:
    one = do(scales(), Step(5))
    before = costs(one, "minmax")
    with pytest.raises(LearnerError):
        one.handle(SetParameters(place, start=True))
    assert costs(one, "minmax") == before


def test_parameters_moved_in_mid_run_are_those_of_the_rows_as_they_are() -> None:
    one = do(scales(), Step(3), SetParameters({"w1": 0.2, "b": 5.0}))
    assert_same_prediction(one)
    assert runs(one)["raw"].theta().tolist() == [0.2, 5.0]
    do(one, Step(5))
    before = {name: bits(run.params) for name, run in runs(one).items()}
    do(one, Back(4), Seek(8))
    assert {name: bits(run.params) for name, run in runs(one).items()} == before


def test_of_two_starts_in_different_valleys_the_engine_takes_the_second() -> None:
    first, second = (SetParameters(place, start=True) for place in PLACES[:2])
    assert _merged(first, second) is None
    assert _merged(first, first) == first
    moved = _merged(SetParameters({"w1": 1.0}), SetParameters({"b": 2.0}))
    assert moved == SetParameters({"w1": 1.0, "b": 2.0})


def test_the_same_rows_given_as_a_table_start_alike() -> None:
    initial = {"W": frozen([[0.1]]), "b": frozen([3.0])}
    one = scales(NamedData("house"), initial=initial)
    assert_same_prediction(one)
    assert len({round(costs(one, name)[0], 6) for name in NAMES}) == 1
