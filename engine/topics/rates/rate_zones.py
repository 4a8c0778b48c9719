"""What a learning rate does to a quadratic cost: along each direction the distance is multiplied by 1 − α·λ."""

from typing import NamedTuple, TypeAlias

from engine.core.classification import Classification
from engine.core.parts_rates import Zone
from engine.core.regression import Regression
from engine.core.surface import Quadratic

# What can be compared here: both know their scene.
Compared: TypeAlias = Regression | Classification

# Where the gentlest direction needs more updates than this to halve its distance, a run creeps.
SLOW = 100.0


class Factors(NamedTuple):
    """What the distance from the optimum is multiplied by, along the steepest and the gentlest direction."""

    steep: float
    gentle: float


def factors(quadratic: Quadratic, rate: float) -> Factors:
    """1 − α·λ for the largest and the smallest curvature."""
    return Factors(1.0 - rate * float(quadratic.curvatures[-1]), 1.0 - rate * float(quadratic.curvatures[0]))


def zone_of(run: Compared) -> Zone:
    """What is to be expected of the rate of the next update."""
    limit = run.scene().stable_rate
    assert limit is not None
    if not isinstance(run, Regression):
        return "safe" if run.rate <= limit else "unsure"
    if run.rate > limit:
        return "diverging"
    if run.rate > limit / 2.0:
        return "zigzag"
    return "creeping" if run.quadratic.half_lives(run.rate)[-1] > SLOW else "sure"
