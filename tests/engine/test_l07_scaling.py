"""One regression on three scales: the numbers of the lecture, what the views are told, and who disturbs whom."""

import numpy as np
import pytest

from engine.core.asides import Answer
from engine.core.commands import Back, Reset, Seek, SetKnob, SetLook, Step
from engine.core.frames import Look, NothingPart
from engine.core.lesson import NamedData, TableData
from engine.core.messages import LearnerError
from engine.core.parts_scales import CloudPart, CoefficientsPart, LaneLinesPart, ValleysPart
from engine.core.quantities import answer
from engine.core.status import Phase
from engine.core.types import frozen
from engine.lectures.l07_tips.scaling import LAB
from tests.engine.runs import bits, do, lesson, play, runner
from tests.engine.scales import VIEWS, costs, part, runs, scales

NAMES = ("raw", "minmax", "standard")


def valleys(*, after: int = 0, data: str = "house") -> ValleysPart:
    return part(do(scales(data), Step(after)) if after else scales(data), ValleysPart, "valleys")


# ── the numbers of the lecture


def test_a_needle_an_ellipse_and_a_bowl() -> None:
    found = valleys().valleys
    assert [valley.name for valley in found] == list(NAMES)
    assert [valley.condition for valley in found] == pytest.approx([6.8e7, 12.36, 1.0], rel=5e-3)
    assert [valley.stable_rate for valley in found] == pytest.approx([2.33e-7, 0.8675, 1.0], rel=1e-3)
    assert [valley.rate / valley.stable_rate for valley in found] == pytest.approx([0.5] * 3, rel=0.01)
    assert found[0].half_life == pytest.approx(5e7, rel=0.06)


def test_the_standardised_run_arrives_with_its_first_update_and_not_before() -> None:
    assert [valley.arrived for valley in valleys().valleys] == [None] * 3
    assert [valley.arrived for valley in valleys(after=1).valleys] == [None, None, 1]
    one = do(scales(), Step())
    lowest = runs(one)["standard"].quadratic.optimum
    np.testing.assert_allclose(runs(one)["standard"].theta(), lowest, rtol=1e-12)
    assert costs(one, "standard")[1] == pytest.approx(1466.32426651, rel=1e-11)


def test_from_0_to_1_it_takes_some_fifty_updates() -> None:
    one = do(scales(), Step(100))
    assert costs(one, "minmax")[50] == pytest.approx(1466.7, abs=0.1)
    assert part(one, ValleysPart, "valleys").valleys[1].arrived == 57


def test_the_raw_run_cannot_learn_b() -> None:
    one = do(scales(steps=2000), Step(2000))
    assert costs(one, "raw")[2] == pytest.approx(1568.3, abs=0.05)
    assert costs(one, "raw")[2000] == pytest.approx(1568.3, abs=0.05)
    raw, minmax, standard = part(one, LaneLinesPart, "lines").lines
    assert raw.bias == pytest.approx(0.0013, abs=5e-5)
    for line in (minmax, standard):
        assert (line.weight, line.bias) == pytest.approx((0.156996199875, 40.2757642788), rel=1e-9)
        assert line.cost == pytest.approx(1466.32426651, rel=1e-11)
    assert part(one, ValleysPart, "valleys").valleys[0].arrived is None


@pytest.mark.parametrize(("size", "price"), [(1427.0, 264.309341501), (1380.0, 256.930520107), (1494.0, 274.828086892)])
def test_the_slides_test_rows_are_predicted_the_same_in_both_coordinates(size: float, price: float) -> None:
    one = do(scales(), Step())
    one.handle(SetLook(Look(views=VIEWS, probes=((size, 0.0),))))
    said = part(one, CoefficientsPart, "coefficients")
    assert said.row.tolist() == [size]
    standard = said.lanes[2]
    assert standard.prediction == pytest.approx(price, rel=1e-11)
    assert standard.prediction_original == pytest.approx(price, rel=1e-11)
    for lane in said.lanes:
        assert lane.prediction == pytest.approx(lane.prediction_original, rel=1e-12)
        sum_of = float(lane.learned[:-1] @ lane.row + lane.learned[-1])
        assert lane.prediction == pytest.approx(sum_of, rel=1e-12)
    assert part(one, LaneLinesPart, "lines").new_x == size


def test_the_error_on_the_slides_test_rows_is_larger() -> None:
    best = runs(do(scales(), Step()))["standard"].original()
    assert best is not None
    said = np.array([[1427.0], [1380.0], [1494.0]]) @ best["W"] + best["b"]
    assert float(np.square(said[:, 0] - [199.0, 212.0, 243.0]).mean()) == pytest.approx(2432.36294652, rel=1e-11)


