"""What every view has in common: it is shown a scene and parts, and asks for looks and commands."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QFocusEvent, QPalette
from PySide6.QtWidgets import QWidget

from engine.core.asides import Pin
from engine.core.frames import Part, Scene
from gui.live_widget import LiveWidget


class Panel(LiveWidget):
    """One view. It draws what it is given, on a ground of its own, and computes nothing.

    Signals:
        look_requested: a dict of `Look` fields to replace, e.g. `{"sample": 3}`.
        command_requested: a command for the engine.
        visit_requested: a `Visit`: another lab to open.
    """

    look_requested = Signal(object)
    command_requested = Signal(object)
    visit_requested = Signal(object)

    # A view that takes long to paint: at full speed two such views are never drawn in one frame.
    dear = False

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAutoFillBackground(True)
        self.setBackgroundRole(QPalette.ColorRole.Base)

    def show_scene(self, scene: Scene) -> None:
        """A new run: names and limits that hold until the next scene."""

    def show_pins(self, pins: tuple[Pin, ...]) -> None:
        """Runs kept behind the present one, where the view has a place for them."""

    def show_part(self, part: Part) -> None:
        """Draw `part`, the one kind this panel knows."""
        raise NotImplementedError

    def show_focus(self, focused: bool) -> None:
        """Frame what the keys of this view move, where it takes keys itself."""

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.show_focus(True)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.show_focus(False)
