"""Why a line is no classifier: hours of study and passes, a straight line and an S-curve fitted to the same students.

First the question that comes before any model: is what we want to predict a category or a number? The answers are
knobs, so that they travel and are saved like everything else; students are moved by giving the lab another table.
"""

from collections.abc import Mapping
from typing import Any

from engine.core import latex
from engine.core.asides import Answer, Explanation
from engine.core.datasets import Dataset, resolve
from engine.core.experiment import Kind, Lab
from engine.core.frames import Look, Part, Scene
from engine.core.knobs import ChoiceKnob
from engine.core.latex import number
from engine.core.lesson import Lesson, NamedData
from engine.core.messages import Message
from engine.core.parts_fits import FitsPart, FittedModel, ModelName, Sorted, Sorting, SortingPart
from engine.core.still import Still
from engine.core.types import Array, frozen
from engine.topics.two_fits import two_fits

_DATA = "hours_pass"
_MODELS: tuple[ModelName, ...] = ("line", "curve")
_OPTIONS: tuple[Sorted, ...] = ("open", "category", "number")
# What the lecture names: a label is a category, whatever its numbers are; what is counted is a number all the same.
TARGETS: Mapping[str, Sorted] = {
    "spam": "category",
    "exam_score": "number",
    "face": "category",
    "temperature": "number",
    "exam_pass": "category",
    "shoe_size": "number",
    "card_fraud": "category",
    "house_price": "number",
    "workers": "number",
}


class LinearVsLogistic(Still):
    """Both fits to the present students, and the learner's answers so far."""

    def __init__(self, lesson: Lesson) -> None:
        super().__init__(lesson)
        self._data = students(lesson)
        self._x, self._y = frozen(self._data.X[:, 0]), frozen(self._data.Y[:, 0])
        self._fits: tuple[Array, dict[ModelName, FittedModel]] | None = None
        columns = self._data.columns
        self._scene = Scene(
            lab=lesson.lab,
            lesson=lesson,
            columns=columns,
            all_columns=columns,
            targets=self._data.targets,
            target=self._data.target,
            rows=len(self._x),
            classes=self._data.classes,
        )

    def parts(self, look: Look) -> Mapping[str, Part]:
        parts: dict[str, Part] = {}
        if "fits" in look.views:
            parts["fits"] = self._fits_part(look.sample)
        if "sorting" in look.views:
            parts["sorting"] = self._sorting_part()
        return parts

    def explain(self, key: tuple[str, ...]) -> Explanation:
        match key:
            case ("prediction", ("line" | "curve") as name, row) if row.isdecimal() and int(row) < len(self._x):
                return self._prediction(key, name, int(row))
            case ("cut", ("line" | "curve") as name) if self._model(name).cut == self._model(name).cut:
                return self._cut(key, name)
            case ("accuracy", ("line" | "curve") as name):
                return self._accuracy(key, name)
        return super().explain(key)

    # ── the two fits

    def _fitted(self) -> tuple[Array, dict[ModelName, FittedModel]]:
        """Grid and fits; made when they are first looked at."""
        if self._fits is None:
            self._fits = both(self._x, self._y)
        return self._fits

    def _model(self, name: ModelName) -> FittedModel:
        return self._fitted()[1][name]

    def _fits_part(self, sample: int) -> FitsPart:
        grid, models = self._fitted()
        return FitsPart(
            columns=(*self._data.columns, *self._data.targets),
            x=self._x,
            y=self._y,
            grid=grid,
            line=models["line"],
            curve=models["curve"],
            threshold=two_fits.THRESHOLD,
            limit=two_fits.right_end(self._x),
            most=two_fits.MOST_X,
            sample=min(max(sample, 0), len(self._x) - 1),
        )

    def _prediction(self, key: tuple[str, ...], name: ModelName, row: int) -> Explanation:
        model, x = self._model(name), float(self._x[row])
        value = float(model.predictions[row])
        digits = latex.digits_for(model.weight * x + model.bias, model.weight * x, model.bias)
        score = latex.total([latex.product(model.weight, x, digits), number(model.bias, digits)])
        formula, numbers = "H = w x + b", f"= {score}"
        if name == "curve":
            formula = r"H = \frac{1}{1 + e^{-(w x + b)}}"
            numbers = rf"= \frac{{1}}{{1 + e^{{-\left({score}\right)}}}}"
        title = Message(f"explain_fits_prediction_{name}", {"row": row + 1})
        return Explanation(key, title, formula, numbers, value)

    def _cut(self, key: tuple[str, ...], name: ModelName) -> Explanation:
        model = self._model(name)
        start = two_fits.score_at_threshold(name)
        bias = latex.factor(model.bias)
        return Explanation(
            key,
            Message(f"explain_fits_cut_{name}"),
            r"w x + b = 0.5,\quad x = \frac{0.5 - b}{w}" if name == "line" else r"w x + b = 0,\quad x = \frac{-b}{w}",
            rf"= \frac{{{number(start)} - {bias}}}{{{number(model.weight)}}}",
            model.cut,
        )

    def _accuracy(self, key: tuple[str, ...], name: ModelName) -> Explanation:
        model, rows = self._model(name), len(self._x)
        wrong = len(model.wrong)
        return Explanation(
            key,
            Message(f"explain_fits_accuracy_{name}", {"rows": rows, "wrong": wrong}),
            r"1 - \frac{e}{m}",
            rf"= 1 - \frac{{{wrong}}}{{{rows}}}",
            model.accuracy,
        )

    # ── the sorting task

    def _sorting_part(self) -> SortingPart:
        targets = tuple(self._sorting(knob) for knob in TARGETS)
        return SortingPart(
            targets=targets,
            answered=sum(target.answer != "open" for target in targets),
            right=sum(target.right is True for target in targets),
        )

    def _sorting(self, knob: str) -> Sorting:
        answer = next(option for option in _OPTIONS if option == self._knobs[knob])
        answered = answer != "open"
        return Sorting(
            knob=knob,
            name=Message(f"sort_{knob}"),
            answer=answer,
            right=answer == TARGETS[knob] if answered else None,
            reason=Message(f"sort_{knob}_reason") if answered else None,
        )


