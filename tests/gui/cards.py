"""Cards for tests: opened, guessed and looked at by real clicks and keys."""

from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from engine.core.commands import SetSpeed
from engine.core.pace import Speed
from gui.card_forms import NumberForm
from gui.card_view import CardView
from gui.lab_page import LabPage
from gui.panels.cost_panel import CostPanel
from tests.gui.window import LONGEST_MS, press


def open_card(qtbot: QtBot, page: LabPage, card: str) -> CardView:
    """Open the card by a click on its number; its question has arrived."""
    cards = page.cards
    page.send(SetSpeed(Speed.PER_SECOND_300))
    index = [entry.id for entry in cards.cards].index(card)
    with qtbot.waitSignal(page.engine.answered, timeout=LONGEST_MS):
        press(qtbot, cards.choosers[index])
    assert cards.card is cards.cards[index]
    return cards


def guessed(qtbot: QtBot, cards: CardView) -> str:
    """Press the button and say how close it was."""
    with qtbot.waitSignal(cards.answered, timeout=LONGEST_MS) as said:
        press(qtbot, cards.sheet.guess)
    assert said.args is not None
    assert cards.card is not None
    assert said.args[0] == cards.card.id
    return str(said.args[1])


def type_in(qtbot: QtBot, cards: CardView, text: str) -> None:
    assert isinstance(cards.form, NumberForm)
    cards.form.field.clear()
    qtbot.keyClicks(cards.form.field, text)


def hidden(cards: CardView) -> bool:
    """Whether nothing of the answer can be seen."""
    return not any(widget.isVisible() for widget in (cards.sheet.verdict, cards.sheet.answer, cards.sheet.why))


def shown_labels(widget: QWidget) -> list[QLabel]:
    return [label for label in widget.findChildren(QLabel) if label.isVisible()]


def cost_panel(page: LabPage) -> CostPanel:
    panel = page.views.frame("cost").panel
    assert isinstance(panel, CostPanel)
    return panel
