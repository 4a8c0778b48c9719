"""Cards in the whole window: each form answered rightly and wrongly by real clicks, keys and strokes."""

import math
from collections.abc import Sequence

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from engine.core.commands import SetKnob, SetSpeed
from engine.core.frames import CurvePart, ParametersPart
from engine.core.pace import Speed
from engine.core.status import Phase
from gui import language
from gui.card_forms import ChoiceForm, NumberForm, parsed
from gui.card_view import CardView
from gui.lab_page import LabPage
from gui.main_window import MainWindow
from gui.panels.cost_panel import CostPanel
from gui.panels.surface_panel import SurfacePanel
from tests.gui.window import LEFT, LONGEST_MS, POPUPS, TRAIN, application, at, opened, press, switch_language, with_knob

pytestmark = POPUPS
COSTS = (4440, 1398, 656, 439, 348, 293, 251, 218, 190, 167, 148)


def _open(qtbot: QtBot, page: LabPage, card: str) -> CardView:
    """Open the card by a click on its number; its question has arrived."""
    cards = page.cards
    page.send(SetSpeed(Speed.PER_SECOND_300))
    index = [entry.id for entry in cards.cards].index(card)
    with qtbot.waitSignal(page.engine.answered, timeout=LONGEST_MS):
        press(qtbot, cards.choosers[index])
    assert cards.card is cards.cards[index]
    return cards


def _guessed(qtbot: QtBot, cards: CardView) -> str:
    """Press the button and say how close it was."""
    with qtbot.waitSignal(cards.answered, timeout=LONGEST_MS) as said:
        press(qtbot, cards.sheet.guess)
    assert said.args is not None
    assert cards.card is not None
    assert said.args[0] == cards.card.id
    return str(said.args[1])


def _type(qtbot: QtBot, cards: CardView, text: str) -> None:
    assert isinstance(cards.form, NumberForm)
    cards.form.field.clear()
    qtbot.keyClicks(cards.form.field, text)


def _hidden(cards: CardView) -> bool:
    """Whether nothing of the answer can be seen."""
    return not any(widget.isVisible() for widget in (cards.sheet.verdict, cards.sheet.answer, cards.sheet.why))


def _cost_panel(page: LabPage) -> CostPanel:
    panel = page.views.frame("cost").panel
    assert isinstance(panel, CostPanel)
    return panel


def _surface(qtbot: QtBot, page: LabPage) -> SurfacePanel:
    panel = page.views.frame("surface").panel
    assert isinstance(panel, SurfacePanel)
    qtbot.waitUntil(lambda: panel._box.viewRange()[0][1] > 11, timeout=LONGEST_MS)  # the card's window is drawn
    return panel


def _stroke(qtbot: QtBot, panel: CostPanel, points: Sequence[tuple[float, float]]) -> None:
    """Draw with the pressed mouse through (update, cost)."""
    viewport = panel.plot.viewport()
    spots = [panel.plot.to_pixels(panel.axes.x(step), panel.axes.y(cost)).toPoint() for step, cost in points]
    qtbot.mousePress(viewport, LEFT, pos=spots[0])
    for spot in spots[1:]:
        move = QMouseEvent(
            QEvent.Type.MouseMove,
            QPointF(spot),
            QPointF(viewport.mapToGlobal(spot)),
            Qt.MouseButton.NoButton,
            LEFT,
            Qt.KeyboardModifier.NoModifier,
        )
        application().sendEvent(viewport, move)
    qtbot.mouseRelease(viewport, LEFT, pos=spots[-1])


def _click_surface(qtbot: QtBot, panel: SurfacePanel, x: float, y: float) -> None:
    spot = panel._plot.mapFromScene(panel._box.mapViewToScene(QPointF(x, y)))
    qtbot.mouseClick(panel._plot.viewport(), LEFT, pos=spot)


# ---- the four forms


@pytest.mark.parametrize(
    ("typed", "word", "said"),
    [("4,440", "right", "Right."), ("3500", "close", "21.2 %"), ("100", "off", "Not quite.")],
)
def test_a_number_is_compared_with_the_engines(typed: str, word: str, said: str, qtbot: QtBot) -> None:
    page = opened(qtbot).page
    cards = _open(qtbot, page, "cost-at-start")
    assert "90, 80, 50, 60 and 40" in cards.sheet.question.toPlainText()
    assert _hidden(cards)
    assert not cards.sheet.guess.isEnabled()
    _type(qtbot, cards, typed)
    assert _hidden(cards)
    assert _guessed(qtbot, cards) == word
    assert said in cards.sheet.verdict.text()
    assert cards.sheet.answer.text() == "Answer: 4,440"
    assert "22,200 ÷ 5 = 4,440" in cards.sheet.why.toPlainText()
    assert cards.choosers[0].text() == "1✓"


