"""The two cost curves, −log H where the truth is 1 and −log(1 − H) where it is 0, with every row on its own."""

from collections.abc import Iterator

import pyqtgraph as pg
from PySide6.QtCore import QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPalette, QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from engine.core.frames import Part
from engine.core.parts_logistic import LossesPart
from gui import class_marks, figures, theme
from gui.elided_label import ElidedLabel
from gui.hover import Numbers, Spot
from gui.panels.class_dots import ClassDots
from gui.panels.curve import Curve
from gui.panels.pointed_plot import PointedPlot
from gui.panels.row_by_row_panel import RowByRowPanel

_REACH_PX = 28.0
_LINES_FOR_TITLES = 9
_SIDE, _BELOW, _ABOVE = 0.05, 0.11, 0.03
_MOST_WRITTEN = 9


class LossesPanel(RowByRowPanel):
    """Draws `LossesPart`. A click or the arrow keys choose a row."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._part: LossesPart | None = None
        self._limit = 0.0
        self.label = ElidedLabel(role=QPalette.ColorRole.Text)
        self.plot = PointedPlot()
        self.curves = (Curve(), Curve())
        # One above the other between the curves, where no row can be dear.
        self.names = tuple(pg.TextItem(anchor=(0.5, y)) for y in (-0.75, 0.15))
        self.mean = Curve()
        self.mean_name = pg.TextItem(anchor=(1, 1))
        self.costs = [pg.TextItem(anchor=(0, 1)) for _ in range(_MOST_WRITTEN)]
        self.dots = ClassDots(self.plot)
        self._lay_out()
        self._connect()
        self.restyle()
        self.retranslate()

    def _lay_out(self) -> None:
        for item in (*self.curves, self.mean, self.mean_name, *self.names, *self.costs):
            self.plot.addItem(item)
        for text in self.costs:
            # Behind the points, which stand close.
            text.setZValue(2)
        self.mean_name.setZValue(1)
        self.plot.setXRange(-_SIDE, 1 + _SIDE, padding=0)
        self.plot.setMinimumHeight(80)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 3, 8, 3)
        layout.setSpacing(2)
        layout.addWidget(self.label)
        layout.addWidget(self.plot, 1)

    def _connect(self) -> None:
        self.plot.pointed.connect(self._on_pointed)
        Numbers(self, self._chosen_spots).over(self.plot.viewport(), found=self._point_under)
        self.plot.getPlotItem().getViewBox().sigResized.connect(self._on_plot_resized)

    def show_part(self, part: Part) -> None:
        assert isinstance(part, LossesPart)
        if self._part is None:
            self.curves[0].setData(part.curve_h, part.curve_zero)
            self.curves[1].setData(part.curve_h, part.curve_one)
        self._part = part
        if part.limit != self._limit:
            self._limit = part.limit
            self.plot.setYRange(-_BELOW * part.limit, (1 + _ABOVE) * part.limit, padding=0)
            for name in self.names:
                name.setPos(0.5, part.limit)
        # What costs more than the axis shows waits at its edge; its number says how much.
        self.dots.show(part.h, part.loss.clip(max=part.limit), part.label, None, part.sample)
        mean = min(part.mean, part.limit)
        self.mean.setData([-_SIDE, 1 + _SIDE], [mean] * 2)
        self.mean_name.setPos(1 + _SIDE, mean)
        self._write(part)

    def restyle(self) -> None:
        colors = theme.current()
        self.plot.restyle()
        self.dots.restyle()
        font = QFont(self.font())
        font.setPointSize(theme.point_size())
        for k, (curve, name) in enumerate(zip(self.curves, self.names, strict=True)):
            style = Qt.PenStyle.SolidLine if k else Qt.PenStyle.DashLine
            curve.setPen(pg.mkPen(class_marks.color(k), width=1, style=style))
            name.setFont(font)
            name.setColor(class_marks.color(k))
        self.mean.setPen(pg.mkPen(colors.good, width=1, style=Qt.PenStyle.DotLine))
        self.mean_name.setFont(font)
        self.mean_name.setColor(QColor(colors.good))
        self.mean_name.fill = pg.mkBrush(colors.base)
        for text in self.costs:
            text.setFont(font)
            text.setColor(QColor(colors.text))
        self.plot.show_focus(self.hasFocus())
        if self._part is not None:
            self._write(self._part)

    def retranslate(self) -> None:
        self.plot.set_labels(left=self.tr("loss of a row"), bottom=self.tr("H = g(z), the probability of 1"))
        self.names[0].setText(f"{class_marks.glyph(0, 2)} y = 0: {figures.MINUS}log(1 {figures.MINUS} H)")
        self.names[1].setText(f"{class_marks.glyph(1, 2)} y = 1: {figures.MINUS}log H")
        self.mean_name.setText(self.tr("mean"))
        self.setAccessibleName(self.tr("The two cost curves with every row"))
        self._make_room()
        if self._part is not None:
            self._write(self._part)

    def _make_room(self) -> None:
        roomy = self.height() > _LINES_FOR_TITLES * self.fontMetrics().height()
        self.plot.show_titles(roomy)
        for name in self.names:
            name.setVisible(roomy)

    def _write(self, part: LossesPart) -> None:
        mean = figures.figure(part.mean)
        words = self.tr("mean of {rows} rows: {mean}").format(rows=f"{part.rows:,}", mean=mean)
        longer = words
        if part.sample < len(part.loss):
            loss = figures.figure(float(part.loss[part.sample]))
            chosen = self.tr("row {row}: loss {loss}").format(row=part.sample + 1, loss=loss)
            longer = f"{chosen}   {words}"
        # In a low view the curves have their names here.
        curves = "   ".join(name.toPlainText() for name in reversed(self.names))
        self.label.set_text(*([longer, words] if self.names[0].isVisible() else [f"{curves}   {words}", curves, words]))
        written = list(self._places(part))
        for text in self.costs[len(written) :]:
            text.hide()
        for text, (row, place, onward) in zip(self.costs, written, strict=False):
            off = _away(part, row)
            text.setAnchor((-off if onward else 1 + off, 1 + off))
            text.setText(figures.figure(float(part.loss[row])))
            text.setPos(place)
            text.show()

    def _places(self, part: LossesPart) -> Iterator[tuple[int, QPointF, bool]]:
        """Which rows have their cost written, where, and whether to the right of it.

        The chosen one and the dearest come first; the others follow as far as there is room.
        """
        metrics = QFontMetricsF(self.costs[0].textItem.font())
        few = len(part.told) == len(part.loss)
        chosen = [part.sample] if part.sample < len(part.loss) else []
        dearest = sorted((row for row in part.told if row != part.sample), key=lambda row: -float(part.loss[row]))
        end = self.plot.to_pixels(1 + _SIDE, min(part.mean, part.limit))
        named = metrics.horizontalAdvance(self.mean_name.toPlainText()) + 8
        taken = [QRectF(end.x() - named, end.y() - metrics.height(), named, metrics.height())]
        taken += [
            QRectF(self.plot.mapFromScene(name.mapRectToScene(name.boundingRect())).boundingRect())
            for name in self.names
            if name.isVisible()
        ]
        left, right = (self.plot.to_pixels(x, 0.0).x() for x in (-_SIDE, 1 + _SIDE))
        for row in (*chosen, *dearest)[:_MOST_WRITTEN]:
            place = QPointF(float(part.h[row]), min(float(part.loss[row]), part.limit))
            at = self.plot.to_pixels(place.x(), place.y())
            wide, high = metrics.horizontalAdvance(figures.figure(float(part.loss[row]))) + 8, metrics.height()
            # Away from the other curve, unless the plot ends there.
            onward = at.x() + wide < right if part.label[row] else at.x() - wide < left
            off = _away(part, row)
            box = QRectF(at.x() + off * wide, at.y() - (1 + off) * high, wide, high)
            if not onward:
                box.moveRight(at.x() - off * wide)
            others = [*taken, *(self._dot(part, other) for other in part.told if other != row and few)]
            if row == part.sample or not any(box.intersects(other) for other in others):
                taken.append(box)
                yield row, place, onward

    def _dot(self, part: LossesPart, row: int) -> QRectF:
        """Where a row's point is drawn, in pixels."""
        at, half = (
            self.plot.to_pixels(float(part.h[row]), min(float(part.loss[row]), part.limit)),
            self.dots.size_px / 2,
        )
        return QRectF(at.x() - half, at.y() - half, 2 * half, 2 * half)

    def _spot(self, row: int) -> Spot:
        assert self._part is not None
        half = round(self.dots.size_px / 2)
        box = self._dot(self._part, row).toAlignedRect().adjusted(-half, -half, half, half)
        return Spot(("loss", str(row)), self.plot.viewport(), box)

    def _chosen_spots(self) -> list[Spot]:
        part = self._part
        return [] if part is None or part.sample >= len(part.loss) else [self._spot(part.sample)]

    def _point_under(self, pixel: QPoint) -> Spot | None:
        row = self.dots.row_at(self.plot.to_data(pixel), self.dots.size_px)
        return None if row is None else self._spot(row)

    def _on_pointed(self, point: QPointF) -> None:
        row = self.dots.row_at(point, _REACH_PX)
        if row is not None:
            self._choose(row)

    def _on_plot_resized(self, _box: object) -> None:
        if self._part is not None:
            self._write(self._part)

    def show_focus(self, focused: bool) -> None:
        self.plot.show_focus(focused)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._make_room()

    def _rows_now(self) -> tuple[int, int]:
        return (0, 0) if self._part is None else (self._part.sample, len(self._part.loss))


def _away(part: LossesPart, row: int) -> float:
    """How far the cost of a row stands from it, in sizes of its words; the chosen row has a frame around it."""
    return 0.25 if row == part.sample else 0.1
