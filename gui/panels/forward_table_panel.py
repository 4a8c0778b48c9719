"""The truth table as it fills row by row. It is said at once whether the network solves XOR."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from engine.core.frames import Part
from engine.core.parts_forward import ForwardTablePart
from gui.hover import Spot, in_label
from gui.keys import keep_keys
from gui.panels.forward_table_model import ForwardTableModel
from gui.panels.rows_panel import RowsPanel
from gui.panels.rows_view import Header, RowsView

_FIRST = ("output", "z", "h1", "h2", "called", "target", "x1", "x2")
_FRAME_PX = 3
_WIDE_LETTERS = 44
# Rows share the room, up to so many lines of text.
_LEAST_LINES, _MOST_LINES = 1.2, 2.6


class ForwardTablePanel(RowsPanel):
    """Draws `ForwardTablePart`. Where the walk stands at no row, choosing one looks at it everywhere."""

    def __init__(self, parent: QWidget | None = None) -> None:
        model = ForwardTableModel()
        super().__init__(RowsView(model, numbered=False), _FRAME_PX, parent)
        self.model = model
        self._part: ForwardTablePart | None = None
        keep_keys(self.table, (Qt.Key.Key_Left, Qt.Key.Key_Right))
        self.restyle()
        self.retranslate()

    @property
    def solved(self) -> bool:
        """Whether every row has been computed and is right."""
        return self._part is not None and self._part.right == len(self._part.label)

    def show_part(self, part: Part) -> None:
        assert isinstance(part, ForwardTablePart)
        self._part = part
        if self.model.show(part):
            self._write_headers()
            self._share_room()
        self.view.follow(part.sample)
        self._write_footer()
        self.update()

    def restyle(self) -> None:
        super().restyle()
        self._share_room()

    def retranslate(self) -> None:
        self.table.setAccessibleName(self.tr("Truth table with what the network computes"))
        super().retranslate()

    def _write_headers(self) -> None:
        if self._part is None:
            return
        words = {
            "x1": Header("", "x1", self.tr("First input")),
            "x2": Header("", "x2", self.tr("Second input")),
            "h1": Header("", "h1", self.tr("Output of the first hidden unit (y1 in the lecture)")),
            "h2": Header("", "h2", self.tr("Output of the second hidden unit (y2 in the lecture)")),
            "z": Header("", "z", self.tr("Score of the output unit")),
            "output": Header(self.tr("output"), "H", self.tr("What the network says: the sigmoid of z")),
            "called": Header(
                self.tr("as 0 or 1"),
                "≷",
                self.tr("1 where H is above 0.5, 0 where it is below; ✓: that is the target"),
            ),
            "target": Header("XOR", "y", self.tr("What is to come out: 1 if exactly one input is 1")),
        }
        self.view.set_headers([words[name] for name in self.model.columns])

    def _write_footer(self) -> None:
        part = self._part
        if part is None:
            return
        rows, label = len(part.label), self.view.cost_label
        values = {"known": part.known, "right": part.right, "rows": rows}
        if part.known < rows:
            label.set_text(
                self.tr("{known} of {rows} rows computed").format(**values), "{known} / {rows}".format(**values)
            )
        elif self.solved:
            label.set_text(
                "✓ " + self.tr("XOR is solved: {right} of {rows} right").format(**values),
                "✓ {right} / {rows}".format(**values),
            )
        else:
            label.set_text(
                "✗ " + self.tr("Not solved: {right} of {rows} right").format(**values),
                "✗ {right} / {rows}".format(**values),
            )
        label.set_color("text" if part.known < rows else "good" if self.solved else "error")

    def _share_room(self) -> None:
        """Four rows are few: they stand as high as there is room for; in a narrow view fewer numbers."""
        wide = self.width() > _WIDE_LETTERS * QFontMetrics(self.table.font()).horizontalAdvance("0")
        if self.model.spare(room=wide) and self._part is not None:
            self._write_headers()
            self.view.follow(self._part.sample)
        line = QFontMetrics(self.table.font()).height()
        high = self.table.height() - self.table.horizontalHeader().height()
        rows = max(1, self.model.rowCount())
        self.table.verticalHeader().setDefaultSectionSize(
            round(min(max(high / rows, _LEAST_LINES * line), _MOST_LINES * line))
        )

    def _footer_spots(self) -> list[Spot]:
        part = self._part
        if part is None or part.known < len(part.label):
            return []
        return in_label(self.view.cost_label, (str(part.right), ("right",)))

    def _row_spots(self) -> list[Spot]:
        """The numbers of the row shown, what the network says first."""
        if self._part is None:
            return []
        order = sorted(range(len(self.model.columns)), key=lambda column: _FIRST.index(self.model.columns[column]))
        return [*self.view.spots(self._part.sample, order), *self._footer_spots()]

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_room()

    def paintEvent(self, event: QPaintEvent) -> None:
        self._paint_frame(right=self.solved)
