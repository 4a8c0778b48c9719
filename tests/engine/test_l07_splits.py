"""How rows are divided in the lab on evaluation, and the splits that cannot be."""

import pytest

from engine.core.commands import SetData, SetKnob
from engine.core.knobs import KnobValue
from engine.core.lesson import NamedData
from engine.core.messages import LANGUAGES, LearnerError, sentence
from engine.lectures.l07_tips.evaluation import LAB
from tests.engine.evaluation import HOUSES, TWIN, split_of, trained
from tests.engine.runs import do


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
    one = trained(data, updates=20)
    before, cost = one.as_lesson(), one.experiment.cost
    with pytest.raises(LearnerError) as caught:
        one.handle(SetKnob(knob, value))
    assert caught.value.message.key == key
    assert all(sentence(caught.value.message, language) for language in LANGUAGES)
    assert (one.as_lesson(), one.step, one.experiment.cost) == (before, 20, cost)


@pytest.mark.parametrize(("knob", "value"), [("training", -1), ("test", 2.5), ("shuffle", -1), ("l2", -0.1)])
def test_knobs_say_what_they_take(knob: str, value: KnobValue) -> None:
    with pytest.raises(LearnerError, match=knob):
        trained(updates=1).handle(SetKnob(knob, value))


def test_the_validation_set_may_be_empty_and_gets_what_the_others_leave() -> None:
    one = do(trained(updates=1), SetKnob("training", 5))
    assert split_of(one).sizes == (5, 2, 3)
    assert split_of(do(one, SetKnob("test", 5))).sizes == (5, 0, 5)


def test_other_data_come_with_a_split_that_fits_them() -> None:
    one = do(trained(TWIN, updates=1, shuffle=4), SetData(NamedData(HOUSES)))
    assert (split_of(one).sizes, split_of(one).shuffle) == ((7, 0, 3), 0)
    assert split_of(do(one, SetData(NamedData(TWIN), LAB.presets[TWIN]))).sizes == (30, 0, 200)
