"""How runs in lock-step are told apart in every view: each has a colour, a dash and a marker of its own."""

import pyqtgraph as pg
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from engine.core.messages import Message, sentence
from gui import language, theme
from gui.elided_label import ElidedLabel

_DASHES = (
    Qt.PenStyle.SolidLine,
    Qt.PenStyle.DashLine,
    Qt.PenStyle.DotLine,
    Qt.PenStyle.DashDotLine,
    Qt.PenStyle.DashDotDotLine,
)
_SYMBOLS = ("o", "d", "t", "s", "p", "h", "star", "+")
MOST = len(_SYMBOLS)
_BESIDE_PX = 4


def color_name(place: int) -> str:
    """The theme's name of the colour of the run at `place`."""
    return f"class {place % MOST}"


def color(place: int) -> QColor:
    """The colour of the run at `place`."""
    return theme.current().color(color_name(place))


def pen(place: int, width: float = 1.0) -> QPen:
    """Its line."""
    line = QPen(color(place), width, _DASHES[place % len(_DASHES)])
    line.setCosmetic(True)
    return line


def symbol(place: int) -> str:
    """Its marker, by pyqtgraph's name."""
    return _SYMBOLS[place % MOST]


def called(title: Message) -> str:
    """What a run is called, in the learner's language."""
    return sentence(title, language.current())


class Swatch(QWidget):
    """A bit of line with the marker of a run, for legends."""

    def __init__(self, place: int) -> None:
        super().__init__()
        self._place = place
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.resize_for_text()

    def resize_for_text(self) -> None:
        """As wide as a few letters."""
        self.setFixedSize(round(2.0 * theme.point_size()), self.fontMetrics().height() + 2)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        middle = QRectF(self.rect()).center()
        painter.setPen(theme.stroke(pen(self._place, 2.0)))
        painter.drawLine(QPointF(1, middle.y()), QPointF(self.width() - 1, middle.y()))
        paint_marker(painter, self._place, middle, 0.8 * theme.point_size())


def paint_marker(painter: QPainter, place: int, at: QPointF, size: float) -> None:
    """The marker of a run, so many pixels across, at a place in pixels."""
    paint_symbol(painter, symbol(place), color(place), at, size)


def paint_symbol(painter: QPainter, name: str, ink: QColor, at: QPointF, size: float) -> None:
    """A marker by pyqtgraph's name."""
    painter.save()
    painter.translate(at)
    painter.scale(size, size)
    outline = QPen(theme.current().color("base"), 1.5)
    outline.setCosmetic(True)
    painter.setPen(outline)
    painter.setBrush(ink)
    painter.drawPath(pg.graphicsItems.ScatterPlotItem.Symbols[name])
    painter.restore()


class LaneLabel(QWidget):
    """Swatch and words of one run, in its colour."""

    def __init__(self, place: int) -> None:
        super().__init__()
        self.swatch = Swatch(place)
        self.words = ElidedLabel()
        self.words.set_color(color_name(place))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(_BESIDE_PX)
        row.addWidget(self.swatch)
        row.addWidget(self.words, 1)

    def room_for(self, words: str) -> int:
        """How wide it is if it says `words`."""
        return self.swatch.width() + _BESIDE_PX + self.words.fontMetrics().horizontalAdvance(words)

    def restyle(self) -> None:
        """Take the size of letters anew."""
        self.swatch.resize_for_text()
        self.swatch.update()
        self.words.update()