def students(lesson: Lesson) -> Dataset:
    """The rows of a lesson, fit to be drawn.

    Raises:
        LearnerError: what was found and what is expected.
    """
    data = resolve(lesson.data or NamedData(_DATA), "binary")
    two_fits.check(data.X)
    return data


def both(x: Array, y: Array) -> tuple[Array, dict[ModelName, FittedModel]]:
    """The grid, and the two models fitted to x (m,), y (m,)."""
    params = {name: two_fits.parameters(name, x, y) for name in _MODELS}
    grid = two_fits.grid(*params["curve"])
    return grid, {name: two_fits.fitted(name, params[name], x, y, grid) for name in _MODELS}


# ── answers of cards


def _moved(arguments: Mapping[str, Any]) -> tuple[dict[ModelName, FittedModel], dict[ModelName, FittedModel]]:
    """The fits to the lab's own students, and those after `student` (from 1) has studied `hours` instead."""
    data = students(LAB.lesson())
    x, y = data.X[:, 0], data.Y[:, 0]
    there = x.copy()
    there[int(arguments["student"]) - 1] = float(arguments["hours"])
    return both(x, y)[1], both(there, y)[1]


def missed_by_line(lesson: Lesson, arguments: Mapping[str, Any]) -> Answer:
    """For a card: how many students who passed the line calls fail once one of them has studied longer."""
    _, after = _moved(arguments)
    reasons = {"line": after["line"].missed, "curve": after["curve"].missed}
    return Answer("", float(after["line"].missed), reasons={**reasons, "cut": after["line"].cut})


def cut_of_line(lesson: Lesson, arguments: Mapping[str, Any]) -> Answer:
    """For a card: from how many hours on the line calls pass once one student has studied longer."""
    before, after = _moved(arguments)
    reasons = {"cut": after["line"].cut, "curve": after["curve"].cut}
    return Answer("", after["line"].cut, reasons=reasons, question={"before": before["line"].cut})


def shift_of_curve(lesson: Lesson, arguments: Mapping[str, Any]) -> Answer:
    """For a card: 0, 1 or 2 as the cut of the S-curve goes down, stays within `still` hours, or goes up."""
    before, after = _moved(arguments)
    shift = after["curve"].cut - before["curve"].cut
    choice = 1 if abs(shift) <= float(arguments["still"]) else 0 if shift < 0 else 2
    reasons = {"before": before["curve"].cut, "after": after["curve"].cut, "line": after["line"].cut}
    return Answer("", float(choice), reasons=reasons)


def height_of_line(lesson: Lesson, arguments: Mapping[str, Any]) -> Answer:
    """For a card: H = wx + b."""
    weight, bias, hours = (float(arguments[name]) for name in ("w", "b", "hours"))
    value = float(two_fits.heights("line", weight, bias, frozen([hours]))[0])
    return Answer("", value, reasons={"value": value}, question={"b": bias})


LAB = Lab(
    name="l05_logistic/linear_vs_logistic",
    order=1,
    kind=Kind.STILL,
    build=LinearVsLogistic,
    knobs=tuple(ChoiceKnob(name, "open", _OPTIONS, live=True) for name in TARGETS),
    datasets=(_DATA,),
    data_kind="binary",
    views=("sorting", "fits"),
    quantities={
        "missed_by_line": missed_by_line,
        "cut_of_line": cut_of_line,
        "shift_of_curve": shift_of_curve,
        "height_of_line": height_of_line,
    },
)
