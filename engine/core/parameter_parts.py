"""The view of all parameters of a run beside their gradients."""

from collections.abc import Iterable

from engine.core import initial, rounding
from engine.core.frames import ParametersPart
from engine.core.limits import MOST, Limits, finite
from engine.core.training import Training
from engine.core.types import Array, frozen


def parameters(run: Training, within: Iterable[float], optimum: Array | None = None) -> ParametersPart:
    """Every parameter, its gradient and, where it is known, its best value. The axis of values holds `within`."""
    values = finite(run.theta())
    gradients = finite(initial.flat(rounding.gradients(run), run.shapes))
    value_limits: Limits = run.remember("value limits", lambda: Limits(*within, far=MOST, shrinks=True))
    gradient_limits: Limits = run.remember("gradient limits", lambda: Limits(0.0, far=MOST, shrinks=True))
    original = run.original()
    return ParametersPart(
        names=run.names,
        values=frozen(values),
        gradients=frozen(gradients),
        optimum=None if optimum is None else frozen(optimum),
        original=None if original is None else frozen(initial.flat(original, run.shapes)),
        value_limits=value_limits.hold(values),
        gradient_limits=gradient_limits.hold(gradients),
        can_drag=True,
    )
