"""Softmax training: what is on screen at the ticks of the lecture, its views' parts, the answers of its cards."""

import math
from itertools import pairwise
from typing import Any

import numpy as np
import pytest

from engine.core.classification import Classification
from engine.core.frames import Look, NothingPart, Part
from engine.core.functions import softmax
from engine.core.knobs import KnobValue
from engine.core.lesson import Lesson, NamedData
from engine.core.parts_softmax import BarsPart, ClassRowPart, ClassWeightsPart, ScorePlanePart
from engine.core.quantities import answer
from engine.core.runner import Runner
from engine.lectures.l06_softmax.train import LAB, build
from gui.card_info import cards
from gui.set_up import lesson_of
from tests.engine.runs import lesson, play, runner


def of(data: str, **knobs: Any) -> Lesson:
    return lesson(NamedData(data), lab=LAB, **knobs)


def trained(data: str, updates: int, **knobs: KnobValue) -> Classification:
    run = build(of(data, **knobs))
    for _ in range(updates):
        run.step()
    return run


def part(run: Classification, view: str, **look: Any) -> Part:
    past = Runner(LAB, run.lesson).history
    return run.frame(Look(views=frozenset({view}), **look), past).parts[view]


def bars(run: Classification, **look: int) -> BarsPart:
    found = part(run, "bars", **look)
    assert isinstance(found, BarsPart)
    return found


def scores(run: Classification, **look: int) -> ScorePlanePart:
    found = part(run, "scores", **look)
    assert isinstance(found, ScorePlanePart)
    return found


# ── the ticks of the lecture

TICKS = (0, 1, 6, 15, 49, 95, 188, 372, 1000, 2000)
COSTS = {
    "iris": (1.099, 0.930, 0.622, 0.485, 0.320, 0.238, 0.174, 0.131, 0.095, 0.082),
    "eight_rows": (1.099, 1.030, 0.928, 0.836, 0.697, 0.612, 0.526, 0.446, 0.323, 0.228),
    "zoo": (1.946, 1.738, 1.384, 1.103, 0.670, 0.481, 0.332, 0.215, 0.101, 0.055),
}


@pytest.mark.parametrize("data", COSTS)
def test_the_costs_at_the_ticks_are_those_of_the_lecture(data: str) -> None:
    costs = play(runner(of(data, steps=2000), lab=LAB)).history.costs()
    np.testing.assert_allclose(costs[list(TICKS)], COSTS[data], atol=6e-4)


@pytest.mark.parametrize(
    ("data", "updates", "share"),
    [
        ("iris", 49, 0.973),
        ("iris", 2000, 0.96),
        ("eight_rows", 49, 0.875),
        ("eight_rows", 1000, 1.0),
        ("zoo", 188, 0.931),
    ],
)
def test_the_accuracy_at_the_ticks_is_that_of_the_lecture(data: str, updates: int, share: float) -> None:
    run = trained(data, updates)
    assert np.mean(run.called(run.forward.H) == run.label) == pytest.approx(share, abs=5e-4)


def test_all_animals_are_right_from_update_682_on_as_the_lecture_says() -> None:
    run = trained("zoo", 681)
    assert np.mean(run.called(run.forward.H) == run.label) < 1.0
    run.step()
    assert np.mean(run.called(run.forward.H) == run.label) == 1.0


def test_from_update_49_on_flowers_stay_right_while_the_cost_falls_to_a_quarter() -> None:
    run = trained("iris", 49)
    costs, right = [run.cost], {146}
    assert np.count_nonzero(run.called(run.forward.H) == run.label) == 146
    for _ in range(1951):
        costs.append(run.step())
        right.add(int(np.count_nonzero(run.called(run.forward.H) == run.label)))
    assert right == {143, 144, 145, 146}
    assert all(after < before for before, after in pairwise(costs))
    assert costs[-1] < 0.26 * costs[0]


