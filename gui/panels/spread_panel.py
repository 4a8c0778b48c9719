"""How much luck is in a small test set: the test costs of all ways to divide the rows, as a histogram."""

import math
import re

import pyqtgraph as pg
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from engine.core.frames import Part
from engine.core.parts_split import SpreadPart
from gui import figures, theme
from gui.elided_label import ElidedLabel
from gui.hover import Numbers, Spot, in_label
from gui.panels import set_dress
from gui.panels.curve import Curve, Dots
from gui.panels.panel import Panel
from gui.panels.pointed_plot import PointedPlot
from gui.panels.set_dress import TEST

_BAR_ALPHA = 120
_ROOM = 1.16
_LOW_LINES, _TITLE_LINES = 12, 10


class SpreadPanel(Panel):
    """Draws `SpreadPart`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._part: SpreadPart | None = None
        self._drawn: object = None
        self.plot = PointedPlot()
        # The outline of all bars in one curve.
        self.bars = Curve(fillLevel=0.0)
        self.mean, self.here = Curve(), Curve()
        self.marker = Dots(symbol=set_dress.symbol(TEST), pxMode=True)
        self.range, self.average, self.present, self.lucky = (ElidedLabel() for _ in range(4))
        self._lay_out()
        Numbers(self, self._spots, stop=True).over(self.range, self.average, self.present)
        self.restyle()
        self.retranslate()

    def _lay_out(self) -> None:
        for item in (self.bars, self.mean, self.here, self.marker):
            self.plot.addItem(item)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 3, 4, 2)
        column.setSpacing(1)
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(self.range, 2)
        head.addWidget(self.average, 1)
        column.addLayout(head)
        for label in (self.present, self.lucky):
            column.addWidget(label)
        column.addWidget(self.plot, 1)

    def show_part(self, part: Part) -> None:
        assert isinstance(part, SpreadPart)
        if part is self._part:
            return
        self._part = part
        if self._drawn is not part.counts:
            self._drawn = part.counts
            edges, counts = part.edges.tolist(), part.counts.tolist()
            self.bars.setData([x for x in edges for _ in (0, 1)], [0.0, *(c for c in counts for _ in (0, 1)), 0.0])
            self.plot.setRange(xRange=(0.0, edges[-1]), yRange=(0.0, _ROOM * max(counts)), padding=0.01)
        high = _ROOM * float(part.counts.max())
        self.mean.setData([part.mean] * 2, [0.0, high])
        known = math.isfinite(part.here)
        at = min(part.here, float(part.edges[-1])) if known else 0.0
        self.here.setData([at] * 2 if known else [], [0.0, 0.94 * high] if known else [])
        self.marker.setData([at] if known else [], [0.94 * high] if known else [])
        self._write(part)

    def _write(self, part: SpreadPart) -> None:
        low, high, mean = (figures.figure(value) for value in (part.low, part.high, part.mean))
        ways = f"{part.ways:,}"
        whole = self.tr("{ways} ways to split: test cost {low} to {high}").format(ways=ways, low=low, high=high)
        self.range.set_text(whole, f"{ways}: {low} – {high}")
        average = self.tr("mean {mean}").format(mean=mean)
        self.average.set_text(f"- - - {average}", average, mean)
        glyph = set_dress.glyph(TEST)
        if math.isfinite(part.here):
            here = figures.figure(part.here)
            words = self.tr("this split {here}   (lower in {better} of {ways})")
            words = words.format(here=here, better=f"{part.better:,}", ways=ways)
            self.present.set_text(f"{glyph} {words}", f"{glyph} {words.partition('   ')[0]}")
        else:
            self.present.set_text(f"{glyph} " + self.tr("this split ?   (the test is still covered)"), f"{glyph} ?")
        rows = [", ".join(str(row + 1) for row in some) for some in (part.low_rows, part.high_rows)]
        lucky = self.tr("luckiest test: rows {low}   unluckiest: rows {high}").format(low=rows[0], high=rows[1])
        if part.beyond:
            lucky += "   " + self.tr("{count} lie beyond the last bar").format(count=f"{part.beyond:,}")
        self.lucky.set_text(lucky)

    def _spots(self) -> list[Spot]:
        part = self._part
        if part is None:
            return []
        low, high, mean = (re.escape(figures.figure(value)) for value in (part.low, part.high, part.mean))
        found = in_label(self.range, (re.escape(f"{part.ways:,}"), ("spread", "ways")))
        found += in_label(self.range, (rf"(?<=\s){low}", ("spread", "low")), (rf"(?<=\s){high}", ("spread", "high")))
        found += in_label(self.average, (mean, ("spread", "mean")))
        if math.isfinite(part.here):
            found += in_label(self.present, (re.escape(figures.figure(part.here)), ("spread", "here")))
        return found

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        low = self.height() < _LOW_LINES * self.fontMetrics().height()
        self.lucky.setVisible(not low)
        self.plot.show_titles(self.height() > _TITLE_LINES * self.fontMetrics().height())

    def restyle(self) -> None:
        colors = theme.current()
        self.plot.restyle()
        fill = QColor(colors.muted)
        fill.setAlpha(_BAR_ALPHA)
        self.bars.setPen(pg.mkPen(colors.base, width=1))
        self.bars.setBrush(pg.mkBrush(fill))
        self.mean.setPen(pg.mkPen(colors.text, width=1, style=Qt.PenStyle.DashLine))
        self.here.setPen(pg.mkPen(set_dress.color(TEST), width=2))
        self.marker.setBrush(pg.mkBrush(set_dress.color(TEST)))
        self.marker.setPen(pg.mkPen(colors.base, width=1))
        self.marker.setSize(1.2 * theme.point_size())
        self.present.set_color(set_dress.ink(TEST))
        self.lucky.set_color("muted")
        font = QFont(self.font())
        font.setBold(True)
        self.range.setFont(font)

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("Test costs over all ways to split the rows"))
        self.plot.set_labels(left=self.tr("number of splits"), bottom=self.tr("test cost of the best line"))
        if self._part is not None:
            self._write(self._part)
