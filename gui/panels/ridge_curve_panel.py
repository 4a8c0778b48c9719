"""Points and the polynomial through them: how it bends to hit every training point, and where new points lie."""

import pyqtgraph as pg
from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from engine.core.frames import Part
from engine.core.parts_ridge import SETS, RidgeCurvePart
from engine.core.types import Array
from gui import theme
from gui.elided_label import ElidedLabel
from gui.hover import Numbers
from gui.panels.curve import Curve, Dots
from gui.panels.panel import Panel
from gui.panels.plot import Plot
from gui.panels.set_dress import TRAINING, color, size, symbol
from gui.panels.set_legend import RevealButton, SetLegend, written

_POINT_PX = 9
# From so many training points on their markers are smaller, and all else goes over them.
_MANY, _SMALL_PX = 60, 5
_EDGE = 0.06
_LINES_FOR_TITLES, _LINES_FOR_WORDS = 10, 13


class RidgeCurvePanel(Panel):
    """Draws `RidgeCurvePart`: the exact fit alone."""

    kind = "set_cost"

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._part: RidgeCurvePart | None = None
        self._limits: tuple[float, float] | None = None
        self._many = False
        self.plot = Plot()
        self.legend = SetLegend(lambda place: (self.kind, SETS[place]), what="cost")
        self.reveal = RevealButton()
        self.words = ElidedLabel(role=QPalette.ColorRole.PlaceholderText)
        self.fit, self.descent = Curve(), Curve()
        self.points = {
            name: Dots(size=size(place, _POINT_PX), symbol=symbol(place), pxMode=True)
            for place, name in enumerate(SETS)
        }
        self._lay_out()
        self.reveal.wanted.connect(lambda shown: self.look_requested.emit({"stage": int(shown)}))
        numbers = Numbers(self, self.legend.spots, stop=True)
        numbers.over(*self.legend.labels)
        self.restyle()
        self.retranslate()

    def _lay_out(self) -> None:
        for item in (self.fit, self.descent, *(self.points[name] for name in reversed(SETS))):
            self.plot.addItem(item, ignoreBounds=True)
        self.plot.getPlotItem().setContentsMargins(0, 8, 10, 0)
        self.plot.setMinimumHeight(80)
        self.plot.setXRange(-1.0 - _EDGE, 1.0 + _EDGE, padding=0)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 3, 8, 3)
        layout.setSpacing(2)
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(self.legend, 1)
        head.addWidget(self.reveal)
        layout.addLayout(head)
        layout.addWidget(self.words)
        layout.addWidget(self.plot, 1)

    def show_part(self, part: Part) -> None:
        assert isinstance(part, RidgeCurvePart)
        last, self._part = self._part, part
        if part.limits != self._limits:
            self._limits = part.limits
            self.plot.setYRange(*part.limits, padding=_EDGE)
        if last is None or last.fit is not part.fit:
            self.fit.setData(part.x, part.fit)
        self.descent.setData(*(([], []) if part.descent is None else (part.x, part.descent)))
        for name in SETS:
            points: Array | None = getattr(part, name)
            if last is None or getattr(last, name) is not points:
                self.points[name].setData(*(([], []) if points is None else (points[:, 0], points[:, 1])))
        many = len(part.train) >= _MANY
        if many != self._many:
            self._many = many
            self.points["train"].setSize(size(TRAINING, _SMALL_PX if many else _POINT_PX))
            self.points["train"].setZValue(-1 if many else 0)
        self.legend.show_numbers(written(part.costs))
        self.reveal.show_hidden(hidden=part.hidden)
        self._write(part)

    def _write(self, part: RidgeCurvePart) -> None:
        degree, points = f"{part.degree}", f"{len(part.train):,}"
        if part.descent is None:
            self.words.set_text(
                self.tr("exact fit of degree {degree} to {points} points").format(degree=degree, points=points),
                self.tr("degree {degree}, {points} points").format(degree=degree, points=points),
            )
        else:
            step = f"{part.step:,}"
            self.words.set_text(
                self.tr("solid: after {step} updates · dashed: exact fit of degree {degree}").format(
                    step=step, degree=degree
                ),
                self.tr("solid: {step} updates · dashed: exact fit").format(step=step),
            )

    def restyle(self) -> None:
        colors = theme.current()
        self.plot.restyle()
        dashed = self.kind == "now_cost"
        quiet = pg.mkPen(colors.muted, width=1, style=Qt.PenStyle.DashLine)
        # Width 2 with antialiasing is dear for long lines; these have some 200 points and the exact one seldom changes.
        bold = pg.mkPen(colors.text, width=2)
        self.fit.setPen(quiet if dashed else bold)
        self.descent.setPen(bold)
        for place, name in enumerate(SETS):
            self.points[name].setPen(pg.mkPen(colors.base, width=1))
            self.points[name].setBrush(pg.mkBrush(color(place)))
        self._make_room()

    def retranslate(self) -> None:
        self.plot.set_labels(left="y", bottom="x")
        self.setAccessibleName(self.tr("Points and the curve through them"))
        self._make_room()
        if self._part is not None:
            self._write(self._part)

    def _make_room(self) -> None:
        line = self.fontMetrics().height()
        self.plot.show_titles(self.height() > _LINES_FOR_TITLES * line)
        self.words.setVisible(self.height() > _LINES_FOR_WORDS * line)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._make_room()


class DescentPanel(RidgeCurvePanel):
    """Draws `RidgeCurvePart`: where gradient descent stands, and the exact fit behind it."""

    kind = "now_cost"
