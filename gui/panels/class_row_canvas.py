"""The picture of one row: a line for each class with arrows that say what is done, then the fork."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from engine.core.parts_softmax import ClassRowPart
from gui import class_marks, figures, theme
from gui.fonts import tabular
from gui.panels.canvas import Canvas

_CENTER = Qt.AlignmentFlag.AlignCenter
_MIDDLE = Qt.AlignmentFlag.AlignVCenter
_LEAST, _MOST = 1.35, 2.8  # height of a class's line, in lines of text
_HEAD, _FOOT = 2.2, 3.6
_HEAD_IF_LOW, _FOOT_IF_LOW, _LEAST_IF_LOW = 1.05, 2.6, 1.12  # without the title
_LARGEST = 1.6
# Shares of the width: name, score, arrow, power, arrow, probability, label, −log p.
_COLUMNS = (0.19, 0.12, 0.09, 0.13, 0.09, 0.16, 0.09, 0.13)


class ClassRow(Canvas):
    """Paints one row: a line for each class, and below them what becomes of it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.names: tuple[str, ...] = ()
        self.words: dict[str, str] = {}
        self._part: ClassRowPart | None = None
        self._classes = 3
        self._focused = False

    def show_row(self, part: ClassRowPart) -> None:
        """Draw `part`."""
        self._part = part
        if len(part.scores) != self._classes:
            self._classes = len(part.scores)
            self.updateGeometry()
        self.update()

    def show_focus(self, focused: bool) -> None:
        """Frame the picture while keys go to its panel."""
        self._focused = focused
        self.update()

    def _line(self) -> float:
        return QFontMetricsF(self._font()).height()

    def _size(self) -> float:
        """Words grow with the view."""
        size = theme.point_size()
        lines = self.height() / (_HEAD + _FOOT + self._classes * _MOST) / self.fontMetrics().height()
        return size * min(_LARGEST, max(1.0, min(lines, self.width() / (48.0 * size))))

    def _low(self) -> bool:
        """Whether there is no room for the title, which the line below the views says too."""
        return self.height() < (_HEAD + _FOOT + self._classes * _LEAST) * self.fontMetrics().height()

    def _lines(self) -> tuple[float, float]:
        """Where the lines of the classes begin, and how high each is."""
        line, low = self._line(), self._low()
        head, foot = (_HEAD_IF_LOW, _FOOT_IF_LOW) if low else (_HEAD, _FOOT)
        height = (self.height() - (head + foot) * line) / self._classes
        height = min(_MOST * line, max((_LEAST_IF_LOW if low else _LEAST) * line, height))
        free = self.height() - (head + foot) * line - height * self._classes
        return head * line + max(0.0, free) / 2, height

    def places(self) -> list[tuple[QRectF, ...]]:
        """For each class its eight columns."""
        top, height = self._lines()
        found = []
        for k in range(self._classes):
            left, columns = 0.0, []
            for share in _COLUMNS:
                columns.append(QRectF(left, top + k * height, share * self.width(), height))
                left += share * self.width()
            found.append(tuple(columns))
        return found

    def branches(self) -> tuple[QRectF, QRectF]:
        """The boxes of prediction and cost, below the classes."""
        line = self._line()
        top, height = self._lines()
        y = top + height * self._classes + (0.9 if self._low() else 1.2) * line
        half, high = self.width() / 2, (1.6 if self._low() else 2.0) * line
        return QRectF(4, y, half - 12, high), QRectF(half + 8, y, half - 12, high)

    def _name(self, k: int) -> str:
        name = self.names[k] if k < len(self.names) else str(k)
        return f"{class_marks.glyph(k, self._classes)} {name}"

    def _paint(self, painter: QPainter, part: ClassRowPart) -> None:
        places = self.places()
        self._paint_heads(painter, part, places[0])
        # Scores are written alike, so that they can be compared at a glance.
        decimals = min(3, figures.decimals_for(float(part.scores.min()), float(part.scores.max())))
        for k, columns in enumerate(places):
            self._paint_class(painter, part, k, columns, decimals)
        self._paint_fork(painter, part, places)
        if self._focused:
            painter.setPen(QPen(theme.current().color("accent"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(self.rect().adjusted(1, 1, -1, -1))

    def _paint_heads(self, painter: QPainter, part: ClassRowPart, columns: tuple[QRectF, ...]) -> None:
        colors, line = theme.current(), self._line()
        painter.setPen(colors.color("text"))
        title = "" if self._low() else f"{self.words['row'].format(row=part.row + 1)} {self._name(part.label)}"
        painter.drawText(QRectF(2, 0, self.width(), 1.1 * line), _MIDDLE, title)
        painter.setPen(colors.color("muted"))
        power = "e^z" if not part.shift else f"e^(z {figures.MINUS} max)"
        heads = {1: "z", 3: power, 5: "p", 6: self.words["label"], 7: f"{figures.MINUS}log p"}
        for column, words in heads.items():
            head = QRectF(columns[column])
            head.setTop(columns[0].top() - 1.1 * line)
            head.setHeight(1.1 * line)
            painter.drawText(head.adjusted(-10, 0, 10, 0), _CENTER, words)

    def _paint_class(
        self, painter: QPainter, part: ClassRowPart, k: int, columns: tuple[QRectF, ...], decimals: int
    ) -> None:
        colors = theme.current()
        right = k == part.label
        if right:
            tint = class_marks.color(k)
            tint.setAlphaF(0.14)
            painter.fillRect(columns[0].united(columns[7]), tint)
        name, score, first, power, second, share, label, loss = columns
        painter.setPen(colors.color("text"))
        painter.setFont(self._font(bold=right))
        metrics = QFontMetricsF(painter.font())
        painter.drawText(
            name.adjusted(2, 0, -4, 0),
            _MIDDLE,
            metrics.elidedText(self._name(k), Qt.TextElideMode.ElideRight, name.width() - 6),
        )
        painter.setFont(self._font())
        painter.drawText(score, _CENTER, figures.fixed(float(part.scores[k]), decimals))
        painter.drawText(power, _CENTER, figures.figure(float(part.powers[k])))
        total = f"÷ {figures.figure(part.total)}"
        for arrow, words in ((first, "exp"), (second, total)):
            self._paint_arrow(painter, arrow, words)
        self._paint_share(painter, share, k, float(part.probabilities[k]))
        painter.setPen(colors.color("text" if right else "muted"))
        painter.setFont(self._font(bold=right))
        painter.drawText(label, _CENTER, "1" if right else "0")
        painter.drawText(loss.adjusted(0, 0, -4, 0), _CENTER, figures.fixed(float(part.losses[k]), 3))
        painter.setFont(self._font())

    def _paint_arrow(self, painter: QPainter, box: QRectF, words: str) -> None:
        colors = theme.current()
        y = box.center().y() + 0.3 * self._line()
        painter.setPen(theme.stroke(QPen(colors.color("positive"), 1.4)))
        end = QPointF(box.right() - 3, y)
        painter.drawLine(QPointF(box.left() + 3, y), end)
        painter.drawLine(end, end + QPointF(-5, -3))
        painter.drawLine(end, end + QPointF(-5, 3))
        if QFontMetricsF(painter.font()).horizontalAdvance(words) <= box.width():
            painter.setPen(colors.color("muted"))
            painter.drawText(QRectF(box.left(), y - 1.05 * self._line(), box.width(), self._line()), _CENTER, words)
        painter.setPen(colors.color("text"))

    def _paint_share(self, painter: QPainter, box: QRectF, k: int, p: float) -> None:
        colors = theme.current()
        area = box.adjusted(3, 0.18 * box.height(), -3, -0.18 * box.height())
        faint = class_marks.color(k)
        faint.setAlphaF(0.45)
        painter.fillRect(QRectF(area.left(), area.top(), p * area.width(), area.height()), faint)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(class_marks.color(k), 1.2))
        painter.drawRect(area)
        painter.setPen(colors.color("text"))
        painter.drawText(area, _CENTER, figures.fixed(p, 3))

    def _paint_fork(self, painter: QPainter, part: ClassRowPart, places: list[tuple[QRectF, ...]]) -> None:
        """Two boxes: the largest p names the prediction, the right p alone makes the cost."""
        colors, line = theme.current(), self._line()
        prediction, cost = self.branches()
        bottom = places[-1][5].bottom()
        start = QPointF(places[-1][5].center().x(), bottom + 1)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for box, ink, end in (
            (prediction, "positive", QPointF(prediction.center().x(), prediction.top())),
            (cost, "negative", QPointF(places[-1][7].center().x(), cost.top())),
        ):
            painter.setPen(QPen(colors.color(ink), 1.6))
            origin = start if box is prediction else QPointF(places[-1][7].center().x(), bottom + 1)
            middle = bottom + 0.6 * line
            painter.drawPolyline([origin, QPointF(origin.x(), middle), QPointF(end.x(), middle), end])
            painter.drawLine(end, end + QPointF(-3, -5))
            painter.drawLine(end, end + QPointF(3, -5))
            painter.drawRoundedRect(box, 4, 4)
        painter.setPen(colors.color("text"))
        called = self.words["tie"] if part.called is None else self._name(part.called)
        mark = "" if part.called is None else " ✓" if part.called == part.label else " ✗"
        self._write_box(painter, prediction, f"{self.words['prediction']}  {called}{mark}", f"{called}{mark}")
        p = figures.fixed(float(part.probabilities[part.label]), 3)
        loss = figures.fixed(part.loss, 3)
        short = f"{figures.MINUS}log {p} = {loss}"
        self._write_box(painter, cost, f"{self.words['cost']}  {short}", short)

    def _write_box(self, painter: QPainter, box: QRectF, *choices: str) -> None:
        metrics = QFontMetricsF(painter.font())
        room = box.width() - 8
        words = next((text for text in choices if metrics.horizontalAdvance(text) <= room), choices[-1])
        painter.drawText(box, _CENTER, metrics.elidedText(words, Qt.TextElideMode.ElideRight, room))

    def _font(self, *, bold: bool = False) -> QFont:
        font = tabular(self.font())
        font.setPointSizeF(self._size())
        font.setBold(bold)
        return font

    def minimumSizeHint(self) -> QSize:
        lines = _HEAD_IF_LOW + _FOOT_IF_LOW + self._classes * _LEAST_IF_LOW
        return QSize(240, round(lines * self.fontMetrics().height()))

    def sizeHint(self) -> QSize:
        return self.minimumSizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._part is not None and self.words:
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setFont(self._font())
            self._paint(painter, self._part)
