"""What was asked on the command line, checked, as the window takes it."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from engine.core.lesson import Lesson
from engine.core.messages import Language

if TYPE_CHECKING:
    # The theme needs Qt, and this file is read before anybody knows whether Qt is wanted.
    from gui.theme import ThemeName


@dataclass(frozen=True, slots=True)
class Options:
    """How the window opens; None means as it was left.

    Attributes:
        lab: `lecture/lab` to open at.
        lesson: to be opened in its lab.
        language, theme: instead of the saved ones.
        projector: begin in projector mode.
        screenshots: folder for a picture of every lab (or of `lab`), instead of a session.
        size: of the window, in pixels.
        steps: updates, instead of the lab's or the lesson's own.
        autoplay: play on at full speed, whatever happens.
        quit_after: seconds after the first paint; 0 quits at that paint.
        stats: file for the figures of the session.
    """

    lab: str | None = None
    lesson: Lesson | None = None
    language: Language | None = None
    theme: "ThemeName | None" = None
    projector: bool = False
    screenshots: Path | None = None
    size: tuple[int, int] | None = None
    steps: int | None = None
    autoplay: bool = False
    quit_after: float | None = None
    stats: Path | None = None
