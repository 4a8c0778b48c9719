"""CSV files of learners: encodings, headers, and a sentence for everything that is no table of numbers."""

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.core import csv_file
from engine.core.messages import LANGUAGES, LearnerError, sentence

KOREAN = "공부 시간,점수\r\n10,90\r\n9,80\r\n"


def _refusal(data: bytes) -> str:
    with pytest.raises(LearnerError) as caught:
        csv_file.parse(data)
    assert all("\n" not in sentence(caught.value.message, language) for language in LANGUAGES)
    return str(caught.value)


@pytest.mark.parametrize(
    ("encoding", "taken"),
    [("utf-8", "utf-8"), ("utf-8-sig", "utf-8"), ("cp949", "cp949"), ("utf-16", "utf-16")],
)
def test_korean_is_read_in_each_encoding_and_the_one_taken_is_told(encoding: str, taken: str) -> None:
    table = csv_file.parse(KOREAN.encode(encoding))
    assert table.columns == ("공부 시간", "점수")
    assert table.X.tolist() == [[10], [9]]
    assert table.y.tolist() == [90, 80]
    assert table.encoding == taken


def test_big_endian_utf_16_is_known_by_its_mark() -> None:
    assert csv_file.parse(b"\xfe\xff" + KOREAN.encode("utf-16-be")).columns == ("공부 시간", "점수")


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_comments_empty_lines_and_a_missing_last_line_end_do_not_matter(end: str) -> None:
    lines = ["# from a book", "", "a,b,c", "1,2,3", "  # between, rows", ",,", "4, 5 ,6"]
    table = csv_file.parse(end.join(lines).encode())
    assert table.columns == ("a", "b", "c")
    assert table.X.tolist() == [[1, 2], [4, 5]]
    assert table.y.tolist() == [3, 6]


def test_a_table_without_a_header_has_no_names() -> None:
    table = csv_file.parse(b"1,2\n3,4\n")
    assert table.columns == ()
    assert len(table.y) == 2


def test_quoted_cells_are_unquoted() -> None:
    table = csv_file.parse(b'"hours, weekly","score"\n"1.5","2"\n')
    assert table.columns == ("hours, weekly", "score")
    assert table.X.tolist() == [[1.5]]


def test_a_nameless_column_is_called_by_its_place() -> None:
    assert csv_file.parse(b",b,y\n1,2,3\n").columns == ("x1", "b", "y")


def test_header_names_are_one_short_line() -> None:
    name = csv_file.parse(b"a\tb" + b"c" * 500 + b",y\n1,2\n").columns[0]
    assert name.isprintable()
    assert len(name) <= 60


@pytest.mark.parametrize(
    ("data", "named"),
    [
        (b"", ["no rows"]),
        (b"a,b\n", ["no rows"]),
        (b"# only words\n", ["no rows"]),
        (b"1,2\n3\n", ["Line 2", "1", "2"]),
        (b"1,2\n3,4,5\n", ["Line 2", "3", "2"]),
        (b"a,b\n1,2\n\n3,x\n", ["Line 4", "column 2", '"x"']),
        (b"1,2\n3,\n", ["Line 2", "column 2", '""']),
        (b"1,2\n3,nan\n", ["Line 2", "column 2", '"nan"']),
        (b"nan,inf\n1,2\n", ["Line 1", "column 1", '"nan"']),
        (b"1_000,2\n", ["Line 1", "column 1", '"1_000"']),
        ("１,２\n".encode(), ["Line 1", "column 1", '"１"']),
        (b"3,4\n0x10,2", ["Line 2", "column 1", '"0x10"']),
        (b"1,2\n1e999,2\n", ["Line 2", "column 1", "too large"]),
        (b"73,8O,75,152\n", ["Line 1", "column 2", '"8O"']),
        (b"1\n2\n", ["Line 1", "one column", "commas"]),
        (b"1;2\n3;4\n", ["Line 1", "one column", '"1;2"', "commas"]),
        (b"1\t2\n3\t4\n", ["Line 1", "one column", "commas"]),
        (b"1,2\n3,4\0\n", ["Line 2", "NUL"]),
        ("1,2\n".encode("utf-16-le"), ["NUL"]),
        (b"\xff\xff,\xff\n", ["UTF-8", "CP949", "UTF-16"]),
        (b'1,2\n"3,4\n', ["Line 2", "quotation"]),
        (b"1," * 1000 + b"1\n", ["Line 1", "1,001", "1,000"]),
        (b"1,2\n1," + b"0" * 200_000 + b"\n", ["Line 2", "100,000"]),
    ],
)
def test_a_refusal_names_the_line_what_was_found_and_what_is_expected(data: bytes, named: list[str]) -> None:
    said = _refusal(data)
    assert [word for word in named if word not in said] == [], said


def test_more_rows_than_the_limit_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(csv_file, "MAX_ROWS", 3)
    assert len(csv_file.parse(b"1,2\n" * 3).y) == 3
    assert "Line 4" in _refusal(b"1,2\n" * 4)


def test_a_file_that_is_too_large_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "rows.csv"
    file.write_bytes(b"1,2\n" * 10)
    monkeypatch.setattr(csv_file, "MAX_BYTES", 39)
    with pytest.raises(LearnerError, match=r"rows\.csv: The file has 40 bytes; expected at most 39"):
        csv_file.read(file)


def test_a_device_that_never_ends_is_not_opened() -> None:
    with pytest.raises(LearnerError):
        csv_file.read(Path("/dev/zero"))


def test_a_refusal_names_the_file(tmp_path: Path) -> None:
    file = tmp_path / "성적.csv"
    file.write_bytes(b"1,2\nx,4\n")
    with pytest.raises(LearnerError, match=r"성적\.csv: Line 2, column 1"):
        csv_file.read(file)


def test_what_was_read_cannot_be_written_to() -> None:
    table = csv_file.parse(b"1,2\n")
    assert not table.X.flags.writeable
    assert not table.y.flags.writeable


_numbers = st.floats(allow_nan=False, allow_infinity=False)


@settings(deadline=None, max_examples=100)
@given(st.integers(2, 5).flatmap(lambda k: st.lists(st.lists(_numbers, min_size=k, max_size=k), min_size=1)))
def test_numbers_are_read_to_the_last_bit(rows: list[list[float]]) -> None:
    table = csv_file.parse("\n".join(",".join(map(repr, row)) for row in rows).encode())
    assert np.column_stack([table.X, table.y]).tobytes() == np.array(rows).tobytes()


@settings(deadline=None, max_examples=200)
@given(st.one_of(st.binary(max_size=60), st.text('1.,-e\n\r"#a \0', max_size=40).map(str.encode)))
def test_any_bytes_are_a_table_or_a_sentence(data: bytes) -> None:
    try:
        table = csv_file.parse(data)
    except LearnerError as error:
        said = sentence(error.message, "ko")
    else:
        said = ""
        assert len(table.X) == len(table.y) > 0
        assert np.isfinite(table.X).all()
    assert "\n" not in said
