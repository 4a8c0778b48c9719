"""The error of a gradient check over ε on logarithmic axes; the present ε is a point that can be dragged."""

import math

import pyqtgraph as pg
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QFont, QKeyEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from engine.core.frames import Part
from engine.core.parts_check import EpsilonPart
from gui import theme
from gui.elided_label import ElidedLabel
from gui.figures import figure, power
from gui.hover import Numbers, Spot, in_label
from gui.keys import keep_keys
from gui.panels.curve import Curve, Dots
from gui.panels.fault_words import epsilon_words
from gui.panels.panel import Panel
from gui.panels.pointed_plot import PointedPlot

_LARGEST, _SMALLEST = -1, -12
_TOP, _BOTTOM = 0.6, -10.6
_SIDE = 0.4
_LINES_FOR_TITLES = 10
# The larger ε stands on the left: from too coarse to too fine.
_MOVES = {Qt.Key.Key_Left: 1, Qt.Key.Key_Right: -1, Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}


class EpsilonPanel(Panel):
    """Draws `EpsilonPart`. Drag, click or arrow keys choose ε by powers of ten."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._part: EpsilonPart | None = None
        self._asked: int | None = None
        self.label = ElidedLabel(role=QPalette.ColorRole.Text)
        self.plot = PointedPlot()
        self.curve, self.dots, self.here = Curve(), Dots(size=7, symbol="o"), Dots(size=15, symbol="d")
        self.allowed, self.allowed_name = Curve(), pg.TextItem(anchor=(1, 1))
        self.sides = (pg.TextItem(anchor=(0, 1)), pg.TextItem(anchor=(1, 1)))
        self._lay_out()
        self._connect()
        self.restyle()
        self.retranslate()

    def _lay_out(self) -> None:
        for item in (self.allowed, self.allowed_name, *self.sides, self.curve, self.dots, self.here):
            self.plot.addItem(item)
        self.here.setZValue(6)
        self.plot.setXRange(-_LARGEST - _SIDE, -_SMALLEST + _SIDE, padding=0)
        self.plot.setYRange(_BOTTOM, _TOP, padding=0)
        self.plot.setMinimumHeight(90)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 3, 8, 3)
        column.setSpacing(2)
        column.addWidget(self.label)
        column.addWidget(self.plot, 1)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        keep_keys(self, (*_MOVES, Qt.Key.Key_Home, Qt.Key.Key_End))

    def _connect(self) -> None:
        self.plot.pointed.connect(self._on_pointed)
        self.plot.lifted.connect(self._on_lifted)
        Numbers(self, self._spots).over(self.label)
        self.plot.getPlotItem().getViewBox().sigResized.connect(self._set_ticks)

    def show_part(self, part: Part) -> None:
        assert isinstance(part, EpsilonPart)
        self._part = part
        x = [-math.log10(epsilon) for epsilon in part.epsilons.tolist()]
        y = [math.log10(error) for error in part.errors.tolist()]
        self.curve.setData(x, y)
        self.dots.setData(x, y)
        self.here.setData([-math.log10(part.epsilon)], [math.log10(part.error)])
        level = math.log10(part.tolerance)
        self.allowed.setData([-_LARGEST - _SIDE, -_SMALLEST + _SIDE], [level, level])
        self.allowed_name.setPos(-_SMALLEST + _SIDE, level)
        self._write(part)

    def restyle(self) -> None:
        colors = theme.current()
        self.plot.restyle()
        font = QFont(self.font())
        font.setPointSize(theme.point_size())
        self.curve.setPen(pg.mkPen(colors.positive, width=1))
        self.dots.setPen(pg.mkPen(colors.base, width=1))
        self.dots.setBrush(pg.mkBrush(colors.positive))
        self.here.setPen(pg.mkPen(colors.base, width=1))
        self.here.setBrush(pg.mkBrush(colors.negative))
        self.allowed.setPen(pg.mkPen(colors.good, width=1, style=Qt.PenStyle.DashLine))
        for text, color in ((self.allowed_name, colors.good), *((side, colors.muted) for side in self.sides)):
            text.setFont(font)
            text.setColor(QColor(color))
        self.plot.show_focus(self.hasFocus())
        self._make_room()

    def retranslate(self) -> None:
        self.plot.set_labels(left=self.tr("largest error"), bottom=self.tr("ε, finer to the right"))
        self.allowed_name.setText(self.tr("allowed"))
        self.sides[0].setText(self.tr("too coarse"))
        self.sides[1].setText(self.tr("too fine"))
        self.setAccessibleName(self.tr("Error of the check over ε; arrow keys choose another ε"))
        self._make_room()
        if self._part is not None:
            self._write(self._part)

    def _make_room(self) -> None:
        """Titles and words where there is room for them."""
        roomy = self.height() > _LINES_FOR_TITLES * self.fontMetrics().height()
        self.plot.show_titles(roomy)
        for text, x in zip(self.sides, (-_LARGEST - _SIDE, -_SMALLEST + _SIDE), strict=True):
            text.setVisible(roomy)
            text.setPos(x, _BOTTOM)
        self._set_ticks()

    def _set_ticks(self, _box: object = None) -> None:
        """A label for as many powers as there is room for."""
        metrics, box = self.fontMetrics(), self.plot.getPlotItem().getViewBox()
        decades = range(_LARGEST, _SMALLEST - 1, -1)
        wide = metrics.horizontalAdvance("1e−12") + 10
        across = max(1, math.ceil(wide * len(decades) / max(wide, box.width())))
        shown = [decade for decade in decades if (decade + 1) % (2 if across == 1 else across) == 0 or across == 1]
        self.plot.getAxis("bottom").setTicks([[(-decade, power(decade)) for decade in shown]])
        up = 2 if box.height() > 9 * metrics.height() else 5
        self.plot.getAxis("left").setTicks([[(decade, power(decade)) for decade in range(0, -11, -up)]])

    def _write(self, part: EpsilonPart) -> None:
        said = self.tr("ε = {epsilon}: largest error {error}").format(
            epsilon=epsilon_words(part.epsilon), error=figure(part.error)
        )
        if part.checked < part.count:
            some = self.tr("{checked} of {count} parameters").format(checked=part.checked, count=part.count)
            self.label.set_text(f"{said}   ({some})", said)
        else:
            self.label.set_text(said)

    def _spots(self) -> list[Spot]:
        part = self._part
        # Over some parameters only it is another number than that of the table.
        if part is None or part.checked < part.count:
            return []
        return in_label(self.label, (r"\S+$", ("check_worst",)))

    def _choose(self, decade: int) -> None:
        decade = min(max(decade, _SMALLEST), _LARGEST)
        if decade != self._asked:
            self._asked = decade
            self.look_requested.emit({"epsilon": float(f"1e{decade}")})

    def _on_pointed(self, point: QPointF) -> None:
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        self._choose(-round(point.x()))

    def _on_lifted(self) -> None:
        self._asked = None

    def show_focus(self, focused: bool) -> None:
        self.plot.show_focus(focused)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._make_room()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        part, key = self._part, Qt.Key(event.key())
        ends = {Qt.Key.Key_Home: _LARGEST, Qt.Key.Key_End: _SMALLEST}
        if part is not None and (key in _MOVES or key in ends):
            self._asked = None
            self._choose(ends[key] if key in ends else round(math.log10(part.epsilon)) + _MOVES[key])
        else:
            super().keyPressEvent(event)
