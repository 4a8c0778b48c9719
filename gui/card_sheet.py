"""An open card: the question, the place for the guess, buttons, and after the guess verdict, answer and reason."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLabel, QPushButton, QStyle, QToolButton, QVBoxLayout, QWidget

from engine.core.asides import Answer
from engine.core.closeness import Closeness
from engine.core.messages import sentence
from gui import language, theme
from gui.card_forms import CardForm, form
from gui.card_info import Card, filled, gaps, written
from gui.formula_text import FormulaText
from gui.live_widget import LiveWidget
from gui.scroll_room import ScrollRoom

_MARGIN_PX = 6
_COLORS = {"right": "good", "close": "warning", "off": "error"}


class CardSheet(LiveWidget):
    """Shows one card; it scrolls where it is taller than its place."""

    def __init__(self) -> None:
        super().__init__()
        self.form: CardForm | None = None
        self._card: Card | None = None
        self._answer: Answer | None = None
        self._closeness: Closeness | None = None
        self._revealed = False
        self.question, self.why = FormulaText(), FormulaText()
        self.verdict, self.answer = QLabel(), QLabel()
        self.guess, self.show_button, self.again = QPushButton(), QPushButton(), QPushButton()
        self.hands = QToolButton()
        self._buttons = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._lay_out()
        self.hands.toggled.connect(self._on_hands_toggled)
        self.restyle()
        self.retranslate()

    def _lay_out(self) -> None:
        self.hands.setCheckable(True)
        for label in (self.verdict, self.answer):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
        buttons = QHBoxLayout()
        for button in (self.guess, self.show_button, self.again):
            buttons.addWidget(button)
        self._buttons.addLayout(buttons)
        self._buttons.addStretch(1)
        self._buttons.addWidget(self.hands, 0, Qt.AlignmentFlag.AlignLeft)
        inside = QWidget()
        self._place = QVBoxLayout()
        body = QVBoxLayout(inside)
        body.setContentsMargins(0, 0, _MARGIN_PX, 0)
        body.setSpacing(8)
        body.addWidget(self.question)
        body.addLayout(self._place)
        body.addLayout(self._buttons)
        for widget in (self.verdict, self.answer, self.why):
            body.addWidget(widget)
        body.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(ScrollRoom(inside))

    def open(self, card: Card) -> CardForm:
        """Show `card` anew; returns the form for its guess."""
        self.clear()
        self._card = card
        self.form = form(card)
        self.form.count_hands(self.hands.isChecked())
        self._place.addWidget(self.form)
        self.write()
        return self.form

    def clear(self) -> None:
        """Forget the card, its guess and its answer."""
        if self.form is not None:
            self.form.setParent(None)
            self.form.deleteLater()
        self.form = self._card = self._answer = self._closeness = None
        self._revealed = False

    def show_answer(self, answer: Answer, closeness: Closeness | None, *, revealed: bool) -> None:
        """The engine's numbers: those of the question at once, the others when they are `revealed`."""
        self._answer, self._closeness, self._revealed = answer, closeness, revealed
        if revealed and self.form is not None:
            self.form.show_answer(answer)
        self.write()

    def write(self) -> None:
        """Write everything anew, as the card stands."""
        card, guess_form, answer = self._card, self.form, self._answer
        if card is None or guess_form is None:
            return
        spoken = language.current()
        asked = card.ask[spoken]
        # While the question's numbers are on the way there is nothing to read.
        unknown = answer is None and gaps(asked)
        self.question.write("…" if unknown else filled(asked, {} if answer is None else answer.question))
        self.guess.setVisible(not guess_form.locked)
        self.guess.setEnabled(guess_form.guess is not None)
        self.show_button.setVisible(not self._revealed)
        self.again.setVisible(self._revealed)
        self.again.setText(self.tr("New numbers") if card.fresh else self.tr("Ask again"))
        self.hands.setVisible(card.form == "choice")
        shown = self._revealed and answer is not None
        self.answer.setVisible(shown)
        self.why.setVisible(shown)
        if shown and answer is not None:
            self.answer.setText(self._answer_words(card, answer))
            self.why.write(filled(card.why[spoken], {**answer.question, **answer.reasons}))
        self._write_verdict()
        self._fit_buttons()

    def _fit_buttons(self) -> None:
        """The hands have a line of their own where the buttons leave no room for them."""
        shown = [each for each in (self.guess, self.show_button, self.again, self.hands) if not each.isHidden()]
        needed = sum(each.sizeHint().width() + self._buttons.spacing() for each in shown)
        room = self.width() - self.style().pixelMetric(QStyle.PixelMetric.PM_ScrollBarExtent) - _MARGIN_PX
        beside = needed <= room
        self._buttons.setDirection(QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom)

    def _write_verdict(self) -> None:
        self.verdict.setVisible(self._closeness is not None)
        if self._closeness is not None:
            self.verdict.setText(sentence(self._closeness.message, language.current()))
            color = theme.current().color(_COLORS[self._closeness.word]).name()
            self.verdict.setStyleSheet(f"color: {color}; font-weight: bold;")

    def _answer_words(self, card: Card, answer: Answer) -> str:
        spoken = language.current()
        if card.form == "choice":
            said = card.options[int(answer.value)][spoken]
        elif answer.point is not None:
            said = f"({written(answer.point[0])}, {written(answer.point[1])})"
        elif card.form == "curve":
            said = self.tr("the curve that the run draws")
        else:
            said = f"{written(answer.value)} {card.unit.get(spoken, '')}".strip()
        return self.tr("Answer: {answer}").format(answer=said)

    def _on_hands_toggled(self, counting: bool) -> None:
        if self.form is not None:
            self.form.count_hands(counting)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_buttons()

    def restyle(self) -> None:
        self.answer.setStyleSheet("font-weight: bold;")
        self.write()

    def retranslate(self) -> None:
        self.guess.setText(self.tr("My guess"))
        self.show_button.setText(self.tr("Show answer"))
        self.hands.setText(self.tr("Hands"))
        self.hands.setToolTip(self.tr("Count the hands that the class raises for each choice"))
        self.write()
