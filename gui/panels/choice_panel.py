"""Choosing λ: the fully trained model of each λ on each set. The validation rows choose, the test only tells the end.

A click or an arrow key takes another λ for the run.
"""

import math

import pyqtgraph as pg
from PySide6.QtCore import QPointF, Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from engine.core.commands import SetKnob
from engine.core.frames import Part
from engine.core.parts_split import ChoicePart
from gui import figures, theme
from gui.elided_label import ElidedLabel
from gui.hover import Key, Numbers
from gui.knob_editors import plain
from gui.panels import set_dress
from gui.panels.curve import Curve, Dots
from gui.panels.pointed_plot import PointedPlot
from gui.panels.row_by_row_panel import RowByRowPanel
from gui.panels.set_dress import SETS, TEST, VALIDATION
from gui.panels.set_legend import SetLegend

_SIDE = 0.4
_ROOM = 0.12
_BETWEEN = 6


class ChoicePanel(RowByRowPanel):
    """Draws `ChoicePart`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._part: ChoicePart | None = None
        self.plot = PointedPlot()
        self.present = Curve()
        self.lines = tuple(Curve() for _ in SETS)
        self.points = tuple(Dots(symbol=set_dress.symbol(place), pxMode=True) for place in SETS)
        self.best = Dots(symbol="o", pxMode=True)
        self.legend = SetLegend(self._key)
        self.told, self.here = ElidedLabel(), ElidedLabel()
        self._lay_out()
        self.plot.pointed.connect(self._on_pointed)
        self.plot.getPlotItem().getViewBox().sigResized.connect(self._write_ticks)
        Numbers(self, self.legend.spots).over(*self.legend.labels)
        self.restyle()
        self.retranslate()

    def _lay_out(self) -> None:
        for item in (self.present, *self.lines, self.best, *self.points):
            self.plot.addItem(item)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 3, 4, 2)
        column.setSpacing(1)
        first = QHBoxLayout()
        first.setSpacing(10)
        first.addWidget(self.told, 2)
        first.addWidget(self.here, 1)
        column.addLayout(first)
        column.addWidget(self.legend)
        column.addWidget(self.plot, 1)

    def show_part(self, part: Part) -> None:
        assert isinstance(part, ChoicePart)
        old, self._part = self._part, part
        if old is None or old.scores is not part.scores:
            self._draw(part)
        if old is None or old.present != part.present or old.scores is not part.scores:
            low, high = self._heights(part)
            at = [float(part.present)] * 2 if part.present >= 0 else []
            self.present.setData(at, [low, high] if at else [])
            self._write(part)

    def _heights(self, part: ChoicePart) -> tuple[float, float]:
        """Ends of the vertical axis: all that is known, with some room."""
        known = [float(value) for value in part.scores.ravel() if math.isfinite(float(value))]
        if part.share:
            return 10.0 * math.floor(10.0 * min(known) - 0.5), 103.0
        return 0.0, (1.0 + _ROOM) * max(known)

    def _draw(self, part: ChoicePart) -> None:
        factor = 100.0 if part.share else 1.0
        self._write_axes()
        self._write_ticks()
        self.plot.setRange(xRange=(-_SIDE, len(part.penalties) - 1 + _SIDE), yRange=self._heights(part), padding=0)
        for place in SETS:
            known = [(k, factor * float(v)) for k, v in enumerate(part.scores[place]) if math.isfinite(float(v))]
            data = [float(k) for k, _ in known], [value for _, value in known]
            self.lines[place].setData(*data)
            self.points[place].setData(*data)
        best = float(part.best[VALIDATION])
        known_best = math.isfinite(best)
        height = factor * float(part.scores[VALIDATION, int(best)]) if known_best else 0.0
        self.best.setData([best] if known_best else [], [height] if known_best else [])

    def _write(self, part: ChoicePart) -> None:
        values = [float(part.scores[place, part.present]) if part.present >= 0 else math.nan for place in SETS]
        covered = [place == TEST and part.covered for place in SETS]
        self.legend.show_numbers(
            ["?" if hidden else self._number(part, value) for value, hidden in zip(values, covered, strict=True)]
        )
        best = float(part.best[VALIDATION])
        if math.isfinite(best):
            words = self.tr("the validation rows choose λ = {penalty}")
            penalty = plain(float(part.penalties[int(best)]))
            self.told.set_text(f"○ {words.format(penalty=penalty)}", f"○ λ = {penalty}")
        else:
            self.told.set_text(
                self.tr("no validation rows: nothing can be chosen fairly"), self.tr("no validation rows")
            )
        known = part.present >= 0
        penalty = plain(float(part.penalties[part.present])) if known else ""
        here = self.tr("now λ = {penalty}").format(penalty=penalty)
        self.here.set_text(*((f"│ {here}", f"│ λ = {penalty}", f"│ {penalty}") if known else ("",)))

    def _number(self, part: ChoicePart, value: float) -> str:
        return f"{100 * value:.1f} %" if part.share and math.isfinite(value) else figures.written_out(value)

    def _key(self, place: int) -> Key:
        return ("choice", str(place), str(self._part.present if self._part is not None else 0))

    def _choose(self, row: int) -> None:
        part = self._part
        if part is not None and 0 <= row < len(part.penalties) and row != part.present:
            self.command_requested.emit(SetKnob("l2", float(part.penalties[row])))

    def _on_pointed(self, point: QPointF) -> None:
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        self._choose(round(point.x()))

    def restyle(self) -> None:
        colors = theme.current()
        self.plot.restyle()
        self.here.set_color("accent")
        self.present.setPen(pg.mkPen(colors.accent, width=1))
        for place in SETS:
            self.lines[place].setPen(set_dress.pen(place))
            self.points[place].setBrush(pg.mkBrush(set_dress.color(place)))
            self.points[place].setPen(pg.mkPen(colors.base, width=1))
            self.points[place].setSize(set_dress.size(place, 0.8 * theme.point_size()))
        self.best.setBrush(pg.mkBrush(None))
        self.best.setPen(pg.mkPen(colors.text, width=2))
        self.best.setSize(0.9 * theme.point_size() + 10)

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("Models of several λ on each set; arrow keys take another λ"))
        self._write_axes()
        if self._part is not None:
            self._write(self._part)

    def _write_ticks(self) -> None:
        """Every λ at its place; where they would touch, every second one."""
        part = self._part
        if part is None:
            return
        words = [plain(float(value)) for value in part.penalties]
        longest = max(self.fontMetrics().horizontalAdvance(word) for word in words)
        box = self.plot.getPlotItem().getViewBox()
        by = 1 if longest + _BETWEEN < box.width() / len(words) else 2
        self.plot.getAxis("bottom").setTicks([list(enumerate(words))[::by]])

    def _write_axes(self) -> None:
        share = self._part is not None and self._part.share
        self.plot.set_labels(
            left=self.tr("accuracy (%)") if share else "cost", bottom=self.tr("λ (each model fully trained)")
        )

    def show_focus(self, focused: bool) -> None:
        self.plot.show_focus(focused)

    def _rows_now(self) -> tuple[int, int]:
        part = self._part
        return (0, 0) if part is None else (max(part.present, 0), len(part.penalties))
