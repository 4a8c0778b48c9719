"""Networks of many layers as columns of units; the colour of the weights between two columns is their gradient.

Colour and thickness say the same: the longer the gradient, the stronger. The number stands below.
"""

import math
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QSizePolicy, QWidget

from engine.core.parts_depth import LayerFlow, LayersPart
from gui import figures, theme
from gui.figures import short
from gui.fonts import tabular
from gui.panels.canvas import Canvas
from gui.panels.lane_dress import called, color

_MOST_UNITS = 5
_SHADES = 12
_LINES_FOR_SCALE = 9
_CENTER = Qt.AlignmentFlag.AlignCenter
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class _Band(NamedTuple):
    """Where one network is drawn: its title, its units, and the numbers below."""

    title: QRectF
    units: QRectF
    numbers: QRectF


class DeepNetworkCanvas(Canvas):
    """Draws the networks of a LayersPart, one below the other."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._part: LayersPart | None = None
        self._scale = ""
        self._drawn: tuple[object, QPixmap] | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(200, 100)

    def show_part(self, part: LayersPart) -> None:
        """Draw `part`."""
        self._part = part
        self.update()

    def set_scale(self, words: str) -> None:
        """What the colours mean."""
        self._scale = words
        self.update()

    def strength(self, value: float) -> float:
        """How strong a gradient is drawn, from 0 (nothing, or beyond the scale) to 1."""
        assert self._part is not None
        low, high = self._part.decades
        if value <= 0:
            return 0.0
        share = (math.log10(value) - low) / (high - low)
        return min(max(round(share * _SHADES) / _SHADES, 0.0), 1.0)

    def _shade(self, strength: float) -> QColor:
        """From the colour of hairlines to that of backward values."""
        colors = theme.current()
        faint, full = colors.color("line"), colors.color("negative")
        return QColor(
            round(faint.red() + strength * (full.red() - faint.red())),
            round(faint.green() + strength * (full.green() - faint.green())),
            round(faint.blue() + strength * (full.blue() - faint.blue())),
        )

    def _metrics(self) -> QFontMetricsF:
        return QFontMetricsF(tabular(self.font()))

    def _has_scale(self) -> bool:
        """In a low view the networks themselves have its room."""
        return self.height() > _LINES_FOR_SCALE * self._metrics().height()

    def _bands(self, count: int) -> list[_Band]:
        line = self._metrics().height()
        scale = 1.4 * line if self._has_scale() else 0.0
        each = (self.height() - scale) / count
        bands = []
        for place in range(count):
            top = place * each
            title = QRectF(8, top, self.width() - 16, 1.2 * line)
            numbers = QRectF(0, top + each - 1.15 * line, self.width(), line)
            units = QRectF(14, title.bottom() + 2, self.width() - 28, max(4.0, numbers.top() - title.bottom() - 6))
            bands.append(_Band(title, units, numbers))
        return bands

    def spots(self) -> list[tuple[int, int, QRect]]:
        """(run, layer from 0, place) of every number that is written."""
        part = self._part
        if part is None:
            return []
        found = []
        for place, (lane, band) in enumerate(zip(part.lanes, self._bands(len(part.lanes)), strict=True)):
            for layer in self._written(lane, band):
                found.append((place, layer, self._number_box(lane, band, layer).toRect()))
        return found

    def _gap(self, lane: LayerFlow, band: _Band) -> float:
        return band.units.width() / (len(lane.widths) - 1)

    def _number_box(self, lane: LayerFlow, band: _Band, layer: int) -> QRectF:
        gap = self._gap(lane, band)
        width = max(gap, self._metrics().horizontalAdvance("8.8e−88"))
        middle = band.units.left() + (layer + 0.5) * gap
        left = min(max(middle - width / 2, 0.0), self.width() - width)
        return QRectF(left, band.numbers.top(), width, band.numbers.height())

    def _written(self, lane: LayerFlow, band: _Band) -> list[int]:
        """The layers whose numbers have room, the last one always among them."""
        need = self._metrics().horizontalAdvance("8.8e−88") + 4
        every = max(1, math.ceil(need / self._gap(lane, band)))
        return list(range(len(lane.gradient)))[::-1][::every]

    # ── drawing

    def paintEvent(self, event: QPaintEvent) -> None:
        part = self._part
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(tabular(self.font()))
        if part is not None:
            painter.drawPixmap(0, 0, self._picture(part))
            for place, (lane, band) in enumerate(zip(part.lanes, self._bands(len(part.lanes)), strict=True)):
                painter.setPen(color(place))
                painter.drawText(band.title, _LEFT, called(lane.title))
                self._paint_numbers(painter, lane, band)
            if self._has_scale():
                self._paint_scale(painter, part)
        painter.end()

    def _picture(self, part: LayersPart) -> QPixmap:
        """The networks without their words, drawn anew only where some shade has changed."""
        shades = tuple(tuple(self.strength(value) for value in lane.gradient.tolist()) for lane in part.lanes)
        widths = tuple(lane.widths for lane in part.lanes)
        ratio = self.devicePixelRatioF()
        key = (shades, widths, self.width(), self.height(), ratio, theme.current(), theme.point_size())
        if self._drawn is None or self._drawn[0] != key:
            picture = QPixmap(self.size() * ratio)
            picture.setDevicePixelRatio(ratio)
            picture.fill(theme.current().color("base"))
            painter = QPainter(picture)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            for lane, band in zip(part.lanes, self._bands(len(part.lanes)), strict=True):
                self._paint_lane(painter, lane, band)
            painter.end()
            self._drawn = (key, picture)
        return self._drawn[1]

    def _paint_lane(self, painter: QPainter, lane: LayerFlow, band: _Band) -> None:
        gap = self._gap(lane, band)
        columns = [self._units(band, k * gap, width) for k, width in enumerate(lane.widths)]
        for layer, value in enumerate(lane.gradient.tolist()):
            strength = self.strength(value)
            painter.setPen(theme.stroke(QPen(self._shade(strength), 0.6 + 1.8 * strength)))
            for start in columns[layer]:
                for end in columns[layer + 1]:
                    painter.drawLine(start, end)
        colors = theme.current()
        painter.setBrush(colors.color("raised"))
        painter.setPen(QPen(colors.color("muted"), 1.0))
        radius = min(5.0, 0.3 * band.units.height() / _MOST_UNITS + 1.0)
        for column in columns:
            for at in column:
                painter.drawEllipse(at, radius, radius)

    def _paint_numbers(self, painter: QPainter, lane: LayerFlow, band: _Band) -> None:
        painter.setPen(theme.current().color("text"))
        for layer in self._written(lane, band):
            value = float(lane.gradient[layer])
            painter.drawText(self._number_box(lane, band, layer), _CENTER, short(value))

    @staticmethod
    def _units(band: _Band, at: float, width: int) -> list[QPointF]:
        count = min(width, _MOST_UNITS)
        room = band.units.height() - 8
        step = room / max(_MOST_UNITS - 1, 1)
        top = band.units.top() + 4 + (room - step * (count - 1)) / 2
        return [QPointF(band.units.left() + at, top + k * step) for k in range(count)]

    def _paint_scale(self, painter: QPainter, part: LayersPart) -> None:
        metrics, line = self._metrics(), self._metrics().height()
        top = self.height() - 1.25 * line
        low, high = (figures.power(decade) for decade in part.decades)
        colors = theme.current()
        painter.setPen(colors.color("muted"))
        words = self._scale
        bar = min(140.0, 0.2 * self.width())
        wide = metrics.horizontalAdvance(words) + metrics.horizontalAdvance(low + high) + bar + 40
        if wide > self.width():
            words, wide = "", wide - metrics.horizontalAdvance(words)
        left = max(8.0, self.width() - wide - 4)
        for text, advance in ((words, 14.0 if words else 0.0), (low, 6.0)):
            box = QRectF(left, top, metrics.horizontalAdvance(text) + 2, line)
            painter.drawText(box, _LEFT, text)
            left = box.right() + advance
        step = bar / _SHADES
        for k in range(_SHADES):
            strength = (k + 1) / _SHADES
            height = 0.12 * line + 0.5 * line * strength
            painter.fillRect(
                QRectF(left + k * step, top + line / 2 - height / 2, step + 0.5, height), self._shade(strength)
            )
        painter.setPen(colors.color("muted"))
        painter.drawText(QRectF(left + bar + 6, top, metrics.horizontalAdvance(high) + 4, line), _LEFT, high)
