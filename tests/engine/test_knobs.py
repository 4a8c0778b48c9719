"""Knobs: what each kind accepts, and what it says of the rest."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.core.knobs import ChoiceKnob, FlagKnob, IntegerKnob, Knob, ListKnob, NumberKnob, find
from engine.core.messages import LANGUAGES, LearnerError, sentence

RATE = NumberKnob("learning_rate", 0.01, (1e-12, 1e6), (0.01, 0.1))
BATCH = IntegerKnob("batch", 4, (1, 1000), (1, 100))
FLAG = FlagKnob("with_b", True)
CHOICE = ChoiceKnob("scaling", "none", ("none", "standard"))
HIDDEN = ListKnob("hidden", (2,), (1, 64), (0, 12))
KNOBS: tuple[Knob, ...] = (RATE, BATCH, FLAG, CHOICE, HIDDEN)


@pytest.mark.parametrize("knob", KNOBS, ids=lambda knob: knob.name)
def test_a_knob_accepts_its_default(knob: Knob) -> None:
    assert knob.check(knob.default) == knob.default


@pytest.mark.parametrize(
    ("knob", "given_value", "taken"),
    [
        (RATE, 1, 1.0),
        (RATE, 1e-12, 1e-12),
        (RATE, 1e6, 1e6),
        (BATCH, 1, 1),
        (BATCH, 1000, 1000),
        (FLAG, False, False),
        (CHOICE, "standard", "standard"),
        (HIDDEN, [], ()),
        (HIDDEN, [64, 1], (64, 1)),
    ],
)
def test_what_is_in_range_is_taken_in_its_own_type(knob: Knob, given_value: object, taken: object) -> None:
    value = knob.check(given_value)
    assert value == taken
    assert type(value) is type(taken)


@pytest.mark.parametrize(
    ("knob", "wrong", "named"),
    [
        (RATE, True, ["learning_rate", "true"]),
        (RATE, "1", ["learning_rate", '"1"']),
        (RATE, None, ["learning_rate", "null"]),
        (RATE, float("nan"), ["learning_rate", "NaN", "finite"]),
        (RATE, float("inf"), ["learning_rate", "Infinity", "finite"]),
        (RATE, 0, ["learning_rate", "0", "1e−12", "1e6"]),
        (RATE, 10**400, ["learning_rate", "1e6"]),
        (BATCH, 0, ["batch", "0", "1 to 1,000"]),
        (BATCH, 1001, ["batch", "1001"]),
        (BATCH, 1.0, ["batch", "1.0", "whole"]),
        (BATCH, True, ["batch", "true", "whole"]),
        (FLAG, 1, ["with_b", "1", "true or false"]),
        (CHOICE, "None", ["scaling", '"None"', "none, standard"]),
        (CHOICE, [], ["scaling", "[]"]),
        (HIDDEN, 2, ["hidden", "2", "list"]),
        (HIDDEN, [0], ["hidden", "0", "1 to 64"]),
        (HIDDEN, [2.0], ["hidden", "2.0", "whole"]),
        (HIDDEN, [1] * 13, ["hidden", "13", "0 to 12"]),
    ],
)
def test_a_refusal_names_the_knob_what_was_found_and_what_is_expected(
    knob: Knob, wrong: object, named: list[str]
) -> None:
    with pytest.raises(LearnerError) as caught:
        knob.check(wrong)
    said = str(caught.value)
    assert [word for word in named if word not in said] == [], said


def test_a_knob_is_found_by_its_name_and_the_others_are_named_otherwise() -> None:
    assert find(KNOBS, "batch") is BATCH
    with pytest.raises(LearnerError, match="learning_rate, batch, with_b, scaling, hidden"):
        find(KNOBS, "rate")


@given(
    st.sampled_from(KNOBS),
    st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), st.text(), st.lists(st.integers(0, 70))),
)
def test_any_value_is_taken_or_refused_with_a_short_sentence(knob: Knob, value: object) -> None:
    try:
        taken = knob.check(value)
    except LearnerError as error:
        said = [sentence(error.message, language) for language in LANGUAGES]
    else:
        said = []
        assert knob.check(taken) == taken
    assert all(len(line) < 300 and "\n" not in line for line in said)