def test_the_rates_that_go_with_the_data_are_safe_and_the_one_of_the_course_is_not() -> None:
    for data in LAB.datasets:
        run = build(of(data))
        safe = run.scene().stable_rate
        assert safe is not None
        assert run.rate < safe, data
    assert build(of("eight_rows")).scene().stable_rate == pytest.approx(0.0623, abs=5e-5)


# ── views


def test_at_the_start_each_bar_is_cut_in_equal_shares_and_nothing_is_called() -> None:
    found = bars(build(of("zoo")))
    np.testing.assert_allclose(found.probabilities, 1 / 7)
    assert np.isnan(found.called).all()
    assert found.right == 0


def test_bars_show_the_chosen_row_rows_of_every_class_and_the_hardest() -> None:
    run = trained("iris", 95)
    found = bars(run, sample=70)
    assert found.rows[0] == found.sample == 70
    assert found.groups == (1, 8, 3)
    assert len(set(found.rows)) == 12
    staying = found.rows[1:9]
    assert set(run.label[list(staying)]) == {0.0, 1.0, 2.0}
    right = run.forward.H[np.arange(150), run.label.astype(int)]
    others = [row for row in range(150) if row not in found.rows]
    assert right[list(found.rows[9:])].max() <= right[others].min()
    np.testing.assert_array_equal(found.probabilities, run.forward.H[list(found.rows)])


def test_the_rows_that_stay_are_the_same_all_along() -> None:
    run = build(of("iris"))
    first = bars(run).rows[1:9]
    for _ in range(100):
        run.step()
    assert bars(run).rows[1:9] == first


def test_of_few_rows_every_one_has_its_bar() -> None:
    found = bars(build(of("eight_rows")), sample=3)
    assert sorted(found.rows) == list(range(8))
    assert found.rows[0] == 3
    assert found.groups == (1, 7, 0)


@pytest.mark.parametrize(
    ("data", "knobs"), [("iris", {"features": ()}), ("eight_rows", {}), ("wine", {"held_out": 30})]
)
def test_in_the_plane_of_scores_each_row_lies_where_its_class_wins(data: str, knobs: dict[str, KnobValue]) -> None:
    plane = scores(trained(data, 60, **knobs)).plane
    for points, called in ((plane.points, plane.called), (plane.test_points, plane.test_called)):
        region = np.column_stack([points, np.zeros(len(points))]).argmax(axis=1)
        np.testing.assert_array_equal(region, called)
    assert (len(plane.test_points) > 0) == ("held_out" in knobs)


def test_the_regions_of_the_plane_of_scores_depend_on_no_parameter() -> None:
    run = trained("iris", 20)
    first = scores(run).plane
    run.step()
    second = scores(run).plane
    assert second.winner is first.winner
    assert not np.array_equal(second.points, first.points)
    x, y = np.linspace(*first.x_limits, 80), np.linspace(*first.y_limits, 80)
    for row, column in ((0, 0), (10, 70), (79, 30)):
        S = softmax(np.array([[x[column], y[row], 0.0]]))[0]
        assert first.winner[row, column] == S.argmax()
        assert first.fade[row, column] == pytest.approx((S.max() - 1 / 3) * 1.5, rel=1e-12)


def test_the_points_stay_inside_the_plane_of_scores_while_the_run_goes_on() -> None:
    run = build(of("iris"))
    for _ in range(60):
        plane = scores(run).plane
        assert plane.points[:, 0].min() > plane.x_limits[0]
        assert plane.points[:, 0].max() < plane.x_limits[1]
        for _ in range(20):
            run.step()


def test_the_margin_of_a_row_is_above_0_exactly_where_it_is_called_right() -> None:
    run = trained("iris", 95)
    called = run.called(run.forward.H)
    for row in (0, 70, 77, 119, 149):
        assert (scores(run, sample=row).margin > 0) == (called[row] == run.label[row])


