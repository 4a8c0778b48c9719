"""One row on its way through the logistic unit, drawn as one neuron, and the cost of that row on its way back."""

from collections.abc import Sequence
from functools import cache

from PySide6.QtCore import QPointF, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from engine.core.frames import Part, Scene
from engine.core.parts_logistic import NeuronPart
from gui import theme
from gui.fonts import tabular
from gui.hover import Numbers, Spot
from gui.panels.neuron_layout import Layout, Words, Written, lay_out
from gui.panels.row_by_row_panel import RowByRowPanel

_CENTER = Qt.AlignmentFlag.AlignCenter
_LARGEST = 1.6
# In a view too small for a projector's writing all of the neuron is seen rather than some of it in large.
_SMALLEST_PT = 11
# So many digits wide and lines high the picture has to be.
_WIDE_DIGITS, _HIGH_LINES = 52.0, 13.0
# |w| from 0 to 5 is drawn 1.5 to 9 pixels thick.
_THIN_PX, _THICK_PX, _HEAVY = 1.5, 9.0, 5.0


class NeuronPanel(RowByRowPanel):
    """Draws `NeuronPart`. Arrow keys choose the row before and after; every number explains itself."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._part: NeuronPart | None = None
        self._columns: tuple[str, ...] = ()
        self._names: tuple[str, ...] = ()
        self._rows = 1
        Numbers(self, self._spots).over(self)
        self.restyle()
        self.retranslate()

    def show_scene(self, scene: Scene) -> None:
        self._columns, self._names, self._rows = scene.columns, scene.classes, scene.rows
        self.update()

    def show_part(self, part: Part) -> None:
        assert isinstance(part, NeuronPart)
        self._part = part
        self.update()

    def restyle(self) -> None:
        self.update()

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("One row as one neuron"))
        self.update()

    def written(self) -> tuple[str, ...]:
        """Everything that is said in the picture."""
        return tuple(each.words for each in self._layout().written) if self._part is not None else ()

    def writing(self, *, bold: bool = False) -> QFont:
        """The font in which the picture has room."""
        size = theme.point_size()
        font = tabular(self.font())
        font.setPointSizeF(size)
        metrics = QFontMetricsF(font)
        room = min(
            self.width() / (_WIDE_DIGITS * metrics.horizontalAdvance("0")),
            self.height() / (_HIGH_LINES * metrics.height()),
        )
        font.setPointSizeF(min(_LARGEST * size, max(_SMALLEST_PT, size * room)))
        font.setBold(bold)
        return font

    def _layout(self) -> Layout:
        assert self._part is not None
        return lay_out(self._part, self._words(self._part), QSizeF(self.size()), QFontMetricsF(self.writing()))

    def _words(self, part: NeuronPart) -> Words:
        def name(label: int) -> str:
            return self._names[label] if len(self._names) == 2 else str(label)

        nothing = part.called != part.called
        called = "?" if nothing else name(int(part.called))
        right = None if nothing else int(part.called) == part.label
        mark = {True: " ✓", False: " ✗", None: ""}[right]
        return Words(
            columns=self._columns,
            more=self.tr("… {count} more"),
            threshold=f"> {part.threshold:.2f}?",
            called=called,
            truth=f"y = {part.label}{mark}",
            right=right,
            cost=self.tr("loss"),
        )

    def _spots(self) -> Sequence[Spot]:
        if self._part is None:
            return []
        metrics = {bold: QFontMetricsF(self.writing(bold=bold)) for bold in (False, True)}
        spots = []
        for each in self._layout().written:
            if each.key is not None:
                wide = min(each.box.width(), metrics[each.bold].horizontalAdvance(each.words) + 4)
                high = min(each.box.height(), metrics[each.bold].height())
                box = QRectF(0, 0, wide, high)
                box.moveCenter(each.box.center())
                spots.append(Spot(each.key, self, box.toAlignedRect()))
        return spots

    # ── drawing ──────────────────────────────────────────────────────────────────────────────────────────────────

    def _paint(self, painter: QPainter) -> None:
        layout, colors = self._layout(), theme.current()
        for wire in layout.wires:
            painter.setPen(_pen_of(wire.weight))
            painter.drawPath(wire.path)
        painter.setPen(QPen(colors.color("positive"), 2))
        for start, end in layout.forward:
            _arrow(painter, start, end)
        painter.setPen(QPen(colors.color("negative"), 2))
        painter.drawPath(layout.backward)
        tip = layout.backward.currentPosition()
        _head(painter, tip + QPointF(0, 8), tip)
        painter.setPen(QPen(colors.color("line"), 1.5))
        painter.setBrush(colors.color("raised"))
        for box in layout.fields:
            painter.drawRoundedRect(box, box.height() / 2, box.height() / 2)
        for round_, box in ((True, layout.sum), (False, layout.curve), (False, layout.step)):
            painter.drawEllipse(box) if round_ else painter.drawRoundedRect(box, 6, 6)
        painter.setPen(QPen(colors.color("negative"), 1.5))
        painter.drawRoundedRect(layout.cost, 6, 6)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        self._paint_signs(painter, layout)
        for each in layout.written:
            self._write(painter, each)

    def _paint_signs(self, painter: QPainter, layout: Layout) -> None:
        """Σ, the S-curve and the step in their nodes."""
        colors = theme.current()
        font = self.writing(bold=True)
        font.setPointSizeF(1.3 * font.pointSizeF())
        painter.setFont(font)
        painter.setPen(colors.color("text"))
        painter.drawText(layout.sum, _CENTER, "Σ")
        painter.setPen(QPen(colors.color("text"), 2))
        for box, sign in ((layout.curve, _s_shape()), (layout.step, _step_shape())):
            painter.save()
            painter.translate(box.topLeft())
            painter.scale(box.width(), box.height())
            pen = QPen(colors.color("accent" if box is layout.step else "text"), 2)
            pen.setCosmetic(True)
            painter.setPen(pen)
            painter.drawPath(sign)
            painter.restore()

    def _write(self, painter: QPainter, each: Written) -> None:
        painter.setFont(self.writing(bold=each.bold))
        painter.setPen(theme.current().color(each.ink))
        metrics = QFontMetricsF(painter.font())
        words = metrics.elidedText(each.words, Qt.TextElideMode.ElideRight, each.box.width())
        if each.key is not None and each.key[0] == "score":
            # The last edges come in beside it.
            behind = QRectF(0, 0, metrics.horizontalAdvance(words) + 4, 0.8 * metrics.height())
            behind.moveCenter(each.box.center())
            painter.fillRect(behind, theme.current().color("base"))
        painter.drawText(each.box, _CENTER, words)

    def _rows_now(self) -> tuple[int, int]:
        return (0, 0) if self._part is None else (self._part.row, self._rows)

    def minimumSizeHint(self) -> QSize:
        size = theme.point_size()
        return QSize(24 * size, 12 * size)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._part is not None:
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self._paint(painter)
            painter.end()


def _pen_of(weight: float | None) -> QPen:
    """Thick for a large weight; blue above 0, vermilion and dashed below."""
    colors = theme.current()
    if weight is None:
        return QPen(colors.color("line"), _THIN_PX, Qt.PenStyle.DotLine)
    thick = _THIN_PX + (_THICK_PX - _THIN_PX) * min(abs(weight), _HEAVY) / _HEAVY
    ink = colors.color("negative" if weight < 0 else "positive")
    ink.setAlpha(150)
    pen = QPen(ink, thick, Qt.PenStyle.DashLine if weight < 0 else Qt.PenStyle.SolidLine)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    return pen


def _arrow(painter: QPainter, start: QPointF, end: QPointF) -> None:
    painter.drawLine(start, end)
    _head(painter, start, end)


def _head(painter: QPainter, start: QPointF, end: QPointF) -> None:
    """The head of an arrow that points straight along or up and down."""
    along = end - start
    length = max(1.0, (along.x() ** 2 + along.y() ** 2) ** 0.5)
    along = along / length * 7
    across = QPointF(-along.y(), along.x()) * 0.55
    painter.drawPolyline([end - along + across, end, end - along - across])


@cache
def _s_shape() -> QPainterPath:
    """A sign for the S-curve in a square of side 1."""
    path = QPainterPath(QPointF(0.15, 0.8))
    path.cubicTo(QPointF(0.65, 0.8), QPointF(0.35, 0.2), QPointF(0.85, 0.2))
    return path


@cache
def _step_shape() -> QPainterPath:
    """A sign for the threshold."""
    path = QPainterPath(QPointF(0.15, 0.8))
    path.lineTo(QPointF(0.5, 0.8))
    path.lineTo(QPointF(0.5, 0.2))
    path.lineTo(QPointF(0.85, 0.2))
    return path