def test_the_slides_cloud_is_moved_and_then_divided() -> None:
    one = scales()
    shown = part(one, CloudPart, "cloud")
    assert (shown.stage, shown.labels) == (0, ("A", "A", "B", "B", "C"))
    assert shown.conditions == pytest.approx((1.8e8, 3.7e7, 2.44), rel=0.03)
    np.testing.assert_allclose(shown.stages[1].mean(axis=0), 0.0, atol=1e-12)
    expected = [
        [-1.1844461243, 0.860003562152], [-0.83607961715, -1.45539064364], [-0.139346602858, -0.959234742401],
        [0.557386411433, 0.694618261738], [1.60248593287, 0.860003562152],
    ]  # fmt: skip
    np.testing.assert_allclose(shown.stages[2], expected, rtol=1e-11)
    np.testing.assert_allclose(shown.deviations, [2.87054001888, 6046.48658313], rtol=1e-11)
    correlation = float((shown.stages[2][:, 0] * shown.stages[2][:, 1]).mean())
    assert correlation == pytest.approx(0.42, abs=0.005)
    one.handle(SetLook(Look(views=VIEWS, stage=2)))
    assert part(one, CloudPart, "cloud").stage == 2


# ── the runs side by side


def test_every_run_is_what_it_is_alone_in_lecture_4() -> None:
    one = do(scales(), Step(30))
    rates = {"raw": 1.16e-7, "minmax": 0.43, "standard": 0.5}
    for name, scaling in zip(NAMES, ("none", "minmax", "standard"), strict=True):
        alone = runner(lesson(NamedData("house"), scaling=scaling, learning_rate=rates[name]))
        assert do(alone, Step(30)).history.costs().tolist() == costs(one, name)


def test_a_rate_turned_in_mid_run_moves_its_own_run_only() -> None:
    one = do(scales(), Step(10), SetKnob("rate_minmax", 0.1), Step(10))
    plain = do(scales(), Step(20))
    assert costs(one, "minmax")[11:] != costs(plain, "minmax")[11:]
    for name in ("raw", "standard"):
        assert costs(one, name) == costs(plain, name)
    assert one.status().knobs["rate_minmax"] == 0.1
    assert set(one.status().knobs) == {knob.name for knob in LAB.knobs}


def test_going_back_over_a_turned_rate_and_on_again_is_exact() -> None:
    one = do(scales(), Step(10), SetKnob("rate_minmax", 0.1), Step(10))
    before = {name: bits(run.params) for name, run in runs(one).items()}
    do(one, Back(15), Seek(20))
    assert {name: bits(run.params) for name, run in runs(one).items()} == before


def test_a_rate_above_its_limit_stops_that_run_and_one_click_mends_it() -> None:
    one = do(scales(rate_minmax=0.9), Step(95))
    status = one.status()
    assert status.suggestion == (SetKnob("rate_minmax", 0.3),)
    raw, minmax, standard = part(one, ValleysPart, "valleys").valleys
    assert minmax.diverged_at is not None
    assert (raw.diverged_at, standard.diverged_at) == (None, None)
    assert np.isfinite(minmax.surface.here).all()
    do(one, *status.suggestion, Reset(), Step(95))
    assert one.status().suggestion is None
    assert costs(one, "minmax")[-1] == pytest.approx(1466.3, abs=0.1)


def test_when_all_runs_have_blown_up_the_whole_has_and_one_click_mends_all() -> None:
    one = play(scales(rate_raw=1e-5, rate_minmax=9.0, rate_standard=9.0))
    assert one.phase is Phase.DIVERGED
    mended = (SetKnob("rate_raw", 1e-7), SetKnob("rate_minmax", 0.3), SetKnob("rate_standard", 0.5))
    assert one.status().suggestion == mended


def test_at_the_goal_all_costs_are_said() -> None:
    said = play(scales()).status().message
    assert said.key == "scales_done"
    assert [said.values[name] for name in NAMES] == pytest.approx([1568.3, 1466.3, 1466.3], abs=0.05)


# ── what the views are told


def test_the_lowest_point_is_in_the_middle_of_each_valley_and_the_start_inside() -> None:
    for valley in valleys(after=3).valleys:
        x_low, x_high, y_low, y_high = valley.seen
        assert valley.surface.slice_lowest == pytest.approx(((x_low + x_high) / 2, (y_low + y_high) / 2))
        x, y = valley.surface.path[0]
        assert x_low < x < x_high
        assert y_low < y < y_high
        assert valley.surface.x[0] <= x_low
        assert x_high <= valley.surface.x[-1]
        if valley.alike:
            assert x_high - x_low == pytest.approx(y_high - y_low)


