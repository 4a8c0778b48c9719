"""Lecture 7's lab on evaluation: who teaches and who judges, what each set costs, and how much of that is luck."""

import dataclasses
import math
from itertools import combinations
from typing import Any

import numpy as np
import pytest

from engine.core.commands import SetKnob
from engine.core.datasets import load
from engine.core.frames import NothingPart
from engine.core.knobs import KnobValue
from engine.core.messages import LearnerError
from engine.core.parts_classes import ClassMapPart, ConfusionPart
from engine.core.parts_split import ChoicePart, MemoryPart, SplitFitPart, SpreadPart
from engine.core.runner import Runner
from engine.core.types import Array, frozen
from engine.topics.evaluation.evaluation_run import ground_of, run_on
from engine.topics.evaluation.split import Ground
from tests.engine.evaluation import HOUSES, TWIN, lesson_on, part_of, split_of, trained
from tests.engine.runs import bits, do


def _spread(one: Runner) -> SpreadPart:
    part = part_of(one, "spread")
    assert isinstance(part, SpreadPart)
    return part


def _memory(one: Runner) -> MemoryPart:
    part = part_of(one, "memoriser")
    assert isinstance(part, MemoryPart)
    return part


def _choice(one: Runner) -> ChoicePart:
    part = part_of(one, "choice")
    assert isinstance(part, ChoicePart)
    return part


# ── the data


def test_the_first_seven_of_the_ten_houses_are_the_seven_houses() -> None:
    ten, seven = load(HOUSES), load("house")
    assert ten.X[:7].tolist() == seven.X.tolist()
    assert ten.Y[:7].tolist() == seven.Y.tolist()
    assert np.column_stack([ten.X, ten.Y])[7:].tolist() == [[1427, 199], [1380, 212], [1494, 243]]


def test_the_two_noisy_classes_are_those_of_the_recipe_that_their_source_tells() -> None:
    rng = np.random.default_rng(2)
    pieces = []
    for rows in (30, 200):
        X = rng.uniform(-1, 1, (rows, 2))
        pieces.append(np.column_stack([X, X.sum(axis=1) + 0.35 * rng.normal(size=rows) > 0]))
    found = load(TWIN)
    assert np.column_stack([found.X, found.Y]).tolist() == np.vstack(pieces).tolist()


# ── who teaches


def test_on_the_split_of_the_slide_the_line_and_its_costs_are_those_of_the_lecture() -> None:
    one = trained()
    learned = one.experiment.result().params_original
    assert learned is not None
    assert learned["W"][0, 0] == pytest.approx(0.156996199875, rel=1e-9)
    assert learned["b"][0] == pytest.approx(40.2757642788, rel=1e-8)
    assert split_of(one).scores.values[[0, 2]] == pytest.approx([1466.3243, 2432.3629], abs=5e-5)
    assert math.isnan(split_of(one).scores.values[1])


@pytest.mark.parametrize("data", [HOUSES, TWIN])
def test_rows_that_choose_or_judge_never_teach(data: str) -> None:
    given = lesson_on(data, training=5 if data == HOUSES else 30, test=3)
    ground = ground_of(given)

    def learned(Y: Array, X: Array) -> dict[str, bytes]:
        run = run_on(given, Ground(dataclasses.replace(ground.whole, X=frozen(X), Y=frozen(Y)), ground.split))
        for _ in range(50):
            run.step()
        return bits(run.params)

    others = np.concatenate([ground.split.validation, ground.split.test])
    X, Y = ground.whole.X.copy(), ground.whole.Y.copy()
    before = learned(Y, X)
    X[others] *= 100.0
    Y[others] = 1.0 - Y[others]
    assert learned(Y, X) == before
    Y[ground.split.training[0]] = 1.0 - Y[ground.split.training[0]]
    assert learned(Y, X) != before


