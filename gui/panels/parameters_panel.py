"""Every parameter with its gradient: bars on common axes, the optimum as a tick, scaled and original values."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from engine.core.asides import Pin
from engine.core.commands import SetParameters
from engine.core.frames import ParametersPart, Part
from gui import theme
from gui.elided_label import ElidedLabel
from gui.hover import Numbers, Spot
from gui.panels.canvas import Canvas
from gui.panels.panel import Panel
from gui.panels.parameter_bars import ParameterBars
from gui.panels.parameter_columns import Edge, along, write, write_ends
from gui.scroll_room import ScrollRoom

_TICK_PX = 12.0  # wide enough for a hand
_SHORT = "∂cost/∂w"


class ParametersPanel(Panel):
    """Draws `ParametersPart`. While the run stands still, bars are moved by mouse or by arrow keys."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._part: ParametersPart | None = None
        self._bars = ParameterBars()
        self._header = _Header(self._bars)
        self._note = ElidedLabel()
        self._scroll = ScrollRoom(self._bars)
        self._lay_out()
        self._connect()
        self.restyle()
        self.retranslate()

    def _lay_out(self) -> None:
        self.setFocusProxy(self._bars)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._header)
        column.addWidget(self._scroll, 1)
        foot = QHBoxLayout()
        foot.setContentsMargins(8, 2, 8, 4)
        foot.addWidget(self._note)
        column.addLayout(foot)

    def _connect(self) -> None:
        self._bars.moved.connect(self._on_moved)
        self._bars.row_chosen.connect(self._on_row_chosen)
        numbers = Numbers(self, self._spots, reachable=lambda: self._row(self._bars.chosen_row()), keys=self._bars)
        numbers.over(self._bars)

    def show_pins(self, pins: tuple[Pin, ...]) -> None:
        self._bars.pins = pins
        self._bars.update()

    def show_part(self, part: Part) -> None:
        assert isinstance(part, ParametersPart)
        last, self._part = self._part, part
        self._bars.show_part(part)
        if last is None or _header_of(part) != _header_of(last):
            self._write_words(part)

    def restyle(self) -> None:
        self._header.update()
        self._bars.update()

    def retranslate(self) -> None:
        self._bars.setAccessibleName(self.tr("Parameters: value and gradient"))
        if self._part is not None:
            self._write_words(self._part)

    def _write_words(self, part: ParametersPart) -> None:
        """What is what: above the columns, and under them what can be done."""
        value = self.tr("value") if part.original is None else self.tr("value (scaled)")
        self._header.show_words(
            value=value,
            original=self.tr("original") if part.original is not None else "",
            gradient=self.tr("gradient") + " " + _SHORT,
        )
        known = part.optimum is not None
        optimum = self.tr("┃ optimum (least squares)") + "     " if known else ""
        brief = self.tr("┃ optimum") + "     " if known else ""
        if part.can_drag:
            whole, short = self.tr("drag a bar, or ↑ ↓ and ← →, to fit by hand"), self.tr("drag the bars")
        else:
            whole, short = self.tr("pause to move the bars by hand"), self.tr("pause to drag")
        self._note.set_text(optimum + whole, optimum + short, brief + short, short)

    def _spots(self) -> list[Spot]:
        rows = len(self._part.names) if self._part is not None else 0
        return [spot for row in range(rows) for spot in self._row(row)]

    def _row(self, row: int) -> list[Spot]:
        """The numbers of a row, and the tick of its optimum."""
        part = self._part
        if part is None:
            return []
        edges, height = self._bars.columns(), self._bars.row_height()
        places = {"parameter": edges.value, "gradient": edges.gradient, "original": edges.original}
        if part.optimum is not None and part.value_limits[0] <= part.optimum[row] <= part.value_limits[1]:
            tick = along(edges.bar, part.value_limits, float(part.optimum[row]))
            places["optimum"] = (tick - _TICK_PX / 2, _TICK_PX)
        return [
            Spot((kind, part.names[row]), self._bars, QRectF(left, row * height, width, height).toRect())
            for kind, (left, width) in places.items()
            if width
        ]

    def _on_moved(self, name: str, value: float) -> None:
        self.command_requested.emit(SetParameters({name: value}))

    def _on_row_chosen(self, top: int, bottom: int) -> None:
        self._scroll.ensureVisible(0, (top + bottom) // 2, 0, (bottom - top) // 2 + 2)


class _Header(Canvas):
    """Titles over the columns, and under them the ends of the two axes."""

    def __init__(self, bars: ParameterBars) -> None:
        super().__init__()
        self._bars = bars
        self._words: dict[str, str] = {}

    def show_words(self, **words: str) -> None:
        """Titles by column."""
        self._words = words
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(0, round(QFontMetricsF(self.font()).height() * 2) + 4)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._words:
            return
        painter = QPainter(self)
        line = QFontMetricsF(self.font()).height()
        upper, lower = QRectF(0, 0, self.width(), line + 2), QRectF(0, line + 2, self.width(), line)
        edges, limits = self._bars.columns(), self._bars.limits()
        left = Qt.AlignmentFlag.AlignLeft
        write(painter, _joined(edges.bar, edges.value), upper, self._words["value"], "text", left)
        write(painter, edges.original, upper, self._words["original"], "muted")
        title, side = _joined(edges.gradient_bar, edges.gradient), left
        if not edges.gradient_bar[1]:
            title, side = edges.gradient, Qt.AlignmentFlag.AlignRight
        whole = self._words["gradient"]
        fits = painter.fontMetrics().horizontalAdvance(whole) <= title[1]
        write(painter, title, upper, whole if fits else _SHORT, "text", side)
        for column, ends in ((edges.bar, limits[0]), (edges.gradient_bar, limits[1])):
            write_ends(painter, column, lower, ends)
        painter.setPen(QPen(theme.current().color("line"), 1))
        painter.drawLine(0, self.height() - 1, self.width(), self.height() - 1)


def _joined(first: Edge, second: Edge) -> Edge:
    """Two neighbouring columns as one."""
    return first[0], second[0] + second[1] - first[0]


def _header_of(part: ParametersPart) -> tuple[object, ...]:
    return part.original is None, part.optimum is None, part.can_drag
