"""What the views of a network show: the graph, the outputs over time, the hidden space, the plane with its lines."""

import numpy as np

from engine.core import rounding
from engine.core.classification import Classification
from engine.core.classification_parts import ROWS, class_map
from engine.core.experiment import Past
from engine.core.frames import Look, NothingPart, Part, SurfacePart
from engine.core.limits import Limits, finite
from engine.core.messages import Message
from engine.core.model import Network
from engine.core.parts_classes import ClassMapPart
from engine.core.parts_network import HiddenSpacePart, NetworkMapPart, NetworkPart, OutputsPart
from engine.core.surface_part import once_a_frame, surface_part
from engine.core.types import Array, Batch, frozen
from engine.topics.network.network_surface import NetworkCost

_SHOWN_ROWS = 4
_OUTPUT_ROWS = 8
# Lines of the input plane in each direction, and points along each.
_GRID_LINES, _GRID_POINTS = 11, 41


def _network(run: Classification) -> Network:
    model = run.model
    assert isinstance(model, Network)
    return model


def graph(run: Classification, look: Look, past: Past) -> NetworkPart:
    """The network on the chosen row, or on all rows together."""
    model, params = _network(run), run.params
    row = None if look.whole else run.row(look)
    if row is None:
        batch, forward, gradients = run.batch, run.forward, rounding.gradients(run)
    else:
        batch = Batch(run.batch.X[row : row + 1], run.batch.Y[row : row + 1])
        forward = model.forward(params, batch)
        gradients = model.backward(params, batch, forward)
    layers = range(1, len(model.widths))
    shown = slice(0, _SHOWN_ROWS)
    # A bias is added to the score, so its slope is what comes to the score from behind.
    behind = [gradients[f"b{layer}"] for layer in layers]
    scores = [forward.activations[layer - 1][shown] @ params[f"W{layer}"] + params[f"b{layer}"] for layer in layers]
    return NetworkPart(
        widths=model.widths,
        names=run.names,
        row=row,
        activations=(*(frozen(finite(A[shown])) for A in forward.activations), frozen(forward.H[shown])),
        scores=tuple(frozen(finite(Z)) for Z in scores),
        behind=tuple(frozen(finite(dZ)) for dZ in behind),
        behind_outputs=tuple(
            frozen(finite(behind[layer] @ params[f"W{layer + 1}"].T)) for layer in range(1, len(behind))
        ),
        weights=tuple(frozen(finite(params[f"W{layer}"])) for layer in layers),
        biases=tuple(frozen(finite(params[f"b{layer}"])) for layer in layers),
        weight_slopes=tuple(frozen(finite(gradients[f"W{layer}"])) for layer in layers),
        bias_slopes=tuple(frozen(finite(gradients[f"b{layer}"])) for layer in layers),
        rate=run.rate,
        label=frozen(batch.Y[shown, 0]),
        loss=forward.cost,
        activation=str(run.knobs.get("activation", "sigmoid")),
    )


def outputs(run: Classification, look: Look, past: Past) -> OutputsPart:
    """The outputs for the first rows over the updates; only those of new steps are worked out."""
    X = run.batch.X[:_OUTPUT_ROWS]
    entries = past.path(run.steps_made)
    known: list[tuple[object, Array]] = run.remember("outputs", list)
    if len(known) > len(entries) or (known and known[-1][0] is not entries[len(known) - 1][1]):
        known.clear()
    for _, state in entries[len(known) :]:
        known.append((state, run.model.predict(state.params, X)[:, 0]))
    steps, values = [step for step, _ in entries], [each for _, each in known]
    if steps[-1] != run.steps_made:
        # The path is thinned; the curves end where the run is.
        steps.append(run.steps_made)
        values.append(run.model.predict(run.params, X)[:, 0])
    limit = 10
    while limit < past.last:
        limit *= 2
    return OutputsPart(
        steps=frozen(steps),
        outputs=frozen(values),
        label=frozen(run.batch.Y[:_OUTPUT_ROWS, 0]),
        sample=run.row(look),
        step_limit=limit,
        inputs=run.remember("output inputs", lambda: frozen(run.data.X[:_OUTPUT_ROWS])),
        last=past.last,
    )


