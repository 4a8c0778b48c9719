"""A matrix product drawn with brackets: one cell of the result can be lit, with the row and column it comes from.

Columns never become narrower while the shapes stay, so that changing numbers stand still.
"""

from dataclasses import replace

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QMouseEvent, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from engine.core.parts_matrices import ProductPart
from gui import theme
from gui.fonts import tabular
from gui.panels.product_layout import CLOSE, TIGHT, WIDE, Block, Layout, Spacing, lay_out, lit_cell, matrices, texts

_LARGE_ENOUGH = 1.15
_LARGEST = 2.8  # how far the writing grows to fill the view
_SMALLEST_PT = 11
_TINT = 48  # opacity of what is lit, of 255
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_CENTER = Qt.AlignmentFlag.AlignCenter


class ProductCanvas(QWidget):
    """Draws left · right (+ bias) = result.

    Signals:
        pointed: row and column of the result cell under the mouse.
    """

    pointed = Signal(int, int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._part: ProductPart | None = None
        self._written: list[list[list[str]]] = []  # numbers of each matrix as texts
        self._letters: dict[str, list[int]] = {}
        # Both are kept with what they were reckoned for: numbers change far more often than their room.
        self._layout: tuple[object, Layout, float] | None = None
        self._least: tuple[object, QSize] | None = None
        self._kept: tuple[object, ...] = ()
        self._focused = False
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_product(self, part: ProductPart) -> None:
        """Draw `part`."""
        shapes = (part.left.shape, part.right.shape, part.bias is None, part.first_row, part.rows, part.left_labels)
        if shapes != self._kept:
            self._kept = shapes
            self._letters = {}
        self._part = part
        if self._widen(part):
            self._layout = self._least = None
            self.updateGeometry()
        self.update()

    def set_focused(self, focused: bool) -> None:
        """Show whether the keys move over the result."""
        self._focused = focused
        self.update()

    def cell_rect(self, row: int, column: int) -> QRectF:
        """Where a cell of the result is drawn."""
        layout, offset, _scale = self._laid_out()
        return layout.result.cell(row, column).translated(offset)

    def names_fit(self) -> bool:
        """Whether the names of the columns have the room they need, or none at all."""
        layout, _offset, scale = self._laid_out()
        names = self._part.left_labels if self._part is not None else ()
        metrics = QFontMetricsF(self._font(scale))
        return layout.labels[1] == 0 or all(
            metrics.horizontalAdvance(name) <= width
            for name, (_, width) in zip(names, layout.left.columns, strict=False)
        )

    def _widen(self, part: ProductPart) -> bool:
        """Widen columns whose numbers became longer; whether there were any."""
        widened = False
        self._written = []
        for name, _sign, matrix in matrices(part):
            written = texts(matrix)
            self._written.append(written)
            now = [max(len(row[j]) for row in written) for j in range(matrix.shape[1])]
            before = self._letters.get(name, [0] * len(now))
            self._letters[name] = [max(pair) for pair in zip(now, before, strict=True)]
            widened = widened or self._letters[name] != before
        return widened

    def _font(self, scale: float, *, bold: bool = False) -> QFont:
        font = tabular(self.font())
        font.setPointSizeF(theme.point_size() * scale)
        font.setBold(bold)
        return font

    def _fit(self) -> tuple[float, Spacing]:
        """Size of the writing and spacing: wide and large where there is room, tight and small where there is not."""
        smallest = min(1.0, _SMALLEST_PT / theme.point_size())
        for high in (WIDE, CLOSE, TIGHT):
            tallest = 0.97 * self.height() / self._lay_out(1.0, high).height
            if tallest < 1 and high is not TIGHT:
                continue
            # In width it is spaced out as long as the writing does not become small by it.
            for wide in (WIDE, CLOSE, TIGHT):
                room = replace(wide, row=high.row, dots=high.dots, head=high.head, label=high.label)
                widest = 0.97 * self.width() / self._lay_out(1.0, room).width
                if widest >= max(smallest, min(tallest, _LARGE_ENOUGH)):
                    break
            if min(widest, tallest) >= 1:
                return min(_LARGEST, widest, tallest), room
        return max(smallest, min(widest, tallest)), room

    def _lay_out(self, scale: float, room: Spacing) -> Layout:
        assert self._part is not None
        return lay_out(self._part, self._letters, QFontMetricsF(self._font(scale)), room)

    def _laid_out(self) -> tuple[Layout, QPointF, float]:
        """The layout, how far it is moved to stand in the middle, and the size of the writing."""
        key = (self.size(), theme.point_size(), self.font())
        if self._layout is None or self._layout[0] != key:
            scale, room = self._fit()
            self._layout = (key, self._lay_out(scale, room), scale)
        _key, layout, scale = self._layout
        offset = QPointF(max(0.0, self.width() - layout.width) / 2, max(0.0, self.height() - layout.height) / 2)
        return layout, offset, scale

    # ── drawing ──────────────────────────────────────────────────────────────────────────────────────────────────

    def _paint(self, painter: QPainter, part: ProductPart) -> None:
        layout, offset, scale = self._laid_out()
        plain, bold = self._font(scale), self._font(scale, bold=True)
        painter.translate(offset)
        lit = lit_cell(part)
        if lit is not None:
            _paint_lit(painter, layout, *lit)
        if self._focused or lit is not None:
            box = layout.result.body if lit is None else layout.result.cell(*lit)
            ink = theme.current().color("accent" if self._focused else "text")
            painter.setPen(QPen(ink, max(1.5, layout.line / (8 if self._focused else 12))))
            painter.drawRoundedRect(box.adjusted(1, 2, -1, -2), 4, 4)
        for block, written in zip(layout.blocks, self._written, strict=True):
            _paint_brackets(painter, layout, block)
            painter.setPen(theme.current().color("text"))
            painter.setFont(plain)
            for i, row in enumerate(written):
                for j, text in enumerate(row):
                    strong = block is layout.result and (i, j) == lit
                    if strong:
                        painter.setFont(bold)
                    painter.drawText(block.number(i, j), _RIGHT, text)
                    if strong:
                        painter.setFont(plain)
            painter.setFont(bold)
            name = QRectF(block.body.left() - layout.line, layout.names[0], block.body.width() + 2 * layout.line, 0)
            name.setHeight(layout.names[1])
            painter.drawText(name, _CENTER, block.name)
            painter.drawText(layout.sign_box(block, block.body.center().y() - 20, 40), _CENTER, block.sign)
            painter.setFont(plain)
            painter.drawText(layout.sign_box(block, *layout.shapes), _CENTER, block.sign)
            _paint_shape(painter, layout, block)
            for box in block.dots():
                painter.drawText(box, _CENTER, "⋮")
        _paint_margins(painter, layout, part)

    # ── Qt ───────────────────────────────────────────────────────────────────────────────────────────────────────

    def sizeHint(self) -> QSize:
        return self.minimumSizeHint()

    def minimumSizeHint(self) -> QSize:
        if self._part is None:
            return QSize(0, 0)
        key = (theme.point_size(), self.font())
        if self._least is None or self._least[0] != key:
            least = self._lay_out(min(1.0, _SMALLEST_PT / theme.point_size()), TIGHT)
            self._least = (key, QSize(int(least.width) + 1, int(least.height) + 1))
        return self._least[1]

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._part is None:
            return
        layout, offset, _scale = self._laid_out()
        rows, columns = self._part.result.shape
        for i in range(rows):
            for j in range(columns):
                if layout.result.cell(i, j).contains(event.position() - offset):
                    self.pointed.emit(i, j)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.mouseMoveEvent(event)
        event.ignore()  # the panel takes the focus

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._part is not None:
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self._paint(painter, self._part)
            painter.end()


def _paint_lit(painter: QPainter, layout: Layout, row: int, column: int) -> None:
    """The row of the left and the column of the right matrix that make one cell."""
    left, right, bias = layout.left, layout.right, layout.bias
    _tint(painter, left.cell(row, 0).united(left.cell(row, len(left.columns) - 1)), "positive")
    _tint(painter, right.cell(0, column).united(right.cell(right.rows - 1, column)), "negative")
    if bias is not None:
        _tint(painter, bias.cell(0, column), "ghost")


def _tint(painter: QPainter, box: QRectF, name: str) -> None:
    color = theme.current().color(name)
    fill = QColor(color)
    fill.setAlpha(_TINT)
    painter.setPen(QPen(color, 1.5))
    painter.setBrush(fill)
    painter.drawRoundedRect(box.adjusted(1, 2, -1, -2), 4, 4)
    painter.setBrush(Qt.BrushStyle.NoBrush)


def _paint_brackets(painter: QPainter, layout: Layout, block: Block) -> None:
    path = QPainterPath()
    body, pad, hook = block.body, layout.bracket * 0.45, layout.bracket * 0.5
    for x, inward in ((body.left() - pad, hook), (body.right() + pad, -hook)):
        path.moveTo(x + inward, body.top())
        path.lineTo(x, body.top())
        path.lineTo(x, body.bottom())
        path.lineTo(x + inward, body.bottom())
    painter.setPen(QPen(theme.current().color("text"), max(1.2, layout.line / 14)))
    painter.drawPath(path)


def _paint_shape(painter: QPainter, layout: Layout, block: Block) -> None:
    """[5,3] under the matrix, the inner numbers of the product in the colour of what agrees."""
    inks = ["text"] * len(block.shape)
    if block is layout.left:
        inks[1] = "good"
    elif block is layout.right:
        inks[0] = "good"
    pieces = [("[", "muted")]
    for k, (written, ink) in enumerate(zip(block.shape, inks, strict=True)):
        pieces += [(",", "muted")] * (k > 0) + [(written, ink)]
    pieces.append(("]", "muted"))
    metrics = QFontMetricsF(painter.font())
    x = block.body.center().x() - sum(metrics.horizontalAdvance(written) for written, _ in pieces) / 2
    top, height = layout.shapes
    for written, ink in pieces:
        width = metrics.horizontalAdvance(written)
        painter.setPen(theme.current().color(ink))
        painter.drawText(QRectF(x, top, width + 2, height), Qt.AlignmentFlag.AlignVCenter, written)
        x += width
    painter.setPen(theme.current().color("text"))


def _paint_margins(painter: QPainter, layout: Layout, part: ProductPart) -> None:
    """Numbers of the rows and names of the columns of the left matrix."""
    left = layout.left
    painter.setPen(theme.current().color("muted"))
    for i in range(left.rows):
        box = QRectF(0, left.cell(i, 0).top(), left.body.left() - layout.bracket - 0.1 * layout.line, left.row)
        painter.drawText(box, _RIGHT, str(part.first_row + i + 1))
    top, height = layout.labels
    if height == 0:
        return
    for (x, width), label in zip(left.columns, part.left_labels, strict=False):
        words = QFontMetricsF(painter.font()).elidedText(label, Qt.TextElideMode.ElideRight, width)
        painter.drawText(QRectF(x, top, width, height), _CENTER, words)
