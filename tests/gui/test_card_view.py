"""Cards in the whole window: numbers and choices answered rightly and wrongly, and what holds for all cards."""

import math

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from engine.core.status import Phase
from gui import language
from gui.card_forms import ChoiceForm, NumberForm, parsed
from tests.gui.cards import cost_panel, guessed, hidden, open_card, shown_labels, type_in
from tests.gui.window import LEFT, LONGEST_MS, POPUPS, TRAIN, application, at, opened, press, switch_language, with_knob

pytestmark = POPUPS


@pytest.mark.parametrize(
    ("typed", "word", "said"),
    [("4,440", "right", "Right."), ("3500", "close", "21.2 %"), ("100", "off", "Not quite.")],
)
def test_a_number_is_compared_with_the_engines(typed: str, word: str, said: str, qtbot: QtBot) -> None:
    page = opened(qtbot).page
    cards = open_card(qtbot, page, "cost-at-start")
    assert "90, 80, 50, 60 and 40" in cards.sheet.question.toPlainText()
    assert hidden(cards)
    assert not cards.sheet.guess.isEnabled()
    type_in(qtbot, cards, typed)
    assert hidden(cards)
    assert guessed(qtbot, cards) == word
    assert said in cards.sheet.verdict.text()
    assert cards.sheet.answer.text() == "Answer: 4,440"
    assert "22,200 ÷ 5 = 4,440" in cards.sheet.why.toPlainText()
    assert cards.choosers[0].text() == "1✓"


def test_the_answer_is_not_on_screen_before_the_guess(qtbot: QtBot) -> None:
    page = opened(qtbot).page
    cards = open_card(qtbot, page, "cost-at-start")
    qtbot.waitUntil(lambda: page.snapshot is not None and page.snapshot.frame.cost != 4440, timeout=LONGEST_MS)
    qtbot.waitUntil(lambda: not any("4,440" in label.text() for label in page.findChildren(QLabel)))
    assert "4,440" not in cost_panel(page).reading.toPlainText()
    type_in(qtbot, cards, "1")
    guessed(qtbot, cards)
    qtbot.waitUntil(lambda: page.snapshot is not None and page.snapshot.frame.cost == 4440, timeout=LONGEST_MS)


def test_what_is_no_number_is_no_guess(qtbot: QtBot) -> None:
    cards = open_card(qtbot, opened(qtbot).page, "cost-at-start")
    type_in(qtbot, cards, "many")
    assert not cards.sheet.guess.isEnabled()
    assert any("Please type a number" in label.text() for label in shown_labels(cards))
    qtbot.keyClick(cards, Qt.Key.Key_Return)
    assert hidden(cards)


@pytest.mark.parametrize(("option", "word"), [(0, "right"), (1, "off")])
def test_a_choice_is_right_or_not_and_the_faster_run_is_shown(option: int, word: str, qtbot: QtBot) -> None:
    page = opened(qtbot).page
    cards = open_card(qtbot, page, "twice-the-rate")
    assert "from 1e−5 to 2e−5" in cards.sheet.question.toPlainText()
    assert isinstance(cards.form, ChoiceForm)
    qtbot.mouseClick(cards.form.words[option], LEFT)
    assert cards.form.buttons[option].isChecked()
    assert guessed(qtbot, cards) == word
    assert cards.form.words[0].text() == "✓ It is less than a hundredth"
    assert "2,916" in cards.sheet.why.toPlainText()
    assert "7.725" in cards.sheet.why.toPlainText()
    shown = at(qtbot, page, 2)
    assert shown.frame.cost == pytest.approx(7.7, abs=0.05)
    assert shown.status.knobs["learning_rate"] == 2e-5


