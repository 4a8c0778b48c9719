"""What the views of one-versus-rest show: a line for each unit, their outputs for some samples, their matrix.

With the softmax as last layer the same views show where two classes are equally probable.
"""

import itertools
from typing import TypeAlias

import numpy as np

from engine.core.classification import Classification
from engine.core.classification_parts import ROWS
from engine.core.experiment import Past
from engine.core.frames import Look, NothingPart, Part
from engine.core.functions import SOFTMAX, softmax
from engine.core.limits import finite, nice
from engine.core.messages import Message
from engine.core.parts_units import StackingPart, UnitLinesPart, UnitOutputsPart
from engine.core.types import Array, frozen

MOST_CLASSES = 8
LAST_STAGE = 2
_MOST_INPUTS = 4
_MOST_PROBES = 4
_MOST_ROWS = 8
_MARGIN = 0.18
# A probe moves by about so many parts of the picture at the least.
_GRAINS = 200.0
# The students that the lecture's table does not know: two units claim the first, none the second.
_PROBES = {"grades": ((6.0, 5.0), (6.0, 3.0))}

Ends: TypeAlias = tuple[Array, Array]


def is_softmax(run: Classification) -> bool:
    """Whether one softmax decides for all classes together."""
    return run.model.output is SOFTMAX


def affine(run: Classification) -> tuple[Array, Array]:
    """Weights (d, k) and biases (k,) of the scores over features before scaling."""
    params = run.original() or run.params
    return finite(params["W"]), finite(params["b"])


def probes(run: Classification, look: Look) -> Array:
    """(p, 2) the points of the plane that are asked about."""
    if run.data.X.shape[1] != 2:
        return np.zeros((0, 2))
    asked = _PROBES.get(run.data.name, ()) if look.probes is None else look.probes
    return np.array(asked[:_MOST_PROBES], dtype=np.float64).reshape(-1, 2)


# ── lines


def lines(run: Classification, look: Look, past: Past) -> Part:
    """The plane of two features, with the line z = 0 of each unit or the borders of the softmax."""
    inputs = run.data.X.shape[1]
    if inputs != 2:
        return NothingPart(Message("view_needs_two_inputs", {"found": inputs}))
    x_limits, y_limits = run.remember("lines limits", lambda: _limits(run.data.X))
    W, b = affine(run)
    found = _borders(W, b, x_limits, y_limits) if is_softmax(run) else _units(W, b, x_limits, y_limits)
    H, Y = run.forward.H, run.batch.Y
    right = np.zeros(0) if is_softmax(run) else np.count_nonzero(((H > 0.5) == (Y > 0.5)) & (H != 0.5), axis=0)
    return UnitLinesPart(
        points=run.remember("lines points", lambda: frozen(run.data.X[:ROWS])),
        label=run.remember("rows label", lambda: frozen(run.label[:ROWS])),
        x_limits=x_limits,
        y_limits=y_limits,
        ends=frozen(np.array([line[0] for line in found]).reshape(-1, 2, 2)),
        uphill=frozen(np.array([line[1] for line in found]).reshape(-1, 2)),
        of=frozen([line[2] for line in found]),
        against=frozen([line[3] for line in found]),
        right=frozen(right),
        rows=len(Y),
        probes=frozen(probes(run, look)),
        grain=(_grain(x_limits), _grain(y_limits)),
        flat=not W.any(),
        sample=run.row(look),
    )


def _limits(X: Array) -> tuple[tuple[float, float], tuple[float, float]]:
    low, high = X.min(axis=0), X.max(axis=0)
    room = _MARGIN * np.where(high > low, high - low, 1.0)
    low, high = low - room, high + room
    return (float(low[0]), float(high[0])), (float(low[1]), float(high[1]))


def _grain(limits: tuple[float, float]) -> float:
    return nice((limits[1] - limits[0]) / _GRAINS)


_Line: TypeAlias = tuple[Array, Array, int, int]


def _units(W: Array, b: Array, x: tuple[float, float], y: tuple[float, float]) -> list[_Line]:
    """The line z = 0 of each unit that is in the picture."""
    found = ((segment(W[:, k], float(b[k]), x, y), k) for k in range(len(b)))
    return [(ends, W[:, k], k, -1) for ends, k in found if ends is not None]


def _borders(W: Array, b: Array, x: tuple[float, float], y: tuple[float, float]) -> list[_Line]:
    """Where the two largest scores are equal: z_j = z_k and no other is larger."""
    made: list[_Line] = []
    for j, k in itertools.combinations(range(len(b)), 2):
        w, c = W[:, j] - W[:, k], float(b[j] - b[k])
        others = [(W[:, j] - W[:, i], float(b[j] - b[i])) for i in range(len(b)) if i not in (j, k)]
        ends = segment(w, c, x, y, others)
        if ends is not None:
            made.append((ends, w, j, k))
    return made


