"""Two classes: softmax of two scores beside the sigmoid of their difference, number by number, and the S-curve."""

import math

import pyqtgraph as pg
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QSizePolicy, QWidget

from engine.core.frames import Part
from engine.core.parts_pipeline import TwoClassesPart
from gui import figures, theme
from gui.hover import Numbers, Spot
from gui.panels.canvas import Canvas
from gui.panels.curve import Curve, Dots
from gui.panels.panel import Panel
from gui.panels.pipeline_text import fitting, score_text
from gui.panels.plot import Plot

_CENTER = Qt.AlignmentFlag.AlignCenter
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_DECIMALS = (12, 8, 6, 4)  # as many as there is room for
_LINES = 9.5
_ACROSS = 29.0
_LARGEST = 1.5
_WIDE = 1.9
_POINT_PX = 14


class TwoClassesPanel(Panel):
    """Draws `TwoClassesPart`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._part: TwoClassesPart | None = None
        self._numbers = _Numbers()
        self._plot = Plot()
        self._curve, self._drop = Curve(), Curve()
        self._point = Dots(pxMode=True, size=_POINT_PX, symbol="o")
        self._column = QBoxLayout(QBoxLayout.Direction.TopToBottom, self)
        self._lay_out()
        Numbers(self, self._numbers.spots, keys=self._numbers, stop=True).over(self._numbers)
        self.restyle()
        self.retranslate()

    def _lay_out(self) -> None:
        for item in (self._curve, self._drop, self._point):
            self._plot.addItem(item)
        self._point.setZValue(5)
        self._plot.getPlotItem().setContentsMargins(0, 8, 10, 0)
        self._plot.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._plot.setMinimumHeight(90)
        self._column.setContentsMargins(14, 4, 12, 4)
        self._column.setSpacing(4)
        self._column.addWidget(self._numbers, 5)
        self._column.addWidget(self._plot, 4)

    def show_part(self, part: Part) -> None:
        assert isinstance(part, TwoClassesPart)
        if self._part is None:
            self._plot.setRange(xRange=(-part.limit, part.limit), yRange=(0.0, 1.0), padding=0.03)
            self._curve.setData(part.z, part.g)
        self._part = part
        self._numbers.show_part(part)
        self._draw()
        self._write()

    def _draw(self) -> None:
        part = self._part
        if part is None:
            return
        # What is further out lies on the curve's flat end: the point stays at the edge.
        z = min(max(part.difference, -part.limit), part.limit)
        g = float(part.sigmoid[0])
        self._point.setData([z], [g], brush=pg.mkBrush(QColor(theme.current().classes[0])))
        self._drop.setData([z, z, -2 * part.limit], [-1.0, g, g])

    def restyle(self) -> None:
        colors = theme.current()
        self._plot.restyle()
        self._curve.setPen(pg.mkPen(colors.text, width=2))
        self._drop.setPen(pg.mkPen(colors.muted, width=1))
        self._point.setPen(pg.mkPen(colors.base, width=1))
        self._numbers.update()
        self._draw()

    def retranslate(self) -> None:
        self._numbers.heads = (self.tr("softmax, 2 scores"), self.tr("sigmoid, their difference"))
        self._numbers.same = (self.tr("the same numbers"), self.tr("not the same numbers"))
        self._numbers.setAccessibleName(self.tr("Softmax of two scores beside the sigmoid of their difference"))
        self._numbers.update()
        self._write()

    def _write(self) -> None:
        part = self._part
        if part is not None:
            one, other = part.names
            z = f"z = y {one} {figures.MINUS} y {other}"
            bottom = z if part.temperature == 1.0 else f"z = (y {one} {figures.MINUS} y {other})/T"
            self._plot.set_labels(left=f"σ(z) = p {one}", bottom=bottom)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide = self.width() > _WIDE * self.height()
        self._column.setDirection(QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom)


class _Numbers(Canvas):
    """Lines of three columns: what it is, by softmax, by the sigmoid."""

    def __init__(self) -> None:
        super().__init__()
        self.heads = self.same = ("", "")
        self._part: TwoClassesPart | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_part(self, part: TwoClassesPart) -> None:
        """Draw `part`."""
        self._part = part
        self.update()

    def spots(self) -> list[Spot]:
        """The numbers that can be explained."""
        if self._part is None:
            return []
        places = [
            (("difference",), 1, 2), (("p", "0"), 2, 1), (("sigmoid",), 2, 2), (("p", "1"), 3, 1),
            (("cost",), 4, 1), (("logistic_cost",), 4, 2),
        ]  # fmt: skip
        return [Spot(key, self, self._cell(line, k).adjusted(4, 4, -4, -4).toAlignedRect()) for key, line, k in places]

    def _font(self) -> QFont:
        return self.grown_font(_ACROSS, _LINES, _LARGEST)

    def _cell(self, line: int, column: int) -> QRectF:
        letter = QFontMetricsF(self._font()).height()
        first = min(4.0 * letter, 0.2 * self.width())
        width = (self.width() - first) / 2
        height = min(2.2 * letter, self.height() / 6)
        top = (self.height() - 6 * height) / 2
        x, wide = (0.0, first) if column == 0 else (first + (column - 1) * width, width)
        return QRectF(x, top + line * height, wide, height)

    def _lines(self, part: TwoClassesPart) -> list[tuple[tuple[str, ...], ...]]:
        """What stands in the three columns of each line; of several choices the first that fits."""
        one, other = part.names
        a, b = (score_text(float(score)) for score in part.scores)
        z = figures.figure(part.difference)
        difference = f"{a} {figures.MINUS} {f'({b})' if b.startswith(figures.MINUS) else b}"
        if part.temperature != 1.0:
            difference = f"({difference}) / {figures.plain(part.temperature)}"
        softmax, sigmoid = self.heads
        return [
            (("",), (softmax, "softmax"), (sigmoid, "sigmoid")),
            (("z",), (f"{a},  {b}",), (f"{difference} = {z}", z)),
            ((f"p {one}",), _long(part.softmax[0]), _long(part.sigmoid[0])),
            ((f"p {other}",), _long(part.softmax[1]), _long(part.sigmoid[1])),
            (("cost",), _long(part.cost), _long(part.logistic_cost)),
        ]

    def paintEvent(self, event: QPaintEvent) -> None:
        part = self._part
        if part is None:
            return
        painter = QPainter(self)
        plain, bold = self._font(), self._font()
        bold.setBold(True)
        colors = theme.current()
        lines = self._lines(part)
        for k, words in enumerate(lines):
            strong = k in (0, 4)
            painter.setFont(bold if strong else plain)
            for column, text in enumerate(words):
                box = self._cell(k, column)
                painter.setPen(colors.color("muted" if column == 0 or k == 0 else "text"))
                said = fitting(bold, box.width() - 8, text)
                painter.drawText(box, _LEFT if column == 0 else _CENTER, said)
            if k in (0, 1, 3):
                painter.setPen(QPen(colors.color("line"), 1))
                y = self._cell(k, 0).bottom()
                painter.drawLine(0, round(y), self.width(), round(y))
        painter.setFont(bold)
        painter.setPen(colors.color("good" if part.agree else "warning"))
        whole = self._cell(5, 1).united(self._cell(5, 2))
        painter.drawText(whole, _CENTER, f"✓ {self.same[0]}" if part.agree else f"≠ {self.same[1]}")
        painter.end()


def _long(value: float) -> tuple[str, ...]:
    """A number with so many decimals that equal ones are seen to be equal."""
    if math.isnan(value):
        return ("NaN",)
    return tuple(figures.fixed(float(value), decimals) for decimals in _DECIMALS)
