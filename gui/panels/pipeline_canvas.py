"""The softmax pipeline as a picture that can be worked: score bars are dragged, a click on the label chooses the class.

Up and down choose a row, left and right move its score (with Shift ten times as far), Enter makes it the right class.
"""

import math

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFont, QFontMetricsF, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from engine.core.parts_pipeline import PipelinePart
from gui import theme
from gui.hover import Spot
from gui.keys import keep_keys
from gui.panels.canvas import Canvas
from gui.panels.pipeline_layout import Layout, arrange, is_wide
from gui.panels.pipeline_paint import Painter, bar_box, cell_box, text_box
from gui.panels.pipeline_text import Words, number, score_text

# Lines of text that a wide and a high picture need, across and down.
_NEEDED = {True: (47.0, 13.6), False: (27.0, 27.5)}
_LARGEST = 1.7
_FURTHER = 10
_ARROWS = (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down)
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)


class PipelineCanvas(Canvas):
    """Draws `PipelinePart`.

    Signals:
        moved: (index of the class, score) that the learner's hand asks for.
        right_chosen: the index of the class that is to be the right one.
    """

    moved = Signal(int, float)
    right_chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._part: PipelinePart | None = None
        self._words: Words | None = None
        self._row = 0
        self._asked: dict[int, float] = {}  # by class, not answered by a part yet
        self._grabbed: tuple[int, float, float] | None = None  # class, score at pixel 0, score per pixel
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        keep_keys(self, (*_ARROWS, *_ENTER))

    def show_part(self, part: PipelinePart, words: Words) -> None:
        """Draw `part`."""
        self._part, self._words = part, words
        self._asked.clear()
        self._row = min(self._row, len(part.names) - 1)
        self._describe()
        self.update()

    def score_spot(self, k: int, score: float) -> QPointF:
        """Where `score` is on the axis of class `k`, in pixels of this widget."""
        assert self._part is not None
        box = bar_box(self._layout().rows[k].score)
        return QPointF(box.center().x() + score / self._part.limit * box.width() / 2, box.center().y())

    def label_spot(self, k: int) -> QPointF:
        """Where a click makes class `k` the right one."""
        return self._layout().cost.cells[0][k].center()

    def spots(self) -> list[Spot]:
        """All numbers that can be asked where they come from."""
        part = self._part
        if part is None:
            return []
        at, found = self._layout(), []

        def note(box: QRectF, *key: str) -> None:
            found.append(Spot(key, self, box.toAlignedRect()))

        for k, row in enumerate(at.rows):
            note(_around(text_box(row.score), score_text(float(part.scores[k])), self._font()), "score", str(k))
            note(_around(text_box(row.power), number(float(part.powers[k])), self._font()), "power", str(k))
            note(_around(text_box(row.share), number(float(part.probabilities[k])), self._font()), "p", str(k))
        note(_around(at.feet[0], "Σ = 11.21", self._font()), "sum")
        for k in range(len(part.names)):
            note(_around(at.cost.cells[1][k], number(float(part.losses[k])), self._font()), "loss", str(k))
            note(_around(at.cost.cells[2][k], number(float(part.terms[k])), self._font()), "term", str(k))
        note(at.cost.last, "cost")
        return found

    def _font(self) -> QFont:
        across, down = _NEEDED[is_wide(self.width(), self.height())]
        return self.grown_font(across, down, _LARGEST)

    def _layout(self) -> Layout:
        metrics = QFontMetricsF(self._font())
        names = ("−L log p", *((self._words.label, self._words.argmax) if self._words is not None else ()))
        widest = max(metrics.horizontalAdvance(name) for name in names)
        classes = len(self._part.names) if self._part is not None else 3
        return arrange(self.width(), self.height(), metrics.height(), classes, widest)

    def _describe(self) -> None:
        part = self._part
        if part is not None:
            name, k = part.names[self._row], self._row
            self.setAccessibleDescription(
                f"y {name} = {score_text(float(part.scores[k]))}, p {name} = {number(float(part.probabilities[k]))}, "
                f"cost = {number(part.cost)}"
            )

    # ---- by hand

    def _row_at(self, position: QPointF) -> int | None:
        """The class whose score bar is at `position`."""
        rows = self._layout().rows if self._part is not None else ()
        return next((k for k, row in enumerate(rows) if row.score.contains(position)), None)

    def _label_at(self, position: QPointF) -> int | None:
        """The class whose cell of the label is at `position`."""
        if self._part is None:
            return None
        line = QFontMetricsF(self._font()).height()
        cells = self._layout().cost.cells[0]
        return next((k for k, cell in enumerate(cells) if cell_box(cell, line).contains(position)), None)

    def _ask(self, k: int, score: float) -> None:
        """Ask for a score on the grain of the hand, where it is another one."""
        part = self._part
        if part is not None and math.isfinite(score):
            wanted = round(round(score / part.grain) * part.grain, 1)
            if wanted != self._asked.get(k, float(part.scores[k])):
                self._asked[k] = wanted
                self.moved.emit(k, wanted)

    def _invite(self, cursor: Qt.CursorShape, words: str) -> None:
        """Show what can be done where the mouse is."""
        self.setCursor(cursor)
        self.setToolTip(words)

    def _nudge(self, grains: int) -> None:
        part = self._part
        if part is not None:
            # Presses faster than the engine's answers add up.
            present = self._asked.get(self._row, float(part.scores[self._row]))
            self._ask(self._row, present + grains * part.grain)

    def _choose(self, row: int) -> None:
        self._row = row
        self._describe()
        self.update()

    # ---- Qt

    def minimumSizeHint(self) -> QSize:
        size = theme.point_size()
        return QSize(26 * size, 16 * size)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._part is None or self._words is None:
            return
        painter = QPainter(self)
        picture = Painter(painter, self._layout(), self._part, self._words, self._font())
        picture.paint(self._row if self.hasFocus() else None)
        painter.end()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton or self._part is None:
            super().mousePressEvent(event)
            return
        row, label = self._row_at(event.position()), self._label_at(event.position())
        if row is not None:
            per_pixel = 2 * self._part.limit / self._layout().rows[row].score.width()
            # The bar moves by as much as the hand, wherever it was taken; the scale stays that of the first moment.
            self._grabbed = (row, float(self._part.scores[row]) - event.position().x() * per_pixel, per_pixel)
            self._choose(row)
        elif label is not None:
            self.right_chosen.emit(label)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._grabbed is not None:
            row, offset, per_pixel = self._grabbed
            self._ask(row, offset + event.position().x() * per_pixel)
        elif self._row_at(event.position()) is not None:
            self._invite(Qt.CursorShape.SizeHorCursor, self._words.drag if self._words is not None else "")
        elif self._label_at(event.position()) is not None:
            self._invite(Qt.CursorShape.PointingHandCursor, self._words.choose if self._words is not None else "")
        else:
            self._invite(Qt.CursorShape.ArrowCursor, "")

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._grabbed = None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        rows = len(self._part.names) if self._part is not None else 0
        grains = _FURTHER if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1
        match event.key():
            case Qt.Key.Key_Up if rows:
                self._choose(max(0, self._row - 1))
            case Qt.Key.Key_Down if rows:
                self._choose(min(rows - 1, self._row + 1))
            case Qt.Key.Key_Left:
                self._nudge(-grains)
            case Qt.Key.Key_Right:
                self._nudge(grains)
            case Qt.Key.Key_Return | Qt.Key.Key_Enter | Qt.Key.Key_Space if rows:
                self.right_chosen.emit(self._row)
            case _:
                super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        self.update()


def _around(box: QRectF, words: str, font: QFont) -> QRectF:
    """Where `words` stand in the middle of `box`."""
    metrics = QFontMetricsF(font)
    found = QRectF(0, 0, metrics.horizontalAdvance(words) + 8, metrics.height())
    found.moveCenter(box.center())
    return found
