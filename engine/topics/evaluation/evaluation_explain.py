"""Where the numbers come from that judge a model on the rows of a set, or over all ways to divide them.

A key names what is judged, how, and the set by its place: ("split", "score", "2") is the run on the test set.
"""

import numpy as np

from engine.core import classification_explain, latex, regression_explain
from engine.core.asides import Explanation
from engine.core.classification import Classification, labels
from engine.core.latex import number
from engine.core.messages import LearnerError, Message
from engine.core.parameter_explain import NoSuchNumber, Told, index
from engine.core.regression import Regression
from engine.core.training import Training
from engine.core.types import Array
from engine.topics.evaluation import choice, scores, splits
from engine.topics.evaluation.evaluation_parts import choices_of, spread_of
from engine.topics.evaluation.split import Ground

_SETS = ("training", "validation", "test")


def explain(ground: Ground, run: Training, key: tuple[str, ...]) -> Explanation:
    """The explanation of the number named by `key`.

    Raises:
        LearnerError: there is no such number, or it is covered.
    """
    try:
        told = _told(ground, run, key)
    except NoSuchNumber:
        raise LearnerError("nothing_to_explain", found="/".join(key)) from None
    if told is not None:
        return Explanation(key, told.title, told.formula, told.numbers, told.value)
    if isinstance(run, Classification):
        return classification_explain.explain(run, key)
    assert isinstance(run, Regression)
    return regression_explain.explain(run, key)


def _told(ground: Ground, run: Training, key: tuple[str, ...]) -> Told | None:
    match key:
        case ("split", "score", place):
            return _score(ground, run, "run", scores.said(run, ground), index(place, 3))
        case ("split", "root", place):
            return _root(ground, run, index(place, 3))
        case ("memory", "score", place):
            return _score(ground, run, "memory", scores.remembered(run, ground), index(place, 3))
        case ("memory", "row", row):
            return _kept(ground, index(row, len(ground.split.training)))
        case ("every", "prediction" | "residual" as kind, row):
            return _row(ground, run, kind, index(row, len(ground.whole.X)))
        case ("spread", kind):
            return _spread(ground, run, kind)
        case ("test_accuracy",):
            _seen(run, scores.TEST)
        case ("choice", place, column):
            return _choice(ground, run, index(place, 3), index(column, len(choice.PENALTIES)))
    return None


def _seen(run: Training, place: int) -> None:
    if place == scores.TEST and scores.covered(run):
        raise NoSuchNumber


def _score(ground: Ground, run: Training, whose: str, answers: Array, place: int) -> Told:
    """The score of `answers` on one set."""
    _seen(run, place)
    rows = ground.split.sets[place]
    if not len(rows):
        raise NoSuchNumber
    title = Message(f"explain_{whose}_{_SETS[place]}", {"rows": len(rows)})
    if ground.whole.task != "regression":
        given, target = answers[rows], labels(ground.whole.Y)[rows]
        if np.isnan(given).any():
            raise NoSuchNumber
        right = int(np.count_nonzero(given == target))
        numbers = rf"= \frac{{{right}}}{{{len(rows)}}}"
        return Told(title, r"\frac{\text{right}}{m}", numbers, right / len(rows))
    residuals = ground.whole.Y[rows, 0] - answers[rows]
    value = float(np.square(residuals).mean())
    squares = [latex.square(float(residual)) for residual in residuals]
    written = rf"= \frac{{1}}{{{len(rows)}}}\left({latex.shortened(squares)}\right)"
    if len(squares) > latex.MOST_TERMS:
        written += rf" = \frac{{{number(float(np.square(residuals).sum()))}}}{{{len(rows)}}}"
    return Told(title, r"\frac{1}{m}\sum_{i}\left(y_{i} - H_{i}\right)^2", written, value)


def _kept(ground: Ground, place: int) -> Told:
    """What the memoriser says about a training row."""
    target = float(ground.whole.Y[ground.split.training[place], 0])
    return Told(
        Message("explain_memory_row", {"row": place + 1}), rf"H_{{{place + 1}}} = y_{{{place + 1}}}", "", target
    )


