"""What the views of softmax regression show: bars of a few rows, the plane of scores, one row, weights by class."""

import numpy as np

from engine.core.classification import Classification, labels
from engine.core.classification_parts import ROWS
from engine.core.experiment import Past
from engine.core.frames import Look, NothingPart, Part
from engine.core.functions import softmax
from engine.core.limits import Limits, finite
from engine.core.messages import Message
from engine.core.parts_classes import ClassMapPart
from engine.core.parts_softmax import BarsPart, ClassRowPart, ClassWeightsPart, ScorePlanePart
from engine.core.types import Array, frozen

# Bars besides the chosen row's: rows that stay, and the hardest now.
_STAYING, _HARDEST = 8, 3
# Places along each side of the score plane.
_PLACES = 80
_FAR = 1e12
# e to more than this is no number that a reader can use: scores are then shown relative to the largest one.
_LARGEST_EXPONENT = 30.0


# ── bars


def bars(run: Classification, look: Look, past: Past) -> BarsPart:
    """The chosen row, rows of all classes that stay the same, and those whose right class is least probable now."""
    H, chosen = run.forward.H, run.row(look)
    staying = [row for row in run.remember("bars", lambda: _of_all_classes(run.label)) if row != chosen][:_STAYING]
    hardest: list[int] = []
    if len(H) > 1 + len(staying):
        right = H[np.arange(len(H)), run.label.astype(np.int64)]
        # Equal rows in the order of the data: at the start all are equal, and stable order keeps the picture still.
        order = np.argsort(right, kind="stable")[: _HARDEST + 1 + len(staying)]
        hardest = [row for row in order.tolist() if row != chosen and row not in staying][:_HARDEST]
    rows = (chosen, *staying, *hardest)
    called = run.called(H)
    return BarsPart(
        rows=rows,
        groups=(1, len(staying), len(hardest)),
        label=frozen(run.label[list(rows)]),
        called=frozen(called[list(rows)]),
        probabilities=frozen(H[list(rows)]),
        sample=chosen,
        right=int(np.count_nonzero(called == run.label)),
        total=len(H),
    )


def _of_all_classes(label: Array) -> list[int]:
    """Rows in the order of their classes: all where they are few, otherwise as many of each class as there is room for.

    One more than is shown: the chosen row may be among them.
    """
    if len(label) <= _STAYING + 1:
        return list(range(len(label)))
    classes = np.unique(label)
    share, rest = divmod(_STAYING + 1, len(classes))
    found: list[int] = []
    for place, k in enumerate(classes):
        of_class = np.flatnonzero(label == k)
        wanted = min(len(of_class), share + (place < rest))
        found += of_class[np.linspace(0, len(of_class) - 1, wanted).astype(np.int64)].tolist() if wanted else []
    return found


# ── plane of scores


def scores(run: Classification, look: Look, past: Past) -> Part:
    """Each row at (z0 − z2, z1 − z2), exact for any number of features (TEACHING B15)."""
    K = run.classes
    if K != 3:
        return NothingPart(Message("scores_need_three_classes", {"found": K}))
    Z = finite(run.forward.Z)
    points = _differences(Z[:ROWS])
    test_Z = finite(run.test.X @ run.params["W"] + run.params["b"]) if len(run.test.X) else np.zeros((0, K))
    x_hold, y_hold = run.remember("score limits", lambda: tuple(Limits(-2.0, 2.0, far=_FAR) for _ in range(2)))
    both = np.vstack([points, _differences(test_Z[:ROWS])])
    limits = (x_hold.hold(both[:, 0]), y_hold.hold(both[:, 1]))
    if run.memory.get("score places", (None,))[0] != limits:
        run.memory["score places"] = (limits, *_regions(*limits))
    _, winner, fade = run.memory["score places"]
    row = run.row(look)
    label = int(run.label[row])
    plane = ClassMapPart(
        points=frozen(points),
        label=run.remember("rows label", lambda: frozen(run.label[:ROWS])),
        called=frozen(run.called(run.forward.H[:ROWS])),
        test_points=frozen(_differences(test_Z[:ROWS])),
        test_label=run.remember("map test label", lambda: frozen(labels(run.test.Y[:ROWS]))),
        test_called=frozen(run.called(softmax(test_Z[:ROWS])) if len(test_Z) else np.zeros(0)),
        x_limits=limits[0],
        y_limits=limits[1],
        winner=winner,
        fade=fade,
        score=None,
        flat=not np.any(points),
        threshold=None,
        sample=row,
    )
    return ScorePlanePart(plane, float(Z[row, label] - np.delete(Z[row], label).max()))


def _differences(Z: Array) -> Array:
    """(r, 2) first and second score above the third: all that softmax looks at."""
    return Z[:, :2] - Z[:, 2:]


def _regions(x_limits: tuple[float, float], y_limits: tuple[float, float]) -> tuple[Array, Array]:
    """(n, n) who wins at each place of the plane, and how certainly; they depend on no parameter."""
    x, y = np.meshgrid(*(np.linspace(*limits, _PLACES) for limits in (x_limits, y_limits)))
    S = softmax(np.column_stack([x.ravel(), y.ravel(), np.zeros(x.size)]))
    winner = S.argmax(axis=1).astype(np.float64).reshape(x.shape)
    return frozen(winner), frozen(((S.max(axis=1) - 1 / 3) / (2 / 3)).reshape(x.shape))


# ── one row, and the weights


def row(run: Classification, look: Look, past: Past) -> ClassRowPart:
    """The chosen row: scores, powers, probabilities, and what the right one costs."""
    i = run.row(look)
    z, p, label = finite(run.forward.Z[i]), run.forward.H[i], int(run.label[i])
    largest = float(z.max())
    shift = largest if np.abs(z).max() > _LARGEST_EXPONENT else 0.0
    powers = np.exp(z - shift)
    called = float(run.called(run.forward.H[i : i + 1])[0])
    losses = largest + np.log(np.exp(z - largest).sum()) - z
    return ClassRowPart(
        row=i,
        features=frozen(run.batch.X[i]),
        scores=frozen(z),
        shift=shift,
        powers=frozen(powers),
        total=float(powers.sum()),
        probabilities=frozen(p),
        label=label,
        called=None if np.isnan(called) else int(called),
        losses=frozen(losses),
        loss=float(run.layer.output.loss(run.forward.Z[i : i + 1], run.batch.Y[i : i + 1])[0]),
    )


def weights(run: Classification, look: Look, past: Past) -> ClassWeightsPart:
    """W by feature and class, with the bias of each class."""
    W, b = finite(run.params["W"]), finite(run.params["b"])
    limits: Limits = run.remember("weight limits", lambda: Limits(0.0, 0.5, far=_FAR, shrinks=True))
    return ClassWeightsPart(
        names=run.names,
        weights=frozen(W),
        bias=frozen(b),
        limit=limits.hold(np.abs(np.append(W.ravel(), b)))[1],
        scaled=run.scaling.name != "none",
    )
