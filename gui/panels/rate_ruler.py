"""A ruler of learning rates: where runs creep, zig-zag and diverge, the limit in numbers, and each run's marker.

A marker can be dragged, or moved by arrow keys: the runs begin anew and go to where they stood, so that one sees them
cross the limit.
"""

import math
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QFont, QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from engine.core.commands import SetKnob, Step
from engine.core.parts_rates import RatesPart
from gui import theme
from gui.figures import figure
from gui.hover import Key, Spot
from gui.keys import keep_keys
from gui.panels.lane_dress import paint_marker

# A linear ruler where nothing is farther out than so many limits; otherwise every stretch is ten times the rate.
_FAR_OUT = 4.0
_BEYOND = 1.12
_MORE = 0.25
# The smallest rate that can be dragged to, as a share of the largest.
_LEAST = 5e-3
_SIDE = 14.0
_WEAK = 46
# How high it is, in lines of text.
_LINES, _LOW_LINES = 3.6, 2.5
_MOVES = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
_CHOICES = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
# By which share of itself a key changes a rate.
_NEAR_STEP, _FAR_STEP = 0.01, 0.1


class Scale(NamedTuple):
    """From where to where a ruler goes: rates, or their decades."""

    logarithmic: bool
    low: float
    high: float


def _scale_of(part: RatesPart) -> Scale:
    rates = [run.rate for run in part.runs]
    if max(rates) <= _FAR_OUT * part.limit:
        return Scale(False, 0.0, _BEYOND * max(part.limit, *rates))
    low, high = min(part.limit, *rates), max(part.limit, *rates)
    return Scale(True, math.log10(low) - _MORE, math.log10(high) + _MORE)