def test_the_answer_is_not_on_screen_before_the_guess(qtbot: QtBot) -> None:
    page = opened(qtbot).page
    cards = _open(qtbot, page, "cost-at-start")
    qtbot.waitUntil(lambda: page.snapshot is not None and page.snapshot.frame.cost != 4440, timeout=LONGEST_MS)
    qtbot.waitUntil(lambda: not any("4,440" in label.text() for label in page.findChildren(QLabel)))
    assert "4,440" not in _cost_panel(page).reading.toPlainText()
    _type(qtbot, cards, "1")
    _guessed(qtbot, cards)
    qtbot.waitUntil(lambda: page.snapshot is not None and page.snapshot.frame.cost == 4440, timeout=LONGEST_MS)


def test_what_is_no_number_is_no_guess(qtbot: QtBot) -> None:
    cards = _open(qtbot, opened(qtbot).page, "cost-at-start")
    _type(qtbot, cards, "many")
    assert not cards.sheet.guess.isEnabled()
    assert any("Please type a number" in label.text() for label in _shown_labels(cards))
    qtbot.keyClick(cards, Qt.Key.Key_Return)
    assert _hidden(cards)


def _shown_labels(widget: QWidget) -> list[QLabel]:
    return [label for label in widget.findChildren(QLabel) if label.isVisible()]


@pytest.mark.parametrize(("option", "word"), [(0, "right"), (1, "off")])
def test_a_choice_is_right_or_not_and_the_faster_run_is_shown(option: int, word: str, qtbot: QtBot) -> None:
    page = opened(qtbot).page
    cards = _open(qtbot, page, "twice-the-rate")
    assert "from 1e−5 to 2e−5" in cards.sheet.question.toPlainText()
    assert isinstance(cards.form, ChoiceForm)
    qtbot.mouseClick(cards.form.words[option], LEFT)
    assert cards.form.buttons[option].isChecked()
    assert _guessed(qtbot, cards) == word
    assert cards.form.words[0].text() == "✓ It is less than a hundredth"
    assert "2,916" in cards.sheet.why.toPlainText()
    assert "7.725" in cards.sheet.why.toPlainText()
    shown = at(qtbot, page, 2)
    assert shown.frame.cost == pytest.approx(7.7, abs=0.05)
    assert shown.status.knobs["learning_rate"] == 2e-5


@pytest.mark.parametrize(("point", "word"), [((3.9, 9.0), "right"), ((5.5, 6.0), "close"), ((9.0, -2.0), "off")])
def test_a_point_on_the_surface_is_measured_by_the_path(point: tuple[float, float], word: str, qtbot: QtBot) -> None:
    page = opened(qtbot).page
    cards = _open(qtbot, page, "where-after-ten")
    panel = _surface(qtbot, page)
    _click_surface(qtbot, panel, *point)
    assert panel.guess.flag.isVisible()
    assert panel.guess.flag.pos().x() == pytest.approx(point[0], abs=0.1)
    # It is a guess and no new start: what was asked after the click has been done, and the start is where it was.
    page.send(SetKnob("decay_every", 7))
    assert not with_knob(qtbot, page, "decay_every", 7).status.by_hand
    assert _guessed(qtbot, cards) == word
    assert cards.sheet.answer.text() == "Answer: (3.856, 9.046)"
    shown = at(qtbot, page, 10)
    part = shown.frame.parts["parameters"]
    assert isinstance(part, ParametersPart)
    assert part.values[:2].tolist() == pytest.approx([3.856, 9.046], abs=5e-4)
    assert panel.guess.flag.isVisible()


def test_once_the_card_is_closed_a_click_on_the_surface_is_a_start_again(qtbot: QtBot) -> None:
    page = opened(qtbot).page
    cards = _open(qtbot, page, "where-after-ten")
    panel = _surface(qtbot, page)
    _click_surface(qtbot, panel, 5.0, 5.0)
    press(qtbot, cards.close_button)
    assert not panel.guess.flag.isVisible()
    assert page.story.isVisible()
    with qtbot.waitSignal(
        page.engine.frame_ready, timeout=LONGEST_MS, check_params_cb=lambda shown: shown.status.by_hand
    ):
        _click_surface(qtbot, panel, 5.0, 5.0)


