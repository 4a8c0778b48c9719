"""The rows where the hidden layer puts them: the plane of the inputs bends until one line of the output is enough."""

import pyqtgraph as pg
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPalette, QPolygonF, QResizeEvent
from PySide6.QtWidgets import QComboBox, QGraphicsPolygonItem, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from engine.core.frames import Part, Scene
from engine.core.parts_network import HiddenSpacePart
from gui import class_marks, theme
from gui.drawing import class_map, half_plane
from gui.elided_label import ElidedLabel
from gui.panels.arrow_panel import ArrowPanel
from gui.panels.curve import Curve, Dots
from gui.panels.place_names import PlaceNames
from gui.panels.pointed_plot import PointedPlot
from gui.panels.unit_lines import UnitLines

_REACH_PX = 28.0
_TINT = 55
_NAMED_ROWS = 8
_LINES_FOR_TITLES = 9


class HiddenSpacePanel(ArrowPanel):
    """Draws `HiddenSpacePart`. A click or the arrow keys choose a row; with more than two units, two are chosen."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._part: HiddenSpacePart | None = None
        self._names: tuple[str, ...] = ()
        self.plot = PointedPlot()
        self.halves = [QGraphicsPolygonItem() for _ in range(2)]
        self.grid = Curve(connect="finite")
        self.points = [Dots(symbol=class_marks.symbol(k, 2), pxMode=True) for k in range(2)]
        self.wrong, self.chosen = Dots(symbol="o", pxMode=True), Dots(symbol="s", pxMode=True)
        self.line = UnitLines(self.plot, None)
        self.places = PlaceNames(self.plot)
        self.units = (QComboBox(), QComboBox())
        self._signs = (QLabel("→"), QLabel("↑"))
        self.note = ElidedLabel(role=QPalette.ColorRole.PlaceholderText)
        self._lay_out()
        self._connect()
        self.restyle()
        self.retranslate()

    def _lay_out(self) -> None:
        for half in self.halves:
            half.setPen(pg.mkPen(None))
            self.plot.getPlotItem().getViewBox().addItem(half, ignoreBounds=True)
        items: list[Curve | Dots] = [self.grid, *self.points, self.wrong, self.chosen]
        for z, item in enumerate(items, 1):
            item.setZValue(z)
            self.plot.addItem(item)
        head = QHBoxLayout()
        head.setContentsMargins(0, 0, 0, 0)
        head.setSpacing(4)
        for sign, box in zip(self._signs, self.units, strict=True):
            head.addWidget(sign)
            head.addWidget(box)
        head.addWidget(self.note, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 3, 8, 3)
        layout.setSpacing(2)
        layout.addLayout(head)
        layout.addWidget(self.plot, 1)
        self.plot.setMinimumHeight(80)

    def _connect(self) -> None:
        self.plot.pointed.connect(self._on_pointed)
        self.plot.getPlotItem().getViewBox().sigResized.connect(self._name_places)
        for box in self.units:
            box.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            box.activated.connect(self._on_units)

    def show_scene(self, scene: Scene) -> None:
        self._names = scene.classes

    def show_part(self, part: Part) -> None:
        assert isinstance(part, HiddenSpacePart)
        last, self._part = self._part, part
        if last is None or last.limits != part.limits:
            self.plot.setRange(xRange=part.limits[0], yRange=part.limits[1], padding=0.06)
        if last is None or (last.units, last.count) != (part.units, part.count):
            self._write_axes(part)
            self._write(part)
        self._draw(part)
        self._name_places()

    def restyle(self) -> None:
        colors = theme.current()
        self.plot.restyle()
        self.plot.show_focus(self.hasFocus())
        self.grid.setPen(pg.mkPen(colors.muted, width=1))
        size = 0.8 * self.fontMetrics().height()
        for k, dots in enumerate(self.points):
            dots.setPen(pg.mkPen(colors.base, width=1))
            dots.setBrush(pg.mkBrush(class_marks.color(k)))
            dots.setSize(size * (1.2 if k == 0 else 1.0))
        for ring, pen, share in (
            (self.wrong, pg.mkPen(colors.error, width=2), 1.8),
            (self.chosen, pg.mkPen(colors.text, width=2), 2.1),
        ):
            ring.setPen(pen)
            ring.setBrush(pg.mkBrush(None))
            ring.setSize(share * size)
        for k, half in enumerate(self.halves):
            tint = QColor(class_marks.color(k))
            tint.setAlpha(_TINT)
            half.setBrush(tint)
        self.line.update()
        self.places.update()
        if self._part is not None:
            self._write_axes(self._part)
        self._fit()

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("Space of the hidden units with the rows in it"))
        if self._part is not None:
            self._write_axes(self._part)
            self._write(self._part)

    def _draw(self, part: HiddenSpacePart) -> None:
        self.grid.setData(*half_plane.joined(part.grid))
        for k, dots in enumerate(self.points):
            here = class_map.of_class(part.points, part.label, k)
            dots.setData(here[:, 0], here[:, 1])
        wrong = class_map.verdicts(part.label, part.called).wrong
        here = class_map.some((part.points,), [wrong])
        self.wrong.setData(here[:, 0], here[:, 1])
        chosen = (part.sample,) if part.sample < len(part.points) else ()
        here = class_map.some((part.points,), [chosen])
        self.chosen.setData(here[:, 0], here[:, 1])
        x, y = self._seen()
        for half, sign in zip(self.halves, (-1, 1), strict=True):
            half.setPolygon(QPolygonF() if part.line is None else half_plane.above(sign * part.line, x, y))
        lines = [] if part.line is None else [part.line]
        self.line.show_lines(lines, ["H > 0.5"], *self._seen())

    def _seen(self) -> tuple[tuple[float, float], tuple[float, float]]:
        """What can be seen of the plane, which is more than the limits ask for."""
        x, y = self.plot.getPlotItem().getViewBox().viewRange()
        return (x[0], x[1]), (y[0], y[1])

    def _name_places(self) -> None:
        """Which rows stand where: (0, 1) = (1, 0) where they fall together."""
        part = self._part
        if part is None:
            return
        if len(part.points) > _NAMED_ROWS:
            self.places.show_names([])
            return
        pixel = self.plot.getPlotItem().getViewBox().viewPixelSize()
        groups = half_plane.together(part.points, pixel, self.fontMetrics().height() / 2)
        rows = ["(" + ", ".join(f"{value:g}" for value in row) + ")" for row in part.inputs.tolist()]
        named = [(QPointF(*part.points[group[0]].tolist()), " = ".join(rows[k] for k in group)) for group in groups]
        self.places.show_names(named)

    def _write_axes(self, part: HiddenSpacePart) -> None:
        first, second = (f"h{unit + 1}" for unit in part.units)
        self.plot.set_labels(left=second, bottom=first)

    def _write(self, part: HiddenSpacePart) -> None:
        several = part.count > 2
        for widget in (*self.units, *self._signs):
            widget.setVisible(several)
        if several:
            for box, unit in zip(self.units, part.units, strict=True):
                if box.count() != part.count:
                    box.clear()
                    box.addItems([f"h{k + 1}" for k in range(part.count)])
                box.setCurrentIndex(unit)
            words = self.tr("2 of {count} units: the output hears all of them, so no line here is its own")
            self.note.set_text(words.format(count=part.count), self.tr("2 of {count} units").format(count=part.count))
        else:
            self.note.set_text(self.tr("grid: the input plane, bent by the hidden layer"), self.tr("bent input plane"))

    def _fit(self) -> None:
        self.plot.show_titles(self.height() > _LINES_FOR_TITLES * self.fontMetrics().height())

    def _on_units(self) -> None:
        first, second = (box.currentIndex() for box in self.units)
        if self._part is None:
            return
        if first == second:
            # The other axis takes what this one had.
            first, second = self._part.units[::-1]
        self.look_requested.emit({"units": (first, second)})

    def _on_pointed(self, point: QPointF) -> None:
        if self._part is not None:
            pixel = self.plot.getPlotItem().getViewBox().viewPixelSize()
            row = class_map.nearest(self._part.points, (point.x(), point.y()), pixel, _REACH_PX)
            if row is not None:
                self.look_requested.emit({"sample": row})

    def show_focus(self, focused: bool) -> None:
        self.plot.show_focus(focused)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def go(self, down: int, along: int) -> None:
        part = self._part
        if part is not None:
            self.look_requested.emit({"sample": min(max(part.sample + down + along, 0), len(part.points) - 1)})
