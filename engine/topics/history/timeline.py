"""A strip of years, read from its file: entries in order, and lanes of what was there since when."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import resources
from engine.core.parts_timeline import Door, Entry, ErrorShare, Lane, Said, Stage


@dataclass(frozen=True, slots=True)
class Timeline:
    """What a `timeline.toml` holds."""

    span: tuple[int, int]
    entries: tuple[Entry, ...]
    lanes: tuple[Lane, ...]

    def entry(self, name: str) -> Entry:
        """The entry with this id."""
        return next(entry for entry in self.entries if entry.id == name)

    def reached(self, year: int) -> tuple[int, ...]:
        """For each lane the index of the stage in force in `year`; −1 before the first."""
        return tuple(sum(stage.year <= year for stage in lane.stages) - 1 for lane in self.lanes)


def read(name: str) -> Timeline:
    """The timeline in the resource file `name`.

    Raises:
        FileNotFoundError: there is no such file.
        KeyError: something is left out.
    """
    table = resources.table(name)
    return Timeline(
        span=(int(table["span"]["first"]), int(table["span"]["last"])),
        entries=tuple(map(_entry, table["entry"])),
        lanes=tuple(map(_lane, table["lane"])),
    )


def _entry(entry: Mapping[str, Any]) -> Entry:
    return Entry(
        id=entry["id"],
        year=entry["year"],
        shown=entry.get("shown", str(entry["year"])),
        who=entry["who"],
        title=_said(entry["title"]),
        could=_said(entry["could"]),
        lacked=_said(entry["lacked"]),
        note=_said(entry["note"]) if "note" in entry else None,
        sketch=entry["sketch"],
        picture=_said(entry["picture"]),
        errors=tuple(ErrorShare(_said(share["words"]), share["percent"]) for share in entry.get("errors", ())),
        doors=tuple(Door(door["lab"], door.get("story", ""), _said(door["see"])) for door in entry["labs"]),
    )


def _lane(lane: Mapping[str, Any]) -> Lane:
    stages = (Stage(stage["year"], _said(stage["words"]), stage.get("enough", False)) for stage in lane["stage"])
    return Lane(_said(lane["name"]), tuple(stages))


def _said(words: Mapping[str, str]) -> Said:
    return Said(words["ko"], words["en"])
