"""How well predictions do on each set: the mean squared error of numbers, the share of rows called right of classes."""

import numpy as np

from engine.core.classification import Classification, labels
from engine.core.limits import finite
from engine.core.parts_split import SetScores
from engine.core.training import Training
from engine.core.types import Array, frozen
from engine.topics.evaluation.memory import nearest
from engine.topics.evaluation.split import Ground

TEST = 2


def covered(run: Training) -> bool:
    """Whether the test set's numbers are not to be seen."""
    return bool(run.knobs["covered"])


def said(run: Training, ground: Ground) -> Array:
    """(n,) what the run says about every row: a number, or a class (nan where both are equally probable)."""
    H = run.settings.model.predict(run.params, run.scaling.apply(ground.whole.X))
    return run.called(H, run.looked_at.threshold) if isinstance(run, Classification) else H[:, 0]


def remembered(run: Training, ground: Ground) -> Array:
    """(n,) what the nearest training row says about every row; near in the features as the run sees them."""
    training, X = ground.split.training, run.scaling.apply(ground.whole.X)
    found: Array = ground.whole.Y[training][nearest(X, X[training]), 0]
    return found


def judged(answers: Array, ground: Ground, *, hide_test: bool) -> SetScores:
    """The scores of `answers` (n,) on each set."""
    share = ground.whole.task != "regression"
    target = labels(ground.whole.Y) if share else ground.whole.Y[:, 0]
    values, right = np.full(3, np.nan), np.full(3, np.nan)
    for place, rows in enumerate(ground.split.sets):
        if not len(rows) or (hide_test and place == TEST):
            continue
        given = answers[rows]
        if share:
            right[place] = np.count_nonzero(given == target[rows])
            values[place] = np.nan if np.isnan(given).any() else right[place] / len(rows)
        else:
            values[place] = np.square(finite(given - target[rows])).mean()
    return SetScores(frozen(values), frozen(right))


def of_run(run: Training, ground: Ground) -> SetScores:
    """The scores of the run as it stands."""
    return judged(said(run, ground), ground, hide_test=covered(run))
