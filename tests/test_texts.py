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


_GLOSSARY = """
[gradient]
ko = "기울기"
en = "gradient"
ko_line = "변하는 비율"
en_line = "how fast it changes"
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
    (tmp_path / "glossary.toml").write_text(_GLOSSARY, encoding="utf-8")
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


_STORY = "## first | One\n{first}\n\n## second | Two\n{second}\n"


def _tell(resources: Path, ko: str, en: str) -> list[str]:
    """What is said of a story with these words in its first step."""
    for language, words in (("ko", ko), ("en", en)):
        text = _STORY.format(first=words, second="words")
        (resources / f"lectures/l04_linear/train/{language}.md").write_text(text, encoding="utf-8")
    return list(texts.problems(resources))


def test_a_term_is_linked_with_its_english_name(resources: Path) -> None:
    assert _tell(resources, "[기울기(gradient)](term:gradient)", "the [gradient](term:gradient)") == []
    (said,) = _tell(resources, "[기울기](term:gradient)", "the [gradient](term:gradient)")
    assert "기울기 without its English name" in said


def test_a_term_that_is_not_in_the_glossary_is_named(resources: Path) -> None:
    said = _tell(resources, "[경사(slope)](term:slope)", "the [slope](term:slope)")
    assert ["no term slope" in problem for problem in said] == [True, True]


def test_a_term_is_linked_in_both_languages_or_in_none(resources: Path) -> None:
    (said,) = _tell(resources, "[기울기(gradient)](term:gradient)", "the gradient")
    assert "gradient is linked in one language only" in said


def test_an_entry_of_the_glossary_has_a_line_in_both_languages(resources: Path) -> None:
    (resources / "glossary.toml").write_text(_GLOSSARY.replace('en_line = "how', 'line = "how'), encoding="utf-8")
    (said,) = texts.problems(resources)
    assert said == "glossary.toml: gradient lacks en_line"


def test_a_step_that_waits_for_something_says_so_in_one_line(resources: Path) -> None:
    info = resources / "lectures/l04_linear/train/info.toml"
    info.write_text(_INFO.replace('id = "first"', 'id = "first"\nuntil = { phase = "done" }'), encoding="utf-8")
    assert _tell(resources, "말\n\n> 해 보세요.", "words\n\n> Do it.") == []
    (said,) = _tell(resources, "말", "words\n\n> Do it.")
    assert "step first has 0 tasks in ko.md" in said
    info.write_text(_INFO, encoding="utf-8")
    said_of_both = _tell(resources, "말\n\n> 해 보세요.", "words\n\n> Do it.")
    assert ["has 1 tasks" in problem for problem in said_of_both] == [True, True]


def test_a_missing_file_is_named(resources: Path) -> None:
    (resources / "lectures/l04_linear/train/ko.md").unlink()
    (resources / "messages/en.toml").unlink()
    assert len(list(texts.problems(resources))) == 2
