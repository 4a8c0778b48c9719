"""The weights of the powers as bars on a scale on which 1 and 1,000 are both seen: without a penalty they blow up."""

import math

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from engine.core.frames import Part
from engine.core.parts_ridge import RidgeWeightsPart
from gui import figures, theme
from gui.elided_label import ElidedLabel
from gui.fonts import tabular
from gui.hover import Key, Numbers, Spot, in_label
from gui.panels.canvas import Canvas
from gui.panels.panel import Panel

_MIDDLE = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_BAR = 0.62
_BETWEEN = 6


def height_of(weight: float, limit: float) -> float:
    """From −1 to 1: lg(1 + |w|) with its sign, 1 at the limit."""
    return math.copysign(math.log10(1.0 + abs(weight)) / math.log10(1.0 + limit), weight)


class WeightBarsCanvas(Canvas):
    """Draws the bars; positive ones upwards, negative ones hatched and downwards."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._part: RidgeWeightsPart | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumHeight(70)

    def show_part(self, part: RidgeWeightsPart) -> None:
        """Draw `part`."""
        self._part = part
        self.update()

    def _room(self) -> QRectF:
        metrics = QFontMetricsF(tabular(self.font()))
        left, line = metrics.horizontalAdvance("−100,000") + 6, metrics.height()
        return QRectF(left, line, max(1.0, self.width() - left - 6), max(1.0, self.height() - 3.1 * line))

    def _column(self, place: int, room: QRectF, count: int) -> QRectF:
        width = room.width() / count
        return QRectF(room.left() + place * width, room.top(), width, room.height())

    def box(self, place: int) -> QRect:
        """Where the bar and the number of a weight are."""
        part = self._part
        assert part is not None
        column = self._column(place, self._room(), len(part.values))
        return column.adjusted(
            1, -QFontMetricsF(self.font()).height(), -1, QFontMetricsF(self.font()).height()
        ).toRect()

    def weight_at(self, point: QPoint) -> int | None:
        """The weight whose column is under a point."""
        if self._part is None:
            return None
        return next((k for k in range(len(self._part.values)) if self.box(k).contains(point)), None)

    def paintEvent(self, event: QPaintEvent) -> None:
        part = self._part
        painter = QPainter(self)
        painter.setFont(tabular(self.font()))
        if part is not None:
            self._paint_scale(painter, part)
            self._paint_bars(painter, part)
        painter.end()

    def _paint_scale(self, painter: QPainter, part: RidgeWeightsPart) -> None:
        room, colors, line = self._room(), theme.current(), QFontMetricsF(painter.font()).height()
        decades = round(math.log10(part.limit))
        every = max(1, math.ceil(2.6 * line * (decades + 1) / max(room.height(), 1.0)))
        sizes = [0.0, *(10.0**k for k in range(decades, -1, -every))]
        for value in {sign * size for size in sizes for sign in (-1, 1)}:
            y = room.center().y() - height_of(value, part.limit) * room.height() / 2
            painter.setPen(QPen(colors.color("muted" if value == 0 else "line"), 1.0))
            painter.drawLine(QPointF(room.left(), y), QPointF(room.right(), y))
            if 0 < abs(y - room.center().y()) < line:
                continue
            painter.setPen(colors.color("muted"))
            painter.drawText(QRectF(0, y - line / 2, room.left() - 6, line), _RIGHT, figures.brief(value))

    def _paint_bars(self, painter: QPainter, part: RidgeWeightsPart) -> None:
        room, colors, metrics = self._room(), theme.current(), QFontMetricsF(painter.font())
        line, middle = metrics.height(), room.center().y()
        values = part.values.tolist()
        texts = [figures.brief(value) if abs(value) >= 10 else figures.fixed(value, 1) for value in values]
        fit = all(metrics.horizontalAdvance(text) + 2 <= room.width() / len(values) for text in texts)
        names = self.names()
        largest = max(range(len(values)), key=lambda k: abs(values[k]))
        for place, value in enumerate(values):
            column = self._column(place, room, len(values))
            tall = height_of(value, part.limit) * room.height() / 2
            bar = QRectF(
                column.center().x() - _BAR * column.width() / 2, middle, _BAR * column.width(), -tall
            ).normalized()
            ink = colors.color("positive" if value >= 0 else "negative")
            painter.fillRect(bar, ink if value >= 0 else QColor(ink.red(), ink.green(), ink.blue(), 150))
            painter.setPen(QPen(ink, 1.0, Qt.PenStyle.SolidLine if value >= 0 else Qt.PenStyle.DashLine))
            painter.drawRect(bar)
            painter.setPen(colors.color("text"))
            if fit or place == largest:
                top = middle - tall - line if value >= 0 else middle - tall
                wide = max(column.width(), metrics.horizontalAdvance(texts[place]) + 2)
                left = min(max(column.center().x() - wide / 2, room.left()), room.right() - wide)
                painter.drawText(QRectF(left, top, wide, line), _MIDDLE, texts[place])
            painter.setPen(colors.color("muted"))
            wide = metrics.horizontalAdvance(names[place]) + 2
            foot = QRectF(column.center().x() - wide / 2, room.bottom() + 1.05 * line, wide, line)
            painter.drawText(foot, _MIDDLE, names[place])

    def names(self) -> tuple[str, ...]:
        """What stands below each bar: the power, the weight's name or its number, of many only some."""
        part, metrics = self._part, QFontMetricsF(tabular(self.font()))
        assert part is not None
        places = range(1, len(part.values) + 1)
        width = self._room().width() / len(part.values)
        for names in (part.names, tuple(f"w{place}" for place in places), tuple(map(str, places))):
            if all(metrics.horizontalAdvance(name) + _BETWEEN <= width for name in names):
                return names
        every = math.ceil((metrics.horizontalAdvance(str(places[-1])) + _BETWEEN) / width)
        return tuple("" if (place - 1) % every else str(place) for place in places)


