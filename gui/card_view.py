"""Predict before you run: a question, a guess, and only then the engine's answer with how close it was and why."""

import random

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QVBoxLayout

from engine.core.asides import Answer
from engine.core.closeness import Closeness, Guess, closeness
from engine.core.commands import Ask
from engine.core.experiment import Lab
from engine.core.status import Status
from gui import icons, theme
from gui.card_forms import CardForm, CurveForm
from gui.card_info import Card, cards
from gui.card_run import CardRun
from gui.card_sheet import CardSheet
from gui.keys import keep_keys
from gui.live_widget import LiveWidget

_IN_A_VIEW = ("point", "curve")
_MOST_DRAWS = 1_000_000


class CardView(LiveWidget):
    """A row with the lab's cards, and below it the one that is open.

    The engine is asked when a card opens, for the question's own numbers come from it; the answer is kept back until
    the learner has guessed or asks to see it; in class, where answers are hidden, a guess alone does not show it.

    Signals:
        command_requested: what puts the card's run in place, Ask, and what plays the run over the guess.
        set_requested: the id of a set of views.
        look_requested: a dict of `Look` fields to replace.
        guess_wanted: the Card whose guess is made in a view; None: no view takes a guess any more.
        guess_cleared: what was drawn as a guess has to go.
        card_opened: whether a card is open now; the story gives way to it.
        answered: id of the card and how close the guess was: right, close or off.
    """

    command_requested = Signal(object)
    set_requested = Signal(str)
    look_requested = Signal(object)
    guess_wanted = Signal(object)
    guess_cleared = Signal()
    card_opened = Signal(bool)
    answered = Signal(str, str)

    def __init__(self, lab: Lab, first_draw: int | None = None) -> None:
        super().__init__()
        self.cards = cards(lab.name)
        self.card: Card | None = None
        self.closeness: Closeness | None = None
        self._done: set[str] = set()
        self._draw = random.randrange(_MOST_DRAWS) if first_draw is None else first_draw
        self._answer: Answer | None = None
        self._wanted = False  # whether the answer is to be seen
        self._answers_hidden = False
        self.run = CardRun(lab, self)
        self.sheet = CardSheet()
        self.choosers = [QToolButton() for _ in self.cards]
        self.close_button = QToolButton()
        self._title = QLabel()
        self._lay_out()
        self._connect()
        self.restyle()
        self.retranslate()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(2)
        head.addWidget(self._title)
        for chooser in self.choosers:
            chooser.setCheckable(True)
            chooser.setAutoRaise(True)
            head.addWidget(chooser)
        head.addStretch(1)
        head.addWidget(self.close_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 6, 8, 8)
        column.addLayout(head)
        column.addWidget(self.sheet, 1)
        self.close_button.setAutoRaise(True)
        self.sheet.hide()
        keep_keys(self.sheet, (Qt.Key.Key_Escape,))
        if not self.cards:
            self.hide()

    def _connect(self) -> None:
        for index, chooser in enumerate(self.choosers):
            chooser.clicked.connect(lambda _checked=False, index=index: self.toggle(index))
        self.sheet.guess.clicked.connect(self._on_guess_clicked)
        self.sheet.show_button.clicked.connect(self._on_show_clicked)
        self.sheet.again.clicked.connect(self._on_again_clicked)
        self.close_button.clicked.connect(self.close_card)
        self.run.command_requested.connect(self.command_requested)
        self.run.set_requested.connect(self.set_requested)
        self.run.look_requested.connect(self.look_requested)

    @property
    def form(self) -> CardForm | None:
        """Where the open card's guess is made."""
        return self.sheet.form

    # ---- opening and closing

    def toggle(self, index: int) -> None:
        """Open the card with this number, from 0, or close it if it is open."""
        if self.card is self.cards[index]:
            self.close_card()
        else:
            self.open(self.cards[index])

    def open(self, card: Card) -> None:
        """Put in place what the card is about, and ask."""
        self._forget()
        self.card, self._draw = card, self._draw + 1
        guess_form = self.sheet.open(card)
        guess_form.guess_changed.connect(self.sheet.write)
        self.sheet.show()
        self.card_opened.emit(True)
        self.run.put_in_place(card)
        self.command_requested.emit(Ask(self._asked_as(card), card.quantity, card.asked(self._draw)))
        guess_form.setFocus()
        self.guess_wanted.emit(card if card.form in _IN_A_VIEW else None)
        self._write()

    def close_card(self) -> None:
        """Back to the row of cards alone."""
        if self.card is not None:
            self._forget()
            self.card = None
            self.sheet.hide()
            self.guess_wanted.emit(None)
            self.card_opened.emit(False)
            self._write()

    def _forget(self) -> None:
        self.sheet.clear()
        self.run.stop()
        self._answer = self.closeness = None
        self._wanted = False
        self.guess_cleared.emit()

    def _asked_as(self, card: Card) -> str:
        """Tells the answer to these numbers from one that is late."""
        return f"{card.id} {self._draw}"

    # ---- what comes in

    @Slot(object)
    def show_answer(self, answer: Answer) -> None:
        """Take the engine's answer; it stays hidden while nobody has guessed."""
        if self.card is not None and self.form is not None and answer.card == self._asked_as(self.card):
            self._answer = answer
            if self._wanted:
                self._reveal()
            else:
                self.run.turn_fresh_knobs(self.card, answer)
                self.sheet.show_answer(answer, None, revealed=False)

    @Slot(object)
    def show_status(self, status: Status) -> None:
        """How the run stands: where it plays over a guess it is stopped where the card ends."""
        self.run.show_status(status)

    @Slot(bool)
    def hide_answers(self, hidden: bool) -> None:
        """Whether an answer is hidden until it is asked for, even after a guess."""
        self._answers_hidden = hidden
        if not hidden and self.form is not None and self.form.locked:
            self._show()

    @Slot(float, float)
    def take_point(self, x: float, y: float) -> None:
        """A point was put on the surface."""
        if self.form is not None and self.form.card.form == "point":
            self.form.take(Guess(point=(x, y)))
            self.sheet.guess.setFocus()

    @Slot(object, object)
    def take_curve(self, steps: tuple[float, ...], costs: tuple[float, ...]) -> None:
        """A cost curve was drawn, as far as it goes."""
        if isinstance(self.form, CurveForm):
            self.form.take_curve(steps, costs)
            if self.form.guess is not None:
                self.sheet.guess.setFocus()

    # ---- guessing

    def _on_guess_clicked(self) -> None:
        if self.form is not None and self.form.guess is not None and not self.form.locked:
            self._lock(self.form)
            if not self._answers_hidden:
                self._show()

    def _on_show_clicked(self) -> None:
        if self.form is not None and not self.form.locked:
            self.form.take(None)
            self._lock(self.form)
        self._show()

    def _lock(self, guess_form: CardForm) -> None:
        guess_form.lock()
        self.guess_wanted.emit(None)
        self.sheet.write()
        self.sheet.show_button.setFocus()

    def _show(self) -> None:
        """Show the answer, now or as soon as it comes."""
        if not self._wanted:
            self._wanted = True
            if self._answer is not None:
                self._reveal()

    def _reveal(self) -> None:
        card, guess_form, answer = self.card, self.form, self._answer
        assert card is not None
        assert guess_form is not None
        assert answer is not None
        if guess_form.guess is not None:
            self.closeness = closeness(card.form, answer, guess_form.guess, card.tolerance, card.scale)
            self._done.add(card.id)
        self.sheet.show_answer(answer, self.closeness, revealed=True)
        self.sheet.again.setFocus()
        self._write()
        self.run.play(card, answer)
        if self.closeness is not None:
            self.answered.emit(card.id, self.closeness.word)

    def _on_again_clicked(self) -> None:
        if self.card is not None:
            self.open(self.card)

    # ---- words

    def _write(self) -> None:
        for number, (chooser, card) in enumerate(zip(self.choosers, self.cards, strict=True), start=1):
            done = card.id in self._done
            chooser.setText(f"{number}✓" if done else str(number))
            chooser.setChecked(card is self.card)
            words = self.tr("Card {number}, answered") if done else self.tr("Card {number}")
            chooser.setAccessibleName(words.format(number=number))
        self.close_button.setVisible(self.card is not None)

    def restyle(self) -> None:
        self._title.setStyleSheet(f"color: {theme.current().muted};")
        self.close_button.setIcon(icons.icon("x"))

    def retranslate(self) -> None:
        self._title.setText(self.tr("Predict first"))
        self.close_button.setToolTip(self.tr("Close the card"))
        self.close_button.setAccessibleName(self.tr("Close the card"))
        self._write()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._on_guess_clicked()
        elif event.key() == Qt.Key.Key_Escape and self.card is not None:
            self.close_card()
        else:
            super().keyPressEvent(event)
