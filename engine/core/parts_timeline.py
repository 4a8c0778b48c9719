"""What the strip of years shows: entries to be walked, what the idea waited for, and numbers for the pictures."""

from dataclasses import dataclass

from engine.core.frames import Part
from engine.core.messages import Language
from engine.core.types import Array


@dataclass(frozen=True, slots=True)
class Said:
    """The same words in both languages."""

    ko: str
    en: str

    def in_language(self, language: Language) -> str:
        """The words a learner reads."""
        return self.ko if language == "ko" else self.en


@dataclass(frozen=True, slots=True)
class Door:
    """A lab that shows what an entry speaks of: its name, a step of its story ("" for none), what there is to see."""

    lab: str
    story: str
    see: Said


@dataclass(frozen=True, slots=True)
class ErrorShare:
    """A share of wrong answers, in percent, and whose it is."""

    words: Said
    percent: float


@dataclass(frozen=True, slots=True)
class Entry:
    """One stop of the strip.

    Attributes:
        year: its place on the strip; `shown` the year or years as they are written.
        who: names of people, the same in both languages.
        could, lacked: what could be done from then on, and what could not; `note` corrects what is often said.
        sketch: which picture stands beside it, and `picture` what it shows.
        errors: the bars of the picture "errors", the last of them new.
        doors: labs that show it, the nearest first.
    """

    id: str
    year: int
    shown: str
    who: str
    title: Said
    could: Said
    lacked: Said
    note: Said | None
    sketch: str
    picture: Said
    errors: tuple[ErrorShare, ...]
    doors: tuple[Door, ...]


@dataclass(frozen=True, slots=True)
class Stage:
    """From `year` on a thing was so, and whether that was `enough` for deep networks."""

    year: int
    words: Said
    enough: bool


@dataclass(frozen=True, slots=True)
class Lane:
    """One of the things the idea waited for, stage after stage."""

    name: Said
    stages: tuple[Stage, ...]


@dataclass(frozen=True, slots=True)
class TimelinePart(Part):
    """The whole strip and where the walk stands.

    Attributes:
        span: first and last year of the axis.
        entries: in order of their years; `at` is the present one.
        lanes: what the idea waited for; `reached` the stage of each that is in force in the present year, −1 for none.
        z, sigmoid, relu: (n,) two activations, for the picture "activations".
    """

    span: tuple[int, int]
    entries: tuple[Entry, ...]
    at: int
    lanes: tuple[Lane, ...]
    reached: tuple[int, ...]
    z: Array
    sigmoid: Array
    relu: Array

    @property
    def entry(self) -> Entry:
        """The entry on screen."""
        return self.entries[self.at]
