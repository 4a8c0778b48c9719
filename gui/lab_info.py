"""What a lab says about itself: title, names of its knobs, sets of views, story. Read from its resources folder."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any

import resources
from engine.core.knobs import KnobValue
from engine.core.messages import Language
from gui.story_until import Until, read

Words = Mapping[str, str]
Rows = tuple[tuple[str, ...], ...]

_HEADING = re.compile(r"^## +([a-z0-9-]+) *\| *(.+?) *$", re.MULTILINE)
_TASK = re.compile(r"^> +(.+?)\s*$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class ViewSet:
    """Up to four views that are open together, in rows from top to bottom."""

    id: str
    title: Words
    rows: Rows


@dataclass(frozen=True, slots=True)
class Setup:
    """What a story step puts in place when the learner asks for it: a whole new run, so that it is the same each time.

    Attributes:
        data: name of the data set; None for the lab's first.
        knobs: what differs from the lab's defaults and from what suits the data.
        seed: of the start; None for the lab's own.
        initial: parameters of the start by flat name.
        play: begin to train at once.
        steps: the goal; None for the lab's own.
    """

    data: str | None = None
    knobs: Mapping[str, KnobValue] = field(default_factory=dict)
    seed: int | None = None
    initial: Mapping[str, float] = field(default_factory=dict)
    play: bool = False
    steps: int | None = None

    @property
    def empty(self) -> bool:
        """Whether there is nothing to put in place."""
        return self == Setup()


@dataclass(frozen=True, slots=True)
class StoryStep:
    """One step of the story; its words stand in ko.md and en.md under the same id.

    Attributes:
        rows: the views that it opens, None leaves those that are open.
        setup: what its button puts in place; empty for a step that goes on with what is there.
        base: what the safe key goes back to: its own set-up, or that of the nearest step before it.
        highlight: a knob, a view or a button to look at; "" for none.
        until: what the learner does here; None for a step that is only read.
    """

    id: str
    rows: Rows | None
    setup: Setup
    base: Setup
    highlight: str = ""
    until: Until | None = None


@dataclass(frozen=True, slots=True)
class NamedStart:
    """A start worth coming back to, and what puts it in place."""

    title: Words
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
    starts: tuple[NamedStart, ...] = ()

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
        """Title and Markdown text of a story step, without its task."""
        title, text = _story(self.name, language)[step.id]
        return title, _TASK.sub("", text).strip()

    def task(self, step: StoryStep, language: Language) -> str:
        """What the learner does in this step, in one sentence; empty for a step that is only read."""
        found = _TASK.search(_story(self.name, language)[step.id][1])
        return found[1] if found else ""

    def set_of(self, rows: Rows) -> str:
        """The id of the set of views that these rows are; empty for none."""
        return next((entry.id for entry in self.sets if entry.rows == rows), "")

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
    return LabInfo(
        name=name,
        title=table["title"],
        summary=table["summary"],
        sets=sets,
        story=tuple(_steps(table.get("story", ()), sets)),
        more=frozenset(table.get("more", ())),
        knobs=table.get("knobs", {}),
        starts=tuple(
            NamedStart({"ko": entry["ko"], "en": entry["en"]}, _setup(entry["setup"]))
            for entry in table.get("start", ())
        ),
    )


def lecture_title(lecture: str, language: Language) -> str:
    """The title on the lecture's tab."""
    return str(resources.table(f"lectures/{lecture}/info.toml")["title"][language])


def _steps(entries: Iterable[Mapping[str, Any]], sets: tuple[ViewSet, ...]) -> Iterator[StoryStep]:
    base = Setup()
    for entry in entries:
        put = entry.get("setup", {})
        setup = _setup(put)
        base = base if setup.empty else setup
        rows = _rows(put.get("views"), sets)
        yield StoryStep(entry["id"], rows, setup, base, put.get("highlight", ""), read(entry.get("until", {})))


def _setup(entry: Mapping[str, Any]) -> Setup:
    knobs = {name: tuple(value) if isinstance(value, list) else value for name, value in entry.get("knobs", {}).items()}
    return Setup(
        entry.get("data"),
        knobs,
        entry.get("seed"),
        entry.get("initial", {}),
        entry.get("play", False),
        entry.get("steps"),
    )


def _rows(views: str | list[str] | None, sets: tuple[ViewSet, ...]) -> Rows | None:
    """A set by its id, or up to four views: two beside each other in a row."""
    if isinstance(views, str):
        return next(entry.rows for entry in sets if entry.id == views)
    if not views:
        return None
    return tuple(tuple(views[first : first + 2]) for first in range(0, len(views), 2))


@cache
def _story(name: str, language: Language) -> Mapping[str, tuple[str, str]]:
    """Title and text of each step, by its id."""
    text = resources.text(f"lectures/{name}/{language}.md")
    found = list(_HEADING.finditer(text))
    ends = [match.start() for match in found[1:]] + [len(text)]
    return {match[1]: (match[2], text[match.end() : end].strip()) for match, end in zip(found, ends, strict=True)}
