"""The table of the slide, whose two columns differ a thousandfold: moved to the middle, then divided by its spread."""

import numpy as np

from engine.core import scaling
from engine.core.frames import Look
from engine.core.parts_scales import CloudPart
from engine.core.surface import Quadratic
from engine.core.types import Array, frozen

POINTS = frozen([[1, 9000], [2, -5000], [4, -2000], [6, 8000], [9, 9000]])
LABELS = ("A", "A", "B", "B", "C")
_SCALING = scaling.fit("standard", POINTS)
MEANS, DEVIATIONS = frozen(_SCALING.shift), frozen(_SCALING.scale)
STAGES = (POINTS, frozen(POINTS - MEANS), frozen(_SCALING.apply(POINTS)))


def quadratic(points: Array) -> Quadratic:
    """The cost of a regression on these points; its shape does not depend on the targets."""
    return Quadratic.of_least_squares(points, np.zeros((len(points), 1)))


_CONDITIONS = tuple(quadratic(points).condition for points in STAGES)


def cloud(look: Look) -> CloudPart:
    """The cloud at the stage that is looked at."""
    stage = min(max(look.stage, 0), len(STAGES) - 1)
    return CloudPart(STAGES, stage, LABELS, MEANS, DEVIATIONS, _CONDITIONS)
