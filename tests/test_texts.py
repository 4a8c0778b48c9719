"""The checks of `make check` notice what is missing in one of the two languages."""

from pathlib import Path

import pytest

from tools import texts

_INFO = """
title = { ko = "학습", en = "Train" }
[[story]]
id = "first"
[[story]]
id = "second"
"""


@pytest.fixture
def resources(tmp_path: Path) -> Path:
    """A resources folder in which all is well."""
    lab = tmp_path / "lectures" / "l04_linear" / "train"
    lab.mkdir(parents=True)
    (lab / "info.toml").write_text(_INFO, encoding="utf-8")
    (tmp_path / "messages").mkdir()
    for language in ("ko", "en"):
        (lab / f"{language}.md").write_text("## first | One\nwords\n\n## second | Two\nwords\n", encoding="utf-8")
        (tmp_path / "messages" / f"{language}.toml").write_text('done = "{steps} updates"\n', encoding="utf-8")
    return tmp_path


def test_nothing_is_said_where_all_is_well(resources: Path) -> None:
    assert list(texts.problems(resources)) == []


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("messages/ko.toml", 'done = "{steps} updates"\nmore = ""\n', "messages/en.toml lacks more"),
        ("messages/ko.toml", 'done = "{step}"\n', "done has the gaps ['step'] in ko and ['steps'] in en"),
        ("lectures/l04_linear/train/info.toml", _INFO.replace('ko = "학습", ', ""), "ko is missing"),
        ("lectures/l04_linear/train/en.md", "## second | Two\n\n## first | One\n", "en.md has ['second', 'first']"),
        ("lectures/l04_linear/train/ko.md", "## first | One\n", "ko.md has ['first']"),
        ("lectures/l04_linear/train/ko.md", "## first | One\n\n## second\n", "ko.md has ['first']"),
    ],
)
def test_what_one_language_lacks_is_named(resources: Path, name: str, content: str, said: str) -> None:
    (resources / name).write_text(content, encoding="utf-8")
    assert [said in problem for problem in texts.problems(resources)] == [True]


def test_a_missing_file_is_named(resources: Path) -> None:
    (resources / "lectures/l04_linear/train/ko.md").unlink()
    (resources / "messages/en.toml").unlink()
    assert len(list(texts.problems(resources))) == 2
