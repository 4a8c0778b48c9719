"""A plane in which every row is a point: a click or a key chooses one, and every point explains itself."""

from PySide6.QtCore import QPoint, QPointF
from PySide6.QtWidgets import QWidget

from engine.core.parts_classes import ClassMapPart
from gui.hover import Key, Numbers, Spot
from gui.panels.class_map_items import ClassMapItems
from gui.panels.pointed_plot import PointedPlot
from gui.panels.row_by_row_panel import RowByRowPanel

_REACH_PX = 28.0


class RowPlanePanel(RowByRowPanel):
    """Holds the plot with its points. A click chooses the nearest row; so do keys, in the order of the rows."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.plot = PointedPlot()
        self.items = ClassMapItems(self.plot)
        self.plot.pointed.connect(self._on_pointed)
        Numbers(self, self._chosen_spots).over(self.plot.viewport(), found=self._point_under)

    @property
    def _plane(self) -> ClassMapPart | None:
        """What is drawn."""
        raise NotImplementedError

    def _key(self, row: int) -> Key:
        """What is explained of a row."""
        raise NotImplementedError

    def _keys(self, row: int) -> list[Key]:
        """What keys explain of the chosen row, in order."""
        return [self._key(row)]

    def _spot(self, row: int) -> Spot:
        assert self._plane is not None
        x, y = self._plane.points[row].tolist()
        return Spot(self._key(row), self.plot.viewport(), self.plot.box_around(x, y, round(self.items.marker_px)))

    def _chosen_spots(self) -> list[Spot]:
        plane = self._plane
        if plane is None or plane.sample >= len(plane.points):
            return []
        return [self._spot(plane.sample)._replace(key=key) for key in self._keys(plane.sample)]

    def _point_under(self, pixel: QPoint) -> Spot | None:
        row = self.items.row_at(self.plot.to_data(pixel), self.items.marker_px)
        return None if row is None else self._spot(row)

    def _on_pointed(self, point: QPointF) -> None:
        row = self.items.row_at(point, _REACH_PX)
        if row is not None:
            self._choose(row)

    def show_focus(self, focused: bool) -> None:
        self.plot.show_focus(focused)

    def _rows_now(self) -> tuple[int, int]:
        plane = self._plane
        return (0, 0) if plane is None else (plane.sample, len(plane.points))
