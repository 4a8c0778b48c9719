"""The units' vectors on their way into one matrix: numbers slide from where they stood to where they stand."""

from PySide6.QtCore import QEasingCurve, QPointF, QRectF, QSize, Qt, QVariantAnimation, Signal
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from engine.core.parts_units import StackingPart
from gui import class_marks, figures, theme
from gui.fonts import tabular
from gui.hover import Spot
from gui.panels.stacking_layout import Sizes, Stage, apart, between, stacked, turned

_SLIDE_MS = 450
# Size of the writing, and whether the numbers stand close together.
_FITS = ((1.9, False), (1.7, False), (1.5, False), (1.3, False), (1.15, False), (1.0, False), (1.0, True), (0.8, True))
_SMALLEST_PT = 11
_DECIMALS = 3
_TINT = 40  # opacity of a vector's background, of 255
_CENTER = Qt.AlignmentFlag.AlignCenter


class StackingCanvas(QWidget):
    """Draws `StackingPart`.

    Signals:
        settled: what was moving has arrived.
    """

    settled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._part: StackingPart | None = None
        self._names: tuple[str, ...] = ()
        self._longest: list[str] = []  # of weights, values and scores: columns never become narrower
        self._shape: tuple[int, ...] = ()
        self._before = 0
        self._slide = QVariantAnimation(self)
        self._slide.setStartValue(0.0)
        self._slide.setEndValue(1.0)
        self._slide.setDuration(_SLIDE_MS)
        self._slide.setEasingCurve(QEasingCurve.Type.InOutCubic)
        self._slide.valueChanged.connect(self._on_moved)
        self._slide.finished.connect(self.settled)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_stacking(self, part: StackingPart, names: tuple[str, ...]) -> None:
        """Draw `part`; another stage is slid to."""
        last, self._part = self._part, part
        self._names = names
        if self._shape != part.W.shape:
            self._shape, self._longest = part.W.shape, ["", "", ""]
        texts = (self._weights(), self._values(), self._scores())
        for k, written in enumerate(texts):
            self._longest[k] = max([self._longest[k], *written], key=len)
        if last is not None and last.stage != part.stage:
            self._before = last.stage
            self._slide.stop()
            if self.isVisible():
                self._slide.start()
        self.update()

    def moving(self) -> bool:
        """Whether something slides."""
        return self._slide.state() == QVariantAnimation.State.Running

    def weight_at(self, unit: int, place: int) -> QRectF:
        """Where a number of a unit's vector stands when all has arrived."""
        stage, offset, _ = self._laid_out()[self._part.stage if self._part is not None else 0]
        return stage.weights[unit][place].translated(offset)

    def score_at(self, unit: int) -> QRectF:
        """Where a unit's score stands when all has arrived."""
        stage, offset, _ = self._laid_out()[self._part.stage if self._part is not None else 0]
        return stage.scores[unit].translated(offset)

    def spots(self) -> list[Spot]:
        """Scores and weights that can be asked where they come from; none while they move."""
        part = self._part
        if part is None or self.moving():
            return []
        place = tuple(repr(float(value)) for value in part.inputs)
        k, n = part.W.shape
        scores = [Spot(("unit_score", str(u), *place), self, self.score_at(u).toRect()) for u in range(k)]
        return scores + [
            Spot(("parameter", part.names[u * n + j]), self, self.weight_at(u, j).toRect())
            for u in range(k)
            for j in range(n)
        ]

    # ── texts ────────────────────────────────────────────────────────────────────────────────────────────────────

    def _weights(self) -> list[str]:
        assert self._part is not None
        return [figures.fixed(value, _DECIMALS) for value in self._part.W.ravel().tolist()]

    def _values(self) -> list[str]:
        assert self._part is not None
        return [figures.plain(value) for value in self._part.x.tolist()]

    def _scores(self) -> list[str]:
        assert self._part is not None
        return [figures.fixed(value, _DECIMALS) for value in self._part.scores.tolist()]

    def _labels(self) -> list[str]:
        count = len(self._scores())
        names = [self._names[k] if k < len(self._names) else str(k) for k in range(count)]
        return [f"{class_marks.glyph(k, count)} {name}" for k, name in enumerate(names)]

    def _font(self, scale: float = 1.0, *, bold: bool = False) -> QFont:
        font = tabular(self.font())
        font.setPointSizeF(theme.point_size() * scale)
        font.setBold(bold)
        return font

    # ── where things stand ───────────────────────────────────────────────────────────────────────────────────────

    def _laid_out(self) -> list[tuple[Stage, QPointF, float]]:
        """The three stages with how far each is moved to stand in the middle, in the largest writing that fits."""
        smallest = min(1.0, _SMALLEST_PT / theme.point_size())
        for scale, tight in (*_FITS, (smallest, True)):
            stages = self._stages(scale, tight=tight)
            if all(s.size.width() <= self.width() - 8 and s.size.height() <= self.height() - 2 for s in stages):
                break
        return [
            (
                stage,
                QPointF(
                    max(0.0, self.width() - stage.size.width()) / 2, max(0.0, self.height() - stage.size.height()) / 2
                ),
                scale,
            )
            for stage in stages
        ]

    def _stages(self, scale: float, *, tight: bool) -> tuple[Stage, Stage, Stage]:
        metrics = QFontMetricsF(self._font(scale, bold=True))
        assert self._part is not None
        k, n = self._part.W.shape
        weight, value, score = self._longest
        sizes = Sizes.of(
            metrics, weights=[weight], values=[value] * n, scores=[score] * k, names=self._labels(), tight=tight
        )
        # Each unit with an input of its own where there is room for it; the result below where it is too long beside.
        copied, beside = apart(sizes, copies=True), turned(sizes, below=False)
        first = copied if copied.size.height() <= self.height() - 2 else apart(sizes, copies=False)
        last = beside if beside.size.width() <= self.width() - 8 else turned(sizes, below=True)
        return first, stacked(sizes), last

    # ── drawing ──────────────────────────────────────────────────────────────────────────────────────────────────

    def _paint(self, painter: QPainter, part: StackingPart) -> None:
        stages = self._laid_out()
        new, new_offset, scale = stages[part.stage]
        share = float(self._slide.currentValue()) if self.moving() else 1.0
        old, old_offset, _ = stages[self._before if share < 1.0 else part.stage]

        def at(one: QRectF, other: QRectF) -> QRectF:
            return between(one.translated(old_offset), other.translated(new_offset), share)

        colors, plain, bold = theme.current(), self._font(scale), self._font(scale, bold=True)
        k, n = part.W.shape
        weights, values, scores = self._weights(), self._values(), self._scores()
        for u in range(k):
            cells = [at(old.weights[u][j], new.weights[u][j]) for j in range(n)]
            box = cells[0]
            for cell in cells[1:]:
                box = box.united(cell)
            ink = class_marks.color(u)
            fill = QColor(ink)
            fill.setAlpha(_TINT)
            painter.fillRect(box.adjusted(2, 2, -2, -2), fill)
            painter.setFont(plain)
            painter.setPen(colors.color("text"))
            for j in range(n):
                painter.drawText(cells[j], _CENTER, weights[u * n + j])
                painter.drawText(at(old.values[u][j], new.values[u][j]), _CENTER, values[j])
            painter.setFont(bold)
            painter.drawText(at(old.scores[u], new.scores[u]), _CENTER, scores[u])
            painter.setPen(ink)
            painter.drawText(at(old.names[u], new.names[u]), _CENTER, self._labels()[u])
        painter.setFont(plain)
        painter.setPen(colors.color("muted"))
        for j, box in enumerate(map(at, old.heads, new.heads)):
            painter.drawText(box, _CENTER, f"x{j + 1}" if j < n - 1 else "1")
        for stage, offset, strength in ((old, old_offset, 1.0 - share), (new, new_offset, share)):
            if strength > 0.0:
                painter.setOpacity(strength)
                self._paint_frame(painter, stage, offset)
        painter.setOpacity(1.0)

    def _paint_frame(self, painter: QPainter, stage: Stage, offset: QPointF) -> None:
        """Brackets and signs."""
        line = QFontMetricsF(painter.font()).height()
        hook = 0.22 * line
        path = QPainterPath()
        for bracket in stage.brackets:
            box = bracket.translated(offset).adjusted(-1, 1, 1, -1)
            for x, inward in ((box.left(), hook), (box.right(), -hook)):
                path.moveTo(x + inward, box.top())
                path.lineTo(x, box.top())
                path.lineTo(x, box.bottom())
                path.lineTo(x + inward, box.bottom())
        painter.setPen(QPen(theme.current().color("text"), max(1.3, line / 14)))
        painter.drawPath(path)
        for sign, box in stage.signs:
            painter.drawText(box.translated(offset), _CENTER, sign)

    def _on_moved(self, _share: object) -> None:
        self.update()

    # ── Qt ───────────────────────────────────────────────────────────────────────────────────────────────────────

    def minimumSizeHint(self) -> QSize:
        size = theme.point_size()
        return QSize(24 * size, 9 * size)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._part is not None:
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self._paint(painter, self._part)
            painter.end()
