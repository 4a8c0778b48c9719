"""Costs over the same two parameters side by side as heat maps with contours, each with the hops of its run."""

import pyqtgraph as pg
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QKeyEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from engine.core.commands import SetParameters
from engine.core.frames import Part
from engine.core.parts_lanes import LaneSurface, LaneSurfacesPart
from gui import fonts
from gui.drawing.colors import heat
from gui.drawing.contours import contours, refined
from gui.elided_label import ElidedLabel
from gui.figures import figure, fixed
from gui.hover import Numbers, Spot, in_label
from gui.keys import keep_keys
from gui.live_widget import LiveWidget
from gui.panels.lane_dress import LaneLabel, called
from gui.panels.panel import Panel
from gui.panels.pointed_plot import PointedPlot
from gui.panels.surface_items import ContourItem, Marks

_ARROWS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, 1),
    Qt.Key.Key_Down: (0, -1),
}
_KEYS = (*_ARROWS, Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape)
_LOW_LINES = 10
_PLACES = 4


class LaneSurfacesPanel(Panel):
    """Draws LaneSurfacesPart. Click, or arrow keys and Enter: all runs start there."""

    dear = True

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._part: LaneSurfacesPart | None = None
        self._cursor: tuple[float, float] | None = None
        self.maps: list[SurfaceMap] = []
        self.hint = ElidedLabel(role=QPalette.ColorRole.PlaceholderText)
        self._row = QHBoxLayout()
        self._numbers = Numbers(self, self._spots)
        self._lay_out()
        self.restyle()
        self.retranslate()

    def _lay_out(self) -> None:
        self.setAutoFillBackground(True)
        self.setBackgroundRole(QPalette.ColorRole.Base)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        keep_keys(self, _KEYS)
        self._row.setSpacing(6)
        column = QVBoxLayout(self)
        column.setContentsMargins(6, 4, 6, 4)
        column.setSpacing(1)
        column.addLayout(self._row, 1)
        column.addWidget(self.hint)

    def show_part(self, part: Part) -> None:
        assert isinstance(part, LaneSurfacesPart)
        old, self._part = self._part, part
        if not self.maps:
            self._make(len(part.surfaces))
        for drawn, lane in zip(self.maps, part.surfaces, strict=True):
            drawn.show_surface(lane)
        if old is None or old.learned != part.learned:
            self._write_hint()

    def _make(self, count: int) -> None:
        for place in range(count):
            drawn = SurfaceMap(place)
            drawn.plot.pointed.connect(self._on_pointed)
            self._numbers.over(drawn.reading)
            self._row.addWidget(drawn, 1)
            self.maps.append(drawn)

    def _spots(self) -> list[Spot]:
        return [spot for drawn in self.maps for spot in drawn.spots()]

    def _on_pointed(self, point: QPointF) -> None:
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        self._start_at((point.x(), point.y()))

    def _start_at(self, point: tuple[float, float]) -> None:
        part = self._part
        if part is None:
            return
        values = dict(zip(part.parameters, self._inside(point), strict=True))
        if not part.learned:
            del values[part.parameters[1]]
        self.command_requested.emit(SetParameters(values, start=True))

    def _inside(self, point: tuple[float, float]) -> tuple[float, float]:
        assert self._part is not None
        surface = self._part.surfaces[0].surface
        (x_low, x_high), (y_low, y_high) = ((float(axis[0]), float(axis[-1])) for axis in (surface.x, surface.y))
        return min(max(point[0], x_low), x_high), min(max(point[1], y_low), y_high)

    def _point_at(self, point: tuple[float, float] | None) -> None:
        self._cursor = point
        for drawn in self.maps:
            drawn.marks.set_cursor(point)

    def _fit(self) -> None:
        """In a low view the surfaces come first."""
        self.hint.setVisible(self.height() > _LOW_LINES * self.fontMetrics().height())

    def restyle(self) -> None:
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _write_hint(self) -> None:
        click = self.tr("click: both start there · ○ lowest point")
        fixed = self.tr("b stays 0: only w is learned")
        learned = self._part is None or self._part.learned
        self.hint.set_text(click if learned else f"{fixed} · {click}", click if learned else fixed)

    def retranslate(self) -> None:
        self._write_hint()
        self.setAccessibleName(self.tr("Costs over w and b"))
        self.setAccessibleDescription(self.tr("Arrow keys move the crosshair, Enter starts there."))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, part = Qt.Key(event.key()), self._part
        if part is None or key not in _KEYS:
            super().keyPressEvent(event)
        elif key in _ARROWS:
            surface = part.surfaces[0].surface
            share = 0.1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 0.01
            x, y = self._cursor or surface.here
            x += _ARROWS[key][0] * share * float(surface.x[-1] - surface.x[0])
            y += _ARROWS[key][1] * share * float(surface.y[-1] - surface.y[0])
            self._point_at(self._inside((x, y)))
        elif key == Qt.Key.Key_Escape:
            self._point_at(None)
        elif self._cursor is not None:
            self._start_at(self._cursor)
            self._point_at(None)

    def show_focus(self, focused: bool) -> None:
        if not focused:
            self._point_at(None)
        for drawn in self.maps:
            drawn.plot.show_focus(focused)


