"""The weights of every class as a heat map: features down, classes across, blue above zero and vermilion below.

Every cell says its number with its sign, so that colour is never the only cue.
"""

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFontMetricsF,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QPen,
)
from PySide6.QtWidgets import QVBoxLayout, QWidget

from engine.core.frames import Part, Scene
from engine.core.parts_softmax import ClassWeightsPart
from gui import figures, theme
from gui.elided_label import ElidedLabel
from gui.fonts import tabular
from gui.hover import Numbers, Spot
from gui.panels.arrow_panel import ArrowPanel
from gui.panels.canvas import Canvas
from gui.panels.class_heads import ClassHeads
from gui.scroll_room import ScrollRoom

_CENTER = Qt.AlignmentFlag.AlignCenter
_MIDDLE = Qt.AlignmentFlag.AlignVCenter
# The strongest tint still lets the number be read on it.
_STRONGEST = 0.55
_LEAST, _MOST = 1.3, 2.2  # height of a cell in lines
_HARDLY = 0.05  # of the strongest: as good as no colour
_NAMES = 0.3  # most of the width that names of features take


class ClassWeightsPanel(ArrowPanel):
    """Draws `ClassWeightsPart`. Arrow keys go from cell to cell."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._part: ClassWeightsPart | None = None
        self.note = ElidedLabel(role=QPalette.ColorRole.PlaceholderText)
        self.heads = ClassHeads()
        self.canvas = WeightMap(self.heads)
        self._scroll = ScrollRoom(self.canvas)
        self._lay_out()
        self._connect()
        self.restyle()
        self.retranslate()

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 3, 8, 3)
        layout.setSpacing(2)
        layout.addWidget(self.heads)
        layout.addWidget(self._scroll, 1)
        layout.addWidget(self.note)

    def _connect(self) -> None:
        numbers = Numbers(self, self._spots, reachable=self._chosen_spot)
        numbers.over(self.canvas, found=self._spot_at)
        self.canvas.cell_chosen.connect(self._on_cell_chosen)

    def show_scene(self, scene: Scene) -> None:
        self.canvas.features = scene.columns
        self.heads.set_names(scene.classes)
        self.canvas.update()

    def show_part(self, part: Part) -> None:
        assert isinstance(part, ClassWeightsPart)
        last, self._part = self._part, part
        self.canvas.show_weights(part)
        if last is None or (last.limit, last.scaled) != (part.limit, part.scaled):
            self._write(part)

    def restyle(self) -> None:
        self.heads.updateGeometry()
        self.canvas.updateGeometry()
        self.canvas.update()

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("Weights by feature and class"))
        self.canvas.bias_name = self.tr("b (bias)")
        self.canvas.update()
        if self._part is not None:
            self._write(self._part)

    def _write(self, part: ClassWeightsPart) -> None:
        ends = self.tr("blue: raises the score, orange: lowers it; strongest at ±{limit}")
        ends = ends.format(limit=figures.plain(part.limit))
        scaled = self.tr("for scaled features")
        self.note.set_text(f"{ends}   ({scaled})" if part.scaled else ends, ends)

    def _spots(self) -> list[Spot]:
        return [
            spot for row in range(self.canvas.rows) for k in range(self.canvas.columns) for spot in self._at(row, k)
        ]

    def _at(self, row: int, k: int) -> list[Spot]:
        part = self._part
        if part is None:
            return []
        name = part.names[row * self.canvas.columns + k]
        return [Spot(("parameter", name), self.canvas, self.canvas.cell(row, k).toAlignedRect())]

    def _chosen_spot(self) -> list[Spot]:
        return self._at(*self.canvas.chosen)

    def _spot_at(self, point: QPoint) -> Spot | None:
        found = self.canvas.cell_at(point)
        return None if found is None else next(iter(self._at(*found)), None)

    def _on_cell_chosen(self, row: int, k: int) -> None:
        place = self.canvas.cell(row, k)
        self._scroll.ensureVisible(round(place.center().x()), round(place.center().y()), 0, round(place.height()))

    def show_focus(self, focused: bool) -> None:
        self.canvas.show_focus(focused)

    def go(self, down: int, along: int) -> None:
        if self._part is not None:
            self.canvas.go(down, along)


class WeightMap(Canvas):
    """Paints the cells.

    Signals:
        cell_chosen: row and column of the cell that keys have come to, or that was pressed.
    """

    cell_chosen = Signal(int, int)

    def __init__(self, heads: ClassHeads, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.features: tuple[str, ...] = ()
        self.bias_name = "b"
        self.chosen = (0, 0)
        self.rows, self.columns = 0, 0
        self._heads = heads
        self._part: ClassWeightsPart | None = None
        self._focused = False

    def show_weights(self, part: ClassWeightsPart) -> None:
        """Draw `part`."""
        self._part = part
        shape = (part.weights.shape[0] + 1, part.weights.shape[1])
        if shape != (self.rows, self.columns):
            self.rows, self.columns = shape
            self.chosen = (0, 0)
            self.updateGeometry()
        self.update()

    def show_focus(self, focused: bool) -> None:
        """Frame the chosen cell while keys go to the panel."""
        self._focused = focused
        self.update()

    def go(self, down: int, across: int) -> None:
        """Choose the neighbouring cell."""
        row = min(max(self.chosen[0] + down, 0), self.rows - 1)
        column = min(max(self.chosen[1] + across, 0), self.columns - 1)
        self._choose(row, column)

    def _choose(self, row: int, column: int) -> None:
        self.chosen = (row, column)
        self.cell_chosen.emit(row, column)
        self.update()

    def _left(self) -> float:
        metrics = QFontMetricsF(self.font())
        names = (*self.features, self.bias_name)
        longest = max((metrics.horizontalAdvance(name) for name in names), default=0.0)
        return min(longest + 10, _NAMES * self.width())

    def cell(self, row: int, k: int) -> QRectF:
        """Where a cell is."""
        left, height = self._left(), self._height()
        width = (self.width() - left) / max(1, self.columns)
        return QRectF(left + k * width, row * height, width, height)

    def _height(self) -> float:
        line = QFontMetricsF(self.font()).height()
        return min(_MOST * line, max(_LEAST * line, self.height() / max(1, self.rows)))

    def cell_at(self, point: QPoint) -> tuple[int, int] | None:
        """The cell under a point."""
        left, height = self._left(), self._height()
        if point.x() < left or not self.columns:
            return None
        row, k = int(point.y() / height), int((point.x() - left) / (self.width() - left) * self.columns)
        return (row, k) if row < self.rows and k < self.columns else None

    def _paint(self, painter: QPainter, part: ClassWeightsPart, seen: QRect) -> None:
        colors = theme.current()
        metrics = QFontMetricsF(painter.font())
        left, height = self._left(), self._height()
        self._heads.show_columns(left, self.width(), self.columns)
        room = (self.width() - left) / self.columns
        decimals = next((d for d in (2, 1) if metrics.horizontalAdvance(f"{figures.MINUS}0.0" + d * "0") <= room), None)
        for row in range(max(0, int(seen.top() / height)), min(self.rows, int(seen.bottom() / height) + 1)):
            last = row == self.rows - 1
            name = self.bias_name if last else self.features[row] if row < len(self.features) else f"x{row + 1}"
            painter.setPen(colors.color("text"))
            words = metrics.elidedText(name, Qt.TextElideMode.ElideRight, left - 6)
            painter.drawText(QRectF(2, row * height, left - 4, height), _MIDDLE, words)
            values = part.bias if last else part.weights[row]
            for k, value in enumerate(values.tolist()):
                box = self.cell(row, k).adjusted(1, 1, -1, -1)
                painter.fillRect(box, _tint(value, part.limit))
                painter.drawText(box, _CENTER, _written(value, decimals, part.limit))
            if last:
                painter.setPen(QPen(colors.color("line"), 1))
                painter.drawLine(0, round(row * height), self.width(), round(row * height))
        if self._focused:
            painter.setPen(QPen(colors.color("accent"), 2))
            painter.drawRect(self.cell(*self.chosen).adjusted(1, 1, -1, -1))

    def minimumSizeHint(self) -> QSize:
        return QSize(200, round(self.rows * _LEAST * QFontMetricsF(self.font()).height()))

    def sizeHint(self) -> QSize:
        return self.minimumSizeHint()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        found = self.cell_at(event.position().toPoint())
        if found is not None:
            self._choose(*found)
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._part is not None:
            painter = QPainter(self)
            painter.setFont(tabular(self.font()))
            self._paint(painter, self._part, event.rect())


def _written(value: float, decimals: int | None, limit: float) -> str:
    """The weight with its sign; where there is no room for its number, the sign of what can be seen as coloured."""
    if decimals is not None:
        return figures.signed(value, decimals)
    return "" if abs(value) < _HARDLY * limit else "+" if value > 0 else figures.MINUS


def _tint(value: float, limit: float) -> QColor:
    """Stronger the larger the weight."""
    color = theme.current().color("positive" if value >= 0 else "negative")
    color.setAlphaF(_STRONGEST * min(1.0, abs(value) / limit))
    return color
