"""Houses by size and price, each marked by its set: the run's line learns from the training rows and is tried on all.

A stick goes from each house to what the line says. On wish the memoriser's stairs are drawn beside the line.
"""

import pyqtgraph as pg
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from engine.core.frames import Part, Scene
from engine.core.parts_split import SplitFitPart
from gui import figures, theme
from gui.elided_label import ElidedLabel
from gui.hover import Numbers, Spot, in_label
from gui.panels import set_dress
from gui.panels.curve import Curve, Dots
from gui.panels.pointed_plot import PointedPlot
from gui.panels.row_by_row_panel import RowByRowPanel
from gui.panels.set_dress import SETS, TEST
from gui.panels.set_legend import SetLegend

_POINT_PX = 8
# A stick ends where no plot reaches.
_FAR = 1e12
_REACH_PX = 24.0
_STICK_ALPHA = (110, 200, 255)
_LOW_LINES = 14
_POINT_SHARE = 0.05


class SplitFitPanel(RowByRowPanel):
    """Draws `SplitFitPart`. Clicks and arrow keys choose a house whose numbers are told."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._part: SplitFitPart | None = None
        self._limits: object = None
        self._axes, self._unit = ("x", "y"), ""
        self.row = 0
        self.plot = PointedPlot()
        self.best, self.line, self.stairs = Curve(), Curve(), Curve()
        self.sticks = tuple(Curve(connect="pairs") for _ in SETS)
        self.points = tuple(Dots(symbol=set_dress.symbol(place), pxMode=True) for place in SETS)
        self.chosen = Dots(symbol="o", pxMode=True)
        self.legend = SetLegend(lambda place: ("split", "score", str(place)))
        self.formula, self.told = ElidedLabel(), ElidedLabel()
        self.memory = QToolButton()
        self._lay_out()
        self._connect()
        self.restyle()
        self.retranslate()

    def _lay_out(self) -> None:
        self.memory.setCheckable(True)
        self.memory.setAutoRaise(True)
        self.memory.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        for item in (self.best, self.stairs, *self.sticks, self.line, self.chosen, *self.points):
            self.plot.addItem(item)
        foot = QHBoxLayout()
        foot.addWidget(self.formula, 1)
        foot.addWidget(self.memory)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 3, 4, 2)
        column.setSpacing(1)
        column.addWidget(self.legend)
        column.addLayout(foot)
        column.addWidget(self.told)
        column.addWidget(self.plot, 1)

    def _connect(self) -> None:
        self.plot.pointed.connect(self._on_pointed)
        self.memory.toggled.connect(lambda shown: self.stairs.setVisible(shown))
        numbers = Numbers(self, self._spots)
        numbers.over(*self.legend.labels, self.told)
        numbers.over(self.plot.viewport(), found=self._point_under)
        self.stairs.hide()

    def show_scene(self, scene: Scene) -> None:
        if scene.columns and scene.targets:
            self._axes, self._unit = (scene.columns[0], scene.targets[0]), scene.unit
            self._write_axes()

    def show_part(self, part: Part) -> None:
        assert isinstance(part, SplitFitPart)
        old, self._part = self._part, part
        self.row = min(self.row, len(part.x) - 1)
        limits = (part.x_limits, part.y_limits)
        if limits != self._limits:
            self._limits = limits
            self.plot.setRange(xRange=part.x_limits, yRange=part.y_limits, padding=0)
        self.line.setData(part.line_x, part.line_y)
        if old is None or old.belongs is not part.belongs:
            self.best.setData(part.line_x, part.best_y)
            self.stairs.setData(part.steps_x, part.steps_y)
        self._draw_rows(part, moved=old is None or old.belongs is not part.belongs)
        self._write(part)

    def _draw_rows(self, part: SplitFitPart, *, moved: bool) -> None:
        rows = list(zip(part.x.tolist(), part.y.tolist(), part.prediction.tolist(), strict=True))
        for place in SETS:
            own = [row for row, of in zip(rows, part.belongs.tolist(), strict=True) if of == place]
            if moved:
                self.points[place].setData([x for x, _, _ in own], [y for _, y, _ in own])
            hidden = place == TEST and part.covered
            drawn = [] if hidden else own
            self.sticks[place].setData(
                [x for x, _, _ in drawn for _ in (0, 1)],
                [v for _, y, h in drawn for v in (y, min(max(h, -_FAR), _FAR))],
            )
        x, y, _ = rows[self.row]
        self.chosen.setData([x], [y])

    def _write(self, part: SplitFitPart) -> None:
        scores = [figures.written_out(float(value)) for value in part.scores.values]
        self.legend.show_numbers(["?" if place == TEST and part.covered else scores[place] for place in SETS])
        sign = "+" if part.bias >= 0 else figures.MINUS
        size = f"{figures.figure(part.weight)} · x {sign} {figures.figure(abs(part.bias))}"
        self.formula.set_text(f"—— H = {size}    - - - " + self.tr("least-squares line"), f"—— H = {size}", size)
        self.told.set_text(*self._row_words(part))

    def _row_words(self, part: SplitFitPart) -> tuple[str, ...]:
        place, row = int(part.belongs[self.row]), self.row
        y, h = float(part.y[row]), float(part.prediction[row])
        known = {"row": row + 1, "set": set_dress.name(place), "target": figures.plain(y)}
        if place == TEST and part.covered:
            return (self.tr("row {row} ({set}):  y {target}   H ?").format(**known),)
        known |= {"prediction": figures.fixed(h, 1), "residual": figures.signed(y - h, 1)}
        words = self.tr("row {row} ({set}):  y {target}   H {prediction}   y − H {residual}").format(**known)
        return words, words.rpartition("   ")[0]

    def _spots(self) -> list[Spot]:
        part = self._part
        if part is None:
            return []
        found = self.legend.spots()
        if self.told.isVisible() and not (part.covered and int(part.belongs[self.row]) == TEST):
            keys = (("every", "prediction", str(self.row)), ("every", "residual", str(self.row)))
            found += in_label(self.told, (r"(?<=H )\S+", keys[0]), (r"(?<=H )\S+$", keys[1]))
        return found

    def _point_under(self, pixel: QPoint) -> Spot | None:
        part = self._part
        for row in range(len(part.x)) if part is not None else ():
            assert part is not None
            rect = self.plot.box_around(float(part.x[row]), float(part.y[row]), _POINT_PX)
            hidden = part.covered and int(part.belongs[row]) == TEST
            if rect.contains(pixel) and not hidden:
                return Spot(("every", "residual", str(row)), self.plot.viewport(), rect)
        return None

    def _choose(self, row: int) -> None:
        self.row = row
        if self._part is not None:
            self._draw_rows(self._part, moved=False)
            self._write(self._part)

    def _on_pointed(self, point: QPointF) -> None:
        part = self._part
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        if part is None:
            return
        pressed = self.plot.to_pixels(point.x(), point.y())
        places = [self.plot.to_pixels(x, y) for x, y in zip(part.x.tolist(), part.y.tolist(), strict=True)]
        away = [(place - pressed).manhattanLength() for place in places]
        nearest = min(range(len(away)), key=away.__getitem__)
        if away[nearest] <= _REACH_PX:
            self._choose(nearest)

    def restyle(self) -> None:
        colors = theme.current()
        self.plot.restyle()
        self.line.setPen(pg.mkPen(colors.text, width=2))
        self.best.setPen(pg.mkPen(colors.muted, width=1, style=Qt.PenStyle.DashLine))
        self.stairs.setPen(pg.mkPen(colors.accent, width=1, style=Qt.PenStyle.DotLine))
        for place in SETS:
            ink = QColor(set_dress.color(place))
            self.points[place].setBrush(pg.mkBrush(ink))
            self.points[place].setPen(pg.mkPen(colors.base, width=1))
            ink.setAlpha(_STICK_ALPHA[place])
            self.sticks[place].setPen(pg.mkPen(ink, width=1))
        self.chosen.setBrush(pg.mkBrush(None))
        self.chosen.setPen(pg.mkPen(colors.accent, width=2))
        self._size_points()
        self.formula.set_color("muted")

    def _size_points(self) -> None:
        """Points grow with the writing, and are smaller in a low plot."""
        size = min(float(theme.point_size()), _POINT_SHARE * self.height())
        for place in SETS:
            self.points[place].setSize(set_dress.size(place, size))
        self.chosen.setSize(round(1.1 * size + 9))

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("Houses by set, and the line that learns from the training rows"))
        self.memory.setText(self.tr("· · · memoriser"))
        self.memory.setToolTip(self.tr("Show what a model says that repeats the price of the nearest training house"))
        self._write_axes()
        if self._part is not None:
            self._write(self._part)

    def _write_axes(self) -> None:
        price = f"{self._axes[1]} ({self._unit})" if self._unit else self._axes[1]
        self.plot.set_labels(left=price, bottom=self._axes[0])

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        # The line below the views says much the same; where room is short the plot needs it more.
        low = self.height() < _LOW_LINES * self.fontMetrics().height()
        self.told.setVisible(not low)
        self.plot.show_titles(not low)
        self._size_points()

    def show_focus(self, focused: bool) -> None:
        self.plot.show_focus(focused)

    def _rows_now(self) -> tuple[int, int]:
        return (0, 0) if self._part is None else (self.row, len(self._part.x))
