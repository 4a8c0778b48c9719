"""Probabilities of a few rows as bars cut into shares: all shares of a bar add up to 1, the right class is framed."""

from typing import NamedTuple

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFontMetricsF, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from engine.core.frames import Part, Scene
from engine.core.parts_softmax import BarsPart
from gui import class_marks, figures, theme
from gui.elided_label import ElidedLabel
from gui.fonts import tabular
from gui.hover import Numbers, Spot
from gui.keys import keep_keys
from gui.panels.panel import Panel

_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1}
_LEAST_LINES, _MOST_LINES = 1.25, 2.0  # height of a bar with its room
_MIDDLE = Qt.AlignmentFlag.AlignVCenter
_CENTER = Qt.AlignmentFlag.AlignCenter


class ClassBarsPanel(Panel):
    """Draws `BarsPart`. A click chooses a row; so do the arrow keys, in the order of the data."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._part: BarsPart | None = None
        self._names: tuple[str, ...] = ()
        self.legend = ElidedLabel()
        self.canvas = ClassBars()
        self._scroll = QScrollArea()
        self._lay_out()
        self._connect()
        self.restyle()
        self.retranslate()

    def _lay_out(self) -> None:
        self.setAutoFillBackground(True)
        self.setBackgroundRole(QPalette.ColorRole.Base)
        self._scroll.setWidget(self.canvas)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 3, 8, 3)
        layout.setSpacing(2)
        layout.addWidget(self.legend)
        layout.addWidget(self._scroll, 1)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        keep_keys(self, (*_STEPS, Qt.Key.Key_Home, Qt.Key.Key_End))

    def _connect(self) -> None:
        self.canvas.row_chosen.connect(self._choose)
        numbers = Numbers(self, self._spots, reachable=lambda: self._spots_of(0))
        numbers.over(self.canvas, found=self._spot_at)

    def show_scene(self, scene: Scene) -> None:
        self._names = scene.classes
        if self._part is not None:
            self._write(self._part)

    def show_part(self, part: Part) -> None:
        assert isinstance(part, BarsPart)
        self._part = part
        self.canvas.show_bars(part)
        self._write(part)

    def restyle(self) -> None:
        self.canvas.updateGeometry()
        self.canvas.update()

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("Probabilities of a few rows as bars"))
        self.canvas.titles = (self.tr("chosen"), self.tr("from every class"), self.tr("least probable now"))
        self.canvas.update()
        if self._part is not None:
            self._write(self._part)

    def _write(self, part: BarsPart) -> None:
        count = part.probabilities.shape[1]
        names = self._names if len(self._names) == count else tuple(map(str, range(count)))
        right = self.tr("{right} of {total} right").format(right=f"{part.right:,}", total=f"{part.total:,}")
        marks = "   ".join(f"{class_marks.glyph(k, count)} {name}" for k, name in enumerate(names))
        self.legend.set_text(f"{right}     {marks}", right)

    def _spots_of(self, place: int) -> list[Spot]:
        """The numbers of the bar at `place`, that of the right class first."""
        part = self._part
        if part is None or place >= len(part.rows):
            return []
        bar = self.canvas.bars()[place]
        row, label = part.rows[place], int(part.label[place])
        shares = [(bar.figure, label), *((rect, k) for k, rect in enumerate(bar.shares) if k != label)]
        return [
            Spot(("probability", str(row), str(k)), self.canvas, rect.toAlignedRect())
            for rect, k in shares
            if rect.width() >= 1
        ]

    def _spots(self) -> list[Spot]:
        count = len(self._part.rows) if self._part is not None else 0
        return [spot for place in range(count) for spot in self._spots_of(place)]

    def _spot_at(self, point: QPoint) -> Spot | None:
        part = self._part
        if part is None:
            return None
        for place, bar in enumerate(self.canvas.bars()):
            row = str(part.rows[place])
            for k, rect in enumerate(bar.shares):
                if rect.contains(point):
                    return Spot(("probability", row, str(k)), self.canvas, rect.toAlignedRect())
            if bar.figure.contains(point):
                key = ("probability", row, str(int(part.label[place])))
                return Spot(key, self.canvas, bar.figure.toAlignedRect())
        return None

    def _choose(self, row: int) -> None:
        self.look_requested.emit({"sample": row})

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.canvas.show_focus(True)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.canvas.show_focus(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        part, key = self._part, Qt.Key(event.key())
        if part is not None and key in _STEPS:
            self._choose(min(max(part.sample + _STEPS[key], 0), part.total - 1))
        elif part is not None and key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self._choose(0 if key == Qt.Key.Key_Home else part.total - 1)
        else:
            super().keyPressEvent(event)


class Bar(NamedTuple):
    """Where one bar is: all of its line, name of the row, the whole bar, its shares, the figure of the right class."""

    line: QRectF
    name: QRectF
    whole: QRectF
    shares: tuple[QRectF, ...]
    figure: QRectF


class ClassBars(QWidget):
    """Paints the bars.

    Signals:
        row_chosen: the row whose bar was pressed.
    """

    row_chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAutoFillBackground(True)
        self.setBackgroundRole(QPalette.ColorRole.Base)
        self.titles = ("", "", "")
        self._part: BarsPart | None = None
        self._focused = False
        self._lines = 0.0

    def show_bars(self, part: BarsPart) -> None:
        """Draw `part`."""
        self._part = part
        lines = len(part.rows) * _LEAST_LINES + sum(count > 0 for count in part.groups)
        if lines != self._lines:
            self._lines = lines
            self.updateGeometry()
        self.update()

    def show_focus(self, focused: bool) -> None:
        """Frame the chosen bar in the accent colour while keys go to its panel."""
        self._focused = focused
        self.update()

    def bars(self) -> list[Bar]:
        """Where the bars are."""
        part = self._part
        if part is None:
            return []
        metrics = QFontMetricsF(tabular(self.font()))
        line = metrics.height()
        titles = sum(count > 0 for count in part.groups)
        height = min(_MOST_LINES * line, (self.height() - titles * line) / max(1, len(part.rows)))
        height = max(height, _LEAST_LINES * line)
        name = metrics.horizontalAdvance("● 0000 ")
        figure = metrics.horizontalAdvance(" 0.000 ✓")
        wide = max(10.0, self.width() - name - figure - 4)
        found, y, place = [], 0.0, 0
        for count in part.groups:
            y += line * (count > 0)
            for _ in range(count):
                whole = QRectF(name, y + 0.08 * height, wide, 0.84 * height)
                found.append(
                    Bar(
                        QRectF(0, y, self.width(), height),
                        QRectF(0, y, name, height),
                        whole,
                        _shares(whole, part.probabilities[place].tolist()),
                        QRectF(name + wide, y, figure, height),
                    )
                )
                y += height
                place += 1
        return found

    def _paint(self, painter: QPainter, part: BarsPart) -> None:
        colors = theme.current()
        line = QFontMetricsF(painter.font()).height()
        count = part.probabilities.shape[1]
        bars = self.bars()
        first = 0
        for title, group in zip(self.titles, part.groups, strict=True):
            if group:
                top = bars[first].line.top()
                painter.setPen(colors.color("muted"))
                painter.drawText(QRectF(0, top - line, self.width(), line), _MIDDLE, title)
            first += group
        for place, bar in enumerate(bars):
            label, row = int(part.label[place]), part.rows[place]
            painter.setPen(colors.color("text"))
            painter.drawText(bar.name, _MIDDLE, f"{class_marks.glyph(label, count)} {row + 1}")
            for k, rect in enumerate(bar.shares):
                self._paint_share(painter, rect, k, count, float(part.probabilities[place, k]))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(colors.color("text"), 2.2))
            painter.drawRect(bar.shares[label].adjusted(0.5, 0.5, -0.5, -0.5))
            called = float(part.called[place])
            mark, ink = ("✓", "good") if called == label else ("–", "muted") if called != called else ("✗", "error")
            painter.setPen(colors.color(ink))
            said = f" {figures.fixed(float(part.probabilities[place, label]), 3)} {mark}"
            painter.drawText(bar.figure, _MIDDLE, said)
            if row == part.sample and self._focused:
                painter.setPen(QPen(colors.color("accent"), 2))
                painter.drawRect(bar.line.adjusted(1, 0, -1, 0))

    def _paint_share(self, painter: QPainter, rect: QRectF, k: int, count: int, share: float) -> None:
        """One share: faint colour of its class, an edge in the full one, and its marker where there is room."""
        color = class_marks.color(k)
        faint = class_marks.color(k)
        faint.setAlphaF(0.45)
        painter.fillRect(rect, faint)
        painter.fillRect(QRectF(rect.left(), rect.bottom() - 3, rect.width(), 3), color)
        words = f"{class_marks.glyph(k, count)} {share:.2f}"
        painter.setPen(theme.current().color("text"))
        metrics = QFontMetricsF(painter.font())
        for choice in (words, words[:-5]):
            if metrics.horizontalAdvance(choice) + 6 <= rect.width():
                painter.drawText(rect, _CENTER, choice)
                break

    def minimumSizeHint(self) -> QSize:
        return QSize(160, round(self._lines * self.fontMetrics().height()))

    def sizeHint(self) -> QSize:
        return self.minimumSizeHint()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        at = event.position()
        for place, bar in enumerate(self.bars()):
            if self._part is not None and bar.line.contains(at):
                self.row_chosen.emit(self._part.rows[place])
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._part is not None:
            painter = QPainter(self)
            painter.setFont(tabular(self.font()))
            self._paint(painter, self._part)


def _shares(whole: QRectF, probabilities: list[float]) -> tuple[QRectF, ...]:
    """The bar cut at the sums of its probabilities."""
    found, left = [], whole.left()
    for p in probabilities:
        found.append(QRectF(left, whole.top(), p * whole.width(), whole.height()))
        left += p * whole.width()
    return tuple(found)
