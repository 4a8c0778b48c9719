"""Answers of cards about classifiers: how many rows are called right, called 1, and what a row is given."""

from collections.abc import Callable, Mapping

import numpy as np

from engine.core.asides import Answer
from engine.core.classification import Classification, labels
from engine.core.question import Question
from engine.core.run import Run


def _classifier(run: Run) -> Classification:
    assert isinstance(run.experiment, Classification)
    return run.experiment


def accuracy_after(question: Question) -> Answer:
    """The share of training rows called right after `updates` updates; a row of which nothing is called is not."""
    run = _classifier(question.run(question.updates))
    called = run.called(run.forward.H)
    right, rows = int(np.count_nonzero(called == run.label)), len(called)
    share = right / rows
    most = int(np.bincount(run.label.astype(np.int64)).max())
    reasons = {"right": right, "rows": rows, "percent": 100.0 * share, "cost": run.cost}
    reasons |= {"most": most, "baseline": most / rows, "undecided": int(np.count_nonzero(np.isnan(called)))}
    if len(run.test.X):
        reasons["test"] = float(np.mean(run.called(run.test_output()) == labels(run.test.Y)))
    return Answer("", share, reasons=reasons, question={"updates": question.updates, "rows": rows})


def calls_at(question: Question) -> Answer:
    """How many training rows are called 1 at `threshold`, after `updates` updates; at `other` (one half) to compare."""
    run = _classifier(question.run(question.updates))
    threshold, other = float(question.arguments["threshold"]), float(question.arguments.get("other", 0.5))
    found, before = (int(np.count_nonzero(run.called(run.forward.H, at) == 1.0)) for at in (threshold, other))
    reasons = {"calls": found, "before": before, "fewer": before - found, "rows": len(run.label)}
    asked = {"threshold": threshold, "other": other, "updates": question.updates, "before": before}
    return Answer("", float(found), reasons=reasons, question=asked)


def probability_after(question: Question) -> Answer:
    """What `row` (from 1) is given for class `class` after `updates` updates; for its right class where none is named.

    Its loss is among the reasons.
    """
    run = _classifier(question.run(question.updates))
    row = int(question.arguments["row"]) - 1
    right = int(run.label[row])
    asked = int(question.arguments.get("class", right))
    H = run.forward.H[row]
    found = float(H[asked]) if not run.binary else float(H[0] if asked else 1.0 - H[0])
    loss = float(run.model.output.loss(run.forward.Z[row : row + 1], run.batch.Y[row : row + 1])[0])
    reasons = {"probability": found, "percent": 100.0 * found, "loss": loss, "sum": float(H.sum())}
    features = {f"x{k + 1}": float(value) for k, value in enumerate(run.data.X[row])}
    return Answer("", found, reasons=reasons, question={**features, "row": row + 1, "updates": question.updates})


QUANTITIES: Mapping[str, Callable[[Question], Answer]] = {
    made.__name__: made for made in (accuracy_after, calls_at, probability_after)
}
