"""The sixteen truth tables of two inputs as a board: what one neuron has solved is lit, and two places stay dark."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from engine.core.frames import Part
from engine.core.parts_gates import BoardPart
from gui import class_marks, theme
from gui.elided_label import ElidedLabel
from gui.panels.panel import Panel

# By the number that the outputs for 00, 01, 10, 11 spell.
NAMES = (
    "0", "AND", "x1>x2", "x1", "x1<x2", "x2", "XOR", "OR",
    "NOR", "XNOR", "NOT x2", "x1≥x2", "NOT x1", "x1≤x2", "NAND", "1",
)  # fmt: skip
_CENTER = Qt.AlignmentFlag.AlignCenter
_LIT_ALPHA = 70


class BoardPanel(Panel):
    """Draws `BoardPart`. What was found stays found while the learner goes from gate to gate."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.board = Board()
        self.count = ElidedLabel()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 3, 8, 5)
        layout.setSpacing(2)
        layout.addWidget(self.count)
        layout.addWidget(self.board, 1)
        # A new step of the story looks at nothing in particular; what was found is not forgotten with it.
        self._found: frozenset[int] = frozenset()
        self.restyle()
        self.retranslate()

    def show_part(self, part: Part) -> None:
        assert isinstance(part, BoardPart)
        solved = {part.present} if part.present is not None and part.units == 1 else set()
        self._found |= {*part.found, *solved}
        self.board.show_board(part, self._found)
        self._write()
        if self._found != set(part.found):
            self.look_requested.emit({"found": tuple(sorted(self._found))})

    def restyle(self) -> None:
        self.board.update()

    def retranslate(self) -> None:
        self.board.setAccessibleName(self.tr("Board of the sixteen truth tables"))
        self._write()

    def _write(self) -> None:
        part = self.board.part
        if part is None:
            return
        count = self.tr("found with one neuron: {count} of {all}").format(count=len(self._found), all=len(part.tables))
        brief = f"{len(self._found)} / {len(part.tables)}"
        if self.board.full:
            rest = ", ".join(NAMES[number] for number in part.rest)
            words = self.tr("{count}. No line does {rest}").format(count=count, rest=rest)
            self.count.set_text(words, f"{brief}  ≠ {rest}", brief)
        elif part.units > 1 and part.present in part.rest:
            words = self.tr("{name}: solved by {units} neurons").format(name=NAMES[part.present or 0], units=part.units)
            self.count.set_text(words, brief)
        else:
            self.count.set_text(count, brief)


class Board(QWidget):
    """Paints the tables, each as the four corners of the plane: ○ for 1, × for 0."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.part: BoardPart | None = None
        self._found: frozenset[int] = frozenset()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    @property
    def full(self) -> bool:
        """Whether all was found that one line can do."""
        return self.part is not None and set(self.part.possible) <= self._found

    def show_board(self, part: BoardPart, found: frozenset[int]) -> None:
        """Draw `part`."""
        last, self.part = self.part, part
        if last is None or _drawn(last) != _drawn(part) or found != self._found:
            self._found = found
            self.setAccessibleDescription(", ".join(NAMES[number] for number in sorted(found)))
            self.update()

    def is_lit(self, number: int) -> bool:
        """Whether a table was found."""
        return number in self._found

    def tile(self, number: int) -> QRectF:
        """Where a table is drawn."""
        columns = 8 if self.width() > 2.2 * self.height() else 4
        wide, high = self.width() / columns, self.height() / (len(NAMES) // columns)
        row, column = divmod(number, columns)
        return QRectF(column * wide, row * high, wide, high).adjusted(2, 2, -2, -2)

    def _font(self, *, bold: bool) -> QFont:
        """Ordinary writing; large writing gives way until the longest name fits, but not below that of a desk."""
        size, font = theme.point_size(), QFont(self.font())
        font.setBold(bold)
        font.setPointSizeF(size)
        widest = max(QFontMetricsF(font).horizontalAdvance(name) for name in NAMES)
        share = min(1.0, (self.tile(0).width() - 4) / widest)
        font.setPointSizeF(max(theme.LEAST_POINTS, size * share))
        return font

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.part is not None:
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            for number in range(len(NAMES)):
                self._paint(painter, self.part, number)
            painter.end()

    def _paint(self, painter: QPainter, part: BoardPart, number: int) -> None:
        colors, box, lit = theme.current(), self.tile(number), self.is_lit(number)
        never, here = self.full and number in part.rest, number == part.present
        fill = colors.color("good" if lit else "raised")
        fill.setAlpha(_LIT_ALPHA if lit else 90)
        edge = QPen(colors.color("accent"), 3) if here else QPen(colors.color("good" if lit else "line"), 1.3)
        if number == part.target and not here:
            edge = QPen(colors.color("muted"), 2, Qt.PenStyle.DashLine)
        painter.setPen(edge)
        painter.setBrush(fill)
        painter.drawRoundedRect(box, 5, 5)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        font = self._font(bold=lit or here)
        painter.setFont(font)
        line = QFontMetricsF(font).height()
        painter.setPen(colors.color("error" if never else "text" if lit or here else "muted"))
        mark = "✗ " if never else "✓ " if lit else ""
        name = QRectF(box.left(), box.bottom() - line - 1, box.width(), line)
        words = f"{mark}{NAMES[number]}"
        fits = QFontMetricsF(font).horizontalAdvance(words) <= name.width() - 4
        painter.drawText(name, _CENTER, words if fits else NAMES[number])
        corners = QRectF(box.left(), box.top() + 2, box.width(), box.height() - line - 4)
        self._paint_corners(painter, corners, part.tables[number].tolist(), faint=not (lit or here))

    @staticmethod
    def _paint_corners(painter: QPainter, box: QRectF, outputs: list[float], *, faint: bool) -> None:
        """The outputs where their inputs are: x1 to the right, x2 up."""
        side = min(box.width() - 8, box.height())
        if side < 12:
            return
        apart, radius = 0.27 * side, min(0.12 * side, 7.0)
        for k, output in enumerate(outputs):
            at = box.center() + QPointF((1 if k & 2 else -1) * apart, (-1 if k & 1 else 1) * apart)
            ink = class_marks.color(int(output))
            ink.setAlpha(130 if faint else 255)
            painter.setPen(QPen(ink, 2))
            if output:
                painter.drawEllipse(at, radius, radius)
            else:
                painter.drawLine(at + QPointF(-radius, -radius), at + QPointF(radius, radius))
                painter.drawLine(at + QPointF(-radius, radius), at + QPointF(radius, -radius))

    def minimumSizeHint(self) -> QSize:
        size = theme.point_size()
        return QSize(22 * size, 9 * size)


def _drawn(part: BoardPart) -> tuple[object, ...]:
    """What the picture depends on."""
    return part.present, part.target, part.units, part.possible