def test_a_choice_is_made_by_a_digit_and_guessed_by_enter(qtbot: QtBot) -> None:
    page = opened(qtbot).page
    cards = open_card(qtbot, page, "twice-the-rate")
    focused = application().focusWidget()
    assert focused is not None
    qtbot.keyClick(focused, Qt.Key.Key_2)
    assert isinstance(cards.form, ChoiceForm)
    assert [button.isChecked() for button in cards.form.buttons] == [False, True, False]
    with qtbot.waitSignal(cards.answered, timeout=LONGEST_MS):
        qtbot.keyClick(application().focusWidget(), Qt.Key.Key_Return)
    assert "Not quite." in cards.sheet.verdict.text()


def test_a_number_is_guessed_by_enter_and_escape_closes(qtbot: QtBot) -> None:
    page = opened(qtbot).page
    cards = open_card(qtbot, page, "cost-at-start")
    focused = application().focusWidget()
    qtbot.keyClicks(focused, "4440")
    with qtbot.waitSignal(cards.answered, timeout=LONGEST_MS) as said:
        qtbot.keyClick(focused, Qt.Key.Key_Return)
    assert said.args == ["cost-at-start", "right"]
    qtbot.keyClick(application().focusWidget(), Qt.Key.Key_Escape)
    assert cards.card is None
    assert not cards.sheet.isVisible()
    assert page.story.isVisible()


def test_the_answer_stays_hidden_until_it_is_asked_for(qtbot: QtBot) -> None:
    cards = open_card(qtbot, opened(qtbot).page, "twice-the-rate")
    assert isinstance(cards.form, ChoiceForm)
    assert hidden(cards)
    assert not any("✓" in words.text() for words in cards.form.words)
    press(qtbot, cards.sheet.show_button)
    assert cards.sheet.answer.text() == "Answer: It is less than a hundredth"
    assert cards.sheet.why.isVisible()
    assert not cards.sheet.verdict.isVisible(), "nobody has guessed"
    assert cards.choosers[4].text() == "5", "shown is not answered"
    assert not cards.form.buttons[0].isEnabled()


def test_in_class_a_guess_alone_does_not_show_the_answer(qtbot: QtBot) -> None:
    page = opened(qtbot).page
    page.hide_answers(True)
    cards = open_card(qtbot, page, "twice-the-rate")
    assert isinstance(cards.form, ChoiceForm)
    qtbot.mouseClick(cards.form.buttons[0], LEFT)
    press(qtbot, cards.sheet.guess)
    assert hidden(cards)
    assert not cards.form.buttons[1].isEnabled(), "the guess stays"
    with qtbot.waitSignal(cards.answered, timeout=LONGEST_MS) as said:
        press(qtbot, cards.sheet.show_button)
    assert said.args == ["twice-the-rate", "right"]
    assert cards.sheet.verdict.isVisible()


def test_raised_hands_are_counted_beside_each_choice_and_stay_with_the_result(qtbot: QtBot) -> None:
    cards = open_card(qtbot, opened(qtbot).page, "twice-the-rate")
    assert isinstance(cards.form, ChoiceForm)
    hands = cards.form.hands
    assert not any(row.isVisible() for row in hands)
    press(qtbot, cards.sheet.hands)
    for row, count in zip(hands, (6, 12, 3), strict=True):
        row.count.setFocus()
        row.count.selectAll()
        qtbot.keyClicks(row.count, str(count))
        qtbot.keyClick(row.count, Qt.Key.Key_Tab)
    assert [row.bar.share for row in hands] == [0.5, 1.0, 0.25]
    assert not any(row.bar.right for row in hands)
    assert not any(button.isChecked() for button in cards.form.buttons), "digits in a field choose nothing"
    press(qtbot, cards.sheet.show_button)
    assert [row.bar.right for row in hands] == [True, False, False]
    assert [row.count.value() for row in hands] == [6, 12, 3]
    assert all(row.isVisible() for row in hands)


