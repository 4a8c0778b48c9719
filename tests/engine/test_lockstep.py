"""Several runs on one clock: one that blows up stays where it was and the others go on."""

import dataclasses
from collections.abc import Mapping

import numpy as np
import pytest

from engine.core.commands import Back, Play, Seek, SetKnob, SetLook, SetParameters, SetSpeed, Step
from engine.core.experiment import Experiment, Lab, Past
from engine.core.frames import Look, Part
from engine.core.lesson import Lesson
from engine.core.lockstep import Lane, LockStep
from engine.core.pace import Speed
from engine.core.runner import Runner
from engine.core.status import Phase
from engine.lectures.l04_linear.train import LAB
from tests.engine.runs import TOO_FAST, Clock, bits, do, lesson, params, play, runner
from tests.engine.walks import CountPart


def _steps(lanes: tuple[Lane, ...], look: Look, past: Past) -> Mapping[str, Part]:
    return {lane.name: CountPart(len(lane.costs)) for lane in lanes}


def compared(*rates: float) -> Lab:
    """The training lab with one run for each rate."""

    def build(given: Lesson) -> Experiment:
        lessons = [dataclasses.replace(given, knobs={**given.knobs, "learning_rate": rate}) for rate in rates]
        return LockStep([f"{rate:g}" for rate in rates], [LAB.build(one) for one in lessons], _steps)

    return dataclasses.replace(LAB, name="l04_linear/compared", build=build)


def runner_of(*rates: float, steps: int = 200) -> Runner:
    return Runner(compared(*rates), lesson(steps=steps), Clock())


def lockstep(one: Runner) -> LockStep:
    assert isinstance(one.experiment, LockStep)
    return one.experiment


@pytest.mark.parametrize("order", [(1e-5, 3e-5), (3e-5, 1e-5)])
def test_each_run_is_what_it_is_alone(order: tuple[float, ...]) -> None:
    one = play(runner_of(*order))
    for rate, lane in zip(order, lockstep(one).lanes(), strict=True):
        alone = play(runner(lesson(learning_rate=rate, steps=200)))
        assert lane.costs.tobytes() == alone.history.costs().tobytes()
        assert bits(lockstep(one).results()[lane.name].params) == bits(params(alone))


@pytest.mark.parametrize("bad", [TOO_FAST, 1e6], ids=["rises", "overflows"])
@pytest.mark.parametrize("first", [True, False], ids=["first", "second"])
def test_a_run_that_blows_up_stays_and_the_others_go_on(bad: float, first: bool) -> None:
    one = play(runner_of(*((bad, 1e-5) if first else (1e-5, bad))))
    assert (one.phase, one.step) == (Phase.DONE, 200)
    lanes = lockstep(one).lanes()
    blown, sound = lanes if first else lanes[::-1]
    alone = play(runner(lesson(learning_rate=bad, steps=200)))
    message = alone.status().message
    assert alone.phase is Phase.DIVERGED
    assert blown.diverged_at == message.values["step"]
    assert np.isfinite(blown.costs).all()
    assert blown.costs[-1] == alone.experiment.cost
    assert sound.diverged_at is None
    assert sound.costs[-1] == play(runner(lesson(steps=200))).experiment.cost


def test_when_all_have_blown_up_the_whole_has() -> None:
    one = play(runner_of(TOO_FAST, 1.1 * TOO_FAST))
    assert one.phase is Phase.DIVERGED
    assert one.step < 25
    assert np.isfinite([lane.costs[-1] for lane in lockstep(one).lanes()]).all()


def test_going_back_and_on_is_exact_for_every_run_also_through_a_blow_up() -> None:
    one = play(runner_of(TOO_FAST, 1e-5, 1e6))
    ends = [bits(result.params) for result in lockstep(one).results().values()]
    blown = [lane.diverged_at for lane in lockstep(one).lanes()]
    assert [step is not None for step in blown] == [True, False, True]
    do(one, Seek(3), Step(2), Back(4))
    assert [lane.diverged_at for lane in lockstep(one).lanes()][:2] == [None, None]
    play(one)
    assert one.step == 200
    assert [bits(result.params) for result in lockstep(one).results().values()] == ends
    assert [lane.diverged_at for lane in lockstep(one).lanes()] == blown


def test_a_change_holds_for_all_and_gives_those_that_had_blown_up_a_new_chance() -> None:
    one = play(runner_of(TOO_FAST, 1e-5, steps=40))
    do(one, SetKnob("learning_rate", 1e-6), Step(100))
    lanes = lockstep(one).lanes()
    assert [lane.diverged_at for lane in lanes] == [None, None]
    assert lanes[0].costs[-1] < lanes[0].costs[40]
    assert [lane.experiment.knobs["learning_rate"] for lane in lanes] == [1e-6, 1e-6]


def test_parameters_set_by_hand_are_set_in_all() -> None:
    one = do(runner_of(1e-5, 3e-5), Step(3), SetParameters({"w1": 2.0}))
    assert [float(r.params["W"][0, 0]) for r in lockstep(one).results().values()] == [2.0, 2.0]


def test_the_parts_are_made_from_all_lanes() -> None:
    one = do(runner_of(1e-5, 3e-5), Step(3))
    one.handle(SetLook(Look(views=frozenset({"cost"}))))
    assert one.snapshot().frame.parts == {"1e-05": CountPart(4), "3e-05": CountPart(4)}


def test_a_long_run_has_all_its_costs() -> None:
    one = play(runner_of(1e-5, 3e-5, steps=3000))
    alone = play(runner(lesson(learning_rate=3e-5, steps=3000)))
    assert lockstep(one).lanes()[1].costs.tobytes() == alone.history.costs().tobytes()


def test_it_plays_in_slices() -> None:
    one = Runner(compared(1e-5, 3e-5), lesson(steps=200), Clock(0.001))
    one.handle(SetSpeed(Speed.FULL))
    one.handle(Play())
    assert 0 < one.advance(0.010) <= 10