class RateRuler(QWidget):
    """Paints the upper half of RatesPart, three lines of text high.

    Signals:
        command_requested: another rate, and how many updates to make with it.
    """

    command_requested = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._part: RatesPart | None = None
        self._spots: list[Spot] = []
        # The marker that keys move; while it is dragged, the scale, and how many updates had been made.
        self.chosen = 0
        self._dragged: tuple[Scale, int] | None = None
        self._asked: float | None = None
        self._letters = QFont(self.font())
        # In a low view words stand in the band instead of above it.
        self._low = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        keep_keys(self, (*_MOVES, *_CHOICES))
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def show_part(self, part: RatesPart) -> None:
        """Draw the rates of `part`; the spots of what is written are known at once."""
        self._part = part
        self.chosen = min(self.chosen, len(part.runs) - 1)
        self._spots = [spot for spot in (self._limit_spot(), self._crossing_spot()) if spot is not None]
        self.update()

    def make_low(self, low: bool) -> None:
        """Take as little room as can be, or as much as is good."""
        if low != self._low:
            self._low = low
            self.updateGeometry()
            if self._part is not None:
                self.show_part(self._part)

    def write_in(self, font: QFont) -> None:
        """Take these letters."""
        self._letters = font
        self.updateGeometry()
        self.update()

    @property
    def _metrics(self) -> QFontMetrics:
        return QFontMetrics(self._letters)

    @property
    def scale(self) -> Scale:
        """From where to where the ruler goes; it stays while a marker is dragged."""
        assert self._part is not None
        return _scale_of(self._part) if self._dragged is None else self._dragged[0]

    def x_of(self, rate: float) -> float:
        """Where `rate` is, in pixels."""
        scale = self.scale
        value = math.log10(max(rate, 1e-300)) if scale.logarithmic else rate
        share = min(max((value - scale.low) / (scale.high - scale.low), 0.0), 1.0)
        return _SIDE + share * (self.width() - 2 * _SIDE)

    def rate_at(self, x: float) -> float:
        """The rate at a place in pixels, rounded to what a pixel can tell; never 0."""
        scale = self.scale
        share = min(max((x - _SIDE) / max(1.0, self.width() - 2 * _SIDE), 0.0), 1.0)
        value = scale.low + share * (scale.high - scale.low)
        if scale.logarithmic:
            return float(f"{10**value:.2g}")
        return float(f"{max(value, _LEAST * scale.high):.3g}")

    def spots(self) -> list[Spot]:
        """The limits that explain themselves."""
        return self._spots

    def sizeHint(self) -> QSize:
        return QSize(100, round((_LOW_LINES if self._low else _LINES) * self._metrics.height()))

    def minimumSizeHint(self) -> QSize:
        return QSize(60, self.sizeHint().height())

    def _band(self) -> QRectF:
        line = self._metrics.height()
        return QRectF(_SIDE, (0.05 if self._low else 1.15) * line, max(1.0, self.width() - 2 * _SIDE), 1.1 * line)

    def _limit_spot(self) -> Spot | None:
        part = self._part
        assert part is not None
        return self._below(part.limit, self._limit_words(part), ("stable_rate",))

    def _limit_words(self, part: RatesPart) -> str:
        words = self.tr("limit {rate}") if part.exact else self.tr("always safe up to {rate}")
        return words.format(rate=f"{part.limit:.5g}" if part.limit >= 1e-3 else figure(part.limit))

    def _below(self, rate: float, words: str, key: Key) -> Spot:
        """A number written below the band at `rate`, drawn in where it would leave the ruler."""
        metrics, band = self._metrics, self._band()
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
        painter.setFont(self._letters)
        colors, band, metrics = theme.current(), self._band(), painter.fontMetrics()
        for left, right, name, words in self._stretches(part):
            ink = QColor(colors.color(name))
            ink.setAlpha(_WEAK)
            box = QRectF(left, band.top(), right - left, band.height())
            painter.fillRect(box, ink)
            painter.setPen(colors.color(name))
            above = box if self._low else QRectF(left, 0, right - left, band.top())
            wide = metrics.horizontalAdvance(words)
            if wide <= above.width():
                painter.drawText(self._free(above, wide, part), Qt.AlignmentFlag.AlignCenter, words)
        painter.setPen(theme.stroke(QPen(colors.color("text"), 1.6)))
        limit = self.x_of(part.limit)
        painter.drawLine(QPointF(limit, band.top() - 2), QPointF(limit, band.bottom() + 3))
        if part.crossing is not None:
            crossing = self.x_of(part.crossing)
            painter.setPen(theme.stroke(QPen(colors.color("muted"), 1.0, Qt.PenStyle.DashLine)))
            painter.drawLine(QPointF(crossing, band.top()), QPointF(crossing, band.bottom() + 3))
        for spot in self._spots:
            whole = spot.key == ("stable_rate",)
            painter.setPen(colors.color("text" if whole else "muted"))
            words = self._limit_words(part) if whole else figure(part.crossing or 0.0)
            painter.drawText(spot.rect, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextDontClip, words)
        for place, run in reversed(list(enumerate(part.runs))):
            at = QPointF(self.x_of(run.rate), band.center().y())
            if self.hasFocus() and place == self.chosen:
                painter.setPen(QPen(colors.color("accent"), 2.0))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawEllipse(at, theme.point_size(), theme.point_size())
            paint_marker(painter, place, at, 1.1 * theme.point_size())

    def _free(self, box: QRectF, wide: float, part: RatesPart) -> QRectF:
        """Where words of this width stand in a stretch: in the middle, or in a low view beside the markers."""
        if not self._low:
            return box
        room = max(0.0, box.width() - wide)
        half = 0.6 * theme.point_size()
        rates = [self.x_of(run.rate) for run in part.runs]
        for share in (0.5, 0.95, 0.05):
            left = box.left() + share * room
            if not any(left - half < x < left + wide + half for x in rates):
                return QRectF(left, box.top(), wide, box.height())
        return box

    def _set(self, rate: float, updates: int) -> None:
        """Ask for another rate of the chosen run, and for as many updates as had been made."""
        part = self._part
        if part is None or rate == self._asked:
            return
        self._asked = rate
        self.command_requested.emit(SetKnob(part.runs[self.chosen].knob, rate))
        if updates:
            self.command_requested.emit(Step(updates))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        part = self._part
        if part is None or event.button() != Qt.MouseButton.LeftButton:
            return
        x = event.position().x()
        places = [abs(self.x_of(run.rate) - x) for run in part.runs]
        if min(places) <= 1.2 * theme.point_size():
            self.chosen = places.index(min(places))
            self._dragged = (self.scale, part.step)
            self._asked = part.runs[self.chosen].rate
            self.update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._dragged is not None:
            self._set(self.rate_at(event.position().x()), self._dragged[1])

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._dragged = None
        self._asked = None
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        part, key = self._part, Qt.Key(event.key())
        if part is None or key not in (*_MOVES, *_CHOICES):
            super().keyPressEvent(event)
            return
        if key in _CHOICES:
            self.chosen = (self.chosen + _CHOICES[key]) % len(part.runs)
            self.update()
            return
        far = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
        times = 1.0 + _MOVES[key] * (_FAR_STEP if far else _NEAR_STEP)
        self._asked = None
        self._set(float(f"{part.runs[self.chosen].set_rate * times:.4g}"), part.step)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()
