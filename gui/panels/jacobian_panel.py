"""∂p/∂y as a table: what each score does to each probability. Blue and + pushes up, vermilion and − pushes down."""

import math

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from engine.core.frames import Part
from engine.core.parts_pipeline import JacobianPart
from gui import figures, theme
from gui.elided_label import ElidedLabel
from gui.hover import Numbers, Spot
from gui.panels.canvas import Canvas
from gui.panels.panel import Panel
from gui.panels.pipeline_text import fitting

_CENTER = Qt.AlignmentFlag.AlignCenter
_DECIMALS = (4, 3, 2)  # as many as there is room for
_FIRST, _FIRST_IF_TIGHT = 5.2, 2.6  # lines: the column of names
_TIGHT = 24.0  # lines
_LINES = 11.0  # that the table needs
_ACROSS = 30.0
_LARGEST = 1.8
_STRONGEST = 0.25  # the largest slope of a probability, at temperature 1
_FAINT, _STRONG = 25, 170


class JacobianPanel(Panel):
    """Draws `JacobianPart`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._table = _Table()
        self._reading = ElidedLabel()
        self._part: JacobianPart | None = None
        self._lay_out()
        Numbers(self, self._table.spots, keys=self._table, stop=True).over(self._table)
        self.restyle()
        self.retranslate()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 2, 8, 6)
        column.setSpacing(2)
        column.addWidget(self._table, 1)
        column.addWidget(self._reading)

    def show_part(self, part: Part) -> None:
        assert isinstance(part, JacobianPart)
        self._part = part
        self._table.show_part(part)
        self._write()

    def restyle(self) -> None:
        self._reading.set_color("muted")
        self._table.update()

    def retranslate(self) -> None:
        self._table.row_sums, self._table.column_sums = self.tr("row sum"), self.tr("column sum")
        self._table.setAccessibleName(self.tr("What each score does to each probability"))
        self._table.update()
        self._write()

    def _write(self) -> None:
        self._reading.set_text(
            self.tr("Row sums 0: equal steps of all scores change nothing. Column sums 0: the p always add up to 1."),
            self.tr("Row and column sums are 0."),
        )


class _Table(Canvas):
    """The k × k cells with the sums at their right and lower edges."""

    def __init__(self) -> None:
        super().__init__()
        self.row_sums = self.column_sums = ""
        self._part: JacobianPart | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_part(self, part: JacobianPart) -> None:
        """Draw `part`."""
        self._part = part
        self.update()

    def cell(self, i: int, j: int) -> QRectF:
        """Where ∂p_i/∂y_j stands; `i` or `j` may be −1 for the heads and k for the sums."""
        classes = len(self._part.names) if self._part is not None else 3
        line = QFontMetricsF(self._font()).height()
        first = (_FIRST if self.width() > _TIGHT * line else _FIRST_IF_TIGHT) * line
        width = min(8.5 * line, (self.width() - first) / (classes + 1))
        height = min(6.0 * line, (self.height() - 1.8 * line) / (classes + 1))
        left = (self.width() - first - width * (classes + 1)) / 2
        top = (self.height() - 1.8 * line - height * (classes + 1)) / 2
        x, wide = (left, first) if j < 0 else (left + first + j * width, width)
        y, high = (top, 1.8 * line) if i < 0 else (top + 1.8 * line + i * height, height)
        return QRectF(x, y, wide, high)

    def spots(self) -> list[Spot]:
        """The cells."""
        if self._part is None:
            return []
        classes = range(len(self._part.names))
        inside = [(i, j, self.cell(i, j).adjusted(6, 6, -6, -6)) for i in classes for j in classes]
        return [Spot(("slope", str(i), str(j)), self, box.toAlignedRect()) for i, j, box in inside]

    def _font(self) -> QFont:
        return self.grown_font(_ACROSS, _LINES, _LARGEST)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        part = self._part
        if part is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        plain, bold = self._font(), self._font()
        bold.setBold(True)
        colors, classes = theme.current(), len(part.names)
        strongest = _STRONGEST / part.temperature
        for i in range(classes):
            self._write(painter, self.cell(i, -1), (f"∂p {part.names[i]}",), QColor(colors.classes[i]), bold)
            self._write(painter, self.cell(-1, i), (f"∂y {part.names[i]}",), QColor(colors.classes[i]), bold)
            for j in range(classes):
                self._cell(painter, self.cell(i, j), float(part.slopes[i, j]), strongest, bold)
            sums = ((self.cell(i, classes), part.row_sums[i]), (self.cell(classes, i), part.column_sums[i]))
            for box, value in sums:
                self._write(painter, box, _signed(float(value)), colors.color("muted"), plain)
        self._write(painter, self.cell(-1, classes), (self.row_sums, "Σ"), colors.color("muted"), plain)
        self._write(painter, self.cell(classes, -1), (self.column_sums, "Σ"), colors.color("muted"), plain)
        painter.end()

    def _cell(self, painter: QPainter, box: QRectF, slope: float, strongest: float, font: QFont) -> None:
        colors = theme.current()
        inner = box.adjusted(3, 3, -3, -3)
        ink = colors.color("positive" if slope >= 0 else "negative")
        painter.setPen(QPen(ink, 1.2))
        if math.isfinite(slope):
            fill = QColor(ink)
            fill.setAlpha(round(_FAINT + (_STRONG - _FAINT) * min(1.0, abs(slope) / strongest)))
            painter.setBrush(fill)
        painter.drawRoundedRect(inner, 6, 6)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        self._write(painter, inner, _signed(slope), colors.color("text"), font)

    @staticmethod
    def _write(painter: QPainter, box: QRectF, choices: tuple[str, ...], ink: QColor, font: QFont) -> None:
        painter.setFont(font)
        painter.setPen(ink)
        painter.drawText(box, _CENTER, fitting(font, box.width() - 2, choices))


def _signed(value: float) -> tuple[str, ...]:
    return tuple(figures.signed(value, decimals) for decimals in _DECIMALS)
