"""Sentences: both languages complete, every key that the code says is there, and its gaps are filled."""

import ast
import re
import string
from collections.abc import Iterator
from pathlib import Path

import pytest

import resources
from engine.core.messages import LANGUAGES, LearnerError, Message, number, quoted, sentence

ROOT = Path(__file__).parents[2]
CODE = sorted([ROOT / "main.py", *(ROOT / "engine").rglob("*.py"), *(ROOT / "gui").rglob("*.py")])


def _sentences(language: str) -> dict[str, str]:
    return resources.table(f"messages/{language}.toml")


def _gaps(template: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(template) if name is not None}


def _constants(node: ast.expr) -> list[str]:
    """The texts a key may be: one, or either side of `a if … else b`."""
    if isinstance(node, ast.IfExp):
        return _constants(node.body) + _constants(node.orelse)
    return [node.value] if isinstance(node, ast.Constant) and isinstance(node.value, str) else []


def _said() -> Iterator[tuple[str, str, set[str] | None]]:
    """(place, key, names of values or None where they cannot be told) of each LearnerError and Message in the code."""
    for file in CODE:
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.args):
                continue
            values: set[str] | None = None
            if node.func.id == "LearnerError":
                values = {keyword.arg for keyword in node.keywords if keyword.arg}
            elif node.func.id != "Message":
                continue
            elif len(node.args) == 1 and not node.keywords:
                values = set()
            elif len(node.args) == 2 and isinstance(node.args[1], ast.Dict) and None not in node.args[1].keys:
                values = {str(key.value) for key in node.args[1].keys if isinstance(key, ast.Constant)}
            for key in _constants(node.args[0]):
                yield f"{file.relative_to(ROOT)}:{node.lineno}", key, values


def test_both_languages_have_the_same_keys_in_the_same_order() -> None:
    assert list(_sentences("ko")) == list(_sentences("en"))


@pytest.mark.parametrize("key", sorted(_sentences("en")))
def test_both_languages_have_the_same_gaps(key: str) -> None:
    assert _gaps(_sentences("ko")[key]) == _gaps(_sentences("en")[key])


def test_every_key_in_the_code_has_a_sentence_whose_gaps_are_filled() -> None:
    said = list(_said())
    assert len(said) > 50
    for place, key, values in said:
        assert key in _sentences("en"), f"{place} says {key}"
        if values is not None:
            assert _gaps(_sentences("en")[key]) <= values, f"{place} says {key}"


@pytest.mark.parametrize("key", sorted(_sentences("ko")))
def test_no_korean_particle_follows_a_gap(key: str) -> None:
    # 은/는, 이/가, 을/를, 와/과 and (으)로 depend on the sound before them, which nobody knows.
    particles = r"\}(은|는|이|가|을|를|와|과|로|으로|이나|나|이라|라)(?![가-힣])"
    assert not re.search(particles, _sentences("ko")[key])


def test_a_sentence_may_hold_another() -> None:
    error = LearnerError("in_file", file="a.csv", problem=Message("data_no_rows"))
    assert str(error) == "a.csv: Found no rows; expected at least one row of numbers."
    assert sentence(error.message, "ko") == "a.csv: 행이 없습니다. 숫자가 든 행이 하나 이상 있어야 합니다."


def test_braces_in_what_was_found_are_just_shown() -> None:
    assert "{found}" in str(LearnerError("knob_unknown", found="{found}", expected="a"))


@pytest.mark.parametrize(
    ("value", "read"),
    [
        (0, "0"),
        (1234567, "1,234,567"),
        (0.0, "0"),
        (152.1423, "152.1"),
        (0.754129, "0.7541"),
        (-2.5, "−2.500"),
        (-3, "−3"),
        (12345.678, "12,346"),
        (1e-5, "1e−5"),
        (4.544e-5, "4.544e−5"),
        (1.2e68, "1.2e68"),
        (float("inf"), "inf"),
        (-float("inf"), "−inf"),
        (True, "True"),
        ("1e-5", "1e-5"),
    ],
)
def test_numbers_are_written_as_people_read_them(value: object, read: str) -> None:
    assert number(value) == read


@pytest.mark.parametrize(
    ("value", "read"),
    [
        (None, "null"),
        (True, "true"),
        ("점수", '"점수"'),
        ("a\nb", '"a\\nb"'),
        ([1, 2.5], "[1, 2.5]"),
        (1e300, "1e+300"),
    ],
)
def test_what_was_found_is_quoted_as_json_writes_it(value: object, read: str) -> None:
    assert quoted(value) == read


def test_what_was_found_is_never_long() -> None:
    assert len(quoted("x" * 10_000)) == 60


def test_every_language_has_a_file() -> None:
    assert {file.stem for file in resources.path("messages").glob("*.toml")} == set(LANGUAGES)
