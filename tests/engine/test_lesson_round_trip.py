"""A lesson that is written and read back is the same lesson."""

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from engine.core import lesson_file
from engine.core.lesson import CsvData, DataSource, Event, Lesson, NamedData, RunOverride, TableData
from engine.core.types import Array, frozen
from tests.engine.lessons import FOLDER, LAB, assert_same, lab_of

_numbers = st.floats(allow_nan=False, allow_infinity=False)
_names = st.text(st.characters(categories=["L", "N"]), min_size=1, max_size=8)


def _table(rows: int, columns: int) -> st.SearchStrategy[Array]:
    row = st.lists(_numbers, min_size=columns, max_size=columns)
    return st.lists(row, min_size=rows, max_size=rows).map(frozen)


@st.composite
def _data(draw: st.DrawFn) -> DataSource:
    kind = draw(st.sampled_from(["named", "csv", "table"]))
    if kind == "named":
        return NamedData(draw(st.sampled_from(LAB.datasets)))
    if kind == "csv":
        return CsvData(str(FOLDER.absolute() / f"{draw(_names)}.csv"))
    rows, columns = draw(st.integers(1, 4)), draw(st.integers(1, 4))
    flat = draw(st.booleans())
    y = draw(_table(rows, 1 if flat else draw(st.integers(1, 3))))
    names = draw(st.sampled_from([(), tuple(f"c{i}" for i in range(columns))]))
    return TableData(draw(_table(rows, columns)), frozen(y[:, 0]) if flat else y, names)


_params = st.dictionaries(_names, st.one_of(_table(2, 3), st.lists(_numbers, max_size=4).map(frozen)), max_size=3)
_live: st.SearchStrategy[dict[str, Any]] = st.fixed_dictionaries(
    {}, optional={"learning_rate": st.floats(1e-12, 1e6), "batch": st.integers(1, 1000)}
)  # fmt: skip
_knobs: st.SearchStrategy[dict[str, Any]] = st.fixed_dictionaries(
    {
        "learning_rate": st.floats(1e-12, 1e6),
        "batch": st.integers(1, 1000),
        "with_b": st.booleans(),
        "scaling": st.sampled_from(["none", "standard"]),
        "hidden": st.lists(st.integers(1, 64), max_size=12).map(tuple),
    }
)


@st.composite
def _lessons(draw: st.DrawFn) -> Lesson:
    events: list[Event] = []
    for at in sorted(draw(st.sets(st.integers(0, 10**7), max_size=4))):
        knobs: dict[str, Any] = draw(_live)
        events.append(Event(at, knobs or {"batch": 3}, draw(_params)))
    runs = tuple(RunOverride(name, draw(_live)) for name in sorted(draw(st.sets(_names, max_size=3))))
    return Lesson(
        lab=LAB.name,
        data=draw(_data()),
        knobs=draw(_knobs),
        seed=draw(st.integers(0, 2**63 - 1)),
        initial=draw(st.one_of(st.none(), _params)),
        steps=draw(st.integers(0, 10**7)),
        events=tuple(events),
        runs=runs,
    )


@settings(deadline=None, max_examples=150)
@given(_lessons())
def test_what_was_written_is_read_back_to_the_last_bit(lesson: Lesson) -> None:
    text = lesson_file.write(lesson, FOLDER)
    assert_same(lesson_file.parse(text, FOLDER, lab_of), lesson)
