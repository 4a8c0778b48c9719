"""What the views of the lab on evaluation show."""

import dataclasses

import numpy as np

from engine.core import classification_parts
from engine.core.classification import Classification, labels
from engine.core.classification_parts import ROWS
from engine.core.experiment import Past
from engine.core.frames import Look, NothingPart, Part
from engine.core.knobs import real
from engine.core.limits import FAR, finite
from engine.core.messages import Message
from engine.core.parts_classes import ClassMapPart, MapRows
from engine.core.parts_split import ChoicePart, MemoryPart, SplitFitPart, SplitPart, SpreadPart
from engine.core.training import Training
from engine.core.types import Array, frozen
from engine.topics.evaluation import choice, memory, scores, splits
from engine.topics.evaluation.split import LEAST, Ground

# Room around the points, as a share of their span.
_MARGIN = 0.1
# The memoriser is as sure of the farthest place as of the nearest.
_MEMORY_FADE = 0.7


def _few(ground: Ground) -> bool:
    """Whether all ways to divide the rows can be tried."""
    return ground.whole.task == "regression" and len(ground.whole.X) <= splits.MOST_ROWS


def split(ground: Ground, run: Training, look: Look, past: Past) -> SplitPart:
    """The line of rows, and how the run does on each piece."""
    return SplitPart(
        order=run.remember("order", lambda: frozen(ground.split.order)),
        sizes=ground.split.sizes,
        least=run.remember("least", lambda: (_fewest(ground), *LEAST[1:])),
        shuffle=int(real(run.knobs, "shuffle")),
        scores=scores.of_run(run, ground),
        share=isinstance(run, Classification),
        covered=scores.covered(run),
        step=run.steps_made,
    )


def _fewest(ground: Ground) -> int:
    """How many rows from the front of the line are needed to learn from: with classes, until both have come."""
    if ground.whole.task == "regression":
        return LEAST[0]
    in_line = ground.whole.Y[ground.split.order, 0]
    return max(LEAST[0], int((in_line != in_line[0]).argmax()) + 1)


def fit(ground: Ground, run: Training, look: Look, past: Past) -> Part:
    """The houses with the run's line through the training rows."""
    if isinstance(run, Classification):
        return NothingPart(Message("view_for_houses"))
    x, y = ground.whole.X[:, 0], ground.whole.Y[:, 0]
    x_limits, y_limits = run.remember("fit limits", lambda: _limits(x, y))
    ends = np.array(x_limits)
    stairs = run.remember("stairs", lambda: _stairs(ground, x_limits))
    params = run.original() or run.params
    # Only what is drawn ends somewhere; a number that is written is the number.
    answers = finite(scores.said(run, ground))
    weight, bias = (float(finite(params[name].ravel())[0]) for name in ("W", "b"))
    return SplitFitPart(
        x=run.remember("fit rows x", lambda: frozen(x)),
        y=run.remember("fit rows y", lambda: frozen(y)),
        prediction=frozen(answers),
        belongs=run.remember("belongs", lambda: frozen(ground.split.belongs)),
        line_x=frozen(ends),
        line_y=frozen(np.clip(weight * ends + bias, -FAR, FAR)),
        best_y=run.remember("best line", lambda: frozen(_best_line(ground, ends))),
        weight=weight,
        bias=bias,
        steps_x=stairs[0],
        steps_y=stairs[1],
        x_limits=x_limits,
        y_limits=y_limits,
        scores=scores.of_run(run, ground),
        covered=scores.covered(run),
    )


def _limits(x: Array, y: Array) -> tuple[tuple[float, float], tuple[float, float]]:
    """Ends of the axes: some room on both sides, and heights from 0, where a line of zeros begins."""
    room = _MARGIN * float(x.max() - x.min())
    high = (1.0 + _MARGIN) * float(y.max())
    return (float(x.min()) - room, float(x.max()) + room), (min(0.0, float(y.min())), high)


def _stairs(ground: Ground, limits: tuple[float, float]) -> tuple[Array, Array]:
    kept = ground.of(ground.split.training)
    places, answers = memory.stairs(kept.X[:, 0], kept.Y[:, 0], *limits)
    return frozen(places), frozen(answers)


def _best_line(ground: Ground, ends: Array) -> Array:
    kept = ground.of(ground.split.training)
    w, b = choice.line(kept.X, kept.Y, 0.0)
    return np.asarray(w * ends + b)


def spread(ground: Ground, run: Training, look: Look, past: Past) -> Part:
    """The test costs over all ways to divide the rows."""
    if not _few(ground):
        return NothingPart(Message("view_for_houses"))
    part: SpreadPart = run.remember("spread", lambda: spread_of(ground))
    if scores.covered(run):
        return dataclasses.replace(part, here=float("nan"), better=0)
    return part


def spread_of(ground: Ground) -> SpreadPart:
    """The whole picture, nothing covered."""
    name, sizes = ground.whole.name, ground.split.sizes
    every = splits.ways(name, sizes)
    edges, counts, beyond = splits.bins(name, sizes)
    here = float(every.line[splits.place(name, sizes, ground.split.training, ground.split.test)])
    return SpreadPart(
        edges=edges,
        counts=counts,
        ways=len(every.line),
        beyond=beyond,
        mean=float(every.line.mean()),
        low=float(every.line.min()),
        high=float(every.line.max()),
        low_rows=tuple(map(int, every.test[every.line.argmin()])),
        high_rows=tuple(map(int, every.test[every.line.argmax()])),
        here=here,
        better=int(np.count_nonzero(every.line < here)),
        memory_mean=float(every.memory.mean()),
        sizes=sizes,
    )


