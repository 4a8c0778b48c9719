"""What views of small images share: lines of words, the images with one of them chosen, a note, mouse and keys."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeyEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from engine.core.frames import Scene
from gui.filled_label import FilledLabel
from gui.hover import Spot
from gui.keys import keep_keys
from gui.panels.image_grid import ImageGrid
from gui.panels.panel import Panel
from gui.panels.row_keys import ROW_KEYS


class ImagesPanel(Panel):
    """A click or the arrow keys choose an image."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.grid = ImageGrid()
        self.note = FilledLabel(role=QPalette.ColorRole.PlaceholderText)
        self.grid.chosen.connect(self._choose)

    def _lay_out(self, *above: QWidget) -> None:
        """Stack what stands `above` the images, the images, and the note."""
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 3, 8, 3)
        layout.setSpacing(3)
        for widget in above:
            layout.addWidget(widget)
        layout.addWidget(self.grid, 1)
        layout.addWidget(self.note)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        keep_keys(self, ROW_KEYS)

    def _here(self) -> int:
        """The place of the chosen one."""
        raise NotImplementedError

    def _choose(self, k: int) -> None:
        """Choose the image at `k`."""
        raise NotImplementedError

    def _key(self, k: int) -> tuple[str, ...] | None:
        """What the engine explains the image at `k` by."""
        raise NotImplementedError

    def show_scene(self, scene: Scene) -> None:
        self.grid.names = scene.classes
        self.grid.update()

    def _at(self, k: int) -> Spot | None:
        places, key = self.grid.places(), self._key(k)
        return Spot(key, self.grid, places[k].toAlignedRect()) if key is not None and k < len(places) else None

    def _spot_at(self, point: QPoint) -> Spot | None:
        k = self.grid.place_at(point)
        return None if k is None else self._at(k)

    def restyle(self) -> None:
        self.grid.restyle()
        self._make_room()

    def _make_room(self) -> None:
        """In a low view the note gives way to the images."""
        column = self.layout()
        if column is None:
            return
        needed = column.minimumSize().height() - self.grid.minimumSizeHint().height() + self.grid.lowest()
        if self.note.isHidden():
            needed += self.note.sizeHint().height() + column.spacing()
        room = needed <= self.height()
        if room == self.note.isHidden():
            self.note.setVisible(room)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._make_room()

    def show_focus(self, focused: bool) -> None:
        self.grid.show_focus(focused)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        k = self.grid.neighbour(event.key(), self._here())
        if k is None:
            super().keyPressEvent(event)
        else:
            self._choose(k)