def plane(run: Classification, look: Look, past: Past) -> Part:
    """The plane of two inputs, with the line of each unit of the first layer."""
    part = class_map(run, look, past)
    if not isinstance(part, ClassMapPart):
        return part
    W, b = run.params["W1"], run.params["b1"]
    original = run.scaling.original({"W": W, "b": b})
    # Products of the inputs bend the units' lines: then there are none to draw.
    # A single unit's line is the boundary itself.
    straight = len(W) == 2 and len(_network(run).widths) > 2
    lines = np.column_stack([original["W"].T, original["b"]]) if straight else np.empty((0, 3))
    at_zero = float(_network(run).activation.of(np.zeros(1))[0])
    return NetworkMapPart(map=part, lines=frozen(finite(lines)), at_zero=at_zero)


def hidden_space(run: Classification, look: Look, past: Past) -> Part:
    """The rows as the output unit sees them: two units of the last hidden layer."""
    model, params = _network(run), run.params
    last = len(model.widths) - 1
    if last < 2:
        return NothingPart(Message("view_needs_hidden_layer"))
    count = model.widths[-2]
    if count < 2:
        return NothingPart(Message("view_needs_two_units", {"found": count}))
    units = _units(look.units, params[f"W{last}"][:, 0], count)
    A = run.forward.activations[-1][:ROWS][:, units]
    line = None
    if count == 2:
        line = frozen(finite(np.append(params[f"W{last}"][units, 0], params[f"b{last}"][0])))
    limits: tuple[Limits, Limits] = run.remember(
        f"hidden limits {units}", lambda: (Limits(0.0, 1.0, most=10.0), Limits(0.0, 1.0, most=10.0))
    )
    return HiddenSpacePart(
        units=(int(units[0]), int(units[1])),
        count=count,
        points=frozen(finite(A)),
        label=run.remember("hidden label", lambda: frozen(run.label[:ROWS])),
        called=frozen(run.called(run.forward.H[:ROWS], look.threshold)),
        limits=(limits[0].hold(A[:, 0]), limits[1].hold(A[:, 1])),
        line=line,
        grid=frozen(finite(_bent_grid(run, model)[:, :, units])),
        sample=run.row(look),
        inputs=run.remember("hidden inputs", lambda: frozen(run.data.X[:ROWS])),
        weights=frozen(finite(params[f"W{last}"][units, 0])),
    )


def _units(asked: tuple[int, int] | None, weights: Array, count: int) -> list[int]:
    """The two units asked for; left to itself those with most say in the output."""
    if asked is not None and asked[0] != asked[1] and max(asked) < count:
        return list(asked)
    return sorted(int(k) for k in np.argsort(-np.abs(weights), kind="stable")[:2])


def _bent_grid(run: Classification, model: Network) -> Array:
    """(g, n, units) where the last hidden layer puts straight lines of the input plane."""
    if run.data.X.shape[1] != 2:
        return np.empty((0, 0, model.widths[-2]))
    lines: Array = run.remember("grid lines", lambda: _grid_lines(run))
    places = run.scaling.apply(lines.reshape(-1, 2))
    A = places
    for layer in range(1, len(model.widths) - 1):
        A = model.activation.of(A @ run.params[f"W{layer}"] + run.params[f"b{layer}"])
    return A.reshape(*lines.shape[:2], -1)


def _grid_lines(run: Classification) -> Array:
    """(g, n, 2) lines along both inputs, a little beyond the data."""
    low, high = run.data.X.min(axis=0), run.data.X.max(axis=0)
    room = 0.12 * np.where(high > low, high - low, 1.0)
    low, high = low - room, high + room
    made = []
    for along in (0, 1):
        for at in np.linspace(low[1 - along], high[1 - along], _GRID_LINES):
            line = np.empty((_GRID_POINTS, 2))
            line[:, along] = np.linspace(low[along], high[along], _GRID_POINTS)
            line[:, 1 - along] = at
            made.append(line)
    return np.array(made)


def surface(run: Classification, look: Look, past: Past) -> SurfacePart:
    """The cost over two of the parameters; by default the first two. A slice, and never the truth."""
    # No live knob changes the network.
    whole: NetworkCost = run.remember("landscape", lambda: NetworkCost(_network(run), run.batch))
    default = (run.names[0], run.names[1])
    return once_a_frame(
        run,
        look,
        lambda: surface_part(run, look, past, whole, default, reach=whole.reach(), points=whole.points()),
    )
