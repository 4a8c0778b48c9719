"""What the views of a gradient check show."""

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from engine.core.experiment import Past
from engine.core.frames import Look
from engine.core.limits import finite
from engine.core.parts_check import CheckPart, EpsilonPart, FaultRunsPart, PassesPart
from engine.core.types import Array, frozen
from engine.topics.check.check_run import CheckedRun
from engine.topics.check.gradient_check import (
    EPSILONS,
    TOLERANCE,
    agree,
    forward_passes,
    measured,
    parameters_of,
    relative_error,
)

# From here on a table does not fit on the screen, and what has failed comes first.
_FEW = 20
# The curve over ε takes as many parameters as leave a frame its time.
_MOST_CHECKED = 24
_LEAST, _MOST = 1e-12, 0.1
_LEAST_DRAWN = 1e-16
# Ratios that differ by less than this are one.
_ALIKE = 1e-3
# What the lecture's network and a deeper one cost, to compare with.
_OTHERS = ((2, 2, 1), (2, 10, 10, 10, 1))


def epsilon_of(look: Look) -> float:
    """The nudge that is looked at."""
    return min(max(look.epsilon, _LEAST), _MOST)


def check(run: CheckedRun, look: Look, past: Past) -> CheckPart:
    """Every parameter, from the backward pass and from outside."""
    epsilon = epsilon_of(look)
    backprop, difference = run.backprop(), run.measured(epsilon).slopes
    passed, error = agree(backprop, difference), relative_error(backprop, difference)
    with np.errstate(divide="ignore", invalid="ignore"):
        ratio = np.where(difference == 0.0, np.nan, backprop / difference)
    order = np.argsort(passed, kind="stable") if len(passed) > _FEW else np.arange(len(passed))
    return CheckPart(
        names=run.names,
        order=tuple(order.tolist()),
        backprop=frozen(finite(backprop)),
        difference=frozen(finite(difference)),
        error=frozen(error),
        ratio=frozen(ratio),
        passed=frozen(passed),
        failed=int(np.count_nonzero(~passed)),
        common=_common(ratio, passed),
        worst=float(error.max()),
        tolerance=TOLERANCE,
        epsilon=epsilon,
        fault=run.fault,
        sample=min(max(look.sample, 0), len(run.names) - 1),
    )


def _common(ratio: Array, passed: NDArray[np.bool_]) -> float | None:
    """The ratio of all parameters, where all fail alike."""
    if passed.any() or not np.isfinite(ratio).all() or np.ptp(ratio) > _ALIKE:
        return None
    return float(np.median(ratio))


def over_epsilon(run: CheckedRun, look: Look, past: Past) -> EpsilonPart:
    """The largest error for each ε; with many parameters over some of them, evenly chosen."""
    count, epsilon = len(run.names), epsilon_of(look)
    chosen = np.unique(np.linspace(0, count - 1, min(count, _MOST_CHECKED)).round().astype(np.int64))
    tried = np.array([*EPSILONS, epsilon])
    found = measured(
        run.network, run.params, run.batch, np.tile(chosen, len(tried)), np.repeat(tried, len(chosen))
    ).slopes
    backprop = np.tile(run.backprop()[chosen], len(tried))
    errors = relative_error(backprop, found).reshape(len(tried), -1).max(axis=1)
    drawn = np.maximum(finite(errors), _LEAST_DRAWN)
    return EpsilonPart(
        epsilons=frozen(EPSILONS),
        errors=frozen(drawn[:-1]),
        epsilon=epsilon,
        error=float(drawn[-1]),
        tolerance=TOLERANCE,
        checked=len(chosen),
        count=count,
        fault=run.fault,
    )


def passes(run: CheckedRun, look: Look, past: Past) -> PassesPart:
    """How many passes through the network the gradient costs both ways."""
    widths, count = run.network.widths, len(run.names)
    others = tuple((other, forward_passes(parameters_of(other))) for other in _OTHERS if other != widths)
    return PassesPart(widths, count, forward_passes(count), others)


def compare(run: CheckedRun, look: Look, past: Past) -> FaultRunsPart:
    """What the job has found so far."""
    return replace(run.compared, fault=run.fault)
