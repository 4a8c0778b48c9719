"""A derivative is the effect of a nudge: each input has a button that makes it a little larger, and what follows."""

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtGui import QPalette, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from engine.core.frames import Part
from engine.core.messages import sentence
from engine.core.parts_graph import NudgePart, NudgeRow
from gui import figures, language, theme
from gui.elided_label import ElidedLabel
from gui.hover import Numbers, Spot
from gui.knob_editors import ListBox
from gui.panels.opgraph_text import short
from gui.panels.panel import Panel
from gui.scroll_room import ScrollRoom

_RIGHT = Qt.AlignmentFlag.AlignRight
# The writing of the table fits the view, up to so much larger: this many heights of a line wide and high.
_LARGEST, _WIDE, _HIGH = 1.5, 24.0, 14.0
_SIDE_PX, _GAP_PX = 10, 6
# Between rows, in pixels at least and in heights of a line at most.
_CLOSEST_PX, _FURTHEST = 4, 2.0


class _Row:
    """The widgets of one input."""

    def __init__(self, grid: QGridLayout, at: int) -> None:
        self.name = ElidedLabel()
        self.button = QPushButton()
        self.button.setAutoDefault(False)
        self.delta, self.ratio, self.slope = (ElidedLabel(side=_RIGHT) for _ in range(3))
        self.all: tuple[QWidget, ...] = (self.name, self.button, self.delta, self.ratio, self.slope)
        for column, widget in enumerate(self.all):
            grid.addWidget(widget, at + 1, column)


