"""Checks that what the app says in Korean it also says in English: messages, titles, stories, and their terms."""

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

_HEADING = re.compile(r"^## +(\S+) +\| +\S.*$", re.MULTILINE)
_TASK = re.compile(r"^> +\S", re.MULTILINE)
_MARKED_TASK = re.compile(r"^> .*(\*\*|`|\$)", re.MULTILINE)
_TERM = re.compile(r"\[([^\]]*)\]\(term:([^)]*)\)")
_BOTH_NAMES = re.compile(r".+\(.+\)")
_GAP = re.compile(r"\{(\w*)[^{}]*\}")
_LANGUAGES = ("ko", "en")


def problems(resources: Path) -> Iterator[str]:
    """What one language has and the other lacks, as lines that name the file."""
    yield from _message_problems(resources / "messages")
    yield from _glossary_problems(resources)
    for info in sorted(resources.glob("lectures/**/info.toml")):
        name = info.relative_to(resources).as_posix()
        table = tomllib.loads(info.read_text(encoding="utf-8"))
        yield from _word_problems(name, table)
        yield from _story_problems(name, info.parent, table)


def _message_problems(folder: Path) -> Iterator[str]:
    missing = [language for language in _LANGUAGES if not (folder / f"{language}.toml").exists()]
    if missing:
        yield f"messages: {' and '.join(missing)}.toml is missing"
        return
    ko, en = (tomllib.loads((folder / f"{language}.toml").read_text(encoding="utf-8")) for language in _LANGUAGES)
    for key in sorted(ko.keys() ^ en.keys()):
        yield f"messages/{'en' if key in ko else 'ko'}.toml lacks {key}"
    for key in sorted(ko.keys() & en.keys()):
        if gaps(ko[key]) != gaps(en[key]):
            yield f"messages: {key} has the gaps {gaps(ko[key])} in ko and {gaps(en[key])} in en"


def gaps(template: str) -> list[str]:
    """The names in braces that values will fill."""
    return sorted(set(_GAP.findall(template)))


def _word_problems(where: str, value: Any) -> Iterator[str]:
    """Wherever a table has one language, it has both, and neither is empty."""
    if isinstance(value, list):
        for index, item in enumerate(value):
            yield from _word_problems(f"{where}[{index}]", item)
    elif isinstance(value, dict):
        if any(language in value for language in _LANGUAGES):
            for language in _LANGUAGES:
                if not value.get(language):
                    yield f"{where}: {language} is missing"
        for key, item in value.items():
            yield from _word_problems(f"{where}: {key}", item)


def _story_problems(where: str, folder: Path, table: dict[str, Any]) -> Iterator[str]:
    """`ko.md` and `en.md` have one `## id | title` for each story step, in the order of `info.toml`."""
    steps = [str(step["id"]) for step in table.get("story", [])]
    for language in _LANGUAGES:
        path = folder / f"{language}.md"
        if not path.exists():
            if steps:
                yield f"{where}: {language}.md is missing"
            continue
        text = path.read_text(encoding="utf-8")
        headings = _HEADING.findall(text)
        if headings != steps:
            yield f"{where}: story steps are {steps} but {language}.md has {headings}"
            continue
        # What a step waits for is said in one line that begins with ">".
        for step, words in zip(table.get("story", []), re.split(r"^## ", text, flags=re.MULTILINE)[1:], strict=True):
            tasks = len(_TASK.findall(words))
            if tasks != ("until" in step):
                yield f"{where}: step {step['id']} has {tasks} tasks in {language}.md"
            if _MARKED_TASK.search(words):
                yield f"{where}: the task of step {step['id']} has marks in {language}.md, and is shown as it stands"


def _glossary_problems(resources: Path) -> Iterator[str]:
    """Every term that a text links to is in the glossary; a lecture's first link to it gives its English name too."""
    path = resources / "glossary.toml"
    glossary = tomllib.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
    for name, entry in glossary.items():
        for key in ("ko", "en", "ko_line", "en_line"):
            if not entry.get(key):
                yield f"glossary.toml: {name} lacks {key}"
    for lecture in sorted(folder for folder in resources.glob("lectures/*") if folder.is_dir()):
        terms = {language: set[str]() for language in _LANGUAGES}
        for folder in sorted(lecture.iterdir(), key=_order):
            for language in _LANGUAGES:
                text = folder / f"{language}.md"
                links = _TERM.findall(text.read_text(encoding="utf-8")) if text.exists() else []
                for words, name in links:
                    if name not in glossary:
                        yield f"{text.relative_to(resources).as_posix()}: no term {name} in the glossary"
                    elif language == "ko" and name not in terms["ko"] and not _BOTH_NAMES.fullmatch(words):
                        yield f"{text.relative_to(resources).as_posix()}: {words} without its English name"
                    terms[language].add(name)
        for name in sorted(terms["ko"] ^ terms["en"]):
            yield f"lectures/{lecture.name}: the term {name} is linked in one language only"


def _order(lab: Path) -> int:
    """The place of a lab in its lecture."""
    info = lab / "info.toml"
    return int(tomllib.loads(info.read_text(encoding="utf-8")).get("order", 0)) if info.exists() else 0
