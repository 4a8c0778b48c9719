"""How long the weight vector is over the updates: where two classes can be parted it grows without end."""

import re

import pyqtgraph as pg
from PySide6.QtGui import QPalette, QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from engine.core.frames import Part
from engine.core.parts_logistic import WeightNormPart
from gui import figures, theme
from gui.elided_label import ElidedLabel
from gui.hover import Numbers, Spot, in_label
from gui.panels.curve import Curve, Dots
from gui.panels.panel import Panel
from gui.panels.plot import Plot

_PADDING = 0.03
_LINES_FOR_TITLES = 7


class WeightNormPanel(Panel):
    """Draws `WeightNormPart`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._part: WeightNormPart | None = None
        self._ranges: tuple[int, float] | None = None
        self.label = ElidedLabel(role=QPalette.ColorRole.Text)
        self.plot = Plot()
        self.curve = Curve()
        self.now = Dots(size=12, symbol="o", pxMode=True)
        for item in (self.curve, self.now):
            self.plot.addItem(item)
        self.plot.getPlotItem().setContentsMargins(0, 8, 10, 0)
        self.plot.setMinimumHeight(60)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 3, 8, 3)
        layout.setSpacing(2)
        layout.addWidget(self.label)
        layout.addWidget(self.plot, 1)
        Numbers(self, self._spots, stop=True).over(self.label)
        self.restyle()
        self.retranslate()

    def show_part(self, part: Part) -> None:
        assert isinstance(part, WeightNormPart)
        self._part = part
        ranges = (part.step_limit, part.limit)
        if ranges != self._ranges:
            self._ranges = ranges
            self.plot.setXRange(-_PADDING * part.step_limit, part.step_limit, padding=0)
            self.plot.setYRange(-_PADDING * part.limit, part.limit, padding=0)
        self.curve.setData([*part.steps.tolist(), part.step], [*part.norms.tolist(), part.norm])
        self.now.setData([part.step], [part.norm])
        self._write(part)

    def restyle(self) -> None:
        colors = theme.current()
        self.plot.restyle()
        self.curve.setPen(pg.mkPen(colors.positive, width=1))
        self.now.setPen(pg.mkPen(colors.base, width=1))
        self.now.setBrush(pg.mkBrush(colors.negative))

    def retranslate(self) -> None:
        self.plot.set_labels(left="‖W‖", bottom=self.tr("updates"))
        self.setAccessibleName(self.tr("Length of the weights over the updates"))
        self._make_room()
        if self._part is not None:
            self._write(self._part)

    def _write(self, part: WeightNormPart) -> None:
        norm = figures.figure(part.norm)
        self.label.set_text(self.tr("length of the weights ‖W‖ = √Σw² = {norm}").format(norm=norm), f"‖W‖ = {norm}")

    def _spots(self) -> list[Spot]:
        if self._part is None:
            return []
        return in_label(self.label, (re.escape(figures.figure(self._part.norm)), ("weight_norm",)))

    def _make_room(self) -> None:
        self.plot.show_titles(self.height() > _LINES_FOR_TITLES * self.fontMetrics().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._make_room()
