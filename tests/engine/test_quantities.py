"""Answers of cards: the values of the lecture, and for every card of the catalogue an answer with all its gaps."""

import dataclasses
import math
from collections.abc import Mapping
from itertools import pairwise

import numpy as np
import pytest

from engine import catalogue
from engine.core.asides import Answer
from engine.core.closeness import Form, Guess, Scale, Word, closeness
from engine.core.commands import Ask, SetParameters, Step
from engine.core.experiment import Lab
from engine.core.lesson import NamedData
from engine.core.messages import LANGUAGES, LearnerError, sentence
from engine.core.quantities import answer
from engine.core.runner import Runner
from engine.core.types import frozen
from gui.card_info import Card, cards, filled, gaps
from gui.lab_info import lab_info
from gui.set_up import lesson_of

TRAIN = catalogue.lab("l04_linear/train")
CARDS = [pytest.param(lab, card, id=f"{lab.name} {card.id}") for lab in catalogue.labs() for card in cards(lab.name)]


def asked(quantity: str, data: str = "hours_attendance", **arguments: object) -> Answer:
    return answer(TRAIN, TRAIN.lesson(), "card", quantity, {"data": data, **arguments})


@pytest.mark.parametrize(("data", "cost"), [("hours_attendance", 4440), ("exam_five", 29_661.8)])
def test_the_cost_at_zero_is_the_mean_of_the_squared_targets(data: str, cost: float) -> None:
    assert asked("cost_at_start", data).value == pytest.approx(cost)


def test_twice_the_rate_is_far_better_after_two_updates() -> None:
    rates: Mapping[str, object] = {"knob": "learning_rate", "updates": 2, "thresholds": [0.01, 0.8]}
    found = asked("cost_ratio_after", "exam_five", values=[1e-5, 2e-5], **rates)
    assert found.value == 0
    assert found.reasons["first"] == pytest.approx(2915.7, abs=0.05)
    assert found.reasons["second"] == pytest.approx(7.7, abs=0.05)
    beyond = asked("cost_ratio_after", "exam_five", values=[1e-5, 4.5e-5], **rates)
    assert beyond.value == 2
    assert beyond.reasons["second"] == pytest.approx(27_428, rel=1e-3)


def test_a_weight_alone_speaks_for_the_others_too() -> None:
    found = asked("least_weight", "exam_scores", parameter="w1", before=[0], features=[0, 1, 2])
    assert found.question["before"] == pytest.approx(1.852, abs=5e-4)
    assert found.value == pytest.approx(0.356, abs=5e-4)
    assert found.reasons["cost_before"] == pytest.approx(58.25, abs=5e-3)
    assert found.reasons["cost_after"] == pytest.approx(5.74, abs=5e-3)


def test_the_point_is_where_the_run_stands_and_its_path_is_as_long_as_its_hops() -> None:
    found = asked("point_after", updates=10)
    runner = Runner(TRAIN, clock=lambda: 0.0)
    places = [(0.0, 0.0)]
    for _ in range(10):
        runner.handle(Step())
        runner.advance(1.0)
        w1, w2 = runner.experiment.result().params["W"][:, 0]
        places.append((float(w1), float(w2)))
    assert found.point == pytest.approx(places[10])
    assert found.reach == pytest.approx(sum(math.dist(a, b) for a, b in pairwise(places)))


def test_the_curve_holds_the_costs_of_the_run() -> None:
    found = asked("cost_curve", updates=100)
    assert found.steps is not None
    assert found.costs is not None
    assert found.steps.tolist() == list(range(101))
    assert found.costs[[0, 1, 6, 15, 49, 95]] == pytest.approx([4440, 1398, 251, 91.1, 49.7, 44.2], rel=2e-3)
    assert not found.costs.flags.writeable


def test_one_parameter_after_one_update_is_minus_rate_times_gradient() -> None:
    found = asked("parameter_after", parameter="b", updates=1, knobs={"learning_rate": 0.005})
    assert found.value == pytest.approx(0.005 * 2 * 64)
    assert found.reasons["gradient"] == pytest.approx(-128)


def test_the_first_update_below_a_cost_is_found_or_said_to_be_out_of_reach() -> None:
    assert asked("steps_until", "exam_five", below=100.0).value == 5
    assert math.isnan(asked("steps_until", "exam_five", below=0.01).value)


def test_a_prediction_is_that_of_the_model() -> None:
    found = asked("prediction", row=2, w1=3, w2=4, b=5)
    assert (found.value, found.reasons["target"], found.reasons["residual"]) == (9 * 3 + 5 * 4 + 5, 80, 80 - 52)


def test_draws_that_follow_each_other_differ_and_each_draw_comes_again() -> None:
    fresh = {"learning_rate": [0.002, 0.004, 0.006]}
    drawn = [asked("parameter_after", parameter="b", updates=1, fresh=fresh, draw=draw) for draw in range(7)]
    rates = [found.question["learning_rate"] for found in drawn]
    assert set(rates) == {0.002, 0.004, 0.006}
    assert all(one != other for one, other in pairwise(rates))
    assert rates[:3] == rates[3:6]
    assert [found.value for found in drawn] == pytest.approx([rate * 128 for rate in rates])