def memoriser(ground: Ground, run: Training, look: Look, past: Past) -> MemoryPart:
    """The nearest neighbour beside the run."""
    hidden = scores.covered(run)
    kept = run.remember(f"memory {hidden}", lambda: scores.judged(_memorised(ground, run), ground, hide_test=hidden))
    every = splits.ways(ground.whole.name, ground.split.sizes) if _few(ground) else None
    return MemoryPart(
        memory=kept,
        run=scores.of_run(run, ground),
        sizes=ground.split.sizes,
        share=isinstance(run, Classification),
        covered=hidden,
        memory_mean=float("nan") if every is None else float(every.memory.mean()),
        line_mean=float("nan") if every is None else float(every.line.mean()),
        ways=0 if every is None else len(every.line),
    )


def _memorised(ground: Ground, run: Training) -> Array:
    """(n,) the memoriser's answers."""
    found: Array = run.remember("memory answers", lambda: scores.remembered(run, ground))
    return found


def choices(ground: Ground, run: Training, look: Look, past: Past) -> ChoicePart:
    """The best models for several λ, and which λ does best on each set."""
    return choices_of(ground, run)


def choices_of(ground: Ground, run: Training) -> ChoicePart:
    """The same, whatever is looked at."""
    hidden, share = scores.covered(run), isinstance(run, Classification)
    table: Array = run.remember(f"choices {hidden}", lambda: frozen(_choice_scores(ground, run, hide_test=hidden)))
    in_force = real(run.knobs, "l2")
    return ChoicePart(
        penalties=run.remember("penalties", lambda: frozen(choice.PENALTIES)),
        scores=table,
        best=run.remember(f"best choices {hidden}", lambda: frozen(_best(table, share=share))),
        present=choice.PENALTIES.index(in_force) if in_force in choice.PENALTIES else -1,
        sizes=ground.split.sizes,
        share=share,
        covered=hidden,
    )


def _choice_scores(ground: Ground, run: Training, *, hide_test: bool) -> Array:
    """(3, k) scores of the best model for each λ, in the coordinates of the run."""
    X = run.scaling.apply(ground.whole.X)
    kept = ground.split.training
    columns = []
    for l2 in choice.PENALTIES:
        if ground.whole.task == "regression":
            theta = choice.line(X[kept], ground.whole.Y[kept], l2)
            answers = X @ theta[:-1] + theta[-1]
        else:
            theta = choice.logistic(X[kept], ground.whole.Y[kept, 0], l2)
            answers = (X @ theta[:-1] + theta[-1] > 0.0).astype(np.float64)
        columns.append(scores.judged(answers, ground, hide_test=hide_test).values)
    return np.column_stack(columns)


def _best(table: Array, *, share: bool) -> Array:
    """(3,) the first λ with the best score on each set."""
    found = np.full(len(table), np.nan)
    for place, row in enumerate(table):
        if np.isfinite(row).all():
            found[place] = row.argmax() if share else row.argmin()
    return found


def confusion(ground: Ground, run: Training, look: Look, past: Past) -> Part:
    """Right class against called class, on the training and on the test rows."""
    if not isinstance(run, Classification):
        return NothingPart(Message("view_for_classes"))
    part = classification_parts.confusion(run, look, past)
    return classification_parts.confusion_without_test(part) if scores.covered(run) else part


def plane(ground: Ground, run: Training, look: Look, past: Past) -> Part:
    """The plane of the two features, without the test rows while they are covered."""
    if not isinstance(run, Classification):
        return NothingPart(Message("view_for_classes"))
    features = ground.whole.X.shape[1]
    if features != 2:
        return NothingPart(Message("view_needs_two_columns", {"found": features}))
    part = classification_parts.class_map_of(run, look, beside=ground.whole.X)
    assert isinstance(part, ClassMapPart)
    rows = ground.split.validation[:ROWS]
    chosen_by = MapRows(
        run.remember("map validation points", lambda: frozen(ground.whole.X[rows])),
        run.remember("map validation label", lambda: frozen(labels(ground.whole.Y[rows]))),
        frozen(scores.said(run, ground)[rows]),
    )
    part = dataclasses.replace(part, validation=chosen_by)
    return classification_parts.map_without_test(part) if scores.covered(run) else part


def memory_plane(ground: Ground, run: Training, look: Look, past: Past) -> Part:
    """The same plane as the memoriser sees it: every place belongs to the nearest training row."""
    part = plane(ground, run, look, past)
    if not isinstance(part, ClassMapPart) or part.validation is None:
        return part
    score: Array = run.remember("memory plane", lambda: frozen(_memory_scores(ground, run, part)))
    answers = _memorised(ground, run)
    validation = dataclasses.replace(part.validation, called=frozen(answers[ground.split.validation[:ROWS]]))
    return dataclasses.replace(
        part,
        winner=run.remember("memory winner", lambda: frozen(score > 0.0)),
        fade=run.remember("memory fade", lambda: frozen(np.full(score.shape, _MEMORY_FADE))),
        score=score,
        called=run.remember("memory called", lambda: frozen(answers[ground.split.training][: len(part.points)])),
        test_called=frozen(answers[ground.split.test][: len(part.test_points)]),
        validation=validation,
        flat=False,
        threshold=0.5,
    )


def _memory_scores(ground: Ground, run: Training, part: ClassMapPart) -> Array:
    """(n, n) at each place of the map: distance² to the nearest row of class 0, minus that to one of class 1."""
    side = len(part.winner)
    x, y = (np.linspace(*limits, side) for limits in (part.x_limits, part.y_limits))
    places = run.scaling.apply(np.column_stack([values.ravel() for values in np.meshgrid(x, y)]))
    kept, target = run.batch
    zero, one = (memory.distances(places, kept[target[:, 0] == label]).min(axis=1) for label in (0.0, 1.0))
    return np.asarray((zero - one).reshape(side, side))
