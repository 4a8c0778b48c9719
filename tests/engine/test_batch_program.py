"""A run in mini-batches as a program: run as a process of its own it sees the same rows and ends at the same bits."""

import re
from collections.abc import Mapping
from pathlib import Path
from typing import get_args

import numpy as np
import pytest

from engine.core.commands import Framework, Program, SetKnob, Step
from engine.core.lesson import CsvData, Event, Lesson, TableData
from engine.core.messages import LearnerError
from engine.core.program import program
from engine.core.types import frozen
from engine.lectures.l07_tips.minibatch import LAB
from engine.topics.batches import feed_program
from tests.engine.batches import ALL, inside, of, trained
from tests.engine.programs import agrees, agrees_to_the_last_bit, need, ran
from tests.engine.runs import do, runner

LESSONS: Mapping[str, Lesson] = {
    "two epochs": of(steps=100),
    "no updates": of(steps=0),
    "single images": of(steps=60, batch_size=1, learning_rate=0.05, seed=11),
    "all at once": of(steps=4, batch_size=ALL),
    "a drawn start, a penalty, nothing for the test": of(
        steps=90, initialisation="normal", seed=3, l2=0.01, held_out=0
    ),
    "the last rows for the test, pixels as they are": of(
        steps=50, held_out_rows="last", to_one=False, learning_rate=0.01
    ),
    "ten pieces": of(steps=260, pieces="ten"),
    "class by class": of(steps=250, pieces="by_class", batch_size=50),
    "turned on the way": of(
        steps=130,
        events=(
            Event(10, {"batch_size": 100}),
            Event(20, {"learning_rate": 0.1}, {"b": frozen(np.arange(10.0))}),
            Event(30, {"batch_size": ALL}),
            Event(36, {"batch_size": 32}),
        ),
    ),
}


@pytest.mark.parametrize("name", LESSONS)
def test_the_numpy_program_looks_at_the_same_rows_and_agrees_to_the_last_bit(name: str) -> None:
    agrees_to_the_last_bit(LAB, LESSONS[name])


@pytest.mark.parametrize("framework", get_args(Framework))
@pytest.mark.parametrize("name", LESSONS)
def test_every_program_is_python_and_short_beside_its_data(name: str, framework: Framework) -> None:
    text = program(LAB, LESSONS[name], framework)
    compile(text, name, "exec")
    rows = re.compile(r'[0-9] |    \[|params\["b"\]|\s*$')
    own = [line for line in text.splitlines() if not rows.match(line)]
    assert len(own) <= 95 + 8 * len(LESSONS[name].events)
    assert max(map(len, own)) < 130
    assert "self." not in text


@pytest.mark.parametrize("name", LESSONS)
@pytest.mark.parametrize("framework", ["torch", "tensorflow"])
def test_the_other_programs_agree_where_their_framework_is_installed(framework: Framework, name: str) -> None:
    need(framework)
    agrees(LAB, LESSONS[name], framework)


def test_the_program_says_how_good_it_is_on_the_rows_that_were_kept_apart() -> None:
    given = of(steps=45)
    text = program(LAB, given, "numpy") + 'print("kept", [float(np.mean(called == Y_test.argmax(axis=1)))])\n'
    assert ran(text)[1]["kept"] == [trained(45).measure().test_accuracy]


def test_the_program_asked_for_in_mid_run_has_the_batches_as_they_were_turned() -> None:
    one = do(runner(of(steps=80), lab=LAB), Step(20), SetKnob("batch_size", 7), Step(30), Program("numpy"))
    text = one.snapshot().program
    assert text is not None
    do(one, Step(30))
    costs, values = ran(text)
    assert costs == {step: one.history.costs()[step] for step in (0, 1, 10, 80)}
    assert values == {name: value.tolist() for name, value in inside(one).params.items()}


def _own(folder: Path, header: str) -> CsvData:
    rng = np.random.default_rng(0)
    table = np.column_stack([np.arange(90) % 3, rng.integers(0, 256, (90, 12)), rng.normal(size=(90, 1))])
    file = folder / "own images.csv"
    np.savetxt(file, table, delimiter=",", fmt="%.17g", header=header, comments="", encoding="utf-16")
    return CsvData(str(file))


@pytest.mark.parametrize("header", ["", "# from a book\n\n레이블,a,b,c,d,e,f,g,h,i,j,k,l,m"])
@pytest.mark.parametrize("most", [100_000, 100])
def test_a_file_of_the_learner_is_written_down_or_read_where_it_is_large(
    most: int, header: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(feed_program, "MOST_NUMBERS", most)
    given = of(_own(tmp_path, header), steps=30, batch_size=10)
    text = program(LAB, given, "numpy")
    assert ("own images.csv'" in text) == (most == 100)
    agrees_to_the_last_bit(LAB, given)


def test_a_long_table_without_a_file_is_refused_with_a_word(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(feed_program, "MOST_NUMBERS", 100)
    x, y = np.random.default_rng(0).normal(size=(60, 2)), (np.arange(60) % 2).astype(np.float64)
    with pytest.raises(LearnerError, match="too long"):
        program(LAB, of(TableData(frozen(x), frozen(y), ()), steps=3), "numpy")
