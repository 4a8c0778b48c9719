"""The question of the shapes: fill in two numbers; the engine says whether they fit, and why."""

from PySide6.QtCore import QRegularExpression, Qt
from PySide6.QtGui import QPalette, QRegularExpressionValidator, QResizeEvent
from PySide6.QtWidgets import (
    QLabel,
    QLineEdit,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from engine.core.commands import NewStart, SetKnob
from engine.core.frames import Part
from engine.core.messages import Message, sentence
from engine.core.parts_matrices import ShapesPart
from gui import language, theme
from gui.panels.button_row import ButtonRow
from gui.panels.panel import Panel
from gui.panels.shapes_canvas import ShapesCanvas
from gui.scroll_room import ScrollRoom

_ANSWER = QRegularExpression("[1-9][0-9]{0,2}")  # the knobs take 1 to 999, and 0 for not yet


class ShapesPanel(Panel):
    """Draws `ShapesPart`. Enter checks the answer, and once it is right, goes on to the next question."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._part: ShapesPart | None = None
        self._question = QLabel()
        self._rows, self._columns = _field("answer_rows"), _field("answer_columns")
        self._canvas = ShapesCanvas((self._rows, self._columns))
        self._verdict, self._note = QLabel(), QLabel()
        self._said = QWidget()
        self._words = ScrollRoom(self._said)
        self._previous, self._check, self._next = QPushButton(), QPushButton(), QPushButton()
        self._buttons = ButtonRow((self._previous, self._check, self._next), "middle", gap_px=6)
        self._lay_out()
        self._connect()
        self.restyle()
        self.retranslate()

    def _lay_out(self) -> None:
        inside = QVBoxLayout(self._said)
        inside.setContentsMargins(8, 0, 8, 0)
        inside.setSpacing(4)
        for label in (self._question, self._verdict, self._note):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
            label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        for label in (self._verdict, self._note):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
            inside.addWidget(label)
        inside.addStretch(1)
        self._question.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._said.setBackgroundRole(QPalette.ColorRole.Base)
        for button in (self._previous, self._check, self._next):
            button.setAutoDefault(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(6, 6, 6, 6)
        column.setSpacing(4)
        column.addWidget(self._question)
        column.addWidget(self._canvas, 1)
        column.addWidget(self._words)
        column.addWidget(self._buttons)
        for before, after in ((self._rows, self._columns), (self._columns, self._check), (self._check, self._next)):
            QWidget.setTabOrder(before, after)
        QWidget.setTabOrder(self._next, self._previous)

    def _connect(self) -> None:
        for field in (self._rows, self._columns):
            field.editingFinished.connect(self._on_editing_finished)
            field.textEdited.connect(self._on_text_edited)
            field.returnPressed.connect(self._on_return_pressed)
        self._check.clicked.connect(self._on_check_clicked)
        self._next.clicked.connect(self._on_next_clicked)
        self._previous.clicked.connect(self._on_previous_clicked)

    def show_part(self, part: Part) -> None:
        """Draw a question and what has been answered."""
        assert isinstance(part, ShapesPart)
        old = self._part
        for k, field in enumerate((self._rows, self._columns)):
            # Only what changed: what is being typed stays.
            if old is None or old.number != part.number or old.answer[k] != part.answer[k]:
                field.setText(str(part.answer[k] or ""))
        self._part = part
        self._previous.setEnabled(part.number > 0)
        self._canvas.show_shapes(part)
        self._write()

    def restyle(self) -> None:
        self._size_fonts()
        self._canvas.updateGeometry()
        self._canvas.arrange()
        self._write()

    def _size_fonts(self) -> None:
        """Words grow a little with the view."""
        size = theme.point_size() * min(1.5, max(1.0, self.width() / (55.0 * theme.point_size())))
        for label, factor in ((self._question, 1.1), (self._verdict, 1.0), (self._note, 1.0)):
            font = self.font()
            font.setPointSizeF(size * factor)
            font.setBold(label is self._question)
            label.setFont(font)

    def _size_words(self) -> None:
        """As high as the words need, and always a few lines, so that an answer moves nothing; a lot is scrolled."""
        line = self._verdict.fontMetrics().lineSpacing()
        width = self.width() - 24
        needed = sum(label.heightForWidth(width) + 6 for label in (self._verdict, self._note) if label.text())
        usual = min(int(4.5 * line), int(0.28 * self.height()))
        self._words.setFixedHeight(max(2 * line, min(int(0.42 * self.height()), max(needed, usual))))

    def retranslate(self) -> None:
        check = self.tr("Check")
        self._buttons.say(
            (self.tr("Previous question"), check, self.tr("Next question")),
            (self.tr("Previous"), check, self.tr("Next")),
        )
        self._write()

    def _write(self) -> None:
        part = self._part
        if part is None:
            return
        name = {"left": part.left_name, "right": part.right_name, "result": part.result_name}[part.asked]
        self._rows.setAccessibleName(self.tr("Number of rows of {name}").format(name=name))
        self._columns.setAccessibleName(self.tr("Number of columns of {name}").format(name=name))
        self._question.setText(
            self.tr("Question {number}: which shape does {name} have?").format(number=part.number + 1, name=name)
        )
        verdict = self._sentence(part.verdict) or self.tr("Fill in the two numbers and press Enter.")
        mark = "" if part.verdict is None else "✓ " if part.right_answer else "✗ "
        self._verdict.setText(mark + verdict)
        self._note.setText(self._sentence(part.note))
        self._note.setVisible(part.note is not None)
        palette = QPalette(self.palette())
        ink = "muted" if part.verdict is None else "good" if part.right_answer else "warning"
        for role in (QPalette.ColorRole.WindowText, QPalette.ColorRole.Text):
            palette.setColor(role, theme.current().color(ink))
        self._verdict.setPalette(palette)
        self._size_words()

    @staticmethod
    def _sentence(message: Message | None) -> str:
        return "" if message is None else sentence(message, language.current())

    def _commit(self) -> None:
        """Tell the engine what stands in the fields, where that is new."""
        if self._part is None:
            return
        for field, known in zip((self._rows, self._columns), self._part.answer, strict=True):
            if _number(field) != known:
                self.command_requested.emit(SetKnob(field.objectName(), _number(field)))

    def _on_editing_finished(self) -> None:
        self._commit()

    def _on_text_edited(self, text: str) -> None:
        if not text:
            # An emptied field is no answer any more; numbers count when they are finished.
            self._commit()

    def _on_return_pressed(self) -> None:
        part = self._part
        if part is not None and part.right_answer and part.answer == (_number(self._rows), _number(self._columns)):
            self._on_next_clicked()
        elif self._rows.hasFocus() and not self._columns.text():
            self._columns.setFocus()

    def _on_check_clicked(self) -> None:
        self._commit()

    def _on_next_clicked(self) -> None:
        self._ask(1)

    def _on_previous_clicked(self) -> None:
        self._ask(-1)

    def _ask(self, onward: int) -> None:
        """Another question, with empty fields."""
        if self._part is None or self._part.number + onward < 0:
            return
        for name, value in zip(("answer_rows", "answer_columns"), self._part.answer, strict=True):
            if value:
                self.command_requested.emit(SetKnob(name, 0))
        self.command_requested.emit(NewStart(self._part.number + onward))
        self._rows.setFocus()
        self._rows.selectAll()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._size_fonts()
        self._size_words()


def _field(name: str) -> QLineEdit:
    field = QLineEdit()
    field.setObjectName(name)
    field.setValidator(QRegularExpressionValidator(_ANSWER, field))
    field.setPlaceholderText("?")
    field.setAlignment(Qt.AlignmentFlag.AlignCenter)
    field.setTextMargins(0, 0, 0, 0)
    return field


def _number(field: QLineEdit) -> int:
    return int(field.text() or 0)