def test_a_drawn_curve_stays_while_the_run_draws_over_it(qtbot: QtBot) -> None:
    page = opened(qtbot).page
    cards = _open(qtbot, page, "first-hundred")
    panel = _cost_panel(page)
    assert panel.plot.viewRange()[0][1] > 99
    _stroke(qtbot, panel, [*enumerate(COSTS), (20, 68), (40, 51), (100, 44)])
    assert panel.guess.costs[15] == pytest.approx(100, rel=0.1)
    assert page.snapshot is not None
    assert page.snapshot.status.step == 0, "drawing does not seek"
    assert _guessed(qtbot, cards) == "right"
    shown = at(qtbot, page, 100)
    part = shown.frame.parts["cost"]
    assert isinstance(part, CurvePart)
    assert part.cost == pytest.approx(43.62, abs=0.01)
    assert len(panel.guess.getData()[0]) == 101
    qtbot.mouseClick(panel.plot.viewport(), LEFT, pos=panel.plot.to_pixels(40, 3).toPoint())
    at(qtbot, page, 40)
    assert len(panel.guess.costs) == 101


def test_half_a_curve_is_no_guess_and_a_flat_one_is_wrong(qtbot: QtBot) -> None:
    cards = _open(qtbot, opened(qtbot).page, "first-hundred")
    page = cards.window()
    assert isinstance(page, MainWindow)
    panel = _cost_panel(page.page)
    _stroke(qtbot, panel, [(0, 4440), (50, 4000)])
    assert not cards.sheet.guess.isEnabled()
    assert any("Drawn up to update 50" in label.text() for label in _shown_labels(cards))
    _stroke(qtbot, panel, [(50, 4000), (100, 3500)])
    assert _guessed(qtbot, cards) == "off"
    assert "factor of" in cards.sheet.verdict.text()


# ---- keys only


def test_a_choice_is_made_by_a_digit_and_guessed_by_enter(qtbot: QtBot) -> None:
    page = opened(qtbot).page
    cards = _open(qtbot, page, "twice-the-rate")
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
    cards = _open(qtbot, page, "cost-at-start")
    focused = application().focusWidget()
    qtbot.keyClicks(focused, "4440")
    with qtbot.waitSignal(cards.answered, timeout=LONGEST_MS) as said:
        qtbot.keyClick(focused, Qt.Key.Key_Return)
    assert said.args == ["cost-at-start", "right"]
    qtbot.keyClick(application().focusWidget(), Qt.Key.Key_Escape)
    assert cards.card is None
    assert not cards.sheet.isVisible()
    assert page.story.isVisible()


def test_a_point_is_put_by_arrow_keys_and_enter(qtbot: QtBot) -> None:
    page = opened(qtbot).page
    cards = _open(qtbot, page, "where-after-ten")
    panel = _surface(qtbot, page)
    assert application().focusWidget() is panel
    for _ in range(30):
        qtbot.keyClick(panel, Qt.Key.Key_Right)
    for _ in range(50):
        qtbot.keyClick(panel, Qt.Key.Key_Up)
    qtbot.keyClick(panel, Qt.Key.Key_Return)
    assert panel.guess.flag.pos().toTuple() == pytest.approx((3.9, 8.5), abs=0.3)
    with qtbot.waitSignal(cards.answered, timeout=LONGEST_MS) as said:
        qtbot.keyClick(application().focusWidget(), Qt.Key.Key_Return)
    assert said.args == ["where-after-ten", "right"]


def test_a_curve_is_drawn_by_arrow_keys_and_enter(qtbot: QtBot) -> None:
    page = opened(qtbot).page
    cards = _open(qtbot, page, "first-hundred")
    panel = _cost_panel(page)
    assert application().focusWidget() is panel
    for _ in range(50):
        qtbot.keyClick(panel, Qt.Key.Key_Right)
        qtbot.keyClick(panel, Qt.Key.Key_Down)
    qtbot.keyClick(panel, Qt.Key.Key_Return)
    assert sorted(panel.guess.costs) == list(range(101))
    assert panel.guess.costs[0] == pytest.approx(4440)
    assert panel.guess.costs[40] < panel.guess.costs[20] < panel.guess.costs[2]
    assert panel.guess.costs[100] == pytest.approx(10, rel=0.1), "the pen stays on the plot"
    with qtbot.waitSignal(cards.answered, timeout=LONGEST_MS):
        qtbot.keyClick(application().focusWidget(), Qt.Key.Key_Return)


