"""Paints the softmax pipeline: the chain of three columns, the fork, and the two branches.

It only writes and draws what a part says. Number and arrow of a row stand on its upper line, bars on its lower one.
"""

import math

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPainterPath, QPen, QPolygonF

from engine.core.parts_pipeline import PipelinePart
from gui import figures, theme
from gui.panels.parameter_columns import handle
from gui.panels.pipeline_layout import Box, Layout, Row
from gui.panels.pipeline_text import Words, fitting, formula, number, score_text, share_sum

CENTER = Qt.AlignmentFlag.AlignCenter
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_RAISED = 0.36  # of a line: how far an exponent stands up


def bar_box(cell: QRectF) -> QRectF:
    """The lower part of a row's cell, where its bar is."""
    height = min(0.42 * cell.height(), 30.0)
    return QRectF(cell.left(), cell.top() + 0.7 * cell.height() - height / 2, cell.width(), height)


def text_box(cell: QRectF, more: float = 0.0) -> QRectF:
    """The upper part of a row's cell, where its number is."""
    return QRectF(cell.left() - more, cell.top(), cell.width() + 2 * more, 0.5 * cell.height())


class Painter:
    """One picture of a part."""

    def __init__(self, painter: QPainter, layout: Layout, part: PipelinePart, words: Words, font: QFont) -> None:
        self._on, self._at, self._part, self._words = painter, layout, part, words
        self._plain, self._bold = font, QFont(font)
        self._bold.setBold(True)
        self._line = QFontMetricsF(font).height()
        self._arrow = 0.26 * self._line

    def paint(self, chosen: int | None) -> None:
        """Everything; `chosen` is the row that keys move, None while they go elsewhere."""
        self._on.setRenderHint(QPainter.RenderHint.Antialiasing)
        if chosen is not None:
            self._mark(self._at.rows[chosen])
        self._heads()
        for k, row in enumerate(self._at.rows):
            self._row(k, row)
        self._feet()
        self._fork()
        self._prediction()
        self._cost()

    # ---- the chain

    def _mark(self, row: Row) -> None:
        colors = theme.current()
        box = row.whole.adjusted(-0.2 * self._line, 0, 0.3 * self._line, 0)
        self._on.fillRect(box, colors.color("raised"))
        self._on.fillRect(QRectF(box.left(), box.top(), 3, box.height()), colors.color("accent"))

    def _heads(self) -> None:
        self._write(self._at.heads[0], self._fit(self._at.heads[0], *self._words.score), "muted", bold=True)
        self._power(self._at.heads[1], *formula(self._part), "muted", bold=True)
        self._write(self._at.heads[2], self._fit(self._at.heads[2], *self._words.share), "muted", bold=True)

    def _row(self, k: int, row: Row) -> None:
        part, color = self._part, theme.current().classes[k]
        self._write(row.name, part.names[k], color, bold=True)
        self._score(k, row)
        self._to_power(row.to_power, float(part.exponents[k]))
        finite = [float(power) for power in part.powers if math.isfinite(power)]
        largest = max(finite, default=0.0)
        power = float(part.powers[k])
        self._bar(row.power, power / largest if largest > 0 else 0.0, k, broken=math.isinf(power))
        self._write(text_box(row.power, 0.3 * self._line), number(power), "error" if math.isinf(power) else "text")
        self._to_share(row.to_share)
        share = float(part.probabilities[k])
        self._bar(row.share, 0.0 if math.isnan(share) else share, k, track=True, broken=math.isnan(share))
        ink = "error" if math.isnan(share) else "text"
        self._write(text_box(row.share, 0.5 * self._line), number(share), ink, bold=True)

    def _score(self, k: int, row: Row) -> None:
        part, box = self._part, bar_box(row.score)
        score = float(part.scores[k])
        zero, end = box.center().x(), along(box, part.limit, score)
        colors = theme.current()
        self._on.setPen(QPen(colors.color("line"), 1))
        self._on.drawLine(QPointF(box.left(), box.center().y()), QPointF(box.right(), box.center().y()))
        left, right = sorted((zero, end))
        self._on.fillRect(QRectF(left, box.top(), right - left, box.height()), QColor(colors.classes[k]))
        self._on.setPen(QPen(colors.color("muted"), 1))
        self._on.drawLine(QPointF(zero, box.top() - 4), QPointF(zero, box.bottom() + 4))
        handle(self._on, QPointF(end, box.center().y()), 1.6 * box.height())
        self._write(text_box(row.score), score_text(score), "text", bold=True)

    def _bar(self, cell: QRectF, share: float, k: int, *, track: bool = False, broken: bool = False) -> None:
        box, colors = bar_box(cell), theme.current()
        if track:
            self._on.fillRect(box, colors.color("raised"))
        if broken:
            self._on.setPen(QPen(colors.color("error"), 1.5, Qt.PenStyle.DashLine))
            self._on.drawRect(box)
            return
        wide = share * box.width()
        self._on.fillRect(QRectF(box.left(), box.top(), max(wide, 1.0), box.height()), QColor(colors.classes[k]))
        if not track:
            self._on.setPen(QPen(colors.color("muted"), 1))
            self._on.drawLine(QPointF(box.left(), box.top() - 4), QPointF(box.left(), box.bottom() + 4))

    def _to_power(self, cell: QRectF, exponent: float) -> None:
        if not self._at.tight:
            self._power(text_box(cell), "e", score_text(exponent), "muted")
        self._across(cell)

    def _to_share(self, cell: QRectF) -> None:
        if not self._at.tight:
            self._write(text_box(cell, 0.2 * self._line), f"÷ {number(self._part.total)}", "muted")
        self._across(cell)

    def _across(self, cell: QRectF) -> None:
        """The arrow between two columns."""
        y, inset = bar_box(cell).center().y(), 0.16 * cell.width()
        self._lead([QPointF(cell.left() + inset, y), QPointF(cell.right() - inset, y)])

    def _feet(self) -> None:
        part, line = self._part, self._line
        broken = not math.isfinite(part.total) or part.total == 0.0
        self._write(self._at.feet[0], f"Σ = {number(part.total)}", "error" if broken else "text")
        self._write(self._at.feet[1], f"Σ p = {share_sum(part.share_total)}", "error" if broken else "text")
        ends, y = self._at.rows[-1].score, self._at.feet[0].top()
        limit = figures.plain(part.limit)
        low = QRectF(ends.left() - 2 * line, y, 4 * line, self._at.feet[0].height())
        high = QRectF(ends.right() - 2 * line, y, 4 * line, self._at.feet[0].height())
        middle = QRectF(ends.center().x() - line, y, 2 * line, self._at.feet[0].height())
        for box, words in ((low, f"{figures.MINUS}{limit}"), (middle, "0"), (high, limit)):
            self._write(box, words, "muted")

    # ---- the fork and its branches

    def _fork(self) -> None:
        at, line = self._at, self._line
        start = at.fork
        if at.wide:
            self._on.setPen(theme.stroke(QPen(theme.current().color("muted"), 1.6)))
            top, bottom = (bar_box(at.rows[k].share).center().y() for k in (0, -1))
            for row in at.rows:
                y = bar_box(row.share).center().y()
                self._on.drawLine(QPointF(row.share.right() + 0.15 * line, y), QPointF(start.x(), y))
            ys = [top, bottom, at.ends[0].y(), at.ends[1].y()]
            self._on.drawLine(QPointF(start.x(), min(ys)), QPointF(start.x(), max(ys)))
            for end in at.ends:
                self._lead([QPointF(start.x(), end.y()), end])
            return
        self._on.setPen(theme.stroke(QPen(theme.current().color("muted"), 1.6)))
        x = at.rows[-1].share.center().x()
        self._on.drawLine(QPointF(x, at.feet[1].bottom() - 0.1 * line), QPointF(x, start.y()))
        self._on.drawLine(QPointF(x, start.y()), start)
        self._on.drawLine(start, QPointF(start.x(), at.ends[1].y()))
        for end in at.ends:
            self._lead([QPointF(start.x(), end.y()), end])

    def _prediction(self) -> None:
        part, box = self._part, self._at.prediction
        self._frame(box, "muted")
        self._title(box, self._words.prediction)
        self._write(box.names[0], self._words.argmax, "muted", _LEFT)
        for k, cell in enumerate(box.cells[0]):
            said = "–" if part.winner is None else "1" if k == part.winner else "0"
            self._cell(cell, k, said, filled=k == part.winner)
        self._write(box.last, self._fit(box.last, *self._words.said), "text", _LEFT)

    def _cost(self) -> None:
        part, box = self._part, self._at.cost
        self._frame(box, "accent")
        self._title(box, self._words.cost)
        for name, words in zip(
            box.names, (self._words.label, f"{figures.MINUS}log p", f"{figures.MINUS}L log p"), strict=True
        ):
            self._write(name, words, "muted", _LEFT)
        for k in range(len(part.names)):
            label, loss, term = (line[k] for line in box.cells)
            self._cell(label, k, figures.plain(float(part.label[k])), filled=k == part.right, button=True)
            looked_at = k == part.right
            self._write(loss, number(float(part.losses[k])), "text" if looked_at else "muted")
            self._write(term, number(float(part.terms[k])), "text" if looked_at else "muted", bold=looked_at)
        cost = number(part.cost)
        said = self._fit(box.last, f"cost = {figures.MINUS}Σ L log p = {cost}", f"cost = {cost}")
        self._write(box.last, said, "text", _LEFT, bold=True)

    def _title(self, box: Box, choices: tuple[str, ...]) -> None:
        if box.title.height() > 0:
            self._write(box.title, self._fit(box.title, *choices), "text", _LEFT, bold=True)

    def _fit(self, box: QRectF, *choices: str) -> str:
        return fitting(self._bold, box.width(), choices)

    def _frame(self, box: Box, ink: str) -> None:
        colors = theme.current()
        self._on.setPen(QPen(colors.color(ink), 1.6))
        self._on.setBrush(Qt.BrushStyle.NoBrush)
        self._on.drawRoundedRect(box.frame, 8, 8)

    def _cell(self, cell: QRectF, k: int, words: str, *, filled: bool, button: bool = False) -> None:
        """A class and 0 or 1, as one cell of a one-hot vector."""
        colors = theme.current()
        box = cell_box(cell, self._line)
        color = QColor(colors.classes[k])
        self._on.setPen(QPen(color if filled or button else colors.color("line"), 1.5))
        self._on.setBrush(color if filled else Qt.BrushStyle.NoBrush)
        self._on.drawRoundedRect(box, 5, 5)
        self._on.setBrush(Qt.BrushStyle.NoBrush)
        ink = "base" if filled else "text"
        self._write(box, f"{self._part.names[k]}  {words}", ink, bold=filled)

    # ---- strokes and words

    def _lead(self, points: list[QPointF]) -> None:
        """A line with an arrow at its end; it goes to the right."""
        color = theme.current().color("muted")
        self._on.setPen(QPen(color, 1.6))
        path = QPainterPath(points[0])
        for point in points[1:]:
            path.lineTo(point)
        self._on.setBrush(Qt.BrushStyle.NoBrush)
        self._on.drawPath(path)
        tip, size = points[-1], self._arrow
        self._on.setBrush(color)
        self._on.drawPolygon(QPolygonF([tip, tip + QPointF(-1.5 * size, -size), tip + QPointF(-1.5 * size, size)]))
        self._on.setBrush(Qt.BrushStyle.NoBrush)

    def _write(
        self, box: QRectF, words: str, ink: str, align: Qt.AlignmentFlag = CENTER, *, bold: bool = False
    ) -> None:
        self._on.setFont(self._bold if bold else self._plain)
        self._on.setPen(QColor(ink) if ink.startswith("#") else theme.current().color(ink))
        self._on.drawText(box, align | Qt.TextFlag.TextDontClip, words)

    def _power(self, box: QRectF, base: str, exponent: str, ink: str, *, bold: bool = False) -> None:
        """e to something, in the middle of `box`; the exponent is as large as the rest, so that it can be read."""
        font = self._bold if bold else self._plain
        metrics = QFontMetricsF(font)
        first, second = metrics.horizontalAdvance(base), metrics.horizontalAdvance(exponent)
        left = box.center().x() - (first + second + 1) / 2
        self._write(QRectF(left, box.top(), first, box.height()), base, ink, _LEFT, bold=bold)
        high = box.translated(0, -_RAISED * self._line)
        self._write(QRectF(left + first + 1, high.top(), second, high.height()), exponent, ink, _LEFT, bold=bold)


def along(box: QRectF, limit: float, score: float) -> float:
    """Where `score` is on an axis from −limit to limit."""
    return box.center().x() + score / limit * box.width() / 2


def cell_box(cell: QRectF, line: float) -> QRectF:
    """The visible part of a cell of a one-hot vector."""
    height = min(cell.height() - 4, 1.5 * line)
    width = min(cell.width() - 8, 5 * line)
    box = QRectF(0, 0, width, height)
    box.moveCenter(cell.center())
    return box