def segment(
    w: Array,
    c: float,
    x: tuple[float, float],
    y: tuple[float, float],
    others: list[tuple[Array, float]] | None = None,
) -> Array | None:
    """Both ends (2, 2) of w·p + c = 0 inside the picture, and where v·p + e ≥ 0 for each (v, e) of `others`.

    The line is p = p0 + t d; each half-plane bounds t from one side. None where nothing is left.
    """
    size = np.array([x[1] - x[0], y[1] - y[0]])
    corner = np.array([x[0], y[0]])
    # In shares of the picture, so that features of very different sizes are alike.
    v, e = w * size, c + float(w @ corner)
    length = float(np.hypot(*v))
    if length == 0.0 or not np.isfinite(length):
        return None
    p0, d = -e * v / length**2, np.array([-v[1], v[0]]) / length
    sides = [(np.array([1.0, 0.0]), 0.0), (np.array([-1.0, 0.0]), 1.0)]
    sides += [(np.array([0.0, 1.0]), 0.0), (np.array([0.0, -1.0]), 1.0)]
    sides += [(a * size, s + float(a @ corner)) for a, s in others or []]
    low, high = -np.inf, np.inf
    for a, s in sides:
        along, here = float(a @ d), float(a @ p0) + s
        if along > 0:
            low = max(low, -here / along)
        elif along < 0:
            high = min(high, -here / along)
        elif here < 0:
            return None
    if not low < high:
        return None
    ends: Array = corner + size * (p0 + np.array([[low], [high]]) * d)
    return ends


# ── outputs


def outputs(run: Classification, look: Look, past: Past) -> Part:
    """What the units say about the probes and about rows around the chosen one."""
    K = run.batch.Y.shape[1]
    if K > MOST_CLASSES:
        return NothingPart(Message("view_too_many_classes", {"found": K, "high": MOST_CLASSES}))
    asked = probes(run, look)
    first = max(0, min(run.row(look) - _MOST_ROWS // 2, len(run.batch.X) - _MOST_ROWS))
    rows = np.arange(first, min(first + _MOST_ROWS, len(run.batch.X)))
    unknown = np.full(len(asked), -1.0)
    inputs = np.vstack([asked, run.data.X[rows]]) if len(asked) else run.data.X[rows]
    H, Z = said(run, inputs)
    as_softmax = look.as_softmax and not is_softmax(run)
    shown = softmax(Z) if as_softmax else H
    flat = not run.params["W"].any() and not run.params["b"].any()
    return UnitOutputsPart(
        inputs=frozen(inputs),
        row=frozen(np.concatenate([unknown, rows])),
        label=frozen(np.concatenate([unknown, run.label[rows]])),
        shown=frozen(shown),
        total=frozen(shown.sum(axis=1)),
        called=frozen(run.called(softmax(Z))),
        said=tuple(_verdict(of_one, as_softmax=as_softmax, softmax=is_softmax(run), flat=flat) for of_one in shown),
        as_softmax=as_softmax,
        softmax=is_softmax(run),
        sample=run.row(look),
    )


def said(run: Classification, inputs: Array) -> tuple[Array, Array]:
    """Outputs and scores, both (n, k), for features (n, d) before scaling."""
    X = run.scaling.apply(run.features.expanded(inputs))
    Z = finite(X @ run.params["W"] + run.params["b"])
    return run.model.output.predict(Z), Z


def _verdict(shown: Array, *, as_softmax: bool, softmax: bool, flat: bool) -> Message:
    if as_softmax:
        return Message("units_same_scores")
    if softmax:
        return Message("units_share", {"count": len(shown)})
    if flat:
        return Message("units_even")
    claims = int(np.count_nonzero(shown > 0.5))
    key = ("units_none", "units_one", "units_two")[claims] if claims < 3 else "units_many"
    return Message(key, {"count": claims} if claims > 2 else {})


# ── the matrix


def stacking(run: Classification, look: Look, past: Past) -> Part:
    """Weights and bias of each unit as a vector, and the vectors as the rows of one matrix."""
    inputs, K = run.params["W"].shape
    if inputs > _MOST_INPUTS or K > MOST_CLASSES:
        return NothingPart(Message("view_stacking_too_large", {"inputs": inputs, "classes": K, "high": _MOST_INPUTS}))
    row = run.row(look)
    names = np.array(run.names).reshape(inputs + 1, K)
    return StackingPart(
        names=tuple(str(name) for name in names.T.ravel()),
        W=frozen(np.vstack([run.params["W"], run.params["b"]]).T),
        x=frozen([*run.batch.X[row], 1.0]),
        inputs=frozen(run.data.X[row]),
        scores=frozen(finite(run.forward.Z[row])),
        sample=row,
        stage=min(max(look.stage, 0), LAST_STAGE),
    )