class RidgeWeightsPanel(Panel):
    """Draws `RidgeWeightsPart`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._part: RidgeWeightsPart | None = None
        self.label = ElidedLabel(role=QPalette.ColorRole.Text)
        self.canvas = WeightBarsCanvas()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 3, 8, 3)
        layout.setSpacing(2)
        layout.addWidget(self.label)
        layout.addWidget(self.canvas, 1)
        numbers = Numbers(self, self._spots, stop=True)
        numbers.over(self.label)
        numbers.over(self.canvas, found=self._found)
        self.restyle()
        self.retranslate()

    def show_part(self, part: Part) -> None:
        assert isinstance(part, RidgeWeightsPart)
        self._part = part
        self.canvas.show_part(part)
        self._write(part)

    def _write(self, part: RidgeWeightsPart) -> None:
        largest, fine = figures.figure(part.largest), figures.written_out(part.l2 * part.squares)
        whose = self.tr("exact fit:") if part.exact else self.tr("gradient descent:")
        words = self.tr("largest |w| = {largest}").format(largest=largest)
        if part.l2:
            self.label.set_text(f"{whose} {words}   λΣw² = {fine}", f"{words}   λΣw² = {fine}", words, largest)
        else:
            self.label.set_text(f"{whose} {words}", words, largest)

    def _key(self, place: int) -> Key:
        assert self._part is not None
        return ("exact_weight", str(place)) if self._part.exact else ("parameter", f"w{place + 1}")

    def _found(self, point: QPoint) -> Spot | None:
        place = self.canvas.weight_at(point)
        return None if place is None else Spot(self._key(place), self.canvas, self.canvas.box(place))

    def _spots(self) -> list[Spot]:
        part = self._part
        if part is None:
            return []
        pieces: list[tuple[str, Key]] = [(r"[\d∞]\S*", ("largest_weight",))]
        if part.l2:
            pieces.append((r"(?<== )\d\S*$", ("penalty",)))
        bars = [Spot(self._key(k), self.canvas, self.canvas.box(k)) for k in range(len(part.values))]
        return [*in_label(self.label, *pieces), *bars]

    def restyle(self) -> None:
        self.canvas.update()

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("The weights of the powers as bars"))
        if self._part is not None:
            self._write(self._part)
