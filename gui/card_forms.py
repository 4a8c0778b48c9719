"""How a card is answered: by a choice, a number, a point on the surface or a drawn cost curve."""

import math
import re

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QHBoxLayout, QLabel, QLineEdit, QRadioButton, QVBoxLayout

from engine.core.asides import Answer
from engine.core.closeness import Guess
from gui import language, theme
from gui.card_info import Card, written
from gui.hands import Hands
from gui.live_widget import LiveWidget

_NUMBER = re.compile(r"[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]{1,3})?")
_GROUPED = re.compile(r"[+-]?[0-9]{1,3}(,[0-9]{3})+(\.[0-9]*)?")
# So much of the curve has to be drawn before it is a guess.
_ENOUGH = 0.9


class CardForm(LiveWidget):
    """Where a guess is made.

    Signals:
        guess_changed: `guess` is another one.
    """

    guess_changed = Signal()

    def __init__(self, card: Card) -> None:
        super().__init__()
        self.card = card
        self.guess: Guess | None = None
        self.locked = False

    def take(self, guess: Guess | None) -> None:
        """Another guess, or none that could be compared."""
        if not self.locked and guess != self.guess:
            self.guess = guess
            self.retranslate()
            self.guess_changed.emit()

    def lock(self) -> None:
        """From now on the guess stays."""
        self.locked = True
        self.retranslate()

    def show_answer(self, answer: Answer) -> None:
        """Mark what is right, where the form itself has a place for it."""

    def count_hands(self, counting: bool) -> None:
        """Offer fields for raised hands, where there are choices."""


class ChoiceForm(CardForm):
    """One of a few; digits choose."""

    def __init__(self, card: Card) -> None:
        super().__init__(card)
        self._group = QButtonGroup(self)
        self.buttons = [QRadioButton(str(index + 1)) for index in range(len(card.options))]
        self.words = [_Words(button) for button in self.buttons]
        self.hands = [Hands() for _ in self.buttons]
        self._right: int | None = None
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setVerticalSpacing(2)
        grid.setColumnStretch(1, 1)
        for index, (button, words, hands) in enumerate(zip(self.buttons, self.words, self.hands, strict=True)):
            self._group.addButton(button, index)
            grid.addWidget(button, 2 * index, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(words, 2 * index, 1)
            grid.addWidget(hands, 2 * index + 1, 1)
            hands.hide()
            hands.counted.connect(self._on_counted)
        self._group.idClicked.connect(self._on_chosen)
        self.setFocusProxy(self.buttons[0])
        self.retranslate()

    def _on_chosen(self, index: int) -> None:
        self.take(Guess(value=float(index)))

    def _on_counted(self) -> None:
        most = max(hands.count.value() for hands in self.hands)
        for hands in self.hands:
            hands.show_most(most)

    def lock(self) -> None:
        super().lock()
        for button in self.buttons:
            button.setEnabled(False)

    def show_answer(self, answer: Answer) -> None:
        self._right = int(answer.value)
        for index, hands in enumerate(self.hands):
            hands.show_right(index == self._right)
        self.retranslate()

    def count_hands(self, counting: bool) -> None:
        for hands in self.hands:
            hands.setVisible(counting)

    def restyle(self) -> None:
        self.retranslate()

    def retranslate(self) -> None:
        for index, (option, button, words) in enumerate(zip(self.card.options, self.buttons, self.words, strict=True)):
            text = option[language.current()]
            right = index == self._right
            words.setText(f"✓ {text}" if right else text)
            words.setStyleSheet(f"color: {theme.current().good}; font-weight: bold;" if right else "")
            button.setAccessibleName(text)
            self.hands[index].count.setAccessibleName(self.tr("Raised hands for {option}").format(option=text))
            self.hands[index].count.setSuffix(" " + self.tr("hands"))

    def _digit(self, event: QKeyEvent) -> int | None:
        index = event.key() - Qt.Key.Key_1
        return index if 0 <= index < len(self.buttons) and not self.locked else None

    def event(self, event: QEvent) -> bool:
        # Digits are shortcuts of the window; here they choose.
        pressed = event if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) else None
        if pressed is not None and self._digit(pressed) is not None:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        index = self._digit(event)
        if index is None:
            super().keyPressEvent(event)
        else:
            self.buttons[index].setFocus()
            self.buttons[index].click()


