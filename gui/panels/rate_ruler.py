"""A ruler of learning rates: where runs creep, zig-zag and diverge, the limit in numbers, and each run's marker."""

import math

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from engine.core.parts_rates import RatesPart
from gui import theme
from gui.figures import figure
from gui.hover import Key, Spot
from gui.panels.lane_dress import paint_marker

# A linear ruler where nothing is farther out than so many limits; otherwise every stretch is ten times the rate.
_FAR_OUT = 4.0
_BEYOND = 1.12
_SIDE = 14.0
_WEAK = 46


class RateRuler(QWidget):
    """Paints the upper half of RatesPart, three lines of text high."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._part: RatesPart | None = None
        self._spots: list[Spot] = []
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def show_part(self, part: RatesPart) -> None:
        """Draw the rates of `part`; the spots of what is written are known at once."""
        self._part = part
        self._spots = [spot for spot in (self._limit_spot(), self._crossing_spot()) if spot is not None]
        self.update()

    def spots(self) -> list[Spot]:
        """The limits that explain themselves."""
        return self._spots

    def sizeHint(self) -> QSize:
        return QSize(100, round(3.6 * self.fontMetrics().height()))

    def minimumSizeHint(self) -> QSize:
        return QSize(60, self.sizeHint().height())

    @property
    def logarithmic(self) -> bool:
        """Whether every stretch of the ruler is ten times the rate."""
        part = self._part
        return part is not None and max(run.rate for run in part.runs) > _FAR_OUT * part.limit

    def x_of(self, rate: float) -> float:
        """Where `rate` is, in pixels."""
        assert self._part is not None
        rates = [run.rate for run in self._part.runs]
        highest = _BEYOND * max(self._part.limit, *rates)
        if self.logarithmic:
            low = math.log10(min(self._part.limit, *rates)) - 0.2
            share = (math.log10(max(rate, 1e-300)) - low) / (math.log10(highest) + 0.2 - low)
        else:
            share = rate / highest
        return _SIDE + share * (self.width() - 2 * _SIDE)

    def _band(self) -> QRectF:
        line = self.fontMetrics().height()
        return QRectF(_SIDE, 1.15 * line, max(1.0, self.width() - 2 * _SIDE), 1.1 * line)

    def _limit_spot(self) -> Spot | None:
        part = self._part
        assert part is not None
        return self._below(part.limit, self._limit_words(part), ("stable_rate",))

    def _limit_words(self, part: RatesPart) -> str:
        words = self.tr("limit {rate}") if part.exact else self.tr("always safe up to {rate}")
        return words.format(rate=f"{part.limit:.5g}" if part.limit >= 1e-3 else figure(part.limit))

    def _below(self, rate: float, words: str, key: Key) -> Spot:
        """A number written below the band at `rate`, drawn in where it would leave the ruler."""
        metrics, band = self.fontMetrics(), self._band()
        width = metrics.horizontalAdvance(words)
        left = min(max(self.x_of(rate) - width / 2, 2.0), self.width() - width - 2.0)
        return Spot(key, self, QRectF(left, band.bottom() + 3, width, metrics.height()).toRect())

    def _crossing_spot(self) -> Spot | None:
        """Half the limit, where its number has room beside that of the limit."""
        part = self._part
        assert part is not None
        if part.crossing is None:
            return None
        found = self._below(part.crossing, figure(part.crossing), (part.runs[0].name, "crossing"))
        limit = self._limit_spot()
        crowded = limit is not None and found.rect.right() + 10 > limit.rect.left()
        return None if crowded else found

    def _stretches(self, part: RatesPart) -> list[tuple[float, float, str, str]]:
        """From where to where, colour and word of each stretch."""
        band = self._band()
        limit = self.x_of(part.limit)
        if part.crossing is None:
            return [
                (band.left(), limit, "good", self.tr("safe")),
                (limit, band.right(), "warning", self.tr("no promise: it may jump")),
            ]
        crossing = self.x_of(part.crossing)
        return [
            (band.left(), crossing, "good", self.tr("straight down")),
            (crossing, limit, "warning", self.tr("zig-zag")),
            (limit, band.right(), "error", self.tr("diverges")),
        ]

    def paintEvent(self, event: QPaintEvent) -> None:
        part = self._part
        if part is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colors, band, metrics = theme.current(), self._band(), painter.fontMetrics()
        for left, right, name, words in self._stretches(part):
            ink = QColor(colors.color(name))
            ink.setAlpha(_WEAK)
            box = QRectF(left, band.top(), right - left, band.height())
            painter.fillRect(box, ink)
            painter.setPen(colors.color(name))
            above = QRectF(left, 0, right - left, band.top())
            fits = metrics.horizontalAdvance(words) <= above.width()
            if fits:
                painter.drawText(above, Qt.AlignmentFlag.AlignCenter, words)
        painter.setPen(QPen(colors.color("text"), 1.6))
        limit = self.x_of(part.limit)
        painter.drawLine(QPointF(limit, band.top() - 2), QPointF(limit, band.bottom() + 3))
        if part.crossing is not None:
            crossing = self.x_of(part.crossing)
            painter.setPen(QPen(colors.color("muted"), 1.0, Qt.PenStyle.DashLine))
            painter.drawLine(QPointF(crossing, band.top()), QPointF(crossing, band.bottom() + 3))
        for spot in self._spots:
            whole = spot.key == ("stable_rate",)
            painter.setPen(colors.color("text" if whole else "muted"))
            words = self._limit_words(part) if whole else figure(part.crossing or 0.0)
            painter.drawText(spot.rect, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextDontClip, words)
        for place, run in reversed(list(enumerate(part.runs))):
            paint_marker(painter, place, QPointF(self.x_of(run.rate), band.center().y()), 1.1 * theme.point_size())
