"""Prediction against truth: a point for each row, the diagonal where it would be right, a stick for what is missing.

Works for any number of features, where data and plane can no longer be drawn.
"""

import pyqtgraph as pg
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QFont, QKeyEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from engine.core.frames import Part, RowsPart
from gui import figures, theme
from gui.elided_label import ElidedLabel
from gui.hover import Numbers, Spot
from gui.keys import keep_keys
from gui.panels.curve import Curve, Dots
from gui.panels.panel import Panel
from gui.panels.pointed_plot import PointedPlot
from gui.panels.row_keys import row_after
from gui.panels.squares import SquaresStrip

_REACH_PX = 28.0
_POINT_PX = 9
_MARGIN = 0.04
_LINES_FOR_LABEL = 13
# Plot and squares stand side by side in a view so much wider than high, and sooner in a low one.
_WIDE, _WIDE_IF_LOW = 1.75, 1.3
_LOW_LINES = 16


class FitPanel(Panel):
    """Points (y, H) with the diagonal H = y and residual sticks; below them the residual squares."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._part: RowsPart | None = None
        self._limits: tuple[float, float] | None = None
        self.plot = PointedPlot()
        self.strip = SquaresStrip()
        self.label = ElidedLabel(role=QPalette.ColorRole.Text)
        self.diagonal = Curve()
        self.diagonal_name = pg.TextItem(anchor=(1, 1.05))
        # Above the diagonal the model says too much (residual below zero), under it too little.
        self.sticks = {sign: Curve(connect="pairs") for sign in ("positive", "negative")}
        self.points = {
            sign: Dots(size=_POINT_PX, symbol=symbol, pxMode=True)
            for sign, symbol in (("positive", "o"), ("negative", "d"))
        }
        # Predictions beyond the picture: at its edge, and counted.
        self.beyond = Dots(size=_POINT_PX + 3, pxMode=True)
        self.beyond_name = pg.TextItem(anchor=(0, 0))
        self._beside = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self.chosen_stick = Curve()
        self.chosen = Dots(size=_POINT_PX + 8, symbol="o", pxMode=True)
        self._lay_out()
        self._connect()
        self.restyle()
        self.retranslate()

    def _lay_out(self) -> None:
        for item in (
            self.diagonal,
            self.diagonal_name,
            *self.sticks.values(),
            self.chosen_stick,
            *self.points.values(),
            self.chosen,
            self.beyond,
        ):
            self.plot.addItem(item)
        self.beyond_name.setParentItem(self.plot.getPlotItem().getViewBox())
        self.beyond_name.setPos(4, 2)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 3, 8, 3)
        layout.setSpacing(2)
        layout.addWidget(self.label)
        self._beside.setSpacing(4)
        self._beside.addWidget(self.plot, 1)
        self._beside.addWidget(self.strip, 1)
        layout.addLayout(self._beside, 1)
        self.plot.setMinimumHeight(90)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        keep_keys(self, (Qt.Key.Key_Left, Qt.Key.Key_Right))

    def _connect(self) -> None:
        self.plot.pointed.connect(self._on_pointed)
        self.strip.row_chosen.connect(self._choose)
        numbers = Numbers(self, self._sample_spots)
        numbers.over(self.plot.viewport(), found=self._point_under)
        self.plot.getPlotItem().getViewBox().sigResized.connect(self._on_plot_resized)

    def show_part(self, part: Part) -> None:
        assert isinstance(part, RowsPart)
        self._part = part
        if part.limits != self._limits:
            self._set_limits(part.limits)
        self._draw(part)
        self.strip.show_part(part)

    def restyle(self) -> None:
        colors = theme.current()
        self.plot.restyle()
        self.diagonal.setPen(pg.mkPen(colors.muted, width=1, style=Qt.PenStyle.DashLine))
        font = QFont(self.font())
        font.setPointSize(theme.point_size())
        for text, color in ((self.diagonal_name, colors.muted), (self.beyond_name, colors.error)):
            text.setFont(font)
            text.setColor(QColor(color))
            text.fill = pg.mkBrush(colors.base)
        self.beyond.setPen(pg.mkPen(colors.base, width=1))
        self.beyond.setBrush(pg.mkBrush(colors.error))
        for sign in ("positive", "negative"):
            self.sticks[sign].setPen(pg.mkPen(colors.color(sign), width=1))
            self.points[sign].setPen(pg.mkPen(colors.base, width=1))
            self.points[sign].setBrush(pg.mkBrush(colors.color(sign)))
        self.chosen.setPen(pg.mkPen(colors.text, width=2))
        self.chosen.setBrush(pg.mkBrush(None))
        self.chosen_stick.setPen(pg.mkPen(colors.text, width=2))

    def retranslate(self) -> None:
        self._write_axes()
        self.setAccessibleName(self.tr("Predictions against targets"))
        self.diagonal_name.setText("H = y")
        if self._part is not None:
            self._draw(self._part)

    def _has_room(self) -> bool:
        return self.height() > _LINES_FOR_LABEL * self.fontMetrics().height()

    def _write_axes(self) -> None:
        words = self.tr("prediction H")
        fits = self.fontMetrics().horizontalAdvance(words) < self.plot.getPlotItem().getViewBox().height()
        left = words if fits else "H"
        self.plot.set_labels(left=left, bottom=self.tr("target y"))

    def _set_limits(self, limits: tuple[float, float]) -> None:
        self._limits = limits
        low, high = limits
        # More room above: the name of the diagonal stands at its end.
        height = max(1.0, self.plot.getPlotItem().getViewBox().height())
        above = min(0.5, self.fontMetrics().height() / height) * (high - low)
        self.plot.setRange(xRange=limits, yRange=(low, high + above), padding=_MARGIN)
        self.diagonal.setData([low, high], [low, high])
        self.diagonal_name.setPos(high, high)

    def _on_plot_resized(self) -> None:
        self._write_axes()
        if self._limits is not None:
            self._set_limits(self._limits)

    def _draw(self, part: RowsPart) -> None:
        low, high = part.limits
        reach = 2 * (high - low)
        # What is far outside ends outside all the same.
        drawn = [min(max(h, low - reach), high + reach) for h in part.prediction.tolist()]
        rows = list(zip(part.target.tolist(), drawn, part.residual.tolist(), strict=True))
        for sign, factor in (("positive", 1), ("negative", -1)):
            # A row that is exactly right belongs to the first.
            some = [(y, h) for y, h, residual in rows if residual * factor > 0 or (residual == 0 and factor == 1)]
            self.points[sign].setData([y for y, _ in some], [h for _, h in some])
            self.sticks[sign].setData([y for y, _ in some for _ in (0, 1)], [v for y, h in some for v in (y, h)])
        if part.sample < len(rows):
            y, h, _ = rows[part.sample]
            self.chosen.setData([y], [h])
            self.chosen_stick.setData([y, y], [y, h])
        else:
            self.chosen.setData([], [])
            self.chosen_stick.setData([], [])
        beyond = [(y, low, "t") if h < low else (y, high, "t1") for y, h, _ in rows if not low <= h <= high]
        self.beyond.setData(
            x=[y for y, _, _ in beyond], y=[edge for _, edge, _ in beyond], symbol=[symbol for _, _, symbol in beyond]
        )
        self._write(part)
        self._write_beyond(len(beyond), len(rows))

    def _write_beyond(self, count: int, rows: int) -> None:
        words = self.tr("{count} of {rows} outside")
        self.beyond_name.setText(words.format(count=count, rows=rows))
        self.beyond_name.setVisible(count > 0)
        self.diagonal_name.setVisible(count == 0)

    def _write(self, part: RowsPart) -> None:
        row = part.sample
        if row >= len(part.target):
            self.label.set_text("")
            return
        decimals = figures.decimals_for(*part.limits)
        target = figures.plain(float(part.target[row]))
        prediction = figures.fixed(float(part.prediction[row]), decimals)
        residual = figures.signed(float(part.residual[row]), decimals)
        squared = figures.figure(float(part.squared[row]))
        words = self.tr("row {row}:  y {target}   H {prediction}   y − H {residual}   squared {squared}")
        words = words.format(row=row + 1, target=target, prediction=prediction, residual=residual, squared=squared)
        self.label.set_text(words, words.rpartition("   ")[0])

    def _spot(self, kind: str, row: int) -> Spot:
        assert self._part is not None
        at = float(self._part.target[row]), float(self._part.prediction[row])
        return Spot((kind, str(row)), self.plot.viewport(), self.plot.box_around(*at, _POINT_PX))

    def _sample_spots(self) -> list[Spot]:
        """The numbers of the chosen row."""
        part = self._part
        if part is None or part.sample >= len(part.target):
            return []
        return [self._spot(kind, part.sample) for kind in ("prediction", "residual", "squared", "target")]

    def _point_under(self, pixel: QPoint) -> Spot | None:
        rows = range(len(self._part.target)) if self._part is not None else range(0)
        spots = (self._spot("prediction", row) for row in rows)
        return next((spot for spot in spots if spot.rect.contains(pixel)), None)

    def _choose(self, row: int) -> None:
        self.look_requested.emit({"sample": row})

    def _on_pointed(self, point: QPointF) -> None:
        """Choose the point nearest to the mouse in pixels, unless it is far from all."""
        if self._part is None:
            return
        pressed = self.plot.to_pixels(point.x(), point.y())

        def distance(row: int) -> float:
            assert self._part is not None
            away = self.plot.to_pixels(float(self._part.target[row]), float(self._part.prediction[row])) - pressed
            return float(QPointF.dotProduct(away, away))

        nearest = min(range(len(self._part.target)), key=distance, default=None)
        if nearest is not None and distance(nearest) <= _REACH_PX**2:
            self._choose(nearest)

    def show_focus(self, focused: bool) -> None:
        self.plot.show_focus(focused)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        low = self.height() < _LOW_LINES * self.fontMetrics().height()
        wide = self.width() > (_WIDE_IF_LOW if low else _WIDE) * self.height()
        self._beside.setDirection(QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom)
        # The line below the views says the same; where room is short the plot needs it more.
        self.label.setVisible(self._has_room())
        self._write_axes()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        part = self._part
        row = None if part is None else row_after(event.key(), part.sample, len(part.target))
        if row is None:
            super().keyPressEvent(event)
        else:
            self._choose(row)
