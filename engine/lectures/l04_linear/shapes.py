"""Which shape must the third matrix have? The lecture's two questions, then fresh ones without end.

[m,k]·[k,n] = [m,n]: the inner numbers must agree and vanish, the outer ones remain. The seed is the question's number;
the answer is two knobs, so that it travels and is saved like everything else.
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from engine.core import latex
from engine.core.asides import Answer, Explanation
from engine.core.experiment import Kind, Lab
from engine.core.frames import Look, Part
from engine.core.knobs import IntegerKnob
from engine.core.lesson import Lesson
from engine.core.messages import Message
from engine.core.parts_matrices import Place, ProductPart, ShapesPart
from engine.core.still import Still
from engine.core.types import Array, frozen

# Shape (rows, columns); a symbol stands for any number.
Shape = tuple[int | str, int | str]

_SYMBOL = "n"
_SYMBOL_ROWS = 4  # rows with which a question with a symbol is written in numbers
_MOST_ROWS_SHOWN = 6
_NAMES: dict[Place, str] = {"left": "X", "right": "W", "result": "H"}


@dataclass(frozen=True, slots=True)
class Question:
    """left [m,k] · right [k,n] = result [m,n], with the shape of one of the three asked for."""

    m: int | str
    k: int
    n: int
    asked: Place

    @property
    def shapes(self) -> dict[Place, Shape]:
        """The true shapes."""
        return {"left": (self.m, self.k), "right": (self.k, self.n), "result": (self.m, self.n)}

    def with_answer(self, answer: tuple[int, int]) -> dict[Place, Shape]:
        """The shapes with the answer in the place that is asked for; 0 stands for not yet known."""
        return {**self.shapes, self.asked: answer}


def question(number: int) -> Question:
    """Question `number`: 0 and 1 are the lecture's, the others are drawn by lot with the number as seed."""
    if number == 0:
        return Question(5, 3, 1, "right")
    if number == 1:
        return Question(_SYMBOL, 3, 2, "right")
    rng = np.random.default_rng(number)
    asked: Place = ("right", "left", "result")[rng.choice(3, p=(0.5, 0.25, 0.25))]
    # Three different numbers: each mistake is then another answer, and X * W and W @ X are errors.
    k = int(rng.integers(2, 7))
    n = int(rng.choice([v for v in range(1, 7) if v != k]))
    m = int(rng.choice([v for v in (4, 5, 6, 7, 8, 9, 10, 12, 25, 60, 100) if v not in (k, n)]))
    symbolic = asked == "right" and rng.random() < 0.35
    return Question(_SYMBOL if symbolic else m, k, n, asked)


class Shapes(Still):
    """One question, the learner's answer to it, and a product in numbers."""

    def __init__(self, lesson: Lesson) -> None:
        super().__init__(lesson)
        self._question = question(self.seed)

    def parts(self, look: Look) -> Mapping[str, Part]:
        parts: dict[str, Part] = {}
        if "question" in look.views:
            parts["question"] = self._question_part()
        if "product" in look.views:
            parts["product"] = self._product_part(look.cell or (0, 0))
        return parts

    def explain(self, key: tuple[str, ...]) -> Explanation:
        shown = self._product_part((0, 0))
        cells = {
            ("product", str(i), str(j)): (i, j) for i in range(len(shown.result)) for j in range(shown.result.shape[1])
        }
        if key not in cells:
            return super().explain(key)
        row, column = cells[key]
        x, w = shown.left[row], shown.right[:, column]
        symbols = [rf"x_{{{row + 1},{k}}}\,w_{{{k},{column + 1}}}" for k in range(1, len(x) + 1)]
        return Explanation(
            key,
            Message("explain_product", {"row": row + 1, "column": column + 1}),
            rf"h_{{{row + 1},{column + 1}}} = {latex.shortened(symbols)}",
            f"= {latex.shortened(latex.products(x, w))}",
            float(shown.result[row, column]),
        )

    def _answer(self) -> tuple[int, int]:
        rows, columns = self._knobs["answer_rows"], self._knobs["answer_columns"]
        assert isinstance(rows, int)
        assert isinstance(columns, int)
        return rows, columns

    def _question_part(self) -> ShapesPart:
        asked, answer = self._question.asked, self._answer()
        shapes = self._question.with_answer(answer)
        left, right, result = shapes["left"], shapes["right"], shapes["result"]
        solved = answer == self._question.shapes[asked]
        return ShapesPart(
            number=self.seed,
            asked=asked,
            left=_written(left),
            right=_written(right),
            result=_written(result),
            left_name=_NAMES["left"],
            right_name=_NAMES["right"],
            result_name=_NAMES["result"],
            answer=answer,
            inner=_agree(left[1], right[0]),
            rows=_agree(left[0], result[0]),
            columns=_agree(right[1], result[1]),
            verdict=verdict(self._question, answer) if all(answer) else None,
            note=note(self.seed, self._question) if solved else None,
            right_answer=solved,
        )

    def _product_part(self, cell: tuple[int, int]) -> ProductPart:
        """The question in numbers once it is answered; before that another product, so that nothing is given away."""
        rng = np.random.default_rng([self.seed, 1])
        solved = self._answer() == self._question.shapes[self._question.asked]
        if not solved and self.seed == 0:
            left, right = frozen([[1, 2, 3], [4, 5, 6]]), frozen([[7, 8], [9, 10], [11, 12]])  # the lecture's
            rows = len(left)
        else:
            q = self._question
            m, k, n = (q.m, q.k, q.n) if solved else (int(rng.integers(2, 5)), int(rng.integers(2, 5)), 2)
            rows = m if isinstance(m, int) else _SYMBOL_ROWS
            left, right = _digits(rng, min(rows, _MOST_ROWS_SHOWN), k), _digits(rng, k, n)
        row, column = min(cell[0], len(left) - 1), min(cell[1], right.shape[1] - 1)
        return ProductPart(
            left=left,
            right=right,
            bias=None,
            result=frozen(left @ right),
            left_name=_NAMES["left"],
            right_name=_NAMES["right"],
            result_name=_NAMES["result"],
            left_labels=(),
            cell=(row, column),
            first_row=0,
            rows=rows,
        )


