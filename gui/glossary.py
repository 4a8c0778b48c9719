"""The words of the course: Korean, English, and one line on what each means. Texts link to them as `term:ID`."""

from dataclasses import dataclass
from functools import cache

import resources
from engine.core.messages import Language

SCHEME = "term:"


@dataclass(frozen=True, slots=True)
class Entry:
    """One word in both languages, with its line."""

    ko: str
    en: str
    ko_line: str
    en_line: str

    def title(self, language: Language) -> str:
        """The word in the learner's language and in the other one."""
        return f"{self.ko} · {self.en}" if language == "ko" else f"{self.en} · {self.ko}"

    def line(self, language: Language) -> str:
        """What it means, in one sentence."""
        return self.ko_line if language == "ko" else self.en_line


@cache
def entries() -> dict[str, Entry]:
    """All words by their id, in the order of the course."""
    table = resources.table("glossary.toml")
    return {name: Entry(entry["ko"], entry["en"], entry["ko_line"], entry["en_line"]) for name, entry in table.items()}


def linked(address: str) -> Entry | None:
    """The word that a link of a text leads to; None for any other link."""
    return entries().get(address.removeprefix(SCHEME)) if address.startswith(SCHEME) else None
