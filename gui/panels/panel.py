"""What every view has in common: it is shown a scene and parts, and asks for looks and commands."""

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QWidget

from engine.core.frames import Part, Scene


class Panel(QWidget):
    """One view. It draws what it is given and computes nothing.

    Signals:
        look_requested: a dict of `Look` fields to replace, e.g. `{"sample": 3}`.
        command_requested: a command for the engine.
    """

    look_requested = Signal(object)
    command_requested = Signal(object)

    def show_scene(self, scene: Scene) -> None:
        """A new run: names and limits that hold until the next scene."""

    def show_part(self, part: Part) -> None:
        """Draw `part`, the one kind this panel knows."""
        raise NotImplementedError

    def restyle(self) -> None:
        """Take colours and font size from `gui.theme` anew. Called once by `__init__` of each panel, then on change."""

    def retranslate(self) -> None:
        """Write all words anew. Called once by `__init__` of each panel, then on a change of language."""

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.FontChange):
            self.restyle()
        elif event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
