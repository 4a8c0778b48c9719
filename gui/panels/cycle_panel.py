"""Forward, error, backward, update: the circle in which a network learns, with the present phase lit."""

import math
import re
from collections.abc import Mapping

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPainterPath, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from engine.core.commands import SetKnob
from engine.core.frames import Part
from engine.core.parts_graph import Correction, CyclePart, CyclePhase
from gui import figures, theme
from gui.elided_label import ElidedLabel
from gui.hover import Key, Numbers, Spot, in_label
from gui.panels.canvas import Canvas
from gui.panels.opgraph_text import short
from gui.panels.panel import Panel

_PHASES: tuple[CyclePhase, ...] = ("forward", "error", "backward", "update")
_INKS = {"forward": "positive", "error": "warning", "backward": "negative", "update": "accent"}
# Lines of text: height of a box, and how many lines and letters the picture needs.
_BOX = 3.5
_LARGEST = 1.6
_DOWN, _ACROSS = 15.0, 26.0


class CyclePanel(Panel):
    """Draws `CyclePart`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._part: CyclePart | None = None
        self.canvas = CycleCanvas()
        self.update_once = QPushButton()
        self.note = ElidedLabel(side=Qt.AlignmentFlag.AlignHCenter)
        self._lay_out()
        self.update_once.clicked.connect(self._on_update)
        Numbers(self, self._spots, keys=self.canvas, stop=True).over(self.canvas, self.note)
        self.restyle()
        self.retranslate()

    def _lay_out(self) -> None:
        self.update_once.setAutoDefault(False)
        self.update_once.setEnabled(False)
        self.note.set_color("muted")
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self.update_once)
        foot.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 2, 8, 8)
        column.addWidget(self.canvas, 1)
        column.addWidget(self.note)
        column.addLayout(foot)

    def show_part(self, part: Part) -> None:
        """Light the present phase."""
        assert isinstance(part, CyclePart)
        self._part = part
        self.update_once.setVisible(part.compared)
        self.update_once.setEnabled(part.can_update)
        self._write()

    def _on_update(self) -> None:
        if self._part is not None:
            self.command_requested.emit(SetKnob("updates", self._part.updates + 1))

    def _write(self) -> None:
        part = self._part
        if part is None:
            return
        titles = (self.tr("forward"), self.tr("error"), self.tr("backward"), self.tr("update"))
        middle = self.tr("updates:\n{count}").format(count=f"{part.updates:,}") if part.compared else ""
        self.canvas.show_phase(part.phase, tuple(zip(titles, self._numbers(part), strict=True)), middle)
        self.note.set_text(*self._said(part))

    def _spots(self) -> list[Spot]:
        """The numbers that are known by now: output, error, and those of the update."""
        part = self._part
        if part is None:
            return []
        keys: dict[int, Key] = {}
        if part.output_value is not None:
            keys[0] = ("value", part.output)
        if part.error is not None:
            keys[1] = ("value", "E")
        made = part.correction
        if made is None:
            return self.canvas.spots(keys)
        keys[3] = ("update", made.name)
        mean, own = (re.escape(figures.figure(value)) for value in (made.mean, made.slope))
        pieces = ((mean, ("mean", made.name)), (own, ("gradient", made.name)))
        return [*self.canvas.spots(keys), *in_label(self.note, *pieces)]

    def _numbers(self, part: CyclePart) -> tuple[tuple[str, str], ...]:
        """Two lines for each phase: what it does, and its number."""
        nothing, rule = figures.NONE, "w ← w − α·∂E/∂w"
        value = nothing if part.output_value is None else figures.figure(part.output_value)
        error = nothing if part.error is None else figures.figure(part.error)
        return (
            (self.tr("compute values"), f"{part.output} = {value}"),
            (
                self.tr("compare: y = {target}").format(target=figures.plain(part.target))
                if part.target is not None
                else self.tr("no target here"),
                f"E = {error}" if part.compared else "",
            ),
            (self.tr("compute gradients"), f"{part.found} / {part.gradients}"),
            _corrected(part.correction) or (rule if part.compared else self.tr("nothing is corrected"), ""),
        )

    def _said(self, part: CyclePart) -> tuple[str, ...]:
        made = part.correction
        if made is not None:
            mean = self.tr("The update takes the mean over the four rows: {mean} (this row {own}).").format(
                mean=figures.figure(made.mean), own=figures.figure(made.slope)
            )
            return (mean, self.tr("mean over the four rows: {mean}").format(mean=figures.figure(made.mean)))
        if part.compared:
            return (self.tr("When all gradients are found, the update follows."), "")
        return (self.tr("The XOR network has all four phases."), "")

    def restyle(self) -> None:
        self._write()
        self.canvas.update()

    def retranslate(self) -> None:
        self.update_once.setText(self.tr("Update, and once more round"))
        self.canvas.setAccessibleName(self.tr("The circle of learning"))
        self._write()


def _corrected(made: Correction | None) -> tuple[str, str] | None:
    """The example of the update in two lines."""
    return None if made is None else (f"{made.name}, α = {short(made.rate)}", f"{short(made.old)} → {short(made.new)}")


class CycleCanvas(Canvas):
    """Four boxes on a circle and the arrows between them."""

    def __init__(self) -> None:
        super().__init__()
        self._phase: CyclePhase = ""
        self._boxes: tuple[tuple[str, tuple[str, str]], ...] = ()
        self._middle = ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_phase(self, phase: CyclePhase, boxes: tuple[tuple[str, tuple[str, str]], ...], middle: str) -> None:
        """Draw title and two lines of each phase, and words in the middle."""
        self._phase, self._boxes, self._middle = phase, boxes, middle
        self.setAccessibleDescription("; ".join(f"{title}: {lines[1]}" for title, lines in boxes))
        self.update()

    @property
    def lit(self) -> CyclePhase:
        """The phase that is lit."""
        return self._phase

    def box(self, k: int, line: float) -> QRectF:
        """Where phase `k` stands: above, right, below, left."""
        width = min(0.37 * self.width(), 15.0 * line)
        height = _BOX * line
        x = self.width() / 2 - (0, -1, 0, 1)[k] * (self.width() - width - 6) / 2
        y = self.height() / 2 - (1, 0, -1, 0)[k] * (min(self.height(), 19 * line) - height - 6) / 2
        return QRectF(x - width / 2, y - height / 2, width, height)

    def spots(self, keys: Mapping[int, Key]) -> list[Spot]:
        """Where the numbers of phases stand: the last line of each box."""
        metrics = QFontMetricsF(self._font())
        found = []
        for k, key in keys.items():
            box = self.box(k, metrics.height())
            width = min(metrics.horizontalAdvance(self._boxes[k][1][1]), box.width() - 12)
            high = box.height() / 3
            place = QRectF(box.center().x() - width / 2, box.top() + 2 * high, width, high)
            found.append(Spot(key, self, QRect(place.toAlignedRect())))
        return found

    def _font(self) -> QFont:
        return self.grown_font(_ACROSS, _DOWN, _LARGEST)

    def minimumSizeHint(self) -> QSize:
        return QSize(18 * theme.point_size(), 14 * theme.point_size())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        font = self._font()
        line = QFontMetricsF(font).height()
        colors = theme.current()
        boxes = [self.box(k, line) for k in range(4)]
        for k in range(4):
            lit = bool(self._phase) and _PHASES[(k + 1) % 4] == self._phase
            ink = colors.color(_INKS[_PHASES[(k + 1) % 4]]) if lit else colors.color("ghost")
            _arc(painter, boxes[k], boxes[(k + 1) % 4], k, ink, 3.0 if lit else 1.6, line)
        for k, (title, lines) in enumerate(self._boxes):
            self._box(painter, boxes[k], _PHASES[k], title, lines, font)
        painter.setFont(font)
        painter.setPen(colors.color("muted"))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self._middle)
        painter.end()

    def _box(
        self, painter: QPainter, box: QRectF, phase: CyclePhase, title: str, lines: tuple[str, str], font: QFont
    ) -> None:
        colors, lit = theme.current(), phase == self._phase
        ink = colors.color(_INKS[phase])
        fill = QColor(ink)
        fill.setAlpha(50)
        painter.setPen(theme.stroke(QPen(ink if lit else colors.color("line"), 3.0 if lit else 1.4)))
        painter.setBrush(colors.color("base"))
        painter.drawRoundedRect(box, 10, 10)
        if lit:
            painter.setBrush(fill)
            painter.drawRoundedRect(box, 10, 10)
        bold = QFont(font)
        bold.setBold(True)
        high = box.height() / 3
        rows = ((title, bold, ink), (lines[0], font, colors.color("muted")), (lines[1], font, colors.color("text")))
        for at, (text, face, color) in enumerate(rows):
            painter.setFont(face)
            painter.setPen(color)
            place = QRectF(box.left() + 6, box.top() + at * high, box.width() - 12, high)
            shown = QFontMetricsF(face).elidedText(text, Qt.TextElideMode.ElideRight, place.width())
            painter.drawText(place, Qt.AlignmentFlag.AlignCenter, shown)


def _arc(painter: QPainter, start: QRectF, end: QRectF, k: int, ink: QColor, width: float, line: float) -> None:
    """A bent arrow from phase k to the next one, clockwise."""
    if k % 2 == 0:
        side = 1 if k == 0 else -1
        begin = QPointF(start.center().x() + side * start.width() / 2, start.center().y())
        tip = QPointF(end.center().x(), end.center().y() - side * end.height() / 2)
        corner = QPointF(tip.x(), begin.y())
    else:
        side = 1 if k == 1 else -1
        begin = QPointF(start.center().x(), start.center().y() + side * start.height() / 2)
        tip = QPointF(end.center().x() + side * end.width() / 2, end.center().y())
        corner = QPointF(begin.x(), tip.y())
    path = QPainterPath(begin)
    path.quadTo(corner, tip)
    painter.setPen(theme.stroke(QPen(ink, width)))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPath(path)
    angle = math.atan2(tip.y() - corner.y(), tip.x() - corner.x())
    size = 0.55 * line
    spread = 0.45
    points = [tip] + [
        QPointF(tip.x() - size * math.cos(angle + turn), tip.y() - size * math.sin(angle + turn))
        for turn in (spread, -spread)
    ]
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ink)
    painter.drawPolygon(QPolygonF(points))
