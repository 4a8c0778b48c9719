"""What a lab says about itself: title, names of its knobs, sets of views, story. Read from its resources folder."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any

import resources
from engine.core.knobs import KnobValue
from engine.core.messages import Language

Words = Mapping[str, str]
Rows = tuple[tuple[str, ...], ...]

_HEADING = re.compile(r"^## +([a-z0-9-]+) *\| *(.+?) *$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class ViewSet:
    """Up to four views that are open together, in rows from top to bottom."""

    id: str
    title: Words
    rows: Rows


@dataclass(frozen=True, slots=True)
class Setup:
    """What a story step puts in place when the learner asks for it; empty fields change nothing."""

    data: str | None = None
    knobs: Mapping[str, KnobValue] = field(default_factory=dict)
    seed: int | None = None

    @property
    def empty(self) -> bool:
        """Whether there is nothing to put in place."""
        return self.data is None and not self.knobs and self.seed is None


@dataclass(frozen=True, slots=True)
class StoryStep:
    """One step of the story; its words stand in ko.md and en.md under the same id."""

    id: str
    set: str | None
    setup: Setup


@dataclass(frozen=True, slots=True)
class LabInfo:
    """A lab's own words and its order of things."""

    name: str
    title: Words
    summary: Words
    sets: tuple[ViewSet, ...]
    story: tuple[StoryStep, ...]
    more: frozenset[str]
    knobs: Mapping[str, Any]

    def knob_title(self, knob: str, language: Language) -> str:
        """The knob's name as a learner reads it."""
        return str(self._knob(knob).get(language, knob))

    def knob_help(self, knob: str, language: Language) -> str:
        """One sentence on what the knob does; empty for none."""
        return str(self._knob(knob).get("help", {}).get(language, ""))

    def option_title(self, knob: str, option: str, language: Language) -> str:
        """An option of a choice as a learner reads it."""
        return str(self._knob(knob).get("options", {}).get(option, {}).get(language, option))

    def step_words(self, step: StoryStep, language: Language) -> tuple[str, str]:
        """Title and Markdown text of a story step."""
        return _story(self.name, language)[step.id]

    def _knob(self, knob: str) -> Mapping[str, Any]:
        common = resources.table("lectures/knobs.toml").get(knob, {})
        return {**common, **self.knobs.get(knob, {})}


@cache
def lab_info(name: str) -> LabInfo:
    """What the lab `lecture/lab` says about itself."""
    table = resources.table(f"lectures/{name}/info.toml")
    sets = tuple(
        ViewSet(entry["id"], {"ko": entry["ko"], "en": entry["en"]}, tuple(map(tuple, entry["views"])))
        for entry in table.get("set", ())
    )
    story = tuple(
        StoryStep(entry["id"], entry.get("set"), _setup(entry.get("setup", {}))) for entry in table.get("story", ())
    )
    return LabInfo(
        name=name,
        title=table["title"],
        summary=table["summary"],
        sets=sets,
        story=story,
        more=frozenset(table.get("more", ())),
        knobs=table.get("knobs", {}),
    )


def lecture_title(lecture: str, language: Language) -> str:
    """The title on the lecture's tab."""
    return str(resources.table(f"lectures/{lecture}/info.toml")["title"][language])


def _setup(entry: Mapping[str, Any]) -> Setup:
    knobs = {name: tuple(value) if isinstance(value, list) else value for name, value in entry.get("knobs", {}).items()}
    return Setup(entry.get("data"), knobs, entry.get("seed"))


@cache
def _story(name: str, language: Language) -> Mapping[str, tuple[str, str]]:
    """Title and text of each step, by its id."""
    text = resources.text(f"lectures/{name}/{language}.md")
    found = list(_HEADING.finditer(text))
    ends = [match.start() for match in found[1:]] + [len(text)]
    return {match[1]: (match[2], text[match.end() : end].strip()) for match, end in zip(found, ends, strict=True)}