def test_a_picture_grows_once_for_a_run_that_goes_on_and_not_for_one_that_leaps_away() -> None:
    before, after = valleys(data="stock").valleys, valleys(after=100, data="stock").valleys
    grown = [
        (now.seen[1] - now.seen[0]) / (then.seen[1] - then.seen[0]) for then, now in zip(before, after, strict=True)
    ]
    assert grown == pytest.approx([1.0, 2.0, 2.0])
    x_low, x_high, y_low, y_high = after[1].seen
    for x, y in after[1].surface.path:
        assert x_low < x < x_high
        assert y_low < y < y_high


def test_with_more_parameters_the_others_are_minimised_out() -> None:
    part_of = valleys(after=5, data="exam_five")
    assert not part_of.exact
    assert part_of.parameters == ("w1", "w2")
    for valley in part_of.valleys:
        assert valley.surface.others == "profile"
        assert valley.surface.slice_lowest == pytest.approx(valley.surface.optimum)
        assert valley.surface.slice_lowest_cost == pytest.approx(0.104325555865, rel=1e-8)
    assert valleys().exact


def test_lines_are_for_one_feature_and_end_at_x_0() -> None:
    found = part(scales(), LaneLinesPart, "lines")
    assert found.ends[0] == 0.0
    one = do(scales(), Step(50))
    for line in part(one, LaneLinesPart, "lines").lines:
        assert line.heights.tolist() == pytest.approx([line.bias, line.weight * found.ends[1] + line.bias])
    nothing = scales("exam_five").snapshot().frame.parts["lines"]
    assert isinstance(nothing, NothingPart)
    assert nothing.reason.values == {"found": 3}


def test_a_constant_column_and_rows_without_a_slope_are_drawn_too() -> None:
    constant = TableData(frozen([[3.0], [3.0], [3.0]]), frozen([1.0, 2.0, 3.0]))
    flat = TableData(frozen([[1.0], [2.0], [3.0]]), frozen([0.0, 0.0, 0.0]))
    for data in (constant, flat):
        one = do(scales(data, rate_raw=0.01), Step(20))
        for valley in part(one, ValleysPart, "valleys").valleys:
            assert np.isfinite(valley.surface.cost).all()
            assert valley.seen[0] < valley.seen[1]
            assert valley.seen[2] < valley.seen[3]


# ── cards


def asked(quantity: str, **arguments: object) -> Answer:
    return answer(LAB, LAB.lesson(), "card", quantity, {"data": "house", "own_start": True, **arguments})


def test_the_cards_have_the_lectures_answers() -> None:
    assert asked("updates_to_arrive", run="standard", at_most=1000).value == 1.0
    assert asked("updates_to_arrive", run="minmax", at_most=1000).value == 57.0
    assert np.isnan(asked("updates_to_arrive", run="raw", at_most=1000).value)
    condition = asked("condition_of", run="raw")
    assert condition.value == pytest.approx(6.8e7, rel=5e-3)
    assert condition.reasons["most"] / condition.reasons["least"] == pytest.approx(condition.value)
    assert asked("stable_rate_of", run="raw").value == pytest.approx(2.33e-7, rel=1e-3)


# ── numbers explain themselves


def test_what_is_explained_is_what_is_shown() -> None:
    one = do(scales(), Step(7))
    one.handle(SetLook(Look(views=VIEWS, probes=((1800.0, 0.0),))))
    said = part(one, CoefficientsPart, "coefficients")
    explain = one.experiment.explain
    for valley in part(one, ValleysPart, "valleys").valleys:
        assert explain((valley.name, "condition")).value == valley.condition
        assert explain((valley.name, "stable_rate")).value == valley.stable_rate
        assert explain((valley.name, "half_life", str(valley.direction))).value == valley.half_life
    for lane in said.lanes:
        assert explain((lane.name, "new_row")).value == lane.prediction
        assert explain((lane.name, "new_row_original")).value == lane.prediction_original
        assert explain((lane.name, "new_feature", "0")).value == lane.row[0]
        assert explain((lane.name, "parameter", "w1")).value == lane.learned[0]
        if lane.mapped:
            assert explain((lane.name, "original", "b")).value == pytest.approx(lane.original[1])
    cloud = part(one, CloudPart, "cloud")
    for stage in range(3):
        assert explain(("cloud_condition", str(stage))).value == pytest.approx(cloud.conditions[stage])
        assert explain(("cloud", str(stage), "4", "1")).value == cloud.stages[stage][4, 1]
    assert explain(("cloud_mean", "1")).value == 3800.0
    assert explain(("cloud_deviation", "0")).value == pytest.approx(2.87054, rel=1e-5)


@pytest.mark.parametrize(
    "key", [("cloud", "3", "0", "0"), ("raw", "new_feature", "1"), ("raw", "condition", "x"), ("no",)]
)
def test_a_number_that_is_not_there_is_refused(key: tuple[str, ...]) -> None:
    with pytest.raises(LearnerError):
        scales().experiment.explain(key)
