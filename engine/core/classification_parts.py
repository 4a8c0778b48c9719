"""What the views of logistic and softmax regression have in common: rows, plane of two features, confusion, surface."""

import dataclasses

import numpy as np

from engine.core import parameter_parts
from engine.core.classification import Classification, labels
from engine.core.experiment import Past
from engine.core.frames import CurvePart, Look, NothingPart, ParametersPart, Part, SurfacePart
from engine.core.functions import SOFTMAX
from engine.core.limits import finite
from engine.core.messages import Message
from engine.core.parts_classes import ClassLinePart, ClassMapPart, ClassRowsPart, ConfusionPart
from engine.core.surface_part import once_a_frame, surface_part
from engine.core.types import Array, frozen

ROWS = 500
# Places along each side of the plane that are asked for their class.
_PLACES = 80
# Room around the points of a plane, as a share of their span.
_MARGIN = 0.12
_SURE = 1e-15


def line(run: Classification, look: Look) -> ClassLinePart:
    """The chosen row on its way from features to what it costs."""
    row = run.row(look)
    H, Y, Z = run.forward.H[row], run.batch.Y[row], run.forward.Z[row]
    label = int(run.label[row])
    probability = float(H[0] if label else 1.0 - H[0]) if run.binary else float(H[label])
    inputs, outputs = run.params["W"].shape
    return ClassLinePart(
        row=row,
        names=run.names[: inputs * outputs],
        weights=frozen(run.params["W"]),
        features=frozen(run.batch.X[row]),
        bias=frozen(run.params["b"]),
        scores=frozen(finite(Z)),
        probabilities=frozen(H),
        label=label,
        right=probability,
        loss=float(run.model.output.loss(Z[None, :], Y[None, :])[0]),
        slope=frozen(H - Y),
        multiclass=run.model.output is SOFTMAX,
    )


def rows(run: Classification, look: Look, past: Past) -> ClassRowsPart:
    """The first 500 training rows with their outputs, calls and losses."""
    H = run.forward.H[:ROWS]
    return ClassRowsPart(
        X=run.remember("rows X", lambda: frozen(run.data.X[:ROWS])),
        label=run.remember("rows label", lambda: frozen(run.label[:ROWS])),
        probabilities=frozen(H),
        called=frozen(run.called(H, look.threshold)),
        loss=frozen(finite(run.model.output.loss(run.forward.Z[:ROWS], run.batch.Y[:ROWS]))),
        sample=run.row(look),
        rows=len(run.batch.X),
        cost=run.cost,
    )


def class_map(run: Classification, look: Look, past: Past) -> Part:
    """The plane of the two features in use; with more a cut through it would mislead (TEACHING B14, B15)."""
    return class_map_of(run, look)


def class_map_of(run: Classification, look: Look, side: int = _PLACES, beside: Array | None = None) -> Part:
    """The same with so many places along each side: fewer where a model takes long to answer.

    It has room for the rows `beside` (r, 2) too, where there are others than those that teach and those kept apart.
    """
    count = len(run.features.ticked)
    if count != 2:
        return NothingPart(Message("view_needs_two_inputs", {"found": count}))
    x_limits, y_limits, places = run.remember(f"map places {side}", lambda: _places(run, side, beside))
    threshold = look.threshold if run.binary else None
    H = run.model.predict(run.params, places)
    winner, fade, score = _called_everywhere(H, threshold)
    square = (side, side)
    shown = run.batch.X[:ROWS]
    return ClassMapPart(
        points=run.remember("map points", lambda: frozen(run.data.X[:ROWS, :2])),
        label=run.remember("rows label", lambda: frozen(run.label[:ROWS])),
        called=frozen(run.called(run.forward.H[: len(shown)], look.threshold)),
        test_points=run.remember("map test points", lambda: frozen(run.test_data.X[:ROWS, :2])),
        test_label=run.remember("map test label", lambda: frozen(labels(run.test.Y[:ROWS]))),
        test_called=frozen(run.called(run.test_output()[:ROWS], look.threshold)),
        x_limits=x_limits,
        y_limits=y_limits,
        winner=frozen(winner.reshape(square)),
        fade=frozen(fade.reshape(square)),
        score=None if score is None else frozen(score.reshape(square)),
        flat=bool((H[0] == H).all()),
        threshold=threshold,
        sample=run.row(look),
    )