class SurfaceMap(LiveWidget):
    """One of the surfaces; `place` is that of its run among those compared."""

    def __init__(self, place: int) -> None:
        super().__init__()
        self._lane: LaneSurface | None = None
        self.head = LaneLabel(place)
        self.reading = ElidedLabel()
        self.plot = PointedPlot()
        self._heat = pg.ImageItem(axisOrder="row-major")
        self._contours, self.marks = ContourItem(), Marks()
        for item in (self._heat, self._contours, self.marks):
            self.plot.addItem(item, ignoreBounds=True)
        self.plot.setMinimumSize(110, 70)
        column = QVBoxLayout(self)
        column.setContentsMargins(4, 2, 4, 2)
        column.setSpacing(1)
        for widget in (self.head, self.reading):
            column.addWidget(widget)
        column.addWidget(self.plot, 1)
        self.restyle()
        self.retranslate()

    def show_surface(self, lane: LaneSurface) -> None:
        """Draw the surface of `lane`, and its run on it."""
        last, self._lane = self._lane, lane
        part = lane.surface
        if last is None or last.surface.cost is not part.cost:
            self._draw(lane)
        self.marks.set_run(part.path.tolist(), part.here, part.step_vector, shadow=False)
        self.marks.set_marks(None, part.slice_lowest)
        self._write()

    def _draw(self, lane: LaneSurface) -> None:
        part = lane.surface
        x, y, cost = refined(part.x, part.y, part.cost)
        self._heat.setImage(heat(cost), autoLevels=False, levels=(0, 255))
        width, height = float(x[-1] - x[0]), float(y[-1] - y[0])
        across, up = width / (len(x) - 1), height / (len(y) - 1)
        # A cost belongs to the middle of its pixel.
        self._heat.setRect(x[0] - across / 2, y[0] - up / 2, width + across, height + up)
        found = contours(x, y, cost, part.levels)
        self._contours.setPath(found.path)
        self.marks.set_contours(found)
        self.plot.setRange(xRange=(float(x[0]), float(x[-1])), yRange=(float(y[0]), float(y[-1])), padding=0)

    def spots(self) -> list[Spot]:
        """The numbers that explain themselves."""
        return [] if self._lane is None else in_label(self.reading, (r"cost \S+", (self._lane.name, "cost")))

    def _write(self) -> None:
        lane = self._lane
        if lane is None:
            return
        self.head.words.set_text(called(lane.title))
        w, b = (fixed(value, _PLACES) for value in lane.surface.here)
        cost = figure(lane.surface.here_cost)
        self.reading.set_text(
            self.tr("w = {w}  b = {b}  cost {cost}").format(w=w, b=b, cost=cost),
            self.tr("cost {cost}").format(cost=cost),
        )

    def restyle(self) -> None:
        self.plot.restyle()
        self.head.restyle()
        bold = fonts.tabular(self.font())
        bold.setBold(True)
        self.head.words.setFont(bold)
        self.marks.update()
        self._fit()

    def _fit(self) -> None:
        self.plot.show_titles(self.height() > _LOW_LINES * self.fontMetrics().height())

    def retranslate(self) -> None:
        self.plot.set_labels(left="b", bottom="w")
        self._write()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()
