"""What the views of many layers show of runs in lock-step: gradients by layer, activations, the plane of each run."""

import math
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import numpy as np

from engine.core.classification import Classification
from engine.core.classification_parts import class_map_of
from engine.core.experiment import Past
from engine.core.frames import Look, Part
from engine.core.lane_curves import curves_part
from engine.core.limits import finite, nice
from engine.core.lockstep import Lane
from engine.core.parts_classes import ClassMapPart
from engine.core.parts_depth import (
    HistogramsPart,
    LaneHistograms,
    LaneMap,
    LaneMapsPart,
    LayerFlow,
    LayersPart,
)
from engine.core.types import Array, frozen
from engine.topics.depth.depth_flow import flow, network_of, silent_units, steepest

_BINS = 16
# Along each side of a plane: many layers take long to answer.
_PLACES = 40
# Ends of the logarithmic axes at first; they move outwards by pairs of decades, as far as this.
_FIRST = (-4, 0)
_FARTHEST = 16


def run_of(lane: Lane) -> Classification:
    """The run of a lane of this kind."""
    assert isinstance(lane.experiment, Classification)
    return lane.experiment


def layers(lanes: tuple[Lane, ...], look: Look, past: Past) -> LayersPart:
    """The way back through the layers of every run."""
    flows = tuple(_layer_flow(lane) for lane in lanes)
    memory = run_of(lanes[0]).memory
    return LayersPart(
        lanes=flows,
        step=len(lanes[0].costs) - 1,
        decades=_decades(memory, "gradient decades", [one.gradient for one in flows]),
        update_decades=_decades(memory, "update decades", [one.update for one in flows]),
        factor_decades=_decades(memory, "factor decades", [one.product for one in flows]),
    )


def _layer_flow(lane: Lane) -> LayerFlow:
    run = run_of(lane)
    model, found = network_of(run), flow(run)
    return LayerFlow(
        name=lane.name,
        title=lane.title,
        activation=str(run.knobs["activation"]),
        steepest=steepest(model.activation),
        widths=model.widths,
        gradient=frozen(finite(found.gradient)),
        update=frozen(_kept(found.update(run.rate))),
        by_weights=frozen(_kept(found.by_weights)),
        by_slope=frozen(_kept(found.by_slope)),
        product=frozen(_kept(found.product)),
    )


def _kept(values: Array) -> Array:
    """Numbers that a picture can hold; nan stays, for there is no number."""
    return np.where(np.isnan(values), np.nan, finite(values))


def _decades(memory: dict[str, Any], name: str, rows: Sequence[Array]) -> tuple[int, int]:
    """Ends of a logarithmic axis that holds all `rows`: seldom another, and by two decades at once."""
    low, high = memory.get(name, _FIRST)
    values = np.concatenate(rows)
    sizes = values[np.isfinite(values) & (values > 0.0)]
    if sizes.size:
        while low > -_FARTHEST and math.log10(float(sizes.min())) < low:
            low -= 2
        while high < _FARTHEST and math.log10(float(sizes.max())) > high:
            high += 2
    memory[name] = (low, high)
    return low, high


def histograms(lanes: tuple[Lane, ...], look: Look, past: Past) -> HistogramsPart:
    """The activations of every hidden layer."""
    return HistogramsPart(tuple(_histograms(lane) for lane in lanes))


def _histograms(lane: Lane) -> LaneHistograms:
    run = run_of(lane)
    activation = str(run.knobs["activation"])
    hidden = [finite(A) for A in run.forward.activations[1:]]
    low, high = _ends(activation, hidden)
    counts = [np.histogram(np.clip(A, low, high), _BINS, (low, high))[0] / A.size for A in hidden]
    return LaneHistograms(
        name=lane.name,
        title=lane.title,
        activation=activation,
        low=low,
        high=high,
        counts=frozen(counts),
        silent=frozen([silent_units(run, layer).mean() for layer in range(1, len(hidden) + 1)]),
        spread=frozen([A.std(axis=0).mean() for A in hidden]),
    )


def _ends(activation: str, hidden: list[Array]) -> tuple[float, float]:
    """Where the values of an activation lie: known beforehand, or as far as they reach, in round numbers."""
    if activation == "sigmoid":
        return 0.0, 1.0
    if activation == "tanh":
        return -1.0, 1.0
    reach = nice(max(1.0, max(float(np.abs(A).max()) for A in hidden)))
    return (0.0 if activation == "relu" else -reach), reach


def planes(lanes: tuple[Lane, ...], look: Look, past: Past) -> LaneMapsPart:
    """The plane of the two inputs as each run would call it."""
    return LaneMapsPart(tuple(_plane(lane, look) for lane in lanes))


def _plane(lane: Lane, look: Look) -> LaneMap:
    made = class_map_of(run_of(lane), look, _PLACES)
    assert isinstance(made, ClassMapPart)
    return LaneMap(lane.name, lane.title, made)


_VIEWS: Mapping[str, Callable[[tuple[Lane, ...], Look, Past], Part]] = {
    "network": layers,
    "layers": layers,
    "factors": layers,
    "histograms": histograms,
    "planes": planes,
    "cost": lambda lanes, look, past: curves_part(lanes, past),
}


def parts(lanes: tuple[Lane, ...], look: Look, past: Past) -> Mapping[str, Part]:
    """One part for each open view; what several views show is made once."""
    made: dict[Callable[[tuple[Lane, ...], Look, Past], Part], Part] = {}
    found: dict[str, Part] = {}
    for name in sorted(look.views & _VIEWS.keys()):
        make = _VIEWS[name]
        if make not in made:
            made[make] = make(lanes, look, past)
        found[name] = made[make]
    return found