def verdict(asked: Question, answer: tuple[int, int]) -> Message:
    """What `answer` gets right or wrong, and why; the mistakes that learners make most are known by name."""
    true, given = asked.shapes, text(answer)
    if answer == true[asked.asked]:
        return Message(
            "shapes_correct", {"inner": asked.k, "rows": asked.m, "columns": asked.n, "result": text(true["result"])}
        )
    if answer[::-1] == true[asked.asked]:
        return Message("shapes_transposed_right" if asked.asked == "right" else "shapes_transposed", {"given": given})
    if asked.asked == "result":
        return _result_verdict(asked, answer)
    other: Place = "left" if asked.asked == "right" else "right"
    if answer == true["result"]:
        return Message("shapes_gave_result", {"given": given, "name": _NAMES[asked.asked]})
    if answer == true[other]:
        return Message("shapes_elementwise", {"given": given})
    tried = asked.with_answer(answer)
    columns, rows = tried["left"][1], tried["right"][0]
    made, wanted = text((tried["left"][0], tried["right"][1])), text(true["result"])
    if columns == rows:
        return Message("shapes_outer", {"made": made, "wanted": wanted})
    return Message(
        "shapes_inner" if made == wanted else "shapes_inner_and_outer",
        {"columns": columns, "rows": rows, "wanted": wanted},
    )


def _result_verdict(asked: Question, answer: tuple[int, int]) -> Message:
    place: Place
    for place in ("left", "right"):
        if answer == asked.shapes[place]:
            return Message("shapes_elementwise_result", {"given": text(answer), "name": _NAMES[place]})
    if answer == (asked.k, asked.k):
        return Message("shapes_result_inner", {"inner": asked.k})
    if answer[1] == asked.n:
        return Message("shapes_result_rows")
    if answer[0] == asked.m:
        return Message("shapes_result_columns")
    return Message("shapes_result")


def note(number: int, asked: Question) -> Message:
    """One more thing about a solved question: `@` and not `*`, W without n, or XW and not WX."""
    left, right = text(asked.shapes["left"]), text(asked.shapes["right"])
    if asked.m == _SYMBOL:
        return Message("shapes_note_instances", {"right": right})
    if number % 2 == 0:
        return Message("shapes_note_operator", {"left": left, "right": right})
    return Message("shapes_note_order", {"left": left, "right": right, "columns": asked.n, "rows": asked.m})


def text(shape: Shape) -> str:
    """A shape as it is written in the lecture: [5,3]."""
    return f"[{shape[0]},{shape[1]}]"


def _written(shape: Shape) -> tuple[str, str]:
    return str(shape[0] or "?"), str(shape[1] or "?")


def _agree(one: int | str, other: int | str) -> bool | None:
    return one == other if one and other else None


def _digits(rng: np.random.Generator, rows: int, columns: int) -> Array:
    return frozen(rng.integers(1, 10, (rows, columns)))


def weight_shape(lesson: Lesson, arguments: Mapping[str, Any]) -> Answer:
    """For a card: which of the `shapes` is the one that question `number` asks for."""
    asked = question(int(arguments["number"]))
    rows, columns = asked.shapes[asked.asked]
    reasons = {"rows": rows, "columns": columns, "inner": asked.k}
    found = [tuple(shape) for shape in arguments["shapes"]].index((rows, columns))
    return Answer("", float(found), reasons={name: value for name, value in reasons.items() if isinstance(value, int)})


def weight_numbers(lesson: Lesson, arguments: Mapping[str, Any]) -> Answer:
    """For a card: how many numbers W holds in X (rows, inputs) · W = H (rows, outputs)."""
    rows, inputs, outputs = (int(arguments[name]) for name in ("rows", "inputs", "outputs"))
    shape = Question(rows, inputs, outputs, "right").shapes["right"]
    return Answer("", float(math.prod(map(int, shape))), reasons={"inputs": inputs, "outputs": outputs, "rows": rows})


_NUMBERS = (0, 999)
LAB = Lab(
    name="l04_linear/shapes",
    order=2,
    kind=Kind.STILL,
    build=Shapes,
    knobs=(
        IntegerKnob("answer_rows", 0, _NUMBERS, _NUMBERS, live=True),
        IntegerKnob("answer_columns", 0, _NUMBERS, _NUMBERS, live=True),
    ),
    views=("question", "product"),
    quantities={"weight_shape": weight_shape, "weight_numbers": weight_numbers},
)