class NudgePanel(Panel):
    """Draws `NudgePart`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._part: NudgePart | None = None
        self.rows: list[_Row] = []
        self._heads = tuple(ElidedLabel(side=_RIGHT if k > 1 else Qt.AlignmentFlag.AlignLeft) for k in range(5))
        self._by = QLabel()
        self.sizes = ListBox()
        self.output = ElidedLabel()
        self.note = QLabel()
        self._body = QWidget()
        self._grid = QGridLayout(self._body)
        self._scroll = ScrollRoom(self._body)
        self._lay_out()
        self.sizes.activated.connect(self._on_size)
        self._numbers = Numbers(self, self._spots, keys=self._body, stop=True)
        self.restyle()
        self.retranslate()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self._by)
        head.addWidget(self.sizes)
        head.addWidget(self.output, 1)
        self._grid.setContentsMargins(0, 0, 4, 0)
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(_CLOSEST_PX)
        for place, label in enumerate(self._heads):
            label.set_color("muted")
            self._grid.addWidget(label, 0, place)
        for place, stretch in enumerate((7, 0, 4, 4, 4)):
            self._grid.setColumnStretch(place, stretch)
        self._grid.setRowStretch(99, 1)
        self._body.setBackgroundRole(QPalette.ColorRole.Base)
        self.note.setWordWrap(True)
        self.note.setTextFormat(Qt.TextFormat.PlainText)
        column = QVBoxLayout(self)
        column.setContentsMargins(_SIDE_PX, 4, _SIDE_PX, 8)
        column.setSpacing(_GAP_PX)
        column.addLayout(head)
        # The note follows the table; what is left of a high view is below both.
        column.addWidget(self._scroll, 100)
        column.addSpacing(_CLOSEST_PX)
        column.addWidget(self.note)
        column.addStretch(1)

    def show_part(self, part: Part) -> None:
        """Show the inputs, and what came of the last nudge."""
        assert isinstance(part, NudgePart)
        if self._part is None or self._part.sizes != part.sizes:
            self.sizes.clear()
            for size in part.sizes:
                self.sizes.addItem(f"+{figures.plain(size) if size == int(size) else f'{size:g}'}", size)
        self._part = part
        with QSignalBlocker(self.sizes):
            self.sizes.setCurrentIndex(max(0, self.sizes.findData(part.size)))
        while len(self.rows) < len(part.rows):
            self._add_row()
        for k, row in enumerate(self.rows):
            for widget in row.all:
                widget.setVisible(k < len(part.rows))
        self._write()
        self._spread()

    def _add_row(self) -> None:
        row, k = _Row(self._grid, len(self.rows)), len(self.rows)
        row.button.clicked.connect(lambda: self._nudge(k))
        self.rows.append(row)
        self._enlarge()
        self._numbers.over(row.delta, row.ratio, row.slope)

    def _nudge(self, k: int) -> None:
        if self._part is not None:
            self.look_requested.emit({"nudge": (self._part.rows[k].name, self._part.size)})

    def _on_size(self, index: int) -> None:
        part = self._part
        if part is not None:
            name = part.rows[part.nudged or 0].name
            self.look_requested.emit({"nudge": (name, float(self.sizes.itemData(index)))})

    def _write(self) -> None:
        part = self._part
        if part is None:
            return
        f = part.output
        ratio = self.tr("ratio") if part.nudged is None else f"Δ{f}/Δ{part.rows[part.nudged].name}"
        heads = ("", "", f"Δ{f}", ratio, self.tr("derivative"))
        for label, text in zip(self._heads, heads, strict=True):
            label.set_text(text, *([self.tr("ratio")] if text == ratio else []))
        for k, (row, shown) in enumerate(zip(self.rows, part.rows, strict=False)):
            self._write_row(row, shown, part, nudged=k == part.nudged)
        self.output.set_text(self._output_words(part))
        self.output.set_color("positive")
        self.note.setText(sentence(part.note, language.current()))

    def _write_row(self, row: _Row, shown: NudgeRow, part: NudgePart, *, nudged: bool) -> None:
        row.name.set_text(
            *(
                f"{shown.name} = {write(shown.value)}" + (f" → {write(part.moved)}" if nudged else "")
                for write in (_value, short)
            ),
            *([f"{shown.name} = {short(part.moved)}"] if nudged else []),
        )
        row.name.set_color("good" if nudged else "text")
        row.button.setText(self.sizes.itemText(max(0, self.sizes.findData(part.size))))
        row.button.setAccessibleName(self.tr("Make {name} larger").format(name=shown.name))
        row.button.setToolTip(row.button.accessibleName())
        for label, number in ((row.delta, part.delta), (row.ratio, part.ratio)):
            label.set_text(*([figures.figure(number), short(number)] if nudged else [figures.NONE]))
        for label in (row.delta, row.ratio):
            label.set_color("good" if nudged else "muted")
        row.slope.set_text(figures.plain(shown.derivative), short(shown.derivative))
        row.slope.set_color("negative")

    def _output_words(self, part: NudgePart) -> str:
        before = f"{part.output} = {_value(part.before)}"
        return before if part.nudged is None else f"{before} → {_value(part.after)}"

    def _spots(self) -> list[Spot]:
        part = self._part
        if part is None:
            return []
        found = []
        for k, (row, shown) in enumerate(zip(self.rows, part.rows, strict=False)):
            if k == part.nudged:
                size = repr(part.size)
                found.append(Spot(("delta", shown.name, size), row.delta, row.delta.shown_rect()))
                found.append(Spot(("ratio", shown.name, size), row.ratio, row.ratio.shown_rect()))
            found.append(Spot(("gradient", shown.name), row.slope, row.slope.shown_rect()))
        return found

    def restyle(self) -> None:
        self._enlarge()
        self._write()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._enlarge()

    def _enlarge(self) -> None:
        """Larger writing in a large view."""
        line = self.fontMetrics().height()
        room = min(_LARGEST, self.width() / (_WIDE * line), max(1.0, self.height() / (_HIGH * line)))
        font = self.font()
        font.setPointSizeF(theme.point_size() * max(1.0, room))
        for widget in (self._body, self.output, *self._heads, *(widget for row in self.rows for widget in row.all)):
            widget.setFont(font)
        self._spread()

    def _spread(self) -> None:
        """Rows further apart where the view is high, as far as they still belong together."""
        if self._part is None:
            return
        self._grid.setVerticalSpacing(_CLOSEST_PX)
        note = self.note.heightForWidth(self.width() - 2 * _SIDE_PX)
        # What stands around the table: the line above, the note, and the gaps between them.
        around = self.sizes.sizeHint().height() + note + 6 * _CLOSEST_PX + 3 * _GAP_PX
        spare = self.height() - around - self._body.sizeHint().height()
        apart = _CLOSEST_PX + max(0.0, spare) / (len(self._part.rows) + 2)
        self._grid.setVerticalSpacing(round(min(apart, _FURTHEST * self._body.fontMetrics().height())))
        self._scroll.setMaximumHeight(self._body.sizeHint().height() + 2)

    def retranslate(self) -> None:
        self._by.setText(self.tr("by how much"))
        self.sizes.setAccessibleName(self._by.text())
        self._write()


def _value(value: float) -> str:
    """As many digits as show a small change: −6.95, 0.73302."""
    return f"{value:.6g}".replace("-", figures.MINUS)
