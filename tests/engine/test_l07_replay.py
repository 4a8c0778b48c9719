"""Every lab of lecture 7 is a pure function of its lesson: seeks, resets and turned knobs lead to the same bits."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from engine import catalogue
from engine.core.commands import (
    Back,
    Command,
    NewStart,
    Pause,
    Play,
    Reset,
    Seek,
    SetData,
    SetKnob,
    SetParameters,
    SetSpeed,
    Step,
)
from engine.core.experiment import Lab
from engine.core.knobs import ChoiceKnob, FlagKnob, IntegerKnob, Knob
from engine.core.lesson import NamedData
from engine.core.messages import LearnerError
from engine.core.pace import Speed
from engine.core.runner import Runner
from tests.engine.replays import assert_same_as_fresh
from tests.engine.runs import Clock

LABS = [lab for lab in catalogue.labs() if lab.name.startswith("l07_")]
_FACTORS = (0.1, 0.9, 2.0, 30.0, 1e4)


def _turned(knob: Knob) -> st.SearchStrategy[Command]:
    """The knob at values of which some are refused and some blow the run up."""
    values: list[object]
    if isinstance(knob, FlagKnob):
        values = [False, True]
    elif isinstance(knob, ChoiceKnob):
        values = list(knob.options)
    elif isinstance(knob, IntegerKnob):
        values = [knob.default, 0, 1, 3, 7, 30, 200]
    else:
        values = [knob.default, 0.0, 0.5, *(factor * float(str(knob.default)) for factor in _FACTORS)]
    return st.sampled_from(values).map(lambda value: SetKnob(knob.name, value))  # type: ignore[arg-type]


def _deeds(lab: Lab) -> st.SearchStrategy[list[Command | float]]:
    moves = st.one_of(
        st.builds(Step, st.integers(1, 60)),
        st.builds(Step, st.integers(1, 300)),
        st.builds(Back, st.integers(1, 60)),
        st.builds(Seek, st.integers(-2, 300)),
        st.sampled_from([Play(), Pause(), Reset(), NewStart(3)]),
    )
    data = st.sampled_from([SetData(NamedData(name), lab.presets.get(name, {})) for name in lab.datasets])
    hand = st.builds(lambda k, value: (k, value), st.integers(0, 9), st.sampled_from([0.0, 1.5, -200.0, 1e30]))
    knobs = st.one_of([_turned(knob) for knob in lab.knobs])
    # A float is time to work for: the clock moves on by a thousandth of a second at each update.
    one = st.one_of(moves, moves, knobs, knobs, data, hand, st.floats(0.0, 0.1))
    return st.lists(one, min_size=1, max_size=14)


@pytest.mark.parametrize("lab", LABS, ids=[lab.name for lab in LABS])
@pytest.mark.parametrize("history_bytes", [1, 64_000_000], ids=["tiny memory", "all kept"])
@settings(deadline=None, max_examples=100, suppress_health_check=[HealthCheck.differing_executors])
@given(drawn=st.data())
def test_whatever_was_done_in_a_lab_a_fresh_run_of_its_lesson_is_the_same(
    lab: Lab, history_bytes: int, drawn: st.DataObject
) -> None:
    clock = Clock()
    one = Runner(lab, clock=clock, history_bytes=history_bytes)
    one.handle(SetSpeed(Speed.FULL))
    for deed in drawn.draw(_deeds(lab)):
        if isinstance(deed, float):
            clock.tick_s = 0.001
            one.advance(deed)
            clock.tick_s = 0.0
            continue
        if isinstance(deed, tuple):
            names = one.experiment.scene().parameters
            deed = SetParameters({names[deed[0] % len(names)]: deed[1]})
        try:
            one.handle(deed)
        except LearnerError:
            continue
    assert_same_as_fresh(lab, one, history_bytes)
