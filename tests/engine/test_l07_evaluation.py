"""Lecture 7's lab on evaluation: who teaches and who judges, what each set costs, and how much of that is luck."""

import dataclasses
import math
from itertools import combinations
from typing import Any

import numpy as np
import pytest

from engine.core.commands import SetData, SetKnob, Step
from engine.core.datasets import load
from engine.core.frames import Look, NothingPart, Part
from engine.core.knobs import KnobValue
from engine.core.lesson import Lesson, NamedData
from engine.core.messages import LANGUAGES, LearnerError, sentence
from engine.core.parts_classes import ClassMapPart, ConfusionPart
from engine.core.parts_split import ChoicePart, MemoryPart, SplitFitPart, SplitPart, SpreadPart
from engine.core.runner import Runner
from engine.core.types import Array, frozen
from engine.lectures.l07_tips.evaluation import LAB
from engine.topics.evaluation.evaluation_run import ground_of, run_on
from engine.topics.evaluation.split import Ground
from tests.engine.runs import bits, do, lesson, runner

HOUSES, TWIN = "house_ten", "noisy_line"


def _lesson(data: str = HOUSES, **knobs: KnobValue) -> Lesson:
    return lesson(NamedData(data), lab=LAB, steps=500, **knobs)


def _trained(data: str = HOUSES, updates: int = 500, **knobs: KnobValue) -> Runner:
    return do(runner(_lesson(data, **knobs), lab=LAB), Step(updates))


def _part(one: Runner, view: str) -> Part:
    return one.experiment.frame(Look(views=frozenset({view})), one.history).parts[view]


def _split(one: Runner) -> SplitPart:
    part = _part(one, "split")
    assert isinstance(part, SplitPart)
    return part


def _spread(one: Runner) -> SpreadPart:
    part = _part(one, "spread")
    assert isinstance(part, SpreadPart)
    return part


def _memory(one: Runner) -> MemoryPart:
    part = _part(one, "memoriser")
    assert isinstance(part, MemoryPart)
    return part


def _choice(one: Runner) -> ChoicePart:
    part = _part(one, "choice")
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
    one = _trained()
    learned = one.experiment.result().params_original
    assert learned is not None
    assert learned["W"][0, 0] == pytest.approx(0.156996199875, rel=1e-9)
    assert learned["b"][0] == pytest.approx(40.2757642788, rel=1e-8)
    assert _split(one).scores.values[[0, 2]] == pytest.approx([1466.3243, 2432.3629], abs=5e-5)
    assert math.isnan(_split(one).scores.values[1])


@pytest.mark.parametrize("data", [HOUSES, TWIN])
def test_rows_that_choose_or_judge_never_teach(data: str) -> None:
    given = _lesson(data, training=5 if data == HOUSES else 30, test=3)
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
    one = _trained(shuffle=2, updates=1)
    kept = load(HOUSES).X[_split(one).order[:7].astype(int), 0]
    run: Any = one.experiment
    assert (run.scaling.shift[0], run.scaling.scale[0]) == (kept.min(), kept.max() - kept.min())


def test_the_same_seed_makes_the_same_split_and_zero_leaves_the_order() -> None:
    order = _split(_trained(shuffle=3, updates=1)).order.tolist()
    assert order == np.random.default_rng(3).permutation(10).tolist()
    assert _split(_trained(updates=1)).order.tolist() == list(range(10))


# ── splits that cannot be


@pytest.mark.parametrize(
    ("data", "knob", "value", "key"),
    [
        (HOUSES, "training", 0, "split_training_few"),
        (HOUSES, "training", 1, "split_training_few"),
        (HOUSES, "test", 0, "split_test_empty"),
        (HOUSES, "training", 8, "split_too_many"),
        (HOUSES, "test", 1_000_000, "split_too_many"),
        (TWIN, "training", 2, "split_one_class"),
    ],
)
def test_a_split_that_cannot_be_is_refused_and_nothing_is_lost(data: str, knob: str, value: int, key: str) -> None:
    one = _trained(data, updates=20)
    before, cost = one.as_lesson(), one.experiment.cost
    with pytest.raises(LearnerError) as caught:
        one.handle(SetKnob(knob, value))
    assert caught.value.message.key == key
    assert all(sentence(caught.value.message, language) for language in LANGUAGES)
    assert (one.as_lesson(), one.step, one.experiment.cost) == (before, 20, cost)


@pytest.mark.parametrize(("knob", "value"), [("training", -1), ("test", 2.5), ("shuffle", -1), ("l2", -0.1)])
def test_knobs_say_what_they_take(knob: str, value: KnobValue) -> None:
    with pytest.raises(LearnerError, match=knob):
        _trained(updates=1).handle(SetKnob(knob, value))


def test_the_validation_set_may_be_empty_and_gets_what_the_others_leave() -> None:
    one = do(_trained(updates=1), SetKnob("training", 5))
    assert _split(one).sizes == (5, 2, 3)
    assert _split(do(one, SetKnob("test", 5))).sizes == (5, 0, 5)