def test_fresh_numbers_differ_each_time_and_the_lab_shows_them(qtbot: QtBot) -> None:
    page = opened(qtbot).page
    cards = open_card(qtbot, page, "first-b")
    asked, rates = [], []
    for _ in range(3):
        asked.append(cards.sheet.question.toPlainText())
        rate = float(asked[-1].partition("learning rate ")[2].partition(",")[0])
        rates.append(rate)
        with_knob(qtbot, page, "learning_rate", rate)
        type_in(qtbot, cards, f"{128 * rate:.5f}")
        assert guessed(qtbot, cards) == "right"
        shown = at(qtbot, page, 1)
        assert shown.status.knobs["learning_rate"] == rate
        with qtbot.waitSignal(page.engine.answered, timeout=LONGEST_MS):
            press(qtbot, cards.sheet.again)
        assert hidden(cards)
    assert len(set(asked)) == len(set(rates)) == 3


def test_a_change_of_language_keeps_guess_and_verdict(qtbot: QtBot) -> None:
    window = opened(qtbot)
    cards = open_card(qtbot, window.page, "cost-at-start")
    type_in(qtbot, cards, "3500")
    switch_language(qtbot, window)
    assert language.current() == "ko"
    assert isinstance(cards.form, NumberForm)
    assert cards.form.field.text() == "3500"
    assert "다섯 명" in cards.sheet.question.toPlainText()
    assert hidden(cards)
    assert guessed(qtbot, cards) == "close"
    assert cards.sheet.verdict.text().startswith("비슷합니다.")
    switch_language(qtbot, window)
    assert cards.sheet.verdict.text().startswith("Close.")
    assert "22,200 ÷ 5" in cards.sheet.why.toPlainText()


def test_a_learner_who_stops_the_run_is_not_taken_anywhere(qtbot: QtBot) -> None:
    page = opened(qtbot).page
    cards = open_card(qtbot, page, "first-hundred")
    press(qtbot, cards.sheet.show_button)
    qtbot.waitUntil(
        lambda: page.snapshot is not None and page.snapshot.status.phase is Phase.RUNNING, timeout=LONGEST_MS
    )
    press(qtbot, page.transport.play)
    qtbot.waitUntil(lambda: page.engine.wait_s() is None, timeout=LONGEST_MS)
    assert page.snapshot is not None
    assert page.snapshot.status.phase is Phase.PAUSED
    assert page.snapshot.status.step < 100


@pytest.mark.parametrize(
    ("lab", "card", "guess", "word"),
    [
        ("l04_linear/shapes", "how-many-numbers", "0", "off"),
        ("l04_linear/instances", "how-many-weights", "3", "right"),
        ("l04_linear/instances", "how-much-faster", "0.001", "off"),
        ("l09_xor/starts", "how-many-solve", "74", "right"),
        ("l09_xor/starts", "three-units", "74", "close"),
    ],
)
def test_labs_without_a_run_have_cards_too(lab: str, card: str, guess: str, word: str, qtbot: QtBot) -> None:
    page = opened(qtbot, lab).page
    cards = open_card(qtbot, page, card)
    type_in(qtbot, cards, guess)
    assert guessed(qtbot, cards) == word
    assert cards.sheet.answer.text()
    press(qtbot, cards.close_button)


def test_the_shape_card_is_answered_by_its_choice(qtbot: QtBot) -> None:
    cards = open_card(qtbot, opened(qtbot, "l04_linear/shapes").page, "which-shape")
    assert isinstance(cards.form, ChoiceForm)
    qtbot.mouseClick(cards.form.buttons[0], LEFT)
    assert guessed(qtbot, cards) == "right"
    assert cards.sheet.answer.text() == "Answer: [3, 2]"


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("4440", 4440.0), (" 4,440.5 ", 4440.5), ("−3.5", -3.5), ("1e-5", 1e-5), (".5", 0.5),
        ("", None), ("4,44", None), ("nan", None), ("1_000", None), ("१", None), ("1e999", None),
    ],
)  # fmt: skip
def test_numbers_are_read_as_people_write_them(text: str, value: float | None) -> None:
    assert parsed(text) == value
    assert value is None or math.isfinite(value)


def test_every_lab_shows_its_cards(qtbot: QtBot) -> None:
    window = opened(qtbot, TRAIN)
    assert [chooser.text() for chooser in window.page.cards.choosers] == [str(k + 1) for k in range(7)]
