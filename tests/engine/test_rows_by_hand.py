"""Rows that are dragged: many tables in one turn are one new run."""

import dataclasses

from pytestqt.qtbot import QtBot

from engine.core.commands import SetData, SetKnob
from engine.core.experiment import Experiment
from engine.core.lesson import Lesson, TableData
from engine.core.types import frozen
from engine.lectures.l05_logistic.linear_vs_logistic import LAB
from engine.thread import EngineThread
from gui.turns import TurnKeeper
from tests.engine.engines import LIMIT_MS, ask, engine_of


def _table(last: float) -> TableData:
    return TableData(frozen([[1], [2], [last]]), frozen([0, 0, 1]), ("hours", "passed"))


def _shown(keeper: TurnKeeper, qtbot: QtBot) -> tuple[EngineThread, list[Lesson]]:
    """An engine that writes down what it builds."""
    built: list[Lesson] = []

    def build(lesson: Lesson) -> Experiment:
        built.append(lesson)
        return LAB.build(lesson)

    engine, _ = engine_of(keeper, LAB.lesson(), dataclasses.replace(LAB, build=build))
    with qtbot.waitSignal(engine.frame_ready, timeout=LIMIT_MS):
        keeper.show(engine)
    built.clear()
    return engine, built


def _last(lesson: Lesson) -> float:
    assert isinstance(lesson.data, TableData)
    return float(lesson.data.x[-1, 0])


def test_of_many_tables_in_a_row_only_the_last_is_fitted(keeper: TurnKeeper, qtbot: QtBot) -> None:
    engine, built = _shown(keeper, qtbot)
    ask(qtbot, engine, *(SetData(_table(8 + step / 2)) for step in range(60)))
    assert [_last(lesson) for lesson in built] == [37.5]


def test_a_table_with_something_after_it_is_not_forgotten(keeper: TurnKeeper, qtbot: QtBot) -> None:
    engine, built = _shown(keeper, qtbot)
    ask(qtbot, engine, SetData(_table(8)), SetKnob("spam", "category"), SetData(_table(9)))
    assert [_last(lesson) for lesson in built] == [8, 9]
    assert built[-1].knobs["spam"] == "category"


def test_tables_that_set_different_knobs_along_both_count(keeper: TurnKeeper, qtbot: QtBot) -> None:
    engine, built = _shown(keeper, qtbot)
    ask(qtbot, engine, SetData(_table(8), {"spam": "category"}), SetData(_table(9)))
    assert [_last(lesson) for lesson in built] == [8, 9]
    assert built[-1].knobs["spam"] == "category"
