"""The plane of two features as the memoriser calls it: each place belongs to the training row that is nearest."""

from gui.hover import Key
from gui.panels.class_map_panel import ClassMapPanel


class MemoryMapPanel(ClassMapPanel):
    """Draws a `ClassMapPart` of the memoriser."""

    def retranslate(self) -> None:
        super().retranslate()
        self.setAccessibleName(self.tr("Plane of two features with the classes that the memoriser calls"))

    def _key(self, row: int) -> Key:
        """What is explained of a row: its own target, repeated."""
        return ("memory", "row", str(row))
