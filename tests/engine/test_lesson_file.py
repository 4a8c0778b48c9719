"""Lesson files: what is left out, what is taken, what is refused and how it is said."""

import json
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.core import lesson_file
from engine.core.lesson import CsvData, Lesson, TableData
from engine.core.messages import LANGUAGES, LearnerError, sentence
from tests.engine.lessons import FOLDER, LAB, STILL, assert_same, lab_of


def _parse(**keys: object) -> Lesson:
    document = {"format": "modulab-lesson", "version": 1, "lab": LAB.name, **keys}
    return lesson_file.parse(json.dumps(document), FOLDER, lab_of)


def _raw(tail: str) -> str:
    return f'{{"format": "modulab-lesson", "version": 1, "lab": "{LAB.name}"{tail}}}'


def _refusal(source: str | bytes) -> str:
    with pytest.raises(LearnerError) as caught:
        lesson_file.parse(source, FOLDER, lab_of)
    said = [sentence(caught.value.message, language) for language in LANGUAGES]
    assert all(0 < len(line) < 400 and "\n" not in line for line in said), said
    return str(caught.value)


# ── what is left out ──


def test_a_lesson_of_three_keys_has_every_default_of_its_lab() -> None:
    assert_same(_parse(), LAB.lesson())


def test_knobs_left_out_keep_their_default_beside_those_given() -> None:
    assert dict(_parse(knobs={"learning_rate": 1}).knobs) == {
        "learning_rate": 1.0,
        "batch": 4,
        "with_b": True,
        "scaling": "none",
        "hidden": (2,),
    }


def test_a_byte_order_mark_is_no_obstacle() -> None:
    assert lesson_file.parse(_raw("").encode("utf-8-sig"), FOLDER, lab_of).lab == LAB.name


# ── what is taken ──


def test_a_csv_path_is_relative_to_the_lesson_file() -> None:
    assert _parse(data={"csv": "rows/점수.csv"}).data == CsvData(str(FOLDER.absolute() / "rows" / "점수.csv"))


def test_a_csv_below_the_folder_is_written_relative_to_it() -> None:
    lesson = _parse(data={"csv": "rows/점수.csv"})
    assert json.loads(lesson_file.write(lesson, FOLDER))["data"] == {"csv": "rows/점수.csv"}
    assert_same(lesson_file.parse(lesson_file.write(lesson), Path("/elsewhere"), lab_of), lesson)


def test_rows_in_place_become_arrays_that_nobody_can_write() -> None:
    data = _parse(data={"x": [[1, 2], [3, 4.5]], "y": [5, 6]}).data
    assert isinstance(data, TableData)
    assert data.x.tolist() == [[1, 2], [3, 4.5]]
    assert data.y.tolist() == [5, 6]
    assert data.x.dtype == np.float64
    assert not data.x.flags.writeable


def test_two_events_at_one_step_become_one() -> None:
    lesson = _parse(
        events=[
            {"at": 5, "knobs": {"learning_rate": 0.5}},
            {"at": 5, "knobs": {"batch": 7}, "parameters": {"b": [1]}},
        ]
    )
    assert [(event.at, event.knobs) for event in lesson.events] == [(5, {"learning_rate": 0.5, "batch": 7})]
    assert lesson.events[0].parameters["b"].tolist() == [1.0]


@pytest.mark.parametrize(("key", "value"), [("steps", 0), ("steps", 10**7), ("seed", 0), ("seed", 2**63 - 1)])
def test_the_ends_of_a_range_belong_to_it(key: str, value: int) -> None:
    assert getattr(_parse(**{key: value}), key) == value


# ── what is refused ──


