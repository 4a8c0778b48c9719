"""The lines of an update as they stand in their files: the one that just ran lit, an arrow at the next one."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPaintEvent, QPolygonF
from PySide6.QtWidgets import QWidget

from engine.core.operations import CodeBlock, CodePart, OperationPhase
from gui import fonts, theme
from gui.operation_words import phase_words

_MARGIN = 8
_LIT_ALPHA = 64
_GUTTER_LETTERS = 6
# Letters by which the rest of a line that has no room is indented.
_HANGING = 2
_LARGEST = 1.7
# Larger letters are worth a little scrolling; a space stands above headers, in rows.
_SCROLLS = 1.35
_ABOVE = {"phase": 0.5, "title": 0.3, "code": 0.0}


@dataclass(frozen=True, slots=True)
class _Row:
    """One row on screen: a header, or (a piece of) a line. `line` is −1 in headers; `top` counts in rows."""

    kind: str
    phase: OperationPhase
    text: str
    top: float
    block: int = -1
    line: int = -1
    number: str = ""


class CodeLines(QWidget):
    """Draws the blocks of a CodePart. It is as high as they are; whoever shows it scrolls."""

    def __init__(self) -> None:
        super().__init__()
        self._part: CodePart | None = None
        self._room = QSize(300, 300)
        self._rows: tuple[_Row, ...] = ()
        self._write_in(theme.point_size())
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def show_code(self, part: CodePart) -> bool:
        """Draw `part`; whether another line has just run, or comes next."""
        old, self._part = self._part, part
        if old is None or old.blocks is not part.blocks:
            self.arrange()
        elif (old.done, old.next) == (part.done, part.next):
            return False
        self.update()
        return True

    def fit(self, room: QSize) -> None:
        """Use this much room: larger letters where there is plenty, lines broken where there is little."""
        if room != self._room:
            self._room = room
            self.arrange()

    def arrange(self) -> None:
        """Choose the size of the letters and break the lines anew."""
        if self._part is None:
            return
        base = theme.point_size()
        largest = round(base * _LARGEST)
        for size in range(largest, base - 1, -1):
            self._write_in(size)
            self._rows = self._broken(self._part.blocks)
            if size == base or (self._whole() and self._height() <= _SCROLLS * self._room.height()):
                break
        self.setMinimumHeight(self._height())
        self.update()

    def spot(self) -> tuple[int, int] | None:
        """Top and bottom of the rows to look at: the line that just ran and the next one if both fit."""
        if self._part is None:
            return None
        done = self._span(self._part.done) if self._part.done is not None else None
        following = self._span(self._part.next)
        if done is None:
            return following
        both = (min(done[0], following[0]), max(done[1], following[1]))
        return both if both[1] - both[0] < self._room.height() - 2 * _MARGIN else done

    def _span(self, place: tuple[int, int]) -> tuple[int, int]:
        tops = [row.top for row in self._rows if (row.block, row.line) == place]
        height = self._row_height
        return round(_MARGIN + tops[0] * height), round(_MARGIN + (tops[-1] + 1) * height)

    def _write_in(self, size: int) -> None:
        """Letters of `size` points from here on."""
        self.letters = size
        self._plain = fonts.code(size)
        self._bold = QFont(self._plain)
        self._bold.setBold(True)
        self._letter = QFontMetricsF(self._bold).horizontalAdvance("m")
        self._row_height = round(QFontMetricsF(self._plain).height() * 1.18)

    def _height(self) -> int:
        return round(2 * _MARGIN + (self._rows[-1].top + 1) * self._row_height)

    def _columns(self) -> int:
        """How many letters of code fit beside the line numbers."""
        return max(16, int((self._room.width() - 2 * _MARGIN) / self._letter) - _GUTTER_LETTERS)

    def _whole(self) -> bool:
        return all(row.number or row.kind != "code" for row in self._rows)

    def _broken(self, blocks: tuple[CodeBlock, ...]) -> tuple[_Row, ...]:
        rows: list[_Row] = []

        def add(kind: str, text: str, block: int = -1, line: int = -1, number: str = "") -> None:
            above = _ABOVE[kind] if rows and rows[-1].kind != "phase" else 0.0
            top = rows[-1].top + 1 + above if rows else 0.0
            rows.append(_Row(kind, phase, text, top, block, line, number))

        for index, block in enumerate(blocks):
            phase = block.phase
            if not rows or rows[-1].phase != phase:
                add("phase", "")
            add("title", f"{block.title}  {block.file}")
            for line, text in enumerate(block.lines):
                for piece, words in enumerate(_pieces(text, self._columns())):
                    add("code", words, index, line, "" if piece else str(block.first_line + line))
        return tuple(rows)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colors = theme.current()
        painter.fillRect(event.rect(), colors.color("base"))
        if self._part is None:
            return
        height = self._row_height
        for row in self._rows:
            box = QRectF(0, _MARGIN + row.top * height, self.width(), height)
            if box.bottom() >= event.rect().top() and box.top() <= event.rect().bottom():
                self._paint_row(painter, row, box)

    def _paint_row(self, painter: QPainter, row: _Row, box: QRectF) -> None:
        colors = theme.current()
        left = _MARGIN + _GUTTER_LETTERS * self._letter
        middle = Qt.AlignmentFlag.AlignVCenter
        if row.kind == "phase":
            font = QFont(self.font())
            font.setPointSize(self.letters)
            font.setBold(True)
            painter.setFont(font)
            painter.setPen(colors.color(phase_color(row.phase)))
            words = phase_words(row.phase)
            painter.drawText(box.adjusted(_MARGIN, 0, 0, 0), middle, words)
            x = 2 * _MARGIN + painter.fontMetrics().horizontalAdvance(words)
            painter.drawLine(QPointF(x, box.center().y()), QPointF(box.right() - _MARGIN, box.center().y()))
            return
        if row.kind == "title":
            painter.setFont(self._plain)
            painter.setPen(colors.color("muted"))
            room = box.width() - left - _MARGIN
            words = painter.fontMetrics().elidedText(row.text, Qt.TextElideMode.ElideRight, int(room))
            painter.drawText(box.adjusted(left, 0, 0, 0), middle, words)
            return
        self._paint_code(painter, row, box, left)

    def _paint_code(self, painter: QPainter, row: _Row, box: QRectF, left: float) -> None:
        assert self._part is not None
        colors = theme.current()
        place = (row.block, row.line)
        done = place == self._part.done
        if done:
            tint = colors.color(phase_color(row.phase))
            painter.fillRect(QRectF(0, box.top(), 4, box.height()), tint)
            tint.setAlpha(_LIT_ALPHA)
            painter.fillRect(box, tint)
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.setFont(self._plain)
        painter.setPen(colors.color("muted"))
        gutter = QRectF(0, box.top(), left - self._letter, box.height())
        painter.drawText(gutter, middle | Qt.AlignmentFlag.AlignRight, row.number)
        painter.setFont(self._bold if done else self._plain)
        painter.setPen(colors.color("text"))
        painter.drawText(box.adjusted(left, 0, 0, 0), middle, row.text)
        if place == self._part.next and row.number:
            side = self._letter
            x, y = _MARGIN - 1.0, box.center().y()
            tip = [QPointF(x, y - side * 0.6), QPointF(x + side, y), QPointF(x, y + side * 0.6)]
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colors.color("accent"))
            painter.drawPolygon(QPolygonF(tip))


def phase_color(phase: OperationPhase) -> str:
    """The theme's colour for a part of the update: forward values blue, backward values vermilion."""
    return {"forward": "positive", "gradient": "negative", "update": "good"}[phase]


def _pieces(text: str, columns: int) -> list[str]:
    """A line of code in pieces of at most `columns` letters, broken at spaces where there are any."""
    indent = len(text) - len(text.lstrip())
    pieces = []
    while len(text) > columns:
        cut = text.rfind(" ", indent + 1, columns + 1)
        if cut <= indent:
            cut = columns
        pieces.append(text[:cut])
        indent = min(indent + (_HANGING if len(pieces) == 1 else 0), columns // 2)
        text = " " * indent + text[cut:].lstrip()
    return [*pieces, text]
