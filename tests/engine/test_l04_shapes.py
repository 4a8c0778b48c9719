"""The questions about shapes: what is asked, what is said to an answer, and the product in numbers."""

import dataclasses

import numpy as np
import pytest

from engine.core.commands import NewStart, SetKnob, SetLook
from engine.core.experiment import Kind
from engine.core.frames import Look
from engine.core.messages import LearnerError, Message
from engine.core.parts_matrices import ProductPart, ShapesPart
from engine.core.runner import Runner
from engine.lectures.l04_linear.shapes import LAB, Question, question, verdict

FRESH = range(2, 300)
BOTH = frozenset({"question", "product"})


def run(number: int = 0, rows: int = 0, columns: int = 0, look: Look | None = None) -> Runner:
    lesson = dataclasses.replace(LAB.lesson(), seed=number, knobs={"answer_rows": rows, "answer_columns": columns})
    runner = Runner(LAB, lesson)
    runner.handle(SetLook(look or Look(views=BOTH)))
    return runner


def asked(runner: Runner) -> ShapesPart:
    part = runner.snapshot().frame.parts["question"]
    assert isinstance(part, ShapesPart)
    return part


def product(runner: Runner) -> ProductPart:
    part = runner.snapshot().frame.parts["product"]
    assert isinstance(part, ProductPart)
    return part


def solved_by_numpy(given: Question) -> tuple[int, int]:
    m = 1000 if isinstance(given.m, str) else given.m
    left, right = np.ones((m, given.k)), np.ones((given.k, given.n))
    shape = {"left": left.shape, "right": right.shape, "result": (left @ right).shape}[given.asked]
    return shape[0], shape[1]


def key(message: Message | None) -> str | None:
    return None if message is None else message.key


def test_the_first_two_questions_are_those_of_the_lecture() -> None:
    first, second = asked(run(0)), asked(run(1))
    assert (first.left, first.right, first.result) == (("5", "3"), ("?", "?"), ("5", "1"))
    assert (second.left, second.right, second.result) == (("n", "3"), ("?", "?"), ("n", "2"))


@pytest.mark.parametrize("number", [0, 1, *FRESH])
def test_the_answer_that_numpy_gives_is_called_right(number: int) -> None:
    rows, columns = solved_by_numpy(question(number))
    part = asked(run(number, rows, columns))
    assert part.right_answer
    assert key(part.verdict) == "shapes_correct"
    assert part.note is not None
    assert (part.inner, part.rows, part.columns) == (True, True, True)


@pytest.mark.parametrize("number", [0, 1, 2, 3, 4, 5, 6, 7])
def test_every_other_answer_up_to_twelve_is_called_wrong_with_a_reason(number: int) -> None:
    given = question(number)
    for rows in range(1, 13):
        for columns in range(1, 13):
            if (rows, columns) != solved_by_numpy(given):
                part = asked(run(number, rows, columns))
                assert not part.right_answer
                assert part.note is None
                assert key(part.verdict) not in (None, "shapes_correct")


def test_fresh_questions_are_varied_and_each_number_is_one_question() -> None:
    fresh = [question(number) for number in FRESH]
    assert {given.asked for given in fresh} == {"left", "right", "result"}
    assert sum(given.m == "n" for given in fresh) > 10
    assert len(set(fresh)) > 100
    assert fresh == [question(number) for number in FRESH]


def test_fresh_questions_can_be_answered_with_two_numbers_and_times_is_always_an_error() -> None:
    for number in FRESH:
        given = question(number)
        assert not (given.m == "n" and given.asked != "right")
        if isinstance(given.m, int):
            with pytest.raises(ValueError, match="broadcast"):
                np.ones((given.m, given.k)) * np.ones((given.k, given.n))