# ---- what holds for all cards


def test_the_answer_stays_hidden_until_it_is_asked_for(qtbot: QtBot) -> None:
    cards = _open(qtbot, opened(qtbot).page, "twice-the-rate")
    assert isinstance(cards.form, ChoiceForm)
    assert _hidden(cards)
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
    cards = _open(qtbot, page, "twice-the-rate")
    assert isinstance(cards.form, ChoiceForm)
    qtbot.mouseClick(cards.form.buttons[0], LEFT)
    press(qtbot, cards.sheet.guess)
    assert _hidden(cards)
    assert not cards.form.buttons[1].isEnabled(), "the guess stays"
    with qtbot.waitSignal(cards.answered, timeout=LONGEST_MS) as said:
        press(qtbot, cards.sheet.show_button)
    assert said.args == ["twice-the-rate", "right"]
    assert cards.sheet.verdict.isVisible()


def test_raised_hands_are_counted_beside_each_choice_and_stay_with_the_result(qtbot: QtBot) -> None:
    cards = _open(qtbot, opened(qtbot).page, "twice-the-rate")
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
    cards = _open(qtbot, page, "first-b")
    asked, rates = [], []
    for _ in range(3):
        asked.append(cards.sheet.question.toPlainText())
        rate = float(asked[-1].partition("learning rate ")[2].partition(",")[0])
        rates.append(rate)
        with_knob(qtbot, page, "learning_rate", rate)
        _type(qtbot, cards, f"{128 * rate:.5f}")
        assert _guessed(qtbot, cards) == "right"
        shown = at(qtbot, page, 1)
        assert shown.status.knobs["learning_rate"] == rate
        with qtbot.waitSignal(page.engine.answered, timeout=LONGEST_MS):
            press(qtbot, cards.sheet.again)
        assert _hidden(cards)
    assert len(set(asked)) == len(set(rates)) == 3


def test_a_change_of_language_keeps_guess_and_verdict(qtbot: QtBot) -> None:
    window = opened(qtbot)
    cards = _open(qtbot, window.page, "cost-at-start")
    _type(qtbot, cards, "3500")
    switch_language(qtbot, window)
    assert language.current() == "ko"
    assert isinstance(cards.form, NumberForm)
    assert cards.form.field.text() == "3500"
    assert "다섯 명" in cards.sheet.question.toPlainText()
    assert _hidden(cards)
    assert _guessed(qtbot, cards) == "close"
    assert cards.sheet.verdict.text().startswith("비슷합니다.")
    switch_language(qtbot, window)
    assert cards.sheet.verdict.text().startswith("Close.")
    assert "22,200 ÷ 5" in cards.sheet.why.toPlainText()


def test_a_guess_made_by_hand_in_between_does_not_change_the_question(qtbot: QtBot) -> None:
    page = opened(qtbot).page
    cards = _open(qtbot, page, "first-hundred")
    _stroke(qtbot, _cost_panel(page), [*enumerate(COSTS), (20, 68), (40, 51), (100, 44)])
    press(qtbot, page.transport.play)
    qtbot.waitUntil(lambda: page.snapshot is not None and page.snapshot.status.step > 0, timeout=LONGEST_MS)
    assert _guessed(qtbot, cards) == "right"
    # Played again from the start, and stopped exactly where the card ends.
    shown = at(qtbot, page, 100)
    assert shown.status.last >= 100


def test_a_learner_who_stops_the_run_is_not_taken_anywhere(qtbot: QtBot) -> None:
    page = opened(qtbot).page
    cards = _open(qtbot, page, "first-hundred")
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
    cards = _open(qtbot, page, card)
    _type(qtbot, cards, guess)
    assert _guessed(qtbot, cards) == word
    assert cards.sheet.answer.text()
    press(qtbot, cards.close_button)


def test_the_shape_card_is_answered_by_its_choice(qtbot: QtBot) -> None:
    cards = _open(qtbot, opened(qtbot, "l04_linear/shapes").page, "which-shape")
    assert isinstance(cards.form, ChoiceForm)
    qtbot.mouseClick(cards.form.buttons[0], LEFT)
    assert _guessed(qtbot, cards) == "right"
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
