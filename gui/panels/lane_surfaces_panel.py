"""Costs over the same two parameters side by side as heat maps with contours, each with the hops of its run."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from engine.core.commands import SetParameters
from engine.core.frames import Part
from engine.core.parts_lanes import LaneSurface, LaneSurfacesPart
from gui.figures import figure, fixed
from gui.hover import Spot, in_label
from gui.panels.heat_map import HeatMap
from gui.panels.lane_dress import called
from gui.panels.lane_starts_panel import LaneMap, LaneStartsPanel, Place
from gui.panels.surface_items import Marks

_ARROWS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, 1),
    Qt.Key.Key_Down: (0, -1),
}
_LOW_LINES = 10
_PLACES = 4


class LaneSurfacesPanel(LaneStartsPanel):
    """Draws LaneSurfacesPart. A place has a weight and a bias."""

    dear = True

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_ARROWS, parent)
        self._part: LaneSurfacesPart | None = None
        self.maps: list[SurfaceMap] = []
        self.restyle()
        self.retranslate()

    def show_part(self, part: Part) -> None:
        assert isinstance(part, LaneSurfacesPart)
        old, self._part = self._part, part
        # How many there are is settled with the first part.
        while len(self.maps) < len(part.surfaces):
            self.maps.append(SurfaceMap(len(self.maps)))
            self._add(self.maps[-1])
        for drawn, lane in zip(self.maps, part.surfaces, strict=True):
            drawn.show_surface(lane)
        if old is None or old.learned != part.learned:
            self._write_hint()

    def _limits(self) -> tuple[Place, Place]:
        assert self._part is not None
        surface = self._part.surfaces[0].surface
        return (float(surface.x[0]), float(surface.x[-1])), (float(surface.y[0]), float(surface.y[-1]))

    def _here(self) -> Place:
        assert self._part is not None
        return self._part.surfaces[0].surface.here

    def _start_at(self, place: Place) -> None:
        part = self._part
        assert part is not None
        values = dict(zip(part.parameters, place, strict=True))
        if not part.learned:
            del values[part.parameters[1]]
        self.command_requested.emit(SetParameters(values, start=True))

    def _write_hint(self) -> None:
        click = self.tr("click: both start there · ○ lowest point")
        fixed = self.tr("b stays 0: only w is learned")
        learned = self._part is None or self._part.learned
        self.hint.set_text(click if learned else f"{fixed} · {click}", click if learned else fixed)

    def retranslate(self) -> None:
        self._write_hint()
        self.setAccessibleName(self.tr("Costs over w and b"))
        self.setAccessibleDescription(self.tr("Arrow keys move the crosshair, Enter starts there."))


class SurfaceMap(LaneMap):
    """One of the surfaces."""

    def __init__(self, place: int) -> None:
        super().__init__(place)
        self._lane: LaneSurface | None = None
        self._heat = HeatMap()
        self.marks = Marks(named=True)
        self._heat.add_to(self.plot)
        self.plot.addItem(self.marks, ignoreBounds=True)
        self.restyle()
        self.retranslate()

    def show_surface(self, lane: LaneSurface) -> None:
        """Draw the surface of `lane`, and its run on it."""
        last, self._lane = self._lane, lane
        part = lane.surface
        if last is None or last.surface.cost is not part.cost:
            self._draw(lane)
        self.marks.set_run(part.path, part.here, part.step_vector, shadow=False)
        self.marks.set_marks(None, part.slice_lowest)
        self._write()

    def _draw(self, lane: LaneSurface) -> None:
        part = lane.surface
        x, y = part.x, part.y
        self.marks.set_contours(self._heat.draw(x, y, part.cost, part.levels))
        self.plot.setRange(xRange=(float(x[0]), float(x[-1])), yRange=(float(y[0]), float(y[-1])), padding=0)

    def show_cursor(self, place: Place | None) -> None:
        self.marks.set_cursor(place)

    def spots(self) -> list[Spot]:
        return [] if self._lane is None else in_label(self.reading, (r"cost \S+", (self._lane.name, "cost")))

    def _write(self) -> None:
        lane = self._lane
        if lane is None:
            return
        self.head.words.set_text(called(lane.title), lane.name)
        w, b = (fixed(value, _PLACES) for value in lane.surface.here)
        cost = figure(lane.surface.here_cost)
        self.reading.set_text(
            self.tr("w = {w}  b = {b}  cost {cost}").format(w=w, b=b, cost=cost),
            self.tr("cost {cost}").format(cost=cost),
        )

    def restyle(self) -> None:
        super().restyle()
        self.marks.update()

    def _fit(self) -> None:
        self.plot.show_titles(self.height() > _LOW_LINES * self.fontMetrics().height())

    def retranslate(self) -> None:
        self.plot.set_labels(left="b", bottom="w")
        self._write()