def test_scaling_knows_the_training_rows_alone() -> None:
    one = trained(shuffle=2, updates=1)
    kept = load(HOUSES).X[split_of(one).order[:7].astype(int), 0]
    run: Any = one.experiment
    assert (run.scaling.shift[0], run.scaling.scale[0]) == (kept.min(), kept.max() - kept.min())


def test_the_same_seed_makes_the_same_split_and_zero_leaves_the_order() -> None:
    order = split_of(trained(shuffle=3, updates=1)).order.tolist()
    assert order == np.random.default_rng(3).permutation(10).tolist()
    assert split_of(trained(updates=1)).order.tolist() == list(range(10))


# ── luck


def test_over_all_ways_to_choose_three_test_houses_the_costs_are_those_of_a_search_by_hand() -> None:
    x, y = load(HOUSES).X[:, 0], load(HOUSES).Y[:, 0]
    costs, memory = [], []
    for test in map(list, combinations(range(10), 3)):
        kept = [row for row in range(10) if row not in test]
        w, b = np.polyfit(x[kept], y[kept], 1)
        costs.append(float(np.mean((w * x[test] + b - y[test]) ** 2)))
        near = [kept[int(np.abs(x[kept] - x[at]).argmin())] for at in test]
        memory.append(float(np.mean((y[near] - y[test]) ** 2)))
    part = _spread(trained(updates=1))
    assert part.ways == len(costs) == 120
    assert [part.mean, part.low, part.high] == pytest.approx([np.mean(costs), min(costs), max(costs)], rel=1e-9)
    assert [round(part.mean), round(part.low), round(part.high)] == [2407, 636, 12_489]
    assert part.here == pytest.approx(2432.3629, abs=5e-5)
    assert part.better == sum(cost < part.here - 1e-6 for cost in costs) == 77
    assert part.memory_mean == pytest.approx(np.mean(memory), rel=1e-12)
    assert round(part.memory_mean) == 6004
    assert sum(kept < line for kept, line in zip(memory, costs, strict=True)) == 26
    assert part.counts.sum() == 120


@pytest.mark.parametrize("shuffle", [1, 2, 9])
def test_the_mark_of_the_present_split_is_the_cost_to_which_its_run_comes(shuffle: int) -> None:
    one = trained(shuffle=shuffle, updates=5000)
    assert _spread(one).here == pytest.approx(float(split_of(one).scores.values[2]), rel=1e-9)


def test_with_validation_rows_every_way_to_choose_all_three_sets_counts() -> None:
    part = _spread(trained(updates=1, training=5, test=3))
    assert part.ways == math.factorial(10) // (math.factorial(5) * math.factorial(2) * math.factorial(3))
    assert part.counts.sum() == part.ways


# ── the memoriser


def test_the_memoriser_is_perfect_on_what_it_has_seen_and_worse_on_the_rest() -> None:
    part = _memory(trained(TWIN))
    assert part.memory.values[[0, 2]].tolist() == [1.0, 0.75]
    assert part.run.values[[0, 2]] == pytest.approx([25 / 30, 0.865])
    assert part.run.right[[0, 2]].tolist() == [25, 173]


def test_on_the_split_of_the_slide_the_memoriser_wins_by_luck() -> None:
    part = _memory(trained())
    assert part.memory.values[0] == 0.0
    assert part.memory.values[2] == pytest.approx(2224.3333, abs=5e-5)
    assert part.memory.values[2] < part.run.values[2]
    assert part.memory_mean > 2 * part.line_mean


def test_the_stairs_of_the_memoriser_go_through_every_training_house() -> None:
    part = part_of(trained(updates=1), "fit")
    assert isinstance(part, SplitFitPart)
    for x, y, of in zip(part.x, part.y, part.belongs, strict=True):
        last = np.searchsorted(part.steps_x, x)
        assert of != 0 or part.steps_y[last] == y


