"""A matrix product cell by cell: point at a result cell, and its row, its column and the sum of products light up."""

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QPalette, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QLabel, QSizePolicy, QWidget

from engine.core.frames import Part, Scene
from engine.core.parts_matrices import ProductPart
from gui import theme
from gui.fonts import tabular
from gui.hover import Numbers, Spot
from gui.keys import keep_keys
from gui.panels.panel import Panel
from gui.panels.product_canvas import ProductCanvas
from gui.panels.product_layout import lit_cell, texts
from gui.scroll_room import ScrollRoom

_ARROWS = {
    Qt.Key.Key_Left: (0, -1),
    Qt.Key.Key_Right: (0, 1),
    Qt.Key.Key_Up: (-1, 0),
    Qt.Key.Key_Down: (1, 0),
}
_MOST_TERMS = 12
_LARGEST_SUM, _SUM_IF_LOW, _SUM_BESIDE = 18, 14, 12  # tenths of the ordinary size
_HIGH_LINES, _LOW_LINES, _WIDE = 26, 15, 2.0
_SHARE_BESIDE = 0.35  # of the width, for a sum beside the matrices
_SMALLEST_PT = 11.0


class ProductPanel(Panel):
    """Draws `ProductPart`. Arrow keys move over the result, Space goes to the next cell, Escape puts out the light."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._scene: Scene | None = None
        self._part: ProductPart | None = None
        self._longest = 0.0  # pixels of the sum in ordinary writing, the most so far
        self._asked: tuple[int, int] | None = None  # the cell asked for last: keys may come faster than answers
        self._beside = False
        self._canvas = ProductCanvas()
        self._area = ScrollRoom(self._canvas, sideways=True)
        self._sum = QLabel()
        self._box = QBoxLayout(QBoxLayout.Direction.TopToBottom, self)
        self._lay_out()
        self._connect()
        self.restyle()
        self.retranslate()

    def _lay_out(self) -> None:
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        keep_keys(self, (*_ARROWS, Qt.Key.Key_Escape))
        self._area.setBackgroundRole(QPalette.ColorRole.Base)
        self._sum.setTextFormat(Qt.TextFormat.RichText)
        self._sum.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._sum.setWordWrap(True)
        self._sum.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._box.setContentsMargins(4, 4, 4, 8)
        self._box.setSpacing(6)
        self._box.addWidget(self._area, 1)
        self._box.addWidget(self._sum)

    def _connect(self) -> None:
        self._canvas.pointed.connect(self._on_pointed)
        Numbers(self, self._spots, reachable=self._lit_spot).over(self._canvas)

    def show_scene(self, scene: Scene) -> None:
        self._scene = scene
        if self._part is not None:
            self.show_part(self._part)

    def show_part(self, part: Part) -> None:
        """Draw a product."""
        assert isinstance(part, ProductPart)
        if self._scene is not None and len(self._scene.columns) == len(part.left_labels):
            # The engine names the columns; the scene says them in the learner's language.
            part = replace(part, left_labels=self._scene.columns)
        if self._part is None or (part.left.shape, part.right.shape) != (self._part.left.shape, self._part.right.shape):
            self._longest = 0.0
        self._part = part
        self._asked = lit_cell(part)
        self._canvas.show_product(part)
        self._write_sum()

    def sum_text(self) -> str:
        """The sum of products as rich text."""
        return self._sum.text()

    def canvas(self) -> ProductCanvas:
        """The drawn matrices."""
        return self._canvas

    def restyle(self) -> None:
        self._arrange()
        self._canvas.updateGeometry()
        self._canvas.update()
        self._write_sum()

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("Matrix product; arrow keys choose a cell of the result"))
        self._write_sum()

    def _write_sum(self) -> None:
        """Row i, column j: 1·7 + 2·9 + 3·11 = 58, factors in the colours of their matrices."""
        part = self._part
        if part is None:
            return
        cell = lit_cell(part)
        if cell is None:
            self._sum.setText(self.tr("Point at a cell of the result, or use the arrow keys."))
            self.setAccessibleDescription("")
            self._size_sum(anew=True)
            return
        row, column = cell
        colors = theme.current()
        left, right = texts(part.left)[row], [line[column] for line in texts(part.right)]
        pairs = [(_factor(x, first=not k), _factor(w)) for k, (x, w) in enumerate(zip(left, right, strict=True))]
        terms = [
            f'<span style="color:{colors.positive}">{x}</span>·<span style="color:{colors.negative}">{w}</span>'
            for x, w in pairs
        ]
        plain = [f"{x}·{w}" for x, w in pairs]
        if len(pairs) > _MOST_TERMS:
            terms[_MOST_TERMS - 2 : -1] = ["…"]
        if part.bias is not None:
            bias = texts(part.bias.reshape(1, -1))[0][column]
            terms.append(_factor(bias))
            plain.append(_factor(bias))
        value = texts(part.result)[row][column]
        place = self.tr("Row {row}, column {column}:").format(row=part.first_row + row + 1, column=column + 1)
        self._sum.setText(
            f'<span style="color:{colors.muted}">{place}</span>&nbsp; {" + ".join(terms)}&nbsp;=&nbsp;<b>{value}</b>'
        )
        self.setAccessibleDescription(f"{place} {' + '.join(plain)} = {value}")
        self._size_sum()

    def _arrange(self) -> None:
        """In a low and wide view the sum stands beside the matrices, on several lines."""
        low = self.height() < _LOW_LINES * QFontMetricsF(self.font()).height()
        self._beside = low and self.width() > _WIDE * self.height()
        self._box.setDirection(QBoxLayout.Direction.LeftToRight if self._beside else QBoxLayout.Direction.TopToBottom)
        self._box.setStretchFactor(self._area, 8 if self._beside else 1)
        self._box.setStretchFactor(self._sum, 5 if self._beside else 0)
        self._size_sum(anew=True)

    def _size_sum(self, *, anew: bool = False) -> None:
        """As large as one line allows, at most two; only `anew` larger again, or it would breathe with the numbers."""
        font = tabular(self.font())
        font.setPointSizeF(theme.point_size())
        written = self.accessibleDescription()
        length = QFontMetricsF(font).horizontalAdvance(written) * 1.02 + 12
        if anew or length > self._longest:
            self._longest = length
            tenths = int(10 * self.width() / length) if written else 10
            high = self.height() > _HIGH_LINES * QFontMetricsF(font).height()
            largest = _SUM_BESIDE if self._beside else _LARGEST_SUM if high else _SUM_IF_LOW
            size = theme.point_size() * min(largest, max(10, tenths)) / 10
            if self._beside:
                # A product is not broken into lines, and the last one stays with the result.
                terms = [term.split(": ")[-1] for term in written.split(" + ")]
                widest = max(QFontMetricsF(font).horizontalAdvance(term) for term in terms) * 1.05
                size = min(size, theme.point_size() * _SHARE_BESIDE * self.width() / max(1.0, widest))
            font.setPointSizeF(max(_SMALLEST_PT, size))
            self._sum.setFont(font)
            self._sum.setMinimumHeight(0)
        if not self._beside:
            self._sum.setMinimumHeight(max(self._sum.minimumHeight(), self._sum.heightForWidth(self._sum.width())))

    def _spot(self, row: int, column: int) -> Spot:
        first = self._part.first_row if self._part is not None else 0
        place = self._canvas.cell_rect(row, column).toRect()
        return Spot(("product", str(first + row), str(column)), self._canvas, place)

    def _spots(self) -> list[Spot]:
        rows, columns = self._part.result.shape if self._part is not None else (0, 0)
        return [self._spot(row, column) for row in range(rows) for column in range(columns)]

    def _lit_spot(self) -> list[Spot]:
        cell = lit_cell(self._part) if self._part is not None else None
        return [] if cell is None else [self._spot(*cell)]

    def _ask(self, row: int, column: int) -> None:
        if (row, column) != self._asked:
            self._asked = (row, column)
            self.look_requested.emit({"cell": (row, column)})

    def _on_pointed(self, row: int, column: int) -> None:
        self._ask(row, column)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        # A new style sheet of the app, while this was hidden, has put back the font of before.
        self._size_sum(anew=True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        part = self._part
        if part is None:
            super().keyPressEvent(event)
            return
        rows, columns = part.result.shape
        key = event.key()
        if key in _ARROWS:
            down, along = _ARROWS[Qt.Key(key)] if self._asked is not None else (0, 0)
            row, column = self._asked or (0, 0)
            self._ask(min(max(row + down, 0), rows - 1), min(max(column + along, 0), columns - 1))
        elif key == Qt.Key.Key_Space:
            row, column = self._asked or (rows - 1, columns - 1)
            after = (row * columns + column + 1) % (rows * columns)
            self._ask(after // columns, after % columns)
        elif key == Qt.Key.Key_Escape and self._asked is not None:
            self._asked = None
            self.look_requested.emit({"cell": None})
        else:
            super().keyPressEvent(event)

    def show_focus(self, focused: bool) -> None:
        self._canvas.set_focused(focused)


def _factor(written: str, *, first: bool = False) -> str:
    """A negative number in brackets after a sign."""
    return f"({written})" if written.startswith("−") and not first else written