@pytest.mark.parametrize(
    ("tail", "named"),
    [
        (', "stepz": 3', ["stepz", "steps"]),
        (', "steps": 1, "steps": 2', ['"steps"', "twice"]),
        (', "steps": 10000001', ["steps", "10000001", "10000000"]),
        (', "steps": -1', ["steps", "-1"]),
        (', "steps": 2.5', ["steps", "2.5", "whole"]),
        (', "steps": true', ["steps", "true", "whole"]),
        (', "steps": "7"', ["steps", '"7"', "whole"]),
        (', "seed": -1', ["seed", "-1"]),
        (f', "seed": {2**63}', ["seed", str(2**63)]),
        (f', "seed": {"9" * 5000}', ["seed", "999", "whole"]),
        (', "seed": null', ["seed", "null"]),
        (', "knobs": []', ["knobs", "[]"]),
        (', "knobs": {"rate": 1}', ["knobs", '"rate"', "learning_rate"]),
        (', "knobs": {"learning_rate": NaN}', ["learning_rate", "NaN", "finite"]),
        (', "knobs": {"learning_rate": -Infinity}', ["learning_rate", "-Infinity", "finite"]),
        (', "knobs": {"learning_rate": 1e999}', ["learning_rate", "1e999", "finite"]),
        (f', "knobs": {{"learning_rate": 1{"0" * 400}}}', ["learning_rate", "finite"]),
        (f', "knobs": {{"learning_rate": 1{"0" * 307}}}', ["learning_rate", "1e6"]),
        (', "knobs": {"learning_rate": true}', ["learning_rate", "true"]),
        (', "knobs": {"learning_rate": 0}', ["learning_rate", "0", "1e−12"]),
        (', "knobs": {"with_b": 1}', ["with_b", "1", "true or false"]),
        (', "knobs": {"scaling": "standart"}', ["scaling", '"standart"', "none, standard"]),
        (', "knobs": {"scaling": ["none"]}', ["scaling", '["none"]']),
        (', "knobs": {"hidden": [0]}', ["hidden", "0", "1 to 64"]),
        (', "knobs": {"hidden": 3}', ["hidden", "3", "list"]),
        (', "data": {}', ["data", "dataset", "csv"]),
        (', "data": {"dataset": "house", "csv": "a.csv"}', ["data", "dataset", "csv"]),
        (', "data": {"x": [[1]], "z": [1]}', ["data", '"z"']),
        (', "data": {"dataset": "houses"}', ["data.dataset", '"houses"', "house, hours"]),
        (', "data": {"dataset": 3}', ["data.dataset", "3", "text"]),
        (', "data": {"csv": "a\\u0000b"}', ["data.csv", "text"]),
        (', "data": {"x": [[1, 2], [3]], "y": [1, 2]}', ["data.x[1]", "1", "2"]),
        (', "data": {"x": [[1], [null]], "y": [1, 2]}', ["data.x[1][0]", "null", "number"]),
        (', "data": {"x": [[1], [true]], "y": [1, 2]}', ["data.x[1][0]", "true", "number"]),
        (', "data": {"x": [1, 2], "y": [1, 2]}', ["data.x[0]", "1", "list"]),
        (', "data": {"x": [[1]], "y": [NaN]}', ["data.y[0]", "NaN", "finite"]),
        (', "data": {"x": [[1]], "y": [[1], 2]}', ["data.y[1]", "2", "list"]),
        (', "initial": {"W": [[1, 2], [3]]}', ["initial.W[1]", "1", "2"]),
        (', "initial": {"W": 3}', ["initial.W", "3", "list"]),
        (', "initial": {"W": [[[1]]]}', ["initial.W[0][0]", "[1]", "number"]),
        (', "initial": {"b": [-1e400]}', ["initial.b[0]", "-1e400", "finite"]),
        (', "initial": null', ["initial", "null"]),
        (', "events": {"at": 1}', ["events", "list"]),
        (', "events": [{"at": 1}]', ["events[0]", "knobs or parameters"]),
        (', "events": [{"knobs": {}}]', ["events[0]", "at"]),
        (', "events": [{"at": -1, "knobs": {}}]', ["events[0].at", "-1"]),
        (', "events": [{"at": true, "knobs": {}}]', ["events[0].at", "true"]),
        (', "events": [{"at": 1, "seed": 3}]', ["events[0]", '"seed"']),
        (', "events": [{"at": 9, "knobs": {}}, {"at": 3, "knobs": {}}]', ["events[1].at", "3", "9"]),
        (
            ', "events": [{"at": 1, "knobs": {"scaling": "none"}}]',
            ["events[0].knobs", "scaling", "learning_rate, batch"],
        ),
        (', "events": [{"at": 1, "parameters": {"b": [[1], [2, 3]]}}]', ["events[0].parameters.b[1]", "2", "1"]),
        (', "runs": [{"knobs": {}}]', ["runs[0].name", "null"]),
        (', "runs": [{"name": "a"}, {"name": "a"}]', ["runs[1].name", '"a"']),
        (', "runs": [{"name": "a", "knobs": {"rate": 1}}]', ["runs[0].knobs", '"rate"']),
    ],
)
def test_a_refusal_names_the_key_what_was_found_and_what_is_expected(tail: str, named: list[str]) -> None:
    said = _refusal(_raw(tail))
    assert [word for word in named if word not in said] == [], said