def _root(ground: Ground, run: Training, place: int) -> Told:
    if ground.whole.task != "regression":
        raise NoSuchNumber
    told = _score(ground, run, "run", scores.said(run, ground), place)
    return Told(Message("explain_root"), r"\sqrt{\text{cost}}", rf"= \sqrt{{{number(told.value)}}}", told.value**0.5)


def _row(ground: Ground, run: Training, kind: str, row: int) -> Told:
    """What the run's line says about a house, or how far it is off; the row may be of any set."""
    if not isinstance(run, Regression):
        raise NoSuchNumber
    _seen(run, int(ground.split.belongs[row]))
    x, y = float(ground.whole.X[row, 0]), float(ground.whole.Y[row, 0])
    params = run.original() or run.params
    weight, bias = float(params["W"][0, 0]), float(params["b"][0])
    said = weight * x + bias
    digits = latex.digits_for(said, weight * x, bias)
    if kind == "prediction":
        numbers = latex.total([latex.product(weight, x, digits), number(bias, digits)])
        return Told(Message("explain_house_prediction", {"row": row + 1}), r"H = w\,x + b", f"= {numbers}", said)
    digits = latex.digits_for(y - said, y, said)
    numbers = f"= {number(y, digits)} - {latex.factor(said, digits)}"
    return Told(Message("explain_house_residual", {"row": row + 1}), "y - H", numbers, y - said)


def _spread(ground: Ground, run: Training, kind: str) -> Told:
    if ground.whole.task != "regression":
        raise NoSuchNumber
    part = spread_of(ground)
    every = splits.ways(ground.whole.name, part.sizes)
    sums = {"mean": every.line, "memory_mean": every.memory, "line_mean": every.line}
    values = {"ways": part.ways}
    if kind in sums:
        total, found = float(sums[kind].sum()), float(sums[kind].mean())
        numbers = rf"= \frac{{{number(total)}}}{{{part.ways}}}"
        title = Message("explain_spread_memory" if kind == "memory_mean" else "explain_spread_mean", values)
        return Told(title, r"\frac{1}{N}\sum_{s}\text{cost}_{s}", numbers, found)
    if kind in ("low", "high"):
        rows = ", ".join(str(row + 1) for row in (part.low_rows if kind == "low" else part.high_rows))
        title = Message(f"explain_spread_{kind}", {**values, "rows": rows})
        value = part.low if kind == "low" else part.high
        return Told(title, rf"\{'min' if kind == 'low' else 'max'}_{{s}}\ \text{{cost}}_{{s}}", "", value)
    if kind == "here":
        _seen(run, scores.TEST)
        title = Message("explain_spread_here", {"ways": part.ways, "better": part.better})
        return Told(title, r"\frac{1}{m}\sum_{i}\left(y_{i} - H_{i}\right)^2", "", part.here)
    if kind == "ways":
        return Told(Message("explain_spread_ways"), *_counted(part.sizes), float(part.ways))
    raise NoSuchNumber


def _counted(sizes: tuple[int, int, int]) -> tuple[str, str]:
    """In how many ways rows can be divided: n! over the factorials of the sizes."""
    below = r" \cdot ".join(f"{size}!" for size in sizes if size)
    return r"\frac{n!}{m_{1}!\,m_{2}!\,m_{3}!}", rf"= \frac{{{sum(sizes)}!}}{{{below}}}"


def _choice(ground: Ground, run: Training, place: int, column: int) -> Told:
    _seen(run, place)
    part = choices_of(ground, run)
    value = float(part.scores[place, column])
    if np.isnan(value):
        raise NoSuchNumber
    title = Message(f"explain_choice_{_SETS[place]}", {"penalty": choice.PENALTIES[column], "rows": part.sizes[place]})
    formula = r"\frac{\text{right}}{m}" if part.share else r"\frac{1}{m}\sum_{i}\left(y_{i} - H_{i}\right)^2"
    rows = part.sizes[place]
    numbers = rf"= \frac{{{round(value * rows)}}}{{{rows}}}" if part.share else ""
    return Told(title, formula, numbers, value)
