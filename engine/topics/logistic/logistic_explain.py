"""Where the one number comes from that only logistic regression shows, ‖W‖; the rest is that of every classifier."""

import numpy as np

from engine.core import classification_explain, latex
from engine.core.asides import Explanation
from engine.core.classification import Classification
from engine.core.messages import Message


def explain(run: Classification, key: tuple[str, ...]) -> Explanation:
    """The explanation of the number named by `key`; LearnerError if there is no such number."""
    if key != ("weight_norm",):
        return classification_explain.explain(run, key)
    weights = run.params["W"].ravel()
    squares = latex.shortened([latex.square(float(w)) for w in weights])
    value = float(np.linalg.norm(weights))
    return Explanation(key, Message("explain_weight_norm"), r"\sqrt{\sum_{j} w_{j}^2}", rf"= \sqrt{{{squares}}}", value)
