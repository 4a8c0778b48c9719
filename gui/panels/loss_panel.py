"""−log p over p: near 1 almost nothing, near 0 a shout. The point is the right class, all that the cost looks at."""

import math

import pyqtgraph as pg
from PySide6.QtCore import QRect
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QVBoxLayout, QWidget

from engine.core.frames import Part
from engine.core.parts_pipeline import LossPart
from gui import class_marks, figures, theme
from gui.hover import Numbers, Spot
from gui.panels.curve import Curve, Dots
from gui.panels.panel import Panel
from gui.panels.plot import Plot

_CLASSES = 3  # A, B and C keep their markers when there are two of them
_POINT_PX = 17
_BEYOND = 0.97  # of the axis: where a point stands that does not fit


class LossPanel(Panel):
    """Draws `LossPart`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._part: LossPart | None = None
        self._limits: tuple[float, float] | None = None
        self._plot = Plot()
        self._curve, self._drop = Curve(), Curve()
        self._point = Dots(pxMode=True, size=_POINT_PX)
        self._reading = pg.TextItem(anchor=(1, 0))
        self._lay_out()
        Numbers(self, self._spots, stop=True).over(self._plot.viewport())
        self.restyle()
        self.retranslate()

    def _lay_out(self) -> None:
        for item in (self._curve, self._drop, self._point):
            self._plot.addItem(item)
        self._point.setZValue(5)
        box = self._plot.getPlotItem().getViewBox()
        self._reading.setParentItem(box)
        box.sigResized.connect(self._place)
        self._plot.getPlotItem().setContentsMargins(0, 8, 10, 0)
        # p goes from 0 to 1, and both are written.
        self._plot.getAxis("bottom").setStyle(hideOverlappingLabels=False)
        self._plot.setFocusPolicy(self.focusPolicy())
        column = QVBoxLayout(self)
        column.setContentsMargins(4, 2, 4, 2)
        column.addWidget(self._plot)

    def show_part(self, part: Part) -> None:
        assert isinstance(part, LossPart)
        first = self._part is None
        self._part = part
        if part.limits != self._limits:
            self._limits = part.limits
            self._plot.setRange(xRange=(0.0, 1.0), yRange=part.limits, padding=0.02)
        if first:
            self._curve.setData(part.p, part.loss)
        self._draw()

    def _draw(self) -> None:
        part = self._part
        if part is None or self._limits is None:
            return
        ink = class_marks.color(part.right)
        if math.isnan(part.probability):
            self._point.setData([], [])
            self._drop.setData([], [])
        else:
            low, high = self._limits
            y = part.cost if part.inside else low + _BEYOND * (high - low)
            symbol = class_marks.symbol(part.right, _CLASSES) if part.inside else "t1"
            self._point.setData([part.probability], [y], symbol=symbol, brush=pg.mkBrush(ink))
            self._drop.setData([part.probability, part.probability, 0.0], [low, y, y])
        words = (
            f"{figures.MINUS}log p {part.name} = {figures.MINUS}log {_number(part.probability)} = {_number(part.cost)}"
        )
        self._reading.setText(words if part.inside or math.isnan(part.cost) else f"{words}  ↑")
        self._place()

    def _place(self) -> None:
        box = self._plot.getPlotItem().getViewBox()
        self._reading.setPos(box.width() - 4, 2)

    def _spots(self) -> list[Spot]:
        part = self._part
        if part is None or not part.inside:
            return []
        scene = self._plot.getPlotItem().getViewBox().mapViewToScene(pg.Point(part.probability, part.cost))
        at, half = self._plot.mapFromScene(scene), _POINT_PX
        return [Spot(("cost",), self._plot.viewport(), QRect(at.x() - half, at.y() - half, 2 * half, 2 * half))]

    def restyle(self) -> None:
        colors = theme.current()
        self._plot.restyle()
        self._curve.setPen(pg.mkPen(colors.text, width=2))
        self._drop.setPen(pg.mkPen(colors.muted, width=1))
        self._point.setPen(pg.mkPen(colors.base, width=1))
        font = QFont(self.font())
        font.setPointSize(theme.point_size())
        font.setBold(True)
        self._reading.setFont(font)
        self._reading.setColor(colors.color("text"))
        self._reading.fill = pg.mkBrush(colors.base)
        self._draw()

    def retranslate(self) -> None:
        self._plot.set_labels(left="cost", bottom=self.tr("probability p of the right class"))
        self.setAccessibleName(self.tr("Cost over the probability of the right class"))


def _number(value: float) -> str:
    return "NaN" if math.isnan(value) else figures.figure(value)
