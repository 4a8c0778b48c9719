"""A view: a name that engine, story and window share, its title, and the panel that draws it."""

from collections.abc import Callable
from dataclasses import dataclass

from engine.core.operations import OperationPhase
from gui.panels.panel import Panel


@dataclass(frozen=True, slots=True)
class View:
    """One entry of a lab's `VIEWS`.

    Attributes:
        name: as in `Lab.views`, in story steps and in view sets.
        title: source text of the title, marked with QT_TRANSLATE_NOOP("View", …), which types it as object.
        panel: makes the panel, when the view is first opened.
        shows: in which phases of an update something in it changes; an arrow says so while one steps inside an update.
    """

    name: str
    title: object
    panel: Callable[[], Panel]
    shows: tuple[OperationPhase, ...] = ()