class _Words(QLabel):
    """The words of a choice; a click on them chooses, as one on the button does."""

    def __init__(self, button: QRadioButton) -> None:
        super().__init__()
        self._button = button
        self.setWordWrap(True)
        self.setTextFormat(Qt.TextFormat.PlainText)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._button.setFocus()
            self._button.click()


class NumberForm(CardForm):
    """A field for a number, with its unit."""

    def __init__(self, card: Card) -> None:
        super().__init__(card)
        self.field = QLineEdit()
        self.field.setMaxLength(24)
        self._unit = QLabel()
        self._hint = QLabel()
        self._hint.setWordWrap(True)
        row = QHBoxLayout()
        row.addWidget(self.field, 1)
        row.addWidget(self._unit)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(row)
        column.addWidget(self._hint)
        self.field.textChanged.connect(self._on_typed)
        self.setFocusProxy(self.field)
        self.retranslate()

    def _on_typed(self, text: str) -> None:
        value = parsed(text)
        self.take(None if value is None else Guess(value=value))
        self.retranslate()

    def lock(self) -> None:
        super().lock()
        self.field.setEnabled(False)

    def restyle(self) -> None:
        self._hint.setStyleSheet(f"color: {theme.current().warning};")

    def retranslate(self) -> None:
        self._unit.setText(self.card.unit.get(language.current(), ""))
        self._unit.setVisible(bool(self._unit.text()))
        self.field.setPlaceholderText(self.tr("a number"))
        self.field.setAccessibleName(self.tr("Your guess"))
        self._hint.setText(self.tr("Please type a number, such as 12.5 or 1e-5."))
        self._hint.setVisible(bool(self.field.text().strip()) and self.guess is None and not self.locked)
        self.restyle()


class PointForm(CardForm):
    """Says where the point is that was put on the surface."""

    def __init__(self, card: Card) -> None:
        super().__init__(card)
        self._words = _sentence(self)
        self.retranslate()

    def retranslate(self) -> None:
        point = None if self.guess is None else self.guess.point
        if point is None:
            self._words.setText(self.tr("Click the cost surface, or use the arrow keys there and press Enter."))
        else:
            self._words.setText(self.tr("Your point: ({x}, {y})").format(x=written(point[0]), y=written(point[1])))


class CurveForm(CardForm):
    """Says how much of the cost curve has been drawn."""

    def __init__(self, card: Card) -> None:
        super().__init__(card)
        self._words = _sentence(self)
        self._reached = 0
        self.retranslate()

    def take_curve(self, steps: tuple[float, ...], costs: tuple[float, ...]) -> None:
        """What has been drawn so far; a guess once it reaches far enough."""
        if not self.locked:
            self._reached = round(steps[-1]) if steps else 0
            enough = self._reached >= _ENOUGH * self.card.updates
            self.take(Guess(steps=steps, costs=costs) if enough else None)
            self.retranslate()

    def retranslate(self) -> None:
        if self.locked and self.guess is not None:
            self._words.setText(self.tr("Your guess is the dashed curve."))
        elif self.guess is not None:
            self._words.setText(self.tr("Your curve is drawn. Draw over it to change it."))
        elif self._reached:
            words = self.tr("Drawn up to update {step}. Go on to update {last}.")
            self._words.setText(words.format(step=self._reached, last=self.card.updates))
        else:
            words = self.tr("Draw with the mouse on the cost plot, up to update {last}, or move the pen by arrow keys.")
            self._words.setText(words.format(last=self.card.updates))


def form(card: Card) -> CardForm:
    """The form for a card."""
    return {"choice": ChoiceForm, "number": NumberForm, "point": PointForm, "curve": CurveForm}[card.form](card)


def parsed(text: str) -> float | None:
    """The number that was typed: 4440, 4,440, −3.5, 1e-5; None for anything else."""
    text = text.strip().replace("−", "-")
    if _GROUPED.fullmatch(text):
        text = text.replace(",", "")
    value = float(text) if _NUMBER.fullmatch(text) else math.inf
    return value if math.isfinite(value) else None


def _sentence(form: CardForm) -> QLabel:
    words = QLabel()
    words.setWordWrap(True)
    column = QVBoxLayout(form)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(words)
    return words
