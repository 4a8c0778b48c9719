"""A learner's own rows of two classes: how many this lab takes, and how they are divided to begin with."""

from collections.abc import Mapping

import numpy as np

from engine.core import scaling
from engine.core.classification import STEEPEST, safe_rate
from engine.core.datasets import Dataset, resolve
from engine.core.functions import LOGISTIC
from engine.core.knobs import KnobValue
from engine.core.lesson import DataSource
from engine.core.messages import LearnerError
from engine.core.regression import below
from engine.topics.evaluation.split import LEAST, Rows, shuffled

# The memoriser holds each row against every training row, and of each λ the best weights are found exactly.
MOST_ROWS, MOST_FEATURES = 2_000, 50
_TRAINING, _TEST = 0.6, 0.2
_SEEDS = range(1, 100)


def own_rows(data: DataSource) -> Dataset:
    """The rows that `data` names.

    Raises:
        LearnerError: they cannot be used, or there are too many.
    """
    rows = resolve(data, "binary")
    count, features = rows.X.shape
    if count > MOST_ROWS:
        raise LearnerError("own_rows_many", found=count, high=MOST_ROWS)
    if features > MOST_FEATURES:
        raise LearnerError("own_features_many", found=features, high=MOST_FEATURES)
    return rows


def knobs_for(data: DataSource) -> Mapping[str, KnobValue]:
    """Three sets of 60, 20 and 20 %, shuffled: a table may be sorted by class. The rate is safe for the scaled rows."""
    rows = own_rows(data)
    count = len(rows.X)
    training, test = max(LEAST[0], round(_TRAINING * count)), max(LEAST[2], round(_TEST * count))
    seed = next((seed for seed in _SEEDS if len(np.unique(rows.Y[_taught(count, training, seed)])) == 2), _SEEDS[0])
    kept = rows.X[_taught(count, training, seed)]
    X = scaling.fit("standard", kept).apply(kept)
    return {
        "scaling": "standard",
        "training": training,
        "test": test,
        "shuffle": seed,
        "learning_rate": below(safe_rate(X, STEEPEST[LOGISTIC], 0.0)),
    }


def _taught(rows: int, training: int, seed: int) -> Rows:
    """Which rows teach."""
    return shuffled(rows, seed)[:training]
