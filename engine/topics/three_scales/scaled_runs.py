"""All runs on one clock: what is told to them together, and what is said of one that has blown up."""

from collections.abc import Mapping

from engine.core.float32 import MOST
from engine.core.knobs import KnobValue
from engine.core.lockstep import Lane
from engine.core.messages import Message
from engine.core.stacked_lockstep import StackedLockStep
from engine.core.types import Params
from engine.topics.three_scales.overflow import overflow
from engine.topics.three_scales.scaled_run import run_of


class ScaledRuns(StackedLockStep):
    """All of them on one clock; a run that has blown up says why, and which rate would mend it."""

    def flat(self, values: Mapping[str, float]) -> Params:
        """A name may begin with that of a run, as `minmax w1` does: then they are a place in the valley of that run."""
        for lane in self.lanes():
            mark = f"{lane.name} "
            own = {name.removeprefix(mark): value for name, value in values.items() if name.startswith(mark)}
            if own:
                return run_of(lane).of_place(own)
        return super().flat(values)

    def blown_up(self, lane: Lane) -> Message:
        run, found = run_of(lane), overflow(lane)
        if found is not None:
            values = {"step": lane.diverged_at, "most": MOST, "exact": found.exact, "lost": found.lost_at}
            return Message("scales_overflow", values)
        values = {"step": lane.diverged_at, "rate": run.rate, "limit": run.quadratic.largest_stable_rate}
        return Message("scales_diverged", values)

    def mend(self) -> Mapping[str, KnobValue]:
        found: dict[str, KnobValue] = {}
        for lane in self.lanes():
            if lane.diverged_at is not None:
                found |= lane.experiment.diverged(lane.diverged_at)[1]
        return found
