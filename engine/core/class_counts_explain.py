"""Where the numbers come from that are counted over the rows of a classifier, and the rate that is always safe."""

from collections.abc import Callable, Mapping

import numpy as np

from engine.core.classification import STEEPEST, Classification, labels
from engine.core.latex import number
from engine.core.messages import Message
from engine.core.parameter_explain import NoSuchNumber, Told, index, penalty
from engine.core.types import Array


def _share(title: str, none: str, label: Array, called: Array) -> Told:
    """Which share of the rows is called right; while nothing is called of some of them, there is none."""
    rows, undecided = len(called), int(np.count_nonzero(np.isnan(called)))
    if undecided:
        return Told(Message(none, {"found": undecided, "rows": rows}), r"\frac{\text{right}}{m}", "", float("nan"))
    right = int(np.count_nonzero(called == label))
    return Told(
        Message(title, {"rows": rows}), r"\frac{\text{right}}{m}", rf"= \frac{{{right}}}{{{rows}}}", right / rows
    )


def _accuracy(run: Classification) -> Told:
    called = run.called(run.forward.H, run.looked_at.threshold)
    return _share("explain_accuracy", "explain_accuracy_none", run.label, called)


def _test_accuracy(run: Classification) -> Told:
    if not len(run.test.X):
        raise NoSuchNumber
    called = run.called(run.test_output(), run.looked_at.threshold)
    return _share("explain_test_accuracy", "explain_test_accuracy_none", labels(run.test.Y), called)


def _baseline(run: Classification) -> Told:
    most, rows = int(np.bincount(run.label.astype(np.int64)).max()), len(run.label)
    return Told(
        Message("explain_baseline"),
        r"\frac{\max_{k} m_{k}}{m}",
        rf"= \frac{{{number(most)}}}{{{number(rows)}}}",
        most / rows,
    )


def _confusion(run: Classification, right: str, called: str) -> Told:
    a, b = index(right, run.classes), index(called, run.classes)
    found = (run.label == a) & (run.called(run.forward.H, run.looked_at.threshold) == b)
    title = Message("explain_confusion_right" if a == b else "explain_confusion", {"row": a + 1, "column": b + 1})
    return Told(title, rf"n_{{{a + 1},{b + 1}}}", "", float(np.count_nonzero(found)))


def _safe_rate(run: Classification) -> Told:
    value = run.scene().stable_rate
    if value is None:
        raise NoSuchNumber
    steepest = r"\frac{1}{4m}" if STEEPEST[run.layer.output] == 0.25 else r"\frac{1}{2m}"
    bound = rf"{steepest}\tilde{{X}}^{{\top}}\tilde{{X}}"
    if penalty(run):
        bound += rf" + {number(2.0 * penalty(run))}\,D"
    return Told(
        Message("explain_safe_rate"),
        rf"\frac{{2}}{{\lambda_{{\max}}\left({bound}\right)}}",
        rf"= \frac{{2}}{{{number(2.0 / value)}}}",
        value,
    )


# By kind and how many words its place has.
KINDS: Mapping[tuple[str, int], Callable[..., Told]] = {
    ("accuracy", 0): _accuracy,
    ("test_accuracy", 0): _test_accuracy,
    ("baseline", 0): _baseline,
    ("confusion", 2): _confusion,
    ("stable_rate", 0): _safe_rate,
}