@pytest.mark.parametrize(
    ("number", "answer", "expected"),
    [
        (0, (1, 3), "shapes_transposed_right"),
        (0, (5, 1), "shapes_gave_result"),
        (0, (5, 3), "shapes_elementwise"),
        (0, (4, 1), "shapes_inner"),
        (0, (3, 2), "shapes_outer"),
        (0, (4, 4), "shapes_inner_and_outer"),
        (1, (2, 3), "shapes_transposed_right"),
    ],
)
def test_typical_mistakes_in_w_are_known_by_name(number: int, answer: tuple[int, int], expected: str) -> None:
    assert key(asked(run(number, *answer)).verdict) == expected


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        ((1, 5), "shapes_transposed"),
        ((5, 3), "shapes_elementwise_result"),
        ((3, 1), "shapes_elementwise_result"),
        ((3, 3), "shapes_result_inner"),
        ((7, 1), "shapes_result_rows"),
        ((5, 7), "shapes_result_columns"),
        ((7, 7), "shapes_result"),
    ],
)
def test_typical_mistakes_in_the_result_are_known_by_name(answer: tuple[int, int], expected: str) -> None:
    assert verdict(Question(5, 3, 1, "result"), answer).key == expected


def test_mistakes_in_x_are_told_with_the_numbers_that_do_not_meet() -> None:
    told = verdict(Question(5, 3, 1, "left"), (5, 4))
    assert told == Message("shapes_inner", {"columns": 4, "rows": 3, "wanted": "[5,1]"})
    told = verdict(Question(5, 3, 1, "left"), (6, 3))
    assert told == Message("shapes_outer", {"made": "[6,1]", "wanted": "[5,1]"})


def test_half_an_answer_gets_no_verdict_but_the_arc_already_knows() -> None:
    assert asked(run(0)).inner is None
    half = asked(run(0, rows=3))
    assert half.verdict is None
    assert (half.inner, half.columns) == (True, None)
    assert asked(run(0, rows=4)).inner is False


def test_an_answer_is_given_by_knobs_and_the_next_question_by_a_new_start() -> None:
    runner = run(0)
    runner.handle(SetKnob("answer_rows", 3))
    runner.handle(SetKnob("answer_columns", 1))
    assert asked(runner).right_answer
    runner.handle(SetKnob("answer_rows", 0))
    runner.handle(SetKnob("answer_columns", 0))
    runner.handle(NewStart(1))
    part = asked(runner)
    assert (part.number, part.answer, part.verdict) == (1, (0, 0), None)


def test_an_answer_beyond_999_is_refused() -> None:
    with pytest.raises(LearnerError):
        run(0).handle(SetKnob("answer_rows", 1000))


def test_the_first_product_is_the_lectures_and_its_first_cell_is_58() -> None:
    part = product(run(0))
    assert part.left.tolist() == [[1, 2, 3], [4, 5, 6]]
    assert part.right.tolist() == [[7, 8], [9, 10], [11, 12]]
    assert part.cell == (0, 0)
    assert part.result[0, 0] == 58


@pytest.mark.parametrize("number", [0, 1, *range(2, 40)])
def test_a_solved_question_is_shown_in_small_whole_numbers(number: int) -> None:
    given = question(number)
    part = product(run(number, *solved_by_numpy(given)))
    assert part.left.shape[1] == given.k
    assert part.right.shape == (given.k, given.n)
    assert part.result.tolist() == (part.left @ part.right).tolist()
    assert part.left.min() >= 1
    assert part.left.max() <= 9
    assert len(part.left) <= 6
    assert part.rows == (4 if given.m == "n" else given.m)


def test_before_the_answer_the_product_gives_nothing_away() -> None:
    shapes = {product(run(number)).left.shape for number in range(2, 60)}
    assert len(shapes) == 9
    assert all(product(run(number)).right.shape[1] == 2 for number in range(2, 60))


def test_the_lit_cell_follows_the_look_and_stays_inside() -> None:
    assert product(run(0, look=Look(views=BOTH, cell=(1, 0)))).cell == (1, 0)
    assert product(run(0, look=Look(views=BOTH, cell=(9, 9)))).cell == (1, 1)


def test_only_parts_of_open_views_are_computed() -> None:
    assert set(run(0, look=Look(views=frozenset({"product"}))).snapshot().frame.parts) == {"product"}
    assert not run(0, look=Look()).snapshot().frame.parts


def test_the_lab_is_still_and_says_that_nothing_can_be_trained() -> None:
    assert LAB.kind is Kind.STILL
    with pytest.raises(LearnerError) as caught:
        LAB.build(LAB.lesson()).result()
    assert caught.value.message == Message("nothing_to_train", {"lab": "l04_linear/shapes"})
