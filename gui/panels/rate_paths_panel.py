"""The paths of all runs on the one surface that they share, seen from above: who creeps, who arrives, who leaves."""

import pyqtgraph as pg
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QKeyEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from engine.core.commands import SetParameters
from engine.core.frames import Part
from engine.core.parts_rates import RatePathsPart
from gui import theme
from gui.elided_label import ElidedLabel, alike
from gui.figures import figure
from gui.hover import Numbers, Spot, in_label
from gui.keys import keep_keys
from gui.panels.heat_map import HeatMap
from gui.panels.lane_dress import LaneLabel, called
from gui.panels.panel import Panel
from gui.panels.pointed_plot import PointedPlot
from gui.panels.rate_path_items import Point, RatePaths

_ARROWS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, 1),
    Qt.Key.Key_Down: (0, -1),
}
_KEYS = (*_ARROWS, Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape)
_FADED = 0.28
_LOW_LINES = 14
_COST = r"(?:(?<=cost )|(?<=   ))[−\d∞]\S*"


class RatePathsPanel(Panel):
    """Draws `RatePathsPart`. Click, or arrow keys and Enter: all runs start there."""

    dear = True

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._part: RatePathsPart | None = None
        self._cursor: Point | None = None
        self.plot = PointedPlot()
        self._heat = HeatMap()
        self.paths = RatePaths()
        self.labels: list[LaneLabel] = []
        self._legend = QGridLayout()
        self.hint = ElidedLabel(role=QPalette.ColorRole.PlaceholderText)
        self._numbers = Numbers(self, self._spots)
        self._lay_out()
        self.plot.pointed.connect(self._on_pointed)
        self.restyle()
        self.retranslate()

    def _lay_out(self) -> None:
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        keep_keys(self, _KEYS)
        self._heat.add_to(self.plot)
        self.plot.addItem(self.paths, ignoreBounds=True)
        self._heat.image.setOpacity(_FADED)
        self.plot.setMinimumSize(140, 90)
        self.plot.name_inside()
        self._legend.setHorizontalSpacing(12)
        self._legend.setVerticalSpacing(0)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 3, 6, 3)
        column.setSpacing(1)
        column.addLayout(self._legend)
        column.addWidget(self.plot, 1)
        column.addWidget(self.hint)

    def show_part(self, part: Part) -> None:
        assert isinstance(part, RatePathsPart)
        last, self._part = self._part, part
        if last is None or last.cost is not part.cost:
            self._draw_surface(part)
        if len(part.paths) != len([label for label in self.labels if not label.isHidden()]):
            self._make(len(part.paths))
        if last is None or last.parameters != part.parameters:
            self._write_axes()
        self.paths.set_runs(part.paths, part.optimum)
        self._write()

    def _make(self, count: int) -> None:
        """A legend for so many runs, two beside each other."""
        for place in range(len(self.labels), count):
            label = LaneLabel(place)
            self._legend.addWidget(label, place // 2, place % 2)
            self._numbers.over(label.words)
            self.labels.append(label)
        for place, label in enumerate(self.labels):
            label.setVisible(place < count)
        alike([label.words for label in self.labels])

    def _draw_surface(self, part: RatePathsPart) -> None:
        x, y = part.x, part.y
        self.paths.set_labels(self._heat.draw(x, y, part.cost, part.levels).labels)
        self.plot.setRange(xRange=(float(x[0]), float(x[-1])), yRange=(float(y[0]), float(y[-1])), padding=0)

    def _write(self) -> None:
        part = self._part
        if part is None:
            return
        for label, run in zip(self.labels, part.paths, strict=False):
            name, cost = called(run.title), figure(run.cost)
            whole = f"{name}   cost {cost}"
            gone = f"   {self.tr('outside the picture')}" if run.outside else ""
            label.words.set_text(f"{whole}{gone}", whole, f"{name}   {cost}", name, run.name)

    def _write_axes(self) -> None:
        if self._part is not None:
            names = tuple("w" if name == "w1" else name for name in self._part.parameters)
            self.plot.set_labels(left=names[1], bottom=names[0])

    def _spots(self) -> list[Spot]:
        if self._part is None:
            return []
        pairs = zip(self.labels, self._part.paths, strict=False)
        return [spot for label, run in pairs for spot in in_label(label.words, (_COST, (run.name, "cost")))]

    def _start_at(self, place: Point) -> None:
        part = self._part
        assert part is not None
        limits = ((part.x[0], part.x[-1]), (part.y[0], part.y[-1]))
        held = [float(min(max(value, low), high)) for value, (low, high) in zip(place, limits, strict=True)]
        self.command_requested.emit(SetParameters(dict(zip(part.parameters, held, strict=True)), start=True))

    def _on_pointed(self, point: QPointF) -> None:
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        if self._part is not None:
            self._start_at((point.x(), point.y()))

    def _point_at(self, place: Point | None) -> None:
        self._cursor = place
        self.paths.set_cursor(place)

    def _move(self, across: int, up: int, share: float) -> None:
        part = self._part
        assert part is not None
        x, y = self._cursor or part.paths[0].here
        x += across * share * float(part.x[-1] - part.x[0])
        y += up * share * float(part.y[-1] - part.y[0])
        x = min(max(x, float(part.x[0])), float(part.x[-1]))
        self._point_at((x, min(max(y, float(part.y[0])), float(part.y[-1]))))

    def _fit(self) -> None:
        """In a low view the plot comes first."""
        roomy = self.height() > _LOW_LINES * self.fontMetrics().height()
        self.hint.setVisible(roomy)
        self.plot.show_titles(roomy)

    def restyle(self) -> None:
        self.plot.restyle()
        ink = QColor(theme.current().muted)
        ink.setAlpha(150)
        self._heat.lines.setPen(pg.mkPen(ink, width=1))
        for label in self.labels:
            label.restyle()
        self.paths.update()
        self._fit()

    def retranslate(self) -> None:
        hint = self.tr("★ lowest point · each arrow is one update · click: all start there")
        self.hint.set_text(hint, self.tr("★ lowest point · click: all start there"), self.tr("★ lowest point"))
        self.setAccessibleName(self.tr("Paths of all runs on the cost surface"))
        self.setAccessibleDescription(self.tr("Arrow keys move the crosshair, Enter starts all runs there."))
        self._write_axes()
        self._write()

    def show_focus(self, focused: bool) -> None:
        if not focused:
            self._point_at(None)
        self.plot.show_focus(focused)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if self._part is None or key not in _KEYS:
            super().keyPressEvent(event)
        elif key in _ARROWS:
            self._move(*_ARROWS[key], 0.1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 0.01)
        elif key == Qt.Key.Key_Escape:
            self._point_at(None)
        elif self._cursor is not None:
            self._start_at(self._cursor)
            self._point_at(None)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()