def _places(
    run: Classification, side: int, beside: Array | None
) -> tuple[tuple[float, float], tuple[float, float], Array]:
    """Ends of the two axes, and the inputs of each place on the grid, from bottom to top."""
    every = [rows[:, :2] for rows in (run.data.X, run.test_data.X, beside) if rows is not None]
    low, high = np.vstack(every).min(axis=0), np.vstack(every).max(axis=0)
    room = _MARGIN * np.where(high > low, high - low, 1.0)
    low, high = low - room, high + room
    x, y = (np.linspace(low[k], high[k], side) for k in (0, 1))
    grid = np.column_stack([values.ravel() for values in np.meshgrid(x, y)])
    inputs = run.scaling.apply(run.features.expanded(grid))
    return (float(low[0]), float(high[0])), (float(low[1]), float(high[1])), inputs


def _called_everywhere(H: Array, threshold: float | None) -> tuple[Array, Array, Array | None]:
    """Winner and fade of each place, and with one output how far its score is from the one at the threshold.

    The score of a probability g is log(g / (1 − g)), held where a number has no more digits.
    """
    if threshold is None:
        winner = H.argmax(axis=1)
        even = 1.0 / H.shape[1]
        return winner.astype(np.float64), (H.max(axis=1) - even) / (1.0 - even), None
    g = H[:, 0]
    one = g > threshold
    fade = np.where(one, (g - threshold) / (1.0 - threshold), (threshold - g) / threshold)
    held = np.clip(g, _SURE, 1.0 - _SURE)
    score = np.log(held) - np.log1p(-held) - (np.log(threshold) - np.log1p(-threshold))
    return one.astype(np.float64), fade, score


def confusion(run: Classification, look: Look, past: Past) -> ConfusionPart:
    """Right class against called class, over all training rows and over the rows kept apart."""
    K = run.classes
    called = run.called(run.forward.H, look.threshold)
    undecided = int(np.count_nonzero(np.isnan(called)))
    counts = _counts(run.label, called, K)
    test_counts, test_undecided = None, 0
    if len(run.test.X):
        test_called = run.called(run.test_output(), look.threshold)
        test_counts = _counts(labels(run.test.Y), test_called, K)
        test_undecided = int(np.count_nonzero(np.isnan(test_called)))
    sizes = run.remember("class sizes", lambda: np.bincount(run.label.astype(np.int64), minlength=K))
    return ConfusionPart(
        counts=frozen(counts),
        undecided=undecided,
        accuracy=None if undecided else _share_right(counts),
        baseline=float(sizes.max()) / len(run.label),
        test_counts=None if test_counts is None else frozen(test_counts),
        test_accuracy=None if test_counts is None or test_undecided else _share_right(test_counts),
        threshold=look.threshold if run.binary else None,
        frequent=int(sizes.argmax()),
        test_undecided=test_undecided,
    )


def _counts(label: Array, called: Array, K: int) -> Array:
    decided = ~np.isnan(called)
    places = label[decided].astype(np.int64) * K + called[decided].astype(np.int64)
    return np.bincount(places, minlength=K * K).reshape(K, K).astype(np.float64)


def _share_right(counts: Array) -> float:
    return float(np.trace(counts)) / float(counts.sum())


def curve(run: Classification, look: Look, past: Past) -> CurvePart:
    """The cost so far."""
    return run.curve.part(past, run.steps_made, None, unit_root=False)


def map_without_test(part: ClassMapPart) -> ClassMapPart:
    """A plane without the rows kept apart, where they are not to be seen yet."""
    return dataclasses.replace(
        part, test_points=part.test_points[:0], test_label=part.test_label[:0], test_called=part.test_called[:0]
    )


def confusion_without_test(part: ConfusionPart) -> ConfusionPart:
    """The counts without those of the rows kept apart."""
    return dataclasses.replace(part, test_counts=None, test_accuracy=None, test_undecided=0)


def surface(run: Classification, look: Look, past: Past) -> SurfacePart:
    """The cost over two parameters; by default the first weights of two features, or w and b where there is one."""
    inputs, outputs = run.params["W"].shape
    default = (run.names[0], run.names[outputs] if inputs > 1 else run.names[inputs * outputs])
    whole = run.landscape
    return once_a_frame(
        run,
        look,
        lambda: surface_part(run, look, past, whole, default, reach=whole.reach(), points=whole.points()),
    )


def parameters(run: Classification, look: Look, past: Past) -> ParametersPart:
    """Every parameter and its gradient; there is no formula for the best ones."""
    return parameter_parts.parameters(run, (-1.0, 0.0, 1.0))