def test_asking_does_not_touch_the_run() -> None:
    runner = Runner(TRAIN, clock=lambda: 0.0)
    runner.handle(Step(3))
    runner.advance(1.0)
    before = runner.snapshot()
    runner.handle(Ask("card", "cost_curve", {"updates": 50}))
    after = runner.snapshot()
    assert after.answer is not None
    assert after.answer.card == "card"
    assert (after.frame.step, after.frame.cost) == (before.frame.step, before.frame.cost)
    assert runner.history.last == 3
    assert runner.snapshot().answer is None


def test_the_present_start_counts_unless_the_cards_own_is_asked_for() -> None:
    runner = Runner(TRAIN, clock=lambda: 0.0)
    runner.handle(SetParameters({"w1": 4.0, "w2": 4.0, "b": 10.0}, start=True))
    costs = []
    for arguments in ({}, {"own_start": True}):
        runner.handle(Ask("card", "cost_at_start", arguments))
        found = runner.snapshot().answer
        assert found is not None
        costs.append(found.value)
    assert costs == pytest.approx([runner.experiment.cost, 4440])


def test_an_unknown_quantity_is_refused_by_name() -> None:
    with pytest.raises(LearnerError, match="no_such"):
        asked("no_such")


@pytest.mark.parametrize(("lab", "card"), CARDS)
def test_every_card_has_a_finite_answer_for_many_draws(lab: Lab, card: Card) -> None:
    lesson = lesson_of(lab, card.setup)
    for draw in range(20 if card.fresh else 1):
        found = answer(lab, lesson, card.id, card.quantity, card.asked(draw))
        assert found.card == card.id
        match card.form:
            case "choice":
                assert found.value in range(len(card.options))
            case "number":
                assert math.isfinite(found.value)
            case "point":
                assert found.point is not None
                assert np.isfinite([*found.point, found.reach]).all()
                assert found.reach > 0
            case "curve":
                assert found.costs is not None
                assert np.isfinite(found.costs).all()
        for language in LANGUAGES:
            assert not gaps(filled(card.ask[language], found.question))
            assert not gaps(filled(card.why[language], {**found.question, **found.reasons}))


@pytest.mark.parametrize(("lab", "card"), CARDS)
def test_what_a_card_opens_is_there(lab: Lab, card: Card) -> None:
    sets = {entry.id for entry in lab_info(lab.name).sets}
    assert {card.set, card.after.set} - {None} <= sets
    assert card.after.job is None or card.after.job in lab.jobs
    assert (card.form == "choice") == bool(card.options)
    for setup in (card.setup, card.after.setup):
        if setup is not None:
            lab.build(lesson_of(lab, setup))


NUMBER = Answer("", 100.0)
POINT = Answer("", point=(3.0, 4.0), reach=10.0)
CURVE = Answer("", steps=frozen(range(11)), costs=frozen([1000 * 0.5**k for k in range(11)]))


@pytest.mark.parametrize(
    ("form", "found", "guess", "word", "said"),
    [
        ("choice", Answer("", 1.0), Guess(1.0), "right", "Right."),
        ("choice", Answer("", 1.0), Guess(0.0), "off", "Not quite."),
        ("number", NUMBER, Guess(104.0), "right", "4 %"),
        ("number", NUMBER, Guess(75.0), "close", "25 %"),
        ("number", NUMBER, Guess(-100.0), "off", "200 %"),
        ("number", Answer("", 0.0), Guess(0.0), "right", "0 %"),
        ("number", Answer("", 0.0), Guess(1.0), "off", "Not quite."),
        ("point", POINT, Guess(point=(3.0, 4.5)), "right", "5 %"),
        ("point", POINT, Guess(point=(3.0, 6.5)), "close", "25 %"),
        ("point", POINT, Guess(point=(9.0, 12.0)), "off", "100 %"),
        ("curve", CURVE, Guess(steps=(0, 10), costs=(1000.0, 1000 / 1024)), "right", "factor of 1."),
        ("curve", CURVE, Guess(steps=(0, 10), costs=(1500.0, 1500 / 1024)), "close", "factor of 1.5"),
        ("curve", CURVE, Guess(steps=(0, 10), costs=(1000.0, 1000.0)), "off", "factor of 32"),
    ],
)
def test_closeness_says_right_close_or_off_and_by_how_much(
    form: Form, found: Answer, guess: Guess, word: Word, said: str
) -> None:
    verdict = closeness(form, found, guess)
    assert verdict.word == word
    assert said in sentence(verdict.message, "en")


@pytest.mark.parametrize(("guess", "word"), [(40.0, "right"), (900.0, "close"), (5.0, "off"), (-1.0, "off")])
def test_sizes_are_compared_by_powers_of_ten(guess: float, word: Word) -> None:
    scale: Scale = "decades"
    assert closeness("number", NUMBER, Guess(guess), scale=scale).word == word


def test_a_card_may_set_its_own_tolerance() -> None:
    assert closeness("number", NUMBER, Guess(100.5), tolerance=1e-9).word == "off"


def test_data_and_knobs_of_the_arguments_stand_over_those_of_the_run() -> None:
    lesson = dataclasses.replace(TRAIN.lesson(), data=NamedData("exam_five"))
    assert answer(TRAIN, lesson, "card", "cost_at_start", {}).value == pytest.approx(29_661.8)
    assert answer(TRAIN, lesson, "card", "cost_at_start", {"data": "hours"}).value == pytest.approx(4440)
