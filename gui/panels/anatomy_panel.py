"""A biological neuron beside an artificial one. Parts that do the same have the same number and colour."""

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QFont,
    QFontMetricsF,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QWidget

from engine.core.frames import Part
from gui import class_marks, theme
from gui.drawing import anatomy
from gui.drawing.anatomy import Stroke
from gui.keys import keep_keys
from gui.panels.panel import Panel

_CENTER = Qt.AlignmentFlag.AlignCenter
_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1}
_REACH_PX = 16.0
_FAINT = 70
_LARGEST = 1.5
# Lines and letters that the picture has room for at ordinary writing.
_HIGH, _WIDE = 15.0, 60.0


class AnatomyPanel(Panel):
    """A drawing, whatever the run does. Mouse or arrow keys choose a part, and its twin stays bright with it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.chosen: int | None = None
        self._words: tuple[tuple[str, str], ...] = ()
        self._titles = ("", "")
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        keep_keys(self, _STEPS)
        self.restyle()
        self.retranslate()

    def show_part(self, part: Part) -> None:
        """Nothing of it depends on the run."""

    def restyle(self) -> None:
        self.update()

    def retranslate(self) -> None:
        self._titles = (self.tr("a neuron of the brain"), self.tr("an artificial neuron"))
        self._words = (
            (self.tr("dendrites"), self.tr("inputs")),
            (self.tr("synapses"), self.tr("weights")),
            (self.tr("cell body"), self.tr("sum and bias")),
            (self.tr("axon"), self.tr("activation, output")),
        )
        self.setAccessibleName(self.tr("A biological neuron beside an artificial one"))
        self.setAccessibleDescription("; ".join(f"{one}: {other}" for one, other in self._words))
        self.update()

    def choose(self, part: int | None) -> None:
        """Keep the part with this index bright, in both drawings; None: all of them."""
        if part != self.chosen:
            self.chosen = part
            self.update()

    def badge(self, drawing: int, part: int) -> QPointF:
        """Where the number of a part stands, in the first drawing or the second."""
        return self._place(drawing, anatomy.BADGES[drawing][part])

    # ── where things stand ───────────────────────────────────────────────────────────────────────────────────────

    def _font(self, *, bold: bool = False) -> QFont:
        size, font = theme.point_size(), QFont(self.font())
        font.setPointSizeF(size)
        room = min(
            self.height() / (_HIGH * QFontMetricsF(font).height()),
            self.width() / (_WIDE * QFontMetricsF(font).averageCharWidth()),
        )
        # Large writing gives way to the drawing, but not below what is read at a desk.
        font.setPointSizeF(size * min(_LARGEST, max(theme.LEAST_POINTS / size, room)))
        font.setBold(bold)
        return font

    def _line(self) -> float:
        return QFontMetricsF(self._font()).height()

    def _boxes(self) -> tuple[QRectF, QRectF]:
        """Room of the two drawings, beside each other under their titles, above the words."""
        line = self._line()
        high = max(10.0, self.height() - 1.6 * line - self._legend_rows() * 1.35 * line - 0.5 * line)
        wide = (self.width() - 3 * line) / 2
        return (
            QRectF(line, 1.6 * line, wide, high),
            QRectF(2 * line + wide, 1.6 * line, wide, high),
        )

    def _legend_rows(self) -> int:
        """Two pairs in a line where there is room for them."""
        return 2 if self.width() > 44 * QFontMetricsF(self._font()).averageCharWidth() else 4

    def _place(self, drawing: int, at: tuple[float, float]) -> QPointF:
        box = self._boxes()[drawing]
        wide = min(box.width(), anatomy.WIDE * box.height())
        high = wide / anatomy.WIDE
        left, top = box.center().x() - wide / 2, box.center().y() - high / 2
        return QPointF(left + at[0] * wide, top + at[1] * high)

    def _path(self, drawing: int, stroke: Stroke) -> QPainterPath:
        path = QPainterPath(self._place(drawing, stroke.start))
        for bend in stroke.bends:
            path.cubicTo(*(self._place(drawing, point) for point in bend))
        if stroke.closed:
            path.closeSubpath()
        return path

    # ── drawing ──────────────────────────────────────────────────────────────────────────────────────────────────

    def _ink(self, part: int) -> QColor:
        color = class_marks.color(part)
        if self.chosen is not None and self.chosen != part:
            color.setAlpha(_FAINT)
        return color

    def _paint(self, painter: QPainter) -> None:
        colors, line = theme.current(), self._line()
        painter.setFont(self._font(bold=True))
        painter.setPen(colors.color("text"))
        for box, words in zip(self._boxes(), self._titles, strict=True):
            painter.drawText(QRectF(box.left(), 0.2 * line, box.width(), 1.3 * line), _CENTER, words)
        scale = min(self._boxes()[0].width(), anatomy.WIDE * self._boxes()[0].height()) / 300
        for drawing, strokes in enumerate(anatomy.DRAWINGS):
            for stroke in strokes:
                ink = self._ink(stroke.part)
                pen = QPen(ink, max(1.2, stroke.width * scale))
                pen.setCapStyle(Qt.PenCapStyle.RoundCap)
                painter.setPen(pen)
                fill = QColor(ink)
                fill.setAlpha(ink.alpha() // 4)
                painter.setBrush(fill if stroke.closed else Qt.BrushStyle.NoBrush)
                painter.drawPath(self._path(drawing, stroke))
        painter.setFont(self._font(bold=True))
        for at, words, part in anatomy.SIGNS:
            painter.setPen(colors.color("text") if self.chosen in (None, part) else colors.color("ghost"))
            place = self._place(1, at)
            painter.drawText(QRectF(place.x() - 2 * line, place.y() - line, 4 * line, 2 * line), _CENTER, words)
        for drawing in (0, 1):
            for part in range(len(self._words)):
                self._paint_badge(painter, self.badge(drawing, part), part)
        self._paint_legend(painter)

    def _paint_badge(self, painter: QPainter, at: QPointF, part: int) -> None:
        colors, radius = theme.current(), 0.58 * self._line()
        painter.setPen(QPen(self._ink(part), 2))
        painter.setBrush(colors.color("base"))
        painter.drawEllipse(at, radius, radius)
        painter.setPen(colors.color("text" if self.chosen in (None, part) else "ghost"))
        painter.drawText(QRectF(at.x() - radius, at.y() - radius, 2 * radius, 2 * radius), _CENTER, str(part + 1))

    def legend_box(self, part: int) -> QRectF:
        """Where the pair of words of a part stands."""
        line, rows = self._line(), self._legend_rows()
        columns = len(self._words) // rows
        wide = (self.width() - line) / columns
        top = self.height() - rows * 1.35 * line - 0.3 * line
        # Down the columns: 1 and 2 on the left, 3 and 4 on the right.
        column, row = divmod(part, rows)
        return QRectF(0.5 * line + column * wide, top + row * 1.35 * line, wide, 1.35 * line)

    def _paint_legend(self, painter: QPainter) -> None:
        colors, line = theme.current(), self._line()
        for part, (one, other) in enumerate(self._words):
            box = self.legend_box(part)
            painter.setFont(self._font(bold=True))
            self._paint_badge(painter, QPointF(box.left() + 0.7 * line, box.center().y()), part)
            painter.setFont(self._font(bold=self.chosen == part))
            painter.setPen(colors.color("text" if self.chosen in (None, part) else "muted"))
            words = f"{one} – {other}"
            room = box.adjusted(1.6 * line, 0, 0, 0)
            words = QFontMetricsF(painter.font()).elidedText(words, Qt.TextElideMode.ElideRight, room.width())
            painter.drawText(room, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, words)

    # ── Qt ───────────────────────────────────────────────────────────────────────────────────────────────────────

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint(painter)
        painter.end()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self.choose(self._part_at(event.position()))

    def _part_at(self, point: QPointF) -> int | None:
        for part in range(len(self._words)):
            if self.legend_box(part).contains(point):
                return part
        near = QRectF(point.x() - _REACH_PX / 2, point.y() - _REACH_PX / 2, _REACH_PX, _REACH_PX)
        badges = [(part, self.badge(drawing, part) - point) for drawing in (0, 1) for part in range(len(self._words))]
        for part, way in badges:
            if way.manhattanLength() < _REACH_PX:
                return part
        for drawing, strokes in enumerate(anatomy.DRAWINGS):
            for stroke in reversed(strokes):
                if self._path(drawing, stroke).intersects(near):
                    return stroke.part
        return None

    def leaveEvent(self, event: QEvent) -> None:
        self.choose(None)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.choose(None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, count = Qt.Key(event.key()), len(self._words)
        if key not in _STEPS:
            super().keyPressEvent(event)
        elif self.chosen is None:
            self.choose(0 if _STEPS[key] > 0 else count - 1)
        else:
            self.choose((self.chosen + _STEPS[key]) % count)

    def minimumSizeHint(self) -> QSize:
        size = theme.point_size()
        return QSize(22 * size, 10 * size)
