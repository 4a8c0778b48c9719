"""The question before any model: is what is to be predicted a category or a number? One row for each target."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QFontMetrics, QKeyEvent, QMouseEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QStyle, QToolButton, QVBoxLayout, QWidget

from engine.core.commands import SetKnob
from engine.core.frames import Part
from engine.core.messages import sentence
from engine.core.parts_fits import Sorted, Sorting, SortingPart
from gui import language, theme
from gui.elided_label import ElidedLabel
from gui.keys import keep_keys
from gui.panels.panel import Panel
from gui.scroll_room import ScrollRoom

ANSWERS: tuple[Sorted, ...] = ("category", "number")
_KEYS: dict[int, Sorted] = {Qt.Key.Key_1: "category", Qt.Key.Key_2: "number", Qt.Key.Key_0: "open"}
_MOVES = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
# Rows are so much further apart, in heights of a line, where the view is high.
_CLOSEST_PX, _FURTHEST = 2, 1.6
# What is kept free for reasons of more than one line.
_LINES_FOR_REASONS = 3
_EDGE_PX, _LEAST_EDGE_PX = 4, 1
_SIDE_PX, _GAP_PX = 8, 6
_SHORTEST_NAME = 8  # letters
# Below this width in letters the reason stands under the name and the buttons.
_NARROW = 62


class TargetRow(QFrame):
    """One target: its name, a button for each answer, and what is to be said of the answer.

    Signals:
        answered: what the learner says, or "open" to take it back.
        pressed: the mouse was pressed somewhere on it.
    """

    answered = Signal(str)
    pressed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("target_row")
        self.name, self.mark, self.reason = QLabel(), QLabel(), QLabel()
        self.buttons = {answer: QToolButton() for answer in ANSWERS}
        for label in (self.name, self.reason):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
        self.reason.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        row = QHBoxLayout()
        row.setSpacing(_GAP_PX)
        row.addWidget(self.name)
        for answer, button in self.buttons.items():
            button.setCheckable(True)
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            button.clicked.connect(lambda ticked, answer=answer: self._on_clicked(answer, ticked))
            row.addWidget(button)
        row.addWidget(self.mark)
        row.addWidget(self.reason, 1)
        self._column = QVBoxLayout(self)
        self.set_edge(_EDGE_PX)
        self._column.addLayout(row)
        self._row = row

    def set_edge(self, edge_px: int) -> None:
        """So much room above and below what is written."""
        self._column.setContentsMargins(_SIDE_PX, edge_px, _SIDE_PX, edge_px)

    def show_target(self, target: Sorting) -> None:
        """Write name, answer and reason."""
        now = language.current()
        self.name.setText(sentence(target.name, now))
        self.reason.setText("" if target.reason is None else sentence(target.reason, now))
        self.mark.setText({True: "✓", False: "✗", None: ""}[target.right])
        self._show_reason()
        self.mark.setStyleSheet(f"color: {theme.current().good if target.right else theme.current().warning};")
        for answer, button in self.buttons.items():
            button.setChecked(answer == target.answer)

    def arrange(self, widths: tuple[int, int, int], *, narrow: bool) -> None:
        """Widths of name, button and mark, the same in all rows; `narrow` puts the reason below."""
        self.name.setFixedWidth(widths[0])
        for button in self.buttons.values():
            button.setMinimumWidth(widths[1])
        self.mark.setFixedWidth(widths[2])
        below = self._row.indexOf(self.reason) < 0
        if narrow and not below:
            self._row.removeWidget(self.reason)
            self._row.addStretch(1)
            self._column.addWidget(self.reason)
        elif below and not narrow:
            self._column.removeWidget(self.reason)
            self._row.takeAt(self._row.count() - 1)
            self._row.addWidget(self.reason, 1)
        self._show_reason()

    def _show_reason(self) -> None:
        """Beside the buttons its place is kept while there is none, so that all rows have the same columns."""
        self.reason.setVisible(bool(self.reason.text()) or self._row.indexOf(self.reason) >= 0)

    def _on_clicked(self, answer: Sorted, ticked: bool) -> None:
        self.pressed.emit()
        self.answered.emit(answer if ticked else "open")

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.pressed.emit()
        super().mousePressEvent(event)


class SortingPanel(Panel):
    """Draws `SortingPart`. Click an answer, or choose a row with ↑ ↓ and press 1 or 2."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._part: SortingPart | None = None
        self._chosen = 0
        self.rows: list[TargetRow] = []
        self.question, self.count, self.rule = QLabel(), QLabel(), ElidedLabel()
        self._holder = QWidget()
        self._area = ScrollRoom(self._holder)
        self._list = QVBoxLayout(self._holder)
        self._lay_out()
        self.restyle()
        self.retranslate()

    def _lay_out(self) -> None:
        self._holder.setBackgroundRole(QPalette.ColorRole.Base)
        self.question.setTextFormat(Qt.TextFormat.PlainText)
        self.question.setWordWrap(True)
        self.question.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.rule.set_color("muted")
        self._list.setContentsMargins(0, 0, 0, 0)
        self._list.setSpacing(_CLOSEST_PX)
        head = QHBoxLayout()
        head.addWidget(self.question, 1)
        head.addWidget(self.count)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 10, 12, 8)
        column.setSpacing(8)
        column.addLayout(head)
        column.addWidget(self._area, 1)
        column.addWidget(self.rule)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        keep_keys(self, (*_KEYS, *_MOVES))

    def show_part(self, part: Part) -> None:
        assert isinstance(part, SortingPart)
        self._part = part
        if len(self.rows) != len(part.targets):
            self._make_rows(part)
        self._write(part)

    def _make_rows(self, part: SortingPart) -> None:
        assert not self.rows, "the targets of a lab are always the same"
        for place, target in enumerate(part.targets):
            row = TargetRow()
            row.answered.connect(lambda answer, knob=target.knob: self._answer(knob, answer))
            row.pressed.connect(partial(self._choose, place))
            self.rows.append(row)
            self._list.addWidget(row)
        self._list.addStretch(1)
        self._name_buttons()

    def _write(self, part: SortingPart) -> None:
        for row, target in zip(self.rows, part.targets, strict=True):
            row.show_target(target)
        self.count.setText(self.tr("{right} of {all} right").format(right=part.right, all=len(part.targets)))
        self._arrange()

    def _arrange(self) -> None:
        """The same columns in all rows."""
        metrics = QFontMetrics(self.font())
        narrow = self.width() < _NARROW * theme.point_size()
        names = [metrics.horizontalAdvance(row.name.text()) for row in self.rows]
        words = [metrics.horizontalAdvance(button.text()) for row in self.rows[:1] for button in row.buttons.values()]
        button, mark = max(words, default=0) + 30, metrics.horizontalAdvance("✓✓")
        # In a narrow view names take a second line before a button is cut.
        room = self._area.width() - self.style().pixelMetric(QStyle.PixelMetric.PM_ScrollBarExtent)
        left = room - len(ANSWERS) * (button + _GAP_PX) - mark - 2 * (_SIDE_PX + _GAP_PX)
        widths = (min(max(names, default=0) + 12, max(left, _SHORTEST_NAME * metrics.averageCharWidth())), button, mark)
        for place, row in enumerate(self.rows):
            row.arrange(widths, narrow=narrow)
            framed = place == self._chosen and self.hasFocus()
            color = theme.current().accent if framed else "transparent"
            row.setStyleSheet(f"QFrame#target_row {{ border: 1px solid {color}; border-radius: 6px; }}")
        self._spread()

    def _spread(self) -> None:
        """Rows close together in a low view, and apart in a high one; the same with reasons and without."""
        if not self.rows:
            return
        line, count = self.fontMetrics().height(), len(self.rows)
        height = max(button.sizeHint().height() for button in self.rows[0].buttons.values()) + 2
        spare = self._area.viewport().height() - count * (height + 2 * _EDGE_PX)
        for row in self.rows:
            row.set_edge(_EDGE_PX if spare >= count * _CLOSEST_PX else _LEAST_EDGE_PX)
        apart = (spare - _LINES_FOR_REASONS * line) / count
        self._list.setSpacing(round(min(max(apart, _CLOSEST_PX if spare >= 0 else 0), _FURTHEST * line)))

    def _choose(self, place: int) -> None:
        self._chosen = place
        self.setFocus()
        self._arrange()
        self._area.ensureWidgetVisible(self.rows[place])

    def _answer(self, knob: str, answer: str) -> None:
        self.command_requested.emit(SetKnob(knob, answer))

    def restyle(self) -> None:
        font = self.font()
        font.setBold(True)
        for label in (self.question, self.count):
            label.setFont(font)
        if self._part is not None:
            self._write(self._part)

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("Category or number?"))
        self.question.setText(self.tr("Is the target y a category or a number?"))
        rule = self.tr("y is a category → classification · y is a number → regression")
        self.rule.set_text(rule + "     " + self.tr("keys: ↑ ↓ choose, 1 category, 2 number"), rule)
        self._name_buttons()
        if self._part is not None:
            self._write(self._part)

    def _name_buttons(self) -> None:
        words = {"category": self.tr("category"), "number": self.tr("number")}
        for row in self.rows:
            for answer, button in row.buttons.items():
                button.setText(words[answer])

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._arrange()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if self._part is not None and key in _MOVES:
            self._choose(min(max(self._chosen + _MOVES[Qt.Key(key)], 0), len(self.rows) - 1))
        elif self._part is not None and key in _KEYS:
            self._answer(self._part.targets[self._chosen].knob, _KEYS[key])
        else:
            super().keyPressEvent(event)