@pytest.mark.parametrize(
    ("source", "named"),
    [
        ("", ["Line 1", "JSON"]),
        (_raw("").removesuffix("}"), ["Line 1", "column", "JSON"]),
        ("[]", ["[]", "object"]),
        ("true", ["true", "object"]),
        (b'\xff\xfe{"a": 1}', ["UTF-8"]),
        ("{}", ["format", "missing"]),
        ('{"format": "gpx"}', ["format", '"gpx"', '"modulab-lesson"']),
        ('{"format": "modulab-lesson", "version": 2}', ["version", "2", "1"]),
        ('{"format": "modulab-lesson", "version": true}', ["version", "true"]),
        ('{"format": "modulab-lesson", "version": 1}', ["lab", "missing"]),
        ('{"format": "modulab-lesson", "version": 1, "lab": "l99/x"}', ["l99/x", LAB.name]),
        ('{"format": "modulab-lesson", "version": 1, "lab": 4}', ["lab", "4", "text"]),
        (_raw(f', "initial": {{"W": {"[" * 40}{"]" * 40}}}'), ["deep"]),
        (_raw(f', "initial": {{"W": {"[" * 100_000}{"]" * 100_000}}}'), ["deep"]),
    ],
)
def test_what_is_no_lesson_at_all_is_refused(source: str | bytes, named: list[str]) -> None:
    said = _refusal(source)
    assert [word for word in named if word not in said] == [], said


def test_a_lab_without_own_data_refuses_a_csv_and_names_its_data_sets() -> None:
    said = _refusal(_raw("").replace(LAB.name, STILL.name).replace("}", ', "data": {"csv": "a.csv"}}'))
    assert STILL.name in said
    assert "house" in said


def test_a_file_is_named_in_the_refusal(tmp_path: Path) -> None:
    file = tmp_path / "수업.json"
    file.write_text(_raw(', "steps": "many"'), encoding="utf-8")
    with pytest.raises(LearnerError, match=r"수업\.json: steps: found .many.") as caught:
        lesson_file.read(file, lab_of)
    assert sentence(caught.value.message, "ko").startswith("수업.json: steps:")


@pytest.mark.parametrize("name", ["missing.json", "."])
def test_a_file_that_is_not_there_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(LearnerError, match=r"expected a file|no such file"):
        lesson_file.read(tmp_path / name, lab_of)


_json = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=5)),
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(st.text(max_size=5), inner, max_size=3)),
    max_leaves=8,
)


@settings(deadline=None, max_examples=200)
@given(st.sampled_from(["data", "knobs", "seed", "initial", "steps", "events", "runs"]), _json)
def test_whatever_stands_at_a_key_it_is_a_lesson_or_a_sentence(key: str, value: object) -> None:
    said: object
    try:
        said = lesson_file.parse(_raw(f', "{key}": {json.dumps(value)}'), FOLDER, lab_of).lab
    except LearnerError as error:
        said = sentence(error.message, "ko")
    assert said