def test_for_seven_classes_there_is_no_plane_of_scores_and_the_reason_says_how_many() -> None:
    found = part(build(of("zoo")), "scores")
    assert isinstance(found, NothingPart)
    assert found.reason.values["found"] == 7


def test_the_chosen_row_leads_from_scores_to_its_loss() -> None:
    run = trained("iris", 95)
    found = part(run, "row", sample=70)
    assert isinstance(found, ClassRowPart)
    np.testing.assert_allclose(found.scores, run.batch.X[70] @ run.params["W"] + run.params["b"])
    np.testing.assert_allclose(found.powers / found.total, found.probabilities, rtol=1e-12)
    np.testing.assert_allclose(found.losses, -np.log(found.probabilities), rtol=1e-9)
    assert (found.label, found.called, found.shift) == (1, 2, 0.0)
    assert found.loss == pytest.approx(-math.log(found.probabilities[1]), rel=1e-12)


def test_scores_too_large_for_powers_are_shown_relative_to_the_largest() -> None:
    run = build(of("eight_rows"))
    run.change({}, {"W": 500.0 * np.ones((4, 3)) * np.array([1.0, 2.0, 3.0])})
    found = part(run, "row")
    assert isinstance(found, ClassRowPart)
    assert found.shift == found.scores.max()
    assert np.isfinite(found.powers).all()
    assert np.isfinite(found.losses).all()


def test_the_map_of_weights_holds_every_weight_by_feature_and_class() -> None:
    run = trained("zoo", 500)
    found = part(run, "weights")
    assert isinstance(found, ClassWeightsPart)
    assert found.weights.shape == (16, 7)
    np.testing.assert_array_equal(np.append(found.weights.ravel(), found.bias), run.theta())
    assert found.names == run.names
    assert found.limit >= np.abs(run.theta()).max()
    assert run.data.columns[int(found.weights[:, 1].argmax())] == "feathers"


def test_from_zeros_the_weights_of_a_feature_add_up_to_0() -> None:
    np.testing.assert_allclose(trained("zoo", 300).params["W"].sum(axis=1), 0.0, atol=1e-12)


# ── cards


@pytest.mark.parametrize(("data", "classes"), [("zoo", 7), ("iris", 3)])
def test_an_even_start_costs_ln_k(data: str, classes: int) -> None:
    found = answer(LAB, of(data), "card", "even_cost", {})
    assert found.value == pytest.approx(math.log(classes), rel=1e-12)
    assert found.question["classes"] == classes


def test_at_the_rate_of_the_course_the_cost_rises_between_updates_3_and_8() -> None:
    asked = {"updates": 20, "named": [0, 3, 8, 20]}
    found = answer(LAB, of("eight_rows", learning_rate=0.1), "card", "early_curve", asked)
    assert found.reasons["cost3"] == pytest.approx(0.961, abs=5e-4)
    assert found.reasons["cost8"] == pytest.approx(1.091, abs=5e-4)
    assert found.costs is not None
    assert len(found.costs) == 21
    assert answer(LAB, of("eight_rows"), "card", "early_curve", asked).reasons["rises"] == 0


def test_learning_goes_on_where_the_number_of_right_rows_stands_still() -> None:
    found = answer(LAB, of("iris"), "card", "still_learning", {"updates": [95, 2000]})
    assert found.value == 0
    assert (found.reasons["right_before"], found.reasons["right_after"]) == (144, 144)
    assert found.reasons["cost_before"] == pytest.approx(0.238, abs=5e-4)
    assert found.reasons["cost_after"] == pytest.approx(0.082, abs=5e-4)


def test_what_a_card_puts_in_place_fits_the_model_and_hides_the_answer() -> None:
    for card in cards(LAB.name):
        run = build(lesson_of(LAB, card.setup))
        run.change({}, run.flat(card.setup.initial))
        if card.id == "even-cost":
            assert run.cost > 1.3 * math.log(7)