def test_the_memorisers_plane_gives_each_place_to_the_nearest_training_row() -> None:
    part = part_of(trained(TWIN, updates=1), "memory_plane")
    assert isinstance(part, ClassMapPart)
    assert part.called.tolist() == part.label.tolist()
    assert int((part.test_called == part.test_label).sum()) == 150
    assert part.score is not None
    xs, ys = (np.linspace(*limits, len(part.winner)) for limits in (part.x_limits, part.y_limits))
    for row, column in ((0, 0), (40, 17), (55, 60), (79, 79)):
        away = np.square(part.points - [xs[column], ys[row]]).sum(axis=1)
        assert part.winner[row, column] == part.label[away.argmin()]
        assert (part.score[row, column] > 0) == bool(part.winner[row, column])


# ── λ


def test_the_validation_rows_choose_another_penalty_than_the_training_rows() -> None:
    part = _choice(trained(TWIN, training=30, test=100))
    assert part.penalties[part.best.astype(int)].tolist() == [0.01, 0.001, 0.001]
    assert part.scores[:, 1] == pytest.approx([25 / 30, 0.88, 0.87])


@pytest.mark.parametrize("data", [HOUSES, TWIN])
def test_the_model_of_each_penalty_is_where_gradient_descent_comes_to_rest(data: str) -> None:
    for place, l2 in ((0, 0.0), (1, 0.001), (4, 0.03)):
        sizes: dict[str, KnobValue] = {"training": 5, "test": 3} if data == HOUSES else {"training": 30, "test": 100}
        one = trained(data, updates=5000, l2=l2, **sizes)
        assert _choice(one).scores[:, place] == pytest.approx(split_of(one).scores.values, rel=1e-6)
        assert _choice(one).present == place


def test_after_the_updates_of_the_story_the_chosen_model_is_right_as_often_as_the_story_says() -> None:
    one = trained(TWIN, training=30, test=100, l2=0.001)
    assert split_of(one).scores.values[1:] == pytest.approx([0.88, 0.87])


# ── covered


def test_while_the_test_is_covered_no_view_tells_its_numbers() -> None:
    for data in (HOUSES, TWIN):
        one = trained(data, covered=True)
        assert math.isnan(split_of(one).scores.values[2])
        assert math.isnan(_memory(one).memory.values[2])
        assert math.isnan(_memory(one).run.values[2])
        assert np.isnan(_choice(one).scores[2]).all()
        for key in (
            ("split", "score", "2"),
            ("memory", "score", "2"),
            ("choice", "2", "0"),
            ("spread", "here"),
            ("test_accuracy",),
        ):
            with pytest.raises(LearnerError):
                one.experiment.explain(key)
    assert math.isnan(_spread(trained(covered=True)).here)
    plane, matrix = part_of(one, "plane"), part_of(one, "confusion")
    assert isinstance(plane, ClassMapPart)
    assert isinstance(matrix, ConfusionPart)
    assert (len(plane.test_points), matrix.test_counts) == (0, None)


def test_opening_the_test_changes_nothing_of_what_was_learned() -> None:
    one = trained(covered=True)
    before = bits(one.experiment.result().params)
    do(one, SetKnob("covered", False))
    assert (one.step, bits(one.experiment.result().params)) == (500, before)
    assert split_of(one).scores.values[2] == pytest.approx(2432.3629, abs=5e-5)


# ── views that the data do not have


@pytest.mark.parametrize(
    ("data", "views"), [(HOUSES, ("plane", "memory_plane", "confusion")), (TWIN, ("fit", "spread"))]
)
def test_a_view_that_needs_other_data_says_so(data: str, views: tuple[str, ...]) -> None:
    for view in views:
        assert isinstance(part_of(trained(data, updates=1), view), NothingPart)


def test_the_confusion_matrix_counts_training_and_test_rows() -> None:
    part = part_of(trained(TWIN), "confusion")
    assert isinstance(part, ConfusionPart)
    assert part.counts.tolist() == [[9, 3], [2, 16]]
    assert part.test_counts is not None
    assert part.test_counts.tolist() == [[90, 16], [11, 83]]
