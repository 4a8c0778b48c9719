"""Three matrices as boxes with their shapes under them; arcs join the numbers that must agree.

The two fields for the answer are child widgets that stand where the asked shape is written.
"""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPainterPath, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QWidget

from engine.core.parts_matrices import ShapesPart
from gui import theme
from gui.fonts import tabular

_MOST_DRAWN = 6  # rows or columns; more are drawn as ⋮ or ⋯
_DRAWN_FOR_SYMBOL = 4
_UNKNOWN = 3
_LARGEST = 2.4
_LINES = 5.3
_WRITING = 0.56
_LEAST_UNIT = 4.0  # pixels; smaller boxes say nothing
_CENTER = Qt.AlignmentFlag.AlignCenter


@dataclass(frozen=True, slots=True)
class _Place:
    """One matrix: middle of the box and of the two numbers under it, and how the box is divided."""

    name: str
    shape: tuple[str, str]
    asked: bool
    box: QRectF
    grid: tuple[int, int]
    dots: tuple[bool, bool]
    numbers: tuple[QRectF, QRectF]


class ShapesCanvas(QWidget):
    """Draws `ShapesPart`; `fields` are the two of the answer, for rows and columns."""

    def __init__(self, fields: tuple[QLineEdit, QLineEdit], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._part: ShapesPart | None = None
        self._fields = fields
        for field in fields:
            field.setParent(self)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_shapes(self, part: ShapesPart) -> None:
        """Draw `part`."""
        self._part = part
        self.arrange()

    def arrange(self) -> None:
        """Put the fields where they belong in the present size and writing."""
        if self._part is not None:
            font = self._font()
            for place in self._places(self._part):
                if place.asked:
                    for field, box in zip(self._fields, place.numbers, strict=True):
                        field.setFont(font)
                        field.setGeometry(box.toAlignedRect())
        self.update()

    def box_of(self, place: int) -> QRectF:
        """Where the matrix is drawn that is at `place`: 0 left, 1 right, 2 result."""
        return self._places(self._part)[place].box if self._part is not None else QRectF()

    def _font(self, *, bold: bool = False) -> QFont:
        size = theme.point_size()
        font = tabular(self.font())
        font.setPointSizeF(size)
        # Names, shapes and arcs take so many lines; the boxes are left a good part of the height.
        lines = _WRITING * self.height() / (_LINES * QFontMetricsF(font).height())
        font.setPointSizeF(size * min(_LARGEST, max(1.0, min(1.25 * self.width() / (27.0 * size), lines))))
        font.setBold(bold)
        return font

    # ── where things stand ───────────────────────────────────────────────────────────────────────────────────────

    def _places(self, part: ShapesPart) -> list[_Place]:
        metrics = QFontMetricsF(self._font())
        line = metrics.height()
        digit, comma, bracket = (metrics.horizontalAdvance(text) for text in ("0", ",", "["))
        shapes = (part.left, part.right, part.result)
        names = (part.left_name, part.right_name, part.result_name)
        asked = [place == part.asked for place in ("left", "right", "result")]
        numbers = [
            [3.2 * digit + 0.5 * line if ask else metrics.horizontalAdvance(text) for text in shape]
            for shape, ask in zip(shapes, asked, strict=True)
        ]
        written = [sum(widths) + comma + 2 * bracket for widths in numbers]
        top, bottom = 1.3 * line, self.height() - 4.0 * line
        sign = 1.6 * line
        unit = min(
            max(0.0, bottom - top) / _MOST_DRAWN, (self.width() - 2 * sign) / (3 * _MOST_DRAWN + 0.5), 1.7 * line
        )
        grids = [(_drawn(shape[0]), _drawn(shape[1])) for shape in shapes]
        widths = [max(grid[1] * unit, width) for grid, width in zip(grids, written, strict=True)]
        x = (self.width() - sum(widths) - 2 * sign) / 2
        places = []
        for i, width in enumerate(widths):
            middle = x + width / 2
            rows, columns = grids[i]
            box = QRectF(0, 0, columns * unit, rows * unit)
            box.moveCenter(QPointF(middle, (top + bottom) / 2))
            start = middle - written[i] / 2 + bracket
            height = 1.5 * line if asked[i] else line
            y = bottom + 1.05 * line - height / 2
            first = QRectF(start, y, numbers[i][0], height)
            second = QRectF(start + numbers[i][0] + comma, y, numbers[i][1], height)
            dots = (_is_cut(shapes[i][0]), _is_cut(shapes[i][1]))
            places.append(_Place(names[i], shapes[i], asked[i], box, grids[i], dots, (first, second)))
            x += width + sign
        return places

    # ── drawing ──────────────────────────────────────────────────────────────────────────────────────────────────

    def _paint(self, painter: QPainter, part: ShapesPart) -> None:
        colors = theme.current()
        places = self._places(part)
        plain, bold = self._font(), self._font(bold=True)
        line = QFontMetricsF(plain).height()
        for place in places:
            _paint_box(painter, place, part.right_answer)
            painter.setFont(bold)
            painter.setPen(colors.color("text"))
            name = QRectF(place.box.center().x() - 3 * line, place.box.top() - 1.3 * line, 6 * line, 1.3 * line)
            painter.drawText(name, _CENTER, place.name)
            painter.setFont(plain)
            _paint_shape(painter, place)
        painter.setFont(bold)
        painter.setPen(colors.color("text"))
        for sign, before, after in zip("·=", places, places[1:], strict=False):
            x = (
                max(before.box.right(), before.numbers[1].right()) + min(after.box.left(), after.numbers[0].left())
            ) / 2
            heights = [before.numbers[0].center().y()] + [before.box.center().y()] * _is_drawn(before)
            for y in heights:
                painter.drawText(QRectF(x - line, y - line, 2 * line, 2 * line), _CENTER, sign)
        painter.setFont(plain)
        left, right, result = places
        if part.verdict is not None:
            self._paint_arc(painter, left.numbers[0], result.numbers[0], part.rows, "positive", 1.75 * line)
            self._paint_arc(painter, right.numbers[1], result.numbers[1], part.columns, "negative", 0.85 * line)
        self._paint_arc(painter, left.numbers[1], right.numbers[0], part.inner, "good", 0.85 * line)

    def _paint_arc(
        self, painter: QPainter, one: QRectF, other: QRectF, agree: bool | None, ink: str, depth: float
    ) -> None:
        """Join two numbers from below: in `ink` where they agree, dashed with ≠ where not, dotted while one is open."""
        colors = theme.current()
        color = colors.color({True: ink, False: "error", None: "ghost"}[agree])
        line = QFontMetricsF(painter.font()).height()
        y = max(one.bottom(), other.bottom()) + 2
        a, b = one.center().x(), other.center().x()
        path = QPainterPath(QPointF(a, y))
        bend = min(0.5 * line, (b - a) / 2)
        path.cubicTo(QPointF(a, y + depth), QPointF(a, y + depth), QPointF(a + bend, y + depth))
        path.lineTo(QPointF(b - bend, y + depth))
        path.cubicTo(QPointF(b, y + depth), QPointF(b, y + depth), QPointF(b, y))
        style = {True: Qt.PenStyle.SolidLine, False: Qt.PenStyle.DashLine, None: Qt.PenStyle.DotLine}[agree]
        painter.setPen(QPen(color, max(1.8, line / 11), style))
        painter.drawPath(path)
        if agree is not None:
            box = QRectF((a + b) / 2 - 0.45 * line, y + depth - 0.4 * line, 0.9 * line, 0.8 * line)
            painter.fillRect(box, colors.color("base"))
            painter.drawText(box, _CENTER, "=" if agree else "≠")

    # ── Qt ───────────────────────────────────────────────────────────────────────────────────────────────────────

    def minimumSizeHint(self) -> QSize:
        size = theme.point_size()
        return QSize(22 * size, 10 * size)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.arrange()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._part is not None:
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self._paint(painter, self._part)
            painter.end()


def _drawn(number: str) -> int:
    """How many rows or columns stand for `number` in the drawing."""
    if number.isdigit():
        return min(int(number), _MOST_DRAWN)
    return _UNKNOWN if number == "?" else _DRAWN_FOR_SYMBOL


def _is_cut(number: str) -> bool:
    return int(number) > _MOST_DRAWN if number.isdigit() else number != "?"


def _is_drawn(place: _Place) -> bool:
    return place.box.height() >= _LEAST_UNIT * place.grid[0]


def _paint_box(painter: QPainter, place: _Place, right_answer: bool) -> None:
    """The matrix as a grid; dashed and with a question mark while its shape is not known."""
    colors = theme.current()
    box = place.box
    unit = box.height() / place.grid[0]
    if not _is_drawn(place):
        return
    if "?" in place.shape:
        painter.setPen(QPen(colors.color("muted"), 1.5, Qt.PenStyle.DashLine))
        painter.drawRoundedRect(box, 4, 4)
        painter.setPen(colors.color("muted"))
        painter.drawText(box, _CENTER, "?")
        return
    painter.fillRect(box, _faint("good" if place.asked and right_answer else "ghost"))
    painter.setPen(QPen(colors.color("line"), 1))
    rows, columns = place.grid
    for i in range(1, rows):
        painter.drawLine(QPointF(box.left(), box.top() + i * unit), QPointF(box.right(), box.top() + i * unit))
    for j in range(1, columns):
        painter.drawLine(QPointF(box.left() + j * unit, box.top()), QPointF(box.left() + j * unit, box.bottom()))
    ink = "text" if not place.asked else "good" if right_answer else "warning"
    painter.setPen(Qt.PenStyle.NoPen)
    for cut, middle, along in (
        (place.dots[0], QPointF(box.center().x(), box.bottom() - 1.5 * unit), QPointF(0, 1)),
        (place.dots[1], QPointF(box.right() - 1.5 * unit, box.center().y()), QPointF(1, 0)),
    ):
        if cut:
            # ⋮ or ⋯ on a cleared strip: rows or columns that are not drawn.
            strip = QSizeF(box.width() - 2, unit - 2) if along.y() else QSizeF(unit - 2, box.height() - 2)
            painter.fillRect(
                QRectF(middle - QPointF(strip.width() / 2, strip.height() / 2), strip), colors.color("base")
            )
            painter.setBrush(colors.color("text"))
            for k in (-1, 0, 1):
                painter.drawEllipse(middle + along * (k * 0.28 * unit), 0.08 * unit, 0.08 * unit)
            painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(colors.color(ink), 2))
    painter.drawRect(box)


def _faint(name: str) -> QColor:
    color = theme.current().color(name)
    color.setAlpha(45)
    return color


def _paint_shape(painter: QPainter, place: _Place) -> None:
    """[5,3] under the box; where it is asked for, only the brackets and the comma around the fields."""
    first, second = place.numbers
    painter.setPen(theme.current().color("text"))
    box = QRectF(first.left() - 40, first.top(), 40, first.height())
    painter.drawText(box, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, "[")
    painter.drawText(QRectF(first.right(), first.top(), second.left() - first.right(), first.height()), _CENTER, ",")
    box = QRectF(second.right(), second.top(), 40, second.height())
    painter.drawText(box, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, "]")
    if not place.asked:
        painter.drawText(first, _CENTER, place.shape[0])
        painter.drawText(second, _CENTER, place.shape[1])
