"""The marked path of a lecture through its labs in fifty minutes, read from `class.toml`."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

import resources

Words = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Stop:
    """A place on the path: a lab, a step of its story, and the card that is asked there."""

    lab: str
    step: str
    card: str = ""


@dataclass(frozen=True, slots=True)
class ClassPart:
    """A stretch of the path: what it is called, how long it takes, and where it goes."""

    title: Words
    minutes: int
    stops: tuple[Stop, ...]


@cache
def class_parts(lecture: str) -> tuple[ClassPart, ...]:
    """The path of `lecture`; empty for a lecture without one."""
    name = f"lectures/{lecture}/class.toml"
    if not resources.path(name).exists():
        return ()
    return tuple(
        ClassPart(
            title={"ko": entry["ko"], "en": entry["en"]},
            minutes=entry["minutes"],
            stops=tuple(_stop(lecture, place) for place in entry["steps"]),
        )
        for entry in resources.table(name)["part"]
    )


def _stop(lecture: str, place: str) -> Stop:
    lab, step, *card = place.split("/")
    return Stop(f"{lecture}/{lab}", step, *card)