def test_other_data_come_with_a_split_that_fits_them() -> None:
    one = do(_trained(TWIN, updates=1), SetData(NamedData(HOUSES)))
    assert _split(one).sizes == (7, 0, 3)
    assert _split(do(one, SetData(NamedData(TWIN), LAB.presets[TWIN]))).sizes == (30, 0, 200)


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
    part = _spread(_trained(updates=1))
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
    one = _trained(shuffle=shuffle, updates=5000)
    assert _spread(one).here == pytest.approx(float(_split(one).scores.values[2]), rel=1e-9)


def test_with_validation_rows_every_way_to_choose_all_three_sets_counts() -> None:
    part = _spread(_trained(updates=1, training=5, test=3))
    assert part.ways == math.factorial(10) // (math.factorial(5) * math.factorial(2) * math.factorial(3))
    assert part.counts.sum() == part.ways


# ── the memoriser


def test_the_memoriser_is_perfect_on_what_it_has_seen_and_worse_on_the_rest() -> None:
    part = _memory(_trained(TWIN))
    assert part.memory.values[[0, 2]].tolist() == [1.0, 0.75]
    assert part.run.values[[0, 2]] == pytest.approx([25 / 30, 0.865])
    assert part.run.right[[0, 2]].tolist() == [25, 173]


def test_on_the_split_of_the_slide_the_memoriser_wins_by_luck() -> None:
    part = _memory(_trained())
    assert part.memory.values[0] == 0.0
    assert part.memory.values[2] == pytest.approx(2224.3333, abs=5e-5)
    assert part.memory.values[2] < part.run.values[2]
    assert part.memory_mean > 2 * part.line_mean


def test_the_stairs_of_the_memoriser_go_through_every_training_house() -> None:
    part = _part(_trained(updates=1), "fit")
    assert isinstance(part, SplitFitPart)
    for x, y, of in zip(part.x, part.y, part.belongs, strict=True):
        last = np.searchsorted(part.steps_x, x)
        assert of != 0 or part.steps_y[last] == y


# ── λ


def test_the_validation_rows_choose_another_penalty_than_the_training_rows() -> None:
    part = _choice(_trained(TWIN, training=30, test=100))
    assert part.penalties[part.best.astype(int)].tolist() == [0.01, 0.001, 0.001]
    assert part.scores[:, 1] == pytest.approx([25 / 30, 0.88, 0.87])


@pytest.mark.parametrize("data", [HOUSES, TWIN])
def test_the_model_of_each_penalty_is_where_gradient_descent_comes_to_rest(data: str) -> None:
    for place, l2 in ((0, 0.0), (1, 0.001), (4, 0.03)):
        sizes: dict[str, KnobValue] = {"training": 5, "test": 3} if data == HOUSES else {"training": 30, "test": 100}
        one = _trained(data, updates=5000, l2=l2, **sizes)
        assert _choice(one).scores[:, place] == pytest.approx(_split(one).scores.values, rel=1e-6)
        assert _choice(one).present == place


# ── covered


def test_while_the_test_is_covered_no_view_tells_its_numbers() -> None:
    for data in (HOUSES, TWIN):
        one = _trained(data, covered=True)
        assert math.isnan(_split(one).scores.values[2])
        assert math.isnan(_memory(one).memory.values[2])
        assert math.isnan(_memory(one).run.values[2])
        assert np.isnan(_choice(one).scores[2]).all()
        for key in (("split", "score", "2"), ("memory", "score", "2"), ("choice", "2", "0"), ("spread", "here")):
            with pytest.raises(LearnerError):
                one.experiment.explain(key)
    assert math.isnan(_spread(_trained(covered=True)).here)
    plane, matrix = _part(one, "plane"), _part(one, "confusion")
    assert isinstance(plane, ClassMapPart)
    assert isinstance(matrix, ConfusionPart)
    assert (len(plane.test_points), matrix.test_counts) == (0, None)


def test_opening_the_test_changes_nothing_of_what_was_learned() -> None:
    one = _trained(covered=True)
    before = bits(one.experiment.result().params)
    do(one, SetKnob("covered", False))
    assert (one.step, bits(one.experiment.result().params)) == (500, before)
    assert _split(one).scores.values[2] == pytest.approx(2432.3629, abs=5e-5)


# ── views that the data do not have


@pytest.mark.parametrize(("data", "views"), [(HOUSES, ("plane", "confusion")), (TWIN, ("fit", "spread"))])
def test_a_view_that_needs_other_data_says_so(data: str, views: tuple[str, ...]) -> None:
    for view in views:
        assert isinstance(_part(_trained(data, updates=1), view), NothingPart)


def test_the_confusion_matrix_counts_training_and_test_rows() -> None:
    part = _part(_trained(TWIN), "confusion")
    assert isinstance(part, ConfusionPart)
    assert part.counts.tolist() == [[9, 3], [2, 16]]
    assert part.test_counts is not None
    assert part.test_counts.tolist() == [[90, 16], [11, 83]]
