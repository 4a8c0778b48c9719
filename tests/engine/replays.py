"""Whether a run, whatever was done to get there, is that of a fresh run of its lesson."""

from pathlib import Path

from engine.core import lesson_file
from engine.core.commands import Pause, Seek, Step
from engine.core.experiment import Lab
from engine.core.lockstep import LockStep
from engine.core.runner import Runner
from engine.core.status import Phase
from tests.engine.runs import Clock, bits


def state_bits(one: Runner) -> list[dict[str, bytes]]:
    """The parameters of every run in it, to the last bit."""
    experiment = one.experiment
    if isinstance(experiment, LockStep):
        return [bits(result.params) for result in experiment.results().values()]
    return [bits(experiment.result().params)]


def finish(one: Runner) -> None:
    """Let it work until it has nothing to do."""
    while one.wait_s() == 0.0:
        one.advance(1.0)


def assert_same_as_fresh(lab: Lab, one: Runner, history_bytes: int) -> None:
    """A fresh run of the lesson that was played: the same costs, the same place, and the same from there on."""
    one.handle(Pause())
    finish(one)
    step, last, phase = one.step, one.history.last, one.phase
    costs, here = one.history.costs().copy(), state_bits(one)
    text = lesson_file.write(one.as_lesson())
    read = lesson_file.parse(text, Path("/nowhere"), lambda name: lab)
    fresh = Runner(lab, read, Clock(), history_bytes=history_bytes)
    # That it overflows is only found out by trying the update that does.
    fresh.handle(Step(last + 1 if phase is Phase.DIVERGED else max(1, last)))
    finish(fresh)
    if last > 0:
        assert fresh.history.costs()[: last + 1].tobytes() == costs.tobytes()
    fresh.handle(Seek(step))
    finish(fresh)
    assert fresh.step == step
    assert state_bits(fresh) == here
    assert dict(fresh.experiment.knobs) == dict(one.experiment.knobs)
    if phase is Phase.DIVERGED:
        assert fresh.phase is Phase.DIVERGED
    # And they go on alike, through what is recorded and beyond.
    for both in (one, fresh):
        both.handle(Step(last - step + 30))
        finish(both)
    assert fresh.phase is one.phase or {fresh.phase, one.phase} == {Phase.PAUSED, Phase.DONE}
    assert fresh.history.costs().tobytes() == one.history.costs().tobytes()
    assert state_bits(fresh) == state_bits(one)
