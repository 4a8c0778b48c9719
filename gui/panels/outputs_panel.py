"""What the network says about its first rows, over the updates: each curve goes to its target, 0 or 1, or does not.

Pressing, dragging or the arrow keys left and right go back to any step; up and down choose a row.
"""

import pyqtgraph as pg
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QFontMetrics, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from engine.core.frames import Part
from engine.core.parts_network import OutputsPart
from gui import class_marks, figures, theme
from gui.drawing import half_plane
from gui.hover import Numbers, Spot
from gui.keys import keep_keys
from gui.panels.curve import Curve, Dots
from gui.panels.place_names import PlaceNames
from gui.panels.seeking_panel import SeekingPanel

_Y = (-0.04, 1.04)
# Room at the right for the names of the curves, as a share of the axis.
_ROOM = 0.26
_LINES_FOR_TITLES = 9
_STYLES = (Qt.PenStyle.SolidLine, Qt.PenStyle.DashLine, Qt.PenStyle.DotLine, Qt.PenStyle.DashDotLine)
_ROWS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class OutputsPanel(SeekingPanel):
    """Draws `OutputsPart`. Rows of one class have its colour, and a line style each."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._part: OutputsPart | None = None
        self.curves: list[Curve] = []
        self.targets = Curve(connect="finite")
        self.half = Curve()
        self.now = Dots(symbol="o", pxMode=True)
        self.names = PlaceNames(self.plot, stacked=True)
        self._lay_out()
        self._connect()
        self.restyle()
        self.retranslate()

    def _lay_out(self) -> None:
        for item in (self.targets, self.half, self.now):
            self.plot.addItem(item)
        self.now.setZValue(5)
        self.plot.getAxis("left").setTicks([[(0.0, "0"), (0.5, "0.5"), (1.0, "1")], []])
        layout = QVBoxLayout(self)
        layout.setContentsMargins(4, 2, 4, 2)
        layout.addWidget(self.plot, 1)
        self.plot.setMinimumHeight(60)
        keep_keys(self, tuple(_ROWS))

    def _connect(self) -> None:
        self.plot.getPlotItem().getViewBox().sigResized.connect(self._name)
        Numbers(self, self._spots).over(self.plot.viewport())

    def show_part(self, part: Part) -> None:
        assert isinstance(part, OutputsPart)
        last, self._part, self._asked = self._part, part, None
        if last is None or last.step_limit != part.step_limit:
            right = float(part.step_limit)
            self.plot.setRange(xRange=(0.0, right * (1 + _ROOM)), yRange=_Y, padding=0.0)
            self.targets.setData([0.0, right, float("nan"), 0.0, right], [0.0, 0.0, float("nan"), 1.0, 1.0])
            self.half.setData([0.0, right], [0.5, 0.5])
        if last is None or (last.label is not part.label and (last.label.tolist() != part.label.tolist())):
            self._make_curves(part)
        if last is None or last.sample != part.sample:
            self._dress(part)
        for k, curve in enumerate(self.curves):
            curve.setData(part.steps, part.outputs[:, k])
        self.now.setData([float(part.steps[-1])] * len(self.curves), part.outputs[-1])
        self._name()

    def restyle(self) -> None:
        colors = theme.current()
        self.plot.restyle()
        self.plot.show_focus(self.hasFocus())
        self.targets.setPen(pg.mkPen(colors.line, width=1))
        self.half.setPen(pg.mkPen(colors.line, width=1, style=Qt.PenStyle.DashLine))
        self.now.setSize(0.5 * self.fontMetrics().height())
        self.now.setPen(pg.mkPen(colors.base, width=1))
        self.now.setBrush(pg.mkBrush(colors.text))
        if self._part is not None:
            self._dress(self._part)
        self.names.update()
        self._fit()

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("Outputs over updates; arrow keys go to other steps and rows"))
        self.plot.set_labels(left=self.tr("output H"), bottom=self.tr("updates"))

    def _make_curves(self, part: OutputsPart) -> None:
        for curve in self.curves:
            self.plot.removeItem(curve)
        self.curves = [Curve() for _ in part.label]
        for curve in self.curves:
            self.plot.addItem(curve)
        self._dress(part)

    def _dress(self, part: OutputsPart) -> None:
        """Colour by class, line style by row; the chosen row is thick."""
        seen = {0: 0, 1: 0}
        for k, (curve, label) in enumerate(zip(self.curves, part.label.tolist(), strict=True)):
            style = _STYLES[seen[int(label)] % len(_STYLES)]
            seen[int(label)] += 1
            width = 2 if k == part.sample else 1
            curve.setPen(pg.mkPen(class_marks.color(int(label)), width=width, style=style))

    def _groups(self, part: OutputsPart) -> list[list[int]]:
        """The curves by where they end: those whose names would cover each other are named together."""
        ends = half_plane.places(float(part.steps[-1]), part.outputs[-1])
        pixel = self.plot.getPlotItem().getViewBox().viewPixelSize()
        return half_plane.together(ends, pixel, 0.2 * self.fontMetrics().height())

    def _name(self) -> None:
        part = self._part
        if part is None:
            return
        named = []
        for group in self._groups(part):
            values = [float(part.outputs[-1, k]) for k in group]
            at = QPointF(float(part.steps[-1]), sum(values) / len(values))
            named.append((at, " ".join(self._words(part, k) for k in group)))
        self.names.show_names(named)

    @staticmethod
    def _words(part: OutputsPart, k: int) -> str:
        """The inputs of a row, without commas where they are digits: 01."""
        inputs = [figures.plain(float(value)) for value in part.inputs[k]]
        return "".join(inputs) if all(len(words) == 1 for words in inputs) else f"#{k + 1}"

    def _spots(self) -> list[Spot]:
        part, spots = self._part, []
        if part is None:
            return []
        half = QFontMetrics(self.font()).height() // 2
        for k, value in enumerate(part.outputs[-1].tolist()):
            box = self.plot.box_around(float(part.steps[-1]), value, half)
            spots.append(Spot(("probability", str(k)), self.plot.viewport(), box))
        return spots

    def _fit(self) -> None:
        self.plot.show_titles(self.height() > _LINES_FOR_TITLES * self.fontMetrics().height())

    def _steps_now(self) -> tuple[int, int] | None:
        return None if self._part is None else (int(self._part.steps[-1]), self._part.last)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        part, key = self._part, Qt.Key(event.key())
        if part is not None and key in _ROWS:
            row = min(max(part.sample + _ROWS[key], 0), len(part.label) - 1)
            self.look_requested.emit({"sample": row})
        else:
            super().keyPressEvent(event)
