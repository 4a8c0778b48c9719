"""The cost over updates of runs in lock-step, as one part: any lab that compares runs can show it."""

from collections.abc import Sequence

from engine.core.experiment import Past
from engine.core.lockstep import Lane
from engine.core.parts_lanes import LaneCurve, LanesPart
from engine.core.training import Training


def curves_part(lanes: Sequence[Lane], past: Past) -> LanesPart:
    """Cost over updates of every run; `past` is that of all together."""
    return LanesPart(tuple(_curve(lane, past) for lane in lanes))


def _curve(lane: Lane, past: Past) -> LaneCurve:
    run = lane.experiment
    assert isinstance(run, Training)
    # One that has blown up stands still while the others go on: its line ends where it did.
    step = len(lane.costs) - 1
    return LaneCurve(
        lane.name,
        lane.title,
        run.curve.part(lane.past(past), step, None, unit_root=False),
        lane.diverged_at,
    )
