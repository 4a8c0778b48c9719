"""A classifier as a program: the training rows of the run, its squares and scaling, and the same costs."""

from collections.abc import Mapping

import numpy as np
import pytest

from engine.core.classification import split
from engine.core.commands import Framework
from engine.core.lesson import Lesson
from engine.core.program import program
from tests.engine.classifiers import EIGHT, GRADES, STUDENTS, lab, lesson_of
from tests.engine.programs import agrees, need, of_engine, ran

LESSONS: Mapping[str, Lesson] = {
    "logistic": lesson_of("logistic", STUDENTS, initialisation="normal", seed=118, learning_rate=0.2),
    "logistic with squares": lesson_of("logistic", STUDENTS, squares=True, scaling="standard", learning_rate=0.5),
    "logistic with rows kept apart": lesson_of("logistic", STUDENTS, held_out=33.0, l2=0.01),
    "one versus rest": lesson_of("one_vs_rest", GRADES, learning_rate=0.1),
    "one versus rest, scaled": lesson_of("one_vs_rest", GRADES, squares=True, held_out=20.0, scaling="minmax"),
    "softmax": lesson_of("softmax", EIGHT),
    "softmax with rows kept apart": lesson_of("softmax", EIGHT, held_out=25.0, scaling="standard", l2=0.02),
}


@pytest.mark.parametrize("name", LESSONS)
def test_the_numpy_program_agrees_to_the_last_bit(name: str) -> None:
    given = LESSONS[name]
    one = lab(given.lab.split("/")[1])
    costs, values = ran(program(one, given, "numpy"))
    expected, at_end = of_engine(one, given)
    assert costs == {step: expected[step] for step in (0, 1, 10, 60)}
    assert values == at_end


@pytest.mark.parametrize("name", LESSONS)
@pytest.mark.parametrize("framework", ["torch", "tensorflow"])
def test_the_other_programs_can_be_read_and_agree_where_their_framework_is_installed(
    framework: Framework, name: str
) -> None:
    given = LESSONS[name]
    one = lab(given.lab.split("/")[1])
    compile(program(one, given, framework), name, "exec")
    need(framework)
    agrees(one, given, framework)


def test_only_the_rows_that_teach_are_written_down() -> None:
    text = program(lab("softmax"), LESSONS["softmax with rows kept apart"], "numpy")
    train, test = split(8, 25.0)
    rows = [f"    [{', '.join(str(int(value)) for value in row)}]," for row in np.asarray(EIGHT.x)]
    assert all(rows[k] in text for k in train)
    assert not any(rows[k] in text for k in test)
