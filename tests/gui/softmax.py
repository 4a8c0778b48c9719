"""Runs of softmax training seen by its own panels, without a thread."""

from typing import Any, TypeVar

from PySide6.QtCore import QPoint
from pytestqt.qtbot import QtBot

from engine.core.frames import Look, Part
from engine.core.lesson import NamedData
from engine.topics.softmax import softmax_parts
from gui.hover import Numbers, Spot
from gui.panels.panel import Panel
from tests.gui.classes import Run

P = TypeVar("P", bound=Panel)

IRIS = NamedData("iris")
EIGHT = NamedData("eight_rows")
ZOO = NamedData("zoo")
_MAKERS = {
    "bars": softmax_parts.bars,
    "scores": softmax_parts.scores,
    "row": softmax_parts.row,
    "weights": softmax_parts.weights,
}


def part(run: Run, view: str, **look: Any) -> Part:
    """What the view shows of the run."""
    return _MAKERS[view](run.run, Look(**look), run.history)


def shown(qtbot: QtBot, panel: P, run: Run, view: str, size: tuple[int, int] = (520, 420), **look: Any) -> P:
    """The panel on screen with the run in it."""
    qtbot.addWidget(panel)
    panel.resize(*size)
    panel.show_scene(run.scene())
    panel.show_part(part(run, view, **look))
    with qtbot.waitActive(panel):
        panel.show()
        panel.activateWindow()
    panel.setFocus()
    panel.grab()
    return panel


def looks(panel: Panel) -> list[object]:
    """What the panel asks to look at, from now on."""
    asked: list[object] = []
    panel.look_requested.connect(asked.append)
    return asked


def numbers(panel: Panel) -> Numbers:
    """The numbers of the panel that explain themselves."""
    (found,) = (child for child in panel.children() if isinstance(child, Numbers))
    return found


def keys(panel: Panel) -> list[tuple[str, ...]]:
    """The keys of all numbers that are shown."""
    return [spot.key for spot in numbers(panel).spots()]


def spot(panel: Panel, *key: str) -> Spot:
    """Where the number with this key is."""
    return next(found for found in numbers(panel).spots() if found.key == key)


def middle(found: Spot) -> QPoint:
    """Its middle, in its widget."""
    return found.rect.center()
