"""Numbers that make no sense are said at their knob, in every lab of lecture 7, and what was learned stays."""

import pytest

from engine import catalogue
from engine.core.commands import SetKnob, Step
from engine.core.experiment import Lab
from engine.core.knobs import NumberKnob
from engine.core.messages import LANGUAGES, LearnerError, sentence
from engine.core.runner import Runner
from tests.engine.replays import state_bits
from tests.engine.runs import Clock, do

LABS = [lab for lab in catalogue.labs() if lab.name.startswith("l07_")]
# A fourth rate of 0 is no fourth run.
RATES = [
    (lab, knob.name)
    for lab in LABS
    for knob in lab.knobs
    if isinstance(knob, NumberKnob) and "rate" in knob.name and knob.default
]
PENALTIES = [(lab, "l2") for lab in LABS if any(knob.name == "l2" for knob in lab.knobs)]


def _assert_refused(lab: Lab, knob: str, value: float) -> None:
    one = do(Runner(lab, clock=Clock()), Step(7))
    before, learned = one.experiment, state_bits(one)
    with pytest.raises(LearnerError) as caught:
        one.handle(SetKnob(knob, value))
    assert caught.value.message.values["knob"] == knob
    assert all(sentence(caught.value.message, language) for language in LANGUAGES)
    assert (one.experiment, one.step, state_bits(one)) == (before, 7, learned)
    assert do(one, Step(3)).step == 10


@pytest.mark.parametrize("value", [0.0, -0.1, 1e300, float("inf"), float("nan")])
@pytest.mark.parametrize(("lab", "knob"), RATES, ids=[f"{lab.name} {knob}" for lab, knob in RATES])
def test_a_rate_that_is_none_is_refused(lab: Lab, knob: str, value: float) -> None:
    _assert_refused(lab, knob, value)


@pytest.mark.parametrize("value", [-1e-9, -1.0, 1e300, float("nan")])
@pytest.mark.parametrize(("lab", "knob"), PENALTIES, ids=[lab.name for lab, _ in PENALTIES])
def test_a_penalty_below_zero_is_refused(lab: Lab, knob: str, value: float) -> None:
    _assert_refused(lab, knob, value)


def test_no_lab_is_forgotten() -> None:
    assert {lab.name for lab, _ in RATES} == {lab.name for lab in LABS}
    assert len(LABS) == 5
